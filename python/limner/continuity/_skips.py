"""Time that passes between two pictures: ``two days later``, ``next spring``."""

import re

from limner.continuity import wardrobe
from limner.continuity.slots import Slot
from limner.continuity.state import Person, StoryState, evolve

_SKIP = re.compile(
    r"\b(?:(?:day|week|month|year|decade|centur|season)\w{0,4}\s{1,3}(?:later|after|afterwards|on|pass)|"
    r"next (?:week|month|year|spring|summer|"
    r"autumn|fall|winter)|years? (?:earlier|before|ago))", re.IGNORECASE)  # fmt: skip

_LONG = re.compile(
    r"\b(?:weeks?|months?|years?|decades?|centur\w{1,4}|seasons?|next (?:week|month|year|spring|summer|"
    r"autumn|fall|winter))",
    re.IGNORECASE,
)

_NUMBER = re.compile(
    r"^(?:(?:a|an|the|some|about|almost|nearly|over|few|couple|several|many|dozen|hundred|of|\d{1,4}|one|two|three|four|"
    r"five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty)(?:[ -]|$)){1,6}",
    re.IGNORECASE,
)


def is_skip(time: str) -> bool:
    """Whether a time says that some has passed."""
    return bool(time and _SKIP.search(time))


def of_day(time: str) -> str:
    """Return what a time says beside how much of it has passed: ``two days later, evening``."""
    found = _SKIP.search(time)
    if found is None:
        return time.strip(" ,;")
    front = _NUMBER.sub("", time[: found.start()].lstrip(" ,;") + " ").strip(" ,;")
    return f"{front} {time[found.end() :].strip(' ,;')}".strip(" ,;")


def later(state: StoryState, time: str) -> StoryState:
    """Return the state after a time skip: it ends moods and conditions, a long one clothes as well."""
    long = bool(_LONG.search(time))
    people: dict[str, Person] = {}
    for who, person in state.people.items():
        if long and person.wears is not None and Slot.WEARS not in person.locked:
            earlier = (*person.earlier, person.wears.garments)[-wardrobe.MOST_OUTFITS :]
            people[who] = evolve(person, mood=None, condition=None, wears=None, earlier=earlier)
        else:
            people[who] = evolve(person, mood=None, condition=None)
    return evolve(state, people=people, scene=state.scene + 1, stage=())
