"""What kind of being a card's person is, as one noun: ``elf woman``, ``badger``, ``hedgehog boy``."""

from limner.continuity import _kind_words as words
from limner.continuity._card_people import Portrayed
from limner.continuity._patterns import late
from limner.continuity._text import bare, clean
from limner.continuity._tokens import Tokens
from limner.continuity.slots import LONGEST, Slot

_PIECE = late(r"[,;/|(\n]| and ")
_MOST_WORDS = 3


def kind_in(value: str) -> str:
    """
    Return the kind that the value behind ``Species`` or ``Race`` names, nothing where it is more than a noun.

    ``anthro`` beside it is kept: ``wolf, anthro`` is an anthropomorphic wolf. A value of which no word is
    known to be a kind stays as it stands (``fox in human shape``, ``Belgian``).
    """
    pieces = [bare(piece.strip(" .*)")) for piece in _PIECE.split(value[:LONGEST])]
    made = any(set(Tokens(piece).low) & words.MADE_HUMAN for piece in pieces)
    for piece in pieces:
        low = Tokens(piece).low
        if 0 < len(low) <= _MOST_WORDS and low[-1] in words.KINDS | words.PERSONS.keys():
            if not words.KINDS & set(low):
                continue
            lead = "anthropomorphic " if made and not words.MADE_HUMAN & set(low) else ""
            return clean(lead + piece.lower(), LONGEST)
    return ""


def is_being(value: str) -> bool:
    """Whether an entry begins with what kind of being its person is: ``goblin bard, green skin``."""
    head = Tokens(value[:60].partition(",")[0].partition(".")[0]).low
    return len(head) <= _MOST_WORDS + 1 and not words.KINDS.isdisjoint(head)


def with_kind(person: Portrayed) -> list[tuple[Slot, str]]:
    """
    Return what was said of a person with the kind as their sex: the noun by which a picture calls them.

    An animal is an animal (``badger``) unless words beside the pronouns say woman or man (``fox woman``); any
    other being is ``elf woman``, and what has a noun of its own keeps it (``stoat queen``).
    """
    if not person.kinds:
        return person.said
    kind = person.kinds[0]
    low = Tokens(kind).low
    sex = next((value for slot, value in person.said if slot is Slot.SEX), "")
    whole = low[-1] in words.PERSONS or low[-1] in words.SEXES
    if not whole and sex and (person.is_sexed or low[-1] not in words.ANIMALS):
        kind = f"{kind} {sex}"
    return [(Slot.SEX, kind), *(said for said in person.said if said[0] is not Slot.SEX)]
