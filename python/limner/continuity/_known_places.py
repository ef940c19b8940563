"""The places of a chat: where the story has been, how often and when, and what a short word for one means."""

from collections.abc import Sequence
from typing import NamedTuple

from limner.continuity._places import head
from limner.continuity._text import stems
from limner.continuity.facts import Source

MOST_PLACES = 60
"""Places a chat remembers; the least important are forgotten first."""


class KnownPlace(NamedTuple):
    """
    A place where the story has been.

    ``first`` and ``seen`` are the numbers of the messages in which it went there first and last (-1: before
    the first), ``visits`` how often; ``uid`` and ``source`` tell where it was said last. ``said`` and
    ``noun`` are its name as it is compared, read once: each new place is held against all of them.
    """

    name: str
    first: int
    seen: int
    visits: int
    uid: str
    source: Source
    said: frozenset[str]
    noun: str

    def importance(self, message: int) -> float:
        """Return how important a place is: how often the story was there, and how lately."""
        return round(min(self.visits, 20) / 4 + 2 / (1 + max(0, message - self.seen) / 20), 4)


def visited(
    known: Sequence[KnownPlace], name: str, source: Source, uid: str, at: int
) -> tuple[KnownPlace, ...]:
    """Return the places after the story has gone to one; the last in the tuple is where it was last."""
    mine, first, visits = stems(name), at, 1
    said = [each.said for each in known]
    if mine in said:
        number = said.index(mine)
        old = known[number]
        known = (*known[:number], *known[number + 1 :])
        first, visits = old.first, old.visits + 1
    here = KnownPlace(name, first, at, visits, uid, source, mine, head(name))
    return kept((*known, here), at, MOST_PLACES)


def kept(known: Sequence[KnownPlace], message: int, most: int) -> tuple[KnownPlace, ...]:
    """
    Return the most important places, at most ``most``, in their order.

    They stand in the order in which the story was there last: behind the first that it was in once, none
    counts less, so none behind it is weighed. In a long chat each new place makes one be forgotten.
    """
    left = list(known)
    while len(left) > max(0, most):
        once = 0
        while once < len(left) and left[once].visits != 1:
            once += 1
        least = min(left[: once + 1], key=lambda each: each.importance(message))
        left.remove(least)
    return tuple(left)


def fuller(known: Sequence[KnownPlace], name: str) -> str:
    """
    Return what a short word for a place means where the story has been in one such place alone.

    ``the kitchen`` is the kitchen of the Blue Jug again; of two kitchens it is neither.
    """
    noun = head(name)
    nouns = [each.noun for each in known]
    if nouns.count(noun) != 1:
        return name
    kin = known[nouns.index(noun)]
    return kin.name if stems(name) < kin.said else name
