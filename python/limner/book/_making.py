"""
What all formats share while a book is made: its pictures, what is missing, how far it is, a good end.

A file is either whole or it is none: whatever ends the making early takes back what was written.
"""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from limner.book._contents import Book
from limner.book._markup import PictureMark, clean
from limner.book._options import BookOptions
from limner.book.files import BookFiles, GrowingFile, PictureFile, picture_file

PIECE = 256 * 1024
"""Bytes of text that are held before they are handed on."""
BREATH = 200
"""Pieces of markup, each a paragraph, after which the page is heard."""


@dataclass(frozen=True, slots=True)
class MadeFile:
    """A file that is whole, where the page finds it, and the words of the pictures that are not in it."""

    name: str
    address: str
    size: int
    missing: tuple[str, ...] = ()


@dataclass
class Making:
    """One book on its way; ``tell`` is called with the pictures and sentences that are done, of how many."""

    files: BookFiles
    options: BookOptions
    wall: float
    tell: Callable[[int, int], None]
    missing: list[str] = field(default_factory=list)
    size: int = 0
    _done: int = 0
    _sentences: int = 0
    _total: int = 0

    def expect(self, sentences: int) -> None:
        """There will be sentences, beside the pictures."""
        self._sentences = sentences

    def step(self, pictures: int | None = None) -> None:
        """One thing more is done; ``pictures`` is how many there are in all."""
        if pictures is not None:
            self._total = pictures
        self._done += 1
        self.tell(self._done, self._total + self._sentences)

    async def picture(self, address: str, words: str, total: int) -> PictureFile | None:
        """Return a picture at the chosen size; one that is gone is noted."""
        found = await self.original_or_made(address)
        self.step(total)
        if found is None:
            self.missing.append(f"{clean(words)[:200]} ({address})" if address else clean(words)[:200])
        return found

    async def original_or_made(self, address: str) -> PictureFile | None:
        """Return a picture, and note nothing."""
        if not address:
            return None
        options = self.options
        return await picture_file(self.files, address, size=options.size, encoding=options.encoding)

    @asynccontextmanager
    async def file(self, media_type: str) -> AsyncIterator["_Counted"]:
        """Give a file that is taken back where the block does not end well."""
        counted = _Counted(self.files.begin(media_type), self)
        try:
            yield counted
        except BaseException:
            counted.abandon()
            raise

    def made(self, name: str, file: "_Counted") -> MadeFile:
        """Return the file, which is whole."""
        return MadeFile(name, file.finish(), self.size, tuple(self.missing))


class _Counted:
    """A file whose bytes are counted; it is finished or abandoned once."""

    def __init__(self, file: GrowingFile, making: Making) -> None:
        self._file = file
        self._making = making

    def write(self, data: bytes) -> None:
        self._making.size += len(data)
        self._file.write(data)

    def finish(self) -> str:
        return self._file.finish()

    def abandon(self) -> None:
        self._file.abandon()


class TextStream:
    """Text on its way into a file, handed on in pieces."""

    def __init__(self, file: GrowingFile) -> None:
        self._file = file
        self._held: list[str] = []
        self._length = 0

    def write(self, text: str) -> None:
        """Add text."""
        self._held.append(text)
        self._length += len(text)
        if self._length > PIECE:
            self.flush()

    def flush(self) -> None:
        """Hand on what is held."""
        if self._held:
            self._file.write("".join(self._held).encode())
        self._held.clear()
        self._length = 0


async def with_figures(pieces: Iterable[str | PictureMark], figure: Callable[[int], str]) -> str:
    """Return markup in which each mark of a picture has become its figure."""
    return await joined(each if isinstance(each, str) else figure(each.number) for each in pieces)


async def joined(pieces: Iterable[str]) -> str:
    """Join what is made piece by piece; the page is heard meanwhile."""
    found = []
    for number, piece in enumerate(pieces, 1):
        found.append(piece)
        if number % BREATH == 0:
            await asyncio.sleep(0)
    return "".join(found)


def file_name(book: Book, ending: str) -> str:
    """Return a name that every disk takes."""
    return f"{safe_name(book.title)}.{ending}"


def safe_name(title: str) -> str:
    """Return a title as the name of a file."""
    kept = "".join(
        " " if c in '<>:"/\\|?*\u202e\u202d\u2066\u2067' or ord(c) < 32 else c for c in clean(title)
    )
    words = " ".join(kept.split())[:80].strip(" .")
    reserved = words.upper().partition(".")[0] in {"CON", "PRN", "AUX", "NUL", "COM1", "LPT1"}
    return f"{words or 'story'}{'_' if reserved else ''}"
