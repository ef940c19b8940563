"""
A portable chat comes in: its pictures where its messages look for them, and the chat as a new one.

The archive may be a stranger's. Only pictures are kept, only under SillyTavern's folder of pictures; nothing
that is there is written over, and a picture whose place is taken by another gets a place of its own.
"""

import asyncio
import binascii
import io
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import BinaryIO
from urllib.parse import unquote

from limner.book._chat_server import LONGEST, ChatServer
from limner.book._making import safe_name
from limner.book._portable_format import FORMAT, LIST
from limner.book.files import BookFiles, kind_of
from limner.core.errors import RequestError, UntrustedInputError
from limner.core.json_text import as_dict, as_list, loads
from limner.core.translation import later, say
from limner.pictures.picture_address import encoded, is_picture

LARGEST = 100_000_000
"""Bytes of a picture."""
MOST = 30_000
"""Entries of an archive."""
Tell = Callable[[int, int], None]
"""Told of each picture: how many are done, of how many."""
NONE_OF_OURS = later("This file is no portable chat of Limner's.")


@dataclass(frozen=True, slots=True)
class Imported:
    """How many pictures were kept, were there already, could not be kept; the names of the new chats."""

    kept: int
    known: int
    refused: int
    chats: tuple[str, ...]


async def bring_in(
    file: BinaryIO, files: BookFiles, server: ChatServer, tell: Tell, *, with_chats: bool
) -> Imported:
    """Take a portable chat; ``with_chats`` is false where only pictures that are missing are wanted."""
    if with_chats and server.is_group:
        raise RequestError(say("A group's chat is imported by SillyTavern itself: take the pictures alone."))
    try:
        with zipfile.ZipFile(file) as archive:
            return await _Coming(archive, files, server, tell).take(with_chats=with_chats)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise UntrustedInputError(f"{say(NONE_OF_OURS)} ({error})") from error


class _Coming:
    def __init__(self, archive: zipfile.ZipFile, files: BookFiles, server: ChatServer, tell: Tell) -> None:
        self._archive = archive
        self._files = files
        self._server = server
        self._tell = tell
        self._moved: dict[str, str] = {}
        self._kept = self._known = self._refused = 0

    async def take(self, *, with_chats: bool) -> Imported:
        names = self._archive.namelist()
        if LIST not in names or len(names) > MOST:
            raise UntrustedInputError(say(NONE_OF_OURS))
        listed = as_dict(loads(self._read(LIST, LONGEST).decode(errors="replace"), length=LONGEST))
        if listed.get("format") != FORMAT:
            raise UntrustedInputError(
                say("This portable chat is of a newer Limner: update Limner to take it.")
            )
        pictures = as_dict(listed.get("pictures"))
        for done, (address, name) in enumerate(pictures.items(), 1):
            await self._picture(address, name)
            self._tell(done, len(pictures))
            await asyncio.sleep(0)
        chats = [each for each in as_list(listed.get("chats")) if isinstance(each, str) and each in names]
        new = tuple([await self._chat(each) for each in chats]) if with_chats else ()
        return Imported(self._kept, self._known, self._refused, new)

    def _read(self, name: str, most: int) -> bytes:
        if self._archive.getinfo(name).file_size > most:
            raise UntrustedInputError(say("“${0}” in this archive is larger than any of Limner's.", name))
        return self._archive.read(name)

    async def _picture(self, address: str, name: object) -> None:
        folders = unquote(address).split("/")[3:-1]
        if not is_picture(address) or len(folders) > 1 or name not in self._archive.namelist():
            self._refused += 1
            return
        data = self._read(str(name), LARGEST)
        kind = kind_of(data)
        ending = address.rpartition(".")[2].lower().replace("jpeg", "jpg")
        if not kind or ending not in {kind, "jpg", "png", "webp", "gif", "avif", "bmp"}:
            self._refused += 1
            return
        there = await self._files.fetch(address)
        if there == data:
            self._known += 1
            return
        wanted = address if there is None else _beside(address, binascii.crc32(data))
        text = binascii.b2a_base64(data, newline=False).decode("ascii")
        path = encoded(await self._server.add_picture(wanted, address.rpartition(".")[2].lower(), text))
        if not is_picture(path):
            self._refused += 1
            return
        self._kept += 1
        if path != address:
            self._moved[address] = path

    async def _chat(self, entry: str) -> str:
        text = io.BytesIO(self._read(entry, LONGEST)).read().decode(errors="replace")
        rows = [loads(line, length=LONGEST) for line in text.split("\n") if line.strip()]
        rows = [_moved(row, self._moved) for row in rows if isinstance(row, dict)]
        if not rows:
            raise UntrustedInputError(say(NONE_OF_OURS))
        title = safe_name(entry.rpartition("/")[2].removesuffix(".jsonl")[3:])
        known = await self._server.names()
        name = next(
            each
            for number in range(1, MOST)
            if (each := f"{title} - imported{f' {number}' if number > 1 else ''}") not in known
        )
        await self._server.add(name, rows)
        return name


def _beside(address: str, check: int) -> str:
    """Return another address, the same for the same picture."""
    stem, _, ending = address.rpartition(".")
    return f"{stem}-{check:08x}.{ending}"


def _moved(value: object, moved: Mapping[str, str]) -> object:
    """Return a value of a chat file in which pictures that have moved have their new addresses."""
    if isinstance(value, str):
        for old, new in moved.items():
            value = value.replace(old, new).replace(unquote(old), unquote(new))
        return value
    if isinstance(value, dict):
        return {key: _moved(each, moved) for key, each in value.items()}
    return [_moved(each, moved) for each in value] if isinstance(value, list) else value
