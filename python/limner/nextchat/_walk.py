"""
A walk through the text of a backup that parses only what is not known.

Where a value ends is found by its brackets, which are counted outside of strings: so how deep it is nested is
known before it is parsed, and what is not ours to read is passed over.
"""

import asyncio
import re
from collections.abc import AsyncIterator, Iterator
from typing import Final

from limner.nextchat._filed import FiledSession, Known, decoded, known_end

_DEPTH: Final = 60
_BRACKETS: Final = 3_000_000
"""Brackets that no file of this length comes near."""
BREATH: Final = 1_000_000
"""Characters that are parsed before what else waits has its turn."""
_QUICKER: Final = 10
"""How many more of them can be compared in the same time."""

_BLANKS = re.compile(r"[ \t\r\n]*")
_BRACKET = re.compile(r'[^"\[\]{}]*+(?:"[^"\\]*+(?:\\.[^"\\]*+)*+"[^"\[\]{}]*+)*+([\[\]{}])', re.DOTALL)
_STRING = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"', re.DOTALL)
_SCALAR = re.compile(r"[-+.0-9A-Za-z]++")


class Walk:
    """Goes through one text; ValueError where it is no JSON, or nested deeper than any of NextChat's."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._brackets = 0

    def members(self, at: int) -> Iterator[tuple[str, int]]:
        """
        Yield the name of each member of the object that begins there, and where its value begins.

        Whoever asks says by ``end`` where that value ends. Ends with the place behind the object, as
        ``done``.
        """
        at = self.after(at, "{")
        first = True
        while self.text[at : at + 1] != "}":
            if not first:
                at = self.after(at, ",")
            first = False
            name = _STRING.match(self.text, at)
            if name is None:
                raise ValueError("a name")
            said = str(decoded(name[0]))
            if said == "__proto__":
                raise ValueError("a name")
            self.end = begin = self.after(name.end(), ":")
            yield said, begin
            if self.end <= begin:
                self.end = self.end_of(begin)
            at = self.skip(self.end)
        self.done = at + 1

    async def sessions(
        self, at: int, known: Known, but: str
    ) -> AsyncIterator[FiledSession | tuple[str, object]]:
        """Yield each element of the list that begins there: as it is known, or its text and what it says."""
        text, at = self.text, self.after(at, "[")
        first, read_ = True, 0
        while text[at : at + 1] != "]":
            if not first:
                at = self.after(at, ",")
            first = False
            found = known_end(text, at, known, but)
            if found is not None:
                session, end = found
                read_ += (end - at) // _QUICKER
                at = end
                yield session
            else:
                end = self.end_of(at)
                piece, at = text[at:end], end
                yield piece, decoded(piece)
                read_ += len(piece)
            if read_ > BREATH:
                read_ = 0
                await asyncio.sleep(0)
            at = self.skip(at)
        self.end = at + 1

    def end_of(self, at: int) -> int:
        """Return where the value ends that begins there."""
        sign = self.text[at : at + 1]
        if sign not in ("{", "["):
            found = (_STRING if sign == '"' else _SCALAR).match(self.text, at)
            if found is None:
                raise ValueError("a value")
            return found.end()
        depth = 0
        while True:
            bracket = _BRACKET.match(self.text, at)
            self._brackets += 1
            if bracket is None or self._brackets > _BRACKETS:
                raise ValueError("no end")
            at = bracket.end()
            depth += 1 if bracket[1] in "{[" else -1
            if depth > _DEPTH:
                raise ValueError("too deep")
            if not depth:
                return at

    def after(self, at: int, sign: str) -> int:
        """Return the place behind a sign that must be there, and the blanks around it."""
        at = self.skip(at)
        if self.text[at : at + 1] != sign:
            raise ValueError(sign)
        return self.skip(at + 1)

    def skip(self, at: int) -> int:
        """Return the place behind the blanks."""
        found = _BLANKS.match(self.text, at)
        return found.end() if found else at
