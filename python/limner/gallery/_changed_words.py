"""What two prompts have in common, and what only one has, by their longest common sequence of words."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Literal

MOST = 400
"""Words that are compared one by one behind the common beginning: the time grows with their square."""

Change = Literal["same", "gone", "new"]


def changed_words(before: str, after: str) -> Iterator[tuple[Change, str]]:
    """Yield stretches of words: those of both, those only of ``before``, those only of ``after``."""
    for change, words in groupby(_each(before.split(), after.split()), key=lambda each: each[0]):
        yield change, " ".join(word for _, word in words)


def _each(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[Change, str]]:
    start = 0
    while start < min(len(old), len(new)) and old[start] == new[start]:
        yield "same", old[start]
        start += 1
    old, new = old[start:], new[start:]
    left, right = old[:MOST], new[:MOST]
    longest = _longest(left, right)
    i = j = 0
    while i < len(left) or j < len(right):
        if i < len(left) and j < len(right) and left[i] == right[j]:
            yield "same", left[i]
            i, j = i + 1, j + 1
        elif j == len(right) or (i < len(left) and longest[i + 1][j] >= longest[i][j + 1]):
            yield "gone", left[i]
            i += 1
        else:
            yield "new", right[j]
            j += 1
    yield from (("gone", word) for word in old[MOST:])
    yield from (("new", word) for word in new[MOST:])


def _longest(left: Sequence[str], right: Sequence[str]) -> list[list[int]]:
    """Return the length of the longest common sequence of what is behind each two places."""
    rows = [[0] * (len(right) + 1)]
    for word in reversed(left):
        below, row = rows[-1], [0]
        for j in range(len(right) - 1, -1, -1):
            row.append(below[j + 1] + 1 if right[j] == word else max(below[j], row[-1]))
        rows.append(row[::-1])
    return rows[::-1]
