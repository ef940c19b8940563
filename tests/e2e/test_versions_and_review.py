"""Versions, and review before spending, in a real SillyTavern: what each press leaves in the chat file."""

import zipfile

from playwright.sync_api import Locator, Page, expect

from tests.e2e.looks import resized
from tests.e2e.neighbours import Ears
from tests.e2e.reliability import ROAD, VALLEY, WOMAN, pairs, tell
from tests.e2e.test_cast_panel import fits
from tests.e2e.test_gallery import menu, picture, touch_long, touch_swipe
from tests.e2e.test_illustration import IMAGE, THREE, kept
from tests.e2e.test_message_buttons import images
from tools.browser import PHONE, WIDE
from tools.painter import Painter
from tools.story_model import StoryModel
from tools.story_page import StoryPage

SWIPES = """
() => {
    window.swipes = 0;
    document.addEventListener('swiped-right', () => window.swipes++);
}
"""
"""Count what SillyTavern hears of fingers."""


def question(page: Page) -> Locator:
    """SillyTavern's question that is open, over whatever else is."""
    return page.locator("dialog.popup[open]:not([closing])").last


def choose(page: Page, entry: str) -> None:
    """Press an entry of the picture's menu, which is open."""
    menu(page).get_by_role("menuitem", name=entry).click()


def versions(story: StoryPage) -> list[str]:
    """The addresses of the first picture's versions, in the chat file."""
    note = story.chat_file()[-1]["extra"]["limner"]
    return [version["url"] for version in note["pictures"][0]["versions"]]


def test_versions_are_chosen_compared_and_thrown_away_and_pictures_leave_as_files(
    story: StoryPage, model: StoryModel, painter: Painter, ears: Ears
) -> None:
    page, tavern = story.page, story.tavern
    tell(story, model, THREE)
    first = images(story, 3)
    picture(story, 0).press("Enter")
    choose(page, "Edit or improve")
    page.locator(".limner-prompt-window textarea").fill("a long road in the rain")
    page.get_by_role("button", name="Use these words and paint").click()
    story.until(lambda: images(story, 3)[0] != first[0], "the first picture anew")
    second = images(story, 3)
    assert painter.prompts[3:] == ["a long road in the rain"]

    picture(story, 0).press("Enter")
    choose(page, "Earlier versions")
    window = page.locator(".limner-versions")
    expect(window.locator(".limner-version")).to_have_count(2)
    window.get_by_role("button", name="Compare with the one that shows: Version 1").press("Enter")
    expect(window.locator(".limner-comparison img")).to_have_count(2)
    expect(window.locator("ins")).to_have_text("at dusk")
    window.get_by_role("button", name="Show this one: Version 1").press("Enter")
    story.until(lambda: images(story, 3)[0] == first[0], "the first version again")
    page.keyboard.press("Escape")
    expect(window).to_be_hidden()
    assert versions(story) == [first[0], second[0]]

    bar = story.message().locator(".custom-limner-turning")
    expect(bar).to_have_text("1/2")
    picture(story, 0).focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    story.until(lambda: images(story, 3)[0] == second[0], "the version before the first, which is the last")
    expect(bar).to_have_text("2/2")
    expect(bar.get_by_role("button").first).to_be_focused()
    picture(story, 0).press("Enter")
    choose(page, "Look at it large")
    large = page.locator(".limner-viewer[open] .limner-viewer-stage img")
    expect(large).to_have_attribute("src", second[0])  # a key that comes before it is open is SillyTavern's
    for key, source in (("ArrowDown", first[0]), ("ArrowDown", second[0]), ("ArrowUp", first[0])):
        page.keyboard.press(key)
        expect(large).to_have_attribute("src", source)
    expect(page.locator(".limner-viewer[open] .limner-viewer-count")).to_have_text("1 / 3")
    page.keyboard.press("Escape")
    assert images(story, 3)[0] == second[0]

    resized(page, PHONE)
    asked = len(model.turns)
    page.evaluate(SWIPES)
    touch_swipe(page, picture(story, 0), 90)
    story.until(lambda: images(story, 3)[0] == first[0], "the version before")
    assert page.evaluate("() => window.swipes") == 0
    touch_swipe(page, picture(story, 1), 90)
    page.wait_for_function("() => window.swipes === 1")
    expect(page.locator(".limner-menu")).to_be_hidden()
    assert len(model.turns) == asked
    assert story.held()[-1]["swipe_id"] == 0
    touch_long(page, picture(story, 0))
    choose(page, "Earlier versions")
    expect(window.locator(".limner-version")).to_have_count(2)
    fits(window)
    window.get_by_role("button", name="Throw this version away: Version 2").click()
    question(page).locator(".popup-button-ok").click()
    expect(window.locator(".limner-version")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(window).to_be_hidden()
    story.until(lambda: versions(story) == [first[0]], "one version in the file")
    expect(bar).to_have_count(0)
    assert images(story, 3) == first
    assert tavern.picture_path(second[0]).exists()
    resized(page, WIDE)

    card = tavern.user / "characters" / "Mira.png"
    before, painted = card.read_bytes(), tavern.picture_path(first[0]).read_bytes()
    try:
        picture(story, 0).press("Enter")
        choose(page, "Use it as the character’s picture")
        question(page).locator(".popup-button-ok").click()
        story.until(lambda: "picture of Mira now" in " ".join(ears.heard()), "the card's new picture")
        assert card.read_bytes() != before
        copies = list((tavern.user / "user" / "images" / "Mira").glob("card-before-*.png"))
        assert before in [copy.read_bytes() for copy in copies]
        picture(story, 0).press("Enter")
        choose(page, "Use it as an expression")
        question(page).locator("textarea, input[type=text]").last.fill("joy")
        question(page).locator(".popup-button-ok").click()
        joy = tavern.user / "characters" / "Mira" / "joy.png"
        story.until(joy.exists, "the expression")
        assert joy.read_bytes() == painted
    finally:
        card.write_bytes(before)
    assert IMAGE.sub("", kept(story, 3)) == THREE.replace(ROAD, "a long road in the rain")

    page.locator("#extensionsMenuButton").click()
    page.locator(".limner-gallery-wand").click()
    gallery = page.locator(".limner-gallery")
    gallery.get_by_role("button", name="Choose all that are shown").click()
    expect(gallery).to_contain_text("Chosen: 3.")
    with page.expect_download() as coming:
        gallery.get_by_role("button", name="Save as ZIP").click()
    with zipfile.ZipFile(coming.value.path()) as archive:
        assert archive.testzip() is None
        assert [archive.read(name) for name in archive.namelist()] == [
            tavern.picture_path(source).read_bytes() for source in first
        ]
    resized(page, PHONE)
    fits(gallery)
    resized(page, WIDE)
    page.keyboard.press("Escape")
    expect(gallery).to_be_hidden()
    assert images(story, 3) == first
    assert len(painter.prompts) == 4


def test_what_waits_for_review_is_painted_by_the_press_alone(
    story: StoryPage, model: StoryModel, painter: Painter
) -> None:
    page = story.page
    story.command("/limn-set review on")
    try:
        tell(story, model, THREE)
        window = page.locator(".limner-review")
        expect(window.locator("textarea")).to_have_count(3)
        fits(window)
        resized(page, PHONE)
        fits(window)
        assert painter.prompts == []
        window.get_by_label("Prompt of picture 1").fill("a long road in the rain")
        window.get_by_label("Picture 2", exact=True).uncheck()
        window.get_by_label("Picture 3", exact=True).uncheck()
        window.get_by_role("button", name="Paint the chosen").click()
        expect(window.locator("textarea")).to_have_count(2)
        expect(window.get_by_label("Prompt of picture 2")).to_have_value(WOMAN)
        kept(story, 1)
        rain = THREE.replace(ROAD, "a long road in the rain")
        assert IMAGE.sub("", kept(story, 1)) == rain
        assert painter.prompts == ["a long road in the rain"]

        page.keyboard.press("Escape")
        expect(window).to_be_hidden()
        story.reload_chat()
        places = story.message().locator(".custom-limner-held")
        expect(places).to_have_count(2)
        expect(places.first).to_contain_text("waits for your review")
        fits(places.first)
        places.last.get_by_role("button", name="Review").click()
        expect(window.locator("textarea")).to_have_count(2)
        window.get_by_label("Picture 2", exact=True).uncheck()
        window.get_by_role("button", name="Drop the chosen").press("Enter")
        expect(window.locator("textarea")).to_have_count(1)
        page.keyboard.press("Escape")
        expect(window).to_be_hidden()
        assert len(painter.prompts) == 1

        resized(page, WIDE)
        expect(places).to_have_count(1)
        places.get_by_role("button", name="Paint it").click()
        assert IMAGE.sub("", kept(story, 2)) == rain
        assert painter.prompts == ["a long road in the rain", WOMAN]
        assert pairs(story)[2] == (VALLEY, "")
    finally:
        resized(page, WIDE)
        story.command("/limn-set review off")

    story.command("/limn-set review_words valley")
    try:
        tell(story, model, THREE)
        place = story.message().locator(".custom-limner-held")
        expect(place).to_contain_text("its words have “valley”")
        assert IMAGE.sub("", kept(story, 2)) == THREE
        assert painter.prompts[2:] == [ROAD, WOMAN]
        expect(page.locator(".limner-review")).to_have_count(0)
    finally:
        story.command('/limn-set review_words ""')
