"""
A chat as SillyTavern's server gives it: a header, and messages in the version that is shown.

All of it is strangers' text. What has no text and no picture is no message of a book, and what does not fit
is left out, never raised.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from limner.book._pictures import StoryPicture, as_picture, lift
from limner.core.json_text import as_dict, as_list, as_str

_MACRO = re.compile(r"\{\{(user|char)\}\}", re.IGNORECASE)
_ASIDES = frozenset({
    "comment", "help", "welcome", "empty", "generic", "slash_commands", "formatting", "hotkeys", "macros",
    "welcome_prompt", "assistant_note",
})  # fmt: skip
"""ST's words for messages of its own, which are no part of any story."""


@dataclass(frozen=True, slots=True)
class ChatMessage:
    """
    One message: ``number`` is ST's, from 0.

    ``text`` has a mark for each of its ``pictures`` (``_pictures.lift``).
    """

    number: int
    name: str
    user: bool
    hidden: bool
    narrator: bool
    text: str
    pictures: tuple[StoryPicture, ...]


@dataclass(frozen=True, slots=True)
class Chat:
    """``rows`` is the file itself, header and messages, as it came."""

    name: str
    messages: tuple[ChatMessage, ...]
    rows: tuple[object, ...]


def read_chat(name: str, rows: list[object]) -> Chat:
    """Read the rows of a chat file; the first may be a header."""
    begins = 1 if rows and "mes" not in as_dict(rows[0]) else 0
    names = _names(rows[begins:])
    found = [
        message
        for number, row in enumerate(rows[begins:])
        if (message := _message(number, as_dict(row), names)) is not None
    ]
    return Chat(name, tuple(found), tuple(rows))


def _names(rows: list[object]) -> dict[str, str]:
    """Return who ``{{user}}`` and ``{{char}}`` are: whoever speaks first."""
    names: dict[str, str] = {}
    for row in map(as_dict, rows):
        if row.get("is_system") is not True or as_dict(row.get("extra")).get("type") is None:
            names.setdefault("user" if row.get("is_user") is True else "char", as_str(row.get("name")))
    return names


def _message(number: int, row: Mapping[str, object], names: Mapping[str, str]) -> ChatMessage | None:
    extra = as_dict(row.get("extra"))
    kind = as_str(extra.get("type"))
    text = as_str(row.get("mes"))
    if kind in _ASIDES:
        return None
    text, pictures = lift(text)
    text = _MACRO.sub(lambda found: names.get(found[1].lower()) or found[0], text)
    known = {picture.src for picture in pictures if picture.src}
    pictures += tuple(each for each in _attached(extra) if not each.src or each.src not in known)
    if not text.strip() and not pictures:
        return None
    return ChatMessage(
        number,
        as_str(row.get("name")),
        row.get("is_user") is True,
        row.get("is_system") is True,
        kind == "narrator",
        text,
        pictures,
    )


def _attached(extra: Mapping[str, object]) -> list[StoryPicture]:
    """Return the pictures that hang on a message, as ST's own painter and its uploads leave them."""
    found = [
        as_picture(as_str(each.get("url")), as_str(each.get("title")))
        for each in map(as_dict, as_list(extra.get("media")))
        if each.get("type") in (None, "image") and as_str(each.get("url"))
    ]
    if not found and as_str(extra.get("image")):
        found.append(as_picture(as_str(extra.get("image")), as_str(extra.get("title"))))
    return found
