"""
Unclaimed pictures: what nobody waits for any more is seen through to its end.

A picture that is given up while it is painted (its message is deleted, Limner is switched off) is stopped,
but what the painter gives all the same is paid for. So its entry stays in the outbox until the end is known.
"""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import replace

from limner.core.errors import GenerationError
from limner.outbox.entry import Entry
from limner.outbox.outbox import Outbox
from limner.providers.base import PictureRequest
from limner.providers.service import GenerationService

log = logging.getLogger("limner.painting.unclaimed")


class Unclaimed:
    """
    The entries that are being seen through; ``rested`` is called at the end of each.

    ``paid`` is called with each that was painted and that nobody has counted.
    """

    def __init__(
        self,
        service: GenerationService,
        outbox: Outbox,
        rested: Callable[[], None],
        paid: Callable[[Entry], None] = lambda _: None,
    ) -> None:
        self._service = service
        self._outbox = outbox
        self._rested = rested
        self._paid = paid
        self._tasks: dict[str, asyncio.Task[bool]] = {}
        self._ending: set[str] = set()

    def __contains__(self, name: str) -> bool:
        return name in self._tasks

    def is_ending(self, name: str) -> bool:
        """Whether this attempt was stopped, so that who asks by its name hears only that."""
        return name in self._ending

    def take(self, entry: Entry, *, stopped: bool = False) -> None:
        """See this painting through, from here on; ``stopped``: the painter was told to end it."""
        if stopped:
            self._ending.add(entry.id)
        if entry.id not in self._tasks:
            task = asyncio.create_task(self._see_through(entry))
            self._tasks[entry.id] = task
            task.add_done_callback(lambda done: self._ended(entry.id, done))

    def _ended(self, name: str, task: "asyncio.Task[bool]") -> None:
        del self._tasks[name]
        self._ending.discard(name)
        if not task.cancelled() and not task.exception() and task.result():
            self._rested()

    async def _see_through(self, entry: Entry) -> bool:
        """Return whether the end is known; what cannot be told now is asked again when a chat is opened."""
        await self._outbox.note(entry)
        if (known := self._outbox.get(entry.id)) is not None and (known.url or known.raw):
            return bool(known.url)  # it was painted as it was given up, or is being filed
        if entry.url:  # and was not written down yet
            await self._outbox.painted(entry.id, entry.url, entry.making, entry.more)
            self._service.forget(entry.id, entry.provider)
            return True
        request = PictureRequest(entry.id, entry.asked, entry.asked_attributes, options=entry.options)
        try:
            painted = await self._service.collect(request, entry.provider)
        except GenerationError as error:
            if not self._service.is_over(error, entry.provider):
                log.info("What becomes of %s is not known yet, so it is kept: %s", entry.id, error)
                return False
            painted = None
        if painted is not None:
            self._paid(replace(entry, url=painted.url, making=painted.making, more=painted.more))
            await self._outbox.painted(entry.id, painted.url, painted.making, painted.more)
        elif (known := self._outbox.get(entry.id)) is not None and not known.url:
            await self._outbox.remove(entry.id)
        self._service.forget(entry.id, entry.provider)
        return True
