"""
What a message's prose tells was done to hair, which makes other hair in its prompt more than a slip.

Prose alone is no source, and a prompt that says other hair than before is mostly a model's slip; where both
say it, it is so.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

from limner.continuity import _look_words as lexicon
from limner.continuity._contradictions import Look
from limner.continuity._patterns import late
from limner.continuity._relations import Relation
from limner.continuity._text import bag, texts, word_list
from limner.continuity.slots import Slot
from limner.continuity.state import StoryState

_HAIRS = frozenset(("hair", "curls", "locks", "bob", "fringe", "braid", "braids", "ponytail"))
_SIGNS = ("barber", "salon", "dresser", "haircut", "cut", "chop", "crop", "shear", "hack", "dye", "bleach")
_SENTENCES = late(r"[.!?\n]+")
_WORK = late(
    r"\b(?:(?:been|went|gone|back|came) (?:to|from) (?:the|a|her|his) (?:barber|hairdresser|hair salon)|"
    r"(?:had|has|got|gets) (?:(?P<did>her|his) hair (?P<done>cut|dyed)|an? (?:new |short )?haircut)|"
    r"(?P<verb>cuts?|chops|chopped|crops|cropped|shears|sheared|hacks|hacked|dyes|dyed|bleaches|"
    r"bleached) (?:off )?(?:all |most )?(?P<whose>her|his) (?:long |own ){0,2}"
    r"(?:hair|braids?|plait|curls|locks|ponytail))\b",
    re.IGNORECASE,
)
_NOT_TOLD = bag("""
never not don't didn't doesn't won't wouldn't couldn't can't cannot wonder wonders wondered should would
could wants wanted want wish wishes if might may like always dreams dreamt imagines imagined remembers
remembered when as sister brother mother father daughter son friend aunt uncle cousin husband wife
""")
"""Words by which a sentence tells of no such thing, of another time, or of somebody else."""


class HairWork(NamedTuple):
    """What prose tells was done to whose hair; ``sex`` is that of the pronoun, empty where a name tells."""

    dyed: bool
    sex: str
    sentence: str


def told_work(said: Iterable[str], prose: str) -> HairWork | None:
    """Return what a message's prose tells was done to hair, where its prompt's words are of hair."""
    if _HAIRS.isdisjoint(said) or not any(sign in prose for sign in _SIGNS):
        return None
    for sentence in _SENTENCES.split(prose):
        found = _WORK.search(sentence)
        if found is None or not _QUOTES.isdisjoint(sentence):
            continue
        if not _NOT_TOLD.isdisjoint(word_list(sentence)):
            continue
        did = (found["verb"] or found["done"] or "cut").lower()
        whose = (found["whose"] or found["did"] or "").lower()
        return HairWork(did.startswith(("dye", "bleach")), {"her": "f", "his": "m"}.get(whose, ""), sentence)
    return None


_QUOTES = frozenset('"“”„«»')


def is_done(told: HairWork | None, state: StoryState, look: Look) -> bool:
    """Whether hair is said otherwise in a way that the prose of the message tells was done to it."""
    if told is None or look.said.slot is not Slot.HAIR or look.relation is not Relation.CONTRADICTS:
        return False
    named = any(look.who in found.ids for found in state.names.find(told.sentence))
    coloured = not lexicon.COLOURS.isdisjoint(texts(look.said.value))
    return coloured == told.dyed and (named or state.people[look.who].likely_sex == told.sex != "")


def hue_in(said: str) -> str:
    """Return a colour without its articles; empty where it is none."""
    words = [word for word in said.split() if word not in ("a", "an", "all")]
    return " ".join(words) if words[-1].lower() in lexicon.COLOUR_FAMILIES else ""
