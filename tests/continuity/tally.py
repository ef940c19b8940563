"""The figures of one story or of many, and how they are shown."""

from collections import Counter
from collections.abc import Iterable
from typing import Any, Self

from tests.continuity.verdict import CLASSES, IDENTITY, Story, Verdict


class Tally:
    """The figures of one story or of many."""

    def __init__(self) -> None:
        self.pictures = self.right = self.but_mood = self.groups = self.bound = 0
        self.needing = self.needing_right = 0
        self.asked: Counter[str] = Counter()
        self.hit: Counter[str] = Counter()
        self.wrong: Counter[str] = Counter()
        self.source_asked: Counter[str] = Counter()
        self.source_hit: Counter[str] = Counter()

    def __iadd__(self, other: "Tally") -> Self:
        for name, value in vars(other).items():
            setattr(self, name, getattr(self, name) + value)
        return self

    def add(self, story: Story, verdicts: Iterable[Verdict]) -> None:
        """Count the pictures of a story."""
        facts = story["facts"]
        for verdict in verdicts:
            self._count_pictures(facts, verdict)
            self._count_facts(facts, verdict)

    def _count_pictures(self, facts: Story, verdict: Verdict) -> None:
        self.pictures += 1
        self.right += verdict.right
        self.needing += bool(verdict.picture["need"])
        self.needing_right += bool(verdict.picture["need"]) and verdict.right
        missed = {facts[f]["class"] for f in verdict.missed} & set(CLASSES)
        self.but_mood += bool(verdict.prompt.strip()) and verdict.clean and missed <= {"mood"}
        self.groups += verdict.bound is not None
        self.bound += verdict.bound is True

    def _count_facts(self, facts: Story, verdict: Verdict) -> None:
        for who in verdict.picture["who"]:
            if any(facts[f]["of"] == who and facts[f]["class"] in IDENTITY for f in verdict.picture["need"]):
                self.asked["who"] += 1
                self.hit["who"] += who not in verdict.unknown
        self.wrong["who"] += len(verdict.strangers)
        for fact in verdict.picture["need"]:
            source = verdict.picture["from"].get(fact, "?")
            self.asked[facts[fact]["class"]] += 1
            self.source_asked[source] += 1
            if fact in verdict.hit:
                self.hit[facts[fact]["class"]] += 1
                self.source_hit[source] += 1
        for fact in verdict.wrong:
            self.wrong[facts[fact]["class"]] += 1

    @property
    def share(self) -> float:
        """The share of the pictures that are right, 0 to 1."""
        return self.right / self.pictures if self.pictures else 0.0

    def figures(self) -> dict[str, Any]:
        """Return all figures as JSON values."""
        sources = {
            source: {"needed": n, "found": self.source_hit[source]}
            for source, n in sorted(self.source_asked.items())
        }
        classes = (*CLASSES, "light")
        return {
            "pictures": self.pictures,
            "right": self.right,
            "share_right": round(self.share, 3),
            "needing_a_fact": self.needing,
            "needing_right": self.needing_right,
            "right_but_for_mood": self.but_mood,
            "with_several_people": self.groups,
            "each_has_his_own": self.bound,
            "classes": {kind: self._row(kind) for kind in classes if self.asked[kind] or self.wrong[kind]},
            "sources": sources,
        }

    def _row(self, kind: str) -> dict[str, Any]:
        hit, wrong = self.hit[kind], self.wrong[kind]
        return {
            "needed": self.asked[kind],
            "found": hit,
            "wrong": wrong,
            "recall": round(hit / self.asked[kind], 3) if self.asked[kind] else None,
            "precision": round(hit / (hit + wrong), 3) if hit + wrong else None,
        }

    def shown(self, title: str) -> str:
        """Return the table under its title."""
        told = self.figures()
        first = f"\n{title}: {told['right']} of {told['pictures']} pictures right ({self.share:.1%})"
        first += f", {told['needing_right']} of the {told['needing_a_fact']} that need a fact"
        first += f", {told['right_but_for_mood']} but for the mood"
        if told["with_several_people"]:
            first += f"; people kept apart in {told['each_has_his_own']} of {told['with_several_people']}"
        lines = [first, f"  {'':8}{'needed':>8}{'found':>7}{'wrong':>7}{'recall':>8}{'precision':>11}"]
        for kind, row in told["classes"].items():
            counts = f"{row['needed']:>8}{row['found']:>7}{row['wrong']:>7}"
            lines.append(f"  {kind:8}{counts}{_percent(row['recall']):>8}{_percent(row['precision']):>11}")
        sources = (f"{name} {row['found']}/{row['needed']}" for name, row in told["sources"].items())
        return "\n".join([*lines, f"  known from: {', '.join(sources)}"])


def _percent(share: float | None) -> str:
    return "-" if share is None else f"{share:.1%}"


def misses(story: Story, verdicts: Iterable[Verdict]) -> str:
    """Return what is missing or wrong, picture by picture, each with its prompt."""
    facts = story["facts"]
    lines = []
    for verdict in verdicts:
        if verdict.right and not verdict.missed:
            continue
        said = [f"lacks {f} ({facts[f]['any'][0]}; {verdict.picture['from'].get(f)})" for f in verdict.missed]
        said += [f"says {f} ({facts[f]['any'][0]})" for f in verdict.wrong]
        said += [f"shows {who}, who is not there" for who in verdict.strangers]
        said += [f"{who} is nobody in particular" for who in verdict.unknown]
        said += ["mixes the people up"] if verdict.bound is False else []
        lines.append(f"  {verdict.name}{'' if verdict.right else ' WRONG'}: {'; '.join(said)}")
        lines.append(f"      {verdict.prompt[:300]}")
    return "\n".join(lines)
