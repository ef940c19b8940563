"""The stand-in painter speaks the routes that SillyTavern asks for, and fails as real painters do."""

import asyncio
import base64
import io
from collections.abc import AsyncIterator, Iterator
from typing import Any

import aiohttp
import pytest
from PIL import Image

from tools.canvas import paint
from tools.loopback import Loopback
from tools.painter import CHECKPOINT, Mood, Painter


@pytest.fixture(name="painter")
def _painter() -> Painter:
    painter = Painter()
    painter.mood.delay = 0
    return painter


@pytest.fixture(name="url")
def _url(painter: Painter) -> Iterator[str]:
    with Loopback() as loopback:
        yield loopback.serve(painter.app)


@pytest.fixture(name="session")
async def _session(url: str) -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession(url, timeout=aiohttp.ClientTimeout(10)) as session:
        yield session


async def ask(session: aiohttp.ClientSession, prompt: str, **more: Any) -> tuple[int, Any]:
    async with session.post("/sdapi/v1/txt2img", json={"prompt": prompt, **more}) as answer:
        json = answer.content_type == "application/json"
        return answer.status, await answer.json() if json else await answer.text()


def opened(answer: Any) -> Image.Image:
    return Image.open(io.BytesIO(base64.b64decode(answer["images"][0])))


@pytest.mark.parametrize(
    "route",
    ["samplers", "schedulers", "sd-models", "sd-vae", "sd-modules", "upscalers", "latent-upscale-modes"],
)
async def test_every_list_that_sillytavern_reads_is_there(session: aiohttp.ClientSession, route: str) -> None:
    async with session.get(f"/sdapi/v1/{route}") as answer:
        assert answer.status == 200
        assert isinstance(await answer.json(), list)


async def test_the_checkpoint_in_the_options_is_one_of_the_models(session: aiohttp.ClientSession) -> None:
    async with session.get("/sdapi/v1/options") as answer:
        assert (await answer.json())["sd_model_checkpoint"] == CHECKPOINT
    async with session.get("/sdapi/v1/sd-models") as answer:
        assert [model["title"] for model in await answer.json()] == [CHECKPOINT]


async def test_a_picture_has_the_size_that_was_asked_for(session: aiohttp.ClientSession) -> None:
    status, answer = await ask(session, "a fox", width=320, height=192)
    assert status == 200
    picture = opened(answer)
    assert (picture.format, picture.size) == ("PNG", (320, 192))


def test_the_same_prompt_looks_the_same_and_another_one_different() -> None:
    assert paint("a fox", 128, 128) == paint("a fox", 128, 128)
    assert paint("a fox", 128, 128) != paint("a hill", 128, 128)


def test_another_seed_paints_another_picture_of_the_same_prompt() -> None:
    assert paint("a fox", 128, 128, 7) == paint("a fox", 128, 128, 7)
    assert paint("a fox", 128, 128, 7) != paint("a fox", 128, 128, 8)


async def test_the_seed_that_was_asked_for_counts(session: aiohttp.ClientSession) -> None:
    pictures = [opened((await ask(session, "a fox", seed=seed))[1]).tobytes() for seed in (1, 2, 1, -1)]
    assert pictures[0] == pictures[2]
    assert pictures[0] != pictures[1] != pictures[3]


def test_the_prompt_stands_below_and_the_scene_has_the_rest() -> None:
    words, other = (
        Image.open(io.BytesIO(paint(f"a fox on a hill at noon, {name}", 256, 256))) for name in ("Ann", "Bob")
    )
    strip = (0, 240, 256, 256)
    assert words.crop(strip).tobytes() != other.crop(strip).tobytes()
    scene = words.crop((0, 0, 256, 200)).convert("RGB").getcolors(256 * 200)
    assert scene is not None
    assert len(scene) > 20


@pytest.mark.parametrize("prompt", ["", "x" * 500, "wort " * 400, "城の夜明け", "a\n\n\tb"])
def test_no_prompt_is_too_strange_to_paint(prompt: str) -> None:
    assert Image.open(io.BytesIO(paint(prompt, 64, 64))).size == (64, 64)


async def test_it_fails_on_the_numbers_and_the_prompts_it_was_told(
    session: aiohttp.ClientSession, painter: Painter
) -> None:
    painter.mood = Mood(delay=0, fail_numbers=[2], fail_containing="hill")
    statuses = [(await ask(session, prompt))[0] for prompt in ("a fox", "a fox", "a hill", "a fox")]
    assert statuses == [200, 500, 500, 200]
    painter.mood.fail_status = 429
    assert (await ask(session, "a hill"))[0] == 429
    outcomes = [painting.outcome for painting in painter.paintings]
    assert outcomes == ["painted", "failed", "failed", "painted", "failed"]


async def test_it_talks_rubbish_in_three_ways(session: aiohttp.ClientSession, painter: Painter) -> None:
    painter.mood.rubbish = "html"
    assert await ask(session, "a fox") == (200, "<html>Bad gateway</html>")
    painter.mood.rubbish = "empty"
    assert (await ask(session, "a fox"))[1]["images"] == []
    painter.mood.rubbish = "broken"
    with pytest.raises(OSError, match="cannot identify"):
        opened((await ask(session, "a fox"))[1])


async def test_it_counts_how_many_it_paints_at_once(session: aiohttp.ClientSession, painter: Painter) -> None:
    painter.mood.hang_containing = ""
    asked = [asyncio.create_task(ask(session, f"fox {number}")) for number in range(3)]
    await asyncio.to_thread(painter.paintings.wait_for, lambda seen: len(seen) == 3, "three requests")
    assert painter.in_flight == 3
    painter.mood.hang_containing = None
    while painter.in_flight:
        painter.release()
        await asyncio.wait(asked, timeout=0.05)
    assert [status for status, _ in await asyncio.gather(*asked)] == [200, 200, 200]
    assert (painter.in_flight, painter.most_in_flight) == (0, 3)
    assert all((painting.ended_at or 0) >= painting.started_at for painting in painter.paintings)


async def test_it_notices_a_client_who_leaves(session: aiohttp.ClientSession, painter: Painter) -> None:
    painter.mood.hang_containing = "fox"
    asked = asyncio.create_task(ask(session, "a fox"))
    await asyncio.to_thread(painter.paintings.wait_for, lambda seen: len(seen) == 1, "a request")
    asked.cancel()
    await asyncio.to_thread(
        painter.paintings.wait_for, lambda seen: seen[0].outcome == "gone", "the painter to notice"
    )


async def test_it_is_controlled_over_http_too(session: aiohttp.ClientSession) -> None:
    async with session.post("/control", json={"fail_containing": "hill"}) as answer:
        assert (await answer.json())["fail_containing"] == "hill"
    assert (await ask(session, "a hill"))[0] == 500
    async with session.post("/sdapi/v1/interrupt") as answer:
        assert answer.status == 200
    async with session.get("/requests") as answer:
        seen = await answer.json()
    assert [painting["prompt"] for painting in seen["paintings"]] == ["a hill"]
    assert (seen["most_in_flight"], seen["interrupts"]) == (1, 1)


async def test_a_misspelt_control_is_refused_by_name(session: aiohttp.ClientSession) -> None:
    async with session.post("/control", json={"fial": True}) as answer:
        assert answer.status == 400
        assert await answer.text() == "The painter has no control named fial."
