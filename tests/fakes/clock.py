"""A clock that stands still until a test moves it."""

import asyncio
import heapq
from itertools import count

SETTLE = 50
"""Turns of the event loop after each step: the longest chain of awaits a test may set off at one instant."""


class FakeClock:
    """
    A ``core.clock.Clock`` for tests: ``await clock.advance(seconds)`` is the only way time passes.

    Sleepers wake in the order of their hour, those of the same hour in the order they lay down, and all that
    a sleeper sets off has happened before the next one wakes.
    """

    def __init__(self, wall: float = 1_700_000_000.0) -> None:
        self._now = 0.0
        self._born = wall
        self._order = count()
        self._sleepers: list[tuple[float, int, asyncio.Future[None]]] = []

    def now(self) -> float:
        """Return seconds since the clock was made."""
        return self._now

    def wall(self) -> float:
        """Return seconds since 1970, on a day of the test's choice."""
        return self._born + self._now

    async def sleep(self, seconds: float) -> None:
        """Return once the test has moved the clock by ``seconds``; after one turn of the loop where <= 0."""
        hour = self._now + seconds
        if hour <= self._now:
            await asyncio.sleep(0)
            return
        wake: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        heapq.heappush(self._sleepers, (hour, next(self._order), wake))
        await wake

    async def advance(self, seconds: float) -> None:
        """Let ``seconds`` pass, waking each sleeper at its hour."""
        end = self._now + seconds
        await self.settle()
        while self._sleepers and self._sleepers[0][0] <= end:
            hour, _, wake = heapq.heappop(self._sleepers)
            self._now = max(self._now, hour)
            if not wake.done():
                wake.set_result(None)
                await self.settle()
        self._now = end

    async def settle(self) -> None:
        """Let everything happen that waits for no time."""
        for _ in range(SETTLE):
            await asyncio.sleep(0)

    @property
    def sleeping(self) -> int:
        """How many sleep now; a test's witness that nothing was left behind."""
        return sum(not wake.done() for _, _, wake in self._sleepers)
