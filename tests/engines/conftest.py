"""
The main ways in Firefox and in Safari's engine: one SillyTavern, one browser, one tab, many chats.

An engine that this machine has not is left out, in words that say how to get it.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager

import pytest

from tests.e2e.stage import APART
from tests.engines.lab import Lab
from tests.engines.seat import DEADLINES, Seat, lay_prelude
from tools.data_root import REPO, Setup
from tools.engines import Engine, chromium, firefox, missing, webkit
from tools.loopback import Loopback
from tools.painter import Painter
from tools.sillytavern import SillyTavern
from tools.story_model import StoryModel

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

_STARTS: dict[str, Callable[[], AbstractContextManager[Engine]]] = {
    "Chromium": chromium,
    "Firefox": firefox,
    "WebKit": webkit,
}


@pytest.fixture(scope="module", name="lab")
def _lab(request: pytest.FixtureRequest) -> Iterator[Lab]:
    """Start the engine that the module names: ``parametrize("lab", [...], indirect=True)``."""
    name: str = request.param
    if why := missing(name):
        pytest.skip(why)
    if not (REPO / "vendor" / "pyodide").is_dir():
        pytest.fail("There is no vendor/pyodide. Run `make vendor` first: tests fetch nothing from outside.")
    model, painter = StoryModel(), Painter()
    settings = {"extension_settings": {"disabledExtensions": IDLE, "limner": APART}}
    with Loopback() as loopback:
        setup = Setup(loopback.serve(model.app), loopback.serve(painter.app), settings=settings)
        with SillyTavern(setup) as tavern:
            lay_prelude(tavern, DEADLINES)
            with _STARTS[name]() as engine:
                yield Lab(engine, tavern, model, painter, Seat(engine.tab(), tavern))
                model.release()
                painter.release()
