"""
Names of picture files: the user's patterns, filled in, and made safe for every disk.

What is filled in comes from cards, chats and models: it is put in once, never read again, and of the whole
only what is a plain name stays. SillyTavern gives a picture one folder, so a pattern cannot make two.
"""

import re
import unicodedata
from collections.abc import Mapping

from limner.core.name_patterns import MACRO

FOLDER_BYTES, NAME_BYTES = 100, 150
"""So long a name may be, in UTF-8; a disk takes 255, and a number may follow."""

LONGEST_PROMPT = 60

TRASH = "limner-trash"
"""The folder of what was deleted and can be put back: no picture is kept in it."""

_ST_DROPS = re.compile(r"[/?<>\\:*|\"\x00-\x1f\x80-\x9f]")
_DROPS = set("/?<>\\:*|\"'`&#%{}^~$!;")
_RESERVED = re.compile(r"(?i)(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?", re.DOTALL)


def filled(pattern: str, values: Mapping[str, str], most: int) -> str:
    """Return a safe name of at most ``most`` bytes; empty where nothing is left of it."""

    def value(found: re.Match[str]) -> str:
        name = found[1].lower()
        text = " ".join(values.get(name, "").split())
        return text[:LONGEST_PROMPT] if name == "prompt" else text

    return safe(MACRO.sub(value, pattern), most)


def safe(text: str, most: int = NAME_BYTES) -> str:
    """Return what of a text can name a file or a folder on any disk, and is no hidden one."""
    plain = unicodedata.normalize("NFC", text).replace(".", "_")
    kept = "".join(c for c in plain if c not in _DROPS and _is_seen(c))
    name = cut(" ".join(kept.split()), most).strip(" _")
    return f"{name}_" if _RESERVED.fullmatch(name) or name.casefold() == TRASH else name


def _is_seen(character: str) -> bool:
    return character == " " or unicodedata.category(character)[0] not in "CZ"


def as_tavern(text: str) -> str:
    """Return the folder that SillyTavern makes of a character's name (its package ``sanitize-filename``)."""
    plain = _ST_DROPS.sub("", text)
    if not plain.strip(".") or _RESERVED.fullmatch(plain):
        return ""
    return cut(plain.rstrip(". "), 255)


def cut(text: str, most: int) -> str:
    """Return as many whole characters as have room in so many bytes."""
    return text.encode("utf-8", "ignore")[:most].decode("utf-8", "ignore")
