"""A story on a phone: a slow processor, a tab that is put to sleep, a system that wants its memory back."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import CDPSession

from tests.e2e.looks import resized, touched
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
    const place = document.querySelector('.limner-heard');
    new MutationObserver((records) => {
        for (const { addedNodes } of records) for (const each of addedNodes) readOut.push(each.textContent);
    }).observe(place, { childList: true });
    return place.getAttribute('aria-live');
}
"""
ASLEEP = """
() => {
    window.slept = [];
    for (const name of ['freeze', 'resume'])
        document.addEventListener(name, () => slept.push(name), { once: true });
}
"""


@pytest.fixture(name="devtools")
def _devtools(story: StoryPage) -> Iterator[CDPSession]:
    """A phone."""
    devtools = story.page.context.new_cdp_session(story.page)
    resized(story.page, PHONE)
    with touched(story.page):
        yield devtools
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": 1})
    devtools.detach()
    resized(story.page, WIDE)


def read_out(story: StoryPage) -> list[str]:
    """What a screen reader was given to read out so far."""
    said: list[str] = story.page.evaluate("() => window.readOut")
    return said


def test_a_slow_phone_shows_and_keeps_all_pictures_and_says_so_once_of_the_version_that_shows(
    story: StoryPage, model: StoryModel, painter: Painter, devtools: CDPSession
) -> None:
    assert story.page.evaluate(HEAR) == "polite"
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


def test_a_tab_that_sleeps_in_the_middle_of_a_reply_wakes_to_all_of_it(
    story: StoryPage, model: StoryModel, painter: Painter, devtools: CDPSession
) -> None:
    page = story.page
    begun: list[object] = []
    page.on("worker", lambda worker: begun.append(worker))  # noqa: PLW0108 -- Playwright marks what it calls
    page.evaluate(ASLEEP)
    painter.mood = Mood(delay=0.05, hang_containing=WOMAN)
    model.script = Script(reply=THREE, rate=400, hang_after=THREE.index("Nothing answered"))
    story.send("Go on.")
    story.wait_streaming("Listen")
    story.until(lambda: painter.prompts == [ROAD, WOMAN], "the second picture to be begun")
    devtools.send("Memory.simulatePressureNotification", {"level": "critical"})
    devtools.send("Page.setWebLifecycleState", {"state": "frozen"})
    # The world goes on: the reply ends and the picture is painted while nobody here hears of it.
    model.release()
    painter.release()
    story.until(lambda: painter.paintings[1].outcome == "painted", "the picture, painted meanwhile")
    devtools.send("Page.setWebLifecycleState", {"state": "active"})
    story.wait_reply()

    assert IMAGE.sub("", kept(story, 3)) == THREE
    assert page.evaluate("() => slept") == ["freeze", "resume"]
    assert painter.prompts == [ROAD, WOMAN, VALLEY]
    assert begun == []
