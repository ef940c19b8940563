"""What a book needs of the browser, in memory: ST's files, files that grow, what the user is shown."""

import asyncio
import io
import struct
import zlib
from collections.abc import Awaitable, Callable
from typing import BinaryIO


def png(shade: int = 0) -> bytes:
    """A picture of one pixel."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    pixels = zlib.compress(bytes([0, shade]))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


class FakeGrowingFile:
    """A file in memory; ``whole`` is its address once it is finished."""

    def __init__(self, files: "FakeFiles", media_type: str) -> None:
        self._files = files
        self.media_type = media_type
        self.content = bytearray()
        self.largest = 0
        self.abandoned = False

    def write(self, data: bytes) -> None:
        assert not self.abandoned
        self.largest = max(self.largest, len(data))
        self.content += data

    def finish(self) -> str:
        address = f"blob:{len(self._files.finished)}"
        self._files.finished[address] = bytes(self.content)
        return address

    def abandon(self) -> None:
        self.abandoned = True
        self.content.clear()


class FakeFiles:
    """The port ``book._files.BookFiles``; ``pictures`` are SillyTavern's files by their address."""

    def __init__(self, **pictures: bytes) -> None:
        self.pictures: dict[str, bytes] = dict(pictures)
        self.begun: list[FakeGrowingFile] = []
        self.finished: dict[str, bytes] = {}
        self.recoded: list[tuple[int, str]] = []
        self.forgotten: list[str] = []
        self.chosen: dict[str, bytes] = {}
        self.before: Callable[[str], Awaitable[None]] | None = None

    async def fetch(self, address: str) -> bytes | None:
        if self.before:
            await self.before(address)
        await asyncio.sleep(0)
        return self.pictures.get(address)

    async def recode(self, picture: bytes, size: int, media_type: str) -> bytes | None:
        self.recoded.append((size, media_type))
        return b"\xff\xd8\xff" + picture if media_type == "image/jpeg" else b"RIFF1234WEBP" + picture

    def begin(self, media_type: str) -> FakeGrowingFile:
        self.begun.append(FakeGrowingFile(self, media_type))
        return self.begun[-1]

    def forget(self, address: str) -> None:
        self.forgotten.append(address)

    async def open(self, address: str) -> BinaryIO:
        return io.BytesIO(self.chosen[address])


class FakeBookHost:
    """A part of the port ``page.host.Host``: what the user was given and shown, and which file he chooses."""

    def __init__(self) -> None:
        self.saved: list[tuple[str, str]] = []
        self.pages: list[tuple[str, str]] = []
        self.archive: str | None = None

    def save_file(self, name: str, address: str) -> None:
        self.saved.append((name, address))

    def show_page(self, title: str, html: str) -> None:
        self.pages.append((title, html))

    async def choose_archive(self, accept: str) -> str | None:
        return self.archive
