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
from limner.core.translation import later, say
from limner.page.cast_host import CastText, StoryRow

log = logging.getLogger("limner.continuity.troupe")

LONGEST = 2_000_000
"""Characters of a card's JSON."""
MOST = 100
"""Characters of a group."""
_TEXTS = ("description", "personality", "scenario", "first_mes")
PERSONA = "persona:"
CARD = later("left out: a character card of this chat. ${0}")
PERSONA_TEXT = later("left out: the persona. ${0}")
LORE = later("left out: the lorebooks. ${0}")
NOTE = later("left out: what was changed in the cast of this chat. ${0}")
CUT = later("the card of ${0} is read only to its character ${1}.")
CROWD = later("only the first ${0} of the ${1} characters of this group are read.")
KEY_PERSONAS = "personas"
"""The entry beside the settings that keeps what the user said of personas for always, by their file."""


@dataclass(frozen=True, slots=True)
class Character:
    """A character of the chat: the card's file, its fields, and the sheets that the card keeps."""

    avatar: str
    name: str
    fields: Mapping[str, object] = field(repr=False, default_factory=dict)
    kept: Kept | None = None

    @property
    def is_cut(self) -> bool:
        """Whether one of the card's texts is longer than what is read of it."""
        return any(len(as_str(self.fields.get(key))) > LENGTH for key in _TEXTS)

    def card(self, greeting: str | None) -> Card:
        """Return the card as it is read, with the greeting that the chat begins with, where it is its own."""
        extensions = {"sd_character_prompt": self.fields.get("shared")}
        words, negative = as_str(self.fields.get("prompt")), as_str(self.fields.get("negative"))
        data = {"data": {**self.fields, "extensions": extensions}}
        return card_data.card_of(data, greeting=greeting, words=words[:LENGTH], negative=negative[:LENGTH])


@dataclass(frozen=True, slots=True)
class CardSheets:
    """The people of a card or persona; ``name`` is by which its own person stands in them."""

    file: str
    name: str
    sheets: tuple[Sheet, ...]
    character: Character | None = None

    @property
    def ids(self) -> tuple[str, ...]:
        """The id of each sheet's person."""
        return casting.idents(self.file, self.name, self.sheets)

    def members(self, kind: Role = Role.CARD) -> tuple[Member, ...]:
        """Return them as who is in the chat."""
        return casting.members(self.file, self.name, self.sheets, kind)


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
        found = [_character(as_dict(_parsed(each, CARD, odd))) for each in text.characters[:MOST]]
        self._characters = tuple(each for each in found if each is not None)
        persona = as_dict(_parsed(text.persona, PERSONA_TEXT, odd))
        self._persona_id = PERSONA + as_str(persona.get("avatar"))[:200]
        self._persona = card_data.persona(as_str(persona.get("name")), as_str(persona.get("description")))
        self._entries = [as_dict(entry) for entry in as_list(_parsed(text.lore, LORE, odd))]
        self.note = as_dict(_parsed(text.note, NOTE, odd))
        odd += [say(CUT, each.name, LENGTH) for each in self._characters if each.is_cut]
        if len(text.characters) > MOST:
            odd.append(say(CROWD, MOST, len(text.characters)))
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
        known: list[Member] = []
        for each in self._characters:
            known.extend(self._own(each, each.card(self._greeting_of(each, greeting))).members())
        known.extend(self._persona_sheets().members(Role.PERSONA))
        found = casting.with_lore(known, self._entries, self._sheets)
        self._read = self._next
        return found

    def speaker(self, row: StoryRow) -> str:
        """Return the id of who says a message."""
        if row.user:
            file = persona_file(row.avatar) if row.avatar and row.name != self._persona.name else ""
            return PERSONA + file if file else self._persona_id
        if row.avatar or len(self._characters) != 1:
            return row.avatar
        return self._characters[0].avatar

    def sheets_of(self, file: str) -> CardSheets | None:
        """Return the sheets of a card, or of the persona; None for others."""
        for each in self._characters:
            if each.avatar == file:
                return self._own(each, each.card(None))
        persona = self._persona_sheets() if file == self._persona_id else None
        return persona if persona and persona.sheets else None

    def _own(self, character: Character, card: Card) -> CardSheets:
        kept = _valid(character.kept, character.card(None))
        return self._card_sheets(character.avatar, character.name, card, kept, character)

    def card_of(self, who: str) -> Card | None:
        """Return the texts of a card, or of the persona; None for others."""
        own = self._persona if who == self._persona_id and self._persona.name.strip() else None
        return next((each.card(None) for each in self._characters if each.avatar == who), own)

    def kept_of(self, who: str) -> Kept | None:
        """Return what is kept for always of a card's people or the persona, where it holds for its texts."""
        character = next((each for each in self._characters if each.avatar == who), None)
        if character is not None:
            return _valid(character.kept, character.card(None))
        return self._persona_kept() if who == self._persona_id else None

    def _persona_kept(self) -> Kept | None:
        file = self._persona_id.removeprefix(PERSONA)
        return _valid(sheets.load(self._personas.get(file)), self._persona)

    def _persona_sheets(self) -> CardSheets:
        name = self._persona.name
        if not name.strip():
            return CardSheets(self._persona_id, name, ())
        return self._card_sheets(self._persona_id, name, self._persona, self._persona_kept())

    def _card_sheets(
        self, file: str, name: str, card: Card, kept: Kept | None, character: Character | None = None
    ) -> CardSheets:
        """
        Return a card's sheets with whose they are.

        What the user wrote of a card that was renamed since then is still its own person's, who stands first
        there; only a narrator's card has none.
        """
        found = CardSheets(file, name, self._sheets(card, kept), character)
        if kept is None or kept.of or file in found.ids:
            return found
        has_own = file in casting.idents(file, name, self._sheets(card))
        return replace(found, name=found.sheets[0].names[0]) if has_own else found

    def _greeting_of(self, character: Character, first: StoryRow | None) -> str | None:
        """Return the greeting that was taken, where the chat begins with one of this character's."""
        if first is None or first.user or not first.text.strip():
            return None
        own = first.avatar == character.avatar or (not first.avatar and not self.is_group)
        return first.text if own else None

    def _sheets(self, card: Card, kept: Kept | None = None) -> tuple[Sheet, ...]:
        """
        Return the sheets of a card, which is read once while it stays as it is.

        What is kept holds; where the story begins is the greeting's.
        """
        if kept is not None and kept.of and kept.of == sheets.fingerprint(card):
            return kept.sheets
        read = self._next.get(card) or self._read.get(card)
        if read is None:
            read = sheets.sheets_of(card, None)
        self._next[card] = read
        if kept is None or not kept.sheets:
            return read
        begun = read[0] if read else kept.sheets[0]
        first, *others = kept.sheets
        return (replace(first, place=begun.place, time=begun.time, mood=begun.mood), *others)


def _valid(kept: Kept | None, card: Card) -> Kept | None:
    """Return what is kept where it holds: written by hand, or read from these texts."""
    return kept if kept is not None and (not kept.of or kept.of == sheets.fingerprint(card)) else None


def _character(fields: Mapping[str, object]) -> Character | None:
    avatar, name = as_str(fields.get("avatar"))[:200], as_str(fields.get("name"))
    look = sheets.load(fields.get("look"))
    return Character(avatar, name, fields, look) if avatar and name.strip() else None


def _parsed(text: str, what: str, odd: list[str]) -> object:
    try:
        return loads(text, length=LONGEST) if text else None
    except UntrustedInputError as error:
        log.warning("Something of this chat could not be read: %s", error)
        odd.append(say(what, error))
    return None
