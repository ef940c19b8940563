"""The button and the menu on each message, in a real SillyTavern: what is seen and what the file holds."""

from playwright.sync_api import Locator, expect

from tests.e2e.neighbours import Ears
from tests.e2e.reliability import ROAD, VALLEY, WOMAN, tell
from tests.e2e.test_illustration import IMAGE, THREE, kept
from tools.painter import Painter
from tools.story_model import StoryModel
from tools.story_page import StoryPage

ONE = 'The road was long.\n\n<img-prompt="a long road at dusk">\n\nThey went on.'


def button(story: StoryPage, message: int = -1) -> Locator:
    """Limner's button on a message."""
    return story.message(message).locator(".limner-button")


def open_menu(story: StoryPage, message: int = -1) -> Locator:
    """Press it, as ST folds it away, and return the menu."""
    hint = story.message(message).locator(".extraMesButtonsHint")
    if not button(story, message).is_visible():
        hint.click()
    button(story, message).click()
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
    chat = story.chat_id()

    press(story, "Paint all anew")
    story.until(lambda: "Pictures painted: 3." in " ".join(ears.heard()), "the sentence")
    second = images(story, 3)
    press(story, "Paint again, beside")
    both = images(story, 6)
    story.reload()
    story.switch_chat("Mira")
    assert story.chat_id() == chat
    press(story, "Undo")
    story.until(lambda: images(story, 3) == second, "the second ones")
    press(story, "Undo")
    story.until(lambda: images(story, 3) == first, "the first ones")

    assert set(second).isdisjoint(first)
    assert set(second) < set(both)
    assert all(story.tavern.picture_path(source).exists() for source in both)
    assert IMAGE.sub("", kept(story, 3)) == THREE
    assert painter.prompts == [ROAD, WOMAN, VALLEY] * 3
