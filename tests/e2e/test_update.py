"""
An installed Limner is updated, as SillyTavern does it by ``git pull``, in the middle of a chat.

One browser profile sees both: the program as it was when all modules lay in one folder, and this one. What
the old one kept (outbox, notes, settings) is what the new one finds.
"""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserType

from tests.e2e.reliability import ROAD, VALLEY, all_there, stuck
from tests.e2e.test_illustration import THREE
from tools.browser import Watch, profile
from tools.data_root import Setup, install_earlier, install_limner
from tools.painter import Mood, Painter
from tools.sillytavern import SillyTavern
from tools.story_model import StoryModel
from tools.story_page import StoryPage

BEFORE = "23d76484b0ab767d56e8d6c5073d6ed52b36da7f"
"""The last commit with all modules in one folder."""


@pytest.fixture(name="updated")
def _updated(
    chromium: BrowserType, stand_ins: tuple[StoryModel, Painter, Setup]
) -> Iterator[tuple[StoryPage, Path]]:
    """Yield a page of the old program, and the folder that the update goes to."""
    with SillyTavern(stand_ins[2]) as tavern:
        folder = tavern.user / "extensions" / "limner"
        install_earlier(BEFORE, folder)
        context = profile(chromium)
        watch = Watch().over(context)
        yield StoryPage(context.new_page(), tavern), folder
        assert watch.complaints() == []
        context.close()


def test_an_update_in_the_middle_of_a_chat_loses_nothing_and_paints_nothing_twice(
    updated: tuple[StoryPage, Path], model: StoryModel, painter: Painter
) -> None:
    story, folder = updated
    story.open()
    story.command("/limn-set words 90")
    story.save_settings()
    stuck(story, model, painter)

    shutil.rmtree(folder)
    install_limner(folder, vendored=True)
    painter.mood = Mood(delay=0.05)
    story.reload_chat()
    painter.release()

    all_there(story, THREE)
    assert painter.prompts.count(ROAD) == painter.prompts.count(VALLEY) == 1
    assert story.command("/limn-set words") == "90"
