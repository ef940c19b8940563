"""
The format of a picture's file: what it is, and how it becomes a lighter one that says what made it.

Only PNG files are written anew as WebP or JPEG: what is lossy already would lose once more, and what moves
would stand still. A file that would not become smaller stays.
"""

import struct
from collections.abc import Awaitable, Callable

from limner.pictures import made_text

LONGEST_SIDE = 16_383
"""Pixels: a WebP has no more."""
MOST_PIXELS = 64_000_000
"""A canvas of so many takes 256 MB; a larger picture stays as it is."""

Encode = Callable[[bytes, str, float], Awaitable[bytes | None]]


def kind_of(content: bytes) -> str:
    """Return the ending of a picture's file by its first bytes; empty for what is none."""
    if content.startswith(made_text.PNG):
        return "png"
    if content.startswith(b"\xff\xd8\xff"):
        return "jpg"
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "webp"
    return "gif" if content.startswith((b"GIF87a", b"GIF89a")) else ""


async def converted(content: bytes, wanted: str, quality: float, made: str, encode: Encode) -> bytes:
    """Return a picture as ``wanted`` (``png``, ``webp``, ``jpeg``), or unchanged where that cannot be."""
    if kind_of(content) != "png":
        return content
    if wanted == "png":
        return made_text.into_png(content, made) if made else content
    if made_text.is_animated(content) or not _fits(content):
        return content
    made = made_text.in_png(content) or made
    found = await encode(content, f"image/{wanted}", quality)
    if found is None or kind_of(found) != {"webp": "webp", "jpeg": "jpg"}[wanted]:
        return content  # a browser that cannot write WebP gives a PNG
    into = made_text.into_webp if wanted == "webp" else made_text.into_jpeg
    found = into(found, made) if made else found
    return found if len(found) < len(content) else content


def _fits(png: bytes) -> bool:
    if len(png) < 24:
        return False
    width, height = struct.unpack(">II", png[16:24])
    sides = (int(width), int(height))
    return all(0 < side <= LONGEST_SIDE for side in sides) and sides[0] * sides[1] <= MOST_PIXELS
