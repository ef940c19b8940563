"""
A job: one attempt at a picture, safe from its first moment to its end.

It is noted in the outbox before the painter is asked, follows the painter where another is asked or the same
one by another id, and has its address noted before anyone sees the picture. What is not over when nobody
waits for it any more stays noted, and is asked for again by the same id.
"""

import asyncio
from collections.abc import Callable, Coroutine, Mapping
from dataclasses import dataclass, replace

from limner.core.errors import GenerationError
from limner.core.translation import say
from limner.outbox.entry import Entry
from limner.page.gallery_host import PictureOwner
from limner.page.host_values import MessageKey
from limner.painting.context import PaintingContext
from limner.painting.provider_choice import Chosen
from limner.pictures.picture import Picture, Touch, Version
from limner.pictures.wording import Wording
from limner.providers.base import Heard, Painted, PictureRequest
from limner.trace.steps import Kind

PATIENCE = 1.0
"""Seconds that a picture waits until its attempt is written down; a browser needs some milliseconds."""


@dataclass(frozen=True, slots=True)
class JobListeners:
    """Whoever hears when the painter begins, how far he is, and that he is asked again in so many seconds."""

    started: Callable[[], None]
    heard: Heard
    again: Callable[[GenerationError, float], None]


class Job:
    """
    The job of one entry; ``key`` says where it is meant for by now.

    ``begun``: its painter may be at it since an earlier try, so it is his, and over when he says so.
    """

    def __init__(
        self,
        context: PaintingContext,
        entry: Entry,
        key: Callable[[], MessageKey],
        listeners: JobListeners,
        *,
        begun: bool = False,
    ) -> None:
        self._context = context
        self._begun = begun
        self._key = key
        self._listeners = listeners
        self._noted: asyncio.Future[None] | None = None
        self.entry = entry

    @classmethod
    def of(
        cls,
        context: PaintingContext,
        picture: Picture,
        key: Callable[[], MessageKey],
        listeners: JobListeners,
        *,
        chosen: Chosen,
        attributes: Mapping[str, str],
        touch: Touch | None,
    ) -> "Job":
        """Begin a job for a picture; one that may still be going on at its painter is begun once more."""
        entry = Entry(
            context.ids.new(),
            key(),
            picture.id,
            picture.ordinal,
            picture.prompt,
            chosen.provider or context.service.default,
            context.clock.wall(),
            attributes=tuple(attributes.items()),
            touch=touch,
            options=chosen.options,
        )
        begun = False
        for known in context.outbox.unfinished(picture.id):
            ends = context.unclaimed.is_ending(known.id) or not context.service.is_lasting(known.provider)
            if _order(known) == _order(entry) and not ends:
                # A picture is paid for once, and asked for in the words in which it was begun.
                entry = replace(entry, id=known.id, words=known.words, created=known.created)
                begun = True
        return cls(context, entry, key, listeners, begun=begun)

    async def word(self, before: Wording | None) -> None:
        """
        Settle in which words the painter is asked: those of ``before``, where the picture is made again.

        An attempt that is followed from an earlier one is asked for in that one's words.
        """
        if before is not None:
            self._say(before)
        elif not self._begun:
            entry, context, key = self.entry, self._context, self._key()
            worded = await context.word(key, entry.ordinal, entry.prompt, dict(entry.attributes))
            for each in worded.told:
                context.trace.note(
                    self._key(), Kind.WORDS, say("Picture ${0}: ${1}", entry.ordinal + 1, each)
                )
            self._say(worded.words)

    def _say(self, words: Wording | None) -> None:
        plain = (self.entry.prompt, "", (), None)
        if words and (words.text, words.negative, words.references, words.seed) == plain:
            words = None
        self.entry = replace(self.entry, words=words)

    async def paint(self, *, insist: bool = False, alone: bool = False) -> Painted:
        """Ask the painter for it."""
        return await self._context.service.paint(
            self._context.request(self.entry),
            self._listeners.started,
            provider=self.entry.provider,
            insist=insist,
            alone=alone or self._begun,
            heard=self._listeners.heard,
            again=self._listeners.again,
            moved=self._moved,
        )

    async def collect(self, waits: Callable[[], None]) -> Painted:
        """Fetch what an earlier worker began; ``waits`` is told where it is painted anew, unknown."""
        painted = await self._context.service.collect(self._context.request(self.entry), self.entry.provider)
        if painted is not None:
            return painted
        if known := self._context.outbox.painted_as(self.entry.id):  # somebody else waited, and was quicker
            return Painted(known.url, known.provider, known.making, known.more)
        waits()
        return await self.paint()

    async def see_through(self, work: Coroutine[None, None, Painted]) -> tuple[Version, ...]:
        """Wait for the painter's work, and return its versions when they are safe."""
        outbox = self._context.outbox
        self._noted = asyncio.ensure_future(outbox.note(self.entry))
        home = asyncio.ensure_future(self._home())
        try:
            await self._written(self._noted)
        except asyncio.CancelledError:
            work.close()
            raise
        try:
            painted = await work
        except GenerationError as error:
            if self._context.spending and error.began and error.code != "cancelled":
                self._context.spending.failed(error.provider or self.entry.provider)
            asked = error.began or not self._begun
            if asked and self._context.service.is_over(error, self.entry.provider):
                await self.give_up()
            raise
        entry = self.entry
        # First of all: whoever ends this from here on knows that it is painted.
        self.entry = replace(entry, url=painted.url, making=painted.making, more=painted.more)
        if spending := self._context.spending:
            where, count, now = self._key().chat_id, len(self.entry.urls), self._context.clock.wall()
            spending.painted(self.entry.provider, painted.making, count, chat=where, wall=now)
        await self._noted
        # Whoever heard of a first try's failure has taken it out.
        await outbox.note(replace(entry, key=self._key()))
        await self._filed(home.result() if home.done() else PictureOwner())
        self._context.service.forget(self.entry.id, self.entry.provider)
        return self.entry.versions()

    async def _home(self) -> PictureOwner:
        filing = self._context.filing
        return await filing.owner(self._key()) if filing else PictureOwner()

    async def _filed(self, owner: PictureOwner) -> None:
        """Write down where the pictures are, and have them filed; that goes on where nobody waits."""
        entry, filing, outbox = self.entry, self._context.filing, self._context.outbox

        async def keep(urls: tuple[str, ...]) -> bool:
            self.entry = replace(entry, url=urls[0], more=urls[1:])
            return await outbox.painted(entry.id, urls[0], entry.making, urls[1:])

        if known := outbox.painted_as(entry.id):  # by somebody else, and is where it stays
            await keep(known.urls)
            return
        if filing is None or outbox.holds(entry.urls, beside=entry.id) or filing.stays(entry, owner):
            await keep(entry.urls)
            return
        await outbox.came(entry.id, entry.urls, entry.making)
        work = asyncio.ensure_future(filing.file(entry, owner, self._context.request(entry), keep))
        try:
            await asyncio.shield(work)
        except asyncio.CancelledError:
            work.add_done_callback(lambda _: self._context.rested())
            raise

    async def _written(self, noted: asyncio.Future[None]) -> None:
        """
        Wait until the attempt is written down: asked for before that, it would be nobody's after a crash.

        A storage that does not answer costs that safety, and not the picture.
        """
        late = asyncio.ensure_future(self._context.clock.sleep(PATIENCE))
        try:
            await asyncio.wait({noted, late}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            late.cancel()

    async def give_up(self) -> None:
        """Forget it: nothing comes of it."""
        await self._context.outbox.remove(self.entry.id)
        self._context.service.forget(self.entry.id, self.entry.provider)

    async def end(self, *, painting: bool = False) -> None:
        """Nobody waits for it any more: what is being painted, or is, may be paid for and is seen through."""
        if painting or self.entry.is_painted:
            self._context.unclaimed.take(self.entry, stopped=True)
        else:
            await self.give_up()

    async def _moved(self, provider: str, request: PictureRequest) -> None:
        """Write down whom, or by which id, the picture is asked for from now on; then forget what was."""
        if self._noted is not None:
            await self._noted
        before = self.entry
        self.entry = replace(
            before, id=request.id, key=self._key(), provider=provider, options=request.options
        )
        await self._context.outbox.put(self.entry)
        if before.id != request.id:
            await self._context.outbox.remove(before.id)


def _order(entry: Entry) -> tuple[object, ...]:
    """Return what a painter is asked for."""
    return entry.provider, entry.prompt, entry.attributes, entry.options
