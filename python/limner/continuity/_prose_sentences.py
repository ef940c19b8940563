"""Where the sentences of a card's prose begin and end, and the pieces of a list by semicolons."""

from collections.abc import Iterator

from limner.continuity._prose_words import ABBREVIATIONS, KIN
from limner.continuity._tokens import Tokens
from limner.continuity.looks import read

LONGEST_SENTENCE = 250
"""Words of a sentence; a longer one is read in parts, for each word in it may look at all others."""
_LISTED, _OPENING = 4, 3
"""Semicolons of a list, and words of its first piece."""


def sentences(tokens: Tokens, *, whole: bool) -> Iterator[tuple[int, int]]:
    """
    Yield the first and the last word of each sentence, and of each piece of a list: ``Female; 61; tall;``.

    ``whole``: no list is parted; what was put into English has a semicolon for each word that is not known.
    """
    for first, last in _sentences(tokens):
        low = tokens.low[first : last + 1]
        listed = not whole and low.count(";") >= _LISTED
        if listed and _opens_list(tokens, first, first + low.index(";")):
            yield from _parted(tokens, first, last)
        else:
            yield first, last


def _parted(tokens: Tokens, first: int, last: int) -> Iterator[tuple[int, int]]:
    for at in range(first, last + 1):
        if tokens.low[at] == ";" or at == last:
            if at > first:
                yield first, at
            first = at + 1


def _opens_list(tokens: Tokens, first: int, end: int) -> bool:
    """Whether a list by semicolons begins with a look, an age or a sex, and with no sentence."""
    text = tokens.between(first, max(first, end - 1))
    plain = end - first <= _OPENING and KIN.isdisjoint(tokens.low[first:end])
    return plain and (bool(read(text)) or text.isdigit())


def _sentences(tokens: Tokens) -> Iterator[tuple[int, int]]:
    first = 0
    for at, word in enumerate(tokens.low):
        if word in (".", "!", "?", "\n"):
            before = tokens.low[at - 1] if at else ""
            if word == "." and (
                before in ABBREVIATIONS
                or (len(before) == 1 and before.isalpha() and before != "i")
                or (before.isdigit() and at + 1 < len(tokens.low) and tokens.low[at + 1].isdigit())
            ):
                continue
            if at > first:
                yield first, at
            first = at + 1
        elif at - first >= LONGEST_SENTENCE:
            yield first, at
            first = at + 1
    if first < len(tokens.low):
        yield first, len(tokens.low) - 1
