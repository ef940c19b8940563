"""The files of pictures in a real SillyTavern: kept lighter, taken to the trash with a message, put back."""

import io
import shutil
from pathlib import Path
from urllib.parse import unquote

import pytest
from PIL import Image
from playwright.sync_api import expect

from tests.e2e.reliability import ROAD, tell
from tests.e2e.test_cast_panel import fits
from tests.e2e.test_illustration import THREE
from tests.e2e.test_message_buttons import images
from tools.browser import PHONE
from tools.painter import Painter
from tools.story_model import StoryModel
from tools.story_page import StoryPage


def file_of(story: StoryPage, url: str) -> Path:
    return story.tavern.user / unquote(url).removeprefix("/")


HELD = """
() => new Promise((held) => navigator.locks.request('limner files', () => {
    held();
    return new Promise((free) => (window.free = free));
}))
"""
"""Another tab is at a file's name."""

FILES = {
    "picture_format": "webp",
    "picture_name": "{{prompt}}",
    "picture_folder": "{{chat}}",
    "delete_with": "ask",
}


@pytest.mark.limner_settings(**FILES)
def test_pictures_are_kept_lighter_and_go_to_the_trash_with_their_message(
    story: StoryPage, model: StoryModel, painter: Painter
) -> None:
    page = story.page
    pictures = story.tavern.user / "user" / "images"
    shutil.rmtree(pictures, ignore_errors=True)  # of other tests: 300 at most are listed
    beside = pictures / "beside.png"
    beside.parent.mkdir(parents=True, exist_ok=True)  # SillyTavern may have made it anew
    Image.new("RGB", (8, 8), "red").save(beside)
    trash = pictures / "limner-trash"
    page.evaluate(HELD)
    tell(story, model, THREE)
    story.until(lambda: len(painter.prompts) == 3, "three pictures")
    story.wait_reply()
    assert not set(pictures.rglob("*.webp"))
    page.evaluate("() => window.free()")
    shown = images(story, 3)
    for url in shown:
        picture = Image.open(io.BytesIO(file_of(story, url).read_bytes()))
        assert picture.format == "WEBP"
    first = Image.open(io.BytesIO(file_of(story, shown[0]).read_bytes()))
    said = first.getexif().get_ifd(0x8769)[0x9286].removeprefix(b"UNICODE\0").decode("utf-16-be")
    assert said.startswith(ROAD)
    folder = file_of(story, shown[0]).parent
    assert folder.name.startswith("Mira - 20")
    assert sorted(each.suffix for each in folder.iterdir()) == [".webp"] * 3
    decoded = "image => image.complete && image.naturalWidth > 0"
    story.until(lambda: story.message().locator(".mes_text img").first.evaluate(decoded), "the picture")

    story.delete_message(len(page.locator("#chat .mes").all()) - 1)
    question = page.locator("dialog[open]", has_text="Take the pictures of what you deleted")
    expect(question).to_contain_text("Pictures: 3.")
    question.get_by_role("button", name="Yes").or_(question.locator(".popup-button-ok")).first.click()
    story.until(lambda: not any(folder.iterdir()), "the files in the trash")
    thrown = set(trash.iterdir())
    assert len(thrown) == 3

    page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    story.command("/limn-gallery")
    page.locator(".limner-gallery").get_by_role("button", name="Look for unused files").click()
    disk = page.locator(".limner-disk")
    expect(disk.locator(".limner-tile[title='beside.png']")).to_be_visible()
    disk.get_by_role("button", name="How much do they take?").click()
    expect(disk).to_contain_text("Pictures that no chat shows:")
    fits(disk)
    disk.get_by_role("button", name="Put them back").click()
    story.until(lambda: len(list(folder.iterdir())) == 3, "the files where they were")
    assert [file_of(story, url).exists() for url in shown] == [True] * 3
    story.until(lambda: not thrown & set(trash.iterdir()), "the trash to be without them")
    page.keyboard.press("Escape")
    expect(disk).to_be_hidden()  # the next test has this page
