"""The places of a chat: where the story has been, how often and when, and what a short word for one means."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from limner.continuity._places import head
from limner.continuity._text import stems
from limner.continuity.facts import Source

MOST_PLACES = 60
"""Places a chat remembers; the least important are forgotten first."""


@dataclass(frozen=True, slots=True)
class KnownPlace:
    """
    A place where the story has been.

    ``first`` and ``seen`` are the numbers of the messages in which it went there first and last (-1: before
    the first), ``visits`` how often; ``uid`` and ``source`` tell where it was said last.
    """

    name: str
    first: int = -1
    seen: int = -1
    visits: int = 1
    uid: str = ""
    source: Source = Source.CARD

    def importance(self, message: int) -> float:
        """Return how important a place is: how often the story was there, and how lately."""
        return round(min(self.visits, 20) / 4 + 2 / (1 + max(0, message - self.seen) / 20), 4)


def visited(
    known: Sequence[KnownPlace], name: str, source: Source, uid: str, at: int
) -> tuple[KnownPlace, ...]:
    """Return the places after the story has gone to one; the last in the tuple is where it was last."""
    mine = stems(name)
    old = next((each for each in known if stems(each.name) == mine), None)
    here = KnownPlace(name, at, at, 1, uid, source)
    if old is not None:
        here = replace(here, first=old.first, visits=old.visits + 1)
    return kept((*(each for each in known if each is not old), here), at, MOST_PLACES)


def kept(known: Sequence[KnownPlace], message: int, most: int) -> tuple[KnownPlace, ...]:
    """Return the most important places, at most ``most``, in their order."""
    if len(known) <= most:
        return tuple(known)
    chosen = sorted(known, key=lambda each: -each.importance(message))[: max(0, most)]
    return tuple(each for each in known if each in chosen)


def fuller(known: Sequence[KnownPlace], name: str) -> str:
    """
    Return what a short word for a place means where the story has been in one such place alone.

    ``the kitchen`` is the kitchen of the Blue Jug again; of two kitchens it is neither.
    """
    mine, noun = stems(name), head(name)
    more = [each.name for each in known if mine < stems(each.name) and head(each.name) == noun]
    kin = [each for each in known if head(each.name) == noun]
    return more[0] if len(more) == 1 and len(kin) == 1 else name
