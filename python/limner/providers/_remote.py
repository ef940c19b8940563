"""
Painters behind the server plugin: one for each of its services.

An attempt's id is its name on the server, and the server paints a name once: so a request whose answer was
lost is asked again by the same name, and a picture is never paid for twice. Its progress comes as a stream;
where that breaks, or SillyTavern is started anew meanwhile, the painter asks, less and less often, until the
server is there again or its patience is at its end.
"""

import asyncio
import logging
from collections.abc import Callable, Collection, Coroutine, Sequence
from typing import TypeVar

from limner.core.clock import Clock, within
from limner.core.errors import GenerationError, HostError
from limner.core.translation import later, say
from limner.pictures.options import KNOWN, Features, Options
from limner.pictures.reference_address import MOST
from limner.providers import _request_options as request_options
from limner.providers._retry import ordered
from limner.providers.base import Heard, Painted, PictureRequest, Progress, Status, unheard
from limner.providers.plugin import Plugin, unreachable
from limner.providers.plugin_answers import PluginPrediction, PluginService

log = logging.getLogger("limner.providers._remote")

PATIENCE = 900.0
"""Seconds a picture has: the plugin ends one earlier by itself, but a service's queue can take minutes."""
LONGEST_STEP = 15.0
"""The longest wait between two looks, in seconds."""
CROWDED = 2.0
"""Seconds between two looks at a picture for which there is no stream left."""
AWAY = 300.0
"""Seconds that a server may be away in the middle of a picture."""

_FOLDER = "{{char}}"
_UNLOOKED = Features(knows=frozenset(KNOWN), most=4, lasting=True, references=MOST)
"""What a painter is taken for before the plugin was looked at: what it does not know is left out then."""

_WORDS = {
    Status.WAITING: later("waits at the image service"),
    Status.PAINTING: later("is being painted"),
}
_LATE = "The image service had no picture ready after ${0} minutes: Try again asks once more."
_LOST = (
    "SillyTavern was started anew while this picture was painted, and its server knows nothing of it "
    "any more: Try again paints it anew."
)

Asked = TypeVar("Asked")


class RemoteProvider:
    """One service of the plugin; ``expand`` fills in SillyTavern's macros in the user's own words."""

    def __init__(
        self,
        id: str,  # noqa: A002
        name: str,
        description: str,
        *,
        plugin: Plugin,
        clock: Clock,
        expand: request_options.Expand,
    ) -> None:
        self.id = id
        self.name = name
        self.description = description
        self._plugin = plugin
        self._clock = clock
        self._expand = expand
        self._ending: set[asyncio.Task[None]] = set()

    def features(self) -> Features:
        """Say what it can do, as the plugin told; before it was looked at, everything."""
        return service.features if (service := self._service) else _UNLOOKED

    def defaults(self) -> Options:
        """Return what the plugin paints with where nothing is chosen."""
        return service.defaults if (service := self._service) else Options()

    def validate(self, options: Options) -> tuple[str, ...]:
        """Return one sentence for each option it cannot be given."""
        return self.features().faults(options)

    def exclusive(self, request: PictureRequest) -> bool:
        """Nothing of the page is changed by it, so it runs beside others."""
        del request
        return False

    @property
    def _service(self) -> PluginService | None:
        health = self._plugin.health
        return health.services.get(self.id) if health else None

    async def generate(self, request: PictureRequest, heard: Heard = unheard) -> Painted:
        """Paint; cancelled, it has the server give the picture up."""
        try:
            service = await self._plugin.service(self.id)
            body = await self._body(request, service)
        except HostError as error:
            raise unreachable(self.id, error, began=False) from error
        except GenerationError as error:
            error.began = False
            raise
        try:
            first = await self._insisting(lambda: self._plugin.begin(self.id, {"id": request.id, **body}))
            return await self._end(request.id, first, heard)
        except asyncio.CancelledError:
            self._soon(self._give_up(request.id))
            raise

    async def collect(self, request: PictureRequest) -> Painted | None:
        """Return the picture of an attempt that an earlier worker began; None where the server has none."""
        found = await self._look(request.id)
        return None if found is None else await self._end(request.id, found, unheard)

    async def status(self, attempt: str) -> Status:
        """Say what becomes of an attempt; raises LimnerError where the server cannot be asked."""
        found = await self._plugin.prediction(self.id, attempt)
        return found.status if found else Status.UNKNOWN

    async def cancel(self, attempt: str) -> None:
        """End an attempt."""
        await self._give_up(attempt)

    async def known(self, attempts: Sequence[str]) -> Collection[str]:
        """Return which of these the server knows; raises LimnerError where it cannot be asked."""
        found = await asyncio.gather(*(self._plugin.prediction(self.id, each) for each in attempts))
        return {attempt for attempt, each in zip(attempts, found, strict=True) if each is not None}

    def forget(self, attempt: str) -> None:
        """Keep nothing of an attempt that is over: nothing is kept here, and the server forgets by itself."""

    # -- how -----------------------------------------------------------------------------------------------

    async def _body(self, request: PictureRequest, service: PluginService) -> dict[str, object]:
        options = await request_options.wanted_options(
            request, service.features, service.defaults, self._expand
        )
        if faults := service.features.faults(options):
            raise GenerationError(" ".join(faults), code="validation", provider=self.id)
        folder = (await self._expand(_FOLDER)).strip()[:100]
        named = {"folder": folder} if folder and folder != _FOLDER else {}
        shown = list(request.references[: service.features.references])
        more = {"references": shown} if shown else {}
        words = await request_options.wording(request, self._expand)
        return {"prompt": words, **named, **more, **options.given()}

    async def _end(self, name: str, first: PluginPrediction, heard: Heard) -> Painted:
        """Follow a picture to its end."""
        try:
            found = await within(self._clock, PATIENCE, self._follow(name, first, heard))
        except TimeoutError:
            self._soon(self._give_up(name))
            words = say(_LATE, round(PATIENCE / 60))
            raise GenerationError(words, code="provider", provider=self.id) from None
        if found.status is Status.DONE:
            return Painted(found.images[0], self.id, found.making, found.images[1:])
        if found.status is Status.FAILED:
            raise _failure(found, self.id)
        words = say("The picture was stopped: Try again paints it.")
        raise GenerationError(words, code="cancelled", provider=self.id)

    async def _follow(self, name: str, first: PluginPrediction, heard: Heard) -> PluginPrediction:
        found, failures = first, 0
        while not found.over:
            _tell(found, heard)
            pause = CROWDED
            if not self._plugin.crowded:
                try:
                    async for each in self._plugin.news(self.id, name):
                        found, failures = each, 0
                        _tell(found, heard)
                except (HostError, GenerationError) as error:
                    log.info("The stream of %s broke: %s", name, error)
                failures += 1
                pause = 0.5 * 2.0 ** min(failures, 10)
            if not found.over:
                await self._clock.sleep(min(pause, LONGEST_STEP))
                now = await self._look(name)
                if now is None:
                    raise GenerationError(say(_LOST), code="provider", provider=self.id)
                found = now
        return found

    async def _look(self, name: str) -> PluginPrediction | None:
        """Return what the server knows of a picture, whatever is in the way of asking for a while."""
        return await self._insisting(lambda: self._plugin.prediction(self.id, name), looking=True)

    async def _insisting(
        self, ask: Callable[[], Coroutine[None, None, Asked]], *, looking: bool = False
    ) -> Asked:
        """
        Ask until the server is there, for as long as it may be away.

        ``looking``: what it asks for costs nothing, so it is asked again after a refusal that will pass, too.
        """
        gone, wait = self._clock.now(), 1.0
        while True:
            try:
                return await ask()
            except HostError as error:
                if self._clock.now() - gone >= AWAY:
                    raise unreachable(self.id, error, began=True) from error
                log.info("SillyTavern's server is asked again in %.0f s: %s", wait, error)
            except GenerationError as error:
                if not (looking and error.retryable) or self._clock.now() - gone >= AWAY:
                    raise
                wait = max(wait, min(ordered(error), LONGEST_STEP))
                log.info("%s cannot be looked at, and is in %.0f s: %s", self.id, wait, error)
            await self._clock.sleep(wait)
            wait = min(wait * 2, LONGEST_STEP)

    async def _give_up(self, name: str) -> None:
        """Have the server end a picture; where it cannot be reached, its own time-out will."""
        try:
            await self._plugin.cancel(self.id, name)
        except (HostError, GenerationError) as error:
            log.info("%s could not be cancelled: %s", name, error)

    def _soon(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.ensure_future(work)
        self._ending.add(task)
        task.add_done_callback(self._ending.discard)


def _failure(found: PluginPrediction, provider: str) -> GenerationError:
    """Return why a picture failed: for good, also where the server could not reach the service for it."""
    error = found.trouble
    if error is None:
        words = say("The image service failed without saying why: try again later.")
        return GenerationError(words, code="provider", provider=provider)
    if error.code == "network":
        error.code = "provider"
    return error


def _tell(found: PluginPrediction, heard: Heard) -> None:
    if not found.over:
        heard(Progress(found.progress, say(_WORDS[found.status])))
