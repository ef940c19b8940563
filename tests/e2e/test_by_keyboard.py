"""
Tasks done with a keyboard alone: what is pressed here are keys, and each step is reached by them.

``docs/accessibility.md`` lists these tasks, and those that nobody has walked so.
"""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Locator, expect

from tests.e2e.drawer import close_drawers
from tests.e2e.reliability import ROAD, tell
from tests.e2e.test_cast_panel import REPLY
from tests.e2e.test_illustration import THREE
from tests.e2e.test_message_buttons import images
from tests.e2e.test_settings_panel import NO_PLUGIN
from tools.browser import Watch
from tools.painter import Painter
from tools.story_model import StoryModel
from tools.story_page import StoryPage

FOCUS = """
(wanted) => {
    const { activeElement: at } = document;
    if (at !== wanted) return '';
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(at);
    return (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none' ? 'seen' : 'unseen';
}
"""
MOST = 300
"""Steps to the other end of SillyTavern's page."""


class Keys:
    """A person with a keyboard before the page."""

    def __init__(self, story: StoryPage) -> None:
        self.story, self.page = story, story.page

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def to(self, target: Locator, key: str = "Tab") -> None:
        """Walk there by this key; the place where one is can be seen."""
        expect(target).to_be_visible()
        for _ in range(MOST):
            focus = target.evaluate(FOCUS)
            if focus:
                assert focus == "seen", f"{target} has the focus, and nobody sees that"
                return
            self.press(key)
        raise AssertionError(f"{target} is not reached by {key}")

    def choose(self, target: Locator, key: str = "Tab") -> None:
        """Walk there and press it."""
        self.to(target, key)
        self.press("Enter")

    def unfold(self, details: Locator) -> None:
        """Walk to what is folded and unfold it, unless a test before has left it open."""
        self.to(details.locator("> summary"))
        if not details.evaluate("details => details.open"):
            self.press("Enter")
        expect(details).to_have_attribute("open", "")

    def type_command(self, text: str, opened: Locator) -> None:
        """Type a slash command where the user's message is typed, until what it opens is open."""
        field = self.page.locator("#send_textarea")
        field.focus()  # where a person's caret is, in this page
        self.page.keyboard.type(text)

        def done() -> bool:
            if field.input_value():  # the first press may go to what SillyTavern offers to complete
                self.press("Enter")
            return opened.is_visible()

        self.story.until(done, text)

    def write(self, target: Locator, text: str) -> None:
        """Walk to a field and put this in the place of what stands there."""
        self.to(target)
        self.press("Control+a")
        self.page.keyboard.type(text)
        self.press("Tab")

    def escape(self, closed: Locator) -> None:
        self.press("Escape")
        expect(closed).to_be_hidden()


def test_pictures_versions_menu_gallery_and_disk_are_done_by_keyboard_alone(
    story: StoryPage, model: StoryModel, painter: Painter
) -> None:
    page, keys = story.page, Keys(story)
    tell(story, model, THREE)
    first = images(story, 3)
    picture: Callable[[int], Locator] = lambda number: story.message().locator(".mes_text img").nth(number)  # noqa: E731
    menu = page.locator(".limner-menu")
    entry: Callable[[str], Locator] = lambda words: menu.get_by_role("menuitem", name=words)  # noqa: E731

    # a picture: painted anew, its versions, seen large
    page.locator("#send_textarea").focus()
    keys.choose(picture(0), "Shift+Tab")
    keys.choose(entry("Paint it again"), "ArrowDown")
    story.until(lambda: images(story, 3)[0] != first[0], "the first picture anew")
    assert painter.prompts[3:] == [ROAD]
    expect(picture(0)).to_be_focused()
    keys.press("Enter")
    keys.choose(entry("Earlier versions"), "ArrowDown")
    versions = page.locator(".limner-versions")
    keys.choose(versions.get_by_role("button", name="Show this one: Version 1"))
    story.until(lambda: images(story, 3) == first, "the first version again")
    keys.escape(versions)
    page.locator("#send_textarea").focus()
    keys.choose(picture(0), "Shift+Tab")
    keys.choose(entry("Look at it large"), "ArrowDown")
    viewer, number = page.locator(".limner-viewer"), page.locator(".limner-viewer[open] .limner-viewer-count")
    expect(number).to_have_text("1 / 3")
    keys.press("ArrowRight")
    expect(number).to_have_text("2 / 3")
    about = viewer.get_by_role("button", name="About this picture")
    if about.get_attribute("aria-pressed") != "true":  # it stays as the reader has left it
        keys.choose(about, "Shift+Tab")
    expect(viewer.locator(".limner-viewer-prompt")).to_be_visible()
    keys.escape(viewer)

    # the menu of a message
    page.locator("#send_textarea").focus()
    keys.choose(story.message().locator(".extraMesButtonsHint"), "Shift+Tab")
    keys.choose(story.message().locator(".limner-button"))
    keys.choose(menu.locator("summary", has_text="How they were made"), "ArrowDown")
    expect(menu.locator(".limner-menu-made > div").first).to_be_visible()
    keys.escape(menu)
    # SillyTavern folds a message's buttons at a press elsewhere, the menu's too.
    expect(story.message().locator(":is(.limner-button, .extraMesButtonsHint):focus")).to_have_count(1)

    # the gallery, and the disk behind it
    gallery, disk = page.locator(".limner-gallery"), page.locator(".limner-disk")
    keys.type_command("/limn-gallery", gallery)
    keys.choose(gallery.locator(".limner-tile-look").nth(1))
    expect(number).to_have_text("2 / 3")
    keys.escape(viewer)
    expect(gallery.locator(".limner-tile-look").nth(1)).to_be_focused()
    keys.choose(gallery.get_by_role("button", name="Look for unused files"), "Shift+Tab")
    keys.choose(disk.get_by_role("button", name="How much do they take?"))
    expect(disk).to_contain_text("Pictures that")
    keys.escape(disk)
    if gallery.is_visible():
        keys.escape(gallery)


@pytest.mark.limner_settings(continuity=True)
def test_the_cast_is_put_right_by_keyboard_alone(story: StoryPage, model: StoryModel) -> None:
    keys = Keys(story)
    tell(story, model, REPLY)
    story.wait_pictures(2)
    cast = story.page.locator("dialog[open] [data-limner-view=cast-window]")
    keys.type_command("/limn-cast as=dialog", cast)
    mira = cast.locator(".limner-cast-person", has_text="Mira")
    keys.choose(mira.locator(".limner-cast-head"))
    keys.write(mira.get_by_label("Hair", exact=True), "long silver hair")
    hair = mira.locator(".limner-cast-field", has=story.page.get_by_label("Hair", exact=True))
    expect(hair).to_contain_text("yours")
    keys.choose(hair.locator(".limner-cast-lock"))
    expect(hair.locator(".limner-cast-lock")).to_have_attribute("aria-pressed", "true")
    keys.escape(cast)


def test_a_book_is_looked_at_and_made_by_keyboard_alone(story: StoryPage, model: StoryModel) -> None:
    page, keys = story.page, Keys(story)
    tell(story, model, THREE)
    story.wait_pictures(3)
    book = page.locator(".limner-book")
    keys.type_command("/limn-book", book)
    keys.write(book.get_by_label("Title", exact=True), "By key")
    keys.to(book.get_by_role("combobox", name="Format", exact=True))
    page.keyboard.type("Markdown")  # what stands in a list is chosen by its first letters
    keys.choose(book.locator('[data-limner-action="book.preview"]'))
    preview = page.locator("dialog.limner-page")
    expect(page.frame_locator("dialog.limner-page iframe").locator("h1")).to_have_text("By key")
    keys.escape(preview)
    with page.expect_download() as saved:
        keys.choose(book.locator('[data-limner-action="book.make"]'), "Shift+Tab")
    assert saved.value.suggested_filename == "By key.zip"
    keys.escape(book)


@pytest.fixture(name="opened")
def _opened(story: StoryPage, watch: Watch) -> Iterator[tuple[Keys, Locator]]:
    """Limner's panel, opened by keys from where a message is typed."""
    watch.expect(NO_PLUGIN)
    keys, panel = Keys(story), story.page.locator("[data-limner-panel]")
    story.page.locator("#send_textarea").focus()
    keys.choose(story.page.locator("#extensions-settings-button .drawer-icon"), "Shift+Tab")
    expect(panel.locator(".inline-drawer-icon").first).to_be_visible()
    if not panel.get_by_role("searchbox").is_visible():  # a test before has left it open
        keys.choose(panel.locator(".inline-drawer-icon").first)
    expect(panel.get_by_role("searchbox")).to_be_visible()
    yield keys, panel
    close_drawers(story.page)


def test_the_panel_is_opened_searched_and_a_preset_chosen_by_keyboard_alone(
    story: StoryPage, opened: tuple[Keys, Locator]
) -> None:
    keys, panel = opened
    search = panel.get_by_role("searchbox")
    keys.to(search)
    keys.press("Control+a")  # what a test before has left
    story.page.keyboard.type("click blur")
    found = panel.locator('[data-limner-view="found"] [data-limner-setting="blur"]')
    keys.to(found)
    keys.press("Space")
    story.until(lambda: (story.limner_settings() or {}).get("blur") is True, "the setting")
    keys.choose(panel.get_by_role("button", name="Clear the search"), "Shift+Tab")
    expect(search).to_have_value("")

    presets = panel.locator("[data-limner-view=presets]")
    chooser = presets.locator('select[data-limner-field="preset"]')
    keys.unfold(presets.locator("> details"))
    keys.to(chooser)
    keys.press("ArrowDown")
    expect(chooser.locator("option:checked")).to_have_text("Flux")
    keys.choose(presets.locator('[data-limner-action="preset.use.chat"]'))
    expect(presets.locator(".limner-force")).to_contain_text("Flux (chosen for this chat)")
    text = presets.locator('[data-limner-field="text"]')
    keys.unfold(presets.locator(".limner-editor"))
    keys.to(text)
    keys.press("Control+End")
    story.page.keyboard.type(" Mine.")
    expect(presets).to_contain_text("not saved yet")
