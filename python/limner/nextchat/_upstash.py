"""
The file in pieces, as NextChat keeps it at Upstash.

NextChat cuts at a blank, drops that, and joins the pieces with nothing: each of its cuts loses one blank. So
its pieces are joined with a blank here. Ours are cut anywhere and joined with nothing; whose they are stands
in their number, which is written last: ours begins with a zero, which NextChat reads as the same number.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from limner.nextchat._values import hash_of

CHUNK = 300_000
"""Characters of a piece: at three bytes each still below the megabyte that a request may have."""
AT_ONCE = 20
"""Pieces that one request reads."""
MOST = 1000
"""Pieces that a file may have."""
HOLE = "\0"
"""Stands for a piece that is missing: no JSON holds it, so the rest is never taken for a file."""


@dataclass(frozen=True, slots=True)
class Pieces:
    """What is there: the number of pieces as it is written, and the pieces, None for a missing one."""

    count: str | None
    values: tuple[str | None, ...]

    @property
    def there(self) -> bool:
        """Whether there is anything."""
        return self.count is not None or any(self.values)

    @property
    def text(self) -> str:
        """All of it."""
        if not number_of(self.count):
            return HOLE
        return joined([HOLE if each is None else each for each in self.values], self.count or "")


@dataclass(frozen=True, slots=True)
class BegunWrite:
    """
    A write that was broken off: what was there ``before``, and by its hash each piece that may be there.

    As long as nothing else is there, the file still is what it was, and all of that is in ``before``.
    """

    before: Pieces
    put: frozenset[tuple[int, str]]

    def covers(self, found: Pieces) -> bool:
        """Say whether nobody but this write has changed anything."""
        if (found.count, len(found.values)) != (self.before.count, len(self.before.values)):
            return False
        return all(
            piece == before or (piece is not None and (at, hash_of(piece)) in self.put)
            for at, (piece, before) in enumerate(zip(found.values, self.before.values, strict=True))
        )


def begun(before: Pieces, chunks: Sequence[str], last: BegunWrite | None) -> BegunWrite:
    """Return the write that begins, ``last`` being the one that was broken off."""
    put = frozenset((at, hash_of(piece)) for at, piece in enumerate(chunks))
    return BegunWrite(before, put | last.put if last and last.before is before else put)


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
