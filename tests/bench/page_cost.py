"""
What Limner costs the thread that draws the page while a long reply streams.

Three ways take turns: SillyTavern as it comes, the same with the bare call of `sd` for each tag (what
pictures cost by themselves), and Limner. What is measured is the processor time of the page's thread, its
long tasks, and the time inside Limner's own listener for each token and in the render hooks for each frame.

Processor time is what compares: a task is also long because the machine did something else meanwhile.
"""

from dataclasses import dataclass, field

from playwright.sync_api import CDPSession

from tests.bench.figures import Figure, figure
from tests.bench.lab import Lab, ask, prose
from tools.story_page import StoryPage

_ROUNDS = 3
_TOKENS = 2000
_CHUNK = 4
_TAGS = 4
_RATE = 250
_EVENT = "STREAM_TOKEN_RECEIVED"


@dataclass
class _Cost:
    thread: list[float] = field(default_factory=list)
    process: list[float] = field(default_factory=list)
    tasks: list[float] = field(default_factory=list)
    longest: list[float] = field(default_factory=list)
    total: list[float] = field(default_factory=list)
    token: list[float] = field(default_factory=list)
    frame: list[float] = field(default_factory=list)
    frames: list[float] = field(default_factory=list)


def run(lab: Lab) -> list[Figure]:
    """Stream the same reply to the three pages in turn."""
    limner, plain = lab.story(limner=True), lab.story(limner=False)
    known = ask(plain.page, "name => bench.listeners(name)", _EVENT)
    if not ask(limner.page, "([name, known]) => bench.timeListeners(name, known)", [_EVENT, known]):
        raise AssertionError("Limner should listen to each token.")
    for story in (limner, plain):
        ask(story.page, "() => bench.timeFrames()")
    ways = {"plain ST": (plain, ""), "plain ST and bare `sd`": (plain, "sd"), "Limner": (limner, "")}
    costs = {name: _Cost() for name in ways}
    for number in range(_ROUNDS):
        for name, (story, how) in ways.items():
            if story is plain:
                ask(story.page, "how => bench.paintBarely(how)", how)
            _stream(lab, story, _reply(number), _TAGS if name != "plain ST" else 0, costs[name])
    ask(plain.page, "() => bench.paintBarely('')")
    figures: list[Figure] = []
    for name, cost in costs.items():
        figures += [
            figure(f"processor time of the page's thread, {name}", cost.thread, digits=0),
            figure(f"... of its whole process, {name}", cost.process, digits=0),
            figure(f"long tasks while {_TOKENS} tokens stream, {name}", cost.tasks, "tasks", digits=0),
            figure(f"the longest of them, {name}", cost.longest, digits=0),
            figure(f"all of them, {name}", cost.total, digits=0),
            figure(f"render hooks for each frame, {name}", cost.frame, "us", digits=0),
        ]
    ours = costs["Limner"]
    return [
        *figures,
        figure("Limner's listener for each token", ours.token, "us", digits=0),
        figure("frames drawn meanwhile, Limner", ours.frames, "frames", digits=0),
        figure("frames drawn meanwhile, plain ST", costs["plain ST"].frames, "frames", digits=0),
    ]


def _stream(lab: Lab, story: StoryPage, reply: str, pictures: int, cost: _Cost) -> None:
    story.new_chat()
    begun = ask(
        story.page,
        """() => {
            for (const spent of Object.values(bench.spent)) Object.assign(spent, { count: 0, ms: 0 });
            Object.assign(bench.frames, { count: 0, ms: 0 });
            return performance.now();
        }""",
    )
    session = story.page.context.new_cdp_session(story.page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    before = _metrics(session)
    lab.play(story, reply, rate=_RATE, delay=0.1, pictures=pictures)
    story.wait_reply()
    if pictures and story.tavern.setup.limner:
        story.wait_pictures(pictures)
    after = _metrics(session)
    session.detach()
    cost.thread.append(1000 * (after["TaskDuration"] - before["TaskDuration"]))
    cost.process.append(1000 * (after["ProcessTime"] - before["ProcessTime"]))
    tasks, spent, frames = ask(
        story.page, "from => [bench.longTasks(from), bench.spent, bench.frames]", begun
    )
    cost.tasks.append(len(tasks))
    cost.longest.append(max(tasks, default=0.0))
    cost.total.append(sum(tasks))
    cost.frames.append(frames["count"])
    cost.frame.append(1000 * frames["ms"] / max(1, frames["count"]))
    if _EVENT in spent:
        cost.token.append(1000 * spent[_EVENT]["ms"] / max(1, spent[_EVENT]["count"]))


def _metrics(session: CDPSession) -> dict[str, float]:
    return {each["name"]: each["value"] for each in session.send("Performance.getMetrics")["metrics"]}


def _reply(number: int) -> str:
    tags = [f'\n\n<img-prompt="picture {seed} of {number}, a harbour">\n\n' for seed in range(_TAGS)]
    each = (_TOKENS * _CHUNK - sum(map(len, tags))) // _TAGS
    return "".join(prose(each, seed) + tag for seed, tag in enumerate(tags))
