"""
The circuit breaker: a painter that keeps failing is left in peace for a while.

Asking it for each picture of the next replies would cost a wait and a sentence every time, and a hosted
service may count the failures against the user. So after three failures in a row pictures fail at once, with
a sentence that says when the painter is asked again. When that time is up one picture is the trial; the
others wait for what becomes of it. A painter that is not set up is a simpler case: everything that is queued
fails with the same sentence, and seconds later it is asked as if nothing had been: only the user can mend it.

What the user asks for by hand is always asked for (``insist``): he may know more than the breaker.
"""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from limner.core.clock import Clock
from limner.core.errors import GenerationError
from limner.core.translation import say

log = logging.getLogger("limner.providers")

FAILURES = 3
FIRST_PAUSE_S = 60.0
LONGEST_PAUSE_S = 600.0
NOT_SET_UP_S = 5.0
"""Long enough for a reply's queued pictures to share one failure, short enough for a user who sets it up."""


@dataclass(frozen=True, slots=True)
class _Pause:
    """Until when the painter is not asked, why, and how long the pause is (0: it is only not set up)."""

    until: float
    reason: GenerationError
    length: float


class CircuitBreaker:
    """The breaker of one provider: ``async with breaker.attempt():`` around each time that it is asked."""

    def __init__(self, clock: Clock, provider: str) -> None:
        self._clock = clock
        self._provider = provider
        self._failures = 0
        self._pause: _Pause | None = None
        self._trial: asyncio.Event | None = None  # set when the trial that runs has ended

    def forget(self) -> None:
        """What it failed by says nothing any more: the user has set the painter up anew."""
        self._failures = 0
        self._pause = None

    def refusal(self) -> GenerationError | None:
        """Return why the painter is not asked now, or None where it may be."""
        if self._pause is None or (left := self._pause.until - self._clock.now()) <= 0:
            return None
        reason = self._pause.reason
        if not self._pause.length:
            return GenerationError(str(reason), code=reason.code, provider=self._provider, began=False)
        return GenerationError(
            say(
                "The image service keeps failing, so it is asked again in ${0} at the earliest (Try again "
                "asks it at once); its last failure: ${1}",
                _words(left),
                reason,
            ),
            code="provider",
            provider=self._provider,
            details={"paused": f"{left:.0f}"},
            began=False,
        )

    @asynccontextmanager
    async def attempt(self, *, insist: bool = False) -> AsyncIterator[None]:
        """
        Ask the painter inside the block; raises the refusal instead where it is left in peace.

        What comes of the block counts: a success closes the breaker, a failure of the painter may open it.
        """
        if not insist:
            await self._wait_for_trial()
        trial = self._begin_trial()
        try:
            yield
        except GenerationError as error:
            self._failed(error)
            raise
        else:
            self.forget()
        finally:
            if trial is not None:
                self._trial = None
                trial.set()

    async def _wait_for_trial(self) -> None:
        while True:
            refusal = self.refusal()
            if refusal is not None:
                raise refusal
            if self._trial is None:
                return
            await self._trial.wait()

    def _begin_trial(self) -> asyncio.Event | None:
        """Make this attempt the trial where a pause has just ended."""
        if (
            self._trial is None
            and self._pause is not None
            and self._pause.length
            and self._is_over(self._pause)
        ):
            self._trial = asyncio.Event()
            return self._trial
        return None

    def _is_over(self, pause: _Pause) -> bool:
        return self._clock.now() >= pause.until

    def _failed(self, error: GenerationError) -> None:
        if error.code == "configuration":
            self._rest(NOT_SET_UP_S, error, 0.0)
            return
        if error.code in ("validation", "cancelled") or not (error.retryable or error.code == "network"):
            return
        self._failures += 1
        before = self._pause
        if before is not None and not self._is_over(before):
            return  # it began before the pause, or the user insisted: no reason for a longer one
        if before is not None and before.length:
            length = min(2 * before.length, LONGEST_PAUSE_S)
            self._rest(length, error, length)
        elif self._failures >= FAILURES:
            self._rest(FIRST_PAUSE_S, error, FIRST_PAUSE_S)

    def _rest(self, seconds: float, reason: GenerationError, length: float) -> None:
        log.warning("%s is not asked for %g s: %s", self._provider, seconds, reason)
        self._pause = _Pause(self._clock.now() + seconds, reason, length)

    def __repr__(self) -> str:
        refusal = self.refusal()
        state = "open" if refusal else "trying" if self._trial else "closed"
        return f"<Breaker of {self._provider}: {state}, {self._failures} failures in a row>"


def _words(seconds: float) -> str:
    """Return a duration as a sentence says it, never shorter than it is."""
    whole = -int(-seconds // 1)
    if whole == 1:
        return say("1 second")
    return say("${0} seconds", whole) if whole <= 90 else say("${0} minutes", -(-whole // 60))
