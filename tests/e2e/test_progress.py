"""
How far a picture is, in a real SillyTavern: calm, of the same size, and out of the way of the keyboard.

SillyTavern's own painters say nothing of it, so the rows of the render table are told to the page as Python
tells them.
"""

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from limner.painting import _slot_view as slot_view
from limner.pictures.picture import Picture, State, Version
from limner.providers.base import Progress
from tests.e2e.reliability import tell
from tests.e2e.test_illustration import kept
from tests.e2e.test_message_buttons import ONE, images, press
from tools.painter import Mood, Painter
from tools.story_model import Script, StoryModel
from tools.story_page import StoryPage

_TELL = """async (slots) => {
    const shim = '/scripts/extensions/third-party/limner/shim';
    const { setSlots } = await import(`${shim}/page/slots.js`);
    const { addressOf } = await import(`${shim}/page/st.js`);
    setSlots({ ...addressOf(SillyTavern.getContext().chat.at(-1)), slots, painting: 1 });
}"""
_BOX = "each => JSON.stringify([each.offsetWidth, each.offsetHeight])"
_REMEMBER = "each => { window.seen = each; window.begun = each.getAnimations()[0].startTime; }"
_SAME = "each => each === window.seen && each.getAnimations()[0].startTime === window.begun"


def told(story: StoryPage, picture: Picture, done: float, words: str = "") -> None:
    """Tell the page what Python would, until it shows: the real one still has its say about the message."""
    row = slot_view.row([picture], (512, 512), {picture.id: Progress(done, words)})
    bar = story.message().get_by_role("progressbar")

    def shown() -> bool:
        story.page.evaluate(_TELL, row)
        return bar.count() == 1 and bar.get_attribute("aria-valuenow") == str(round(100 * done))

    story.until(shown, "the bar")


@pytest.fixture(name="moving")
def _moving(story: StoryPage) -> Iterator[None]:
    """A reader who has not asked for less motion, as the browser of the tests otherwise does."""
    story.page.emulate_media(reduced_motion="no-preference")
    yield
    story.page.emulate_media(reduced_motion="reduce")


@pytest.mark.usefixtures("moving")
def test_a_skeleton_says_how_far_its_picture_is_and_stays_the_same_element(
    story: StoryPage, model: StoryModel, painter: Painter
) -> None:
    painter.mood = Mood(hang_containing="a long road")
    model.script = Script(reply=ONE, rate=0)
    story.send("Go on.")
    story.wait_reply()
    skeleton = story.message().locator(".custom-limner-waiting")
    expect(skeleton).to_be_visible()
    picture = Picture("p", "a long road at dusk", 0, State.PAINTING)
    told(story, picture, 0.1)
    bar = skeleton.get_by_role("progressbar")
    size = skeleton.evaluate(_BOX)
    skeleton.evaluate(_REMEMBER)
    skeleton.get_by_role("button").focus()

    for percent in range(20, 100, 20):
        told(story, picture, percent / 100, "waits at the service " * 9)

    assert skeleton.evaluate(_SAME), "it was drawn anew"
    assert skeleton.evaluate(_BOX) == size
    assert skeleton.get_by_role("button").evaluate("each => each === document.activeElement")
    assert bar.evaluate("each => getComputedStyle(each).getPropertyValue('--limner-done')") == "80%"
    assert skeleton.evaluate("each => each.scrollWidth <= each.clientWidth")

    painter.mood = Mood(delay=0.05)
    painter.release()
    images(story, 1)
    expect(story.message().get_by_role("progressbar")).to_have_count(0)


def test_how_far_the_next_picture_is_stands_below_the_old_one_which_is_not_drawn_anew(
    story: StoryPage, model: StoryModel, painter: Painter
) -> None:
    tell(story, model, ONE)
    (old,) = images(story, 1)
    painter.mood = Mood(hang_containing="a long road")
    press(story, "Paint all anew")
    below = story.message().locator(".custom-limner-repainting")
    expect(below).to_be_visible()
    image = story.message().locator(".mes_text img")
    image.evaluate("each => { window.seen = each; }")
    version = Version("v", "a long road at dusk", old, "sd", 0.0)
    picture = Picture("p", "a long road at dusk", 0, State.PAINTING, (version,), 0)

    for percent in (30, 60):
        told(story, picture, percent / 100)
        expect(below.get_by_role("progressbar")).to_have_count(1)

    assert image.evaluate("each => each === window.seen")

    painter.mood = Mood(delay=0.05)
    painter.release()
    story.until(lambda: images(story, 1) != [old], "the new picture")
    kept(story, 1)


def test_a_picture_is_made_again_from_the_menu(story: StoryPage, model: StoryModel, painter: Painter) -> None:
    tell(story, model, ONE.replace('">', '" seed=7 size=512x640>'))
    (old,) = images(story, 1)

    press(story, "Make again with the same seed")
    story.until(lambda: images(story, 1) != [old], "the second picture")

    first, second = painter.paintings[0], painter.paintings[1]
    assert (first.body["seed"], first.body["width"], first.body["height"]) == (7, 512, 640)
    assert {name: second.body[name] for name in ("seed", "width", "height", "prompt")} == {
        name: first.body[name] for name in ("seed", "width", "height", "prompt")
    }
