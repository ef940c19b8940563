"""
How soon Limner is ready in Firefox and in WebKitGTK, beside Chromium: plain, and from the snapshot.

Each engine is started anew in each round, with a profile of its own, before one SillyTavern that all share;
the first load is plain, the next ones come from the snapshot that it left. Who comes first changes from round
to round. An engine that this machine has not is left out.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager

from tests.bench.figures import Figure, figure
from tests.bench.lab import Lab
from tests.e2e.stage import APART
from tests.engines.seat import Seat, lay_prelude
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

Times = dict[tuple[str, str, str], list[float]]


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
        "WebKitGTK": webkit,
    }
    names = [name for name in ways if not missing(name.removesuffix("GTK"))]
    times: Times = {}
    settings = {"extension_settings": {"limner": APART}}
    with Loopback() as loopback:
        setup = Setup(loopback.serve(StoryModel().app), loopback.serve(Painter().app), settings=settings)
        with SillyTavern(setup) as tavern:
            lay_prelude(tavern, {"calm": 0})
            for number in range(_ROUNDS):
                for name in names[number % len(names) :] + names[: number % len(names)]:
                    with ways[name]() as engine:
                        _round(name, Seat(engine.tab(), tavern), times)
    return [each for name in names for each in _figures(name, times)]


def _round(name: str, seat: Seat, times: Times) -> None:
    """Load plainly, then from what that left."""
    for number in range(_WOKEN + 1):
        how = seat.load()
        times.setdefault((name, how, "ready"), []).append(seat.ready_ms)
        times.setdefault((name, how, "app"), []).append(seat.app_ms)
        if number == 0 and (why := seat.keeps_start(60)):
            raise AssertionError(f"{name} keeps no snapshot: {why}")


def _figures(name: str, times: Times) -> Iterator[Figure]:
    for how, words in (("plain", "first start"), ("snapshot", "from the snapshot")):
        theirs = times.get(("Chromium", how, "ready"), []) if name != "Chromium" else []
        limit = None
        if theirs:
            limit = round(_LIMIT * figure("", theirs).median)
        app, ready = times.get((name, how, "app"), []), times.get((name, how, "ready"), [])
        yield figure(f"navigation -> APP_READY, {name}, {words}", app, digits=0)
        yield figure(
            f"navigation -> Limner ready, {name}, {words}",
            ready,
            digits=0,
            limit=limit,
            beside=theirs,
            than="Chromium",
        )
