"""What a book needs of the browser, as a port: pictures as bytes, a file that grows, a file that is read."""

from dataclasses import dataclass
from typing import BinaryIO, Protocol

KINDS = {
    "jpg": "image/jpeg",
    "png": "image/png",
    "gif": "image/gif",
    "webp": "image/webp",
    "avif": "image/avif",
    "bmp": "image/bmp",
}
"""Kinds of pictures, by the ending of their files."""


class GrowingFile(Protocol):
    """A file that is written from its beginning to its end; what was written leaves Python's memory."""

    def write(self, data: bytes) -> None:
        """Add bytes."""
        ...

    def finish(self) -> str:
        """Return an address under which the page finds the whole file."""
        ...

    def abandon(self) -> None:
        """Throw away what was written."""
        ...


class BookFiles(Protocol):
    """A part of the browser; every method raises HostError where there is no connection."""

    async def fetch(self, address: str) -> bytes | None:
        """Return the bytes of one of SillyTavern's files; None where it is gone."""
        ...

    async def recode(self, picture: bytes, size: int, media_type: str) -> bytes | None:
        """
        Return a picture anew in this media type, no side longer than ``size`` (0: as large as it is).

        None where the browser cannot read it.
        """
        ...

    async def opus(self, samples: bytes) -> list[bytes]:
        """
        Return sound as packets of Opus, 20 milliseconds each; the last one is filled with silence.

        ``samples`` are 48,000 a second, of one channel, as little-endian 32-bit floats. HostError where this
        browser has no encoder.
        """
        ...

    def begin(self, media_type: str) -> GrowingFile:
        """Begin a file."""
        ...

    def forget(self, address: str) -> None:
        """Let go of a finished file; where the user has saved it, his copy stays."""
        ...

    async def open(self, address: str) -> BinaryIO:
        """Return a file that the user has chosen, to be read piece by piece."""
        ...


@dataclass(frozen=True, slots=True)
class PictureFile:
    """A picture as it goes into a book; ``kind`` is the ending of its name, a key of ``KINDS``."""

    data: bytes
    kind: str

    @property
    def media_type(self) -> str:
        """Its media type."""
        return KINDS[self.kind]


def kind_of(data: bytes) -> str:
    """Return what kind of picture these bytes are, by how they begin; empty where they are none."""
    head = data[:16]
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if head.startswith(b"\xff\xd8\xff"):
        return "jpg"
    if head.startswith((b"GIF87a", b"GIF89a")):
        return "gif"
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return "webp"
    if head[4:12] in (b"ftypavif", b"ftypavis"):
        return "avif"
    return "bmp" if head.startswith(b"BM") else ""


async def picture_file(files: BookFiles, address: str, *, size: int, encoding: str) -> PictureFile | None:
    """
    Return the picture of this address; None where it is gone or is none.

    It stays as it is where no other size is wanted and readers know its kind. A GIF may move, and stays.
    """
    data = await files.fetch(address)
    kind = kind_of(data) if data else ""
    if not data or not kind:
        return None
    if kind == "gif" or (not size and kind in ("jpg", "png", "webp")):
        return PictureFile(data, kind)
    wanted = "webp" if encoding == "webp" else "jpg"
    made = await files.recode(data, size, KINDS[wanted])
    if made and kind_of(made):
        return PictureFile(made, kind_of(made))
    return PictureFile(data, kind) if kind in ("jpg", "png", "webp") else None
