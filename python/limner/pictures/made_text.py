"""
What made a picture, as text in its file, in the form that other tools read (A1111's ``parameters``).

In a PNG it is a text chunk of that name, in JPEG and WebP the UserComment of EXIF. What is read here is the
work of a painter, or of a stranger: what does not fit is left as it is.
"""

import struct
import zlib
from collections.abc import Iterator

from limner.pictures.options import Options

LONGEST = 30_000
"""Characters."""
MOST_BYTES = 60_000
"""Of UTF-16: a segment of a JPEG takes no more than 65,533 bytes, all else in it too."""

PNG = b"\x89PNG\r\n\x1a\n"
_NAME = b"parameters"
_COMMENT = b"UNICODE\0"


def parameters(prompt: str, negative: str, options: Options, model: str = "") -> str:
    """Return the text as A1111 writes it: the prompt, what should not be seen, and a line of what else."""
    size = f"{options.width}x{options.height}" if options.width and options.height else None
    rest = {
        "Steps": options.steps,
        "CFG scale": options.guidance,
        "Seed": options.seed,
        "Size": size,
        "Model": _plain(options.model or model) or None,
    }
    line = ", ".join(f"{name}: {value}" for name, value in rest.items() if value is not None)
    lines = [_lines(prompt), f"Negative prompt: {_lines(negative)}" if negative else "", line]
    return "\n".join(filter(None, lines))[:LONGEST]


def in_png(picture: bytes) -> str:
    """Return what a PNG says of itself under this name, empty where it says nothing."""
    for kind, data in _chunks(picture):
        name, _, text = data.partition(b"\0")
        if name != _NAME:
            continue
        if kind == b"tEXt":
            return text.decode("latin-1")[:LONGEST]
        if kind == b"iTXt" and len(text) > 2:
            packed, (_, _, said) = text[0], _three(text[2:])
            return (_unpacked(said) if packed else said).decode("utf-8", "replace")[:LONGEST]
    return ""


def into_png(picture: bytes, text: str) -> bytes:
    """Return a PNG that says this of itself, behind its head; one that says something already stays."""
    if not picture.startswith(PNG) or picture[12:16] != b"IHDR" or in_png(picture):
        return picture
    try:
        kind, said = b"tEXt", _NAME + b"\0" + text.encode("latin-1")
    except UnicodeEncodeError:
        kind, said = b"iTXt", _NAME + b"\0\0\0\0\0" + text.encode("utf-8", "replace")
    chunk = struct.pack(">I", len(said)) + kind + said + struct.pack(">I", zlib.crc32(kind + said))
    return picture[:33] + chunk + picture[33:]


def is_animated(picture: bytes) -> bool:
    """Say whether a PNG moves."""
    return any(kind == b"acTL" for kind, _ in _chunks(picture))


def exif(text: str) -> bytes:
    """Return EXIF that holds a text as its UserComment, and nothing else."""
    comment = _COMMENT + _cut(text.encode("utf-16-be", "replace"))
    head = struct.pack(">2sHI", b"MM", 42, 8)
    first = struct.pack(">HHHIII", 1, 0x8769, 4, 1, 26, 0)
    second = struct.pack(">HHHIII", 1, 0x9286, 7, len(comment), 44, 0)
    return head + first + second + comment


def _cut(text: bytes) -> bytes:
    """Return as much of a text as has room, and no half of a character."""
    half = len(text) > MOST_BYTES and text[MOST_BYTES - 2] & 0xFC == 0xD8
    return text[: MOST_BYTES - 2 * half]


def into_jpeg(picture: bytes, text: str) -> bytes:
    """Return a JPEG without EXIF with this text in it; what is no JPEG stays."""
    if not picture.startswith(b"\xff\xd8\xff"):
        return picture
    said = b"Exif\0\0" + exif(text)
    return picture[:2] + struct.pack(">HH", 0xFFE1, len(said) + 2) + said + picture[2:]


def into_webp(picture: bytes, text: str) -> bytes:
    """Return a WebP without EXIF with this text in it; what is no WebP, or an odd one, stays."""
    if picture[:4] != b"RIFF" or picture[8:12] != b"WEBP":
        return picture
    kind, body = picture[12:16], picture[12:]
    if kind == b"VP8X" and len(body) > 8:
        body = body[:8] + bytes([body[8] | 0x08]) + body[9:]
    elif (found := _webp_size(kind, picture[20:30])) is not None:
        width, height, alpha = found
        sides = struct.pack("<I", width - 1)[:3] + struct.pack("<I", height - 1)[:3]
        head = struct.pack("<4sIBxxx", b"VP8X", 10, 0x08 | (0x10 if alpha else 0))
        body = head + sides + body
    else:
        return picture
    said = exif(text)
    body += struct.pack("<4sI", b"EXIF", len(said)) + said + b"\0" * (len(said) % 2)
    return struct.pack("<4sI4s", b"RIFF", len(body) + 4, b"WEBP") + body


def _webp_size(kind: bytes, head: bytes) -> tuple[int, int, bool] | None:
    if kind == b"VP8 " and head[3:6] == b"\x9d\x01\x2a":
        width, height = struct.unpack("<HH", head[6:10])
        return (width & 0x3FFF, height & 0x3FFF, False) if width & 0x3FFF and height & 0x3FFF else None
    if kind == b"VP8L" and head[:1] == b"\x2f" and len(head) >= 5:
        (bits,) = struct.unpack("<I", head[1:5])
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1, bool(bits >> 28 & 1)
    return None


def _chunks(picture: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield the chunks of a PNG before its pixels; what is cut off ends it."""
    at = len(PNG)
    while picture.startswith(PNG) and at + 12 <= len(picture):
        (length,) = struct.unpack(">I", picture[at : at + 4])
        kind = picture[at + 4 : at + 8]
        if kind == b"IDAT" or at + 12 + length > len(picture):
            return
        yield kind, picture[at + 8 : at + 8 + length]
        at += 12 + length


def _three(text: bytes) -> tuple[bytes, bytes, bytes]:
    language, _, rest = text.partition(b"\0")
    word, _, said = rest.partition(b"\0")
    return language, word, said


def _unpacked(packed: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(packed, 4 * LONGEST)
    except zlib.error:
        return b""


def _lines(text: str) -> str:
    """Return a text whose lines no reader takes for what stands behind it."""
    return " ".join(text.split())


def _plain(text: str) -> str:
    return " ".join(text.replace(",", " ").split())
