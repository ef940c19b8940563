"""
Salvage: paintings that nobody waits for any more are seen through to their end.

A picture that is given up while it is painted (its message is deleted, Limner is switched off) is stopped,
but what the painter gives all the same is paid for. So its entry stays in the outbox until the end is known.
"""

import asyncio
from collections.abc import Callable

from limner.errors import GenerationError
from limner.host import Host
from limner.outbox import Entry, Outbox
from limner.providers.base import Painted, PictureRequest
from limner.providers.service import GenerationService


class Salvage:
    """The entries that are being seen through; ``rested`` is called at the end of each."""

    def __init__(
        self, host: Host, service: GenerationService, outbox: Outbox, rested: Callable[[], None]
    ) -> None:
        self._host = host
        self._service = service
        self._outbox = outbox
        self._rested = rested
        self._tasks: dict[str, asyncio.Task[None]] = {}

    def __contains__(self, name: str) -> bool:
        return name in self._tasks

    def take(self, entry: Entry) -> None:
        """See this painting through, from here on."""
        if entry.id not in self._tasks:
            task = asyncio.create_task(self._see_through(entry))
            self._tasks[entry.id] = task
            task.add_done_callback(lambda _: self._ended(entry.id))

    def _ended(self, name: str) -> None:
        del self._tasks[name]
        self._rested()

    async def _see_through(self, entry: Entry) -> None:
        await self._outbox.note(entry)
        painted = await self._end_of(entry)
        if painted is not None:
            await self._outbox.painted(entry.id, painted.url)
        elif (known := self._outbox.get(entry.id)) is not None and not known.url:
            await self._outbox.remove(entry.id)
        self._host.forget_command(entry.id)

    async def _end_of(self, entry: Entry) -> Painted | None:
        try:
            return await self._service.collect(PictureRequest(entry.id, entry.prompt, dict(entry.attributes)))
        except GenerationError:
            return None
