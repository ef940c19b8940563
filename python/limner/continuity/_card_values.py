"""What the value behind a card's key says, slot by slot, and how what is said twice becomes one look."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from limner.continuity._card_features import (
    counted,
    eyes,
    is_hue,
    is_lasting,
    is_seen,
    of_one,
    of_part,
    seen_age,
    with_key,
)
from limner.continuity._card_keys import BEARD, FUR, HEIGHT, SPECIES
from limner.continuity._card_parts import is_part
from limner.continuity._card_pieces import told
from limner.continuity._carried_words import only_things
from limner.continuity._look_words import BEARDS, BODY, BUILDS, FACE_HEADS, FURS, MARK_HEADS, SIZES
from limner.continuity._patterns import late
from limner.continuity._plain_words import word_set
from limner.continuity._relations import Relation, contradict, is_grown, is_minor, relation
from limner.continuity._text import bare, clean
from limner.continuity._tokens import Tokens
from limner.continuity.looks import phrase, read
from limner.continuity.slots import IDENTITY, LONGEST, Slot

_PIECE = late(r"[,;\n]")
_LISTED = late(r",")
NONE = late(r"(?i:(?:none|no|n/a|nothing|unknown)\b|-{1,5}$)")
"""What stands behind a key of which there is nothing to say."""
_NO_HAIR = late(r"(?i:(?:none(?=[,;])|no hair\b|hairless\b))")
_HUMAN = word_set("human humans man woman mensch humain humano человек 人間 人类 homo person")
_MARK_KEYS = MARK_HEADS | {"ears", "piercings"}
_HEADS, _ONE = frozenset(("head", "scalp", "skull")), late(r"\bone\b")
_MINOR = MappingProxyType({"woman": "girl", "man": "boy"})
_GROWN = MappingProxyType({"girl": "woman", "boy": "man"})
_NUMBER = late(r"[0-9]{1,3}")
_SINGULAR = MappingProxyType({"tattoos": "tattoo", "scars": "scar"})
_BUILT = word_set("neck waist hips shoulders legs arms thighs limbs stomach belly")
_ONE_SIDED = frozenset(("left", "right"))
_OF_A_PART = (Slot.HAIR, Slot.EYES, Slot.FACE)
"""What a value may speak of whose key is another part of the body: ``Chin: short beard``."""
_ORDER = {slot: number for number, slot in enumerate(IDENTITY)}
MOST_PIECES = 24


def valued(kind: str, key: str, value: str) -> list[tuple[Slot, str]]:  # noqa: PLR0911 -- one a kind
    """Return what ``key: value`` says; ``kind`` is the key's meaning, a slot or a kind of its own."""
    value = only_things(key, value[: 12 * LONGEST])
    if kind == Slot.HAIR and (found := _NO_HAIR.match(value)):
        rest = value[found.end() :].strip(" ,;")
        return [
            (Slot.HAIR, "bald"),
            *((Slot.MARKS, clean(piece, LONGEST)) for piece in _LISTED.split(rest) if piece.strip()),
        ]
    if NONE.match(value):
        value = value.partition("(")[2].strip(") ")
    if not value:
        return []
    if kind == HEIGHT:
        return [(Slot.BUILD, _height(value))]
    if kind == SPECIES:
        return _species(clean(value, LONGEST))
    if kind in (BEARD, FUR):
        return [_grown(kind, key.lower(), value)]
    if kind in (Slot.AGE, Slot.SEX):
        value = seen_age(value) if kind == Slot.AGE else value
        return [(Slot(kind), clean(phrase(Slot(kind), value), LONGEST))]
    if kind == Slot.EYES:
        return _of_eyes(key.lower(), value)
    if kind in (Slot.HAIR, Slot.SKIN):
        mine, others = _parted(clean(told(value), 3 * LONGEST))
        return [(Slot(kind), clean(phrase(Slot(kind), mine), LONGEST)), *others]
    key = key.lower()
    named = kind == Slot.MARKS and (key in _MARK_KEYS or is_part(key))
    return _pieces(Slot(kind), key, told(of_one(value, _SINGULAR.get(key, key)) if named else value))


def _species(said: str) -> list[tuple[Slot, str]]:
    return [] if said.lower() in _HUMAN else [(Slot.EXTRA, said)]


def _grown(kind: str, key: str, value: str) -> tuple[Slot, str]:
    """Return what is said of a beard or of fur with the noun for it."""
    if kind == FUR:
        said = clean(value, LONGEST)
        named = FURS & set(Tokens(said).low)
        return Slot.SKIN, said if named else f"{said} {key if key in FURS else 'fur'}"
    said = clean(of_one(value), LONGEST)
    known = BEARDS & set(Tokens(said).low) or said.lower().startswith(("clean", "beardless"))
    return Slot.HAIR, said if known else f"{said} {key if key in BEARDS else 'beard'}"


def _of_eyes(key: str, value: str) -> list[tuple[Slot, str]]:
    """Return what is said of both eyes, or of the one that is the key: ``Left eye: missing``."""
    side, value = _side(key), value.replace("no pupils", "pupilless")
    if side and not is_hue(value):
        return _pieces(Slot.MARKS, key, value)
    mine, others = _parted(clean(told(f"{side} eye {value}" if side else eyes(value)), 3 * LONGEST))
    return [(Slot.EYES, clean(phrase(Slot.EYES, mine), LONGEST)), *others]


def _parted(value: str) -> tuple[str, list[tuple[Slot, str]]]:
    """Return a list without the pieces that are marks or of the face, and those: ``green, laugh lines``."""
    mine: list[str] = []
    others: list[tuple[Slot, str]] = []
    for number, piece in enumerate(_LISTED.split(value)):
        said = read(piece) if number else ()
        if said and all(one.slot in (Slot.MARKS, Slot.FACE) for one in said):
            others += [(one.slot, one.value) for one in said]
        else:
            mine.append(piece)
    return ",".join(mine), others


def _height(value: str) -> str:
    said = clean(value, 40)
    return f"{said} tall" if said[:1].isdigit() and "tall" not in said else said


def _pieces(slot: Slot, key: str, value: str) -> list[tuple[Slot, str]]:
    """Read a list of features, each of which may be of another slot than its key."""
    found: list[tuple[Slot, str]] = []
    part = is_part(key)
    for each in _PIECE.split(value)[:MOST_PIECES]:
        piece = bare(each.strip(" .*-"))
        if not piece or NONE.match(piece) or piece.isdigit() or (part and not is_seen(piece)):
            continue
        said = read(piece) or (read(f"{piece} head") if key in _HEADS else ())
        if slot is Slot.BUILD and not _ONE_SIDED.isdisjoint(piece.lower().split()[:-1]):
            found.append((Slot.MARKS, clean(piece, LONGEST)))  # ``Body("chrome left arm")``
            continue
        others = [one.slot for one in said if one.slot is not slot]
        if part:
            kept = (*_OF_A_PART, Slot.BUILD) if key in _BUILT else _OF_A_PART
            others = [each for each in others if each in kept]
        if others and not (slot is Slot.MARKS and others[0] is Slot.FACE):
            found += [(one.slot, one.value) for one in said]
        elif slot is Slot.FACE and found and not (FACE_HEADS - {key}).isdisjoint(Tokens(found[-1][1]).low):
            found.append((slot, clean(piece, LONGEST)))  # ``a broken nose, set badly`` is no face set badly
        elif named := _named(slot, key, piece):
            plain = slot is Slot.MARKS and part and not is_lasting(piece)  # scars come first
            found.append((Slot.EXTRA if plain else slot, clean(named, LONGEST)))
    return found


def _named(slot: Slot, key: str, piece: str) -> str:
    """Return a feature with the word for it, which the key may hold; empty where it is a sentence."""
    low = set(Tokens(piece).low)
    if slot is Slot.MARKS:
        return _marked(key, piece, low)
    if slot is Slot.FACE and key in FACE_HEADS and not low & FACE_HEADS:
        return with_key(piece, key)
    if slot is Slot.BUILD and len(low) > 3 and not low & (BUILDS.keys() | SIZES):
        return ""
    return piece


def _marked(key: str, piece: str, low: set[str]) -> str:
    """Return a mark with the word for it."""
    if key in _MARK_KEYS:
        noun = _SINGULAR.get(key, key)
        if "one" in low:
            return _ONE.sub(noun, piece, count=1)
        whole = low & _MARK_KEYS or (key == "mark" and low & BODY)
        return piece if whole else with_key(piece, noun)
    if key == "teeth" and not low & {"teeth", "tooth", "fangs", "gap"}:
        return counted(piece, key)
    if is_part(key):
        return piece if key.rpartition(" ")[2] in low else of_part(piece, key)
    return piece


def settled(said: Iterable[tuple[Slot, str]], newer: Iterable[tuple[Slot, str]] = ()) -> Mapping[Slot, str]:
    """
    Return one value for each slot: the first counts, what refines it replaces it, what adds is added.

    ``newer`` is what a greeting says: where it contradicts it is right.
    """
    look: dict[Slot, list[str]] = {}
    for slot, value in said:
        _add(look.setdefault(slot, []), slot, clean(value, LONGEST))
    for slot, said_later in newer:
        values = look.setdefault(slot, [])
        value = clean(said_later, LONGEST)
        against = [each for each in values if relation(slot, each, value) is Relation.CONTRADICTS]
        if against and slot is not Slot.SEX:
            values[:] = [each for each in values if each not in against]
        _add(values, slot, value)
    _grow_up(look)
    joined = {slot: _joined(values) for slot, values in look.items()}
    return MappingProxyType(
        {slot: joined[slot] for slot in sorted(joined, key=_ORDER.__getitem__) if joined[slot]}
    )


def _grow_up(look: dict[Slot, list[str]]) -> None:
    """Call a grown person no girl or boy, and a child no man or woman, as tags and pronouns do."""
    ages, sexes = look.get(Slot.AGE), look.get(Slot.SEX)
    if ages and sexes and sexes[0] in _GROWN and is_grown(ages[0]):
        sexes[0] = _GROWN[sexes[0]]
    elif ages and sexes and sexes[0] in _MINOR and is_minor(ages[0]):
        sexes[0] = _MINOR[sexes[0]]


def _add(values: list[str], slot: Slot, value: str) -> None:
    if not value or len(values) > 12:
        return
    if slot in (Slot.AGE, Slot.SEX):
        if not values:
            values.append(value)
        elif slot is Slot.AGE and _NUMBER.search(value) and not _NUMBER.search(values[0]):
            values[0] = values[0] if contradict(slot, values[0], value) else value
        return
    bearded = not BEARDS.isdisjoint(Tokens(value).low)
    for at, old in enumerate(values):
        if slot is Slot.HAIR and bearded and BEARDS.isdisjoint(Tokens(old).low):
            continue  # ``full beard, going grey`` says nothing of brown hair
        if slot is Slot.EYES and _side(value) not in ("", _side(old)):
            continue  # ``brown left eye``, ``blue right eye``; ``brown eyes``, of which one is another
        how = relation(slot, old, value)
        if how is Relation.REPEATS or how is Relation.CONTRADICTS:
            return
        if how is Relation.REFINES and (slot is not Slot.BUILD or _holds(value, old)):
            values[at] = value
            return
    values.append(value)


def _side(eye: str) -> str:
    """Return which of two eyes words are of."""
    return next((word for word in eye.lower().split() if word in ("left", "right")), "")


def _holds(value: str, old: str) -> bool:
    """Whether a value has all words of an older one: ``lean`` and ``wiry`` are both so."""
    return set(Tokens(old).low) <= set(Tokens(value).low)


def _joined(values: list[str]) -> str:
    """Join what fits, whole pieces only."""
    said = ""
    for value in values:
        longer = f"{said}, {value}" if said else value
        if len(longer) <= LONGEST:
            said = longer
    return said
