"""The clothes that are known of somebody, worn now or earlier, and what a few words mean of them."""

from collections.abc import Iterator

from limner.continuity._garment_nouns import Covers
from limner.continuity._garments import Garment, alike, outfit
from limner.continuity.state import Person

_DEFINITE = ("the ", "her ", "his ", "their ")


def worn(person: Person) -> tuple[Garment, ...]:
    """Return what somebody wears now: the usual clothes where nothing else was said."""
    return person.wears.garments if person.wears is not None else person.usual


def all_clothes(person: Person) -> Iterator[tuple[Garment, ...]]:
    """Yield all clothes that are known of somebody, the last worn first."""
    yield worn(person)
    yield from reversed(person.earlier)
    yield person.usual
    yield from person.outfits.values()


def fuller(person: Person, item: Garment) -> Garment:
    """Return what a bare word means of what somebody is known to wear: ``cape`` is the silver cape."""
    for clothes in all_clothes(person):
        for known in clothes:
            if known.head == item.head and item.stems < known.stems:
                return known
    return item


def named_by(person: Person, said: str) -> tuple[Garment, ...] | None:
    """Return the clothes that are named by their dress or suit alone: ``the ball gown`` of an earlier day."""
    if not said.lower().startswith(_DEFINITE):
        return None
    wanted = outfit(said)
    if len(wanted) != 1 or wanted[0].part is not Covers.FULL:
        return None
    stems_ = wanted[0].stems
    return next((each for each in all_clothes(person) if any(stems_ <= g.stems for g in each)), None)


def was_worn(person: Person, item: Garment) -> bool:
    return any(
        alike(item, g) and len(item.stems) > 1
        for clothes in (*person.earlier, person.usual, *person.outfits.values())
        for g in clothes
    )
