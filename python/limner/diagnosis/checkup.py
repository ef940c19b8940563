"""
The checkup: the whole chain from the model to a picture, tried once without any chat.

The model gets the user's own instructions and a fixed request, its answer is read by the reader of stories,
and the painter paints one picture. The first link that breaks ends the checkup and says what to do.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import replace

from limner.core.clock import Ids
from limner.core.errors import GenerationError, HostError
from limner.core.tasks import Single
from limner.core.translation import say
from limner.diagnosis._checkup_report import STEPS, CheckupStep, Report, StepMark
from limner.diagnosis._surroundings import Surroundings
from limner.page.host import Host
from limner.page.model_host import ModelCall
from limner.presets.preset import Preset
from limner.prompting.meta_prompt import compose
from limner.providers.base import PictureRequest
from limner.providers.service import GenerationService
from limner.replies.reader import unread
from limner.settings.preferences import Preferences
from limner.tags.grammar import Tag, closed, scan

log = logging.getLogger("limner.diagnosis.checkup")

REQUEST = (
    "Tell of a lighthouse in a storm, in three sentences, and illustrate them with exactly one picture tag, "
    "as you were told. Write nothing else."
)
_QUOTED = 200


class _BrokenError(Exception):
    """A link broke; the sentence says what to do."""


class Checkup:
    """One checkup at a time; whoever shows it sets ``changed``, called with each step."""

    def __init__(
        self,
        host: Host,
        service: GenerationService,
        ids: Ids,
        preferences: Preferences,
        *,
        preset: Callable[[], Awaitable[Preset]],
    ) -> None:
        self._host = host
        self._service = service
        self._ids = ids
        self._preferences = preferences
        self.surroundings = Surroundings(host, preferences)
        self._preset = preset
        self.changed: Callable[[], None] = lambda: None
        self._work = Single()
        self.report = Report()

    async def run(self) -> None:
        """Try the chain, and return when it is over; where it runs already nothing is begun."""
        if self._work.runs:
            return
        await self.close()
        self.report = Report(tuple(map(CheckupStep, STEPS)))
        try:
            await self._work.run(self._chain())
            await self.look_around()
        finally:
            self.changed()

    def stop(self) -> None:
        """End the checkup where it stands; the model's answer, if it still comes, is not waited for."""
        self._work.stop()

    async def close(self) -> None:
        """Forget the last checkup and throw its picture away: it belongs to no story."""
        if self._work.runs:
            return
        picture, self.report = self.report.picture, Report()
        if picture:
            try:
                await self._host.delete_image(picture)
            except HostError as error:
                log.warning("The picture of the checkup could not be thrown away: %s", error)

    async def look_around(self) -> None:
        """Try the last link alone: it is about what stands beside the chain."""
        if not self.report.links:
            return
        self._mark("others", StepMark.RUNNING)
        found = await self.surroundings.safely()
        self.report = replace(self.report, offer=found.offer)
        self._mark("others", StepMark.DONE if found.well else StepMark.BROKEN, found.words)

    async def _chain(self) -> None:
        name = ""
        try:
            self._mark(name := "switch", StepMark.RUNNING)
            self._switch()
            self._mark(name := "model", StepMark.RUNNING)
            answer = await self._model()
            self._mark(name := "tag", StepMark.RUNNING)
            tag = self._tag(answer)
            self._mark(name := "painter", StepMark.RUNNING)
            await self._painter(tag)
        except _BrokenError as error:
            self._mark(name, StepMark.BROKEN, str(error))
        except asyncio.CancelledError:
            self._mark(name, StepMark.STOPPED, say("Stopped."))

    def _mark(self, name: str, mark: StepMark, words: str = "") -> None:
        self.report = self.report.marked(name, mark, words)
        self.changed()

    def _switch(self) -> None:
        if not self._preferences.settings.enabled:
            raise _BrokenError(say("Switch on “Illustrate the story” in Limner's settings."))
        self._mark("switch", StepMark.DONE)

    async def _model(self) -> str:
        try:
            preset = await self._preset()
            system = compose(preset.text, replace(self._preferences.settings, only_changes=False, spacing=0))
            answer = (await self._host.generate(ModelCall(REQUEST, system))).text
        except HostError as error:
            if error.kind == "offline":
                words = "No model is connected: open API Connections (the plug) and connect one."
                raise _BrokenError(say(words)) from error
            words = "The model did not answer: ${0} Look at API Connections (the plug)."
            raise _BrokenError(say(words, _sentence(str(error)))) from error
        self._mark("model", StepMark.DONE, say("“${0}”", _cut(answer)))
        return answer

    def _tag(self, answer: str) -> Tag:
        tags = scan(closed(answer))
        if tags:
            self._mark("tag", StepMark.DONE, say("“${0}”", _cut(tags[0].prompt)))
            return tags[0]
        if almost := unread(answer):
            words = "The model wrote a tag that cannot be read: `${0}`: ${1}. Try other instructions."
            raise _BrokenError(say(words, almost[0].text, say(almost[0].reason)))
        words = (
            "The model answered without a tag. Try “Role of the instructions: User”, other instructions, "
            "or a model that follows instructions better."
        )
        raise _BrokenError(say(words))

    async def _painter(self, tag: Tag) -> None:
        request = PictureRequest(self._ids.new(), tag.prompt, tag.attributes)
        try:
            painted = await self._service.paint(request, lambda: None, insist=True)
        except GenerationError as error:
            raise _BrokenError(str(error)) from error
        finally:
            self._service.forget(request.id)
        self.report = replace(self.report, picture=painted.url)
        self._mark("painter", StepMark.DONE)


def _cut(text: str) -> str:
    line = " ".join(text[: 8 * _QUOTED].split())
    return line if len(line) <= _QUOTED else f"{line[:_QUOTED]}…"


def _sentence(text: str) -> str:
    line = _cut(text)
    return line if line.endswith((".", "!", "?", "…")) else f"{line}."
