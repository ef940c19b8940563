"""
How a tag begins: ``<img-prompt``, ``<pic`` and a space, ``<img`` with one of our attributes.

A table of states, one step a character, so that a beginning cut anywhere between two tokens is still seen.
"""

from dataclasses import dataclass
from typing import Final

from limner.tags._vocabulary import HYPHENS, KNOWN, SPACES

ELEMENT, ATTRIBUTE = "img-prompt", "prompt"
USUAL: Final = f"<{ELEMENT}"
"""The beginning as the instructions show it."""


@dataclass(frozen=True, slots=True)
class Opening:
    """
    A beginning: where its ``<`` stands, what it says, whether it is a comment.

    ``name`` is empty for ``<img-prompt`` and ``<pic``; for ``<img ar=`` it is the attribute read already.
    """

    start: int
    element: str
    comment: bool
    name: str


class _State:
    """One place in the table: what may come next; ``opens`` where the beginning is complete."""

    __slots__ = ("comment", "name", "next", "opens")

    def __init__(self, opens: str = "", name: str = "") -> None:
        self.next: dict[str, _State] = {}
        self.opens = opens
        self.name = name
        self.comment = False

    def then(self, marks: str, state: "_State | None" = None) -> "_State":
        """The state that any of ``marks`` leads to: ``state``, else the one that is there, else a new one."""
        state = state or self.next.get(marks[0]) or _State()
        self.next.update(dict.fromkeys(marks, state))
        return state

    def word(self, word: str) -> "_State":
        """The state after ``word``."""
        state = self
        for letter in word:
            state = state.then(letter)
        return state


def _table() -> _State:
    start = _State()
    inside = start.word("!--")
    inside.comment = True
    inside.then(SPACES, inside)
    image = _State()
    for begin in (start, inside):
        begin.word("im").then("g", image)
        begin.word("pi").then("c").then(SPACES, _State("pic"))
    image.then(HYPHENS).word("promp").then("t", _State(ELEMENT))
    attributes = image.then(SPACES)
    attributes.then(SPACES, attributes)
    for name in (ATTRIBUTE, *KNOWN):
        named = attributes.word(name)
        spaced = named.then(SPACES)
        spaced.then(SPACES, spaced)
        for state in (named, spaced):
            state.then("=", _State("img", name))
    return start


_START: Final = _table()


class Opener:
    """Watches for a beginning; ``feed`` answers with it at the character that completes it."""

    __slots__ = ("_comment", "_start", "_state")

    def __init__(self) -> None:
        self._state: _State | None = None
        self._start = 0
        self._comment = False

    @property
    def resting(self) -> bool:
        """True where only a ``<`` can start anything."""
        return self._state is None

    def rest(self) -> None:
        """What was being watched is over: a beginning was found without this."""
        self._state = None

    def feed(self, mark: str, at: int) -> Opening | None:
        """Take one mark (a character, or the character an entity stands for) that begins at this place."""
        if mark == "<":
            self._state, self._start, self._comment = _START, at, False
            return None
        if self._state is None:
            return None
        state = self._state = self._state.next.get(mark.lower())
        if state is None:
            return None
        self._comment = self._comment or state.comment
        if not state.opens:
            return None
        self._state = None
        return Opening(self._start, state.opens, self._comment, state.name)
