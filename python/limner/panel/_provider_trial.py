"""The test of one painter: one picture apart from every chat, shown with its cost, then thrown away."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import replace

from limner.core.clock import Ids
from limner.core.errors import GenerationError, HostError
from limner.core.tasks import Single
from limner.core.translation import say
from limner.page.host import Host
from limner.painting.provider_choice import ProviderChoice
from limner.panel._providers_view import Trial, TrialMark
from limner.pictures.provenance import Provenance
from limner.providers.base import PictureRequest, Progress
from limner.providers.service import GenerationService

log = logging.getLogger("limner.panel._provider_trial")

PROMPT = "a lighthouse on a cliff in a storm, waves, dramatic light"


class ProviderTrial:
    """One trial at a time; ``changed`` is called with each step."""

    def __init__(
        self,
        host: Host,
        service: GenerationService,
        ids: Ids,
        choice: ProviderChoice,
        changed: Callable[[], None],
        *,
        spent: Callable[[str, Provenance, int], None],
    ) -> None:
        self._host = host
        self._service = service
        self._ids = ids
        self._choice = choice
        self._changed = changed
        self._spent = spent
        self._work = Single()
        self.trial = Trial()

    async def run(self, painter: str) -> None:
        """Have a painter paint, and return when it is over; where one is at it nothing is begun."""
        if self._work.runs:
            return
        await self.close()
        self._show(Trial(painter, TrialMark.RUNNING, say("The test picture is being painted.")))
        await self._work.run(self._paint(painter))

    def stop(self) -> None:
        """End the trial; what was asked of the painter is cancelled."""
        self._work.stop()

    async def close(self) -> None:
        """Forget the last trial and throw its pictures away: they belong to no story."""
        if self._work.runs:
            return
        pictures, self.trial = self.trial.pictures, Trial()
        for picture in pictures:
            try:
                await self._host.delete_image(picture)
            except HostError as error:
                log.warning("The picture of the test could not be thrown away: %s", error)

    async def _paint(self, painter: str) -> None:
        request = PictureRequest(self._ids.new(), PROMPT, options=self._choice.options(painter))
        try:
            painted = await self._service.paint(
                request, _nothing, provider=painter, insist=True, alone=True, heard=self._heard
            )
        except GenerationError as error:
            self._show(Trial(painter, TrialMark.BROKEN, str(error)))
        except asyncio.CancelledError:
            self._show(Trial(painter, TrialMark.BROKEN, say("Stopped.")))
        else:
            pictures = (painted.url, *painted.more)
            self._spent(painter, painted.making, len(pictures))
            words = say("${0} works.", self._name(painter))
            self._show(Trial(painter, TrialMark.DONE, words, pictures, painted.making))
        finally:
            self._service.forget(request.id, painter)

    def _heard(self, progress: Progress) -> None:
        share = "" if progress.done is None else f" ({round(progress.done * 100)} %)"
        words = say("The test picture ${0}.", f"{progress.words}{share}")
        if words != self.trial.words:
            self._show(replace(self.trial, words=words))

    def _name(self, painter: str) -> str:
        known = self._service.get(painter)
        return known.name if known else painter

    def _show(self, trial: Trial) -> None:
        self.trial = trial
        self._changed()


def _nothing() -> None:
    """Its turn has come: it is shown as running already."""
