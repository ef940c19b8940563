"""
The stories with known facts in a real SillyTavern: what reached the painter shows the right people.

The first two are those that the design came with; the third has every kind of turn once. Many more are played
without a browser (tests/bench/continuity.py).
"""

import pytest

from tests.continuity.tally import Tally, misses
from tests.continuity.verdict import STORIES, judge, load
from tests.e2e.story_player import RealPlayer
from tools.painter import Mood, Painter
from tools.story_model import StoryModel
from tools.story_page import StoryPage

LEAST = 0.9
"""Of the pictures of one story, where a single miss is seven in a hundred; of all together 0.95 is asked."""


@pytest.mark.limner_settings(continuity=True)
@pytest.mark.parametrize("name", ["d01_lighthouse", "d02_market", "own_t_06_ferry"])
def test_the_pictures_of_a_story_show_the_right_people_clothes_and_places(
    story: StoryPage, model: StoryModel, painter: Painter, name: str
) -> None:
    painter.mood = Mood(delay=0.02)
    told = load(STORIES / f"{name}.json")

    prompts = RealPlayer(story, model, painter, told).play()

    verdicts, tally = judge(told, prompts), Tally()
    tally.add(told, verdicts)
    assert tally.share >= LEAST, misses(told, verdicts)
