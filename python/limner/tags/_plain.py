"""
Texts whose tags are all as the instructions show them: read by one regular expression, far quicker.

A chat of a thousand messages is read at once where somebody wants to know the story so far. Whatever could
be read in two ways (code, entities, backslashes, a ``<`` that begins anything else) is left to the scanner: a
text is either wholly plain or not at all. ``tests/unit/tags/test_plain.py`` holds both to the same answer.
"""

import re

from limner.tags._images import PLAIN_IMAGE
from limner.tags._tag import Tag
from limner.tags._vocabulary import CURLY, KNOWN, LONGEST_NAME

_VALUE = rf'[^"<>&`~\\\n\r\t\f\u00a0{CURLY}]*'
_ATTRIBUTES = rf'(?: [a-z]{{1,{LONGEST_NAME}}}="{_VALUE}"){{0,12}}'
_TAG = re.compile(rf'<img-prompt="({_VALUE})"({_ATTRIBUTES})>')
_NEVER = frozenset(("prompt", "src", "srcset"))
LONGEST = 8_000
"""Characters of a tag, well below what the scanner allows."""


def plain_tags(text: str) -> list[Tag] | None:
    """Return all tags of a whole text, or None where the scanner must read it."""
    if "`" in text or "~~~" in text or "&" in text:
        return None
    tags: list[Tag] = []
    at = text.find("<")
    while at >= 0:
        found = _TAG.match(text, at)
        tag = found and _read(found)
        if not found or not tag:
            return None
        tags.append(tag)
        end = found.end()
        while placed := PLAIN_IMAGE.match(text, end):
            end = placed.end()
        at = text.find("<", end)
    return tags


def _read(found: re.Match[str]) -> Tag | None:
    prompt, said = found[1].strip(), {}
    if not prompt or len(found[0]) > LONGEST:
        return None
    pieces = found[2].split('"')  # no value holds one: each name and its value stand between two
    for name, value in zip((each[1:-1] for each in pieces[::2]), pieces[1::2], strict=False):
        if name in _NEVER or name in said:
            return None
        said[name] = value.strip()
    return Tag(
        found.start(), found.end(), found[0], prompt, {name: said[name] for name in said if name in KNOWN}
    )
