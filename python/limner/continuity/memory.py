"""
Memory: what is known of the people of a chat, with the operations one looks for.

``store`` writes an event into a message, ``retrieve`` reads facts, ``summarise`` gives the chronicle,
``prune`` forgets, ``statistics`` counts, ``dump`` and ``load`` are the stored form and every older one.
Nothing is kept here: the chat is the store, so it lasts across sessions and follows swipes and branches.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from limner.continuity._conditions import shows
from limner.continuity._known_places import MOST_PLACES
from limner.continuity._pruning import MOST_PEOPLE, importance, prune
from limner.continuity.chronicle import chronicle
from limner.continuity.facts import Source
from limner.continuity.slots import Slot
from limner.continuity.state import Person, StoryState
from limner.continuity.story import Beginning, Correction, Do, Role, Turn

VERSION = 1
MOST_STORED = 1_000
"""Corrections that are read of one message, or of the chat."""
_LONGEST_WHO, _LONGEST_VALUE = 200, 1_000
"""Characters that are written and read."""
_HERE = 10.0
"""How important the present scene is, among places and beside people."""


__all__ = [
    "MOST_PEOPLE", "MOST_PLACES", "MOST_STORED", "VERSION", "Memory", "Order", "Statistics", "dump",
    "importance", "load", "migrate", "prune", "retrieve", "statistics", "store", "summarise",
]  # fmt: skip


class Order(StrEnum):
    """In which order facts are retrieved."""

    NEWEST = "newest"
    IMPORTANT = "important"


@dataclass(frozen=True, slots=True)
class Memory:
    """
    One fact with whose it is.

    ``message`` is where it was said (-1: before the story), ``who`` empty for the scene.
    """

    who: str
    name: str
    slot: Slot
    value: str
    source: Source
    uid: str = ""
    message: int = -1
    said: bool = True
    locked: bool = False
    importance: float = 0.0


@dataclass(frozen=True, slots=True)
class Statistics:
    """What a chat remembers, in numbers."""

    people: int
    facts: int
    pictures: int
    scenes: int
    places: int
    by_source: Mapping[str, int]
    by_kind: Mapping[str, int]


def store(turn: Turn, correction: Correction) -> Turn:
    """
    Return the message with one more event.

    A later one of the same person and slot takes the place of it.
    """
    key = (correction.do, correction.who, correction.slot, correction.tag)
    kept = tuple(c for c in turn.corrections if (c.do, c.who, c.slot, c.tag) != key)
    return replace(turn, corrections=(*kept, correction)[-MOST_STORED:])


def retrieve(
    state: StoryState, who: str = "", slot: Slot | None = None, order: Order = Order.NEWEST, limit: int = 20
) -> tuple[Memory, ...]:
    """
    Return facts, of one person (id or name) or of all and the scene, newest or most important first.

    At most ``limit``; an unknown person has none.
    """
    people = [*state.people.values()]
    if who:
        ids = (who,) if who in state.people else state.names.resolve(who)
        people = [state.people[i] for i in ids]
    found = [memory for person in people for memory in _of(person, state)]
    if not who:
        found += _of_scene(state)
    found = [memory for memory in found if slot is None or memory.slot is slot]
    if order is Order.NEWEST:
        found.sort(key=lambda memory: -memory.message)
    else:
        found.sort(key=lambda memory: (-memory.importance, -memory.message))
    return tuple(found[: max(0, limit)])


def _of_scene(state: StoryState) -> list[Memory]:
    """Return the time, and every place where the story has been; the present one counts most."""
    time = state.time
    found = []
    if time is not None:
        locked = Slot.TIME in state.locked
        found.append(
            Memory("", "", Slot.TIME, time.value, time.source, time.uid, time.at, time.said, locked, _HERE)
        )
    for place in state.places:
        here = state.place is not None and place is state.places[-1]
        weight = _HERE if here else place.importance(state.message)
        locked = here and Slot.PLACE in state.locked
        said = place.source is not Source.PROMPT
        found.append(
            Memory("", "", Slot.PLACE, place.name, place.source, place.uid, place.seen, said, locked, weight)
        )
    return found


def _of(person: Person, state: StoryState) -> list[Memory]:
    weight = importance(person, state.message)
    facts = [(slot, fact) for slot, fact in person.look.items()]
    facts += [
        (slot, fact)
        for slot, fact in ((Slot.MOOD, person.mood), (Slot.CONDITION, shows(person, state.message)))
        if fact
    ]
    found = [
        Memory(
            person.id,
            person.name,
            slot,
            f.value,
            f.source,
            f.uid,
            f.at,
            f.said,
            slot in person.locked,
            weight,
        )
        for slot, f in facts
    ]
    if (worn := person.wears) is not None:
        locked = Slot.WEARS in person.locked
        found.append(
            Memory(
                person.id,
                person.name,
                Slot.WEARS,
                worn.words,
                worn.source,
                worn.uid,
                worn.at,
                worn.said,
                locked,
                weight,
            )
        )
    elif person.usual:
        words = ", ".join(garment.words for garment in person.usual)
        source = Source.PERSONA if person.kind is Role.PERSONA else Source.CARD
        found.append(Memory(person.id, person.name, Slot.WEARS, words, source, importance=weight))
    return found


def summarise(beginning: Beginning, turns: Sequence[Turn], last: int = 10) -> tuple[str, ...]:
    """Return the last scenes of the chronicle, a line each, the oldest first."""
    return tuple(scene.line for scene in chronicle(beginning, turns, last))


def statistics(state: StoryState) -> Statistics:
    """Return what is remembered, in numbers."""
    facts = retrieve(state, limit=100_000)
    return Statistics(
        len(state.people),
        len(facts),
        sum(person.pictures for person in state.people.values()),
        state.scene + 1,
        len(state.places),
        dict(Counter(memory.source.value for memory in facts)),
        dict(Counter(person.kind.value for person in state.people.values())),
    )


def dump(corrections: Sequence[Correction]) -> dict[str, Any]:
    """Return events as they are stored in ``extra.limner.facts`` of a message: as long as they are read."""
    rows = []
    for c in corrections:
        row: dict[str, Any] = {"do": c.do.value}
        row |= {"who": c.who[:_LONGEST_WHO]} if c.who else {}
        row |= {"slot": c.slot.value} if c.slot is not None else {}
        row |= {"value": c.value[:_LONGEST_VALUE]} if c.value else {}
        row |= {"tag": c.tag} if c.tag >= 0 else {}
        rows.append(row)
    return {"v": VERSION, "events": rows}


def load(stored: object) -> tuple[tuple[Correction, ...], int]:
    """
    Return the events of a stored form and how many rows were not understood.

    Reads every version: the first one was a bare list. Of a newer version it reads the rows it understands;
    damaged ones are left out, and whoever writes must keep what it could not read.
    """
    rows = migrate(stored)
    found = [correction for row in rows[:MOST_STORED] if (correction := _row(row)) is not None]
    return tuple(found), len(rows) - len(found)


def migrate(stored: object) -> list[object]:
    """Return the rows of any stored version in the form of today's."""
    if isinstance(stored, list):
        return list(stored)
    if isinstance(stored, Mapping) and isinstance(stored.get("events"), list):
        return list(stored["events"])
    return []


def _row(row: object) -> Correction | None:
    if not isinstance(row, Mapping):
        return None
    do, who, slot, value, tag = (row.get(key) for key in ("do", "who", "slot", "value", "tag"))
    if do not in tuple(Do) or (slot is not None and slot not in tuple(Slot)):
        return None
    if not all(part is None or isinstance(part, str) for part in (who, value)):
        return None
    number = max(tag, -1) if isinstance(tag, int) and not isinstance(tag, bool) else -1
    name, words = (who or "")[:_LONGEST_WHO], (value or "")[:_LONGEST_VALUE]
    return Correction(Do(do), name, Slot(slot) if slot else None, words, number)
