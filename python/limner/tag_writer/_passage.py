"""
The places of a text at which a picture may stand: its paragraphs, numbered, and the sentences of long ones.

Numbers are one or two tokens each and cannot be copied wrongly, and they need no blanks between words, so
Chinese and Japanese stories have places too. Code, lists, tables, quotations and HTML are one paragraph each,
because a picture in the middle of one would break it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from limner.core.late_pattern import late
from limner.core.word_count import UNSPACED, words_in
from limner.tags.bare_text import without_tags
from limner.tags.grammar import images_after, scan

LONGEST = 60_000
"""Characters of a text that are shown to the model; what stands behind them gets no place."""

_FENCE = re.compile(r"[ ]{0,3}(```+|~~~+)")
_RULE = re.compile(r"[ ]{0,3}(?:[-*_][ \t]*){3,}$")
_JOINED = {
    "list": re.compile(r"[ \t]*(?:[-*+•]|\d{1,3}[.)])[ \t]"),
    "table": re.compile(r"[ \t]*\|"),
    "quotation": re.compile(r"[ \t]*>"),
    "html": re.compile(
        r"[ \t]*</?(?:div|details|summary|table|t[rdh]|ul|ol|li|pre|section|article|style)\b", re.IGNORECASE
    ),
}
"""Lines of one of these kinds that follow each other are one paragraph."""

_PLAIN, _CODE = "plain", "code"
_SENTENCE_ENDS = late(
    rf"[.!?…]{{1,9}}[\"'”’»)*_]{{0,9}}(?=\s)|[。！？]{{1,9}}[」』）”’\"*_]{{0,9}}(?=[\s{UNSPACED}「『（“\"*])"
)
_PAIRED = {"“": "”", "「": "」", "『": "』", "（": "）", "(": ")", "«": "»"}
_EITHER = '"*_`'


@dataclass(frozen=True, slots=True)
class Paragraph:
    """
    A piece of a text, [start, end) in code points, behind which a picture may stand.

    ``label`` is ``3`` for a paragraph, ``3.2`` for its second sentence; ``kind`` says what it is made of.
    """

    label: str
    start: int
    end: int
    kind: str = _PLAIN

    @property
    def is_code(self) -> bool:
        """Whether what is quoted from it is no part of the story."""
        return self.kind == _CODE


@dataclass(frozen=True, slots=True)
class Passage:
    """A text with its places, as it is shown to the model."""

    text: str
    places: tuple[Paragraph, ...]

    @property
    def shown(self) -> str:
        """The pieces, each behind its number; tags and pictures that stand in them are left out."""
        return "\n\n".join(f"[{each.label}] {self.piece(each)}" for each in self.places)

    @property
    def words(self) -> int:
        """How many words there are to illustrate."""
        return sum(words_in(self.piece(each)) for each in self.places)

    def piece(self, place: Paragraph) -> str:
        """Return the words of a place, without tags and pictures."""
        return without_tags(self.text[place.start : place.end]).strip()

    def labelled(self, label: str) -> Paragraph | None:
        """
        Return the place of that number.

        The number of a paragraph whose sentences are numbered means its last sentence, and so does one beyond
        them; None for a paragraph that there is not.
        """
        paragraph = label.partition(".")[0]
        within = [each for each in self.places if each.label.partition(".")[0] == paragraph]
        exact = [each for each in within if each.label == label]
        found = exact or within
        return found[-1] if found else None


def numbered(text: str, *, words: int, start: int = 0) -> Passage:
    """
    Number the places of a text that lie behind ``start``.

    Paragraphs of more than ``words`` words are numbered by sentence. What is a tag or a picture of ours and
    nothing else is no place.
    """
    taken = _tag_spans(text)
    places: list[Paragraph] = []
    number = 0
    for begin, end, kind in _blocks(text[:LONGEST]):
        inside = [span for span in taken if span[0] < end and begin < span[1]]
        if end <= start or not _left(text, begin, end, inside).strip():
            continue
        number += 1
        at = max(begin, start)
        ends = [end]
        if kind == _PLAIN and not inside and words_in(text[at:end]) > words:
            ends = [*_sentence_ends(text, at, end), end]
        for index, (one, other) in enumerate(pairwise([at, *ends]), 1):
            label = f"{number}.{index}" if len(ends) > 1 else str(number)
            places.append(Paragraph(label, one, other, kind))
    return Passage(text, tuple(places))


def _tag_spans(text: str) -> list[tuple[int, int]]:
    return [(tag.start, images_after(text, tag.end)[0]) for tag in scan(text)]


def _left(text: str, begin: int, end: int, spans: Sequence[tuple[int, int]]) -> str:
    kept = []
    for start, stop in spans:
        kept.append(text[begin : max(begin, start)])
        begin = max(begin, stop)
    return "".join([*kept, text[begin:end]])


def _blocks(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and kind of each paragraph; the end lies behind its last character, blanks aside."""
    begin = end = -1
    kind = ""
    for start, line in _lines(text):
        filled = bool(line.strip())
        here = _kind_of(line)
        if kind == _CODE:
            closes = here == _CODE and line.strip().strip("`~") == ""
            end = start + len(line.rstrip()) if filled else end
            if closes:
                yield begin, end, kind
                kind = ""
            continue
        goes_on = (filled and here == kind != _PLAIN) or (filled and kind == "html")
        if kind and not goes_on:
            yield begin, end, kind
            kind = ""
        if not filled or here == "rule":
            continue
        if not kind:
            begin, kind = start, here
        end = start + len(line.rstrip())
    if kind:
        yield begin, end, kind


def _lines(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for line in text.split("\n"):
        yield start, line
        start += len(line) + 1


def _kind_of(line: str) -> str:
    if _FENCE.match(line):
        return _CODE
    if _RULE.match(line):
        return "rule"
    return next((kind for kind, pattern in _JOINED.items() if pattern.match(line)), _PLAIN)


def _sentence_ends(text: str, begin: int, end: int) -> list[int]:
    """Return where sentences end before the last one; never within quotes, brackets or emphasis."""
    ends: list[int] = []
    at = begin
    deep = 0
    open_: dict[str, bool] = dict.fromkeys(_EITHER, False)
    for found in _SENTENCE_ENDS.finditer(text, begin, end):
        for character in text[at : found.end()]:
            if character in open_:
                open_[character] = not open_[character]
            deep += (character in _PAIRED) - (character in _PAIRED.values())
        at = found.end()
        if deep <= 0 and not any(open_.values()) and text[at:end].strip():
            ends.append(at)
    return ends
