"""
Pictures as one ZIP, each file as SillyTavern keeps it.

One file at a time is read, laid into the archive and let go of: what is done is the browser's, not Python's.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from urllib.parse import unquote

from limner.book.archive import Archive
from limner.book.files import BookFiles, kind_of

_LONGEST_NAME = 120
_UNSAFE = str.maketrans({chr(code): "_" for code in (*range(32), 127)} | dict.fromkeys('/\\:*?"<>|', "_"))


@dataclass(frozen=True, slots=True)
class PackedPictures:
    """A ZIP that is whole, where the page finds it, how many are in it, and of how many there is no file."""

    address: str
    packed: int
    missing: int


async def pack(
    files: BookFiles, urls: Sequence[str], wall: float, tell: Callable[[int, int], None]
) -> PackedPictures:
    """
    Return a ZIP of these pictures in their order; ``tell`` hears how many of how many are done.

    A file that is gone or is no picture is left out; where none is left there is no address. ``wall`` is the
    time of the entries, in seconds since 1970. Whatever ends it early takes back what was written.
    """
    growing = files.begin("application/zip")
    try:
        archive, packed = Archive(growing, wall), 0
        for done, url in enumerate(urls, 1):
            data = await files.fetch(url)
            if data and kind_of(data):
                packed += 1
                archive.add(_name(packed, url), data, packed=False)
            tell(done, len(urls))
        archive.close()
        if packed:
            return PackedPictures(growing.finish(), packed, len(urls) - packed)
    except BaseException:
        growing.abandon()
        raise
    growing.abandon()
    return PackedPictures("", 0, len(urls))


def _name(number: int, url: str) -> str:
    """Return a file's own name behind its number: in the order of the story, and never two the same."""
    plain = unquote(url.rpartition("/")[2]).translate(_UNSAFE)
    return f"{number:04} {plain[-_LONGEST_NAME:]}"
