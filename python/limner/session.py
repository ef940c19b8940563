"""
A session: the pictures of one version of one message, from their tags to the chat file.

A session takes tags as they are found, has each painted behind the global limiter, shows every step in the
render table, and sets all pictures into the text in one compare-and-swap when its barrier opens. What is
painted later is set by a patch of its own. All writes to one message go through one lane, so two versions of
it never write at the same time.
"""

import asyncio
import logging
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace

from limner import notes
from limner.barrier import Barrier
from limner.errors import GenerationError, LimnerError
from limner.host import MessageKey
from limner.pictures import SETTLED, Picture, State, Version, adopt, match, placed_in, project, touched_up
from limner.providers.base import PictureRequest
from limner.tags import Tag, closed, scan
from limner.views import slot
from limner.workplace import Workplace

log = logging.getLogger("limner.session")

_PATCH_TRIES = 20


class Session:
    """The pictures of one version of one message, from their tags to the chat file."""

    def __init__(
        self, key: MessageKey, place: Workplace, lane: asyncio.Lock, *, fresh: bool, standing: int
    ) -> None:
        self.key = key
        self._place = place
        self._lane = lane
        self._fresh = fresh
        self._standing = standing
        self._pictures: dict[str, Picture] = {}
        self._painting: dict[str, asyncio.Task[None]] = {}
        self._barrier = Barrier(place.clock)
        self._dirty = asyncio.Event()
        self._calm = asyncio.Event()
        self._said = False
        self._tagless: frozenset[str] = frozenset()
        self.done = asyncio.Event()
        self._runner = asyncio.create_task(self._run())

    def __repr__(self) -> str:
        states = ", ".join(f"{picture.ordinal}:{picture.state}" for picture in self.pictures)
        return f"<Session {self.key.uid}/{self.key.swipe_id} {self._barrier!r} [{states}]>"

    @property
    def pictures(self) -> tuple[Picture, ...]:
        """The pictures in the order of their tags."""
        return tuple(sorted(self._pictures.values(), key=lambda each: each.ordinal))

    @property
    def writing(self) -> bool:
        """Whether the text is not final yet."""
        return not self._barrier.text_is_done

    def see(self, tag: Tag, ordinal: int) -> None:
        """Begin the picture of a tag that the model has just finished; a tag seen before changes nothing."""
        if not any((each.ordinal, each.prompt) == (ordinal, tag.prompt) for each in self._pictures.values()):
            self._plan(tag, ordinal)
            self.show()

    def finish(self, text: str, noted: str) -> None:
        """
        Take the final text, which is authoritative: streaming only gave a head start.

        ``noted`` is ``extra.limner`` as it stands; for a continued reply its pictures stay as they are.
        """
        tags = scan(closed(text))
        if not self._fresh:
            for picture in notes.load(noted):
                self._pictures.setdefault(picture.id, picture)
        fresh_ids = [self._place.ids.new() for _ in tags]
        for picture in adopt(text, self.pictures, fresh_ids, self._place.clock.wall()):
            self._pictures.setdefault(picture.id, picture)
        matched = self._match(tags)
        lost = [self._pictures[name] for name in self._tagless]
        for picture in lost:
            if picture.id in self._painting and picture.state is not State.PAINTING:
                self._painting[picture.id].cancel()  # what the painter has begun is paid for
        for ordinal, tag in enumerate(tags):
            if known := matched.get(ordinal) or touched_up(tag, ordinal, lost):
                self._put(replace(known, ordinal=ordinal, prompt=tag.prompt))
            elif ordinal >= self._standing:
                self._plan(tag, ordinal)
        self._match(tags)
        self.show()
        self._barrier.text_done()
        self._dirty.set()

    def reopen(self, standing: int) -> None:
        """The reply is being continued: its first ``standing`` tags are not new, its text is open again."""
        self._fresh = False
        self._standing = standing
        self._barrier.text_begins()
        self.done.clear()
        self._runner.cancel()
        self._runner = asyncio.create_task(self._run())

    def nudge(self) -> None:
        """Something happened to the message: a write that found it busy may try again."""
        self._calm.set()

    async def cancel(self) -> None:
        """End everything that runs for this session and wait until it has ended."""
        tasks = [self._runner, *self._painting.values()]
        for task in tasks:
            task.cancel()
        for task in tasks:
            with suppress(asyncio.CancelledError):
                await task
        self.done.set()

    # -- painting ------------------------------------------------------------------------------------------

    def _put(self, picture: Picture) -> None:
        self._pictures[picture.id] = picture

    def _plan(self, tag: Tag, ordinal: int) -> None:
        picture = Picture(self._place.ids.new(), tag.prompt, ordinal).to(State.QUEUED)
        self._put(picture)
        self._barrier.picture_begins(picture.id)
        task = asyncio.create_task(self._paint(picture.id, tag.attributes))
        self._painting[picture.id] = task
        task.add_done_callback(lambda _: self._rest(picture.id))

    async def _paint(self, name: str, attributes: Mapping[str, str]) -> None:
        picture = self._pictures[name]
        attempt = Version(
            self._place.ids.new(),
            picture.prompt,
            "",
            self._place.service.default,
            self._place.clock.wall(),
        )
        try:
            request = PictureRequest(attempt.id, picture.prompt, attributes)
            painted = await self._place.service.paint(request, lambda: self._begin(name))
            version = replace(attempt, url=painted.url, provider=painted.provider)
            self._put(self._pictures[name].painted(version))
        except GenerationError as error:
            self._fail(name, replace(attempt, error=str(error)))
        except Exception as error:
            log.exception("Painting %s went wrong inside Limner.", name)
            self._fail(
                name, replace(attempt, error=f"Limner itself made a mistake ({error}). Please report it.")
            )

    def _rest(self, name: str) -> None:
        """A picture's task has ended, or was cancelled, perhaps before its first step."""
        if self._pictures[name].state not in SETTLED:
            self._put(self._pictures[name].to(State.CANCELLED))
        self._painting.pop(name, None)
        self._barrier.picture_done(name)
        self.show()
        self._dirty.set()

    def _begin(self, name: str) -> None:
        self._put(self._pictures[name].to(State.PAINTING))
        self.show()

    def _fail(self, name: str, attempt: Version) -> None:
        self._put(self._pictures[name].failed(attempt))
        if not self._said:  # one sentence a reply; the others stand in their slots
            self._said = True
            self._place.say(attempt.error)

    def _match(self, tags: Sequence[Tag]) -> Mapping[int, Picture]:
        """Return each tag's picture; those without a tag (any more) are noted and shown nowhere."""
        matched = match(tags, self.pictures)
        self._tagless = frozenset(self._pictures) - {picture.id for picture in matched.values()}
        return matched

    def show(self) -> None:
        """Bring the render table up to date; pictures that stand in the text are drawn from the text."""
        width, height = self._place.picture_size()
        slots: list[str | None] = []
        for picture in self.pictures:
            if picture.state is State.PLACED or picture.id in self._tagless:
                continue
            slots += [None] * (picture.ordinal + 1 - len(slots))
            slots[picture.ordinal] = slot.inside(picture, width, height)
        self._place.host.set_slots(self.key, slots)

    # -- placing -------------------------------------------------------------------------------------------

    async def _run(self) -> None:
        try:
            await self._follow()
        except LimnerError as error:
            log.warning("%r: %s", self, error)
            self._place.say(f"The pictures could not be set into the message: {error}")
        except Exception:
            log.exception("%r: setting pictures went wrong inside Limner.", self)
        self.done.set()

    async def _follow(self) -> None:
        if not await self._place.host.claim(self.key, fresh=self._fresh):
            log.info("%r: its message is gone before it began.", self)
        if not await self._barrier.wait(self._place.barrier_seconds()):
            log.info("%r: not every picture is ready in time; the rest follows.", self)
        while True:
            self._dirty.clear()
            if not await self._set_into_text():
                return
            if self._dirty.is_set():
                continue
            if not self._painting:
                return
            await self._dirty.wait()

    async def _set_into_text(self) -> bool:
        """Place what is ready; False where the message is gone."""
        if not any(picture.state in SETTLED for picture in self._pictures.values()):
            return True
        for _ in range(_PATCH_TRIES):
            self._calm.clear()
            async with self._lane:
                status = await self._patch()
            if status == "busy":
                await self._calm.wait()
                continue
            if status == "gone":
                for task in list(self._painting.values()):
                    task.cancel()
            return status != "gone"
        log.error("%r: the text changed under every one of %d tries.", self, _PATCH_TRIES)
        return True

    async def _patch(self) -> str:
        view = await self._place.host.read(self.key)
        if view is None:
            return "gone"
        text = view.text
        for _ in range(_PATCH_TRIES):
            projected = project(text, pictures := self.pictures)
            placed = placed_in(projected, pictures)
            result = await self._place.host.patch(
                self.key, expect=text, text=projected, limner=notes.dump(self.key.uid, placed)
            )
            if result.status == "mismatch":
                text = result.text
                continue
            if result.status == "done":
                for before, picture in zip(pictures, placed, strict=True):
                    if self._pictures[picture.id] == before:  # else it went on while the text was written
                        self._put(picture)
                self._match(scan(projected))
                self.show()
            return result.status
        return "busy"
