"""Pictures in hand in a real SillyTavern, in both widths: pressed, looked at, chosen, gathered."""

from PIL import Image
from playwright.sync_api import Locator, Page, expect

from tests.e2e.axe import faultless
from tests.e2e.pictures import keep
from tests.e2e.reliability import ROAD, WOMAN, tell
from tests.e2e.test_cast_panel import fits
from tests.e2e.test_illustration import THREE, kept
from tests.e2e.test_message_buttons import images
from tools.browser import PHONE, WIDE
from tools.painter import Painter
from tools.story_model import StoryModel
from tools.story_page import StoryPage

ON_TOP = """element => {
    const { x, y, width, height } = element.getBoundingClientRect();
    return element.contains(document.elementFromPoint(x + width / 2, y + height / 2));
}"""
STRETCHED = """image => {
    const { width, height } = image.getBoundingClientRect();
    return Math.abs(width / height - image.naturalWidth / image.naturalHeight);
}"""


def picture(story: StoryPage, number: int) -> Locator:
    """A picture of the last message."""
    return story.message().locator(".mes_text img").nth(number)


def menu(page: Page) -> Locator:
    """Limner's menu, once it is open."""
    found = page.locator(".limner-menu")
    expect(found).to_be_visible()
    return found


def middle(target: Locator) -> tuple[float, float]:
    """Return where a finger goes down on something, in pixels of the screen, once it lies still there."""
    target.scroll_into_view_if_needed()
    target.element_handle().wait_for_element_state("stable")
    box = target.bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + min(60, box["height"] / 2)


def touch_long(page: Page, target: Locator) -> None:
    """Hold a finger on something, as a phone does."""
    x, y = middle(target)
    at = [{"x": x, "y": y}]
    session = page.context.new_cdp_session(page)
    session.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": at})
    expect(page.locator(".limner-menu")).to_be_visible()
    session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    session.detach()


def touch_swipe(page: Page, target: Locator, by: int) -> None:
    """Swipe a finger over something, ``by`` pixels to the right, as a phone does."""
    # SillyTavern's swipe is one of half a second, and this machine may be slower.
    page.evaluate("() => document.body.setAttribute('data-swipe-timeout', '60000')")
    x, y = middle(target)
    session = page.context.new_cdp_session(page)
    for kind, at in (("touchStart", 0.0), ("touchMove", by / 2), ("touchMove", float(by))):
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x + at, "y": y}]})
    session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    session.detach()


def pinch(page: Page, target: Locator) -> None:
    """Move two fingers apart on something, as a phone does."""
    box = target.bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    session = page.context.new_cdp_session(page)
    for kind, apart in (("touchStart", 30.0), ("touchMove", 60.0), ("touchMove", 90.0)):
        points = [{"x": x - apart, "y": y, "id": 0}, {"x": x + apart, "y": y, "id": 1}]
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    session.detach()


def test_a_press_opens_the_menu_and_the_viewer_by_mouse_keys_and_touch(
    story: StoryPage, model: StoryModel, painter: Painter
) -> None:
    page = story.page
    tell(story, model, THREE)
    first = images(story, 3)

    picture(story, 1).click()
    expect(menu(page).get_by_role("menuitem").first).to_be_focused()
    fits(menu(page))
    page.keyboard.press("Escape")
    expect(picture(story, 1)).to_be_focused()
    page.keyboard.press("Enter")
    menu(page).get_by_role("menuitem", name="Paint it again").click()
    story.until(lambda: images(story, 3)[1] != first[1], "the second picture anew")
    assert painter.prompts[3:] == [WOMAN]
    assert images(story, 3)[::2] == first[::2]

    page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    touch_long(page, picture(story, 0))
    expect(page.locator("#curEditTextarea")).to_have_count(0)
    menu(page).get_by_role("menuitem", name="Look at it large").click()
    viewer = page.locator(".limner-viewer")
    # Of the open one: the number stands there from before, and a key that comes too soon is SillyTavern's.
    number = page.locator(".limner-viewer[open] .limner-viewer-count")
    expect(number).to_have_text("1 / 3")
    shown = viewer.locator(".limner-viewer-stage img")
    expect(shown).to_have_attribute("src", first[0])
    story.until(lambda: shown.evaluate("image => image.complete"), "the picture")
    assert shown.evaluate(STRETCHED) < 0.02
    about = viewer.get_by_role("button", name="About this picture")
    if about.get_attribute("aria-pressed") != "true":  # the viewer stays as whoever looked last has left it
        about.click()
    expect(about).to_have_attribute("aria-pressed", "true")
    expect(viewer.locator(".limner-viewer-prompt")).to_be_visible()
    expect(viewer.locator(".limner-viewer-prompt")).to_have_text(ROAD)
    fits(viewer)
    keep(page, "viewer-phone")
    Image.new("RGB", (20_000, 400)).save(story.tavern.user / "user" / "images" / "wide.png")
    show = "async (image, source) => { image.src = source; await image.decode().catch(() => {}); }"
    shown.evaluate(show, "/user/images/wide.png")
    box = shown.bounding_box()
    assert box
    assert box["width"] <= PHONE[0]
    assert abs(box["width"] / box["height"] - 50) < 1
    shown.evaluate(show, "/version")
    expect(viewer.locator(".limner-viewer-gone")).to_contain_text("is no picture")
    page.keyboard.press("Escape")
    expect(viewer).to_be_hidden()

    page.set_viewport_size({"width": WIDE[0], "height": WIDE[1]})
    picture(story, 0).press("Enter")
    menu(page).get_by_role("menuitem", name="Look at it large").click()
    expect(number).to_have_text("1 / 3")
    for key, count in (("ArrowRight", "2 / 3"), ("End", "3 / 3"), ("PageUp", "2 / 3"), ("Home", "1 / 3")):
        page.keyboard.press(key)
        expect(number).to_have_text(count)
    keep(page, "viewer")
    page.keyboard.press("+")
    assert "scale(1.5)" in str(shown.get_attribute("style"))
    page.keyboard.press("0")
    scale = "image => new DOMMatrix(getComputedStyle(image).transform).a"
    stage = viewer.locator(".limner-viewer-stage")
    stage.hover()
    page.mouse.wheel(0, -400)
    story.until(lambda: shown.evaluate(scale) > 2, "the wheel to make it larger")
    page.keyboard.press("ArrowRight")
    expect(number).to_have_text("1 / 3")  # it is moved
    page.keyboard.press("0")
    stage.dblclick(position={"x": 200, "y": 200})
    assert shown.evaluate(scale) == 2.5
    stage.dblclick(position={"x": 200, "y": 200})
    assert shown.evaluate(scale) == 1
    pinch(page, stage)
    assert shown.evaluate(scale) > 1.5
    assert shown.evaluate(STRETCHED) < 0.02
    page.keyboard.press("0")
    page.keyboard.press("s")
    expect(number).to_have_text("2 / 3", timeout=10_000)
    page.keyboard.press("s")
    expect(viewer.get_by_role("button", name="Slide show")).to_have_attribute("aria-pressed", "false")
    page.keyboard.press("Home")
    page.keyboard.press("r")
    assert "rotate(90deg)" in str(shown.get_attribute("style"))
    box, screen = shown.bounding_box(), page.viewport_size
    assert box
    assert screen
    assert box["height"] <= screen["height"]
    page.go_back()
    expect(viewer).to_be_hidden()

    story.command("/limn-set press viewer")
    for _ in range(3):  # quicker than the history goes back
        picture(story, 0).click()
        expect(viewer).to_be_visible()
        page.keyboard.press("Escape")
    expect(viewer).to_be_hidden()
    picture(story, 0).click()
    expect(number).to_have_text("1 / 3")
    for _ in range(12):  # more than there are buttons
        page.keyboard.press("Tab")
        assert viewer.evaluate("each => each.contains(document.activeElement)")
    page.evaluate("() => toastr.info('Over the picture', '', {timeOut: 0})")
    assert page.locator(".toast", has_text="Over the picture").evaluate(ON_TOP)
    viewer.locator(".limner-viewer-stage").click()
    page.keyboard.press("ArrowRight")
    expect(number).to_have_text("2 / 3")
    viewer.get_by_role("button", name="Earlier versions").click()  # what is told of it is open still
    page.locator(".limner-versions").get_by_role("button", name="Look at it large").first.click()
    expect(number).to_have_text("2 / 2")
    assert viewer.evaluate(ON_TOP)
    page.keyboard.press("Escape")
    expect(viewer).to_be_hidden()
    page.keyboard.press("Escape")
    expect(page.locator(".limner-versions")).to_be_hidden()
    assert page.locator(".toast", has_text="Over the picture").evaluate(ON_TOP)
    page.evaluate("() => toastr.remove()")
    picture(story, 2).click()
    expect(number).to_have_text("3 / 3")
    viewer.get_by_role("button", name="Show it in the story").last.click()
    expect(viewer).to_be_hidden()
    expect(picture(story, 2)).to_be_in_viewport()
    story.command("/limn-set press menu")

    picture(story, 0).press("Enter")
    menu(page).get_by_role("menuitem", name="Edit or improve").click()
    window = page.locator(".limner-prompt-window")
    window.locator("textarea").fill("a road in the rain")
    window.get_by_role("button", name="Use these words", exact=True).click()
    story.until(lambda: "a road in the rain" in kept(story, 3), "the words in the file")
    assert len(painter.prompts) == 4
    assert images(story, 3)[0] == first[0]

    page.locator("#extensionsMenuButton").click()
    page.locator(".limner-gallery-wand").click()
    gallery = page.locator(".limner-gallery")
    expect(gallery.locator(".limner-tile")).to_have_count(3)
    fits(gallery)
    faultless(page, ".limner-gallery")
    keep(page, "gallery")
    gallery.get_by_label("Words of the prompt").fill("woman")
    expect(gallery.locator(".limner-tile")).to_have_count(1)
    gallery.get_by_label("Words of the prompt").fill("")
    expect(gallery.locator(".limner-tile")).to_have_count(3)
    gallery.locator(".limner-tile-look").last.click()
    expect(number).to_have_text("3 / 3")
    page.keyboard.press("Escape")
    expect(viewer).to_be_hidden()
    expect(gallery).to_be_visible()
    page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    fits(gallery)
    keep(page, "gallery-phone")
    page.keyboard.press("Escape")
    expect(gallery).to_be_hidden()  # the next test has this page


MANY = """() => {
    const { chat } = SillyTavern.getContext();
    const last = chat.at(-1);
    const [picture] = last.extra.limner.pictures;
    const one = (ordinal) => ({ ...picture, id: `many-${ordinal}`, ordinal });
    const pictures = Array.from({ length: 300 }, (_, ordinal) => one(ordinal));
    const limner = { ...last.extra.limner, uid: 'many', pictures };
    chat.push({ ...last, extra: { ...last.extra, limner } });
}"""
FLY = """async (place) => {
    let most = 0;
    while (place.scrollTop + place.clientHeight < place.scrollHeight - 2) {
        place.scrollTop += place.clientHeight;
        await new Promise(requestAnimationFrame);
        most = Math.max(most, place.querySelectorAll('.limner-tile').length);
    }
    return most;
}"""


def test_a_gallery_of_hundreds_draws_only_what_is_near_and_ends_at_the_last(
    story: StoryPage, model: StoryModel, painter: Painter
) -> None:
    page = story.page
    tell(story, model, THREE)
    page.evaluate(MANY)
    page.locator("#extensionsMenuButton").click()
    page.locator(".limner-gallery-wand").click()
    gallery = page.locator(".limner-gallery")
    expect(gallery.locator(".limner-tile").first).to_be_visible()
    scroller = page.locator(".popup-content", has=gallery)
    most = scroller.evaluate(FLY)
    expect(gallery.locator(".limner-gallery-page").last.locator(".limner-tile").last).to_be_visible()
    assert most <= 6 * 24, "pages that are not seen are empty"
    assert gallery.locator(".limner-tile").count() <= 6 * 24
    scroller.evaluate("(place) => { place.scrollTop = 0; }")
    expect(gallery.locator(".limner-gallery-page").first.locator(".limner-tile").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(gallery).to_be_hidden()
    page.evaluate("() => SillyTavern.getContext().chat.pop()")
