"""
What Limner costs SillyTavern's own start, and how soon after it Limner is ready.

Four loads take turns in each round: with and without Limner, cold (a fresh browser profile) and warm (the
same page loaded again). The first round only warms the servers and is not counted.
"""

from dataclasses import dataclass, field

from playwright.sync_api import Page

from tests.bench.figures import Figure, figure
from tests.bench.lab import Lab, ask

_ROUNDS = 5
_AFTER = 2500
"""Milliseconds after APP_READY in which long tasks are counted, with and without Limner."""
_LIMIT = 3000.0


@dataclass
class _Loads:
    app_ready: list[float] = field(default_factory=list)
    ready: list[float] = field(default_factory=list)
    before: list[float] = field(default_factory=list)
    after: list[float] = field(default_factory=list)
    longest_after: list[float] = field(default_factory=list)


def run(lab: Lab) -> list[Figure]:
    """Load the pages in turn."""
    lab.close_stories()
    loads = {(limner, warm): _Loads() for limner in (False, True) for warm in (False, True)}
    for number in range(_ROUNDS + 1):
        # Who comes first changes from round to round.
        for limner in (False, True) if number % 2 else (True, False):
            context = lab.context()
            page = context.new_page()
            url = lab.tavern(limner=limner).url
            for warm in (False, True) if number else (False,):
                _load(page, url, _Loads() if number == 0 else loads[limner, warm], limner=limner)
            context.close()
    figures: list[Figure] = []
    for warm, kind in ((False, "cold"), (True, "warm")):
        plain, ours = loads[False, warm], loads[True, warm]
        later = [a - b for a, b in zip(ours.app_ready, plain.app_ready, strict=True)]
        figures += [
            figure(f"APP_READY, plain ST, {kind}", plain.app_ready, digits=0),
            figure(f"APP_READY, Limner, {kind}", ours.app_ready, digits=0),
            figure(f"Limner later than plain ST, {kind}", later, digits=0),
            figure(f"APP_READY -> Limner ready, {kind}", ours.ready, limit=_LIMIT, digits=0),
            figure(f"long tasks until APP_READY, plain ST, {kind}", plain.before, digits=0),
            figure(f"long tasks until APP_READY, Limner, {kind}", ours.before, digits=0),
            figure(f"long tasks in the {_AFTER} ms after it, plain ST, {kind}", plain.after, digits=0),
            figure(f"long tasks in the {_AFTER} ms after it, Limner, {kind}", ours.after, digits=0),
            figure(f"the longest of these, plain ST, {kind}", plain.longest_after, digits=0),
            figure(f"the longest of these, Limner, {kind}", ours.longest_after, digits=0),
        ]
    return figures


def _load(page: Page, url: str, loads: _Loads, *, limner: bool) -> None:
    page.goto("about:blank")
    page.goto(url, wait_until="commit")
    # Asked seldom: a question costs the thread that is measured.
    page.wait_for_function("() => window.bench?.appReady", polling=250, timeout=60_000)
    if limner:
        page.wait_for_function("() => window.bench.limnerReady", polling=250, timeout=60_000)
    page.wait_for_function(
        "after => performance.now() > bench.appReady + after", arg=_AFTER, polling=250, timeout=60_000
    )
    app_ready, ready, before, after = ask(
        page,
        """after => [bench.appReady, bench.limnerReady, bench.longTasks(0, bench.appReady),
            bench.longTasks(bench.appReady, bench.appReady + after)]""",
        _AFTER,
    )
    loads.app_ready.append(app_ready)
    loads.before.append(sum(before))
    loads.after.append(sum(after))
    loads.longest_after.append(max(after, default=0.0))
    if limner:
        loads.ready.append(ready - app_ready)
