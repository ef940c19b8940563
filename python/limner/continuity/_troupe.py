"""
Who is in the chat before the story begins: cards, persona and lorebook entries, read into sheets.

A card is read once and again only where its text has changed.
"""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from limner.continuity import _card_data as card_data
from limner.continuity import _casting as casting
from limner.continuity import sheets
from limner.continuity._card_reader import LENGTH, Card
from limner.continuity._story_reader import persona_file
from limner.continuity.facts import Sheet
from limner.continuity.sheets import Kept
from limner.continuity.story import Member, Role
from limner.core.errors import UntrustedInputError
from limner.core.json_text import as_dict, as_list, as_str, loads
from limner.page.cast_host import CastText, StoryRow

log = logging.getLogger("limner.continuity.troupe")

LONGEST = 2_000_000
"""Characters of a card's JSON."""
MOST = 100
"""Characters of a group."""
PERSONA = "persona:"
LORE = "lore:"
KEY_PERSONAS = "personas"
"""The entry beside the settings that keeps what the user said of personas for always, by their file."""
_LONGEST_NAME = 60
_MOST_WORDS = 3


@dataclass(frozen=True, slots=True)
class Character:
    """A character of the chat: the card's file, its fields, and the sheets that the card keeps."""

    avatar: str
    name: str
    fields: Mapping[str, object] = field(repr=False, default_factory=dict)
    kept: Kept | None = None

    def card(self, greeting: str | None) -> Card:
        """Return the card as it is read, with the greeting that the chat begins with, where it is its own."""
        extensions = {"sd_character_prompt": self.fields.get("shared")}
        words, negative = as_str(self.fields.get("prompt")), as_str(self.fields.get("negative"))
        data = {"data": {**self.fields, "extensions": extensions}}
        return card_data.card_of(data, greeting=greeting, words=words[:LENGTH], negative=negative[:LENGTH])


class Troupe:
    """
    The members of the open chat; ``odd`` are sentences on what could not be read.

    ``note`` is what the chat's metadata hold of ours, parsed.
    """

    def __init__(self) -> None:
        self.cast = 0
        self.chat_id = ""
        self.note: Mapping[str, object] = {}
        self.odd: tuple[str, ...] = ()
        self._characters: tuple[Character, ...] = ()
        self._persona = Card("")
        self._persona_id = PERSONA
        self._entries: Sequence[Mapping[str, object]] = ()
        self._read: dict[Card, tuple[Sheet, ...]] = {}
        self._next: dict[Card, tuple[Sheet, ...]] = {}
        self._personas: Mapping[str, object] = {}

    def take(self, text: CastText) -> None:
        """Take who is in the chat; no card is read here yet."""
        self.cast, self.chat_id, odd = text.cast, text.chat_id, list[str]()
        found = (_character(as_dict(_parsed(each, odd))) for each in text.characters[:MOST])
        self._characters = tuple(each for each in found if each is not None)
        persona = as_dict(_parsed(text.persona, odd))
        self._persona_id = PERSONA + as_str(persona.get("avatar"))[:200]
        self._persona = card_data.persona(as_str(persona.get("name")), as_str(persona.get("description")))
        self._entries = [as_dict(entry) for entry in as_list(_parsed(text.lore, odd))]
        self.note = as_dict(_parsed(text.note, odd))
        self.odd = tuple(odd)

    @property
    def characters(self) -> Sequence[Character]:
        """The characters, as their cards stand."""
        return self._characters

    @property
    def is_group(self) -> bool:
        """Whether more than one character is in the chat."""
        return len(self._characters) > 1

    @property
    def persona_id(self) -> str:
        """The id of the user's persona."""
        return self._persona_id

    def members(self, greeting: StoryRow | None, personas: Mapping[str, object]) -> tuple[Member, ...]:
        """
        Return everybody whose sheet is known.

        ``greeting`` is the chat's first message, as it stands, ``personas`` what is kept for always of these.
        """
        self._next, self._personas = {}, personas
        members: dict[str, Member] = {}
        for each in self._characters:
            card = each.card(self._greeting_of(each, greeting))
            for number, sheet in enumerate(self._sheets(card, each.kept)):
                ident = each.avatar if number == 0 else f"{each.avatar}#{sheet.names[0]}"
                members.setdefault(ident, Member(ident, sheet))
        for number, sheet in enumerate(self._persona_sheets()):
            ident = self._persona_id if number == 0 else f"{self._persona_id}#{sheet.names[0]}"
            members.setdefault(ident, Member(ident, sheet, Role.CARD if number else Role.PERSONA))
        self._add_lore(members)
        self._read = self._next
        return tuple(members.values())

    def _add_lore(self, members: dict[str, Member]) -> None:
        """Add what lorebooks say of people who are known, and those whom only they know."""
        known = {name.casefold(): ident for ident, each in members.items() for name in each.sheet.names}
        names = [name for each in members.values() for name in each.sheet.names]
        for card in card_data.lore(self._entries, names):
            for sheet in self._sheets(card)[:1]:
                member = members[known[card.name.strip().casefold()]]
                members[member.id] = replace(member, sheet=sheets.joined(member.sheet, sheet))
        strangers = {
            name: name for entry in self._entries if (name := _name_of(entry)).casefold() not in known
        }
        for card in card_data.lore(self._entries, filter(None, strangers)):
            for sheet in self._sheets(card)[:1]:
                if casting.is_somebody(sheet):
                    members.setdefault(LORE + card.name, Member(LORE + card.name, sheet))

    def speaker(self, row: StoryRow) -> str:
        """Return the id of who says a message."""
        if row.user:
            file = persona_file(row.avatar) if row.avatar and row.name != self._persona.name else ""
            return PERSONA + file if file else self._persona_id
        if row.avatar or len(self._characters) != 1:
            return row.avatar
        return self._characters[0].avatar

    def sheets_of(self, who: str) -> tuple[Character | None, tuple[Sheet, ...]] | None:
        """Return the sheets of a card (with the character it is of), or of the persona; None for others."""
        for each in self._characters:
            if each.avatar == who:
                return each, self._sheets(each.card(None), each.kept)
        persona = self._persona_sheets() if who == self._persona_id else ()
        return (None, persona) if persona else None

    def _persona_sheets(self) -> tuple[Sheet, ...]:
        if not self._persona.name.strip():
            return ()
        kept = sheets.load(self._personas.get(self._persona_id.removeprefix(PERSONA)))
        return self._sheets(self._persona, kept)

    def _greeting_of(self, character: Character, first: StoryRow | None) -> str | None:
        """Return the greeting that was taken, where the chat begins with one of this character's."""
        if first is None or first.user or not first.text.strip():
            return None
        own = first.avatar == character.avatar or (not first.avatar and not self.is_group)
        return first.text if own else None

    def _sheets(self, card: Card, kept: Kept | None = None) -> tuple[Sheet, ...]:
        """
        Return the sheets of a card, which is read once while it stays as it is.

        What was written by hand holds whatever the card says; where the story begins is the greeting's.
        """
        read = self._next.get(card) or self._read.get(card)
        if read is None:
            read = sheets.sheets_of(card, kept if kept is not None and kept.of else None)
        self._next[card] = read
        if kept is None or kept.of or not kept.sheets:
            return read
        begun = read[0] if read else kept.sheets[0]
        first, *others = kept.sheets
        return (replace(first, place=begun.place, time=begun.time, mood=begun.mood), *others)


def _character(fields: Mapping[str, object]) -> Character | None:
    avatar, name = as_str(fields.get("avatar"))[:200], as_str(fields.get("name"))
    known = avatar and name.strip()
    return Character(avatar, name, fields, sheets.load(fields.get("look"))) if known else None


def _name_of(entry: Mapping[str, object]) -> str:
    """Return the name that a lorebook entry may be about: its first key, if that could be one."""
    keys = [as_str(key).strip() for key in as_list(entry.get("key"))[:1]]
    name = keys[0] if keys else ""
    plain = len(name) <= _LONGEST_NAME and len(name.split()) <= _MOST_WORDS
    return name if name and plain and name[0].isalpha() and name[0].upper() == name[0] else ""


def _parsed(text: str, odd: list[str]) -> object:
    if not text:
        return None
    try:
        return loads(text, length=LONGEST)
    except UntrustedInputError as error:
        log.warning("Somebody of this chat could not be read: %s", error)
        odd.append(str(error))
        return None
