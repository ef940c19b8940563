"""The beginning that a greeting tells: where, when, in which mood and clothes, and looks that are newer."""

import re
from dataclasses import dataclass, field

from limner.continuity._card_people import Portrayed
from limner.continuity._card_prose import Prose
from limner.continuity.places import place_in
from limner.continuity.slots import LONGEST, Slot
from limner.continuity.text import clean

READ = 6000
"""Characters of a greeting."""

_SPEECH = re.compile(r'"[^"\n]*"?|“[^”\n]*”?|«[^»\n]*»?|「[^」\n]*」?')
_TIMES = re.compile(
    r"(?i:\b(dawn|sunrise|early morning|morning|noon|midday|afternoon|dusk|sunset|twilight|evening|midnight|"
    r"night)\b)"
)


@dataclass(slots=True)
class Start:
    """What holds at the beginning, by the number of a person."""

    place: str = ""
    time: str = ""
    looks: dict[int, list[tuple[Slot, str]]] = field(default_factory=dict)
    garments: dict[int, tuple[str, ...]] = field(default_factory=dict)
    moods: dict[int, str] = field(default_factory=dict)


def begins(people: list[Portrayed], greeting: str, scenario: str) -> Start:
    """Read a greeting and, for place and time, the scenario. What somebody says aloud is not read."""
    told = _SPEECH.sub(" ", greeting[:READ]).replace("*", " ").replace("_", " ")
    start = Start()
    if told.strip():
        copies = [Portrayed(list(person.names), sex=person.sex) for person in people]
        prose = Prose(copies, second_person=-1, loose=False, may_add=False)
        prose.read(told)
        for number, person in enumerate(copies):
            if person.said:
                start.looks[number] = [said for said in person.said if said[0] is not Slot.SEX]
            if person.garments:
                start.garments[number] = tuple(person.garments)
            if person.moods:
                start.moods[number] = person.moods[0]
    for text in (told, scenario[:READ]):
        start.place = start.place or clean(place_in(text[:2000]), LONGEST)
        found = _TIMES.search(text)
        start.time = start.time or (found[1].lower() if found else "")
    return start
