"""The cast in a real SillyTavern: read, put right by keyboard, painted so, and given out with the card."""

import pytest
from playwright.sync_api import Locator, expect

from limner.continuity._card_file import read
from tests.e2e.drawer import close_drawers, open_drawer
from tests.e2e.pictures import keep
from tests.e2e.test_settings_panel import NO_PLUGIN
from tools.browser import PHONE, Watch
from tools.painter import Painter
from tools.story_model import Script, StoryModel
from tools.story_page import StoryPage

REPLY = (
    'The lamp went out.\n\n<img-prompt="Mira laughs" char="Mira" wears="Mira: red silk gown" '
    'place="lighthouse kitchen" mood="Mira: happy">\n\nThen steps.\n\n<img-prompt="Tom and Mira at the door" '
    'char="Tom; Mira" look="Tom: boy of ten, fair curls" mood="Mira: afraid">\n\nNobody spoke.'
)


@pytest.fixture(name="told")
def _told(story: StoryPage, model: StoryModel, watch: Watch) -> StoryPage:
    """A chat with one illustrated reply."""
    watch.expect(NO_PLUGIN)
    model.script = Script(reply=REPLY, rate=0, always_tags=True)
    story.send("Go on.")
    story.wait_reply()
    story.wait_pictures(2)
    return story


def fits(cast: Locator) -> None:
    """Nothing is cut off at the right."""
    assert cast.evaluate("view => view.scrollWidth <= view.clientWidth + 1")


@pytest.mark.limner_settings(continuity=True)
def test_the_cast_is_read_put_right_by_keyboard_and_painted_so(told: StoryPage, painter: Painter) -> None:
    open_drawer(told, "cast")
    cast = told.page.locator("[data-limner-panel] [data-limner-view=cast]")
    cast.locator("> details > summary").click()
    mira = cast.locator(".limner-cast-person", has_text="Mira")
    for words in ("red silk gown", "lighthouse kitchen", "afraid"):
        expect(mira).to_contain_text(words)
    mira.locator(".limner-cast-head").press("Enter")
    hair = mira.get_by_label("Hair", exact=True)
    expect(hair).to_have_value("short copper hair")
    expect(mira.locator("svg.limner-moods circle")).to_have_count(2)

    hair.fill("long silver hair")
    hair.press("Tab")
    field = mira.locator(".limner-cast-field", has=told.page.get_by_label("Hair", exact=True))
    expect(field).to_contain_text("yours")
    expect(field.locator(".limner-cast-lock")).to_be_focused()
    lock = field.locator(".limner-cast-lock")
    free = lock.bounding_box()
    lock.press("Enter")
    expect(lock).to_have_attribute("aria-pressed", "true")
    assert lock.bounding_box() == free
    mira.get_by_label("Name", exact=True).fill("Captain Mira")
    mira.get_by_label("Name", exact=True).press("Tab")
    expect(mira.locator(".limner-cast-about b")).to_have_text("Captain Mira")
    fits(cast)
    cast.scroll_into_view_if_needed()
    keep(told.page, "cast")

    close_drawers(told.page)
    told.command("/limn mode=replace")
    assert "silver hair" in painter.prompts[-1]
    assert "copper" not in painter.prompts[-1]


@pytest.mark.limner_settings(continuity=True)
def test_the_cast_opens_on_a_phone_and_gives_a_card_out_with_its_look(
    told: StoryPage, model: StoryModel
) -> None:
    told.page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    assert "red silk gown" in told.command("/limn-cast as=dialog")
    cast = told.page.locator("dialog[open] [data-limner-view=cast-window]")
    mira = cast.locator(".limner-cast-person", has_text="Mira")
    mira.locator(".limner-cast-head").click()
    expect(mira.get_by_label("Wears now", exact=True)).to_have_value("red silk gown")
    fits(cast)
    keep(told.page, "cast-phone")

    model.script = Script(reply='{"hair": "long black hair", "eyes": "amber"}', rate=0)
    mira.get_by_role("button", name="Ask the model to read the card").press("Enter")
    expect(mira.locator(".limner-cast-reading")).to_contain_text("amber eyes")
    expect(mira.get_by_label("Hair", exact=True)).to_have_value("short copper hair")
    expect(mira.get_by_role("button", name="Ask the model to read the card")).to_be_focused()
    fits(cast)
    mira.get_by_role("button", name="Discard it").press("Enter")
    expect(mira.locator(".limner-cast-reading")).to_have_count(0)

    with told.page.expect_download() as saved:
        mira.get_by_role("button", name="Export with this look").click()
        told.page.locator("dialog[open] .popup-button-ok").last.click()
    look = read(saved.value.path().read_bytes()).look
    assert "red silk gown" in str(look)
    mira.get_by_role("button", name="Read the card again").click()
    expect(mira.get_by_role("button", name="Read the card again")).to_have_count(0)
    told.page.keyboard.press("Escape")
    expect(cast).to_have_count(0)
    told.page.locator("#extensionsMenuButton").click()
    told.page.get_by_role("button", name="Cast of the story").press("Enter")
    expect(cast.get_by_role("heading", name="Cast", exact=True)).to_be_visible()
    told.page.keyboard.press("Escape")
    expect(cast).to_have_count(0)
