"""
Roll call: which other tabs live, where the browser has no locks to tell it (plain http in the home network).

A tab that begins asks, and all that hear it know of it from then on; so one that knows of nobody need not ask
again. Who is known is asked each time, for a tab that died says nothing. One that is busy for longer than the
``WINDOW`` is taken for dead, as it would be without any of this; but a page in the background is slow, so one
of whom it is known that it has begun something has ``PATIENCE``.
"""

import asyncio
import contextlib
from collections.abc import Callable, Collection

from limner.core.clock import Clock, within

ASK, HERE = "?", "!"
"""What the two messages begin with; no entry of the outbox has such a name."""

WINDOW = 1.0
"""Seconds that a tab has to answer: what a worker does in one go is done in a third of that."""

PATIENCE = 4.0
"""Seconds for those that something waits for: a picture painted twice costs more than one painted later."""

GRACE = 0.2
"""Seconds more, where this very worker was at something else for the whole window and read no message."""


class RollCall:
    """``name`` is this tab's, ``page`` what those of this very page begin with; ``post`` reaches all."""

    def __init__(self, name: str, page: str, post: Callable[[str], object], clock: Clock) -> None:
        self._name, self._page, self._post, self._clock = name, page, post, clock
        self._known: set[str] = set()
        self._here: set[str] = set()
        self._dead: set[str] = set()
        self._wanted: set[str] = set()
        self._whole = asyncio.Event()
        self._asked = False
        self._one = asyncio.Lock()

    async def others(self, awaited: Collection[str] = ()) -> Collection[str]:
        """Return the names of those that live now; those of ``awaited`` have more time to say so, once."""
        async with self._one:
            first, self._asked = not self._asked, True
            begun_there = {name for name in awaited if not name.startswith(self._page)} - self._dead
            if not first and not self._known and not begun_there:
                return ()
            self._here.clear()
            self._post(f"{ASK} {self._name}")
            begun = self._clock.now()
            await self._hear(None if first else self._known, WINDOW)
            await self._hear(begun_there, PATIENCE - (self._clock.now() - begun))
            self._dead |= begun_there - self._here
            self._known = set(self._here)
            return frozenset(self._known)

    def heard(self, sign: str, name: str) -> bool:
        """Take a message of another tab's; False where it is none of a roll call."""
        if sign not in (ASK, HERE):
            self._dead.clear()  # somebody tells of an entry: one whose answer was lost may be it
            return False
        if not name.startswith(self._page):
            self._known.add(name)
            self._here.add(name)
            self._dead.discard(name)
            if sign == ASK:
                self._post(f"{HERE} {self._name}")
            if self._here >= self._wanted:
                self._whole.set()
        return True

    async def _hear(self, names: Collection[str] | None, seconds: float) -> None:
        """Wait until all of these have spoken, or so long; None: who knows how many there are."""
        begun = self._clock.now()
        await self._listen(names, seconds)
        if self._clock.now() - begun > seconds + GRACE:  # busy ourselves: the answers lie unread
            await self._listen(names, GRACE)

    async def _listen(self, names: Collection[str] | None, seconds: float) -> None:
        if names is None:
            await self._clock.sleep(seconds)
            return
        self._wanted = set(names)
        if self._here >= self._wanted:
            return
        self._whole.clear()
        with contextlib.suppress(TimeoutError):
            await within(self._clock, seconds, self._wait())

    async def _wait(self) -> None:
        await self._whole.wait()
