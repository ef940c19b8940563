"""Places by one another: the spots within one, and whether a prompt names one already."""

from limner.continuity._place_nouns import OUTDOORS, is_wide
from limner.continuity._place_words import ARTICLES, GLUE, NARROW, SMALL, STRUCTURES
from limner.continuity._places import head
from limner.continuity._text import bag, bare, stem, texts, word_list


def said_in(place: str, prompt: str) -> bool:
    """Whether a prompt names this place already."""
    noun = head(place)
    said = set(map(stem, texts(prompt))) if noun else set()
    if noun not in said:
        return False
    return said.issuperset([stem(word) for word in word_list(bare(place)) if word not in GLUE])


def is_small(place: str) -> bool:
    """Whether it is something that stands in a place: ``the roof of the bus``, which is on the beach."""
    return any(stem(word) in SMALL for word in word_list(place))


def is_part(place: str, here: str) -> bool:
    """Whether words name a part of where somebody is: ``the corner of the room`` in a living room."""
    spot, of, whole = place.partition(" of ")
    if not of or stem(head(spot)) not in NARROW or stem(head(spot)) in _WITHOUT:
        return False
    noun = head(whole)
    said = word_list(bare(whole))
    if said == ["room"]:
        return head(here) not in OUTDOORS
    return len(said) == 1 and (noun == head(here) or noun in map(stem, word_list(here)))


def is_within(place: str, here: str, prompt: str) -> bool:
    """
    Whether a prompt's place is one of the things that such a place has: ``at the bar`` of a nightclub.

    Who enters a bar goes somewhere.
    """
    spot = stem(head(place))
    if spot in _ENDS_OF_A_BOAT:
        spot = stem(place.rsplit(maxsplit=1)[-1])
    around = _HAS.get(spot)
    if around is None or stem(head(here)) not in around:
        return False
    if spot != "bar":
        return True
    left = [word for word in word_list(prompt[: prompt.find(place)]) if word not in ARTICLES]
    return not left or left[-1] not in _ENTERED


def moved(said: tuple[str, ...], here: str) -> str:
    """Return where somebody has gone by what he does, where no place is named."""
    return _room_of(said, here) or _left(said, here)


def _room_of(said: tuple[str, ...], here: str) -> str:
    """Return the room that somebody must be in: who lies in bed is in the living room no more."""
    if _HOUSE.isdisjoint(map(stem, word_list(here))):
        return ""
    for at, word in enumerate(said):
        if word in _ROOM_OF and at and (said[at - 1] == "in" or (at > 1 and said[at - 2] in ("in", "into"))):
            return _ROOM_OF[word]
    return ""


def _left(said: tuple[str, ...], here: str) -> str:
    """Return where somebody is who has gone out of the place, or back into it, and is told no other."""
    outside = here.startswith("outside")
    if outside and "inside" in said:
        return here.removeprefix("outside ").removeprefix("the ")
    noun = stem(head(here))
    if outside or noun in OUTDOORS or not is_wide(noun):
        return ""
    at = said.index("outside") if "outside" in said else 0
    goes = ARTICLES.isdisjoint(said[max(0, at - 3) : at])  # ``the sea outside`` is seen from within
    out = "outside" in said and goes and _ends(said, at + 1)
    for at, word in enumerate(said[:-2]):
        if word == "of" and said[at - 1] == "out" and not _GOES.isdisjoint(said[max(0, at - 3) : at]):
            out = out or noun in map(stem, said[at + 1 : at + 4])
    return f"outside the {here.removeprefix('the ')}" if out else ""


def _ends(said: tuple[str, ...], at: int) -> bool:
    """Whether ``outside`` is said of somebody, and not of a thing: ``outside the window``."""
    return at >= len(said) or said[at] in _NOT_A_THING


_NOT_A_THING = bag("in with and at blinking under waiting on again to into for")
_GOES = bag("""
walks walk walking steps stepping runs running crawls crawling climbs climbing storms storming comes coming
goes rushes hurries stumbles staggers emerges slips strides bursts stalks marches flees sneaks
""")


MOVES = frozenset(("bed", "shower", "bathtub", "outside", "inside", "out"))
"""Words without which nobody has gone anywhere so."""
_ROOM_OF = {"bed": "bedroom", "shower": "bathroom", "bathtub": "bathroom"}
_HOUSE = bag("living kitchen hallway study dining parlor parlour garage porch garden lounge")


def is_around(place: str, spot: str) -> bool:
    """Whether a spot is named by the place that it is in: ``saloon`` and ``saloon stairs``."""
    noun, its = head(place), head(spot)
    return noun != its and stem(its) in _SPOTS and is_wide(noun) and noun in map(stem, word_list(spot))


_WITHOUT = bag("roof awning step top fence gate")
"""Parts of a house that are not within it."""
_ENDS_OF_A_BOAT = frozenset(("bow", "stern", "prow"))
_ENTERED = bag("into enters entering enter boards boarding to")
_BARS = """bar taproom barroom alehouse nightclub club hotel saloon tavern inn pub restaurant lounge cantina
    speakeasy casino diner cafe café """
_SHIPS = "ship boat ferry yacht submarine airship galleon frigate schooner warship liner brig trawler barge "
_WOODS = "forest wood woodland jungle garden park mountain hill valley meadow swamp rainforest countryside "
_ROADS = "street road avenue boulevard highway alley city town "
_HALLS = "church chapel cathedral theater theatre opera supermarket store plane train cinema "
_WATERS = """river stream lake pond canal sea fen marsh swamp bog lagoon bay bayou delta estuary moor reed
    harbour harbor shore beach bank """
_HAS = {
    spot: frozenset(map(stem, around.split()))
    for spots, around in (
        (
            "bar",
            _BARS + _SHIPS + "lobby theater theatre opera cabaret brothel disco airport bistro ballroom",
        ),
        ("booth", _BARS + "bistro pizzeria karaoke arcade"),
        ("stage", _BARS + "theater theatre opera cabaret disco auditorium arena stadium festival hall"),
        ("floor", _BARS + "disco ballroom gym hall"),
        ("pool", "hotel villa mansion resort spa gym"),
        ("cell", "prison jail dungeon jailhouse fortress barracks"),
        ("aisle nave apse transept altar", _HALLS),
        ("platform track", "station subway metro stadium"),
        ("helm rigging deck foredeck quarterdeck gangway", _SHIPS),
        ("path trail stream brook creek pond clearing glade tree bush thicket", _WOODS),
        ("bank shore", "river stream lake pond canal"),
        ("dune", "desert beach shore seashore"),
        ("sidewalk pavement kerb curb gutter crosswalk crossing intersection lane", _ROADS),
        ("dock quay wharf pier jetty slipway", "harbor harbour port marina"),
        ("boat rowboat punt dinghy canoe kayak raft skiff gondola", _WATERS),
        ("ring pit", "arena gym colosseum coliseum casino"),
        ("field paddock", "farm ranch battlefield"),
    )
    for spot in spots.split()
}
"""The places that have a spot, by its noun."""
_SPOTS = (
    NARROW
    | STRUCTURES
    | bag("""
stair staircase stairwell step corridor hallway hall passage landing balcony porch veranda terrace roof
rooftop attic cellar basement doorstep backroom backstage entrance exit
""")
)
