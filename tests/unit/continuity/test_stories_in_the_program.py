"""The whole program plays stories with known facts: events and cards in, what reaches the painter out."""

import pytest

from tests.continuity.engine import LimnerEngine
from tests.continuity.play import play
from tests.continuity.sheets import sheets
from tests.continuity.tally import Tally
from tests.continuity.tavern_play import play_in_tavern
from tests.continuity.verdict import STORIES, judge, load

ALL_KINDS = "own_t_02_school"
"""A story with swipes, edits, hidden messages and a reload."""
BOOK = "own_h_03_ash"
"""A story whose card has a lorebook in it."""


@pytest.mark.parametrize("name", ["d01_lighthouse", "d02_market", ALL_KINDS, BOOK])
def test_the_program_comes_to_the_words_of_the_pure_engine_by_itself(name: str) -> None:
    story = load(STORIES / f"{name}.json")

    played = play_in_tavern(story)

    assert played.prompts == play(story, lambda given: LimnerEngine(given, sheets)).prompts
    assert all("Now - " in text for text in played.briefings)


def test_most_pictures_of_a_story_show_what_a_reader_would_see() -> None:
    story = load(STORIES / "d01_lighthouse.json")
    tally = Tally()

    tally.add(story, judge(story, play_in_tavern(story).prompts))

    assert tally.right >= 14


def test_without_continuity_the_painter_gets_every_tag_as_it_stands() -> None:
    story = load(STORIES / "d01_lighthouse.json")

    played = play_in_tavern(story, continuity=False)

    assert list(played.prompts.values())[:2] == [
        "she holds a lantern in an open door, snow blowing in, suspicious",
        "a man steps over a bucket, shaking snow from his shoulders",
    ]
    assert not any("Now - " in text for text in played.briefings)
