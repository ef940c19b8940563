"""Hair as it is worn in one picture: what a prompt lets down is in no bun there."""

import re

from limner.continuity import _look_words as words
from limner.continuity._mentions import Cast, owner
from limner.continuity._patterns import late
from limner.continuity._text import bag, split_list, texts
from limner.continuity.slots import Slot
from limner.continuity.state import Origin, Person, evolve

LET_DOWN = late(
    r"\b(?:hair|curls|locks|tresses)\b[^,;.|]{0,30}?\b(?:let down|taken down|unbound|undone|unpinned|untied|"
    r"unbraided|loosened|loose|"
    r"down (?:over|around|about|at last|for once)|worn down|spilling|tumbling down)\b"
    r"|\b(?:loose|unbound|undone|unpinned|untied|let-down) (?:\w{1,20} ){0,2}(?:hair|curls|locks|tresses)\b",
    re.IGNORECASE,
)
_STYLED = late(
    r",? ?\b(?:always |usually |often )?(?:(?:pinned|tied|pulled|swept|gathered|twisted|coiled|drawn|"
    r"braided|plaited|scraped|worn|held|kept)(?: (?:back|up|tightly|neatly|"
    r"severely))?(?: (?:in|into|with|at|by) [^,]{1,60})?"
    r"|in (?:a |an |two |twin |her |his |their )?(?:[\w-]{1,20} ){0,3}(?:bun|buns|chignon|ponytail|"
    r"pigtails|braids?|plaits?|queue|knot|updo|topknot))(?=,|$)",
    re.IGNORECASE,
)


def hair_now(value: str, cast: Cast, prompt: str, who: str) -> str:
    """Return somebody's hair without how it is put up, where this prompt lets it down."""
    found = LET_DOWN.search(prompt)
    if found is None or owner(cast, prompt, found.start()) != who:
        return value
    return hair_down(value) or value


def hair_down(value: str) -> str:
    """Return hair without how it is put up; empty where nothing else was said of it."""
    return _STYLED.sub("", value).strip(" ,")


_SAYS_HAIR = words.BEARDS | bag("""
hair hairs haired mohawk dreadlocks locs cornrows twintails locks tresses mane curls braid braids ponytail bun
crop bob fringe plait bald balding head scalp wig eyebrows brows stubble tonsure
""")
"""Words by which anybody knows that hair is spoken of."""


_OF_A_STYLE = bag(
    "space box victory french dutch bantu fishtail finger crown loose tight messy low high side"
)


def with_noun(value: str) -> str:
    """Return hair with its noun where a style alone says it: ``auburn hair in waves``."""
    return ", ".join(map(_with_noun, value.split(", ")))


def _with_noun(piece: str) -> str:
    said = piece.split()
    low = [word.lower() for word in said]
    style = next(
        (
            at
            for at, word in enumerate(low)
            if word in words.STYLES | words.HAIR_HEADS or word.endswith(("-cut", "cut"))
        ),
        -1,
    )
    if style < 1 or not _SAYS_HAIR.isdisjoint(low) or not words.HAIR_MODS.intersection(low[:style]):
        return piece
    if {"in", "with", "and"} & set(low[:style]):
        return piece
    while style > 1 and low[style - 1] in _OF_A_STYLE:
        style -= 1  # ``pink space buns``
    article = "" if low[style].endswith("s") else "an " if low[style][0] in "aeiou" else "a "
    return f"{' '.join(said[:style])} hair in {article}{' '.join(said[style:])}"


PARTS_OF_BEARD = frozenset(("moustache", "mustache", "sideburns", "goatee"))


def without_part(person: Person, hair: str, part: str, origin: Origin) -> Person:
    """Return the person without a part of a beard that is shaved off; the rest of hair and beard stays."""
    stem_ = part.replace("mou", "mu")[:5]
    kept = [item for item in split_list(hair) if stem_ not in item.lower().replace("mou", "mu")]
    if Slot.HAIR in person.locked:
        return person
    if not any(word in words.BEARDS for item in kept for word in texts(item)):
        kept.append("clean-shaven")
    return evolve(
        person,
        look={**person.look, Slot.HAIR: origin.fact(", ".join(kept))},
        former=(*person.former, (Slot.HAIR, hair))[-12:],
    )
