"""
A stand-in for the story model: OpenAI's chat-completions protocol, a story at a steady rate, on loopback.

It writes picture tags only when a prompt asked for them, as a real model would: an illustrated reply is
then proof that the meta prompt arrived. ``Script`` says what it does next (in the process, or by
``POST /control``); every request is kept (``turns``, or ``GET /requests``) with the moment at which each
tag's last character was written, on the clock that the painter uses too.
"""

import argparse
import asyncio
import json
import time
from collections.abc import Awaitable, Callable
from dataclasses import asdict, dataclass, field
from typing import Any

from aiohttp import web

from tools.loopback import Gate, Ledger, Loopback
from tools.mood import control
from tools.stories import TAG, story, without_tags

MODEL = "lab-model"
_BEFORE_SILENCE = 0.4


@dataclass(slots=True)
class Script:
    """
    What the model does from now on.

    Attributes:
        reply: tell this instead of a story; ``replies`` go first, one a request.
        replies: the queue.
        others: told as further versions where a request asks for several (``n``).
        always_tags: tell a scripted reply with its tags even where no prompt asked for tags.
        rate: tokens a second; 0 is as fast as the line takes them.
        chunk: characters a token.
        hang_after: after so many characters write nothing more until ``StoryModel.release``.
        cut_after: after so many characters break the connection.
        error: answer with this HTTP status instead.
    """

    reply: str | None = None
    replies: list[str] = field(default_factory=list)
    others: list[str] = field(default_factory=list)
    always_tags: bool = False
    rate: float = 50.0
    chunk: int = 4
    hang_after: int | None = None
    cut_after: int | None = None
    error: int | None = None


@dataclass(frozen=True, slots=True)
class WrittenTag:
    """A tag as written, and when its last character left (monotonic seconds)."""

    text: str
    at: float


@dataclass(slots=True)
class Turn:
    """
    One request and what became of it.

    ``outcome`` is ``writing``, then ``complete``, ``cut``, ``error`` or ``gone`` (the client hung up);
    ``hanging`` while it hangs. ``written`` is the part of ``text`` that left.
    """

    number: int
    body: dict[str, Any]
    asked_at: float
    instructed: bool
    text: str = ""
    written: int = 0
    tags: list[WrittenTag] = field(default_factory=list)
    ended_at: float | None = None
    outcome: str = "writing"
    released: bool = False

    @property
    def messages(self) -> list[dict[str, Any]]:
        """The request's messages."""
        return list(self.body.get("messages") or [])


def instructed(messages: list[dict[str, Any]]) -> bool:
    """Say whether any message that is not the model's own asks for picture tags."""
    return any(
        "img-prompt=" in json.dumps(message.get("content"), ensure_ascii=False)
        for message in messages
        if message.get("role") != "assistant"
    )


class StoryModel:
    """The model: ``app`` is what is served, ``script`` what it does, ``turns`` what it was asked."""

    def __init__(self) -> None:
        self.script = Script()
        self.turns: Ledger[Turn] = Ledger()
        self._gate = Gate()

    @property
    def app(self) -> web.Application:
        """A fresh application over this model."""
        app = web.Application(client_max_size=64 * 1024 * 1024)
        app.router.add_get("/v1/models", self._models)
        app.router.add_post("/v1/chat/completions", self._completions)
        app.router.add_post("/control", self._control)
        app.router.add_get("/requests", self._requests)
        return app

    def release(self) -> None:
        """Let replies that hang go on, and those that were about to hang not begin with it."""
        for turn in self.turns:
            turn.released = True
        self._gate.open()

    def reset(self, script: Script | None = None) -> None:
        """Forget the past, let through what hangs, and follow a fresh script."""
        self.release()
        self.turns.clear()
        self.script = script or Script()

    async def _models(self, _request: web.Request) -> web.Response:
        model = {"id": MODEL, "object": "model", "created": 0, "owned_by": "limner"}
        return web.json_response({"object": "list", "data": [model]})

    async def _control(self, request: web.Request) -> web.Response:
        return await control(request, "The story model", self, lambda: self.script)

    async def _requests(self, _request: web.Request) -> web.Response:
        return web.json_response([asdict(turn) for turn in self.turns])

    async def _completions(self, request: web.Request) -> web.StreamResponse:
        body: dict[str, Any] = await request.json()
        asked = instructed(list(body.get("messages") or []))
        turn = self.turns.add(Turn(len(self.turns) + 1, body, time.monotonic(), asked))
        try:
            if self.script.error is not None:
                return self._refuse(turn, self.script.error)
            turn.text = self._reply(turn)
            if body.get("stream"):
                return await self._stream(request, turn)
            return await self._whole(turn)
        except (asyncio.CancelledError, ConnectionError):
            self._end(turn, "gone")
            raise

    def _reply(self, turn: Turn) -> str:
        """Choose what to tell, once per request."""
        scripted = self.script.replies.pop(0) if self.script.replies else self.script.reply
        if scripted is None:
            return story(turn.number, illustrated=turn.instructed)
        return scripted if turn.instructed or self.script.always_tags else without_tags(scripted)

    def _refuse(self, turn: Turn, status: int) -> web.Response:
        self._end(turn, "error")
        kind = "rate_limit_exceeded" if status == 429 else "lab_error"
        error = {
            "message": f"The lab was told to answer {status}.",
            "type": kind,
            "param": None,
            "code": kind,
        }
        return web.json_response({"error": error}, status=status)

    async def _whole(self, turn: Turn) -> web.Response:
        if self.script.rate > 0:
            await asyncio.sleep(len(turn.text) / self.script.chunk / self.script.rate)
        if self.script.hang_after is not None:
            await self._hang(turn)
        self._mark(turn, len(turn.text))
        self._end(turn, "complete")
        choices = [
            {
                "index": index,
                "message": {"role": "assistant", "content": text, "refusal": None},
                "finish_reason": "stop",
                "logprobs": None,
            }
            for index, text in enumerate([turn.text, *self._others(turn)])
        ]
        head = _head(turn, "chat.completion")
        return web.json_response({**head, "choices": choices, "usage": _usage(turn)})

    def _others(self, turn: Turn) -> list[str]:
        """Return the versions that are told beside the first."""
        return self.script.others[: int(turn.body.get("n") or 1) - 1]

    async def _stream(self, request: web.Request, turn: Turn) -> web.StreamResponse:
        response = web.StreamResponse(
            headers={"Content-Type": "text/event-stream; charset=utf-8", "Cache-Control": "no-cache"}
        )
        await response.prepare(request)
        head = _head(turn, "chat.completion.chunk")

        async def send(delta: dict[str, Any], finish: str | None = None, index: int = 0) -> None:
            choice = {"index": index, "delta": delta, "finish_reason": finish, "logprobs": None}
            await _event(response, {**head, "choices": [choice]})

        await send({"role": "assistant", "content": ""})
        if not await self._write(turn, send):
            self._end(turn, "cut")
            if request.transport is not None:
                request.transport.abort()
            return response
        for index, text in enumerate(self._others(turn), 1):
            await send({"content": text}, index=index)
        await send({}, "stop")
        if (turn.body.get("stream_options") or {}).get("include_usage"):
            await _event(response, {**head, "choices": [], "usage": _usage(turn)})
        await response.write(b"data: [DONE]\n\n")
        await response.write_eof()
        self._end(turn, "complete")
        return response

    async def _write(self, turn: Turn, send: Callable[[dict[str, Any]], Awaitable[None]]) -> bool:
        """Write the text at the script's rate; false where the script cuts the line."""
        script, due = self.script, time.monotonic()
        hang_after, cut_after = script.hang_after, script.cut_after
        while turn.written < len(turn.text):
            if turn.written == hang_after and not turn.released:
                await self._hang(turn)
                hang_after, due = None, time.monotonic()
            if turn.written == cut_after:
                return False
            stops = [at for at in (hang_after, cut_after, len(turn.text)) if at and at > turn.written]
            end = min(turn.written + max(1, script.chunk), *stops, len(turn.text))
            if end == hang_after:
                # ST skips frames that follow each other closely: this one is to be seen before the silence.
                await asyncio.sleep(_BEFORE_SILENCE)
            await send({"content": turn.text[turn.written : end]})
            self._mark(turn, end)
            # Paced by when each token was due and not by sleeping between: the rate holds on a busy machine.
            due += 1 / script.rate if script.rate > 0 else 0.0
            await asyncio.sleep(max(0.0, due - time.monotonic()))
        return True

    async def _hang(self, turn: Turn) -> None:
        turn.outcome = "hanging"
        self.turns.touch()
        await self._gate.wait()
        turn.outcome = "writing"

    def _mark(self, turn: Turn, end: int) -> None:
        """Note that the text has left up to ``end``, and the tags that closed by it."""
        at = time.monotonic()
        for match in TAG.finditer(turn.text):
            if turn.written < match.end() <= end:
                turn.tags.append(WrittenTag(match.group(), at))
        turn.written = end
        self.turns.touch()

    def _end(self, turn: Turn, outcome: str) -> None:
        turn.outcome, turn.ended_at = outcome, time.monotonic()
        self.turns.touch()


def _head(turn: Turn, kind: str) -> dict[str, Any]:
    created = int(time.time())
    return {"id": f"chatcmpl-lab-{turn.number}", "object": kind, "created": created, "model": MODEL}


def _usage(turn: Turn) -> dict[str, int]:
    prompt, answer = len(json.dumps(turn.messages)) // 4, len(turn.text) // 4
    return {"prompt_tokens": prompt, "completion_tokens": answer, "total_tokens": prompt + answer}


async def _event(response: web.StreamResponse, data: dict[str, Any]) -> None:
    await response.write(f"data: {json.dumps(data, ensure_ascii=False)}\n\n".encode())


def main() -> None:
    """Serve until Ctrl-C."""
    parser = argparse.ArgumentParser(description="Serve the stand-in story model on loopback.")
    parser.add_argument("--port", type=int, default=8101)
    parser.add_argument("--rate", type=float, default=50.0, help="tokens a second")
    options = parser.parse_args()
    model = StoryModel()
    model.script.rate = options.rate
    with Loopback() as loopback:
        print(f"The story model listens at {loopback.serve(model.app, options.port)}/v1 (Ctrl-C ends it).")
        loopback.wait_for_interrupt()


if __name__ == "__main__":
    main()
