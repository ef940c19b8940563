"""Tabs of one browser: each hears what another tells, a turn later."""

import asyncio
from collections.abc import Callable, Collection


class FakeTabs:
    """The port ``outbox.tabs.Tabs``, in memory; those of one browser share ``all``."""

    def __init__(self, everyone: "list[FakeTabs]") -> None:
        self.name = f"tab{len(everyone)}"
        self.heard: Callable[[str, str], None] = lambda _name, _text: None
        self.all = everyone
        self.awaited: set[str] = set()
        self.slow: asyncio.Event | None = everyone[0].slow if everyone else None
        """Until this is set it is not known who lives: a roll call takes its time."""
        everyone.append(self)

    async def others(self, awaited: Collection[str] = ()) -> Collection[str]:
        self.awaited = set(awaited)
        if self.slow is not None:
            await self.slow.wait()
        return {tab.name for tab in self.all if tab is not self}

    def tell(self, name: str, text: str) -> None:
        for tab in self.all:
            if tab is not self:
                asyncio.get_running_loop().call_soon(tab.heard, name, text)
