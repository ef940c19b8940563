"""
The allowance: how many pictures may be begun in an hour and in a day.

It is a hard stop, whoever asks for the picture. What was begun is remembered for a day by the second, in the
browser's storage and behind the work's back: a picture never waits for it. A picture that was not painted in
the end gives its place back.
"""

import json
import logging
from collections.abc import Callable, Coroutine
from dataclasses import dataclass

from limner.errors import HostError, UntrustedInputError
from limner.json_text import as_list, loads
from limner.outbox import Store
from limner.words import later, say

log = logging.getLogger("limner.allowance")

HOUR, DAY = 3600.0, 86_400.0
_OF_HOUR = later("The limit for one hour (pictures: ${0}) is reached: the next may begin in ${1}.")
_OF_DAY = later("The limit for one day (pictures: ${0}) is reached: the next may begin in ${1}.")
_SKEW = 60.0
"""A clock that was set back by more has begun nothing in its future."""
NAME = "allowance"
"""The name of what is kept in the store, and the mark by which it is known again."""


@dataclass(frozen=True, slots=True)
class Limits:
    """The most pictures in an hour and in a day; 0 is no limit."""

    hour: int = 0
    day: int = 0


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a picture is not painted, in one sentence; ``news``: the user has not been told of it yet."""

    sentence: str
    news: bool


class Allowance:
    """What was begun in the last day; ``begin`` starts work that nobody waits for."""

    def __init__(
        self, store: Store, limits: Callable[[], Limits], begin: Callable[[Coroutine[None, None, None]], None]
    ) -> None:
        self._store = store
        self._limits = limits
        self._begin = begin
        self._times: set[float] = set()
        self._gone: set[float] = set()
        self._told = ""

    async def load(self) -> None:
        """Remember what an earlier page began; a store that fails costs the memory and nothing else."""
        self._times |= await self._kept() - self._gone

    def take(self, wall: float) -> float | Refusal:
        """
        Count one more picture that begins at ``wall`` (seconds since 1970), or say why it may not.

        What is returned for a picture that may begin is its place, to be given back if nothing comes of it.
        """
        self._times = {time for time in self._times if time > wall - DAY}
        limits = self._limits()
        for most, length, words in ((limits.hour, HOUR, _OF_HOUR), (limits.day, DAY, _OF_DAY)):
            begun = sorted(time for time in self._times if wall - length < time < wall + _SKEW)
            if most and len(begun) >= most:
                return self._refused(most, words, begun[-most] + length - wall)
        self._told = ""
        while wall in self._times:
            wall += 1e-3
        self._times.add(wall)
        self._begin(self._save())
        return wall

    def give_back(self, place: float) -> None:
        """Nothing was painted: this place is free again."""
        self._times.discard(place)
        self._gone.add(place)
        self._begin(self._save())

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
        if self._limits() == Limits():
            return
        newest = max(self._times, default=0.0)
        kept = {time for time in await self._kept() if time > newest - DAY}
        self._times |= kept - self._gone
        try:
            await self._store.put(NAME, json.dumps({NAME: sorted(self._times)}))
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
