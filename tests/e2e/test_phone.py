"""A story on a phone with a slow processor, and what a screen reader says of it."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import CDPSession

from tests.e2e.looks import touched
from tests.e2e.reliability import ROAD, VALLEY, WOMAN, tell
from tests.e2e.test_illustration import IMAGE, THREE, kept
from tools.browser import PHONE, WIDE
from tools.painter import Mood, Painter
from tools.story_model import Script, StoryModel
from tools.story_page import StoryPage

SLOWER = 6
"""Times: a phone of the lower half, as DevTools has it."""
HEAR = """
() => {
    window.readOut = [];
    const place = '.limner-heard[aria-live="polite"]'; // it goes with a dialog that it was read out in
    new MutationObserver((records) => {
        for (const { addedNodes, target } of records)
            if (target.matches?.(place)) for (const each of addedNodes) readOut.push(each.textContent);
    }).observe(document.body, { childList: true, subtree: true });
}
"""


@pytest.fixture(name="devtools")
def _devtools(story: StoryPage) -> Iterator[CDPSession]:
    """A phone."""
    devtools = story.page.context.new_cdp_session(story.page)
    story.page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    with touched(story.page):
        yield devtools
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": 1})
    devtools.detach()
    story.page.set_viewport_size({"width": WIDE[0], "height": WIDE[1]})


def read_out(story: StoryPage) -> list[str]:
    """What a screen reader was given to read out so far."""
    said: list[str] = story.page.evaluate("() => window.readOut")
    return said


def test_a_slow_phone_shows_and_keeps_all_pictures_and_says_so_once_of_the_version_that_shows(
    story: StoryPage, model: StoryModel, painter: Painter, devtools: CDPSession
) -> None:
    story.page.evaluate(HEAR)
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    model.script = Script(reply=THREE, rate=100)
    story.send("Go on.")
    story.wait_reply()
    assert IMAGE.sub("", kept(story, 3)) == THREE
    assert [picture.title for picture in story.wait_pictures(3)] == [ROAD, WOMAN, VALLEY]
    story.until(lambda: read_out(story), "what a screen reader says")
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": 1})

    painter.mood = Mood(delay=0.05, hang_containing=VALLEY)
    tell(story, model, THREE)
    model.script = Script(reply="Another way.", rate=0)
    story.swipe_right()
    story.wait_reply()
    painter.release()
    story.until(
        lambda: len(IMAGE.findall(story.chat_file()[-1]["swipes"][0])) == 3,
        "the pictures of the version that is swiped away",
    )
    painter.mood = Mood(delay=0.05)
    tell(story, model, f'One.\n\n<img-prompt="{ROAD}">\n\nTwo.')
    kept(story, 1)
    story.until(lambda: len(read_out(story)) > 1, "what a screen reader says next")

    assert read_out(story) == ["The pictures are there: 3.", "The picture is there."]
