"""
The scripted stories, played against the engine: how many pictures are right.

With sheets made of the truth, so that only the engine is held; and with sheets read from the cards, the
persona and the lorebook, as a user has it.
"""

from functools import partial

import pytest

from limner.continuity._wording import Family
from tests.continuity import oracle, sheets
from tests.continuity.engine import LimnerEngine
from tests.continuity.play import play
from tests.continuity.verdict import STORIES, judge, load


def right(pattern: str, family: Family, *, read_cards: bool = False) -> tuple[int, int, float]:
    """Return right pictures, all pictures, and the least share of a story; sheets are true unless read."""
    good, every, least = 0, 0, 1.0
    for path in sorted(STORIES.glob(f"{pattern}.json")):
        story = load(path)
        read = sheets.sheets if read_cards else oracle.sheets(story)
        prompts = play(story, partial(LimnerEngine, sheets=read), family.value).prompts
        verdicts = judge(story, prompts)
        mine = sum(verdict.right for verdict in verdicts)
        good, every, least = good + mine, every + len(verdicts), min(least, mine / len(verdicts))
    return good, every, least


@pytest.mark.parametrize("family", list(Family))
def test_95_of_100_pictures_are_right_in_the_stories_that_rules_were_tuned_on(family: Family) -> None:
    for pattern in ("d*", "own_t_*"):
        good, every, least = right(pattern, family)
        assert good >= 0.95 * every
        assert least >= 0.9


def test_the_stories_that_were_held_back_do_not_fall_behind() -> None:
    good, every, _ = right("own_h_*", Family.NATURAL)
    assert good >= 0.9 * every


@pytest.mark.parametrize("family", [Family.NATURAL, Family.DANBOORU])
def test_cards_are_read_well_enough_that_as_many_pictures_are_right(family: Family) -> None:
    for pattern in ("d*", "own_t_*"):
        good, every, least = right(pattern, family, read_cards=True)
        assert good >= 0.95 * every
        assert least >= 0.9
    good, every, _ = right("own_h_*", family, read_cards=True)
    assert good >= 0.88 * every


@pytest.mark.parametrize("family", [Family.NATURAL, Family.DANBOORU])
def test_the_newer_stories_do_not_fall_behind(family: Family) -> None:
    good, every, least = right("new_t_*", family, read_cards=True)
    assert good >= 0.95 * every
    assert least >= 0.9
    good, every, _ = right("new_h_*", family, read_cards=True)
    assert good >= 0.75 * every


@pytest.mark.parametrize("family", [Family.NATURAL, Family.DANBOORU])
def test_stories_of_the_kept_back_kind_are_read_from_their_cards(family: Family) -> None:
    good, every, _ = right("alike_[1-6]_*", family, read_cards=True)
    assert good >= 0.95 * every
    good, every, _ = right("alike_[7-9]_*", family, read_cards=True)
    assert good >= 0.86 * every
    good, every, least = right("late_*", family, read_cards=True)
    assert good >= 0.95 * every
    assert least >= 0.8


def test_stories_in_the_plainness_of_the_given_ones_are_read_from_their_cards() -> None:
    good, every, least = right("plain_*", Family.NATURAL, read_cards=True)
    assert good >= 0.98 * every
    assert least >= 0.8


def test_what_is_added_to_a_turn_keeps_its_budget() -> None:
    sizes = []
    for path in sorted(STORIES.glob("*.json")):
        story = load(path)
        read = oracle.sheets(story)
        told = play(story, partial(LimnerEngine, sheets=read)).briefings
        sizes += [len(text) / 4 for text in told]
    sizes.sort()
    assert sizes[len(sizes) // 2] <= 150
    assert sizes[-1] <= 250
