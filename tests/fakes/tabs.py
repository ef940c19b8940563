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
        everyone.append(self)

    async def others(self, awaited: Collection[str] = ()) -> Collection[str]:
        self.awaited = set(awaited)
        return {tab.name for tab in self.all if tab is not self}

    def tell(self, name: str, text: str) -> None:
        for tab in self.all:
            if tab is not self:
                asyncio.get_running_loop().call_soon(tab.heard, name, text)
