"""Keeps a chat in step in a large file of NextChat's: run by ``inside``, in Pyodide as a browser has it."""

import asyncio
import gc
import io
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

from limner.nextchat._chats import Extras, StoryChat, chat_to_session, session_id
from limner.nextchat._here import Page
from limner.nextchat._packing import Mask, Packer
from limner.nextchat._record import Record
from limner.nextchat._remote import RemoteFile, Stand, SyncAddress
from limner.nextchat._round import Round
from limner.page.web import ServerAnswer

_PROSE = "The road went on, and nobody said a word. “Do you hear it?” she asked. *It is the sea.* 🌊 "
_MASK: Mask = {
    "id": "st:mira:1", "name": "Mira", "avatar": "gpt-bot", "lang": "en", "context": [], "plugin": [],
    "createdAt": 0, "modelConfig": {"historyMessageCount": 32}, "limner": {"v": 1, "uid": "mira.png"},
}  # fmt: skip


def _js(name: str) -> Any:
    """Return what JavaScript has under this name."""
    import pyodide_js  # type: ignore[import-not-found]  # noqa: PLC0415 -- only Pyodide has it

    return pyodide_js.runPython(f"import js; from pyodide.ffi import to_js; {name}")


class _Kept:
    """Texts outside of Python's memory, as the bridge hands them to the browser: their bytes."""

    def __init__(self) -> None:
        self._texts, self._to_js = _js("js.Map.new()"), _js("to_js")

    def __getitem__(self, name: str) -> str:
        found = self._texts.get(name)
        return str(found.to_bytes().decode()) if found else ""

    def __setitem__(self, name: str, text: str | bytes) -> None:
        self._texts.set(name, self._to_js(text.encode() if isinstance(text, str) else text))

    def written_by_nextchat(self) -> None:
        """Write the file anew as a device does."""
        anew = "new TextEncoder().encode(JSON.stringify(JSON.parse(new TextDecoder().decode(bytes))))"
        self._texts.set("file", _js("js.Function.new")("bytes", f"return {anew}")(self._texts.get("file")))


class _Server:
    """The port ``FileWeb``: one file, as a WebDAV server without ETags has it."""

    def __init__(self, kept: _Kept) -> None:
        self.kept, self.requests = kept, 0

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
            self.kept["file"] = text
        answer = self.kept["file"] if method == "GET" else ""
        return ServerAnswer(200, {"x-limner-status": "200"}, answer)


class _Copies:
    def __init__(self, kept: _Kept) -> None:
        self.kept = kept

    async def get(self, name: str) -> str:
        del name
        return self.kept["copy"]

    async def put(self, name: str, text: str) -> None:
        del name
        self.kept["copy"] = text


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
    import pyodide_js  # noqa: PLC0415 -- only Pyodide has it

    return float(pyodide_js._module.HEAP8.length) / 1e6


def _spent() -> float:
    """Seconds of this process on the processor: other work on the machine is no part of it."""
    used = _js("js.process.cpuUsage()")
    return float(used.user + used.system) / 1e6


def _file(chats: int, messages: int, repeats: int, pictures: int) -> tuple[bytes, StoryChat]:
    """
    Return the file as NextChat writes it, and the chat of ST's that is in step with its first session.

    It is put together piece by piece: memory that the making takes would not be seen in what a round takes.
    """
    first = _chat(0, messages, repeats)
    text = _wire(chat_to_session(first, Extras(_MASK), whole=False))
    own = session_id(first.key)
    found = io.BytesIO()
    found.write(b'{"chat-next-web-store":{"sessions":[' + text.encode())
    for number in range(1, chats):
        found.write(b"," + text.replace(own, session_id(f"mira.png/{number}")).encode())
    if pictures:
        part = {"type": "image_url", "image_url": {"url": "data:image/webp;base64," + "QUJD" * 85_000}}
        empty = {**json.loads(text), "id": "pictures", "messages": "here"}
        head, tail = _wire(empty).split('"here"', 1)
        found.write(f",{head}[".encode())
        for at in range(pictures):
            content = [{"type": "text", "text": "Look."}, part]
            raw = {"id": f"p{at}", "date": "11/28/2026, 6:58:13 PM", "role": "user", "content": content}
            found.write(("," if at else "").encode() + _wire(raw).encode())
        found.write(f"]{tail}".encode())
    masks = _wire({"masks": {str(_MASK["id"]): _MASK}})
    found.write(
        f']}},"access-control":{{}},"app-config":{{}},"mask-store":{masks},"prompt-store":{{}}}}'.encode()
    )
    return found.getvalue(), first


def _wire(raw: object) -> str:
    return json.dumps(raw, ensure_ascii=False, separators=(",", ":"))


async def report(chats: int, messages: int, repeats: int, pictures: int) -> dict[str, float]:
    """
    Return what rounds cost: at the start, with a turn, after NextChat has written, and with nothing new.

    So many chats of so many messages, each ``repeats`` times a line of prose; with ``pictures`` of 256 KB
    from a device there is one more chat that has them. Seconds, megabytes, milliseconds for the pauses.
    """
    data, chat = _file(chats, messages, repeats, pictures)
    kept, size = _Kept(), len(data) / 1e6
    kept["file"] = data
    del data
    server = _Server(kept)
    remote = RemoteFile(cast("Any", server))
    remote.account = SyncAddress(True, "webdav", "https://dav.example.com", "mira", True)
    here = _Chat(chat, Record(session_id(chat.key), chat.key))
    round_ = Round(cast("Page", here), remote, _Copies(kept), cast("Packer", _Packer()))
    gc.collect()
    before = _heap()
    found: dict[str, float] = {}

    async def played(name: str, stand: Stand, *, dirty: bool) -> Stand:
        server.requests = 0
        begun = heard = _spent()
        longest = 0.0

        async def listen() -> None:
            nonlocal longest, heard
            while True:
                await asyncio.sleep(0)
                now = _spent()
                longest, heard = max(longest, now - heard), now

        listening = asyncio.create_task(listen())
        done = await round_.play(chat.key, here.record.session, stand, dirty=dirty)
        longest = max(longest, _spent() - heard)
        listening.cancel()
        found.update({name: _spent() - begun, f"{name}_pause": longest * 1000})
        assert done.wrote == (name in ("turn", "next"))
        return done.stand

    stand = await played("start", Stand(), dirty=True)
    here.chat = _with_turn(here.chat, "A new turn.")
    stand = await played("turn", stand, dirty=True)
    here.chat = _with_turn(here.chat, "The next one.")
    stand = await played("next", stand, dirty=True)
    kept.written_by_nextchat()
    stand = await played("device", stand, dirty=False)
    await played("same", stand, dirty=False)
    return {"size": size, "grown": _heap() - before, "requests": server.requests, **found}


def _with_turn(chat: StoryChat, text: str) -> StoryChat:
    extra = {"limner": {"v": 1, "pictures": [], "uid": text}}
    rows = (*chat.messages, {**chat.messages[0], "mes": text, "extra": extra})
    return StoryChat(chat.key, {}, rows, owner="mira.png", name=chat.name)
