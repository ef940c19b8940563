"""
The ledger: what pictures have cost, and how painters have done, as it is kept in the browser's storage.

What is read is taken as a stranger's: what does not fit is left out.
"""

import json
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from math import inf
from typing import TypeVar

from limner.core.errors import UntrustedInputError
from limner.core.json_text import as_dict, as_list, loads
from limner.core.money import MOST, Money

NAME = "spending"
"""The name of what is kept in the store, and the mark by which it is known again."""

LAST = 200
"""Attempts of each painter whose time is remembered."""
MOST_DAYS, MOST_CHATS, MOST_PAINTERS = 400, 500, 50
MINUTE, DAY, SKEW = 60.0, 86_400.0, 60.0
FAILED = -1.0
"""Stands for the seconds of an attempt that failed."""

Kept = TypeVar("Kept")
Sums = dict[str, int]
"""Millionths by sign."""


@dataclass(slots=True)
class PainterTally:
    """How often a painter has painted and failed, and the seconds of its last attempts."""

    pictures: int = 0
    failures: int = 0
    seconds: list[float] = field(default_factory=list)

    @property
    def times(self) -> list[float]:
        """The seconds of the last attempts that came to a picture, the quickest first."""
        return sorted(each for each in self.seconds if each >= 0)

    @property
    def median(self) -> float | None:
        """The time in the middle; None where there is none."""
        times = self.times
        if not times:
            return None
        half = len(times) // 2
        return times[half] if len(times) % 2 else (times[half - 1] + times[half]) / 2


@dataclass(slots=True)
class SpendingLedger:
    """Sums by day and by chat, the last day by the minute, and each painter's record."""

    days: dict[str, Sums] = field(default_factory=dict)
    chats: dict[str, Sums] = field(default_factory=dict)
    minutes: list[tuple[float, str, int]] = field(default_factory=list)
    painters: dict[str, PainterTally] = field(default_factory=dict)

    def attempt(self, painter: str, seconds: float | None, pictures: int) -> None:
        """Note an attempt; no ``pictures``: it failed."""
        record = self.painters.setdefault(painter, PainterTally())
        record.pictures += pictures
        record.failures += not pictures
        if not pictures or seconds is not None:
            record.seconds = [*record.seconds, seconds if pictures and seconds else FAILED][-LAST:]
        _shorten(self.painters, MOST_PAINTERS)

    def spend(self, money: Money, chat: str, wall: float) -> None:
        """Note what a picture has cost."""
        _add(self.days.setdefault(day_of(wall), {}), money)
        _shorten(self.days, MOST_DAYS)
        if chat:
            sums = self.chats.pop(chat, {})
            _add(sums, money)
            self.chats[chat] = sums  # the last one used stands last
            _shorten(self.chats, MOST_CHATS)
        minute = wall // MINUTE * MINUTE
        kept = [each for each in self.minutes if each[0] > wall - DAY - MINUTE]
        same = [each[2] for each in kept if each[:2] == (minute, money.sign)]
        others = [each for each in kept if each[:2] != (minute, money.sign)]
        self.minutes = [*others, (minute, money.sign, sum(same) + money.millionths)]

    def since(self, start: float, sign: str, wall: float = inf) -> int:
        """
        Return what was spent since then, at most a day ago, by the minute, until ``wall``.

        A clock that was set back has spent nothing in its future.
        """
        meant = (each for each in self.minutes if each[1] == sign)
        return sum(each[2] for each in meant if each[0] + MINUTE > start and each[0] <= wall + SKEW)

    def month(self, wall: float) -> Sums:
        """Return what was spent in this month."""
        whole: Sums = {}
        for day, sums in self.days.items():
            if day.startswith(day_of(wall)[:7]):
                for sign, amount in sums.items():
                    _add(whole, Money(sign, amount))
        return whole

    def dump(self) -> str:
        """Return it as it is kept."""
        painters = {
            name: [each.pictures, each.failures, [round(s, 2) for s in each.seconds]]
            for name, each in self.painters.items()
        }
        rest = {"days": self.days, "chats": self.chats, "minutes": self.minutes, "painters": painters}
        return json.dumps({NAME: rest}, ensure_ascii=False)


def day_of(wall: float) -> str:
    """Return the day of a moment, where the user is."""
    return time.strftime("%Y-%m-%d", time.localtime(wall))


def parse(texts: Iterable[str]) -> SpendingLedger:
    """Return the ledger that is among what a store keeps; a new one where there is none."""
    for text in texts:
        if not text.startswith(f'{{"{NAME}"'):
            continue
        try:
            raw = as_dict(as_dict(loads(text)).get(NAME))
        except UntrustedInputError:
            continue
        return SpendingLedger(
            {name: _sums(each) for name, each in as_dict(raw.get("days")).items()},
            {name: _sums(each) for name, each in as_dict(raw.get("chats")).items()},
            [row for each in as_list(raw.get("minutes")) if (row := _minute(each))],
            {name: _record(each) for name, each in as_dict(raw.get("painters")).items()},
        )
    return SpendingLedger()


def _sums(raw: object) -> Sums:
    found = as_dict(raw).items()
    return {sign: amount for sign, amount in found if isinstance(amount, int) and 0 <= amount <= MOST}


def _minute(raw: object) -> tuple[float, str, int] | None:
    match raw:
        case [int() | float() as when, str(sign), int(amount)] if 0 <= amount <= MOST:
            return float(when), sign, amount
    return None


def _record(raw: object) -> PainterTally:
    match raw:
        case [int(pictures), int(failures), list(seconds)] if pictures >= 0 and failures >= 0:
            kept = [float(each) for each in seconds if isinstance(each, int | float) and -1 <= each < 1e6]
            return PainterTally(pictures, failures, kept[-LAST:])
    return PainterTally()


def _add(sums: Sums, money: Money) -> None:
    sums[money.sign] = min(MOST, sums.get(money.sign, 0) + money.millionths)


def _shorten(entries: dict[str, Kept], most: int) -> None:
    for name in list(entries)[: max(0, len(entries) - most)]:
        del entries[name]
