"""
What has happened to somebody: soaked, muddy, bloodied, hurt. It shows on until it is over.

A prompt's words count only where they say it of a person (``Mira, soaked to the skin``), never of a street.
"""

import re
from collections.abc import Iterable, Mapping

from limner.continuity import _nouns as nouns
from limner.continuity import wardrobe
from limner.continuity._condition_words import LIMB, Condition, divided, said_in, told
from limner.continuity._known_clothes import covered
from limner.continuity._mentions import Cast, Form, owner
from limner.continuity._patterns import late
from limner.continuity._text import bag, clean, split_list, stems, texts, words
from limner.continuity.facts import Source
from limner.continuity.slots import Slot
from limner.continuity.state import Fact, Origin, Person, StoryState, evolve

FADES = 8
"""Messages after which a condition that nobody mentions is over."""
MOST = 3
"""Conditions that somebody has at once, each of another kind."""

_WASHED_OFF = frozenset(("wet", "dirty", "bloody", "snowy"))
"""Kinds that stay in the clothes that somebody takes off."""
_PASSING = _WASHED_OFF | {"other"}
"""Kinds that a scene later nobody sees any more; wounds stay."""
_PUT_ON = bag("bandage sling plaster splint")
"""What is put on a wound, and is taken off with clothes."""
_LINK = late(
    r"^[,(]?\s?(?:(?:is|are|stands?|sits?|lies|looks|kneels|all|still|now|completely|utterly|half|both|and|"
    r"standing|sitting|lying|again)[ ,]{1,2}){0,4}$",
    re.IGNORECASE,
)
"""What may stand between a person and the word that is said of them."""
_BEHIND = bag(
    "and but from with in to by through under at on after as while against near beneath beside again now"
)


def of_people(state: StoryState, seen: Cast, prompt: str) -> dict[str, list[Condition]]:
    """Return what a prompt says of each person seen."""
    found: dict[str, list[Condition]] = {}
    for each in said_in(prompt) if seen.who else ():
        if who := _fitting(state, seen, each, _whose(seen, prompt, each)):
            found.setdefault(who, []).append(each)
    return found


def _fitting(state: StoryState, seen: Cast, said: Condition, who: str) -> str:
    """Return whose it is by ``her`` or ``his`` in the words, where who stands before is of another sex."""
    wanted = next((_SEX[word] for word in texts(said.words) if word in _SEX), "")
    if not who or not wanted or state.people[who].likely_sex in ("", "n", wanted):
        return who
    others = [each for each in seen.who if state.people[each].likely_sex == wanted]
    return others[0] if len(others) == 1 else ""


_SEX = {"her": "f", "his": "m"}


def _whose(seen: Cast, prompt: str, said: Condition) -> str:
    if said.near or LIMB.match(prompt, said.start):
        return owner(seen, prompt, said.start)
    for spot in seen.spots:
        inside = spot.start <= said.start < spot.end and spot.form is Form.NOUN
        behind = spot.form is not Form.OWNER and spot.end <= said.start
        if spot.who in seen.who and (inside or (behind and _LINK.match(prompt[spot.end : said.start]))):
            return spot.who if inside or _ends(prompt, said) else ""
    rest = prompt[said.start :]
    for spot in seen.spots:  # ``soaked Mira``, ``muddy and tired, Mira``
        if spot.start > said.start and spot.who in seen.who and spot.form is not Form.OWNER:
            between = rest[len(said.words) : spot.start - said.start]
            listed = texts(between)
            if (
                len(between) < _NEAR
                and listed[:1] in ((), ("and",))
                and len(listed) < _FEW
                and _is_led(prompt, said)
            ):
                return spot.who
            break
    return (
        owner(seen, prompt, said.start) if said.sure and _is_led(prompt, said) and _ends(prompt, said) else ""
    )


_NEAR, _FEW = 24, 3


def _is_led(prompt: str, said: Condition) -> bool:
    """Whether a condition begins a clause, as a keyword of a list does."""
    before = prompt[: said.start].rstrip().lower()
    return not before or before[-1] in ",;|(.:" or before.rsplit(" ", 1)[-1] in ("and", "a", "an", "the")


def _ends(prompt: str, said: Condition) -> bool:
    """Whether no other noun follows of which the words could be said."""
    end = said.start + len(said.words)
    if not said.words:
        end = said.start + len(prompt[said.start :].split(" ", 1)[0].rstrip(",.;"))
    behind = words(prompt[end:])
    first = prompt[end:].lstrip(" ")[:1]
    if not behind or first in ",;|.)!":
        return True
    return behind[0].text in _BEHIND or behind[0].text in nouns.GENERIC


def of_tag(state: StoryState, seen: Cast, prompt: str, origin: Origin) -> StoryState:
    """Return the state after what a prompt says has happened to those it shows."""
    for who, found in of_people(state, seen, prompt).items():
        state = state.with_person(happened(state.people[who], found, origin, said=False))
    return state


def dressed(person: Person, said: str, origin: Origin) -> Person:
    """Return somebody in the clothes that an attribute says, and in the state that it says beside them."""
    clothes, states = divided(said)
    if clothes:
        before = wardrobe.worn(person)
        person = wardrobe.told(person, clothes, origin)
        if before and not set(before) & set(wardrobe.worn(person)):
            person = changed_clothes(person)
    if states:
        return happened(person, told(states), origin, said=True)
    worn = person.condition
    if clothes and worn is not None and worn.source is Source.TAG and worn.at < origin.at:
        kept = [piece for piece in split_list(worn.value) if _PUT_ON.isdisjoint(texts(piece))]
        if len(kept) < len([*split_list(worn.value)]):  # a bandage that is in the list of clothes no more
            return evolve(person, condition=evolve(worn, value=", ".join(kept)) if kept else None)
    return person


def over(people: Mapping[str, Person]) -> Mapping[str, Person]:
    """
    Return everybody in another scene: what was on them is gone; wounds and the user's word stay.

    Who was bare by a prompt's word alone is dressed there.
    """
    changed: dict[str, Person] = {}
    for who, person in people.items():
        moved = moved_on(person) if person.condition is not None else person
        if moved.wears is not None and not moved.wears.said:
            moved = covered(moved)
        if moved is not person:
            changed[who] = moved
    return {**people, **changed} if changed else people


def shows(person: Person, message: int) -> Fact | None:
    """Return what shows on somebody at a message: none that nobody has mentioned for long, but the user's."""
    fact = person.condition
    if fact is None or fact.source is Source.USER or Slot.CONDITION in person.locked:
        return fact
    return fact if message - fact.at <= FADES else None


def happened(person: Person, found: Iterable[Condition], origin: Origin, *, said: bool) -> Person:
    """Return somebody to whom this has happened: each kind once, the last word on it counts."""
    if Slot.CONDITION in person.locked:
        return person
    kept = kinds(shows(person, origin.at))
    for each in found:
        kept.pop(each.kind, None)
        if each.words:
            kept[each.kind] = each.words
    value = clean(", ".join(list(kept.values())[-MOST:]))
    return evolve(person, condition=origin.fact(value, said=said) if value else None)


def kinds(fact: Fact | None) -> dict[str, str]:
    """Return the words of a condition by their kind; what the user says otherwise is a kind of its own."""
    return {each.kind: each.words or each.kind for each in told(fact.value)} if fact is not None else {}


def changed_clothes(person: Person) -> Person:
    """Return somebody in other clothes: what was on the former ones is gone."""
    return _without(person, _WASHED_OFF)


def _without(person: Person, gone: frozenset[str]) -> Person:
    fact = person.condition
    if fact is None or Slot.CONDITION in person.locked or fact.source is Source.USER:
        return person
    left = ", ".join([said for kind, said in kinds(fact).items() if kind not in gone])
    if left == fact.value:
        return person
    return evolve(person, condition=evolve(fact, value=left) if left else None)


def moved_on(person: Person) -> Person:
    """Return somebody in another scene."""
    return _without(person, _PASSING)


def is_said(fact: Fact, prompt: str) -> bool:
    """Whether a prompt says all of a condition already."""
    return stems(fact.value) <= stems(prompt)
