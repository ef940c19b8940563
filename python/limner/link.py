"""
The envelope: JSON text in, JSON text out, parsed once into values.

``Link`` numbers the asks of both sides, gives each a deadline, and drops late answers with a line in the log.
``PageHost`` is the port ``Host`` spoken over a link. Neither knows what a browser is: ``post`` takes one
text.
"""

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence

from limner.errors import HostError, HostTimeoutError
from limner.events import Json, flag_of, number_of, text_of
from limner.host import (
    CapturedToast,
    CommandResult,
    MessageKey,
    MessageView,
    PatchResult,
    PatchStatus,
    ToastLevel,
)

log = logging.getLogger("limner.link")

QUICK = 10.0
"""Seconds the page has for what it does at once; it may be busy drawing a long chat."""
PAINTING = 900.0
"""Seconds a slash command has: a shared painter's queue can take many minutes."""

_STATUSES: dict[str, PatchStatus] = {"done": "done", "mismatch": "mismatch", "busy": "busy", "gone": "gone"}


class Link:
    """One end of the line; the other end is ``shim/line.js``."""

    def __init__(self, post: Callable[[str], None], epoch: int) -> None:
        self._post = post
        self._epoch = epoch
        self._count = 0
        self._waiting: dict[int, asyncio.Future[object]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self.on_event: Callable[[str, Json], None] = _nobody
        self.on_ask: Callable[[str, Json], Awaitable[object]] = _no_answer

    def receive(self, text: str) -> None:
        """Take one envelope from the page."""
        envelope = json.loads(text)
        data = envelope.get("data") or {}
        if "answer" in envelope:
            self._settle(envelope)
        elif "ask" in envelope:
            task = asyncio.get_running_loop().create_task(
                self._answer(envelope["ask"], envelope["event"], data)
            )
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)
        elif "event" in envelope:
            self.on_event(envelope["event"], data)
        elif "ping" in envelope:
            # Answered here and not by the worker's JavaScript: an endless loop in Python is a death too.
            self._send({"pong": envelope["ping"]})

    def tell(self, function: str, args: Mapping[str, object]) -> None:
        """Have the page do something and do not wait for it."""
        self._send({"tell": function, "args": args})

    async def ask(self, function: str, args: Mapping[str, object], deadline: float = QUICK) -> object:
        """Have the page do something; HostError where it could not within ``deadline`` seconds."""
        self._count += 1
        number = self._count
        future: asyncio.Future[object] = asyncio.get_running_loop().create_future()
        self._waiting[number] = future
        self._send({"ask": number, "call": function, "args": args})
        try:
            async with asyncio.timeout(deadline):
                return await future
        except TimeoutError:
            raise HostTimeoutError(f"The page did not answer within {deadline:g} seconds.") from None
        finally:
            self._waiting.pop(number, None)

    def _settle(self, envelope: Mapping[str, object]) -> None:
        future = self._waiting.get(number_of(envelope, "answer"))
        if future is None or future.done():
            log.warning("A late answer (%s) was dropped.", envelope.get("answer"))
            return
        error = envelope.get("error")
        if isinstance(error, dict):
            future.set_exception(HostError(text_of(error, "message"), text_of(error, "kind") or "bug"))
        else:
            future.set_result(envelope.get("value"))

    async def _answer(self, number: int, name: str, data: Json) -> None:
        try:
            self._send({"answer": number, "value": await self.on_ask(name, data)})
        except Exception as error:
            log.exception("Answering %s failed.", name)
            self._send({"answer": number, "error": {"kind": "bug", "message": str(error)}})

    def _send(self, envelope: dict[str, object]) -> None:
        self._post(json.dumps({**envelope, "epoch": self._epoch}))


def _nobody(name: str, _data: Json) -> None:
    log.warning("Nobody listens to %s yet.", name)


async def _no_answer(name: str, _data: Json) -> object:
    raise HostError(f"Nobody answers {name} yet.")


def _address(key: MessageKey) -> dict[str, object]:
    return {"chat_id": key.chat_id, "uid": key.uid, "swipe_id": key.swipe_id}


def _fields(value: object) -> Json:
    return value if isinstance(value, dict) else {}


class PageHost:
    """The real page, over a link."""

    def __init__(self, link: Link) -> None:
        self._link = link

    async def claim(self, key: MessageKey, *, fresh: bool) -> bool:
        """Write our uid into the message."""
        return await self._link.ask("message.claim", {**_address(key), "fresh": fresh}) is True

    async def read(self, key: MessageKey) -> MessageView | None:
        """Return what stands there."""
        value = await self._link.ask("message.read", _address(key))
        if not isinstance(value, dict):
            return None
        return MessageView(text_of(value, "text"), text_of(value, "limner"))

    async def patch(self, key: MessageKey, *, expect: str, text: str, limner: str) -> PatchResult:
        """Compare and swap."""
        args = {**_address(key), "expect": expect, "text": text, "limner": limner}
        value = _fields(await self._link.ask("message.patch", args, deadline=60.0))
        return PatchResult(_STATUSES.get(text_of(value, "status"), "gone"), text_of(value, "text"))

    def set_slots(self, key: MessageKey, slots: Sequence[str | None]) -> None:
        """Fill the render table."""
        self._link.tell("slots.set", {**_address(key), "slots": list(slots)})

    def set_patterns(self, patterns: Mapping[str, str] | None) -> None:
        """Switch the render hook on with this grammar, or off."""
        self._link.tell("slots.patterns", {"patterns": dict(patterns) if patterns is not None else None})

    async def run_command(
        self, name: str, args: Mapping[str, str], text: str, *, call_id: str, keep: Sequence[str], hide: str
    ) -> CommandResult:
        """Call a slash command's callback."""
        call = {
            "name": name,
            "args": dict(args),
            "text": text,
            "id": call_id,
            "keep": list(keep),
            "hide": hide,
        }
        value = _fields(await self._link.ask("command.run", call, deadline=PAINTING))
        toasts = value.get("toasts")
        kept = [each for each in toasts if isinstance(each, dict)] if isinstance(toasts, list) else []
        return CommandResult(
            flag_of(value, "found"),
            text_of(value, "value"),
            tuple(CapturedToast(text_of(each, "level"), text_of(each, "text")) for each in kept),
        )

    def cancel_command(self, call_id: str) -> None:
        """Abort a command that runs."""
        self._link.tell("command.cancel", {"id": call_id})

    async def count_prompt(self, indices: Sequence[int]) -> int:
        """Count tokens of messages of the prompt being built."""
        return self._count(await self._link.ask("prompt.count", {"indices": list(indices)}))

    async def count_text(self, text: str) -> int:
        """Count tokens of a text."""
        return self._count(await self._link.ask("prompt.count", {"text": text}))

    @staticmethod
    def _count(value: object) -> int:
        if isinstance(value, int) and value >= 0:
            return value
        raise HostError("SillyTavern's tokenizer gave no number.", "tokenizer")

    def save_settings(self, text: str) -> None:
        """Save our settings through ST."""
        self._link.tell("settings.save", {"text": text})

    def paint(self, view: str, html: str) -> None:
        """Morph the named view."""
        self._link.tell("view.patch", {"view": view, "html": html})

    def toast(self, level: ToastLevel, text: str) -> None:
        """Show one sentence."""
        self._link.tell("ui.toast", {"level": level, "text": text})
