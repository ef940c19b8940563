"""
What the user says of people and the scene by hand, and where it is kept.

What holds now (clothes, mood, place) is an event of the last message: with that message it goes, and what a
later tag says replaces it. What holds for the whole chat (looks, locks, who is the same as whom, who is
forgotten) stands in the chat's metadata, with the message since which it holds. What holds always stands in
the character's card, or for the persona in the settings.
"""

import json
from collections.abc import Callable, Mapping
from contextlib import AbstractAsyncContextManager
from dataclasses import replace

from limner.continuity import sheets
from limner.continuity._clothes import listed
from limner.continuity._correction_notes import SINCE, since, with_one, without
from limner.continuity._moment import KEY_CAST, KEY_ON, Moment
from limner.continuity._text import clean
from limner.continuity._troupe import KEY_PERSONAS, PERSONA, Character
from limner.continuity.facts import Sheet
from limner.continuity.slots import IDENTITY, Slot
from limner.continuity.story import Correction, Do
from limner.core.errors import HostError, RequestError, UntrustedInputError
from limner.core.json_text import as_dict, loads
from limner.core.translation import later, say
from limner.page.host import Host
from limner.page.host_values import MessageKey
from limner.settings.preferences import Preferences

WriteLock = Callable[[MessageKey], AbstractAsyncContextManager[None]]
"""Gives the lock of a message, in which one at a time writes."""

NO_CHAT = later("There is no chat open whose people could be changed.")
NO_MESSAGE = later(
    "This chat has no message yet: what people wear and where they are begins with the first one."
)
NO_CARD = later("“${0}” has no card of its own: this can be kept for this chat only.")
NOT_KEPT = later("This cannot be kept for always: looks and clothes can.")
TOO_LONG = later("The looks of “${0}” have no room in the card: say them in fewer words.")
NEWER = later("A newer Limner has written the looks of “${0}”: update Limner to change them.")
UNSAVED = later("SillyTavern did not confirm that this was saved.")
BUSY = later("The message is being written or edited: try again when that is done.")
DAMAGED = later("What this message holds of Limner is damaged: nothing was changed.")
GONE = later("The message is not there any more.")
_TRIES = 5


class Edits:
    """Writes what the user says; each method raises RequestError or HostError in one sentence."""

    def __init__(
        self, host: Host, moment: Moment, preferences: Preferences, write_lock: Callable[[], WriteLock]
    ) -> None:
        self._host = host
        self._moment = moment
        self._preferences = preferences
        self._write_lock = write_lock

    async def now(self, correction: Correction) -> None:
        """Have a correction hold from the last message on."""
        key = await self._host.message_at(-1)
        if key is None:
            raise RequestError(say(NO_MESSAGE))
        await self.at(key, correction)

    async def at(self, key: MessageKey, correction: Correction) -> None:
        """Write a correction into the note of a version; its text and all else of its note stay."""
        await self._host.claim(key, fresh=False)
        await self._facts(key, lambda stored: with_one(stored, correction))

    async def take_back(self, uid: str, correction: Correction) -> None:
        """Take a correction out of where it stands: the message ``uid`` as it is shown, '' for the chat's."""
        stored = self._moment.troupe.note.get(KEY_CAST)
        if not uid or correction in since(stored).get(uid, ()):
            await self._save_metadata({KEY_CAST: without(stored, correction, uid)})
            return
        story = self._moment.story
        at = story.at(uid)
        if at is None:
            raise RequestError(say(GONE))
        key = MessageKey(story.chat_id, uid, story.row(at).swipe_id)
        await self._facts(key, lambda stored: without(stored, correction))

    async def _facts(self, key: MessageKey, change: Callable[[object], Mapping[str, object] | None]) -> None:
        async with self._write_lock()(key):
            for _ in range(_TRIES):
                view = await self._host.read(key)
                if view is None:
                    raise RequestError(say(GONE))
                note = _noted(view.limner)
                changed = change(note.pop("facts", None))
                note |= {} if changed is None else {"facts": changed}
                whole = json.dumps({"v": 1, "pictures": [], **note, "uid": key.uid})
                result = await self._host.patch(key, expect=view.text, text=view.text, limner=whole)
                if result.status == "done":
                    return
                if result.status != "mismatch":
                    break
        raise RequestError(say(BUSY if result.status == "busy" else GONE))

    async def in_chat(self, *corrections: Correction, since: bool = False) -> None:
        """
        Have corrections hold in this chat, as long as its last message of now is in it.

        ``since``: not from the start but from that message on, in whatever version it is shown.
        """
        turns = self._moment.turns
        key = await self._host.message_at(-1) if turns else None
        if key is not None:
            await self._host.claim(key, fresh=False)
        marks = {SINCE: "yes"} if since and key is not None else {}
        stored = self._moment.troupe.note.get(KEY_CAST)
        for each in corrections:
            stored = with_one(stored, each, uid=key.uid if key else "", **marks)
        await self._save_metadata({KEY_CAST: stored})

    async def switch(self, *, on: bool) -> None:
        """Switch continuity on or off in this chat alone."""
        await self._save_metadata({KEY_ON: None if on else False})

    async def always(self, who: str, slot: Slot, value: str) -> None:
        """Put a look or usual clothes into the person's sheet: in the card, or beside the settings."""
        if slot is not Slot.WEARS and slot not in IDENTITY:
            raise RequestError(say(NOT_KEPT))
        await self.sheet(who, lambda sheet: _with(sheet, slot, value))

    async def sheet(self, who: str, change: Callable[[Sheet], Sheet], of: str = "") -> None:
        """
        Change a person's sheet in the card, or beside the settings.

        ``of`` is the hash of the texts it was read from, for which alone it holds; where the user has said
        something of the card's people by hand, all of it holds whatever the card says.
        """
        troupe = self._moment.troupe
        person, _, name = who.partition("#")
        found = troupe.sheets_of(person)
        if found is None or who not in found.ids:
            raise RequestError(say(NO_CARD, name or who.rpartition(":")[2]))
        character, known, at = found.character, found.sheets, found.ids.index(who)
        if character is not None and character.kept is not None and character.kept.newer:
            raise RequestError(say(NEWER, character.name))
        changed = tuple(change(sheet) if n == at else sheet for n, sheet in enumerate(known))
        kept = troupe.kept_of(person)
        look = sheets.dump(changed, of if kept is None or kept.of else "")
        if look is None:
            raise RequestError(say(TOO_LONG, known[at].names[0]))
        await self._save_sheet(person, character, look)

    async def forget_sheet(self, who: str) -> None:
        """Take what is kept of a person out of the card or the settings: the card's own words count again."""
        found = self._moment.troupe.sheets_of(who)
        if found:
            await self._save_sheet(who, found.character, None)

    async def _save_sheet(
        self, who: str, character: Character | None, look: Mapping[str, object] | None
    ) -> None:
        if character is not None:
            if not await self._host.write_card(character.avatar, json.dumps({"look": look})):
                raise HostError(say(UNSAVED), "unsaved")
        else:
            others = as_dict(self._preferences.settings.kept.get(KEY_PERSONAS))
            file = who.removeprefix(PERSONA)
            kept = {name: each for name, each in others.items() if name != file}
            self._preferences.keep(KEY_PERSONAS, ({**kept, file: look} if look else kept) or None)
        self._moment.stale()

    async def _save_metadata(self, entries: Mapping[str, object]) -> None:
        owner = self._moment.story.chat_id
        if not owner:
            raise RequestError(say(NO_CHAT))
        saved = await self._host.save_metadata(owner, json.dumps(entries))
        self._moment.stale()
        if not saved:
            raise HostError(say(UNSAVED), "unsaved")


def _with(sheet: Sheet, slot: Slot, value: str) -> Sheet:
    """Return a sheet that says something else of one slot; nothing takes it away."""
    words = clean(value, 400 if slot is Slot.WEARS else 120)
    if slot is Slot.WEARS:
        return replace(sheet, garments=listed(words) if words else ())
    rest = {known: said for known, said in sheet.look.items() if known is not slot}
    return replace(sheet, look={**rest, slot: words} if words else rest)


def is_lasting(correction: Correction) -> bool:
    """Whether a correction is of the whole chat and not of the moment."""
    return correction.do is not Do.SET or correction.slot is None or correction.slot in IDENTITY


def _noted(limner: str) -> dict[str, object]:
    try:
        return as_dict(loads(limner)) if limner else {}
    except UntrustedInputError as error:  # it holds the pictures: better to refuse than to write over it
        raise RequestError(say(DAMAGED)) from error
