"""
The file in pieces, as NextChat keeps it at Upstash.

NextChat cuts at a blank, drops that, and joins the pieces with nothing: each of its cuts loses one blank. So
pieces are joined with a blank here, and cut where a blank more or less means nothing: behind a colon of the
JSON. Inside of a picture's data, where no blank could have been, they are joined as they are.
"""

import re
from itertools import pairwise

from limner.core.errors import RequestError
from limner.core.translation import say

CHUNK = 300_000
"""Characters of a piece: at three bytes each still below the megabyte that a request may have."""
AT_ONCE = 20
"""Pieces that one request reads."""
MOST = 1000
"""Pieces that a file may have."""

_DATA = re.compile(r"[A-Za-z0-9+/]{60}")
_COLON = re.compile(r'[\w-]":')
"""Behind a name of the JSON: within a text a quote has a backslash before it, and one that begins a text has
no letter there."""


def cut(text: str) -> list[str]:
    """Return the pieces; raises RequestError where the text has no place to cut at."""
    pieces, at = [], 0
    while len(text) - at > CHUNK:
        end = _place(text, at)
        pieces.append(text[at:end])
        at = end
    return [*pieces, text[at:]]


def joined(pieces: list[str]) -> str:
    """Return the text of the pieces, whoever has cut it."""
    parts = pieces[:1]
    for before, after in pairwise(pieces):
        within = _DATA.fullmatch(before[-60:]) and _DATA.fullmatch(after[:60])
        parts += [after] if within else [" ", after]
    return "".join(parts)


def _place(text: str, at: int) -> int:
    window = text[at : at + CHUNK]
    for begin in (CHUNK * 9 // 10, 0):
        colons = [match.end() for match in _COLON.finditer(window, begin)]
        if colons:
            return at + colons[-1]
    end = at + CHUNK
    if _DATA.fullmatch(text[end - 60 : end]) and _DATA.fullmatch(text[end : end + 60]):
        return end
    raise RequestError(say("A text is too long for Upstash: send fewer pictures."))
