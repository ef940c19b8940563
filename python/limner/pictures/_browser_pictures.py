"""The browser's part of picture files: the worker's own fetch, and a canvas that nobody sees."""

import json
from typing import cast

import js
from pyodide.ffi import JsException, to_js

from limner.core.errors import HostError
from limner.core.translation import say

_GONE = frozenset({404, 410})


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
