"""
Chats as SillyTavern's server has them: which there are, and the pictures of those that are not open.

Whatever stands in a chat file is a stranger's: what does not fit is left out.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from limner.core.errors import HostError, UntrustedInputError
from limner.core.json_text import as_dict, as_int, as_list, as_str, loads
from limner.core.translation import say
from limner.elsewhere.pictures import may_hold
from limner.page.gallery_host import PictureRow
from limner.page.host_values import MessageKey
from limner.page.web import Web

DEADLINE = 60.0
LONGEST = 200_000_000
"""Characters of an answer of the server's."""

_OK = 200
_MARKS: tuple[str, ...] = (
    '"limner"',
    "data-pic-gen=",
    "data-prompt-id=",
    "auto-illustrator-img",
    '"media":[{',
    '"image":"/',
    '"image":"user',
    '"image_swipes":["',
)
"""A chat file without any of these has no pictures that the gallery could show."""
_UNREAD = frozenset({"{}", "[]", "null", ""})
"""What the server says of a character's chat that it listed and cannot read: each has a head of its own."""
_MEDIA = ("media", "image", "image_swipes", "title")


@dataclass(frozen=True, slots=True)
class ChatFile:
    """A chat: ``owner`` is its character's card or its group's id, ``file`` its name without an ending."""

    owner: str
    name: str
    file: str
    group: bool = False

    @property
    def chat_id(self) -> str:
        """The name by which the page knows it when it is open."""
        return f"{self.owner}/{self.file}"


class ChatFiles:
    """Reads; HostError where the server cannot be reached or refuses, so that nothing is taken for absent."""

    def __init__(self, web: Web) -> None:
        self._web = web

    async def of_character(self, avatar: str, name: str = "", *, size: int = 0) -> list[ChatFile]:
        """Return the chats of one character, which take so many bytes, as far as that is known."""
        found = await self._ask("/api/characters/chats", {"avatar_url": avatar, "simple": True})
        if size and not isinstance(found, list):  # so it answers as well where there is no folder yet
            raise HostError(say("SillyTavern’s server could not read the chats of ${0}.", name), "server")
        rows = [as_dict(each) for each in as_list(found)]
        return [
            ChatFile(avatar, name, file.removesuffix(".jsonl"))
            for row in rows
            if (file := as_str(row.get("file_name")))
        ]

    async def all(self) -> list[ChatFile]:
        """Return the chats of all characters and groups, branches and checkpoints among them."""
        chats: list[ChatFile] = []
        for each in as_list(await self._ask("/api/characters/all", {})):
            card = as_dict(each)
            if avatar := as_str(card.get("avatar")):
                size = as_int(card.get("chat_size"))
                chats += await self.of_character(avatar, as_str(card.get("name")), size=size)
        for each in as_list(await self._ask("/api/groups/all", {})):
            group = as_dict(each)
            name, owner = as_str(group.get("name")), as_str(group.get("id"))
            files = [as_str(file) for file in as_list(group.get("chats"))]
            chats += [ChatFile(owner, name, file, group=True) for file in files if file]
        return chats

    async def text(self, chat: ChatFile) -> str:
        """Return a chat as JSON text."""
        if chat.group:
            return await self._text("/api/chats/group/get", {"id": chat.file})
        return await self._text("/api/chats/get", {"avatar_url": chat.owner, "file_name": chat.file})

    async def text_surely(self, chat: ChatFile) -> str:
        """Return the same; HostError too where the server says nothing of a chat that it has listed."""
        text = await self.text(chat)
        if not chat.group and text.strip() in _UNREAD:  # a new group's list names chats that have no file yet
            words = (
                "The chat ${0} could not be read, or is empty, so nothing is said to be unused: look at it."
            )
            raise HostError(say(words, chat.file), "server")
        return text

    async def rows(self, chat: ChatFile) -> list[PictureRow]:
        """Return the messages of a chat that have pictures."""
        text = await self.text(chat)
        return rows_of(chat, text) if any(mark in text for mark in _MARKS) else []

    async def _ask(self, path: str, body: dict[str, object]) -> object:
        try:
            return loads(await self._text(path, body), length=LONGEST)
        except UntrustedInputError as error:
            raise HostError(str(error), "server") from None

    async def _text(self, path: str, body: dict[str, object]) -> str:
        answer = await self._web.call("POST", path, body, deadline=DEADLINE)
        if answer.status != _OK:
            words = say("SillyTavern’s server did not say which chats there are (${0}).", answer.status)
            raise HostError(words, "server")
        return answer.text


def rows_of(chat: ChatFile, text: str) -> list[PictureRow]:
    """Return the messages of a chat's file that have pictures, those of other versions too."""
    try:
        messages = [as_dict(each) for each in as_list(loads(text, length=LONGEST))]
    except UntrustedInputError:
        return []
    found = []
    for index, message in enumerate(messages[1:]):  # the first is the chat's own head
        here = as_int(message.get("swipe_id"))
        notes = {here: (as_str(message.get("mes")), as_dict(message.get("extra")))}
        infos = [as_dict(each) for each in as_list(message.get("swipe_info"))]
        for number, other in enumerate(as_list(message.get("swipes"))):
            if number != here and number < len(infos):
                notes[number] = (as_str(other), as_dict(infos[number].get("extra")))
        for number, (words, extra) in notes.items():
            note, media = as_dict(extra.get("limner")), _attached(message, extra)
            if note or media or may_hold(words):
                key = MessageKey(chat.chat_id, as_str(note.get("uid")) or f"@{index}", number)
                speaker, date = as_str(message.get("name")), as_str(message.get("send_date"))
                limner = json.dumps(note) if note else ""
                row = PictureRow(key, index, speaker, date, number == here, words, limner, media)
                found.append(row)
    return found


def _attached(message: Mapping[str, object], extra: Mapping[str, object]) -> str:
    """Return what is attached to a message that is not the user's own, as JSON text, empty for nothing."""
    media = {name: extra[name] for name in _MEDIA if extra.get(name)}
    return json.dumps(media) if len(media) > ("title" in media) and message.get("is_user") is not True else ""
