"""
Which parts of a text are code, found while the text is still coming.

A tag in code is an example and not a request. Two kinds are known: a fence (three or more backticks or tildes
that begin a line) and a span (backticks closed by as many backticks on the same line). Whether a backtick
opens anything is only known later, so the tracker keeps the open runs of the present line, takes each for
plain text, and says so when one turns out to have been code all along.
"""

NOTHING = -1
_SHORTEST_FENCE = 3
LONGEST_SPAN = 16
"""Backticks that open a span; more are only characters, or a line of as many lengths as fit would be looked
through once for each of them."""


class CodeTracker:
    """
    Reads characters in order; ``feed`` answers from where on the text was code after all, or ``NOTHING``.

    Held state is one number for each open run of another length, of which there are ``LONGEST_SPAN``.
    """

    __slots__ = (
        "_blank",
        "_closing",
        "_fence",
        "_may_be_fence",
        "_open",
        "_run",
        "_run_at_start",
        "_run_mark",
        "_run_start",
        "in_fence",
    )

    def __init__(self) -> None:
        self.in_fence = False
        self._fence = ("`", 0)  # mark and length of the fence we are in
        self._closing = False  # this line closes the fence, unless more than blanks follow
        self._open: dict[int, int] = {}  # length of an unclosed run on this line -> its start, in order
        self._may_be_fence = False  # the first open run began its line, and no other run followed
        self._blank = True  # only blanks so far on this line
        self._run = 0
        self._run_mark = ""
        self._run_start = 0
        self._run_at_start = False

    @property
    def resting(self) -> bool:
        """True where plain text changes nothing, so that it may be skipped unseen."""
        return not (self._run or self._blank or self._closing)

    @property
    def first_open(self) -> int:
        """Where the first run stands that may still turn out to be code, or ``NOTHING``."""
        for start in self._open.values():
            return start
        return NOTHING

    def feed(self, character: str, at: int) -> int:
        """Take one character at this place (all between resting places are to be given)."""
        if self._run and character == self._run_mark:
            self._run += 1
            return NOTHING
        code_from = self._end_run() if self._run else NOTHING
        if character == "`" or (character == "~" and self._blank):
            self._run, self._run_mark, self._run_start = 1, character, at
            self._run_at_start = self._blank
            self._blank = self._closing = False
        elif character == "\n":
            code_from = max(code_from, self._end_line())
        elif character not in " \t":
            self._blank = False
            if character != "\r":
                self._closing = False
        return code_from

    def finish(self) -> int:
        """The text is whole: a fence whose first line just ended counts, open spans do not."""
        code_from = self._end_run() if self._run else NOTHING
        return max(code_from, self._end_line())

    def forget(self, start: int) -> None:
        """What stood from ``start`` until now was a tag or a picture, and no run in it counts."""
        self._open = {length: place for length, place in self._open.items() if place < start}
        self._may_be_fence = self._may_be_fence and bool(self._open)
        self.in_fence = self._closing = self._blank = False
        self._run = 0

    def _end_run(self) -> int:
        length, self._run = self._run, 0
        mark, long_enough = self._run_mark, self._run_at_start and length >= _SHORTEST_FENCE
        if self.in_fence:
            self._closing = long_enough and mark == self._fence[0] and length >= self._fence[1]
            return NOTHING
        if mark == "~":
            if long_enough:
                self.in_fence, self._fence = True, (mark, length)
            return NOTHING
        start = self._open.get(length, NOTHING)
        if start == NOTHING or length > LONGEST_SPAN:
            self._may_be_fence = long_enough
            if long_enough or length <= LONGEST_SPAN:
                self._open[length] = self._run_start
            return NOTHING
        self._may_be_fence = False
        self._open = {other: place for other, place in self._open.items() if place < start}
        return start

    def _end_line(self) -> int:
        code_from = NOTHING
        if self.in_fence:
            self.in_fence = not self._closing
        elif self._may_be_fence:
            ((length, code_from),) = self._open.items()
            self.in_fence, self._fence = True, ("`", length)
        self._open.clear()
        self._may_be_fence = self._closing = False
        self._blank = True
        return code_from
