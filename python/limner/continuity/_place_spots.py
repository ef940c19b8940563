"""Places by one another: the spots within one, and whether a prompt names one already."""

from limner.continuity._place_nouns import is_wide
from limner.continuity._place_words import GLUE, NARROW, SMALL, STRUCTURES
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
    if not of or stem(head(spot)) not in NARROW:
        return False
    noun = head(whole)
    said = word_list(bare(whole))
    if said == ["room"]:
        return head(here) not in _OUTSIDE
    return len(said) == 1 and (noun == head(here) or noun in map(stem, word_list(here)))


def is_around(place: str, spot: str) -> bool:
    """Whether a spot is named by the place that it is in: ``saloon`` and ``saloon stairs``."""
    noun, its = head(place), head(spot)
    return noun != its and stem(its) in _SPOTS and is_wide(noun) and noun in map(stem, word_list(spot))


_OUTSIDE = frozenset(
    map(
        stem,
        bag("""
garden beach street forest wood woods field road path meadow river lake sea shore deck mountain hill desert
park square market plain courtyard yard alley bridge harbour harbor pier jetty cliff island jungle swamp
"""),
    )
)
_SPOTS = (
    NARROW
    | STRUCTURES
    | bag("""
stair staircase stairwell step corridor hallway hall passage landing balcony porch veranda terrace roof
rooftop attic cellar basement doorstep backroom backstage entrance exit
""")
)
