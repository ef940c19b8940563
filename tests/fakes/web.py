"""SillyTavern's server in memory, with the plugin in it, as far as the browser can notice."""

import asyncio
import json
from collections.abc import AsyncGenerator, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlsplit

from limner.core.errors import HostError
from limner.page.web import ServerAnswer

BASE = "/api/plugins/limner"

REPLICATE: dict[str, Any] = {
    "id": "replicate",
    "name": "Replicate",
    "configured": True,
    "key": "saved",
    "baseUrl": "",
    "defaultModel": "black-forest-labs/flux-schnell",
    "features": {
        "knows": ["model", "width", "height", "count", "guidance", "steps", "seed", "negative"],
        "sizes": [],
        "step": 16,
        "qualities": [],
        "most": 4,
        "progress": True,
        "cancel": True,
    },
    "defaults": {"width": 1024, "height": 1024, "count": 1},
}
OPENAI: dict[str, Any] = {
    "id": "openai",
    "name": "OpenAI-compatible",
    "configured": False,
    "key": "none",
    "baseUrl": "https://images.example/v1",
    "defaultModel": "gpt-image-1",
    "features": {
        "knows": ["model", "width", "height", "quality"],
        "sizes": [[1024, 1024], [1536, 1024], [1024, 1536]],
        "step": 1,
        "qualities": ["low", "high"],
        "most": 1,
        "progress": False,
        "cancel": False,
    },
    "defaults": {"quality": "low"},
}
MODELS = [
    {"id": "black-forest-labs/flux-schnell", "name": "flux-schnell", "description": "Quick."},
    {"id": "stability-ai/sdxl", "name": "sdxl", "description": "Old & <good>."},
]


@dataclass
class Job:
    """One prediction on the server; ``news`` wakes whoever follows it."""

    body: Mapping[str, Any]
    state: dict[str, Any]
    news: asyncio.Event = field(default_factory=asyncio.Event)


class FakeWeb:
    """
    The port ``page.web.Web``.

    ``installed``: whether there is a plugin; ``up``: whether there is a server; ``streams``: whether it sends
    events. A job is painted at once unless ``by_hand``; ``refusals`` are answers that the next POSTs of a job
    get in its stead, ``looks`` those for the next looks at one, ``ill`` is what everything is answered with.
    """

    def __init__(self) -> None:
        self.installed = self.up = self.streams = True
        self.by_hand = False
        self.services = [json.loads(json.dumps(each)) for each in (REPLICATE, OPENAI)]
        self.jobs: dict[str, Job] = {}
        self.asked: list[tuple[str, str]] = []
        self.posted: list[Mapping[str, Any]] = []
        self.configured: list[Mapping[str, Any]] = []
        self.refusals: list[ServerAnswer] = []
        self.looks: list[ServerAnswer] = []
        self.streams_open = 0
        self.outcome: dict[str, Any] = {}
        self.ill: ServerAnswer | None = None

    # -- what a test does ----------------------------------------------------------------------------------

    def change(self, name: str, **state: Any) -> None:
        """Something happens to a prediction."""
        job = self.jobs[name]
        job.state.update(state)
        job.news.set()

    def finish(self, name: str, **state: Any) -> None:
        done = {"status": "done", "progress": 1, "images": [f"/user/images/Mira/{name}.png"]}
        self.change(name, **{**done, **self.outcome, **state})

    def fail(self, name: str, message: str, code: str = "provider", **more: Any) -> None:
        error = {"message": message, "code": code, "retryable": False, "retryAfter": None, **more}
        self.change(name, status="failed", error=error)

    def go_down(self) -> None:
        """The server is gone, and with it every stream."""
        self.up = False
        for job in self.jobs.values():
            job.news.set()

    # -- the port ------------------------------------------------------------------------------------------

    async def call(
        self, method: str, path: str, body: Mapping[str, object] | None = None, *, deadline: float
    ) -> ServerAnswer:
        assert deadline > 0
        self.asked.append((method, path))
        await asyncio.sleep(0)
        self._reach()
        if not self.installed or not path.startswith(BASE):
            return ServerAnswer(404, {}, "<!DOCTYPE html><title>Not found</title>")
        if self.ill is not None:
            return self.ill
        return self._answer(method, path.removeprefix(BASE), json.loads(json.dumps(body or {})))

    async def events(self, path: str) -> AsyncGenerator[tuple[str, str], None]:
        self.asked.append(("STREAM", path))
        await asyncio.sleep(0)
        self._reach()
        if not self.streams:
            raise HostError("no streams today", "network")
        job = self.jobs[path.rpartition("/")[2]]
        self.streams_open += 1
        try:
            while True:
                status = job.state["status"]
                over = status in ("done", "failed", "cancelled")
                name = "progress" if not over else "done" if status == "done" else "failed"
                yield name, json.dumps(job.state)
                if over:
                    return
                job.news.clear()
                await job.news.wait()
                self._reach()
                if not self.streams:
                    return
        finally:
            self.streams_open -= 1

    def _reach(self) -> None:
        if not self.up:
            raise HostError("SillyTavern's server cannot be reached.", "network")

    def _answer(self, method: str, path: str, body: dict[str, Any]) -> ServerAnswer:  # noqa: PLR0911
        route = urlsplit(path)
        parts = route.path.strip("/").split("/")
        match method, parts:
            case "GET", ["health"]:
                configured = any(each["configured"] for each in self.services)
                head = {"ok": True, "api": 1, "version": "1.0.0", "configured": configured}
                return said(200, {**head, "services": self.services})
            case "GET", ["config"]:
                return said(200, {"services": self.services})
            case "POST", ["config"]:
                return self._configure(body)
            case "GET", ["models"]:
                search = parse_qs(route.query).get("search", [""])[0]
                return said(200, {"models": [m for m in MODELS if search in m["id"]], "cached": False})
            case "POST", ["generate"]:
                return self._generate(body)
            case "GET", ["prediction", name] if name in self.jobs:
                if self.looks:
                    return self.looks.pop(0)
                return said(200, self.jobs[name].state)
            case "POST", ["prediction", name, "cancel"] if name in self.jobs:
                if self.jobs[name].state["status"] in ("waiting", "painting"):
                    self.change(name, status="cancelled")
                return said(200, self.jobs[name].state)
        return refused(404, "There is no such thing.", "validation")

    def _configure(self, body: dict[str, Any]) -> ServerAnswer:
        self.configured.append(body)
        for service in self.services:
            if service["id"] == body.get("service"):
                if "key" in body:
                    service["configured"] = bool(body["key"])
                    service["key"] = "saved" if body["key"] else "none"
                service["baseUrl"] = body.get("baseUrl", service["baseUrl"])
                service["defaultModel"] = body.get("model", service["defaultModel"])
        return said(200, {"services": self.services})

    def _generate(self, body: dict[str, Any]) -> ServerAnswer:
        self.posted.append(body)
        if self.refusals:
            return self.refusals.pop(0)
        service = next(each for each in self.services if each["id"] == body["service"])
        if not service["configured"]:
            return refused(409, "There is no key.", "configuration")
        name = body["id"]
        if name not in self.jobs:
            used = {k: v for k, v in body.items() if k in service["features"]["knows"]}
            making = {"options": used, "seconds": 1.5, "cost": "$0.003", "external": f"ext-{name}"}
            state = {"id": name, "service": body["service"], "status": "waiting", "progress": None}
            more: dict[str, Any] = {
                "images": [],
                "making": making,
                "predictionId": f"ext-{name}",
                "error": None,
            }
            self.jobs[name] = Job(body, {**state, **more})
            if not self.by_hand:
                self.finish(name)
        return said(202, self.jobs[name].state)


def said(status: int, value: object) -> ServerAnswer:
    return ServerAnswer(status, {"content-type": "application/json"}, json.dumps(value))


def refused(status: int, message: str, code: str, **more: object) -> ServerAnswer:
    error = {"message": message, "code": code, "retryable": False, "retryAfter": None, "faults": [], **more}
    return said(status, {"error": error})
