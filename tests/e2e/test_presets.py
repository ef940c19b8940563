"""Presets in a real SillyTavern: chosen, written, exchanged, and what the model is then really told."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from limner.presets import preset as presets
from limner.prompting.meta_prompt import compose, standing
from limner.settings.settings import Settings
from tests.e2e.drawer import close_drawers, open_drawer, unfold
from tests.e2e.neighbours import Ears
from tests.e2e.pictures import keep
from tools.browser import PHONE, WIDE
from tools.cast import GROUP
from tools.story_model import Script, StoryModel
from tools.story_page import StoryPage

SHIPPED = {preset.id: preset for preset in presets.load_all()}
_COUNT = "text => SillyTavern.getContext().getTokenCountAsync(text)"


class Editor:
    """The presets' view, in the words of the person who uses it."""

    def __init__(self, story: StoryPage) -> None:
        self.story = story
        self.page: Page = story.page
        self.view = story.page.locator('[data-limner-view="presets"]')

    def open(self) -> "Editor":
        """Open the drawer of the extensions, Limner's in it, and the editor."""
        open_drawer(self.story, "story")
        unfold(self.view.locator("> details"))
        expect(self.chooser).to_be_visible()
        unfold(self.view.locator(".limner-editor"))
        expect(self.tokens).to_have_text(re.compile(r"\d+"))
        return self

    def close(self) -> None:
        """Close the drawer of the extensions, so that the chat can be reached."""
        close_drawers(self.page)

    @property
    def text(self) -> Locator:
        return self.view.locator('[data-limner-field="text"]')

    @property
    def chooser(self) -> Locator:
        return self.view.locator('select[data-limner-field="preset"]')

    @property
    def tokens(self) -> Locator:
        return self.view.locator("[data-limner-tokens]")

    @property
    def force(self) -> Locator:
        return self.view.locator(".limner-force")

    @property
    def names(self) -> list[str]:
        """The names on offer."""
        return self.chooser.locator("option").all_inner_texts()

    def button(self, action: str) -> Locator:
        return self.view.locator(f'[data-limner-action="preset.{action}"]')

    @property
    def question(self) -> Locator:
        return self.page.locator("dialog.popup[open]:not([closing])")

    def choose(self, name: str) -> None:
        self.chooser.select_option(label=name)

    def shows(self, name: str) -> None:
        """Wait until this preset lies on the desk."""
        expect(self.chooser.locator("option:checked")).to_have_text(name)
        entry = self.chooser.input_value()  # the browser shows a choice at once, the desk a moment later
        expect(self.view.locator("> details")).to_have_attribute("data-limner-entry", entry)

    def answer(self, text: str | None = None) -> None:
        """Type into the question that is open, where there is something to type, and agree."""
        popup = self.question
        name = popup.get_attribute("data-id")
        if text is not None:
            popup.locator(".popup-input").fill(text)
        popup.locator(".popup-button-ok").click()
        self.page.locator(f'dialog.popup[data-id="{name}"]').wait_for(state="detached")

    def refuse(self) -> None:
        """Say no to the question that is open."""
        self.question.locator(".popup-button-cancel").click()
        self.question.wait_for(state="detached")

    def save_as(self, name: str) -> None:
        self.button("save_as").click()
        self.answer(name)
        self.shows(name)


@pytest.fixture(name="workshop")
def _workshop(story: StoryPage, model: StoryModel) -> Iterator[Editor]:
    model.script = Script(reply="And so it was.", rate=0)
    yield Editor(story).open()
    story.page.set_viewport_size({"width": WIDE[0], "height": WIDE[1]})


def told(story: StoryPage, model: StoryModel) -> str:
    """Send a message and return the instructions that the model got with it."""
    before = len(model.turns)
    story.send("Go on.")
    story.wait_reply()
    return str(model.turns[before].messages[-1]["content"])


def meta(text: str) -> str:
    """Return a preset's text as the model gets it."""
    return compose(text, Settings())


def test_each_shipped_preset_can_be_chosen_and_reaches_the_model(
    workshop: Editor, story: StoryPage, model: StoryModel
) -> None:
    assert workshop.names == [preset.name for preset in SHIPPED.values()]
    for preset in SHIPPED.values():
        workshop.open().choose(preset.name)
        workshop.shows(preset.name)
        expect(workshop.text).to_have_value(preset.text)
        expect(workshop.view).to_contain_text("Limner reads the tags this asks for.")
        expect(workshop.button("save")).to_be_disabled()
        if preset.id != presets.DEFAULT:
            workshop.button("use.everywhere").click()
        expect(workshop.force).to_contain_text(f"In force here: {preset.name} (chosen for everywhere)")
        workshop.close()
        assert told(story, model) == meta(preset.text)


def test_the_token_count_is_sillytaverns_own_and_minimal_is_minimal(
    workshop: Editor, story: StoryPage
) -> None:
    for preset in SHIPPED.values():
        workshop.choose(preset.name)
        workshop.shows(preset.name)
        counted = story.page.evaluate(_COUNT, standing(preset.text, Settings(continuity=False)))
        expect(workshop.tokens).to_have_text(str(counted))
        if preset.id == "minimal":
            assert counted < 120
        assert counted < 500


def test_a_preset_is_written_saved_renamed_copied_and_deleted(
    workshop: Editor, story: StoryPage, model: StoryModel
) -> None:
    text = 'Now and then show a picture: <img-prompt="a fox">, every {words} words, for {{char}}.'
    workshop.choose("Tags")
    workshop.shows("Tags")
    workshop.text.fill(text)
    expect(workshop.view).to_contain_text("not saved yet")
    expect(workshop.button("save")).to_be_disabled()
    workshop.save_as("Mine & <yours>")
    workshop.button("use.everywhere").click()
    expect(workshop.force).to_contain_text("Mine & <yours>")
    workshop.close()
    assert told(story, model) == meta(text).replace("{{char}}", "Mira")

    workshop.open().text.press("End")
    workshop.text.press_sequentially(" More.")
    expect(workshop.button("save")).to_be_enabled()
    workshop.button("save").click()
    expect(workshop.button("save")).to_be_disabled()
    workshop.close()
    assert told(story, model) == f"{meta(text)} More.".replace("{{char}}", "Mira")

    workshop.open().button("rename").click()
    workshop.answer("Tags")
    expect(workshop.question).to_contain_text("There is a preset called “Tags” already")
    workshop.answer("Renamed")
    workshop.shows("Renamed")
    workshop.button("duplicate").click()
    workshop.shows("Renamed (2)")
    workshop.button("new").click()
    workshop.answer("<b>Another")
    workshop.shows("<b>Another")
    assert workshop.names[-3:] == ["<b>Another", "Renamed", "Renamed (2)"]
    workshop.button("delete").click()
    expect(workshop.question).to_contain_text("Delete the preset “<b>Another”?")
    workshop.refuse()
    workshop.shows("<b>Another")
    workshop.button("delete").click()
    workshop.answer()
    workshop.shows("Renamed")

    story.page.wait_for_function(
        "() => SillyTavern.getContext().extensionSettings.limner.presets.items.length === 2"
    )
    saved = story.tavern.user / "settings.json"
    story.until(lambda: '"Renamed (2)"' in saved.read_text(encoding="utf-8"), "the settings file")
    story.reload()
    workshop.open()
    workshop.shows("Renamed")
    expect(workshop.text).to_have_value(f"{text} More.")


def test_a_preset_goes_out_as_a_file_and_comes_in_again(workshop: Editor, tmp_path: Path) -> None:
    text = 'Show me: <img-prompt="a fox"> every {words} words.\n---\nThat is all.'
    workshop.text.fill(text)
    workshop.save_as("Für später")
    with workshop.page.expect_download() as download:
        workshop.button("export").click()
    path = tmp_path / download.value.suggested_filename
    download.value.save_as(path)
    assert path.name == "my-f-r-sp-ter.md"
    assert presets.parse(path.read_text(encoding="utf-8"), "").text == text

    workshop.button("delete").click()
    workshop.answer()
    workshop.shows("Default")
    for name in ("Für später", "Für später (2)"):
        with workshop.page.expect_file_chooser() as chooser:
            workshop.button("import").click()
        chooser.value.set_files(path)
        workshop.shows(name)
        path.write_text(path.read_text(encoding="utf-8").replace("That is all.", "Other."), encoding="utf-8")
    path.write_text("Just a text.", encoding="utf-8")
    ears = Ears(workshop.page)
    with workshop.page.expect_file_chooser() as chooser:
        workshop.button("import").click()
    chooser.value.set_files(path)
    workshop.story.until(lambda: "front matter" in "\n".join(ears.heard()), "a word about the file")


def test_the_check_says_while_typing_what_is_wrong(workshop: Editor) -> None:
    for text, said in {
        "Paint it.": "There is no tag that Limner reads.",
        '<img-prompt="a fox': "Limner would not read this tag: the text ends before the tag does.",
        'Write `<img-prompt="a fox">`.': "The tag stands in code marks",
        '<img-prompt="a fox">': "Without {words} the setting",
        "": "The text is empty",
    }.items():
        workshop.text.fill(text[:-12])
        workshop.text.press_sequentially(text[-12:], delay=5)
        expect(workshop.view.locator(".limner-checks")).to_contain_text(said)
        expect(workshop.text).to_be_focused()
        expect(workshop.text).to_have_value(text)
    workshop.button("undo").click()
    workshop.answer()
    expect(workshop.text).to_have_value(SHIPPED["default"].text)


def test_unsaved_words_are_asked_about_and_survive_a_reload(workshop: Editor, story: StoryPage) -> None:
    workshop.text.fill("Half a thought")
    workshop.choose("Flux")
    workshop.refuse()
    workshop.shows("Default")
    expect(workshop.text).to_have_value("Half a thought")

    saved = story.tavern.user / "settings.json"
    story.until(
        lambda: "Half a thought" in saved.read_text(encoding="utf-8"), "the draft in the settings file"
    )
    story.reload()
    workshop.open()
    expect(workshop.text).to_have_value("Half a thought")
    expect(workshop.view).to_contain_text("not saved yet")

    workshop.choose("Flux")
    workshop.answer()
    workshop.shows("Flux")
    expect(workshop.text).to_have_value(SHIPPED["flux"].text)


def test_a_character_and_a_chat_have_instructions_of_their_own(
    workshop: Editor, story: StoryPage, model: StoryModel
) -> None:
    workshop.close()
    story.open("Ysolde")
    workshop.open().choose("Tags")
    workshop.shows("Tags")
    expect(workshop.button("use.character")).to_contain_text("Ysolde")
    workshop.button("use.character").click()
    expect(workshop.force).to_contain_text("Tags (chosen for this character)")
    workshop.choose("Flux")
    workshop.shows("Flux")
    workshop.button("use.chat").click()
    expect(workshop.force).to_contain_text("Flux (chosen for this chat)")
    expect(workshop.button("use.character")).to_contain_text("Tags")
    workshop.close()
    assert told(story, model) == meta(SHIPPED["flux"].text)
    chat = story.chat_id()
    assert story.chat_file()[0]["chat_metadata"]["limner"] == {"preset": "flux"}

    story.new_chat()
    assert told(story, model) == meta(SHIPPED["tags"].text)
    story.open("Bran")
    assert told(story, model) == meta(SHIPPED["default"].text)
    story.switch_chat(GROUP)
    expect(workshop.button("use.character")).to_have_count(0)

    story.reload()
    story.switch_chat("Ysolde")
    story.open_chat(str(chat))
    assert told(story, model) == meta(SHIPPED["flux"].text)
    workshop.open()
    expect(workshop.force).to_contain_text("Flux (chosen for this chat)")
    workshop.button("use.chat").click()
    expect(workshop.force).to_contain_text("Tags (chosen for this character)")
    workshop.choose("Tags")
    workshop.shows("Tags")
    workshop.button("use.character").click()
    expect(workshop.force).to_contain_text("Default (chosen for everywhere)")
    workshop.close()
    assert told(story, model) == meta(SHIPPED["default"].text)


def test_a_group_has_instructions_of_its_own(workshop: Editor, story: StoryPage, model: StoryModel) -> None:
    workshop.close()
    story.open(GROUP)
    workshop.open().choose("Minimal")
    workshop.shows("Minimal")
    workshop.button("use.chat").click()
    expect(workshop.force).to_contain_text("Minimal (chosen for this chat)")
    workshop.close()
    story.send("Who knows the way?")
    story.wait_group_replies()
    assert {str(turn.messages[-1]["content"]) for turn in model.turns} == {meta(SHIPPED["minimal"].text)}
    workshop.open().button("use.chat").click()
    expect(workshop.force).to_contain_text("Default")


def test_a_preset_that_is_missing_is_told_of_once(
    workshop: Editor, story: StoryPage, model: StoryModel, ears: Ears
) -> None:
    workshop.text.fill('Mine: <img-prompt="a fox">, {words}.')
    workshop.save_as("Soon gone")
    workshop.button("use.chat").click()
    expect(workshop.force).to_contain_text("Soon gone (chosen for this chat)")
    workshop.close()
    chat = story.chat_id()
    story.new_chat()
    workshop.open().choose("Soon gone")
    workshop.shows("Soon gone")
    workshop.button("delete").click()
    workshop.answer()
    workshop.shows("Default")
    workshop.close()
    story.open_chat(str(chat))
    assert [told(story, model), told(story, model)] == [meta(SHIPPED["default"].text)] * 2
    missing = "This chat asks for the preset “my-soon-gone”, which is not here: “Default” is used instead."
    assert ears.heard("my-soon-gone") == [f"Limner\n{missing}"]


def test_all_of_it_works_by_keyboard(workshop: Editor) -> None:
    workshop.chooser.focus()
    workshop.page.keyboard.press("ArrowDown")
    workshop.shows("Flux")
    workshop.button("use.chat").focus()
    workshop.page.keyboard.press("Enter")
    expect(workshop.force).to_contain_text("Flux (chosen for this chat)")
    expect(workshop.button("use.chat")).to_be_focused()
    workshop.page.keyboard.press("Space")
    expect(workshop.force).to_contain_text("Default")
    workshop.view.locator(".limner-editor > summary").focus()
    workshop.page.keyboard.press("Enter")
    expect(workshop.text).to_be_hidden()


@pytest.mark.parametrize(("name", "size"), [("presets", WIDE), ("presets-phone", PHONE)])
def test_the_editor_fits_the_screen(workshop: Editor, name: str, size: tuple[int, int]) -> None:
    workshop.choose("NAI 4.5")
    workshop.shows("NAI 4.5")
    workshop.text.fill(SHIPPED["nai-4.5"].text.replace("At most two", "At most three"))
    workshop.save_as("NAI, stronger")
    workshop.button("use.chat").click()
    expect(workshop.force).to_contain_text("(chosen for this chat)")
    workshop.text.fill(f"{SHIPPED['nai-4.5'].text} ")
    expect(workshop.view).to_contain_text("not saved yet")
    workshop.page.set_viewport_size({"width": size[0], "height": size[1]})
    workshop.view.locator("> details > summary").scroll_into_view_if_needed()
    width = workshop.view.evaluate("e => e.scrollWidth - e.clientWidth")
    assert width <= 0
    outside = (
        "e => [...e.querySelectorAll('*')].filter(x => x.getBoundingClientRect().right > innerWidth).length"
    )
    assert workshop.view.evaluate(outside) == 0
    workshop.view.evaluate("e => e.scrollIntoView({ block: 'start' })")
    workshop.text.evaluate("text => { text.scrollTop = 0; }")
    keep(workshop.page, name)


_SERVERS_CARD = """async () => {
    const { characters, characterId, getRequestHeaders } = SillyTavern.getContext();
    const body = JSON.stringify({ avatar_url: characters[characterId].avatar });
    const answer = await fetch('/api/characters/get', { method: 'POST', headers: getRequestHeaders(), body });
    return (await answer.json()).data.extensions.limner;
}"""
_WRITE_STRANGE = """async (given) => {
    const { characterId, writeExtensionField } = SillyTavern.getContext();
    await writeExtensionField(characterId, 'limner', given);
}"""
_WRITE = """async (all) => {
    const { writeCard } = await import('/scripts/extensions/third-party/limner/shim/page/chat_metadata.js');
    const { characters, characterId } = SillyTavern.getContext();
    const owner = characters[characterId].avatar;
    const saved = [];
    for (const entries of all) saved.push(await writeCard({ owner, entries: JSON.stringify(entries) }));
    return saved;
}"""


def test_a_choice_made_while_sillytavern_still_saves_the_card_stays_chosen(
    workshop: Editor, story: StoryPage
) -> None:
    workshop.close()
    story.open("Bran")
    saving: list[Route] = []
    story.page.route("**/api/characters/edit", lambda route: saving.append(route), times=1)  # noqa: PLW0108 -- Playwright marks it
    with story.page.expect_request("**/api/characters/edit"):
        story.page.evaluate("() => void SillyTavern.getContext().executeSlashCommandsWithOptions('/newchat')")
    workshop.open().choose("Tags")
    workshop.shows("Tags")
    workshop.button("use.character").click()
    expect(workshop.force).to_contain_text("Tags (chosen for this character)")
    assert story.page.evaluate(_SERVERS_CARD) == {"preset": "tags"}
    with story.page.expect_request("**/api/characters/merge-attributes"):
        saving[0].continue_()
    story.until(lambda: story.page.evaluate(_SERVERS_CARD) == {"preset": "tags"}, "the choice in the card")
    workshop.button("use.character").click()
    expect(workshop.force).to_contain_text("(chosen for everywhere)")
    assert not story.page.evaluate(_SERVERS_CARD)
    workshop.close()


def test_what_is_taken_out_of_a_card_can_be_put_in_again(workshop: Editor, story: StoryPage) -> None:
    workshop.close()
    story.open("Bran")
    first, second = {"v": 1, "of": "a", "sheets": [{"n": 1}]}, {"v": 1, "of": "", "sheets": []}
    assert story.page.evaluate(_WRITE, [{"look": first}, {"look": None}, {"look": second}]) == [True] * 3
    assert story.page.evaluate(_SERVERS_CARD) == {"look": second}
    story.page.route("**/api/characters/merge-attributes", lambda route: route.fulfill(status=500), times=1)
    assert story.page.evaluate(_WRITE, [{"look": first}]) == [False]
    assert story.page.evaluate(_WRITE, [{"look": None}]) == [True]
    assert not story.page.evaluate(_SERVERS_CARD)


@pytest.mark.parametrize("strange", ["no entries", ["none"], 7])
def test_a_card_that_holds_nonsense_in_our_place_takes_a_choice(
    workshop: Editor, story: StoryPage, strange: object
) -> None:
    workshop.close()
    story.open("Bran")
    story.page.evaluate(_WRITE_STRANGE, strange)
    assert story.page.evaluate(_WRITE, [{"preset": "tags"}]) == [True]
    assert story.page.evaluate(_SERVERS_CARD) == {"preset": "tags"}
    assert story.page.evaluate(_WRITE, [{"preset": None}]) == [True]
