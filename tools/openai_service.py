"""
A stand-in for an OpenAI-compatible image service, on loopback: it paints, edits and lists models.

The official client (``openai`` on PyPI) works against it; tests/unit/test_openai_service.py holds it to that.
Each picture shows its prompt in words. ``Mood`` says how it paints (in the process, or by ``POST /control``);
every request is kept (``paintings``, or ``GET /requests``).
"""

import argparse
import asyncio
import base64
import time
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from aiohttp import BodyPartReader, web

from tools.canvas import paint
from tools.loopback import Gate, Ledger, Loopback
from tools.mood import PaintingMood, control

KEY = "sk-stand-in-key-0123456789abcdef"
"""The key it takes, until a mood says otherwise."""

MODELS = ("gpt-image-1", "dall-e-3", "lab-painter")
_BIG = 50 * 1024 * 1024
JSON_MOST = 1024 * 1024
"""Bytes of a request that is JSON; forms with files may be larger."""
_MOST_IMAGES = 16
_LOOKED_AT: Mapping[str, bytes] = {
    "image/png": b"\x89PNG\r\n\x1a\n",
    "image/jpeg": b"\xff\xd8\xff",
    "image/webp": b"RIFF",
}
"""What a picture to look at may be, and how such a file begins."""
_SAID: Mapping[int, tuple[str, str | None]] = {
    401: ("invalid_request_error", "invalid_api_key"),
    429: ("requests", "rate_limit_exceeded"),
    500: ("server_error", None),
}


@dataclass(slots=True)
class Mood(PaintingMood):
    """
    How the service paints from now on, beside what every mood says.

    Attributes:
        fail_status: what a picture that fails is answered with.
        retry_after: the header that comes with a 429.
        form: ``b64_json`` or ``url``: how the pictures come.
        rubbish: ``json``: broken JSON; ``html``, ``svg``, ``text``: the picture is one of these;
            ``empty``: no picture; ``big``: it has 50 MB; ``address``: it lies at ``output_address``.
        output_address: see ``rubbish``.
        echo: what a refusal says as well (a test has it say the key).
        key: the key it takes; empty: any or none.
    """

    fail_status: int = 500
    retry_after: int = 7
    form: str = "b64_json"
    rubbish: str | None = None
    output_address: str = ""
    echo: str = ""
    key: str = KEY


@dataclass(slots=True)
class Painting:
    """One request; ``outcome``: ``painting``, then ``painted``, ``failed``, ``gone`` (the client hung up)."""

    number: int
    prompt: str
    body: dict[str, Any]
    started_at: float
    ended_at: float | None = None
    outcome: str = "painting"


class OpenAIService:
    """The service: ``app`` is what is served, ``mood`` how it paints, ``paintings`` what it was asked."""

    def __init__(self) -> None:
        self.mood = Mood()
        self.paintings: Ledger[Painting] = Ledger()
        self.requests: Ledger[str] = Ledger()
        self.uploads: dict[int, list[bytes]] = {}
        """The pictures that came with a request, by its number."""
        self._gate = Gate()

    @property
    def app(self) -> web.Application:
        """A fresh application over this service."""
        app = web.Application(client_max_size=2 * _BIG, middlewares=[self._guarded])
        app.router.add_post("/v1/images/generations", self._generate)
        app.router.add_post("/v1/images/edits", self._edit)
        app.router.add_get("/v1/models", self._models)
        app.router.add_get("/files/{number}/{index}", self._file)
        app.router.add_post("/control", self._control)
        app.router.add_get("/requests", self._requests)
        return app

    @property
    def prompts(self) -> list[str]:
        """The prompts asked for so far, in order."""
        return [painting.prompt for painting in self.paintings]

    def release(self) -> None:
        """Answer what hangs."""
        self._gate.open()

    def reset(self, mood: Mood | None = None) -> None:
        """Forget the past, let through what hangs, and paint in a fresh mood."""
        self.release()
        self.paintings.clear()
        self.uploads.clear()
        self.requests.clear()
        self.mood = mood or Mood()

    @web.middleware
    async def _guarded(self, request: web.Request, handler: Any) -> web.StreamResponse:  # noqa: ANN401
        self.requests.add(f"{request.method} {request.path_qs}")
        bearer, key = request.headers.get("Authorization", ""), self.mood.key
        if request.path.startswith("/v1/") and key and bearer != f"Bearer {key}":
            return self._refusal(401, f"Incorrect API key provided: {bearer[-4:]}. {self.mood.echo}".strip())
        if request.content_type == "application/json" and (request.content_length or 0) > JSON_MOST:
            raise web.HTTPRequestEntityTooLarge(JSON_MOST, request.content_length or 0)
        answer: web.StreamResponse = await handler(request)
        return answer

    def _refusal(self, status: int, message: str) -> web.Response:
        kind, code = _SAID.get(status, ("invalid_request_error", None))
        headers = {"x-request-id": "req_stand_in"}
        if status == 429:
            headers["Retry-After"] = str(self.mood.retry_after)
        body = {"error": {"message": message, "type": kind, "param": None, "code": code}}
        return web.json_response(body, status=status, headers=headers)

    async def _models(self, _request: web.Request) -> web.Response:
        data = [{"id": name, "object": "model", "created": 1, "owned_by": "lab"} for name in MODELS]
        return web.json_response({"object": "list", "data": data})

    async def _generate(self, request: web.Request) -> web.Response:
        return await self._painted(request, await request.json(), [])

    async def _edit(self, request: web.Request) -> web.Response:
        """Paint by pictures that come with the request, which is a form with files in it."""
        if request.content_type != "multipart/form-data":
            return self._refusal(400, f"Unsupported content type: {request.content_type!r}.")
        body: dict[str, Any] = {}
        images: list[bytes] = []
        async for part in await request.multipart():
            if not isinstance(part, BodyPartReader):
                return self._refusal(400, "A form inside a form is not expected.")
            if part.name not in ("image", "image[]"):
                body[str(part.name)] = await part.text()
                continue
            content, kind = bytes(await part.read()), part.headers.get("Content-Type", "")
            if not part.filename or kind not in _LOOKED_AT or not content.startswith(_LOOKED_AT[kind]):
                return self._refusal(400, f"Invalid file 'image': unsupported mimetype ({kind!r}).")
            images.append(content)
        if not 1 <= len(images) <= _MOST_IMAGES or max(map(len, images)) > _BIG:
            return self._refusal(400, f"From 1 to {_MOST_IMAGES} images of less than 50 MB are expected.")
        if "gpt-image" not in str(body.get("model")):
            return self._refusal(400, f"Invalid value: {body.get('model')!r} does not edit images.")
        return await self._painted(request, body, images)

    async def _painted(self, request: web.Request, body: dict[str, Any], images: list[bytes]) -> web.Response:
        number = len(self.paintings) + 1
        if images:
            self.uploads[number] = images
        painting = self.paintings.add(Painting(number, str(body.get("prompt", "")), body, time.monotonic()))
        outcome = "gone"
        try:
            outcome, response = await self._answer(request, painting)
            return response
        finally:
            painting.outcome, painting.ended_at = outcome, time.monotonic()
            self.paintings.touch()

    async def _answer(self, request: web.Request, painting: Painting) -> tuple[str, web.Response]:
        mood, prompt = self.mood, painting.prompt
        if not prompt or painting.body.get("model") not in MODELS:
            return "failed", self._refusal(400, "The model or the prompt is missing or not known.")
        if mood.hangs(prompt):
            await self._gate.wait()
        await asyncio.sleep(mood.delay)
        if mood.fails(painting.number, prompt):
            said = f"The stand-in was told to fail. {mood.echo}".strip()
            return "failed", self._refusal(mood.fail_status, said)
        if mood.rubbish == "json":
            return "painted", web.Response(text='{"created": 1, "da', content_type="application/json")
        count = 0 if mood.rubbish == "empty" else int(painting.body.get("n") or 1)
        base = f"{request.scheme}://{request.host}"
        data: list[dict[str, Any]] = []
        for index in range(count):
            if mood.rubbish == "address":
                data.append({"url": mood.output_address})
            elif mood.form == "url":
                data.append({"url": f"{base}/files/{painting.number}/{index}"})
            else:
                picture = await asyncio.to_thread(self._picture, painting)
                data.append({"b64_json": base64.b64encode(picture).decode()})
        answer = {"created": int(time.time()), "data": data, "quality": painting.body.get("quality", "auto")}
        return "painted", web.json_response(answer, headers={"x-request-id": f"req_{painting.number}"})

    def _picture(self, painting: Painting) -> bytes:
        rubbish = {
            "html": b"<html>Bad gateway</html>",
            "svg": b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
            "text": b"no picture",
        }
        if self.mood.rubbish in rubbish:
            return rubbish[self.mood.rubbish]
        width, _, height = str(painting.body.get("size") or "1024x1024").partition("x")
        size = (int(width), int(height)) if width.isdigit() and height.isdigit() else (1024, 1024)
        return paint(painting.prompt, *size) + (bytes(_BIG) if self.mood.rubbish == "big" else b"")

    async def _file(self, request: web.Request) -> web.Response:
        number = int(request.match_info["number"])
        found = next((one for one in self.paintings if one.number == number), None)
        if found is None:
            raise web.HTTPNotFound
        return web.Response(body=await asyncio.to_thread(self._picture, found), content_type="image/png")

    async def _control(self, request: web.Request) -> web.Response:
        return await control(request, "The service", self, lambda: self.mood)

    async def _requests(self, _request: web.Request) -> web.Response:
        return web.json_response({"paintings": [asdict(painting) for painting in self.paintings]})


def main() -> None:
    """Serve until Ctrl-C."""
    parser = argparse.ArgumentParser(description="Serve the stand-in for an OpenAI-compatible painter.")
    parser.add_argument("--port", type=int, default=8104)
    parser.add_argument("--delay", type=float, default=2.0, help="seconds a request takes")
    options = parser.parse_args()
    service = OpenAIService()
    service.mood.delay = options.delay
    with Loopback() as loopback:
        address = loopback.serve(service.app, options.port)
        print(f"OpenAI's stand-in: {address}/v1, key {KEY} (Ctrl-C ends it).")
        loopback.wait_for_interrupt()


if __name__ == "__main__":
    main()
