"""The words that reach the painter: the tag's own, and what continuity knows of whom it shows."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial

from limner.continuity._draft import draft, setting
from limner.continuity._portrait import Portrait, portraits
from limner.continuity._step import Shot
from limner.continuity._text import clean
from limner.continuity.families import danbooru, flux, nai, natural
from limner.continuity.families.parts import Composition, Part, tidy
from limner.continuity.slots import Slot
from limner.continuity.story import Role

DROPPED = (Slot.EXTRA, Slot.MARKS, Slot.FACE, Slot.TIME, Slot.BUILD, Slot.EYES, Slot.SKIN)
"""What goes first where a prompt is too long; sex, hair, clothes and place never do."""


class Family(StrEnum):
    """A family of painters, as a preset names it."""

    NATURAL = "natural"
    FLUX = "flux"
    DANBOORU = "danbooru"
    NAI = "nai"


_WRITERS: dict[Family, tuple[Callable[[Composition], list[Part]], int]] = {
    Family.NATURAL: (natural.write, natural.LONGEST),
    Family.FLUX: (flux.write, flux.LONGEST),
    Family.DANBOORU: (danbooru.write, danbooru.LONGEST),
    Family.NAI: (nai.write, nai.LONGEST),
}


@dataclass(frozen=True, slots=True)
class PictureWords:
    """A picture's prompt; ``parts`` are its pieces in order (their texts joined are ``text``)."""

    text: str
    parts: tuple[Part, ...]
    negative: str = ""


def words_of(
    shot: Shot, family: Family = Family.NATURAL, *, named: bool = False, breaks: bool = False
) -> PictureWords:
    """
    Return the words of a picture. Never longer than the family allows by what continuity adds.

    ``named``: for a painter that was taught who these people are, each is named where they are described.
    ``breaks``: in keywords, people are parted by ``BREAK``.
    """
    write, longest = _WRITERS[family]
    if breaks and family is Family.DANBOORU:
        write = partial(danbooru.write, breaks=True)
    people = list(portraits(shot))
    if named:
        people = [replace(portrait, name=_name(shot, portrait)) for portrait in people]
    place, time = setting(shot)
    state = shot.after
    scene = Composition(
        draft(shot), people, state, clean(place, 80), clean(time, 80),
        state.place.source if state.place else None, state.time.source if state.time else None,
    )  # fmt: skip
    parts = tidy(write(scene))
    for slot in DROPPED:
        if sum(len(part.text) for part in parts) <= longest:
            break
        people = [_without(portrait, slot) for portrait in people]
        scene = replace(scene, people=people, time="" if slot is Slot.TIME else scene.time)
        parts = tidy(write(scene))
    negative = ", ".join(
        dict.fromkeys(
            clean(p.negative, 400) for who in shot.cast.who if (p := state.people.get(who)) and p.negative
        )
    )
    return PictureWords("".join(part.text for part in parts), tuple(parts), negative)


def _name(shot: Shot, portrait: Portrait) -> str:
    person = shot.after.people[portrait.who]
    return "" if person.kind is Role.UNNAMED else clean(person.name, 60)


def _without(portrait: Portrait, slot: Slot) -> Portrait:
    return replace(portrait, facets=tuple(facet for facet in portrait.facets if facet.slot is not slot))
