"""
The gallery's window: the pictures of this chat, of its character, or of everything.

A page of pictures is drawn while it is seen. After each change in the open chat the window is right at once;
what other chats hold is read when it is asked for, in the worker.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet

from limner.core.clock import Clock
from limner.core.errors import LimnerError, RequestError
from limner.core.json_text import as_dict
from limner.core.translation import say
from limner.gallery import _gallery_view as gallery_view
from limner.gallery import _people as people
from limner.gallery._collection import Collected
from limner.gallery._collection import Collection as Reader
from limner.gallery._filters import Filters, pages
from limner.gallery._gallery_view import owner_of
from limner.gallery._many import ManyPictures
from limner.gallery._requests import PictureRequests
from limner.gallery._sources import Sources, files_gone, without_message
from limner.gallery._viewer import Viewer
from limner.gallery.chat_files import ChatFiles
from limner.page.events import Json, flag_of, number_of, text_of
from limner.page.host import Host
from limner.pictures.picture import UNKNOWN

_OFTEN = 0.5
"""Seconds between two drawings while other chats are read: there may be thousands."""


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
        self._clock = clock
        self._many = ManyPictures(host, clock, requests, reader, files=sources.packer, far=self._far)
        self._viewer = viewer
        self._files = ChatFiles(sources.web)
        self._reader = reader
        self._sources = sources
        self._cast: Mapping[str, str] = {}
        self._gone: set[str] = set()
        self._filters = Filters()
        self._others: dict[str, Sequence[Collected]] = {}
        self._owners: Mapping[str, str] = {}
        self._all: list[Collected] = []
        self._kept: list[Collected] = []
        self._pages: list[Sequence[Collected]] = [()]
        self._seen: set[int] = set()
        self._selected: set[str] = set()
        self._asking: asyncio.Task[None] | None = None
        self._reading = self._packing = ""
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
        """Open it with the pictures of this chat."""
        self._filters, self._others, self._gone = Filters(), {}, set()
        self._selected.clear()
        self._seen.clear()
        self.is_open = True
        self._cast = await self._sources.cast()
        await self._read()
        self._host.open_gallery([len(each) for each in self._pages])
        self._paint()

    def closed(self) -> None:
        """Nobody looks any more."""
        self.is_open = False
        self._stop()
        self._all, self._kept, self._pages, self._others = [], [], [()], {}

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
            self._host.set_gallery([len(each) for each in self._pages])
            self._paint()

    # -- what is pressed -----------------------------------------------------------------------------------

    async def _filter(self, data: Json) -> None:
        before, self._filters = self._filters, Filters.read(as_dict(data.get("form")))
        if before.scope != self._filters.scope:
            self._stop()
            self._others = {}
            if self._filters.scope != "chat":
                self._asking = asyncio.ensure_future(self._read_others(self._filters.scope))
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
        here = await self._reader.read_calmly(await self._host.picture_rows())
        chats = {each.where.key.chat_id for each in here}
        own = {owner_of(chat) for chat in chats}  # the chats of one character stand together
        beside = sorted(self._others.items(), key=lambda each: owner_of(each[0]) not in own)
        others = [each for chat, found in beside if chat not in chats for each in found]
        self._all = [*here, *without_message(self._sources.orphans(), chats), *others]
        showing = people.showing(self._filters.person, self._cast)
        self._kept = self._filters.keep(self._all, self._missing, showing)
        self._pages = pages(self._kept)
        self._seen = {number for number in self._seen if number < len(self._pages)}

    async def _read_others(self, scope: str) -> None:
        """Read the chats that are not open, one after another, and show what has come."""
        try:
            if scope == "all":
                chats = await self._files.all()
            else:
                card = await self._host.read_card()
                if not card.owner:
                    raise RequestError(say("No character is open: choose everything, or open a chat."))
                chats = await self._files.of_character(card.owner, card.name)
            self._owners = {chat.owner: chat.name for chat in chats} if scope == "all" else {}
            due = self._clock.now()
            for number, chat in enumerate(chats):
                self._reading = say("Reading chat ${0} of ${1}.", number + 1, len(chats))
                found = await Reader().read_calmly(await self._files.rows(chat))
                if found:
                    self._others[chat.chat_id] = found
                if self._clock.now() >= due:
                    await self.refresh()
                    due = self._clock.now() + _OFTEN
        except LimnerError as error:
            self._host.toast("warning", str(error))
        finally:
            self._reading = ""
        await self.refresh()

    def _stop(self) -> None:
        if self._asking is not None:
            self._asking.cancel()
            self._asking = None
        self._reading = ""

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
            reading=self._packing or self._reading,
            packs=self._many.packs,
        )
        self._host.paint("gallery", html)
        for number in sorted(self._seen):
            self._paint_page(number)

    def _paint_page(self, number: int) -> None:
        before = self._pages[number - 1][-1] if number else None
        owners = self._owners if self._filters.scope == "all" else {}
        marks, chats = (self._selected, self._missing), self._filters.scope != "chat"
        html = gallery_view.page(self._pages[number], *marks, before, chats=chats, owners=owners)
        self._host.paint(f"gallery.{number}", html)
