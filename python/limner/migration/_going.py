"""
Going away: Limner's notes taken out of all chats and cards, and put back from the file that was given before.

A chat that is open is changed on the page, the others on the server; each only while it is as it was read.
"""

import json
from collections.abc import Mapping

from limner.core.errors import HostError, RequestError, UntrustedInputError
from limner.core.json_text import as_dict, as_list, as_str, loads
from limner.core.translation import say
from limner.gallery.chat_files import ChatFile, ChatFiles
from limner.migration import _notes as notes
from limner.migration._notes import NAME, ChatNotes, Note, NotesBackup, text_sum
from limner.page.host import Host
from limner.page.migration_host import NoteSwap
from limner.page.web import Web
from limner.settings.preferences import Preferences

FILE = "limner-notes.json"
DEADLINE = 60.0
UNSET = "__@@UNSET@@__"
"""SillyTavern's word for an entry of a card that is to go (``/api/characters/merge-attributes``)."""

_OK = 200
_MARK = f'"{NAME}"'


class Going:
    """Each method returns the sentence that says what was done."""

    def __init__(self, host: Host, web: Web, preferences: Preferences) -> None:
        self._host, self._web, self._preferences = host, web, preferences
        self._files = ChatFiles(web)

    async def leave(self) -> str:
        """Count, ask, give the backup, and take the notes out; Limner is switched off meanwhile and after."""
        backup = await self._found()
        if not backup.count and not backup.cards:
            raise RequestError(say("There are no notes of Limner’s in any chat or card."))
        question = (
            "Take Limner’s notes out? Chats: ${0} (notes: ${1}), cards: ${2}. The text with its tags and "
            "pictures stays; versions, prompts and looks are forgotten. You are given a file with all of it "
            "first, and Limner is switched off."
        )
        asked = say(question, len(backup.chats), backup.count, len(backup.cards))
        if not await self._host.confirm(asked):
            return say("Nothing was changed.")
        self._host.download(FILE, notes.to_text(backup))
        self._preferences.change("enabled", value=False)
        done = 0
        for chat in backup.chats:  # the user may open another one meanwhile
            done += await (self._strip_open(chat) if await self._is_open(chat) else self._strip(chat))
        cards = await self._strip_cards(backup.cards)
        return say(
            "Notes taken out: ${0} of ${1}, cards: ${2} of ${3}. What was changed meanwhile was left alone.",
            done,
            backup.count,
            cards,
            len(backup.cards),
        )

    async def put_back(self) -> str:
        """Put the notes of a backup file back where everything is as it was."""
        text = await self._host.choose_large_file(".json", notes.LONGEST)
        if text is None:
            return say("No file was chosen.")
        backup, done, cards = notes.read(text), 0, 0
        for chat in backup.chats:
            done += await (self._restore_open(chat) if await self._is_open(chat) else self._restore(chat))
        for avatar, note in backup.cards.items():
            if await self._card(avatar) == {}:
                cards += await self._merged(avatar, note)
        await self._host.reload_characters()
        return say(
            "Notes put back: ${0} of ${1}, cards: ${2} of ${3}.", done, backup.count, cards, len(backup.cards)
        )

    # -- reading -------------------------------------------------------------------------------------------

    async def _is_open(self, chat: ChatNotes) -> bool:
        return (await self._host.read_metadata()).owner == chat.chat_id

    async def _found(self) -> NotesBackup:
        """Read everything."""
        open_chat, chats = (await self._host.read_metadata()).owner, list[ChatNotes]()
        for chat in await self._files.all():
            if chat.chat_id == open_chat:
                chats.append(await self._of_open(chat))
                continue
            text = await self._files.text(chat)
            if _MARK in text:
                chats.append(ChatNotes(chat.owner, chat.file, chat.group, *notes.notes_in(_rows(text))))
        return NotesBackup(tuple(chat for chat in chats if chat.count), await self._cards())

    async def _of_open(self, chat: ChatFile) -> ChatNotes:
        found = [
            Note(row.index, row.key.swipe_id, text_sum(row.text), _note(row.limner))
            for row in await self._host.picture_rows()
            if row.limner
        ]
        metadata = _note((await self._host.read_metadata()).limner)
        return ChatNotes(chat.owner, chat.file, chat.group, tuple(found), metadata)

    async def _cards(self) -> Mapping[str, Mapping[str, object]]:
        rows = as_list(loads(await self._text("/api/characters/all", {}), length=notes.LONGEST))
        found = {}
        for avatar in filter(None, (as_str(as_dict(row).get("avatar")) for row in rows)):
            if note := await self._card(avatar):
                found[avatar] = note
        return found

    async def _card(self, avatar: str) -> Mapping[str, object] | None:
        """Return what a card holds of ours, empty for nothing; None where it cannot be read."""
        answer = await self._web.call(
            "POST", "/api/characters/get", {"avatar_url": avatar}, deadline=DEADLINE
        )
        if answer.status != _OK:
            return None
        if _MARK not in answer.text:
            return {}
        data = as_dict(as_dict(_parsed(answer.text)).get("data"))
        return as_dict(as_dict(data.get("extensions")).get(NAME))

    # -- taking out ----------------------------------------------------------------------------------------

    async def _strip_open(self, chat: ChatNotes) -> int:
        """Take the notes out of the open chat: those that are as the backup has them."""
        kept = {(each.index, each.swipe): each for each in chat.notes}
        swaps = []
        for row in await self._host.picture_rows():
            note = kept.get((row.index, row.key.swipe_id))
            if note is not None and row.limner and note.note == _note(row.limner):
                swaps.append(NoteSwap(row.index, row.key.swipe_id, row.text, row.limner, row.text, ""))
        done, saved = await self._host.swap_notes(chat.chat_id, swaps)
        metadata = bool(chat.metadata)
        metadata = metadata and _note((await self._host.read_metadata()).limner) == chat.metadata
        if metadata:
            gone = json.dumps(dict.fromkeys(chat.metadata))
            saved = await self._host.save_metadata(chat.chat_id, gone) and saved
        return done + metadata if saved else 0

    async def _strip(self, chat: ChatNotes) -> int:
        file = ChatFile(chat.owner, "", chat.file, chat.group)
        try:
            rows = _rows(await self._files.text(file))
        except HostError:  # the chat is gone
            return 0
        if not notes.as_kept(rows, chat) or await self._is_open(chat):  # its file is the page's then
            return 0
        return chat.count if await self._save(file, notes.without_notes(rows)) else 0

    async def _strip_cards(self, cards: Mapping[str, Mapping[str, object]]) -> int:
        done = 0
        for avatar, note in cards.items():
            if await self._card(avatar) == note:
                done += await self._merged(avatar, UNSET)
        if cards:
            await self._host.reload_characters()
        return done

    # -- putting back --------------------------------------------------------------------------------------

    async def _restore_open(self, chat: ChatNotes) -> int:
        whole = await self._host.whole_chat()
        rows = as_list(loads(whole.messages or "[]", length=notes.LONGEST))
        swaps = [
            NoteSwap(each.index, each.swipe, text, "", text, json.dumps(each.note))
            for each, text in notes.fitting(rows, chat.notes)
        ]
        done, saved = await self._host.swap_notes(chat.chat_id, swaps)
        if chat.metadata and not _note((await self._host.read_metadata()).limner):
            saved = await self._host.save_metadata(chat.chat_id, json.dumps(chat.metadata)) and saved
            done += 1
        return done if saved else 0

    async def _restore(self, chat: ChatNotes) -> int:
        file = ChatFile(chat.owner, "", chat.file, chat.group)
        try:
            rows = _rows(await self._files.text(file))
        except HostError:  # the chat is gone
            return 0
        changed, count = notes.with_notes(rows, chat)
        if await self._is_open(chat):  # its file is the page's then
            return 0
        return count if count and await self._save(file, changed) else 0

    # -- the server ----------------------------------------------------------------------------------------

    async def _save(self, chat: ChatFile, rows: list[object]) -> bool:
        if chat.group:
            path, body = "/api/chats/group/save", {"id": chat.file, "chat": rows}
        else:
            path = "/api/chats/save"
            body = {"avatar_url": chat.owner, "file_name": chat.file, "chat": rows}
        return (await self._web.call("POST", path, body, deadline=DEADLINE)).status == _OK

    async def _merged(self, avatar: str, entry: object) -> bool:
        body = {"avatar": avatar, "data": {"extensions": {NAME: entry}}}
        answer = await self._web.call("POST", "/api/characters/merge-attributes", body, deadline=DEADLINE)
        return answer.status == _OK

    async def _text(self, path: str, body: Mapping[str, object]) -> str:
        answer = await self._web.call("POST", path, body, deadline=DEADLINE)
        if answer.status != _OK:
            raise HostError(say("SillyTavern's server refused (${0}, ${1}).", path, answer.status), "network")
        return answer.text


def _parsed(text: str) -> object:
    try:
        return loads(text, length=notes.LONGEST)
    except UntrustedInputError as error:
        raise HostError(str(error), "server") from None


def _rows(text: str) -> list[object]:
    return as_list(_parsed(text))


def _note(text: str) -> Mapping[str, object]:
    return as_dict(_parsed(text)) if text else {}
