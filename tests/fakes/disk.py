"""SillyTavern's disk of pictures, in memory, behind its server: with little room, or refusing."""

import asyncio
import json
from base64 import b64decode
from collections.abc import AsyncGenerator, AsyncIterator, Mapping
from contextlib import asynccontextmanager
from urllib.parse import unquote

from limner.page.web import ServerAnswer
from limner.pictures.picture_address import WITHIN


class FakeDisk:
    """
    The ports ``page.web.Web`` and ``pictures.picture_files.PictureBytes``.

    ``files`` are the pictures by their path below ``user/images``, ``room`` is how many bytes a file may have
    before it is cut off, ``full`` refuses to write at all; ``refuses`` is a path that is not answered, and
    ``encoded`` what every picture becomes in another format.
    """

    def __init__(self, files: Mapping[str, bytes] | None = None) -> None:
        self.files: dict[str, bytes] = dict(files or {})
        self.room: int | None = None
        self.full = False
        self.refuses = ""
        self.encoded: bytes | None = None
        self.asked: list[tuple[str, str]] = []
        self.dates: dict[str, str] = {}
        """When a file was written, as the server says it; it says nothing of others."""
        self._lock = asyncio.Lock()

    async def call(
        self, method: str, path: str, body: Mapping[str, object] | None = None, *, deadline: float
    ) -> ServerAnswer:
        del deadline
        await asyncio.sleep(0)  # a server takes its time
        self.asked.append((method, path))
        if self.refuses and path.startswith(self.refuses):
            return ServerAnswer(500, {}, "")
        asked = dict(body or {})
        if method == "HEAD":
            found = self.files.get(_below(path))
            head = {"content-length": str(len(found))} if found is not None else {}
            if date := self.dates.get(_below(path)):
                head["last-modified"] = date
            return ServerAnswer(404 if found is None else 200, head, "")
        if path == "/api/images/upload":
            return self._upload(asked)
        if path == "/api/images/delete":
            gone = self.files.pop(str(asked["path"]).removeprefix(WITHIN), None)
            return ServerAnswer(404 if gone is None else 200, {}, "")
        return self.answer(path, asked)

    def answer(self, path: str, asked: Mapping[str, object]) -> ServerAnswer:
        names = {name.partition("/")[0] for name in self.files if "/" in name}
        if path == "/api/images/folders":
            return said(sorted(names))
        assert path == "/api/images/list", path
        folder = "" if asked["folder"] == "." else f"{asked['folder']}/"
        inside = [name.removeprefix(folder) for name in self.files if name.startswith(folder)]
        return said(sorted(name for name in inside if "/" not in name))

    def _upload(self, asked: Mapping[str, object]) -> ServerAnswer:
        folder, file = str(asked.get("ch_name", "")), str(asked["filename"])
        path = f"{folder}/{file}" if folder else file
        content = b64decode(str(asked["image"]))
        if self.full:
            self.files[path] = b""
            return ServerAnswer(500, {}, "{}")
        self.files[path] = content if self.room is None else content[: self.room]
        return said({"path": f"user/images/{path}"})

    async def events(self, path: str) -> AsyncGenerator[tuple[str, str], None]:
        raise AssertionError(path)
        yield "", ""

    async def fetch(self, address: str) -> bytes | None:
        return self.files.get(_below(address))

    async def encode(self, picture: bytes, media_type: str, quality: float) -> bytes | None:
        del picture, media_type, quality
        return self.encoded

    @asynccontextmanager
    async def alone(self) -> AsyncIterator[None]:
        async with self._lock:
            yield


def said(value: object) -> ServerAnswer:
    return ServerAnswer(200, {}, json.dumps(value))


def _below(address: str) -> str:
    return unquote(address).removeprefix(WITHIN)
