"""
Who is in the chat before the story begins: cards, persona and lorebook entries, read into sheets.

A card is read once and again only where its text has changed.
"""

import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from limner.continuity._story_reader import persona_file
from limner.continuity.card_reader import Card, read_card
from limner.continuity.facts import Sheet, Source
from limner.continuity.sheets import fingerprint, load
from limner.continuity.slots import Slot
from limner.continuity.story import Kind, Member
from limner.core.errors import UntrustedInputError
from limner.core.json_text import as_dict, as_list, as_str, loads
from limner.page.cast_host import CastText, StoryRow

log = logging.getLogger("limner.continuity.troupe")

LONGEST = 2_000_000
"""Characters of a card's JSON."""
MOST = 100
"""Characters of a group."""
MOST_ENTRIES = 300
_LONGEST_NAME = 60
_MOST_WORDS = 3
_TELLING = (Slot.HAIR, Slot.EYES, Slot.AGE, Slot.BUILD, Slot.SKIN)
PERSONA = "persona:"


@dataclass(frozen=True, slots=True)
class Character:
    """A character of the chat: the card's file, its name, and its texts."""

    avatar: str
    name: str
    card: Card
    look: object = None


class Troupe:
    """
    The members of the open chat; ``odd`` are sentences on what could not be read.

    ``note`` is what the chat's metadata hold of ours, parsed; ``persona_look`` gives what the settings keep of
    a persona's looks, by the file of its picture.
    """

    def __init__(self, persona_look: Callable[[str], object] = lambda _: None) -> None:
        self._persona_look = persona_look
        self.cast = 0
        self.chat_id = ""
        self.note: Mapping[str, object] = {}
        self.odd: tuple[str, ...] = ()
        self._characters: tuple[Character, ...] = ()
        self._persona = Card("")
        self._persona_id = PERSONA
        self._lore: tuple[Card, ...] = ()
        self._read: dict[Card, tuple[Sheet, ...]] = {}

    def take(self, text: CastText) -> None:
        """Take who is in the chat; nothing is read here yet."""
        self.cast, self.chat_id, odd = text.cast, text.chat_id, list[str]()
        self._characters = tuple(
            found for each in text.characters[:MOST] if (found := _character(_parsed(each, odd))) is not None
        )
        persona = as_dict(_parsed(text.persona, odd))
        self._persona_id = PERSONA + as_str(persona.get("avatar"))
        self._persona = Card(
            as_str(persona.get("name")), as_str(persona.get("description")), source=Source.PERSONA
        )
        self._lore = tuple(_entries(_parsed(text.lore, odd)))
        self.note = as_dict(_parsed(text.note, odd))
        self.odd = tuple(odd)

    @property
    def characters(self) -> Sequence[Character]:
        """The characters, as their cards stand."""
        return self._characters

    @property
    def persona_id(self) -> str:
        """The id of the user's persona."""
        return self._persona_id

    @property
    def persona_look(self) -> object:
        """What the settings keep of the persona's looks."""
        return self._persona_look(self._persona_id.removeprefix(PERSONA))

    @property
    def is_group(self) -> bool:
        """Whether more than one character is in the chat."""
        return len(self._characters) > 1

    def members(self, greeting: StoryRow | None) -> tuple[Member, ...]:
        """Return everybody whose sheet is known; ``greeting`` is the chat's first message, as it stands."""
        members: dict[str, Member] = {}
        kept: dict[Card, tuple[Sheet, ...]] = {}
        for each in self._characters:
            card = _begun_with(each, greeting, alone=not self.is_group)
            for member in self._of(each.avatar, card, kept, each.look):
                members.setdefault(member.id, member)
        if self._persona.name:
            for member in self._of(self._persona_id, self._persona, kept, self.persona_look):
                own = member.id == self._persona_id
                members.setdefault(member.id, replace(member, kind=Kind.PERSONA if own else Kind.CARD))
        known = {name.casefold() for member in members.values() for name in member.sheet.names}
        for card in self._lore:
            for member in self._of(f"lore:{card.name}", card, kept)[:1]:
                told = sum(slot in member.sheet.look for slot in _TELLING)
                if told and Slot.SEX in member.sheet.look and card.name.casefold() not in known:
                    members.setdefault(member.id, member)
        self._read = kept
        return tuple(members.values())

    def speaker(self, row: StoryRow) -> str:
        """Return the id of who says a message."""
        if row.user:
            file = persona_file(row.avatar) if row.avatar and row.name != self._persona.name else ""
            return PERSONA + file if file else self._persona_id
        if row.avatar or len(self._characters) != 1:
            return row.avatar
        return self._characters[0].avatar

    def _of(
        self, ident: str, card: Card, kept: dict[Card, tuple[Sheet, ...]], look: object = None
    ) -> list[Member]:
        held = load(look)
        sheets = self._read.get(card)
        if sheets is None:
            whole = held is not None and held.of == fingerprint(card)
            sheets = held.sheets if held is not None and whole else read_card(card)
        kept[card] = sheets
        if held is not None and not held.of:
            sheets = _begun_here(held.sheets, sheets)
        return [
            Member(ident if number == 0 else f"{ident}#{sheet.names[0]}", sheet)
            for number, sheet in enumerate(sheets)
        ]


def _begun_here(kept: Iterable[Sheet], read: Sequence[Sheet]) -> tuple[Sheet, ...]:
    """Return the user's own sheets with the scene that this chat's greeting sets."""
    scenes = {sheet.names[0]: sheet for sheet in read}
    return tuple(
        replace(sheet, place=at.place, time=at.time, mood=at.mood)
        if (at := scenes.get(sheet.names[0]))
        else sheet
        for sheet in kept
    )


def _begun_with(character: Character, greeting: StoryRow | None, *, alone: bool) -> Card:
    """Return the card with the greeting that was taken: each is another beginning."""
    card = character.card
    if greeting is None or greeting.user or not greeting.text.strip():
        return card
    if greeting.avatar == character.avatar or (alone and not greeting.avatar):
        return replace(card, first_mes=greeting.text[:LONGEST])
    return card


def _character(entry: object) -> Character | None:
    fields = as_dict(entry)
    avatar, name = as_str(fields.get("avatar")), as_str(fields.get("name"))
    if not avatar or not name.strip():
        return None
    shared = as_dict(fields.get("shared"))
    nick = as_str(fields.get("nickname")).strip()
    card = Card(
        name,
        as_str(fields.get("description")),
        as_str(fields.get("personality")),
        as_str(fields.get("scenario")),
        as_str(fields.get("first_mes")),
        as_str(fields.get("prompt")) or as_str(shared.get("positive")),
        as_str(fields.get("negative")) or as_str(shared.get("negative")),
        (nick,) if nick else (),
    )
    return Character(avatar, name, card, fields.get("look"))


def _entries(raw: object) -> Iterable[Card]:
    """Yield the lorebook entries that are somebody's: those whose first key is a name."""
    for row in as_list(raw)[:MOST_ENTRIES]:
        entry = as_dict(row)
        keys = [key.strip() for key in as_list(entry.get("key")) if isinstance(key, str) and key.strip()]
        name = keys[0] if keys else ""
        plain = len(name) <= _LONGEST_NAME and len(name.split()) <= _MOST_WORDS and not name.startswith("/")
        if name and plain and name[0].upper() == name[0]:
            yield Card(name, as_str(entry.get("content")), names=tuple(keys[1:4]), source=Source.LORE)


def _parsed(text: str, odd: list[str]) -> object:
    if not text:
        return None
    try:
        return loads(text, length=LONGEST)
    except UntrustedInputError as error:
        log.warning("Somebody of this chat could not be read: %s", error)
        odd.append(str(error))
        return None
