"""What a script gets from a painter's own command, and where a user sees what made a picture."""

import asyncio
import json

import pytest

from limner.presets.preset import Preset
from tests.unit.panel.test_providers_section import Section

STORY = 'A <img-prompt="fox"> ran.'


async def run(section: Section, name: str, text: str = "", call: str = "1", **args: str) -> object:
    """What a script gets from a command."""
    task = asyncio.ensure_future(
        section.app.ask("slash_command", {"name": name, "call": call, "text": text, "args": args})
    )
    await section.settle()
    return await task


async def told(section: Section, text: str = STORY) -> str:
    section.host.add("m", text)
    section.receive(text)
    await section.settle()
    return section.host.message("m").text


async def test_replicate_gives_the_path_of_the_picture_and_touches_no_message() -> None:
    section = Section()
    path = await run(
        section,
        "replicate",
        "a red  fox",
        model="stability-ai/sdxl",
        width="512",
        height="512",
        guidance="7.5",
    )
    body = section.web.posted[0]

    assert path == f"/user/images/Mira/{body['id']}.png"
    assert (body["prompt"], body["model"], body["guidance"]) == ("a red fox", "stability-ai/sdxl", 7.5)
    assert section.host.saves == 0
    assert ("info", "The picture is being painted.") in section.host.toasts


async def test_several_pictures_come_as_a_list() -> None:
    section = Section()
    section.web.outcome = {"images": ["/user/images/a.png", "/user/images/b.png"]}

    assert json.loads(str(await run(section, "replicate", "a fox", count="2"))) == [
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
    section = Section()

    assert await run(section, "replicate", text, **args) == ""
    assert section.web.posted == []
    assert [words in said for _, said in section.host.toasts] == [True]


async def test_without_the_plugin_the_command_says_how_to_get_it() -> None:
    section = Section()
    section.web.installed = False

    assert await run(section, "replicate", "a fox") == ""
    assert "server plugin is not there" in section.host.toasts[-1][1]


async def test_a_script_that_is_stopped_cancels_its_picture() -> None:
    section = Section()
    section.web.by_hand = True
    task = asyncio.ensure_future(
        section.app.ask("slash_command", {"name": "replicate", "call": "7", "text": "fox", "args": {}})
    )
    await section.settle()
    section.tell("slash_stopped", call="7")
    await section.settle()

    assert await task == ""
    assert [job.state["status"] for job in section.web.jobs.values()] == ["cancelled"]


async def test_the_limit_of_the_hour_holds_for_the_command_and_a_failure_does_not_count() -> None:
    section = Section({"per_hour": 2})
    section.web.installed = False
    await run(section, "replicate", "a fox")
    section.web.installed = True

    assert await run(section, "replicate", "a fox")
    assert await run(section, "replicate", "a fox", count="2") == ""
    assert "limit" in section.host.toasts[-1][1]
    assert await run(section, "replicate", "a fox")
    assert await run(section, "replicate", "a fox") == ""


async def test_limn_paints_a_message_by_another_painter() -> None:
    section = Section()
    await told(section)
    assert len(section.host.commands) == 1

    assert await run(section, "limn", "", provider="Replicate", mode="replace") == "1"
    assert "/user/images/Mira/" in section.host.message("m").text
    assert len(section.host.commands) == 1

    assert await run(section, "limn", "", provider="nobody") == ""
    assert "There are: sd, replicate, openai" in section.host.toasts[-1][1]


async def test_the_commands_list_the_painters_for_completion() -> None:
    section = Section()
    await section.settle()
    limn = next(each for each in section.host.slash_commands if each["name"] == "limn")
    named = {each["name"]: each for each in limn["named"]}  # type: ignore[attr-defined]

    assert [value for value, _ in named["provider"]["options"]] == ["sd", "replicate", "openai"]


async def test_the_menu_of_a_message_says_how_its_pictures_were_made() -> None:
    section = Section({"provider": "replicate"})
    await told(section)
    section.tell("menu_asked", chat_id="chat", uid="m", swipe_id=0)
    await section.settle()

    assert "1: Replicate: 1024 x 1024, 1.5 s, $0.003" in section.host.views["menu"]


async def test_a_preset_of_ones_own_names_its_painter_in_the_editor() -> None:
    section = Section()
    own = section.app.library.add("Mine", "", "Ask <img-prompt=...>.")
    section.tell("action", action="preset.show", entry="default", form={"preset": own.id})
    await section.settle()
    form = {"text": own.text, "description": "", "painter": "replicate", "model": "stability-ai/sdxl"}
    section.tell("action", action="preset.painter", entry=own.id, form=form)
    await section.settle()
    known: Preset | None = section.app.library.get(own.id)

    assert known is not None
    assert (known.provider, known.model) == ("replicate", "stability-ai/sdxl")
    assert 'value="stability-ai/sdxl"' in section.host.views["presets"]

    section.tell(
        "action", action="preset.use.everywhere", entry=own.id, form={"text": own.text, "description": ""}
    )
    await section.settle()
    await told(section)
    assert section.web.posted[0]["model"] == "stability-ai/sdxl"
