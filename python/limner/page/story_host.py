"""What Python may ask of what belongs to the open story: its metadata, its character's card, ST's macros."""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class StoryNote:
    """
    What the open chat, or the card of its character, holds of ours: ``limner`` is JSON text from outside.

    ``owner`` is whose it is, the chat's id or the card's file name; empty: there is none to write to.
    """

    owner: str = ""
    name: str = ""
    limner: str = ""


class StoryHost(Protocol):
    """A part of the port ``host.Host``."""

    async def read_metadata(self) -> StoryNote:
        """Return what the open chat's metadata hold of ours."""
        ...

    async def save_metadata(self, owner: str, entries: str) -> bool:
        """Put ``entries`` (JSON text, null: take away) into these metadata; False where it is not saved."""
        ...

    async def read_card(self) -> StoryNote:
        """Return what the open character's card holds of ours; a group has no card."""
        ...

    async def write_card(self, owner: str, entries: str) -> bool:
        """Put ``entries`` (JSON text, null: nothing) into this card; False where it is not saved."""
        ...

    async def expand_macros(self, text: str) -> str:
        """Return the text with ST's macros, such as ``{{char}}``, filled in."""
        ...
