"""ST's own image generation as a painter: what reaches it, and what becomes of its answers."""

import asyncio
import re
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from limner.core.errors import GenerationError
from limner.page.host_values import CapturedToast, CommandResult
from limner.pictures.options import Options
from limner.pictures.picture_address import encoded
from limner.providers._sd_answer import NOT_CONFIGURED
from limner.providers.base import PictureRequest, Status, unheard
from limner.providers.sd_command import SdProvider, defuse
from tests.fakes.host import FakeHost

TRIGGERS = ["you", "me", "scene", "raw_last", "last", "face", "background"]


async def ask(
    answer: CommandResult, prompt: str = "a fox", options: Options | None = None, **attributes: str
) -> tuple[str, list[tuple[str, dict[str, str], str]]]:
    """Have one picture painted by a page that answers this."""

    async def painter(_text: str, _args: Mapping[str, str]) -> CommandResult:
        return answer

    host = FakeHost(painter=painter)
    painted = await SdProvider(host).generate(
        PictureRequest("id", prompt, attributes, options=options or Options()), unheard
    )
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
    assert encoded("user/images/A #1? 100%/x y.png") == "/user/images/A%20%231%3F%20100%25/x%20y.png"


async def test_size_and_seed_are_overrides_and_run_alone() -> None:
    provider = SdProvider(FakeHost())
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
    assert not SdProvider(FakeHost()).exclusive(PictureRequest("id", "a", {"size": size}))


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
    task = asyncio.create_task(SdProvider(host).generate(PictureRequest("id", "a"), unheard))
    await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task

    assert host.cancelled == ["id"]


async def test_what_the_user_chose_for_the_painter_becomes_arguments_of_the_command() -> None:
    chosen = Options(model="xl", width=768, height=512, steps=30, guidance=7.5, seed=9, negative="hands")

    _, commands = await ask(GOOD, options=chosen)

    assert commands[0][1] == {
        "quiet": "true",
        "width": "768",
        "height": "512",
        "steps": "30",
        "cfg": "7.5",
        "seed": "9",
        "model": "xl",
        "negative": "hands",
    }


async def test_what_the_tag_says_goes_before_what_the_user_chose() -> None:
    _, commands = await ask(GOOD, options=Options(seed=9, width=768, height=512), seed="7")

    assert (commands[0][1]["seed"], commands[0][1]["width"]) == ("7", "768")


async def test_a_ratio_keeps_the_area_that_the_user_chose() -> None:
    _, commands = await ask(GOOD, options=Options(width=1024, height=1024), ar="16:9")

    assert (commands[0][1]["width"], commands[0][1]["height"]) == ("1344", "768")


async def test_a_choice_that_changes_settings_of_st_runs_alone_and_a_negative_does_not() -> None:
    provider = SdProvider(FakeHost())

    assert provider.exclusive(PictureRequest("id", "a", options=Options(steps=30)))
    assert not provider.exclusive(PictureRequest("id", "a", options=Options(negative="hands")))


async def test_what_was_asked_for_is_what_made_the_picture() -> None:
    host = FakeHost()
    request = PictureRequest("id", "a", {"seed": "7", "negative": "people"}, options=Options(steps=30))

    painted = await SdProvider(host).generate(request, unheard)

    assert painted.making.options == Options(steps=30, seed=7, negative="people")


async def test_what_becomes_of_a_call_can_be_asked() -> None:
    gate = asyncio.Event()

    async def painter(text: str, _args: Mapping[str, str]) -> CommandResult:
        await gate.wait()
        return GOOD if text == "good" else CommandResult(True, "")

    provider = SdProvider(host := FakeHost(painter=painter))
    good = asyncio.create_task(provider.generate(PictureRequest("g", "good"), unheard))
    bad = asyncio.create_task(provider.generate(PictureRequest("b", "bad"), unheard))
    await asyncio.sleep(0)

    assert [await provider.status(each) for each in "gbx"] == [
        Status.PAINTING,
        Status.PAINTING,
        Status.UNKNOWN,
    ]

    gate.set()
    await good
    with pytest.raises(GenerationError):
        await bad

    assert [await provider.status(each) for each in "gb"] == [Status.DONE, Status.FAILED]

    provider.forget("g")

    assert await provider.status("g") is Status.UNKNOWN
    assert await SdProvider(host).status("b") is Status.PAINTING  # another worker's, as far as it knows
