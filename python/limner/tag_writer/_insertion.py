"""
Tags set into a text at the places that were named, each a paragraph of its own; every other byte stays.

Between the question and the answer the text may have changed: a paragraph is found again by its words. What
has no place, or where a tag would be none (in code, in markup), is left out and told.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from limner.core.word_count import is_unspaced
from limner.tag_writer._passage import Paragraph, Passage, numbered
from limner.tag_writer._proposal import Proposal
from limner.tags.grammar import scan

_FEWEST = 3
"""Characters of a quote, blanks and punctuation left out, below which it could be anywhere."""

_MOST = 300
"""Characters of a quote that are looked for, the last ones: the place is where it ends."""


@dataclass(frozen=True, slots=True)
class Written:
    """A text with its new tags, those that were set into it, and those for which there was no place."""

    text: str
    placed: tuple[Proposal, ...]
    unplaced: tuple[Proposal, ...]


def insert(text: str, passage: Passage, named: Sequence[Proposal]) -> Written:
    """Set the tags of ``named`` into ``text``, which was ``passage.text`` when the model was asked."""
    blocks = numbered(text, words=len(text) + 1).places
    before = scan(text)
    taken = {tag.start for tag in before}
    letters = _Letters(text)
    at: dict[int, Proposal] = {}
    unplaced = []
    for each in named:
        place = _position(letters, passage, blocks, each)
        if place is None or place in at or _stands_a_tag(text, place, taken):
            unplaced.append(each)
        else:
            at[place] = each
    result, count = text, len(before)
    placed = []
    for place, each in sorted(at.items(), reverse=True):
        tried = _with_tag(result, place, each)
        found = scan(tried)
        if len(found) == count + 1 and any(tag.start == place + 2 for tag in found):
            result, count = tried, len(found)
            placed.append(each)
        else:
            unplaced.append(each)
    return Written(result, tuple(reversed(placed)), tuple(unplaced))


class _Letters:
    """A text for quotes to be found in: its letters and digits as they compare, made of it once."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def _places(self) -> list[int]:
        return [index for index, each in enumerate(self.text) if each.isalnum()]

    @cached_property
    def _letters(self) -> str:
        return "".join(_folded(self.text[index]) for index in self._places)

    def end_of(self, quote: str) -> int | None:
        """Return the end of these words, whatever case, quotes, dashes or blanks they have in the text."""
        wanted = "".join(_folded(each) for each in quote[-_MOST:] if each.isalnum())
        if len(wanted) < _FEWEST:
            return None
        at = self._letters.find(wanted)
        while at >= 0:
            first, last = self._places[at], self._places[at + len(wanted) - 1]
            if _is_edge(self.text, first - 1, first) and _is_edge(self.text, last, last + 1):
                return last + 1
            at = self._letters.find(wanted, at + 1)
        return None


def _with_tag(text: str, place: int, named: Proposal) -> str:
    """A tag within a line parts it in two paragraphs; behind a line there is a new line already."""
    rest = text[place:]
    behind = "\n\n" if rest.partition("\n")[0].strip() else ""
    said = "".join(f' {name}="{value}"' for name, value in named.attributes)
    return f'{text[:place]}\n\n<img-prompt="{named.prompt}"{said}>{behind}{rest}'


def _stands_a_tag(text: str, place: int, taken: set[int]) -> bool:
    rest = text[place:]
    return place + len(rest) - len(rest.lstrip()) in taken


def _position(
    letters: _Letters, passage: Passage, blocks: Sequence[Paragraph], named: Proposal
) -> int | None:
    if named.number:
        place = passage.labelled(named.number)
        return None if place is None else _found_again(letters.text, passage, place)
    end = letters.end_of(named.quote)
    block = next((each for each in blocks if end is not None and each.start < end <= each.end), None)
    return None if block is None or block.is_code else block.end


def _found_again(text: str, passage: Passage, place: Paragraph) -> int | None:
    """Return where a place is in ``text``: the same one of several that read alike."""
    if text == passage.text:
        return place.end
    piece = passage.text[place.start : place.end].strip()
    before = passage.text.count(piece, 0, place.end) - 1
    at = -1
    for _ in range(before + 1):
        further = text.find(piece, 0 if at < 0 else at + len(piece))
        if further < 0:
            break
        at = further
    return None if at < 0 else at + len(piece)


def _folded(character: str) -> str:
    lower = character.lower()
    return lower if len(lower) == 1 else character


def _is_edge(text: str, left: int, right: int) -> bool:
    """Whether a word may begin or end between these two characters."""
    if left < 0 or right >= len(text):
        return True
    one, other = text[left], text[right]
    return not (one.isalnum() and other.isalnum()) or is_unspaced(one) or is_unspaced(other)
