"""
Who a chat's people are before the story begins: cards, persona and lorebook entries as members.

The card's file is the card's own person; whoever else a card tells of is nobody's file. A lorebook entry that
is named after somebody known adds to them; one that says itself how its name looks is a person of its own.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from limner.continuity import _card_data as card_data
from limner.continuity._card_names import given_names
from limner.continuity._card_reader import Card, read_card
from limner.continuity._card_things import is_thing
from limner.continuity._given_names import sex_of
from limner.continuity.facts import Sheet
from limner.continuity.sheets import joined
from limner.continuity.slots import Slot
from limner.continuity.story import Member, Role

LORE = "lore:"
_FEW = 2
_TELLING = (Slot.SEX, Slot.AGE, Slot.HAIR, Slot.EYES, Slot.SKIN)
Reader = Callable[[Card], tuple[Sheet, ...]]


def is_somebody(sheet: Sheet) -> bool:
    """Whether a lorebook entry that nobody is named by tells of a person, and not of a place or a beast."""
    look = sheet.look
    told = sum(slot in look for slot in _TELLING)
    sexed = Slot.SEX in look or sex_of(sheet.names) or sheet.garments
    if Slot.SEX in look and len(look) > _FEW and sheet.garments:
        return True
    return told > (1 if sexed else 2) or (Slot.AGE in look and told > 1 and bool(sheet.garments))


def idents(ident: str, name: str, sheets: Iterable[Sheet]) -> tuple[str, ...]:
    """
    Return the id of each sheet's person; ``ident`` is the card's file and ``name`` the one on it.

    The file is the one's who bears the card's name (of several in it the first's). A narrator's card tells of
    others alone: none of them is its file, so that ``she`` is not taken for whoever stands first in it.
    """
    own = {" ".join(name.split()).casefold(), *(each.casefold() for each in given_names(name)[:1])}
    found: list[str] = []
    for sheet in sheets:
        first = sheet.names[0]
        mine = first.casefold() in own and ident not in found
        found.append(ident if mine else f"{ident}#{first}")
    return tuple(found)


def members(ident: str, name: str, sheets: Sequence[Sheet], kind: Role = Role.CARD) -> tuple[Member, ...]:
    """Return the people of a card by their ``idents``; whom it tells of twice is who stands there first."""
    found: dict[str, Member] = {}
    for who, sheet in zip(idents(ident, name, sheets), sheets, strict=True):
        found.setdefault(who, Member(who, sheet, kind if who == ident else Role.CARD))
    return tuple(found.values())


def with_lore(
    known: Iterable[Member], entries: Iterable[Mapping[str, object]], read: Reader = read_card
) -> tuple[Member, ...]:
    """Return the members with what lorebook entries say of them, and those whom only these know."""
    found = {member.id: member for member in known}
    ids = {name.casefold(): ident for ident, each in found.items() for name in each.sheet.names}
    for card in card_data.lore(entries, list(ids)):
        for sheet in read(card)[:1]:
            ident = ids.get(sheet.names[0].casefold()) or ids.get(card.name.casefold(), "")
            if ident:
                found[ident] = replace(found[ident], sheet=joined(found[ident].sheet, sheet))
            elif is_somebody(sheet) and not is_thing(card.name, card.description[:160]):
                ident = LORE + card.name
                found[ident] = Member(ident, sheet)
                ids.update((name.casefold(), ident) for name in sheet.names)
    return tuple(found.values())
