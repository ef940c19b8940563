"""What a book needs of the browser, in memory: ST's files, files that grow, what the user is shown."""

import asyncio
import io
import struct
import zlib
from collections.abc import Awaitable, Callable, Sequence
from typing import BinaryIO

from limner.core.errors import HostError
from limner.page.speech_host import Control, SpeechVoices


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
    """The port ``book.files.BookFiles``; ``pictures`` are SillyTavern's files by their address."""

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

    async def opus(self, samples: bytes) -> list[bytes]:
        assert len(samples) % 4 == 0
        return [b"packet"] * -(-len(samples) // (4 * 960))

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
        self.voices = SpeechVoices()
        self.said: list[tuple[str, str]] = []
        self.ahead: list[list[tuple[str, str]]] = []
        self.controls: list[tuple[str, float]] = []
        self.media: list[tuple[str, str, str, bool]] = []
        self.saying: asyncio.Future[bool] | None = None
        self.breaks = ""
        self.recording: Callable[[str], Awaitable[None]] | None = None
        self.decoded: list[str] = []

    def save_file(self, name: str, address: str) -> None:
        self.saved.append((name, address))

    def show_page(self, title: str, html: str) -> None:
        self.pages.append((title, html))

    async def choose_archive(self, accept: str) -> str | None:
        return self.archive

    async def speech_voices(self) -> SpeechVoices:
        return self.voices

    async def speak(self, voice: str, text: str, ahead: Sequence[tuple[str, str]]) -> bool:
        assert self.saying is None, "two sentences at a time"
        if self.breaks and self.breaks in text:
            raise HostError("The service failed.", "speech")
        self.said.append((voice, text))
        self.ahead.append(list(ahead))
        self.saying = asyncio.get_running_loop().create_future()
        try:
            return await self.saying
        finally:
            self.saying = None

    def end_sentence(self) -> None:
        """The sentence that is being said is over."""
        assert self.saying is not None
        self.saying.set_result(True)

    async def record_speech(self, voice: str, text: str) -> str:
        if self.recording:
            await self.recording(text)
        if self.breaks and self.breaks in text:
            raise HostError("The service failed.", "speech")
        self.said.append((voice, text))
        return f"blob:{voice}:{text}"

    async def decode_sound(self, address: str) -> str:
        self.decoded.append(address)
        return f"{address}:samples"

    def control_speech(self, do: Control, rate: float) -> None:
        self.controls.append((do, rate))
        if do == "stop" and self.saying is not None and not self.saying.done():
            self.saying.set_result(False)

    def show_media(self, title: str, artist: str, artwork: str, *, playing: bool) -> None:
        self.media.append((title, artist, artwork, playing))
