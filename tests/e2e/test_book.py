"""A story becomes a book: what the user presses, which files he gets, and that they stand alone."""

import binascii
import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserType, Download, Locator, Route, expect

from tests.e2e.alone import faults, reader
from tests.e2e.neighbours import Tuning
from tests.e2e.pictures import keep
from tests.e2e.reliability import tell
from tests.e2e.stage import Stage
from tests.e2e.test_illustration import THREE, kept
from tools.browser import PHONE, WIDE
from tools.data_root import Setup
from tools.loopback import Loopback
from tools.painter import Painter
from tools.sillytavern import SillyTavern
from tools.speech_service import SpeechService
from tools.story_model import StoryModel
from tools.story_page import StoryPage


def action(story: StoryPage, name: str) -> Locator:
    return story.page.locator(f'[data-limner-action="{name}"]')


def field(story: StoryPage, name: str) -> Locator:
    return story.page.locator(f'[data-limner-field="{name}"]')


def made(story: StoryPage, format: str) -> Download:  # noqa: A002 -- the field's name
    field(story, "format").select_option(format)
    with story.page.expect_download() as download:
        action(story, "book.make").click()
    expect(action(story, "book.make")).to_be_enabled()
    return download.value


def archive(file: Download) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(Path(file.path()).read_bytes()))


@pytest.fixture(name="told")
def _told(story: StoryPage, model: StoryModel) -> Iterator[StoryPage]:
    """A story with three pictures, and the dialog open."""
    tell(story, model, THREE)
    kept(story, 3)
    story.command("/limn-book")
    expect(action(story, "book.make")).to_be_visible()
    yield story
    story.page.keyboard.press("Escape")
    expect(story.page.locator(".limner-book")).to_have_count(0)


def test_a_story_with_three_pictures_becomes_each_format(
    told: StoryPage, chromium: BrowserType, tmp_path: Path
) -> None:
    field(told, "title").fill("A Road & a Tower")

    html = made(told, "html")
    epub = archive(made(told, "epub"))
    notes = archive(made(told, "markdown"))
    chat = archive(made(told, "chat"))
    field(told, "size").select_option("800")
    smaller = archive(made(told, "epub"))

    file = tmp_path / "book.html"
    html.save_as(file)
    with reader(chromium) as alone:
        seen = alone.open(file)
        wrong = alone.faults()

    assert html.suggested_filename == "A Road & a Tower.html"
    assert seen == {"pictures": [[True, True]] * 4, "scripts": 0, "wide": False}
    assert [url for url in alone.asked if not url.startswith(("file:", "data:"))] == []
    assert wrong == []
    assert len([name for name in epub.namelist() if name.startswith("EPUB/images/")]) == 3
    assert "EPUB/images/0001.jpg" in smaller.namelist()
    assert smaller.read("EPUB/images/0001.jpg")[:3] == b"\xff\xd8\xff"
    assert notes.read("story.md").decode().count("](pictures/") == 3
    rows = [json.loads(row) for row in chat.read(chat.namelist()[-2]).decode().splitlines()]
    assert [row.get("mes") for row in rows[1:]] == [row["mes"] for row in told.chat_file()[1:]]


def test_the_preview_shows_the_page_in_which_nothing_can_act_and_closes_by_key(told: StoryPage) -> None:
    page = told.page
    keep(told.page, "book")
    action(told, "book.preview").press("Enter")
    expect(page.frame_locator("dialog.limner-page iframe").locator("figure img")).to_have_count(3)
    keep(told.page, "book-preview")
    page.keyboard.press("Escape")
    page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    keep(told.page, "book-phone")
    action(told, "book.preview").click()
    frame = page.frame_locator("dialog.limner-page iframe")
    expect(frame.locator("figure img")).to_have_count(3)

    assert page.locator("dialog.limner-page iframe").get_attribute("sandbox") == "allow-same-origin"
    loaded = "(each) => { each.loading = 'eager'; return each.decode().then(() => each.naturalWidth); }"
    assert all(each.evaluate(loaded) > 0 for each in frame.locator("figure img").all())
    keep(told.page, "book-preview-phone")
    close = page.locator("dialog.limner-page .menu_button").bounding_box()
    assert close
    assert close["height"] >= 44
    assert faults(page, "dialog.limner-page") == []
    page.keyboard.press("Escape")
    expect(page.locator("dialog.limner-page")).to_have_count(0)
    expect(action(told, "book.make")).to_be_visible()
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
    expect(action(story, "book.make")).to_be_visible()
    page.keyboard.press("Escape")


def test_cancelling_in_mid_book_gives_no_file_and_calls_nothing_done(told: StoryPage) -> None:
    page = told.page
    held: list[Route] = []
    given: list[Download] = []

    def hold(route: Route) -> None:
        held.append(route)

    def note(file: Download) -> None:
        given.append(file)

    page.on("download", note)  # Playwright takes no method of a list
    page.context.route("**/user/images/**", hold)
    field(told, "cover").select_option("none")
    action(told, "book.make").click()
    told.until(lambda: held or None, "a picture to be fetched")
    action(told, "book.cancel").click()
    result = page.locator(".limner-book-result")
    expect(result).to_contain_text("Broken off: no file was made.")
    for route in held:
        route.continue_()
    page.context.unroute("**/user/images/**")

    expect(action(told, "book.make")).to_be_enabled()
    expect(action(told, "book.save")).to_have_count(0)
    assert given == []
    made(told, "html")
    expect(result).to_contain_text("is made")
    assert len(given) == 1


def test_a_portable_chat_comes_into_a_second_fresh_sillytavern_and_shows_its_pictures(
    told: StoryPage,
    stand_ins: tuple[StoryModel, Painter, Setup],
    chromium: BrowserType,
    tmp_path: Path,
) -> None:
    file = tmp_path / "chat.zip"
    made(told, "chat").save_as(file)
    painted = len(stand_ins[1].paintings)
    text = told.chat_file()[-1]["mes"]
    with SillyTavern(stand_ins[2]) as tavern:
        stage = Stage(chromium, tavern)
        try:
            other = stage.begin({"continuity": False})
            other.command("/limn-book")
            expect(action(other, "book.make")).to_be_visible()
            with other.page.expect_file_chooser() as chooser:
                action(other, "book.import").click()
            chooser.value.set_files(file)
            expect(other.page.locator(".limner-book-result")).to_contain_text("Pictures kept: 3")
            other.page.keyboard.press("Escape")
            (chat,) = [each.stem for each in (tavern.user / "chats").rglob("*imported*.jsonl")]
            other.open_chat(chat)
            shown = other.wait_pictures(3)
            held = other.held()[-1]["mes"]
        finally:
            stage.close()

    assert held == text
    assert [each.title for each in shown] == [each.title for each in told.wait_pictures(3)]
    assert len(stand_ins[1].paintings) == painted


def test_the_missing_pictures_of_a_chat_that_came_without_are_taken_from_its_archive(
    told: StoryPage, tmp_path: Path
) -> None:
    page = told.page
    file = tmp_path / "chat.zip"
    made(told, "chat").save_as(file)
    paths = [told.tavern.picture_path(each.src) for each in told.wait_pictures(3)]
    before = {path: path.read_bytes() for path in paths}
    for path in before:
        path.unlink()
    with page.expect_file_chooser() as chooser:
        action(told, "book.pictures").click()
    chooser.value.set_files(file)
    expect(page.locator(".limner-book-result")).to_contain_text("Pictures kept: 3")

    assert {path: path.read_bytes() for path in before} == before
    assert not list((told.tavern.user / "chats").rglob("*imported*.jsonl"))


@pytest.fixture(name="speech")
def _speech(told: StoryPage, tuning: Tuning, loopback: Loopback) -> SpeechService:
    """SillyTavern's text to speech is on, with the stand-in as its provider."""
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
    field(told, "first").fill(str(len(told.chat_file()) - 2))
    return speech


SAID = [
    ("alloy", "The road was long."),
    ("alloy", "She stopped."),
    ("nova", "“Listen,”"),
    ("alloy", "she said."),
    ("alloy", "Nothing answered."),
    ("alloy", "They went on."),
]


def test_a_story_is_read_aloud_sentence_by_sentence_each_in_its_voice_and_stopping_stops(
    told: StoryPage, speech: SpeechService
) -> None:
    page = told.page
    action(told, "reading.begin").click()
    expect(page.locator(".limner-reading-picture")).to_be_visible()
    expect(page.locator(".limner-word-now").first).to_be_visible()
    asked = speech.asked.wait_for(lambda seen: len(seen) >= len(SAID), "all six sentences to be asked for")

    assert asked == SAID
    expect(action(told, "reading.toggle")).to_have_attribute("title", "Play")

    speech.seconds = 30
    page.keyboard.press("PageUp")
    expect(page.locator(".limner-reading-line")).to_contain_text("Nothing answered.")
    keep(page, "reading")
    page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    keep(page, "reading-phone")
    page.set_viewport_size({"width": WIDE[0], "height": WIDE[1]})
    page.keyboard.press(" ")
    expect(action(told, "reading.toggle")).to_have_attribute("title", "Play")
    action(told, "reading.stop").press("Enter")
    expect(action(told, "book.make")).to_be_visible()
    before = len(speech.asked)
    page.wait_for_function("() => navigator.mediaSession.playbackState === 'none'")
    assert len(speech.asked) == before


_SOUND = """
async (text) => {
    const data = Uint8Array.from(atob(text), (each) => each.charCodeAt(0)).buffer;
    return (await new OfflineAudioContext(1, 1, 48000).decodeAudioData(data)).duration;
}
"""


@pytest.mark.parametrize("wav", [False, True], ids=["mp3", "wav"])
def test_a_book_is_made_with_the_sound_of_sillytaverns_text_to_speech(
    told: StoryPage, speech: SpeechService, wav: bool
) -> None:
    speech.wav = wav
    book = archive(made(told, "sound"))
    (sound,) = [name for name in book.namelist() if name.startswith("EPUB/audio/")]
    data = binascii.b2a_base64(book.read(sound), newline=False).decode()
    seconds = told.page.evaluate(_SOUND, data)

    assert list(speech.asked) == SAID
    assert sound == f"EPUB/audio/chapter-1.{'opus' if wav else 'mp3'}"
    assert len(SAID) * 0.25 < seconds < len(SAID) * 0.4
    assert book.read("EPUB/chapter-1.smil").decode().count("<par ") == len(SAID)
