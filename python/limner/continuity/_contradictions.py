"""What of a prompt's own words contradicts who somebody is, or repeats it."""

from collections.abc import Iterable
from dataclasses import dataclass

from limner.continuity._descriptions import described
from limner.continuity._dressing import Shown, of_each, shown, told_at
from limner.continuity._mentions import Cast, owner
from limner.continuity._relations import Relation, relation
from limner.continuity.looks import Said
from limner.continuity.slots import Slot
from limner.continuity.state import Person, StoryState


@dataclass(frozen=True, slots=True)
class Look:
    """What a prompt says of somebody's looks, and what it is to what is known of them."""

    who: str
    said: Said
    relation: Relation


def garments_of(seen: Cast, prompt: str) -> dict[str, list[Shown]]:
    """Return the garments of a prompt by whose they are; those of strangers are left out."""
    found = shown(prompt) if seen.who else ()
    if not found:
        return {}
    pieces: dict[str, list[Shown]] = {}
    last = (0, 0)
    for piece in found:
        last = piece.end, (at := told_at(prompt, piece, last))
        each = of_each(prompt, piece)
        for who in seen.who if each else (owner(seen, prompt, at, alone=piece.alone),):
            pieces.setdefault(who, []).append(each or piece)
    pieces.pop("", None)
    return pieces


def owned(cast: Cast, prompt: str) -> list[tuple[str, Said]]:
    """Return the looks that a prompt describes with whose they are; those of strangers are left out."""
    found = ((owner(cast, prompt, said.start), said) for said in described(prompt)) if cast.who else ()
    return [(who, said) for who, said in found if who]


def compared(state: StoryState, found: Iterable[tuple[str, Said]]) -> list[Look]:
    """Return what each description is to what is known: only ``ADDS`` is news."""
    result = []
    for who, said in found:
        fact = state.people[who].look.get(said.slot)
        if said.slot is Slot.SEX:
            continue
        known = relation(said.slot, fact.value, said.value) if fact is not None else Relation.ADDS
        if known is not Relation.REPEATS and _was(state.people[who], said):
            known = Relation.CONTRADICTS
        result.append(Look(who, said, known))
    return result


def _was(person: Person, said: Said) -> bool:
    """Whether a description fits a look of before: it is not believed when it comes back."""
    return any(
        slot is said.slot and relation(slot, old, said.value) in (Relation.REPEATS, Relation.REFINES)
        for slot, old in person.former
    )
