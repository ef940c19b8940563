"""Who is who now, as values for a view: people, what is so of them and where that is from, the scene."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from limner.continuity import wardrobe
from limner.continuity._faces import avatar_of
from limner.continuity.chronicle import ChronicleScene, MoodAt, chronicle, moods
from limner.continuity.facts import Source
from limner.continuity.memory import Statistics, importance, statistics
from limner.continuity.slots import IDENTITY, Slot
from limner.continuity.state import Fact, Person, StoryState
from limner.continuity.story import Beginning, Role, Turn


@dataclass(frozen=True, slots=True)
class FactNow:
    """
    Something that is so: its words, and where that is known from.

    ``message`` is the number of the message that said it (from 0; -1: none did) and ``uid`` its name;
    ``said`` is False where it was only implied by a picture's words. A ``locked`` one is changed by the user
    alone.
    """

    slot: Slot
    value: str
    source: Source
    message: int = -1
    uid: str = ""
    said: bool = True
    locked: bool = False


@dataclass(frozen=True, slots=True)
class PersonNow:
    """
    One person at the end of the chat; ``avatar`` is the card's file or the persona's, empty without one.

    ``on_stage``: seen in the scene that is on. ``outfits`` are clothes that have a name.
    """

    id: str
    name: str
    names: tuple[str, ...]
    kind: Role
    avatar: str
    look: tuple[FactNow, ...]
    wears: FactNow | None
    mood: FactNow | None
    condition: FactNow | None
    on_stage: bool
    place: str
    outfits: Mapping[str, str]
    moods: tuple[MoodAt, ...]
    pictures: int
    importance: float


@dataclass(frozen=True, slots=True)
class CastNow:
    """All of it; ``on`` is whether continuity is on in this chat, ``odd`` what could not be read of it."""

    people: tuple[PersonNow, ...] = ()
    place: FactNow | None = None
    time: FactNow | None = None
    chronicle: tuple[ChronicleScene, ...] = ()
    statistics: Statistics | None = None
    on: bool = True
    odd: tuple[str, ...] = ()


SCENES = 10
"""Scenes of the chronicle that are shown."""


def cast_now(
    state: StoryState,
    beginning: Beginning,
    turns: Sequence[Turn],
    *,
    on: bool = True,
    odd: tuple[str, ...] = (),
) -> CastNow:
    """Return how things are: people on stage first, then the most important."""
    people = [_person(person, state) for person in state.people.values()]
    people.sort(key=lambda each: (not each.on_stage, -each.importance))
    return CastNow(
        tuple(people),
        _fact(Slot.PLACE, state.place, state.locked),
        _fact(Slot.TIME, state.time, state.locked),
        chronicle(beginning, turns, SCENES),
        statistics(state),
        on,
        odd,
    )


def _person(person: Person, state: StoryState) -> PersonNow:
    on_stage = person.id in state.stage and person.scene == state.scene
    look = [(slot, fact) for slot in IDENTITY if (fact := person.look.get(slot)) is not None]
    return PersonNow(
        person.id,
        person.name,
        person.names,
        person.kind,
        avatar_of(person),
        tuple(now for slot, fact in look if (now := _fact(slot, fact, person.locked)) is not None),
        _wears(person),
        _fact(Slot.MOOD, person.mood, person.locked),
        _fact(Slot.CONDITION, person.condition, person.locked),
        on_stage,
        state.place.value if on_stage and state.place else "",
        {name: ", ".join(g.words for g in garments) for name, garments in person.outfits.items()},
        moods(state, person.id),
        person.pictures,
        importance(person, state.message),
    )


def _wears(person: Person) -> FactNow | None:
    worn, locked = person.wears, Slot.WEARS in person.locked
    if worn is not None:
        return FactNow(Slot.WEARS, worn.words, worn.source, worn.at, worn.uid, worn.said, locked)
    usual = ", ".join(garment.words for garment in wardrobe.worn(person))
    source = Source.PERSONA if person.kind is Role.PERSONA else Source.CARD
    return FactNow(Slot.WEARS, usual, source, locked=locked) if usual else None


def _fact(slot: Slot, fact: Fact | None, locked: Collection[Slot]) -> FactNow | None:
    if fact is None:
        return None
    return FactNow(slot, fact.value, fact.source, fact.at, fact.uid, fact.said, slot in locked)
