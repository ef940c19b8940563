r"""
The user's own tag patterns: a part of regular expressions that two engines read alike and nothing can stall.

A pattern is read here into sets of characters, repetitions and groups, and is written anew from them by
``reader``, once for Python and once for JavaScript. So it means the same in both, it never leaves its
line, and what would take an engine a long time is refused where it is typed, in one sentence.
"""

import re
from collections.abc import Iterable

from limner.core.errors import SettingError
from limner.core.translation import say
from limner.tags.custom._checks import check
from limner.tags.custom._parts import (
    BLANKS,
    END,
    MOST_BLANKS,
    Edge,
    Group,
    Item,
    Pattern,
    PatternError,
    Prompt,
    Ranges,
    Repeat,
    Set,
    all_but,
    is_blanks,
    ranges_of,
    without,
)

MOST_PATTERNS = 10
LONGEST_PATTERN = 300

_MOST = 200
"""A repetition without an end outside the prompt ends here, of blanks even sooner."""
_MOST_CASED = 2_000
DIGITS: Ranges = ((48, 57),)
WORD: Ranges = (*DIGITS, (65, 90), (95, 95), (97, 122))
_CLASSES = {"d": DIGITS, "w": WORD, "s": BLANKS}
_MARKS = {"t": "\t", "r": "\r", "f": "\f", "v": "\v"}
_COUNT = re.compile(r"\{(\d{1,4})(?:(,)(\d{0,4}))?\}")
_NAME = re.compile(r"\?P?<([A-Za-z_]\w{0,30})>")
_TWO, _FOUR = re.compile(r"[0-9a-fA-F]{2}"), re.compile(r"[0-9a-fA-F]{4}")
_SLASHES = re.compile(r"/(.+)/[a-z]{0,8}")


def parse_all(text: str) -> tuple[Pattern, ...]:
    """Read one pattern a line, empty lines read over; raises SettingError that names the line."""
    patterns: list[Pattern] = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            patterns.append(parse(line.strip()))
        except PatternError as why:
            raise SettingError(say("Line ${0} cannot be used as a pattern: ${1}.", number, why)) from None
        if len(patterns) > MOST_PATTERNS:
            raise SettingError(say("There can be at most ${0} patterns.", MOST_PATTERNS))
    return tuple(patterns)


def parse(source: str) -> Pattern:
    """Read one pattern; raises an exception whose text says why not."""
    if len(source) > LONGEST_PATTERN:
        raise PatternError(say("it is longer than ${0} characters", LONGEST_PATTERN))
    slashes = _SLASHES.fullmatch(source)
    parser = _Parser((slashes[1] if slashes else source).removeprefix("(?i)"))
    pattern = parser.sequence(top=True)
    if not parser.done:
        why = say("a | must stand inside a group (?:...)") if parser.at("|") else say("a ) is too many")
        raise PatternError(why)
    check(pattern)
    return pattern


class _Parser:
    """Reads a pattern from left to right."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._place = 0

    @property
    def done(self) -> bool:
        return self._place >= len(self._source)

    def at(self, text: str) -> bool:
        return self._source.startswith(text, self._place)

    def sequence(self, *, top: bool = False) -> Pattern:
        items: list[Item] = []
        while not self.done and not self.at("|") and not self.at(")"):
            item = self._item(top=top)
            low, high, lazy = self._count()
            if (low, high) == (1, 1):
                items.append(item)
            elif isinstance(item, Set | Group):
                items.append(Repeat(item, low, self._cap(item, low, high), lazy))
            else:
                raise PatternError(say("neither the prompt nor an end of a line can be repeated"))
        return _plain(items)

    @staticmethod
    def _cap(item: Set | Group, low: int, high: int) -> int:
        most = MOST_BLANKS if isinstance(item, Set) and not without(item.ranges, BLANKS) else _MOST
        if low > _MOST or (_MOST < high < END):
            raise PatternError(say("nothing can be repeated more than ${0} times", _MOST))
        return max(low, min(high, most))

    def _take(self) -> str:
        if self.done:
            raise PatternError(say("it ends too soon"))
        self._place += 1
        return self._source[self._place - 1]

    def _item(self, *, top: bool) -> Item:
        mark = self._take()
        if mark == "(":
            return self._group(top=top)
        if mark == "[":
            return Set(self._set())
        if mark == ".":
            return Set(all_but(()))
        if mark in "^$":
            return Edge(mark == "^")
        if mark in "*+?":
            raise PatternError(say("there is nothing before ${0} that it could repeat", mark))
        return Set(_any_case(self._escape() if mark == "\\" else ranges_of(mark)))

    def _group(self, *, top: bool) -> Group | Prompt:
        name = _NAME.match(self._source, self._place)
        if name:
            self._place = name.end()
        elif self.at("?:"):
            self._place += 2
        elif self.at("?"):
            raise PatternError(say("it may not look ahead or behind, nor change its flags"))
        branches = [self.sequence()]
        while self.at("|"):
            self._place += 1
            branches.append(self.sequence())
        if self.done:
            raise PatternError(say("a ) is missing"))
        self._place += 1
        if not name or name[1] != "prompt":
            return Group(tuple(branches))
        match branches:
            case [(Repeat(item=Set(ranges=ranges), lazy=lazy),)] if top:
                return Prompt(ranges, lazy)
        why = say("the group prompt must stand by itself and hold one repetition, such as [^\\]]+ or .+?")
        raise PatternError(why)

    def _count(self) -> tuple[int, int, bool]:
        counts = {"*": (0, END), "+": (1, END), "?": (0, 1)}
        counted = _COUNT.match(self._source, self._place)
        if counted:
            low = int(counted[1])
            high = low if not counted[2] else int(counted[3]) if counted[3] else END
            self._place = counted.end()
        elif not self.done and self._source[self._place] in counts:
            low, high = counts[self._take()]
        else:
            return 1, 1, False
        if low > high or high == 0:
            raise PatternError(say("a repetition has its numbers the wrong way round"))
        lazy = self.at("?")
        self._place += lazy
        if any(self.at(mark) for mark in "*+?") or _COUNT.match(self._source, self._place):
            raise PatternError(say("a repetition is repeated"))
        return low, high, lazy

    def _set(self) -> Ranges:
        negated = self.at("^")
        self._place += negated
        found: list[tuple[int, int]] = []
        first = True
        while first or not self.at("]"):
            first = False
            low = self._member()
            if self.at("-") and not self.at("-]") and len(low) == 1 and low[0][0] == low[0][1]:
                self._place += 1
                high = self._member()
                if len(high) != 1 or high[0][1] < low[0][0]:
                    raise PatternError(say("a set of characters has a range the wrong way round"))
                low = ((low[0][0], high[0][1]),)
            found += low
        self._place += 1
        if any(0xFFFF < high < END for _, high in found):
            raise PatternError(say("an emoji cannot stand in a set of characters"))
        return all_but(_any_case(found)) if negated else _any_case(found)

    def _member(self) -> Ranges:
        mark = self._take()
        return self._escape() if mark == "\\" else ranges_of(mark)

    def _escape(self) -> Ranges:
        mark = self._take()
        if ranges := _CLASSES.get(mark.lower()):
            return ranges if mark.islower() else all_but(ranges)
        if mark in _MARKS:
            return ranges_of(_MARKS[mark])
        if mark in "xu":
            digits = self._source[self._place : self._place + (2 if mark == "x" else 4)]
            self._place += len(digits)
            if not (_TWO if mark == "x" else _FOUR).fullmatch(digits):
                raise PatternError(say("\\${0} needs hexadecimal digits behind it", mark))
            return ((int(digits, 16), int(digits, 16)),)
        if mark.isascii() and mark.isalnum():
            raise PatternError(say("\\${0} is not known here", mark))
        return ranges_of(mark)


def _plain(items: Iterable[Item]) -> Pattern:
    """
    Return the same sequence with less to try: what two repetitions of one set read, one does as well.

    Blanks behind a prompt that may hold them are the prompt's: they are taken off it anyway.
    """
    kept: list[Item] = []
    for item in items:
        match (kept[-1] if kept else None), item:
            case Repeat(item=Set() as one) as before, Repeat(item=other) if (
                one == other and before.lazy == item.lazy
            ):
                kept[-1] = Repeat(one, *_both(before, item), before.lazy)
            case Prompt(ranges=ranges), Repeat(item=Set(ranges=blanks), low=0) if is_blanks(
                item
            ) and not without(blanks, ranges):
                pass
            case _:
                kept.append(item)
    return tuple(kept)


def _both(one: Repeat, other: Repeat) -> tuple[int, int]:
    most = MOST_BLANKS if is_blanks(one) else _MOST
    low = one.low + other.low
    return low, max(low, min(one.high + other.high, most))


def _any_case(ranges: Iterable[tuple[int, int]]) -> Ranges:
    """Return the set in both cases: patterns never mind the case of letters."""
    whole = tuple(ranges)
    small = [range(low, high + 1) for low, high in whole if high - low < _MOST_CASED]
    cased = {each for codes in small for code in codes for each in (chr(code).upper(), chr(code).lower())}
    letters = ranges_of("".join(each for each in cased if len(each) == 1))
    return (*whole, *without(letters, whole))
