"""
What large answers of an image service cost SillyTavern's memory: one of 57 MB, ten at once, and after.

Each answer holds three pictures of 14.25 MB as base64 in JSON; they are made once, so that the service itself
costs nothing. Ten users are ten requests at once, which is also as many as one user may have under way. Then
come ten that are hostile: 57 MB of brackets, which are many times as much once they are parsed. The peaks are
``VmHWM``, which is set back before each part.
"""

import base64
import json
import threading
import time
from collections.abc import Callable

from aiohttp import web

from tests.bench.figures import Figure, figure
from tests.bench.lab import Lab
from tests.plugin.conftest import Client
from tools.data_root import Setup
from tools.loopback import Loopback
from tools.sillytavern import SillyTavern

_ROUNDS = 3
_AT_ONCE = 10
_PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 55_664
_PICTURES = 3
_CALM = 5.0
"""Seconds after which what an answer has left behind is read."""
_CONTAINER = 1000.0
"""MB that a small container has."""
_HOSTILE = "brackets"
_KEY = "sk-of-the-bench-0123456789"


def run(_lab: Lab) -> list[Figure]:
    """Start servers, one after another, and have them painted for."""
    entry = {"b64_json": base64.b64encode(_PICTURE).decode()}
    answer = json.dumps({"created": 1, "data": [entry] * _PICTURES}).encode()
    size = len(answer) / 1e6

    hostile = b"[" + b"[]," * (len(answer) // 3) + b"[]]"

    async def paint(request: web.Request) -> web.Response:
        wish = await request.json()
        body = hostile if wish["prompt"] == _HOSTILE else answer
        return web.Response(body=body, content_type="application/json")

    app = web.Application()
    app.router.add_post("/v1/images/generations", paint)
    found: dict[str, list[float]] = {}

    def note(what: str, value: float) -> None:
        found.setdefault(what, []).append(value)

    with Loopback() as loopback:
        service = loopback.serve(app)
        for _ in range(_ROUNDS):
            _round(service, size, note)
    return [_figure(what, values) for what, values in found.items()]


def _figure(what: str, values: list[float]) -> Figure:
    if what.startswith("time"):
        return figure(what, values, "s")
    if what.startswith("peak"):
        return figure(what, values, "MB", _CONTAINER, worst=True)
    return figure(what, values, "MB")


def _round(service: str, size: float, note: Callable[[str, float], None]) -> None:
    nowhere = "http://127.0.0.1:9"
    config = f'limner:\n  innerAddresses: ["{service.removeprefix("http://")}"]\n  picturesPerMinute: 100\n'
    with SillyTavern(Setup(nowhere, nowhere, limner=False, plugin=True, config=config)) as tavern:
        client = Client(tavern)
        change = {"service": "openai", "baseUrl": f"{service}/v1", "key": _KEY}
        assert client.ask("POST", "/config", change).status == 200
        time.sleep(3)
        note("memory with Python in it, before an answer", tavern.memory())
        parts = (
            ("a lake", 1, f"one answer of {size:.0f} MB"),
            ("a lake", _AT_ONCE, f"{_AT_ONCE} of them at once"),
            (_HOSTILE, _AT_ONCE, f"{_AT_ONCE} hostile ones at once"),
        )
        for prompt, many, called in parts:
            tavern.forget_peak()
            began = time.perf_counter()
            _order(tavern, prompt, many)
            note(f"time until all is answered, {called}", time.perf_counter() - began)
            note(f"peak of the memory, {called}", tavern.peak_memory())
            time.sleep(_CALM)
            note(f"memory {_CALM:.0f} s after {called}", tavern.memory())


def _order(tavern: SillyTavern, prompt: str, many: int) -> None:
    """Have so many pages order at once, and wait until each has its pictures or is refused."""
    statuses: list[tuple[int, int]] = []

    def order(client: Client) -> None:
        wish = {"service": "openai", "prompt": prompt, "count": _PICTURES, "wait": True}
        answer = client.ask("POST", "/generate", wish)
        statuses.append((answer.status, len(answer.json.get("images", ()))))

    threads = [threading.Thread(target=order, args=(Client(tavern),)) for _ in range(many)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    expected = (502, 0) if prompt == _HOSTILE else (200, _PICTURES)
    assert statuses == [expected] * many, statuses
