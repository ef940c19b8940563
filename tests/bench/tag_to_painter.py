"""
From a tag's last character leaving the model to the painter's request arriving.

Beside it the same way without Python: a script of a few lines on a plain page that calls ST's `sd` command
the moment it sees the tag, and one that posts to ST's endpoint. Both ends are read on one clock, in one
process. What Limner adds is read on the page too: from the token's event to the call of `sd`.
"""

from dataclasses import dataclass, field

from tests.bench.figures import Figure, above, figure, flat
from tests.bench.lab import Lab, Played, ask, prose
from tools.story_page import StoryPage

_ROUNDS = 5
_TAGS = 8
_CHUNK = 4
_APART = 0.4
"""Seconds between two tags, so that seldom two pictures are painted at once."""
_LIMIT = 15.0


@dataclass
class _Took:
    """Milliseconds by round: the whole way, and the page's part of it."""

    whole: list[list[float]] = field(default_factory=list)
    page: list[list[float]] = field(default_factory=list)


def run(lab: Lab) -> list[Figure]:
    """Play the ways in turn, at two speeds."""
    limner, plain = lab.story(limner=True), lab.story(limner=False)
    for story in (limner, plain):
        ask(story.page, "() => bench.watchPath()")
    figures: list[Figure] = []
    for rate in (50, 250):
        took = {way: _Took() for way in ("Limner", "sd", "post")}
        for number in range(_ROUNDS):
            for way, whole in took.items():
                story = limner if way == "Limner" else plain
                _play(lab, story, way, (rate, number), whole)
        ours, bare, at = took["Limner"], took["sd"], f"{rate} tokens/s"
        what = "tag closed -> txt2img"
        figures += [
            figure(f"{what}, bare call of `sd`, {at}", flat(bare.whole), bar=_bar(f"bare `sd`, {at}")),
            figure(f"{what}, bare `POST`, {at}", flat(took["post"].whole), bar=_bar(f"bare POST, {at}")),
            figure(
                f"{what}, Limner, {at}",
                flat(ours.whole),
                beside=flat(bare.whole),
                than="bare `sd`",
                bar=_bar(f"Limner, {at}"),
            ),
            figure(
                f"Limner above the bare call, by round, {at}", above(ours.whole, bare.whole), limit=_LIMIT
            ),
            figure(f"of it token heard -> `sd` called, bare, {at}", flat(bare.page)),
            figure(f"of it token heard -> `sd` called, Limner, {at}", flat(ours.page)),
        ]
    ask(plain.page, "() => bench.paintBarely('')")
    return figures


def _bar(name: str) -> tuple[str, str, str]:
    return "latency", f"tag closed to painter asked: {name.replace('`', '')}", ""


def _play(lab: Lab, story: StoryPage, way: str, round_: tuple[int, int], took: _Took) -> None:
    story.new_chat()
    if way != "Limner":
        ask(story.page, "how => bench.paintBarely(how)", way)
    rate, number = round_
    reply = _reply(rate, f"{way} {rate} {number}")
    played = lab.play(story, reply, rate=rate, delay=0.0, pictures=_TAGS)
    story.wait_reply()
    took.whole.append(_latencies(played))
    heard, called = ask(story.page, "() => [bench.heard, bench.called]")
    prompts = [painting.prompt for painting in played.paintings]
    took.page.append([called[each] - heard[each] for each in prompts if each in called])


def _reply(rate: int, name: str) -> str:
    tags = [f'\n\n<img-prompt="picture {seed} of {name}, a road">\n\n' for seed in range(_TAGS)]
    apart = round(rate * _APART * _CHUNK)
    return "".join(prose(max(20, apart - len(tag)), seed) + tag for seed, tag in enumerate(tags)) + prose(100)


def _latencies(played: Played) -> list[float]:
    begun = {painting.prompt: painting.started_at for painting in played.paintings}
    return [1000 * (begun[tag.text.split('"')[1]] - tag.at) for tag in played.turn.tags]
