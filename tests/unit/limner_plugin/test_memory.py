"""What the plugin's Python holds of what services send: little, and not for longer than it is needed."""

import asyncio
import base64
import gc
import json
from typing import Any

import pytest

from limner_plugin.boundary import MODELS_MOST as NAMES
from limner_plugin.model_lists import REMEMBERED
from limner_plugin.ports import WireError
from limner_plugin.services.replicate_inputs import inputs_of
from tests.fakes.server import FLUX, KEY, PNG, REPLICATE, Plugin, flux, reply

OPENAI = "POST api.openai.com/v1/images/generations"
MODELS = "GET api.openai.com/v1/models"
MEGABYTE = 1024 * 1024


@pytest.fixture(name="plugin")
def _plugin() -> Plugin:
    plugin = Plugin()
    plugin.vault.environment |= {"REPLICATE_API_TOKEN": KEY, "OPENAI_API_KEY": "sk-environment-0123456789"}
    return plugin


async def painted(plugin: Plugin, service: str = "openai", **wish: Any) -> dict[str, Any]:
    body = {"prompt": "a road", "service": service, "id": "x", **wish}
    assert (await plugin.ask("POST", "/generate", body))[0] == 202
    found: dict[str, Any] = (await plugin.ask("GET", "/prediction/x"))[1]
    return found


def answered(*contents: bytes | str) -> Any:
    texts = (each if isinstance(each, str) else base64.b64encode(each).decode() for each in contents)
    return reply(body={"data": [{"b64_json": text} for text in texts]})


async def test_of_several_pictures_the_damaged_and_the_too_large_are_left_out(plugin: Plugin) -> None:
    plugin.network.answers[OPENAI] = answered(PNG, "no base64", PNG + bytes(20 * MEGABYTE), PNG + b"2")

    done = await painted(plugin, count=4)

    assert (done["status"], len(done["images"])) == ("done", 2)
    assert list(plugin.files.images.values()) == [PNG, PNG + b"2"]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("no base64", "OpenAI-compatible answered with a damaged picture."),
        (PNG + bytes(20 * MEGABYTE), "OpenAI-compatible answered with a picture of more than 20 MB."),
        ("", "The image service answered without a picture."),
    ],
    ids=["damaged", "large", "empty"],
)
async def test_where_the_only_picture_cannot_be_had_one_sentence_says_so(
    plugin: Plugin, content: bytes | str, sentence: str
) -> None:
    plugin.network.answers[OPENAI] = answered(content)

    assert (await painted(plugin))["error"]["message"] == sentence
    assert plugin.files.images == {}


async def test_an_empty_text_beside_an_address_is_no_picture(plugin: Plugin) -> None:
    entry = {"b64_json": "", "url": "https://files.example.com/a.png"}
    plugin.network.answers[OPENAI] = reply(body={"data": [entry]})
    plugin.network.answers["GET files.example.com/a.png"] = reply(body=PNG)

    assert (await painted(plugin))["status"] == "done"


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        ("large", "OpenAI-compatible answered with more than 64 MB; it was not read."),
        ("text", "OpenAI-compatible answered with more than 1 MB beside its pictures; it was not read."),
        (
            "busy",
            "SillyTavern's server was reading too much at once to read the answer of OpenAI-compatible.",
        ),
        (
            "disk",
            "The picture from OpenAI-compatible could not be written: look whether the server's disk is",
        ),
    ],
)
async def test_what_is_not_read_is_one_sentence_and_is_not_ordered_again_unasked(
    plugin: Plugin, kind: str, sentence: str
) -> None:
    plugin.network.answers[OPENAI] = WireError("x", kind)

    failed = await painted(plugin)
    await painted(plugin)

    assert failed["error"]["message"].startswith(sentence)
    assert len(plugin.network.asked(OPENAI)) == 1


@pytest.mark.parametrize("kind", ["busy", "disk"])
async def test_a_picture_that_found_no_room_is_fetched_a_little_later(plugin: Plugin, kind: str) -> None:
    flux(plugin.network)
    plugin.network.answers["GET replicate.delivery/out-0.png"] = [WireError("x", kind), reply(body=PNG)]

    await painted(plugin, "replicate")
    await plugin.clock.advance(2)

    assert (await plugin.ask("GET", "/prediction/x"))[1]["status"] == "done"


async def test_every_order_says_what_of_its_answer_may_be_held(plugin: Plugin) -> None:
    flux(plugin.network)
    plugin.network.answers[OPENAI] = answered(PNG)

    await painted(plugin, "replicate")
    await painted(plugin, id="y")
    await plugin.ask("GET", "/models?service=openai")

    assert {call.text for call in plugin.network.calls if not call.whole} == {MEGABYTE, 4 * MEGABYTE}
    assert all(call.most == call.text for call in plugin.network.calls if not call.whole and not call.field)
    assert [call.most for call in plugin.network.calls if call.whole] == [20 * MEGABYTE]


async def test_a_failure_that_is_remembered_holds_nothing_of_what_was_read(plugin: Plugin) -> None:
    plugin.network.answers[OPENAI] = reply(500, "x" * 1000 + "what was read")
    await painted(plugin)

    predictions = plugin.program._users.of("reader", "reader").predictions
    error = predictions.prediction("x").error

    assert error is not None
    assert (error.__traceback__, error.__cause__, error.__context__) == (None, None, None)


async def test_nothing_is_held_of_one_look_while_the_next_is_waited_for(plugin: Plugin) -> None:
    flux(plugin.network, {"status": "processing", "what was seen": ["much"]})
    gc.freeze()  # what is older is not looked through
    try:
        await painted(plugin, "replicate")

        assert plugin.clock.sleeping
        held = [each for each in gc.get_objects() if isinstance(each, dict) and "what was seen" in each]
        assert held == []
    finally:
        gc.unfreeze()


async def test_a_service_with_very_many_models_is_listed_in_part(plugin: Plugin) -> None:
    names = [{"id": f"image-{number}"} for number in range(NAMES + 5)]
    plugin.network.answers[MODELS] = reply(body={"data": names})

    _, listed = await plugin.ask("GET", "/models?service=openai")
    _, found = await plugin.ask("GET", f"/models?service=openai&search=image-{NAMES + 4}")

    assert len(listed["models"]) == NAMES
    assert [each["id"] for each in found["models"]] == [f"image-{NAMES + 4}"]


async def test_a_users_lists_are_asked_for_one_after_another_and_each_once(plugin: Plugin) -> None:
    waits: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
    plugin.network.answers[MODELS] = [waits, reply(body={"data": [{"id": "image-b"}]})]

    first, second = (plugin.send("GET", "/models?service=openai") for _ in range(2))
    other = plugin.send("GET", "/models?service=openai&search=b")
    neighbour = plugin.send("GET", "/models?service=openai", user="neighbour")
    await plugin.clock.settle()
    asked = len(plugin.network.asked(MODELS))
    answers = [plugin.answer(each) for each in (first, second, other)]
    waits.set_result(reply(body={"data": [{"id": "image-a"}]}))
    await plugin.clock.settle()

    assert (asked, answers) == (2, [None, None, None])
    assert plugin.answer(neighbour) is not None
    assert [(plugin.answer(each) or {})["body"]["cached"] for each in (first, second, other)] == [
        False,
        True,
        False,
    ]


async def test_of_many_lists_the_oldest_are_forgotten(plugin: Plugin) -> None:
    plugin.network.answers[MODELS] = reply(body={"data": [{"id": f"image-{at}"} for at in range(NAMES)]})
    searches = ["i", "im", "ima", "imag", "image", "image-", "m", "ma", "mag", "mage", "mage-"]
    assert len(searches) * NAMES > REMEMBERED

    for search in searches:
        await plugin.ask("GET", f"/models?service=openai&search={search}")
    _, newest = await plugin.ask("GET", f"/models?service=openai&search={searches[-1]}")
    _, oldest = await plugin.ask("GET", f"/models?service=openai&search={searches[0]}")

    assert (newest["cached"], oldest["cached"]) == (True, False)


def test_of_a_models_schema_only_what_is_asked_of_it_is_remembered() -> None:
    inputs = {
        "prompt": {"type": "string", "description": "x" * 1000},
        "seed": {"minimum": 0, "maximum": 9, "title": "y" * 1000},
        "aspect_ratio": {"enum": ["1:1", "z" * 1000, {"deep": ["w"]}, *(f"{at}:1" for at in range(1000))]},
        **{f"own_{number}": {"description": "v" * 1000} for number in range(1000)},
    }
    schema = {"openapi_schema": {"components": {"schemas": {"Input": {"properties": inputs}}}}}

    found = inputs_of(schema)

    assert set(found) == {"prompt", "seed", "aspect_ratio"}
    assert found["seed"] == {"minimum": 0, "maximum": 9}
    assert len(json.dumps(found)) < 2000


def test_a_model_that_says_what_it_takes_is_not_sent_what_it_does_not_know() -> None:
    schemas = {"Input": {"properties": {"motif": {"type": "string"}}}}

    assert inputs_of({"openapi_schema": {"components": {"schemas": schemas}}}) == {"prompt": {}}
    assert inputs_of({}) == {}


async def test_replicates_model_is_asked_for_once(plugin: Plugin) -> None:
    flux(plugin.network)

    await painted(plugin, "replicate")
    await painted(plugin, "replicate", id="y")

    assert len(plugin.network.asked(f"GET {REPLICATE}/v1/models/{FLUX}")) == 1
