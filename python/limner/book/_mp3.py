"""
MP3 as a row of frames, so that sentences can be put one behind another and it is known how long each lasts.

A frame says how long it is and how much time it holds (ISO 11172-3, 13818-3); what is no frame (names, tables
of contents, what a broken file ends with) is left out. Nothing is decoded.
"""

import struct
from dataclasses import dataclass

KIND = "mp3"
MEDIA_TYPE = "audio/mpeg"

_RATES = {3: (44_100, 48_000, 32_000), 2: (22_050, 24_000, 16_000), 0: (11_025, 12_000, 8_000)}
_SIZES = (
    (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
)
_FIRST = 3
"""The number of the first version of MPEG in a frame."""
_INFO = (b"Xing", b"Info", b"VBRI")
_FAR = 4096
"""Bytes that are searched for a frame where there is none."""


@dataclass(frozen=True, slots=True)
class Frames:
    """Frames of one kind: ``kind`` is (samples in a second, channels), ``samples`` how many they hold."""

    data: bytes
    kind: tuple[int, int]
    samples: int

    @property
    def seconds(self) -> float:
        """How long they last."""
        return self.samples / self.kind[0]


def frames(data: bytes) -> Frames | None:
    """Return the frames of a file; None where it is no MP3."""
    at = _after_names(data)
    kept: list[bytes] = []
    kind: tuple[int, int] | None = None
    samples = 0
    while at + 4 <= len(data):
        head = _head(data, at)
        if head is None or at + head[0] > len(data):
            found = data.find(b"\xff", at + 1, at + _FAR) if kind is None else -1
            if found < 0:
                break
            at = found
            continue
        size, own, count = head
        if kind is None and _head(data, at + size) is None and at + size < len(data):
            at += 1  # a frame is followed by another: this was chance
            continue
        if kind not in (None, own):
            return None
        frame = data[at : at + size]
        if kept or not any(mark in frame[:64] for mark in _INFO):
            kept.append(frame)
            samples += count
        kind = own
        at += size
    return Frames(b"".join(kept), kind, samples) if kind and kept else None


def _after_names(data: bytes) -> int:
    if data[:3] != b"ID3" or len(data) < 10:
        return 0
    size = 0
    for each in data[6:10]:
        size = size << 7 | each & 0x7F
    return 10 + size


def _head(data: bytes, at: int) -> tuple[int, tuple[int, int], int] | None:
    """Return a frame's bytes, kind and samples; None where none begins here."""
    if at + 4 > len(data) or data[at] != 0xFF or data[at + 1] & 0xE0 != 0xE0:
        return None
    version, layer = data[at + 1] >> 3 & 3, data[at + 1] >> 1 & 3
    size, rate = data[at + 2] >> 4, data[at + 2] >> 2 & 3
    if version not in _RATES or layer != 1 or size in (0, 15) or rate == 3:
        return None
    hertz = _RATES[version][rate]
    samples = 1152 if version == _FIRST else 576
    kilobits = _SIZES[version != _FIRST][size]
    length = samples // 8 * kilobits * 1000 // hertz + (data[at + 2] >> 1 & 1)
    return length, (hertz, 1 if data[at + 3] >> 6 == 3 else 2), samples


def names(title: str, album: str, artist: str, number: int, count: int) -> bytes:
    """Return what a player shows of a file (ID3 2.4), to stand before its frames."""
    texts = {"TIT2": title, "TALB": album, "TPE1": artist, "TRCK": f"{number}/{count}", "TCON": "Audiobook"}
    rows = b""
    for name, text in texts.items():
        if text:
            body = b"\x03" + text.encode() + b"\x00"
            rows += name.encode() + _synchsafe(len(body)) + b"\x00\x00" + body
    return b"ID3\x04\x00\x00" + _synchsafe(len(rows)) + rows


def _synchsafe(number: int) -> bytes:
    return struct.pack("4B", *(number >> shift & 0x7F for shift in (21, 14, 7, 0)))
