"""Clothes that prose names by their occasion: ``Her Sunday dress is of green wool with a lace collar``."""

import re

from limner.continuity._clothes import listed
from limner.continuity._garments import part_of
from limner.continuity._patterns import late
from limner.continuity._plain_words import word_set

_NAMED = late(
    r"(?P<before>[.;\n]) {0,2}(?:Her|His|My|Their) (?P<name>(?:[A-Za-z-]{2,14} ){1,2}"
    r"(?:clothes|outfit|dress|suit|uniform|gown|costume|robes?|finery|coat|attire))"
    r"(?:,? (?:which|that) [^,.;\n]{3,60},)? (?:is|are|consists? of) (?:always |usually )?"
    r"(?P<said>[^.;\n]{5,200})(?=[.;\n])",
)
_OCCASIONS = word_set("""
working work travelling traveling riding sunday court best evening everyday usual stage church festival
wedding ball party winter summer night formal feast mourning funeral training battle ceremonial street home
school office dancing hunting fishing sailing cooking gardening
""")
_WHEN = late(
    r"(?P<before>[.;\n])[ \t*-]{0,4}(?P<lead>Behind|At|On|Off|In|For|When|During|Outside|Under) "
    r"(?P<name>[a-z][a-z' -]{2,24}): {0,2}(?P<said>[^.;:\n]{3,200})(?=[.;\n])"
)
"""Clothes behind an occasion that is a key: ``Behind the bar: black waistcoat, bow tie``."""
_OF = late(
    r"^(?:made )?of (?P<stuff>(?:[a-z-]{2,14} ){0,2}[a-z-]{2,14}?)(?P<rest> (?:with|and|under|over) .*)?$"
)


def outfits_in(text: str) -> tuple[str, dict[str, list[str]]]:
    """Return a text without the sentences that describe clothes for an occasion, and these by their names."""
    found: dict[str, list[str]] = {}

    def taken(match: "re.Match[str]") -> str:
        name = match["name"].lower()
        noun = name.rpartition(" ")[2]
        if _OCCASIONS.isdisjoint(name.split()[:-1]):
            return match[0]
        said = match["said"]
        if made := _OF.match(said):
            said = f"{made['stuff']} {noun}{made['rest'] or ''}"
        clothes = listed(said)
        if not any(part_of(word) is not None for each in clothes for word in each.lower().split()):
            return match[0]
        found[name] = [*clothes]
        return match["before"]

    def at_times(match: "re.Match[str]") -> str:
        clothes = listed(match["said"], known=True)
        if not clothes or len(clothes) < match["said"].count(",") + 1:
            return match[0]  # not all of it is clothes
        name = match["name"].strip().removeprefix("the ")
        found[f"off {name}" if match["lead"] == "Off" else name] = [*clothes]
        return match["before"]

    told = _WHEN.sub(at_times, _NAMED.sub(taken, f"\n{text}\n"))
    return (told[1:-1] if found else text), found
