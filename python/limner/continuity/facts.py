"""Facts as values: what somebody said of a person, and who said it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from limner.continuity.slots import Slot


class Source(StrEnum):
    """Where a fact is from, as the user is told it."""

    CARD = "card"
    PERSONA = "persona"
    LORE = "lore"
    ST = "st"
    TAG = "tag"
    PROMPT = "prompt"
    CALL = "call"
    USER = "user"


@dataclass(frozen=True, slots=True)
class Sheet:
    """
    What is known of a person before the story begins: the card's, the persona's, a lorebook entry's.

    ``names`` are as they stand, the first is the one the story uses; ``look`` holds identity slots only, each
    a prompt's words (``dark red hair in a loose plait``); ``garments`` are the usual clothes, one garment
    each with its colour; ``outfits`` are clothes that have a name; ``words`` are the user's own prompt words
    for the person (ST's character prompt), verbatim; ``place`` and ``mood`` are those the greeting begins
    with, where it says so.
    """

    names: tuple[str, ...]
    look: Mapping[Slot, str] = field(default_factory=lambda: MappingProxyType({}))
    garments: tuple[str, ...] = ()
    outfits: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    pronouns: str = ""
    words: str = ""
    negative: str = ""
    source: Source = Source.CARD
    place: str = ""
    time: str = ""
    mood: str = ""
