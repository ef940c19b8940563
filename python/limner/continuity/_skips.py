"""Time that passes between two pictures: ``two days later``, ``next spring``."""

import re
from types import MappingProxyType

from limner.continuity import wardrobe
from limner.continuity._patterns import late
from limner.continuity._tokens import Tokens, number_at
from limner.continuity.slots import Slot
from limner.continuity.state import Person, StoryState, evolve

_SKIP = late(
    r"\b(?:(?:day|week|month|year|decade|centur|season)\w{0,4}\s{1,3}(?:later|after|afterwards|on|pass)|"
    r"next (?:week|month|year|spring|summer|"
    r"autumn|fall|winter)|years? (?:earlier|before|ago))", re.IGNORECASE)  # fmt: skip

_LONG = late(
    r"\b(?:weeks?|months?|years?|decades?|centur\w{1,4}|seasons?|next (?:week|month|year|spring|summer|"
    r"autumn|fall|winter))",
    re.IGNORECASE,
)

_NUMBER = late(
    r"^(?:(?:a|an|the|some|about|almost|nearly|over|few|couple|several|many|dozen|hundred|of|\d{1,4}|one|two|three|four|"
    r"five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty)(?:[ -]|$)){1,6}",
    re.IGNORECASE,
)


_YEARS = late(r"(\d{1,3}) years old")
_LONGEST, _MOST_YEARS = 60, 200
_GROWN = 18
_GROWS = MappingProxyType({"boy": "man", "girl": "woman", "little girl": "woman", "little boy": "man"})


def is_skip(state: StoryState, time: str) -> bool:
    """Whether a time says that some has passed; the same words again are the same time."""
    return bool(time and time != state.skipped and _SKIP.search(time))


def years_in(time: str) -> int:
    """Return how many years a time says have passed, 0 where it gives no number."""
    low = Tokens(time[:_LONGEST]).low
    for at, word in enumerate(low):
        if word in ("year", "years") and at:
            for first in (at - 2, at - 1):
                number, last = number_at(low, first) if first >= 0 else (None, 0)
                if number is not None and last == at - 1:
                    return min(number, _MOST_YEARS)
    return 0


def aged(person: Person, passed: int) -> Person:
    """Return somebody whose age is known, so many years older."""
    age = person.look.get(Slot.AGE)
    number = _YEARS.fullmatch(age.value) if age is not None else None
    if age is None or number is None or Slot.AGE in person.locked:
        return person
    look = {**person.look, Slot.AGE: evolve(age, value=f"{int(number[1]) + passed} years old", said=True)}
    sex = look.get(Slot.SEX)
    if sex is not None and int(number[1]) + passed >= _GROWN and sex.value in _GROWS:
        look[Slot.SEX] = evolve(sex, value=_GROWS[sex.value])
    return evolve(person, look=look)


def of_day(time: str) -> str:
    """Return what a time says beside how much of it has passed: ``two days later, evening``."""
    found = _SKIP.search(time)
    if found is None:
        return time.strip(" ,;")
    front = _NUMBER.sub("", time[: found.start()].lstrip(" ,;") + " ").strip(" ,;")
    return f"{front} {time[found.end() :].strip(' ,;')}".strip(" ,;")


def passed(state: StoryState, time: str) -> StoryState:
    """Return the state after the time that a tag gives; nothing has passed where it says none."""
    if is_skip(state, time):
        return later(state, time)
    return evolve(state, skipped="") if time and time != state.skipped and state.skipped else state


def later(state: StoryState, time: str) -> StoryState:
    """Return the state after a time skip: it ends moods and conditions, a long one clothes as well."""
    long = bool(_LONG.search(time))
    years = years_in(time)
    people: dict[str, Person] = {}
    for who, person in state.people.items():
        mood = person.mood if Slot.MOOD in person.locked else None
        condition = person.condition if Slot.CONDITION in person.locked else None
        if long and person.wears is not None and Slot.WEARS not in person.locked:
            earlier = (*person.earlier, person.wears.garments)[-wardrobe.MOST_OUTFITS :]
            people[who] = evolve(person, mood=mood, condition=condition, wears=None, earlier=earlier)
        else:
            people[who] = evolve(person, mood=mood, condition=condition)
        if years:
            people[who] = aged(people[who], years)
    return evolve(state, people=people, scene=state.scene + 1, stage=(), skipped=time)
