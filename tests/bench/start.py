"""
What Limner costs SillyTavern's own start, and how soon after it Limner is ready.

Loads take turns in each round, with and without Limner: the first in a fresh browser profile, the next in
the same without a snapshot, and, when one was made, with it; a plain SillyTavern knows only the first and the
next. In a fresh profile stock Pyodide is started too, as its documentation says, from the same server: what a
first start is held against. The first round only warms the servers and is not counted.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Page

from tests.bench.figures import Figure, figure
from tests.bench.lab import Lab, ask
from tests.bench.processes import resident
from tools.data_root import REPO

_ROUNDS = 5
_AFTER = 2500
"""Milliseconds after APP_READY in which long tasks are counted, with and without Limner."""

_KINDS = ("first", "again", "snapshot")
_NAMES = {"first": "first start", "again": "again, no snapshot", "snapshot": "again, from the snapshot"}
_LIMITS = {"first": 2500.0, "snapshot": 500.0}
"""Milliseconds from APP_READY to ready, where there is a promise."""
_PHASES = ("fetch", "load", "import")
_STOCK = """
async ([folder, lock]) => {
    const text = `import { loadPyodide } from '${folder}pyodide.mjs';
        await loadPyodide({ indexURL: '${folder}', lockFileContents: ${JSON.stringify(lock)} });
        postMessage('ready');`;
    const begun = performance.now();
    const url = URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
    const worker = new Worker(url, { type: 'module', name: 'stock' });
    await new Promise((resolve, reject) => {
        worker.onmessage = resolve;
        worker.onerror = ({ message }) => reject(new Error(message));
    });
    worker.terminate();
    return performance.now() - begun;
}
"""


@dataclass
class _Loads:
    app_ready: list[float] = field(default_factory=list)
    ready: list[float] = field(default_factory=list)
    before: list[float] = field(default_factory=list)
    after: list[float] = field(default_factory=list)
    longest_after: list[float] = field(default_factory=list)
    memory: list[float] = field(default_factory=list)
    phases: list[dict[str, float]] = field(default_factory=list)

    def phase(self, name: str) -> list[float]:
        """Return the times of one phase."""
        return [phases[name] for phases in self.phases]


def run(lab: Lab) -> list[Figure]:
    """Load the pages in turn."""
    lab.close_stories()
    loads = {(limner, kind): _Loads() for limner in (False, True) for kind in _KINDS}
    made: list[dict[str, Any]] = []
    stock: list[float] = []
    for number in range(_ROUNDS + 1):
        # Who comes first changes from round to round.
        for limner in (False, True) if number % 2 else (True, False):
            context = lab.context()
            page = context.new_page()
            for kind in _KINDS:
                if kind == "snapshot" and not limner:
                    continue
                if kind == "snapshot":
                    made.append(_make(page, lab.tavern(limner=True).url))
                into = loads[limner, kind] if number else _Loads()
                _load(lab, page, into, limner=limner, kind=kind)
            context.close()
        stock.append(_stock(lab))
    loads[False, "snapshot"] = loads[False, "again"]
    figures = [figure("stock Pyodide alone, first start", stock[1:], digits=0, bar=_bar("stock Pyodide", ""))]
    for kind in _KINDS:
        figures += _figures(kind, loads[False, kind], loads[True, kind], stock[1:])
    counted = made[1:]
    return [
        *figures,
        figure("making a snapshot, in the calm", (each["ms"] for each in counted), digits=0),
        figure("the snapshot", (each["bytes"] / 1e6 for each in counted), "MB"),
    ]


def _bar(name: str, part: str) -> tuple[str, str, str]:
    return "start", name, part or "whole"


def _figures(kind: str, plain: _Loads, ours: _Loads, stock: list[float]) -> Iterable[Figure]:
    name = _NAMES[kind]
    later = [a - b for a, b in zip(ours.app_ready, plain.app_ready, strict=True)]
    yield figure(f"APP_READY, plain ST, {name}", plain.app_ready, digits=0)
    yield figure(
        f"APP_READY, Limner, {name}", ours.app_ready, digits=0, beside=plain.app_ready, than="plain ST"
    )
    yield figure(f"Limner later than plain ST, {name}", later, digits=0)
    yield figure(f"APP_READY -> Limner ready, {name}", ours.ready, limit=_LIMITS.get(kind), digits=0)
    for phase in _PHASES:
        bar = _bar(f"Limner, {name}", phase)
        yield figure(f"of the worker's start: {phase}, {name}", ours.phase(phase), digits=0, bar=bar)
    total = ours.phase("total")
    yield figure(f"the worker's start, {name}", total, digits=0, beside=stock, than="stock Pyodide")
    for what, loads in (("plain ST", plain), ("Limner", ours)):
        than = "plain ST" if loads is ours else ""
        memory = plain.memory if than else ()
        yield figure(f"long tasks until APP_READY, {what}, {name}", loads.before, digits=0)
        yield figure(f"long tasks in the {_AFTER} ms after it, {what}, {name}", loads.after, digits=0)
        yield figure(f"the longest of these, {what}, {name}", loads.longest_after, digits=0)
        yield figure(
            f"memory of the page's process, {what}, {name}",
            loads.memory,
            "MB",
            digits=0,
            beside=memory,
            than=than,
        )


def _stock(lab: Lab) -> float:
    """Start stock Pyodide in a fresh profile, on a page that has nothing else to do."""
    folder = f"{lab.tavern(limner=True).url}/scripts/extensions/third-party/limner/"
    context = lab.context()
    page = context.new_page()
    page.goto(f"{folder}manifest.json")
    pin = json.loads((REPO / "python" / "pyodide.json").read_text(encoding="utf-8"))
    took = float(ask(page, _STOCK, [f"{folder}vendor/pyodide/", pin["lock"]]))
    context.close()
    return took


def _load(lab: Lab, page: Page, loads: _Loads, *, limner: bool, kind: str) -> None:
    page.goto("about:blank")
    page.goto(lab.tavern(limner=limner).url, wait_until="commit")
    # Asked seldom: a question costs the thread that is measured.
    page.wait_for_function("() => window.bench?.appReady", polling=250, timeout=60_000)
    if limner:
        page.wait_for_function("() => window.bench.limnerReady", polling=250, timeout=60_000)
    page.wait_for_function(
        "after => performance.now() > bench.appReady + after", arg=_AFTER, polling=250, timeout=60_000
    )
    app_ready, ready, before, after, begun = ask(
        page,
        """after => [bench.appReady, bench.limnerReady, bench.longTasks(0, bench.appReady),
            bench.longTasks(bench.appReady, bench.appReady + after), bench.begun]""",
        _AFTER,
    )
    loads.app_ready.append(app_ready)
    loads.before.append(sum(before))
    loads.after.append(sum(after))
    loads.longest_after.append(max(after, default=0.0))
    loads.memory.append(resident(lab.browser))
    if limner:
        wanted = "snapshot" if kind == "snapshot" else "plain"
        assert begun["start"] == wanted, f"It was to start {wanted}, but started {begun['start']}."
        loads.ready.append(ready - app_ready)
        loads.phases.append(begun["timings"])


def _make(page: Page, url: str) -> dict[str, Any]:
    """Have a snapshot made; what is measured of it is said by the worker itself."""
    page.evaluate("() => { localStorage.benchCalm = '1'; }")
    page.goto("about:blank")
    page.goto(url, wait_until="commit")
    page.wait_for_function("() => window.bench?.made", polling=250, timeout=180_000)
    made: dict[str, Any] = ask(page, "() => { delete localStorage.benchCalm; return bench.made; }")
    assert "failed" not in made, made
    return made
