"""
The pictures that stand in a text already, directly behind a tag.

Limner writes one form, ``<img src="..." title="..." alt="...">``, in this order and with nothing else in it.
Whatever differs is somebody else's picture and is left alone. The values contain no ``"``, ``<`` or ``>``.
"""

import re
from dataclasses import dataclass

from limner.tags._vocabulary import SPACES, decode

_SPACES = frozenset(SPACES)
_PIECES = ('<img src="', '" title="', '" alt="', '">')
IMAGE_PATTERN = r"""<img src="([^"<>]*)" title="[^"<>]*" alt="[^"<>]*">"""
_IMAGE = re.compile(f"[{SPACES}]*({IMAGE_PATTERN})", re.ASCII | re.IGNORECASE)
PLAIN_IMAGE = re.compile(IMAGE_PATTERN.replace('"<>]', '"<>&`~\n]'), re.ASCII | re.IGNORECASE)
"""One with nothing in its values that could mean anything to a reader, which may skip it whole."""


@dataclass(frozen=True, slots=True)
class Placed:
    """One picture in the text, at [start, end); ``src`` is the address with its entities decoded."""

    start: int
    end: int
    src: str


def images_after(text: str, end: int) -> tuple[int, list[Placed]]:
    """
    Limner's pictures that follow a tag's ``end``, one or more in a row, and where the last of them stops.

    Without any it is ``end`` itself: the space behind the last picture belongs to the story.
    """
    placed: list[Placed] = []
    while found := _IMAGE.match(text, end):
        end = found.end()
        placed.append(Placed(found.start(1), end, decode(found[2])))
    return end, placed


class ImageReader:
    """
    The same for a text that is still coming: ``feed`` says whether a picture may still be here.

    A scanner needs it because a picture's title repeats the prompt, and a prompt's backticks are no code.
    """

    __slots__ = ("_offset", "_piece", "end", "start")

    def __init__(self) -> None:
        self.start = 0
        self.end = 0  # set at the character that completes a picture
        self._piece = 0
        self._offset = 0  # characters of the piece that are read; 0 inside a value, or before the picture

    @property
    def in_value(self) -> bool:
        """True between an attribute's quotes."""
        return self._piece > 0 and self._offset == 0

    @property
    def begun(self) -> bool:
        """True between the ``<`` of a picture and its end."""
        return self._piece > 0 or self._offset > 0

    def feed(self, character: str, start: int, end: int) -> bool:
        """Take the character at [start, end), which is longer than one where it was an entity."""
        if end - start > 1:
            return self.in_value
        piece = _PIECES[self._piece]
        if self._offset == 0 and character != piece[0]:
            return character not in "<>" if self._piece else character in _SPACES
        if character.lower() != piece[self._offset]:
            return False
        if self._offset == self._piece == 0:
            self.start = start
        self._offset += 1
        if self._offset == len(piece):
            self._piece, self._offset = self._piece + 1, 0
            if self._piece == len(_PIECES):
                self._piece, self.end = 0, end
        return True
