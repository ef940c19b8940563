"""Looks in fixed words: ``a beauty mark above her lip``, ``no hair at all``, ``one blue eye and one of glass``."""

import re
from collections.abc import Callable

from limner.continuity._look_scan import Scan
from limner.continuity._part_words import COLOURS
from limner.continuity._plain_words import word_set
from limner.continuity.slots import Slot

TRIGGERS = word_set("""
beauty gap teeth tooth hair lost lacks lacking missing gone eye fingers finger stick cane crutch crutches peak spots stain lip
chin belly legs dyed circles feet lines arm leg hand wrist ankle foot knee wheelchair round bent waves cleft port-wine
""")
"""Words without which nothing of this is said."""

_THE = r"(?:the|her|his|their|my|your|its|a|one)"
_BODY = r"(?:eye|ear|arm|leg|hand|foot|finger|fingers|thumb|toe|toes|teeth)"
_SIDE = r"(?:shaved|shaven|shorn|buzzed|clipped|cropped)(?: short| close)? (?:on|at|over|along|above|up)"
_PATTERNS: tuple[tuple[Slot, str, str], ...] = (
    (
        Slot.MARKS,
        r"beauty (?:mark|spot)(?: (?:above|below|under|beneath|on|over|beside|by|near|at the corner of) "
        + _THE + r"(?: left| right| upper| lower)? [a-z]{3,9})?",
        "",
    ),
    (Slot.MARKS, r"gap between (?:the|her|his|their|my|your) (?:two )?(?:front )?teeth", ""),
    (
        Slot.MARKS,
        r"(?:gold|silver|golden|steel|iron|missing|chipped|broken) (?:front |eye )?(?:tooth|teeth)",
        "",
    ),
    (
        Slot.HAIR,
        r"(?:no|not a) hair(?: at all| left| on (?:her|his|its|their|my|your|the) (?:head|skull|scalp))"
        r"|(?:(?:has|have|had|with|and) |(?<=, ))no hair(?=[,.;]|$| and | or )",
        "bald",
    ),
    (
        Slot.MARKS,
        r"(?:lost|lacks|lacking) (?:(?:an|one|two|three|four|half an?|most of an?|several) |"
        r"(?:the|her|his|their|my|your) (?:left|right) )(?:left |right |front )?" + _BODY,
        "missing",
    ),
    (Slot.MARKS, r"(?:no|few) teeth(?: left| to speak of| at all)?", "teeth"),
    (
        Slot.MARKS,
        r"(?:only )?(?:two|three|four|six) fingers on (?:the|her|his|their|my|your|each|one) (?:left hand|right hand|hand)"
        r"|(?:left |right )?hand with (?:only )?(?:two|three|four|six) fingers|hand with a finger missing",
        "",
    ),
    (Slot.MARKS, r"one " + _BODY + r" is (?:missing|gone)", "gone"),
    (Slot.EYES, r"one [a-z-]{3,12} eye,? and one (?:of )?[a-z-]{3,12}(?= eye\b|[,.;]|$| and )", "pair"),
    (
        Slot.MARKS,
        r"(?:walks|goes|gets about|leans|leaning|limps) (?:only )?(?:with|on) (?:a|an|her|his) "
        r"(?:[a-z-]{2,12} ){0,2}(?:stick|cane|crutch|staff)\b(?: with an? (?:[a-z-]{2,12} ){1,3}(?:head|handle|knob))?",
        "led",
    ),
    (
        Slot.MARKS,
        r"widow's peak|(?:port-wine|port wine) stain|(?:liver|age) spots|cleft (?:lip|chin)|double chin"
        r"|dark circles under " + _THE + r" eyes|laugh lines|crow's feet|buck teeth|hare-?lip",
        "",
    ),
    (Slot.HAIR, r"hair (?:is |was )?" + _SIDE + r" (?:the|one|both|her|his) (?:left |right )?(?:side|sides|"
     r"left|right|temples?|back|ears?)", "shaved"),
    (Slot.HAIR, r"(?<=, )dyed [a-z-]{3,12}(?=[.,;]|$)", "dyed"),
    (
        Slot.HAIR,
        r"(?:long |short |loose |soft |thick |glossy )?(?:platinum|blonde?|auburn|chestnut|ginger|raven|brunette|honey|"
        r"honey-blonde|copper|platinum-blonde|mahogany|marcelled) (?:finger )?waves",
        "",
    ),
    (
        Slot.MARKS,
        r"(?:left |right )?(?:arm|leg|hand|wrist|ankle|foot|knee) in (?:a |an )?(?:plaster |white |black )?"
        r"(?:cast|sling|splint|plaster|brace)|(?:in a|uses a) wheelchair|on crutches",
        "",
    ),
    (Slot.BUILD, r"bent (?:nearly |almost |half )?(?:double|with age|with the years|by age|over|in half)", "bent"),
    (Slot.BUILD, r"round as (?:a|an) [a-z]{3,9}", "round"),
)  # fmt: skip
_FIXED = re.compile("|".join(f"(?<![a-z-])(?P<p{n}>{p})(?![a-z])" for n, (_, p, _) in enumerate(_PATTERNS)))


class Fixed(Scan):
    """Reads phrases that are no words around a part."""

    def read(self) -> None:
        """Read them all; quick where none of their words is said."""
        if TRIGGERS.isdisjoint(self.low):
            return
        text = self.tokens.source.lower()
        if len(text) != len(self.tokens.source):
            return
        places = {start: at for at, start in enumerate(self.tokens.starts)}
        ends = {end: at for at, end in enumerate(self.tokens.ends)}
        for found in _FIXED.finditer(text):
            slot, _, kind = _PATTERNS[int(str(found.lastgroup)[1:])]
            value = _MADE[kind](" ".join(found[0].split()).strip(" ,"))
            first, last = places.get(found.start(), -1), ends.get(found.end(), -1)
            if value and 0 <= first <= last and not any(self.taken[first : last + 1]):
                self.say(slot, value, first, last)


def _missing(said: str) -> str:
    return "missing " + said.split(" ", 1)[1].removeprefix("her ").removeprefix("his ").removeprefix("the ")


def _gone(said: str) -> str:
    return f"missing {said.split()[1]}"


def _pair(said: str) -> str:
    if " one of " in said:
        front, _, stuff = said.partition(" one of ")
        return f"{front} one {stuff} eye"
    return f"{said} eye"


def _led(said: str) -> str:
    """``leans on a cane with a brass head`` has the cane."""
    return next(said.split(led, 1)[1] for led in (" a ", " an ", " her ", " his ") if led in said)


def _shaved(said: str) -> str:
    return said.replace(" is ", " ").replace(" was ", " ")


def _dyed(said: str) -> str:
    return f"{said} hair" if said.split()[-1] in COLOURS else ""


_MADE: dict[str, Callable[[str], str]] = {
    "": lambda said: said, "bald": lambda said: "bald", "missing": _missing, "gone": _gone, "pair": _pair,
    "led": _led, "shaved": _shaved, "dyed": _dyed, "round": lambda said: "round",
    "teeth": lambda said: "toothless" if said.startswith("no") else "few teeth", "bent": lambda said: "bent",
}  # fmt: skip
