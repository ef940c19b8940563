"""
The one place that asks painters for pictures: it chooses, limits, tries again, makes failures sentences.

A picture takes a slot of the limiter each time the painter is asked, and none while it waits for the next
time: others are painted meanwhile. Whether asking makes sense at all is for the provider's breaker to say.

Nothing is paid twice if it can be helped. What a painter cannot be given is refused before it is asked.
After a network error nobody knows whether the service has begun: a painter whose ids are ``lasting`` is asked
again with the same id, which gets the same picture. After a failure that is certain it gets a new id, for the
old one would only fail again. The second painter is asked only where the first has certainly not begun.
"""

import logging
import random
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, replace

from limner.core.clock import Clock, SystemClock
from limner.core.errors import GenerationError, LimnerError
from limner.core.translation import say
from limner.pictures.options import Options
from limner.providers._answers import checked, following, prepared, sentences
from limner.providers._begun_predictions import BegunPredictions
from limner.providers._retry import Chance, wait_after
from limner.providers.base import Heard, ImageProvider, Painted, PictureRequest, Status, unheard
from limner.providers.limiter import Limiter

log = logging.getLogger("limner.providers")

Moved = Callable[[str, PictureRequest], Awaitable[None]]
"""Hears the painter's id and the request before either is another than what was asked for first."""


@dataclass(frozen=True, slots=True)
class _Listeners:
    """Whoever hears of a picture's turn, of how far it is, of another try, and of another request."""

    started: Callable[[], None]
    heard: Heard
    again: Callable[[GenerationError, float], None]
    moved: Moved


class GenerationService(BegunPredictions):
    """
    Providers by id, behind the limiter that all sessions share.

    ``retries`` says how many more tries a failure gets and ``fallback`` who else is asked (the settings, read
    at each failure), ``options`` what is chosen for him; ``chance`` makes the waits between tries uneven.
    ``references`` says whether pictures of people may be sent.
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
        fallback: Callable[[], str] = lambda: "",
        options: Callable[[str], Options] = lambda _: Options(),
        references: Callable[[], bool] = lambda: False,
    ) -> None:
        super().__init__(limiter, clock or SystemClock(), providers, default)
        self._chance = chance or random.Random()  # noqa: S311 - it spreads waits, it keeps no secret
        self._retries = retries
        self._fallback = fallback
        self._options = options
        self._references = references

    async def paint(
        self,
        request: PictureRequest,
        started: Callable[[], None],
        *,
        provider: str = "",
        insist: bool = False,
        alone: bool = False,
        heard: Heard = unheard,
        again: Callable[[GenerationError, float], None] = lambda _error, _seconds: None,
        moved: Moved | None = None,
    ) -> Painted:
        """
        Paint one picture; ``started()`` is called once for each painter, when the picture's turn comes.

        ``again`` hears of each failure after which the painter is asked again, in so many seconds; ``heard``
        of how far the picture is.

        ``insist`` is for what the user asks for by hand: the painter is asked even where it is left in peace.
        ``alone``: nobody else will do. Raises GenerationError, with a sentence for the user, whatever went
        wrong outside.
        """

        async def follow(name: str, changed: PictureRequest) -> None:
            nonlocal request
            request = changed
            if moved is not None:
                await moved(name, changed)

        listeners = _Listeners(started, heard, again, follow)
        first, second = provider or self.default, self._fallback()
        try:
            return await self._persist(first, request, listeners, insist=insist)
        except GenerationError as error:
            if alone or second in ("", first) or not await self._may_ask_another(first, error, request):
                raise
            try:
                await self.named(second)
            except GenerationError:
                raise error from None
            log.info("%s is asked instead of %s, because %s", second, first, error)
            await follow(second, replace(request, options=self._options(second)))
            try:
                return await self._persist(second, request, listeners, insist=insist)
            except GenerationError as other:
                raise _both(error, other) from other

    async def _may_ask_another(self, name: str, error: GenerationError, request: PictureRequest) -> bool:
        """Whether the painter cannot be asked, and has certainly not begun this picture."""
        if error.code not in ("configuration", "network") and "paused" not in error.details:
            return False
        if error.began and error.code == "network" and self.is_lasting(name):
            try:
                return await self.status(request.id, name) is Status.UNKNOWN
            except LimnerError:
                return False
        return not error.began

    async def _persist(
        self, name: str, request: PictureRequest, listeners: _Listeners, *, insist: bool
    ) -> Painted:
        """Ask one painter as often as makes sense."""
        provider = await self.named(name)
        failures, began = 0, False
        while True:
            try:
                return await self._ask(provider, request, listeners, insist=insist)
            except GenerationError as error:
                failures += 1
                error.began = began = began or error.began
                wait = wait_after(failures, error, self._chance)
                resting = self._breakers[name].refusal() is not None
                if wait is None or resting or failures > self._retries():
                    raise
                listeners.again(error, wait)
                log.info("%s is asked again in %.1f s, because %s", name, wait, error)
                certain = error.code != "network"
            if certain and provider.features().lasting:
                self.forget(request.id, name)
                request = replace(request, id=following(request.id))
                await listeners.moved(name, request)
            await self._clock.sleep(wait)
            listeners, insist = replace(listeners, started=_nothing), False

    async def _ask(
        self, provider: ImageProvider, request: PictureRequest, listeners: _Listeners, *, insist: bool
    ) -> Painted:
        breaker = self._breakers[provider.id]
        if not insist and (refusal := breaker.refusal()) is not None:
            raise refusal  # now, and not when its turn comes
        asked = prepared(provider, request, references=self._references())
        gate = self._gates[provider.id].slot(exclusive=provider.exclusive(asked))
        async with gate, self._limiter.slot(), breaker.attempt(insist=insist):
            listeners.started()
            began = self._clock.now()
            with sentences(provider.id):
                painted = checked(await provider.generate(asked, listeners.heard), provider.id)
        seconds = self._clock.now() - began
        made = painted.making
        return replace(
            painted,
            making=replace(
                made,
                options=made.options.over(asked.options),
                seconds=seconds if made.seconds is None else made.seconds,
            ),
        )

    def resting(self) -> GenerationError | None:
        """
        Return why the default painter is left in peace because it keeps failing, else None.

        ``details["paused"]`` are the seconds until it is asked again.
        """
        refusal = self._breakers[self.default].refusal() if self.default in self._breakers else None
        return refusal if refusal is not None and "paused" in refusal.details else None


def _both(first: GenerationError, second: GenerationError) -> GenerationError:
    """Return the failure of the second painter with what became of the first: the user can mend either."""
    words = say("${0} The second painter failed as well: ${1}", first, second)
    return GenerationError(
        words,
        code=second.code,
        provider=second.provider,
        retryable=second.retryable,
        details=second.details,
        began=second.began,
    )


def _nothing() -> None:
    """Tell nobody: it has been told."""
