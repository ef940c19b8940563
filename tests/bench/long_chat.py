"""
A chat of 10,000 messages, 1,000 of them with a picture: how long it takes to open, and what memory it takes.

Pages of both SillyTaverns take turns, each in a fresh process: the memory of one that has done something
before says nothing. Limner has started from its files; what a start from the snapshot holds is in ``start``.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field

from PIL import Image
from playwright.sync_api import Page

from tests.bench.figures import Figure, figure
from tests.bench.lab import Lab, ask
from tests.bench.processes import resident
from tests.bench.resume_load import note
from tools.sillytavern import SillyTavern
from tools.within import open_up, worker_of

_ROUNDS = 5
_MESSAGES = 10_000
_PICTURES = 1_000
_CHAT = "A long story"
_PICTURE = "/user/images/bench.png"
_LIMIT = 100.0
_OPEN = """
async ([name, chat]) => {
    const ctx = SillyTavern.getContext();
    const at = ctx.characters.findIndex((each) => each.name === name);
    await ctx.selectCharacterById(at);
    const begun = performance.now();
    await SillyTavern.getContext().openCharacterChat(chat);
    const opened = performance.now();
    const { length } = SillyTavern.getContext().chat;
    await new Promise((resolve) => setTimeout(resolve, 2500));
    const after = bench.longTasks(opened);
    return [opened - begun, length, Math.max(0, ...after)];
}
"""
_HEAP = "() => limnerPyodide._module.HEAP8.length / 1e6"


@dataclass
class _Opened:
    took: list[float] = field(default_factory=list)
    longest: list[float] = field(default_factory=list)
    resident: list[float] = field(default_factory=list)
    page: list[float] = field(default_factory=list)
    heap: list[float] = field(default_factory=list)


def run(lab: Lab) -> list[Figure]:
    """Open the same chat on both, in turn."""
    lab.close_stories()
    for limner in (False, True):
        _lay(lab.tavern(limner=limner))
    seen = {True: _Opened(), False: _Opened()}
    for number in range(_ROUNDS):
        for limner in (False, True) if number % 2 else (True, False):
            _open(lab, seen[limner], limner=limner)
    ours, plain = seen[True], seen[False]
    more = [a - b for a, b in zip(ours.resident, plain.resident, strict=True)]
    what = f"{_MESSAGES:,} messages, {_PICTURES:,} with a picture"
    return [
        figure(f"{what}: opened, plain ST", plain.took, digits=0),
        figure(f"{what}: opened, Limner", ours.took, digits=0, beside=plain.took, than="plain ST"),
        figure("the longest task in the 2,500 ms after it, plain ST", plain.longest, digits=0),
        figure("the longest task in the 2,500 ms after it, Limner", ours.longest, digits=0),
        figure("memory of the page's process, plain ST", plain.resident, "MB", digits=0),
        figure(
            "memory of the page's process, Limner",
            ours.resident,
            "MB",
            digits=0,
            beside=plain.resident,
            than="plain ST",
        ),
        figure(
            "Limner's memory: the process above plain ST's, by round",
            more,
            "MB",
            limit=_LIMIT,
            worst=True,
            digits=0,
        ),
        figure("of it Python's heap (WebAssembly)", ours.heap, "MB"),
        figure("JavaScript's heap of the page, plain ST", plain.page, "MB"),
        figure("JavaScript's heap of the page, Limner", ours.page, "MB", beside=plain.page, than="plain ST"),
    ]


def _open(lab: Lab, into: _Opened, *, limner: bool) -> None:
    context = lab.context()
    if limner:
        open_up(context)
    page = context.new_page()
    page.goto(lab.tavern(limner=limner).url, wait_until="commit")
    page.wait_for_function("() => window.bench?.appReady", polling=250, timeout=60_000)
    if limner:
        page.wait_for_function("() => window.bench.limnerReady", polling=250, timeout=60_000)
    took, length, longest = ask(page, _OPEN, ["Mira", _CHAT])
    assert length == _MESSAGES, f"The chat should have {_MESSAGES} messages and has {length}."
    into.took.append(took)
    into.longest.append(longest)
    into.page.append(_collected(page))
    into.resident.append(resident(lab.browser))
    if limner:
        into.heap.append(worker_of(page).evaluate(_HEAP))
    context.close()


def _collected(page: Page) -> float:
    """Collect the page's garbage and return the MB that JavaScript still uses."""
    session = page.context.new_cdp_session(page)
    session.send("HeapProfiler.enable")
    session.send("HeapProfiler.collectGarbage")
    used: float = session.send("Runtime.getHeapUsage")["usedSize"]
    session.detach()
    return used / 1e6


def _lay(tavern: SillyTavern) -> None:
    """Write the chat's file and its picture."""
    Image.new("RGB", (512, 512), "#884422").save(tavern.user / "user" / "images" / "bench.png")
    folder = tavern.user / "chats" / "Mira"
    folder.mkdir(parents=True, exist_ok=True)
    rows = (json.dumps(row) for row in _rows())
    (folder / f"{_CHAT}.jsonl").write_text("\n".join(rows), encoding="utf-8")


def _rows() -> Iterator[dict[str, object]]:
    yield {"user_name": "User", "character_name": "Mira", "create_date": "", "chat_metadata": {}}
    every = _MESSAGES // _PICTURES
    for number in range(_MESSAGES):
        text, extra = "Word. " * 100, {}
        if number % every == 0:
            tag = f'<img-prompt="a tower {number}">'
            text += f'{tag}<img src="{_PICTURE}" title="a tower {number}" alt="a tower {number}">'
            extra = {"limner": json.loads(note(f"m{number}", failed=False))}
        yield {"name": "Mira", "is_user": False, "is_system": False, "mes": text, "extra": extra}
