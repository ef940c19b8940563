"""The way to NextChat: its place in the panel, its command, what a linked chat hears; all else later."""

import json
import random
from collections.abc import Awaitable, Callable, Coroutine, Mapping
from typing import TYPE_CHECKING

from limner.continuity.access import Briefed
from limner.core.clock import Clock
from limner.core.errors import SettingError
from limner.core.html import Html, element
from limner.core.translation import say
from limner.nextchat._link_note import is_any
from limner.nextchat._means import Means
from limner.page.events import Json, text_of
from limner.page.host import Host
from limner.page.web import Nowhere, Web
from limner.settings.preferences import Preferences

if TYPE_CHECKING:
    from limner.nextchat._desk import FileDesk
    from limner.nextchat._round import Copies

VIEW = "nextchat"
DEEDS = ("send", "take", "status", "link", "now")
_ACTIONS = (
    "open", "send_chat", "send_character", "list", "pick", "send_picked", "take", "choose", "take_chosen",
    "discard", "link", "unlink", "now", "look", "put_back", "key", "keep_mine", "keep_theirs", "keep_both",
)  # fmt: skip
_TURNS = frozenset(
    {
        "message_received",
        "message_changed",
        "messages_deleted",
        "swipe_deleted",
        "generation_ended",
        "narrated",
    }
)
"""Events after which a linked chat may be another."""
_MOVES = frozenset({"chat_renamed", "chat_deleted", "character_renamed", "character_deleted"})
"""Events after which a linked chat may have another name, or none."""


class NextChat:
    """
    Stands for the desk until somebody opens it; ``brief`` tells what continuity keeps of the open chat.

    ``handlers`` are events that nobody else has something to do at: they are heard by ``heard``.
    """

    def __init__(
        self,
        host: Host,
        web: Web | None,
        clock: Clock,
        brief: Callable[[str], Awaitable[Briefed]],
        *,
        preferences: Preferences,
        begin: Callable[[Coroutine[None, None, None]], None],
        copies: "Copies | None" = None,
    ) -> None:
        self._host, self._preferences, self._begin, self._copies = host, preferences, begin, copies
        self._means = Means(host, web or Nowhere(), clock, brief, preferences, begin)
        self._desk: FileDesk | None = None
        alone = ("window_focused", "character_renamed", "character_deleted", "chat_deleted")
        self.handlers: Mapping[str, Callable[[Json], None]] = dict.fromkeys(alone, lambda _: None)
        self.actions: Mapping[str, Callable[[Json], Awaitable[None]]] = {
            f"nextchat.{name}": self._doer(f"nextchat.{name}") for name in _ACTIONS
        }

    def paint(self) -> None:
        """Show the section."""
        self._host.paint(VIEW, self._desk.render() if self._desk else _frame())

    def greet(self) -> None:
        """The program has begun: a chat may be open that is linked."""
        if is_any(self._preferences.settings):
            self._begin(self._look())

    def heard(self, name: str, data: Json) -> None:
        """Something has happened on the page; where no chat is linked, nothing is loaded for it."""
        if self._desk is None and not is_any(self._preferences.settings):
            return
        if name not in _TURNS and name not in _MOVES and name not in ("chat_changed", "window_focused"):
            return
        desk = self._opened()
        if name == "chat_changed":
            desk.sync.sync.opened(text_of(data, "chat_id"))
        elif name in _MOVES:
            desk.moves.heard(name, data)
        elif name == "window_focused":
            desk.sync.sync.focused()
        else:
            desk.sync.sync.turned()

    async def command(self, _args: Mapping[str, str], text: str) -> str:
        """Answer ``/limn-nextchat``: the file's name, how many entries a file has, or the state as JSON."""
        desk, deed = self._opened(), (text or "status").split()[0].lower()
        sync = desk.sync
        if deed in ("send", "link", "now", "status"):
            await sync.opened()
        if deed == "send":
            return await (sync.send_open() if sync.sync.linked and sync.ready else desk.send_chat())
        if deed == "take":
            return await desk.take()
        if deed == "link":
            await sync.link()
        elif deed == "now":
            await sync.sync.now()
        if deed in ("status", "link", "now"):
            return json.dumps(desk.status, ensure_ascii=False)
        raise SettingError(say("Say what is to be done: ${0}.", ", ".join(DEEDS)))

    def _opened(self) -> "FileDesk":
        if self._desk is None:
            from limner.nextchat._copies import LateCopies  # noqa: PLC0415 -- few use it, not at the start
            from limner.nextchat._desk import FileDesk  # noqa: PLC0415 -- the same

            chance = random.Random()  # noqa: S311 -- it spreads the tries of many browsers
            self._desk = FileDesk(self._means, self.paint, self._copies or LateCopies(), chance)
        return self._desk

    async def _look(self) -> None:
        await self._opened().sync.opened()
        self.paint()

    def _doer(self, name: str) -> Callable[[Json], Awaitable[None]]:
        async def do(data: Json) -> None:
            desk = self._opened()
            if name == "nextchat.open":
                await desk.sync.opened()
            elif name in desk.sync.actions:
                await desk.sync.actions[name](data)
                await desk.sync.read_texts()
            elif name in desk.actions:
                await desk.actions[name](data)
            self.paint()

        return do


def _frame() -> Html:
    """Return the section closed: its inside is drawn when it is opened."""
    title = element("span", {"data-i18n": "limner.nextchat.title"}, "NextChat")
    shape: dict[str, str | int | None] = {"class": "limner-summary", "data-limner-action": "nextchat.open"}
    return element("details", {"class": "limner-section limner-nextchat"}, element("summary", shape, title))
