"""
Opus in Ogg (RFC 3533, 7845): packets put into pages, with what a player shows of the file.

For sound that is no MP3: the browser encodes it, and gives packets without a file around them.
"""

import struct
import zlib
from collections.abc import Sequence

KIND = "opus"
MEDIA_TYPE = "audio/ogg; codecs=opus"
HERTZ = 48_000
"""Samples in a second, whatever went in: Opus counts so."""
PACKET = 960
"""Samples of one packet: 20 milliseconds."""
_BEFORE = 312
"""Samples that an encoder gives before the first of its sound; a player leaves them out."""
_SERIAL = 1
_SEGMENTS = 255


def ogg(packets: Sequence[bytes], title: str, album: str, artist: str, number: int) -> bytes:
    """Return one channel's packets as a file."""
    head = b"OpusHead" + struct.pack("<BBHIhB", 1, 1, _BEFORE, HERTZ, 0, 0)
    texts = {"TITLE": title, "ALBUM": album, "ARTIST": artist, "TRACKNUMBER": str(number)}
    rows = [f"{name}={text}".encode() for name, text in texts.items() if text]
    tags = b"OpusTags" + _counted(b"Limner") + struct.pack("<I", len(rows)) + b"".join(map(_counted, rows))
    pages = [_page([head], 0, 0, 2), _page([tags], 0, 1, 0)]
    held: list[bytes] = []
    done = 0
    for packet in packets:
        if sum(_laces(each) for each in held) + _laces(packet) > _SEGMENTS:
            pages.append(_page(held, done * PACKET, len(pages), 0))
            held = []
        held.append(packet)
        done += 1
    pages.append(_page(held, done * PACKET, len(pages), 4))
    return b"".join(pages)


def _counted(text: bytes) -> bytes:
    return struct.pack("<I", len(text)) + text


def _laces(packet: bytes) -> int:
    return len(packet) // 255 + 1


def _page(packets: Sequence[bytes], samples: int, number: int, flags: int) -> bytes:
    table = b"".join(b"\xff" * (len(each) // 255) + bytes([len(each) % 255]) for each in packets)
    head = struct.pack("<4sBBqIIIB", b"OggS", 0, flags, samples, _SERIAL, number, 0, len(table))
    page = bytearray(head + table + b"".join(packets))
    struct.pack_into("<I", page, 22, _checksum(page))
    return bytes(page)


def _checksum(data: bytes | bytearray) -> int:
    """Ogg's own CRC-32: zlib's, of and with all bits turned around, and not inverted."""
    turned = zlib.crc32(data.translate(_TURNED), 0xFFFFFFFF) ^ 0xFFFFFFFF
    return int(f"{turned:032b}"[::-1], 2)


_TURNED = bytes(int(f"{byte:08b}"[::-1], 2) for byte in range(256))
