"""
Placement: a session's pictures set into the text of their message, by compare-and-swap.

All writes to one message go through one write lock, so two versions of it never write at the same time. A
write that finds the message under somebody's pen waits for the next event of that message.
"""

import asyncio
import logging
from collections.abc import Callable

from limner.page.host_values import MessageKey, MessageView
from limner.painting._jobs import Jobs
from limner.painting.context import PaintingContext
from limner.pictures import message_notes
from limner.pictures.picture import SETTLED, Picture, State
from limner.pictures.projection import placed_in, project

log = logging.getLogger("limner.painting.session")

_TRIES = 20


class Placement:
    """Writes for the session of ``key``; ``stands`` is told each text that has been written."""

    def __init__(
        self,
        key: Callable[[], MessageKey],
        context: PaintingContext,
        write_lock: asyncio.Lock,
        jobs: Jobs,
        stands: Callable[[str], None],
    ) -> None:
        self._key = key
        self._context = context
        self._write_lock = write_lock
        self._jobs = jobs
        self._stands = stands
        self._calm = asyncio.Event()

    async def read(self) -> MessageView | None:
        """Return what stands in the message, or None where it is gone."""
        while True:
            key = self._key()
            view = await self._context.host.read(key)
            if key == self._key():  # else it has moved up meanwhile, and what was read is another's
                return view

    def nudge(self) -> None:
        """Something happened to the message: a write that found it busy may try again."""
        self._calm.set()

    async def place(self) -> bool:
        """Place what is ready; False where the message is gone."""
        if not any(picture.state in SETTLED for picture in self._jobs.pictures):
            return True
        for _ in range(_TRIES):
            self._calm.clear()
            async with self._write_lock:
                status = await self._patch()
            if status == "busy":
                await self._calm.wait()
                continue
            if status == "gone":
                self._jobs.give_up_waiting()
                await self._jobs.rest()
            return status != "gone"
        log.error("%s: the text changed under every one of %d tries.", self._key(), _TRIES)
        return True

    async def _patch(self) -> str:
        if (view := await self.read()) is None:
            return self._jobs.told("gone")
        text = view.text
        for _ in range(_TRIES):
            pictures = self._jobs.pictures
            projected = project(text, pictures)
            placed = placed_in(projected, pictures)
            key = self._key()
            note = message_notes.dump(key.uid, placed, view.limner)
            result = await self._context.host.patch(key, expect=text, text=projected, limner=note)
            if result.status == "mismatch":
                text = result.text
                continue
            if result.status == "done":
                await self._placed(projected, pictures, placed, saved=result.saved)
            return self._jobs.told(result.status)
        return "busy"

    async def _placed(
        self, text: str, pictures: tuple[Picture, ...], placed: tuple[Picture, ...], *, saved: bool
    ) -> None:
        """The text stands: note what is placed, and let what is safely in the chat file leave the outbox."""
        delivered = []
        for before, picture in zip(pictures, placed, strict=True):
            if self._jobs.get(picture.id) == before:  # else it went on its way while the text was written
                self._jobs.put(picture)
            if picture.state in (State.PLACED, State.PAINTED):  # a picture without a tag is kept by the note
                delivered += [version.id for version in picture.versions]
        self._stands(text)
        await self._context.delivery.placed(self._key(), delivered, saved=saved)
