"""What can be known of a person or a scene: one name for each kind of fact."""

from enum import StrEnum


class Slot(StrEnum):
    """
    A kind of fact. Of identity the first word counts, of state the last one.

    A value is words as a picture prompt would have them (``brown eyes``, not ``brown``), at most ``LONGEST``
    characters.
    """

    SEX = "sex"
    AGE = "age"
    BUILD = "build"
    SKIN = "skin"
    HAIR = "hair"
    EYES = "eyes"
    FACE = "face"
    MARKS = "marks"
    EXTRA = "extra"
    WEARS = "wears"
    CONDITION = "condition"
    MOOD = "mood"
    PLACE = "place"
    TIME = "time"


IDENTITY = (
    Slot.SEX,
    Slot.AGE,
    Slot.BUILD,
    Slot.SKIN,
    Slot.HAIR,
    Slot.EYES,
    Slot.FACE,
    Slot.MARKS,
    Slot.EXTRA,
)
"""What stays with a person until somebody announces a change, in the order in which a prompt says it."""

STATE = (Slot.WEARS, Slot.CONDITION, Slot.MOOD, Slot.PLACE, Slot.TIME)
"""What a later word replaces."""

LONGEST = 120
"""Characters of a value."""
