"""The lists of models, asked for once an hour at most."""

import asyncio
from weakref import WeakValueDictionary

from limner.core.clock import Clock
from limner_plugin.boundary import Boundary
from limner_plugin.services.base import ModelName, Service
from limner_plugin.wire import Access

_HOUR = 3600.0
REMEMBERED = 10_000
"""How many names are remembered for all users together; the oldest lists are forgotten first."""


class ModelLists:
    """
    What each service has; kept apart for each user, because a key may open more than another.

    A user's lists are asked for one after another: they are the longest answers that are held.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._lists: dict[tuple[str, str, str, str], tuple[float, tuple[ModelName, ...]]] = {}
        self._turns: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    async def list(
        self, user: str, service: Service, access: Access, search: str
    ) -> tuple[tuple[ModelName, ...], bool]:
        """Return the models, and whether they were known; raises RefusalError."""
        turn = self._turns.setdefault(user, asyncio.Lock())
        async with turn:
            return await self._listed(user, service, access, search)

    async def _listed(
        self, user: str, service: Service, access: Access, search: str
    ) -> tuple[tuple[ModelName, ...], bool]:
        key = (user, service.id, access.base, search.lower())
        known = self._lists.get(key)
        if known is not None and self._clock.now() - known[0] < _HOUR:
            return known[1], True
        boundary = Boundary(access.key)
        with boundary.refusals():
            names = boundary.models(await service.models(access, search))
        self._lists.pop(key, None)
        self._lists[key] = (self._clock.now(), names)
        # A list without a name counts as one: it is remembered as well.
        while sum(max(1, len(each)) for _, each in self._lists.values()) > REMEMBERED:
            del self._lists[next(iter(self._lists))]
        return names, False
