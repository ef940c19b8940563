"""
The regular expressions of continuity, compiled when they are used first, or all of them while nobody waits.

There are more than a hundred, of which a chat needs few: to compile them all was an eighth of the time that
importing it from source took in Pyodide.
"""

import re
from typing import cast

from limner.core.late_pattern import LatePattern

ALL: list[LatePattern] = []
"""Those of the modules that are loaded."""


def late(text: str, flags: int = 0) -> re.Pattern[str]:
    """Return the pattern of this expression, and remember that it is there."""
    pattern = LatePattern(text, flags)
    ALL.append(pattern)
    return cast("re.Pattern[str]", pattern)
