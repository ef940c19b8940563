"""
The file in pieces, as NextChat keeps it at Upstash.

NextChat cuts at a blank, drops that, and joins the pieces with nothing: each of its cuts loses one blank. So
its pieces are joined with a blank here. Ours are cut anywhere and joined with nothing; whose they are stands
in their number, which is written last: ours begins with a zero, which NextChat reads as the same number.
"""

from collections.abc import Sequence

CHUNK = 300_000
"""Characters of a piece: at three bytes each still below the megabyte that a request may have."""
AT_ONCE = 20
"""Pieces that one request reads."""
MOST = 1000
"""Pieces that a file may have."""


def cut(text: str) -> tuple[list[str], str]:
    """Return the pieces, and their number as it is written."""
    pieces = [text[at : at + CHUNK] for at in range(0, len(text), CHUNK)]
    return pieces, f"0{len(pieces)}"


def number_of(count: str | None) -> int:
    """Return how many pieces there are; 0 where that is no number of pieces."""
    number = int(count) if count and count.isascii() and count.isdecimal() and len(count) < 6 else 0
    return number if number <= MOST else 0


def joined(pieces: Sequence[str], count: str) -> str:
    """Return the text of the pieces, whoever has cut it."""
    return ("" if count.startswith("0") else " ").join(pieces)
