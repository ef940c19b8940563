"""When it is tried again after a failure: later each time, and not at all where only the user can help."""

from random import Random

FIRST, LONGEST = 15.0, 3600.0
"""Seconds."""


class Tries:
    """``stopped``: it waits for the user; ``at`` is when it may be tried next, by the clock."""

    def __init__(self, chance: Random) -> None:
        self._chance = chance
        self.clear()

    def clear(self) -> None:
        """It went well, or the user has done something about it."""
        self.failures, self.at, self.stopped = 0, 0.0, False

    def failed(self, now: float, *, wait: float = 0.0, stop: bool = False) -> float:
        """Take a failure; return the seconds until the next try (none where it has stopped: 0)."""
        self.failures += 1
        self.stopped = stop
        if stop:
            return 0.0
        backoff = min(FIRST * 2.0 ** min(self.failures - 1, 20), LONGEST)
        seconds = max(wait, backoff * (0.75 + 0.5 * self._chance.random()))
        self.at = now + seconds
        return seconds

    def may(self, now: float) -> bool:
        """Say whether it may be tried now without the user's word."""
        return not self.stopped and now >= self.at
