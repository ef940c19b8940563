"""What the readers of looks share: the words of a text, and which of them belong to a phrase already."""

from dataclasses import dataclass

from limner.continuity import _look_words as words
from limner.continuity._tokens import Tokens
from limner.continuity.slots import LONGEST, Slot


@dataclass(frozen=True, slots=True)
class Said:
    """
    A phrase about looks: ``value`` is a prompt's words for it, at most ``LONGEST`` characters.

    ``start`` and ``end`` are where the phrase stands in the text, so that it can be cut out of it.
    """

    slot: Slot
    value: str
    start: int
    end: int


def cut(value: str) -> str:
    """Return ``value`` in one line of at most ``LONGEST`` characters, cut behind a word."""
    value = " ".join(value[: 4 * LONGEST].split())
    if len(value) <= LONGEST:
        return value
    short = value[:LONGEST]
    return (short.rpartition(" ")[0] or short).rstrip(" ,;:-")


class Scan:
    """A text while it is read; the readers that follow one another share ``taken`` and ``said``."""

    def __init__(self, tokens: Tokens, taken: bytearray, said: list[Said]) -> None:
        self.tokens = tokens
        self.low = tokens.low
        self.taken = taken
        self.said = said

    def word(self, at: int) -> str:
        return self.low[at] if 0 <= at < len(self.low) else "\n"

    def say(self, slot: Slot, value: str, first: int, last: int) -> None:
        for at in range(first, last + 1):
            self.taken[at] = 1
        self.said.append(Said(slot, cut(value), self.tokens.starts[first], self.tokens.ends[last]))

    def denied(self, first: int) -> bool:
        near = first - 1
        while self.word(near) in words.DETERMINERS or self.word(near) in ("any", "or", "longer"):
            near -= 1
        if self.word(near) in words.NEGATIONS:
            return True
        return self.word(near) in ("have", "has", "had") and self.word(near - 1) in words.NEGATIONS

    def is_the_one(self, at: int) -> bool:
        """Whether ``the tall one`` is what somebody is: ``Cole is the tall one``."""
        return self.word(at - 1) == "the" and self.word(at - 2) in words.COPULAS

    def is_behind_name(self, at: int) -> bool:
        """Whether a list goes on here behind the name it begins with: ``Vroni Aigner; 32 years``."""
        near = at - 2
        while near >= 0 and at - near < 8 and self.low[near] not in (".", "\n", ":", "!", "?"):
            raw = self.tokens.raw(near)
            if not raw[:1].isupper() and raw not in ('"', "“", "”"):
                return False
            near -= 1
        return self.word(at - 1) in (";", ",") and near < at - 2

    def seems_of_age(self, first: int, end: int) -> bool:
        """Whether the words around a number say that somebody seems to be of that age: ``I look forty``."""
        left, before = self.word(first - 1), self.word(first - 2)
        if (self.word(end + 1), self.word(end + 2), self.word(end + 3)) == ("to", "look", "at"):
            return left in (",", "(", ":")  # ``a huge man, fifty to look at``
        return (before, left) == ("i", "look")
