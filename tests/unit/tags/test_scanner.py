"""The reader on texts that come in pieces, texts made to hurt, and our own pictures behind a tag."""

from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from limner.tags.grammar import Placed, Scanner, Tag, images_after, scan
from tests.unit.tags.test_grammar_examples import EXAMPLES

PIECES = [
    '<img-prompt="', "<img_prompt=", '<pic prompt="', "<pic ", '<img prompt="', "<img ", '<img src="x" ',
    "img-prompt", "<!--", "-->", "<", ">", "/>", " / ", '"', "'", "“", "”", "‘", "’", "&quot;", "&#39;",
    "&lt;", "&gt;", "&", "&l", "t;", "\\", "\\\\", '\\"', "`", "``", "```", "~~~", "\n", "\n```\n",
    "\r\n", " ", "a", "b c", "🦊", "=", "{{user}}", ' ar="16:9"', " seed=-5", " src=", ' src="x"',
    ' negative="', " x='", 'prompt="', "</img-prompt>", "<img-prompt>", '<img src="u" title="t" alt="a">',
    '<img src="u" title="', '" alt="', "*", '">', '"-->', "[img: a]",
]  # fmt: skip
texts = st.lists(st.sampled_from(PIECES), max_size=24).map("".join)

MEGABYTE = 1_000_000


def read(*deltas: str) -> tuple[list[Tag], Scanner]:
    scanner = Scanner()
    tags = [tag for delta in deltas for tag in scanner.feed(delta)]
    return tags + scanner.finish(), scanner


@pytest.mark.parametrize("text", [pytest.param(row[1], id=row[0]) for row in EXAMPLES if len(row[1]) < 1000])
def test_an_example_reads_the_same_one_character_at_a_time(text: str) -> None:
    whole, scanner = read(text)
    bit_by_bit, slow = read(*text)
    assert bit_by_bit == whole
    assert slow.malformed == scanner.malformed
    assert slow.read == len(text)


@settings(max_examples=500, deadline=None)
@given(text=texts, cuts=st.lists(st.integers(0, 200), max_size=12))
@example(text='<img-prompt="a \\"🦊&quot;"> ```<img-prompt="b">', cuts=list(range(48)))
@example(text='<<img-promptimg ar="1:1" prompt="a">', cuts=[])
def test_tags_are_the_same_however_the_text_is_cut(text: str, cuts: list[int]) -> None:
    places = sorted({0, len(text), *(cut for cut in cuts if cut < len(text))})
    pieces = [text[start:end] for start, end in pairwise(places)]
    whole, scanner = read(text)
    assert all(tag.text == text[tag.start : tag.end] and tag.prompt for tag in whole)
    in_pieces, other = read(*pieces)
    assert in_pieces == whole
    assert other.malformed == scanner.malformed
    assert other.read == scanner.read == len(text)
    bit_by_bit, slow = read(*text)
    assert bit_by_bit == whole
    assert slow.malformed == scanner.malformed


@settings(max_examples=200, deadline=None)
@given(text=texts)
def test_tags_never_overlap_and_come_in_order(text: str) -> None:
    tags = scan(text)
    places = [place for tag in tags for place in (tag.start, tag.end)]
    assert places == sorted(places)


def test_a_tag_is_handed_out_at_its_last_character() -> None:
    scanner = Scanner()
    text = 'x <img-prompt="a" ar="1:1"/>'
    assert [len(scanner.feed(character)) for character in text] == [0] * (len(text) - 1) + [1]


def test_a_tag_behind_a_backtick_waits_for_the_end_of_the_line() -> None:
    scanner = Scanner()
    assert scanner.feed('a ` <img-prompt="a"> and') == []
    assert [tag.prompt for tag in scanner.feed(" more\n")] == ["a"]


def test_a_tag_before_a_backtick_does_not_wait() -> None:
    assert [tag.prompt for tag in Scanner().feed('<img-prompt="a"> ` <img-prompt="b">')] == ["a"]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        pytest.param(('<img-prompt="' + "a" * 84 + '">\n') * 10_000, 10_000, id="ten thousand tags"),
        pytest.param('<img-prompt="' * 77_000, 0, id="a beginning again and again"),
        pytest.param('<img-prompt="' + "a" * MEGABYTE, 0, id="a tag nobody closes"),
        pytest.param("`" * MEGABYTE, 0, id="backticks"),
        pytest.param("<" * MEGABYTE, 0, id="less-than signs"),
        pytest.param("&" * MEGABYTE, 0, id="ampersands"),
        pytest.param(
            '<img-prompt="x' + '" a="' * 200_000, 0, id="a quote that looks like an end, again and again"
        ),
        pytest.param(" ".join("`" * length for length in range(1, 1400)), 0, id="runs of every length"),
        pytest.param("` `` " * 200_000, 0, id="spans"),
    ],
)
def test_a_megabyte_is_read_once_whatever_it_holds(text: str, count: int) -> None:
    tags, scanner = read(text)
    assert len(tags) == count
    assert scanner.read == len(text)


@settings(max_examples=200, deadline=None)
@given(text=texts, size=st.integers(1, 40))
def test_no_character_is_shown_to_the_grammar_twice(text: str, size: int) -> None:
    class Watched(Scanner):
        """Notes the place of every mark."""

        def __init__(self) -> None:
            super().__init__()
            self.places: list[int] = []

        def _mark(self, mark: str, start: int, end: int) -> None:
            self.places += (start, end)
            super()._mark(mark, start, end)

    scanner = Watched()
    for start in range(0, len(text), size):
        scanner.feed(text[start : start + size])
    scanner.finish()
    assert scanner.places == sorted(scanner.places)
    assert len(scanner.places) <= 2 * len(text)


def test_guesses_about_an_end_stay_few(monkeypatch: pytest.MonkeyPatch) -> None:
    from limner.tags._attributes import AttributeReader  # noqa: PLC0415 - only here is the inside looked at

    steps = 0
    feed = AttributeReader.feed

    def counted(self: AttributeReader, mark: str, start: int, end: int) -> object:
        nonlocal steps
        steps += 1
        return feed(self, mark, start, end)

    monkeypatch.setattr(AttributeReader, "feed", counted)
    text = '<img-prompt="x' + "\" a='\" b=\"' c=“' " * 700 + '">'
    read(text)
    assert steps < 6 * len(text)


def test_a_text_that_hid_a_beginning_is_read_on_behind_it() -> None:
    text = '<img-prompt="' + "a" * 12_000 + ' <img-prompt="b">'
    assert [tag.prompt for tag in scan(text)] == ["b"]


def test_pictures_behind_a_tag_are_found_with_their_addresses() -> None:
    tag = '<img-prompt="a">'
    first, second = (
        '<img src="/u/1.png?a=1&amp;b=2" title="a" alt="a">',
        '<img src="/u/2.png" title="" alt="">',
    )
    text = f"{tag}\n{first} {second}  the story"
    end, placed = images_after(text, len(tag))
    start = len(tag) + 1
    assert placed == [
        Placed(start, start + len(first), "/u/1.png?a=1&b=2"),
        Placed(start + len(first) + 1, end, "/u/2.png"),
    ]
    assert text[end:] == "  the story"


@pytest.mark.parametrize(
    "other",
    [
        '<img src="u">',
        '<img alt="a" src="u" title="a">',
        '<img src="u" title="a" alt="a" class="x">',
        "<img src='u' title='a' alt='a'>",
        '<img src="u" title="a" alt="a"',
        '. <img src="u" title="a" alt="a">',
        "",
    ],
)
def test_other_pictures_are_not_ours(other: str) -> None:
    assert images_after("x" + other, 1) == (1, [])
