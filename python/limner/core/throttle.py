"""
The throttle: what may be done often is done at most every so many seconds, and the last time always.

How far a picture is comes as often as a painter likes; each time costs the page a look at its message.
"""

import asyncio
from collections.abc import Callable
from math import inf

from limner.core.clock import Clock

OFTEN_S = 0.25
"""More drawings of one message than four in a second are seen by nobody."""


class Throttle:
    """``act`` is called after ``soon()``: at once, or when ``seconds`` have passed since the last time."""

    def __init__(self, clock: Clock, act: Callable[[], None], seconds: float = OFTEN_S) -> None:
        self._clock = clock
        self._seconds = seconds
        self._act = act
        self._last = -inf
        self._task: asyncio.Task[None] | None = None

    def soon(self) -> None:
        """There is something to do; however often this is said meanwhile, it is done once."""
        if self._task is not None:
            return
        early = self._last + self._seconds - self._clock.now()
        if early > 0:
            self._task = asyncio.create_task(self._later(early))
        else:
            self._do()

    def done(self) -> None:
        """It has been done by somebody else: nothing is left to do."""
        self._last = self._clock.now()
        self.stop()

    def stop(self) -> None:
        """Do nothing more of what was asked for."""
        if self._task is not None:
            self._task.cancel()
            self._task = None

    async def _later(self, seconds: float) -> None:
        await self._clock.sleep(seconds)
        self._task = None
        self._do()

    def _do(self) -> None:
        self._last = self._clock.now()
        self._act()
