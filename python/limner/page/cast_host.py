"""
What Python may ask of the page to know the story: the open chat as it stands, and who is in it.

All of it is strangers' text. A card, a persona and a lorebook may nest anything, so they cross as JSON text.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, Protocol


@dataclass(frozen=True, slots=True)
class StoryRow:
    """
    One message in the version that is shown, as the page tells of it.

    ``number`` is the page's own, ``uid`` ours where it has one. ``avatar`` is a card's file, or for the
    user's messages the address of a persona's picture, empty where ST notes neither. ``kind`` is ST's word
    for what is no part of the story (a comment, a help text) and for its narrator; ``hidden`` ones are not
    sent to the model. ``facts`` is what the user corrected here, JSON text.
    """

    number: int
    uid: str
    swipe_id: int
    name: str
    avatar: str
    user: bool
    hidden: bool
    kind: str
    text: str
    facts: str


@dataclass(frozen=True, slots=True)
class StoryNews:
    """
    What has changed in the open chat since the answer ``since``.

    ``order`` are all its messages, as runs (first number, how many); ``rows`` those that changed. ``asked``
    is what to ask with next; ``cast`` is another number where the cast may be another one. ``speaker`` is the
    file of the character that is open, or that writes now.
    """

    chat_id: str = ""
    asked: int = 0
    cast: int = 0
    speaker: str = ""
    order: Sequence[tuple[int, int]] = ()
    rows: Sequence[StoryRow] = ()


@dataclass(frozen=True, slots=True)
class CastText:
    """
    Who is in the open chat: a JSON text for each character, the persona, the lorebooks' entries in force.

    ``note`` is what the chat's metadata hold of ours.
    """

    chat_id: str = ""
    cast: int = 0
    characters: Sequence[str] = ()
    persona: str = ""
    lore: str = ""
    note: str = ""


class CastHost(Protocol):
    """A part of the port ``host.Host``."""

    async def story(self, since: int) -> StoryNews:
        """Return the open chat as it is now; ``since`` is the last answer's ``asked``, 0 for all of it."""
        ...

    async def cast(self) -> CastText:
        """Return who is in the open chat, its cards read in full."""
        ...

    def import_character(self) -> None:
        """Let the user choose cards to import, as ST's own button does."""
        ...

    async def export_character(self, avatar: str, kind: Literal["png", "json"]) -> bool:
        """Give the user this card as a file, by ST's own export; False where there is none."""
        ...

    async def edit_character(self, avatar: str) -> bool:
        """Open ST's editor at this card; False where another chat would have to be opened for it."""
        ...

    async def create_character(self) -> bool:
        """Open ST's editor at a new card, as its own button does; False where there is no such button."""
        ...
