"""
What the user says of people and places, written where it belongs.

For this chat it is an event of a message, in ``extra.limner.facts`` of the version that is shown: what undoes
the message undoes it. For always it is the sheet in the card, or for a persona beside the settings. Each
write is a compare-and-swap, and fails with one sentence.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from limner.continuity import _correction_notes as notes
from limner.continuity._moment import KEY_FACES, KEY_ON
from limner.continuity.facts import Sheet
from limner.continuity.overview import PERSONA, Overview
from limner.continuity.sheets import dump
from limner.continuity.slots import IDENTITY, Slot
from limner.continuity.state import Person
from limner.continuity.story import Correction, Do, Member
from limner.continuity.text import clean
from limner.continuity.wardrobe import worn
from limner.core.errors import RequestError, UntrustedInputError
from limner.core.json_text import as_dict, as_list, loads
from limner.core.translation import later, say
from limner.page.host import Host
from limner.page.host_values import MessageKey
from limner.pictures.picture_address import is_picture

if TYPE_CHECKING:
    from limner.continuity._desk import Desk

KEY_PERSONAS = "personas"
"""The entry beside the settings that holds personas' looks, by the file of the persona's picture."""
KEY_LOOK = "look"
"""The entry of a card, ``data.extensions.limner.look``, that holds its people's sheets."""

_TRIES = 5
_LAST = -1

_OTHER_CHAT = later("Another chat is open by now: nothing was changed.")
_NO_MESSAGE = later("There is no message yet to keep this with. Begin the chat, then say it again.")
_BUSY = later("The message is being written or edited: say it again when that is over.")
_GONE = later("The message is not there any more: nothing was changed.")
_NO_CARD = later(
    "Only somebody who has a card, or your persona, can be changed for always. Change it for this chat."
)


class CastChanges:
    """Writes; what is known afterwards is asked of the desk again. ``done`` is called after each write."""

    def __init__(
        self,
        host: Host,
        desk: "Desk",
        kept: Callable[[], Mapping[str, object]],
        keep: Callable[[str, object], None],
        done: Callable[[], None],
    ) -> None:
        self._host = host
        self._desk = desk
        self._kept = kept
        self._keep = keep
        self._done = done

    # -- of this chat --------------------------------------------------------------------------------------

    async def note(self, chat_id: str, *corrections: Correction) -> None:
        """Write corrections into the chat's last message; raises RequestError where another chat is open."""
        key = await self._host.message_at(_LAST)
        if key is None or key.chat_id != chat_id:
            raise RequestError(say(_OTHER_CHAT) if key else say(_NO_MESSAGE))
        await self.note_in(key, *corrections)

    async def note_in(self, key: MessageKey, *corrections: Correction) -> None:
        """Write corrections into this version of a message."""
        view = await self._host.read(key)
        expect = _facts(view.limner) if view else ""
        for _ in range(_TRIES):
            rows = _rows(expect)
            for correction in corrections:
                rows = notes.with_one(rows, correction)
            result = await self._host.write_facts(key, expect=expect, facts=notes.text_of(rows))
            if result.status == "done":
                self._done()
                if not result.saved:
                    raise RequestError(
                        say("SillyTavern could not save the chat: what you changed may be lost.")
                    )
                return
            if result.status == "mismatch":
                expect = result.text
                continue
            raise RequestError(say(_BUSY) if result.status == "busy" else say(_GONE))
        raise RequestError(say(_BUSY))

    async def corrected(self, key: MessageKey, who: str, slot: str, value: str, tag: int) -> None:
        """
        Say what is right of a picture's words: for it, though its own tag says otherwise, and from there on.

        So it is locked while the message's tags are read, and free for those of later messages.
        """
        if slot not in set(Slot):
            raise RequestError(say(_GONE))
        kind = Slot(slot)
        state = (await self._desk.overview()).state
        person = state.people.get(who)
        locked = kind in (person.locked if person else state.locked)
        held = () if locked else (Correction(Do.LOCK, who, kind, tag=tag), Correction(Do.UNLOCK, who, kind))
        await self.note_in(key, Correction(Do.SET, who, kind, value, tag), *held)

    async def face(self, chat_id: str, who: str, url: str) -> None:
        """Take a picture of the story as somebody's face in this chat; empty: none."""
        story = await self._host.read_metadata()
        if story.owner != chat_id:
            raise RequestError(say(_OTHER_CHAT))
        faces = as_dict(as_dict(_parsed(story.limner)).get(KEY_FACES))
        faces.pop(who, None)
        if is_picture(url):
            faces[who] = url
        await self._metadata(chat_id, {KEY_FACES: faces or None})

    async def switch(self, chat_id: str, *, on: bool) -> None:
        """Switch continuity on or off in this chat."""
        await self._metadata(chat_id, {KEY_ON: None if on else False})

    async def _metadata(self, chat_id: str, entries: Mapping[str, object]) -> None:
        saved = await self._host.save_metadata(chat_id, json.dumps(entries))
        self._changed()
        if not saved:
            raise RequestError(say("SillyTavern could not save the chat: what you changed may be lost."))

    # -- for always ----------------------------------------------------------------------------------------

    async def always(self, before: Overview, who: str, slot: Slot, value: str) -> None:
        """Write one thing into somebody's sheet; where this chat says otherwise, it is told here as well."""
        await self._write(before, who, lambda sheet: _changed(sheet, slot, value))
        now = await self._desk.overview()
        person = now.state.people.get(who)
        if person is not None and now.chat_id == before.chat_id and _value(person, slot) != clean(value, 400):
            await self.note(now.chat_id, Correction(Do.SET, who, slot, value))

    async def keep_present(self, before: Overview, person: Person) -> None:
        """Write how somebody looks and what they wear now into their sheet."""
        look = MappingProxyType({slot: fact.value for slot, fact in person.look.items()})
        garments = tuple(each.words for each in worn(person))
        await self._write(before, person.id, lambda sheet: replace(sheet, look=look, garments=garments))

    async def read_again(self, before: Overview, who: str) -> None:
        """Forget what is kept for always of a card's people, so that the card's own words count again."""
        await self._put(before, _owner(who), None)

    async def _write(self, before: Overview, who: str, change: Callable[[Sheet], Sheet]) -> None:
        owner = _owner(who)
        own: Sequence[Member] = [each for each in before.members.values() if _owner(each.id) == owner]
        if not any(each.id == who for each in own):
            raise RequestError(say(_NO_CARD))
        sheets = tuple(change(each.sheet) if each.id == who else each.sheet for each in own)
        sheets = tuple(replace(each, place="", time="", mood="") for each in sheets)
        look = dump(sheets, "")
        if look is None:
            raise RequestError(say("That is more than a card keeps of looks: shorten it."))
        await self._put(before, owner, look)

    async def _put(self, before: Overview, owner: str, look: Mapping[str, object] | None) -> None:
        if owner.startswith(PERSONA):
            personas = as_dict(self._kept().get(KEY_PERSONAS))
            file = owner.removeprefix(PERSONA)
            rest = as_dict(personas.get(file))
            personas[file] = {**rest, KEY_LOOK: look}
            if look is None:
                personas.pop(file)
            self._keep(KEY_PERSONAS, personas or None)
        elif owner not in before.cards:
            raise RequestError(say(_NO_CARD))
        elif not await self._host.write_card(owner, json.dumps({KEY_LOOK: look})):
            raise RequestError(say("The card could not be written."))
        self._changed()

    def _changed(self) -> None:
        """What the chat's metadata, a card or the settings hold of ours is read again."""
        self._desk.moment.stale()
        self._done()


def persona_look(kept: Mapping[str, object], avatar: str) -> object:
    """Return what stands beside the settings of a persona's looks."""
    return as_dict(as_dict(kept.get(KEY_PERSONAS)).get(avatar)).get(KEY_LOOK)


def _owner(who: str) -> str:
    """Return whose card somebody is in."""
    return who.partition("#")[0]


def _changed(sheet: Sheet, slot: Slot, value: str) -> Sheet:
    said = clean(value, 400 if slot is Slot.WEARS else 120)
    if slot is Slot.WEARS:
        return replace(sheet, garments=tuple(each for part in said.split(",") if (each := part.strip())))
    if slot not in IDENTITY:
        raise RequestError(say("Moods and places pass: they cannot be kept for always."))
    look = {known: words for known, words in sheet.look.items() if known is not slot}
    return replace(sheet, look=MappingProxyType({**look, slot: said} if said else look))


def _value(person: Person, slot: Slot) -> str:
    if slot is Slot.WEARS:
        return ", ".join(each.words for each in worn(person))
    fact = person.look.get(slot)
    return fact.value if fact else ""


def _parsed(text: str) -> object:
    try:
        return loads(text) if text else None
    except UntrustedInputError as error:
        raise RequestError(say("What the chat holds of Limner is damaged: nothing was changed.")) from error


def _rows(facts: str) -> list[object]:
    """Return the entries as they stand; what is no list is damaged, and is not written over."""
    value = _parsed(facts)
    if value is not None and not isinstance(value, list):
        raise RequestError(say("What the chat holds of Limner is damaged: nothing was changed."))
    return as_list(value)


def _facts(limner: str) -> str:
    """Return the facts of a note as JSON text; the page says where its own text of them differs."""
    facts = as_dict(_parsed(limner)).get("facts")
    return json.dumps(facts, separators=(",", ":"), ensure_ascii=False) if facts is not None else ""
