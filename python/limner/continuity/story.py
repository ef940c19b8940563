"""
What the fold is given: a chat as values that can be sent and compared.

A ``Turn`` is one message in one version. The page sends all of a chat once and then only the turns that
changed.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from limner.continuity.facts import Sheet
from limner.continuity.slots import Slot

NO_ATTRIBUTES: Mapping[str, str] = MappingProxyType({})


class Do(StrEnum):
    """What a correction of the user's does."""

    SET = "set"
    LOCK = "lock"
    UNLOCK = "unlock"
    SAME = "same"
    FORGET = "forget"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Correction:
    """
    What the user said of a person or the scene, an event like a tag: it goes with the message it stands in.

    ``who`` is a person's id or name, empty for the scene; ``value`` the words (of ``SAME`` the id or name of
    the person who is the same, of ``NAME`` what a person is called from now on, of ``SET`` empty words take
    the fact away; without a ``slot`` it says no more than that there is such a person). It counts before tag
    ``tag`` of its message and all later ones, with -1 after all of them.
    """

    do: Do
    who: str = ""
    slot: Slot | None = None
    value: str = ""
    tag: int = -1


@dataclass(frozen=True, slots=True)
class TagSeen:
    """
    A tag as the reader gives it.

    What is to be painted, and its attributes by their names in lower case.
    """

    prompt: str
    attributes: Mapping[str, str] = field(default_factory=lambda: NO_ATTRIBUTES)


@dataclass(frozen=True, slots=True)
class Turn:
    """
    One message in one version.

    ``speaker`` is the id of who says it (``Member.id``), ``prose`` its text without tags, at most what the
    stage needs (the names in it count, in the last turns only). Hidden messages happened like all others.
    """

    uid: str
    version: int = 0
    speaker: str = ""
    user: bool = False
    hidden: bool = False
    tags: tuple[TagSeen, ...] = ()
    prose: str = ""
    corrections: tuple[Correction, ...] = ()


class Role(StrEnum):
    """How a person came into the chat, the most important first."""

    CARD = "card"
    PERSONA = "persona"
    NAMED = "named"
    UNNAMED = "unnamed"


@dataclass(frozen=True, slots=True)
class Member:
    """
    Somebody whose sheet is known before the story begins.

    ``id`` is the card's avatar file or ``persona:<avatar>``, never the display name; of several people of one
    card the later ones are ``<avatar>#<name>``.
    """

    id: str
    sheet: Sheet
    kind: Role = Role.CARD


@dataclass(frozen=True, slots=True)
class Beginning:
    """Where a chat starts: its people, and the scene that scenario and greeting set."""

    members: tuple[Member, ...] = ()
    place: str = ""
    time: str = ""
    corrections: tuple[Correction, ...] = field(default=())
    """What holds from the start in this chat: the entries of its metadata that count."""
