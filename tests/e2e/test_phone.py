"""
A story on a phone: a slow processor, a tab that sleeps, a system that wants its memory back, a screen reader.

A tab sleeps as on a phone: no process of its browser runs (``tools/asleep.py``).
"""

import contextlib
import time
from collections.abc import Iterator

import pytest
from playwright.sync_api import CDPSession
from playwright.sync_api import Error as PlaywrightError

from tests.e2e.looks import touched
from tests.e2e.reliability import ROAD, VALLEY, WOMAN, all_there, stuck, tell
from tests.e2e.stage import Stage
from tests.e2e.test_illustration import IMAGE, THREE, kept
from tools.asleep import asleep
from tools.browser import PHONE, WIDE, Watch
from tools.painter import Mood, Painter
from tools.story_model import Script, StoryModel
from tools.story_page import StoryPage

SLOWER = 6
"""Times: a phone of the lower half, as DevTools has it."""
SLEEP_S = 12
"""Seconds of sleep: more than the page has for any answer but a picture, and than a worker may be silent."""
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


def test_a_tab_that_sleeps_in_the_middle_of_a_reply_wakes_to_all_of_it(
    story: StoryPage, model: StoryModel, painter: Painter, devtools: CDPSession
) -> None:
    begun: list[str] = []  # a snapshot for the next start may be made meanwhile: that is another worker
    story.page.on("worker", lambda worker: begun.append(worker.url.rpartition("/")[2]))
    painter.mood = Mood(delay=0.05, hang_containing=WOMAN)
    model.script = Script(reply=THREE, rate=400, hang_after=THREE.index("Nothing answered"))
    story.send("Go on.")
    story.wait_streaming("Listen")
    story.until(lambda: painter.prompts == [ROAD, WOMAN], "the second picture to be begun")
    devtools.send("Memory.simulatePressureNotification", {"level": "critical"})
    with asleep("Chromium"):
        model.release()
        painter.release()
        painter.paintings.wait_for(lambda all_: all_[1].outcome == "painted", "a picture painted meanwhile")
        time.sleep(SLEEP_S)
        assert painter.prompts == [ROAD, WOMAN]
    story.wait_reply()

    assert IMAGE.sub("", kept(story, 3)) == THREE
    assert [picture.title for picture in story.wait_pictures(3)] == [ROAD, WOMAN, VALLEY]
    assert painter.prompts == [ROAD, WOMAN, VALLEY]
    assert "worker.js" not in begun


def test_a_tab_that_the_system_takes_for_its_memory_loses_nothing_of_what_was_painted(
    story: StoryPage, model: StoryModel, painter: Painter, watch: Watch, limner_stage: Stage
) -> None:
    watch.expect("crashed")
    stuck(story, model, painter)
    chat, context = str(story.chat_id()), story.page.context
    with story.page.expect_event("crash"), contextlib.suppress(PlaywrightError):
        story.page.goto("chrome://crash")  # nobody is asked, and nothing is unloaded
    story.loaded = False
    painter.mood = Mood(delay=0.05)
    painter.release()
    again = StoryPage(context.new_page(), story.tavern)
    again.reload()
    again.return_to("Mira", chat)

    all_there(again, THREE)
    assert painter.prompts.count(ROAD) == painter.prompts.count(VALLEY) == 1
    limner_stage.end(spoilt=True)
