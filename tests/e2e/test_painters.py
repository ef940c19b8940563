"""Stories painted behind the server plugin, in a real SillyTavern: set up in the panel, seen in the chat."""

from collections.abc import Iterator

import pytest

from tests.e2e.painter_page import Painters
from tests.e2e.reliability import tell
from tests.e2e.test_illustration import IMAGE, THREE, kept
from tools.data_root import REPO
from tools.replicate_service import KEY, ReplicateService
from tools.story_model import StoryModel
from tools.story_page import StoryPage

AXE = REPO / "node_modules" / "axe-core" / "axe.min.js"
ONE = 'One.\n\n<img-prompt="a red fox">\n\nThe end.'


@pytest.fixture(name="ready")
def _ready(story: StoryPage, replicate: ReplicateService) -> Iterator[Painters]:
    """Replicate is set up as a user does it, and chosen."""
    painters = Painters(story).open()
    painters.stands("replicate", "no_key")
    painters.enter_key("replicate", KEY)
    painters.choose("replicate")
    painters.close()
    yield painters
    painters.open()
    painters.forget_key("replicate")


def test_a_story_is_painted_by_replicate_and_nothing_of_the_key_is_left_on_the_page(
    story: StoryPage, model: StoryModel, replicate: ReplicateService, ready: Painters
) -> None:
    tell(story, model, THREE)
    text = kept(story, 3)

    assert IMAGE.sub("", text) == THREE
    assert len(replicate.predictions) == 3
    assert len(story.wait_pictures(3)) == 3
    assert KEY not in story.page.content()
