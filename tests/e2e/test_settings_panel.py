"""The settings in a real SillyTavern: set in the panel, kept over a reload, and doing what they say."""

import json
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from limner.settings.controls import Switch
from limner.settings.settings import CONTROLS, SECTIONS, Settings
from tests.e2e.drawer import close_drawers, open_drawer
from tests.e2e.neighbours import Ears, Tuning
from tests.e2e.pictures import keep
from tools.browser import PHONE, WIDE, Watch
from tools.cast import GROUP
from tools.data_root import REPO
from tools.painter import Mood, Painter
from tools.story_model import Script, StoryModel
from tools.story_page import StoryPage

AXE = REPO / "node_modules" / "axe-core" / "axe.min.js"
IMAGE = re.compile(r'<img src="[^"]*" title="[^"]*" alt="[^"]*">')
THREE = 'One.\n\n<img-prompt="a">\n\nTwo.\n\n<img-prompt="b">\n\nThree.\n\n<img-prompt="c">\n\nThe end.'
PATTERN = r"\[img:\s*(?P<prompt>[^\]]+)\]"

NO_PLUGIN = r"404.*/api/plugins/limner/"
"""What the browser notes where the painters' section looks for the plugin and there is none."""

OTHERS: dict[str, object] = {
    "enabled": False,
    "characters": False,
    "groups": False,
    "narrator": True,
    "preset": "flux",
    "prompt_language": "story",
    "words": 120,
    "spacing": 40,
    "only_changes": True,
    "asking": "apart",
    "profile": "lab",
    "depth": 2,
    "role": "user",
    "history_tags": "short",
    "history_replies": 3,
    "show_pictures": True,
    "extra_patterns": PATTERN,
    "provider": "replicate",
    "fallback": "openai",
    "style_prefix": 'oil on "old" canvas, {{char}}',
    "style_suffix": "wide shot,\nmuted",
    "negative": "people",
    "concurrency": 3,
    "interval_ms": 100,
    "retries": 0,
    "picture_width": 50,
    "blur": True,
    "press": "viewer",
    "loader_toast": True,
    "streaming": False,
    "placing": "progressive",
    "barrier_s": 60,
    "confirm": True,
    "review": True,
    "review_words": "blood,\nfull moon",
    "per_reply": 4,
    "per_hour": 40,
    "per_day": 400,
    "money_hour": "$0.50",
    "money_day": "$4",
    "resume": "leave",
    "resume_messages": 3,
    "manual_mode": "append",
    "continuity": False,
    "family": "flux",
    "breaks": True,
    "briefing_tokens": 400,
    "chronicle": True,
    "sprites": True,
    "names_to_painter": True,
    "references": True,
    "seed_per_person": True,
    "picture_format": "webp",
    "picture_quality": 70,
    "picture_folder": "{{char}}",
    "picture_name": "{{date}} {{prompt}}",
    "delete_with": "always",
    "nextchat_minutes": 10,
    "nextchat_pictures": "last",
    "log_level": "debug",
}
"""For every setting a value that is not its default."""


class Panel:
    """Limner's drawer among the extensions, in the words of the person who uses it."""

    def __init__(self, story: StoryPage) -> None:
        self.story = story
        self.page: Page = story.page
        self.view = story.page.locator('[data-limner-view="settings"]')

    def open(self) -> "Panel":
        """Open the drawer of the extensions and Limner's in it."""
        open_drawer(self.story)
        expect(self.section("general")).to_be_visible()
        return self

    def close(self) -> None:
        """Close the drawer of the extensions, so that the chat can be reached."""
        close_drawers(self.page)

    def section(self, name: str) -> Locator:
        return self.page.locator(f'[data-limner-panel] details[data-limner-section="{name}"]')

    def control(self, name: str) -> Locator:
        return self.page.locator(f'[data-limner-panel] [data-limner-setting="{name}"]')

    def unfold(self, section: str) -> None:
        if not self.section(section).evaluate("details => details.open"):
            self.section(section).locator("> summary").click()

    def set(self, name: str, value: object) -> None:
        """Set one control as a person does, and wait until SillyTavern holds it."""
        self.unfold(CONTROLS[name].section)
        control = self.control(name)
        if isinstance(value, bool):
            control.set_checked(value)
        elif control.evaluate("control => control.nodeName") == "SELECT":
            control.select_option(str(value))
        else:
            control.fill(str(value))
            control.blur()
        self.holds(name, value)

    def holds(self, name: str, value: object) -> None:
        """Wait until SillyTavern holds this value."""

        def held() -> bool:
            return (self.story.limner_settings() or {}).get(name) == value

        self.story.until(held, f"{name} to be {value!r}")

    def shown(self, name: str) -> object:
        """Return what a control shows."""
        control = self.control(name)
        if isinstance(CONTROLS[name], Switch):
            return control.is_checked()
        text = control.input_value()
        return int(text) if isinstance(CONTROLS[name].default, int) else text

    def press(self, action: str) -> None:
        self.view.locator(f'[data-limner-action="settings.{action}"]').click()

    @property
    def question(self) -> Locator:
        return self.page.locator("dialog.popup[open]:not([closing])")


@pytest.fixture(name="panel")
def _panel(story: StoryPage) -> Iterator[Panel]:
    yield Panel(story).open()
    story.page.set_viewport_size({"width": WIDE[0], "height": WIDE[1]})


def saved(story: StoryPage) -> dict[str, Any]:
    """Return Limner's settings as they are on disk."""
    settings = json.loads((story.tavern.user / "settings.json").read_text(encoding="utf-8"))
    return settings["extension_settings"].get("limner") or {}


@pytest.mark.limner_settings(continuity=True, delete_with="ask")
def test_every_setting_is_set_in_the_panel_and_is_still_set_after_a_reload(
    story: StoryPage, panel: Panel, watch: Watch, tuning: Tuning
) -> None:
    watch.expect(NO_PLUGIN)
    off = story.page.evaluate("SillyTavern.getContext().extensionSettings.disabledExtensions")
    tuning.set(
        extensionSettings__disabledExtensions=[each for each in off if each != "connection-manager"],
        extensionSettings__connectionManager={
            "selectedProfile": None,
            "profiles": [{"id": "lab", "mode": "cc", "name": "Small", "api": "custom", "model": "lab-small"}],
        },
    )
    assert set(OTHERS) == set(CONTROLS)
    for name, value in OTHERS.items():
        assert panel.shown(name) == CONTROLS[name].default
        panel.set(name, value)
    story.until(lambda: OTHERS.items() <= saved(story).items(), "the settings on disk")

    story.reload()
    panel.open()

    assert {name: panel.shown(name) for name in CONTROLS} == OTHERS


def test_a_value_that_cannot_be_is_explained_beside_its_control(story: StoryPage, panel: Panel) -> None:
    panel.unfold("prompting")
    control = panel.control("extra_patterns")
    control.fill("[img: (.+)]")
    control.blur()
    fault = panel.view.locator('[data-limner-row="extra_patterns"] [role="alert"]')
    expect(fault).to_contain_text("Line 1 cannot be used as a pattern", ignore_case=True)
    expect(control).to_have_attribute("aria-invalid", "true")
    panel.set("extra_patterns", PATTERN)
    expect(fault).to_have_count(0)


@pytest.mark.limner_settings(words=120, negative="people", library=["kept"])
def test_settings_are_set_back_after_a_question_and_nothing_else_is(story: StoryPage, panel: Panel) -> None:
    panel.press("reset")
    panel.question.locator(".popup-button-cancel").click()
    panel.question.wait_for(state="detached")
    assert panel.shown("words") == 120
    panel.press("reset")
    panel.question.locator(".popup-button-ok").click()
    panel.holds("words", Settings().words)
    held = story.limner_settings() or {}
    assert {name: held[name] for name in CONTROLS} == {name: each.default for name, each in CONTROLS.items()}
    assert held["library"] == ["kept"]


@pytest.mark.limner_settings(words=120, negative="people")
def test_settings_go_out_as_a_file_and_come_in_again(
    story: StoryPage, panel: Panel, ears: Ears, tmp_path: Path
) -> None:
    with story.page.expect_download() as waiting:
        panel.press("export")
    file = tmp_path / waiting.value.suggested_filename
    waiting.value.save_as(file)
    assert file.name == "limner-settings.json"
    content = json.loads(file.read_text(encoding="utf-8"))
    assert content["limner_settings"]["words"] == 120

    content["limner_settings"] |= {"words": 90, "depth": 99, "brush": 1}
    file.write_text(json.dumps(content), encoding="utf-8")
    with story.page.expect_file_chooser() as chooser:
        panel.press("import")
    chooser.value.set_files(file)
    panel.holds("words", 90)

    notes = panel.view.locator('[role="note"]')
    expect(notes).to_have_count(2)
    expect(notes.first).to_contain_text("Depth of the instructions")
    assert panel.shown("depth") == 0
    assert panel.shown("negative") == "people"
    story.until(lambda: ears.heard("refused, as the panel says why: 2"), "the toast")


def test_the_panel_can_be_used_by_keyboard_alone(story: StoryPage, panel: Panel) -> None:
    keys = story.page.keyboard
    panel.section("general").locator("summary").focus()
    keys.press("Enter")
    expect(panel.control("enabled")).to_be_visible()
    keys.press("Tab")
    expect(panel.control("enabled")).to_be_focused()
    for _ in range(3):
        keys.press("Tab")
    expect(panel.control("narrator")).to_be_focused()
    keys.press("Space")
    panel.holds("narrator", True)
    expect(panel.control("narrator")).to_be_focused()
    keys.press("Tab")
    expect(panel.section("prompting").locator("summary")).to_be_focused()
    keys.press("Enter")
    keys.press("Tab")
    keys.press("Tab")
    expect(panel.control("words")).to_be_focused()
    keys.press("ArrowUp")
    keys.press("Tab")
    panel.holds("words", 260)
    expect(panel.control("spacing")).to_be_focused()
    assert panel.section("prompting").evaluate("details => details.open")
    panel.section("prompting").locator("summary").press("Enter")
    panel.set("blur", True)
    assert not panel.section("prompting").evaluate("details => details.open")


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
def test_the_panel_is_accessible_and_looks_calm(
    story: StoryPage, panel: Panel, size: tuple[int, int], watch: Watch
) -> None:
    story.page.set_viewport_size({"width": size[0], "height": size[1]})
    name = "settings" if size == WIDE else "settings-phone"
    panel.unfold("general")
    panel.unfold("painting")
    panel.section("general").locator("summary").scroll_into_view_if_needed()
    keep(story.page, name)
    watch.expect(NO_PLUGIN)
    for section in SECTIONS:
        panel.unfold(section)
    story.page.evaluate(AXE.read_text(encoding="utf-8"))
    found = story.page.evaluate("axe.run('[data-limner-view=\"settings\"]')")
    grave = [
        (fault["id"], [node["html"] for node in fault["nodes"]][:3])
        for fault in found["violations"]
        if fault["impact"] in ("serious", "critical")
    ]
    assert grave == []
    assert len(found["passes"]) > 5
    view = panel.view.bounding_box()
    assert view is not None
    for each in panel.view.locator("input, select, textarea, button").all():
        box = each.bounding_box()
        assert box is not None
        assert view["x"] <= box["x"]
        assert box["x"] + box["width"] <= view["x"] + view["width"] + 1


# -- what they do ------------------------------------------------------------------------------------------


def tell(story: StoryPage, model: StoryModel, text: str = THREE) -> None:
    model.script = Script(reply=text, rate=400)
    story.send("Go on.")
    story.wait_reply()


def kept(story: StoryPage, count: int) -> str:
    """Wait until the last message on disk holds so many pictures, and return its text."""

    def text() -> str | None:
        found = str(story.chat_file()[-1]["mes"])
        return found if len(IMAGE.findall(found)) == count else None

    return story.until(text, f"{count} pictures in the chat file")


@pytest.mark.limner_settings(style_prefix="oil, {{char}}", style_suffix="wide shot", negative="people")
def test_the_style_reaches_the_painter_and_stays_out_of_the_chat(
    story: StoryPage, model: StoryModel, painter: Painter
) -> None:
    tell(story, model, 'One.\n\n<img-prompt="a fox, {{user}}, oil" negative="hands">\n\nThe end.')
    text = kept(story, 1)
    assert painter.prompts == ["Mira, a fox, { {user} }, oil, wide shot"]
    assert painter.paintings[0].body["negative_prompt"].startswith("people, hands")
    assert "wide shot" not in text
    assert "Mira, a fox" not in text


@pytest.mark.limner_settings(picture_width=40, blur=True)
def test_pictures_have_their_width_and_stay_blurred_until_uncovered(
    story: StoryPage, model: StoryModel
) -> None:
    tell(story, model)
    kept(story, 3)
    story.wait_pictures(3)
    message = story.message().locator(".mes_text")
    widths = [picture.width for picture in story.pictures()]
    whole = message.evaluate("each => each.getBoundingClientRect().width")
    assert all(abs(width / whole - 0.4) < 0.05 for width in widths)

    pictures = message.locator("img")
    filters = "each => getComputedStyle(each).filter"
    assert all("blur" in pictures.nth(n).evaluate(filters) for n in range(3))
    pictures.first.click()
    assert pictures.first.evaluate(filters) == "none"
    assert story.page.locator("#curEditTextarea").count() == 0
    pictures.nth(1).press("Enter")
    assert pictures.nth(1).evaluate(filters) == "none"
    assert "blur" in pictures.nth(2).evaluate(filters)
    story.page.evaluate(
        "() => { const c = SillyTavern.getContext(); c.updateMessageBlock(1, c.chat.at(-1)); }"
    )
    assert pictures.first.evaluate(filters) == "none"
    pictures.first.click()
    assert "blur" in pictures.first.evaluate(filters)


@pytest.mark.limner_settings(per_reply=1, per_hour=2)
def test_limits_are_hard_and_say_so(
    story: StoryPage, model: StoryModel, painter: Painter, ears: Ears
) -> None:
    tell(story, model)
    kept(story, 1)
    reasons = story.message().locator(".custom-limner-reason")
    expect(reasons).to_have_count(2)
    expect(reasons.first).to_contain_text("The limit for one reply (pictures: 1) is reached")
    assert len(ears.heard("one reply")) == 1
    story.message().locator(".custom-limner-retry").first.click()
    kept(story, 2)
    story.message().locator(".custom-limner-retry").first.click()
    expect(reasons.first).to_contain_text("one hour (pictures: 2)")
    assert painter.prompts == ["a", "b"]

    story.reload_chat()
    story.message().locator(".custom-limner-retry").first.click()
    expect(reasons.first).to_contain_text("one hour (pictures: 2)")
    tell(story, model)
    expect(reasons).to_have_count(3)
    assert painter.prompts == ["a", "b"]


@pytest.mark.limner_settings(confirm=True)
def test_a_reply_is_asked_about_once(story: StoryPage, model: StoryModel, painter: Painter) -> None:
    tell(story, model)
    question = story.page.locator("dialog.popup[open]:not([closing])")
    expect(question).to_contain_text("Paint 3 pictures of this reply?")
    assert painter.prompts == []
    question.locator(".popup-button-ok").click()
    kept(story, 3)
    expect(question).to_have_count(0)


@pytest.mark.limner_settings(streaming=False)
def test_painting_waits_for_the_end_of_the_reply(
    story: StoryPage, model: StoryModel, painter: Painter
) -> None:
    model.script = Script(reply=THREE, rate=400, hang_after=THREE.index("The end"))
    story.send("Go on.")
    story.wait_streaming("Three.")
    assert painter.prompts == []
    model.release()
    story.wait_reply()
    kept(story, 3)


@pytest.mark.limner_settings(placing="progressive", concurrency=3)
def test_each_picture_is_saved_when_it_is_painted(
    story: StoryPage, model: StoryModel, painter: Painter
) -> None:
    painter.reset(Mood(delay=0.05, hang_containing="b"))
    tell(story, model)
    kept(story, 2)
    painter.release()
    kept(story, 3)


@pytest.mark.limner_settings(extra_patterns=PATTERN)
def test_tags_of_the_users_own_spelling_are_painted_and_never_seen(
    story: StoryPage, model: StoryModel, painter: Painter
) -> None:
    story.page.evaluate(
        """() => {
            window.flashes = [];
            new MutationObserver(() => {
                const text = document.querySelector('#chat .last_mes .mes_text')?.innerText ?? '';
                if (/[\\[\\]]|img|fox/.test(text)) window.flashes.push(text);
            }).observe(chat, {childList: true, subtree: true, characterData: true});
        }"""
    )
    model.script = Script(reply="One.\n\n[img: a red fox]\n\nTwo.", rate=150, chunk=3)
    story.send("Go on.")
    story.wait_reply()
    assert '[img: a red fox]<img src="' in kept(story, 1)
    assert painter.prompts == ["a red fox"]
    assert story.page.evaluate("() => window.flashes") == []
    story.reload_chat()
    assert [picture.title for picture in story.wait_pictures(1)] == ["a red fox"]


@pytest.mark.limner_settings(characters=False, narrator=True)
def test_only_the_chats_that_are_wanted_are_illustrated(
    story: StoryPage, model: StoryModel, painter: Painter
) -> None:
    tell(story, model)
    assert "img-prompt" not in str(model.turns[-1].messages)
    story.chat_file()
    assert painter.prompts == []
    Panel(story).open().set("characters", True)
    Panel(story).close()
    story.command('/sys A storm. <img-prompt="a storm">')
    kept(story, 1)
    tell(story, model)
    kept(story, 3)
    assert "img-prompt" in str(model.turns[-1].messages[-1]["content"])
    assert painter.prompts == ["a storm", "a", "b", "c"]


@pytest.mark.limner_settings(groups=False)
def test_groups_are_left_alone_where_that_is_wanted(
    story: StoryPage, model: StoryModel, painter: Painter
) -> None:
    story.open(GROUP)
    model.script = Script(reply=THREE, rate=0)
    story.send("Go on.")
    story.wait_group_replies()
    assert "img-prompt" not in str(model.turns[-1].messages)
    assert painter.prompts == []


@pytest.mark.limner_settings(interval_ms=3000, concurrency=3)
def test_pictures_begin_with_the_time_between_them_that_is_wanted(
    story: StoryPage, model: StoryModel, painter: Painter
) -> None:
    tell(story, model)
    kept(story, 3)
    begun = [painting.started_at for painting in painter.paintings]
    # The way to the painter takes longer now and then; without the time between them they come within 0.1 s.
    assert all(after - before > 1.5 for before, after in pairwise(begun))
    assert begun[-1] - begun[0] > 5


@pytest.mark.limner_settings(resume="leave")
def test_pictures_that_were_left_stay_unpainted_where_that_is_wanted(
    story: StoryPage, model: StoryModel, painter: Painter
) -> None:
    painter.reset(Mood(delay=0.05, hang_containing="a"))
    tell(story, model)
    story.until(story.chat_file, "the reply in the chat file")
    painter.reset(Mood(delay=0.05))
    story.reload_chat()
    assert story.command("/limn-status")
    assert painter.prompts == []
    assert story.command("/limn") == "3"
    kept(story, 3)


@pytest.mark.limner_settings(log_level="silent", retries=1)
def test_a_silent_limner_writes_nothing_to_the_console(
    story: StoryPage, model: StoryModel, painter: Painter, watch: Watch
) -> None:
    watch.expect("500|Image generation request error")
    said: list[str] = []
    story.page.on("console", lambda message: said.append(message.text))
    painter.reset(Mood(delay=0.05, fail_containing="b"))
    tell(story, model)
    kept(story, 2)
    expect(story.message().locator(".custom-limner-failed")).to_be_visible()
    assert [line for line in said if "[Limner] limner" in line] == []
    Panel(story).open().set("log_level", "debug")
    Panel(story).close()
    story.message().locator(".custom-limner-failed button").first.click()
    story.until(lambda: any("[Limner] limner" in line for line in said), "a line on the console")
