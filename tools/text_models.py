"""
Stand-ins for two servers of local models: KoboldCpp and llama.cpp, each by its own protocol, on loopback.

They are as strict as the real ones where a client could cheat: a reply ends at the request's stop strings and
at its length, a prompt that leaves no room for the reply in the context is refused by the count that their
tokenizer route gives, and a reply has tags only where the block before the model's own asks for them. (A real
KoboldCpp would cut such a prompt at its beginning, silently.)
"""

import asyncio
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from aiohttp import web

from tools.loopback import Gate, Ledger
from tools.stories import story, without_tags

Kind = Literal["koboldcpp", "llamacpp"]
MODEL = "lab-text-model"
CHARACTERS = 4
"""So many make a token here."""

_ASKS = "img-prompt="
_WORDS = "Write your next reply"
"""What only the instructions say: the model's own lines may hold tags."""
_MARKS = re.compile(
    r"<\|im_start\|>(?P<chatml>\w+)\n?|### (?P<alpaca>\w+):\n?|(?:^|\n)(?P<name>[A-Z][\w ]{0,30}):"
)
_OWN = frozenset({"assistant", "Response"})


@dataclass(slots=True)
class TextScript:
    """
    What the model does from now on: tells ``replies`` one by one, then ``reply``, else a story.

    ``speakers`` are the names whose lines are the model's own; ``context`` is its size in tokens. After
    ``hang_after`` characters of a stream it writes nothing more until ``release``.
    """

    reply: str | None = None
    replies: list[str] = field(default_factory=list)
    speakers: Sequence[str] = ("Mira", "Bran", "Ysolde", "Tobin")
    context: int = 8192
    hang_after: int | None = None


@dataclass(slots=True)
class Request:
    """
    One request. ``asked``: its prompt asks for tags; ``outcome``: why the text ends.

    ``stop`` (a stop string), ``length``, ``end``, ``refused``, or ``aborted`` by the client.
    """

    body: dict[str, Any]
    asked: bool
    text: str = ""
    outcome: str = "writing"

    @property
    def prompt(self) -> str:
        """The prompt as it came."""
        return str(self.body.get("prompt", ""))


def tokens(text: str) -> int:
    """Count as the tokenizer routes do."""
    return -(-len(text) // CHARACTERS)


def asks_for_tags(prompt: str, speakers: Sequence[str]) -> bool:
    """
    Say whether what stands right above the model's own last block asks for tags.

    Without a template an instruction stands bare below what was said last, perhaps by the model itself; with
    none of anybody's names it is all one block.
    """
    marks = list(_MARKS.finditer(prompt))
    blocks = [(False, prompt[: marks[0].start()] if marks else prompt)]
    ends = [*(mark.start() for mark in marks[1:]), len(prompt)]
    for mark, end in zip(marks, ends, strict=False):
        who = mark["chatml"] or mark["alpaca"] or mark["name"]
        own = who in _OWN or (bool(mark["name"]) and who in speakers)
        if mark["name"] and not own and who != "User":  # a word with a colon, and nobody's name
            blocks[-1] = (blocks[-1][0], blocks[-1][1] + prompt[mark.start() : end])
        else:
            blocks.append((own, prompt[mark.end() : end]))
    last = max((index for index, (own, _) in enumerate(blocks) if own), default=len(blocks))
    above = blocks[:last]
    while above and not above[-1][0]:
        if _ASKS in above.pop()[1]:
            return True
    bare = not any(mark["chatml"] or mark["alpaca"] for mark in marks)
    return bool(above) and bare and _WORDS in above[-1][1]


class TextModel:
    """One server of this ``kind``: ``app`` is what is served, ``requests`` what it was asked."""

    def __init__(self, kind: Kind, script: TextScript | None = None) -> None:
        self.kind = kind
        self.script = script or TextScript()
        self.requests: Ledger[Request] = Ledger()
        self.counted = 0
        self._gate = Gate()
        self._aborted = asyncio.Event()

    @property
    def app(self) -> web.Application:
        """A fresh application over this model."""
        app = web.Application(client_max_size=64 * 1024 * 1024)
        app.router.add_get("/v1/models", self._models)
        app.router.add_get("/props", self._props)
        if self.kind == "koboldcpp":
            app.router.add_post("/api/extra/tokencount", self._count)
            app.router.add_post("/api/extra/abort", self._abort)
            app.router.add_post("/v1/completions", self._complete)
        else:
            app.router.add_post("/tokenize", self._count)
            app.router.add_post("/completion", self._complete)
        return app

    def reset(self, script: TextScript | None = None) -> None:
        """Forget the past, let through what hangs, and follow a fresh script."""
        self.release()
        self.requests.clear()
        self.script = script or TextScript()

    def release(self) -> None:
        """Let replies that hang go on."""
        self._gate.open()

    async def _models(self, _request: web.Request) -> web.Response:
        return web.json_response({"object": "list", "data": [{"id": MODEL, "object": "model"}]})

    async def _props(self, _request: web.Request) -> web.Response:
        settings = {"n_ctx": self.script.context}
        return web.json_response({"chat_template": "", "default_generation_settings": settings})

    async def _count(self, request: web.Request) -> web.Response:
        body = await request.json()
        self.counted += 1
        if self.kind == "koboldcpp":
            count = tokens(str(body.get("prompt", "")))
            return web.json_response({"value": count, "ids": list(range(count))})
        return web.json_response({"tokens": list(range(tokens(str(body.get("content", "")))))})

    async def _abort(self, _request: web.Request) -> web.Response:
        self._aborted.set()
        return web.json_response({"success": True, "done": True})

    async def _complete(self, request: web.Request) -> web.StreamResponse:
        body: dict[str, Any] = await request.json()
        prompt = str(body.get("prompt", ""))
        heard = self.requests.add(Request(body, asks_for_tags(prompt, self.script.speakers)))
        limit = int(body.get("max_tokens") or body.get("n_predict") or body.get("max_length") or 256)
        if tokens(prompt) + limit > self.script.context:
            self._end(heard, "refused")
            return self._too_long(tokens(prompt))
        text, outcome = self._text(heard, limit)
        try:
            if body.get("stream"):
                return await self._stream(request, heard, text, outcome)
        except (asyncio.CancelledError, ConnectionError):
            self._end(heard, "aborted")
            raise
        heard.text = text
        self._end(heard, outcome)
        return web.json_response(self._whole(text, outcome))

    def _text(self, heard: Request, limit: int) -> tuple[str, str]:
        """Choose what to tell and where it ends: at the first stop string, or at the length."""
        script = self.script
        scripted = script.replies.pop(0) if script.replies else script.reply
        text = story(len(self.requests), illustrated=True) if scripted is None else scripted
        text = text if heard.asked else without_tags(text)
        outcome = "end"
        if tokens(text) > limit:
            text, outcome = text[: limit * CHARACTERS], "length"
        stops = [stop for stop in heard.body.get("stop") or [] if isinstance(stop, str) and stop in text]
        if stops:
            text, outcome = text[: min(text.index(stop) for stop in stops)], "stop"
        return text, outcome

    async def _stream(
        self, request: web.Request, heard: Request, text: str, outcome: str
    ) -> web.StreamResponse:
        response = web.StreamResponse(headers={"Content-Type": "text/event-stream"})
        await response.prepare(request)
        self._aborted.clear()
        hang = self.script.hang_after
        for at in range(0, len(text), CHARACTERS):
            if hang is not None and at >= hang:
                await self._hang()
                hang = None
            if self._aborted.is_set():
                outcome = "aborted"
                break
            heard.text = text[: at + CHARACTERS]
            await _event(response, self._piece(text[at : at + CHARACTERS]))
        await _event(response, self._last(outcome))
        if self.kind == "koboldcpp":
            await response.write(b"data: [DONE]\n\n")
        self._end(heard, outcome)
        return response

    async def _hang(self) -> None:
        """Wait to be let on or aborted, whichever is first."""
        waits = [asyncio.ensure_future(self._gate.wait()), asyncio.ensure_future(self._aborted.wait())]
        try:
            await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for each in waits:
                each.cancel()

    def _piece(self, text: str) -> dict[str, Any]:
        if self.kind == "koboldcpp":
            return {"choices": [{"index": 0, "text": text, "finish_reason": None, "logprobs": None}]}
        return {"index": 0, "content": text, "stop": False}

    def _last(self, outcome: str) -> dict[str, Any]:
        if self.kind == "koboldcpp":
            reason = "length" if outcome == "length" else "stop"
            return {"choices": [{"index": 0, "text": "", "finish_reason": reason, "logprobs": None}]}
        return {"index": 0, "content": "", "stop": True, "stop_type": _stop_type(outcome)}

    def _whole(self, text: str, outcome: str) -> dict[str, Any]:
        if self.kind == "koboldcpp":
            last = self._last(outcome)
            last["choices"][0]["text"] = text
            return {"id": "cmpl-lab", "object": "text_completion", "model": MODEL, **last}
        return {**self._last(outcome), "content": text, "tokens_predicted": tokens(text)}

    def _too_long(self, count: int) -> web.Response:
        message = f"the request ({count} tokens) exceeds the available context size"
        error = {"code": 400, "message": message, "type": "exceed_context_size_error"}
        return web.json_response({"error": error}, status=400)

    def _end(self, heard: Request, outcome: str) -> None:
        heard.outcome = outcome
        self.requests.touch()


def _stop_type(outcome: str) -> str:
    return {"stop": "word", "length": "limit"}.get(outcome, "eos")


async def _event(response: web.StreamResponse, data: dict[str, Any]) -> None:
    await response.write(f"data: {json.dumps(data, ensure_ascii=False)}\n\n".encode())
