"""
Pictures beside the story: of another time (``ten years earlier``), and of pictures (``a photo of Mira``).

They show people as they were there, and the story goes on as if they had not been.
"""

import re
from enum import Enum, auto

from limner.continuity._contradictions import compared, owned
from limner.continuity._identity import announced
from limner.continuity._mentions import Cast
from limner.continuity._patterns import late
from limner.continuity._relations import Relation
from limner.continuity._text import READ, bag, texts
from limner.continuity.slots import Slot
from limner.continuity.state import Origin, StoryState, Worn, evolve


class Aside(Enum):
    """What kind of picture stands beside the story."""

    PAST = auto()
    PICTURE = auto()


_PAST = late(
    r"^\W{0,3}(?:a )?(?:flashback|memory)\b|^(?:[\w-]{1,20} ){1,4}(?:earlier|ago|before)\s{0,2}(?::|,|$)",
    re.IGNORECASE,
)
_PICTURE = late(
    r"\b(?:(?P<sure>polaroids?|selfies?|mug ?shots?|snapshots?|front page|"
    r"(?:wanted|missing) posters?|daguerreotype|tintype)|photos?|videos?|"
    r"photographs?|portraits?|paintings?|posters?)\b"
    r"(?!,| (?:studio|album|booth|style|stick|camera|shot|view)\b)",
    re.IGNORECASE,
)
"""
Words for a picture.

Those that are not ``sure`` may also say how the whole is made (``photo of a woman``).
"""
_A_THING = late(
    r"\b(?:framed?|gilt|sepia|faded|creased|crumpled|torn|yellowed|walls?|hang(?:s|ing)|phone|screen|desk|"
    r"mantel\w{0,5}|wallet|newspaper|pinned|album|locket|museum|gallery|old (?:photo|photograph)|"
    r"(?:wedding|school|family) "
    r"(?:photo|photograph|portrait))\b",
    re.IGNORECASE,
)
_HELD = late(
    r"\b(?:holds?|holding|takes?|taking|looks?|looking|stares?|staring|gazes?|gazing|pins?|shows?|showing|"
    r"poses?|posing|sits|stands|at|before|beside|under|with|in front)\b|^(?:he|she|they)\b",
    re.IGNORECASE,
)
"""What says before the word that the picture is a thing in somebody's hands, or on a wall behind them."""
_HEAD = 80
_WORDS = bag("""
flashback memory earlier ago before photo photos photograph photographs portrait portraits painting paintings
poster posters video videos polaroid polaroids selfie selfies mugshot mugshots mug snapshot snapshots page
daguerreotype tintype
""")
"""Words without one of which nothing is beside the story: the patterns need not be tried."""


def aside_of(prompt: str, time: str) -> Aside | None:
    """Return what beside the story a picture shows, None where it is the story's own."""
    if time and _PAST.search(time):
        return Aside.PAST
    if _WORDS.isdisjoint(texts(prompt)):
        return None
    if _PAST.search(prompt[:_HEAD]):
        return Aside.PAST
    found = _PICTURE.search(prompt[:_HEAD])
    if found is None or _HELD.search(prompt[: found.start()]):
        return None
    return Aside.PICTURE if found["sure"] or _A_THING.search(prompt[:READ]) else None


def begun(state: StoryState, seen: Cast, prompt: str, origin: Origin, aside: Aside) -> StoryState:
    """Return the state in which such a picture is told: its own words for looks and clothes stand."""
    bare = Worn((), origin.source, origin.uid, origin.tag, False, origin.at)
    for who in seen.who:
        person = state.people[who]
        worn = bare if aside is Aside.PICTURE else None
        if Slot.WEARS not in person.locked:
            person = evolve(person, wears=worn, mood=None, condition=None)
        state = state.with_person(person)
    for look in compared(state, owned(seen, prompt)):
        if look.relation is Relation.CONTRADICTS:
            person = announced(state.people[look.who], look.said.value, origin)
            state = state.with_person(evolve(person, former=()))
    return state


def ended(before: StoryState, after: StoryState, seen: Cast, aside: Aside, *, moved: bool) -> StoryState:
    """
    Return what the story goes on from.

    People whom the picture is the first to tell of are kept, and the place that its attribute gives: that is
    where the photo is looked at.
    """
    state = before
    for who in reversed(seen.who):
        if who not in state.people:
            state = state.with_person(evolve(after.people[who], wears=None))
    if moved and aside is Aside.PICTURE:
        state = state.at_place(after.place, scene=state.scene + 1)
    return state
