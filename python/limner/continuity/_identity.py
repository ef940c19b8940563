"""
A person's lasting looks.

What a new word replaces, what it makes impossible, and what of the old it keeps.
"""

import re
from collections.abc import Iterable

from limner.continuity import _look_words as lexicon
from limner.continuity._descriptions import described as looks_of
from limner.continuity._garments import part_of
from limner.continuity._looks_over import without
from limner.continuity._patterns import late
from limner.continuity._relations import Relation, relation
from limner.continuity._text import clean, split_list, stem, words
from limner.continuity._tokens import Tokens, number_at
from limner.continuity.facts import Source
from limner.continuity.looks import Said
from limner.continuity.slots import Slot
from limner.continuity.state import Fact, Origin, Person, evolve

_FILLER = late(
    r"^(?:(?:now|has|have|with|is|are|a|an|the|her|his|their|who|and|got|wears|wearing|again)\s{1,3}){1,6}",
    re.IGNORECASE,
)
_CALLED = late(
    r"^\s{0,3},?\s{0,3}(?:also |now |better |usually |is )?(?:called|known as|named|aka|a\.k\.a\.|alias|"
    r"nicknamed)\s{1,3}\"?([^,;:\"]{1,40})\"?\s{0,3}[,;:]?\s{0,3}",
    re.IGNORECASE,
)
_NAMED = late(r"^\s{0,3}((?:[^\W\d_a-z][\w'’-]{1,20}\.?(?: |(?=,|$))){2,4})\s{0,3}(?:,\s{0,3}|$)")
"""A whole name at the beginning: ``Dr. Odile Vane, pale woman of forty``."""
_SHORN = late(
    r"\bhair (?:now )?(?:hacked|sawn|sawed|lopped|chopped|snipped|shorn|sheared|cut|cropped|"
    r"trimmed)(?: off)? short\b",
    re.IGNORECASE,
)
_CHILD = 16
_CHANGES = (Slot.HAIR, Slot.EYES, Slot.AGE, Slot.SKIN, Slot.BUILD)
_WIG_OFF = late(
    r"\b(?:wig (?:off|removed|gone)|(?:no|without (?:the|her|his|a)) wig|(?:her|his|their) (?:own|"
    r"real|natural) hair)\b",
    re.IGNORECASE,
)


def called(words_: str) -> tuple[str, str]:
    """Return the other name that ``look=`` begins with (``called Buzzcut, ...``), and the rest of it."""
    match = _CALLED.match(words_)
    if match is None:
        match = _NAMED.match(words_)
        if match is None or looks_of(match[1].lower()) or _wearable(match[1]):
            return "", words_
    return clean(match[1], 40), words_[match.end() :]


def _wearable(text: str) -> bool:
    return any(part_of(word.text) is not None for word in words(text))


def announced(person: Person, said: str, origin: Origin) -> Person:
    """
    Return the person with the looks that ``look=`` says.

    What it says replaces what was, the rest stays.
    """
    found: dict[Slot, list[str]] = {}
    text = _SHORN.sub("short hair", clean(said, 400))
    read_ = looks_of(text)
    taken = [(piece.start, piece.end) for piece in read_]
    for piece in read_:
        found.setdefault(piece.slot, []).append(piece.value)
    if extra := _unread(text, taken):
        found.setdefault(Slot.EXTRA, []).extend(extra)
    look, former = dict(person.look), person.former
    for slot, values in found.items():
        if slot in person.locked:
            continue
        old = look.get(slot)
        value = _merged(slot, old.value if old else "", values)
        if old is not None and slot in _CHANGES and relation(slot, old.value, value) is not Relation.REPEATS:
            former = (*(f for f in former if f != (slot, old.value)), (slot, old.value))
        look[slot] = origin.fact(value)
        former = tuple(
            f for f in former if f[0] is not slot or relation(slot, value, f[1]) is not Relation.REPEATS
        )
    _take_off(look, text, origin, person.locked)
    if (
        _WIG_OFF.search(text)
        and Slot.HAIR not in found
        and (own := next((v for s, v in former if s is Slot.HAIR), ""))
    ):
        look[Slot.HAIR] = origin.fact(own)
    if Slot.AGE in found or Slot.SEX in found:
        _grow(look)
    return evolve(person, look=look, former=former[-12:])


def _take_off(look: dict[Slot, Fact], text: str, origin: Origin, locked: frozenset[Slot]) -> None:
    """Take out what ``look=`` says is over."""
    for slot in (Slot.MARKS, Slot.EXTRA, Slot.HAIR):
        kept = look.get(slot)
        if kept is not None and slot not in locked and (rest := without(kept.value, text)) != kept.value:
            if rest:
                look[slot] = origin.fact(rest)
            else:
                del look[slot]


def _unread(text: str, taken: list[tuple[int, int]]) -> list[str]:
    """Return the pieces of a list in which nothing was read: they are kept as they stand."""
    extra: list[str] = []
    position = 0
    for item in split_list(text):
        start = text.find(item, position)
        position = start + len(item)
        if any(start < e and s < position for s, e in taken) or _WIG_OFF.search(item):
            continue
        rest = _FILLER.sub("", item).strip()
        if rest and rest.lower() not in ("same", "as before", "unchanged", "new"):
            extra.append(rest)
    return extra


def described(person: Person, found: Iterable[Said], origin: Origin) -> Person:
    """Return the person with what a prompt describes and nobody has said: the first description is kept."""
    values: dict[Slot, list[str]] = {}
    for piece in found:
        old = person.look.get(piece.slot)
        if piece.slot in person.locked or (
            old is not None
            and not (
                old.source is Source.PROMPT
                and not old.said  # as what this prompt says is new
                and (old.uid, old.tag) == (origin.uid, origin.tag)
            )
        ):
            continue
        values.setdefault(piece.slot, []).append(piece.value)
    if not values:
        return person
    look = dict(person.look)
    for slot, said in values.items():
        value = said[0] if slot in (Slot.SEX, Slot.AGE) else ", ".join(dict.fromkeys(said))
        look[slot] = origin.fact(clean(value), said=False)
    return evolve(person, look=look)


def _merged(slot: Slot, old: str, values: list[str]) -> str:
    value = ", ".join(dict.fromkeys(values))
    if not old:
        return clean(value)
    if slot is Slot.HAIR:
        return clean(_hair(old, values))
    if slot in (Slot.MARKS, Slot.EXTRA):
        heads = {_head(v) for v in values}
        kept = [item for item in split_list(old) if _head(item) not in heads]
        return clean(", ".join([*kept, *values]))
    if slot is Slot.SEX:
        return values[0]
    return clean(value)


def _head(item: str) -> str:
    last = ""
    for word in words(item):
        if word.text in lexicon.PLACES or word.text in ("in", "of", "with"):
            break
        last = word.text
    return stem(last)


def _hair(old: str, values: list[str]) -> str:
    """Return new hair with what the new words leave open: a cut keeps the colour, a dye keeps the cut."""
    beards = [v for v in values if _is_beard(v)]
    hair = [v for v in values if not _is_beard(v)]
    old_items = list(split_list(old))
    old_beards = [v for v in old_items if _is_beard(v)]
    old_hair = [v for v in old_items if not _is_beard(v)]
    if any(v in ("clean-shaven", "beardless") for v in values):
        old_beards, beards = [], [v for v in beards if v in ("clean-shaven", "beardless")]
    if hair:
        text = " ".join(hair)
        bag = {part for w in words(text) for part in (w.text, *w.text.split("-"))}
        if bag & {"bald", "shaved", "shaven", "hairless"}:
            old_hair = hair
        else:
            before = [w.text for w in words(" ".join(old_hair))]
            colours = [w for w in before if w in lexicon.COLOURS or (set(w.split("-")) & lexicon.COLOURS)]
            if not bag & lexicon.COLOURS and colours:
                hair = [
                    f"{' '.join(dict.fromkeys(colours))} {hair[0]}"
                    if "hair" in bag or bag & lexicon.STYLES
                    else hair[0],
                    *hair[1:],
                ]
            elif bag & lexicon.COLOURS and not bag & (
                set(lexicon.HAIR_LENGTHS) | lexicon.STYLES | lexicon.CURLED
            ):
                shape = [
                    w
                    for w in before
                    if w in lexicon.HAIR_LENGTHS or w in lexicon.CURLED or w in lexicon.STRAIGHT
                ]
                if shape and "bald" not in shape:
                    hair = [f"{' '.join(dict.fromkeys(shape))} {hair[0]}", *hair[1:]]
            old_hair = hair
    return ", ".join(dict.fromkeys([*old_hair, *(beards or old_beards)]))


def _is_beard(value: str) -> bool:
    return any(w.text in lexicon.BEARDS or w.text in ("clean-shaven", "beardless") for w in words(value))


def years(value: str) -> int | None:
    """Return the years that the words of an age mean, None where they give no number."""
    low = Tokens(value).low
    for at in range(len(low)):
        number, _ = number_at(low, at)
        if number is not None:
            return number
        if low[at] in lexicon.DECADES:
            return lexicon.DECADES[low[at]] + 5
        front = low[at].split("-")[0]
        if front.isdigit():
            return int(front)
    return None


def _grow(look: dict[Slot, Fact]) -> None:
    """A boy whose age is now thirty is a man."""
    sex, age = look.get(Slot.SEX), look.get(Slot.AGE)
    if sex is None or age is None:
        return
    number = years(age.value)
    bag = {w.text for w in words(age.value)}
    grown = (number is not None and number >= 18) or bool(
        bag & {"adult", "grown", "middle-aged", "old", "elderly"}
    )
    young = (number is not None and number < _CHILD) or bool(bag & {"child", "toddler", "infant", "baby"})
    other = {"boy": "man", "girl": "woman"} if grown else {"man": "boy", "woman": "girl"} if young else {}
    if (sex.said or not grown) and sex.value in other and (sex.uid, sex.tag) != (age.uid, age.tag):
        look[Slot.SEX] = evolve(sex, value=other[sex.value])
