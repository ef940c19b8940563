"""A painter that fails, in a real SillyTavern: once, for good, and again and again."""

import pytest
from playwright.sync_api import Locator

from tests.e2e.neighbours import Ears, Tuning
from tests.e2e.test_illustration import IMAGE, THREE, kept, order
from tools.browser import PHONE, Watch
from tools.painter import Mood, Painter
from tools.story_model import Script, StoryModel
from tools.story_page import StoryPage

WOMAN = "a listening woman"

# The page may draw the message anew at any moment, so each of these looks for itself and in one go.
_EXTENT = """() => {
    const place = document.querySelector('#chat .last_mes .custom-limner-failed');
    const frame = place.getBoundingClientRect();
    const button = place.querySelector('button').getBoundingClientRect();
    return [frame.left, frame.right, button.right, button.height];
}"""
_MIDDLE = """() => {
    const button = document.querySelector('#chat .last_mes .custom-limner-failed button');
    const { left, top, width, height } = button.getBoundingClientRect();
    return [left + width / 2, top + height / 2];
}"""
_FOCUS = """() => {
    const button = document.querySelector('#chat .last_mes .custom-limner-failed button');
    button.focus();
    return getComputedStyle(button).outlineStyle;
}"""


@pytest.fixture(autouse=True)
def _failures_are_meant(story: StoryPage, watch: Watch) -> None:
    del story  # a test begins with a watch that expects nothing
    watch.expect("500|Image generation request error")


def failures(story: StoryPage) -> Locator:
    """The places in the last message where a picture could not be painted."""
    return story.message().locator(".mes_text .custom-limner-failed")


def wait_failures(story: StoryPage, count: int) -> Locator:
    """Wait until so many stand in the last message."""
    found = failures(story)
    story.until(lambda: found.count() == count, f"{count} failures in the last message")
    return found


def play(story: StoryPage, model: StoryModel, reply: str = THREE) -> None:
    """A whole reply."""
    model.script = Script(reply=reply, rate=0)
    story.send("Go on.")
    story.wait_reply()


def states(story: StoryPage) -> list[str]:
    """What the chat file notes of the last message's pictures."""
    return [each["state"] for each in story.chat_file()[-1]["extra"]["limner"]["pictures"]]


def press_slowly(story: StoryPage) -> None:
    """As a finger does, while the button is drawn anew beneath it; Playwright's own click waits for calm."""
    story.page.mouse.move(*story.page.evaluate(_MIDDLE))
    story.page.mouse.down()
    story.page.wait_for_timeout(150)
    story.page.mouse.up()


def test_a_picture_that_fails_once_is_painted_at_the_second_try_and_nobody_is_told(
    story: StoryPage, model: StoryModel, painter: Painter, ears: Ears
) -> None:
    painter.mood = Mood(delay=0.05, fail_numbers=[2])
    play(story, model)

    text = kept(story, 3)

    assert order(text)[1::2] == ["a long road at dusk", WOMAN, "an empty valley"]
    assert painter.prompts == ["a long road at dusk", WOMAN, "an empty valley", WOMAN]
    assert IMAGE.sub("", text) == THREE
    assert states(story) == ["placed"] * 3
    assert failures(story).count() == 0
    assert ears.heard("image service") == []


def test_a_picture_that_fails_for_good_says_why_and_is_painted_when_its_button_is_pressed(
    story: StoryPage, model: StoryModel, painter: Painter
) -> None:
    painter.mood = Mood(delay=0.05, fail_containing=WOMAN)
    play(story, model)
    kept(story, 2)
    failed = wait_failures(story, 1)

    assert "The image service failed" in failed.inner_text()
    assert painter.prompts.count(WOMAN) == 2
    assert states(story) == ["placed", "failed", "placed"]

    painter.mood = Mood(delay=0.3)
    failed.get_by_role("button", name="Try again").click()
    text = kept(story, 3)

    assert order(text)[1::2] == ["a long road at dusk", WOMAN, "an empty valley"]
    assert len(story.wait_pictures(3)) == 3
    assert failures(story).count() == 0
    assert states(story) == ["placed"] * 3
    assert len(painter.prompts) == 5
    assert IMAGE.sub("", text) == THREE


def test_two_impatient_presses_paint_one_picture(
    story: StoryPage, model: StoryModel, painter: Painter
) -> None:
    painter.mood = Mood(delay=0.05, fail_containing=WOMAN)
    play(story, model)
    failed = wait_failures(story, 1)
    kept(story, 2)

    painter.mood = Mood(delay=0.5)
    failed.get_by_role("button").dblclick()
    kept(story, 3)
    story.until(lambda: painter.in_flight == 0, "the painter to rest")

    assert painter.prompts.count(WOMAN) == 3


@pytest.mark.limner_settings(version=1, retries=0)
def test_a_press_that_fails_too_brings_the_reason_and_the_button_back(
    story: StoryPage, model: StoryModel, painter: Painter
) -> None:
    painter.mood = Mood(delay=0.3, fail_containing=WOMAN)
    play(story, model)
    kept(story, 2)

    wait_failures(story, 1).get_by_role("button").click()
    wait_failures(story, 0)
    failed = wait_failures(story, 1)

    assert painter.prompts.count(WOMAN) == 2
    assert "The image service failed" in failed.inner_text()

    painter.mood = Mood(delay=0.05)
    failed.get_by_role("button").click()

    assert order(kept(story, 3))[1::2] == ["a long road at dusk", WOMAN, "an empty valley"]


@pytest.mark.limner_settings(version=1, retries=0)
def test_the_button_works_while_the_reply_still_streams(
    story: StoryPage, model: StoryModel, painter: Painter, tuning: Tuning
) -> None:
    tuning.set(powerUserSettings__auto_scroll_chat_to_bottom=False)
    painter.mood = Mood(delay=0.05, fail_containing="a long road")
    model.script = Script(reply=THREE + "\n\n" + "And on and on. " * 2000, rate=100)
    story.send("Go on.")
    story.wait_pictures(2)
    wait_failures(story, 1)
    story.page.evaluate("() => chat.scrollTo(0, 0)")
    painter.mood = Mood(delay=0.05)

    press_slowly(story)
    shown = story.wait_pictures(3)
    story.stop()

    assert shown[0].title == "a long road at dusk"
    assert painter.prompts.count("a long road at dusk") == 2
    kept(story, 3)


@pytest.mark.limner_settings(version=1, retries=0)
def test_the_button_is_pressed_by_key_on_a_phone_and_edits_nothing(
    story: StoryPage, model: StoryModel, painter: Painter, tuning: Tuning
) -> None:
    tuning.set(powerUserSettings__click_to_edit=True)
    story.page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    painter.mood = Mood(delay=0.05, fail_containing=WOMAN)
    play(story, model)
    kept(story, 2)
    wait_failures(story, 1)
    left, right, button_right, button_height = story.page.evaluate(_EXTENT)

    assert 0 <= left <= right <= PHONE[0]
    assert button_right <= right
    assert button_height >= 24

    story.page.keyboard.press("Tab")  # from here on the browser shows where the focus is
    assert story.page.evaluate(_FOCUS) == "solid"
    story.page.keyboard.press("Enter")
    story.until(lambda: painter.prompts.count(WOMAN) == 2, "another try")
    wait_failures(story, 1)

    painter.mood = Mood(delay=0.05)
    failures(story).get_by_role("button").click()
    kept(story, 3)

    assert painter.prompts.count(WOMAN) == 3
    assert story.page.locator("#curEditTextarea").count() == 0


def test_a_painter_that_keeps_failing_is_left_in_peace_and_one_sentence_says_so(
    story: StoryPage, model: StoryModel, painter: Painter, ears: Ears
) -> None:
    painter.mood = Mood(delay=0.05, fail_containing="picture")
    play(
        story, model, "\n\n".join(f'Part {number}.\n\n<img-prompt="picture {number}">' for number in range(6))
    )
    failed = wait_failures(story, 6)

    assert painter.prompts == ["picture 0", "picture 1", "picture 2"]
    assert sum("keeps failing" in each for each in failed.all_inner_texts()) == 5
    assert len(ears.heard("image service")) == 1

    play(story, model, 'More.\n\n<img-prompt="picture 6">')
    said = wait_failures(story, 1).inner_text()

    assert "keeps failing" in said
    assert "is asked again in" in said
    assert len(painter.prompts) == 3
    assert len(ears.heard("image service")) == 2

    painter.mood = Mood(delay=0.05)
    failures(story).get_by_role("button").click()
    kept(story, 1)
    play(story, model, 'At last.\n\n<img-prompt="picture 7">')
    kept(story, 1)

    assert painter.prompts[3:] == ["picture 6", "picture 7"]
