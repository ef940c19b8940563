"""A story becomes a book: what the user presses, which files he gets, and that they stand alone."""

import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Download, expect

from tests.e2e.neighbours import Tuning
from tests.e2e.reliability import tell
from tests.e2e.test_illustration import THREE, kept
from tools.data_root import REPO
from tools.loopback import Loopback
from tools.speech_service import SpeechService
from tools.story_model import StoryModel
from tools.story_page import StoryPage

AXE = REPO / "node_modules" / "axe-core" / "axe.min.js"
_SEEN = """
async () => {
    await Promise.all([...document.images].map((each) => each.decode().catch(() => {})));
    return {
        pictures: [...document.images].map(({ naturalWidth, alt }) => [naturalWidth > 0, alt.length > 0]),
        scripts: document.scripts.length,
        wide: document.documentElement.scrollWidth > innerWidth,
    };
}
"""


def made(story: StoryPage, format: str) -> Download:  # noqa: A002 -- the field's name
    story.page.locator('[data-limner-field="format"]').select_option(format)
    with story.page.expect_download() as download:
        story.page.locator('[data-limner-action="book.make"]').click()
    return download.value


@pytest.fixture(name="told")
def _told(story: StoryPage, model: StoryModel) -> Iterator[StoryPage]:
    """A story with three pictures, and the dialog open."""
    tell(story, model, THREE)
    kept(story, 3)
    story.command("/limn-book")
    expect(story.page.locator('[data-limner-action="book.make"]')).to_be_visible()
    yield story
    story.page.keyboard.press("Escape")


def test_a_story_with_three_pictures_becomes_each_format(told: StoryPage, tmp_path: Path) -> None:
    page = told.page
    page.locator('[data-limner-field="title"]').fill("A Road & a Tower")

    html = made(told, "html")
    epub = zipfile.ZipFile(io.BytesIO(Path(made(told, "epub").path()).read_bytes()))
    notes = zipfile.ZipFile(io.BytesIO(Path(made(told, "markdown").path()).read_bytes()))
    chat = zipfile.ZipFile(io.BytesIO(Path(made(told, "chat").path()).read_bytes()))
    page.locator('[data-limner-field="size"]').select_option("800")
    smaller = zipfile.ZipFile(io.BytesIO(Path(made(told, "epub").path()).read_bytes()))

    assert html.suggested_filename == "A Road & a Tower.html"
    assert len([name for name in epub.namelist() if name.startswith("EPUB/images/")]) == 3
    assert "EPUB/images/0001.jpg" in smaller.namelist()
    assert smaller.read("EPUB/images/0001.jpg")[:3] == b"\xff\xd8\xff"
    assert notes.read("story.md").decode().count("](pictures/") == 3
    rows = [json.loads(row) for row in chat.read(chat.namelist()[-2]).decode().splitlines()]
    assert [row.get("mes") for row in rows[1:]] == [row["mes"] for row in told.chat_file()[1:]]

    file = tmp_path / "book.html"
    html.save_as(file)
    alone = page.context.new_page()
    alone.set_viewport_size({"width": 390, "height": 800})
    asked: list[str] = []
    alone.on("request", lambda request: asked.append(request.url))
    alone.goto(file.as_uri())
    seen = alone.evaluate(_SEEN)
    alone.evaluate(f"{AXE.read_text('utf-8')}\n;0")
    faults = alone.evaluate(
        "axe.run().then(({ violations }) => violations.map(({ id, help }) => [id, help]))"
    )
    alone.close()

    assert faults == []

    assert seen == {"pictures": [[True, True]] * 4, "scripts": 0, "wide": False}
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []


def test_the_preview_shows_the_page_in_which_nothing_can_act_and_closes_by_key(told: StoryPage) -> None:
    page = told.page
    page.set_viewport_size({"width": 390, "height": 800})
    page.locator('[data-limner-action="book.preview"]').click()
    frame = page.frame_locator("dialog.limner-page iframe")
    expect(frame.locator("figure img")).to_have_count(3)

    assert page.locator("dialog.limner-page iframe").get_attribute("sandbox") == "allow-same-origin"
    assert (
        frame.locator("figure img").first.evaluate("(each) => each.decode().then(() => each.naturalWidth)")
        > 0
    )
    page.keyboard.press("Escape")
    expect(page.locator("dialog.limner-page")).to_have_count(0)
    expect(page.locator('[data-limner-action="book.make"]')).to_be_visible()
    wide = page.evaluate("document.querySelector('.limner-book').scrollWidth > innerWidth")
    assert wide is False


def test_the_wand_menu_has_the_entry_and_a_key_opens_the_dialog(story: StoryPage) -> None:
    page = story.page
    entry = page.locator('#extensionsMenu [data-limner-action="book.open"]')

    def opened() -> bool | None:
        """ST's button shuts a menu that is open, and a press while it fades does nothing."""
        if not entry.is_visible():
            page.locator("#extensionsMenuButton").click()
            page.wait_for_timeout(500)
        return entry.is_visible() or None

    story.until(opened, "the menu to be open")
    entry.focus()
    page.keyboard.press("Enter")
    expect(page.locator('[data-limner-action="book.make"]')).to_be_visible()
    page.keyboard.press("Escape")


def test_a_portable_chat_gives_its_pictures_to_who_has_lost_them(told: StoryPage, tmp_path: Path) -> None:
    page = told.page
    archive = tmp_path / "chat.zip"
    made(told, "chat").save_as(archive)
    pictures = sorted(
        (told.tavern.user / "user" / "images").rglob("*.png"), key=lambda path: path.stat().st_mtime
    )
    before = {path: path.read_bytes() for path in pictures[-3:]}
    for path in before:
        path.unlink()
    with page.expect_file_chooser() as chooser:
        page.locator('[data-limner-action="book.import"]').click()
    chooser.value.set_files(archive)
    expect(page.locator(".limner-book-result")).to_contain_text("Pictures kept: 3", timeout=20_000)

    assert {path: path.read_bytes() for path in before} == before
    new = list((told.tavern.user / "chats").rglob("*imported*.jsonl"))
    assert len(new) == 1
    rows = [json.loads(line) for line in new[0].read_text("utf-8").splitlines()]
    assert rows[-1]["mes"] == told.chat_file()[-1]["mes"]


def test_a_story_is_read_aloud_sentence_by_sentence_each_in_its_voice_and_stopping_stops(
    told: StoryPage, tuning: Tuning, loopback: Loopback
) -> None:
    speech = SpeechService()
    address = f"{loopback.serve(speech.app)}/v1/audio/speech"
    voices = {"[Default Voice]": "alloy", "Mira": "nova"}
    provider = {"provider_endpoint": address, "available_voices": ["alloy", "nova"], "voiceMap": voices}
    tuning.set(
        extensionSettings__disabledExtensions=[],
        extensionSettings__tts={
            "enabled": True,
            "currentProvider": "OpenAI Compatible",
            "OpenAI Compatible": provider,
        },
    )
    page = told.page
    page.locator('[data-limner-field="first"]').fill(str(len(told.chat_file()) - 2))
    page.locator('[data-limner-action="reading.begin"]').click()
    expect(page.locator(".limner-reading-picture")).to_be_visible()
    expect(page.locator(".limner-word-now").first).to_be_visible(timeout=20_000)
    asked = speech.asked.wait_for(lambda seen: len(seen) >= 6, "all six sentences to be asked for")

    assert asked == [
        ("alloy", "The road was long."),
        ("alloy", "She stopped."),
        ("nova", "“Listen,”"),
        ("alloy", "she said."),
        ("alloy", "Nothing answered."),
        ("alloy", "They went on."),
    ]
    expect(page.locator('[data-limner-action="reading.toggle"]')).to_have_attribute("title", "Play")

    speech.seconds = 30
    page.locator('[data-limner-action="reading.picture.back"]').click()
    expect(page.locator(".limner-reading-line")).to_contain_text("Nothing answered.")
    page.locator('[data-limner-action="reading.stop"]').click()
    expect(page.locator('[data-limner-action="book.make"]')).to_be_visible()
    before = len(speech.asked)
    page.wait_for_function("() => navigator.mediaSession.playbackState === 'none'")
    assert len(speech.asked) == before
