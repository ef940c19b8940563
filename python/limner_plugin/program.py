"""The plugin, put together: JSON text from the server in, JSON text out to it (``plugin/worker.mjs``)."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from limner.core import json_text
from limner.core.json_text import as_bool, as_dict, as_int, as_list, as_str
from limner.core.tasks import Background
from limner_plugin.addresses import Guard
from limner_plugin.errors import RefusalError
from limner_plugin.model_lists import ModelLists
from limner_plugin.ports import Server
from limner_plugin.rates import Concurrency, Rate, RateLimits
from limner_plugin.routes import Reply, Request, Routes, refused
from limner_plugin.services.base import Service
from limner_plugin.services.openai import OpenAI
from limner_plugin.services.replicate import Replicate
from limner_plugin.streams import Streams
from limner_plugin.sync_file import Relay
from limner_plugin.users import UserStates
from limner_plugin.wire import Wire

Post = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class AdminRules:
    """What the administrator says in ``config.yaml`` or the environment (docs/plugin.md)."""

    version: str = ""
    inner: tuple[str, ...] = ()
    seconds: float = 120.0
    per_user: int = 30
    in_all: int = 120
    replicate_url: str = ""
    openai_url: str = ""

    @classmethod
    def read(cls, text: str) -> "AdminRules":
        """Build from the server's JSON; what does not fit is the default."""
        raw = as_dict(json_text.loads(text))
        plain = cls()

        def number(name: str, default: int, most: int) -> int:
            found = as_int(raw.get(name), default)
            return found if 1 <= found <= most else default

        return cls(
            as_str(raw.get("version")),
            tuple(as_str(entry) for entry in as_list(raw.get("innerAddresses"))),
            float(number("longestSeconds", int(plain.seconds), 3600)),
            number("picturesPerMinute", plain.per_user, 10_000),
            number("picturesPerMinuteInAll", plain.in_all, 10_000),
            as_str(raw.get("replicateUrl")).rstrip("/"),
            as_str(raw.get("openaiUrl")).rstrip("/"),
        )


class Program:
    """``receive`` takes what the server says; answers go out by ``post``."""

    def __init__(self, post: Post, rules: AdminRules, server: Server) -> None:
        clock = server.clock
        self._post = post
        self._tasks = Background()
        self._streams = Streams(clock)
        wire = Wire(server.http, Guard(rules.inner))
        known: tuple[Service, ...] = (
            Replicate(wire, clock, rules.seconds, rules.replicate_url),
            OpenAI(wire, clock, rules.seconds, rules.openai_url),
        )
        rate = Rate(clock, "pictures", rules.per_user, rules.in_all)
        concurrency = Concurrency(10, 30, lambda number: self._tell({"busy": number}))
        services = {service.id: service for service in known}
        self._users = UserStates(services, wire, server, RateLimits(rate, concurrency), rules.seconds)
        requests = Rate(clock, "requests", 1200, 6000)
        self._routes = Routes(self._users, ModelLists(clock), requests, rules.version)

    def receive(self, text: str) -> None:
        """Hear one message: ``{"ask": n, ...request}`` or ``{"close": n}``."""
        message = as_dict(json_text.loads(text))
        if "close" in message:
            self._streams.close(as_int(message["close"]))
        else:
            self._tasks.begin(self._answer(as_int(message.get("ask")), _request(message)))

    async def _answer(self, number: int, request: Request) -> None:
        reply: Reply | None = None
        try:
            reply = await self._routes.answer(request)
        finally:
            if reply is None:  # a bug of ours: it is logged, and whoever asked is told
                sorry = "The plugin has failed; the server's log says where."
                reply = refused(RefusalError(sorry, code="provider", status=500))
            shown: dict[str, object] = {"status": reply.status, "body": reply.body, "headers": reply.headers}
            if reply.relay is not None:
                shown["relay"] = _relay(reply.relay)
            self._tell({"answer": number, **shown, "stream": bool(reply.stream)})
        if reply.stream:
            self._open(number, request, reply.stream)

    def _open(self, number: int, request: Request, id_: str) -> None:
        def push(text: str | None) -> None:
            self._tell({"push": number, "text": text})

        try:
            predictions = self._users.of(request.user, request.handle).predictions
            prediction = predictions.prediction(id_)
        except RefusalError:  # gone since it was answered
            push(None)
            return
        self._streams.open(number, predictions, prediction, push)

    def _tell(self, message: Mapping[str, object]) -> None:
        self._post(json.dumps(message))


def _relay(relay: Relay) -> dict[str, object]:
    call = relay.call
    place = {name: getattr(call, name) for name in ("method", "scheme", "host", "port", "path", "address")}
    limits = {"milliseconds": int(call.seconds * 1000), "most": call.most}
    return {**place, **limits, "headers": dict(call.headers), "secret": relay.secret}


def _request(message: Mapping[str, object]) -> Request:
    user = as_str(message.get("user"))
    return Request(
        as_str(message.get("method")),
        as_str(message.get("path")),
        user,
        as_str(message.get("handle"), user),
        as_str(message.get("entry")),
        as_str(message.get("query")),
        as_str(message.get("body")),
        as_int(message.get("size")),
        as_bool(message.get("json")),
        as_str(message.get("match")),
        as_str(message.get("noneMatch")),
    )
