"""Which words are a place's noun, by themselves and by what stands beside them."""

from collections.abc import Sequence
from functools import lru_cache

from limner.continuity._garments import part_of
from limner.continuity._patterns import late
from limner.continuity._place_words import (
    ARTICLES,
    COMING,
    ENDINGS,
    GOING,
    LOOKING,
    NARROW,
    NO_ENDING,
    PAIRS,
    SMALL,
    STRUCTURES,
    THINGS,
    VERBS,
    WIDE,
)
from limner.continuity._text import Word, bag, stem

_WHOSE = ("'s", "’s")
_NOT_ONLY_WORN = frozenset(
    ("top", "tops", "slip", "wrap", "shift", "ring", "belt", "collar", "hood", "cover")
)
"""Garments' nouns that are something else behind a place's: ``mountain top``."""


_NO_PLACE_BEFORE = {
    "camp": bag("bed beds cot chair chairs stool table stove kettle lantern"),
    "flat": bag("""
calm sea sand rock rocks stone stones slab grey gray light land desert country plain plains marsh water
waters earth field fields horizon expanse surface black white boat top
"""),
}
"""Before what a noun is no place, by the noun: a camp bed stands anywhere, a flat sea is no home."""


@lru_cache(maxsize=8192)
def is_wide(token: str) -> bool:
    """Whether a noun is somewhere a scene can be."""
    if token in VERBS:
        return False
    if noun_of(token) in WIDE:
        return True
    last = token.rsplit("-", 1)[-1]
    if last != token:
        return last in WIDE and last not in ("side", "land")
    return len(token) > 6 and token.endswith(ENDINGS) and token not in NO_ENDING


def noun_of(token: str) -> str:
    return token if token in WIDE or token in NARROW else stem(token)


def is_keywords(spans: tuple[Word, ...]) -> bool:
    """Whether a prompt is a list of keywords, in which a place may be any noun: ``2girls, bass, stage``."""
    clauses = spans[-1].clause + 1 if spans else 0
    return clauses > _KEYWORDS and len(spans) <= _EACH * clauses


_KEYWORDS, _EACH = 3, 2


def is_of_thing(word: str, behind: str) -> bool:
    """
    Whether a place's noun only says what the thing behind it is: the last noun counts.

    ``railway platform``, ``station clock``, ``the ship's wheel``, ``a pale blue hospital gown``.
    """
    if word.endswith(_WHOSE):
        return is_wide(behind)
    if not behind or is_wide(behind):
        return bool(behind)
    if behind in _NO_PLACE_BEFORE.get(word, ()):
        return True
    if noun_of(behind) in NARROW:
        return False
    thing = behind in THINGS and behind not in STRUCTURES
    return thing or (part_of(behind) is not None and behind not in _NOT_ONLY_WORN)


def may_be(word: str, left: str) -> bool:
    """Whether a word behind another one may be a place: in ``a girl in a red dress docks a boat`` none is."""
    if not is_wide(word) and word not in PAIRS.get(left, ()):
        return False
    return word[-1] != "s" or not left or part_of(left) is None


def is_whose(spans: tuple[Word, ...], position: int, behind: str, led: str) -> bool:
    """Whether a place only owns another, or what somebody leans on: ``the tavern's back room``."""
    word = spans[position]
    if not word.text.endswith(_WHOSE) or behind in STRUCTURES:
        return False
    if led in ("by", "near", "beside") and noun_of(behind) in NARROW:
        return False  # ``by the pool's edge``
    near = [each.text for each in spans[position + 1 : position + 4] if each.clause == word.clause]
    return led not in ("at", "in", "inside", "within", "outside") or any(map(is_wide, near))


def is_stuff(spans: tuple[Word, ...], position: int, first: int) -> bool:
    """Whether a noun is what something is done on: ``draws on the wood with one finger``."""
    led = first > 1 and spans[first - 1].text in ARTICLES and spans[first - 2].text == "on"
    return led and spans[position].text in ("wood", "paper", "stone")


def goes_on(rest: list[str]) -> bool:
    """Whether another verb stands between what is looked at and the place: ``nods and walks into``."""
    for at, word in enumerate(rest[:-1]):
        if word in _JOINTS and (rest[at + 1] in GOING or rest[at + 1] in COMING):
            return True
    return False


def is_seen_there(rest: list[str]) -> bool:
    """Whether the place is where something far off is: ``points at smoke on the ridge``."""
    seen = next((at for at, word in enumerate(rest) if word in LOOKING or word in _SEEING), -1)
    if seen < 0:
        return False
    return not _FAR.isdisjoint(rest[seen:]) or (
        not _TO.isdisjoint(rest[seen:]) and any(map(is_wide, rest[seen + 1 :]))
    )


_TO = frozenset(("at", "to", "toward", "towards"))
_JOINTS = frozenset(("and", "then", "while", "as"))
_SEEING = bag("""
watch watches watching watched sees see seeing spots spotting spies notices observes observing follows
""")
_FAR = bag("""
smoke light lights fire fires flames ship ships sail sails figure figures shape shapes rider riders
silhouette silhouettes tower towers castle city moon sun star stars clouds storm lightning birds army horsemen
explosion glow plume movement something someone boat boats vultures crows torches lanterns planet wreck
""")


OUTDOORS = frozenset(
    map(
        stem,
        bag("""
garden beach street forest wood woods field road path meadow river lake sea shore deck mountain hill desert
dike dyke levee
park square market plain courtyard yard alley bridge harbour harbor pier jetty cliff island jungle swamp
clearing glade trail stream pond brook creek dune bank riverbank shoreline slope ridge peak summit camp
campsite
"""),
    )
)
"""Places under the sky."""
HOUSES = frozenset(
    map(
        stem,
        bag("""
church cathedral house hotel inn tavern saloon pub shop store bakery pharmacy bank school castle palace temple
theatre theater museum hospital prison jail cottage cabin hut villa mansion barn mill abbey monastery convent
restaurant cafe courthouse embassy office headquarters
"""),
    )
)
"""What one stands outside of who stands in front of it."""


def is_done(said: Sequence[str], end: int) -> bool:
    """
    Whether a place's noun before ``end`` is what somebody does.

    ``They camp at an oasis``, ``Tom docks for repairs``, ``Ruby tends bar``.
    """
    if not 0 < end < len(said):
        return False
    return "tends" in said[:end] or (end < _NOUNS and said[end - 1] in _DONE and said[0] not in ARTICLES)


_NOUNS, _DONE = 3, bag("camp camps dock docks park parks ship ships land lands house houses")


NO_PART = bag("""
front foot out inside outside length width breadth end middle midst centre center heart depths pump pumps
counter till wheel helm controls
""")
"""Words before ``of`` that name no place of their own: ``down the length of the bar`` is in the bar."""


def is_by_name_alone(noun: str, its: str, said: set[str]) -> bool:
    """Whether one place is only called after the other: a train station, the lake house, a roof."""
    for one, other in ((noun, its), (its, noun)):
        if one in _ROOFS or (one in SMALL and other in _STOPS):
            return True
        if one in OUTDOORS and other not in OUTDOORS and is_wide(other) and one in said:
            return True
    return False


_STOPS = bag("station stop platform depot yard terminal rank park garage shelter track line tunnel crossing")
"""What is named by the vehicles that come there: ``a train`` is not the train station."""
_ROOFS = frozenset(("roof", "rooftop", "step"))


def is_beside(place: str, scenario: str) -> bool:
    """Whether a place is a vehicle that nobody is said to be in: ``The salt road. A truck has stopped``."""
    return stem(place.rsplit(maxsplit=1)[-1]) in SMALL and not _ABOARD.search(scenario) if place else False


_ABOARD = late(r"\b(?:in|inside|aboard) (?:the|an?|[A-Z][\w-]{1,20}['’]s|her|his|their|your) ")


def is_beside_water(noun: str, before: list[str]) -> bool:
    """Whether somebody comes out of a water, or is mirrored in it: ``admires herself in a tide pool``."""
    if stem(noun) not in _WATERS:
        return False
    return before[-2:] == ["out", "of"] or (
        len(before) > 2 and before[-2] in _MIRRORED and before[-3] in _MIRRORING
    )


_WATERS = frozenset(("sea", "ocean", "lake", "river", "pond", "pool", "puddle", "water", "surf"))
_MIRRORED = frozenset(("herself", "himself", "themselves", "itself"))
_MIRRORING = bag("admires admiring studies studying sees seeing examines examining inspects regards")
