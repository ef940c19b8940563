r"""
Tags in the user's own spelling: his patterns as regular expressions of both engines, and their reader.

What a pattern finds never leaves its line, holds no backtick and no beginning of a tag in the usual form, so
that it cannot overlap what the reader and the render hook find without it. Therefore a line can be read as
soon as it has ended, and the tags are the same however the text was cut.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from limner.own_patterns import parse_all
from limner.pattern_parts import (
    BLANKS,
    LONGEST_PROMPT,
    NEVER,
    Edge,
    Group,
    Item,
    Pattern,
    Prompt,
    Ranges,
    Repeat,
    Set,
    without,
)
from limner.tag_images import images_after
from limner.tag_patterns import OPENS
from limner.tag_words import decode

_BASIC, _ASTRAL = (0, 0xFFFF), (0x10000, 0x10FFFF)
_MOST_OTHERS = 16
"""So many ``<``, ``&`` and emoji may stand in a prompt."""
_PAIR = r"[\ud800-\udbff][\udc00-\udfff]"
_LT, _AMP = ((60, 60),), ((38, 38),)
_NEAR_END = rf"(?![^\n]{{{LONGEST_PROMPT + 600}}})"
"""What is unfinished stands at the end; asked first, because looking for it anywhere would take long."""
_BLANK_RUN = r"[ \t\r\f\x0b\xa0]{0,10}"


@dataclass(frozen=True, slots=True)
class Extra:
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


def compile_all(text: str) -> Extra | None:
    """Return the patterns in ``text``, one a line, or None for none; raises SettingError."""
    patterns = parse_all(text)
    if not patterns:
        return None
    python, page = _Writer(page=False), _Writer(page=True)
    sources = [python.sequence(pattern, f"p{number}") for number, pattern in enumerate(patterns)]
    first = "|".join(page.first(pattern) for pattern in patterns)
    return Extra(
        re.compile("|".join(sources)),
        "|".join(page.sequence(pattern) for pattern in patterns),
        f"(?={first}){_NEAR_END}(?:{'|'.join(page.beginning(pattern) for pattern in patterns)})",
        first,
    )


class _Writer:
    """Writes a pattern down for one engine; ``page``: for JavaScript, which counts in UTF-16 units."""

    def __init__(self, *, page: bool) -> None:
        self._page = page

    def sequence(self, items: Pattern, name: str = "") -> str:
        written = []
        for number, item in enumerate(items):
            behind_blanks = number > 0 and _is_blanks(items[number - 1])
            written.append(self._item(item, name, blanks="" if behind_blanks else _BLANK_RUN))
        return "".join(written)

    def beginning(self, items: Pattern) -> str:
        """Any beginning of what a pattern finds, of at least one character."""
        first, rest = items[0], items[1:]
        if isinstance(first, Edge):
            return self._item(first) + self.beginning(rest) if rest else self._item(first)
        more = f"(?:{self.beginning(rest)})?" if rest else ""
        whole = self._item(first) + more
        if isinstance(first, Prompt):
            return f"{_BLANK_RUN}(?:{whole})?"
        inner = first.item if isinstance(first, Repeat) else first
        if isinstance(inner, Group):
            parts = [self.beginning(branch) for branch in inner.branches if branch]
            return f"(?:{'|'.join([whole, *parts])})"
        return whole

    def first(self, items: Pattern) -> str:
        return self._set(next(item for item in items if isinstance(item, Set)).ranges)

    def _item(self, item: Item, name: str = "", *, blanks: str = _BLANK_RUN) -> str:
        match item:
            case Set(ranges=ranges):
                return self._set(ranges)
            case Edge(start=start):
                return r"(?<![^\n])" if start else r"(?![^\n])"
            case Group(branches=branches):
                return f"(?:{'|'.join(self.sequence(branch) for branch in branches)})"
            case Repeat(item=inner, low=low, high=high, lazy=lazy):
                return f"{self._item(inner)}{{{low},{high}}}{'?' if lazy else ''}"
            case Prompt(ranges=ranges, lazy=lazy):
                opens = f"(?P<{name}>" if name else "(?:"
                first = self._set(without(ranges, BLANKS))
                return f"{blanks}{opens}{first}{self._run(ranges, '?' if lazy else '')})"

    def _run(self, ranges: Ranges, lazy: str) -> str:
        """As many characters as there are: plain ones in runs, which engines read fast, others between."""
        plain, others = self._split(ranges)
        run = f"{plain or '(?!)'}{{0,{LONGEST_PROMPT}}}{lazy}"
        return f"{run}(?:{_any(others)}{run}){{0,{_MOST_OTHERS}}}{lazy}" if others else run

    def _set(self, ranges: Ranges) -> str:
        """One character."""
        plain, others = self._split(ranges)
        return _any([plain, *others] if plain else others)

    def _split(self, ranges: Ranges) -> tuple[str, list[str]]:
        """A class of plain characters, and what is more: a ``<`` that begins no tag of the usual form."""
        others = []
        if without(_LT, ranges) == ():
            others.append(f"<(?!{OPENS})")
        if without(_AMP, ranges) == ():
            others.append(f"&(?!lt;{OPENS})")
        kept = without(ranges, (*NEVER, *_LT, *_AMP))
        units = _units if self._page else _class
        others += [units(low, high) for low, high in without(kept, (_BASIC,))]
        kept = without(kept, (_ASTRAL,))
        return f"[{''.join(_range(low, high) for low, high in kept)}]" if kept else "", others


def _any(choices: Sequence[str]) -> str:
    return choices[0] if len(choices) == 1 else f"(?:{'|'.join(choices)})" if choices else "(?!)"


def _class(low: int, high: int) -> str:
    return f"[{_range(low, high)}]"


def _is_blanks(item: Item) -> bool:
    inner = item.item if isinstance(item, Repeat) else item
    return isinstance(item, Repeat) and isinstance(inner, Set) and not without(inner.ranges, BLANKS)


def _range(low: int, high: int) -> str:
    return _escaped(low) if low == high else f"{_escaped(low)}-{_escaped(high)}"


def _escaped(code: int) -> str:
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"


def _units(low: int, high: int) -> str:
    """Characters above U+FFFF for JavaScript: all of them, or a single one."""
    if low != high:
        return _PAIR
    units = chr(low).encode("utf-16-be").hex()
    return f"(?:\\u{units[:4]}\\u{units[4:]})"


class ExtraReader:
    """
    Finds the user's tags in a text that comes, a few lines at a time.

    ``take`` what belongs to something else: code, tags in the usual form, their pictures. ``resolve`` when a
    line has ended and nothing in it is undecided.
    """

    def __init__(self, extra: Extra) -> None:
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
        taken = sorted((start - base, end - base) for start, end in self._taken)
        while match := self._pattern.search(text, at):
            inside = [end for start, end in taken if start <= match.start() < end]
            if inside:
                at = max(inside)
                continue
            raw = match[match.lastgroup or 0]
            found.append(Found(base + match.start(), base + match.end(), decode(raw).strip() or raw.strip()))
            stop, _ = images_after(text, match.end())
            at = stop
        self._behind = (bool(found) or self._behind) and not text[stop:].strip()
        self.start = base + (stop if self._behind else len(text))
        self._taken = []
        return found
