"""What is given before a story, read as Limner reads it: a member for each person of a card."""

from limner.continuity.card_reader import Card, read_card
from limner.continuity.facts import Source
from limner.continuity.story import Beginning, Member, Role
from tests.continuity.engine import PERSONA
from tests.continuity.play import Given

_TEXTS = ("description", "personality", "scenario", "first_mes")


def sheets(given: Given) -> Beginning:
    members = []
    for card in given.cards:
        about, manner, scenario, greeting = (str(card.data.get(key) or "") for key in _TEXTS)
        found = read_card(Card(card.name, about, manner, scenario, greeting, card.positive, card.negative))
        for number, sheet in enumerate(found):
            own = number == 0
            members.append(Member(card.avatar if own else f"{card.avatar}#{sheet.names[0]}", sheet))
    persona = read_card(Card(given.user, description=given.persona, source=Source.PERSONA))
    members.extend(
        Member(
            PERSONA if n == 0 else f"{PERSONA}#{sheet.names[0]}", sheet, Role.PERSONA if n == 0 else Role.CARD
        )
        for n, sheet in enumerate(persona)
    )
    return Beginning(tuple(members))
