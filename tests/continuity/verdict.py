"""Stories with known facts, and what is right and wrong with one picture's prompt."""

import itertools
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from tests.continuity.words import Spot, Text, places_of

IDENTITY = ("hair", "eyes", "age", "look")
CLASSES = ("who", *IDENTITY, "clothes", "place", "mood")
"""What a right picture needs. ``light`` is told apart and does not count."""

STORIES = Path(__file__).parent / "stories"

Story = Mapping[str, Any]
"""A story's file as it stands; README.md says what is in it."""


def load(path: str | Path) -> Story:
    """Return the story of a file; a ValueError if it is none."""
    story: Story = json.loads(Path(path).read_text(encoding="utf-8"))
    if story.get("format") != 1:
        raise ValueError(f"{path} is no story of format 1")
    return story


class Verdict:
    """What is right and wrong with one picture's prompt."""

    def __init__(self, story: Story, name: str, prompt: str) -> None:
        self.name = name
        self.picture = story["pictures"][name]
        self.prompt = prompt or ""
        facts, text = story["facts"], Text(self.prompt)
        self.spots: dict[str, list[Spot]] = {
            fact: places_of(text, facts[fact]["any"]) for fact in self.picture["need"]
        }
        self.hit = {fact for fact, spots in self.spots.items() if spots}
        self.missed = [fact for fact in self.picture["need"] if fact not in self.hit]
        self.wrong = self._wrong(facts, text)
        self.unknown = self._people(facts)
        self.strangers = self._strangers(story, facts, text)
        self.bound = self._bound(facts, text)
        lacking = any(facts[fact]["class"] in CLASSES for fact in self.missed)
        self.right = bool(self.prompt.strip()) and self.clean and not lacking

    @property
    def clean(self) -> bool:
        """Whether nothing false is said, nobody absent is shown and each person has their own."""
        return not (self.wrong or self.strangers or self.unknown or self.bound is False)

    def _wrong(self, facts: Story, text: Text) -> list[str]:
        taken = [spot for spots in self.spots.values() for spot in spots]
        found = []
        for fact in self.picture["never"]:
            spots = places_of(text, facts[fact]["any"])
            if any(not any(spot <= other for other in taken) for spot in spots):
                found.append(fact)
        return found

    def _people(self, facts: Story) -> list[str]:
        """The people of whom the prompt says too little to be them."""
        unknown = []
        for who in self.picture["who"]:
            asked = [
                f for f in self.picture["need"] if facts[f]["of"] == who and facts[f]["class"] in IDENTITY
            ]
            if asked and len(self.hit.intersection(asked)) < min(2, len(asked)):
                unknown.append(who)
        return unknown

    def _strangers(self, story: Story, facts: Story, text: Text) -> list[str]:
        taken = {word for spots in self.spots.values() for spot in spots for word in spot}
        found = []
        for who, person in story["people"].items():
            if who in self.picture["who"] or who in self.picture.get("may_name", ()):
                continue
            named = any(places_of(text, ["=" + name]) for name in person["names"])
            marks = 0
            for fact in person["signature"]:
                marks += any(not spot & taken for spot in places_of(text, facts[fact]["any"]))
            if named or marks >= 2:
                found.append(who)
        return found

    def _bound(self, facts: Story, text: Text) -> bool | None:
        """
        Whether the prompt can be cut into one stretch for each person that holds what is said of them.

        None where there are not two people, or nothing that tells them apart.
        """
        own: dict[str, list[list[Spot]]] = {}
        for who in self.picture["who"]:
            mine = [
                f for f in self.hit if facts[f]["of"] == who and facts[f]["class"] in (*IDENTITY, "clothes")
            ]
            others = [
                spot
                for f in self.hit
                if facts[f]["of"] not in (who, "") and facts[f]["of"] in self.picture["who"]
                for spot in self.spots[f]
            ]
            own[who] = [
                self.spots[f]
                for f in mine
                if not all(any(spot & other for other in others) for spot in self.spots[f])
            ]
        people = [who for who, spots in own.items() if spots]
        if len(people) < 2:
            return None
        return any(_cut(order, own, len(text.words)) for order in itertools.permutations(people))


def _cut(order: Sequence[str], own: Mapping[str, list[list[Spot]]], length: int) -> bool:
    start = 0
    for who in order:
        end = start
        for spots in own[who]:
            ends = [max(spot) + 1 for spot in spots if min(spot) >= start]
            if not ends:
                return False
            end = max(end, min(ends))
        start = end
    return start <= length


def matched(story: Story, prompts: Any) -> dict[str, str]:
    """
    Return {picture id: prompt} from any of the forms that are accepted.

    These are an object of that form, a list of prompts in the order of painting, and a list of objects with a
    ``prompt`` and perhaps an ``id``. A list of another length than the story's is matched by the tags' words.
    """
    names = list(story["pictures"])
    if isinstance(prompts, Mapping):
        return {name: prompts.get(name, "") for name in names}
    rows = [row if isinstance(row, dict) else {"prompt": row} for row in prompts]
    if any("id" in row for row in rows):
        given = {row.get("id"): row.get("prompt", "") for row in rows}
        return {name: given.get(name, "") for name in names}
    texts = [str(row.get("prompt", "")) for row in rows]
    if len(texts) == len(names):
        return dict(zip(names, texts, strict=True))
    sys.stderr.write(
        f"{story['id']}: {len(texts)} prompts for {len(names)} pictures; matched by their words\n"
    )
    return _by_words(story, names, texts)


def _by_words(story: Story, names: Sequence[str], texts: Sequence[str]) -> dict[str, str]:
    bags = [set(Text(text).words) for text in texts]
    pairs = []
    for n, name in enumerate(names):
        words = set(Text(story["pictures"][name]["scripted"]).words)
        for m, bag in enumerate(bags):
            if words and (share := len(words & bag) / len(words)) >= 0.5:
                pairs.append((-share, abs(n / len(names) - m / max(1, len(texts))), n, m))
    found: dict[str, str] = {}
    used: set[int] = set()
    for *_, n, m in sorted(pairs):
        if names[n] not in found and m not in used:
            found[names[n]] = texts[m]
            used.add(m)
    return {name: found.get(name, "") for name in names}


def judge(story: Story, prompts: Any) -> list[Verdict]:
    """Return the verdict on each picture of a story, in its order; ``prompts`` as ``matched`` takes them."""
    given = matched(story, prompts)
    return [Verdict(story, name, given[name]) for name in story["pictures"]]


def perfect(story: Story) -> dict[str, str]:
    """Return {picture id: a prompt that says everything and nothing else}."""
    facts, made = story["facts"], {}
    for name, picture in story["pictures"].items():
        pieces = []
        for who in [*picture["who"], ""]:
            mine = [first_words(facts[f]["any"][0]) for f in picture["need"] if facts[f]["of"] == who]
            pieces += [", ".join(mine)] if mine else []
        made[name] = " | ".join(pieces) or picture["scripted"]
    return made


def first_words(variant: str) -> str:
    """Return a variant as a prompt would say it: the first of its alternatives."""
    return " ".join(place.split("|")[0] for place in variant.removeprefix("=").split())
