"""The way to coming and going: its place in the panel; the rest is loaded when somebody opens it."""

import contextlib
from collections.abc import Awaitable, Callable, Coroutine, Mapping
from typing import TYPE_CHECKING

from limner.core.clock import Clock, Ids
from limner.core.errors import HostError
from limner.core.html import Html, element
from limner.migration._head import beside, summary
from limner.page.events import Json
from limner.page.host import Host
from limner.page.web import Nowhere, Web
from limner.presets.library import PresetLibrary
from limner.settings.chat_filter import ChatFilter
from limner.settings.preferences import Preferences

if TYPE_CHECKING:
    from limner.migration._desk import MigrationDesk

VIEW = "migration"
_ACTIONS = ("open", "take", "undo", "keep", "pictures", "undo_pictures", "leave", "put_back")


class Migration:
    """
    Stands for the desk until somebody opens it; says once who else illustrates the story.

    ``chances`` are time and ids, ``kept`` what the user has set.
    """

    def __init__(
        self,
        host: Host,
        web: Web | None,
        chances: tuple[Clock, Ids],
        kept: tuple[Preferences, PresetLibrary],
        chat_filter: ChatFilter,
        *,
        begin: Callable[[Coroutine[None, None, None]], None],
    ) -> None:
        self._begin = begin
        self._host, self._web, self._chances, self._kept = host, web or Nowhere(), chances, kept
        self._filter = chat_filter
        self._desk: MigrationDesk | None = None
        self._told = self._chat = ""
        self.actions: Mapping[str, Callable[[Json], Awaitable[None]]] = {
            f"migration.{name}": self._doer(f"migration.{name}") for name in _ACTIONS
        }

    def paint(self) -> None:
        """Show the section; who is newly at work beside Limner is said as well where nobody looks."""
        words = self._filter.beside
        if words and words != self._told and self._kept[0].settings.enabled:
            self._host.toast("warning", words)
        self._told = words
        self._host.paint("beside", beside(words))
        self._host.paint(VIEW, self._desk.render() if self._desk else _closed())

    def look(self, chat_id: str) -> None:
        """Where the section was opened, and another chat is open now, it says what is in that one."""
        if chat_id == self._chat:
            return
        self._chat = chat_id
        if self._desk is not None:
            self._begin(self._look(self._desk))

    async def _look(self, desk: "MigrationDesk") -> None:
        # Where the page is too busy to say, what was there is shown until the section is opened again.
        with contextlib.suppress(HostError):
            await desk.look_at_chat()
            self._host.paint(VIEW, desk.render())

    def _opened(self) -> "MigrationDesk":
        if self._desk is None:
            from limner.migration._desk import MigrationDesk  # noqa: PLC0415 -- few use it, and not at the start

            self._desk = MigrationDesk(self._host, self._web, self._chances, self._kept, self._filter)
        return self._desk

    def _doer(self, name: str) -> Callable[[Json], Awaitable[None]]:
        async def do(data: Json) -> None:
            await self._opened().actions[name](data)

        return do


def _closed() -> Html:
    shape: dict[str, str | int | None] = {"class": "limner-section limner-migration"}
    return element("details", shape, summary())
