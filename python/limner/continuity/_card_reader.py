"""
What a character card says of how people look, as people write cards: one sheet for each person in it.

Read by rules, without a request, once for each card (``sheets`` keeps what was read). Nothing is invented:
what no text says stays empty, and looks of somebody else, of the past or of a taste are nobody's.
"""

import logging
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from types import MappingProxyType

from limner.continuity import _card_keys as keys
from limner.continuity._card_cast import meet
from limner.continuity._card_inner import set_in
from limner.continuity._card_items import items
from limner.continuity._card_kinds import is_being, with_kind
from limner.continuity._card_named import is_nobody
from limner.continuity._card_names import addressed, further, given_names, known_as
from limner.continuity._card_nature import is_of_nature, of_nature
from limner.continuity._card_nicks import with_card_name, with_offices, without_nicks
from limner.continuity._card_outfits import usual
from limner.continuity._card_people import MOST_PEOPLE, OTHER, TELLING, Portrayed, pronouns_in
from limner.continuity._card_prose import Prose
from limner.continuity._card_segments import Item
from limner.continuity._card_sexes import settle_sexes
from limner.continuity._card_shapes import colours_first
from limner.continuity._card_start import Start, begins
from limner.continuity._card_taken import take, take_keywords
from limner.continuity._card_things import is_thing
from limner.continuity._card_tongues import keys_in_english, prose_in_english, tongue_of, value_in_english
from limner.continuity._card_values import settled
from limner.continuity._card_wardrobe import take_outfits
from limner.continuity._clothes import MOST
from limner.continuity._garments import wears_in
from limner.continuity._patterns import late
from limner.continuity._prose_past import is_told_now
from limner.continuity._text import with_apostrophes
from limner.continuity._tokens import Tokens
from limner.continuity.facts import Sheet, Source
from limner.continuity.looks import read
from limner.continuity.slots import Slot

log = logging.getLogger("limner.continuity.card_reader")

LENGTH, _TENSE = 200_000, 20_000
"""Characters that are read of each text, and by which its tense is told."""

_MACRO = late(r"\{\{[^{}]{0,60}\}\}|<(?:USER|BOT|user|bot)>")
_PROSE = frozenset(("", keys.OTHER, keys.LOOKS, keys.LOOKS + "?"))


@dataclass(frozen=True, slots=True)
class Card:
    """
    The texts of a card (or persona, or lorebook entry) that are read.

    ``words`` and ``negative`` are ST's own character prompts, the user's words; ``names`` further names.
    """

    name: str
    description: str = ""
    personality: str = ""
    scenario: str = ""
    first_mes: str = ""
    words: str = ""
    negative: str = ""
    names: tuple[str, ...] = ()
    source: Source = Source.CARD


def read_card(card: Card) -> tuple[Sheet, ...]:
    """
    Return the sheets of a card, the card's own person first; others only where their looks are told.

    Never raises; linear in the length. A card that tells of others alone has no sheet of its own name.
    """
    try:
        return _Reading(card).sheets()
    except Exception:  # a bare sheet is better than no known words in any picture of the chat
        log.exception("A card could not be read.")
        return (Sheet(names=(card.name[:80],), words=card.words, negative=card.negative),)


class _Reading:
    def __init__(self, card: Card) -> None:
        self.card, self.tongue = card, ""
        self.name = " ".join(card.name[:100].split()) or "?"
        several = () if is_thing(self.name, "") else given_names(self.name)
        own = [] if several else [self.name, *further(self.name, card.description), *card.names]
        self.people = [Portrayed([name]) for name in several] or [Portrayed(own)]

    def sheets(self) -> tuple[Sheet, ...]:
        """Read the texts: keys before prose, the greeting last."""
        card = self.card
        description, personality = self.plain(card.description), self.plain(card.personality)
        description = without_nicks(self.people, description)
        own, alone = self.people[0], len(self.people) == 1
        description = take_outfits(own, description) if alone else description
        self.tongue = tongue_of(description + "\n" + personality)
        if card.source is Source.CARD:
            own.is_thing = is_thing(self.name, description) or (
                alone and is_nobody(" ".join(own.names), self.in_english(description, self.tongue))
            )
        told = [*items(keys_in_english(description, self.tongue)), *of_nature(items(personality))]
        several = len({item.value.lower() for item in told if item.kind == keys.NAME}) > 1
        for name in () if several or own.is_thing else known_as(own.names[0], description):
            own.names.append(name)
            own.call(name)
        prose: list[tuple[int, Item]] = []
        for item in told:
            who = self.who(item, several=several)
            if who is not None and item.kind in _PROSE:
                prose.append((who, item))
            elif who is not None:
                self.take(who, item)
        self.tell(
            prose,
            second_person=0 if card.source is Source.PERSONA or addressed(self.name, description) else OTHER,
        )
        with_offices(self.people, description)
        take_keywords(self.people[0], card.words)
        scenario = card.scenario.strip() or set_in(card.description)
        start = begins(self.people, self.english(card.first_mes), self.english(scenario))
        return tuple(self.sheet(number, start) for number in self.shown())

    def tell(self, told: Iterable[tuple[int, Item]], *, second_person: int) -> None:
        """Read the prose, and what pronouns say of sex where nothing else does."""
        told = list(told)
        for _, item in told:
            if item.kind in ("", keys.LOOKS):
                meet(self.people, self.in_english(item.value, self.tongue))
        prose = Prose(self.people, second_person=second_person)
        prose.is_translated = bool(self.tongue)
        whole = " ".join(item.value for _, item in told if item.kind != keys.OTHER)
        prose.told_now = is_told_now(Tokens(whole[:_TENSE]).low)
        for who, item in told:
            prose.loose = item.kind != keys.OTHER
            prose.may_add = item.kind in ("", keys.LOOKS)
            prose.of_nature = is_of_nature(item.key)
            prose.is_looks = item.kind == keys.LOOKS and keys.is_of_looks(item.key)
            prose.entry = bool(item.who) and (who > 0 or item.kind == keys.LOOKS + "?")
            prose.read(self.in_english(item.value, self.tongue), about=who)
        settle_sexes(self.people, self.card.description)

    def plain(self, text: str) -> str:
        """Return a text without macros: ``{{char}}`` is the name, ``{{user}}`` is somebody."""
        name = self.people[0].names[0]

        def meant(found: "re.Match[str]") -> str:
            macro = found[0].strip("{}<> ").lower()
            if macro in ("char", "bot"):
                return name
            mine = self.card.source is Source.PERSONA
            return (name if mine else "Someone") if macro == "user" else " "

        return colours_first(with_apostrophes(_MACRO.sub(meant, text[:LENGTH])))

    def english(self, text: str) -> str:
        """Return a text to read, in English as far as it is understood."""
        plain = self.plain(text)
        return self.in_english(plain, tongue_of(plain, self.tongue), places=True)

    def in_english(self, text: str, tongue: str, *, places: bool = False) -> str:
        if not tongue:
            return text
        names = frozenset(word for person in self.people for word in person.words)
        return prose_in_english(text, tongue, names, places=places)

    def who(self, item: Item, *, several: bool) -> int | None:
        """Return whom an item is about; a name that is new becomes a person where its looks are told."""
        if item.who.lower() in keys.NO_NAMES or not item.who or (item.kind == keys.NAME and not several):
            return self.named(item) if item.kind == keys.NAME else 0
        if (known := self.known(item.who)) is not None:
            return known
        if item.kind == keys.LOOKS + "?":
            slots = {said.slot for said in read(item.value[:2000])}
            if is_being(item.value):
                slots |= {Slot.SEX}
            slots |= {Slot.WEARS} if len(slots) == 1 and wears_in(item.value) else set()
            if len(slots) < 2 or not slots & TELLING:
                return None
        if len(self.people) >= MOST_PEOPLE or item.who.lower() == "someone":
            return None
        self.people.append(Portrayed([item.who, *further(item.who, "")]))
        return len(self.people) - 1

    def named(self, item: Item) -> int:
        """Note the names of who is known by one of them, else of the card's own; return who that is."""
        number = 0
        for each in filter(None, item.value.split(", ")):
            number = self.known(each) or 0
            self.people[number].called(each)
        return number

    def known(self, who: str) -> int | None:
        """Return whose name this is, None where it is new."""
        name = who.lower()
        for number, person in enumerate(self.people):
            if name in (known.lower() for known in person.names):
                return number
        words = Portrayed([who]).words
        first = next((word for word in name.split() if word in words), "")
        found = next((n for n, each in enumerate(self.people) if first in each.words), None)
        if found is not None:
            self.people[found].called(who)
        return found

    def take(self, number: int, item: Item) -> None:
        """Take what a key says of a person."""
        person = self.people[number]
        if self.tongue and item.kind not in (keys.NAME, keys.NICK, keys.PRONOUNS):
            item = replace(item, value=value_in_english(item.value, self.tongue))
        take(person, item)

    def shown(self) -> Iterable[int]:
        """Return who has a sheet: the card's own, and others whose looks are told."""
        told = [number for number, person in enumerate(self.people) if number and person.is_told]
        first = self.people[0]
        with_card_name(self.people, told, self.card.description)
        looks = not first.is_thing and (first.said or first.garments or first.outfits)
        alone = looks or self.card.words or self.card.negative or not told  # SillyTavern's words are its own
        return [0, *told] if alone else told

    def sheet(self, number: int, start: Start) -> Sheet:
        """Return what was read of a person, with the beginning that the greeting tells."""
        person = self.people[number]
        own = number == 0
        if person.is_fair and all(slot is not Slot.HAIR for slot, _ in person.said):
            person.said.append((Slot.HAIR, "fair hair"))
        outfits = {name: tuple(worn[:MOST]) for name, worn in list(person.outfits.items())[:8]}
        garments = tuple(person.garments) or usual(outfits)
        garments = tuple(dict.fromkeys((*garments, *person.always)))[:MOST]
        worn = start.garments.get(number, ())
        if worn and garments and worn != garments:
            outfits.setdefault("usual", garments)
        return Sheet(
            names=tuple(dict.fromkeys(name[:80] for name in person.names)),
            look=settled(with_kind(person), start.looks.get(number, ())),
            garments=worn or garments,
            outfits=MappingProxyType(outfits),
            pronouns=person.pronouns or pronouns_in(self.card.description, person, own=own),
            words=self.card.words[:2000] if own else "",
            negative=self.card.negative[:2000] if own else "",
            source=self.card.source,
            place=start.place,
            time=start.time,
            mood=start.moods.get(number, ""),
        )
