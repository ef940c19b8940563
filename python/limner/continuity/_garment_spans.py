"""Where a garment begins and ends in the words of a prompt."""

from types import MappingProxyType
from typing import NamedTuple

from limner.continuity._dressing_words import (
    DETAILS,
    FABRICS,
    ING,
    INTO_VERBS,
    OF_A_GARMENT,
    OFF_VERBS,
    ON_VERBS,
    PUTTING_ON,
    STOP,
    THROWN,
    WEARING,
    WITHOUT,
)
from limner.continuity._garments import COLOURS, PARTS, part_of
from limner.continuity._text import DETERMINERS, SPELT_OTHERWISE, Word, bag

_THINGS = bag("""
window windows rack racks shop shops store stand hook hooks closet drawer print prints box factory
""")
"""Nouns that make a garment's noun before them a thing: ``sash window``, ``coat rack``."""
_OF_THINGS = bag("dress suit cap mask hood robe uniform top belt collar veil ring")
_OF_A_THING = bag("code pocket rack shop party ball maker")
"""What those are no garments before: ``dress code``."""
_LY = bag("frilly woolly wooly ugly lovely silly smelly homely scholarly costly curly")
"""Adjectives of a garment that look like adverbs."""


def named(said: tuple[str, ...]) -> list[int]:
    """Return which of these words may be a garment's noun."""
    return [
        at
        for at, word in enumerate(said)
        if word in _AT_ONCE or ((word[-1] == "s" or "-" in word) and part_of(word) is not None)
    ]


_AT_ONCE = frozenset(PARTS) | {word for word in SPELT_OTHERWISE if part_of(word) is not None}


_HELD = MappingProxyType(
    {
        "plates": bag("steel metal iron bronze gold golden silver black armor armour battle heavy full"),
        "gear": bag("""
            hockey riding combat tactical rain battle ski diving scuba winter hunting riot football motorcycle
            biker climbing desert arctic stealth fighting fencing
        """),
        "towel": bag("bath beach white large fluffy pink blue hotel"),
    }
)
"""Things that are worn only where a word before them says so: ``balances five plates``, ``a tea towel``."""


def is_garment(spans: tuple[Word, ...], at: int) -> bool:
    word = spans[at]
    part = part_of(word.text)
    behind = spans[at + 1] if at + 1 < len(spans) else None
    if behind is not None and behind.clause == word.clause and behind.start - word.end <= 1:
        if (
            part_of(behind.text) is not None
            or behind.text == "top"
            or behind.text in OF_A_GARMENT
            or behind.text in _THINGS
        ):
            return False
        if behind.text in _OF_A_THING and word.text in _OF_THINGS:
            return False
    if word.text in _HELD:
        said = spans[at - 1].text if at else ""
        return said in _HELD[word.text] or (word.text == "towel" and said in DETERMINERS | {"in"})
    if part is not None:
        return not (word.text == "veil" and behind is not None and behind.text == "of")
    left = spans[at - 1] if at else None
    if word.text in _LED and _is_led(spans, at):
        return True
    return (
        word.text in PARTS
        and left is not None
        and left.clause == word.clause
        and (left.text in COLOURS or left.text in FABRICS or part_of(left.text) is not None)
    )


_LED = frozenset(("shift", "slip", "top", "wrap"))
"""Nouns of many things that are worn where ``in a`` or ``wearing a`` leads to them: ``in a torn shift``."""
_NO_LED = bag("night day late early long double graveyard high low steep mountain")


def _is_led(spans: tuple[Word, ...], at: int) -> bool:
    said = [word.text for word in spans[max(0, at - 4) : at] if word.clause == spans[at].clause]
    for place, word in enumerate(said[:-1]):
        if word in ("in", "wearing", "wears") and said[place + 1] in ("a", "an"):
            return len(said) > place + 2 and _NO_LED.isdisjoint(said[place + 2 :])
    return False


def first_of(spans: tuple[Word, ...], at: int, last_end: int) -> int:
    first = at
    while first and first - 1 > last_end and spans[first - 1].clause == spans[at].clause and at - first < 6:
        left = spans[first - 1].text
        if left in STOP or (
            ((left.endswith("ing") and left not in ING) or (left.endswith("ly") and left not in _LY))
            and not _is_of_it(spans, first - 1)
        ):
            break
        first -= 1
    return first


def _is_of_it(spans: tuple[Word, ...], at: int) -> bool:
    """Whether a word that looks like a verb or an adverb is said of a garment: ``in a stunning gown``."""
    return at > 1 and spans[at - 1].text in ("a", "an") and spans[at - 2].text in WEARING


def end_of(spans: tuple[Word, ...], at: int) -> int:
    """Return the last word of the garment: ``of dust-coloured lace``, ``with brass buttons`` belong to it."""
    end = at
    for _ in range(2):
        near = end + 1
        if near >= len(spans) or spans[near].clause != spans[at].clause:
            break
        if spans[near].text == "of":
            last = near + 1
            while (
                last + 1 < len(spans)
                and last - near < 3
                and spans[last + 1].clause == spans[at].clause
                and (
                    spans[last].text in COLOURS
                    or "-" in spans[last].text
                    or spans[last].text in ("heavy", "fine", "thin", "dark", "pale", "the")
                )
            ):
                last += 1
            if last < len(spans) and spans[last].clause == spans[at].clause:
                end = last
                continue
        if spans[near].text in ("with", "trimmed", "lined"):
            last = near + 1
            while last < len(spans) and last - near < 5 and spans[last].clause == spans[at].clause:
                if spans[last].text in DETAILS:
                    end = last
                    break
                if part_of(spans[last].text) is not None or spans[last].text in ("and", "in", "on"):
                    break
                last += 1
        break
    return end


OWN = frozenset(("her", "his", "their", "the"))
_OVER = frozenset(("over", "under", "beneath"))
_ROUND = frozenset(("over", "on", "in", "around", "round", "about", "at"))
_AT_IT = frozenset(("throat", "neck", "waist", "hips", "wrists", "brow"))
_WORN_AT = bag("head hair face eyes mouth neck throat shoulders forehead brow hips waist feet wrists")


def is_over(spans: tuple[Word, ...], at: int, after: str) -> bool:
    """Whether a garment is over another or on a part of a body: ``a fur coat over her shirt``."""
    if after in ("underneath", "beneath") and (
        at + 2 == len(spans) or spans[at + 2].clause > spans[at].clause
    ):
        return True
    if after not in _OVER and after not in _ROUND:
        return False
    near = [word.text for word in spans[at + 2 : at + 7] if word.clause == spans[at].clause]
    if len(near) > 1 and near[0] in OWN and near[1] in _WORN_AT:
        return after in _ROUND and (after != "at" or near[1] in _AT_IT)
    return after in _OVER and any(part_of(word) is not None for word in near)


class NearWords(NamedTuple):
    """The words around a garment: two before it (without articles) and two behind, in its clause."""

    led: bool
    left: str
    left2: str
    article: str
    after: str
    after2: str
    is_in_hand: bool
    """Whether ``in her hand`` stands behind it."""
    gap: int
    """Words between it and the garment before."""


def words_around(spans: tuple[Word, ...], first: int, end: int, last_end: int) -> NearWords:
    clause, before = spans[first].clause, first - 1

    def at(place: int) -> str:
        return spans[place].text if 0 <= place < len(spans) and spans[place].clause == clause else ""

    while at(before) in _ARTICLES:
        before -= 1
    article = at(before + 1) if before + 1 < first else ""
    return NearWords(
        bool(at(before)),
        at(before),
        at(before - 1),
        article,
        at(end + 1),
        at(end + 2),
        at(end + 1) == "in" and at(end + 2) in OWN and at(end + 3) in ("hand", "hands", "fist"),
        before - last_end,
    )


def is_off(around: NearWords) -> bool:
    left, left2, after = around.left, around.left2, around.after
    return (
        (left in ("off", "of") and left2 in OFF_VERBS)
        or after in ("off", "removed", "gone", "discarded", "missing")
        or (after in THROWN and around.after2 in ("off", "aside", "away"))
        or (after == "in" and around.after2 == "hand")
        or around.is_in_hand
        or left in WITHOUT
        or (left == "up" and left2 in ("hangs", "hanging"))
        or _is_given(around)
    )


def _is_given(around: NearWords) -> bool:
    """Whether somebody has laid a garment down, given it away or put it round somebody else."""
    left, after, after2 = around.left, around.after, around.after2
    if around.article not in _HERS:
        return False
    if left == "drops" or (left in _GIVING and after in ("to", "over")) or around.left2 in _GIVING:
        return True
    others = after2.endswith("'s") or (after2 in ("his", "her") and after2 != around.article)
    return after in ("around", "over", "about", "on") and others


def is_put_on(around: NearWords) -> bool:
    left, left2 = around.left, around.left2
    return (
        (left == "on" and left2 in ON_VERBS)
        or left in PUTTING_ON - _ALSO_OTHERWISE
        or (left == "into" and left2 in INTO_VERBS)
    )


_HERS = frozenset(("her", "his", "their"))
_GIVING = frozenset(("gives", "lends", "hands", "drapes"))
_ARTICLES = DETERMINERS | {"very", "only", "nothing", "but", "just"}
_ALSO_OTHERWISE = bag("puts pulls pulling throws slips slipping shrugs")
