"""
The gallery's window: the pictures of this chat, of its character, or of everything.

A page of pictures is drawn while it is seen. After each change in the open chat the window is right at once;
what other chats hold is read when it is asked for, in the worker.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet

from limner.core.clock import Clock
from limner.core.errors import RequestError
from limner.core.json_text import as_dict
from limner.core.translation import say
from limner.gallery import _gallery_view as gallery_view
from limner.gallery import _people as people
from limner.gallery._collection import BREATH, Collected
from limner.gallery._collection import Collection as Reader
from limner.gallery._filters import Filters, pages
from limner.gallery._many import ManyPictures
from limner.gallery._other_chats import OtherChats
from limner.gallery._requests import PictureRequests
from limner.gallery._sources import Sources, files_gone, without_message
from limner.gallery._viewer import Viewer
from limner.page.events import Json, flag_of, number_of, text_of
from limner.page.host import Host
from limner.pictures.picture import UNKNOWN


class GalleryWindow:
    """``reader`` remembers what it has read of the open chat."""

    def __init__(
        self,
        host: Host,
        clock: Clock,
        requests: PictureRequests,
        viewer: Viewer,
        *,
        reader: Reader,
        sources: Sources,
    ) -> None:
        self._host = host
        self._many = ManyPictures(host, clock, requests, reader, files=sources.packer, far=self._far)
        self._viewer = viewer
        self._reader = reader
        self._sources = sources
        self._cast: Mapping[str, str] = {}
        self._gone: set[str] = set()
        self._filters = Filters()
        self._others = OtherChats(host, clock, lambda: self._sources.web, self.refresh)
        self._all: list[Collected] = []
        self._kept: list[Collected] = []
        self._pages: list[Sequence[Collected]] = [()]
        self._seen: set[int] = set()
        self._selected: set[str] = set()
        self._meeting: asyncio.Task[None] | None = None
        self._packing = ""
        self.is_open = False
        self.actions: Mapping[str, Callable[[Json], Awaitable[None]]] = {
            "gallery.filter": self._filter,
            "gallery.tick": self._tick,
            "gallery.look": self._look,
            "gallery.all": self._every,
            "gallery.none": self._none,
            "gallery.again": self._again,
            "gallery.remove": self._remove,
            "gallery.zip": self._download,
            "gallery.stop": self._break_off,
        }

    async def open(self) -> None:
        """
        Open it with the pictures of this chat.

        A long chat is read, and who is in it is found out, while its first pictures are looked at.
        """
        self._filters, self._gone = Filters(), set()
        self._others.stop()
        self._selected.clear()
        if not self.is_open:  # the pages of an open one stay as they are, and are not told again
            self._seen.clear()
        self.is_open = True
        rows = await self._host.picture_rows()
        self._keep(self._reader.read(rows[:BREATH]))
        self._host.open_gallery([len(each) for each in self._pages])
        self._paint()
        if len(rows) > BREATH:
            self._keep(await self._reader.read_calmly(rows))
            self._show()
        if self._meeting is None or self._meeting.done():
            self._meeting = asyncio.ensure_future(self._meet())

    async def _meet(self) -> None:
        """Find out who is in the chat: all of it is folded for that, where nobody has asked before."""
        self._cast = await self._sources.cast()
        self._choose()
        self._show()

    def closed(self) -> None:
        """Nobody looks any more."""
        self.is_open = False
        self._others.stop()
        self._all, self._kept, self._pages = [], [], [()]

    def page_seen(self, data: Json) -> None:
        """A page has come into sight, or gone out of it."""
        number = number_of(data, "page", -1)
        if not 0 <= number < len(self._pages):
            return
        if flag_of(data, "seen"):
            self._seen.add(number)
            self._paint_page(number)
        else:
            self._seen.discard(number)

    async def refresh(self) -> None:
        """Something changed in the open chat: show it."""
        if self.is_open:
            await self._read()
            self._show()

    def _show(self) -> None:
        if self.is_open:
            self._host.set_gallery([len(each) for each in self._pages])
            self._paint()

    # -- what is pressed -----------------------------------------------------------------------------------

    async def _filter(self, data: Json) -> None:
        before, self._filters = self._filters, Filters.read(as_dict(data.get("form")))
        if before.scope != self._filters.scope:
            self._others.stop()
            if self._filters.scope != "chat":
                self._others.begin(self._filters.scope)
        if self._filters.shows == "missing" != before.shows:
            await self._read()
            self._gone = await files_gone(self._sources.web, {each.where.url for each in self._all})
        await self.refresh()

    async def _tick(self, data: Json) -> None:
        entry = text_of(data, "entry")
        self._selected ^= {entry}
        self._paint()

    async def _every(self, _data: Json) -> None:
        self._selected |= {each.where.dump() for each in self._kept}
        self._paint()

    async def _none(self, _data: Json) -> None:
        self._selected.clear()
        self._paint()

    async def _look(self, data: Json) -> None:
        entry = text_of(data, "entry")
        shown = [each for each in self._kept if each.where.url]
        at = next((index for index, each in enumerate(shown) if each.where.dump() == entry), -1)
        if at < 0:
            raise RequestError(say("There is no picture to look at: paint it first."))
        self._viewer.show(shown, at)

    async def _again(self, _data: Json) -> None:
        if await self._many.paint(self._selected):
            await self._done()

    async def _remove(self, _data: Json) -> None:
        if await self._many.remove(self._selected):
            await self._done()

    async def _done(self) -> None:
        self._selected.clear()
        await self.refresh()

    async def _download(self, _data: Json) -> None:
        await self._many.download([each for each in self._all if each.where.dump() in self._selected])

    async def _break_off(self, _data: Json) -> None:
        self._many.stop()

    def _far(self, words: str) -> None:
        self._packing = words
        if self.is_open:
            self._paint()

    # -- reading and drawing -------------------------------------------------------------------------------

    @property
    def _missing(self) -> AbstractSet[str]:
        return self._sources.missing | self._gone

    async def _read(self) -> None:
        self._keep(await self._reader.read_calmly(await self._host.picture_rows()))

    def _keep(self, here: Sequence[Collected]) -> None:
        chats = {each.where.key.chat_id for each in here}
        orphans = without_message(self._sources.orphans(), chats)
        self._all = [*here, *orphans, *self._others.beside(chats)]
        self._choose()

    def _choose(self) -> None:
        showing = people.showing(self._filters.person, self._cast)
        self._kept = self._filters.keep(self._all, self._missing, showing)
        self._pages = pages(self._kept)
        self._seen = {number for number in self._seen if number < len(self._pages)}

    def _paint(self) -> None:
        known = [each.version.provider for each in self._all if each.version]
        names = self._sources.names()
        painters = {each: names.get(each, each) for each in dict.fromkeys(known) if each != UNKNOWN}
        html = gallery_view.head(
            self._filters,
            count=len(self._kept),
            of=len(self._all),
            selected=len(self._selected),
            speakers={each.name for each in self._all if each.name},
            painters=painters,
            people=people.names(self._all, self._cast),
            reading=self._packing or self._others.far,
            packs=self._many.packs,
        )
        self._host.paint("gallery", html)
        for number in sorted(self._seen):
            self._paint_page(number)

    def _paint_page(self, number: int) -> None:
        before = self._pages[number - 1][-1] if number else None
        owners = self._others.owners if self._filters.scope == "all" else {}
        marks, chats = (self._selected, self._missing), self._filters.scope != "chat"
        html = gallery_view.page(self._pages[number], *marks, before, chats=chats, owners=owners)
        self._host.paint(f"gallery.{number}", html)
