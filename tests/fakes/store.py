"""A store that is a dictionary, can fail, and can keep whoever forgets something waiting."""

import asyncio

from limner.core.errors import HostError


class FakeStore:
    """The port ``outbox.outbox.Store``, in memory; it outlives the program that writes to it."""

    def __init__(self) -> None:
        self.texts: dict[str, str] = {}
        self.broken = False
        self.lost = False
        """Whether the browser has closed the storage: the next to use it finds out, and opens it anew."""
        self.slow: asyncio.Event | None = None
        """Until this is set no deletion comes to an end."""

    def _check(self) -> None:
        if self.broken:
            raise HostError("the disk is full", "storage")
        if self.lost:
            self.lost = False
            raise HostError("the connection is closing", "storage")

    async def put(self, name: str, text: str) -> None:
        self._check()
        self.texts[name] = text

    async def delete(self, name: str) -> None:
        self._check()
        if self.slow is not None:
            await self.slow.wait()
        self.texts.pop(name, None)

    async def all(self) -> list[str]:
        self._check()
        return list(self.texts.values())
