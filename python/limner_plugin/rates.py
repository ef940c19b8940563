"""How often may be asked: per user and in all, within a minute that moves along."""

import asyncio
from collections import Counter, deque
from collections.abc import Callable
from dataclasses import dataclass, field

from limner.core.clock import Clock
from limner_plugin.errors import RefusalError

_MINUTE = 60.0


class Rate:
    """Counts what happened in the last minute; ``what`` is its name in the sentence that refuses."""

    def __init__(self, clock: Clock, what: str, per_user: int, in_all: int) -> None:
        self._clock = clock
        self._what = what
        self._per_user = per_user
        self._in_all = in_all
        self._times: deque[tuple[float, str]] = deque()

    def take(self, user: str) -> None:
        """Count one, or raise RefusalError with the seconds until there is room."""
        now = self._clock.now()
        while self._times and self._times[0][0] <= now - _MINUTE:
            self._times.popleft()
        own = [time for time, each in self._times if each == user]
        full = len(self._times) >= self._in_all
        if full or len(own) >= self._per_user:
            oldest = self._times[0][0] if full else own[0]
            wait = max(1.0, round(oldest + _MINUTE - now, 1))
            limit = (
                f"{self._in_all} {self._what} a minute in all"
                if full
                else f"{self._per_user} {self._what} a minute"
            )
            raise RefusalError(
                f"SillyTavern's server takes at most {limit}: try again in {wait:g} s.",
                code="validation",
                status=429,
                retryable=True,
                retry_after=wait,
            )
        self._times.append((now, user))


class Concurrency:
    """How many pictures may be under way; ``changed`` hears their number, for whoever ends an idle plugin."""

    def __init__(self, per_user: int, in_all: int, changed: Callable[[int], None]) -> None:
        self._per_user = per_user
        self._in_all = in_all
        self._changed = changed
        self._inside: Counter[str] = Counter()

    def enter(self, user: str, *, always: bool = False) -> None:
        """Take a place, or raise RefusalError; ``always`` for what a killed server had begun."""
        full = self._inside.total() >= self._in_all or self._inside[user] >= self._per_user
        if full and not always:
            raise RefusalError(
                "As many pictures as SillyTavern's server takes are under way: wait until one is there.",
                code="validation",
                status=429,
                retryable=True,
                retry_after=5.0,
            )
        self._inside[user] += 1
        self._changed(self._inside.total())

    def leave(self, user: str) -> None:
        """Give the place back."""
        self._inside[user] -= 1
        self._changed(self._inside.total())


REFERENCES_AT_ONCE = 4
"""Requests whose reference pictures are in memory at a time; the others wait."""


@dataclass(frozen=True, slots=True)
class RateLimits:
    """
    What all users share: how often a picture may be begun, and how many may be under way.

    ``open_references`` lets those through whose reference pictures may be read.
    """

    rate: Rate
    concurrency: Concurrency
    open_references: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(REFERENCES_AT_ONCE))
