"""
Time and chance as a port, so that tests decide both.

Nothing in Limner reads a clock or a random number by itself: a limiter or a barrier that waits is then tested
without waiting, and an id can be foretold.
"""

import asyncio
import random
import time
from collections.abc import Coroutine
from typing import Any, Protocol, TypeVar

Result = TypeVar("Result")


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


async def within(clock: Clock, seconds: float, work: Coroutine[Any, Any, Result]) -> Result:
    """Return what ``work`` returns; TimeoutError where the clock is quicker: ``work`` has ended then, too."""
    task = asyncio.ensure_future(work)
    timer = asyncio.ensure_future(clock.sleep(seconds))
    try:
        await asyncio.wait({task, timer}, return_when=asyncio.FIRST_COMPLETED)
        if task.done():
            return task.result()
        raise TimeoutError
    finally:
        timer.cancel()
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
