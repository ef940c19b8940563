"""Patterns for the names of files: which macros there are, and whether a pattern can be filled in."""

import re

from limner.core.errors import SettingError
from limner.core.translation import say

MACROS = ("char", "group", "chat", "date", "time", "painter", "model", "seed", "prompt")
"""What a pattern may hold, in doubled braces."""

MACRO = re.compile(r"\{\{\s{0,9}(\w{1,40})\s{0,9}\}\}")


def check(pattern: str) -> str:
    """Return a pattern that can be filled in; SettingError says which macro there is none of."""
    unknown = [name for name in MACRO.findall(pattern) if name.lower() not in MACROS]
    if unknown:
        known = ", ".join(f"{{{{{name}}}}}" for name in MACROS)
        raise SettingError(say("There is no ${0} here: use ${1}.", f"{{{{{unknown[0]}}}}}", known))
    if "/" in pattern or "\\" in pattern or "::" in pattern:
        raise SettingError(
            say("SillyTavern keeps pictures in folders of one level: use no slash, no colons.")
        )
    return pattern
