"""Keeps a chat in step in a large file of NextChat's: run by ``inside``, in Pyodide as a browser has it."""

import asyncio
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

from limner.nextchat._backup import Backup, empty, write
from limner.nextchat._chats import Extras, StoryChat, chat_to_session
from limner.nextchat._here import Page
from limner.nextchat._packing import Mask, Packer
from limner.nextchat._record import Record
from limner.nextchat._remote import RemoteFile, Stand, SyncAddress
from limner.nextchat._round import Round
from limner.page.web import ServerAnswer
from tests.fakes.nextchat import Device

_PROSE = "The road went on, and nobody said a word. “Do you hear it?” she asked. *It is the sea.* 🌊 "
_MASK: Mask = {
    "id": "st:mira:1", "name": "Mira", "avatar": "gpt-bot", "lang": "en", "context": [], "plugin": [],
    "createdAt": 0, "modelConfig": {"historyMessageCount": 32}, "limner": {"v": 1, "uid": "mira.png"},
}  # fmt: skip


class _Server:
    """The port ``FileWeb``: one file, as a WebDAV server without ETags has it."""

    def __init__(self, text: str) -> None:
        self.text, self.requests = text, 0

    async def call(self, *_: object, **__: object) -> ServerAnswer:
        raise NotImplementedError

    def events(self, path: str) -> Any:
        raise NotImplementedError

    async def send(
        self, method: str, path: str, text: str, headers: Mapping[str, str], *, deadline: float
    ) -> ServerAnswer:
        """Read or write it."""
        del path, headers, deadline
        self.requests += 1
        if method == "PUT":
            self.text = text
        return ServerAnswer(200, {"x-limner-status": "200"}, self.text if method == "GET" else "")


class _Copies:
    def __init__(self) -> None:
        self.text = ""

    async def get(self, name: str) -> str:
        del name
        return self.text

    async def put(self, name: str, text: str) -> None:
        del name
        self.text = text


@dataclass(slots=True)
class _Chat:
    """The part of ``Page`` that a round needs: one chat, which nothing new comes into."""

    chat: StoryChat
    record: Record

    async def read(self, chat_id: str, session: str) -> tuple[StoryChat, Record, int]:
        del chat_id, session
        return self.chat, self.record, 0

    async def save(self, chat_id: str, record: Record) -> None:
        del chat_id
        self.record = record


class _Packer:
    async def masks(self, *_: object, **__: object) -> list[Mask]:
        return [_MASK]

    async def pictures(self, *_: object, **__: object) -> dict[str, str]:
        return {}

    async def memory(self) -> str:
        return ""


def _chat(number: int, messages: int, repeats: int) -> StoryChat:
    rows = tuple(
        {
            "name": "Mira",
            "is_user": at % 2 == 1,
            "is_system": False,
            "mes": f"{at}. {_PROSE * repeats}",
            "send_date": 1_795_892_200_000 + 1000 * at,
            "extra": {"limner": {"v": 1, "pictures": [], "uid": f"u{at}"}},
        }
        for at in range(messages)
    )
    return StoryChat(f"mira.png/{number}", {}, rows, owner="mira.png", name=f"Chat {number}")


def _heap() -> float:
    """Megabytes of Pyodide's memory, which grows and never shrinks: its size is its peak."""
    import pyodide_js  # type: ignore[import-not-found]  # noqa: PLC0415 -- only Pyodide has it

    return float(pyodide_js._module.HEAP8.length) / 1e6


def _spent() -> float:
    """Seconds of this process on the processor: other work on the machine is no part of it."""
    import pyodide_js  # noqa: PLC0415 -- only Pyodide has it

    used = pyodide_js.runPython("import js; js.process.cpuUsage()")
    return float(used.user + used.system) / 1e6


async def report(chats: int, messages: int, repeats: int, pictures: int) -> dict[str, float]:
    """
    Return what a round costs in which a turn goes out, and one in which nothing is new.

    So many chats of so many messages, each ``repeats`` times a line of prose; the first has as many
    ``pictures`` of 256 KB from a device as well.
    """
    story = [_chat(number, messages, repeats) for number in range(chats)]
    sessions = [chat_to_session(each, Extras(_MASK), whole=False) for each in story]
    filled = Backup(tuple(sessions), {str(_MASK["id"]): _MASK}, {}, {}, empty().sealed)
    if pictures:
        device = Device()
        device.import_backup(write(filled))
        part = {"type": "image_url", "image_url": {"url": "data:image/webp;base64," + "QUJD" * 85_000}}
        said = [{"type": "text", "text": "Look."}, part]
        extra = {**device.sessions[0], "id": "pictures"}
        extra["messages"] = [{**device.message("user", ""), "content": said} for _ in range(pictures)]
        device.sessions.append(extra)
        text = device.text()
    else:
        text = write(filled)
    server = _Server(text)
    del sessions, filled, text
    remote = RemoteFile(cast("Any", server))
    remote.account = SyncAddress(True, "webdav", "https://dav.example.com", "mira", True)
    chat = story[0]
    del story
    here = _Chat(chat, Record(json.loads(json.dumps(_session(chat))), chat.key))
    round_ = Round(cast("Page", here), remote, _Copies(), cast("Packer", _Packer()))
    before, size = _heap(), len(server.text.encode()) / 1e6
    stand = (await round_.play(chat.key, here.record.session, Stand(), dirty=True)).stand
    turn = {
        **chat.messages[0],
        "mes": "A new turn.",
        "extra": {"limner": {"v": 1, "pictures": [], "uid": "new"}},
    }
    here.chat = StoryChat(chat.key, {}, (*chat.messages, turn), owner="mira.png", name=chat.name)
    longest, begun = 0.0, _spent()
    heard = begun

    async def listen() -> None:
        nonlocal longest, heard
        while True:
            await asyncio.sleep(0)
            now = _spent()
            longest, heard = max(longest, now - heard), now

    listening = asyncio.create_task(listen())
    played = await round_.play(chat.key, here.record.session, stand, dirty=True)
    wrote = _spent() - begun
    listening.cancel()
    assert played.wrote
    assert "A new turn." in server.text
    server.requests, begun = 0, _spent()
    await round_.play(chat.key, here.record.session, played.stand, dirty=False)
    return {
        "size": size,
        "grown": _heap() - before,
        "turn": wrote,
        "pause": longest * 1000,
        "unchanged": (_spent() - begun) * 1000,
        "requests": server.requests,
    }


def _session(chat: StoryChat) -> str:
    from limner.nextchat._chats import session_id  # noqa: PLC0415 -- beside its use

    return session_id(chat.key)
