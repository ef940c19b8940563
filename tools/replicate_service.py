"""
A stand-in for Replicate: the routes of its HTTP API that paint pictures, on loopback.

The official client (``replicate`` on PyPI) works against it; tests/unit/test_replicate_service.py holds it to
that. Each picture shows its prompt in words. ``Mood`` says how it paints (in the process, or by
``POST /control``); every prediction is kept (``predictions``, or ``GET /requests``).
"""

import argparse
import asyncio
import base64
import binascii
import time
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any

from aiohttp import BodyPartReader, web

from tools.canvas import paint
from tools.loopback import Gate, Ledger, Loopback
from tools.mood import PaintingMood, control
from tools.replicate_shapes import ENDED, MODELS, model_json, problem, version_of

KEY = "r8_stand-in-key-0123456789abcdef"
"""The key it takes, until a mood says otherwise."""

_BIG = 50 * 1024 * 1024
JSON_MOST = 1024 * 1024
"""Bytes of a request that is JSON; forms with files may be larger."""


@dataclass(slots=True)
class Mood(PaintingMood):
    """
    How the service paints from now on, beside what every mood says.

    Attributes:
        queue: seconds a prediction is starting before it is processed for ``delay`` seconds.
        refuse: answer each creation with this HTTP status (401, 402, 422, 429, 500, ...).
        refuse_polls: answer each look at a prediction with this status.
        retry_after: the header that comes with a 429.
        silent: take a creation and never answer it.
        rubbish: ``json``: answer a creation with broken JSON; ``html``, ``svg``, ``text``: the picture is one
            of these; ``big``: the picture has 50 MB; ``address``: it lies at ``output_address``.
        output_address: see ``rubbish``.
        echo: what a refusal says as well (a test has it say the key).
        key: the key it takes.
    """

    queue: float = 0.0
    refuse: int | None = None
    refuse_polls: int | None = None
    retry_after: int = 7
    silent: bool = False
    rubbish: str | None = None
    output_address: str = ""
    echo: str = ""
    key: str = KEY


@dataclass(slots=True)
class Prediction:
    """
    One prediction, as the service has it; ``polls`` is how often it was looked at.

    ``held`` says whether it hangs, and is let through by ``release``: one that is only begun is not.
    """

    number: int
    id: str
    model: str
    version: str
    input: dict[str, Any]
    created_at: float
    status: str = "starting"
    output: list[str] | None = None
    error: str | None = None
    logs: str = ""
    started_at: float | None = None
    completed_at: float | None = None
    polls: int = 0
    cancels: int = 0
    held: bool = False

    @property
    def prompt(self) -> str:
        """What it shows."""
        return str(self.input.get("prompt", ""))


class ReplicateService:
    """The service: ``app`` is what is served, ``mood`` how it paints, ``predictions`` what it was asked."""

    def __init__(self) -> None:
        self.mood = Mood()
        self.predictions: Ledger[Prediction] = Ledger()
        self.requests: Ledger[str] = Ledger()
        self.files: dict[str, bytes] = {}
        """Uploaded files by their id."""
        self._gate = Gate()
        self._works: set[asyncio.Task[None]] = set()

    @property
    def app(self) -> web.Application:
        """A fresh application over this service."""
        app = web.Application(client_max_size=2 * _BIG, middlewares=[self._guarded])
        app.router.add_post("/v1/predictions", self._create_by_version)
        app.router.add_post("/v1/models/{owner}/{name}/predictions", self._create_by_model)
        app.router.add_get("/v1/predictions/{id}", self._get)
        app.router.add_post("/v1/predictions/{id}/cancel", self._cancel)
        app.router.add_get("/v1/models/{owner}/{name}", self._model)
        app.router.add_get("/v1/models/{owner}/{name}/versions/{version}", self._version)
        app.router.add_post("/v1/files", self._upload)
        app.router.add_get("/v1/files/{id}", self._uploaded)
        app.router.add_get("/v1/collections/{slug}", self._collection)
        app.router.add_get("/v1/models", self._models)
        app.router.add_route("QUERY", "/v1/models", self._search)
        app.router.add_get("/files/{id}/{name}", self._file)
        app.router.add_post("/control", self._control)
        app.router.add_get("/requests", self._requests)
        return app

    @property
    def prompts(self) -> list[str]:
        """The prompts asked for so far, in order."""
        return [prediction.prompt for prediction in self.predictions]

    def release(self) -> None:
        """Let predictions that hang be painted."""
        self._gate.open()

    def reset(self, mood: Mood | None = None) -> None:
        """Forget the past, let through what hangs, and paint in a fresh mood."""
        self.release()
        self.predictions.clear()
        self.files.clear()
        self.requests.clear()
        self.mood = mood or Mood()

    def pictures_of(self, made: Prediction) -> list[bytes]:
        """Return the files in a prediction's input, those that are uploaded and those that stand in it."""
        return [content for uri in self._uris(made) if (content := self._content(uri)) is not None]

    def _uris(self, made: Prediction) -> list[str]:
        inputs = MODELS[made.model].inputs
        given = [value for name, value in made.input.items() if "'uri'" in str(inputs.get(name))]
        return [uri for value in given for uri in (value if isinstance(value, list) else [value])]

    def _content(self, uri: str) -> bytes | None:
        """Return the file of an address in an input; None where it can be had nowhere."""
        if not uri.startswith("data:"):
            return self.files.get(uri.rpartition("/v1/files/")[2])
        try:
            return base64.b64decode(uri.partition(";base64,")[2], validate=True) or None
        except binascii.Error:
            return None

    async def _upload(self, request: web.Request) -> web.StreamResponse:
        """Keep a file: the part ``content`` of a form, with its name and kind."""
        if request.content_type != "multipart/form-data":
            return problem(415, "Unsupported Media Type", "A form with a file is expected.")
        async for part in await request.multipart():
            if isinstance(part, BodyPartReader) and part.name == "content" and part.filename:
                name, content = f"f{len(self.files) + 1:025d}", bytes(await part.read())
                self.files[name] = content
                kind = part.headers.get("Content-Type", "application/octet-stream")
                return web.json_response(self._file_json(request, name, part.filename, kind), status=201)
        return problem(400, "Bad Request", "Missing content")

    def _file_json(self, request: web.Request, name: str, called: str, kind: str) -> dict[str, Any]:
        return {
            "id": name,
            "name": called,
            "content_type": kind,
            "size": len(self.files[name]),
            "etag": name,
            "checksums": {},
            "metadata": {},
            "created_at": _hour(time.time()),
            "expires_at": _hour(time.time() + 86_400),
            "urls": {"get": f"{request.scheme}://{request.host}/v1/files/{name}"},
        }

    async def _uploaded(self, request: web.Request) -> web.StreamResponse:
        name = request.match_info["id"]
        if name not in self.files:
            return problem(404, "Not found", "The requested resource could not be found.")
        return web.json_response(self._file_json(request, name, name, "image/png"))

    @web.middleware
    async def _guarded(self, request: web.Request, handler: Any) -> web.StreamResponse:  # noqa: ANN401
        self.requests.add(f"{request.method} {request.path_qs}")
        bearer = request.headers.get("Authorization", "")
        if request.path.startswith("/v1/") and bearer != f"Bearer {self.mood.key}":
            return problem(
                401, "Unauthenticated", f"You did not pass a valid token. {self.mood.echo}".strip()
            )
        if request.content_type == "application/json" and (request.content_length or 0) > JSON_MOST:
            raise web.HTTPRequestEntityTooLarge(JSON_MOST, request.content_length or 0)
        answer: web.StreamResponse = await handler(request)
        return answer

    async def _create_by_version(self, request: web.Request) -> web.StreamResponse:
        body: dict[str, Any] = await request.json()
        version = str(body.get("version", "")).rpartition(":")[2]
        model = next((name for name in MODELS if version_of(name) == version), None)
        if model is None:
            return problem(422, "Invalid version or not permitted", "The specified version does not exist.")
        return await self._create(request, model, body)

    async def _create_by_model(self, request: web.Request) -> web.StreamResponse:
        model = f"{request.match_info['owner']}/{request.match_info['name']}"
        if model not in MODELS or not MODELS[model].official:
            return problem(404, "Not found", "The requested resource could not be found.")
        return await self._create(request, model, await request.json())

    async def _create(self, request: web.Request, model: str, body: Mapping[str, Any]) -> web.StreamResponse:
        mood = self.mood
        if mood.silent:
            await self._gate.wait()
        if mood.refuse:
            detail = f"The stand-in was told to refuse. {mood.echo}".strip()
            return problem(mood.refuse, "Refused", detail, retry_after=mood.retry_after)
        number = len(self.predictions) + 1
        name = f"p{number:04d}{time.monotonic_ns() % 10**12:012d}"
        given = dict(body.get("input") or {})
        if faults := MODELS[model].faults(given):
            return problem(422, "Input validation failed", "\n".join(faults))
        made = Prediction(number, name, model, version_of(model), given, time.time())
        if any(self._content(uri) is None for uri in self._uris(made)):
            return problem(422, "Input validation failed", "- input: a file could not be had")
        self.predictions.add(made)
        work = asyncio.get_running_loop().create_task(self._paint(made, mood))
        self._works.add(work)
        work.add_done_callback(self._works.discard)
        if mood.rubbish == "json":
            return web.Response(text='{"id": "broken', status=201, content_type="application/json")
        return web.json_response(self._shown(request, made), status=201)

    async def _paint(self, made: Prediction, mood: Mood) -> None:
        await asyncio.sleep(mood.queue)
        if made.status in ENDED:
            return
        self._enter(made, "processing")
        made.started_at = time.time()
        seed = int(made.input.get("seed") or 1000 + made.number)
        made.logs = f"Using seed: {seed}\n  0%|          | 0/4 [00:00<?, ?it/s]"
        await asyncio.sleep(mood.delay / 2)
        made.logs += "\n 50%|█████     | 2/4 [00:00<00:00,  9.8it/s]"
        self.predictions.touch()
        await asyncio.sleep(mood.delay / 2)
        if mood.hangs(made.prompt):
            await self._gate.wait(lambda: self._hold(made))
        if made.status in ENDED:
            return
        made.completed_at = time.time()
        if mood.fails(made.number, made.prompt):
            made.error = "NSFW content detected. Try running it again, or try a different prompt."
            self._enter(made, "failed")
            return
        made.logs += "\n100%|██████████| 4/4 [00:00<00:00,  9.8it/s]"
        count = int(made.input.get("num_outputs") or 1)
        made.output = [f"/files/{made.id}/out-{index}.png" for index in range(count)]
        self._enter(made, "succeeded")

    def _hold(self, made: Prediction) -> None:
        made.held = True
        self.predictions.touch()

    def _enter(self, made: Prediction, status: str) -> None:
        made.status = status
        self.predictions.touch()

    def _shown(self, request: web.Request, made: Prediction) -> dict[str, Any]:
        base = f"{request.scheme}://{request.host}"
        output: Any = [base + path for path in made.output] if made.output else None
        if output and self.mood.rubbish == "address":
            output = [self.mood.output_address]
        if output and MODELS[made.model].bare_output:
            output = output[0]
        took = (
            None if made.completed_at is None else made.completed_at - (made.started_at or made.completed_at)
        )
        urls = {
            "get": f"{base}/v1/predictions/{made.id}",
            "cancel": f"{base}/v1/predictions/{made.id}/cancel",
        }
        return {
            "id": made.id,
            "model": made.model,
            "version": made.version,
            "input": made.input,
            "logs": made.logs,
            "output": output,
            "error": made.error,
            "status": made.status,
            "data_removed": False,
            "created_at": _hour(made.created_at),
            "started_at": _hour(made.started_at),
            "completed_at": _hour(made.completed_at),
            "metrics": {} if took is None else {"predict_time": took},
            "urls": urls,
        }

    def _found(self, request: web.Request) -> Prediction | None:
        return next((one for one in self.predictions if one.id == request.match_info["id"]), None)

    async def _get(self, request: web.Request) -> web.Response:
        found = self._found(request)
        if found is None:
            return problem(404, "Not found", "The requested resource could not be found.")
        found.polls += 1
        self.predictions.touch()
        if self.mood.refuse_polls:
            return problem(self.mood.refuse_polls, "Refused", "The stand-in was told to refuse.")
        return web.json_response(self._shown(request, found))

    async def _cancel(self, request: web.Request) -> web.Response:
        found = self._found(request)
        if found is None:
            return problem(404, "Not found", "The requested resource could not be found.")
        found.cancels += 1
        if found.status not in ENDED:
            found.completed_at = time.time()
            self._enter(found, "canceled")
        return web.json_response(self._shown(request, found))

    async def _model(self, request: web.Request) -> web.Response:
        model = f"{request.match_info['owner']}/{request.match_info['name']}"
        if model not in MODELS:
            return problem(404, "Not found", "The requested resource could not be found.")
        return web.json_response(model_json(model))

    async def _version(self, request: web.Request) -> web.Response:
        model = f"{request.match_info['owner']}/{request.match_info['name']}"
        if model not in MODELS or version_of(model) != request.match_info["version"]:
            return problem(404, "Not found", "The requested resource could not be found.")
        return web.json_response(model_json(model)["latest_version"])

    async def _collection(self, request: web.Request) -> web.Response:
        slug = request.match_info["slug"]
        if slug != "text-to-image":
            return problem(404, "Not found", "The requested resource could not be found.")
        models = [model_json(name) for name in MODELS]
        shown = {"name": "Generate images", "slug": slug, "description": "Models that paint."}
        return web.json_response({**shown, "full_description": None, "models": models})

    async def _models(self, _request: web.Request) -> web.Response:
        results = [model_json(name) for name in MODELS]
        return web.json_response({"previous": None, "next": None, "results": results})

    async def _search(self, request: web.Request) -> web.Response:
        wanted = (await request.text()).lower()
        results = [model_json(name) for name in MODELS if wanted in f"{name} {MODELS[name].words}".lower()]
        return web.json_response({"previous": None, "next": None, "results": results})

    async def _file(self, request: web.Request) -> web.StreamResponse:
        found, rubbish = self._found(request), self.mood.rubbish
        if found is None:
            raise web.HTTPNotFound
        if rubbish == "html":
            return web.Response(text="<html>Bad gateway</html>", content_type="text/html")
        if rubbish == "svg":
            svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
            return web.Response(text=svg, content_type="image/svg+xml")
        if rubbish == "text":
            return web.Response(body=b"no picture", content_type="image/png")
        size = int(found.input.get("width") or 512), int(found.input.get("height") or 512)
        png = await asyncio.to_thread(paint, found.prompt, *size)
        if rubbish != "big":
            return web.Response(body=png, content_type="image/png")
        response = web.StreamResponse(
            headers={"Content-Type": "image/png"}
        )  # no length: it has to be counted
        await response.prepare(request)
        await response.write(png)
        for _ in range(_BIG // 65536):
            await response.write(bytes(65536))
        return response

    async def _control(self, request: web.Request) -> web.Response:
        return await control(request, "The service", self, lambda: self.mood)

    async def _requests(self, _request: web.Request) -> web.Response:
        return web.json_response({"predictions": [asdict(one) for one in self.predictions]})


def _hour(seconds: float | None) -> str | None:
    return (
        None if seconds is None else datetime.fromtimestamp(seconds, UTC).isoformat().replace("+00:00", "Z")
    )


def main() -> None:
    """Serve until Ctrl-C."""
    parser = argparse.ArgumentParser(description="Serve the stand-in for Replicate on loopback.")
    parser.add_argument("--port", type=int, default=8103)
    parser.add_argument("--delay", type=float, default=2.0, help="seconds a prediction takes")
    options = parser.parse_args()
    service = ReplicateService()
    service.mood.delay = options.delay
    with Loopback() as loopback:
        print(
            f"Replicate's stand-in: {loopback.serve(service.app, options.port)}, key {KEY} (Ctrl-C ends it)."
        )
        loopback.wait_for_interrupt()


if __name__ == "__main__":
    main()
