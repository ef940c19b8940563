"""The disk's window: what is chosen is deleted after a question and a second look."""

import json
from collections.abc import Awaitable, Callable, Mapping

from limner.core.errors import HostError, RequestError
from limner.core.translation import say
from limner.gallery import _disk_view as disk_view
from limner.gallery._disk import DiskReport, address_of, rest, scan
from limner.gallery.chat_files import ChatFiles
from limner.outbox.outbox import Outbox
from limner.page.events import Json, text_of
from limner.page.host import Host
from limner.page.web import Web

_STEP = 25
"""After so many chats it is told how far the scan is."""


class DiskWindow:
    """One scan at a time; nothing is deleted that a second look, right before it, finds in use."""

    def __init__(self, host: Host, web: Web, files: ChatFiles, outbox: Outbox) -> None:
        self._host = host
        self._outbox = outbox
        self._web = web
        self._files = files
        self._report: DiskReport | None = None
        self._selected: frozenset[str] = frozenset()
        self._scans = False
        self.actions: Mapping[str, Callable[[Json], Awaitable[None]]] = {
            "disk.scan": self._scan,
            "disk.tick": self._tick,
            "disk.all": self._all,
            "disk.list": self._list,
            "disk.delete": self._delete,
        }

    async def _scan(self, _data: Json) -> None:
        self._host.open_window(wide=True)
        self._report, self._selected = None, frozenset()
        self._report = await self._look()
        self._paint()

    async def _look(self) -> DiskReport:
        if self._scans:
            raise RequestError(say("The chats are being read already."))
        self._scans = True
        try:
            return await scan(self._web, self._files, self._far, self._beside)
        finally:
            self._scans = False

    def _far(self, done: int, of: int) -> None:
        if done % _STEP == 0 or done == of:
            self._paint(say("Reading chat ${0} of ${1}.", done, of))

    async def _beside(self) -> str:
        """Return what the open chat shows and may not be saved, and what is painted and has no place yet."""
        rows = await self._host.picture_rows()
        return json.dumps(
            [
                [[row.text, row.limner] for row in rows],
                [[entry.url, *entry.more] for entry in (*self._outbox, *self._outbox.recent)],
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

    async def _delete(self, _data: Json) -> None:
        chosen = self._selected
        if not self._report or not chosen:
            return
        question = "Delete ${0} files that no chat shows? They cannot be brought back."
        if not await self._host.confirm(say(question, len(chosen))):
            return
        self._report = await self._look()  # a chat may show one by now
        meant = sorted(chosen & frozenset(self._report.unused))
        deleted = []
        failed = ""
        for path in meant:
            try:
                await self._host.delete_image(address_of(path))
                deleted.append(path)
            except HostError as error:
                failed = str(error)
        self._report = DiskReport(
            self._report.chats,
            self._report.files - len(deleted),
            rest(self._report.unused, deleted),
            self._report.gone,
        )
        self._selected = frozenset()
        self._paint()
        said = say(
            "Files deleted: ${0}, left where they are: ${1}.", len(deleted), len(chosen) - len(deleted)
        )
        self._host.toast("warning" if failed else "success", f"{said} {failed}".strip())

    def _paint(self, reading: str = "") -> None:
        self._host.paint("window", disk_view.render(self._report, self._selected, reading))
