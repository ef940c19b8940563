"""Writes a pattern of the user's anew, for Python's engine or for the browser's."""

from collections.abc import Sequence
from itertools import takewhile

from limner.tags._browser_patterns import OPENS
from limner.tags.custom._parts import (
    BLANKS,
    LONGEST_PROMPT,
    MOST_BLANKS,
    NEVER,
    Edge,
    Group,
    Item,
    Pattern,
    Prompt,
    Ranges,
    Repeat,
    Set,
    behind_blanks,
    without,
)

_BASIC, _ASTRAL = (0, 0xFFFF), (0x10000, 0x10FFFF)
_MOST_OTHERS = 16
"""So many ``<``, ``&`` and emoji may stand in a prompt."""
_PAIR = r"[\ud800-\udbff][\udc00-\udfff]"
_LT, _AMP = ((60, 60),), ((38, 38),)
_FEW = MOST_BLANKS
"""A repetition of no more than this may hold anything."""
_BLANK_RUN = rf"[ \t\r\f\x0b\xa0]{{0,{MOST_BLANKS}}}"


class PatternWriter:
    """Writes a pattern down for one engine; ``page``: for JavaScript, which counts in UTF-16 units."""

    def __init__(self, *, page: bool) -> None:
        self._page = page
        self._opens: Pattern = ()  # the fixed characters that the present pattern begins with

    def whole(self, pattern: Pattern, name: str = "") -> str:
        """All that a pattern finds; the prompt is the group ``name``."""
        self._opens = _opening(pattern)
        return self.sequence(pattern, name)

    def start(self, pattern: Pattern) -> str:
        """Any beginning of what a pattern finds, of at least one character."""
        self._opens = _opening(pattern)
        return self.beginning(pattern)

    def sequence(self, items: Pattern, name: str = "") -> str:
        written = []
        for number, item in enumerate(items):
            written.append(self._item(item, name, blanks="" if behind_blanks(items[:number]) else _BLANK_RUN))
        return "".join(written)

    def beginning(self, items: Pattern) -> str:
        """Any beginning of these, of at least one character."""
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
            case Repeat(item=Set(ranges=ranges), low=low, high=high, lazy=lazy) if high > _FEW:
                return f"{_any(self._choices(ranges))}{{{low},{high}}}{'?' if lazy else ''}"
            case Repeat(item=inner, low=low, high=high, lazy=lazy):
                return f"{self._item(inner)}{{{low},{high}}}{'?' if lazy else ''}"
            case Prompt(ranges=ranges, lazy=lazy):
                opens = f"(?P<{name}>" if name else "(?:"
                first = _any(self._choices(without(ranges, BLANKS)))
                return f"{blanks}{opens}{first}{self._run(ranges, '?' if lazy else '')})"

    def _run(self, ranges: Ranges, lazy: str) -> str:
        """As many characters as there are: plain ones in runs, which engines read fast, others between."""
        plain, others = self._split(without(ranges, self._first))
        again, rare = self._anew(ranges)
        others += rare
        usual = _any([*([plain] if plain else []), *again])
        run = f"{usual}{{0,{LONGEST_PROMPT}}}{lazy}"
        return f"{run}(?:{_any(others)}{run}){{0,{_MOST_OTHERS}}}{lazy}" if others else run

    def _set(self, ranges: Ranges) -> str:
        """One character."""
        plain, others = self._split(ranges)
        return _any([plain, *others] if plain else others)

    @property
    def _first(self) -> Ranges:
        return self._opens[0].ranges if self._opens and isinstance(self._opens[0], Set) else ()

    def _choices(self, ranges: Ranges) -> list[str]:
        """One character that does not begin the pattern anew."""
        plain, others = self._split(without(ranges, self._first))
        again, rare = self._anew(ranges)
        return [*([plain] if plain else []), *others, *again, *rare]

    def _anew(self, ranges: Ranges) -> tuple[list[str], list[str]]:
        """The characters of ``ranges`` that could begin the pattern and here do not: usual ones, others."""
        rest = "".join(self._set(item.ranges) for item in self._opens[1:] if isinstance(item, Set))
        plain, others = self._split(without(ranges, without(ranges, self._first)))
        if not rest:
            return [], []
        return [f"{plain}(?!{rest})"] if plain else [], [f"{each}(?!{rest})" for each in others]

    def _split(self, ranges: Ranges) -> tuple[str, list[str]]:
        """A class of plain characters, and what is more: a ``<`` that begins no tag of the usual form."""
        others = []
        if without(_LT, ranges) == ():
            others.append(f"<(?!{OPENS})")
        if without(_AMP, ranges) == ():
            others.append(f"&(?!lt;{OPENS})")
        kept = without(ranges, (*NEVER, *_LT, *_AMP))
        astral = without(kept, (_BASIC,))
        others += _units(astral) if self._page else [f"[{_range(low, high)}]" for low, high in astral]
        kept = without(kept, (_ASTRAL,))
        return f"[{''.join(_range(low, high) for low, high in kept)}]" if kept else "", others


def _opening(pattern: Pattern) -> Pattern:
    """Return the fixed characters a pattern begins with; none where it begins a line: that it does once."""
    return (
        () if isinstance(pattern[0], Edge) else tuple(takewhile(lambda item: isinstance(item, Set), pattern))
    )


def _any(choices: Sequence[str]) -> str:
    return choices[0] if len(choices) == 1 else f"(?:{'|'.join(choices)})" if choices else "(?!)"


def _range(low: int, high: int) -> str:
    return _escaped(low) if low == high else f"{_escaped(low)}-{_escaped(high)}"


def _escaped(code: int) -> str:
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"


def _units(ranges: Ranges) -> list[str]:
    """Characters above U+FFFF for JavaScript: single ones, or as one choice all but single ones."""
    if all(low == high for low, high in ranges):
        return [_pair(low) for low, _ in ranges]
    return ["".join(f"(?!{_pair(code)})" for code, _ in without((_ASTRAL,), ranges)) + _PAIR]


def _pair(code: int) -> str:
    units = chr(code).encode("utf-16-be").hex()
    return f"(?:\\u{units[:4]}\\u{units[4:]})"
