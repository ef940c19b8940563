"""
The channel to the page: envelopes of JSON text in and out, parsed once into values.

``Channel`` numbers the asks of both sides, gives each a deadline, and drops late answers with a line in the
log. It does not know what a browser is: ``post`` takes one text.
"""

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable, Mapping

from limner.core.clock import Deadline
from limner.core.errors import HostError, HostTimeoutError
from limner.core.translation import say
from limner.page.events import Json, number_of, text_of

log = logging.getLogger("limner.page.channel")

QUICK = 10.0
"""Seconds the page has for what it does at once; it may be busy drawing a long chat."""


_LONGEST = 2000
"""Characters of why something failed that the page is told."""


class Channel:
    """One end of the line; the other end is ``shim/page/worker_line.js``."""

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

        def overdue() -> None:
            if not future.done():
                late = say("The page did not answer within ${0} seconds.", f"{deadline:g}")
                future.set_exception(HostTimeoutError(late))

        timer = Deadline(deadline, overdue)
        try:
            return await future
        finally:
            timer.cancel()
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
            self._send({"answer": number, "error": {"kind": "bug", "message": str(error)[:_LONGEST]}})

    def _send(self, envelope: dict[str, object]) -> None:
        self._post(json.dumps({**envelope, "epoch": self._epoch}))


def _nobody(name: str, _data: Json) -> None:
    log.warning("Nobody listens to %s yet.", name)


async def _no_answer(name: str, _data: Json) -> object:
    raise HostError(f"Nobody answers {name} yet.")
