"""Looks that ``look=`` says are over: ``no cast``, ``eyepatch gone``."""

import re

from limner.continuity._patterns import late
from limner.continuity._text import split_list, stem, words

_OVER = late(
    r"\b(?:no|without|no longer has|no longer wears|no more) "
    r"(?:the |an? |his |her |their |more )?([a-z-]{3,14})\b"
    r"|\b([a-z-]{3,14}) (?:is |are |now )?(?:off|gone|removed|healed)\b",
    re.IGNORECASE,
)
"""What ``look=`` says is over: ``no cast``, ``eyepatch gone``."""


def without(value: str, text: str) -> str:
    """Return looks without those that are said to be over."""
    over = {stem((found[1] or found[2]).lower()) for found in _OVER.finditer(text)} - {"hair", "wig"}
    if not over:
        return value
    return ", ".join(
        item
        for item in split_list(value)
        if not any(stem(word.text) in over for word in words(item)) and not _OVER.search(item)
    )
