"""For NovelAI 4.5: the scene, then each person behind a pipe of their own."""

from limner.continuity._draft import Piece
from limner.continuity._portrait import Portrait
from limner.continuity.families.danbooru import bare_place, counts, keywords, own
from limner.continuity.families.parts import Composition, Part
from limner.continuity.slots import Slot

LONGEST = 1_800
"""Characters of a prompt."""
_SEXES = {"f": "girl", "m": "boy"}


def write(scene: Composition) -> list[Part]:
    """Return the words of a picture."""
    base: list[Part] = [Part(counts(scene.people)), Part(", ")] if scene.people else []
    blocks = _blocks(own(scene))
    base += blocks[0]
    if scene.place:
        base += [Part(", "), Part(bare_place(scene.place), scene.place_source, "", Slot.PLACE)]
    if scene.time:
        base += [Part(", "), Part(scene.time.lower(), scene.time_source, "", Slot.TIME)]
    found = base
    for number, portrait in enumerate(scene.people):
        block = blocks[number + 1] if number + 1 < len(blocks) else []
        found += [Part(" | "), *_person(portrait)]
        if block:
            found += [Part(", "), *block]
    for block in blocks[len(scene.people) + 1 :]:
        found += [Part(" | "), *block]
    return found


def _person(portrait: Portrait) -> list[Part]:
    said = keywords(portrait)
    sex = _SEXES.get(portrait.sex, "other")
    if portrait.noun == sex:
        return said
    return [Part(sex), Part(", "), *said] if said else [Part(sex)]


def _blocks(parts: list[Part]) -> list[list[Part]]:
    """Return the tag's own words, cut at its pipes: its scene first, then its people."""
    blocks: list[list[Part]] = [[]]
    for part in parts:
        for number, text in enumerate(part.text.split("|")):
            if number:
                blocks.append([])
            if text.strip():
                blocks[-1].append(Part(text if number == 0 and text == part.text else text.strip()))
    return blocks


__all__ = ["LONGEST", "Piece", "write"]
