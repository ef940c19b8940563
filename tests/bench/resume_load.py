"""A long chat that is opened: what ``resume_scan`` measures of Python, under Pyodide in Node."""

import random
import time

from limner.app import App
from limner.core.clock import Ids, SystemClock
from limner.pictures import message_notes
from limner.pictures.picture import Picture, State, Version
from tests.fakes.host import FakeHost, FakeMessage
from tests.fakes.store import FakeStore

_PICTURES = 3


class _Page(FakeHost):
    """A page that says when the panel is painted, which is when the chat has been looked through."""

    def __init__(self) -> None:
        super().__init__()
        self.painted_at = 0.0

    def paint(self, view: str, html: str) -> None:
        super().paint(view, html)
        self.painted_at = time.perf_counter()


def note(uid: str, *, failed: bool) -> str:
    """The note of an illustrated message: three pictures, placed but perhaps for the last."""
    pictures = []
    for ordinal in range(_PICTURES):
        bad = failed and ordinal == _PICTURES - 1
        error = "The image service failed." if bad else ""
        version = Version(
            f"{uid}v{ordinal}", f"a harbour {ordinal}", f"/user/images/{uid}-{ordinal}.png", "sd", 0.0, error
        )
        state = State.FAILED if bad else State.PLACED
        pictures.append(Picture(f"{uid}p{ordinal}", version.prompt, ordinal, state, (version,), 0))
    return message_notes.dump(uid, pictures)


async def report(messages: int, illustrated: int, runs: int) -> list[float]:
    """Return the seconds from the chat's opening to its having been looked through, for each run."""
    page = _Page()
    every = messages // illustrated
    for number in range(messages):
        uid = f"m{number}"
        message = FakeMessage(uid, ["Word. " * 300])
        if number % every == 0:
            message.notes[0] = note(uid, failed=number % (10 * every) == 0)
        page.messages.append(message)
    app = App(page, SystemClock(), Ids(random.Random(7)), FakeStore())
    app.event("hello", {"settings": "", "chat_id": page.chat_id, "width": 512, "height": 512})
    await _looked_through(page, 0.0)
    seconds = []
    for _ in range(runs):
        begun = time.perf_counter()
        app.event("chat_changed", {"chat_id": page.chat_id})
        seconds.append(await _looked_through(page, begun) - begun)
    return seconds


async def _looked_through(page: _Page, since: float) -> float:
    clock = SystemClock()
    while page.painted_at <= since or "outbox" not in page.views:
        await clock.sleep(0)
    return page.painted_at
