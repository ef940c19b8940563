"""Every setting does what it says: the whole program by its events."""

import asyncio
import json
from collections.abc import Iterator

import pytest

from limner.page.host_values import CommandResult
from limner.tags.grammar import read_also
from tests.unit.test_app import ADDRESS, Page

THREE = 'One <img-prompt="a"> two <img-prompt="b"> three <img-prompt="c"> end.'


@pytest.fixture(autouse=True)
def _usual_tags() -> Iterator[None]:
    yield
    read_also("")


def reply(page: Page, text: str = THREE) -> None:
    page.host.add("m", text)
    page.receive(text)


def said_in_slots(page: Page) -> str:
    return " ".join(slot or "" for slots in page.host.slots.values() for slot in slots)


async def asked(page: Page) -> bool:
    return "insert" in str((await page.prompt("normal"))[0])


@pytest.mark.parametrize(("group", "setting"), [(False, "characters"), (True, "groups")])
async def test_chats_of_a_kind_are_left_alone(group: bool, setting: str) -> None:
    page = Page({setting: False})
    page.tell("chat_changed", chat_id="chat", group=group)
    await page.settle()
    assert not await asked(page)
    reply(page)
    await page.settle()
    assert page.painted == []

    page.tell("chat_changed", chat_id="chat", group=not group)
    await page.settle()
    assert await asked(page)
    page.receive(THREE)
    await page.settle()
    assert page.painted == ["a", "b", "c"]


@pytest.mark.parametrize(("narrator", "painted"), [(False, []), (True, ["a", "b", "c"])])
async def test_narrators_messages_are_painted_where_wanted(narrator: bool, painted: list[str]) -> None:
    page = Page({"narrator": narrator})
    page.host.add("m", THREE)
    page.tell("narrated", **ADDRESS, type="narrator", text=THREE, limner="")
    await page.settle()
    assert page.painted == painted


async def test_the_style_goes_to_the_painter_and_not_into_the_chat() -> None:
    page = Page({"style_prefix": "oil, {{char}}", "style_suffix": "wide shot", "negative": "people"})
    reply(page, 'x <img-prompt="a fox, oil" negative="hands">')
    await page.settle()
    name, args, text = page.host.commands[0]
    assert (name, text, args["negative"]) == ("sd", "{{char}}, a fox, oil, wide shot", "people, hands")
    assert 'title="a fox, oil"' in page.host.message("m").text
    assert "{{char}}" not in page.host.message("m").text + page.host.message("m").notes[0]


async def test_a_negative_prompt_does_not_make_calls_run_alone() -> None:
    page = Page({"negative": "people", "concurrency": 3})
    gate = asyncio.Event()

    async def slow(text: str, _args: object) -> CommandResult:
        await gate.wait()
        return CommandResult(True, f"/user/images/{text}.png")

    page.host.painter = slow
    reply(page)
    await page.settle()
    assert len(page.painted) == 3
    gate.set()
    await page.settle()


async def test_the_look_is_told_to_the_page() -> None:
    page = Page({"picture_width": 60, "blur": True})
    shape = {"--limner-picture-width": "60%", "--limner-picture-shape": "640 / 480"}
    flags = {"limner-blurred": True, "limner-pressed": True, "limner-looked-at": False}
    assert page.host.look == {**shape, **flags}
    assert page.host.patterns is not None
    assert 'tabindex="0"' in page.host.patterns["image"]
    page.tell("setting_changed", name="blur", value=False)
    page.tell("setting_changed", name="press", value="viewer")
    assert page.host.look["limner-looked-at"] is True
    page.tell("setting_changed", name="press", value="nothing")
    assert page.host.look["limner-looked-at"] is False
    assert page.host.look["limner-blurred"] is False
    assert page.host.look["limner-pressed"] is False


async def test_a_reply_has_at_most_so_many_pictures_and_the_rest_say_why() -> None:
    page = Page({"per_reply": 1})
    reply(page)
    await page.settle()
    assert page.painted == ["a"]
    assert page.host.message("m").text.count("<img-prompt") == 3
    assert said_in_slots(page).count("The limit for one reply (pictures: 1) is reached") == 2
    assert said_in_slots(page).count("Try again") == 2
    assert len(page.host.toasts) == 1

    page.tell("slot_action", **ADDRESS, action="retry", ordinal=1)
    await page.settle()
    assert page.painted == ["a", "b"]


async def test_a_continued_reply_counts_what_it_has() -> None:
    page = Page({"per_reply": 2})
    first = 'One <img-prompt="a">'
    reply(page, first)
    await page.settle()
    message = page.host.message("m")
    message.text += ' two <img-prompt="b"> three <img-prompt="c">'
    page.receive(message.text, type="continue", standing=first, limner=message.notes[0])
    await page.settle()
    assert page.painted == ["a", "b"]


async def test_the_hour_holds_for_what_is_asked_for_by_hand_too() -> None:
    page = Page({"per_hour": 2})
    reply(page)
    await page.settle()
    assert page.painted == ["a", "b"]
    page.tell("slot_action", **ADDRESS, action="retry", ordinal=2)
    await page.settle()
    assert page.painted == ["a", "b"]
    assert "one hour (pictures: 2)" in said_in_slots(page)
    assert len([text for _, text in page.host.toasts if "one hour" in text]) == 1
    await page.clock.advance(3601)
    page.tell("slot_action", **ADDRESS, action="retry", ordinal=2)
    await page.settle()
    assert page.painted == ["a", "b", "c"]


async def test_a_picture_that_failed_does_not_count() -> None:
    page = Page({"per_day": 1, "retries": 0})

    async def failing(_text: str, _args: object) -> CommandResult:
        return CommandResult(True, "")

    page.host.painter = failing
    reply(page, 'One <img-prompt="a">')
    await page.settle()
    page.tell("slot_action", **ADDRESS, action="retry", ordinal=0)
    await page.settle()
    assert page.painted == ["a", "a"]


@pytest.mark.parametrize(("agrees", "painted"), [(True, ["a", "b", "c"]), (False, [])])
async def test_a_reply_is_asked_about_once_when_it_is_whole(agrees: bool, painted: list[str]) -> None:
    page = Page({"confirm": True})
    page.host.agrees = agrees
    page.host.add("m", THREE)
    page.stream(THREE)
    await page.settle()
    assert page.host.questions == []
    page.receive(THREE)
    await page.settle()
    assert page.host.questions == ["Paint the pictures of this reply: 3?"]
    assert page.painted == painted
    assert said_in_slots(page).count("You chose not to paint this picture.") == 3 - len(painted)
    if not agrees:
        page.tell("slot_action", **ADDRESS, action="retry", ordinal=1)
        await page.settle()
        assert page.painted == ["b"]
        assert len(page.host.questions) == 1


async def test_nobody_is_asked_about_pictures_that_are_all_stopped_already() -> None:
    page = Page({"confirm": True})
    page.host.add("m", THREE)
    page.stream(THREE)
    await page.settle()
    for ordinal in range(3):
        page.tell("slot_action", **ADDRESS, action="stop", ordinal=ordinal)
    await page.settle()
    page.receive(THREE)
    await page.settle()
    assert page.host.questions == []
    assert page.painted == []


@pytest.mark.parametrize(("streaming", "painted"), [(True, ["a", "b", "c"]), (False, [])])
async def test_tags_are_painted_while_the_reply_is_written_or_only_then(
    streaming: bool, painted: list[str]
) -> None:
    page = Page({"streaming": streaming})
    page.host.add("m", "")
    page.stream(THREE)
    await page.settle()
    assert page.painted == painted
    page.host.message("m").text = THREE
    page.receive(THREE)
    await page.settle()
    assert page.painted == ["a", "b", "c"]
    assert page.host.message("m").text.count("<img src=") == 3


async def test_a_stream_that_broke_is_read_without_a_head_start_too() -> None:
    page = Page({"streaming": False})
    page.host.add("m", "")
    page.stream(THREE, type="swipe")
    page.host.message("m").text = THREE
    page.tell("generation_ended", chat_id="chat")
    await page.clock.advance(2)
    assert page.painted == ["a", "b", "c"]


@pytest.mark.parametrize(("placing", "pictures"), [("atomic", 0), ("progressive", 1)])
async def test_pictures_are_saved_together_or_each_when_it_is_painted(placing: str, pictures: int) -> None:
    page = Page({"placing": placing})
    gate = asyncio.Event()

    async def slow(text: str, _args: object) -> CommandResult:
        if text != "a":
            await gate.wait()
        return CommandResult(True, f"/user/images/{text}.png")

    page.host.painter = slow
    reply(page)
    await page.settle()
    assert page.host.message("m").text.count("<img src=") == pictures
    gate.set()
    await page.settle()
    assert page.host.message("m").text.count("<img src=") == 3


async def test_own_patterns_are_read_painted_and_sent_to_the_page() -> None:
    page = Page({"extra_patterns": r"\[img:(?P<prompt>[^\]]+)\]"})
    reply(page, 'One [img: a] two <img-prompt="b">')
    await page.settle()
    assert page.painted == ["a", "b"]
    assert '[img: a]<img src="/user/images/a.png"' in page.host.message("m").text
    assert page.host.patterns is not None
    assert page.host.patterns["hint"] != "<|&lt;"
    assert page.host.patterns["closing"] == "[^]"  # nobody knows how they end
    page.tell("setting_changed", name="extra_patterns", value="")
    assert page.host.patterns["hint"] == "<|&lt;"
    assert page.host.patterns["closing"] == "[>;]"


async def test_a_bad_pattern_is_refused_where_it_is_typed() -> None:
    page = Page()
    page.tell("setting_changed", name="extra_patterns", value="(")
    assert page.app.settings.extra_patterns == ""
    assert page.app.preferences.fault == (
        "extra_patterns",
        "More patterns for tags: line 1 cannot be used as a pattern: a ) is missing.",
    )


# -- the buttons under the settings ------------------------------------------------------------------------


async def press(page: Page, action: str) -> None:
    page.tell("action", action=action)
    await page.settle()


async def test_reset_asks_and_leaves_what_is_no_setting() -> None:
    page = Page({"words": 99, "presets": ["mine"]})
    page.host.agrees = False
    await press(page, "settings.reset")
    assert page.app.settings.words == 99
    page.host.agrees = True
    await press(page, "settings.reset")
    assert page.app.settings.words == 250
    assert json.loads(page.host.settings)["presets"] == ["mine"]


async def test_what_is_exported_can_be_imported_elsewhere() -> None:
    page = Page({"words": 99, "negative": "people"})
    await press(page, "settings.export")
    other = Page()
    other.host.chosen = page.host.files["limner-settings.json"]
    await press(other, "settings.import")
    assert (other.app.settings.words, other.app.settings.negative) == (99, "people")
    assert json.loads(other.host.settings)["words"] == 99


async def test_an_import_takes_what_is_good_and_names_the_rest() -> None:
    page = Page()
    page.host.chosen = json.dumps({"limner_settings": {"words": 1, "depth": 4}})
    await press(page, "settings.import")
    assert page.app.settings.depth == 4
    assert "Words between pictures: this must be" in page.host.views["notes"]
    assert page.host.toasts[-1][0] == "warning"


async def test_a_file_that_is_none_changes_nothing_and_says_so() -> None:
    page = Page({"words": 99})
    page.host.chosen = "no JSON"
    await press(page, "settings.import")
    assert page.app.settings.words == 99
    assert "This file could not be read" in page.host.toasts[-1][1]
    page.host.chosen = None
    await press(page, "settings.import")
    assert len(page.host.toasts) == 1
