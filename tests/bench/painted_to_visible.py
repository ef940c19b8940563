"""
From the painter's answer leaving to the picture standing on the screen, and in the chat.

Beside it what ST alone takes: the bare call of `sd` on a plain page, its picture put on the page at once.
The page's clock is brought to the painter's (``page_clock``).
"""

from dataclasses import dataclass, field

from tests.bench.figures import Figure, above, figure, flat
from tests.bench.lab import Lab, Played, ask, page_clock, prose
from tools.story_page import StoryPage

_ROUNDS = 5
_PICTURES = 3
_SECONDS_A_PICTURE = 0.5
_AFTER_THE_LAST_TAG = 300
_LIMIT = 60.0


@dataclass
class _Seen:
    """Milliseconds by round: each picture, ours of it; all of them and the chat after all was done."""

    painted: list[list[float]] = field(default_factory=list)
    page: list[list[float]] = field(default_factory=list)
    all_drawn: list[float] = field(default_factory=list)
    in_chat: list[float] = field(default_factory=list)


def run(lab: Lab) -> list[Figure]:
    """Play both ways in turn, at two speeds."""
    pages = {True: lab.story(limner=True), False: lab.story(limner=False)}
    for story in pages.values():
        ask(story.page, "() => { bench.watchPath(); bench.watchPictures(); }")
    ask(pages[False].page, "() => bench.paintBarely('sd')")
    figures: list[Figure] = []
    for rate in (50, 250):
        seen = {True: _Seen(), False: _Seen()}
        for number in range(_ROUNDS):
            for limner, story in pages.items():
                _play(lab, story, f"{rate} {number}", rate, seen[limner])
        ours, bare, at = seen[True], seen[False], f"{rate} tokens/s"
        what = "painted -> visible"
        figures += [
            figure(f"{what}, bare call of `sd`, {at}", flat(bare.painted), bar=_bar(f"bare sd, {at}")),
            figure(
                f"{what}, Limner, {at}",
                flat(ours.painted),
                limit=_LIMIT,
                beside=flat(bare.painted),
                than="bare `sd`",
                bar=_bar(f"Limner, {at}"),
            ),
            figure(f"Limner above the bare call, by round, {at}", above(ours.painted, bare.painted)),
            figure(f"of it `sd` returned -> visible, bare, {at}", flat(bare.page)),
            figure(
                f"of it `sd` returned -> visible, Limner, {at}",
                flat(ours.page),
                beside=flat(bare.page),
                than="bare `sd`",
            ),
            figure(f"text and pictures done -> all visible, {at}", ours.all_drawn),
            figure(f"text and pictures done -> all in the chat, {at}", ours.in_chat),
        ]
    ask(pages[False].page, "() => bench.paintBarely('')")
    return figures


def _bar(name: str) -> tuple[str, str, str]:
    return "latency", f"painted to visible: {name}", ""


def _play(lab: Lab, story: StoryPage, name: str, rate: int, seen: _Seen) -> None:
    story.new_chat()
    ask(story.page, "() => bench.forgetPictures()")
    played = lab.play(story, _reply(name), rate=rate, delay=_SECONDS_A_PICTURE, pictures=_PICTURES)
    story.wait_reply()
    limner = story.tavern.setup.limner
    story.until(lambda: ask(story.page, _ALL_THERE, [_PICTURES, limner]), "all pictures on the page", 30.0)
    offset = page_clock(story.page)
    drawn, placed, returned = ask(story.page, "() => [bench.drawn, bench.placed, bench.returned]")
    seen.page.append([at - returned[prompt] for prompt, at in drawn.items()])
    _note(played, {title: at / 1000 + offset for title, at in drawn.items()}, seen)
    in_chat = [at / 1000 + offset for at, count in placed if count == _PICTURES]
    if in_chat:
        seen.in_chat.append(1000 * (in_chat[0] - _done(played)))


_ALL_THERE = """
([count, placed]) => Object.keys(bench.drawn).length >= count &&
    (!placed || bench.placed.some(([, there]) => there === count))
"""


def _note(played: Played, drawn: dict[str, float], seen: _Seen) -> None:
    ended = {each.prompt: each.ended_at for each in played.paintings if each.ended_at is not None}
    seen.painted.append([1000 * (drawn[prompt] - at) for prompt, at in ended.items()])
    seen.all_drawn.append(max(0.0, 1000 * (max(drawn.values()) - _done(played))))


def _done(played: Played) -> float:
    """When the text was whole and the last picture painted."""
    return max(*(each.ended_at or 0.0 for each in played.paintings), played.turn.ended_at or 0.0)


def _reply(name: str) -> str:
    parts = [
        f'{prose(180, number)}\n\n<img-prompt="picture {number} at {name}, a harbour">\n\n'
        for number in range(_PICTURES)
    ]
    return "".join(parts) + prose(_AFTER_THE_LAST_TAG, 9)
