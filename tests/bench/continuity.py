"""
How many pictures of the scripted stories are right, by story and family, and what it costs in tokens.

A picture is right if its prompt shows the right people with their looks, clothes, place and mood, and nothing
else (``tests/continuity``). Of single stories only those with too few are told. The stories are played
without a browser; only the tokens are counted by ST's own tokenizer. Groups are told apart: the stories that
the design came with, those that rules were tuned on, those that were held back, and those that were written
later.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import chain

from limner.presets import preset as presets
from limner.prompting.meta_prompt import compose, with_cast
from limner.settings.settings import Settings
from tests.bench.figures import Figure, figure
from tests.bench.inside import inside
from tests.bench.lab import Lab, ask
from tests.continuity.engine import LimnerEngine
from tests.continuity.play import Maker, play
from tests.continuity.sheets import sheets
from tests.continuity.tally import Tally
from tests.continuity.verdict import STORIES, Story, judge, load

FAMILIES = ("natural", "flux", "danbooru", "nai")
GROUPS = {
    "the two visible stories": "d*",
    "ours, tuned on": "own_t_*",
    "ours, held back": "own_h_*",
    "the newer ones, tuned on": "new_t_*",
    "the newer ones, held back until they were looked into": "new_h_*",
    "of the kept-back kind, rounds 1 to 9": "alike_*",
    "the last twelve": "late_*",
    "all stories": "*",
}
_GOAL, _FLOOR = 95.0, 90.0
_USUAL, _MOST, _ALL = 150.0, 250.0, 420.0
"""Tokens a turn: the briefing at the median and at the most, and all that Limner adds at the median."""

_MESSAGES, _ILLUSTRATED, _RUNS = 1_000, 300, 5
_TIMES = {
    "import": ("what it loads on its first use, from source", None),
    "compile": ("its patterns, compiled while nobody waits", None),
    "first": ("the first fold of a session", None),
    "cold": ("the fold, nothing read before", 60.0),
    "again": ("the fold anew, with what the readers keep by its text", None),
    "warm": ("the fold after the last message changed", 5.0),
    "same": ("the fold where nothing changed", 5.0),
    "word": ("the words of one picture", 3.0),
}

Counter = Callable[[Sequence[str]], list[int]]
"""Counts the tokens of texts, each as a message of its own."""

_COUNT = """
async ([model, texts]) => {
    const count = async (messages) => {
        const answer = await fetch(`/api/tokenizers/openai/count?model=${model}`, {
            method: 'POST',
            headers: SillyTavern.getContext().getRequestHeaders(),
            body: JSON.stringify(messages),
        });
        return (await answer.json()).token_count;
    };
    const empty = await count([]);
    const counts = [];
    for (const content of texts) counts.push((await count([{ role: 'system', content }])) - empty);
    return counts;
}
"""


def run(lab: Lab) -> list[Figure]:
    """Measure the engine with sheets read from the cards, and what its fold costs in Pyodide."""
    (default,) = (each for each in presets.load_all() if each.name == "Default")
    instructions = with_cast(compose(default.text, Settings(), cast=True), "")
    told = measured(partial(LimnerEngine, sheets=sheets), by_sillytavern(lab), instructions)
    return [*_times(), *told]


def _times() -> list[Figure]:
    took = inside("continuity_load", _MESSAGES, _ILLUSTRATED, _RUNS)
    chat = f"{_MESSAGES:,} messages, {_ILLUSTRATED} illustrated (Pyodide in Node)"
    return [figure(f"{chat}: {what}", took[name], limit=limit) for name, (what, limit) in _TIMES.items()]


def by_sillytavern(lab: Lab, model: str = "gpt-4o") -> Counter:
    """Return a counter that asks ST's tokenizer, each text once."""
    page = lab.story(limner=False).page

    def count(texts: Sequence[str]) -> list[int]:
        each = list(dict.fromkeys(texts))
        tokens = dict(zip(each, ask(page, _COUNT, [model, each]), strict=True))
        return [int(tokens[text]) if text else 0 for text in texts]

    return count


def measured(make: Maker, count: Counter, instructions: str) -> list[Figure]:
    """Play all stories for each family; ``instructions`` stand in a prompt beside the briefing."""
    figures = list(chain.from_iterable(_scores(make, family) for family in FAMILIES))
    briefings = [text for story in _stories("*") for text in play(story, make).briefings]
    tokens = [float(n) for n in count(briefings)]
    (asked,) = count([instructions])
    return [
        *figures,
        figure("tokens of a briefing, all turns of all stories", tokens, "tokens", _USUAL, 0),
        figure("the longest briefing", [max(tokens)], "tokens", _MOST, 0, worst=True),
        figure("briefing and instructions", [n + asked for n in tokens], "tokens", _ALL, 0),
    ]


def _stories(names: str) -> list[Story]:
    return [load(path) for path in sorted(STORIES.glob(f"{names}.json"))]


def _scores(make: Maker, family: str) -> Iterator[Figure]:
    """Yield the share of right pictures of each story below the floor, then of each group of stories."""
    one: dict[str, Tally] = {}
    for story in _stories("*"):
        one[story["id"]] = tally = Tally()
        tally.add(story, judge(story, play(story, make, family).prompts))
        if 100 * tally.share < _FLOOR:
            yield _share(f"{family}: {story['id']} ({story['writes']})", tally, _FLOOR)
    for group, names in GROUPS.items():
        whole = Tally()
        for story in _stories(names):
            whole += one[story["id"]]
        yield _share(f"{family}: {group}", whole, _GOAL)


def _share(what: str, tally: Tally, least: float) -> Figure:
    what = f"{what}, {tally.right} of {tally.pictures} pictures right"
    return figure(what, [100 * tally.share], "%", least=least)
