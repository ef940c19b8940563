"""Coming from another illustrator, by the page's events: what is seen, taken over, given back; who paints."""

import json
import re

import pytest

from limner.core.json_text import as_dict
from limner.gallery._where import ATTACHED
from tests.fakes.host import FakeMessage
from tests.unit.elsewhere.test_pictures import AUTO, REPLACED
from tests.unit.elsewhere.test_settings import AUTO as SAVED
from tests.unit.test_app import STORY, Page

FOLDER = "third-party/sillytavern-auto-illustrator"
ON = {"loaded": [FOLDER, "third-party/limner"], "settings": {"auto_illustrator": {"enabled": True}}}
OFF = {"loaded": [FOLDER], "settings": {"auto_illustrator": {"enabled": False}}}
GONE = {"loaded": [], "settings": {"auto_illustrator": {"enabled": True}}}


class World(Page):
    """A page with a chat of another illustrator's: two messages with its pictures."""

    def __init__(self) -> None:
        super().__init__()
        self.host.illustrators = {"auto_illustrator": json.dumps(SAVED), "quick-image-gen": ""}
        self.host.messages += [
            FakeMessage("a", [AUTO]),
            FakeMessage("b", ["Hello."], user=True),
            FakeMessage("c", [REPLACED]),
        ]

    async def press(self, action: str, **data: object) -> str:
        self.tell("action", action=f"migration.{action}", **data)
        await self.settle()
        return self.host.views["migration"]

    def said(self, level: str) -> list[str]:
        return [text for each, text in self.host.toasts if each == level]

    @property
    def texts(self) -> list[str]:
        return [message.text for message in self.host.messages]


def beside(others: object) -> Page:
    page = Page()
    page.tell("chat_changed", chat_id="chat", group=False, illustrators=others)
    return page


# -- side by side ------------------------------------------------------------------------------------------


async def test_beside_another_illustrator_at_work_limner_paints_nothing_and_asks_for_nothing() -> None:
    page = beside(ON)
    await page.settle()
    page.host.add("m", STORY)
    page.receive(STORY)
    await page.settle()
    assert page.painted == []
    assert "Auto Illustrator illustrates the story as well" in page.host.views["diagnosis"]
    (answer,) = await page.prompt("normal")
    assert not json.loads(json.dumps(answer)).get("insert")


async def test_it_says_so_once_in_one_sentence_and_in_the_panel() -> None:
    page = beside(ON)
    await page.settle()
    page.tell("panel_opened")
    page.tell("panel_opened")
    await page.settle()
    said = [text for _, text in page.host.toasts if "Auto Illustrator" in text]
    assert len(said) == 1
    assert "painted twice" in said[0]
    assert "painted twice" in page.host.views["beside"]


@pytest.mark.parametrize("others", [OFF, GONE, None, 7, {"loaded": "x"}])
async def test_one_that_is_off_or_not_there_any_more_does_not_hold_limner_back(others: object) -> None:
    page = beside(others)
    await page.settle()
    page.host.add("m", STORY)
    page.receive(STORY)
    await page.settle()
    assert page.painted == ["a red fox"]
    assert page.host.toasts == []


@pytest.mark.parametrize("branch", ["-main", "-master", "-beta", "-beta-main"])
async def test_one_that_was_unpacked_from_an_archive_or_is_a_fork_is_at_work_as_well(branch: str) -> None:
    page = beside({"loaded": [FOLDER + branch], "settings": {}})
    await page.settle()
    page.host.add("m", STORY)
    page.receive(STORY)
    await page.settle()
    assert page.painted == []


async def test_one_whose_name_only_begins_alike_is_none_of_them() -> None:
    page = beside({"loaded": [f"{FOLDER}s"], "settings": {}})
    await page.settle()
    page.host.add("m", STORY)
    page.receive(STORY)
    await page.settle()
    assert page.painted == ["a red fox"]


async def test_switched_off_in_between_the_next_reply_is_limners() -> None:
    page = beside(ON)
    page.tell("generation_armed", type="normal", dry_run=False, illustrators=OFF)
    page.host.add("m", STORY)
    page.receive(STORY)
    await page.settle()
    assert page.painted == ["a red fox"]


@pytest.mark.parametrize(
    ("settings", "works"),
    [
        ({"st-image-auto-generation": {"insertType": "inline"}}, True),
        ({"st-image-auto-generation": {"insertType": "disabled"}}, False),
        ({"st-image-auto-generation": {}}, False),
        ({"quick-image-gen": {"injectEnabled": True}}, True),
        ({"quick-image-gen": {"autoGenerate": True, "enabled": False}}, False),
        ({"quick-image-gen": {}}, False),
        ({}, True),  # Auto Illustrator alone is on where nothing was saved
    ],
)
async def test_each_of_them_says_in_its_own_way_whether_it_works(settings: object, works: bool) -> None:
    folders = ["st-image-auto-generation", "sillytavern-image-gen"]
    folders += [] if settings else ["sillytavern-auto-illustrator"]
    page = beside({"loaded": [f"third-party/{each}" for each in folders], "settings": settings})
    await page.settle()
    page.host.add("m", STORY)
    page.receive(STORY)
    await page.settle()
    assert (page.painted == []) is works


# -- settings and presets ----------------------------------------------------------------------------------


async def test_what_can_be_taken_over_is_shown_before_anything_is() -> None:
    world = World()
    before = world.app.settings
    shown = await world.press("open")
    assert "oil painting, muted" in shown
    assert "Preset: Mine" in shown
    assert "Quick Image Gen" not in shown
    assert world.app.settings == before
    assert world.host.saves == 0


async def test_the_offer_says_each_change_in_the_panels_words_and_what_holds_now() -> None:
    world = World()
    saved = {**SAVED, "customPresets": [], "currentPresetId": "nai-4.5-full"}
    world.host.illustrators = {"auto_illustrator": json.dumps(saved)}
    shown = re.sub(r"<[^>]*>", "", await world.press("open"))
    assert "How Limner asks: In a request of its own (now: In the reply)" in shown
    assert "Time between two starts, ms: 1500 (now: 0)" in shown
    assert "Instructions to the model: NAI 4.5 (now: Default)" in shown
    await world.press("take", entry="auto_illustrator")
    assert world.app.settings.preset == "nai-4.5"


async def test_patterns_are_added_to_the_users_own() -> None:
    world = World()
    own, theirs = r"<own>(?P<prompt>.*?)</own>", {"promptInjection": {"regex": "/\\[pic: ([^\\]]*)\\] /g"}}
    world.host.illustrators = {"st-image-auto-generation": json.dumps(theirs)}
    world.tell("setting_changed", name="extra_patterns", value=own)
    await world.press("take", entry="st-image-auto-generation")
    assert world.app.settings.extra_patterns.splitlines()[0] == own
    assert len(world.app.settings.extra_patterns.splitlines()) == 2
    await world.press("undo")
    assert world.app.settings.extra_patterns == own


async def test_patterns_of_which_there_would_be_too_many_stay_there_and_the_offer_says_so() -> None:
    world = World()
    own = "\n".join(f"<own{number}>(?P<prompt>.*?)</own{number}>" for number in range(10))
    world.host.illustrators = {
        "st-image-auto-generation": json.dumps({"promptInjection": {"regex": "/\\[pic: ([^\\]]*)\\] /g"}})
    }
    world.tell("setting_changed", name="extra_patterns", value=own)
    assert world.app.settings.extra_patterns == own
    assert "Its patterns stay there" in await world.press("open")
    await world.press("take", entry="st-image-auto-generation")
    assert world.app.settings.extra_patterns == own


async def test_taken_over_they_hold_and_undo_brings_back_all_but_what_was_changed_since() -> None:
    world = World()
    await world.press("open")
    await world.press("take", entry="auto_illustrator")
    settings = world.app.settings
    assert (settings.style_suffix, settings.concurrency, settings.asking) == (
        "oil painting, muted",
        3,
        "apart",
    )
    own = world.app.library.find("Mine")
    assert settings.preset == own.id
    world.tell("setting_changed", name="concurrency", value=5)
    await world.press("undo")
    settings = world.app.settings
    assert (settings.style_suffix, settings.asking, settings.preset) == ("", "reply", "default")
    assert settings.concurrency == 5
    assert world.app.library.own == ()


async def test_undo_gives_back_a_value_that_was_taken_over_in_limners_own_spelling() -> None:
    world = World()
    saved = {"promptInjection": {"regex": "/\\[pic: ([^\\]]*)\\] /g"}}  # a blank at its end
    world.host.illustrators = {"st-image-auto-generation": json.dumps(saved)}
    await world.press("take", entry="st-image-auto-generation")
    assert world.app.settings.extra_patterns == "\\[pic: (?P<prompt>[^\\]]*)\\]"
    await world.press("undo")
    assert world.app.settings.extra_patterns == ""


async def test_a_value_that_cannot_be_set_any_more_keeps_nothing_else_from_being_given_back() -> None:
    world = World()
    await world.press("take", entry="auto_illustrator")
    kept = as_dict(world.app.settings.kept["migration"])
    kept["set"] = {**as_dict(kept["set"]), "kept": [1, {}], "no such": [1, None], "concurrency": [10**6, 3]}
    world.app.preferences.keep("migration", kept)
    await world.press("undo")
    assert world.app.settings.style_suffix == ""
    assert "migration" not in world.app.settings.kept


async def test_a_preset_that_was_edited_since_is_kept_by_undo() -> None:
    world = World()
    await world.press("take", entry="auto_illustrator")
    own = world.app.library.find("Mine")
    world.app.library.change(own.id, "", 'My own words <img-prompt="x">')
    await world.press("undo")
    assert [preset.name for preset in world.app.library.own] == ["Mine"]


async def test_undo_is_there_after_a_reload_and_gone_once_it_is_kept() -> None:
    world = World()
    await world.press("take", entry="auto_illustrator")
    again = World()
    again.tell("hello", settings=world.host.settings, chat_id="chat", width=1, height=1)
    assert "Undo what was taken over" in await again.press("open")
    assert "Undo what was taken over" not in await again.press("keep")
    assert again.app.settings.concurrency == 3


# -- pictures of old chats ---------------------------------------------------------------------------------


async def test_old_pictures_are_in_the_gallery_and_nothing_is_rewritten() -> None:
    world = World()
    texts = world.texts
    world.host.messages[1].user = False
    world.host.messages[1].media = json.dumps({"image_swipes": ["/user/images/Mira/9.png"]})
    world.tell("gallery_asked")
    await world.settle()
    world.tell("gallery_page", page=0, seen=True)
    await world.settle()
    assert world.host.gallery == [3]
    drawn = world.host.views["gallery.0"]
    assert all(f"/user/images/Mira/{name}.png" in drawn for name in (1, 2, 9))
    assert "a castle gate, mist" in drawn
    assert world.texts == texts
    assert [message.notes for message in world.host.messages] == [[""]] * 3


async def test_painting_one_of_them_again_says_what_to_do_first_and_touches_nothing() -> None:
    world = World()
    texts = world.texts
    world.tell("gallery_asked")
    await world.settle()
    world.tell("gallery_page", page=0, seen=True)
    await world.settle()
    entry = json.dumps(["chat", "a", 0, -2, "/user/images/Mira/1.png"])
    world.tell("action", action="picture.again", entry=entry)
    await world.settle()
    assert any("take over the pictures" in text for text in world.said("warning"))
    assert (world.texts, world.painted) == (texts, [])


async def test_painting_an_attached_one_again_says_where_that_is_done() -> None:
    world = World()
    entry = json.dumps(["chat", "a", 0, ATTACHED, "/user/images/Mira/9.png"])
    world.tell("action", action="picture.again", entry=entry)
    await world.settle()
    assert any("message’s menu paints it" in text for text in world.said("warning"))
    assert world.painted == []


async def test_another_chat_that_is_opened_is_what_the_open_section_speaks_of() -> None:
    world = World()
    assert "in the texts of this chat: 2." in await world.press("open")
    world.host.chat_id = "other"
    world.host.messages[:] = [FakeMessage("d", [AUTO])]
    world.tell("chat_changed", chat_id="other", group=False)
    await world.settle()
    assert "in the texts of this chat: 1." in world.host.views["migration"]


async def test_taken_over_they_are_limners_own_and_can_be_painted_again() -> None:
    world = World()
    shown = await world.press("open")
    assert "in the texts of this chat: 2." in shown
    await world.press("pictures")
    assert world.host.saves == 1
    assert "auto-illustrator" not in "".join(world.texts)
    assert "data-pic-gen" not in "".join(world.texts)
    entry = json.dumps(["chat", "a", 0, 0, "/user/images/Mira/1.png"])
    world.tell("action", action="picture.again", entry=entry)
    await world.settle()
    assert world.painted == ["a castle gate, mist"]


async def test_undo_writes_the_messages_back_to_the_letter_but_for_those_changed_since() -> None:
    world = World()
    before = world.texts
    await world.press("pictures")
    await world.press("undo_pictures")
    assert world.texts == before
    assert [message.notes for message in world.host.messages] == [[""]] * 3
    await world.press("pictures")
    world.host.messages[0].text += " More."
    shown = await world.press("undo_pictures")
    assert "left alone because they were changed: 1." in shown
    assert world.host.messages[0].text.endswith(" More.")
    assert world.texts[2] == before[2]


async def test_a_no_to_the_question_changes_nothing() -> None:
    world = World()
    before = world.texts
    world.host.agrees = False
    await world.press("pictures")
    assert world.texts == before
    assert world.host.saves == 0


async def test_a_message_that_is_being_edited_is_left_alone_and_counted() -> None:
    world = World()
    world.host.busy.add("a")
    shown = await world.press("pictures")
    assert world.texts[0] == AUTO
    assert "written anew: 1, left alone because they were changed: 1." in shown


async def test_a_chat_that_was_not_saved_is_said_to_be_so() -> None:
    world = World()
    world.host.saving = False
    await world.press("pictures")
    assert any("did not save" in text for text in world.said("warning"))
