"""
Who wears what: what an attribute or a prompt's own words change of it.

``wears=`` is everything worn now. Words of a prompt change single garments, and they do not overrule what was
said where they only bring back clothes of earlier: a model slips into the clothes of the card.
"""

import re
from collections.abc import Iterable

from limner.continuity._attributes import is_again
from limner.continuity._clothes_again import worn_again
from limner.continuity._dressing import How, Shown, is_body
from limner.continuity._garment_nouns import Covers
from limner.continuity._garments import ALWAYS, Garment, alike, garment, outfit, same_kind
from limner.continuity._known_clothes import (
    USUAL,
    as_said,
    completed,
    fuller,
    is_other,
    is_taken_off,
    is_under,
    labelled,
    named_by,
    news,
    seen_on,
    was_worn,
    whole_of,
    worn,
)
from limner.continuity._patterns import late
from limner.continuity._text import bag, bare, clean, stems
from limner.continuity.state import Origin, Person, Worn, evolve

_WORD = late(r"[^\W_]+")
_COMMAS = late(r"[,;\n]")
_DENIED = late(r"(?:no|without|not)\b", re.IGNORECASE)
_CHANGES = late(r"[,;\n]|\s(?=[+−-]\w)")

MOST_GARMENTS = 12
MOST_OUTFITS = 8

_CLOTHES = frozenset(("outfit", "clothe", "clothes"))
"""Stems that every outfit's name may have, and that tell none from another."""
_NAKED = bag("naked nude nothing undressed unclothed")
_AGAIN = bag("again back earlier previous before same")
_CHANGE = late(
    r"^\s*(\+|-|−|–|plus\b|minus\b|no\b|without\b|now with\b|adds?\b|remov(?:es|ed|ing)\b|took off\b|"
    r"takes off\b|also\b)\s*",
    re.IGNORECASE,
)
_REST = late(r"[,;] ?|\s(?:and|with|plus|but)\s|\s(?=(?:without|minus|no)\s)", re.IGNORECASE)
_GONE = late(r"^(.{2,60}?)\s+(?:off|removed|gone|taken off)$", re.IGNORECASE)
_SAME_BUT = late(
    r"^\s*(?:the\s+)?(?:same|as before|unchanged)(?:\s+(?:as before|clothes|outfit|"
    r"as earlier))?\s*(?:,|;|:|but|plus|with|and|\+)\s*(?:also\s+)?(?:with\s+)?",
    re.IGNORECASE,
)
_AWAY = frozenset(("-", "−", "–", "minus", "no", "without", "took off", "takes off"))
_REPLACES = {
    Covers.TOP: (Covers.TOP, Covers.FULL, Covers.OUTER),
    Covers.BOTTOM: (Covers.BOTTOM, Covers.FULL),
    Covers.OUTER: (Covers.OUTER,),
    Covers.FEET: (Covers.FEET,),
}


def told(person: Person, said: str, origin: Origin) -> Person:
    """Return the person in the clothes that an attribute or the user says."""
    name, clothes = labelled(said)
    garments = _meant(person, clothes)
    if name and garments:
        person = evolve(person, outfits=dict([*person.outfits.items(), (name, garments)][-MOST_OUTFITS:]))
    if garments is None:
        if person.wears is None or person.wears.said:
            return person
        return evolve(person, wears=evolve(person.wears, said=True))
    return dressed(person, garments, origin, said=True)


def _meant(person: Person, said: str) -> tuple[Garment, ...] | None:
    """Return the garments that are meant; None: as before."""
    said = said.strip().strip(".")
    if is_again(said):
        return None
    if same := _SAME_BUT.match(said):
        return changed(worn(person), said[same.end() :])
    raw = frozenset(_WORD.findall(said.lower()))
    if raw & USUAL and len(raw) <= 6 and person.usual and not outfit_nouns(said):
        return person.usual
    known = _known_outfit(person, said, raw)
    return known if known is not None else _listed(person, said, raw)


def _listed(person: Person, said: str, raw: frozenset[str]) -> tuple[Garment, ...] | None:
    """Return the garments of a list, which is all that is worn unless it only changes something."""
    now = worn(person)
    pieces = [piece for piece in _COMMAS.split(said) if piece.strip()]
    if pieces and all(_CHANGE.match(piece) or _gone(piece) for piece in pieces):
        return changed(now, said)
    wanted = outfit(clean(" , ".join(pieces) if len(pieces) > 1 else said, 400))
    if raw & _NAKED and len(wanted) < 2 and not any(g.head for g in wanted):
        return (garment("naked"),)
    wanted = tuple(g for g in wanted if not _DENIED.match(g.words))
    trimmings = all(g.part in ALWAYS and g.head and g.words != "barefoot" for g in wanted)
    if wanted and trimmings and any(is_body(g.part) for g in now):
        return merged(now, wanted)
    return tuple(completed(person, g) for g in wanted[:MOST_GARMENTS]) or None


def _gone(piece: str) -> re.Match[str] | None:
    """Return the match of words that take a garment off: ``cloak removed``."""
    piece = piece.strip()
    return _GONE.match(piece) if piece.lower().endswith(("off", "removed", "gone")) else None


def outfit_nouns(said: str) -> bool:
    """Whether the words name a garment."""
    return any(
        g.head and g.head not in ("outfit", "clothes", "clothing", "attire", "garb", "uniform")
        for g in outfit(said)
    )


def _known_outfit(person: Person, said: str, raw: frozenset[str]) -> tuple[Garment, ...] | None:
    again = not raw.isdisjoint(_AGAIN) and len(raw) <= 8 and "," not in said
    if (whole := named_by(person, said)) is not None:
        return whole
    if (not person.outfits and not again) or "(" in said:
        return None
    bag = stems(said)
    for name, garments in person.outfits.items():
        key = stems(name) - _CLOTHES
        first, *more = _REST.split(said, maxsplit=1)
        if key and garments and more and stems(first) - _CLOTHES == key:
            return changed(garments, more[0])  # ``maid outfit, no apron``
        if key and garments and key <= bag and len(bag - key) <= 3:
            return garments
    if not again:
        return None
    best, most = None, 0
    for garments in (*reversed(person.earlier), person.usual):
        common = len(bag & frozenset().union(*(g.stems for g in garments), frozenset()))
        if common > most:
            best, most = garments, common
    return best


def changed(now: tuple[Garment, ...], said: str) -> tuple[Garment, ...]:
    """Return what is worn after single changes: ``+hat``, ``-cloak``, ``no cloak``."""
    for piece in _CHANGES.split(said):
        mark = _CHANGE.match(piece)
        sign = mark[1].lower() if mark else "+"
        gone = _gone(piece)
        words = clean(gone[1] if gone else piece[mark.end() :] if mark else piece)
        if not bare(words):
            continue
        item = garment(words)
        if gone or sign in _AWAY or sign.startswith("remov"):
            now = without(now, item)
        else:
            now = merged(now, outfit(words))
    return now


def without(now: tuple[Garment, ...], item: Garment) -> tuple[Garment, ...]:
    """Return what is left when this garment is taken off."""
    return tuple(g for g in now if not (same_kind(g, item) or (not item.head and alike(g, item))))


def merged(now: tuple[Garment, ...], wanted: Iterable[Garment]) -> tuple[Garment, ...]:
    """Return what is worn when these garments are put on, each in the place of what it cannot go with."""
    for item in wanted:
        if item.part is Covers.FULL:
            now = tuple(
                g
                for g in now
                if g.part in (Covers.FACE, Covers.OTHER, Covers.NECK, Covers.HANDS, Covers.HEAD)
            )
        elif item.part is Covers.OUTER:
            now = tuple(g for g in now if not g.is_for_indoors)
        replaced = _REPLACES.get(item.part, (item.part,) if item.part is not Covers.OTHER else ())
        kept = [g for g in now if g.part not in replaced or is_under(g, item)]
        now = (*(g for g in kept if not same_kind(g, item)), item)
    return now[:MOST_GARMENTS]


def dressed(person: Person, garments: tuple[Garment, ...], origin: Origin, *, said: bool) -> Person:
    """Return the person in other clothes; those of before are remembered."""
    before = worn(person)
    earlier = person.earlier
    if before and before != garments:
        earlier = (*(e for e in earlier if e != before), before)[-MOST_OUTFITS:]
    return evolve(
        person, wears=Worn(garments, origin.source, origin.uid, origin.tag, said, origin.at), earlier=earlier
    )


def implied(
    person: Person, found: list[Shown], origin: Origin, *, arrived: bool = False
) -> tuple[Person, list[Shown]]:
    """
    Return the person in the clothes that a prompt shows, and the words in it that must not be believed.

    ``arrived``: it is their first picture in this scene, so they may have changed meanwhile.
    """
    said = person.wears is not None and person.wears.said and not is_taken_off(worn(person), found)
    if person.wears is not None and arrived and (again := worn_again(person, found)) is not None:
        return dressed(person, again, origin, said=False), []
    return _pieced(person, found, origin, said=said)


def _pieced(person: Person, found: list[Shown], origin: Origin, *, said: bool) -> tuple[Person, list[Shown]]:
    now, slips = worn(person), []
    fresh: list[Garment] = []
    taken_off = False
    for piece in found:
        item = piece.garment
        if piece.how is How.NAMED:
            brought = said and len(item.stems) > 1 and was_worn(person, item)
            if brought and not any(alike(item, g) for g in now):
                slips.append(piece)
            continue
        if piece.how is How.OFF:
            left = without(now, item)
            taken_off |= left != now
            now = left
        elif is_other(item, now):
            full = fuller(person, item)
            if piece.how is How.WORN and said and was_worn(person, full):
                slips.append(piece)
            else:
                fresh.append(full)
    only = any((piece.only or piece.again) and piece.how is How.WORN for piece in found)
    fresh = news(fresh)
    if not (fresh or taken_off or only):
        return person, slips
    if (fresh or only) and (whole := whole_of(person, now, found, fresh, off=taken_off)) is not None:
        now = whole
    elif fresh:
        over = merged(as_said(now, found), fresh)
        now = (*(g for g in seen_on(now, found) if not any(g.head == o.head for o in over)), *over)
    return dressed(person, now, origin, said=False), slips


__all__ = [
    "MOST_GARMENTS", "MOST_OUTFITS", "changed", "dressed", "implied", "merged", "outfit_nouns", "told",
    "without", "worn",
]  # fmt: skip
