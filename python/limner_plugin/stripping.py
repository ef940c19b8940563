"""
A picture with nothing in its file but the picture: what else is in there never leaves the server.

SillyTavern keeps a whole character card in its picture's file, and cameras write down where they were. So
each format has a list of what makes the picture; all else is left out, what follows its end too.
"""

from collections.abc import Iterator

PNG, JPEG, WEBP = "image/png", "image/jpeg", "image/webp"

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_PIXELS = frozenset({b"IHDR", b"PLTE", b"IDAT", b"IEND"})
_COLOURS = {b"tRNS": 256, b"gAMA": 4, b"cHRM": 32, b"sRGB": 1, b"sBIT": 4}
"""Chunks of a PNG that say how its colours are meant, and the most bytes that can take."""

_FRAMES = frozenset({b"VP8 ", b"VP8L", b"VP8X", b"ALPH"})
_SAID = 0b0010_1100
"""The flags of a WebP that announce a colour profile, Exif and XMP."""
_ANIMATED = 0b0000_0010


class NotAPictureError(Exception):
    """It is none of the three formats, or damaged: what cannot be read to its end is not sent."""


def stripped(content: bytes) -> tuple[str, bytes]:
    """Return the media type of a PNG, JPEG or WebP file and its bytes with the picture alone."""
    if content.startswith(_SIGNATURE):
        return PNG, _SIGNATURE + b"".join(_png(content))
    if content.startswith(b"\xff\xd8\xff"):
        return JPEG, b"\xff\xd8" + b"".join(_jpeg(content))
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        inside = b"WEBP" + b"".join(_webp(content))
        return WEBP, b"RIFF" + len(inside).to_bytes(4, "little") + inside
    raise NotAPictureError


def _png(content: bytes) -> Iterator[bytes]:
    at = len(_SIGNATURE)
    while True:
        length, kind = int.from_bytes(content[at : at + 4], "big"), content[at + 4 : at + 8]
        end = at + 12 + length
        if end > len(content):
            raise NotAPictureError
        if kind in _PIXELS or length <= _COLOURS.get(kind, -1):
            yield content[at:end]
        if kind == b"IEND":
            return
        at = end


def _jpeg(content: bytes) -> Iterator[bytes]:
    at = 2
    while True:
        if content[at : at + 1] != b"\xff" or at + 4 > len(content):
            if content[at : at + 2] == b"\xff\xd9":
                yield b"\xff\xd9"
                return
            raise NotAPictureError
        marker = content[at + 1]
        if marker == 0xFF:  # a filler
            at += 1
            continue
        if marker == 0xD9:
            yield b"\xff\xd9"
            return
        end = at + 2 + int.from_bytes(content[at + 2 : at + 4], "big")
        if end > len(content) or end < at + 4:
            raise NotAPictureError
        segment = content[at:end]
        if not (0xE0 <= marker <= 0xEF or marker == 0xFE) or _tells_colours(segment):
            yield segment
        if marker == 0xDA:
            start, end = end, _end_of_scan(content, end)
            yield content[start:end]
        at = end


def _tells_colours(segment: bytes) -> bool:
    """Whether it is Adobe's note of a fixed size, without which CMYK and RGB are taken for something else."""
    return segment[1] == 0xEE and len(segment) == 16 and segment[4:9] == b"Adobe"


def _end_of_scan(content: bytes, at: int) -> int:
    """Return where the next marker begins behind the data of a scan."""
    while (at := content.find(b"\xff", at)) >= 0 and at + 1 < len(content):
        if content[at + 1] not in (0x00, *range(0xD0, 0xD8)):
            return at
        at += 2
    raise NotAPictureError


def _webp(content: bytes) -> Iterator[bytes]:
    at, size = 12, int.from_bytes(content[4:8], "little") + 8
    if size > len(content):
        raise NotAPictureError
    found = False
    while at + 8 <= size:
        kind, length = content[at : at + 4], int.from_bytes(content[at + 4 : at + 8], "little")
        end = at + 8 + length + length % 2
        if end > size + length % 2:
            raise NotAPictureError
        chunk = content[at:end].ljust(end - at, b"\0")
        if kind == b"VP8X":
            if length != 10 or chunk[8] & _ANIMATED:
                raise NotAPictureError
            chunk = chunk[:8] + bytes([chunk[8] & ~_SAID]) + chunk[9:]
        if kind in _FRAMES:
            found = found or kind in (b"VP8 ", b"VP8L")
            yield chunk
        at = end
    if not found:
        raise NotAPictureError
