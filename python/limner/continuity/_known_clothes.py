"""The clothes that are known of somebody, worn now or earlier, and what a few words mean of them."""

from collections.abc import Iterable

from limner.continuity._attributes import says_an_outfit
from limner.continuity._dressing import How, Shown
from limner.continuity._dressing_words import FABRICS
from limner.continuity._garment_nouns import Covers
from limner.continuity._garments import BARE, COLOURS, Garment, alike, outfit
from limner.continuity._patterns import late
from limner.continuity._text import bag, bare, stem
from limner.continuity.state import Person, evolve

_OUTFIT = late(r"(?P<name>[^:(,;]{3,40}?)(?: ?: | ?\()(?P<list>[^()]{3,300})\)?\.?$")
_SEVERAL = 2
_DEFINITE = ("the ", "her ", "his ", "their ")


def worn(person: Person) -> tuple[Garment, ...]:
    """Return what somebody wears now: the usual clothes where nothing else was said."""
    return person.wears.garments if person.wears is not None else person.usual


def fuller(person: Person, item: Garment) -> Garment:
    """Return what a bare word means of what somebody is known to wear: ``cape`` is the silver cape."""
    if len(item.stems) > 1:
        return item
    for clothes in (*reversed(person.earlier), person.usual, *person.outfits.values()):
        for known in clothes:
            if known.head == item.head and len(known.stems) > 1:
                return known
    return item


def covered(person: Person) -> Person:
    """
    Return somebody in the clothes of before where a prompt of another place had them bare.

    Who was ``naked in the bath`` does not walk the street so, though no tag says that they have dressed.
    """
    now = person.wears
    if now is None or now.said or _BARE.isdisjoint(g.head for g in now.garments):
        return person
    return evolve(person, wears=evolve(now, garments=person.earlier[-1] if person.earlier else person.usual))


_BARE = frozenset(bare_.head for bare_ in BARE.values())


def is_other(item: Garment, now: tuple[Garment, ...]) -> bool:
    """Whether a garment is none of those that are worn: ``in chainmail`` is the chainmail shirt."""
    if "different" in item.stems:
        return True
    for known in now:
        if alike(item, known) or (known.part is item.part and item.stems < known.stems):
            return False
    return True


def completed(person: Person, item: Garment) -> Garment:
    """
    Return a garment of a list in the colour and of the stuff in which it is worn now: ``dress, boots``.

    Nothing else of it goes on: a list that says ``white shirt`` is how an unbuttoned one is buttoned.
    """
    for known in worn(person):
        more = known.stems - item.stems
        if known.head == item.head and item.stems < known.stems and more <= _OF_A_GARMENT:
            return known
    return item


_OF_A_GARMENT = frozenset(
    map(stem, COLOURS | FABRICS | bag("striped checked plaid floral pleated tweed corduroy"))
)


def named_by(person: Person, said: str) -> tuple[Garment, ...] | None:
    """
    Return the clothes that are named by their dress or suit alone: ``the ball gown`` of an earlier day.

    Of what is worn now only that garment: the rest has been left out of the list.
    """
    if not said.lower().startswith(_DEFINITE):
        return None
    wanted = outfit(said)
    if len(wanted) != 1 or wanted[0].part is not Covers.FULL:
        return None
    stems_ = wanted[0].stems
    if now := [g for g in worn(person) if stems_ <= g.stems and g.head == wanted[0].head]:
        return (now[0],)
    if len(stems_) < _SEVERAL:
        return None
    earlier = (*reversed(person.earlier), person.usual, *person.outfits.values())
    return next((each for each in earlier if any(stems_ <= g.stems for g in each)), None)


def known_outfit(person: Person, found: list[Shown], fresh: list[Garment]) -> tuple[Garment, ...] | None:
    """
    Return the clothes of before that a prompt's words bring back whole.

    By a word for all of them (``back in her usual clothes``), or by one of their main pieces where nothing
    that is worn now is of them: the jerkin comes with its trousers once the gown is off.
    """
    if any(g.head in CLOTHES and not USUAL.isdisjoint(g.stems) for g in fresh):
        return person.usual or None
    now = worn(person)
    if any(piece.again for piece in found):
        shown_ = [piece.garment for piece in found if piece.how is How.WORN]
        for clothes in (*reversed(person.earlier), person.usual):
            if clothes != now and all(any(alike(item, g) for g in clothes) for item in shown_):
                return clothes  # ``in her jacket and apron again``: without the hat that came later
    if not fresh or not all(g.part in _MAIN for g in fresh) or any(p.how is How.ON for p in found):
        return None
    for clothes in (*reversed(person.earlier), person.usual):
        mine = all(any(alike(item, g) and len(item.stems) > 1 for g in clothes) for item in fresh)
        if mine and len(clothes) > len(fresh) and not any(alike(g, n) for g in now for n in clothes):
            return clothes
    return None


CLOTHES = bag("clothe clothes clothing outfit attire garb gear")
_OVER_SHIRTS = bag("vest waistcoat breastplate cuirass jerkin brigandine bodice gilet")
"""What is worn over a shirt, though it covers the same."""
_SHIRTS = bag("shirt blouse tunic turtleneck t-shirt henley polo chemise")
_SAME = CLOTHES | bag("same still")
USUAL = bag("usual normal regular everyday own ordinary")
_MAIN = (Covers.TOP, Covers.BOTTOM, Covers.FULL)


def whole_of(
    person: Person, now: tuple[Garment, ...], found: list[Shown], fresh: list[Garment], *, off: bool
) -> tuple[Garment, ...] | None:
    """Return all that is worn where a prompt's garments are an outfit, None where they add to the others."""
    if not is_all(found) and (known := known_outfit(person, found, fresh)) is not None:
        return known
    if off or not is_whole(fresh, found):
        return None
    kept = [g for g in seen_on(now, found) if not any(g.head == item.head for item in fresh)]
    return (*as_said(kept, found), *fresh)


def as_said(now: Iterable[Garment], found: list[Shown]) -> tuple[Garment, ...]:
    """Return garments, those of which only the noun is known as the picture has them: ``a plaid skirt``."""
    said = [piece.garment for piece in found if piece.how is How.WORN]
    return tuple(
        next((g for g in said if known.stems < g.stems and alike(g, known)), known)
        if len(known.stems) == 1
        else known
        for known in now
    )


def news(fresh: list[Garment]) -> list[Garment]:
    """Return garments without words for clothes that tell nothing of them: ``an apron over her clothes``."""
    return [each for each in fresh if each.head not in CLOTHES or not each.stems <= _SAME or each.colours]


def seen_on(now: tuple[Garment, ...], found: list[Shown]) -> list[Garment]:
    """Return what is worn now and in the picture too."""
    return [g for g in now if any(p.how is How.WORN and alike(p.garment, g) for p in found)]


def is_taken_off(now: tuple[Garment, ...], found: list[Shown]) -> bool:
    """Whether a prompt takes off what is worn: then what it shows beside is no slip."""
    return any(piece.how is How.OFF and any(alike(piece.garment, g) for g in now) for piece in found)


def is_under(known: Garment, item: Garment) -> bool:
    """Whether one stays on under the other though both cover the same: a shirt and a waistcoat."""
    return item.head in _OVER_SHIRTS and known.head in _SHIRTS


def is_all(found: list[Shown]) -> bool:
    """Whether a prompt says that nothing else is worn: ``in nothing but a shirt``."""
    return any(piece.only and piece.how is How.WORN for piece in found)


def is_whole(fresh: list[Garment], found: list[Shown]) -> bool:
    """
    Whether garments that a prompt shows are all that is worn.

    A dress is, a top with trousers, a coat with trousers, underwear alone, and what nothing else goes with.
    """
    parts = {item.part for item in fresh}
    return (
        Covers.FULL in parts
        or (Covers.BOTTOM in parts and bool(parts & {Covers.TOP, Covers.OUTER}))
        or len(parts) > _MANY
        or is_all(found)
        or any(item.head in _UNDER for item in fresh if _WITH_MORE.isdisjoint(parts))
    )


_MANY = 3
_WITH_MORE = frozenset((Covers.TOP, Covers.OUTER))
_UNDER = frozenset(
    map(stem, bag("underwear boxers briefs trunks loincloth panties speedo thong undies fundoshi"))
)


def was_worn(person: Person, item: Garment) -> bool:
    """Whether a garment of more than its noun is of clothes that are known of somebody."""
    return any(
        alike(item, g) and len(item.stems) > 1
        for clothes in (*person.earlier, person.usual, *person.outfits.values())
        for g in clothes
    )


def labelled(said: str) -> tuple[str, str]:
    """
    Return the name that an outfit is given before the list of its clothes, and these; else all of it.

    ``black dress (short, backless)`` is a dress: only a list of garments is an outfit.
    """
    found = _OUTFIT.match(said.strip())
    if found is None or not says_an_outfit(found["name"].strip()):
        return "", said
    clothes, name = outfit(found["list"]), bare(found["name"])
    if len(clothes) < _SEVERAL or not all(each.head for each in clothes):
        return "", said
    suit = name.lower().rpartition(" ")[2] in _SUITS
    return name.lower(), f"{name}, {found['list']}" if suit else found["list"]


_SUITS = bag("suit tuxedo uniform tux")
"""What is seen itself beside the pieces that are told of it: ``dark suit (white shirt, red tie)``."""
