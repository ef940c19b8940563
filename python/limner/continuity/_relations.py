"""What a new value of looks is to an old one: the same again, more of it, its contradiction, or new."""

from enum import StrEnum
from functools import lru_cache

from limner.continuity import _look_words as words
from limner.continuity._plain_words import word_set
from limner.continuity._tokens import Tokens, number_at
from limner.continuity.slots import LONGEST, Slot

_NOISE = words.DETERMINERS | words.ADVERBS | words.COPULAS | word_set("and with of in years year old , s")
_UNTOLD = frozenset({"black", "brown"}), frozenset({"blonde"}), frozenset({"blue", "grey", "green", "amber"})
_SHAPES = word_set("round oval square heart-shaped long narrow broad angular")
_PARTS = {**dict.fromkeys(words.BEARDS | {"clean-shaven"}, "beard"), **dict.fromkeys(words.FURS, "fur")}
Facets = dict[str, frozenset[str]]


class Relation(StrEnum):
    """``new`` beside ``old``; what neither repeats nor contradicts adds to it."""

    REPEATS = "repeats"
    REFINES = "refines"
    CONTRADICTS = "contradicts"
    ADDS = "adds"


@lru_cache(maxsize=1024)
def relation(slot: Slot, old: str, new: str) -> Relation:
    """
    Return what ``new`` is to ``old``: both are values of ``slot``, as ``looks.read`` gives them or alike.

    Auburn hair repeats red hair, ``long red hair`` refines it, blonde hair contradicts it, a beard adds to
    it.
    """
    one, other = _facets(slot, old), _facets(slot, new)
    if any(_apart(name, one[name], other[name]) for name in one.keys() & other.keys()):
        return Relation.CONTRADICTS
    before, after = _meant(slot, old), _meant(slot, new)
    if after <= before:
        return Relation.REPEATS
    if before <= after or _narrower(one, other):
        return Relation.REFINES
    return Relation.ADDS


def contradict(slot: Slot, one: str, other: str) -> bool:
    """Whether two values of a slot cannot both be true: black hair and blonde hair."""
    return relation(slot, one, other) is Relation.CONTRADICTS


def is_grown(age: str) -> bool:
    """Whether a value of age is that of a grown person for sure."""
    years = _years(Tokens(age[:LONGEST]).low)
    return years is not None and years[0] >= 18


def is_minor(age: str) -> bool:
    """Whether a value of age is that of a child for sure."""
    years = _years(Tokens(age[:LONGEST]).low)
    return years is not None and years[1] <= 18


def _narrower(one: Facets, other: Facets) -> bool:
    return bool(one) and set(one) <= set(other) and all(other[name] <= one[name] for name in one)


@lru_cache(maxsize=512)
def _meant(slot: Slot, value: str) -> frozenset[str]:
    """Return the words of a value, those that mean alike as one."""
    found = set()
    low = Tokens(value[:LONGEST]).low
    for word in low:
        for piece in word.split("-") if word not in words.COLOUR_FAMILIES else [word]:
            if piece in _NOISE:
                continue
            if slot in (Slot.HAIR, Slot.EYES) and piece in words.COLOUR_FAMILIES:
                found.add(words.COLOUR_FAMILIES[piece])
            elif slot is Slot.SEX:
                found.add(words.SEXES.get(piece, piece))
            elif slot is Slot.HAIR and piece in words.CURLED:
                found.add("curly")
            elif slot is Slot.HAIR and piece in ("plait", "plaits", "plaited", "braids", "braided"):
                found.add("braid")
            else:
                found.add(piece.removesuffix("s") if len(piece) > 3 else piece)
    return frozenset(found)


@lru_cache(maxsize=512)
def _facets(slot: Slot, value: str) -> Facets:
    low = Tokens(value[:LONGEST]).low
    if slot in (Slot.HAIR, Slot.EYES, Slot.SKIN):
        found: Facets = {}
        for piece in _pieces(low):
            part = next((_PARTS[word] for word in piece if word in _PARTS), slot.value)
            for name, said in _of_part(slot, part, piece).items():
                found.setdefault(f"{part}.{name}", said)
        return found
    if slot is Slot.AGE:
        years = _years(low)
        return {"years": frozenset(map(str, years))} if years else {}
    if slot is Slot.SEX:
        sexes = {words.SEXES[word] for word in low if word in words.SEXES} - {"person"}
        return {"sex": frozenset("f" if sex in ("woman", "girl") else "m" for sex in sexes)} if sexes else {}
    if slot is Slot.BUILD:
        ends = {words.BUILDS[word] for word in low if word in words.BUILDS}
        return {kind: frozenset({str(number)}) for kind, number in ends if kind != "shape"}
    if slot is Slot.FACE and "face" in low and (shapes := _SHAPES & set(low)):
        return {"shape": shapes}
    return {}


def _pieces(low: list[str]) -> list[list[str]]:
    pieces: list[list[str]] = [[]]
    for word in low:
        if word == ",":
            pieces.append([])
        else:
            pieces[-1].append(word)
    return pieces


def _of_part(slot: Slot, part: str, piece: list[str]) -> Facets:  # noqa: C901 -- one branch for each facet
    main = piece[: piece.index("with")] if "with" in piece[1:] else piece
    flat = [each for word in main for each in ([word] if word in words.COLOUR_FAMILIES else word.split("-"))]
    found: Facets = {}
    if slot is Slot.SKIN and part != "fur":
        tones = {str(words.SKINS[word]) for word in flat if word in words.SKINS}
        if len(tones) > 1:
            tones -= {"0", "2"} if {"light", "dark", "deep", "pale"} & set(flat) else set()
        return {"tone": frozenset(tones)} if tones else {}
    colours = frozenset(words.COLOUR_FAMILIES[word] for word in flat if word in words.COLOUR_FAMILIES)
    if not colours and "dark" in flat:
        colours = _UNTOLD[0]
    elif not colours and {"light", "pale"} & set(flat):
        colours = _UNTOLD[2] if slot is Slot.EYES else _UNTOLD[1]
    if colours:
        found["colour"] = colours
    if slot is Slot.HAIR:
        lengths = {str(words.HAIR_LENGTHS[word]) for word in [*main, *flat] if word in words.HAIR_LENGTHS}
        if "clean" in flat and part == "beard":
            lengths = {"0"}
        elif (part == "beard" and not lengths) or (
            {"braid", "plait", "ponytail", "braids", "plaits"} & set(piece) and not lengths
        ):
            lengths = {"2"}
        if lengths:
            found["length"] = frozenset(lengths)
        if words.CURLED & set(flat):
            found["texture"] = frozenset({"curled"})
        elif words.STRAIGHT & set(flat):
            found["texture"] = frozenset({"straight"})
    return found


def _apart(name: str, one: frozenset[str], other: frozenset[str]) -> bool:
    if one & other:
        return False
    kind = name.rpartition(".")[2]
    if kind == "colour":
        return not any(frozenset((a, b)) in words.NEAR_COLOURS for a in one for b in other)
    if kind == "length":
        return all("0" in (a, b) or abs(int(a) - int(b)) > 1 for a in one for b in other)
    if kind == "tone":
        return not all(frozenset((a, b)) == {"1", "2"} for a in one for b in other)
    if kind == "years":
        (low, *_), (least, *_) = sorted(map(int, one)), sorted(map(int, other))
        high, most = max(map(int, one)), max(map(int, other))
        slack = max(2, high // 20)
        return low > most + slack or least > high + slack
    return True


def _years(low: list[str]) -> tuple[int, int] | None:
    """Return the least and the most years a value may mean."""
    low = [
        piece
        for word in low
        for piece in (word.split("-") if word[:4] in ("mid-", "earl", "late") else [word])
    ]
    for at, word in enumerate(low):
        if word in words.DECADES:
            ten = words.DECADES[word]
            part = {"early": (0, 4), "mid": (3, 7), "late": (6, 9)}.get(low[at - 1] if at else "", (0, 9))
            return ten + part[0], ten + part[1]
        years, _ = number_at(low, at)
        if years is not None:
            return (0, 2) if "months" in low or "weeks" in low else (years, years + 1)
    found = [words.AGES[word] for word in low if word in words.AGES]
    return (max(least for least, _ in found), min(most for _, most in found)) if found else None
