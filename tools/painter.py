"""
A stand-in for the painter: the AUTOMATIC1111 routes that SillyTavern asks for, on loopback.

Each picture is a scene of its prompt, of the size that was asked for, with the prompt below it: a person
can see at a glance whose picture stands where. ``Mood`` says how it paints (in the process, or by ``POST
/control``); every request is kept (``paintings``, or ``GET /requests``) with its start and end on the model's
clock.
"""

import argparse
import asyncio
import base64
import json
import time
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from aiohttp import web

from tools.canvas import paint
from tools.loopback import Gate, Ledger, Loopback
from tools.mood import PaintingMood, control

CHECKPOINT = "lab-painter.safetensors [0000000000]"
SAMPLER = "Euler a"
SCHEDULER = "Automatic"

# The parts of the API that only have to be there: what ST lists in its panel.
_LISTS: Mapping[str, Any] = {
    "samplers": [{"name": SAMPLER, "aliases": [], "options": {}}],
    "schedulers": [{"name": "automatic", "label": SCHEDULER}],
    "sd-models": [{"title": CHECKPOINT, "model_name": "lab-painter", "hash": "0000000000"}],
    "sd-vae": [{"model_name": "lab-vae", "filename": "lab-vae"}],
    "sd-modules": [],
    "upscalers": [{"name": "None"}, {"name": "Lanczos"}],
    "latent-upscale-modes": [{"name": "Latent"}],
    "loras": [],
    "progress": {"progress": 0.0, "eta_relative": 0.0, "state": {"job_count": 0}},
}


@dataclass(slots=True)
class Mood(PaintingMood):
    """
    How the painter paints from now on, beside what every mood says.

    Attributes:
        fail_status: what a picture that fails is answered with.
        rubbish: answer 200 with a page of ``html``, an ``empty`` list, or a ``broken`` picture.
    """

    delay: float = 0.2
    fail_status: int = 500
    rubbish: str | None = None


@dataclass(slots=True)
class Painting:
    """
    One request and what became of it.

    ``outcome`` is ``painting``, then ``painted``, ``failed``, ``rubbish`` or ``gone`` (the client hung up).
    """

    number: int
    prompt: str
    body: dict[str, Any]
    started_at: float
    ended_at: float | None = None
    outcome: str = "painting"


class Painter:
    """The painter: ``app`` is what is served, ``mood`` how it paints, ``paintings`` what it was asked."""

    def __init__(self) -> None:
        self.mood = Mood()
        self.paintings: Ledger[Painting] = Ledger()
        self.interrupts = 0
        self.in_flight = 0
        self.most_in_flight = 0
        self._gate = Gate()

    @property
    def app(self) -> web.Application:
        """A fresh application over this painter."""
        app = web.Application(client_max_size=64 * 1024 * 1024)
        for name in _LISTS:
            app.router.add_get(f"/sdapi/v1/{name}", self._list)
        app.router.add_get("/sdapi/v1/options", self._options)
        app.router.add_post("/sdapi/v1/options", self._options)
        app.router.add_post("/sdapi/v1/txt2img", self._txt2img)
        app.router.add_post("/sdapi/v1/interrupt", self._interrupt)
        app.router.add_post("/control", self._control)
        app.router.add_get("/requests", self._requests)
        return app

    @property
    def prompts(self) -> list[str]:
        """The prompts asked for so far, in order."""
        return [painting.prompt for painting in self.paintings]

    def release(self) -> None:
        """Let pictures that hang be painted."""
        self._gate.open()

    def reset(self, mood: Mood | None = None) -> None:
        """Forget the past, let through what hangs, and paint in a fresh mood."""
        self.release()
        self.paintings.clear()
        self.interrupts = 0
        self.most_in_flight = self.in_flight
        self.mood = mood or Mood()

    async def _list(self, request: web.Request) -> web.Response:
        return web.json_response(_LISTS[request.path.rpartition("/")[2]])

    async def _options(self, _request: web.Request) -> web.Response:
        return web.json_response({"sd_model_checkpoint": CHECKPOINT, "sd_vae": "lab-vae"})

    async def _interrupt(self, _request: web.Request) -> web.Response:
        self.interrupts += 1
        self.paintings.touch()
        return web.json_response({})

    async def _control(self, request: web.Request) -> web.Response:
        return await control(request, "The painter", self, lambda: self.mood)

    async def _requests(self, _request: web.Request) -> web.Response:
        return web.json_response(
            {
                "paintings": [asdict(painting) for painting in self.paintings],
                "most_in_flight": self.most_in_flight,
                "interrupts": self.interrupts,
            }
        )

    async def _txt2img(self, request: web.Request) -> web.Response:
        body: dict[str, Any] = await request.json()
        number = len(self.paintings) + 1
        self.in_flight += 1
        self.most_in_flight = max(self.most_in_flight, self.in_flight)
        painting = self.paintings.add(Painting(number, str(body.get("prompt", "")), body, time.monotonic()))
        outcome = "gone"
        try:
            outcome, response = await self._answer(painting)
            return response
        finally:
            self.in_flight -= 1
            painting.outcome, painting.ended_at = outcome, time.monotonic()
            self.paintings.touch()

    async def _answer(self, painting: Painting) -> tuple[str, web.Response]:
        mood, prompt = self.mood, painting.prompt
        if mood.hangs(prompt):
            await self._gate.wait()
        await asyncio.sleep(mood.delay)
        if mood.fails(painting.number, prompt):
            error = {"error": "LabError", "detail": "The lab was told to fail.", "errors": "out of paint"}
            return "failed", web.json_response(error, status=mood.fail_status)
        if mood.rubbish == "html":
            return "rubbish", web.Response(text="<html>Bad gateway</html>", content_type="text/html")
        if mood.rubbish == "empty":
            return "rubbish", web.json_response({"images": [], "parameters": {}, "info": "{}"})
        if mood.rubbish == "broken":
            return "rubbish", web.json_response({"images": [base64.b64encode(b"no picture").decode()]})
        size = int(painting.body.get("width") or 512), int(painting.body.get("height") or 512)
        seed = int(painting.body.get("seed") or 0)
        png = await asyncio.to_thread(paint, prompt, *size, max(seed, 0))
        info = {"prompt": prompt, "seed": painting.body.get("seed", -1), "width": size[0], "height": size[1]}
        answer = {"images": [base64.b64encode(png).decode()], "parameters": painting.body}
        return "painted", web.json_response({**answer, "info": json.dumps(info)})


def main() -> None:
    """Serve until Ctrl-C."""
    parser = argparse.ArgumentParser(description="Serve the stand-in painter on loopback.")
    parser.add_argument("--port", type=int, default=8102)
    parser.add_argument("--delay", type=float, default=0.5, help="seconds a picture takes")
    options = parser.parse_args()
    painter = Painter()
    painter.mood.delay = options.delay
    with Loopback() as loopback:
        print(f"The painter listens at {loopback.serve(painter.app, options.port)} (Ctrl-C ends it).")
        loopback.wait_for_interrupt()


if __name__ == "__main__":
    main()
