"""
The easel: the pictures of one message version while they are painted.

It plans, paints, repaints, collects what an earlier worker began, and gives up. Whatever happens to a picture
here is told to the barrier and to whoever asked to be told (``changed``); setting pictures into the text is
the session's work.
"""

import asyncio
import logging
from collections.abc import Callable, Coroutine, Iterable, Mapping
from dataclasses import replace

from limner.barrier import Barrier
from limner.errands import Errands
from limner.errors import GenerationError
from limner.host import MessageKey, PatchStatus
from limner.outbox import Entry
from limner.permission import Permission
from limner.pictures import OPEN, Picture, State, Touch, Version
from limner.providers.base import Painted
from limner.tags import Tag
from limner.trace_pictures import step, writing
from limner.trace_steps import Kind
from limner.words import say
from limner.workplace import Workplace

log = logging.getLogger("limner.easel")

STOPPED = "You stopped this picture."
"""Why there is none: it stays away until its button is pressed, also after a reload."""


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
        self._errands = Errands(self._ended)
        self._stopped: set[str] = set()
        self._returns: dict[str, Mapping[str, str]] = {}
        self._said = False
        self._permission = Permission(place.rules, barrier.text, self._pictures.values())

    @property
    def pictures(self) -> tuple[Picture, ...]:
        """The pictures in the order of their tags."""
        return tuple(sorted(self._pictures.values(), key=lambda each: each.ordinal))

    @property
    def busy(self) -> bool:
        """Whether anything is still on its way."""
        return len(self._errands) > 0

    def get(self, name: str) -> Picture:
        """Return a picture by its id."""
        return self._pictures[name]

    def put(self, picture: Picture) -> None:
        """Change a picture that is known, or take in one that is settled."""
        news = step(self._pictures.get(picture.id), picture, self._place.service.default)
        self._pictures[picture.id] = picture
        if news:
            self._place.trace.note(self._key(), *news, picture.id)

    def told(self, status: PatchStatus) -> PatchStatus:
        """Note for the trace what became of a write to the message, and return it."""
        if news := writing(status):
            self._place.trace.note(self._key(), *news)
        else:
            self._place.trace.tell()
        return status

    def merge(self, noted: Iterable[Picture]) -> None:
        """
        Take in pictures that were noted in the chat; what is known here is newer and stays.

        One that was on its way when it was noted is on its way no more, unless it is known here.
        """
        for picture in noted:
            if picture.id not in self._pictures:
                self.put(picture.given_up() if picture.state in OPEN else picture)

    def restore(self, entry: Entry) -> None:
        """Take in a painted picture from the outbox: it is paid for, and only has to be placed."""
        if entry.picture in self._errands:
            return
        version = Version(entry.id, entry.prompt, entry.url, entry.provider, entry.created)
        known = self._pictures.get(entry.picture)
        if known is None:
            known = Picture(entry.picture, entry.prompt, entry.ordinal, State.QUEUED)
        if any(each.url == entry.url for each in known.versions):
            return
        painting = known if known.state is State.PAINTING else replace(known, state=State.PAINTING)
        self.put(painting.painted(version, entry.touch))

    # -- work ----------------------------------------------------------------------------------------------

    def plan(self, tag: Tag, ordinal: int, touch: Touch | None = None) -> str:
        """Begin the picture of a tag and return its id."""
        picture = Picture(self._place.ids.new(), tag.prompt, ordinal).to(State.QUEUED)
        self.put(picture)
        self._start(picture.id, self._paint(picture.id, tag.attributes, touch, insist=touch is not None))
        return picture.id

    def resume(self, name: str, attributes: Mapping[str, str]) -> None:
        """Go on with a picture that was given up, or that is being given up now; any other stays as it is."""
        if self._errands.is_ending(name) and name not in self._stopped:
            self._returns[name] = attributes  # it is still being taken out of the outbox
        elif self._pictures[name].state is State.CANCELLED:
            self.again(name, attributes)

    def again(
        self, name: str, attributes: Mapping[str, str], touch: Touch | None = None, *, insist: bool = False
    ) -> None:
        """
        Paint a picture that is settled once more; ``insist``: because the user asked for it now.

        What it shows stays where it is until the new one is there.
        """
        if name in self._errands:
            return
        self.put(self._pictures[name].to(State.QUEUED))
        self._start(name, self._paint(name, attributes, touch, insist=insist or touch is not None))

    def collect(self, entry: Entry) -> None:
        """Wait for an attempt that an earlier worker began; where nobody knows of it, paint anew."""
        if entry.picture in self._errands:
            return
        known = self._pictures.get(entry.picture) or Picture(entry.picture, entry.prompt, entry.ordinal)
        self.put(replace(known, state=State.PAINTING))
        self._start(entry.picture, self._deliver(entry, self._collect(entry)))

    def give_up(self, name: str) -> None:
        """End a picture that is on its way."""
        self._returns.pop(name, None)
        self._errands.give_up(name)

    def stop(self, name: str) -> bool:
        """End a picture that is on its way because the user says so; False where it is not on its way."""
        if name not in self._errands:
            return False
        self._stopped.add(name)
        self.give_up(name)
        return True

    def give_up_waiting(self) -> None:
        """End what has not begun; what is being painted is paid for and goes on."""
        for name in self._errands:
            if self._pictures[name].state is State.QUEUED:
                self.give_up(name)

    async def rest(self) -> None:
        """Wait until nothing is on its way."""
        await self._errands.rest()

    async def cancel(self) -> None:
        """End everything and wait until it has ended."""
        for name in self._errands:
            self.give_up(name)
        await self.rest()

    def _start(self, name: str, work: Coroutine[None, None, None]) -> None:
        self._barrier.picture_begins(name)
        self._errands.begin(name, work)

    def _ended(self, name: str) -> None:
        """A picture's task has ended, or was cancelled, perhaps before its first step."""
        picture = self._pictures[name]
        if picture.state in (State.QUEUED, State.FAILED):
            self._permission.give_back(name)
        if picture.state in OPEN:
            self.put(self._stood(picture) if name in self._stopped else picture.given_up())
        self._stopped.discard(name)
        if (attributes := self._returns.pop(name, None)) is not None:
            self.resume(name, attributes)
        if name not in self._errands:
            self._barrier.picture_done(name)
        self._changed()

    def _stood(self, picture: Picture) -> Picture:
        """Return a picture that the user stopped: as it was, or the reason why there is none."""
        if picture.shown is not None:
            return picture.given_up()
        new, wall = self._place.ids.new(), self._place.clock.wall()
        painter = self._place.service.default
        return picture.failed(Version(new, picture.prompt, "", painter, wall, say(STOPPED)))

    async def _paint(
        self, name: str, attributes: Mapping[str, str], touch: Touch | None, *, insist: bool
    ) -> None:
        picture = self._pictures[name]
        new, now = self._place.ids.new(), self._place.clock.wall()
        painter, asked = self._place.service.default, tuple(attributes.items())
        entry = Entry(
            new, self._key(), name, picture.ordinal, picture.prompt, painter, now, "", asked, touch=touch
        )
        refusal = await self._permission.refusal(name, self._place.clock.wall, by_hand=insist)
        if refusal:
            self._fail(entry, refusal.sentence, aloud=refusal.news)
            return
        paint = self._place.service.paint

        def retry(error: GenerationError, seconds: float) -> None:
            words = "Picture ${0}: ${1} (tried again in ${2} s)"
            words = say(words, entry.ordinal + 1, error, round(seconds))
            self._place.trace.note(self._key(), Kind.TRY, words, name)

        request = self._place.request(entry)
        await self._deliver(entry, paint(request, lambda: self._begin(name), insist=insist, again=retry))

    def _begin(self, name: str) -> None:
        if self._pictures[name].state is State.QUEUED:  # a second try begins as well
            self.put(self._pictures[name].to(State.PAINTING))
            self._changed()

    async def _collect(self, entry: Entry) -> Painted:
        request = self._place.request(entry)
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
            # Whoever heard of a first try's failure has taken it out.
            await outbox.note(replace(entry, key=self._key()))
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
            self.put(self._pictures[entry.picture].painted(version, entry.touch))
            self._place.painted(entry)
        self._place.host.forget_command(entry.id)

    def _fail(self, entry: Entry, sentence: str, *, aloud: bool | None = None) -> None:
        """Note a failure; ``aloud`` says whether the user is told, else he is for the first of a reply."""
        version = Version(entry.id, entry.prompt, "", entry.provider, entry.created, sentence)
        self.put(self._pictures[entry.picture].failed(version))
        if aloud is None and not self._said and entry.touch is None:  # the others stand in their slots
            aloud = self._said = True
        if aloud:
            self._place.say(sentence)
