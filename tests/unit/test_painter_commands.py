"""What a script gets from a painter's own command, and where a user sees what made a picture."""

import asyncio
import json

import pytest

from limner.presets import Preset
from tests.unit.test_painter_desk import Desk

STORY = 'A <img-prompt="fox"> ran.'


async def run(desk: Desk, name: str, text: str = "", call: str = "1", **args: str) -> object:
    """What a script gets from a command."""
    task = asyncio.ensure_future(
        desk.app.ask("slash_command", {"name": name, "call": call, "text": text, "args": args})
    )
    await desk.settle()
    return await task


async def told(desk: Desk, text: str = STORY) -> str:
    desk.host.add("m", text)
    desk.receive(text)
    await desk.settle()
    return desk.host.message("m").text


async def test_replicate_gives_the_path_of_the_picture_and_touches_no_message() -> None:
    desk = Desk()
    path = await run(
        desk, "replicate", "a red  fox", model="stability-ai/sdxl", width="512", height="512", guidance="7.5"
    )
    body = desk.web.posted[0]

    assert path == f"/user/images/Mira/{body['id']}.png"
    assert (body["prompt"], body["model"], body["guidance"]) == ("a red fox", "stability-ai/sdxl", 7.5)
    assert desk.host.saves == 0
    assert ("info", "The picture is being painted.") in desk.host.toasts


async def test_several_pictures_come_as_a_list() -> None:
    desk = Desk()
    desk.web.outcome = {"images": ["/user/images/a.png", "/user/images/b.png"]}

    assert json.loads(str(await run(desk, "replicate", "a fox", count="2"))) == [
        "/user/images/a.png",
        "/user/images/b.png",
    ]


@pytest.mark.parametrize(
    ("text", "args", "words"),
    [
        ("", {}, "Say what is to be painted"),
        ("x" * 9000, {}, "8000 characters"),
        ("fox", {"steps": "many"}, "Steps: this must be a whole number from 1 to 100"),
        ("fox", {"nonsense": "1"}, "There is no option called nonsense."),
        ("fox", {"count": "3", "quality": "high", "seed": "-1"}, "Seed"),
    ],
)
async def test_what_cannot_be_asked_for_costs_nothing_and_is_one_toast(
    text: str, args: dict[str, str], words: str
) -> None:
    desk = Desk()

    assert await run(desk, "replicate", text, **args) == ""
    assert desk.web.posted == []
    assert [words in said for _, said in desk.host.toasts] == [True]


async def test_without_the_plugin_the_command_says_how_to_get_it() -> None:
    desk = Desk()
    desk.web.installed = False

    assert await run(desk, "replicate", "a fox") == ""
    assert "server plugin is not there" in desk.host.toasts[-1][1]


async def test_a_script_that_is_stopped_cancels_its_picture() -> None:
    desk = Desk()
    desk.web.by_hand = True
    task = asyncio.ensure_future(
        desk.app.ask("slash_command", {"name": "replicate", "call": "7", "text": "fox", "args": {}})
    )
    await desk.settle()
    desk.tell("slash_stopped", call="7")
    await desk.settle()

    assert await task == ""
    assert [job.state["status"] for job in desk.web.jobs.values()] == ["cancelled"]


async def test_the_limit_of_the_hour_holds_for_the_command_and_a_failure_does_not_count() -> None:
    desk = Desk({"per_hour": 2})
    desk.web.installed = False
    await run(desk, "replicate", "a fox")
    desk.web.installed = True

    assert await run(desk, "replicate", "a fox")
    assert await run(desk, "replicate", "a fox", count="2") == ""
    assert "limit" in desk.host.toasts[-1][1]
    assert await run(desk, "replicate", "a fox")
    assert await run(desk, "replicate", "a fox") == ""


async def test_limn_paints_a_message_by_another_painter() -> None:
    desk = Desk()
    await told(desk)
    assert len(desk.host.commands) == 1

    assert await run(desk, "limn", "", provider="Replicate", mode="replace") == "1"
    assert "/user/images/Mira/" in desk.host.message("m").text
    assert len(desk.host.commands) == 1

    assert await run(desk, "limn", "", provider="nobody") == ""
    assert "There are: sd, replicate, openai" in desk.host.toasts[-1][1]


async def test_the_commands_list_the_painters_for_completion() -> None:
    desk = Desk()
    await desk.settle()
    limn = next(each for each in desk.host.slash_commands if each["name"] == "limn")
    named = {each["name"]: each for each in limn["named"]}  # type: ignore[attr-defined]

    assert [value for value, _ in named["provider"]["options"]] == ["sd", "replicate", "openai"]


async def test_the_menu_of_a_message_says_how_its_pictures_were_made() -> None:
    desk = Desk({"provider": "replicate"})
    await told(desk)
    desk.tell("menu_asked", chat_id="chat", uid="m", swipe_id=0)
    await desk.settle()

    assert "1: Replicate: 1024 x 1024, 1.5 s, $0.003" in desk.host.views["menu"]


async def test_a_preset_of_ones_own_names_its_painter_in_the_editor() -> None:
    desk = Desk()
    own = desk.app.shelf.add("Mine", "", "Ask <img-prompt=...>.")
    desk.tell("action", action="preset.show", entry="default", form={"preset": own.id})
    await desk.settle()
    form = {"text": own.text, "description": "", "painter": "replicate", "model": "stability-ai/sdxl"}
    desk.tell("action", action="preset.painter", entry=own.id, form=form)
    await desk.settle()
    known: Preset | None = desk.app.shelf.get(own.id)

    assert known is not None
    assert (known.provider, known.model) == ("replicate", "stability-ai/sdxl")
    assert 'value="stability-ai/sdxl"' in desk.host.views["presets"]

    desk.tell(
        "action", action="preset.use.everywhere", entry=own.id, form={"text": own.text, "description": ""}
    )
    await desk.settle()
    await told(desk)
    assert desk.web.posted[0]["model"] == "stability-ai/sdxl"
