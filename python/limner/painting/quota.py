"""
The quota: how many pictures may be begun in an hour and in a day.

It is a hard stop, whoever asks for the picture. What was begun is remembered for a day by the second, in the
browser's storage and behind the work's back: a picture never waits for it. A picture that was not painted in
the end gives its place back.
"""

import json
import logging
from array import array
from bisect import bisect_left, bisect_right, insort
from collections.abc import Callable, Coroutine, Iterable
from dataclasses import dataclass

from limner.core.errors import HostError, UntrustedInputError
from limner.core.json_text import as_list, loads
from limner.core.translation import later, say
from limner.outbox.outbox import Store

log = logging.getLogger("limner.painting.quota")

HOUR, DAY = 3600.0, 86_400.0
_OF_HOUR = later("The limit for one hour (pictures: ${0}) is reached: the next may begin in ${1}.")
_OF_DAY = later("The limit for one day (pictures: ${0}) is reached: the next may begin in ${1}.")
_SKEW = 60.0
"""A clock that was set back by more has begun nothing in its future."""
MOST = 10_000
"""Times that are remembered: no limit can be higher (``settings._painting``)."""
NAME = "allowance"
"""The name of what is kept in the store, and the mark by which it is known again."""


@dataclass(frozen=True, slots=True)
class QuotaLimits:
    """The most pictures in an hour and in a day; 0 is no limit."""

    hour: int = 0
    day: int = 0


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a picture is not painted, in one sentence; ``news``: the user has not been told of it yet."""

    sentence: str
    news: bool


class Quota:
    """What was begun in the last day; ``begin`` starts work that nobody waits for."""

    def __init__(
        self,
        store: Store,
        limits: Callable[[], QuotaLimits],
        begin: Callable[[Coroutine[None, None, None]], None],
    ) -> None:
        self._store = store
        self._limits = limits
        self._begin = begin
        self._times = array("d")  # in order, in a few bytes each: there may be thousands
        self._gone: set[float] = set()
        self._yesterday = 0.0
        self._told = ""

    async def load(self) -> None:
        """Remember what an earlier page began; a store that fails costs the memory and nothing else."""
        self._remember(await self._kept() - self._gone)

    def take(self, wall: float) -> float | Refusal:
        """
        Count one more picture that begins at ``wall`` (seconds since 1970), or say why it may not.

        What is returned for a picture that may begin is its place, to be given back if nothing comes of it.
        """
        self._yesterday = wall - DAY
        limits = self._limits()
        for most, length, words in ((limits.hour, HOUR, _OF_HOUR), (limits.day, DAY, _OF_DAY)):
            end = bisect_left(self._times, wall + _SKEW)
            if most and end - bisect_right(self._times, wall - length) >= most:
                return self._refused(most, words, self._times[end - most] + length - wall)
        self._told = ""
        while self._place(wall) is not None:
            wall += 1e-3
        self._remember([wall])
        self._begin(self._save())
        return wall

    def give_back(self, place: float) -> None:
        """Nothing was painted: this place is free again."""
        at = self._place(place)
        if at is not None:
            del self._times[at]
        self._gone = {place, *(time for time in self._gone if time > place - DAY)}
        self._begin(self._save())

    def _place(self, time: float) -> int | None:
        at = bisect_left(self._times, time)
        return at if at < len(self._times) and self._times[at] == time else None

    def _remember(self, times: Iterable[float]) -> None:
        for time in times:
            if self._place(time) is None:
                insort(self._times, time)
        old = bisect_right(self._times, self._yesterday)
        del self._times[: max(old, len(self._times) - MOST)]

    def _refused(self, most: int, words: str, wait: float) -> Refusal:
        news, self._told = self._told != words, words
        return Refusal(say(words, most, _in(wait)), news)

    async def _kept(self) -> set[float]:
        try:
            texts = await self._store.all()
        except HostError as error:
            log.warning("How many pictures were painted before cannot be read: %s", error)
            return set()
        return {time for text in texts if f'"{NAME}"' in text for time in _times_in(text)}

    async def _save(self) -> None:
        """Write down what all tabs have begun; without a limit nobody will ask."""
        if self._limits() == QuotaLimits():
            return
        self._remember(await self._kept() - self._gone)
        try:
            await self._store.put(NAME, json.dumps({NAME: self._times.tolist()}))
        except HostError as error:
            log.warning("How many pictures were painted cannot be kept: %s", error)


def _times_in(text: str) -> set[float]:
    try:
        raw = loads(text)
    except UntrustedInputError:
        return set()
    times = as_list(raw.get(NAME)) if isinstance(raw, dict) else []
    return {float(time) for time in times if isinstance(time, int | float) and 0 < time < 1e12}


def _in(seconds: float) -> str:
    minutes = max(1, -int(-seconds // 60))
    if minutes == 1:
        return say("a minute")
    return say("${0} minutes", minutes) if minutes <= 90 else say("${0} hours", -(-minutes // 60))
