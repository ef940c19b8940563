"""Around a linked chat, in memory: ST's page with a chat, its server with the plugin, the file behind."""

import base64
import json
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import parse_qs, urlsplit

from limner.core.errors import HostError
from limner.page.host_values import MessageKey, PatchResult
from limner.page.nextchat_host import Appended, Roster, WholeChat
from limner.page.story_host import StoryNote
from limner.page.web import ServerAnswer
from tests.fakes import nextchat_schema as schema
from tests.fakes.host import FakeHost
from tools.webdav_service import PASSWORD, TOKEN, USER, UpstashService, WebDavService

CHAT = "mira.png/Mira - 1"
FILE = "chatgpt-next-web/backup.json"
BASE = "/api/plugins/limner/nextchat"
CARD = {"spec": "chara_card_v2", "data": {"name": "Mira", "description": "A traveller.", "first_mes": "Hi."}}


class LinkedPage(FakeHost):
    """ST's page: ``rows`` is the open chat as its file has it; what was saved is in ``file``."""

    def __init__(self) -> None:
        super().__init__(CHAT)
        self.rows: list[dict[str, Any]] = []
        self.notes: dict[str, Any] = {}
        self.generating = self.group = False
        self.members: list[str] = []
        self.people = Roster((("mira.png", "Mira"),), "mira.png", "Ada")
        self.file: list[dict[str, Any]] = []
        self.named = self.appends = 0
        self.moves: list[str] = []  # what ST's user writes just before the next writes of ours
        self.pictures: dict[str, str] = {}
        self.owner = "mira.png"

    def say(self, text: str, *, user: bool = False, name: str = "", **extra: object) -> None:
        who = "Ada" if user else name or "Mira"
        row = {"name": who, "is_user": user, "is_system": False, "mes": text, "extra": dict(extra)}
        self.rows.append({**row, "send_date": 1_795_892_200_000 + 1000 * len(self.rows)})

    def texts(self) -> list[str]:
        return [each["mes"] for each in self.rows]

    def edit(self, at: int, text: str) -> None:
        self.rows[at]["mes"] = text

    async def whole_chat(self, *, named: bool = False) -> WholeChat:
        fresh = sum(self._name(each) for each in self.rows) if named else 0
        header = {
            "chat_metadata": {"limner": self.notes}, "user_name": "Ada", "character_name": "Mira",
        }  # fmt: skip
        return WholeChat(
            self.chat_id,
            self.chat_id.partition("/")[2],
            self.owner if self.chat_id else "",
            self.group,
            json.dumps(header),
            json.dumps(self.rows),
            self.generating,
            fresh,
            self.members,
        )

    def _name(self, message: dict[str, Any]) -> bool:
        if message["extra"].get("limner"):
            return False
        self.named += 1
        message["extra"]["limner"] = {"v": 1, "pictures": [], "uid": f"u{self.named}"}
        return True

    def _moved(self) -> None:
        if self.moves:
            self.say(self.moves.pop(0), user=True)

    async def append_messages(self, chat_id: str, length: int, messages: str) -> Appended:
        self._moved()
        if chat_id != self.chat_id:
            return "gone"
        if self.generating:
            return "busy"
        if len(self.rows) != length:
            return "moved"
        self.appends += 1
        for each in json.loads(messages):
            self._name(each)
            self.rows.append(each)
        return self._save()

    def _save(self) -> Appended:
        if self.saving:
            self.file = json.loads(json.dumps(self.rows))
        return "done" if self.saving else "unsaved"

    async def rewrite_message(
        self, key: MessageKey, *, expect: str, text: str, limner: str, extra: str
    ) -> PatchResult:
        found = [each for each in self.rows if each["extra"].get("limner", {}).get("uid") == key.uid]
        if not found or key.chat_id != self.chat_id:
            return PatchResult("gone")
        if key.uid in self.busy:
            return PatchResult("busy")
        [message] = found
        if message["mes"] != expect:
            return PatchResult("mismatch", message["mes"])
        message["mes"] = text
        if "swipes" in message:
            message["swipes"][message["swipe_id"]] = text
        message["extra"] = {**message["extra"], **json.loads(extra), "limner": json.loads(limner)}
        return PatchResult("done", text, saved=self._save() == "done")

    async def read_metadata(self) -> StoryNote:
        return StoryNote(self.chat_id, "", json.dumps(self.notes))

    async def save_metadata(self, owner: str, entries: str) -> bool:
        if owner != self.chat_id:
            return False
        self.notes = {**self.notes, **json.loads(entries)}
        return self._save() == "done"


class LinkedWeb:
    """ST's server with the plugin; behind it a WebDAV server, or with ``upstash`` that."""

    def __init__(self, upstash: UpstashService | None = None) -> None:
        self.dav = WebDavService()
        self.upstash = upstash
        self.installed = self.configured = self.up = True
        self.refusal = 0  # of the plugin itself
        self.late: list[Callable[[], object]] = []  # what another program does just before the next PUT
        self.headers: list[Mapping[str, str]] = []
        self.pictures: list[str] = []
        self.cards: dict[str, Any] = {}  # by file; none: Mira's
        self.dav.folders.add("chatgpt-next-web")

    @property
    def text(self) -> str:
        return self.dav.files[FILE].decode()

    @property
    def file(self) -> Any:
        return json.loads(self.text)

    def sessions(self) -> dict[str, list[str]]:
        found = self.file["chat-next-web-store"]["sessions"]
        return {each["id"]: [text_of(message) for message in each["messages"]] for each in found}

    async def call(
        self, method: str, path: str, body: Mapping[str, Any] | None = None, *, deadline: float
    ) -> ServerAnswer:
        if not self.up:
            raise HostError("SillyTavern's server cannot be reached.", "network")
        if path == "/api/characters/export":
            assert body is not None
            found = (self.cards or {"mira.png": CARD}).get(str(body["avatar_url"]))
            return ServerAnswer(200, {}, json.dumps(found)) if found else ServerAnswer(404, {}, "Not Found")
        if path == "/api/images/upload":
            assert body is not None
            self.pictures.append(str(body["image"]))
            return ServerAnswer(200, {}, json.dumps({"path": f"/user/images/mira/{body['filename']}.webp"}))
        if path != BASE or not self.installed:
            return ServerAnswer(404, {}, "<!DOCTYPE html>")
        kind = "upstash" if self.upstash else "webdav"
        told = {"kind": kind, "address": "https://dav.example.com/files/mira", "user": "mira"}
        return ServerAnswer(200, {}, json.dumps({**told, "configured": self.configured}))

    def events(self, path: str) -> Any:
        raise AssertionError(path)

    async def send(
        self, method: str, path: str, text: str, headers: Mapping[str, str], *, deadline: float
    ) -> ServerAnswer:
        """What ``routes.py``, ``sync_file.py`` and ``relay.mjs`` do together."""
        self.headers.append(headers)
        if not self.up:
            raise HostError("SillyTavern's server cannot be reached.", "network")
        if self.refusal:
            error = {"error": {"message": "The server could not be reached.", "code": "network"}}
            return ServerAnswer(self.refusal, {}, json.dumps(error))
        if method == "PUT" and self.late:
            self.late.pop(0)()
        if method == "PUT" and self.upstash is None:
            schema.hold(text)
        route = urlsplit(path.removeprefix(BASE))
        small = {name.lower(): value for name, value in headers.items()}
        if self.upstash is not None:
            parts = parse_qs(route.query)["parts"][0].split(",")
            names = "/".join(f"chatgpt-next-web-chunk-{part}" for part in parts)
            verb = ("POST", f"/set/{names}") if method == "PUT" else ("GET", f"/mget/{names}")
            answer = self.upstash.answer(*verb, {"authorization": f"Bearer {TOKEN}"}, text.encode())
        else:
            small["authorization"] = f"Basic {base64.b64encode(f'{USER}:{PASSWORD}'.encode()).decode()}"
            own, verb_ = ("chatgpt-next-web", "MKCOL") if route.path == "/folder" else (FILE, method)
            answer = self.dav.answer(verb_, f"{self.dav.base}/{own}", small, text.encode())
        told = {"x-limner-status": str(answer.status)}
        told |= {f"x-limner-{name.lower()}": each for name, each in answer.headers.items()}
        body = answer.body.decode("utf-8", "replace") if method == "GET" and answer.status == 200 else ""
        return ServerAnswer(200, told, body)


class Copies:
    """The port ``_round.Copies``."""

    def __init__(self) -> None:
        self.texts: dict[str, str] = {}

    async def get(self, name: str) -> str:
        return self.texts.get(name, "")

    async def put(self, name: str, text: str) -> None:
        self.texts[name] = text


def text_of(message: Mapping[str, Any]) -> str:
    content = message["content"]
    return content if isinstance(content, str) else str(content[0]["text"])
