"""
A thousand replies illustrated at once: what ``sessions`` measures, under CPython and under Pyodide alike.

The page is a fake that answers at once, so what is measured is Limner's own work: sessions, limiter, barrier,
projection. Only Limner and the fakes are imported, for under Pyodide there is nothing else.
"""

import asyncio
import gc
import random
import time
import tracemalloc
from collections.abc import Mapping
from dataclasses import asdict, dataclass

from limner.core.clock import Ids, SystemClock
from limner.outbox.delivery import Delivery
from limner.outbox.outbox import Outbox
from limner.page.host_values import CommandResult, MessageKey
from limner.painting.context import PaintingContext
from limner.painting.session import Session
from limner.painting.sessions import Sessions
from limner.painting.unclaimed import Unclaimed
from limner.providers.limiter import Limiter
from limner.providers.sd_command import SdProvider
from limner.providers.service import GenerationService
from limner.tags.grammar import scan
from limner.trace.trace import Trace
from tests.fakes.host import FakeHost, FakeMessage
from tests.fakes.store import FakeStore

_TEXT = 'One <img-prompt="a {0}"> two <img-prompt="b {0}"> three <img-prompt="c {0}"> and on.'
_PICTURES = 3
_CONCURRENCY = 5


@dataclass(frozen=True, slots=True)
class Load:
    """
    What a thousand cost.

    Attributes:
        seconds: from the first tag to the last picture in its text.
        alive: bytes for each session while all wait for their first picture, 0 where not traced.
        left: bytes for each session that stay when all are done (the chat itself not counted), likewise.
        placed: pictures in their texts at the end.
    """

    seconds: float
    alive: float
    left: float
    placed: int


class _Page(FakeHost):
    """A fake page that finds any message at once, and a painter that waits for a sign."""

    def __init__(self) -> None:
        super().__init__(painter=self._paint)
        self.by_uid: dict[str, FakeMessage] = {}
        self.may_paint = asyncio.Event()

    def _find(self, key: MessageKey) -> FakeMessage | None:
        return self.by_uid.get(key.uid)

    async def _paint(self, text: str, _args: Mapping[str, str]) -> CommandResult:
        await self.may_paint.wait()
        return CommandResult(True, f"/user/images/{text}.png")


async def measure(sessions: int, *, trace: bool) -> Load:
    """Illustrate so many replies at once; memory is traced in a run of its own, for that makes all slower."""
    page = _Page()
    for number in range(sessions):
        uid = f"m{number}"
        page.by_uid[uid] = FakeMessage(uid, [_TEXT.format(number)])
    clock = SystemClock()
    service = GenerationService(Limiter(clock, _CONCURRENCY), [SdProvider(page)], "sd")
    outbox = Outbox(FakeStore())
    all_ = Sessions(
        PaintingContext(
            page,
            service,
            outbox,
            Unclaimed(service, outbox, lambda: None),
            Delivery(page, outbox, clock),
            clock,
            Ids(random.Random(7)),
            Trace(clock),
            barrier_seconds=lambda: 300.0,
            picture_size=lambda: (512, 512),
            say=print,
            rested=lambda: None,
        )
    )
    before = _traced(start=True) if trace else 0
    begun = time.perf_counter()
    waiting = [_begin(all_, page, uid) for uid in page.by_uid]
    await asyncio.sleep(0.01)
    alive = _traced() - before if trace else 0
    page.may_paint.set()
    for session in waiting:
        await session.done.wait()
    seconds = time.perf_counter() - begun
    waiting.clear()
    await asyncio.sleep(0.01)
    placed = sum(message.text.count("<img src=") for message in page.by_uid.values())
    page.by_uid.clear()
    page.slots.clear()
    page.commands.clear()
    page.hidden.clear()
    left = _traced(stop=True) - before if trace else 0
    return Load(seconds, alive / sessions, left / sessions, placed)


def _begin(sessions: Sessions, page: _Page, uid: str) -> Session:
    text = page.by_uid[uid].text
    session = sessions.open(MessageKey(page.chat_id, uid, 0), fresh=True)
    for ordinal, tag in enumerate(scan(text)):
        session.see(tag, ordinal)
    session.finish(text, "")
    return session


def _traced(*, start: bool = False, stop: bool = False) -> int:
    gc.collect()
    if start:
        tracemalloc.start()
    now = tracemalloc.get_traced_memory()[0]
    if stop:
        tracemalloc.stop()
    return now


async def report(sessions: int, runs: int, trace: int) -> list[dict[str, float]]:
    """Measure ``runs`` times, for memory with a ``trace``; as plain values, to cross to JavaScript."""
    return [asdict(await measure(sessions, trace=bool(trace))) for _ in range(runs)]
