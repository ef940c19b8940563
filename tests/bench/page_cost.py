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

_ROUNDS = 5
_TOKENS = 2000
_CHUNK = 4
_TAGS = 4
_RATE = 250
_EVENT = "STREAM_TOKEN_RECEIVED"
_EVENTS = (
    _EVENT,
    "CHAT_CHANGED",
    "GENERATION_AFTER_COMMANDS",
    "GENERATION_ENDED",
    "MESSAGE_RECEIVED",
    "MESSAGE_SENT",
    "MESSAGE_UPDATED",
)
_TOKEN_LIMIT = 20.0
"""Microseconds a token may cost the page, at the median."""
_EVENT_LIMIT = 50.0
"""Milliseconds nothing on the page may last, ever."""


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
    calls: dict[str, list[float]] = field(default_factory=dict)
    longest_calls: dict[str, list[float]] = field(default_factory=dict)


def run(lab: Lab) -> list[Figure]:
    """Stream the same reply to the three pages in turn."""
    limner, plain = lab.story(limner=True), lab.story(limner=False)
    known = {name: ask(plain.page, "name => bench.listeners(name)", name) for name in _EVENTS}
    ask(limner.page, "known => bench.timeLimner(known)", known)
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
    plain_st = costs["plain ST"]
    for name, cost in costs.items():
        than = "" if cost is plain_st else "plain ST"

        def line(
            what: str, values: list[float], theirs: list[float], unit: str = "ms", than: str = than
        ) -> Figure:
            return figure(what, values, unit, digits=0, beside=theirs if than else (), than=than)

        figures += [
            line(f"processor time of the page's thread, {name}", cost.thread, plain_st.thread),
            line(f"... of its whole process, {name}", cost.process, plain_st.process),
            line(f"long tasks while {_TOKENS} tokens stream, {name}", cost.tasks, plain_st.tasks, "tasks"),
            line(f"the longest of them, {name}", cost.longest, plain_st.longest),
            line(f"all of them, {name}", cost.total, plain_st.total),
            line(f"render hooks for each frame, {name}", cost.frame, plain_st.frame, "us"),
            line(f"frames drawn meanwhile, {name}", cost.frames, plain_st.frames, "frames"),
        ]
    return [*figures, *_of_limner(costs["Limner"])]


def _of_limner(cost: _Cost) -> list[Figure]:
    """What the page does for Limner, by what it does; a call is timed until it returns or first waits."""
    figures = [
        figure("Limner's listener for each token, batches of 50", cost.token, "us", _TOKEN_LIMIT, 0),
    ]
    for name, values in sorted(cost.calls.items()):
        kind = "listener of " if name in _EVENTS else ""
        figures += [
            figure(f"{kind}`{name}`, mean of its calls", values, digits=2),
            figure(
                f"{kind}`{name}`, the longest call",
                cost.longest_calls[name],
                limit=_EVENT_LIMIT,
                worst=True,
            ),
        ]
    return figures


def _stream(lab: Lab, story: StoryPage, reply: str, pictures: int, cost: _Cost) -> None:
    story.new_chat()
    begun = ask(
        story.page,
        """() => {
            bench.forgetSpent();
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
    for name, each in spent.items():
        if name == _EVENT:
            cost.token += [1000 * batch for batch in each["batches"]]
        if each["count"]:
            cost.calls.setdefault(name, []).append(each["ms"] / each["count"])
            cost.longest_calls.setdefault(name, []).append(each["longest"])


def _metrics(session: CDPSession) -> dict[str, float]:
    return {each["name"]: each["value"] for each in session.send("Performance.getMetrics")["metrics"]}


def _reply(number: int) -> str:
    tags = [f'\n\n<img-prompt="picture {seed} of {number}, a harbour">\n\n' for seed in range(_TAGS)]
    each = (_TOKENS * _CHUNK - sum(map(len, tags))) // _TAGS
    return "".join(prose(each, seed) + tag for seed, tag in enumerate(tags))
