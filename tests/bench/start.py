"""
What Limner costs SillyTavern's own start, and how soon after it Limner is ready.

Loads take turns in each round, with and without Limner: the first in a fresh browser profile, the next in the
same without a snapshot, and, when one was made, with it. The first round only warms the servers and is not
counted.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from tests.bench.figures import Figure, figure
from tests.bench.lab import Lab, ask

_ROUNDS = 5
_AFTER = 2500
"""Milliseconds after APP_READY in which long tasks are counted, with and without Limner."""

_KINDS = ("first", "again", "snapshot")
_NAMES = {"first": "first start", "again": "again, no snapshot", "snapshot": "again, from the snapshot"}
_LIMITS = {"first": 2500.0, "snapshot": 500.0}
"""Milliseconds from APP_READY to ready, where there is a promise."""
_PHASES = ("fetch", "load", "import")


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
    for number in range(_ROUNDS + 1):
        # Who comes first changes from round to round.
        for limner in (False, True) if number % 2 else (True, False):
            context = lab.context()
            page = context.new_page()
            for kind in _KINDS:
                if kind == "snapshot" and limner:
                    made.append(_make(page, lab.tavern(limner=True).url))
                into = loads[limner, kind] if number else _Loads()
                _load(lab, page, into, limner=limner, kind=kind)
            context.close()
    figures: list[Figure] = []
    for kind in _KINDS:
        figures += _figures(_NAMES[kind], loads[False, kind], loads[True, kind], _LIMITS.get(kind))
    counted = made[1:]
    return [
        *figures,
        figure("making a snapshot, in the calm", (each["ms"] for each in counted), digits=0),
        figure("the snapshot", (each["bytes"] / 1e6 for each in counted), "MB"),
    ]


def _figures(name: str, plain: _Loads, ours: _Loads, limit: float | None) -> Iterable[Figure]:
    later = [a - b for a, b in zip(ours.app_ready, plain.app_ready, strict=True)]
    yield figure(f"APP_READY, plain ST, {name}", plain.app_ready, digits=0)
    yield figure(f"APP_READY, Limner, {name}", ours.app_ready, digits=0)
    yield figure(f"Limner later than plain ST, {name}", later, digits=0)
    yield figure(f"APP_READY -> Limner ready, {name}", ours.ready, limit=limit, digits=0)
    for phase in _PHASES:
        yield figure(f"of the worker's start: {phase}, {name}", ours.phase(phase), digits=0)
    yield figure(f"the worker's start, {name}", ours.phase("total"), digits=0)
    for what, loads in (("plain ST", plain), ("Limner", ours)):
        yield figure(f"long tasks until APP_READY, {what}, {name}", loads.before, digits=0)
        yield figure(f"long tasks in the {_AFTER} ms after it, {what}, {name}", loads.after, digits=0)
        yield figure(f"the longest of these, {what}, {name}", loads.longest_after, digits=0)
        yield figure(f"memory of the page's process, {what}, {name}", loads.memory, "MB", digits=0)


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
    loads.memory.append(_memory(lab))
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


def _memory(lab: Lab) -> float:
    """Return the resident MB of the largest page's process: that of the only page that shows something."""
    session = lab.browser.new_browser_cdp_session()
    processes = session.send("SystemInfo.getProcessInfo")["processInfo"]
    session.detach()
    return max(_resident(each["id"]) for each in processes if each["type"] == "renderer")


def _resident(pid: int) -> float:
    try:
        status = Path(f"/proc/{pid}/status").read_text(encoding="ascii", errors="replace")
    except OSError:  # it has just ended
        return 0.0
    kilobytes = next((line.split()[1] for line in status.splitlines() if line.startswith("VmRSS")), "0")
    return int(kilobytes) / 1000
