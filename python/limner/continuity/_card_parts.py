"""What keys of a card mean where the section or the value decides: ``Right arm``, ``Mark``, ``top``."""

from limner.continuity._anatomy import ANATOMY
from limner.continuity._card_keys import OTHER, PARTS, kind_of
from limner.continuity._card_kinds import is_being
from limner.continuity._clothes import TIMES, listed
from limner.continuity._garment_nouns import Covers
from limner.continuity._garments import part_of
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


def meant(section: str, key: str, value: str, *, told: bool) -> tuple[str, str]:
    """
    Return what a key means below the heading of a section, and the name of an outfit where it has one.

    ``told`` says whether it is known whose the key is.
    """
    kind, outfit = kind_of(key)
    if section in (Slot.HAIR, Slot.EYES, Slot.SKIN) and key.lower() in _ASPECTS:
        kind = section
    if told and key == "Mark" and is_mark(value):
        kind = Slot.MARKS
    if kind == Slot.MARKS and is_part(key):
        return of_section(section, value), outfit
    if kind != Slot.WEARS and is_clothes(section, key, value):
        return Slot.WEARS, ""
    if not kind and not section and _WHEN.fullmatch(key) and listed(value.partition(",")[0], known=True):
        return Slot.WEARS, key
    return kind, outfit


_WHEN = late(
    r"(?i:usual(?:ly)?|every ?day|daily|normal(?:ly)?|day to day|casual|formal|best|work|home|sleep|"
    rf"(?:for|at|on|in|to|off|when) (?:the )?(?:{TIMES}|road|job|day|travels|travelling|hunting|riding))"
)
"""Keys that are of clothes where their values are: ``Usually: a green cloak``, ``For feasts: a red gown``."""


_ASPECTS = frozenset(("color", "colour", "style", "length", "type", "texture", "cut", "tone", "shape"))
"""Keys below ``hair:`` that say more of it."""


def is_clothes(section: str, key: str, value: str) -> bool:
    """
    Whether what stands behind a key is worn there and names no outfit: ``top: a blue hoodie``.

    Without a heading of clothes only where the value is of known garments.
    """
    low = key.lower()
    if section == Slot.WEARS:
        return low in _WORN_AT or part_of(low) not in (None, Covers.FULL)
    return not section and low in _WORN_AT and bool(listed(value, known=True))


_WORN_AT = frozenset(("top", "tops", "bottom", "bottoms", "upper", "lower", "upper body", "lower body"))


def of_section(section: str, value: str) -> str:
    """Return what a part of the body tells of below a heading: ``Left hand: dagger`` below ``Weapons``."""
    if section == OTHER:
        return OTHER
    return Slot.WEARS if section == Slot.WEARS or listed(value, known=True) else Slot.MARKS
