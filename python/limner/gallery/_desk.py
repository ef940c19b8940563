"""The desk: what becomes of a press on a picture, wherever it was pressed."""

from collections.abc import Awaitable, Callable, Mapping

from limner.core.errors import RequestError
from limner.core.translation import say
from limner.gallery import _actions_view as actions_view
from limner.gallery._actions_view import Standing
from limner.gallery._characters import CharacterPictures
from limner.gallery._collection import Collection
from limner.gallery._disk_window import DiskWindow
from limner.gallery._gallery_window import GalleryWindow
from limner.gallery._improving import Improver
from limner.gallery._press_counts import PressCounts
from limner.gallery._prompts import PromptWindow
from limner.gallery._requests import PictureRequests, Repainting
from limner.gallery._review import ReviewWindow
from limner.gallery._rewriting import Rewriter
from limner.gallery._sources import Sources
from limner.gallery._versions import VersionsWindow
from limner.gallery._viewer import Viewer
from limner.gallery._where import FoundPicture, Where, find
from limner.gallery._with_it import PicturesWithIt
from limner.gallery.chat_files import ChatFiles
from limner.page.events import Json, flag_of, text_of
from limner.page.host_values import MessageKey
from limner.painting.context import PaintingContext
from limner.painting.refusals import GONE
from limner.painting.sessions import Sessions
from limner.pictures import message_notes
from limner.pictures.picture import OPEN, UNKNOWN
from limner.pictures.picture_address import is_picture
from limner.pictures.picture_files import PictureFiles, RealBytes
from limner.pictures.projection import unplaced
from limner.settings.preferences import Preferences

Press = Callable[[Where], Awaitable[None]]


class PictureDesk:
    """``act`` raises LimnerError where what was pressed cannot be done."""

    def __init__(
        self,
        context: PaintingContext,
        sessions: Sessions,
        repainting: Repainting,
        preferences: Preferences,
        sources: Sources,
    ) -> None:
        self._host = context.host
        self._sessions = sessions
        self._preferences = preferences
        self._counts = PressCounts(preferences, actions_view.COUNTED)
        names, web = sources.names, sources.web
        reader = Collection()
        self.viewer = Viewer(context.host, reader, self._standing, names)
        self._requests = PictureRequests(repainting, context.clock.wall)
        self.gallery = GalleryWindow(
            context.host, context.clock, self._requests, self.viewer, reader=reader, sources=sources
        )
        files = context.filing.files() if context.filing else PictureFiles(web, RealBytes())
        self.disk = DiskWindow(
            context.host, web, ChatFiles(web), context.outbox, files=files, wall=context.clock.wall
        )
        self.with_it = PicturesWithIt(
            context.host, web, self.disk, lambda: self._preferences.settings.delete_with
        )
        characters = CharacterPictures(context.host, web, context.clock)
        rewriter = Rewriter(context.host, sessions, repainting)
        improver = Improver(
            context.host, context.clock, context.ids, lambda: self._preferences.settings.profile
        )
        self.review = ReviewWindow(context.host, repainting, rewriter)
        prompts = PromptWindow(context.host, self._requests, rewriter, improver, self._said)
        versions = VersionsWindow(context.host, self._requests, self.viewer, self._said, names)
        self._forms: Mapping[str, Callable[[Where, Json], Awaitable[None]]] = {
            "prompt.ask": prompts.ask,
            "prompt.keep": prompts.keep,
            "prompt.paint": prompts.paint,
        }
        self._presses: Mapping[str, Press] = {
            "picture.prompt": prompts.open,
            "picture.versions": versions.open,
            "picture.choose": versions.choose,
            "picture.candidates": versions.candidates,
            "versions.compare": versions.compare,
            "versions.look": versions.look,
            "versions.throw": versions.throw,
            "versions.previous": lambda where: self.viewer.turn(where, -1),
            "versions.next": lambda where: self.viewer.turn(where, 1),
            "picture.look": self.viewer.open,
            "picture.go": self._go,
            "picture.again": lambda where: self._said(self._requests.paint(where)),
            "picture.beside": lambda where: self._said(self._requests.paint(where, beside=True)),
            "picture.same": lambda where: self._said(self._requests.paint(where, same=True)),
            "picture.remove": lambda where: self._said(self._requests.remove(where)),
            "picture.save": self._save,
            "picture.background": self._background,
            "picture.portrait": lambda where: self._told(characters.portrait(where)),
            "picture.expression": lambda where: self._told(characters.expression(where)),
        }

    async def act(self, name: str, data: Json) -> None:
        """Carry out what was pressed in a view."""
        window = {**self.gallery.actions, **self.disk.actions, **self.review.actions}.get(name)
        if window is not None:
            await window(data)
            return
        self._counts.pressed(name)
        where = Where.read(text_of(data, "entry"))
        if name in self._forms:
            await self._forms[name](where, data)
        else:
            await self._presses[name](where)

    async def pressed(self, data: Json) -> None:
        """The user pressed a picture in a message: shortly, long, or by a key."""
        where, wanted = Where.pressed(data), self._preferences.settings.press
        seen = flag_of(data, "seen")
        if text_of(data, "how") != "press":
            wanted = "menu"
        if seen or wanted == "viewer":
            await self.viewer.open(where, seen=seen)
        elif wanted == "menu":
            await self._menu(where)

    async def turn(self, key: MessageKey, picture: str, by: int) -> None:
        """Have a picture show the version that is ``by`` further: the user swiped it."""
        await self._requests.turn(key, picture, by)
        await self.refresh()

    async def refresh(self) -> None:
        """Something changed in the chat: what is open shows it."""
        await self.viewer.refresh()
        await self.gallery.refresh()

    async def _go(self, where: Where) -> None:
        if await self._host.read(where.key) is None:
            words = (
                "This message does not stand in the open chat: open its chat first, unless it was deleted."
            )
            raise RequestError(say(words))
        self._host.close_viewer()
        if not await self._host.go_to_message(where.key, where.url):
            raise RequestError(say(GONE))

    async def _menu(self, where: Where) -> None:
        _, standing = await self._standing(where)
        self._host.paint("menu", actions_view.menu(where, standing, self._counts.all()))
        self._host.open_menu(where.key, ordinal=where.ordinal, source=where.url)

    async def _standing(self, where: Where) -> tuple[FoundPicture | None, Standing]:
        """Return a picture as it stands now; RequestError where its message is gone. Nothing is begun."""
        view = await self._host.read(where.key)
        if view is None:
            raise RequestError(say(GONE))
        if where.foreign:
            return None, Standing(bool(where.url), foreign=True)
        session = self._sessions.get(where.key)
        pictures = session.pictures if session else unplaced(view.text, message_notes.load(view.limner))
        found = find(view.text, pictures, where)
        if found is None:  # an image of which nothing is noted
            return None, Standing(bool(where.url))
        shown = found.picture.shown
        return found, Standing(
            bool(where.url),
            found.picture.state in OPEN,
            shown is not None and shown.provider != UNKNOWN,
            len(found.picture.versions),
            found.version >= 0 and found.picture.versions[found.version] not in found.picture.standing,
        )

    async def _said(self, work: Awaitable[str]) -> None:
        self._host.toast("success", await work)
        await self.refresh()

    async def _told(self, work: Awaitable[str]) -> None:
        """Tell what became of something that changes no message."""
        if said := await work:
            self._host.toast("success", said)

    async def _save(self, where: Where) -> None:
        _sure(where)
        self._host.save_picture(where.url, where.url.rpartition("/")[2])

    async def _background(self, where: Where) -> None:
        _sure(where)
        self._host.set_background(where.url)
        self._host.toast("success", say("The picture is the background of this chat now."))


def _sure(where: Where) -> None:
    if not is_picture(where.url):
        raise RequestError(say("This is no picture of SillyTavern’s own: Limner leaves it alone."))
