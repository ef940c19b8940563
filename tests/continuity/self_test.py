"""
Checks the scorer itself, and with it each story's truths.

A story holds if the perfect answer is wholly right, and the empty, the false, the shifted and the mixed-up
answers are not.
"""

import itertools

from tests.continuity.tally import Tally
from tests.continuity.verdict import Story, Verdict, first_words, judge, matched, perfect
from tests.continuity.words import says


def check_words() -> None:
    """Raise an AssertionError if a fact is found where it is not said, or not where it is."""
    assert says("a tall woman, long copper hair, grey eyes", "copper hair")
    assert says("1girl, (copper_hair:1.2), grey eyes", "copper|red hair")
    assert says("a copper-haired woman", "copper hair")
    assert says("Hair: copper", "copper hair")
    assert says("her eyes are a pale grey", "grey eyes")
    assert says("eyes of grey", "gray eyes")
    assert says("short copper hair", "short hair")
    assert not says("short green cloak, hair", "short hair")
    assert says("red silk evening gown", "red gown")
    assert says("gowns of red", "red gown")
    assert not says("grey eyes, green cloak", "green eyes")
    assert not says("green cloak, grey eyes", "green eyes")
    assert not says("a woman with grey eyes in a green cloak", "green eyes")
    assert not says("a green cloak and grey eyes", "green eyes")
    assert not says("her eyes on the green door", "green eyes")
    assert not says("she goes without her green cloak", "green cloak")
    assert not says("no hat", "hat")
    assert says("\u738b\u82b3, white robe", "=\u738b\u82b3")
    assert says("Stra\u00dfe", "strasse")
    assert says("1.3::glowing sword ::", "glowing sword")
    assert not says("Almost there", "=al")
    assert says("Al waits", "=al")


def check_story(story: Story) -> None:
    """Raise an AssertionError, naming the picture, if the scorer does not hold for a story."""
    _check_perfect(story)
    _check_empty(story)
    _check_false(story)
    _check_shifted(story)
    _check_mixed_up(story)


def _check_perfect(story: Story) -> None:
    whole = judge(story, perfect(story))
    bad = [(v.name, v.missed, v.wrong, v.strangers, v.unknown, v.bound) for v in whole if not v.right]
    assert not bad, f"{story['id']}: the perfect answer is not right in {bad}"
    told = Tally()
    told.add(story, whole)
    assert told.share == 1.0
    for row in told.figures()["classes"].values():
        assert row["recall"] in (1.0, None)
        assert row["precision"] in (1.0, None)


def _check_empty(story: Story) -> None:
    nothing = judge(story, [""] * len(story["pictures"]))
    assert not any(v.right for v in nothing)
    assert not any(v.hit or v.wrong or v.strangers for v in nothing)


def _check_false(story: Story) -> None:
    facts, false = story["facts"], {}
    for name, picture in story["pictures"].items():
        said = [first_words(facts[f]["any"][0]) for f in picture["never"]]
        for who, person in story["people"].items():
            if who not in picture["who"] and who not in picture.get("may_name", ()):
                said.append(person["names"][0])
        false[name] = ", ".join(said)
    for v in judge(story, false):
        assert not v.right, (story["id"], v.name, false[v.name])
        assert set(v.wrong) >= {f for f in v.picture["never"] if not v.hit}, (story["id"], v.name, v.wrong)


def _check_shifted(story: Story) -> None:
    names, prompts = list(story["pictures"]), list(perfect(story).values())
    by = 7 if len(names) > 14 else len(names) // 2
    shifted = judge(story, dict(zip(names, [*prompts[by:], *prompts[:by]], strict=True)))
    right = sum(v.right for v in shifted)
    assert right < 0.35 * len(names), (story["id"], right, len(names))
    scripted = [p["scripted"] + ", " + perfect(story)[n] for n, p in story["pictures"].items()]
    fewer = matched(story, scripted[1:])
    found = sum(fewer[n] == s for n, s in zip(names[1:], scripted[1:], strict=True))
    assert found >= min(0.8 * len(names), len(names) - 1), (story["id"], found)


def _check_mixed_up(story: Story) -> None:
    facts = story["facts"]
    for name, picture in story["pictures"].items():
        if len(picture["who"]) != 2:
            continue
        one, two = (
            [facts[f]["any"][0] for f in picture["need"] if facts[f]["of"] == w] for w in picture["who"]
        )
        zipped = [x for pair in itertools.zip_longest(one, two) for x in pair if x]
        text = ", ".join(first_words(v) for v in zipped)
        if Verdict(story, name, perfect(story)[name]).bound and len(one) > 2 and len(two) > 2:
            assert Verdict(story, name, text).bound is False, (story["id"], name, text)
        return
