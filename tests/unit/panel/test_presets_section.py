"""At the desk: nothing typed is lost, nothing shipped changes, and each name is asked for."""

import asyncio
import json
from dataclasses import replace

import pytest

from limner.core.tasks import Background
from limner.page.story_host import StoryNote
from limner.panel._preset_editor import PAUSE
from limner.panel._presets_section import PresetsSection
from limner.presets import preset as presets
from limner.presets.library import PresetLibrary
from limner.presets.preset import Preset
from limner.presets.saved import Draft
from limner.presets.selection import PresetSelection
from limner.prompting.meta_prompt import standing
from limner.settings.preferences import Preferences
from limner.settings.settings import Settings
from tests.fakes.clock import FakeClock
from tests.fakes.host import FakeHost
from tests.unit.panel.test_settings_view import Page

OWN = 'Mine: <img-prompt="a fox"> every {words}.'


class Room:
    """The desk in a chat with Mira; ``press`` tells of a press, with what stands in the form."""

    def __init__(self, saved: str = "") -> None:
        self.host = FakeHost()
        self.clock = FakeClock()
        self.preferences = Preferences(self.host)
        self.preferences.load(saved)
        self.library = PresetLibrary(self.preferences, presets.load_all())
        selection = PresetSelection(self.host, self.preferences, self.library)
        self.section = PresetsSection(
            self.host,
            self.clock,
            self.library,
            selection,
            Background().begin,
            asked=lambda text: standing(text, self.preferences.settings),
        )

    async def opened(self) -> "Room":
        self.section.paint("chat")
        await self.clock.settle()
        return self

    async def own(self, name: str = "Mine") -> Preset:
        made = self.library.add(name, "", OWN)
        await self.show(made.id)
        return made

    async def press(self, action: str, **form: str) -> None:
        fields = {"preset": self.shown, "text": self.text, "description": self.description, **form}
        await self.section.actions[f"preset.{action}"]({"entry": self.shown, "form": fields})
        self.section.paint(self.host.chat_id)
        await self.clock.settle()

    async def show(self, preset_id: str, **form: str) -> None:
        await self.press("show", preset=preset_id, **form)

    async def type(self, text: str) -> None:
        fields = {"preset": self.shown, "text": text, "description": self.description}
        work = self.section.actions["preset.typed"]({"entry": self.shown, "form": fields})
        typing = asyncio.ensure_future(work)
        await self.clock.advance(PAUSE)
        await typing

    @property
    def page(self) -> Page:
        return Page(self.host.views["presets"])

    def attributes(self, name: str, value: str) -> dict[str, str | None]:
        return next(attrs for _, attrs, _ in self.page.found if attrs.get(name) == value)

    @property
    def shown(self) -> str:
        return str(self.attributes("data-limner-form", "preset")["data-limner-entry"])

    @property
    def text(self) -> str:
        start = self.host.views["presets"].index(">", self.host.views["presets"].index("<textarea")) + 1
        inner = self.host.views["presets"][start : self.host.views["presets"].index("</textarea>")]
        return "".join(Page(f"<p>{inner}</p>").text).removeprefix("\n")

    @property
    def description(self) -> str:
        return str(self.attributes("data-limner-field", "description")["value"])

    def can(self, action: str) -> bool:
        return "disabled" not in self.attributes("data-limner-action", f"preset.{action}")

    def pressed(self, scope: str) -> bool:
        return self.attributes("data-limner-action", f"preset.use.{scope}")["aria-pressed"] == "true"

    @property
    def said(self) -> str:
        return " ".join("".join(self.page.text).split())


async def test_the_preset_in_force_lies_on_the_desk_and_why_is_said() -> None:
    room = await Room('{"preset": "flux"}').opened()
    assert room.shown == "flux"
    assert "In force here: Flux (chosen for everywhere)" in room.said
    assert not any(room.can(action) for action in ("save", "undo", "rename", "delete"))


async def test_what_is_typed_is_checked_counted_and_kept_after_a_pause() -> None:
    room = await Room().opened()
    await room.press("open")
    await room.type("No tag at all, every {words} words.")
    assert "There is no tag that Limner reads." in room.said
    asked = f"No tag at all, every {Settings().words} words."
    assert f"Tokens in each request: {len(asked) // 4}" in room.said
    assert "not saved yet" in room.said
    again = await Room(room.host.settings).opened()
    assert again.text == "No tag at all, every {words} words."
    assert again.can("undo")


async def test_what_is_counted_is_what_the_settings_ask_for() -> None:
    room = await Room('{"continuity": false}').opened()
    await room.press("open")
    await room.type("{with cast} A tag, and who is in it, and where.\n{without cast} A tag.")
    assert f"Tokens in each request: {len('A tag.') // 4}" in room.said
    room.preferences.change("continuity", value=True)
    room.section.paint("chat")
    await room.clock.settle()
    assert f"Tokens in each request: {len('A tag, and who is in it, and where.') // 4}" in room.said


async def test_only_the_last_key_before_a_pause_does_anything() -> None:
    room = await Room().opened()
    made = await room.own()
    room.host.settings = "untouched"
    typing = []
    for text in ("a", "ab", "abc"):
        fields = {"text": text, "description": ""}
        work = room.section.actions["preset.typed"]({"entry": made.id, "form": fields})
        typing.append(asyncio.ensure_future(work))
        await room.clock.advance(PAUSE / 2)
        assert room.host.settings == "untouched"
    await room.clock.advance(PAUSE)
    assert room.text == "abc"
    assert room.library.draft == Draft(made.id, "abc", "")
    await asyncio.gather(*typing)


async def test_words_that_were_typed_a_moment_before_the_press_are_saved() -> None:
    room = await Room().opened()
    made = await room.own()
    await room.press("save", text=f"{OWN} And more.")
    assert room.library.get(made.id) == replace(made, text=f"{OWN} And more.")
    assert room.library.draft is None
    assert not room.can("save")


async def test_words_of_another_preset_are_never_taken_for_this_one() -> None:
    room = await Room().opened()
    made = await room.own()
    await room.type("Mine.")
    data = {"entry": "flux", "form": {"preset": "flux", "text": "Theirs.", "description": ""}}
    await room.section.actions["preset.save"](data)
    assert room.library.get(made.id) == replace(made, text="Mine.")


async def test_whoever_types_before_the_page_has_changed_loses_nothing() -> None:
    room = await Room().opened()
    made = await room.own()
    form = {"preset": made.id, "text": "Typed.", "description": ""}
    await room.show("tags")
    typing = asyncio.ensure_future(room.section.actions["preset.typed"]({"entry": made.id, "form": form}))
    await room.clock.advance(PAUSE)
    await typing
    assert (room.shown, room.text) == (made.id, "Typed.")
    assert room.can("undo")


@pytest.mark.parametrize("agrees", [True, False])
async def test_leaving_unsaved_words_asks_first(agrees: bool) -> None:
    room = await Room().opened()
    made = await room.own()
    room.host.agrees = agrees
    await room.show("tags", text="Changed.")
    assert room.host.questions == ["“Mine” has changes that are not saved. Throw them away?"]
    assert room.shown == ("tags" if agrees else made.id)
    assert room.text == ("Changed." if not agrees else presets.choose(room.library.all, "tags").text)


async def test_leaving_saved_words_asks_nothing() -> None:
    room = await Room().opened()
    await room.own()
    await room.show("tags")
    assert (room.shown, room.host.questions) == ("tags", [])


@pytest.mark.parametrize("action", ["new", "duplicate", "import", "undo"])
async def test_whatever_would_put_something_else_there_asks_first(action: str) -> None:
    room = await Room().opened()
    made = await room.own()
    room.host.agrees = False
    await room.press(action, text="Changed.")
    assert (room.shown, room.text, len(room.host.questions)) == (made.id, "Changed.", 1)


async def test_a_shipped_preset_is_saved_under_a_new_name_only() -> None:
    room = await Room().opened()
    await room.show("tags")
    await room.type(f"{room.text} More.")
    assert not room.can("save")
    room.host.typed = ["Tags", "Better tags"]
    await room.press("save_as")
    assert room.host.questions[-1].startswith("There is a preset called “Tags” already")
    assert room.shown == "my-better-tags"
    assert room.text.endswith(" More.")
    assert room.library.draft is None
    assert presets.choose(room.library.all, "tags") == presets.choose(presets.load_all(), "tags")


async def test_a_new_one_begins_with_a_tag_that_is_read() -> None:
    room = await Room().opened()
    room.host.typed = ["Fresh"]
    await room.press("new")
    assert room.shown == "my-fresh"
    assert "Limner reads the tags this asks for." in room.said


async def test_a_question_that_is_closed_changes_nothing() -> None:
    room = await Room().opened()
    made = await room.own()
    for action in ("new", "save_as", "rename", "import"):
        await room.press(action)
    assert room.library.own == (made,)
    assert room.shown == made.id


async def test_duplicating_renaming_and_deleting() -> None:
    room = await Room().opened()
    made = await room.own()
    await room.press("duplicate")
    assert room.shown == "my-mine-2"
    room.host.typed = ["Other"]
    await room.press("rename")
    assert [preset.name for preset in room.library.own] == ["Mine", "Other"]
    room.host.agrees = False
    await room.press("delete")
    assert len(room.library.own) == 2
    room.host.agrees = True
    await room.press("delete")
    assert list(room.library.own) == [made]
    assert room.shown == "default"


async def test_deleting_takes_its_choices_back() -> None:
    room = await Room().opened()
    made = await room.own()
    for scope in ("everywhere", "character", "chat"):
        await room.press(f"use.{scope}")
    await room.press("delete")
    assert room.preferences.settings.preset == "default"
    assert json.loads(room.host.metadata["chat"]) == json.loads(room.host.card.limner) == {}
    assert room.library.get(made.id) is None
    assert "In force here: Default (chosen for everywhere)" in room.said


async def test_a_preset_goes_out_as_a_file_and_comes_back() -> None:
    room = await Room().opened()
    made = await room.own()
    await room.press("export", text=f"{OWN} Draft.")
    assert list(room.host.files) == ["my-mine.md"]
    assert presets.parse(room.host.files["my-mine.md"], "") == replace(made, text=f"{OWN} Draft.")
    other = await Room().opened()
    other.host.chosen = room.host.files["my-mine.md"]
    await other.press("import")
    assert other.shown == made.id


async def test_a_choice_is_made_for_a_scope_and_taken_back_by_a_second_press() -> None:
    room = await Room().opened()
    await room.show("tags")
    await room.press("use.character")
    assert "In force here: Tags (chosen for this character)" in room.said
    assert room.pressed("character")
    await room.show("flux")
    await room.press("use.chat")
    assert "In force here: Flux (chosen for this chat)" in room.said
    assert not room.pressed("character")
    await room.press("use.chat")
    assert "In force here: Tags (chosen for this character)" in room.said
    await room.press("use.everywhere")
    await room.press("use.everywhere")
    assert room.preferences.settings.preset == "flux"


async def test_without_a_chat_there_is_only_everywhere() -> None:
    room = Room()
    room.host.chat_id, room.host.card = "", StoryNote()
    room.section.paint("")
    await room.clock.settle()
    selection = [attrs for _, attrs, _ in room.page.found if "aria-pressed" in attrs]
    assert len(selection) == 1


async def test_another_chat_brings_its_own_preset_to_the_desk_but_not_over_unsaved_words() -> None:
    room = await Room().opened()
    room.host.metadata["other"] = '{"preset": "flux"}'
    room.host.chat_id = "other"
    room.section.paint("other")
    await room.clock.settle()
    assert room.shown == "flux"
    await room.type("Typed.")
    room.host.chat_id = "chat"
    room.section.paint("chat")
    await room.clock.settle()
    assert (room.shown, room.text) == ("flux", "Typed.")


async def test_names_and_words_of_strangers_are_text() -> None:
    room = await Room().opened()
    made = room.library.add("<b>&\"'", "<i>", "</textarea><script>{words}")
    room.host.card = replace(room.host.card, name="<u>")
    await room.show(made.id)
    await room.press("use.chat")
    assert not {"i", "u", "script"} & {tag for tag, attrs, _ in room.page.found if "class" not in attrs}
    assert room.text == "</textarea><script>{words}"
    assert "<b>&\"'" in room.said
    assert "<u>" in room.said


async def test_all_that_is_said_has_a_key_and_every_field_a_label() -> None:
    room = await Room().opened()
    await room.own()
    await room.press("use.chat")
    unnamed: list[str] = []
    for tag, attrs, path in room.page.found:
        if {"title", "aria-label", "label"} & set(attrs):
            assert attrs.get("data-i18n")
        if tag in ("input", "textarea", "select") and "label" not in path and "aria-label" not in attrs:
            unnamed.append(tag)
        if tag == "button":
            assert attrs["type"] == "button"
    assert unnamed == []
