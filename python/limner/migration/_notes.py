"""
Limner's notes in a chat file: taken out, kept in a backup file, put back.

What is written into a message's text stays: the tags are the model's words, and a picture is an image that
SillyTavern shows by itself. Everything here is pure; rows are a chat file's, the first one its head.
"""

import json
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from limner.core.errors import RequestError, UntrustedInputError
from limner.core.json_text import as_dict, as_int, as_list, as_str, loads
from limner.core.translation import say

NAME = "limner"
"""Our entry in ``extra``, in a chat's metadata, and in a card's ``data.extensions``."""

FORMAT = 1
LONGEST = 200_000_000

Rows = Sequence[object]


@dataclass(frozen=True, slots=True)
class Note:
    """A note of a message's version (``swipe``), whose text had this ``sum``; ``index`` counts from 0."""

    index: int
    swipe: int
    sum: int
    note: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class ChatNotes:
    """All notes of a chat: of its messages, and what its metadata held."""

    owner: str
    file: str
    group: bool = False
    notes: tuple[Note, ...] = ()
    metadata: Mapping[str, object] = field(default_factory=dict)

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self.notes) + bool(self.metadata)

    @property
    def chat_id(self) -> str:
        """The name by which the page knows the chat when it is open."""
        return f"{self.owner}/{self.file}"


@dataclass(frozen=True, slots=True)
class NotesBackup:
    """What is taken out of chats and cards (by their file); a file of it can be put back."""

    chats: tuple[ChatNotes, ...] = ()
    cards: Mapping[str, Mapping[str, object]] = field(default_factory=dict)

    @property
    def count(self) -> int:
        """How many notes there are in chats."""
        return sum(chat.count for chat in self.chats)


def text_sum(text: str) -> int:
    """Return a number that another text hardly has."""
    return zlib.crc32(text.encode("utf-8", "surrogatepass"))


def notes_in(rows: Rows) -> tuple[tuple[Note, ...], Mapping[str, object]]:
    """Return the notes of a chat's messages, and what its metadata holds of ours."""
    head, messages = _parts(rows)
    found = []
    for index, row in enumerate(messages):
        texts, extras = _versions(as_dict(row))
        for swipe, extra in sorted(extras.items()):
            if note := as_dict(extra.get(NAME)):
                found.append(Note(index, swipe, text_sum(texts.get(swipe, "")), note))
    return tuple(found), as_dict(as_dict(head.get("chat_metadata")).get(NAME)) if head else {}


def as_kept(rows: Rows, kept: ChatNotes) -> bool:
    """Say whether a chat's notes are those that were kept of it, at the same texts, no more and no fewer."""
    found, metadata = notes_in(rows)
    return metadata == kept.metadata and sorted(found, key=_place) == sorted(kept.notes, key=_place)


def without_notes(rows: Rows) -> list[object]:
    """Return the rows of a chat file without any note of ours; everything else is as it was."""
    head, messages = _parts(rows)
    if head and NAME in as_dict(head.get("chat_metadata")):
        head = {**head, "chat_metadata": _without(as_dict(head["chat_metadata"]))}
    return [*([] if head is None else [head]), *(_message_without(as_dict(row)) for row in messages)]


def with_notes(rows: Rows, kept: ChatNotes) -> tuple[list[object], int]:
    """
    Return the rows with the notes that fit, and how many did.

    One fits (``fitting``) where its version has the text that it had, and no note by now.
    """
    head, messages = _parts(rows)
    done, found = [as_dict(row) for row in messages], fitting(messages, kept.notes)
    for note, _ in found:
        message = done[note.index]
        done[note.index] = _message_with(message, note, as_int(message.get("swipe_id")))
    count = len(found)
    metadata = as_dict(head.get("chat_metadata")) if head else {}
    if head and kept.metadata and NAME not in metadata:
        head = {**head, "chat_metadata": {**metadata, NAME: dict(kept.metadata)}}
        count += 1
    return [*([] if head is None else [head]), *done], count


def fitting(messages: Rows, kept: Iterable[Note]) -> list[tuple[Note, str]]:
    """
    Return the notes that can be put back, each where its version stands now, with the text of it.

    That is where it stood, if the text is that one; else where that text stands now, a message or a version
    above having been deleted: only if there are as many such places as notes, so that none is mistaken.
    """
    free: dict[int, list[tuple[int, int, str]]] = {}
    for index, row in enumerate(messages):
        texts, extras = _versions(as_dict(row))
        for swipe, text in sorted(texts.items()):
            if NAME not in extras.get(swipe, {}):
                free.setdefault(text_sum(text), []).append((index, swipe, text))
    asked: dict[int, list[Note]] = {}
    for note in sorted(kept, key=_place):
        asked.setdefault(note.sum, []).append(note)
    found = list[tuple[Note, str]]()
    for total, same in asked.items():
        places = {(index, swipe): text for index, swipe, text in free.get(total, ())}
        moved = [note for note in same if _place(note) not in places]
        found += [(note, places.pop(_place(note))) for note in same if _place(note) in places]
        if len(moved) == len(places) and total != text_sum(""):
            news = zip(moved, places.items(), strict=True)
            found += [(replace(note, index=at[0], swipe=at[1]), text) for note, (at, text) in news]
    return found


def to_text(backup: NotesBackup) -> str:
    """Return the backup as the text of a file."""
    chats = [
        {
            "owner": chat.owner,
            "file": chat.file,
            "group": chat.group,
            "metadata": chat.metadata,
            "notes": [[note.index, note.swipe, note.sum, note.note] for note in chat.notes],
        }
        for chat in backup.chats
    ]
    whole = {"limner_notes": FORMAT, "chats": chats, "cards": backup.cards}
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":")) + "\n"


def read(text: str) -> NotesBackup:
    """Read a backup; raises RequestError where it is none."""
    try:
        raw = as_dict(loads(text, length=LONGEST))
    except UntrustedInputError as error:
        raise RequestError(say("This file could not be read: ${0}", error)) from None
    if raw.get("limner_notes") != FORMAT:
        raise RequestError(say("This is no backup of Limner’s notes."))
    chats = tuple(
        ChatNotes(
            as_str(chat.get("owner")),
            as_str(chat.get("file")),
            chat.get("group") is True,
            tuple(_notes(chat.get("notes"))),
            as_dict(chat.get("metadata")),
        )
        for chat in map(as_dict, as_list(raw.get("chats")))
    )
    cards = {name: as_dict(entry) for name, entry in as_dict(raw.get("cards")).items()}
    return NotesBackup(chats, cards)


def _place(note: Note) -> tuple[int, int]:
    return note.index, note.swipe


def _parts(rows: Rows) -> tuple[dict[str, object] | None, Rows]:
    """Return the head of a chat file, None where an old group's file has none, and its messages."""
    head = as_dict(rows[0]) if rows else {}
    return (None, rows) if not rows or "mes" in head else (head, rows[1:])


def _notes(raw: object) -> Iterator[Note]:
    for row in as_list(raw):
        match row:
            case [int(index), int(swipe), int(total), dict(note)]:
                yield Note(index, swipe, total, as_dict(note))


def _versions(message: Mapping[str, object]) -> tuple[dict[int, str], dict[int, dict[str, object]]]:
    """Return the text and the ``extra`` of each version; of the shown one the message's own."""
    here = as_int(message.get("swipe_id"))
    texts = {number: as_str(text) for number, text in enumerate(as_list(message.get("swipes")))}
    infos = enumerate(map(as_dict, as_list(message.get("swipe_info"))))
    extras = {number: as_dict(info.get("extra")) for number, info in infos}
    own = as_dict(message.get("extra"))
    return texts | {here: as_str(message.get("mes"))}, extras | ({here: own} if NAME in own else {})


def _without(entries: Mapping[str, object]) -> dict[str, object]:
    return {name: value for name, value in entries.items() if name != NAME}


def _message_without(message: dict[str, object]) -> dict[str, object]:
    if NAME in as_dict(message.get("extra")):
        message = {**message, "extra": _without(as_dict(message["extra"]))}
    if isinstance(message.get("swipe_info"), list):
        infos = [_info_without(info) for info in as_list(message["swipe_info"])]
        message = {**message, "swipe_info": infos}
    return message


def _info_without(info: object) -> object:
    whole = as_dict(info)
    return (
        {**whole, "extra": _without(as_dict(whole["extra"]))} if NAME in as_dict(whole.get("extra")) else info
    )


def _message_with(message: dict[str, object], note: Note, here: int) -> dict[str, object]:
    infos = list(as_list(message.get("swipe_info")))
    if note.swipe != here:
        infos += [{} for _ in range(len(infos), note.swipe + 1)]
    if note.swipe < len(infos):
        info = as_dict(infos[note.swipe])
        infos[note.swipe] = {**info, "extra": {**as_dict(info.get("extra")), NAME: dict(note.note)}}
        message = {**message, "swipe_info": infos}
    if note.swipe == here:
        message = {**message, "extra": {**as_dict(message.get("extra")), NAME: dict(note.note)}}
    return message
