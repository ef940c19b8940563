"""
A ZIP that grows: each entry leaves memory when it is whole.

Python's ``zipfile`` goes back to an entry's head when its size is known. So the bytes of one entry are held,
and no more; a reader that cannot skip finds sizes in the heads.
"""

import time
import zipfile
from typing import IO, cast

from limner.book.files import GrowingFile


class _Window:
    """What of the file is not handed on yet: it can be gone back to."""

    def __init__(self, file: GrowingFile) -> None:
        self._file = file
        self._begins = 0
        self._held = bytearray()
        self._at = 0

    def tell(self) -> int:
        return self._begins + self._at

    def seek(self, offset: int, whence: int = 0) -> int:
        start = {0: 0, 1: self.tell(), 2: self._begins + len(self._held)}[whence]
        self._at = start + offset - self._begins
        if self._at < 0:
            raise OSError("What lies before is handed on.")
        return self.tell()

    def write(self, data: bytes) -> int:
        self._held[self._at : self._at + len(data)] = data
        self._at += len(data)
        return len(data)

    def flush(self) -> None:
        pass

    def hand_on(self) -> None:
        self._file.write(bytes(self._held))
        self._begins += len(self._held)
        self._held.clear()
        self._at = 0


class Archive:
    """A ZIP in a ``GrowingFile``; ``wall`` is the time of its entries, in seconds since 1970."""

    def __init__(self, file: GrowingFile, wall: float) -> None:
        self._window = _Window(file)
        self._zip = zipfile.ZipFile(cast("IO[bytes]", self._window), "w")
        self._date = max((1980, 1, 1, 0, 0, 0), time.gmtime(wall)[:6])

    def add(self, name: str, content: bytes | str, *, packed: bool = True) -> None:
        """Add an entry; pictures are packed already."""
        entry = zipfile.ZipInfo(name, self._date)
        entry.compress_type = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
        entry.external_attr = 0o644 << 16
        self._zip.writestr(entry, content)
        self._window.hand_on()

    def close(self) -> None:
        """Write the list of entries."""
        self._zip.close()
        self._window.hand_on()
