"""The user's own word: what a correction changes, which nothing later overrules while it is locked."""

import re

from limner.continuity import wardrobe
from limner.continuity._merging import merge
from limner.continuity._patterns import late
from limner.continuity._text import clean
from limner.continuity.facts import Source
from limner.continuity.slots import IDENTITY, Slot
from limner.continuity.state import MOST_MOODS, Fact, Origin, Person, StoryState, Worn, evolve
from limner.continuity.story import Correction, Do, Role

_SCENE = (Slot.PLACE, Slot.TIME)
_NPC = "npc:"
_FILE = late(r"^(?:persona|lore):|\.(?:png|webp|jpe?g|gif|apng|avif|bmp)(?:#|$)", re.IGNORECASE)
_CHANGE = late(r"\s*(?:[+-]|(?:no|without|same|minus|plus)\b)", re.IGNORECASE)


def corrected(state: StoryState, correction: Correction, uid: str, at: int) -> StoryState:
    """
    Return the state after a correction.

    One that names nobody known and nothing sensible changes nothing.
    """
    who = _id(state, correction.who)
    if correction.do is Do.FORGET:
        return state.without(who) if who else state
    if correction.do is Do.SAME:
        into = _id(state, correction.value)
        if not into or who == into:
            return state
        return merge(state, who, into) if who else _also_called(state, into, correction.who)
    if not correction.who:
        return _of_scene(state, correction, uid, at)
    if not who:
        name = _name_in(correction.who)
        if not name or correction.do is not Do.SET:
            return state
        who = f"npc:{name.lower()}"
        state = state.with_person(Person(who, (name,), Role.NAMED, first=at))
    return state.with_person(_of_person(state.people[who], correction, uid, at))


def _also_called(state: StoryState, who: str, name: str) -> StoryState:
    """Return the state where a person has a name more, by which nobody was called so far."""
    person, other = state.people[who], _name_in(name)
    known = not other or other in person.names
    return state if known else state.with_person(evolve(person, names=(*person.names, other)))


def _name_in(who: str) -> str:
    """
    Return the name of somebody who is not there, by which they may come to be known.

    The id of a card, a persona or a lorebook's entry that is gone from the chat names nobody.
    """
    if who.startswith(_NPC):
        bare = who.removeprefix(_NPC)
        return "" if "#" in bare else clean(" ".join(w[:1].upper() + w[1:] for w in bare.split()), 40)
    return "" if _FILE.search(who) else clean(who, 40)


def _renamed(person: Person, value: str) -> Person:
    """Return the person called otherwise; their former names still mean them."""
    name = clean(value, 80)
    return evolve(person, names=tuple(dict.fromkeys((name, *person.names)))) if name else person


def _id(state: StoryState, name: str) -> str:
    if not name:
        return ""
    name = state.same.get(name, name)
    if name in state.people:
        return name
    found = state.names.resolve(name)
    return found[0] if found else ""


def _of_scene(state: StoryState, correction: Correction, uid: str, at: int) -> StoryState:
    slot, value = correction.slot, clean(correction.value)
    if slot not in _SCENE:
        return state
    if correction.do is not Do.SET:
        locked = state.locked | {slot} if correction.do is Do.LOCK else state.locked - {slot}
        return evolve(state, locked=locked)
    fact = Fact(value, Source.USER, uid, at=at) if value else None
    return state.at_place(fact) if slot is Slot.PLACE else evolve(state, time=fact)


def _of_person(person: Person, correction: Correction, uid: str, at: int) -> Person:
    if correction.do is Do.NAME:
        return _renamed(person, correction.value)
    slot = correction.slot
    if slot is None:
        return person
    if correction.do is not Do.SET:
        locked = person.locked | {slot} if correction.do is Do.LOCK else person.locked - {slot}
        return evolve(person, locked=locked)
    value = clean(correction.value, 400 if slot is Slot.WEARS else 120)
    fact = Fact(value, Source.USER, uid, at=at) if value else None
    if slot is Slot.WEARS:
        return (
            _dressed(person, value, Origin(Source.USER, uid, -1, at)) if value else evolve(person, wears=None)
        )
    return _of_slot(person, slot, fact)


def _of_slot(person: Person, slot: Slot, fact: Fact | None) -> Person:
    if slot is Slot.MOOD:
        return evolve(person, mood=fact, moods=(*person.moods, fact)[-MOST_MOODS:] if fact else person.moods)
    if slot is Slot.CONDITION:
        return evolve(person, condition=fact)
    if slot in IDENTITY:
        look = {known: old for known, old in person.look.items() if known is not slot}
        return evolve(person, look={**look, slot: fact} if fact else look)
    return person


def _dressed(person: Person, said: str, origin: Origin) -> Person:
    """Return the person in what the user says: all that is worn, unless it says a change (``+hat``)."""
    if _CHANGE.match(said):
        return wardrobe.told(person, said, origin)
    clothes = wardrobe.told(evolve(person, wears=Worn((), Source.USER)), said, origin).wears
    if clothes is None or not clothes.garments:
        return wardrobe.told(person, said, origin)
    return wardrobe.dressed(person, clothes.garments, origin, said=True)
