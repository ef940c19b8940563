"""The browser's part of picture files: the worker's own fetch, an unseen canvas, a lock among tabs."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Any, cast

import js
from pyodide.ffi import JsException, create_once_callable, to_js

from limner.core.errors import HostError
from limner.core.translation import say

_GONE = frozenset({404, 410})
_LOCK = "limner files"
_PATIENCE = 120.0
"""Seconds that another tab may take for a file, which is more than its requests may."""


class BrowserPictures:
    """The port ``pictures.picture_files.PictureBytes``; nothing of it crosses the page's thread."""

    async def fetch(self, address: str) -> bytes | None:
        """Return a file's bytes, past the browser's cache."""
        try:
            response = await js.fetch(address, js.JSON.parse('{"cache": "no-store", "redirect": "error"}'))
            if response.status in _GONE:
                return None
            if not response.ok:
                words = say("SillyTavern's server did not give a picture (${0}).", response.status)
                raise HostError(words, "network")
            return cast("bytes", (await response.arrayBuffer()).to_bytes())
        except JsException as error:
            raise HostError(
                say("SillyTavern's server cannot be reached (${0}).", error), "network"
            ) from error

    async def encode(self, picture: bytes, media_type: str, quality: float) -> bytes | None:
        """Draw a picture anew, of the same size; what is transparent becomes white in a JPEG."""
        if getattr(js, "OffscreenCanvas", None) is None:
            return None
        try:
            bitmap = await js.createImageBitmap(js.Blob.new(js.Array.of(to_js(picture))))
            width, height = int(bitmap.width), int(bitmap.height)
            canvas = js.OffscreenCanvas.new(width, height)
            drawing = canvas.getContext("2d")
            if media_type == "image/jpeg":
                drawing.fillStyle = "#fff"
                drawing.fillRect(0, 0, width, height)
            drawing.drawImage(bitmap, 0, 0)
            bitmap.close()
            made = await canvas.convertToBlob(
                js.JSON.parse(json.dumps({"type": media_type, "quality": quality}))
            )
            return cast("bytes", (await made.arrayBuffer()).to_bytes())
        except JsException:
            return None

    @asynccontextmanager
    async def alone(self) -> AsyncIterator[None]:
        """Hold a lock that all tabs share; on plain http a browser has none, and goes on without."""
        locks = getattr(getattr(js, "navigator", None), "locks", None)
        if locks is None:
            yield
            return
        held, over = asyncio.Event(), asyncio.Event()

        async def hold() -> None:
            held.set()
            await over.wait()

        asked = asyncio.ensure_future(
            _asked(locks.request(_LOCK, create_once_callable(lambda _lock: asyncio.ensure_future(hold()))))
        )
        first = asyncio.ensure_future(held.wait())
        try:
            done, _ = await asyncio.wait(
                {first, asked}, timeout=_PATIENCE, return_when=asyncio.FIRST_COMPLETED
            )
            if not done:
                raise HostError(say("Another tab is at the files and does not come to an end."), "busy")
            yield
        finally:
            first.cancel()
            over.set()


async def _asked(request: Any) -> None:  # noqa: ANN401 -- a promise of the browser's
    """Wait for a lock to be given back; a page that may have none is told so at once, and goes on without."""
    with suppress(JsException):
        await request
