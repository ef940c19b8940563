"""The clothes that are known of somebody, worn now or earlier, and what a few words mean of them."""

from collections.abc import Iterator

from limner.continuity._attributes import says_an_outfit
from limner.continuity._garment_nouns import Covers
from limner.continuity._garments import Garment, alike, outfit
from limner.continuity._patterns import late
from limner.continuity._text import bare, split_list
from limner.continuity.state import Person

_OUTFIT = late(r"(?P<name>[^:(,;]{3,40}?)(?: ?: | ?\()(?P<list>[^()]{3,300})\)?\.?$")
_SEVERAL = 2
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


def labelled(said: str) -> tuple[str, str]:
    """Return the name that an outfit is given before the list of its clothes, and these; else all of it."""
    found = _OUTFIT.match(said.strip())
    if (
        found is None
        or not says_an_outfit(found["name"].strip())
        or len([*split_list(found["list"])]) < _SEVERAL
    ):
        return "", said
    return bare(found["name"]).lower(), found["list"]
