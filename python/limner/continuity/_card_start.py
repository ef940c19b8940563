"""The beginning that a greeting tells: where, when, in which mood and clothes, and looks that are newer."""

from dataclasses import dataclass, field

from limner.continuity._card_people import Portrayed
from limner.continuity._card_prose import Prose
from limner.continuity._patterns import late
from limner.continuity._places import place_in
from limner.continuity._plain_words import COPULAS, HAVING, word_set
from limner.continuity._text import clean
from limner.continuity.slots import LONGEST, Slot

READ = 6000
"""Characters of a greeting."""

_SPEECH = late(r'"[^"\n]*"?|“[^”\n]*”?|«[^»\n]*»?|「[^」\n]*」?')
_TIMES = late(
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
    start.place = _entered(told) or clean(_located(scenario[:READ]) or place_in(scenario[:2000]), LONGEST)
    for text in (told, scenario[:READ]):
        found = _TIMES.search(text)
        start.time = start.time or (found[1].lower() if found else "")
    return start


def _entered(told: str) -> str:
    """Return the place that a greeting says somebody is in; what lies behind or before them is none."""
    text = told[:2000]
    place = place_in(text)
    before = text[: text.find(place)].lower().split()[-4:] if place else []
    return "" if _AWAY & set(before) else clean(place, LONGEST)


_AWAY = word_set("behind before beyond past from ahead towards toward")
_LOCATED = late(
    r"(?:^|[.!?\n])[ \t]{0,4}(?:The|A|An) (?P<place>[^\s,.;:!?]{1,30}(?: [^\s,.;:!?]{1,30}){0,6}), "
    r"(?:in|on|at|under|near|by|above|below|outside|somewhere|high|deep) "
)


def _located(scenario: str) -> str:
    """
    Return the place of a sentence without a verb that says where it is: ``The cab of a truck, on the road``.

    The thing that is somewhere is where the story begins, whether or not its noun is known to be a place.
    """
    found = _LOCATED.search(scenario)
    if found is None or any(word in COPULAS or word in HAVING - {"of", "with"} or word.endswith("ing")
                            for word in found["place"].lower().split()):  # fmt: skip
        return ""
    return found["place"]
