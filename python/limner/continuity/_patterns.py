"""
Regular expressions that are compiled when they are used first.

Continuity has more than a hundred, of which a chat needs few: to compile them all was an eighth of the time
that importing it from source took in Pyodide.
"""

import re
from typing import cast


class LatePattern:
    """Stands for a pattern; what is asked of it is kept, so that only the first time costs more."""

    def __init__(self, text: str, flags: int) -> None:
        self._text, self._flags = text, flags
        self._made: re.Pattern[str] | None = None

    def made(self) -> re.Pattern[str]:
        """Return the pattern, compiled now where it was not before."""
        if self._made is None:
            self._made = re.compile(self._text, self._flags)
        return self._made

    def __getattr__(self, name: str) -> object:
        found = getattr(self.made(), name)
        setattr(self, name, found)
        return found


ALL: list[LatePattern] = []
"""Every pattern of the modules that are loaded."""


def late(text: str, flags: int = 0) -> re.Pattern[str]:
    """Return the pattern of this expression. A wrong one fails only when it is used: a test uses them all."""
    pattern = LatePattern(text, flags)
    ALL.append(pattern)
    return cast("re.Pattern[str]", pattern)
