"""The places of a chat: where the story has been, how often and when, and what a short word for one means."""

from collections.abc import Sequence
from dataclasses import dataclass

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
    said = [stems(each.name) for each in known]
    mine = stems(name)
    if mine in said:
        old = known[said.index(mine)]
        others = [each for each in known if each is not old]
        return (*others, KnownPlace(name, old.first, at, old.visits + 1, uid, source))
    return kept((*known, KnownPlace(name, at, at, 1, uid, source)), at, MOST_PLACES)


def kept(known: Sequence[KnownPlace], message: int, most: int) -> tuple[KnownPlace, ...]:
    """
    Return the most important places, at most ``most``, in their order.

    They stand in the order in which the story was there last: of those with as many visits the first counts
    least, so only these are weighed. In a long chat each new place makes one be forgotten.
    """
    left = list(known)
    while len(left) > max(0, most):
        first_of = {each.visits: each for each in reversed(left)}
        least = min(first_of.values(), key=lambda each: each.importance(message))
        left = [each for each in left if each is not least]
    return tuple(left)


def fuller(known: Sequence[KnownPlace], name: str) -> str:
    """
    Return what a short word for a place means where the story has been in one such place alone.

    ``the kitchen`` is the kitchen of the Blue Jug again; of two kitchens it is neither.
    """
    noun = head(name)
    kin = [each.name for each in known if head(each.name) == noun]
    return kin[0] if len(kin) == 1 and stems(name) < stems(kin[0]) else name
