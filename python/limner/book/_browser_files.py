"""
The browser's part of a book: SillyTavern's files by the worker's own fetch, a canvas, and files that grow.

What is written becomes a ``Blob`` at once: the browser keeps it, on disk where it is much, and Python's
memory is free again. The page finds the whole by a ``blob:`` address. Nothing crosses the page's thread.
"""

import io
import json
from typing import Any, BinaryIO, cast

import js
from pyodide.ffi import JsException, create_proxy, to_js

from limner.book._ogg import HERTZ, PACKET
from limner.core.errors import HostError
from limner.core.translation import say

_GONE = frozenset({404, 410})
_PATIENCE = 120_000
"""Milliseconds for a picture: one that never comes ends the book with a sentence."""
_QUALITY = 0.88
_VOICE = {
    "codec": "opus",
    "sampleRate": HERTZ,
    "numberOfChannels": 1,
    "bitrate": 40_000,
    "opus": {"frameDuration": 20_000, "application": "voip"},
}
"""One voice, as clear as it is heard."""


class BrowserFiles:
    """The port ``files.BookFiles``."""

    async def fetch(self, address: str) -> bytes | None:
        """Return a file's bytes."""
        try:
            response = await js.fetch(address, _object(signal=js.AbortSignal.timeout(_PATIENCE)))
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

    async def recode(self, picture: bytes, size: int, media_type: str) -> bytes | None:
        """Draw a picture anew; what is transparent becomes white where the kind knows no transparency."""
        if getattr(js, "OffscreenCanvas", None) is None:
            return None
        try:
            bitmap = await js.createImageBitmap(_blob(picture))
            longest = max(bitmap.width, bitmap.height)
            scale = min(1.0, size / longest) if size else 1.0
            width, height = (max(1, round(side * scale)) for side in (bitmap.width, bitmap.height))
            canvas = js.OffscreenCanvas.new(width, height)
            drawing = canvas.getContext("2d")
            if media_type == "image/jpeg":
                drawing.fillStyle = "#fff"
                drawing.fillRect(0, 0, width, height)
            drawing.drawImage(bitmap, 0, 0, width, height)
            bitmap.close()
            wanted = js.JSON.parse(json.dumps({"type": media_type, "quality": _QUALITY}))
            made = await canvas.convertToBlob(wanted)
            return cast("bytes", (await made.arrayBuffer()).to_bytes())
        except JsException:
            return None

    async def opus(self, samples: bytes) -> list[bytes]:
        """Encode sound, by the browser's own encoder, which works beside this thread."""
        if getattr(js, "AudioEncoder", None) is None:
            words = (
                "This browser encodes no sound here: use a text to speech that gives MP3, or open "
                "SillyTavern by https or on this machine."
            )
            raise HostError(say(words), "speech")
        packets: list[bytes] = []
        faults: list[object] = []

        def take(chunk: Any, _about: Any = None) -> None:  # noqa: ANN401 -- what JS gives
            buffer = js.Uint8Array.new(chunk.byteLength)
            chunk.copyTo(buffer)
            packets.append(buffer.to_bytes())

        heard = [create_proxy(take), create_proxy(lambda fault: faults.append(str(fault)))]
        try:
            encoder = js.AudioEncoder.new(_object(output=heard[0], error=heard[1]))
            encoder.configure(js.JSON.parse(json.dumps(_VOICE)))
            whole = samples + bytes(-len(samples) % (4 * PACKET))
            data = js.Float32Array.new(len(whole) // 4)
            js.Uint8Array.new(data.buffer).assign(whole)
            about = {"format": "f32", "sampleRate": HERTZ, "numberOfChannels": 1, "timestamp": 0}
            sound = js.JSON.parse(json.dumps({**about, "numberOfFrames": len(whole) // 4}))
            sound.data = data
            given = js.AudioData.new(sound)
            encoder.encode(given)
            given.close()
            await encoder.flush()
            encoder.close()
        except JsException as error:
            faults.append(error)
        finally:
            for each in heard:
                each.destroy()
        if faults:
            raise HostError(say("The browser could not write the sound (${0}).", faults[0]), "speech")
        return packets

    def begin(self, media_type: str) -> "BlobFile":
        """Begin a file."""
        return BlobFile(media_type)

    def forget(self, address: str) -> None:
        """Let go of a finished file."""
        js.URL.revokeObjectURL(address)

    async def open(self, address: str) -> BinaryIO:
        """Return a file that the user has chosen."""
        try:
            blob = await (await js.fetch(address)).blob()
        except JsException as error:
            raise HostError(say("The file cannot be read (${0}).", error), "file") from error
        return cast("BinaryIO", io.BufferedReader(_Slices(blob), 1 << 20))


class BlobFile:
    """The port ``files.GrowingFile``: a row of blobs."""

    def __init__(self, media_type: str) -> None:
        self._media_type = media_type
        self._parts = js.Array.new()

    def write(self, data: bytes) -> None:
        """Add bytes."""
        self._parts.push(_blob(data))

    def finish(self) -> str:
        """Return the whole file's address."""
        whole = js.Blob.new(self._parts, js.JSON.parse(json.dumps({"type": self._media_type})))
        self._parts = js.Array.new()
        return str(js.URL.createObjectURL(whole))

    def abandon(self) -> None:
        """Throw all of it away."""
        self._parts = js.Array.new()


def _object(**fields: Any) -> Any:  # noqa: ANN401 -- what JS takes
    made = js.Object.new()
    for name, value in fields.items():
        setattr(made, name, value)
    return made


def _blob(data: bytes) -> Any:  # noqa: ANN401 -- what JS gives
    return js.Blob.new(js.Array.of(to_js(data)))


class _Slices(io.RawIOBase):
    """A blob, of which a slice at a time is read."""

    def __init__(self, blob: Any) -> None:  # noqa: ANN401 -- what JS gives
        self._blob = blob
        self._at = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = 0) -> int:
        start = {0: 0, 1: self._at, 2: int(self._blob.size)}[whence]
        self._at = max(0, start + offset)
        return self._at

    def tell(self) -> int:
        return self._at

    def readinto(self, buffer: Any, /) -> int:  # noqa: ANN401 -- a buffer has no name in Python 3.11
        part = self._blob.slice(self._at, self._at + len(buffer))
        data = js.FileReaderSync.new().readAsArrayBuffer(part).to_bytes()
        buffer[: len(data)] = data
        self._at += len(data)
        return len(data)
