"""For Flux and its like: the action first, then a sentence for each person, the style last."""

from limner.continuity.draft import Gap
from limner.continuity.families.natural import clothes, phrase, reference
from limner.continuity.families.parts import Part, Scene, where
from limner.continuity.slots import Slot

LONGEST = 2_400
"""Characters of a prompt."""
_SIDES = ("on the left", "on the right", "in the middle")


def write(scene: Scene) -> list[Part]:
    """Return the words of a picture."""
    people = {portrait.who: portrait for portrait in scene.people}
    found: list[Part] = []
    alone = len(scene.people) == 1
    gaps = {piece.who for piece in scene.draft if isinstance(piece, Gap) and piece.first}
    if alone and not scene.people[0].is_empty:
        portrait = scene.people[0]
        if portrait.who not in gaps:
            found += [*phrase(portrait), Part(", ")]
    for piece in scene.draft:
        if isinstance(piece, str):
            if found and found[-1].who and piece[:1] == " ":
                piece = f",{piece}"  # noqa: PLW2901  # a comma behind the description
            found.append(Part(piece))
        elif piece.first and alone and not people[piece.who].is_empty:
            found += phrase(people[piece.who], piece.kept)
        elif piece.first and not people[piece.who].is_empty:
            found.append(Part(" ".join(filter(None, ("the", piece.kept, people[piece.who].noun)))))
        else:
            found.append(Part(reference(scene, people, piece)))
    if scene.place:
        found += [Part(", "), Part(where(scene.place), scene.place_source, "", Slot.PLACE)]
    if scene.time:
        found += [Part(", "), Part(scene.time, scene.time_source, "", Slot.TIME)]
    if not alone:
        alike = len({portrait.noun for portrait in scene.people}) < len(scene.people)
        for number, portrait in enumerate(scene.people):
            if portrait.is_empty:
                continue
            side = f", {_SIDES[number]}" if alike and number < len(_SIDES) else ""
            found.append(Part(f". {'One' if number == 0 else 'Another'} is "))
            found += phrase(portrait)
            found.append(Part(side))
    return found


__all__ = ["LONGEST", "clothes", "write"]
