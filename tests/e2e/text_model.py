"""A stand-in for a model behind a text-completion API: one text in, one text out, on loopback."""

import json
from typing import Any

from aiohttp import web

from tools.loopback import Ledger


class TextModel:
    """Tells ``reply``, streamed where that is asked for; ``asked`` keeps the requests."""

    def __init__(self, reply: str) -> None:
        self.reply = reply
        self.asked: Ledger[dict[str, Any]] = Ledger()
        self.app = web.Application()
        self.app.router.add_get("/v1/models", self._models)
        self.app.router.add_post("/v1/completions", self._completions)

    async def _models(self, _request: web.Request) -> web.Response:
        return web.json_response({"object": "list", "data": [{"id": "lab-text-model", "object": "model"}]})

    async def _completions(self, request: web.Request) -> web.StreamResponse:
        body = self.asked.add(await request.json())
        if not body.get("stream"):
            return web.json_response({"choices": [{"index": 0, "text": self.reply}]})
        response = web.StreamResponse(headers={"Content-Type": "text/event-stream"})
        await response.prepare(request)
        for at in range(0, len(self.reply), 4):
            chunk = {"choices": [{"index": 0, "text": self.reply[at : at + 4]}]}
            await response.write(f"data: {json.dumps(chunk)}\n\n".encode())
        await response.write(b"data: [DONE]\n\n")
        return response
