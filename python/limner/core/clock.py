"""
Time and chance as a port, so that tests decide both.

Nothing in Limner reads a clock or a random number by itself: a limiter or a barrier that waits is then tested
without waiting, and an id can be foretold.
"""

import asyncio
import random
import time
from collections.abc import Callable, Coroutine
from typing import Any, Protocol, TypeVar

Result = TypeVar("Result")

SLICE = 5.0
"""Seconds that a deadline counts in one go, and the least that is still waited after a sleep."""

OVERSLEPT = 2.0
"""Seconds by which a timer comes late where the tab was asleep: it was not awake to wait."""

SLEEPS = 12
"""So many sleeps lengthen a deadline; where timers always come late, it must have an end all the same."""


class Clock(Protocol):
    """What a component may know of time; seconds throughout."""

    def now(self) -> float:
        """Return monotonic seconds, for intervals."""
        ...

    def wall(self) -> float:
        """Return seconds since 1970, for what is written down."""
        ...

    async def sleep(self, seconds: float) -> None:
        """Return after ``seconds``; at once where they are zero or less, but never without yielding."""
        ...


class SystemClock:
    """The real clock, on asyncio's loop (in the browser: the worker's timers, 4 ms at the finest)."""

    def now(self) -> float:
        """Return monotonic seconds."""
        return time.monotonic()

    def wall(self) -> float:
        """Return seconds since 1970."""
        return time.time()

    async def sleep(self, seconds: float) -> None:
        """Sleep on the event loop."""
        await asyncio.sleep(max(0.0, seconds))


class _Awake:
    """
    Counts seconds in which this program was awake, by timers of at most a ``SLICE``.

    A phone puts a tab to sleep for as long as it likes, and when it wakes every timer is due before anything
    is heard that came meanwhile: an answer that was there for minutes, a picture that is paid for.
    """

    def __init__(self, seconds: float) -> None:
        self._left, self._sleeps = seconds, 0

    def begin(self, now: float) -> float:
        """Return the seconds of the next timer, which is begun now."""
        self._part = min(self._left, SLICE)
        self._due = now + self._part
        return self._part

    def is_over(self, now: float) -> bool:
        """Whether all has been counted, now that this timer has come."""
        self._left -= self._part
        if now - self._due > OVERSLEPT and self._sleeps < SLEEPS:
            self._left = max(self._left, SLICE)
            self._sleeps += 1
        return self._left <= 0


class Deadline:
    """Calls ``overdue`` after so many seconds in which this program was awake; ``cancel`` ends it."""

    def __init__(self, seconds: float, overdue: Callable[[], None]) -> None:
        self._awake, self._overdue = _Awake(seconds), overdue
        self._loop = asyncio.get_running_loop()
        self._count()

    def cancel(self) -> None:
        """Nobody waits any more."""
        self._timer.cancel()

    def _count(self) -> None:
        self._timer = self._loop.call_later(self._awake.begin(self._loop.time()), self._look)

    def _look(self) -> None:
        if self._awake.is_over(self._loop.time()):
            self._overdue()
        else:
            self._count()


async def within(clock: Clock, seconds: float, work: Coroutine[Any, Any, Result]) -> Result:
    """
    Return what ``work`` returns; TimeoutError where the clock is quicker: ``work`` has ended then, too.

    What was slept does not count, as for a ``Deadline``.
    """
    task = asyncio.ensure_future(work)
    try:
        awake = _Awake(seconds)
        while not task.done():
            timer = asyncio.ensure_future(clock.sleep(awake.begin(clock.now())))
            try:
                await asyncio.wait({task, timer}, return_when=asyncio.FIRST_COMPLETED)
            finally:
                timer.cancel()
            if not task.done() and awake.is_over(clock.now()):
                raise TimeoutError
        return task.result()
    finally:
        if not task.done():
            task.cancel()
            await asyncio.wait({task})


class Ids:
    """Short random ids; 60 bits, so that a collision within one chat is not a case worth handling."""

    _ALPHABET = "0123456789abcdefghijklmnopqrstuvwxyz"

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance

    def new(self) -> str:
        """Return a fresh id of twelve letters and digits."""
        return "".join(self._chance.choices(self._ALPHABET, k=12))
