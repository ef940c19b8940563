"""What of a prompt's own words contradicts who somebody is, or repeats it."""

from collections.abc import Iterable
from dataclasses import dataclass

from limner.continuity.identity import HAIR_TRIGGERS
from limner.continuity.looks import Said, read
from limner.continuity.relations import Relation, relation
from limner.continuity.slots import Slot
from limner.continuity.stage import Cast, owner
from limner.continuity.state import Person, State
from limner.continuity.text import words


@dataclass(frozen=True, slots=True)
class Look:
    """What a prompt says of somebody's looks, and what it is to what is known of them."""

    who: str
    said: Said
    relation: Relation


def looks_in(prompt: str) -> tuple[Said, ...]:
    """Return the looks that a prompt describes; quick where it describes none."""
    if not any(word.text in HAIR_TRIGGERS or "-" in word.text for word in words(prompt)):
        return ()
    return read(prompt)


def against(person: Person, prompt: str) -> list[Said]:
    """Return what in a prompt contradicts this person, if it were about them alone."""
    return [
        said
        for said in looks_in(prompt)
        if (fact := person.look.get(said.slot)) is not None
        and said.slot is not Slot.SEX
        and relation(said.slot, fact.value, said.value) is Relation.CONTRADICTS
    ]


def owned(cast: Cast, prompt: str) -> list[tuple[str, Said]]:
    """Return the looks that a prompt describes with whose they are; those of strangers are left out."""
    found = ((owner(cast, prompt, said.start), said) for said in looks_in(prompt)) if cast.who else ()
    return [(who, said) for who, said in found if who]


def compared(state: State, found: Iterable[tuple[str, Said]]) -> list[Look]:
    """Return what each description is to what is known: only ``ADDS`` is news."""
    result = []
    for who, said in found:
        fact = state.people[who].look.get(said.slot)
        if said.slot is Slot.SEX:
            continue
        known = relation(said.slot, fact.value, said.value) if fact is not None else Relation.ADDS
        result.append(Look(who, said, known))
    return result
