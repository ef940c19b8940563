"""What is given before a story, read as Limner reads it: a member for each person of a card."""

from collections.abc import Mapping

from limner.continuity import _card_data as card_data
from limner.continuity import _casting as casting
from limner.continuity._card_reader import read_card
from limner.continuity.story import Beginning, Member, Role
from limner.core.json_text import as_dict, as_list
from tests.continuity.engine import PERSONA
from tests.continuity.play import Given


def sheets(given: Given, greetings: Mapping[str, str] | None = None) -> Beginning:
    """Read the cards; ``greetings`` are the first messages as the chat shows them, by the card's file."""
    members: list[Member] = []
    for each in given.cards:
        greeting = (greetings or {}).get(each.avatar)
        card = card_data.card_of(
            {"data": each.data}, greeting=greeting, words=each.positive, negative=each.negative
        )
        members.extend(casting.members(each.avatar, card.name, read_card(card)))
    persona = card_data.persona(given.user, given.persona)
    members.extend(casting.members(PERSONA, given.user, read_card(persona), Role.PERSONA))
    books = (as_dict(each.data.get("character_book")) for each in given.cards)
    entries = [as_dict(entry) for book in books for entry in as_list(book.get("entries"))]
    return Beginning(casting.with_lore(members, entries))
