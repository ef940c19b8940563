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
from tests.e2e.drawer import close_drawers, open_drawer, unfold
from tests.e2e.neighbours import Ears, Tuning
from tests.e2e.pictures import keep
from tools.browser import PHONE, WIDE, Watch
from tools.cast import GROUP
from tools.painter import Mood, Painter
from tools.story_model import Script, StoryModel
from tools.story_page import StoryPage

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
        self.root = story.page.locator("[data-limner-panel]")
        self.search = self.root.get_by_role("searchbox")
        self.found = self.root.locator('[data-limner-view="found"]')

    def open(self) -> "Panel":
        """Open the drawer of the extensions and Limner's in it."""
        open_drawer(self.story)
        expect(self.section("story")).to_be_visible()
        return self

    def close(self) -> None:
        """Close the drawer of the extensions, so that the chat can be reached."""
        close_drawers(self.page)

    def section(self, name: str) -> Locator:
        return self.page.locator(f'[data-limner-panel] details[data-limner-section="{name}"]')

    def control(self, name: str) -> Locator:
        """The control in its section."""
        return self.root.locator(f'.limner-parts [data-limner-setting="{name}"]')

    def more(self, section: str) -> Locator:
        """The fold of the settings that few touch."""
        return self.section(section).locator("details.limner-more")

    def unfold(self, section: str, *, more: bool = False) -> None:
        unfold(self.section(section))
        if more:
            unfold(self.more(section))

    def fold(self, details: Locator) -> None:
        if details.evaluate("details => details.open"):
            details.locator("> summary").click()

    def set(self, name: str, value: object) -> None:
        """Set one control as a person does, and wait until SillyTavern holds it."""
        self.unfold(CONTROLS[name].section, more=not CONTROLS[name].first)
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
        self.unfold("help")
        self.root.locator(f'[data-limner-action="settings.{action}"]').click()

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
    panel.unfold("story", more=True)
    control = panel.control("extra_patterns")
    control.fill("[img: (.+)]")
    control.blur()
    fault = panel.root.locator('.limner-parts [data-limner-row="extra_patterns"] [role="alert"]')
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

    notes = panel.root.locator('[data-limner-view="notes"] [role="note"]')
    expect(notes).to_have_count(2)
    expect(notes.first).to_contain_text("Depth of the instructions")
    assert panel.shown("depth") == 0
    assert panel.shown("negative") == "people"
    story.until(lambda: ears.heard("refused, as the panel says why: 2"), "the toast")


def test_the_panel_can_be_used_and_searched_by_keyboard_alone(
    story: StoryPage, panel: Panel, watch: Watch
) -> None:
    watch.expect(NO_PLUGIN)
    keys = story.page.keyboard
    summary = panel.section("story").locator("> summary")
    panel.unfold("story")
    panel.fold(panel.more("story"))
    summary.press("Enter")
    expect(panel.control("enabled")).not_to_be_visible()
    keys.press("Enter")
    keys.press("Tab")
    expect(panel.control("enabled")).to_be_focused()
    for _ in range(2):
        keys.press("Tab")
    expect(panel.control("words")).to_be_focused()
    keys.press("ArrowUp")
    keys.press("Tab")
    panel.holds("words", 260)
    expect(panel.control("per_reply")).to_be_focused()
    keys.press("Tab")
    expect(panel.more("story").locator("> summary")).to_be_focused()
    keys.press("Enter")
    for _ in range(3):
        keys.press("Tab")
    expect(panel.control("narrator")).to_be_focused()
    keys.press("Space")
    panel.holds("narrator", True)
    expect(panel.control("narrator")).to_be_focused()

    panel.search.focus()
    keys.type("click blur")
    expect(panel.found.locator('[data-limner-setting="blur"]')).to_be_visible()
    expect(panel.found.get_by_role("status")).to_have_text("Found: 1.")
    expect(panel.search).to_be_focused()
    expect(summary).not_to_be_visible()
    keys.press("Tab")
    expect(panel.root.get_by_role("button", name="Clear the search")).to_be_focused()
    keys.press("Tab")
    expect(panel.found.locator('[data-limner-setting="blur"]')).to_be_focused()
    keys.press("Space")
    panel.holds("blur", True)
    expect(panel.found.locator('[data-limner-setting="blur"]')).to_be_focused()
    expect(panel.search).to_have_value("click blur")
    keys.press("Shift+Tab")
    keys.press("Enter")
    expect(panel.search).to_have_value("")
    expect(summary).to_be_visible()
    assert panel.more("story").evaluate("details => details.open")
    assert panel.control("blur").is_checked()

    painters = panel.root.locator(".limner-painters")
    panel.fold(panel.section("connections"))
    expect(painters).not_to_be_visible()
    panel.search.focus()
    keys.insert_text("replicate")  # at once: what the first letters find is another list to go through
    row = panel.found.get_by_role("button", name="Connections Painters and their keys")
    expect(row).to_be_visible()
    keys.press("Tab")
    keys.press("Tab")
    expect(row).to_be_focused()
    keys.press("Enter")
    expect(painters).to_have_attribute("open", "")
    expect(painters.locator("> summary")).to_be_focused()
    expect(painters.locator("> summary")).to_be_in_viewport()
    expect(painters.locator('[data-limner-entry="replicate"]')).to_be_in_viewport()
    expect(panel.search).to_have_value("")


def test_nothing_jumps_while_somebody_reads_and_types(story: StoryPage, panel: Panel) -> None:
    """What is unfolded, where it is scrolled to and what is being typed stays over a drawing of all of it."""
    panel.unfold("pictures", more=True)
    panel.unfold("help")
    panel.fold(panel.section("cast"))
    panel.search.fill("zz")
    panel.root.get_by_role("button", name="Clear the search").click()
    field = panel.control("style_suffix")
    field.scroll_into_view_if_needed()
    field.press_sequentially("half a wo")
    before = field.bounding_box()
    story.command("/limn-set per_hour 7")
    expect(panel.control("per_hour")).to_have_value("7")
    expect(field).to_be_focused()
    expect(field).to_have_value("half a wo")
    assert field.bounding_box() == before
    for name, opened in (("pictures", True), ("help", True), ("cast", False)):
        assert panel.section(name).evaluate("details => details.open") is opened
    field.fill("")
    field.blur()


@pytest.mark.limner_settings(first_run=None)
def test_who_has_just_come_is_told_what_is_missing_tries_it_and_puts_the_card_away(
    story: StoryPage, panel: Panel, painter: Painter
) -> None:
    card = panel.root.locator(".limner-first-run")
    expect(card.get_by_role("heading")).to_have_text("Before the first picture")
    expect(card.locator("ul > li.limner-done")).to_have_count(3)
    card.get_by_role("button", name="Test").click()
    expect(card.locator(".limner-checkup-picture")).to_be_visible()
    expect(card.locator("ol > li.limner-done")).to_have_count(5)
    for size, name in ((WIDE, "first-run"), (PHONE, "first-run-phone")):
        story.page.set_viewport_size({"width": size[0], "height": size[1]})
        card.scroll_into_view_if_needed()
        keep(story.page, name)
        assert panel.root.evaluate(SIDEWAYS) == []
    card.get_by_role("button", name="Close").click()
    card.get_by_role("button", name="Put this card away").click()
    expect(card).to_have_count(0)
    panel.holds("first_run", "over")
    assert len(painter.prompts) == 1


SIDEWAYS = """panel => [panel, ...panel.querySelectorAll('*')]
    .filter(each => each.checkVisibility() && each.getBoundingClientRect().right > innerWidth + 1)
    .map(each => each.outerHTML.slice(0, 120))"""
"""What of the panel reaches over the right edge of the screen."""


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
def test_the_panel_fits_and_looks_calm(
    story: StoryPage, panel: Panel, size: tuple[int, int], watch: Watch
) -> None:
    story.page.set_viewport_size({"width": size[0], "height": size[1]})
    name = "settings" if size == WIDE else "settings-phone"
    for section in SECTIONS:
        panel.fold(panel.section(section))
    panel.unfold("story")
    panel.unfold("pictures")
    panel.search.scroll_into_view_if_needed()
    keep(story.page, name)
    watch.expect(NO_PLUGIN)
    panel.search.fill("reply")
    expect(panel.found.locator("[data-limner-setting]").first).to_be_visible()
    keep(story.page, f"{name}-found")
    assert panel.root.evaluate(SIDEWAYS) == []
    panel.root.get_by_role("button", name="Clear the search").click()
    for section in SECTIONS:
        panel.unfold(section, more=True)
    panel.section("connections").scroll_into_view_if_needed()
    keep(story.page, f"{name}-all")
    assert panel.root.evaluate(SIDEWAYS) == []
    view = panel.root.bounding_box()
    assert view is not None
    for each in (
        panel.root.locator('[data-limner-view^="settings."]').locator("input, select, textarea").all()
    ):
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
    expect(question).to_contain_text("Paint the pictures of this reply: 3?")
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
