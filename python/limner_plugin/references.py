"""
Reference pictures: files of the user's own, read for the service that is to look at them.

The browser names addresses only. What is read is a file in one of three folders of the user who asks, and
what is sent of it is the picture alone (``stripping``). One that cannot be had is left out: the picture is
painted without it, and ``Provenance.references`` says which ones there were.
"""

import asyncio
import logging
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from types import MappingProxyType
from urllib.parse import unquote

from limner.pictures.picture_address import WITHIN
from limner.pictures.reference_address import CHARACTERS, PERSONAS, is_reference
from limner_plugin.ports import Files, Folder, WireError
from limner_plugin.stripping import NotAPictureError, stripped

log = logging.getLogger("limner_plugin.references")

FILE_MOST = 20 * 1024 * 1024
"""Bytes of a file that is read: a card with its lorebook may be much larger than its picture."""
TOGETHER_MOST = 12 * 1024 * 1024
"""Bytes of the pictures of one request."""

_FOLDERS: Mapping[str, Folder] = MappingProxyType(
    {CHARACTERS: Folder.CHARACTERS, PERSONAS: Folder.PERSONAS, WITHIN: Folder.IMAGES}
)
_ENDINGS = {"image/png": "png", "image/jpeg": "jpg", "image/webp": "webp"}


@dataclass(frozen=True, slots=True)
class ReferencePicture:
    """A picture without anything else in its file: where SillyTavern serves it, its media type, its bytes."""

    url: str
    kind: str
    content: bytes

    def name(self, number: int) -> str:
        """Return what its file is called at a service: nothing of the user's own name for it."""
        return f"reference-{number}.{_ENDINGS[self.kind]}"


class References:
    """Those that one request names; ``gate`` is shared by all, so that few are in memory at a time."""

    def __init__(self, files: Files, user: str, urls: Sequence[str], gate: asyncio.Semaphore) -> None:
        self._files = files
        self._user = user
        self._urls = urls
        self._gate = gate

    def __len__(self) -> int:
        return len(self._urls)

    @asynccontextmanager
    async def opened(self, most: int) -> AsyncIterator[tuple[ReferencePicture, ...]]:
        """Hold the first of them that can be had, at most so many, for as long as the block runs."""
        if not self._urls or most <= 0:
            yield ()
            return
        async with self._gate:
            yield self._read(most)

    def _read(self, most: int) -> tuple[ReferencePicture, ...]:
        found: list[ReferencePicture] = []
        left = TOGETHER_MOST
        for url in self._urls:
            picture = self._one(url) if len(found) < most else None
            if picture is not None and len(picture.content) <= left:
                found.append(picture)
                left -= len(picture.content)
        return tuple(found)

    def _one(self, url: str) -> ReferencePicture | None:
        start = next((each for each in _FOLDERS if url.startswith(each)), "")
        file = unquote(url.removeprefix(start))
        if not start or not is_reference(url) or {"", ".", ".."} & set(file.split("/")) or "\0" in file:
            return None
        try:
            content = self._files.read_picture(self._user, _FOLDERS[start], file, FILE_MOST)
            return ReferencePicture(url, *stripped(content))
        except (WireError, NotAPictureError) as error:
            log.warning("A reference picture was left out: %s", str(error) or "it is no PNG, JPEG or WebP.")
            return None
