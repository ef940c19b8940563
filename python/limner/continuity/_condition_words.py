"""Words for what has happened to somebody: soaked, muddy, bloodied, hurt; and those that say it is over."""

import re
from functools import lru_cache
from typing import NamedTuple

from limner.continuity._patterns import late
from limner.continuity._text import bag, clean, texts, word_list

_SURE = {
    "wet": "soaked drenched rain-soaked rain-drenched bedraggled sodden soaking",
    "dirty": "mud-caked mud-spattered mud-streaked mud-covered soot-stained soot-streaked grime-streaked",
    "bloody": "bloodied blood-spattered blood-stained bloodstained blood-soaked blood-covered bleeding",
    "hurt": "wounded injured bandaged bruised battered",
    "snowy": "snow-covered snow-dusted frost-covered",
}
"""Words that are said of people wherever they stand alone."""
_UNSURE = {"wet": "wet dripping", "dirty": "muddy dirty filthy grimy dusty sooty", "bloody": "bloody"}
"""Words that are said of streets as well."""
_STUFF = {
    "dirty": "mud dirt soot dust grime ash ashes oil grease flour paint clay plaster sand",
    "bloody": "blood gore",
    "wet": "rain sweat water seawater",
    "snowy": "snow frost",
}
_PARTS = "face|cheeks?|brow|forehead|chin|nose|lips?|mouth|hair|hands?|knuckles|arms?|shirt|clothes|temple"
_LIMBS = "arm|leg|head|hand|shoulder|foot|ankle|wrist|knee|ribs|thigh|eye"
_OVER = {
    "dry": ("wet", "snowy"), "dried": ("wet", "snowy"), "clean": ("dirty", "bloody"),
    "cleaned": ("dirty", "bloody"), "washed": ("dirty", "bloody"), "bathed": ("dirty", "bloody"),
    "healed": ("hurt", "bloody"), "unhurt": ("hurt", "bloody"),
}  # fmt: skip
"""Words that say that something is over, and what."""

_KIND = {word: kind for table in (_SURE, _UNSURE) for kind, said in table.items() for word in said.split()}
_IS_SURE = frozenset(word for said in _SURE.values() for word in said.split())
_OF = {noun: kind for kind, said in _STUFF.items() for noun in said.split()}
_STUFF_WORDS = "|".join(sorted(_OF, key=len, reverse=True))
_WORDS = frozenset(_KIND) | frozenset(_OF) | frozenset(_OVER) | bag("sling bandage bandages black broken")
"""Words without one of which a prompt says nothing of the kind: the patterns need not be tried."""

_COVERED = late(
    r"\b(?:covered|caked|smeared|spattered|splattered|soaked|drenched|streaked|coated|dripping|plastered|wet|dusted)"
    rf" (?:in|with) (?:\w{{1,12}} )?(?:{_STUFF_WORDS})\b", re.IGNORECASE)  # fmt: skip
_ON_PART = late(
    rf"\b(?:{_STUFF_WORDS}) (?:on|across|down|over|in|all over) (?:her|his|their|my|your) (?:{_PARTS})\b",
    re.IGNORECASE,
)
LIMB = late(
    rf"\b(?:(?:bandaged|wounded|injured|broken|splinted|bleeding) (?:{_LIMBS})|arm in a sling|black eye|"
    rf"bandages? (?:around|on|over) (?:her|his|their|my|your) (?:{_LIMBS}))\b",
    re.IGNORECASE,
)
_ALONE = late(
    rf"(?<![\w'-])(?:{'|'.join(sorted(_KIND, key=len, reverse=True))})"
    r"(?: (?:to the (?:skin|bone)|through))?(?![\w'-])",
    re.IGNORECASE,
)
_ENDS = late(rf"(?<![\w'-])(?:{'|'.join(_OVER)})(?![\w'-])", re.IGNORECASE)
_DENIED = late(r"\b(?:not|never|no longer|hardly|isn't|un)\s$", re.IGNORECASE)


class Condition(NamedTuple):
    """Words of a text at ``start`` that say a condition of a kind; without ``words`` it is over."""

    kind: str
    words: str
    start: int
    sure: bool = True
    """Whether the words are a person's wherever they stand."""
    near: bool = False
    """Whether they say themselves whose they are (``her face``)."""


@lru_cache(maxsize=2048)
def said_in(prompt: str) -> tuple[Condition, ...]:
    """Return the conditions that a text names, of whomever, in their order."""
    if _WORDS.isdisjoint(texts(prompt)):
        return ()
    found: list[Condition] = []
    taken: list[tuple[int, int]] = []
    for pattern in (_COVERED, _ON_PART, LIMB, _ALONE, _ENDS):
        for match in pattern.finditer(prompt):
            start, end = match.span()
            if any(start < last and first < end for first, last in taken):
                continue
            taken.append((start, end))
            said = match[0].lower()
            denied = bool(_DENIED.search(prompt[max(0, start - 12) : start]))
            if pattern is _ENDS:
                found += [Condition(kind, "", start, sure=False) for kind in _OVER[said] if not denied]
                continue
            kind = _kind(said)
            sure = pattern in (_COVERED, _ON_PART, LIMB) or said.split()[0] in _IS_SURE
            found.append(Condition(kind, "" if denied else said, start, sure, near=pattern is _ON_PART))
    return tuple(sorted(found, key=lambda each: each.start))


def _kind(said: str) -> str:
    """Return the kind of condition that words say: by what it is, else by how, else an injury."""
    parts = said.split()
    stuff = next((_OF[word] for word in reversed(parts) if word in _OF), "")
    return stuff or _KIND.get(parts[0], "hurt")


def divided(worn: str) -> tuple[str, str]:
    """Return the clothes of a list and the conditions in it: ``red gown, soaked to the skin``."""
    if _WORDS.isdisjoint(word_list(worn.lower())):
        return worn, ""  # as most are
    pieces = [piece.strip() for piece in worn.split(",")]
    states = [piece for piece in pieces if is_condition(piece)]
    return (
        (", ".join(piece for piece in pieces if piece not in states), ", ".join(states))
        if states
        else (worn, "")
    )


def is_condition(piece: str) -> bool:
    """Whether words say a condition and nothing beside it."""
    low = piece.lower().strip(" .")
    return any(each.words and len(each.words) >= len(low) - 2 for each in said_in(low))


@lru_cache(maxsize=256)
def told(words_: str) -> tuple[Condition, ...]:
    """
    Return the conditions of a list of nothing else.

    Kept, for what shows on somebody is asked for in each scene until it is over.
    """
    return tuple(
        [
            next(iter(said_in(low)), Condition("other", low, 0))
            for piece in words_.split(",")
            if (low := clean(piece.lower(), 60))
        ]
    )
