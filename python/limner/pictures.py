"""
Pictures and their states.

Everything that decides which state may follow which is in ``TRANSITIONS`` and nowhere else.
"""

from dataclasses import dataclass, field, replace
from enum import StrEnum


class State(StrEnum):
    """Where a picture is on its way."""

    PLANNED = "planned"
    QUEUED = "queued"
    PAINTING = "painting"
    PAINTED = "painted"
    PLACED = "placed"
    FAILED = "failed"
    CANCELLED = "cancelled"


TRANSITIONS: dict[State, frozenset[State]] = {
    State.PLANNED: frozenset({State.QUEUED, State.CANCELLED}),
    State.QUEUED: frozenset({State.PAINTING, State.FAILED, State.CANCELLED}),
    State.PAINTING: frozenset({State.PAINTED, State.FAILED, State.CANCELLED}),
    State.PAINTED: frozenset({State.PLACED, State.QUEUED}),
    State.PLACED: frozenset({State.PAINTED, State.QUEUED}),
    State.FAILED: frozenset({State.QUEUED}),
    State.CANCELLED: frozenset({State.QUEUED}),
}

SETTLED = frozenset({State.PAINTED, State.PLACED, State.FAILED, State.CANCELLED})
OPEN = frozenset(State) - SETTLED


@dataclass(frozen=True, slots=True)
class Version:
    """One attempt at a picture: what made it (``prompt``, ``provider``) and what came of it."""

    id: str
    prompt: str
    url: str
    provider: str
    created: float
    error: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """
    The picture of one tag; ``ordinal`` counts the message's tags from 0.

    ``chosen`` is the index of the version that shows, or -1.
    """

    id: str
    prompt: str
    ordinal: int
    state: State = State.PLANNED
    versions: tuple[Version, ...] = field(default=())
    chosen: int = -1

    @property
    def shown(self) -> Version | None:
        """The version that belongs into the text, if there is one."""
        if self.state in (State.PAINTED, State.PLACED) and 0 <= self.chosen < len(self.versions):
            return self.versions[self.chosen]
        return None

    @property
    def error(self) -> str:
        """Why the last attempt failed, in the user's words."""
        return self.versions[-1].error if self.versions else ""

    def to(self, state: State) -> "Picture":
        """Return this picture in another state; ValueError where the table has no such way."""
        if state not in TRANSITIONS[self.state]:
            raise ValueError(f"A picture that is {self.state} cannot become {state}.")
        return replace(self, state=state)

    def painted(self, version: Version) -> "Picture":
        """Return this picture with a new, chosen version."""
        moved = self.to(State.PAINTED)
        return replace(moved, versions=(*self.versions, version), chosen=len(self.versions))

    def failed(self, version: Version) -> "Picture":
        """Return this picture with a failed attempt; an earlier version that showed stays chosen."""
        moved = self.to(State.FAILED)
        return replace(moved, versions=(*self.versions, version))
