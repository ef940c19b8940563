"""The user's own tag patterns: refused where they could hurt, the same in both engines however cut."""

import re
from collections.abc import Iterator
from itertools import combinations, pairwise
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from limner.core.errors import SettingError
from limner.pictures.picture import Picture, State, Version
from limner.pictures.projection import project
from limner.tags.custom.patterns import parse_all
from limner.tags.custom.reader import compile_all
from limner.tags.grammar import hook_patterns, images_after, read_also, scan, scanner_for
from tests.unit.in_node import Listener, needs_node
from tests.unit.tags.test_browser_patterns import Node, code_points

pytestmark = needs_node

OWN = r"""
\[img:\s*(?P<prompt>[^\]]+)\]
<image>(?<prompt>.+?)</image>
/@(?:paint|draw) (?P<prompt>.+)$/i
\[\[IMG:(?P<prompt>[^|\]]+)(?:\|[^\]]*)?\]\]
^✦ (?P<prompt>[^✦]+?) ✦$
"""
PIECES = [
    "[img:", "[img: a fox]", "]", "[", "<image>", "</image>", "<image>a < b</image>", "@paint ",
    "@DRAW a hut", "[[IMG: a | b]]", "[[IMG:", "|", "\n", "\n\n", "✦ a ✦", "✦ ", " ✦", " ", "a", "é", "🦊",
    "`", "``", "```",
    "\n```\n", "~~~", "\n~~~\n", '<img-prompt="b">', '<img-prompt="', '">', "<", "&lt;", "&", "&lt;image&gt;",
    '<img src="/u" title="t" alt="a">', '<img src="/u" title="[img: c]" alt="a">', "<!--", "-->", '"',
]  # fmt: skip
texts = st.lists(st.sampled_from(PIECES), max_size=20).map("".join)


@pytest.fixture(autouse=True)
def _own_patterns() -> Iterator[None]:
    read_also(OWN)
    yield
    read_also("")


@pytest.fixture(scope="module")
def page() -> Iterator[Node]:
    read_also(OWN)
    node = Node()
    read_also("")
    yield node
    node.close()


def prompts(text: str) -> list[str]:
    return [tag.prompt for tag in scan(text)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("He ran. [img: a red fox] On.", ["a red fox"]),
        ("[IMG:  a fox ]", ["a fox"]),
        ("[img: ] [img:]", []),
        ("<image>a > b</image>", ["a > b"]),
        ("say\n@draw a hut, 2 trees\nnext", ["a hut, 2 trees"]),
        ("[[IMG: a castle | SQUARE | CLOSE]]", ["a castle"]),
        ("✦ dawn 🦊 ✦", ["dawn 🦊"]),
        ("x ✦ dawn ✦", []),
        ("[img: over\ntwo lines]", []),
        ("`[img: code]` [img: a]", ["a"]),
        ("```\n[img: code]\n```\n[img: a]", ["a"]),
        ("~~~\n[img: code]\n~~~\n[img: a]", ["a"]),
        ('<img-prompt="a [img: b] c">', ["a [img: b] c"]),
        ('<img-prompt="a\nb"> [img: c] <img-prompt="d">', ["a\nb", "c", "d"]),
        ('[img: <img-prompt="a">]', ["a"]),
        ('<img-prompt="nobody closed [img: a]', ["a"]),
        ('[img: a]<img src="/u" title="[img: b]" alt="b"> [img: c]', ["a", "c"]),
        ('[img: a]\n<img src="/u" title="[img: b]" alt="b"> [img: c]', ["a", "c"]),
        ('<img-prompt="a">\n<img src="/u" title="[img: b]" alt="b">', ["a"]),
        ("[img: salt &amp; pepper]", ["salt & pepper"]),
        ("[img: nobody closed [img: a fox]", ["a fox"]),
        ("<image>nobody closed <image>a [b] c</image>", ["a [b] c"]),
    ],
)
def test_own_tags_are_read_beside_the_usual_ones(text: str, wanted: list[str]) -> None:
    assert prompts(text) == wanted


def test_without_patterns_nothing_of_it_is_read() -> None:
    read_also("\n  \n")
    assert prompts('[img: a] <img-prompt="b">') == ["b"]


@settings(max_examples=250, deadline=None)
@given(text=texts, cuts=st.lists(st.integers(0, 120), max_size=10))
def test_tags_are_the_same_however_the_text_is_cut(text: str, cuts: list[int]) -> None:
    places = sorted({0, len(text), *(cut for cut in cuts if cut < len(text))})
    scanner = scanner_for()
    found = [tag for start, end in pairwise(places) for tag in scanner.feed(text[start:end])]
    assert found + scanner.finish() == scan(text)
    assert all(tag.text == text[tag.start : tag.end] and tag.prompt for tag in found)
    starts = [place for tag in scan(text) for place in (tag.start, tag.end)]
    assert starts == sorted(starts)


def test_a_streaming_text_gives_its_own_tags_at_the_end_of_their_line() -> None:
    scanner = scanner_for()
    assert scanner.feed("[img: a] and <img-prompt='b'> and") == []
    assert [tag.prompt for tag in scanner.feed(" so on\nmore")] == ["a", "b"]


def expected(text: str) -> list[tuple[int, str, str]]:
    return [(tag.start, tag.text, text[tag.end : images_after(text, tag.end)[0]]) for tag in scan(text)]


@settings(max_examples=250, deadline=None)
@given(text=texts)
def test_the_render_hook_finds_what_the_reader_finds(page: Node, text: str) -> None:
    assert page.tags(text) == expected(text)
    whole = f"{text}\n\nThe end."  # what is not, may still become another tag
    assert page.tags(whole, "streaming") == expected(whole)


@pytest.mark.parametrize(
    "tag", ["[img: a fox]", "<image>a</image>", "@paint a hut", "[[IMG: a | b]]", "✦ dawn 🦊 ✦"]
)
def test_every_beginning_of_an_own_tag_is_a_tail(page: Node, tag: str) -> None:
    for length in range(1, len(tag)):
        if scan(tag[:length]):
            continue
        found, _ = page.ask("tail", "\n" + tag[:length] + '"')
        assert [find["start"] for find in found] == [1], tag[:length]


def test_pictures_are_set_behind_own_tags_and_found_there_again() -> None:
    version = Version("v", "a fox", "/user/images/fox.png", "sd", 0.0)
    picture = Picture("p", "a fox", 0, State.PAINTED, (version,), 0)
    text = project("He ran. [img: a fox] On.", [picture])
    assert text.startswith('He ran. [img: a fox]<img src="/user/images/fox.png"')
    assert project(text, [picture]) == text
    assert prompts(text) == ["a fox"]


@pytest.mark.parametrize(
    ("pattern", "why"),
    [
        ("[img: (.+)]", "group (?P<prompt>"),
        (r"\[(?P<prompt>.+)", None),
        (r"\[(?P<prompt>.+?)", "end after its first character"),
        (r"(?P<prompt>.+)", "begin with a fixed character"),
        (r".(?P<prompt>.+)", "begin with a fixed character"),
        (r"\s\[(?P<prompt>.+)", "begin with a fixed character"),
        (r"x*(?P<prompt>.+)", "begin with a fixed character"),
        (r"`(?P<prompt>.+)`", "begin with a fixed character"),
        (r"\[(?P<prompt>a|b)", "one repetition"),
        (r"\[(?P<prompt>(?:a+)+)\]", "one repetition"),
        (r"\[(?:a+)+(?P<prompt>.+)\]", "a repetition stands inside a repetition"),
        (r"\[(?:a|a)*(?P<prompt>.+)\]", "a repetition stands inside a repetition"),
        (r"\[(?:a?){20}(?P<prompt>.+)\]", "a repetition stands inside a repetition"),
        (r"\[(?:)*(?P<prompt>.+)\]", "a repetition stands inside a repetition"),
        (r"\[.*\S*(?P<prompt>.+)\]", "too many ways"),
        (r"\[(?P<prompt>.+).*\]", "too many ways"),
        (r"x\s*[ \t]*[ ]*[ \t\r]*(?P<prompt>[^y]+)y", "too many ways"),
        (r"x[a-c]*[a-d]*e(?P<prompt>[^y]+)y", "leave out one of two repetitions"),
        (r"x(?:a|aa)(?:a|aa)(?:a|aa)(?:a|aa)(?:a|aa)(?:a|aa)(?P<prompt>[^y]+)y", "too many ways"),
        (r"x\s*\s*\s*(?P<prompt>[^y]+)\s*y", None),
        (r"\[img:\s*(?P<prompt>[^\]]+?)\s*\]", None),
        (r"\[(?:image|picture|img)\s*:\s*\"?(?P<prompt>[^\"\]]+)\"?\s*\]", None),
        (r"\(\(\s*img\s*[:=]\s*(?P<prompt>.+?)\s*\)\)", None),
        (r'<image(?: \w+="[^"]*")?>(?P<prompt>.+?)</image>', None),
        (r"\*\*Image\*\*:\s*(?P<prompt>.+)$", None),
        (r"\[(?=a)(?P<prompt>.+)\]", "look ahead"),
        (r"\[(?i:a)(?P<prompt>.+)\]", "look ahead"),
        (r"(\[)(?P<prompt>.+)\]", "begin with a fixed character"),
        (r"\[(?P<prompt>.+)\1", r"\1 is not known"),
        (r"\[(?P<prompt>.+", "a ) is missing"),
        (r"\[(?P<prompt>.+))", "a ) is too many"),
        (r"\[(?P<prompt>.+)\]|x", "must stand inside a group"),
        (r"\[(?P<prompt>.+)[a", "it ends too soon"),
        (r"\[(?P<prompt>.+)[z-a]", "wrong way round"),
        (r"\[(?P<prompt>.+)x{3,1}", "wrong way round"),
        (r"\[(?P<prompt>.+)x**", "repetition is repeated"),
        (r"\[(?P<prompt>.+)x{999}", "more than 200 times"),
        (r"\[(?P<prompt>.+)[🦊]", "emoji"),
        (r"\[+*(?P<prompt>.+)", "repetition is repeated"),
        (r"*\[(?P<prompt>.+)", "nothing before *"),
        (r"\[(?P<prompt>.+)\u12", "hexadecimal"),
        (r"\[a^(?P<prompt>.+)", "only stand at its beginning"),
        (r"\[(?P<prompt>.+)\](?P<prompt>.+)", "one group"),
        ("[" * 301, "longer than 300"),
        ("\\", "too soon"),
    ],
)
def test_a_pattern_is_taken_or_refused_in_one_sentence(pattern: str, why: str | None) -> None:
    if why is None:
        parse_all(pattern)
        return
    with pytest.raises(SettingError) as refusal:
        parse_all("\n" + pattern)
    said = str(refusal.value)
    assert why in said
    assert said.startswith("Line 2 cannot be used as a pattern: ")
    assert said.endswith(".")


def test_there_are_at_most_ten_patterns() -> None:
    one = r"\[(?P<prompt>.+)\]"
    parse_all("\n".join([one] * 10))
    with pytest.raises(SettingError, match="at most 10"):
        parse_all("\n".join([one] * 11))


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet=r"\[](){}|*+?.^$ab-,1<>pP:! ✦🦊", max_size=24))
def test_whatever_is_typed_is_refused_or_compiles_and_never_matches_nothing(text: str) -> None:
    try:
        extra = compile_all(rf"\[{text}(?P<prompt>.+)\]")
    except SettingError:
        return
    assert extra is not None
    assert extra.reader.search("") is None
    match = extra.reader.match("")
    assert match is None


FRAGMENTS = [
    "a",
    r"\s*",
    r"\s",
    "b?",
    "(?:c|d)",
    "(?:x+)?",
    "[^|]*",
    r"\|",
    ".",
    r"\w{1,3}",
    "é",
    "🦊",
    "[a-f]+?",
]


def test_what_is_taken_compiles_in_javascript_too() -> None:
    taken = []
    for one, other in combinations(FRAGMENTS, 2):
        try:
            extra = compile_all(rf"\[{one}{other}(?P<prompt>[^\]]+){other}\]")
        except SettingError:
            continue
        assert extra is not None
        taken.append([extra.tag, extra.tail, extra.first])
    assert len(taken) > 30
    program = """
        require("readline").createInterface({ input: process.stdin }).on("line", (line) =>
          console.log(JSON.parse(line).flat().map((source) => new RegExp(source, "gi")).length));
    """
    node = Listener(program)
    assert node.ask(taken) == 3 * len(taken)
    node.close()


SIZE = 20_000


@pytest.mark.parametrize("key", ["tag", "tail", "streaming"])
@pytest.mark.parametrize(
    "piece", ["[img:", "[img: ", "[", " ", "<image>", "<image>a", "@paint ", "[[IMG: a|", "✦ "]
)
def test_hostile_text_cannot_hold_the_page_up(page: Node, key: str, piece: str) -> None:
    short, long = piece * (SIZE // 5 // len(piece)), piece * (SIZE // len(piece))
    assert min(page.ask(key, long)[1] for _ in range(2)) < 40 * max(page.ask(key, short)[1], 5)


HURT = [
    r"x\s*\s*\s*(?P<prompt>[^y]+)\s*y",
    r"x(?P<prompt>[^y]+)y",
    r"\[(?P<prompt>[^\]]+?)\"?\]",
    r"🦊(?P<prompt>[^\]]+)\]",
]
BEGINNINGS = ["x", "x" + " " * 11, "xa" + " " * 11, "[", "[a   ", "[" + "a " * 2000, "x" + "a " * 900]
FOXES = ["🦊", "🦊a", "🦊" + " " * 11]


@pytest.mark.parametrize("pattern", HURT)
def test_a_text_of_nothing_but_beginnings_costs_neither_engine_more_than_its_length(pattern: str) -> None:
    """Each once took both engines seconds to minutes for 50,000 characters, or the page's one for 20,000."""
    read_also(pattern)
    node = Node()
    for piece in FOXES if "🦊" in pattern else BEGINNINGS:
        text = (piece * 50_000)[:50_000]
        assert any(seconds(text) < 1 for _ in range(3)), piece
        for key in ("tag", "tail", "streaming"):
            assert any(node.ask(key, text)[1] < 1_000 for _ in range(3)), (piece, key)
    node.close()


def seconds(text: str) -> float:
    began = process_time()
    scan(text)
    return process_time() - began


def test_a_pattern_that_begins_with_an_emoji_begins_anew_with_it_on_the_page_too() -> None:
    read_also(r"🦊(?P<prompt>[^\]]+)\]")
    node = Node()
    for text in ("🦊a] 🦊b 🦊c 🐈 d]", "🦊🦊a]", "🦊🐈]", "🐈🦊a\n]"):
        assert node.tags(text) == expected(text)
    assert prompts("🦊a] 🦊b 🦊c 🐈 d]") == ["a", "c 🐈 d"]
    node.close()


def test_the_hint_finds_something_in_every_text_with_an_own_tag() -> None:
    hint = re.compile(hook_patterns()["hint"], re.IGNORECASE)
    for text in ("[img: a]", "<image>a</image>", "@draw a", "✦ a ✦"):
        assert hint.search(text)
    assert not hint.search("Just a story.")


def test_offsets_of_the_page_are_made_ours() -> None:
    assert code_points("🦊a", 2) == 1
