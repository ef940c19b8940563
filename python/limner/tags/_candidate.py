"""
One tag that has begun and may become one, or may turn out to be just text.

A prompt's own quotes are often not escaped, so a quote ends the value only if nothing but attributes and
the tag's end follow. Every quote therefore starts a guess (an ``AttributeReader``). The guesses are read side
by side, the earliest that comes true wins, and no character is ever looked at again.
"""

from limner.core.translation import later
from limner.tags._attributes import ESCAPED, AttributeReader, AttributeStep, closers
from limner.tags._opener import ELEMENT, Opening
from limner.tags._vocabulary import HYPHENS, SPACES

NO_QUOTES = later("the prompt is not in quotes")
NO_PROMPT = later("no prompt follows its name")
EMPTY = later("the prompt is empty")
PICTURE = later("it has a src, so it is a picture")
CUT_OFF = later("the text ends before the tag does")
ANOTHER = later("another tag begins inside it")
TOO_LONG = later("it is longer than 12,000 characters")

_END_TAG: tuple[frozenset[str], ...] = tuple(
    frozenset(marks) for marks in ("/", "iI", "mM", "gG", HYPHENS, *((c, c.upper()) for c in "prompt"))
)
_SPACES = frozenset(SPACES)


class Candidate:
    """
    Reads the marks behind an ``Opening``. ``end`` is set when it is a tag, ``failure`` when it cannot be one.

    ``value`` is the prompt's place in the text, ``found`` the places of the attributes.
    """

    __slots__ = (
        "_after_backslash",
        "_closers",
        "_end_tag",
        "_end_tag_start",
        "_guesses",
        "_head",
        "_value_start",
        "end",
        "failure",
        "opening",
        "quoted",
        "value",
    )

    def __init__(self, opening: Opening) -> None:
        self.opening = opening
        self.end = 0
        self.failure = ""
        self.quoted = True  # False for <img-prompt>...</img-prompt>
        self.value = (0, 0)
        self._head = AttributeReader.behind(opening.element, opening.name, comment=opening.comment)
        self._guesses: list[AttributeReader | None] = []  # None: here a src was met
        self._closers: frozenset[str] = frozenset()
        self._value_start = 0  # 0: still before the value
        self._after_backslash = False
        self._end_tag = -1  # how much of </img-prompt is read; -1: none
        self._end_tag_start = 0

    @property
    def start(self) -> int:
        """Where its ``<`` stands."""
        return self.opening.start

    @property
    def found(self) -> list[tuple[str, int, int]]:
        """(name, start, end) of each attribute's value; of those behind the prompt when it is complete."""
        behind = self._guesses[0].found if self._guesses and self._guesses[0] else []
        return self._head.found + behind

    @property
    def resting(self) -> bool:
        """True inside a value where plain text is just more of the value."""
        return bool(self._value_start) and not (self._guesses or self._after_backslash or self._end_tag >= 0)

    def feed(self, mark: str, start: int, end: int) -> None:
        """Take the mark that stands at [start, end)."""
        if not self.quoted:
            self._in_element(mark, start, end)
            return
        if self._after_backslash:
            self._after_backslash = False
            if mark == "\\" or closers(mark):
                mark = ESCAPED
        elif mark == "\\":
            self._after_backslash = True
        if self._value_start:
            self._in_value(mark, start, end)
        else:
            self._before_value(mark, start, end)

    def _before_value(self, mark: str, start: int, end: int) -> None:
        step = self._head.feed(mark, start, end)
        if step is AttributeStep.PROMPT:
            self._closers, self._value_start = closers(mark) or frozenset(), end
        elif step is AttributeStep.END and self.opening.element == ELEMENT:
            self.quoted, self._value_start = False, end
        elif step is AttributeStep.PICTURE:
            self.failure = PICTURE
        elif step is not AttributeStep.ON:
            self.failure = NO_QUOTES if step is AttributeStep.UNQUOTED else NO_PROMPT

    def _in_value(self, mark: str, start: int, end: int) -> None:
        if self._guesses:
            self._follow_guesses(mark, start, end)
            if self.end or self.failure:
                return
        if mark in self._closers:
            guess = AttributeReader(start, comment=self.opening.comment)
            self._add(guess)

    def _follow_guesses(self, mark: str, start: int, end: int) -> None:
        guesses, self._guesses = self._guesses, []
        for guess in guesses:
            step = guess.feed(mark, start, end) if guess else AttributeStep.PICTURE
            if step is AttributeStep.ON and guess:
                self._add(guess)
            elif step is AttributeStep.END and guess and not self._guesses:
                self._guesses = [guess]
                self._complete(guess.since, end)
                return
            elif step is AttributeStep.PICTURE:
                self._guesses.append(None)
                break
        if self._guesses and self._guesses[0] is None:
            self.failure = PICTURE

    def _add(self, guess: AttributeReader) -> None:
        if None in self._guesses:
            return
        if all(other is None or other.same_future != guess.same_future for other in self._guesses):
            self._guesses.append(guess)

    def _in_element(self, mark: str, start: int, end: int) -> None:
        read = self._end_tag
        if mark == "<":
            self._end_tag, self._end_tag_start = 0, start
        elif 0 <= read < len(_END_TAG) and mark in _END_TAG[read]:
            self._end_tag = read + 1
        elif read == len(_END_TAG) and mark == ">":
            self._complete(self._end_tag_start, end)
        elif not (read == len(_END_TAG) and mark in _SPACES):
            self._end_tag = -1

    def _complete(self, value_end: int, end: int) -> None:
        self.value = (self._value_start, value_end)
        self.end = end
