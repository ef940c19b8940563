"""
The one place that asks providers for pictures: it chooses, limits, tries again, makes failures sentences.

A picture takes a slot of the limiter each time the painter is asked, and none while it waits for the next
time: others are painted meanwhile. Whether asking makes sense at all is for the provider's breaker to say.
"""

import logging
import random
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Protocol, runtime_checkable

from limner.clock import Clock, SystemClock
from limner.errors import GenerationError, HostError, HostTimeoutError
from limner.limiter import Limiter
from limner.providers.base import ImageProvider, Painted, PictureRequest
from limner.providers.breaker import Breaker
from limner.providers.retry import Chance, wait_after

log = logging.getLogger("limner.providers")

_SILENT = "The image service gave no answer. See whether it is running, then press Try again."


@runtime_checkable
class Collector(Protocol):
    """What a provider also is where it can fetch the result of an attempt that an earlier worker began."""

    async def collect(self, request: PictureRequest) -> Painted | None:
        """Return the picture of the attempt ``request.id``, or None where nothing is known of it."""
        ...


class GenerationService:
    """
    Providers by id, behind the limiter that all sessions share.

    ``retries`` says how many more tries a failure gets (the setting, read at each failure); ``chance`` makes
    the waits between them uneven.
    """

    def __init__(
        self,
        limiter: Limiter,
        providers: Iterable[ImageProvider],
        default: str,
        *,
        clock: Clock | None = None,
        chance: Chance | None = None,
        retries: Callable[[], int] = lambda: 0,
    ) -> None:
        self._limiter = limiter
        self._providers = {provider.id: provider for provider in providers}
        self._clock = clock or SystemClock()
        self._chance = chance or random.Random()  # noqa: S311 - it spreads waits, it keeps no secret
        self._retries = retries
        self._breakers = {name: Breaker(self._clock, name) for name in self._providers}
        self.default = default

    def register(self, provider: ImageProvider) -> None:
        """Take a painter in, in the place of one of the same id."""
        self._providers[provider.id] = provider
        self._breakers[provider.id] = Breaker(self._clock, provider.id)

    def unregister(self, name: str) -> None:
        """Forget a painter; what it paints is painted to its end."""
        self._providers.pop(name, None)

    async def paint(
        self,
        request: PictureRequest,
        started: Callable[[], None],
        *,
        insist: bool = False,
        again: Callable[[GenerationError, float], None] = lambda _error, _seconds: None,
    ) -> Painted:
        """
        Paint one picture; ``started()`` is called once, when its turn comes for the first time.

        ``again`` hears of each failure after which the painter is asked again, in so many seconds.

        ``insist`` is for what the user asks for by hand: the painter is asked even where it is left in peace.
        Raises GenerationError, with a sentence for the user, whatever went wrong outside.
        """
        provider = self._named(self.default)
        failures = 0
        while True:
            try:
                return await self._ask(provider, request, started, insist=insist)
            except GenerationError as error:
                failures += 1
                wait = wait_after(failures, error, self._chance)
                resting = self._breakers[provider.id].refusal() is not None
                if wait is None or resting or failures > self._retries():
                    raise
                again(error, wait)
                log.info("%s is asked again in %.1f s, because %s", provider.id, wait, error)
            await self._clock.sleep(wait)
            started, insist = _nothing, False

    def resting(self) -> GenerationError | None:
        """
        Return why the default painter is left in peace because it keeps failing, else None.

        ``details["paused"]`` are the seconds until it is asked again.
        """
        refusal = self._breakers[self.default].refusal() if self.default in self._breakers else None
        return refusal if refusal is not None and "paused" in refusal.details else None

    async def collect(self, request: PictureRequest, provider: str = "") -> Painted | None:
        """
        Fetch what became of an attempt that an earlier worker began; None where nobody knows of it.

        It takes a slot, because the painter may still be at it, but it asks for nothing: so it is never tried
        again and tells nothing about the painter's health. Raises GenerationError where the attempt failed.
        """
        painter = self._named(provider or self.default)
        if not isinstance(painter, Collector):
            return None
        async with self._limiter.slot(exclusive=painter.exclusive(request)):
            with _sentences(painter.id):
                return await painter.collect(request)

    async def _ask(
        self, provider: ImageProvider, request: PictureRequest, started: Callable[[], None], *, insist: bool
    ) -> Painted:
        breaker = self._breakers[provider.id]
        if not insist and (refusal := breaker.refusal()) is not None:
            raise refusal  # now, and not when its turn comes
        async with self._limiter.slot(exclusive=provider.exclusive(request)), breaker.attempt(insist=insist):
            started()
            with _sentences(provider.id):
                return await provider.generate(request)

    def _named(self, name: str) -> ImageProvider:
        provider = self._providers.get(name)
        if provider is None:
            raise GenerationError(
                f"There is no painter called {name}: choose another in Limner's settings.",
                code="configuration",
                provider=name,
            )
        return provider


@contextmanager
def _sentences(provider: str) -> Iterator[None]:
    """Make the page's failures the painter's: for the one who waits for a picture they are the same."""
    try:
        yield
    except HostError as error:
        late = isinstance(error, HostTimeoutError)
        raise GenerationError(
            _SILENT if late else f"SillyTavern did not hand over the picture: {error} Reload the page.",
            code="network",
            provider=provider,
            retryable=error.retryable,
        ) from error


def _nothing() -> None:
    """Tell nobody: it has been told."""
