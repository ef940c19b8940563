"""
How long to wait before a picture that failed is asked for again.

Twice as long after each failure, so that a painter in trouble is not pressed, and never exactly as long, so
that pictures that failed together do not come back together. A service that says when to come back
(Retry-After, in the ``details`` of its error) knows better and is believed.
"""

from math import isfinite
from typing import Protocol

from limner.core.errors import GenerationError

BASE_S = 2.0
"""The longest wait after a first failure; it doubles with each further one."""
LONGEST_S = 60.0
LONGEST_ORDERED_S = 600.0
"""A service that wants more peace than this gets it: the picture fails, and the user decides."""
RETRY_AFTER = "retry_after"
"""The key of ``GenerationError.details`` under which a provider hands on the service's wait, in seconds."""


class Chance(Protocol):
    """As much of ``random.Random`` as jitter needs."""

    def uniform(self, a: float, b: float) -> float:
        """Return a number between ``a`` and ``b``."""
        ...


def wait_after(failures: int, error: GenerationError, chance: Chance) -> float | None:
    """
    Return the seconds to wait after so many failures, the last being ``error``; None where asking is no use.

    The wait is between half and the whole of its step: some wait is always kept, for a service that is
    starting up needs it.
    """
    if not error.retryable:
        return None
    step = min(BASE_S * 2.0 ** min(failures - 1, 30), LONGEST_S)
    wait = max(chance.uniform(step / 2, step), ordered(error))
    return wait if wait <= LONGEST_ORDERED_S else None


def ordered(error: GenerationError) -> float:
    """Return the wait that the service asked for; 0 where it asked for none or made no sense."""
    try:
        seconds = float(error.details.get(RETRY_AFTER, "0"))
    except ValueError:
        return 0.0
    return seconds if isfinite(seconds) else 0.0
