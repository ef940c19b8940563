"""The cast's place in the panel: what needs the story is loaded when the section is first opened."""

from collections.abc import Awaitable, Callable, Coroutine, Mapping
from typing import TYPE_CHECKING

from limner.continuity.access import Continuity
from limner.page.events import Json
from limner.page.host import Host
from limner.panel._cast_frame_view import section

if TYPE_CHECKING:
    from limner.panel._cast_section import CastSection

VIEW = "cast"

_ACTIONS = (
    "open", "window", "person", "set", "lock", "same", "wear", "forget", "keep", "read", "edit", "export",
    "faceless", "on", "always", "prune", "sheets", "import", "json", "create", "add", "name", "undo", "ask",
    "stop", "keep_reading", "drop_reading",
)  # fmt: skip

NEWS = frozenset({"chat_changed", "message_received", "message_changed", "messages_deleted", "swipe_deleted"})
"""After these the story is another one."""


class CastDoor:
    """Stands for the section; ``news`` tells it that the story has changed."""

    def __init__(
        self, host: Host, continuity: Continuity, begin: Callable[[Coroutine[None, None, None]], None]
    ) -> None:
        self._host = host
        self._continuity = continuity
        self._begin = begin
        self._section: CastSection | None = None
        self._news = self._looking = False
        continuity.listen(self._changed)
        self.actions: Mapping[str, Callable[[Json], Awaitable[None]]] = {
            f"cast.{name}": self._doer(f"cast.{name}") for name in _ACTIONS
        }

    def paint(self) -> None:
        """Show what is known."""
        if self._section is None:
            self._host.paint(VIEW, section(None))
        else:
            self._section.paint()

    async def show(self) -> None:
        """Open the cast in a window."""
        await self._opened().show()

    def news(self, name: str) -> None:
        """Something happened on the page: where the section was opened, it is looked at once more."""
        if name in NEWS:
            self._changed()

    def _changed(self) -> None:
        if self._section is not None:
            self._news = True
            if not self._looking:
                self._looking = True
                self._begin(self._look())

    async def _look(self) -> None:
        try:
            while self._news:
                self._news = False
                await self._opened().refresh()
                self.paint()
        finally:
            self._looking = False

    def _opened(self) -> "CastSection":
        if self._section is None:
            from limner.panel._cast_section import CastSection  # noqa: PLC0415 -- few open it, none at the start

            self._section = CastSection(self._host, self._continuity)
        return self._section

    def _doer(self, name: str) -> Callable[[Json], Awaitable[None]]:
        async def do(data: Json) -> None:
            await self._opened().actions[name](data)

        return do
