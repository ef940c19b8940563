"""A text as words and signs, with where each stands in it."""

import re
from collections.abc import Sequence

from limner.continuity import _look_words as words

_TOKEN = re.compile(r"[^\W_]++(?:['’-][^\W_]++)*+|[^\w\s]|\n")


class Tokens:
    """
    Words (``grey-green``, ``don't``) in lower case and signs, in their order; ``_`` parts words like a blank.

    ``'s`` is a token of its own, so that ``Mira's`` is ``mira``.
    """

    __slots__ = ("_source", "ends", "low", "starts")

    def __init__(self, source: str) -> None:
        self._source = source
        self.low: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        say, begin, stop = self.low.append, self.starts.append, self.ends.append
        for found in _TOKEN.finditer(source):
            start, end = found.span()
            word = found[0].lower()
            if end - start > 2 and word[-1] == "s" and word[-2] in "'’":
                say(word[:-2].replace("’", "'"))
                begin(start)
                stop(end - 2)
                word, start = "'s", end - 2
            elif "’" in word:
                word = word.replace("’", "'")
            say(word)
            begin(start)
            stop(end)

    @property
    def source(self) -> str:
        """The text itself."""
        return self._source

    def text(self, at: int) -> str:
        """Return the token as it stands, in small letters unless it is all capitals."""
        word = self._source[self.starts[at] : self.ends[at]]
        return word if word.isupper() and len(word) > 1 else word.lower()

    def raw(self, at: int) -> str:
        """Return the token as it stands."""
        return self._source[self.starts[at] : self.ends[at]]

    def between(self, first: int, last: int) -> str:
        """Return the text from one token to another, both counted in."""
        return self._source[self.starts[first] : self.ends[last]].replace("_", " ") if first <= last else ""


def number_at(low: Sequence[str], at: int) -> tuple[int | None, int]:
    """Return the whole number said at a place, in figures or words, and its last token."""
    word = low[at]
    if word.isascii() and word.isdigit() and len(word) <= 6:
        return int(word), at
    if word in words.UNITS:
        return words.UNITS[word], at
    if word in words.TENS:
        unit = low[at + 1] if at + 1 < len(low) else ""
        more = words.UNITS.get(unit, 0)
        return (words.TENS[word] + more, at + 1) if 0 < more < 10 else (words.TENS[word], at)
    tens, dash, unit = word.partition("-")
    if dash and tens in words.TENS and 0 < words.UNITS.get(unit, 0) < 10:
        return words.TENS[tens] + words.UNITS[unit], at
    if word in ("hundred", "a-hundred"):
        return 100, at
    return None, at
