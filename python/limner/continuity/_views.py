"""The view of a picture: what of a person can be seen in it."""

import re
from enum import Enum, auto
from functools import lru_cache

from limner.continuity._patterns import late
from limner.continuity.slots import Slot


class View(Enum):
    """How much of a person a picture shows."""

    FACE = auto()
    BUST = auto()
    HANDS = auto()
    BACK = auto()
    FAR = auto()
    WHOLE = auto()


_FACE = late(
    r"\b(?:extreme )?close[- ]?up(?: shot| view| portrait)?\b"
    r"(?! of (?:a|the|an|his hands|her hands|their hands|two|hands?)\b)"
    r"|\b(?:her|his|their) face,? (?:very |up )?close\b|\btight (?:shot )?on (?:her|his|their) face\b"
    r"|\bhead ?shot\b|\bface only\b|\bclose on (?:her|his|their) (?:face|eyes)\b",
    re.IGNORECASE,
)
_HANDS = late(
    r"\bclose[- ]?up (?:of|on) (?:(?:his|her|their|the|a|two|\w{1,20}'s)\s)?(?:\w{1,20}\s)?(?:hands?|"
    r"fingers?|fists?)\b"
    r"|^(?!(?:he|she|they|you|i|(?-i:[A-Z])\w{1,20}) hands (?:over|in) (?:an?|the|his|her|him|it|them)\b)"
    r"(?:two |a pair of )?(?:\w{1,20} )?hands"
    r"(?=$|[,.;:]| (?:on|in|of|with|and|at|around|under|over|clasped|folded|tied|bound|\w{2,20}ing)\b)",
    re.IGNORECASE,
)
_BUST = late(r"\bupper body\b|\bportrait\b|\bbust\b|\bhead and shoulders\b", re.IGNORECASE)
_BACK = late(
    r"\bfrom behind\b(?! (?:an?|the|his|her|their|its|some|one|my) )"
    r"|\bback view\b|\brear view\b|\bseen from the back\b|\bfacing away\b"
    r"|\b(?:her|his|their) back to (?:us|the viewer|the camera)\b",
    re.IGNORECASE,
)
_FAR = late(
    r"\b(?:tiny|distant|small|far-off) (?:figures?|silhouettes?)\b|\b(?:figures?|"
    r"silhouettes?) in the distance\b"
    r"|\bseen from (?:far|afar)\b|\bextreme wide shot\b|\bsilhouetted?\b",
    re.IGNORECASE,
)
_SHUT = late(
    r"\beyes (?:closed|shut)\b|\bclosed eyes\b|\bblindfold(?:ed)?\b|\bsleeping\b|\basleep\b", re.IGNORECASE
)

_HIDDEN = {
    View.BACK: frozenset((Slot.EYES, Slot.FACE)),
    View.FAR: frozenset((Slot.EYES, Slot.FACE, Slot.MARKS, Slot.EXTRA)),
    View.HANDS: frozenset((Slot.EYES, Slot.FACE, Slot.HAIR)),
}


@lru_cache(maxsize=512)
def view_of(prompt: str) -> View:
    """Return the view a prompt asks for; the whole person where it asks for none."""
    for pattern, view in (
        (_HANDS, View.HANDS),
        (_FACE, View.FACE),
        (_BACK, View.BACK),
        (_FAR, View.FAR),
        (_BUST, View.BUST),
    ):
        if pattern.search(prompt):
            return view
    return View.WHOLE


def from_behind(prompt: str) -> int:
    """Return where a prompt says that somebody is seen from behind, -1 where it is another view."""
    found = _BACK.search(prompt) if view_of(prompt) is View.BACK else None
    return found.start() if found is not None else -1


def hidden(prompt: str, *, alone: bool) -> frozenset[Slot]:
    """Return the slots of a person that cannot be seen in a prompt's view."""
    slots = _HIDDEN.get(view_of(prompt), frozenset())
    return slots | {Slot.EYES} if alone and _SHUT.search(prompt) else slots
