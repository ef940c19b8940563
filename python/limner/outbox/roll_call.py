"""
Roll call: which other tabs live, where the browser has no locks to tell it (plain http in the home network).

A tab that begins asks, and all that hear it know of it from then on; so one that knows of nobody need not ask
again. Who is known is asked each time, for a tab that died says nothing. One that is busy for longer than the
``WINDOW`` is taken for dead, as it would be without any of this.
"""

import asyncio
import contextlib
from collections.abc import Callable, Collection

from limner.core.clock import Clock, within

ASK, HERE = "?", "!"
"""What the two messages begin with; no entry of the outbox has such a name."""

WINDOW = 1.0
"""Seconds that a tab has to answer: what a worker does in one go is done in a third of that."""

GRACE = 0.2
"""Seconds more, where this very worker was at something else for the whole window and read no message."""


class RollCall:
    """``name`` is this tab's, ``page`` what those of this very page begin with; ``post`` reaches all."""

    def __init__(self, name: str, page: str, post: Callable[[str], object], clock: Clock) -> None:
        self._name, self._page, self._post, self._clock = name, page, post, clock
        self._known: set[str] = set()
        self._here: set[str] = set()
        self._whole = asyncio.Event()
        self._asked = False
        self._one = asyncio.Lock()

    async def others(self) -> Collection[str]:
        """Return the names of those that live now."""
        async with self._one:
            first, self._asked = not self._asked, True
            if not first and not self._known:
                return ()
            self._here.clear()
            self._whole.clear()
            self._post(f"{ASK} {self._name}")
            begun = self._clock.now()
            await self._listen(WINDOW, first=first)
            if self._clock.now() - begun > WINDOW + GRACE:  # busy ourselves: the answers lie unread
                await self._listen(GRACE, first=first)
            self._known = set(self._here)
            return frozenset(self._known)

    def heard(self, sign: str, name: str) -> bool:
        """Take a message of another tab's; False where it is none of a roll call."""
        if sign not in (ASK, HERE):
            return False
        if not name.startswith(self._page):
            self._known.add(name)
            self._here.add(name)
            if sign == ASK:
                self._post(f"{HERE} {self._name}")
            if self._here >= self._known:
                self._whole.set()
        return True

    async def _listen(self, seconds: float, *, first: bool) -> None:
        if first:  # who knows how many there are
            await self._clock.sleep(seconds)
            return
        with contextlib.suppress(TimeoutError):
            await within(self._clock, seconds, self._wait())

    async def _wait(self) -> None:
        await self._whole.wait()
