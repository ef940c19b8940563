"""
What is given before a story, read as Limner reads it: a member for each person of each card, and the persona.
"""

from limner.continuity.card_reader import Card, read_card
from limner.continuity.facts import Source
from limner.continuity.story import Beginning, Kind, Member
from tests.continuity.engine import PERSONA
from tests.continuity.play import Given


def sheets(given: Given) -> Beginning:
    members = []
    for card in given.cards:
        text = {
            key: str(card.data.get(key) or "")
            for key in ("description", "personality", "scenario", "first_mes")
        }
        found = read_card(Card(card.name, **text, words=card.positive, negative=card.negative))
        for number, sheet in enumerate(found):
            own = number == 0
            members.append(Member(card.avatar if own else f"{card.avatar}#{sheet.names[0]}", sheet))
    persona = read_card(Card(given.user, description=given.persona, source=Source.PERSONA))
    members += [Member(PERSONA if n == 0 else f"{PERSONA}#{sheet.names[0]}", sheet, Kind.PERSONA if n == 0 else Kind.CARD)
                for n, sheet in enumerate(persona)]  # fmt: skip
    return Beginning(tuple(members))
