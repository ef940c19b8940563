"""
Attempts that are begun: what becomes of them, asked of the painter of each.

Nothing here asks for a picture, so nothing here costs anything.
"""

import asyncio
import logging
from collections.abc import Iterable

from limner.core.clock import Clock
from limner.core.errors import GenerationError, LimnerError
from limner.core.tasks import Background
from limner.outbox.entry import Entry
from limner.providers._answers import checked, sentences
from limner.providers._registry import Registry
from limner.providers.base import Collector, ImageProvider, Painted, PictureRequest, Status
from limner.providers.limiter import Limiter

log = logging.getLogger("limner.providers")


class BegunPredictions(Registry):
    """The registry, asked for attempts; ``limiter`` is the one that all sessions share."""

    def __init__(
        self, limiter: Limiter, clock: Clock, providers: Iterable[ImageProvider], default: str
    ) -> None:
        super().__init__(clock, providers, default)
        self._limiter = limiter
        self._ends = Background()

    async def collect(self, request: PictureRequest, provider: str = "") -> Painted | None:
        """
        Fetch what became of an attempt that an earlier worker began; None where nobody knows of it.

        Cancelling the task ends the attempt. It takes a slot, because the painter may still be at it, but it
        asks for nothing: so it is never tried again and tells nothing about the painter's health. Raises
        GenerationError where the attempt failed, or where its painter cannot be asked (``is_over``).
        """
        painter = await self.named(provider or self.default)
        if not isinstance(painter, Collector):
            return None
        gate = self._gates[painter.id].slot(exclusive=painter.exclusive(request))
        try:
            async with gate, self._limiter.slot():
                with sentences(painter.id):
                    painted = await painter.collect(request)
        except asyncio.CancelledError:
            self._ends.begin(self._end(painter, request.id))
            raise
        return None if painted is None else checked(painted, painter.id)

    def is_over(self, error: GenerationError, provider: str) -> bool:
        """Whether this failure is the attempt's end; else it goes on, or its painter is not here to say."""
        if provider not in self._providers:
            return False
        return not (error.code == "network" and self.is_lasting(provider))

    async def known(self, entries: Iterable[Entry]) -> set[str]:
        """
        Return the ids of those attempts that their painters know.

        Where a painter cannot be asked, or is not here, its attempts count as known: they are paid for.
        """
        names: dict[str, list[str]] = {}
        for entry in entries:
            names.setdefault(entry.provider, []).append(entry.id)
        found: set[str] = set()
        for name, attempts in names.items():
            try:
                painter = await self.named(name)
                found |= set(await painter.known(attempts)) if isinstance(painter, Collector) else set()
            except LimnerError as error:
                log.warning("%s cannot say what it is at: %s", name, error)
                found |= set(attempts)
        return found

    async def status(self, attempt: str, provider: str = "") -> Status:
        """Say what becomes of an attempt; raises LimnerError where its painter cannot be asked."""
        return await (await self.named(provider or self.default)).status(attempt)

    async def cancel(self, attempt: str, provider: str = "") -> None:
        """End an attempt; raises LimnerError where its painter cannot be asked."""
        await (await self.named(provider or self.default)).cancel(attempt)

    async def _end(self, painter: ImageProvider, attempt: str) -> None:
        try:
            await painter.cancel(attempt)
        except LimnerError as error:
            log.warning("%s could not be told to end %s: %s", painter.id, attempt, error)

    def forget(self, attempt: str, provider: str = "") -> None:
        """Have a painter forget an attempt: its picture is safe, or there is none."""
        painter = self._providers.get(provider or self.default)
        if isinstance(painter, Collector):
            painter.forget(attempt)
