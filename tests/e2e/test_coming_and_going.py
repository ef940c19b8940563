"""Coming from another illustrator, beside one, and going away, in a real SillyTavern: what its files hold."""

import json
import re
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Locator, Page, expect

from limner.settings.settings import CONTROLS, Settings
from tests.e2e.drawer import close_drawers, open_drawer
from tests.e2e.neighbours import Ears, Tuning
from tests.e2e.stage import Stage
from tests.e2e.test_illustration import THREE, kept
from tests.unit.elsewhere.test_adoption import FAILED
from tests.unit.elsewhere.test_pictures import AUTO, REPLACED
from tests.unit.elsewhere.test_settings import AUTO as AUTO_SAVED
from tools.painter import Painter
from tools.story_model import Script, StoryModel
from tools.story_page import StoryPage

SETTLED = "() => new Promise((done) => setTimeout(done, 1500))"
"""For what must not happen: a save of SillyTavern's takes a second."""

OF_IMAGE_AUTO_GENERATION = {
    "insertType": "disabled",
    "promptInjection": {
        "enabled": True,
        "prompt": 'Add <pic prompt="..."> now and then.',
        "position": "deep_user",
        "depth": 3,
    },
}
OF_QUICK_IMAGE_GEN = {
    "enabled": True,
    "injectEnabled": False,
    "injectTagName": "scene",
    "qualityTags": "best quality",
    "negativePrompt": "blurry",
    "naiKey": "secret-key",
}
SAVED: dict[str, dict[str, Any]] = {
    "auto_illustrator": AUTO_SAVED,
    "st-image-auto-generation": OF_IMAGE_AUTO_GENERATION,
    "quick-image-gen": OF_QUICK_IMAGE_GEN,
}
TAKEN: Mapping[str, Mapping[str, object]] = {
    "auto_illustrator": {
        "style_suffix": "oil painting, muted",
        "depth": 2,
        "asking": "apart",
        "per_reply": 4,
    },
    "st-image-auto-generation": {"asking": "reply", "depth": 3, "role": "user"},
    "quick-image-gen": {"asking": "hand", "style_prefix": "best quality", "negative": "blurry"},
}
"""Of each what is to be seen in Limner's settings then."""

THEIR_FOLDER = "sillytavern-auto-illustrator"
THEIR_PROGRAM = """
const { eventSource, eventTypes, extensionSettings } = SillyTavern.getContext();
extensionSettings.auto_illustrator ??= { enabled: true };
window.theirs = [];
eventSource.on(eventTypes.MESSAGE_RECEIVED, async (index) => {
    const { chat, SlashCommandParser } = SillyTavern.getContext();
    if (!extensionSettings.auto_illustrator.enabled) return;
    for (const [, prompt] of String(chat[index]?.mes).matchAll(/<img-prompt="([^"]*)">/g)) {
        await SlashCommandParser.commands.sd.callback({ quiet: 'true' }, prompt);
        window.theirs.push(prompt);
    }
});
"""
"""What matters of it: it paints each tag of a reply, and says in its settings whether it is on."""


def old_chat(story: StoryPage) -> Path:
    """Lay a chat that three other extensions have illustrated among Mira's, and return its file."""
    folder = story.tavern.user / "user" / "images" / "Mira"
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("1", "2", "3"):
        Image.new("RGB", (16, 16)).save(folder / f"{name}.png")
    attached = {
        "media": [
            {"url": "/user/images/Mira/3.png", "type": "image", "title": "a fox", "source": "generated"}
        ]
    }
    swipes = [AUTO, f"Another. {REPLACED}"]
    infos = [{"send_date": "2026-01-01T00:00:00.000Z", "extra": {"model": "x"}} for _ in swipes]
    messages: list[dict[str, object]] = [
        {
            "name": "Mira",
            "mes": swipes[1],
            "swipe_id": 1,
            "swipes": swipes,
            "swipe_info": infos,
            "extra": {"model": "x"},
        },
        {"name": "User", "is_user": True, "mes": "Go on.", "extra": {}},
        {"name": "Mira", "mes": f"{AUTO}\n\n{AUTO}\n\nÜber « ’ 🦊 \\ \t end ", "extra": {"api": "y"}},
        {"name": "Mira", "mes": FAILED, "extra": {}},
        {"name": "Mira", "mes": "Below.", "extra": attached},
    ]
    head = {"user_name": "User", "character_name": "Mira", "create_date": "2026-01-01", "chat_metadata": {}}
    usual = {"is_user": False, "is_system": False, "send_date": "2026-01-01T00:00:00.000Z"}
    rows = [head, *({**usual, **message} for message in messages)]
    path = story.tavern.chat_path("Mira.png", "Old")
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")
    return path


def opened(story: StoryPage) -> Locator:
    """Open the section of the panel."""
    open_drawer(story, "help")
    section = story.page.locator("[data-limner-panel] [data-limner-view=migration]")
    if not section.locator("> details").evaluate("details => details.open"):
        section.locator("> details > summary").click()
    expect(section.get_by_role("button", name="Leave no trace")).to_be_visible()
    return section


def agree(page: Page, words: str) -> str:
    """Say yes to a question that has these words, and return it."""
    question = page.locator("dialog.popup[open]:not([closing])")
    expect(question).to_contain_text(re.compile(words))
    asked = question.inner_text()
    question.locator(".popup-button-ok").click()
    return asked


def settings(story: StoryPage) -> dict[str, object]:
    """Return Limner's settings as SillyTavern holds them, without what is kept beside them."""
    held = Settings.load(story.limner_settings() or {})[0]
    return {name: getattr(held, name) for name in CONTROLS}


def test_the_settings_and_presets_of_three_others_are_taken_over_on_a_press_each_and_given_back(
    story: StoryPage, tuning: Tuning
) -> None:
    tuning.set(**{f"extensionSettings__{name}": saved for name, saved in SAVED.items()})
    before = settings(story)
    section = opened(story)
    assert settings(story) == before
    for name, wanted in TAKEN.items():
        offer = section.locator(f'[data-limner-entry="{name}"]')
        offer.get_by_role("button", name="Take these over").click()
        expect(section).to_contain_text("Settings taken over:")
        now = settings(story)
        assert {each: now[each] for each in wanted} == dict(wanted)
        chosen = story.page.locator('[data-limner-panel] [data-limner-setting="preset"]').first
        preset = {"auto_illustrator": "Mine", "st-image-auto-generation": "Image Auto Generation"}.get(name)
        if preset:
            expect(chosen.locator("option:checked")).to_have_text(preset)
        section.get_by_role("button", name="Undo what was taken over").click()
        expect(section).to_contain_text("Given back:")
        assert settings(story) == before
        expect(chosen.locator("option", has_text=preset or "Mine")).to_have_count(0)
    assert "secret-key" not in json.dumps(story.limner_settings())
    close_drawers(story.page)


def test_an_old_chat_of_theirs_is_left_alone_taken_over_on_a_press_and_given_back_to_the_letter(
    story: StoryPage, painter: Painter
) -> None:
    page, path = story.page, old_chat(story)
    story.open_chat("Old")
    page.evaluate(SETTLED)
    assert painter.prompts == []
    assert story.chat_file_now()[1:] == [
        json.loads(line) for line in path.read_text("utf-8").splitlines()[1:]
    ]
    before = story.held()
    texts = [[message["mes"], *message.get("swipes", [])] for message in before]
    page.locator("#extensionsMenuButton").click()
    page.locator(".limner-gallery-wand").click()
    for name in ("1", "2", "3"):
        expect(
            page.locator(f'.limner-gallery .limner-tile img[src*="Mira/{name}.png"]').first
        ).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".limner-gallery")).to_be_hidden()

    section = opened(story)
    expect(section).to_contain_text("Pictures of other extensions in the texts of this chat: 4.")
    section.get_by_role("button", name="Take over the pictures of this chat").click()
    agree(page, "Take over pictures: 4\\? Messages whose texts are written anew: 3")
    expect(section).to_contain_text("Messages written anew: 3, left alone because they were changed: 0.")
    taken = story.chat_file()[1:]
    assert "data-prompt-id" not in json.dumps([message["mes"] for message in taken[:3]])
    assert [picture.loaded for picture in story.wait_pictures(2, 2)] == [True, True]
    assert taken[3:] == before[3:]

    section.get_by_role("button", name="Write the messages back").click()
    expect(section).to_contain_text("Messages written anew: 3, left alone because they were changed: 0.")
    after = story.chat_file()[1:]
    assert [[message["mes"], *message.get("swipes", [])] for message in after] == texts
    assert after == before

    section.get_by_role("button", name="Take over the pictures of this chat").click()
    agree(page, "Take over pictures: 4")
    expect(section).to_contain_text("Messages taken over: 3.")
    close_drawers(page)
    story.message(2).locator(".mes_text img").first.click()
    page.locator(".limner-menu").get_by_role("menuitem", name="Paint it again").click()
    story.until(lambda: "/1.png" not in story.pictures(2)[0].src, "the first picture anew")
    assert painter.prompts == ["a castle gate, mist"]
    section = opened(story)
    section.get_by_role("button", name="Write the messages back").click()
    expect(section).to_contain_text("Messages written anew: 2, left alone because they were changed: 1.")
    close_drawers(page)


def test_no_trace_is_left_in_any_chat_and_the_file_brings_all_of_it_back(
    story: StoryPage, model: StoryModel, tmp_path: Path
) -> None:
    page = story.page
    model.script = Script(reply=THREE, rate=0, always_tags=True)
    story.send("Go on.")
    story.wait_reply()
    kept(story, 3)
    closed, closed_id = story.chat_file(), str(story.chat_id())
    story.new_chat()
    story.send("Go on.")
    story.wait_reply()
    kept(story, 3)
    before = story.chat_file()
    section = opened(story)
    with page.expect_download() as saved:
        section.get_by_role("button", name="Leave no trace").click()
        asked = agree(page, "Take Limner’s notes out\\? Chats: [0-9]+ \\(notes: [0-9]+\\)")
    backup = tmp_path / "limner-notes.json"
    saved.value.save_as(backup)
    expect(section).to_contain_text("Notes taken out:")
    counted = re.search("\\(notes: ([0-9]+)\\)", asked)
    assert counted
    expect(section).to_contain_text(f"Notes taken out: {counted[1]} of {counted[1]},")
    stripped = story.chat_file()
    path = story.tavern.chat_path("Mira.png", closed_id)
    assert '"limner"' not in json.dumps(stripped) + path.read_text("utf-8")
    assert [row["mes"] for row in stripped[1:]] == [row["mes"] for row in before[1:]]
    assert len(story.wait_pictures(3)) == 3
    assert settings(story)["enabled"] is False

    with page.expect_file_chooser() as chooser:
        section.get_by_role("button", name="Put notes back from a file").click()
    chooser.value.set_files(backup)
    expect(section).to_contain_text(f"Notes put back: {counted[1]} of {counted[1]},")
    assert story.chat_file()[1:] == before[1:]
    assert [json.loads(line) for line in path.read_text("utf-8").splitlines()][1:] == closed[1:]
    close_drawers(page)


@pytest.fixture(name="beside")
def _beside(story: StoryPage, limner_stage: Stage) -> Iterator[StoryPage]:
    """SillyTavern with another illustrator beside Limner."""
    folder = story.tavern.user / "extensions" / THEIR_FOLDER
    folder.mkdir()
    told = {
        "display_name": "Auto Illustrator",
        "loading_order": 9,
        "js": "index.js",
        "author": "a",
        "version": "1.5.0",
    }
    (folder / "manifest.json").write_text(json.dumps(told), "utf-8")
    (folder / "index.js").write_text(THEIR_PROGRAM, "utf-8")
    try:
        story.reload()
        yield story
    finally:
        shutil.rmtree(folder)
        limner_stage.end(spoilt=True)


def test_beside_another_illustrator_each_picture_is_painted_once_and_limner_says_why(
    beside: StoryPage, model: StoryModel, painter: Painter
) -> None:
    ears = Ears(beside.page)
    beside.open()
    model.script = Script(reply=THREE, rate=0, always_tags=True)
    beside.send("Go on.")
    beside.wait_reply()
    beside.until(lambda: len(beside.page.evaluate("() => theirs")) == 3, "the other one to have painted")
    beside.page.evaluate(SETTLED)
    assert len(painter.prompts) == 3
    section = beside.page.locator("[data-limner-panel] [data-limner-view=beside]")
    expect(section).to_contain_text("Auto Illustrator illustrates the story as well")
    assert len(ears.heard("Auto Illustrator")) <= 1

    beside.page.evaluate(
        "() => { SillyTavern.getContext().extensionSettings.auto_illustrator.enabled = false; }"
    )
    beside.send("And then?")
    beside.wait_reply()
    kept(beside, 3)
    assert len(painter.prompts) == 6
    assert len(beside.page.evaluate("() => theirs")) == 3
