"""The way to NextChat: its place in the panel and its slash command; the rest is loaded on first use."""

import json
from collections.abc import Awaitable, Callable, Mapping
from typing import TYPE_CHECKING

from limner.continuity.access import Briefed
from limner.core.clock import Clock
from limner.core.errors import SettingError
from limner.core.html import Html, element
from limner.core.translation import say
from limner.page.events import Json
from limner.page.host import Host
from limner.page.web import Nowhere, Web

if TYPE_CHECKING:
    from limner.nextchat._desk import FileDesk

VIEW = "nextchat"
DEEDS = ("send", "take", "status")
_ACTIONS = (
    "open", "send_chat", "send_character", "list", "pick", "send_picked", "take", "choose", "take_chosen",
    "discard", "pictures",
)  # fmt: skip


class NextChat:
    """Stands for the desk until somebody opens it; ``brief`` tells what continuity keeps of the open chat."""

    def __init__(
        self, host: Host, web: Web | None, clock: Clock, brief: Callable[[str], Awaitable[Briefed]]
    ) -> None:
        self._host, self._web, self._clock, self._brief = host, web or Nowhere(), clock, brief
        self._desk: FileDesk | None = None
        self.actions: Mapping[str, Callable[[Json], Awaitable[None]]] = {
            f"nextchat.{name}": self._doer(f"nextchat.{name}") for name in _ACTIONS
        }

    def paint(self) -> None:
        """Show the section."""
        self._host.paint(VIEW, self._desk.render() if self._desk else _frame())

    async def command(self, _args: Mapping[str, str], text: str) -> str:
        """Answer ``/limn-nextchat``: the file's name, how many entries a file has, or the state as JSON."""
        desk, deed = self._opened(), (text or "status").split()[0].lower()
        if deed == "send":
            return await desk.send_chat()
        if deed == "take":
            return await desk.take()
        if deed == "status":
            return json.dumps(desk.status, ensure_ascii=False)
        raise SettingError(say("Say what is to be done: ${0}.", ", ".join(DEEDS)))

    def _opened(self) -> "FileDesk":
        if self._desk is None:
            from limner.nextchat._desk import FileDesk  # noqa: PLC0415 -- few use it, and not at the start

            self._desk = FileDesk(self._host, self._web, self._clock, self.paint, self._brief)
        return self._desk

    def _doer(self, name: str) -> Callable[[Json], Awaitable[None]]:
        async def do(data: Json) -> None:
            desk = self._opened()
            if name in desk.actions:
                await desk.actions[name](data)
            self.paint()

        return do


def _frame() -> Html:
    """Return the section closed: its inside is drawn when it is opened."""
    title = element("span", {"data-i18n": "limner.nextchat.title"}, "NextChat")
    shape: dict[str, str | int | None] = {"class": "limner-summary", "data-limner-action": "nextchat.open"}
    return element("details", {"class": "limner-section limner-nextchat"}, element("summary", shape, title))
