"""Cards read, and pictured, in few words: for the tests of their readers."""

from collections.abc import Iterable
from typing import Any

from limner.continuity._card_reader import Card, read_card
from limner.continuity._casting import members, with_lore
from limner.continuity._ledger import Ledger
from limner.continuity._wording import words_of
from limner.continuity.facts import Sheet
from limner.continuity.story import Beginning, TagSeen, Turn

Cards = Iterable[tuple[str, str]]
"""Names with their descriptions; of a lorebook the keys of an entry with its content."""


def sheets(text: str, name: str = "Mara") -> dict[str, Sheet]:
    """Return the people of a card by their names."""
    return {sheet.names[0]: sheet for sheet in read_card(Card(name, text))}


def only(text: str, name: str = "Mara", **more: Any) -> Sheet:
    """Return the only person that a card tells of."""
    (sheet,) = read_card(Card(name, text, **more))
    return sheet


def begun(cards: Cards, lore: Cards = ()) -> Beginning:
    """Return a chat before its first message, with the people of these cards and of a lorebook."""
    people = [m for name, text in cards for m in members(f"{name}.png", name, read_card(Card(name, text)))]
    entries = [{"key": keys.split(", "), "content": text} for keys, text in lore]
    return Beginning(with_lore(people, entries))


def pictured(cards: Cards, *tags: tuple[str, str], lore: Cards = ()) -> str:
    """Return the last picture's words; a tag is its prompt and its ``char``, empty for none."""
    cards = list(cards)
    turns = [
        Turn(str(n), 0, f"{cards[0][0]}.png", tags=(TagSeen(prompt, {"char": who} if who else {}),))
        for n, (prompt, who) in enumerate(tags)
    ]
    return words_of(Ledger(begun(cards, lore)).shot(turns[:-1], turns[-1], 0)).text
