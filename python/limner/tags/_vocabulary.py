"""
The words and marks that tags are made of.

The reader (``tags``) and the render hook's patterns (``_browser_patterns``) are two machines for one grammar.
What both must agree on letter by letter stands here once. Everything is ASCII by hand: Python and JavaScript
differ in what they call a space, a letter and an upper case.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType

LONGEST_TAG = 12_000
"""Characters from ``<`` to ``>``. A prompt of 10,000 fits; a quote nobody closed must not swallow a chat."""

SPACES = " \t\r\n\f\u00a0"
HYPHENS = "-_\u2010\u2011\u2013"
LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
NAME_MARKS = LETTERS + "0123456789_-"
BARE_MARKS = LETTERS + "0123456789_.:%*+"
LONGEST_NAME = 32

KNOWN = ("ar", "size", "seed", "negative", "char", "wears", "place", "time", "mood", "look")
"""The attributes a ``Tag`` reports. Others are read over, because models invent them."""

PICTURE_NAMES = ("src", "srcset")
"""Attributes that only a real picture has."""

CURLY = "“”„‘’‚"
CURLY_CLOSERS = "“”\"‘’'"
ENTITY_QUOTES = ("&quot;", "&#34;", "&#x22;", "&apos;", "&#39;", "&#039;", "&#x27;")
STRAIGHT = ('"', "'", *ENTITY_QUOTES)
"""Quotes that are closed by themselves, in the spelling that opened them."""

MARK_ENTITIES: Mapping[str, str] = MappingProxyType(
    {"&lt;": "<", "&gt;": ">"} | {name: name for name in ENTITY_QUOTES}
)
"""Entities that can stand for a mark of the grammar, and the mark: quotes keep their spelling."""

_NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'", "nbsp": "\u00a0"}
_NAMED |= {"ldquo": "“", "rdquo": "”", "lsquo": "‘", "rsquo": "’", "hellip": "…", "ndash": "–", "mdash": "—"}
_ENTITY = re.compile(r"&(?:#([0-9]{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-zA-Z]{2,6}));")
_ESCAPED = re.compile(r"\\(?=([\"'\\“”„‘’‚]|&(?:quot|apos|#34|#0?39|#x2[27]);))\1", re.IGNORECASE | re.ASCII)


def decode(text: str) -> str:
    """
    ``text`` with its entities turned into characters, once; what is no entity stays as it is.

    By hand, because importing ``html`` costs a browser 44 ms for a table of 2,231 names.
    """
    return _ENTITY.sub(_character, text) if "&" in text else text


def unquote(text: str) -> str:
    r"""A quoted value as its writer meant it: ``\"`` and ``\\`` undone, entities decoded, trimmed."""
    if "\\" in text:
        text = _ESCAPED.sub(r"\1", text)
    return decode(text).strip()


def _character(entity: re.Match[str]) -> str:
    decimal, hexadecimal, name = entity.groups()
    if name is not None:
        return _NAMED.get(name.lower(), entity[0])
    code = int(decimal) if decimal else int(hexadecimal, 16)
    is_character = 0 < code < 0x110000 and not 0xD800 <= code < 0xE000
    return chr(code) if is_character else entity[0]
