"""ST's own image generation as a painter: what reaches it, and what becomes of its answers."""

import asyncio
import re
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from limner.errors import GenerationError
from limner.host import CapturedToast, CommandResult
from limner.providers.base import PictureRequest
from limner.providers.slash_command import NOT_CONFIGURED, SlashCommandProvider, defuse, encode_path
from tests.fakes.host import FakeHost

TRIGGERS = ["you", "me", "scene", "raw_last", "last", "face", "background"]


async def ask(
    answer: CommandResult, prompt: str = "a fox", **attributes: str
) -> tuple[str, list[tuple[str, dict[str, str], str]]]:
    """Have one picture painted by a page that answers this."""

    async def painter(_text: str, _args: Mapping[str, str]) -> CommandResult:
        return answer

    host = FakeHost(painter=painter)
    painted = await SlashCommandProvider(host).generate(PictureRequest("id", prompt, attributes))
    return painted.url, host.commands


async def refused(answer: CommandResult) -> GenerationError:
    with pytest.raises(GenerationError) as caught:
        await ask(answer)
    return caught.value


GOOD = CommandResult(True, "user/images/Mira/Mira_2026.png")


async def test_the_command_is_quiet_and_nothing_else_is_overridden() -> None:
    _, commands = await ask(GOOD)

    assert commands == [("sd", {"quiet": "true"}, "a fox")]


@pytest.mark.parametrize("word", [*TRIGGERS, "FACE", " Me "])
def test_a_trigger_word_is_only_a_word(word: str) -> None:
    assert defuse(word).strip().lower() not in TRIGGERS


@pytest.mark.parametrize("prompt", ["char on a plate", "char, sitting", "Char\twalks"])
def test_a_prompt_that_begins_with_char_is_not_replaced_by_the_characters_own(prompt: str) -> None:
    assert re.match(r"(?i)^char(\s|,)", defuse(prompt)) is None


def test_an_ordinary_prompt_is_left_as_it_is() -> None:
    prompt = 'a "quoted" fox | pipe, (weight:1.2), {nai}, [less], 狐 🦊 & more'

    assert defuse(prompt) == prompt


@given(st.text(alphabet="{}<>userbotchar: ", max_size=40))
def test_no_macro_survives(text: str) -> None:
    result = defuse(text)

    assert "{{" not in result
    assert "}}" not in result
    assert not re.search(r"(?i)<(user|bot|char|group|charifnotgroup)>", result)


def test_the_path_of_a_file_becomes_an_address() -> None:
    assert encode_path("user/images/A #1? 100%/x y.png") == "/user/images/A%20%231%3F%20100%25/x%20y.png"


async def test_size_and_seed_are_overrides_and_run_alone() -> None:
    provider = SlashCommandProvider(FakeHost())
    request = PictureRequest("id", "a", {"size": "640x480", "seed": "7"})

    assert provider.exclusive(request)
    assert not provider.exclusive(PictureRequest("id", "a", {"negative": "blurry"}))

    _, commands = await ask(GOOD, size="640x480", seed="7", negative="blurry {{user}}")

    assert commands[0][1] == {
        "quiet": "true",
        "width": "640",
        "height": "480",
        "seed": "7",
        "negative": "blurry { {user} }",
    }


@pytest.mark.parametrize("size", ["99999x1", "0x0", "1x1", "640", "axb", "640x480; rm"])
def test_a_size_out_of_bounds_is_left_out(size: str) -> None:
    assert not SlashCommandProvider(FakeHost()).exclusive(PictureRequest("id", "a", {"size": size}))


async def test_not_configured_becomes_one_sentence_that_says_where() -> None:
    said = "Image generation is not available. Check your settings and try again."

    error = await refused(CommandResult(True, "", (CapturedToast("warning", said),)))

    assert str(error) == NOT_CONFIGURED
    assert error.code == "configuration"


async def test_the_reason_of_the_service_is_handed_on() -> None:
    said = "Image generation failed. Please try again.\n\nError: CUDA out of memory"

    error = await refused(CommandResult(True, "", (CapturedToast("error", said),)))

    assert str(error) == "The image service failed: Error: CUDA out of memory"
    assert error.retryable


async def test_an_empty_answer_without_a_reason_says_where_to_look() -> None:
    error = await refused(CommandResult(True, ""))

    assert "Extensions > Image Generation" in str(error)


async def test_an_absent_command_says_what_to_enable() -> None:
    error = await refused(CommandResult(False, ""))

    assert "Manage extensions" in str(error)


@pytest.mark.parametrize(
    "path", ["https://evil.example/x.png", "//evil.example/x", "data:image/png;base64,x"]
)
async def test_an_address_outside_of_st_is_refused(path: str) -> None:
    assert (await refused(CommandResult(True, path))).code == "provider"


async def test_a_video_is_refused_with_what_to_do() -> None:
    assert "picture model" in str(await refused(CommandResult(True, "/user/images/a.mp4")))


async def test_cancelling_aborts_the_command() -> None:
    async def painter(_text: str, _args: Mapping[str, str]) -> CommandResult:
        await asyncio.Event().wait()
        raise AssertionError

    host = FakeHost(painter=painter)
    task = asyncio.create_task(SlashCommandProvider(host).generate(PictureRequest("id", "a")))
    await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task

    assert host.cancelled == ["id"]
