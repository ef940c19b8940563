"""
The easel: the pictures of one message version while they are painted.

It plans, paints, repaints, collects what an earlier worker began, and gives up. Whatever happens to a picture
here is told to the barrier and to whoever asked to be told (``changed``); setting pictures into the text is
the session's work.
"""

import asyncio
import logging
from collections.abc import Callable, Coroutine, Iterable, Mapping
from contextlib import suppress
from dataclasses import replace

from limner.barrier import Barrier
from limner.errors import GenerationError
from limner.host import MessageKey
from limner.outbox import Entry
from limner.pictures import OPEN, Picture, State, Version
from limner.providers.base import Painted, PictureRequest
from limner.tags import Tag
from limner.workplace import Workplace

log = logging.getLogger("limner.easel")


class Easel:
    """Pictures by id, and a task for each that is not settled."""

    def __init__(
        self, key: Callable[[], MessageKey], place: Workplace, barrier: Barrier, changed: Callable[[], None]
    ) -> None:
        self._key = key
        self._place = place
        self._barrier = barrier
        self._changed = changed
        self._pictures: dict[str, Picture] = {}
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self._said = False

    @property
    def pictures(self) -> tuple[Picture, ...]:
        """The pictures in the order of their tags."""
        return tuple(sorted(self._pictures.values(), key=lambda each: each.ordinal))

    @property
    def busy(self) -> bool:
        """Whether anything is still on its way."""
        return bool(self._tasks)

    def get(self, name: str) -> Picture:
        """Return a picture by its id."""
        return self._pictures[name]

    def put(self, picture: Picture) -> None:
        """Change a picture that is known, or take in one that is settled."""
        self._pictures[picture.id] = picture

    def merge(self, noted: Iterable[Picture]) -> None:
        """
        Take in pictures that were noted in the chat; what is known here is newer and stays.

        One that was on its way when it was noted is on its way no more, unless it is known here.
        """
        for picture in noted:
            if picture.id not in self._pictures:
                left = picture.state in OPEN
                self.put(replace(picture, state=State.CANCELLED) if left else picture)

    def restore(self, entry: Entry) -> None:
        """Take in a painted picture from the outbox: it is paid for, and only has to be placed."""
        if entry.picture in self._tasks:
            return
        version = Version(entry.id, entry.prompt, entry.url, entry.provider, entry.created)
        known = self._pictures.get(entry.picture)
        if known is None:
            known = Picture(entry.picture, entry.prompt, entry.ordinal, State.QUEUED)
        if any(each.url == entry.url for each in known.versions):
            return
        painting = known if known.state is State.PAINTING else replace(known, state=State.PAINTING)
        self.put(painting.painted(version))

    # -- work ----------------------------------------------------------------------------------------------

    def plan(self, tag: Tag, ordinal: int) -> None:
        """Begin the picture of a tag."""
        picture = Picture(self._place.ids.new(), tag.prompt, ordinal).to(State.QUEUED)
        self.put(picture)
        self._start(picture.id, self._paint(picture.id, tag.attributes, insist=False))

    def again(self, name: str, attributes: Mapping[str, str], *, insist: bool = False) -> None:
        """Paint a picture that is settled once more; ``insist``: because the user asked for it now."""
        if name in self._tasks:
            return
        self.put(self._pictures[name].to(State.QUEUED))
        self._start(name, self._paint(name, attributes, insist=insist))

    def collect(self, entry: Entry) -> None:
        """Wait for an attempt that an earlier worker began; where nobody knows of it, paint anew."""
        if entry.picture in self._tasks:
            return
        known = self._pictures.get(entry.picture) or Picture(entry.picture, entry.prompt, entry.ordinal)
        self.put(replace(known, state=State.PAINTING))
        self._start(entry.picture, self._deliver(entry, self._collect(entry)))

    def give_up(self, name: str) -> None:
        """End a picture that is on its way."""
        task = self._tasks.get(name)
        if task is not None:
            task.cancel()

    def give_up_waiting(self) -> None:
        """End what has not begun; what is being painted is paid for and goes on."""
        for name in tuple(self._tasks):
            if self._pictures[name].state is State.QUEUED:
                self.give_up(name)

    async def rest(self) -> None:
        """Wait until nothing is on its way."""
        while self._tasks:
            await asyncio.wait(set(self._tasks.values()))
            await asyncio.sleep(0)  # the end of a task is told a turn after it

    async def cancel(self) -> None:
        """End everything and wait until it has ended."""
        tasks = tuple(self._tasks.values())
        for task in tasks:
            task.cancel()
        for task in tasks:
            with suppress(asyncio.CancelledError):
                await task
        await self.rest()

    def _start(self, name: str, work: Coroutine[None, None, None]) -> None:
        self._barrier.picture_begins(name)
        task = asyncio.create_task(work)
        self._tasks[name] = task
        task.add_done_callback(lambda _: self._ended(name))

    def _ended(self, name: str) -> None:
        """A picture's task has ended, or was cancelled, perhaps before its first step."""
        if self._pictures[name].state in OPEN:
            self.put(self._pictures[name].to(State.CANCELLED))
        self._tasks.pop(name, None)
        self._barrier.picture_done(name)
        self._changed()

    async def _paint(self, name: str, attributes: Mapping[str, str], *, insist: bool) -> None:
        picture = self._pictures[name]
        entry = Entry(
            self._place.ids.new(),
            self._key(),
            name,
            picture.ordinal,
            picture.prompt,
            self._place.service.default,
            self._place.clock.wall(),
            attributes=tuple(attributes.items()),
        )
        request = PictureRequest(entry.id, entry.prompt, attributes)
        await self._deliver(
            entry, self._place.service.paint(request, lambda: self._begin(name), insist=insist)
        )

    def _begin(self, name: str) -> None:
        if self._pictures[name].state is State.QUEUED:  # a second try begins as well
            self.put(self._pictures[name].to(State.PAINTING))
            self._changed()

    async def _collect(self, entry: Entry) -> Painted:
        request = PictureRequest(entry.id, entry.prompt, dict(entry.attributes))
        painted = await self._place.service.collect(request)
        if painted is not None:
            return painted
        if url := self._place.outbox.painted_as(entry.id):  # somebody else waited as well, and was quicker
            return Painted(url, entry.provider)
        self.put(replace(self._pictures[entry.picture], state=State.QUEUED))
        return await self._place.service.paint(request, lambda: self._begin(entry.picture))

    async def _deliver(self, entry: Entry, work: Coroutine[None, None, Painted]) -> None:
        """See one attempt through: noted before it is painted, kept safe before anyone sees it."""
        outbox = self._place.outbox
        noted = asyncio.ensure_future(outbox.note(entry))
        try:
            painted = await work
            await noted
            await outbox.note(
                replace(entry, key=self._key())
            )  # who heard of a first try's failure took it out
            await outbox.painted(entry.id, painted.url)
        except GenerationError as error:
            await outbox.remove(entry.id)
            self._fail(entry, str(error))
        except asyncio.CancelledError:
            if self._pictures[entry.picture].state is State.PAINTING:
                self._place.salvage.take(entry)
            else:
                await outbox.remove(entry.id)
            raise
        except Exception as error:
            log.exception("Painting %s went wrong inside Limner.", entry.picture)
            await outbox.remove(entry.id)
            self._fail(entry, f"Limner itself made a mistake ({error}). Please report it.")
        else:
            version = Version(entry.id, entry.prompt, painted.url, painted.provider, entry.created)
            self.put(self._pictures[entry.picture].painted(version))
        self._place.host.forget_command(entry.id)

    def _fail(self, entry: Entry, sentence: str) -> None:
        version = Version(entry.id, entry.prompt, "", entry.provider, entry.created, sentence)
        self.put(self._pictures[entry.picture].failed(version))
        if not self._said:  # one sentence a reply; the others stand in their slots
            self._said = True
            self._place.say(sentence)
