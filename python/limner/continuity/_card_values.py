"""What the value behind a card's key says, slot by slot, and how what is said twice becomes one look."""

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from limner.continuity._card_keys import BEARD, FUR, HEIGHT, SPECIES
from limner.continuity._look_words import BEARDS, BUILDS, FACE_HEADS, FURS, MARK_HEADS, SIZES
from limner.continuity._plain_words import word_set
from limner.continuity._tokens import Tokens
from limner.continuity.looks import cut, phrase, read
from limner.continuity.relations import Relation, relation
from limner.continuity.slots import IDENTITY, LONGEST, Slot
from limner.continuity.text import bare, clean

_PIECE = re.compile(r"[,;\n]")
_NONE = re.compile(r"(?i:none|no|n/a|nothing|unknown|-+)\b")
_HUMAN = word_set("human humans man woman mensch humain humano человек 人間 人类 homo person")
_NUMBER = re.compile(r"[0-9]{1,3}")
_LATIN = re.compile(r"[\u0080-\uffff]")
_SINGULAR = MappingProxyType(
    {
        "tattoos": "tattoo",
        "piercings": "piercings",
        "scars": "scar",
        "glasses": "glasses",
        "markings": "markings",
    }
)
_ORDER = {slot: number for number, slot in enumerate(IDENTITY)}
MOST_PIECES = 24


def valued(kind: str, key: str, value: str) -> list[tuple[Slot, str]]:
    """Return what ``key: value`` says; ``kind`` is the key's meaning, a slot or a kind of its own."""
    value = value[: 12 * LONGEST]
    if _NONE.match(value):
        _, _, value = value.partition("(")
        value = value.strip(") ")
    if not value:
        return []
    if kind == HEIGHT:
        return [(Slot.BUILD, _height(value))]
    if kind == SPECIES:
        said = clean(value, LONGEST)
        return [] if said.lower() in _HUMAN else [(Slot.EXTRA, said)]
    if kind == BEARD:
        said = clean(value, LONGEST)
        known = BEARDS & set(Tokens(said).low) or said.lower().startswith(("clean", "beardless"))
        return [
            (Slot.HAIR, said if known else f"{said} {'beard' if 'facial' in key.lower() else key.lower()}")
        ]
    if kind == FUR:
        noun = key.lower() if key.lower() in FURS else "fur"
        said = clean(value, LONGEST)
        return [(Slot.SKIN, said if FURS & set(Tokens(said).low) else f"{said} {noun}")]
    if kind in (Slot.AGE, Slot.SEX):
        return [(Slot(kind), clean(phrase(Slot(kind), value), LONGEST))]
    if kind in (Slot.HAIR, Slot.EYES, Slot.SKIN):
        return [(Slot(kind), clean(phrase(Slot(kind), clean(value, 3 * LONGEST)), LONGEST))]
    return _pieces(Slot(kind), key.lower(), value)


def _height(value: str) -> str:
    said = clean(value, 40)
    return f"{said} tall" if said[:1].isdigit() and "tall" not in said else said


def _pieces(slot: Slot, key: str, value: str) -> list[tuple[Slot, str]]:
    """Read a list of features, each of which may be of another slot than its key."""
    found: list[tuple[Slot, str]] = []
    for piece in _PIECE.split(value)[:MOST_PIECES]:
        piece = bare(piece.strip(" .*-"))
        if not piece or _NONE.match(piece):
            continue
        said = read(piece)
        others = [(each.slot, each.value) for each in said if each.slot is not slot]
        if others and not (slot is Slot.MARKS and others[0][0] is Slot.FACE):
            found += [(each.slot, each.value) for each in said]
            continue
        low = Tokens(piece).low
        if (
            slot is Slot.MARKS
            and key in MARK_HEADS | {"ears", "piercings"}
            and not (set(low) & (MARK_HEADS | {"ears"}))
        ):
            piece = f"{piece} {_SINGULAR.get(key, key)}"
        elif slot is Slot.FACE and key in FACE_HEADS and not set(low) & FACE_HEADS:
            piece = f"{piece} {key}"
        elif slot is Slot.BUILD and len(low) > 8 and not set(low) & (BUILDS.keys() | SIZES):
            continue
        found.append((slot, clean(piece, LONGEST)))
    return found


def settled(said: Iterable[tuple[Slot, str]], newer: Iterable[tuple[Slot, str]] = ()) -> Mapping[Slot, str]:
    """
    Return one value for each slot: the first counts, what refines it replaces it, what adds is added.

    ``newer`` is what a greeting says: where it contradicts it is right.
    """
    look: dict[Slot, list[str]] = {}
    for slot, value in said:
        _add(look.setdefault(slot, []), slot, cut(value))
    for slot, value in newer:
        values = look.setdefault(slot, [])
        value = cut(value)
        against = [each for each in values if relation(slot, each, value) is Relation.CONTRADICTS]
        if against and slot is not Slot.SEX:
            values[:] = [each for each in values if each not in against]
        _add(values, slot, value)
    joined = {slot: _joined(values) for slot, values in look.items()}
    return MappingProxyType(
        {slot: joined[slot] for slot in sorted(joined, key=_ORDER.__getitem__) if joined[slot]}
    )


def _add(values: list[str], slot: Slot, value: str) -> None:
    if not value or len(values) > 12:
        return
    if slot in (Slot.AGE, Slot.SEX):
        if not values:
            values.append(value)
        elif slot is Slot.AGE and _NUMBER.search(value) and not _NUMBER.search(values[0]):
            if relation(slot, values[0], value) is not Relation.CONTRADICTS:
                values[0] = value
        return
    for at, old in enumerate(values):
        how = relation(slot, old, value)
        if how is Relation.REPEATS or how is Relation.CONTRADICTS:
            return
        if how is Relation.REFINES:
            values[at] = value
            return
    values.append(value)


def _joined(values: list[str]) -> str:
    """Join what fits, whole pieces only."""
    said = ""
    for value in values:
        longer = f"{said}, {value}" if said else value
        if len(longer) <= LONGEST:
            said = longer
    return said
