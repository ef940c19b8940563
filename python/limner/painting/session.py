"""
A session: the pictures of one version of one message, from their tags to the chat file.

A session takes tags as they are found, has each painted (``_jobs``), shows every step in the render table,
and sets all pictures into the text in one compare-and-swap when its barrier opens (``_placement``). What is
painted later is set by a patch of its own.
"""

import asyncio
import logging
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace

from limner.core.errors import LimnerError
from limner.core.throttle import Throttle
from limner.outbox.entry import Entry
from limner.page.host_values import MessageKey
from limner.painting._announcement import announcement
from limner.painting._barrier import Barrier
from limner.painting._jobs import Jobs
from limner.painting._placement import Placement
from limner.painting.context import PaintingContext
from limner.painting.lost_tags import LostTags
from limner.pictures import message_notes
from limner.pictures.picture import Picture, State
from limner.pictures.projection import adopt, match, touched_up, unplaced
from limner.tags.grammar import Tag, closed, scan

log = logging.getLogger("limner.painting.session")


class Session:
    """The pictures of one version of one message, from their tags to the chat file."""

    def __init__(
        self,
        key: MessageKey,
        context: PaintingContext,
        write_lock: asyncio.Lock,
        *,
        fresh: bool,
        standing: int,
        held: Callable[[MessageKey], None] = lambda _: None,
    ) -> None:
        self.key = key
        self._context = context
        self._fresh = fresh
        self._standing = standing
        self._held = held
        self._barrier = Barrier(context.clock)
        self._dirty = asyncio.Event()
        self._throttle = Throttle(context.clock, self.show)
        self.jobs = Jobs(lambda: self.key, context, self._barrier, self.changed, self._throttle.soon)
        self._placement = Placement(lambda: self.key, context, write_lock, self.jobs, self._stands)
        self._lost = LostTags(context, self.jobs)
        self._tagless: frozenset[str] = frozenset()
        self.away = self.delivers = False
        """``delivers``: it sets what is painted into the text and begins nothing; it may be told to."""
        self.done = asyncio.Event()
        self._runner = asyncio.create_task(self._run())

    def __repr__(self) -> str:
        return f"<Session {self.key.uid}/{self.key.swipe_id} {self._barrier!r} {len(self.pictures)} pictures>"

    @property
    def pictures(self) -> tuple[Picture, ...]:
        """The pictures in the order of their tags."""
        return self.jobs.pictures

    @property
    def is_written(self) -> bool:
        """Whether its text is final and nobody continues it."""
        return self._barrier.text_is_done

    def see(self, tag: Tag, ordinal: int, behind: str = "") -> None:
        """Begin the picture of a tag that the model has just finished; a tag seen before changes nothing."""
        if not any(each.ordinal == ordinal and each.prompt == tag.prompt for each in self.pictures):
            self._lost.saw(self.jobs.plan(tag, ordinal), tag, behind)
            self.show()

    def finish(self, text: str, noted: str, *, resume: bool = False) -> None:
        """
        Take the final text, which is authoritative: streaming only gave a head start.

        ``noted`` is ``extra.limner`` as it stands; for a continued reply its pictures stay as they are.
        ``resume``: pictures that were given up (a chat switch, a crash) are begun again.
        """
        tags = scan(text := closed(text))
        if not self._fresh:
            self.jobs.merge(unplaced(text, message_notes.load(noted)))
        fresh_ids = [self._context.ids.new() for _ in tags]
        self.jobs.merge(adopt(text, self.pictures, fresh_ids, self._context.clock.wall()))
        matched = self._match(text)
        lost = [self.jobs.get(name) for name in self._tagless]
        for picture in lost:
            if picture.state is not State.PAINTING:  # what has begun is paid for
                self.jobs.give_up(picture.id)
        if self._barrier.text_is_done:
            lost = []  # the user changed these words, not a script: he wants another picture
        for ordinal, tag in enumerate(tags):
            if known := matched.get(ordinal) or touched_up(tag, ordinal, lost):
                picture = replace(known, ordinal=ordinal, prompt=tag.prompt, lost=None)
                self.jobs.put(picture)
                if resume:
                    self.jobs.resume(picture.id, tag.attributes)
            elif ordinal >= self._standing:
                self.jobs.plan(tag, ordinal)
        self._match(text)
        self._lost.miss(self._tagless)
        self._lost.count(text)
        self.show()
        self._barrier.text_done()
        self._dirty.set()

    def reopen(self, standing: int) -> None:
        """The reply is being continued: its first ``standing`` tags are not new, its text is open again."""
        self._standing = standing
        self.delivers = False
        self._barrier.text_begins()
        self._begin_anew()

    def leave(self) -> None:
        """The chat is left: what waits is given up, what is being painted ends in the outbox."""
        self.away = True
        self.jobs.give_up_waiting()
        self._runner.cancel()
        self._runner = asyncio.create_task(self._linger())

    def resume(self, text: str, noted: str, *, paint: bool = True) -> None:
        """The chat is there again, with this text: go on; ``paint``: also what had to wait."""
        self.delivers = not paint
        self._standing = 0 if paint else len(scan(text))
        if self.away or self.done.is_set() or not self._barrier.text_is_done:
            self.away = False
            self._begin_anew()
        self.finish(text, noted, resume=paint)

    def restore(self, entry: Entry) -> None:
        """Take in a picture from the outbox, painted or being painted for an earlier worker."""
        if entry.url:
            self.jobs.restore(entry)
        else:
            self.jobs.collect(entry)
        self.changed()

    async def reread(self) -> None:
        """The message was changed: a tag that is new in it gets its picture, one that is gone loses it."""
        if self._barrier.text_is_done and not self.away:
            view = await self._placement.read()
            if view is not None and not view.streaming and not self.away:
                self.finish(view.text, view.limner)

    def nudge(self) -> None:
        """Something happened to the message: a write that found it busy may try again."""
        self._placement.nudge()

    async def cancel(self) -> None:
        """End everything that runs for this session and wait until it has ended."""
        self.away = True
        self._runner.cancel()
        await self.jobs.cancel()
        with suppress(asyncio.CancelledError):
            await self._runner
        self.done.set()

    def _begin_anew(self) -> None:
        self._fresh = False
        self.done.clear()
        self._runner.cancel()
        self._runner = asyncio.create_task(self._run())

    def changed(self) -> None:
        """A picture has changed: show it, and set it into the text."""
        self.show()
        self._dirty.set()

    def _match(self, text: str) -> Mapping[int, Picture]:
        """Return each tag's picture; those without a tag (any more) are noted and shown nowhere."""
        matched = match(text, self.pictures)
        known = {picture.id for picture in self.pictures}
        self._tagless = frozenset(known - {picture.id for picture in matched.values()})
        return matched

    def show(self) -> None:
        """Bring the render table up to date."""
        self._lost.show(self.key, self._tagless)
        self._throttle.done()

    def _stands(self, text: str) -> None:
        """This text has been written into the message."""
        self._match(text)
        self._lost.count(text)
        self.show()

    # -- running -------------------------------------------------------------------------------------------

    async def _run(self) -> None:
        try:
            await self._follow()
        except LimnerError as error:
            log.warning("%r: %s", self, error)
            self._context.say(f"The pictures could not be set into the message: open the chat again. {error}")
        except Exception:
            log.exception("%r: setting pictures went wrong inside Limner.", self)
        self.done.set()

    async def _linger(self) -> None:
        await self.jobs.rest()
        self.done.set()
        self._context.rested()

    async def _follow(self) -> None:
        if not await self._context.host.claim(self.key, fresh=self._fresh):
            log.info("%r: its message is gone before it began.", self)
        if not await self._barrier.wait(self._context.barrier_seconds()):
            log.info("%r: not every picture is ready in time; the rest follows.", self)
        while True:
            self._dirty.clear()
            if await self._lost.name(self.key):
                self.show()
            if not await self._placement.place():
                return
            if self.jobs.take_held():
                self._held(self.key)
            if not self._dirty.is_set() and not self.jobs.busy:
                if said := announcement(self.jobs.take_settled()):
                    self._context.host.announce(self.key, said)
                return
            await self._dirty.wait()
