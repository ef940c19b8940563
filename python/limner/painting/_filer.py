"""
The filer: where a painted picture lies on the disk, what its file is called, and in which format.

A picture belongs into the folder of the character whose message it stands in, whoever is open when it is
finished. Nothing is lost: the painter's file stays until the new one is saved, was read back byte for byte
and its address is written down; whatever fails, the picture stays where the painter has put it. A file that
is older than the attempt is not the attempt's, whatever the painter says, and is left where it is.
"""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from unicodedata import normalize
from urllib.parse import unquote

from limner.core.errors import HostError, LimnerError
from limner.core.translation import say
from limner.outbox.entry import Entry
from limner.page.gallery_host import PictureOwner
from limner.painting import _formats as formats
from limner.pictures.file_names import FOLDER_BYTES, NAME_BYTES, TRASH, as_tavern, filled
from limner.pictures.picture_address import WITHIN
from limner.pictures.picture_files import PictureFiles, address_of
from limner.settings.settings import Settings

log = logging.getLogger("limner.painting._filer")

MOST_OF_A_NAME = 1000
"""Files of the same name in a folder, told apart by a number."""

Made = Callable[[], Awaitable[str]]
"""Says what the picture was made from, as its file should."""

Keep = Callable[[tuple[str, ...]], Awaitable[bool]]
"""Writes down where an entry's pictures are from now on; returns whether that outlives the page."""

SKEW = 600.0
"""Seconds by which the clocks of server and browser may differ."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Where a file should lie: ``folder`` (empty: beside the folders) and ``name`` without an ending."""

    folder: str
    name: str


class Filer:
    """``tell`` tells the user."""

    def __init__(
        self, files: PictureFiles, settings: Callable[[], Settings], tell: Callable[[str], None]
    ) -> None:
        self._files = files
        self._settings = settings
        self._tell = tell
        self._told = False
        self._naming = asyncio.Lock()

    async def file(self, entry: Entry, owner: PictureOwner, made: Made, keep: Keep) -> tuple[str, ...]:
        """Return where the pictures of an entry are now, which ``keep`` was told; never raises an error."""
        before = entry.urls
        moved: dict[str, str] = {}
        for url in before:
            try:
                moved[url] = await self._file(url, entry, owner, made)
                self._told = False
            except LimnerError as error:
                log.warning("A picture stays as its painter has left it: %s", error)
                self._say(error)
            except Exception as error:
                log.exception("A picture stays as its painter has left it.")
                self._say(error)
        now = tuple(moved.get(url, url) for url in before)
        if await keep(now):
            for old, new in moved.items():
                if old != new:
                    await self._forget(unquote(old))
        return now

    def _say(self, error: Exception) -> None:
        if not self._told:
            self._told = True
            self._tell(say("A picture stays as its painter has left it: ${0}", error))

    async def _file(self, url: str, entry: Entry, owner: PictureOwner, made: Made) -> str:
        """Return where this picture is now; the file that it was is still there."""
        settings, here = self._settings(), _here(url)
        wanted = _wanted(here, settings, entry, owner)
        if (_alike(wanted, here) and settings.picture_format == "original") or "/" in wanted.folder:
            return url
        written = await self._files.written(url)
        if written is not None and written < entry.created - SKEW:
            return url  # this attempt has not made that file: who has shows it, and looks for it there
        before = await self._files.fetch(url)
        kind = formats.kind_of(before) if before else ""
        if not before or not kind:
            return url  # it is gone, or is nothing that we know
        after = before
        if settings.picture_format != "original":
            after = await formats.converted(
                before,
                settings.picture_format,
                settings.picture_quality / 100,
                await made(),
                self._files.encode,
            )
        if after == before and _alike(wanted, here):
            return url
        return await self._saved(wanted, formats.kind_of(after), after)

    async def _saved(self, wanted: Wanted, ending: str, content: bytes) -> str:
        # A name is free until a file is there: no other picture, of this tab or another, may look meanwhile.
        async with self._naming, self._files.alone():
            name, new = await self._free(wanted, ending)
            try:
                await self._files.save_checked(wanted.folder, name, ending, content)
            except HostError:
                await self._forget(unquote(new))  # what of it is there, is broken
                raise
        return new

    async def _free(self, wanted: Wanted, ending: str) -> tuple[str, str]:
        for number in range(1, MOST_OF_A_NAME):
            name = wanted.name if number == 1 else f"{wanted.name}-{number}"
            new = address_of(wanted.folder, name, ending)
            if await self._files.size(new) is None:
                return name, new
        raise HostError(say("There are too many files of this name."), "server")

    async def _forget(self, path: str) -> None:
        try:
            await self._files.delete(path)
        except HostError as error:
            log.warning("A file that nothing shows stays on the disk: %s", error)


def _here(url: str) -> Wanted:
    folder, _, file = unquote(url).removeprefix(WITHIN).rpartition("/")
    return Wanted(folder, file.rpartition(".")[0] or file)


def _alike(one: Wanted, other: Wanted) -> bool:
    def plain(text: str) -> str:
        return normalize("NFC", text).casefold()

    return plain(one.folder) == plain(other.folder) and plain(one.name) == plain(other.name)


def _wanted(here: Wanted, settings: Settings, entry: Entry, owner: PictureOwner) -> Wanted:
    values = _values(entry, owner)
    folder = filled(settings.picture_folder, values, FOLDER_BYTES) or as_tavern(owner.folder) or here.folder
    if folder.casefold() == TRASH:
        folder += "_"
    name = filled(settings.picture_name, values, NAME_BYTES) or as_tavern(here.name.replace(".", "_"))
    return here if _alike(Wanted(folder, name), here) else Wanted(folder, name)


def _values(entry: Entry, owner: PictureOwner) -> Mapping[str, str]:
    when = time.localtime(entry.created)
    options = entry.making.options
    return {
        "char": owner.name,
        "group": owner.group,
        "chat": entry.key.chat_id.partition("/")[2],
        "date": time.strftime("%Y-%m-%d", when),
        "time": time.strftime("%H-%M-%S", when),
        "painter": entry.provider,
        "model": options.model or "",
        "seed": "" if options.seed is None else str(options.seed),
        "prompt": entry.prompt,
    }
