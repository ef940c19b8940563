"""
A long evening: one reply after another, each illustrated by the whole program, in one chat that never ends.

What ``soak`` measures, under CPython and under Pyodide alike: how much memory is held after so many replies.
The page is a fake that forgets what the reader has scrolled past, so what grows is Limner's.
"""

import asyncio
import gc
import importlib
import random
import sys
from collections import deque
from dataclasses import asdict, dataclass
from functools import _lru_cache_wrapper

from limner.app import App
from limner.core.clock import Ids, SystemClock
from tests.fakes.host import FakeHost
from tests.fakes.store import FakeStore

_REPLY = 'The road bent. <img-prompt="a road {0}, dusk"> She sang. <img-prompt="a singer {0}"> It rained.'
_SHOWN = 20
"""Messages that the page still has; Limner looks at the last ten."""
_CONTAINERS = (list, dict, set, deque)
_STEP = 40
"""Characters that come at once."""


@dataclass(frozen=True, slots=True)
class Sample:
    """What is held after so many ``replies``: ``objects`` of Python's, and the whole ``heap`` in bytes."""

    replies: int
    objects: int
    heap: int


class Evening:
    """One chat with a reader who never stops."""

    def __init__(self) -> None:
        self.page = FakeHost()
        self._store = FakeStore()
        self._clock = SystemClock()
        self._app = App(self.page, self._clock, Ids(random.Random(7)), self._store)
        hello = {"settings": "", "chat_id": self.page.chat_id, "width": 512, "height": 512}
        self._app.event("hello", hello)
        self.replies = 0

    async def reply(self) -> None:
        """Stream one reply and wait until its pictures are in the chat and nothing is left to do."""
        self.replies += 1
        uid, text = f"m{self.replies}", _REPLY.format(self.replies)
        address = {"chat_id": self.page.chat_id, "uid": uid, "swipe_id": 0}
        self.page.add(uid, "")
        self._app.event("generation_armed", {"type": "normal", "dry_run": False})
        for start in range(0, len(text), _STEP):
            delta = text[start : start + _STEP]
            self._app.event("stream", {**address, "type": "normal", "start": start, "delta": delta})
            await self._clock.sleep(0)
        message = self.page.message(uid)
        message.text = text
        began = f"2026-11-22T10:00:00.{self.replies:06}Z"
        about = {"type": "normal", "text": text, "limner": message.notes[0], "generation": began}
        self._app.event("message_received", {**address, **about})
        self._app.event("generation_ended", {"chat_id": self.page.chat_id})
        while len(self._app.sessions) or self._store.texts:
            await self._clock.sleep(0)
        if message.text.count("<img src=") != 2:
            raise AssertionError(f"Reply {self.replies} should have two pictures: {message.text}")
        self._forget()

    def _forget(self) -> None:
        page = self.page
        del page.messages[:-_SHOWN]
        logs = (page.commands, page.hidden, page.toasts, page.slots, page.below, page.painting, page.running)
        for log in logs:
            log.clear()
        page.announced = []

    def sample(self) -> Sample:
        """Return what is held now."""
        return Sample(self.replies, _objects(), _heap())


def _objects() -> int:
    """
    Count the lists, dicts, sets and deques, the entries of each, and whatever is of a class of Limner's.

    Not everything: Pyodide's loop holds a timer that was cancelled until its time is up, and ten thousand
    replies without a pause leave it none. And not ``sys.getallocatedblocks``: it is always 0 in Pyodide. What
    a function remembers of its last calls is emptied first: that must have an end, and need not be full yet.
    """
    for each in gc.get_objects():
        if isinstance(each, _lru_cache_wrapper) and each.__module__.startswith("limner"):
            if each.cache_info().maxsize is None:
                raise AssertionError(f"{each.__module__}.{each.__qualname__} remembers without an end.")
            each.cache_clear()
    gc.collect()
    count = 0
    for each in gc.get_objects():
        if isinstance(each, _CONTAINERS):
            count += 1 + len(each)
        elif str(type(each).__module__).startswith("limner"):
            count += 1
    return count


def _heap() -> int:
    """Return the bytes of Pyodide's memory, which never shrinks; 0 under CPython."""
    if sys.platform != "emscripten":
        return 0
    pyodide = importlib.import_module("pyodide_js")
    return int(pyodide._module.HEAP8.length)


async def report(replies: int, samples: int) -> list[dict[str, int]]:
    """Return so many samples of an evening of so many replies, evenly spread, as plain values."""
    evening = Evening()
    curve = []
    for _ in range(samples):
        for _ in range(replies // samples):
            await evening.reply()
        await asyncio.sleep(0)
        curve.append(asdict(evening.sample()))
    return curve
