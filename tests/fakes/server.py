"""The server that the plugin runs in, played: a network with services in it, keys, files and time."""

import asyncio
import base64
import binascii
import json
import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from limner.core.clock import Ids
from limner_plugin.ports import Call, Folder, HeldPicture, HttpAnswer, Server, WireError
from limner_plugin.program import AdminRules, Program
from tests.fakes.clock import FakeClock

PNG = b"\x89PNG\r\n\x1a\n a picture"
PUBLIC = "93.184.216.34"

Answerer = Callable[[Call], Any]


def reply(status: int = 200, body: object = None, **headers: str) -> HttpAnswer:
    """An answer: bytes as they are, text too, anything else as JSON."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    if isinstance(body, bytes):
        return HttpAnswer(status, named, body)
    return HttpAnswer(status, named, (body if isinstance(body, str) else json.dumps(body or {})).encode())


@dataclass
class Network:
    """Services by ``METHOD host/path``; a list is answered one after another, its last again and again."""

    names: dict[str, tuple[str, ...]] = field(default_factory=dict)
    answers: dict[str, Any] = field(default_factory=dict)
    calls: list[Call] = field(default_factory=list)
    aborted: list[str] = field(default_factory=list)
    pictures: dict[int, bytes] = field(default_factory=dict)
    _last: int = 0

    def asked(self, line: str) -> list[Call]:
        return [call for call in self.calls if line_of(call) == line]

    async def resolve(self, host: str) -> tuple[str, ...]:
        if host.replace(".", "").isdigit() or ":" in host:
            return (host,)
        return self.names.get(host, (PUBLIC,))

    async def send(self, call: Call) -> HttpAnswer:
        self.calls.append(call)
        answer = self.answers.get(line_of(call))
        if isinstance(answer, list):
            answer = answer.pop(0) if len(answer) > 1 else answer[0]
        if isinstance(answer, Exception):
            raise answer
        if isinstance(answer, asyncio.Future):
            try:
                answer = await answer
            except asyncio.CancelledError:
                self.aborted.append(line_of(call))
                raise
        if answer is None:
            return reply(404, {"detail": "Nothing here."})
        found: HttpAnswer = answer
        if len(found.body) > call.most:
            raise WireError("Too much.", "large")
        if call.whole:
            pictures = (self._picture(found.body, call),) if found.status == 200 else ()
            return replace(found, body=b"", pictures=pictures)
        return self._lifted(found, call) if call.field else found

    def _picture(self, content: bytes, call: Call, fault: str = "") -> HeldPicture:
        number = self._last = self._last + 1
        self.pictures[number] = content
        fault = fault or ("large" if len(content) > call.each else "")
        return HeldPicture(number, len(content), content[:16], fault)

    def _lifted(self, answer: HttpAnswer, call: Call) -> HttpAnswer:
        """Take the pictures out, as ``plugin/http.mjs`` does; what is no JSON stays."""
        pictures: list[HeldPicture] = []

        def lift(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
            found = dict(pairs)
            if isinstance(text := found.get(call.field), str):
                found[call.field] = str(len(pictures)) if text and len(pictures) < call.pictures else ""
                if found[call.field]:
                    pictures.append(self._decoded(text, call))
            return found

        try:
            left = json.loads(answer.body, object_pairs_hook=lift)
        except (ValueError, RecursionError):
            return answer
        body = json.dumps(left).encode()
        if len(body) > call.text:
            raise WireError("Too much.", "text")
        return HttpAnswer(answer.status, answer.headers, body, tuple(pictures))

    def _decoded(self, text: str, call: Call) -> HeldPicture:
        try:
            return self._picture(base64.b64decode(text, validate=True), call)
        except (binascii.Error, ValueError):
            return self._picture(b"", call, "damaged")


def line_of(call: Call) -> str:
    return f"{call.method} {call.host}{call.path}"


class Vault:
    def __init__(self) -> None:
        self.environment: dict[str, str] = {}
        self.secrets: dict[tuple[str, str], str] = {}
        self.waits: asyncio.Future[str] | None = None
        self.opens: asyncio.Future[str] | None = None

    async def of_environment(self, name: str) -> str:
        if self.waits is not None:
            await self.waits
        return self.environment.get(name, "")

    async def read(self, user: str, name: str) -> str:
        if self.waits is not None:
            await self.waits
        return self.secrets.get((handle_of(user), name), "")

    async def write(self, user: str, name: str, value: str) -> None:
        if self.opens is not None:
            await self.opens
        self.secrets[handle_of(user), name] = value


class Users:
    """All are here, but those that a test has deleted."""

    def __init__(self) -> None:
        self.deleted: set[str] = set()

    async def here(self, user: str) -> bool:
        return user not in self.deleted


class Files:
    """By folder, which is the handle's: of ``mira@2``, the second user called so, it is ``mira``."""

    def __init__(self, pictures: dict[int, bytes]) -> None:
        self._pictures = pictures
        self.states: dict[str, str] = {}
        self.aside: list[str] = []
        self.images: dict[str, bytes] = {}
        self.own: dict[str, bytes] = {}
        """The user's own files by ``handle/folder/file``."""

    def read_state(self, user: str) -> str:
        return self.states.get(handle_of(user), "")

    def write_state(self, user: str, text: str) -> None:
        self.states[handle_of(user)] = text

    def set_aside(self, user: str) -> None:
        self.aside.append(self.states.pop(handle_of(user)))

    def holds(self, picture: HeldPicture, secrets: Sequence[bytes]) -> bool:
        return any(each in self._pictures[picture.number] for each in secrets)

    def save_image(self, user: str, folder: str, name: str, picture: HeldPicture) -> None:
        self.images[f"{handle_of(user)}/{folder}/{name}"] = self._pictures.pop(picture.number)

    def read_picture(self, user: str, folder: Folder, file: str, most: int) -> bytes:
        content = self.own.get(f"{handle_of(user)}/{folder}/{file}")
        if content is None or len(content) > most:
            raise WireError("there is no such file.")
        return content


def handle_of(user: str) -> str:
    return user.partition("@")[0]


class Plugin:
    """
    The whole plugin in a played server, spoken to as Node speaks to it.

    ``restarted`` is another one over the same files and keys, as after a kill.
    """

    def __init__(
        self,
        rules: AdminRules | None = None,
        before: "Plugin | None" = None,
        network: Network | None = None,
    ) -> None:
        self.rules: AdminRules = rules or (before.rules if before else AdminRules(version="1.2.3"))
        self.network: Network = before.network if before else network or Network()
        self.vault: Vault = before.vault if before else Vault()
        self.files: Files = before.files if before else Files(self.network.pictures)
        self.users: Users = before.users if before else Users()
        self.clock = FakeClock()
        self.posted: list[dict[str, Any]] = []
        server = Server(self.network, self.vault, self.users, self.files, self.clock, Ids(random.Random(7)))
        self.program = Program(lambda text: self.posted.append(json.loads(text)), self.rules, server)
        self._asked = 0

    def restarted(self) -> "Plugin":
        return Plugin(before=self)

    def send(
        self, method: str, path: str, body: object = None, *, user: str = "reader", **more: object
    ) -> int:
        self._asked += 1
        address, _, query = path.partition("?")
        text = body if isinstance(body, str) else json.dumps({} if body is None else body)
        message = {"ask": self._asked, "method": method, "path": address, "user": user, "entry": "limner"}
        message |= {
            "handle": handle_of(user),
            "query": query,
            "body": text,
            "size": len(text),
            "json": True,
            **more,
        }
        self.program.receive(json.dumps(message))
        return self._asked

    async def ask(self, method: str, path: str, body: object = None, **more: Any) -> tuple[int, Any]:
        """Ask, and return status and body of the answer."""
        number = self.send(method, path, body, **more)
        await self.clock.settle()
        answer = self.answer(number)
        assert answer is not None, "no answer yet"
        return answer["status"], answer["body"]

    def answer(self, number: int) -> dict[str, Any] | None:
        return next((message for message in self.posted if message.get("answer") == number), None)

    def pushed(self, number: int) -> list[Any]:
        return [message["text"] for message in self.posted if message.get("push") == number]

    def everything(self) -> str:
        """All that left the plugin but for what went to the services and into the vault."""
        return json.dumps([self.posted, self.files.states, self.files.aside, list(self.files.images)])


REPLICATE = "api.replicate.com"
FLUX = "black-forest-labs/flux-schnell"
KEY = "r8_secret-of-the-user-0123"


def flux(network: Network, *states: Mapping[str, object], pictures: int = 1) -> None:
    """Have Replicate there, with a model, and with a prediction that is seen in these states."""
    inputs: dict[str, dict[str, object]] = {
        "prompt": {},
        "seed": {},
        "num_outputs": {"minimum": 1, "maximum": 4},
    }
    inputs |= {"aspect_ratio": {"enum": ["1:1", "16:9", "3:2"]}, "num_inference_steps": {"maximum": 4}}
    schema = {"components": {"schemas": {"Input": {"properties": inputs}}}}
    output = [f"https://replicate.delivery/out-{number}.png" for number in range(pictures)]
    done = {"id": "p1", "status": "succeeded", "output": output, "metrics": {"predict_time": 1.5}}
    seen = [{"id": "p1", **state} for state in states] or [{**done, "logs": "Using seed: 42\n"}]
    network.answers |= {
        f"GET {REPLICATE}/v1/models/{FLUX}": reply(
            body={"latest_version": {"id": "a" * 64, "openapi_schema": schema}}
        ),
        f"POST {REPLICATE}/v1/models/{FLUX}/predictions": reply(201, {"id": "p1", "status": "starting"}),
        f"GET {REPLICATE}/v1/predictions/p1": [reply(body=state) for state in seen],
        f"POST {REPLICATE}/v1/predictions/p1/cancel": reply(body={"id": "p1", "status": "canceled"}),
    }
    for number in range(pictures):
        network.answers[f"GET replicate.delivery/out-{number}.png"] = reply(body=PNG)
