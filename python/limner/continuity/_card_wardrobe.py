"""Clothes that prose names by their occasion: ``Her Sunday dress is of green wool with a lace collar``."""

import re

from limner.continuity._card_people import Portrayed
from limner.continuity._clothes import listed
from limner.continuity._patterns import late
from limner.continuity._plain_words import word_set

_NAMED = late(
    r"(?<=[.;\n]) {0,2}(?P<whose>Her|His|My|Their) (?P<name>(?:[A-Za-z-]{2,14} ){1,2}"
    r"(?:clothes|outfit|dress|suit|uniform|gown|costume|robes?|finery|coat|attire))"
    r"(?:,? (?:which|that) [^,.;\n]{3,60},)? (?:is|are|consists? of) (?:always |usually )?"
    r"(?P<said>[^.;\n]{5,200})(?:[.;]|(?=\n))",
)
_OCCASIONS = word_set("""
working work travelling traveling riding sunday court best evening everyday usual stage church festival
wedding ball party winter summer night formal feast mourning funeral training battle ceremonial street home
school office dancing hunting fishing sailing cooking gardening sea duty bed shift road job shop kitchen
garden beach pool gym spring autumn rain cold combat public private town city hunt weekends sundays holidays
parties sleep mission missions travel stream set camera
""")
_WHEN = late(
    r"(?<=[.;\n])[ \t*-]{0,4}(?P<lead>Behind|At|On|Off|In|For|When|During|Outside|Under) "
    r"(?P<name>[a-z][a-z' -]{2,24}): {0,2}(?P<said>[^.;:\n]{3,200})(?:[.;]|(?=\n))"
)
"""Clothes behind an occasion that is a key: ``Behind the bar: black waistcoat, bow tie``."""
_OF = late(
    r"^(?:made )?of (?P<stuff>(?:[a-z-]{2,14} ){0,2}[a-z-]{2,14}?)(?P<rest> (?:with|and|under|over) .*)?$"
)


def take_outfits(person: Portrayed, text: str) -> str:
    """Note the clothes that sentences give a person for an occasion; return the text without these."""

    def taken(match: "re.Match[str]") -> str:
        name = match["name"].lower()
        noun = name.rpartition(" ")[2]
        if _OCCASIONS.isdisjoint(name.split()[:-1]):
            return match[0]
        said = match["said"].rpartition(": ")[2]  # ``is simple: a tee``
        if made := _OF.match(said):
            said = f"{made['stuff']} {noun}{made['rest'] or ''}"
        clothes = listed(said, known=True)
        if not clothes:
            return match[0]
        person.outfits[name] = [*clothes]
        person.hints.update({"her": "f", "his": "m"}.get(match["whose"].lower(), ""))
        return ""

    def at_times(match: "re.Match[str]") -> str:
        said = match["said"].strip(" *_")
        known, pieces = listed(said, known=True), said.count(",") + 1
        name = match["name"].strip().removeprefix("of ").removeprefix("the ")
        occasion = match["lead"] == "Behind" or not _OCCASIONS.isdisjoint(name.split())
        few = pieces <= _FEW and len(known) < pieces
        if not occasion or not known or few or not _NOT_WORN.isdisjoint(said.lower().split()):
            return match[0]  # ``On the floor: socks``, ``At home: lazy, jeans``
        person.outfits[f"off {name}" if match["lead"] == "Off" else name] = [*known]
        return ""

    told = _WHEN.sub(at_times, _NAMED.sub(taken, f"\n{text}\n"))
    return told[1:-1] if person.outfits else text


_FEW = 2
_NOT_WORN = word_set("kink kinks fetish dominant submissive lazy quiet shy")
