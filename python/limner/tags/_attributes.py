"""
Attributes, read one mark at a time: those before a tag's prompt, and those that may follow it.

The same reader does both. After a prompt it is a guess: a quote inside an unescaped prompt looks like the end
until the attributes behind it turn out to be none. So a reader is small, and one is made for every quote.
"""

from enum import Enum, IntEnum, auto

from limner.tags._opener import ATTRIBUTE
from limner.tags._vocabulary import (
    BARE_MARKS,
    CURLY,
    CURLY_CLOSERS,
    LETTERS,
    LONGEST_NAME,
    NAME_MARKS,
    PICTURE_NAMES,
    SPACES,
    STRAIGHT,
)

_SPACES, _LETTERS, _NAME_MARKS, _BARE_MARKS = map(frozenset, (SPACES, LETTERS, NAME_MARKS, BARE_MARKS))
ESCAPED = ""
"""The mark that stands for a quote with a backslash before it: content, whatever it is."""

_CLOSERS = {mark: frozenset((mark,)) for mark in STRAIGHT} | dict.fromkeys(CURLY, frozenset(CURLY_CLOSERS))


def closers(mark: str) -> frozenset[str] | None:
    """The marks that may close what ``mark`` opens, or None when it is no quote."""
    return _CLOSERS.get(mark)


class AttributeStep(Enum):
    """What a mark meant to the reader."""

    ON = auto()  # go on
    WRONG = auto()  # these are no attributes
    END = auto()  # the tag's end
    PROMPT = auto()  # the quote that opens the prompt
    UNQUOTED = auto()  # a prompt without quotes
    PICTURE = auto()  # a src: this is a real picture


class _At(IntEnum):
    OPENED = auto()  # right behind the tag's own name
    OPENED_SPACE = auto()
    VALUED = auto()  # right behind a value
    SPACE = auto()
    NAME = auto()
    NAMED = auto()  # behind a name and a space
    EQUALS = auto()
    QUOTED = auto()
    MINUS = auto()
    BARE = auto()
    SLASH = auto()
    DASH = auto()
    DASHES = auto()


_MAY_END = frozenset((_At.OPENED, _At.OPENED_SPACE, _At.VALUED, _At.SPACE, _At.BARE))


class AttributeReader:
    """
    ``before_prompt``: the reader looks for ``prompt=``. ``since`` is where the guess began.

    ``found`` holds (name, start, end) of each value, as places in the text.
    """

    __slots__ = ("_at", "_closers", "_comment", "_name", "_value_start", "before_prompt", "found", "since")

    def __init__(self, since: int, *, comment: bool, before_prompt: bool = False) -> None:
        self.since = since
        self.before_prompt = before_prompt
        self.found: list[tuple[str, int, int]] = []
        self._comment = comment
        self._at = _At.VALUED
        self._name = ""
        self._value_start = 0
        self._closers: frozenset[str] = frozenset()

    @classmethod
    def behind(cls, element: str, name: str, *, comment: bool) -> "AttributeReader":
        """The reader of what stands between a tag's beginning and its prompt."""
        reader = cls(0, comment=comment, before_prompt=True)
        if name:
            reader._at, reader._name = _At.EQUALS, name
        else:
            reader._at = _At.SPACE if element == "pic" else _At.OPENED
        return reader

    @property
    def same_future(self) -> tuple[int, frozenset[str]]:
        """Two guesses that agree in this will end alike; the earlier one is right."""
        return self._at, self._closers

    def feed(self, mark: str, start: int, end: int) -> AttributeStep:
        """Take the mark that stands at [start, end)."""
        at = self._at
        if at is _At.QUOTED:
            return self._in_quotes(mark, start)
        if at is _At.NAME and mark in _NAME_MARKS and len(self._name) < LONGEST_NAME:
            self._name += mark.lower()
            return AttributeStep.ON
        if at in (_At.NAME, _At.NAMED) or (mark == "=" and at in (_At.OPENED, _At.OPENED_SPACE)):
            return self._behind_name(mark)
        if at in (_At.EQUALS, _At.MINUS):
            return self._begin_value(mark, start, end)
        if at is _At.BARE:
            if mark in _BARE_MARKS:
                return AttributeStep.ON
            self.found.append((self._name, self._value_start, start))
        return self._between(mark)

    def _in_quotes(self, mark: str, start: int) -> AttributeStep:
        if mark in self._closers:
            self.found.append((self._name, self._value_start, start))
            self._at, self._closers = _At.VALUED, frozenset()
        return AttributeStep.WRONG if mark in ("<", ">") else AttributeStep.ON

    def _behind_name(self, mark: str) -> AttributeStep:
        if mark in _SPACES:
            self._at = _At.NAMED
        elif mark != "=":
            return AttributeStep.WRONG
        elif self._name in PICTURE_NAMES:
            return AttributeStep.PICTURE
        else:
            self._at = _At.EQUALS
            self._name = self._name or ATTRIBUTE
        return AttributeStep.ON

    def _begin_value(self, mark: str, start: int, end: int) -> AttributeStep:
        if self._at is _At.EQUALS and mark in _SPACES:
            return AttributeStep.ON
        pair = closers(mark) if self._at is _At.EQUALS else None
        if self.before_prompt and self._name == ATTRIBUTE:
            return AttributeStep.PROMPT if pair else AttributeStep.UNQUOTED
        if pair:
            self._at, self._closers, self._value_start = _At.QUOTED, pair, end
        elif mark in _BARE_MARKS or (mark == "-" and self._at is _At.EQUALS):
            if self._at is _At.EQUALS:
                self._value_start = start
            self._at = _At.MINUS if mark == "-" else _At.BARE
        else:
            return AttributeStep.WRONG
        return AttributeStep.ON

    def _between(self, mark: str) -> AttributeStep:
        at, follow = self._at, _At.SLASH
        if mark in _SPACES and at not in (_At.DASH, _At.DASHES):
            follow = {_At.OPENED: _At.OPENED_SPACE, _At.OPENED_SPACE: _At.OPENED_SPACE}.get(at, _At.SPACE)
            self._at = at if at is _At.SLASH else follow
        elif mark in _LETTERS and at in (_At.SPACE, _At.OPENED_SPACE):
            self._at, self._name = _At.NAME, mark.lower()
        elif self.before_prompt:
            return (
                AttributeStep.END
                if mark == ">" and at in _MAY_END and not self._comment
                else AttributeStep.WRONG
            )
        elif mark == ">":
            return (
                AttributeStep.END
                if at is (_At.DASHES if self._comment else at) and at is not _At.DASH
                else AttributeStep.WRONG
            )
        elif mark == "/" and at in _MAY_END:
            self._at = _At.SLASH
        elif mark == "-" and self._comment and at is not _At.DASHES:
            self._at = _At.DASHES if at is _At.DASH else _At.DASH
        else:
            return AttributeStep.WRONG
        return AttributeStep.ON
