"""
The files of pictures on SillyTavern's disk: read, saved under a name of ours, read back, deleted.

``PictureBytes`` is the browser's part and decides nothing. SillyTavern writes over a file of the same name,
so whoever saves asks before whether there is one (``size``).
"""

from base64 import b64encode
from calendar import timegm
from collections.abc import Mapping
from contextlib import AbstractAsyncContextManager
from time import strptime
from typing import Protocol

from limner.core.errors import HostError, UntrustedInputError
from limner.core.json_text import as_dict, as_str, loads
from limner.core.translation import say
from limner.page.web import Web
from limner.pictures.picture_address import WITHIN, encoded

DEADLINE = 60.0
"""Seconds that a picture may take to cross to the server."""

_OK = 200
_GONE = frozenset({404, 410})


class PictureBytes(Protocol):
    """What only a browser can do; HostError where the server cannot be reached."""

    async def fetch(self, address: str) -> bytes | None:
        """Return a file's bytes as the disk has them now; None where there is none."""
        ...

    async def encode(self, picture: bytes, media_type: str, quality: float) -> bytes | None:
        """Return a picture in another format, ``quality`` from 0 to 1; None where the browser cannot."""
        ...

    def alone(self) -> AbstractAsyncContextManager[None]:
        """Return what keeps the browser's other tabs from it as long as it is held; HostError in the end."""
        ...


class RealBytes:
    """The browser's own, loaded when it is first asked."""

    async def fetch(self, address: str) -> bytes | None:
        """Return a file's bytes."""
        return await _browser().fetch(address)

    async def encode(self, picture: bytes, media_type: str, quality: float) -> bytes | None:
        """Return a picture in another format."""
        return await _browser().encode(picture, media_type, quality)

    def alone(self) -> AbstractAsyncContextManager[None]:
        """Return what keeps other tabs from it."""
        return _browser().alone()


def _browser() -> PictureBytes:
    from limner.pictures._browser_pictures import BrowserPictures  # noqa: PLC0415 -- there is a browser now

    return BrowserPictures()


class PictureFiles:
    """Each raises HostError where the server cannot be reached or refuses: then nothing is known."""

    def __init__(self, web: Web, content: PictureBytes) -> None:
        self._web = web
        self.fetch = content.fetch
        self.encode = content.encode
        self.alone = content.alone

    async def size(self, address: str) -> int | None:
        """Return how many bytes a file has; None where there is none."""
        found = await self._head(address)
        if found is None:
            return None
        length = found.get("content-length", "")
        return int(length) if length.isascii() and length.isdigit() and len(length) < 16 else 0

    async def written(self, address: str) -> float | None:
        """Return when a file was written, in seconds since 1970; None where the server does not tell."""
        said = (await self._head(address) or {}).get("last-modified", "")
        try:
            return float(timegm(strptime(said, "%a, %d %b %Y %H:%M:%S GMT")))
        except ValueError:
            return None

    async def _head(self, address: str) -> Mapping[str, str] | None:
        answer = await self._web.call("HEAD", address, deadline=DEADLINE)
        if answer.status in _GONE:
            return None
        if answer.status != _OK:
            raise _refused(answer.status)
        return answer.headers

    async def save(self, folder: str, name: str, ending: str, content: bytes) -> str:
        """Write a file, over one of this name, and return its path below the server's root, not encoded."""
        body = {"image": b64encode(content).decode("ascii"), "format": ending, "filename": f"{name}.{ending}"}
        named: dict[str, object] = {**body, "ch_name": folder} if folder else {**body}
        answer = await self._web.call("POST", "/api/images/upload", named, deadline=DEADLINE)
        if answer.status != _OK:
            raise _refused(answer.status)
        try:
            return as_str(as_dict(loads(answer.text)).get("path"))
        except UntrustedInputError as error:
            raise HostError(str(error), "server") from None

    async def save_checked(self, folder: str, name: str, ending: str, content: bytes) -> str:
        """Write a file and return its address; HostError unless it was read back byte for byte."""
        address = address_of(folder, name, ending)
        if encoded(await self.save(folder, name, ending, content)) != address:
            raise HostError(say("SillyTavern gave the file another name."), "server")
        if await self.fetch(address) != content:
            raise HostError(say("The new file is not what was saved: is the disk full?"), "server")
        return address

    async def delete(self, path: str) -> None:
        """Delete a file by its path; one that is not there is no error."""
        answer = await self._web.call("POST", "/api/images/delete", {"path": path}, deadline=DEADLINE)
        if answer.status != _OK and answer.status not in _GONE:
            raise _refused(answer.status)


def address_of(folder: str, name: str, ending: str) -> str:
    """Return the address of a file of these names; without a folder it lies beside the folders."""
    return encoded(WITHIN + "/".join(filter(None, (folder, f"{name}.{ending}"))))


def _refused(status: int) -> HostError:
    return HostError(say("SillyTavern’s server refused it (${0}).", status), "server")
