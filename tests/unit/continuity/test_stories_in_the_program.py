"""The whole program plays stories with known facts: what reaches the painter is what a reader would see."""

import pytest

from tests.continuity.tally import Tally
from tests.continuity.tavern_play import play_in_tavern
from tests.continuity.verdict import STORIES, judge, load

SHORT = {"d01_lighthouse": 14, "d02_market": 14}
"""Pictures of the visible stories that must be right, of 15 each."""


@pytest.mark.parametrize("name", SHORT)
def test_the_pictures_of_a_story_are_right(name: str) -> None:
    story = load(STORIES / f"{name}.json")
    tally = Tally()

    tally.add(story, judge(story, play_in_tavern(story).prompts))

    assert tally.right >= SHORT[name]


def test_without_continuity_the_painter_gets_every_tag_as_it_stands() -> None:
    story = load(STORIES / "d01_lighthouse.json")

    played = play_in_tavern(story, continuity=False)

    assert list(played.prompts.values())[:2] == [
        "she holds a lantern in an open door, snow blowing in, suspicious",
        "a man steps over a bucket, shaking snow from his shoulders",
    ]
    assert not any("Now -" in text for text in played.briefings)
