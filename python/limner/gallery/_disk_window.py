"""The disk's window: what is chosen goes to the trash after a question and a second look."""

import json
from collections.abc import Awaitable, Callable, Mapping, Sequence
from functools import partial

from limner.core.errors import RequestError
from limner.core.translation import say
from limner.gallery import _disk_view as disk_view
from limner.gallery._disk import PLAIN_NAME, DiskReport, Named, scan
from limner.gallery._sizes import sizes_of, taken, told_size
from limner.gallery._trash import Trash, Trashed
from limner.gallery.chat_files import ChatFiles
from limner.outbox.entry import Entry
from limner.outbox.outbox import Outbox
from limner.page.events import Json, text_of
from limner.page.host import Host
from limner.page.web import Web
from limner.pictures.file_names import TRASH
from limner.pictures.picture_files import PictureFiles

_STEP = 25
"""After so many chats it is told how far the scan is."""


class DiskWindow:
    """
    One scan at a time; nothing is deleted that a second look, right before it, finds in use.

    ``wall`` gives seconds since 1970.
    """

    def __init__(
        self,
        host: Host,
        web: Web,
        chats: ChatFiles,
        outbox: Outbox,
        *,
        files: PictureFiles,
        wall: Callable[[], float],
    ) -> None:
        self._host = host
        self._outbox = outbox
        self._web = web
        self._chats = chats
        self._files = files
        self._wall = wall
        self._trash = Trash(web, files)
        self._report: DiskReport | None = None
        self._selected: frozenset[str] = frozenset()
        self._sizes: dict[str, int] | None = None
        self._trashed: Sequence[Trashed] = ()
        self._scans = False
        self.actions: Mapping[str, Callable[[Json], Awaitable[None]]] = {
            "disk.scan": self.scan,
            "disk.tick": self._tick,
            "disk.all": self._all,
            "disk.list": self._list,
            "disk.delete": self._delete,
            "disk.sizes": self._weigh,
            "disk.back": self._put_back,
            "disk.empty": self._empty,
        }

    async def scan(self, _data: Json) -> None:
        """Open the window, and read all chats."""
        self._host.open_window(wide=True)
        self._report, self._selected, self._sizes = None, frozenset(), None
        self._report = await self.look()
        self._trashed = await self._trash.all()
        self._paint()

    async def look(self, *, aloud: bool = True) -> DiskReport:
        """
        Return what the disk and all chats hold now; ``aloud``: the window tells how far it is.

        A picture that was delivered a moment ago is in use as long as a copy of its chat may still want it.
        """
        if self._scans:
            raise RequestError(say("The chats are being read already."))
        self._scans = True
        try:
            told = self._far if aloud else _untold
            lately = tuple(self._outbox.recent)
            names = {entry.key.uid for entry in lately}
            return await scan(self._web, self._chats, told, partial(self._beside, lately), names)
        finally:
            self._scans = False

    async def take(self, wanted: frozenset[str], report: DiskReport) -> str:
        """Take those of the wanted files that no chat shows to the trash, and return what became of it."""
        taken_there, failed = await self._trash.take(sorted(wanted & frozenset(report.unused)), self._wall())
        self._report, self._selected = report.without(taken_there), frozenset()
        words = "Files taken to the trash: ${0}, left where they are: ${1}."
        said = say(words, len(taken_there), len(wanted) - len(taken_there))
        return f"{said} {failed}".strip()

    def _far(self, done: int, of: int) -> None:
        if done % _STEP == 0 or done == of:
            self._paint(say("Reading chat ${0} of ${1}.", done, of))

    async def _beside(self, lately: Sequence[Entry], named: Named) -> str:
        """
        Return what the open chat shows and may not be saved, and what is painted and has no place yet.

        Of what was delivered before the scan (``lately``) only that of whose message another chat has a copy:
        it is given the picture when it is opened. So is what nobody could find in a chat by its name.
        """
        rows = await self._host.picture_rows()
        here = {row.key.uid: row.key.chat_id for row in rows}
        known = {entry.id for entry in lately}

        def wanted(entry: Entry) -> bool:
            uid, chat = entry.key.uid, entry.key.chat_id
            copies = {*named.get(uid, ()), here.get(uid, chat)} - {chat}
            return bool(copies) or entry.id not in known or PLAIN_NAME.fullmatch(uid) is None

        still = filter(wanted, self._outbox.recent)
        return json.dumps(
            [
                [[row.text, row.limner, row.media] for row in rows],
                [[*entry.urls, *entry.raw] for entry in (*self._outbox, *still)],
            ],
            ensure_ascii=False,
        )

    async def _tick(self, data: Json) -> None:
        path = text_of(data, "entry")
        if self._report and path in self._report.unused:
            self._selected ^= {path}
        self._paint()

    async def _all(self, _data: Json) -> None:
        if self._report:
            self._selected = frozenset(self._report.unused[: disk_view.MOST])
        self._paint()

    async def _list(self, _data: Json) -> None:
        if self._report:
            self._host.download("limner-unused-pictures.txt", "\n".join(self._report.unused), "text/plain")

    async def _weigh(self, _data: Json) -> None:
        if self._report is None:
            return

        def far(done: int, of: int) -> None:
            if done % (4 * _STEP) == 0 and done < of:
                self._paint(say("Files asked for: ${0} of ${1}.", done, of))

        self._sizes = await sizes_of(self._files, self._report.files, far)
        self._paint()

    async def _delete(self, _data: Json) -> None:
        chosen = self._selected
        if not self._report or not chosen:
            return
        question = "Take files that no chat shows to the trash: ${0}? You can put them back."
        if not await self._host.confirm(say(question, len(chosen))):
            return
        said = await self.take(chosen, await self.look())  # a chat may show one by now
        self._trashed = await self._trash.all()
        self._paint()
        self._host.toast("success", said)

    async def _put_back(self, data: Json) -> None:
        meant = [each for each in self._trashed if str(each.when) == text_of(data, "entry")]
        done, failed = await self._trash.put_back(meant)
        self._report = await self.look()
        self._trashed = await self._trash.all()
        self._paint()
        said = say("Files put back: ${0}, still in the trash: ${1}.", done, len(meant) - done)
        self._host.toast("warning" if failed else "success", f"{said} {failed}".strip())

    async def _empty(self, _data: Json) -> None:
        every = await self._trash.all()
        sizes = await self._sizes_in_trash(every)
        question = "Delete the files of the trash: ${0} (${1})? They cannot be brought back."
        if every and await self._host.confirm(say(question, len(every), sizes)):
            await self._trash.empty(every)
        self._trashed = await self._trash.all()
        self._paint()

    async def _sizes_in_trash(self, files: Sequence[Trashed]) -> str:
        paths = [f"{TRASH}/{each.name}" for each in files]
        return told_size(taken(paths, await sizes_of(self._files, paths, _untold)).size)

    def _paint(self, reading: str = "") -> None:
        view = disk_view.render(self._report, self._selected, reading, sizes=self._sizes, trash=self._trashed)
        self._host.paint("window", view)


def _untold(_done: int, _of: int) -> None:
    pass
