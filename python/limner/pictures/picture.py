"""
Pictures and their states.

Everything that decides which state may follow which is in ``TRANSITIONS`` and nowhere else.
"""

from dataclasses import dataclass, field, replace
from enum import StrEnum

from limner.core.json_text import as_seconds
from limner.core.translation import say
from limner.pictures.picture_address import REFUSED
from limner.pictures.provenance import Provenance
from limner.pictures.wording import Wording


class State(StrEnum):
    """Where a picture is on its way."""

    PLANNED = "planned"
    QUEUED = "queued"
    PAINTING = "painting"
    PAINTED = "painted"
    PLACED = "placed"
    FAILED = "failed"
    CANCELLED = "cancelled"
    HELD = "held"
    """The user is to see its words first: nothing paints it before he says so."""


TRANSITIONS: dict[State, frozenset[State]] = {
    State.PLANNED: frozenset({State.QUEUED, State.CANCELLED}),
    State.QUEUED: frozenset({State.PAINTING, State.PAINTED, State.FAILED, State.CANCELLED, State.HELD}),
    State.PAINTING: frozenset({State.PAINTED, State.FAILED, State.CANCELLED}),
    State.PAINTED: frozenset({State.PLACED, State.QUEUED}),
    State.PLACED: frozenset({State.PAINTED, State.QUEUED}),
    State.FAILED: frozenset({State.QUEUED}),
    State.CANCELLED: frozenset({State.QUEUED}),
    State.HELD: frozenset({State.QUEUED, State.PAINTED}),
}

SETTLED = frozenset({State.PAINTED, State.PLACED, State.FAILED, State.CANCELLED, State.HELD})
OPEN = frozenset(State) - SETTLED


MOST_TAGS = 1_000
"""Numbers of tags above this are a damaged or hostile note's, not a message's."""


def as_ordinal(value: int) -> int:
    """Return the number of a tag that a note tells, as one may count up to it."""
    return min(max(int(value), 0), MOST_TAGS)


UNKNOWN = "unknown"
"""The painter of a picture that stood there before we knew it."""


@dataclass(frozen=True, slots=True)
class Version:
    """
    One attempt at a picture: what made it (``prompt``, ``provider``, ``making``) and what came of it.

    ``refused`` is an address that the chat file has and that is no picture's (``picture_address``): it is
    shown nowhere, and written back as it was, for the note may be worth more to somebody else. ``words`` are
    what the painter was told, where that is not the ``prompt`` of the tag.
    """

    id: str
    prompt: str
    url: str
    provider: str
    created: float
    error: str = ""
    making: Provenance = field(default_factory=Provenance)
    refused: str = ""
    words: Wording | None = None


@dataclass(frozen=True, slots=True)
class Touch:
    """
    What the user asked for by hand: at ``stamp`` (seconds since 1970, one for all pictures of one request).

    ``beside``: what is painted stands beside what stood there, else in its stead.
    """

    stamp: float
    beside: bool = False

    @classmethod
    def read(cls, raw: object) -> "Touch | None":
        """Build from JSON, ``[stamp, beside]``; None for anything else."""
        match raw:
            case [stamp, bool(beside)] if (seconds := as_seconds(stamp)) is not None:
                return cls(seconds, beside)
        return None


@dataclass(frozen=True, slots=True)
class PastChoice:
    """What a picture showed before the request of this ``stamp``: undoing the request is going back to it."""

    stamp: float
    chosen: int
    beside: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Lost:
    """
    The tag of a picture that somebody took out of the reply: its text, and the end of the text before it.

    ``script`` is the name of the user's script that did it; ``trimmed``: it was ST's trimming of sentences.
    """

    tag: str
    behind: str
    script: str = ""
    trimmed: bool = False


MOST_CHOICES = 20
"""So many requests can be undone."""


@dataclass(frozen=True, slots=True)
class Picture:
    """
    The picture of one tag; ``ordinal`` counts the message's tags from 0.

    ``chosen`` is the index of the version that shows, or -1; ``beside`` are those that stand before it.
    ``past`` is what was chosen before, the last at the end. ``lost`` is its tag, where the reply lacks it and
    it was not the user who took it out. ``held`` is the word of the user's list for which it waits, where it
    is ``State.HELD`` and waits for one.
    """

    id: str
    prompt: str
    ordinal: int
    state: State = State.PLANNED
    versions: tuple[Version, ...] = field(default=())
    chosen: int = -1
    beside: tuple[int, ...] = ()
    past: tuple[PastChoice, ...] = ()
    lost: Lost | None = None
    held: str = ""

    @property
    def shown(self) -> Version | None:
        """The version that belongs into the text, if there is one, also while it is painted once more."""
        found = self._chosen
        return found if found is not None and found.url else None

    @property
    def is_refused(self) -> bool:
        """Whether what was chosen has an address that is not shown."""
        return self._chosen is not None and bool(self._chosen.refused)

    @property
    def _chosen(self) -> Version | None:
        return self.versions[self.chosen] if 0 <= self.chosen < len(self.versions) else None

    @property
    def standing(self) -> tuple[Version, ...]:
        """All versions that belong into the text, in their order there."""
        last = self.shown
        if last is None:
            return ()
        before = (self.versions[index] for index in self.beside if 0 <= index < len(self.versions))
        return (*(version for version in before if version.url and version.url != last.url), last)

    @property
    def error(self) -> str:
        """Why the last attempt failed, in the user's words, or why what was chosen is not shown."""
        last = self.versions[-1].error if self.versions else ""
        return last or (say(REFUSED) if self.is_refused else "")

    def to(self, state: State) -> "Picture":
        """Return this picture in another state; ValueError where the table has no such way."""
        if state not in TRANSITIONS[self.state]:
            raise ValueError(f"A picture that is {self.state} cannot become {state}.")
        return replace(self, state=state, held="")

    def held_for(self, word: str) -> "Picture":
        """Return this picture as it waits for the user's review, for a word of his list or for none."""
        return replace(self.to(State.HELD), held=word)

    def given_up(self) -> "Picture":
        """Return this picture as it is when nobody paints it any more: as it stood before, if it did."""
        return replace(self, state=State.CANCELLED if self.shown is None else State.PAINTED)

    def touched(self, stamp: float, chosen: int, beside: tuple[int, ...] = ()) -> "Picture":
        """Return this picture with another choice, which can be undone; the state stays as it is."""
        past = (*self.past, PastChoice(stamp, self.chosen, self.beside))[-MOST_CHOICES:]
        return replace(self, chosen=chosen, beside=beside, past=past)

    def painted(self, version: Version, touch: Touch | None = None, *more: Version) -> "Picture":
        """
        Return this picture with a new, chosen version; ``touch``: because the user asked for it.

        ``more`` came of the same request: they are kept beside it, none of them chosen.
        """
        place = len(self.versions)
        moved = replace(self.to(State.PAINTED), versions=(*self.versions, version, *more))
        if touch is None and self.shown is None:
            return replace(moved, chosen=place)
        touch = touch or Touch(version.created)  # what stood there can always be brought back
        stood = (*self.beside, self.chosen) if touch.beside and self.shown is not None else ()
        return moved.touched(touch.stamp, place, stood)

    def failed(self, version: Version) -> "Picture":
        """Return this picture with a failed attempt; an earlier version that showed stays chosen."""
        moved = self.to(State.FAILED)
        return replace(moved, versions=(*self.versions, version))
