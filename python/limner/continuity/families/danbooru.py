"""For anime models: counts from the cast, each person's keywords together, then what the tag says."""

from collections import Counter
from collections.abc import Iterable

from limner.continuity._plain_words import DECADES
from limner.continuity._portrait import Facet, Portrait, pieces
from limner.continuity._text import bag, bare
from limner.continuity.families.natural import reference
from limner.continuity.families.parts import Composition, Part, facet, listed
from limner.continuity.slots import Slot

LONGEST = 1_100
"""Characters of a prompt."""
FULL = 2
"""People who are described with all that is known; of the others only what tells them apart."""
_CHIEF = (Slot.SEX, Slot.AGE, Slot.HAIR, Slot.WEARS, Slot.SKIN, Slot.CONDITION, Slot.MOOD)


def write(scene: Composition, *, breaks: bool = False) -> list[Part]:
    """Return the words of a picture; ``breaks`` puts ``BREAK`` between people, for painters that know it."""
    found: list[Part] = [Part(counts(scene.people))] if scene.people else []
    for number, portrait in enumerate(scene.people):
        said = keywords(portrait, full=number < FULL or len(scene.people) <= FULL)
        if said:
            found += [Part(" BREAK " if breaks and number else ", "), *said]
    told = own(scene)
    if told:
        found += [Part(" BREAK " if breaks and len(scene.people) > 1 else ", ") if found else Part(""), *told]
    if scene.place:
        found += [Part(", "), Part(bare_place(scene.place), scene.place_source, "", Slot.PLACE)]
    if scene.time:
        found += [Part(", "), Part(scene.time.lower(), scene.time_source, "", Slot.TIME)]
    return found


def bare_place(place: str) -> str:
    """Return a place as a keyword."""
    return bare(place)


def own(scene: Composition) -> list[Part]:
    """Return the tag's own words, with ``the woman`` in a name's place."""
    people = {portrait.who: portrait for portrait in scene.people}
    found: list[Part] = []
    for piece in scene.draft:
        if isinstance(piece, str):
            found.append(Part(piece))
        elif piece.first and not people[piece.who].is_empty:
            found.append(Part(" ".join(filter(None, ("the", piece.kept, people[piece.who].noun)))))
        else:
            found.append(Part(reference(scene, people, piece)))
    return found


def counts(people: Iterable[Portrait]) -> str:
    """Return ``2girls, 1boy``."""
    kinds = Counter({"f": "girl", "m": "boy"}.get(p.sex, "other") for p in people)
    return ", ".join(
        f"{number}{kind}{'s' if number > 1 else ''}"
        for kind in ("girl", "boy", "other")
        if (number := kinds[kind])
    )


def keywords(portrait: Portrait, *, full: bool = True) -> list[Part]:
    """Return somebody's facets as keywords."""
    parts: list[Part] = [Part(portrait.name.lower())] if portrait.name else []
    for one in portrait.facets:
        if not full and one.slot not in _CHIEF:
            continue
        if one.slot is Slot.SEX:
            parts.append(facet(portrait, one, sex_word(portrait)))
        elif one.slot is Slot.AGE and one.words.lower() == "old" and portrait.noun in ("man", "woman"):
            continue  # said with the sex
        elif one.slot is Slot.AGE:
            parts.append(
                facet(portrait, one, f"aged {portrait.years}" if _is_told(portrait, one) else one.words)
            )
        else:
            parts += [facet(portrait, one, item) for item in pieces(one.words)]
    return listed(parts)


def _is_told(portrait: Portrait, one: Facet) -> bool:
    """Whether an age is told in years: ``in her forties`` is not 45."""
    return portrait.years is not None and not any(word in DECADES for word in one.words.lower().split())


_OLD = bag("old elderly aged")


def sex_word(portrait: Portrait) -> str:
    """Return the keyword for sex and age in one: ``child``, ``mature female``, ``old man``."""
    number = portrait.years
    is_old = any(one.words.lower() in _OLD for one in portrait.of(Slot.AGE))
    if (is_old or (number is not None and number >= 60)) and portrait.noun in ("man", "woman"):
        return f"old {portrait.noun}"
    return portrait.noun
