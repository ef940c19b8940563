"""Keys of a card that are a part of somebody's body, or only look like a name: ``Right arm``, ``Mark``."""

from limner.continuity._anatomy import ANATOMY
from limner.continuity._card_keys import OTHER, PARTS
from limner.continuity._card_kinds import is_being
from limner.continuity._clothes import listed
from limner.continuity._patterns import late
from limner.continuity._tokens import Tokens
from limner.continuity.looks import read
from limner.continuity.slots import Slot

_AGE = late(r"\b[1-9][0-9]\b")


def is_part(key: str) -> bool:
    """Whether a key is a part of the body, of which its value says something: ``Right arm``."""
    return key.lower().rpartition(" ")[2] in PARTS


def is_mark(value: str) -> bool:
    """
    Whether what stands behind ``Mark`` is a mark and nobody of that name.

    ``a yellow number 9 on the chest``; ``34, the drummer, black hair`` is somebody.
    """
    if ANATOMY.isdisjoint(Tokens(value[:200]).low) or _AGE.search(value) or is_being(value):
        return False
    return {said.slot for said in read(value)} <= {Slot.MARKS}


def of_section(section: str, value: str) -> str:
    """Return what a part of the body tells of below a heading: ``Left hand: dagger`` below ``Weapons``."""
    if section == OTHER:
        return OTHER
    return Slot.WEARS if section == Slot.WEARS or listed(value, known=True) else Slot.MARKS
