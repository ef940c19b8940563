"""What of ST's server is needed: cards and chats of any character; the page's thread has no part in it."""

import base64
import binascii
import json
from collections.abc import Mapping, Sequence

from limner.core import json_text
from limner.core.errors import HostError, RequestError, UntrustedInputError
from limner.core.json_text import as_dict, as_list, as_str
from limner.core.translation import say
from limner.nextchat._cards import LONGEST_CARD
from limner.page.web import Web

SECONDS = 60.0
LONGEST_CHAT = 80_000_000
_KINDS = {"png": "png", "jpeg": "jpg", "jpg": "jpg", "webp": "webp", "gif": "gif"}
_LARGEST_PICTURE = 20_000_000


class Tavern:
    """ST's server; raises HostError where it cannot be reached."""

    def __init__(self, web: Web) -> None:
        self._web = web

    async def card(self, avatar: str) -> str:
        """Return a character's card as JSON text, as ST's export gives it; empty where there is none."""
        body = {"format": "json", "avatar_url": avatar}
        answer = await self._web.call("POST", "/api/characters/export", body, deadline=SECONDS)
        if answer.status == 404:
            return ""
        _hold(answer.status)
        return _plain(answer.text)

    async def chat(self, avatar: str, name: str) -> list[dict[str, object]]:
        """Return a chat's lines, its head first; none where there is no such chat."""
        body = {"avatar_url": avatar, "file_name": name}
        answer = await self._web.call("POST", "/api/chats/get", body, deadline=SECONDS)
        _hold(answer.status)
        raw = json_text.loads(answer.text or "[]", length=LONGEST_CHAT)
        return [as_dict(line) for line in as_list(raw)]

    async def group_chat(self, name: str) -> list[dict[str, object]]:
        """Return the lines of a group's chat; none where there is no such chat."""
        answer = await self._web.call("POST", "/api/chats/group/get", {"id": name}, deadline=SECONDS)
        _hold(answer.status)
        raw = json_text.loads(answer.text or "[]", length=LONGEST_CHAT)
        return [as_dict(line) for line in as_list(raw)]

    async def new_chat(self, avatar: str, name: str, lines: Sequence[Mapping[str, object]]) -> str:
        """Keep a chat under this name, or one like it that is free; return the name. Nothing is replaced."""
        for number in range(1, 100):
            free = name if number == 1 else f"{name} ({number})"
            if await self.chat(avatar, free):
                continue
            body = {"avatar_url": avatar, "file_name": free, "chat": list(lines)}
            answer = await self._web.call("POST", "/api/chats/save", body, deadline=SECONDS)
            _hold(answer.status)
            return free
        raise RequestError(say("There are a hundred chats of this name already: rename some of them."))

    async def change_card(self, avatar: str, text: str) -> None:
        """Put the fields of a card (JSON text) into the one that ST has."""
        data = as_dict(as_dict(json_text.loads(text, length=LONGEST_CARD)).get("data"))
        body = {"avatar": avatar, "name": as_str(data.get("name")), "data": data}
        answer = await self._web.call("POST", "/api/characters/merge-attributes", body, deadline=SECONDS)
        _hold(answer.status)

    async def keep_picture(self, url: str, owner: str, name: str) -> str:
        """Save the picture of a data URL among the user's; return its address, empty where it is none."""
        head, _, data = url.partition(";base64,")
        kind = _KINDS.get(head.removeprefix("data:image/"))
        if kind is None or not data or len(data) > _LARGEST_PICTURE or not _is_base64(data):
            return ""
        body = {"image": data, "format": kind, "ch_name": owner, "filename": name}
        answer = await self._web.call("POST", "/api/images/upload", body, deadline=SECONDS)
        _hold(answer.status)
        return as_str(as_dict(json_text.loads(answer.text, length=10_000)).get("path"))


def file_name(name: str) -> str:
    """Return a name that every system takes for a file."""
    plain = "".join(sign if sign.isalnum() or sign in " -_.()" else " " for sign in name)
    return " ".join(plain.split())[:80].strip(". ") or "NextChat"


def _is_base64(data: str) -> bool:
    try:
        return bool(base64.b64decode(data, validate=True))
    except (binascii.Error, ValueError):
        return False


def _plain(text: str) -> str:
    """Return JSON without the blanks of an export; raises UntrustedInputError where it is no card."""
    raw = json_text.loads(text, length=LONGEST_CARD)
    if not isinstance(raw, dict):
        raise UntrustedInputError(say("This is no card."))
    return json.dumps(raw, ensure_ascii=False)


def _hold(status: int) -> None:
    if status != 200:
        raise HostError(say("SillyTavern's server refused it (${0}).", status), "server")
