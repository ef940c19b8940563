"""
Keys in a stranger's words: taken out before the words are shown, logged or kept.

A service that refuses a key likes to quote it, and its words reach a slot, a trace, a note in the chat file.
What looks like a key goes; a word too many that only looks like one is no loss in a reason for a failure.
"""

import re

STARS = "•••"

_NAMED = re.compile(
    r"(?i)\b(bearer|basic|(?:api|access|secret)[-_ ]?(?:key|token)|token|secret|password)\b"
    r"(\s*[=:]\s*|\s+)(?=\S*\d)[\"']?[^\s\"',;]{6,}"
)
_PREFIXED = re.compile(r"\b(?:sk|pk|r8|hf|ghp|gsk|xai|key|rk)[-_][A-Za-z0-9_-]{8,}")
_LONG = re.compile(r"(?<![/\w-])(?=[A-Za-z0-9_-]*\d)(?=[A-Za-z0-9_-]*[A-Za-z])[A-Za-z0-9_-]{32,}(?![/\w.-])")


def masked(text: str) -> str:
    """Return the text without what looks like a key."""
    text = _NAMED.sub(rf"\1\2{STARS}", text)
    return _LONG.sub(STARS, _PREFIXED.sub(STARS, text))
