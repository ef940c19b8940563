"""
The jobs of a session: the pictures of one message version while they are painted.

It plans, paints, repaints, collects what an earlier worker began, and gives up. Whatever happens to a picture
here is told to the barrier and to whoever asked to be told (``changed``; ``moved``, where only a painter is
further than he was); setting pictures into the text is the session's work.
"""

import asyncio
import logging
from collections.abc import Callable, Coroutine, Mapping
from dataclasses import replace

from limner.core.errors import GenerationError, HostError
from limner.core.keyed_tasks import KeyedTasks
from limner.core.translation import say
from limner.outbox.entry import Entry
from limner.page.host_values import MessageKey
from limner.painting._barrier import Barrier
from limner.painting._job import Job, JobListeners
from limner.painting._picture_set import PictureSet
from limner.painting._spacing import Spacing
from limner.painting.context import PaintingContext
from limner.painting.permission import Permission
from limner.painting.provider_choice import Chosen
from limner.pictures.picture import OPEN, Picture, State, Touch
from limner.providers.base import Painted, Progress
from limner.tags.grammar import Tag
from limner.trace.steps import Kind

log = logging.getLogger("limner.painting._jobs")


class Jobs(PictureSet):
    """The picture set of a version, and a task for each picture that is not settled."""

    def __init__(
        self,
        key: Callable[[], MessageKey],
        context: PaintingContext,
        barrier: Barrier,
        changed: Callable[[], None],
        moved: Callable[[], None],
    ) -> None:
        super().__init__(key, context)
        self._barrier = barrier
        self._changed = changed
        self._tasks = KeyedTasks(self._ended)
        self._stopped: set[str] = set()
        self._returns: dict[str, Mapping[str, str]] = {}
        self._moved = moved
        self.progress: dict[str, Progress] = {}
        self._permission = Permission(context.rules, barrier.text, self._pictures.values())
        self._spacing = Spacing(context.host, key, context.spacing, barrier.text)

    @property
    def busy(self) -> bool:
        """Whether anything is still on its way."""
        return len(self._tasks) > 0

    def restore(self, entry: Entry) -> None:
        """Take in a painted picture from the outbox: it is paid for, and only has to be placed."""
        if entry.picture not in self._tasks:
            self.take_in(entry)

    # -- work ----------------------------------------------------------------------------------------------

    def plan(self, tag: Tag, ordinal: int, touch: Touch | None = None, *, like: Chosen | None = None) -> str:
        """Begin the picture of a tag and return its id; ``like`` as in ``again``."""
        picture = Picture(self._context.ids.new(), tag.prompt, ordinal).to(State.QUEUED)
        self.put(picture)
        self._start(
            picture.id, self._paint(picture.id, tag.attributes, touch, insist=touch is not None, like=like)
        )
        return picture.id

    def resume(self, name: str, attributes: Mapping[str, str]) -> None:
        """Go on with a picture that was or is being given up; any other stays as it is."""
        if self._tasks.is_ending(name) and name not in self._stopped:
            self._returns[name] = attributes  # it is still being taken out of the outbox
        elif self._pictures[name].state is State.CANCELLED:
            self.again(name, attributes)

    def again(
        self,
        name: str,
        attributes: Mapping[str, str],
        touch: Touch | None = None,
        *,
        insist: bool = False,
        like: Chosen | None = None,
    ) -> None:
        """
        Paint a picture that is settled once more; ``insist``: because the user asked for it now.

        ``like``: by this painter and no other, with these options and no others.
        What it shows stays where it is until the new one is there.
        """
        if name in self._tasks:
            return
        self.put(self._pictures[name].to(State.QUEUED))
        by_hand = insist or touch is not None
        self._start(name, self._paint(name, attributes, touch, insist=by_hand, like=like))

    def collect(self, entry: Entry) -> None:
        """Wait for an attempt that an earlier worker began; where nobody knows of it, paint anew."""
        if entry.picture in self._tasks:
            return
        known = self._pictures.get(entry.picture) or Picture(entry.picture, entry.prompt, entry.ordinal)
        self.put(replace(known, state=State.PAINTING))
        job = Job(self._context, entry, self._key, self._listeners(entry.picture))
        self._start(entry.picture, self._collect(job))

    def give_up(self, name: str) -> None:
        """End a picture that is on its way."""
        self._returns.pop(name, None)
        self._tasks.give_up(name)

    def stop(self, name: str) -> bool:
        """End a picture that is on its way because the user says so; False where it is not on its way."""
        if name not in self._tasks:
            return False
        self._stopped.add(name)
        self.give_up(name)
        return True

    def give_up_waiting(self) -> None:
        """End what has not begun; what is being painted is paid for and goes on."""
        for name in self._tasks:
            if self._pictures[name].state is State.QUEUED:
                self.give_up(name)

    async def rest(self) -> None:
        """Wait until nothing is on its way."""
        await self._tasks.rest()

    async def cancel(self) -> None:
        """End everything and wait until it has ended."""
        for name in self._tasks:
            self.give_up(name)
        await self.rest()

    def _start(self, name: str, work: Coroutine[None, None, None]) -> None:
        self._barrier.picture_begins(name)
        self._tasks.begin(name, work)

    def _ended(self, name: str) -> None:
        """A picture's task has ended, or was cancelled, perhaps before its first step."""
        picture = self._pictures[name]
        if picture.state in (State.QUEUED, State.FAILED):
            self._permission.give_back(name)
        if picture.state in OPEN:
            self.put(self.stopped(picture) if name in self._stopped else picture.given_up())
        else:
            self.settled[name] = picture
        self._stopped.discard(name)
        self.progress.pop(name, None)
        self.painter.pop(name, None)
        if (attributes := self._returns.pop(name, None)) is not None:
            self.resume(name, attributes)
        if name not in self._tasks:
            self._barrier.picture_done(name)
        self._changed()

    async def _paint(
        self,
        name: str,
        attributes: Mapping[str, str],
        touch: Touch | None,
        *,
        insist: bool,
        like: Chosen | None,
    ) -> None:
        context = self._context
        try:
            if not insist and await self._spacing.refuses(self._pictures[name].ordinal):
                self.leave_out(name)
                return
            chosen = like or await context.choose()
        except HostError as error:
            self.fail(self._job(name, Chosen(), attributes, touch).entry, str(error))
            return
        job = self._job(name, chosen, attributes, touch)
        await job.word(chosen.words)
        texts = (job.entry.prompt, job.entry.asked)
        refusal = await self._permission.refusal(name, texts, context.clock.wall, by_hand=insist)
        if refusal:
            self.refuse(job.entry, refusal)
            return
        await self._deliver(job, job.paint(insist=insist, alone=like is not None))

    def _job(self, name: str, chosen: Chosen, attributes: Mapping[str, str], touch: Touch | None) -> Job:
        return Job.of(
            self._context,
            self._pictures[name],
            self._key,
            self._listeners(name),
            chosen=chosen,
            attributes=attributes,
            touch=touch,
        )

    def _listeners(self, name: str) -> JobListeners:
        def retry(error: GenerationError, seconds: float) -> None:
            words = "Picture ${0}: ${1} (tried again in ${2} s)"
            words = say(words, self._pictures[name].ordinal + 1, error, round(seconds))
            self._context.trace.note(self._key(), Kind.TRY, words, name)

        return JobListeners(lambda: self._begin(name), lambda progress: self._heard(name, progress), retry)

    def _begin(self, name: str) -> None:
        if self._pictures[name].state is State.QUEUED:  # a second try begins as well
            self.put(self._pictures[name].to(State.PAINTING))
            self._changed()

    def _heard(self, name: str, progress: Progress) -> None:
        """The painter says how far a picture is; he may say so too late, or too often."""
        if name in self._tasks and self.progress.get(name) != progress:
            self.progress[name] = progress
            self._moved()

    async def _collect(self, job: Job) -> None:
        name = job.entry.picture

        def waits() -> None:
            self.put(replace(self._pictures[name], state=State.QUEUED))

        await self._deliver(job, job.collect(waits))

    async def _deliver(self, job: Job, work: Coroutine[None, None, Painted]) -> None:
        """See one job through."""
        name = job.entry.picture
        self.painter[name] = job.entry.provider
        try:
            first, *more = await job.see_through(work)
        except GenerationError as error:
            self.fail(job.entry, str(error))
        except asyncio.CancelledError:
            await job.end(painting=self._pictures[name].state is State.PAINTING)
            raise
        except Exception as error:
            log.exception("Painting %s went wrong inside Limner.", name)
            await job.end()
            self.fail(job.entry, say("Limner itself made a mistake (${0}). Please report it.", error))
        else:
            self.put(self._pictures[name].painted(first, job.entry.touch, *more))
            self._context.painted(job.entry)
