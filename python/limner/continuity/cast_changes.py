"""
What the user says in the cast, in a command or of a picture: for the chat in which it was said, and no other.

Where each of it is kept is ``_edits``' business. Every failure is one sentence.
"""

import json
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from limner.continuity._moment import KEY_FACES, MOST_FACES
from limner.continuity._text import clean
from limner.continuity.card_question import CALL_ID, CardReading, question, reading_of
from limner.continuity.facts import Sheet, Source
from limner.continuity.overview import Overview, UserWord
from limner.continuity.sheets import fingerprint
from limner.continuity.slots import IDENTITY, Slot
from limner.continuity.state import Person
from limner.continuity.story import Correction, Do
from limner.continuity.wardrobe import worn
from limner.core.errors import HostError, RequestError
from limner.core.json_text import as_dict, loads
from limner.core.redaction import told
from limner.core.translation import later, say
from limner.page.host import Host
from limner.page.host_values import MessageKey
from limner.pictures.picture_address import is_picture

if TYPE_CHECKING:
    from limner.continuity._desk import Desk

_OTHER_CHAT = later("Another chat is open by now: nothing was changed.")
_NO_SUCH = later("This cannot be changed.")


class CastChanges:
    """Writes; what is known afterwards is asked of the desk again. ``done`` is called after each write."""

    def __init__(self, host: Host, desk: "Desk", done: Callable[[], None]) -> None:
        self._host = host
        self._desk = desk
        self._done = done

    async def set(self, chat_id: str, who: str, slot: Slot, value: str, *, always: bool = False) -> None:
        """
        Say what is so now of a person or, without one, of the scene; empty words take the fact away.

        What the story has said otherwise since is overruled as well, from the last message on.
        """
        await self._here(chat_id)
        if always:
            await self._did(self._desk.set(who, slot, value, always=True))
        else:
            await self._did(self._desk.set(who, slot, value))
        if slot in IDENTITY or always:
            now = (await self._here(chat_id)).find(who)
            if now is not None and _value(now, slot) != clean(value, 400):
                said = Correction(Do.SET, who, slot, value)
                await self._did(self._desk.since(said) if slot in IDENTITY else self._desk.note(said))

    async def lock(self, chat_id: str, who: str, slot: Slot, *, on: bool) -> None:
        """Let nobody but the user change this, or let the story again."""
        await self._here(chat_id)
        await self._did(self._desk.lock(who, slot, on=on))

    async def forget(self, chat_id: str, *people: str) -> None:
        """Forget people in this chat."""
        await self._here(chat_id)
        await self._did(self._desk.since(*(Correction(Do.FORGET, who) for who in people)))

    async def same(self, chat_id: str, who: str, other: str) -> None:
        """Say that a person is another one, from the last message on."""
        await self._here(chat_id)
        await self._did(self._desk.since(Correction(Do.SAME, who, value=other)))

    async def switch(self, chat_id: str, *, on: bool) -> None:
        """Switch continuity on or off in this chat."""
        await self._here(chat_id)
        await self._did(self._desk.switch(on=on))

    async def corrected(self, key: MessageKey, who: str, slot: str, value: str, tag: int) -> None:
        """
        Say what is right of a picture's words: for it, though its own tag says otherwise, and from there on.

        So it is locked while the message's tags are read, and free for those of later messages.
        """
        if slot not in set(Slot):
            raise RequestError(say(_NO_SUCH))
        kind = Slot(slot)
        state = (await self._here(key.chat_id)).state
        person = state.people.get(who)
        locked = kind in (person.locked if person else state.locked)
        held = () if locked else (Correction(Do.LOCK, who, kind, tag=tag), Correction(Do.UNLOCK, who, kind))
        await self._did(self._desk.note(Correction(Do.SET, who, kind, value, tag), *held, key=key))

    async def keep_present(self, chat_id: str, who: str) -> None:
        """Write how somebody looks and what they wear now into their sheet, for always."""
        person = (await self._here(chat_id)).find(who)
        if person is None:
            raise RequestError(say(_NO_SUCH))
        look = MappingProxyType({slot: fact.value for slot, fact in person.look.items()})
        garments = tuple(each.words for each in worn(person))
        keep = self._desk.keep(who, lambda sheet: replace(sheet, look=look, garments=garments))
        await self._did(keep)

    async def read_again(self, chat_id: str, who: str) -> None:
        """Take back what was said of a card's people for always: the card's own words count again."""
        await self._here(chat_id)
        await self._did(self._desk.forget_always(who.partition("#")[0]))

    async def add(self, chat_id: str, name: str) -> None:
        """Let there be somebody of this name in this chat; RequestError where there is one already."""
        self._refuse_taken(await self._here(chat_id), name)
        await self._did(self._desk.add(clean(name, 40)))

    async def rename(self, chat_id: str, who: str, name: str) -> None:
        """Call somebody otherwise in this chat, from now on; the story's names still mean them."""
        self._refuse_taken(await self._here(chat_id), name, but=who)
        await self._did(self._desk.rename(who, clean(name, 80)))

    async def take_back(self, chat_id: str, said: UserWord) -> None:
        """Take back that somebody is another one, or is forgotten."""
        if said not in (await self._here(chat_id)).said:
            raise RequestError(say(_NO_SUCH))
        await self._did(self._desk.take_back(said.uid, said.correction))

    async def was_read(self, chat_id: str, who: str) -> bool:
        """Whether a request has read somebody's card already, as its texts are now."""
        await self._here(chat_id)
        found = await self._desk.card(who)
        return found is not None and found[1] is not None and bool(found[1].of)

    async def ask_card(self, chat_id: str, who: str) -> CardReading:
        """
        Ask the story's model how somebody looks by their card; nothing is kept.

        Raises RequestError or HostError in a sentence.
        """
        person = (await self._here(chat_id)).find(who)
        found = await self._desk.card(who)
        if person is None or found is None:
            raise RequestError(say(_NO_SUCH))
        card, name = found[0], who.partition("#")[2] or found[0].name
        try:
            answer = await self._host.generate(question(card, name))
        except HostError as error:  # services repeat the key that they refuse
            raise HostError(told(str(error)), error.kind) from error
        return reading_of(answer, card, name, fingerprint(card))

    def stop_asking(self) -> None:
        """End that request."""
        self._host.cancel_generation(CALL_ID)

    async def keep_reading(self, chat_id: str, who: str, reading: CardReading) -> None:
        """Keep what a request found in the card or beside the settings, while the texts stay as they are."""
        await self._here(chat_id)
        found = await self._desk.card(who)
        if found is None or fingerprint(found[0]) != reading.of:
            raise RequestError(say("The card has changed meanwhile: nothing was kept. Ask again."))
        await self._did(self._desk.keep(who, lambda sheet: _with_reading(sheet, reading), reading.of))

    def _refuse_taken(self, known: Overview, name: str, but: str = "") -> None:
        if not clean(name, 80):
            raise RequestError(say("A name has at least a letter."))
        taken = known.find(clean(name, 80))
        if taken is not None and taken.id != but:
            raise RequestError(say("“${0}” is in the cast already.", taken.name))

    async def face(self, chat_id: str, who: str, url: str) -> None:
        """Take a picture of the story as somebody's face in this chat; empty: none."""
        story = await self._host.read_metadata()
        if story.owner != chat_id:
            raise RequestError(say(_OTHER_CHAT))
        faces = as_dict(as_dict(loads(story.limner) if story.limner else None).get(KEY_FACES))
        faces.pop(who, None)
        if is_picture(url):
            faces[who] = url
        entries: Mapping[str, object] = {KEY_FACES: dict([*faces.items()][-MOST_FACES:]) or None}
        saved = await self._host.save_metadata(chat_id, json.dumps(entries))
        self._desk.moment.stale()
        self._done()
        if not saved:
            raise RequestError(say("SillyTavern did not confirm that this was saved."))

    async def _here(self, chat_id: str) -> Overview:
        """Return what is known, where the chat is the open one."""
        known = await self._desk.overview()
        if known.chat_id != chat_id:
            raise RequestError(say(_OTHER_CHAT))
        return known

    async def _did(self, work: Awaitable[None]) -> None:
        try:
            await work
        finally:
            self._done()


def _with_reading(sheet: Sheet, reading: CardReading) -> Sheet:
    look = MappingProxyType({**sheet.look, **reading.look})
    return replace(sheet, look=look, garments=reading.garments or sheet.garments, source=Source.CALL)


def _value(person: Person, slot: Slot) -> str:
    if slot is Slot.WEARS:
        return ", ".join(each.words for each in worn(person))
    fact = person.look.get(slot)
    return fact.value if fact else ""
