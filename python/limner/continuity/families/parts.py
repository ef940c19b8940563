"""What the words of a picture are made of: parts, each with its source."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from limner.continuity._draft import Gap, Piece
from limner.continuity._patterns import late
from limner.continuity._places import head
from limner.continuity._portrait import Facet, Portrait
from limner.continuity._text import bag
from limner.continuity.facts import Source
from limner.continuity.slots import Slot
from limner.continuity.state import StoryState

_DETERMINED = late(r"(?:the|a|an|his|her|their|my|your|some)\s", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Part:
    """
    Some of the words that reach the painter.

    ``source`` is None for the tag's own words and the mortar between facts; ``who`` is the id of the person
    that the words describe and ``slot`` what of them, so that a view can show both and take a correction.
    """

    text: str
    source: Source | None = None
    who: str = ""
    slot: Slot | None = None


@dataclass(frozen=True, slots=True)
class Composition:
    """What a family is given: the prompt as a draft, the people, the place and time still to be named."""

    draft: Sequence[Piece]
    people: Sequence[Portrait]
    state: StoryState
    place: str = ""
    time: str = ""
    place_source: Source | None = None
    time_source: Source | None = None


def facet(portrait: Portrait, one: Facet, text: str = "") -> Part:
    """Return a facet as a part, in other words where the family has some."""
    return Part(text or one.words, one.source, portrait.who, one.slot)


def joined(parts: Sequence[list[Part]], last: str = " and ") -> list[Part]:
    """Return lists of parts as one, with commas and ``and`` between them."""
    found: list[Part] = []
    for number, part in enumerate(parts):
        if number:
            found.append(Part(last if number == len(parts) - 1 else ", "))
        found += part
    return found


def listed(parts: Iterable[Part]) -> list[Part]:
    """Return parts with commas between them."""
    found: list[Part] = []
    for part in parts:
        if found:
            found.append(Part(", "))
        found.append(part)
    return found


def described(draft: Sequence[Piece]) -> set[str]:
    """Return those who have a gap to be described in."""
    return {piece.who for piece in draft if isinstance(piece, Gap) and piece.first}


def generic(sex: str, *, owner: bool, known: bool) -> str:
    """Return words for somebody who is named and not described: ``the woman``, ``a man's``."""
    if owner and known:
        return {"f": "her", "m": "his"}.get(sex, "their")
    noun = {"f": "woman", "m": "man"}.get(sex, "person")
    return f"{'the' if known else 'a'} {noun}{chr(39) + 's' if owner else ''}"


_TIDY = (
    (late(r"[ \t\n]{2,64}"), " "),
    (late(r" (?=[,.;:!?)])"), ""),
    (late(r"(?:, ?){2,16}"), ", "),
    (late(r",(?=[.;!?)])"), ""),
    (late(r"([.;:(|]) ?,"), r"\1"),
)


def tidy(parts: Iterable[Part]) -> list[Part]:
    """
    Return parts without doubled blanks and commas, in themselves and where two meet.

    Only the mortar and the tag's words are touched: what a cut left behind, and where a gap was filled.
    """
    found: list[Part] = []
    for part in parts:
        text = part.text
        if part.source is None:
            for pattern, instead in _TIDY:
                text = pattern.sub(instead, text)
        before = found[-1].text if found else ""
        if not before or before.endswith((" ", "(")):
            text = text.lstrip(" ")
        if not before or before.endswith((", ", ",", ". ", "; ", "| ")):
            text = text.lstrip(" ,;") if part.source is None else text
        if text[:1] in (",", ".", ";", ")") and before.endswith((" ", ",")) and found:
            found[-1] = Part(before.rstrip(" ,"), found[-1].source, found[-1].who, found[-1].slot)
        if text:
            found.append(Part(text, part.source, part.who, part.slot))
    while found and not found[-1].text.rstrip(" ,;"):
        found.pop()
    if found and found[-1].source is None:
        last = found[-1]
        found[-1] = Part(last.text.rstrip(" ,;"), None, last.who, last.slot)
    return [part for part in found if part.text]


_ON = bag("""
raft barge seat edge top roof
platform bridge balcony roof rooftop rooftops deck beach street road stairs staircase stair hill hillside
hilltop shore seashore coast ship boat ferry stage island mountain peak highway boulevard avenue pier
quay runway farm battlefield path trail porch patio terrace veranda train bus tram cliff cliffs riverbank
dike dyke levee moor steppe prairie ledge square plaza rampart ramparts battlements moon planet gallery lawn
rocks promenade boardwalk embankment track pitch rink jetty wharf dock pontoon towpath podium pasture bench
doorstep stoop causeway sidewalk pavement campus glacier dune sandbank reef scaffold gallows meadow savanna
catwalk
""")
_AT = bag("""
station airport market crossroads checkpoint docks harbor harbour port lake lakeside sea school
university hospital foot court gate gates poolside fairground marketplace
""")  # fmt: skip
_LED = late(
    r"^(?:in|on|at|outside|inside|under|near|by|behind|beside|before|above|below|aboard|among|between|through|along|across|over|within)\b",
    re.IGNORECASE,
)


def where(place: str) -> str:
    """Return a place with the word that says where: ``in the kitchen``, ``on a bridge``."""
    if _LED.match(place):
        return place
    noun = head(place)
    lead = "on" if noun in _ON else "at" if noun in _AT else "in"
    bare = _DETERMINED.match(place) or place[:1].isupper() or "," in place or not place.isascii()
    return f"{lead} {place}" if bare else f"{lead} the {place}"
