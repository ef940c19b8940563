"""
The main ways in Firefox and in Safari's engine: one SillyTavern, one browser, one tab, many chats.

An engine that this machine has not is left out, in words that say how to get it (``make engines``).
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass

import pytest

from tests.engines.seat import PRELUDE, Seat
from tools.data_root import REPO, Setup
from tools.engines import Engine, firefox, missing, webkit
from tools.loopback import Loopback
from tools.painter import Mood, Painter
from tools.sillytavern import SillyTavern
from tools.story_model import Script, StoryModel

IDLE = (
    "assets",
    "attachments",
    "caption",
    "connection-manager",
    "expressions",
    "gallery",
    "memory",
    "token-counter",
    "tts",
    "vectors",
)
"""ST's own extensions that nothing here needs."""

_STARTS: dict[str, Callable[[], AbstractContextManager[Engine]]] = {"Firefox": firefox, "WebKit": webkit}


@dataclass
class Lab:
    """An engine before a SillyTavern; ``seat`` is its first tab."""

    engine: Engine
    tavern: SillyTavern
    model: StoryModel
    painter: Painter
    seat: Seat

    def fresh(self, reply: str, *, stream: bool = True) -> Seat:
        """Have a fresh chat and quick stand-ins; the next replies are this one."""
        self.painter.reset(Mood(delay=0.05))
        self.model.reset(Script(reply=reply, rate=400))
        self.seat.tab.run(
            "async (on) => { SillyTavern.getContext().chatCompletionSettings.stream_openai = on; }", stream
        )
        self.seat.open()
        return self.seat


@pytest.fixture(scope="module", params=list(_STARTS), name="lab")
def _lab(request: pytest.FixtureRequest) -> Iterator[Lab]:
    name: str = request.param
    if why := missing(name):
        pytest.skip(why)
    if not (REPO / "vendor" / "pyodide").is_dir():
        pytest.fail("There is no vendor/pyodide. Run `make vendor` first: tests fetch nothing from outside.")
    model, painter = StoryModel(), Painter()
    settings = {"extension_settings": {"disabledExtensions": IDLE, "limner": {"continuity": False}}}
    with Loopback() as loopback:
        setup = Setup(loopback.serve(model.app), loopback.serve(painter.app), settings=settings)
        with SillyTavern(setup) as tavern:
            entry = tavern.limner / "index.js"
            entry.write_text(PRELUDE + entry.read_text(encoding="utf-8"), encoding="utf-8")
            with _STARTS[name]() as engine:
                yield Lab(engine, tavern, model, painter, Seat(engine.tab(), tavern))
                model.release()
                painter.release()
