"""Chats on SillyTavern's server: which a character has, what is in one, a new one."""

import json
from collections.abc import Mapping, Sequence
from urllib.parse import unquote

from limner.book._chat_file import Chat, read_chat
from limner.core.errors import HostError, RequestError
from limner.core.json_text import as_dict, as_list, as_str, loads
from limner.core.translation import say
from limner.page.web import ServerAnswer, Web

READING = 120.0
"""Seconds for a long chat."""
LONGEST = 200_000_000
"""Characters of a chat file: two thousand messages with a dozen versions each have fewer."""


class ChatServer:
    """The chats of one owner: a character's card file, or a group's id."""

    def __init__(self, web: Web, owner: str) -> None:
        self._web = web
        self.owner = owner

    @property
    def is_group(self) -> bool:
        """Whether the owner is a group."""
        return not self.owner.endswith(".png")

    async def names(self) -> tuple[str, ...]:
        """Return the names of the owner's chats."""
        if self.is_group:
            groups = map(
                as_dict, as_list(loads((await self._ask("/api/groups/all", {})).text, length=LONGEST))
            )
            chats = next((each.get("chats") for each in groups if each.get("id") == self.owner), None)
            return tuple(dict.fromkeys(filter(None, map(as_str, as_list(chats)))))
        body = {"avatar_url": self.owner, "simple": True}
        rows = as_list(loads((await self._ask("/api/characters/chats", body)).text))
        names = [as_str(as_dict(row).get("file_name")).removesuffix(".jsonl") for row in rows]
        return tuple(sorted(filter(None, names)))

    async def read(self, name: str) -> Chat:
        """Return a chat as it stands in its file."""
        if self.is_group:
            answer = await self._ask("/api/chats/group/get", {"id": name})
        else:
            answer = await self._ask("/api/chats/get", {"avatar_url": self.owner, "file_name": name})
        rows = as_list(loads(answer.text, length=LONGEST))
        if not rows:
            raise RequestError(say("The chat “${0}” is empty, or its file is gone.", name))
        return read_chat(name, rows)

    async def add(self, name: str, rows: Sequence[object]) -> None:
        """Write a new chat; nothing that is there is written over."""
        if name in await self.names():
            raise RequestError(say("There is a chat called “${0}” already.", name))
        await self._ask("/api/chats/save", {"avatar_url": self.owner, "file_name": name, "chat": list(rows)})

    async def add_picture(self, address: str, kind: str, encoded: str) -> str:
        """Keep a picture under its address, and return where it is; ``encoded`` is Base64."""
        *folders, file = unquote(address).removeprefix("/user/images/").split("/")
        body = {"image": encoded, "format": kind, "filename": file.rpartition(".")[0] or file}
        answer = await self._ask(
            "/api/images/upload", {**body, **({"ch_name": folders[0]} if folders else {})}
        )
        return as_str(as_dict(loads(answer.text)).get("path"))

    async def _ask(self, path: str, body: Mapping[str, object]) -> ServerAnswer:
        answer = await self._web.call("POST", path, json.loads(json.dumps(body)), deadline=READING)
        if answer.status != 200:
            raise HostError(say("SillyTavern's server refused (${0}, ${1}).", path, answer.status), "network")
        return answer
