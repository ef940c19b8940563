"""The way to the book for the rest of Limner: an entry in ST's menu, and nothing loaded before it."""

from collections.abc import Awaitable, Callable, Mapping
from typing import TYPE_CHECKING

from limner.continuity.access import Continuity
from limner.core.clock import Clock
from limner.core.html import Html, element
from limner.page.events import Json, text_of
from limner.page.host import Host
from limner.page.web import Web

if TYPE_CHECKING:
    from limner.book._desk import BookDesk
    from limner.book.files import BookFiles

VIEW = "wand"
_ACTIONS = ("preview", "make", "cancel", "save", "import", "pictures")


class BookAccess:
    """``files`` gives the browser's part; without it the real one is loaded when a book is first made."""

    def __init__(
        self,
        host: Host,
        clock: Clock,
        web: Web,
        continuity: Continuity,
        files: "Callable[[], BookFiles] | None" = None,
    ) -> None:
        self._host = host
        self._clock = clock
        self._web = web
        self._continuity = continuity
        self._files = files or browser_files
        self._language = "en"
        self._desk: BookDesk | None = None
        self.actions: Mapping[str, Callable[[Json], Awaitable[None]]] = {
            "book.open": self._open,
            **{f"book.{name}": self._doer(f"book.{name}") for name in _ACTIONS},
        }

    def heard(self, name: str, data: Json) -> None:
        """Something happened on the page: where it begins, the entry is shown."""
        if name == "hello":
            self._language = text_of(data, "language") or "en"
            self._host.paint(VIEW, entry())

    async def run(self, _args: Mapping[str, str], _text: str) -> str:
        """Open the dialog, for a slash command."""
        await self.desk().show()
        return ""

    def desk(self) -> "BookDesk":
        """Return what does the work, loaded now where it was not before."""
        if self._desk is None:
            from limner.book._desk import BookDesk  # noqa: PLC0415 -- few make a book, none at the start

            self._desk = BookDesk(
                self._host,
                self._clock,
                self._web,
                self._continuity,
                self._files,
                language=lambda: self._language,
            )
        return self._desk

    async def _open(self, _data: Json) -> None:
        await self.desk().show()

    def _doer(self, name: str) -> Callable[[Json], Awaitable[None]]:
        async def do(data: Json) -> None:
            await self.desk().actions[name](data)

        return do


def entry() -> Html:
    """Return the entry in SillyTavern's menu of extensions."""
    return element(
        "button",  # without SillyTavern's class for such entries, which makes it a list's item of no list
        {"type": "button", "data-limner-action": "book.open"},
        element("i", {"class": "fa-solid fa-book-open", "aria-hidden": "true"}),
        element("span", {"data-i18n": "limner.book.entry"}, "Make a book"),
    )


def browser_files() -> "BookFiles":
    """Return the browser's part: SillyTavern's files as bytes, and files that grow."""
    from limner.book._browser_files import BrowserFiles  # noqa: PLC0415 -- there is a browser now

    return BrowserFiles()
