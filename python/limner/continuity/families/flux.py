"""For Flux and its like: the action first, then a sentence for each person, the style last."""

from limner.continuity.families.natural import phrase, reference
from limner.continuity.families.parts import Composition, Part, described, where
from limner.continuity.slots import Slot

LONGEST = 2_400
"""Characters of a prompt."""
_SIDES = ("on the left", "on the right", "in the middle")


def write(scene: Composition) -> list[Part]:
    """Return the words of a picture."""
    alone = len(scene.people) == 1
    found = _action(scene, alone=alone)
    if scene.place:
        found += [Part(", "), Part(where(scene.place), scene.place_source, "", Slot.PLACE)]
    if scene.time:
        found += [Part(", "), Part(scene.time, scene.time_source, "", Slot.TIME)]
    return found if alone else [*found, *_each(scene)]


def _action(scene: Composition, *, alone: bool) -> list[Part]:
    """Return the tag's own words; one person is described in them, of several only the nouns stand there."""
    people = {portrait.who: portrait for portrait in scene.people}
    found: list[Part] = []
    if alone and not scene.people[0].is_empty and not described(scene.draft):
        found += [*phrase(scene.people[0]), Part(", ")]
    for piece in scene.draft:
        if isinstance(piece, str):
            comma = "," if found and found[-1].who and piece[:1] == " " else ""
            found.append(Part(f"{comma}{piece}"))
        elif not piece.first or people[piece.who].is_empty:
            found.append(Part(reference(scene, people, piece)))
        elif alone:
            found += phrase(people[piece.who], piece.kept)
        else:
            found.append(Part(" ".join(filter(None, ("the", piece.kept, people[piece.who].noun)))))
    return found


def _each(scene: Composition) -> list[Part]:
    """Return a sentence for each of several people, with a side where two are of one kind."""
    alike = len({portrait.noun for portrait in scene.people}) < len(scene.people)
    found: list[Part] = []
    for number, portrait in enumerate(scene.people):
        if portrait.is_empty:
            continue
        found += [Part(f". {'One' if number == 0 else 'Another'} is "), *phrase(portrait)]
        if alike and number < len(_SIDES):
            found.append(Part(f", {_SIDES[number]}"))
    return found
