"""
How soon Limner is ready in Firefox and in WebKitGTK, beside Chromium: plain, and from the snapshot.

Each engine is started anew in each round, with a profile of its own, before one SillyTavern that all share;
the first load is plain, the next ones come from the snapshot that it left. Who comes first changes from round
to round. An engine that this machine has not is left out. Most of each time is SillyTavern's own, which says
how much slower the engine is; so what comes after it, and the worker's start alone, are told beside.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager

from tests.bench.figures import Figure, figure
from tests.bench.lab import Lab
from tests.e2e.stage import APART
from tests.engines.seat import DEADLINES, Seat, lay_prelude
from tools.browser import new_context
from tools.data_root import Setup
from tools.engines import Chromium, Engine, firefox, missing, webkit
from tools.loopback import Loopback
from tools.painter import Painter
from tools.sillytavern import SillyTavern
from tools.story_model import StoryModel

_ROUNDS = 3
_WOKEN = 2
"""Loads from the snapshot in each round."""

_LIMIT = 1.5
"""Times what Chromium takes in the same run: the promise for both of the others."""

_HOW = {"plain": "first start", "snapshot": "from the snapshot"}
_PARTS = {
    "app": "navigation -> APP_READY",
    "ready": "navigation -> Limner ready",
    "after": "APP_READY -> Limner ready",
    "worker": "the worker's start",
}

Times = dict[tuple[str, str, str], list[float]]
"""By engine, how it started, and the part."""


def run(lab: Lab) -> list[Figure]:
    """Load the page in all engines in turn."""

    @contextmanager
    def chromium() -> Iterator[Engine]:
        context = new_context(lab.browser)
        try:
            yield Chromium(context)
        finally:
            context.close()

    ways: Mapping[str, Callable[[], AbstractContextManager[Engine]]] = {
        "Chromium": chromium,
        "Firefox": firefox,
        "WebKit": webkit,
    }
    names = [name for name in ways if not missing(name)]
    times: Times = {}
    settings = {"extension_settings": {"limner": APART}}
    with Loopback() as loopback:
        setup = Setup(loopback.serve(StoryModel().app), loopback.serve(Painter().app), settings=settings)
        with SillyTavern(setup) as tavern:
            lay_prelude(tavern, DEADLINES)
            for number in range(_ROUNDS):
                turned = number % len(names)
                for name in names[turned:] + names[:turned]:
                    with ways[name]() as engine:
                        _round(name, Seat(engine.tab(), tavern), times)
    return [each for how in _HOW for part in _PARTS for each in _figures(names, how, part, times)]


def _round(name: str, seat: Seat, times: Times) -> None:
    """Load plainly, then from what that left."""
    for number in range(_WOKEN + 1):
        how = seat.load()
        told = {"app": seat.app_ms, "ready": seat.ready_ms, "worker": seat.worker_ms}
        for part, value in {**told, "after": seat.ready_ms - seat.app_ms}.items():
            times.setdefault((name, how, part), []).append(value)
        if number == 0 and (why := seat.keeps_start(60)):
            raise AssertionError(f"{name} keeps no snapshot: {why}")


def _figures(names: list[str], how: str, part: str, times: Times) -> Iterator[Figure]:
    theirs = times.get(("Chromium", how, part), [])
    for name in names:
        beside = theirs if name != "Chromium" else []
        limit = round(_LIMIT * figure("", theirs).median) if beside and part == "ready" else None
        yield figure(
            f"{_PARTS[part]}, {name}, {_HOW[how]}",
            times.get((name, how, part), []),
            digits=0,
            limit=limit,
            beside=beside if part != "after" else (),
            than="Chromium",
        )
