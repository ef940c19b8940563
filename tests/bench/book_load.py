"""Makes one large book in Pyodide and says what it held: run by ``inside``, where a browser's memory is."""

import asyncio
import os
import time
from typing import BinaryIO

from limner.book import _epub_format, _html_format, _markdown_format, _portable_format
from limner.book._chat_file import read_chat
from limner.book._contents import composing
from limner.book._making import Making
from limner.book._options import BookOptions

FORMATS = ("html", "epub", "markdown", "chat")
_PROSE = 'The road went on, and nobody said a word. "Do you hear it?" she asked. *It is the sea.* '
_BREATH = 0.05


class _Growing:
    """A file as the browser keeps it: what was written is no longer Python's."""

    def write(self, data: bytes) -> None:
        del data

    def finish(self) -> str:
        return "blob:1"

    def abandon(self) -> None:
        pass


class _Files:
    """The port ``book.files.BookFiles``: each picture is its own bytes, as a server gives them."""

    def __init__(self, size: int) -> None:
        self._size = size

    async def fetch(self, address: str) -> bytes | None:
        del address
        await asyncio.sleep(0)
        return b"\x89PNG\r\n\x1a\n" + os.urandom(self._size - 8)

    async def recode(self, picture: bytes, size: int, media_type: str) -> bytes | None:
        raise NotImplementedError

    async def opus(self, samples: bytes) -> list[bytes]:
        raise NotImplementedError

    def begin(self, media_type: str) -> _Growing:
        del media_type
        return _Growing()

    def forget(self, address: str) -> None:
        pass

    async def open(self, address: str) -> BinaryIO:
        raise NotImplementedError


def rows(messages: int, pictures: int) -> list[object]:
    """Return a chat of so many messages, 1,500 characters each, with so many pictures."""
    found: list[object] = [{"user_name": "Anna", "chat_metadata": {}}]
    every = messages // pictures
    for number in range(messages):
        text = _PROSE * 17
        if number % every == 0:
            src = f"/user/images/Mira/{number}.png"
            text += f'\n\n<img-prompt="a road, {number}"><img src="{src}" title="a road" alt="a road">'
        found.append({"name": "Mira", "is_user": number % 2 == 1, "mes": text})
    return found


def _heap() -> float:
    """Megabytes of Pyodide's memory, which grows and never shrinks: its size is its peak."""
    import pyodide_js  # type: ignore[import-not-found]  # noqa: PLC0415 -- only Pyodide has it

    return float(pyodide_js._module.HEAP8.length) / 1e6


async def report(messages: int, pictures: int, size: int, which: int) -> dict[str, float]:
    """Return seconds, megabytes of the file, how much memory grew, and the longest time nobody was heard."""
    name = FORMATS[which]
    chat = read_chat("Night", rows(messages, pictures))
    before, begun = _heap(), time.perf_counter()
    heard = [begun]
    longest = 0.0

    async def listen() -> None:
        nonlocal longest
        while True:
            await asyncio.sleep(0)
            now = time.perf_counter()
            longest, heard[0] = max(longest, now - heard[0]), now

    listening = asyncio.create_task(listen())
    making = Making(_Files(size), BookOptions(), 1e9, lambda _done, _total: None)
    if name == "chat":
        made = await _portable_format.make("Night", [chat], making)
    else:
        work = composing([chat], BookOptions())
        since = time.perf_counter()
        while True:
            try:
                next(work)
            except StopIteration as done:
                book = done.value
                break
            if time.perf_counter() - since > _BREATH:
                await asyncio.sleep(0)
                since = time.perf_counter()
        makers = {"html": _html_format, "epub": _epub_format, "markdown": _markdown_format}
        made = await makers[name].make(book, making)
    listening.cancel()
    return {
        "seconds": time.perf_counter() - begun,
        "size": made.size / 1e6,
        "grown": _heap() - before,
        "pause": longest * 1000,
    }
