"""
The way into pictures in hand for the rest of Limner: nothing of it is loaded before a picture is pressed.

What is asked ends in one sentence for the user; a failure is one, too, and changes nothing.
"""

from collections.abc import Awaitable, Callable, Coroutine, Mapping, Sequence
from typing import TYPE_CHECKING

from limner.book.access import browser_files
from limner.continuity.access import Continuity
from limner.core.errors import LimnerError
from limner.outbox.entry import Entry
from limner.page.dispatch import Action, Handler
from limner.page.events import Json
from limner.page.host_values import MessageKey
from limner.page.web import Web
from limner.painting.context import PaintingContext
from limner.painting.sessions import Sessions
from limner.settings.preferences import Preferences

if TYPE_CHECKING:
    from limner.book.files import BookFiles
    from limner.gallery._desk import PictureDesk
    from limner.gallery._requests import Repainting

ACTIONS = (
    "picture.look",
    "picture.go",
    "picture.again",
    "picture.candidates",
    "picture.choose",
    "picture.prompt",
    "picture.versions",
    "versions.compare",
    "versions.look",
    "versions.throw",
    "versions.previous",
    "versions.next",
    "gallery.filter",
    "gallery.tick",
    "gallery.look",
    "gallery.all",
    "gallery.none",
    "gallery.again",
    "gallery.remove",
    "gallery.zip",
    "gallery.stop",
    "review.paint",
    "review.drop",
    "disk.scan",
    "disk.tick",
    "disk.all",
    "disk.list",
    "disk.delete",
    "disk.sizes",
    "disk.back",
    "disk.empty",
    "prompt.ask",
    "prompt.keep",
    "prompt.paint",
    "picture.beside",
    "picture.same",
    "picture.save",
    "picture.background",
    "picture.portrait",
    "picture.expression",
    "picture.remove",
)
"""Whatever is pressed here changes nothing that the settings panel shows."""

_CHANGES = frozenset(
    {"message_changed", "messages_deleted", "swipe_deleted", "chat_changed", "message_received"}
)
"""After these a chat may have other pictures than before."""


class Gallery:
    """
    ``handlers`` is what it does for the page's events, ``actions`` for presses in views.

    ``names`` are the painters by id; ``begin`` starts work that nobody waits for; ``files`` gives the
    browser's part for a ZIP, ``orphans`` are the pictures whose message is gone.
    """

    def __init__(
        self,
        context: PaintingContext,
        sessions: Sessions,
        repainting: "Repainting",
        preferences: Preferences,
        *,
        names: Callable[[], Mapping[str, str]],
        web: Web,
        continuity: Continuity,
        orphans: Callable[[], Sequence[Entry]],
        begin: Callable[[Coroutine[None, None, None]], None],
    ) -> None:
        self._context = context
        self._sessions = sessions
        self._repainting = repainting
        self._preferences = preferences
        self._names = names
        self._web = web
        self._continuity = continuity
        self._orphans = orphans
        self._begin = begin
        sessions.held = self._held
        self.files: Callable[[], BookFiles] = browser_files
        self._desk: PictureDesk | None = None
        self.actions: Mapping[str, Action] = {
            "gallery.open": lambda _: self.open(),
            **{name: self._action(name) for name in ACTIONS},
        }
        self.handlers: Mapping[str, Handler] = {
            "picture_pressed": lambda data: begin(self._told(lambda: self.desk().pressed(data))),
            "viewer_moved": lambda data: begin(self._told(lambda: self.desk().viewer.moved(data))),
            "viewer_turned": lambda data: begin(self._told(lambda: self.desk().viewer.turned(data))),
            "gallery_asked": lambda _: begin(self._told(self.open)),
            "pictures_gone": lambda data: begin(self._told(lambda: self.desk().with_it.deleted(data))),
            "gallery_page": self._page_seen,
            "gallery_closed": lambda _: self.desk().gallery.closed(),
            "review_closed": lambda _: self.desk().review.closed(),
            "viewer_closed": lambda _: self.desk().viewer.closed(),
        }

    def _page_seen(self, data: Json) -> None:
        self.desk().gallery.page_seen(data)

    async def open(self) -> None:
        """Open the gallery of the open chat."""
        await self.desk().gallery.open()

    def desk(self) -> "PictureDesk":
        """Return what does the work, loaded now where it was not before."""
        if self._desk is None:
            from limner.gallery._desk import PictureDesk  # noqa: PLC0415 -- of no use before a picture is pressed
            from limner.gallery._sources import Sources  # noqa: PLC0415 -- the same

            sources = Sources(
                self._names,
                self._web,
                self.files,
                self._continuity.people,
                self._orphans,
                self._context.missing,
            )
            self._desk = PictureDesk(
                self._context, self._sessions, self._repainting, self._preferences, sources
            )
        return self._desk

    async def review(self, key: MessageKey) -> None:
        """Show which pictures of a message wait for the user's review."""
        await self.desk().review.open(key)

    async def turn(self, key: MessageKey, picture: str, by: int) -> None:
        """Have a picture show the version that is ``by`` further."""
        await self.desk().turn(key, picture, by)

    def _held(self, key: MessageKey) -> None:
        """Pictures wait: where all of a reply's do, they are shown at once."""
        if self._preferences.settings.review:
            self._begin(self._told(lambda: self.desk().review.offer(key)))

    def heard(self, name: str) -> None:
        """Something happened on the page: what is open shows it at once."""
        if self._desk is not None and name in _CHANGES:
            self._begin(self._told(self._desk.refresh))

    def _action(self, name: str) -> Action:
        async def act(data: Json) -> None:
            await self.desk().act(name, data)

        return act

    async def _told(self, work: Callable[[], Awaitable[None]]) -> None:
        try:
            await work()
        except LimnerError as error:
            self._context.host.toast("warning", str(error))
