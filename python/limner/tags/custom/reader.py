r"""
Tags in the user's own spelling: his patterns as regular expressions of both engines, and their reader.

What a pattern finds never leaves its line, holds no backtick and no beginning of a tag in the usual form, so
that it cannot overlap what the reader and the render hook find without it. Therefore a line can be read as
soon as it has ended, and the tags are the same however the text was cut.

Nor does it hold its own beginning: there it starts anew. So no character is read for more than one start of
the same pattern, and a text that is nothing but beginnings costs no more than any other.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from limner.tags._images import images_after
from limner.tags._vocabulary import SPACES, decode
from limner.tags.custom._writer import (
    PatternWriter,
)
from limner.tags.custom.patterns import parse_all


@dataclass(frozen=True, slots=True)
class CustomPatterns:
    """All patterns of the user's: for Python, and as sources for the render hook (a tag, its beginning)."""

    reader: re.Pattern[str]
    tag: str
    tail: str
    first: str
    """What a text must hold for any of them to be found: a source as well."""


class Found(NamedTuple):
    """A tag at [start, end) with its prompt."""

    start: int
    end: int
    prompt: str


def compile_all(text: str) -> CustomPatterns | None:
    """Return the patterns in ``text``, one a line, or None for none; raises SettingError."""
    patterns = parse_all(text)
    if not patterns:
        return None
    python, page = PatternWriter(page=False), PatternWriter(page=True)
    sources = [python.whole(pattern, f"p{number}") for number, pattern in enumerate(patterns)]
    first = "|".join(page.first(pattern) for pattern in patterns)
    return CustomPatterns(
        re.compile("|".join(sources)),
        "|".join(page.whole(pattern) for pattern in patterns),
        f"(?={first})(?:{'|'.join(page.start(pattern) for pattern in patterns)})",
        first,
    )


def _pair(code: int) -> str:
    units = chr(code).encode("utf-16-be").hex()
    return f"(?:\\u{units[:4]}\\u{units[4:]})"


def joined_spans(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return spans in their order, those that overlap as one."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


class CustomReader:
    """
    Finds the user's tags in a text that comes, a few lines at a time.

    ``take`` what belongs to something else: code, tags in the usual form, their pictures. ``resolve`` when a
    line has ended and nothing in it is undecided.
    """

    def __init__(self, extra: CustomPatterns) -> None:
        self._pattern = extra.reader
        self._taken: list[tuple[int, int]] = []
        self._behind = False  # all since ``start`` is blank and stands behind a tag of ours
        self.start = 0
        """From here on the text is not read yet."""

    def take(self, start: int, end: int) -> None:
        """[start, end) is something else."""
        self._taken.append((start, end))

    def resolve(self, text: str, base: int) -> list[Found]:
        """Return the tags of ``text``, whose first character stands at ``base`` (one before ``start``)."""
        found: list[Found] = []
        stop = at = self.start - base
        if self._behind:
            stop, _ = images_after(text, at)
            at = stop
        taken = joined_spans(self._taken)
        while match := self._pattern.search(text, at):
            behind = bisect_right(taken, base + match.start(), key=lambda span: span[0])
            if behind and base + match.start() < taken[behind - 1][1]:
                at = taken[behind - 1][1] - base
                continue
            raw = match[match.lastgroup or 0]
            found.append(Found(base + match.start(), base + match.end(), decode(raw).strip() or raw.strip()))
            stop, _ = images_after(text, match.end())
            at = stop
        self._behind = (bool(found) or self._behind) and not text[stop:].strip(SPACES)
        self.start = base + len(text)
        self._taken = []
        return found
