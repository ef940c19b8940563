"""What Python may ask of what stands beside it in SillyTavern: Continue, speech, scripts, its setup."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from limner.page.host_values import MessageKey


Slots = Sequence[str | None]
"""What each tag shows, as HTML; None: nothing."""


@dataclass(frozen=True, slots=True)
class Speech:
    """
    ST's text to speech: whether it speaks, and the filter of what it leaves out (a JavaScript pattern).

    ``applies`` is whether the filter is on; ``narrates`` is false where the extension is not there at all.
    """

    narrates: bool = False
    applies: bool = False
    pattern: str = ""


@dataclass(frozen=True, slots=True)
class Script:
    """One script of ST's Regex extension that writes replies for good, and what it makes of a text."""

    name: str
    result: str


@dataclass(frozen=True, slots=True)
class Rewriting:
    """Who may change a reply for good: the scripts that are on, and ST's own trimming of last sentences."""

    scripts: Sequence[Script] = ()
    trims: bool = False


@dataclass(frozen=True, slots=True)
class TavernSetup:
    """
    How far ST is set up for stories and pictures.

    ``connected``: the story's model is; ``context`` are its tokens, 0 where nobody knows. ``images`` is the
    service of ST's image generation, empty where that extension is off. ``has`` are the names (no more) of
    the keys that ST keeps, and of the addresses of image services that are filled in. ``knows_keys`` is false
    where this ST does not tell which keys it keeps.
    """

    connected: bool = False
    context: int = 0
    images: str = ""
    has: frozenset[str] = frozenset()
    knows_keys: bool = True


class Neighbours(Protocol):
    """A part of the port ``host.Host``."""

    async def continue_reply(self, key: "MessageKey") -> bool:
        """Have ST continue this message; False where it is not the last one, or ST is at work."""
        ...

    def show_expression(self, chat_id: str, uid: str, labels: Sequence[str]) -> None:
        """
        Have ST's sprite show the first of these expressions that it knows, while this is the last reply.

        Only where the user has left the choice to nobody else; without labels it is ST's own again.
        """
        ...

    async def speech(self) -> Speech:
        """Return how ST's text to speech stands."""
        ...

    async def set_speech(self, *, applies: bool, pattern: str) -> bool:
        """Set ST's filter of what is read aloud; False where it cannot be set, or is no pattern to ST."""
        ...

    async def setup(self) -> TavernSetup:
        """Return how far ST is set up for stories and pictures."""
        ...

    async def rewriting(self, text: str) -> Rewriting:
        """Return what each script that writes replies for good makes of this text."""
        ...
