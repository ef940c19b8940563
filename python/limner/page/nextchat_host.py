"""
What Python may ask of the page for NextChat: whole chats and cards as they stand, files, pictures made small.

All of it is strangers' text; what may nest crosses as JSON text.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from limner.page.host_values import MessageKey, PatchResult


@dataclass(frozen=True, slots=True)
class WholeChat:
    """
    The open chat: ``header`` and ``messages`` are JSON text, as ST's file has them.

    ``owner`` is the character's file (of a group the first member's, ``members`` all); ``chat_id``: empty
    for none. ``busy``: ST is writing a reply; ``fresh`` counts names of messages that are in no file yet.
    """

    chat_id: str = ""
    name: str = ""
    owner: str = ""
    group: bool = False
    header: str = ""
    messages: str = ""
    busy: bool = False
    fresh: int = 0
    members: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Roster:
    """Who there is: (file, name) of each character, the file of the open one, the user's name."""

    characters: Sequence[tuple[str, str]] = ()
    open: str = ""
    user: str = ""


Appended = Literal["done", "unsaved", "moved", "busy", "gone"]
"""What became of messages: in the file, only shown, or refused: longer by now, under ST's pen, not open."""


class NextChatHost(Protocol):
    """A part of the port ``host.Host``."""

    async def choose_large_file(self, accept: str, most: int) -> str | None:
        """Return the text of a file of at most ``most`` bytes that the user chooses, None for none."""
        ...

    async def whole_chat(self, *, named: bool = False) -> WholeChat:
        """Return the open chat with all that is in it; ``named``: each message is given its own name."""
        ...

    async def rewrite_message(
        self, key: MessageKey, *, expect: str, text: str, limner: str, extra: str
    ) -> PatchResult:
        """Compare and swap, as ``Host.patch``; ``extra`` (JSON text) is more for the message's own."""
        ...

    async def append_messages(self, chat_id: str, length: int, messages: str) -> Appended:
        """Put messages (JSON text) below all others, where the chat still has this many."""
        ...

    async def roster(self) -> Roster:
        """Return all characters by name."""
        ...

    async def picture_data(self, path: str, most: int, *, whole: bool = False) -> str:
        """
        Return a picture of ST's as a data URL of at most ``most`` bytes; empty where there is none.

        ``whole``: the very file, or nothing where it is larger; else WebP, made small until it fits.
        """
        ...

    async def reload_characters(self) -> None:
        """Have the page read its characters anew: a card was changed behind its back."""
        ...

    async def take_character(self, name: str, text: str, portrait: str) -> str:
        """Have ST import a card (JSON text) with a picture (data URL or empty); return its file."""
        ...
