"""The workshop by the page's events: the menu, the slash commands, tags for old messages, the macro."""

import asyncio
import json

import pytest

from limner.page.events import Json
from limner.page.host_values import CommandResult
from tests.unit.test_app import STORY, Page

ENTRY = '["chat", "m", 0]'
ANSWER = '[{"after": "It slept.", "prompt": "a sleeping fox"}]'
PLAIN = "The fox ran. It slept."


class World(Page):
    """A page with one message, and hands for everything in the workshop."""

    def __init__(self, text: str = STORY) -> None:
        super().__init__()
        self.key = self.host.add("m", text)
        self.gate = asyncio.Event()
        self.gate.set()

        async def paint(text: str, _args: object) -> CommandResult:
            await self.gate.wait()
            return CommandResult(True, f"/user/images/{len(self.painted)}.png")

        async def model(_prompt: str, _system: str) -> str:
            return ANSWER

        self.host.painter = paint
        self.host.model = model

    async def press(self, action: str) -> None:
        self.tell("action", action=action, entry=ENTRY)
        await self.settle()

    def start(self, command: str, text: str = "", call: str = "1", **args: str) -> "asyncio.Task[object]":
        data: Json = {"call": call, "name": command, "text": text, "args": args}
        return asyncio.ensure_future(self.app.ask("slash_command", data))

    async def run(self, command: str, text: str = "", **args: str) -> str:
        await self.settle()
        task = self.start(command, text, **args)
        await self.settle()
        return str(await task)

    async def menu(self) -> str:
        self.tell("menu_asked", chat_id="chat", uid="m", swipe_id=0)
        await self.settle()
        return self.host.views["menu"]

    @property
    def text(self) -> str:
        return self.host.message("m").text

    @property
    def said(self) -> list[str]:
        return [text for _, text in self.host.toasts]


def enabled(html: str) -> list[str]:
    """The actions of a menu that can be pressed."""
    rows = html.split("<button")[1:]
    return [row.split('data-limner-action="')[1].split('"')[0] for row in rows if " disabled" not in row]


async def test_the_menu_offers_what_makes_sense() -> None:
    page = World()

    bare = enabled(await page.menu())
    await page.press("retouch.missing")
    painted = enabled(await page.menu())
    page.host.message("m").text = PLAIN
    tagless = enabled(await page.menu())

    assert bare == ["retouch.missing", "retouch.replace", "cast.window", "trace.show"]
    assert painted == [
        "retouch.replace",
        "retouch.append",
        "retouch.same",
        "retouch.undo",
        "retouch.remove",
        "files.look",
        "cast.window",
        "trace.show",
    ]
    assert "retouch.tags" in tagless
    assert page.host.menu == page.key


async def test_while_a_reply_is_written_the_menu_only_looks() -> None:
    page = World()
    page.host.streaming = "m"

    assert enabled(await page.menu()) == ["cast.window", "trace.show"]


async def test_while_pictures_are_painted_the_menu_can_stop_them() -> None:
    page = World()
    page.gate.clear()
    await page.press("retouch.missing")

    assert enabled(await page.menu()) == ["retouch.stop", "cast.window", "trace.show"]

    await page.press("retouch.stop")

    assert "Pictures stopped: 1." in page.said
    assert page.text == STORY


@pytest.mark.parametrize("action", ["undo", "remove", "replace"])
async def test_a_press_that_cannot_be_granted_is_one_sentence(action: str) -> None:
    page = World(PLAIN)

    await page.press(f"retouch.{action}")

    assert len(page.said) == 1
    assert page.said[0].endswith((".", "first."))
    assert page.text == PLAIN


async def test_a_press_from_nowhere_does_nothing() -> None:
    page = World()

    for entry in ("", "[", '["chat"]', "{}", "[" * 4000):
        page.tell("action", action="retouch.replace", entry=entry)
        await page.settle()

    assert page.painted == []
    assert set(page.said) == {"This message is not there any more."}


async def test_tags_are_written_and_painted_and_the_words_stay() -> None:
    page = World(PLAIN)

    await page.press("retouch.tags")

    assert page.text.startswith(f'{PLAIN}\n\n<img-prompt="a sleeping fox"><img src=')
    assert page.painted == ["a sleeping fox"]


async def test_tags_wait_for_an_edit_in_progress() -> None:
    page = World(PLAIN)
    page.host.busy.add("m")
    await page.press("retouch.tags")

    assert page.text == PLAIN

    page.host.message("m").text = "A fox! It slept."
    page.host.busy.clear()
    page.tell("message_changed", chat_id="chat", uid="m", swipe_id=0)
    await page.settle()

    assert page.text.startswith('A fox! It slept.\n\n<img-prompt="a sleeping fox">')


async def test_a_model_that_names_no_place_changes_nothing() -> None:
    page = World("Something else.")

    assert await page.run("limn-prompt") == ""
    assert page.text == "Something else."
    assert "named no place" in page.said[-1]


async def test_the_tags_of_a_message_come_as_json() -> None:
    page = World(PLAIN)

    assert json.loads(await page.run("limn-prompt")) == ["a sleeping fox"]
    assert page.painted == []
    assert await page.run("limn-prompt") == ""
    assert "has its tags already" in page.said[-1]


async def test_limn_paints_the_last_message_or_the_one_that_is_named() -> None:
    page = World()
    page.host.add("n", PLAIN)

    assert await page.run("limn", "0", mode="missing") == "1"
    assert await page.run("limn", "0", mode="append") == "1"
    assert page.text.count("<img src=") == 2
    assert await page.run("limn") == ""
    assert "no places for pictures" in page.said[-1]


@pytest.mark.parametrize(
    ("text", "sentence"), [("7", "no message number 7"), ("x|y", "x|y is no number"), ("-9", "number -9")]
)
async def test_a_message_that_is_not_there_is_one_sentence(text: str, sentence: str) -> None:
    page = World()

    assert await page.run("limn", text) == ""
    assert sentence in page.said[-1]


async def test_a_wrong_mode_is_refused() -> None:
    page = World()

    assert await page.run("limn", mode="sideways") == ""
    assert "missing, replace, append" in page.said[-1]


async def test_a_script_that_is_stopped_stops_what_it_began() -> None:
    page = World()
    page.gate.clear()
    await page.settle()
    task = page.start("limn", call="7")
    await page.settle()

    page.tell("slash_stopped", call="7")
    await page.settle()

    assert await task == ""
    assert len(page.host.cancelled) == 1


async def test_limn_cancel_tells_how_many_it_stopped() -> None:
    page = World()
    page.gate.clear()
    await page.settle()
    task = page.start("limn", call="7")
    await page.settle()

    assert json.loads(await page.run("limn-status"))["painting"] == 1
    assert await page.run("limn-cancel", "0") == "1"
    assert await page.run("limn-cancel") == "0"
    assert await task == "0"
    assert json.loads(await page.run("limn-status"))["failed"] == 1


async def test_a_setting_is_told_and_changed() -> None:
    page = World()

    assert await page.run("limn-set", "words") == "250"
    assert await page.run("limn-set", "words 100") == "100"
    assert await page.run("limn-set", "loader_toast on") == "true"
    assert json.loads(page.host.settings)["words"] == 100
    assert await page.run("limn-set", "words many") == ""
    assert "whole number" in page.said[-1]
    assert await page.run("limn-set", "nonsense 1") == ""


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ('"oil painting, muted"', "oil painting, muted"),
        ('"oil painting, muted"undefined', "oil painting, muted"),  # so ST's parser gives a last argument
        ('""undefined', ""),
        ('"old" and "new"', '"old" and "new"'),
        ("undefined", "undefined"),
    ],
)
async def test_a_settings_words_may_stand_in_quotes_and_empty_ones_empty_it(typed: str, kept: str) -> None:
    page = World()
    await page.run("limn-set", "style_prefix oil")

    assert await page.run("limn-set", f"style_prefix {typed}") == kept
    assert page.app.settings.style_prefix == kept


async def test_names_are_known_in_any_case_and_a_missing_one_is_asked_for() -> None:
    page = World()

    assert await page.run("limn-set", "ENABLED off") == "false"
    assert await page.run("limn", mode="Replace") == "1"
    assert await page.run("limn-set") == ""
    assert page.said[-1].startswith("Say which setting: enabled, ")


async def test_only_a_preset_that_is_there_is_set() -> None:
    page = World()

    assert await page.run("limn-set", "preset nobody's") == ""
    assert "no preset called" in page.said[-1]
    assert await page.run("limn-set", 'preset "nai 4.5"') == "nai-4.5"


async def test_the_model_is_asked_for_the_tags_of_a_message_once() -> None:
    page = World(PLAIN)
    asked = []
    gate = asyncio.Event()

    async def model(prompt: str, _system: str) -> str:
        asked.append(prompt)
        await gate.wait()
        return ANSWER

    page.host.model = model
    await page.press("retouch.tags")
    await page.press("retouch.tags")

    assert await page.run("limn-prompt") == ""
    assert page.said[-1] == "The model is being asked for this message already: wait for its answer."

    gate.set()
    await page.settle()
    assert len(asked) == 1
    assert page.painted == ["a sleeping fox"]


async def test_a_second_wish_for_what_is_being_painted_is_told_so() -> None:
    page = World()
    page.gate.clear()
    await page.press("retouch.replace")
    await page.press("retouch.replace")

    assert page.said[-1].startswith("Pictures are being painted for this message")
    assert page.painted == ["a red fox"]


async def test_a_preset_is_told_and_chosen_by_its_name() -> None:
    page = World()

    assert await page.run("limn-preset") == "default"
    assert await page.run("limn-preset", "MINIMAL") == "minimal"
    assert page.app.settings.preset == "minimal"
    assert await page.run("limn-preset", "nobody's") == ""


async def test_why_is_told_as_text() -> None:
    page = World()

    assert (await page.run("limn-why")).strip()


async def test_a_trace_that_quotes_the_model_gives_a_script_no_macro_of_the_models() -> None:
    page = World('<img-prompt="a fox {{setvar::a::1}} <user>"> and')
    page.receive(page.text)
    await page.settle()

    why = await page.run("limn-why")

    assert "a fox { {setvar::a::1} } user" in why
    assert "{{" not in why
    assert "\n" in why


async def test_every_command_the_page_is_told_is_carried_out() -> None:
    page = World()
    await page.settle()
    names = [str(each["name"]) for each in page.host.slash_commands]

    assert names[0] == "limn"
    for name in names:
        page.host.toasts.clear()
        await page.run(name)
        assert not any("mistake" in said for said in page.said)
    assert await page.run("limn-nonsense") == ""


async def test_the_macro_is_the_last_painted_prompt_of_the_open_chat() -> None:
    page = World('<img-prompt="a fox {{user}}"> and')
    await page.settle()

    assert page.host.macros["limner_last_prompt"] == ""

    await page.press("retouch.missing")
    assert page.host.macros["limner_last_prompt"] == "a fox { {user} }"

    page.host.chat_id = "other"
    page.tell("chat_changed", chat_id="other")
    page.host.messages, kept = [], page.host.messages
    await page.settle()
    assert page.host.macros["limner_last_prompt"] == ""

    page.host.messages = kept
    page.host.chat_id = "chat"
    page.tell("chat_changed", chat_id="chat")
    await page.settle()
    assert page.host.macros["limner_last_prompt"] == "a fox { {user} }"


async def test_only_a_command_that_changes_a_setting_has_the_panel_painted_again() -> None:
    page = World()
    await page.settle()

    page.host.views.clear()
    await page.run("limn-status")
    await page.run("limn-set", "per_reply")
    await page.run("limn-why")
    unpainted = set(page.host.views)
    await page.run("limn-set", "per_reply 3")

    assert "settings.story" not in unpainted
    assert "presets" not in unpainted
    assert 'value="3"' in page.host.views["settings.story"]
