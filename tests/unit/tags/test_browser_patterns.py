"""
The render hook's patterns, in the engine they are for: Node finds what ``scan`` finds.

Offsets differ (code points here, UTF-16 units there); ``Node.ask`` turns theirs into ours.
"""

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings

from limner.tags._images import images_after
from limner.tags.grammar import hook_patterns, scan
from tests.unit.in_node import Listener, needs_node
from tests.unit.tags.test_grammar_examples import DOCUMENTED, EXAMPLES
from tests.unit.tags.test_scanner import texts

pytestmark = needs_node

PROGRAM = """
const made = {};
require("readline").createInterface({input: process.stdin}).on("line", (line) => {
  const {key, text, patterns} = JSON.parse(line);
  if (patterns) {  // too long for an argument
    for (const key of ["tag", "tail", "streaming", "final"])
      made[key] = new RegExp(patterns[key], patterns.flags);
    return console.log("null");
  }
  const began = performance.now();
  const matches = [...text.matchAll(made[key])];
  const ms = performance.now() - began;
  const found = matches.map(({index, 0: all, groups}) => ({...groups, index, all}));
  console.log(JSON.stringify({found, ms}));
});
"""

Find = dict[str, Any]


def code_points(text: str, units: int) -> int:
    return units if text.isascii() else len(text.encode("utf-16-le")[: 2 * units].decode("utf-16-le"))


class Node:
    """One Node for all tests of this file, asked a line at a time."""

    def __init__(self) -> None:
        self._node = Listener(PROGRAM)
        self._node.ask({"patterns": hook_patterns()})
        self.close = self._node.close

    def ask(self, key: str, text: str) -> tuple[list[Find], float]:
        answer = self._node.ask({"key": key, "text": text})
        for find in answer["found"]:
            find["start"] = code_points(text, find["index"])
        return answer["found"], answer["ms"]

    def tags(self, text: str, key: str = "tag") -> list[tuple[int, str, str]]:
        return [
            (find["start"], find["tag"], find["images"]) for find in self.ask(key, text)[0] if "tag" in find
        ]


@pytest.fixture(scope="module")
def node() -> Iterator[Node]:
    node = Node()
    yield node
    node.close()


def expected(text: str) -> list[tuple[int, str, str]]:
    return [(tag.start, tag.text, text[tag.end : images_after(text, tag.end)[0]]) for tag in scan(text)]


@pytest.mark.parametrize("text", [pytest.param(row[1], id=row[0]) for row in EXAMPLES])
def test_the_hook_finds_the_tags_of_an_example(node: Node, text: str) -> None:
    assert node.tags(text) == expected(text)


@settings(max_examples=600, deadline=None)
@given(text=texts)
def test_the_hook_finds_what_the_reader_finds(node: Node, text: str) -> None:
    assert node.tags(text) == expected(text)


@settings(max_examples=200, deadline=None)
@given(text=texts)
def test_the_streaming_pattern_finds_the_same_tags(node: Node, text: str) -> None:
    assert node.tags(text, "streaming") == expected(text)


WHOLE_TAGS = [
    tags[0].text
    for _, text, _ in EXAMPLES
    if len(text) < 200 and (tags := scan(text)) and not any(scan(tags[0].text[:-n]) for n in range(1, 9))
]


@pytest.mark.parametrize("tag", sorted(set(WHOLE_TAGS)))
@pytest.mark.parametrize("appended", ["", '"', "*", '"*', "\n```"])
def test_every_beginning_of_a_tag_is_a_tail(node: Node, tag: str, appended: str) -> None:
    story = "It was dawn. "
    for length in range(1, len(tag)):
        beginning = tag[:length].rstrip() + appended
        if scan(story + beginning):
            continue
        found, _ = node.ask("tail", story + beginning)
        assert [find["start"] for find in found] == [len(story)], beginning


@pytest.mark.parametrize(
    "text",
    [
        "", "a", "a < b and more", "<b", "<b>bold</b>", "<span", "3 > 2", "Tom & Jerry", "&amp", "&lt;b",
        "<!-- note", '<img src="a', "<img alt", "<image", "<picture", '"quoted"', "*",
        "<img-prompt=castle> and on",
        '<img-prompt=""> and the story goes on', '<img-prompt="a"> and on', "</p", "<img-prompts",
        '<img-prompt="nobody closed this\n\nAnd the story goes on.',
    ],
)  # fmt: skip
def test_ordinary_text_is_no_tail(node: Node, text: str) -> None:
    assert node.ask("tail", text)[0] == []


def test_only_the_streaming_pattern_knows_a_tail_in_code(node: Node) -> None:
    text = 'like this:\n```\n<img-prompt="a'
    assert [find.get("tail") for find in node.ask("streaming", text)[0]] == [None]
    assert [find["all"] for find in node.ask("tail", text)[0]] == ['<img-prompt="a']
    outside = 'x <img-prompt="a"> <img-prom"'
    assert [find.get("tail") for find in node.ask("streaming", outside)[0]] == [None, '<img-prom"']


@settings(max_examples=300, deadline=None)
@given(text=texts)
def test_the_pattern_of_a_whole_text_finds_the_same_tags(node: Node, text: str) -> None:
    assert node.tags(text, "final") == expected(text)


@pytest.mark.parametrize("tag", sorted({*WHOLE_TAGS, *(tag.text for row in DOCUMENTED for tag in scan(row))}))
@pytest.mark.parametrize("behind", ["", "\n"])
def test_a_reply_cut_at_any_character_of_a_tag_shows_nothing_of_it(node: Node, tag: str, behind: str) -> None:
    story = "It was dawn. "
    for length in range(1, len(tag)):
        beginning = tag[:length]
        if scan(story + beginning):
            continue
        tails = [find for find in node.ask("final", story + beginning + behind)[0] if find.get("tail")]
        assert [find["start"] for find in tails] == [len(story)], beginning


@pytest.mark.parametrize(
    "text",
    [
        "", "a", "a < b and more", "<b", "<b>bold</b>", "3 > 2", "Tom & Jerry", "AT&", "&lt;b",
        "I love you <3",
        "She pouted. >_<", "(>.<", "> <", ">///<", '<img src="a', "<image", "<picture", "</p", "<img-prompts",
        "<img-prompt=castle> and on", '<img-prompt=""> and the story goes on', '<img-prompt="a"> and on',
        '<img-prompt="a castle> She rode on and said "Hello".', "<img-prompt='a castle> She rode on.",
        '<img-prompt="nobody closed this\n\nAnd the story goes on.',
        '<!--img-prompt="a castle"> She rode on.',
        'like this:\n```\n<img-prompt="a',
    ],
)  # fmt: skip
def test_what_is_no_cut_tag_stays_for_the_reader(node: Node, text: str) -> None:
    assert [find for find in node.ask("final", text)[0] if find.get("tail")] == []


SIZE = 200_000


def assert_linear(node: Node, key: str, short: str, long: str) -> None:
    """Eight times the text may take 40 times as long; a busy machine gets five tries."""
    limit = 40 * max(node.ask(key, short)[1], 5)
    assert any(node.ask(key, long)[1] < limit for _ in range(5))


@pytest.mark.parametrize("key", ["tag", "tail", "streaming", "final"])
@pytest.mark.parametrize(
    "piece",
    [
        '<img-prompt="', "`", "<", "&", "<!-- ", "<img    ", " ", "\n   ", "```a\n", '<img-prompt a="b" ',
        "&lt;img-prompt=&quot;", '<img-prompt="a"> ` ', '<img-prompt="a"><img src="', "<img-prompt>",
    ],
)  # fmt: skip
def test_hostile_text_cannot_hold_the_page_up(node: Node, key: str, piece: str) -> None:
    short, long = piece * (SIZE // 8 // len(piece)), piece * (SIZE // len(piece))
    assert_linear(node, key, short, long)


@pytest.mark.parametrize("key", ["tag", "tail", "streaming", "final"])
@pytest.mark.parametrize("piece", ["a", '" ', '" a="', "\\", "“ ", "\" a='x' b=\"", " a=b"])
def test_a_hostile_prompt_cannot_hold_the_page_up(node: Node, key: str, piece: str) -> None:
    begin = '<img-prompt="x'
    short, long = begin + piece * (SIZE // 8 // len(piece)), begin + piece * (SIZE // len(piece))
    assert_linear(node, key, short, long)
