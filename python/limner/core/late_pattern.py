"""
A regular expression that is compiled when it is used first, not when its module is loaded.

In Pyodide one takes 0.5 ms, one with large sets of signs (Chinese, Japanese) 5 ms: too much of a start for
what most of them never use.
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


def late(text: str, flags: int = 0) -> re.Pattern[str]:
    """Return the pattern of this expression. A wrong one fails only when it is used: a test uses them all."""
    return cast("re.Pattern[str]", LatePattern(text, flags))
