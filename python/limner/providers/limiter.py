"""
The one limiter: how many pictures are painted at a time, and how soon after each other they start.

One instance serves every session, so that three replies at once do not ask a painter for three times what the
user allowed. It is strictly first come, first served: a request that must run alone waits at the head for its
moment, and nobody behind it slips past, so it cannot starve.

The rule is one function, ``_admit``, run whenever something changes (a request, an end, a cancellation, a new
configuration, the interval's end). Nothing polls. A slot is given away by the one who frees it, not found by
the one who wakes, so a slot can never be taken twice or lost between two wakings.
"""

import asyncio
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from math import inf, isfinite

from limner.core.clock import Clock


@dataclass(frozen=True, slots=True, eq=False)
class _Waiter:
    exclusive: bool
    granted: asyncio.Future[None]


class Limiter:
    """
    Slots, at most ``concurrency`` at once, their starts at least ``interval_s`` seconds apart.

    ``async with limiter.slot():`` waits for its turn. With ``exclusive=True`` it waits until nothing else
    runs and then runs alone: for calls that change the painter's global settings while they last.
    """

    def __init__(self, clock: Clock, concurrency: int = 1, interval_s: float = 0.0) -> None:
        self._clock = clock
        self._queue: deque[_Waiter] = deque()
        self._running = 0
        self._alone = False  # the one that runs is exclusive
        self._last_start = -inf
        self._alarm: asyncio.Task[None] | None = None  # set while only the interval holds the head back
        self._concurrency, self._interval_s = _checked(concurrency, interval_s)

    @property
    def running(self) -> int:
        """How many slots are taken."""
        return self._running

    @property
    def waiting(self) -> int:
        """How many wait for a slot."""
        return len(self._queue)

    def configure(self, concurrency: int, interval_s: float) -> None:
        """
        Change the limits now: what runs goes on, what waits is held by the new ones.

        Raises ValueError where they are no limits; the settings have checked what the user typed.
        """
        self._concurrency, self._interval_s = _checked(concurrency, interval_s)
        self._stop_alarm()
        self._admit()

    @asynccontextmanager
    async def slot(self, *, exclusive: bool = False) -> AsyncIterator[None]:
        """Hold one slot for the length of the block; a cancelled wait leaves the queue as if never there."""
        await self._take(exclusive)
        try:
            yield
        finally:
            self._release()

    async def _take(self, exclusive: bool) -> None:
        waiter = _Waiter(exclusive, asyncio.get_running_loop().create_future())
        self._queue.append(waiter)
        self._admit()
        if waiter.granted.done():
            return
        try:
            await waiter.granted
        except BaseException:
            self._forsake(waiter)
            raise

    def _forsake(self, waiter: _Waiter) -> None:
        """Undo the request of a cancelled task, whose slot may have been granted in the same instant."""
        if waiter.granted.done() and not waiter.granted.cancelled():
            self._release()
            return
        self._queue.remove(waiter)
        self._admit()

    def _release(self) -> None:
        self._running -= 1
        self._alone = False
        self._admit()

    def _admit(self) -> None:
        """Start as many from the head of the queue as the limits allow; the rule in one place."""
        while self._queue and self._has_room(waiter := self._queue[0]):
            if waiter.granted.cancelled():  # its task leaves the queue when it wakes, and comes here again
                return
            early = self._last_start + self._interval_s - self._clock.now()
            if early > 0:
                self._set_alarm(early)
                return
            self._queue.popleft()
            self._running += 1
            self._alone = waiter.exclusive
            self._last_start = self._clock.now()
            waiter.granted.set_result(None)
        self._stop_alarm()

    def _has_room(self, waiter: _Waiter) -> bool:
        if waiter.exclusive:
            return self._running == 0
        return not self._alone and self._running < self._concurrency

    def _set_alarm(self, seconds: float) -> None:
        if self._alarm is None:
            self._alarm = asyncio.get_running_loop().create_task(self._ring(seconds), name="limiter interval")

    def _stop_alarm(self) -> None:
        if self._alarm is not None:
            self._alarm.cancel()
            self._alarm = None

    async def _ring(self, seconds: float) -> None:
        await self._clock.sleep(seconds)
        self._alarm = None
        self._admit()

    def __repr__(self) -> str:
        alone = " alone" if self._alone else ""
        return (
            f"<Limiter {self._running} of {self._concurrency} running{alone}, {len(self._queue)} waiting, "
            f"{self._interval_s:g} s apart>"
        )


def _checked(concurrency: int, interval_s: float) -> tuple[int, float]:
    if concurrency < 1 or interval_s < 0 or not isfinite(interval_s):
        raise ValueError(f"no limits: {concurrency} at once, {interval_s} s apart")
    return concurrency, interval_s
