"""
The parts of the user's own tag patterns: sets of characters, and what is built of them.

A set is a tuple of ranges of code points, so that two sets can be compared and one taken from the other.
"""

from dataclasses import dataclass
from itertools import product
from typing import TypeAlias

from limner.core.errors import SettingError

LONGEST_PROMPT = 2000
"""Characters of a prompt that a pattern of the user's finds."""

MOST_BLANKS = 10
"""Blanks in a row that a pattern reads over outside the prompt."""

END = 0x10FFFF

Ranges: TypeAlias = tuple[tuple[int, int], ...]


def ranges_of(marks: str) -> Ranges:
    """Return the set of these characters."""
    return tuple((ord(mark), ord(mark)) for mark in sorted(set(marks)))


BLANKS = ranges_of(" \t\r\f\v\u00a0")
NEVER = (*ranges_of("\n`"), (0xD800, 0xDFFF))
"""A tag stands on one line, and code is no tag."""


def without(ranges: Ranges, others: Ranges) -> Ranges:
    """Return the characters of ``ranges`` that are not among ``others``."""
    left: list[tuple[int, int]] = []
    for low, high in ranges:
        at = low
        for first, last in sorted(others):
            if last < at or first > high:
                continue
            if first > at:
                left.append((at, first - 1))
            at = last + 1
        if at <= high:
            left.append((at, high))
    return tuple(left)


def all_but(ranges: Ranges) -> Ranges:
    """Return every character that is not in ``ranges``."""
    return without(((0, END),), ranges)


def meet(one: Ranges, other: Ranges) -> bool:
    """Whether two sets have a character in common."""
    return any(a <= d and c <= b for (a, b), (c, d) in product(one, other))


@dataclass(frozen=True, slots=True)
class Set:
    """One character out of ``ranges``."""

    ranges: Ranges


@dataclass(frozen=True, slots=True)
class Edge:
    """The beginning or the end of the line."""

    start: bool


@dataclass(frozen=True, slots=True)
class Group:
    """One of several sequences."""

    branches: "tuple[tuple[Item, ...], ...]"


@dataclass(frozen=True, slots=True)
class Repeat:
    """``item`` from ``low`` to ``high`` times; ``lazy``: as few as will do."""

    item: "Set | Group"
    low: int
    high: int
    lazy: bool


@dataclass(frozen=True, slots=True)
class Prompt:
    """The group that holds the prompt: a repetition of one set, which is never blank."""

    ranges: Ranges
    lazy: bool


Item: TypeAlias = Set | Edge | Group | Repeat | Prompt
Pattern: TypeAlias = tuple[Item, ...]


def is_blanks(item: Item | None) -> bool:
    """Whether this is a repetition of blanks and of nothing else."""
    return isinstance(item, Repeat) and isinstance(item.item, Set) and not without(item.item.ranges, BLANKS)


def behind_blanks(items: Pattern) -> bool:
    """Whether what follows these stands behind any blanks, or behind one optional character and these."""
    for item in reversed(items):
        if is_blanks(item):
            return True
        if not (isinstance(item, Repeat) and isinstance(item.item, Set) and (item.low, item.high) == (0, 1)):
            return False
    return False


class PatternError(SettingError):
    """Why a pattern cannot be used: the end of a sentence."""
