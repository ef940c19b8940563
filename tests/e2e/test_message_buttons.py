"""The button and the menu on each message, in a real SillyTavern: what is seen and what the file holds."""

import contextlib
import re

import pytest
from playwright.sync_api import Locator, expect
from playwright.sync_api import TimeoutError as PlaywrightTimeoutError

from tests.e2e.neighbours import Ears, Tuning
from tests.e2e.pictures import keep
from tests.e2e.reliability import ROAD, VALLEY, WOMAN, come_back, pairs, tell
from tests.e2e.test_illustration import IMAGE, THREE, kept
from tools.browser import PHONE
from tools.painter import Mood, Painter
from tools.story_model import Script, StoryModel
from tools.story_page import StoryPage

ONE = 'The road was long.\n\n<img-prompt="a long road at dusk">\n\nThey went on.'

_STOP = """() => {
    const button = document.querySelector('#chat .last_mes .custom-limner-stop');
    const { left, top, width, height } = button.getBoundingClientRect();
    return [left + width / 2, top + height / 2];
}"""
_WITHOUT_KEY = """
() => [...document.querySelectorAll('.limner-menu *')]
    .filter((each) => [...each.childNodes].some((node) => /[a-z]/i.test(node.data ?? '')))
    .filter((each) => !each.dataset.i18n && !each.closest('.limner-menu-made > div')) // sentences of Python
    .map((each) => each.textContent)
"""


def button(story: StoryPage, message: int = -1) -> Locator:
    """Limner's button on a message."""
    return story.message(message).locator(".limner-button")


def open_menu(story: StoryPage, message: int = -1) -> Locator:
    """Press it, as ST folds it away, and return the menu."""
    hint = story.message(message).locator(".extraMesButtonsHint")

    def pressed() -> bool:
        if not button(story, message).is_visible():
            hint.click()
        with contextlib.suppress(PlaywrightTimeoutError):  # drawn anew in between, it is folded away again
            button(story, message).click(timeout=1000)
            return True
        return False

    story.until(pressed, "Limner's button to be pressed")
    menu = story.page.locator(".limner-menu")
    expect(menu).to_be_visible()
    return menu


def press(story: StoryPage, words: str, message: int = -1) -> None:
    """Choose this entry of a message's menu."""
    open_menu(story, message).get_by_role("menuitem", name=words).click()
    expect(story.page.locator(".limner-menu")).to_be_hidden()


def images(story: StoryPage, count: int, message: int = -1) -> list[str]:
    """Wait until the file holds so many pictures, and the screen shows them; return their addresses."""
    kept(story, count, message)
    return [picture.src for picture in story.wait_pictures(count, message)]


def test_all_are_painted_anew_undone_and_undone_again_after_a_reload(
    story: StoryPage, model: StoryModel, painter: Painter, ears: Ears
) -> None:
    tell(story, model, THREE)
    first = images(story, 3)

    press(story, "Paint all anew")
    story.until(lambda: "Pictures painted: 3." in " ".join(ears.heard()), "the sentence")
    second = images(story, 3)
    press(story, "Paint again, beside")
    both = images(story, 6)
    story.reload_chat()
    press(story, "Undo")
    story.until(lambda: images(story, 3) == second, "the second ones")
    press(story, "Undo")
    story.until(lambda: images(story, 3) == first, "the first ones")

    assert set(second).isdisjoint(first)
    assert set(second) < set(both)
    assert all(story.tavern.picture_path(source).exists() for source in both)
    assert IMAGE.sub("", kept(story, 3)) == THREE
    assert painter.prompts == [ROAD, WOMAN, VALLEY] * 3


def test_what_is_missing_is_painted_in_a_message_that_was_loaded_late(
    story: StoryPage, model: StoryModel, painter: Painter, tuning: Tuning
) -> None:
    tuning.set(powerUserSettings__chat_truncation=2)
    tell(story, model, "Nothing to see.")
    for _ in range(2):
        tell(story, model, "On and on.")
    story.edit(ONE, 2)  # an old message with a tag that nobody has painted
    kept(story, 0, 2)
    chat = str(story.chat_id())
    story.new_chat()
    story.open_chat(chat)
    old = 2
    for shown in (4, 6):
        story.page.locator("#show_more_messages").click()
        expect(story.page.locator("#chat .mes")).to_have_count(shown)
    before = len(painter.prompts)

    press(story, "Paint what is missing", old)
    images(story, 1, old)

    assert painter.prompts[before:] == [ROAD]


def test_the_users_own_message_is_painted_where_he_asks_for_it(
    story: StoryPage, model: StoryModel, painter: Painter
) -> None:
    model.script = Script(reply="Yes.", rate=0)
    story.send(f"I look around.\n\n{ONE}")
    story.wait_reply()
    assert painter.prompts == []

    press(story, "Paint what is missing", 1)
    images(story, 1, 1)

    assert painter.prompts == [ROAD]
    assert story.held()[1]["is_user"] is True
    assert "img-prompt" not in story.message_text(1)


def test_removed_pictures_stay_away_after_a_reload_and_undo_brings_them_back(
    story: StoryPage, model: StoryModel, painter: Painter
) -> None:
    tell(story, model, THREE)
    first = images(story, 3)
    chat = str(story.chat_id())

    press(story, "Remove the pictures")
    images(story, 0)
    story.reload()
    come_back(story, chat)
    open_menu(story)
    story.page.keyboard.press("Escape")

    assert story.chat_file()[-1]["mes"] == THREE
    assert len(painter.prompts) == 3

    press(story, "Undo")

    assert images(story, 3) == first
    assert len(painter.prompts) == 3


def test_the_button_counts_and_each_picture_and_all_can_be_stopped(
    story: StoryPage, model: StoryModel, painter: Painter
) -> None:
    tell(story, model, THREE)
    first = images(story, 3)
    painter.mood = Mood(delay=0.05, hang_containing="a")
    press(story, "Paint all anew")
    expect(button(story)).to_have_attribute("data-limner-painting", "3")
    expect(button(story)).to_be_visible()  # though ST folds the others away
    expect(story.message().locator(".mes_translate")).to_be_hidden()
    waiting = story.message().locator(".custom-limner-repainting")
    expect(waiting).to_have_count(3)

    waiting.nth(1).get_by_role("button").click()
    expect(button(story)).to_have_attribute("data-limner-painting", "2")
    menu = open_menu(story)
    expect(menu.get_by_role("menuitem", name="Undo")).to_be_disabled()
    menu.get_by_role("menuitem", name="Stop painting").click()
    painter.release()
    expect(button(story)).not_to_have_attribute("data-limner-painting", re.compile(".*"))

    assert images(story, 3) == first
    assert story.message().locator(".custom-limner-below").count() == 0


def test_a_picture_that_is_stopped_stays_away_after_a_reload_until_it_is_asked_for(
    story: StoryPage, model: StoryModel, painter: Painter
) -> None:
    painter.mood = Mood(delay=0.05, hang_containing=WOMAN)
    tell(story, model, THREE)
    stop = story.message().get_by_role("button", name="Stop this picture")
    expect(stop).to_have_count(2)
    stop.first.click()
    painter.release()
    kept(story, 2)
    chat = str(story.chat_id())
    story.reload()
    come_back(story, chat)
    place = story.message().locator(".custom-limner-failed")
    expect(place).to_contain_text("You stopped this picture.")
    painter.mood = Mood(delay=0.05)

    assert painter.prompts == [ROAD, WOMAN, VALLEY]

    place.get_by_role("button", name="Try again").click()
    kept(story, 3)

    assert pairs(story) == [(ROAD, ROAD), (WOMAN, WOMAN), (VALLEY, VALLEY)]


def test_a_picture_is_stopped_while_the_reply_still_streams(
    story: StoryPage, model: StoryModel, painter: Painter, tuning: Tuning
) -> None:
    tuning.set(powerUserSettings__auto_scroll_chat_to_bottom=False)
    painter.mood = Mood(delay=0.05, hang_containing=ROAD)
    model.script = Script(reply=ONE + "\n\n" + "And on and on. " * 2000, rate=100)
    story.send("Go on.")
    expect(story.message().locator(".custom-limner-stop")).to_have_count(1)
    story.page.evaluate("() => chat.scrollTo(0, 0)")
    story.page.mouse.move(*story.page.evaluate(_STOP))
    story.page.mouse.down()
    story.page.wait_for_timeout(150)  # as long as a finger rests, while the button is drawn anew beneath it
    story.page.mouse.up()
    expect(story.message().locator(".custom-limner-failed")).to_contain_text("You stopped")
    story.stop()
    painter.release()

    assert IMAGE.findall(kept(story, 0)) == []


def test_tags_are_written_for_a_message_that_has_none(
    story: StoryPage, model: StoryModel, painter: Painter
) -> None:
    plain = 'The road was long. "So what?"\n\nNothing answered.'
    tell(story, model, plain)
    model.script = Script(
        reply='[{"after": "So what?", "prompt": "a long road at dusk"}]', always_tags=True, rate=0
    )

    press(story, "Write the tags")
    images(story, 1)

    text = story.chat_file()[-1]["mes"]
    assert IMAGE.sub("", text).replace('\n\n<img-prompt="a long road at dusk">', "") == plain
    assert pairs(story) == [(ROAD, ROAD)]
    asked = model.turns[-1].messages
    passage = '[1] The road was long. "So what?"\n\n[2] Nothing answered.'
    assert str(asked[-1]["content"]).endswith(passage)
    assert len(asked) == 2


def test_an_edit_in_progress_is_kept_and_the_pictures_come_after_it(
    story: StoryPage, model: StoryModel, painter: Painter
) -> None:
    tell(story, model, THREE)
    first = images(story, 3)
    painter.mood = Mood(delay=0.05, hang_containing="a")
    press(story, "Paint all anew")
    text = story.start_edit()
    painter.mood = Mood(delay=0.05)
    painter.release()
    expect(button(story)).not_to_have_attribute("data-limner-painting", re.compile(".*"))
    assert story.page.locator("#curEditTextarea").input_value() == text

    story.finish_edit(text.replace("They went on.", "They did not go on."))
    story.until(lambda: set(images(story, 3)).isdisjoint(first) or None, "the new ones")

    assert IMAGE.sub("", kept(story, 3)) == THREE.replace("They went on.", "They did not go on.")


def test_the_menu_is_walked_by_key_and_closed_without_a_trace(
    story: StoryPage, model: StoryModel, painter: Painter
) -> None:
    tell(story, model, ONE)
    images(story, 1)
    hint = story.message().locator(".extraMesButtonsHint")
    hint.focus()
    story.page.keyboard.press("Enter")
    expect(button(story)).to_be_visible()
    button(story).focus()
    story.page.keyboard.press("Enter")
    menu = story.page.locator(".limner-menu")
    expect(menu).to_be_visible()
    expect(menu.get_by_role("menuitem", name="Paint all anew")).to_be_focused()

    story.page.keyboard.press("End")
    expect(menu.locator("summary", has_text="How they were made")).to_be_focused()
    story.page.keyboard.press("ArrowUp")
    expect(menu.get_by_role("menuitem", name="Show the trace")).to_be_focused()
    story.page.keyboard.press("ArrowDown")
    story.page.keyboard.press("ArrowDown")
    expect(menu.get_by_role("menuitem", name="Paint all anew")).to_be_focused()
    story.page.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    expect(button(story)).to_be_focused()

    story.page.keyboard.press("Enter")
    expect(menu).to_be_visible()
    story.page.locator("#send_textarea").click()
    expect(menu).to_be_hidden()

    assert painter.prompts == [ROAD]
    assert story.page.locator("#curEditTextarea").count() == 0


def test_another_version_keeps_its_own_pictures(
    story: StoryPage, model: StoryModel, painter: Painter
) -> None:
    tell(story, model, ONE)
    first = images(story, 1)
    model.script = Script(reply=ONE.replace("a long road at dusk", "an empty valley"), rate=0)
    story.swipe_right()
    story.wait_reply()
    images(story, 1)
    press(story, "Paint again, beside")
    images(story, 2)

    story.swipe_left()
    story.until(lambda: images(story, 1) == first, "the first version's own")

    assert painter.prompts == [ROAD, VALLEY, VALLEY]


@pytest.mark.parametrize(("size", "name"), [((1280, 800), "menu"), (PHONE, "menu-phone")])
def test_the_menu_fits_on_the_screen(
    story: StoryPage, model: StoryModel, painter: Painter, size: tuple[int, int], name: str
) -> None:
    story.page.set_viewport_size({"width": size[0], "height": size[1]})
    tell(story, model, ONE)
    images(story, 1)
    if size != PHONE:  # once at work, once at rest
        painter.mood = Mood(delay=0.05, hang_containing="a")
        press(story, "Paint again, beside")
        expect(button(story)).to_have_attribute("data-limner-painting", "1")
    menu = open_menu(story)
    box = menu.bounding_box()
    story.page.evaluate("() => document.fonts.ready")
    keep(story.page, name)
    painter.release()
    images(story, 2 if size != PHONE else 1)

    assert box is not None
    assert box["x"] >= 0
    assert box["y"] >= 0
    assert box["x"] + box["width"] <= size[0]
    assert box["y"] + box["height"] <= size[1]


def test_every_message_has_the_button_and_every_word_of_the_menu_a_key(
    story: StoryPage, model: StoryModel
) -> None:
    tell(story, model, ONE)
    images(story, 1)
    for index in range(3):
        assert button(story, index).count() == 1
        assert button(story, index).get_attribute("title") == "Limner: pictures of this message"
    open_menu(story)

    assert story.page.evaluate(_WITHOUT_KEY) == []
