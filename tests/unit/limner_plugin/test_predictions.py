"""The server's plugin paints: from the request of the browser to the picture among the user's."""

import asyncio
import base64
import json
from itertools import pairwise
from typing import Any

import pytest

from limner_plugin.ports import HttpAnswer, WireError
from limner_plugin.program import AdminRules
from tests.fakes.server import FLUX, KEY, PNG, REPLICATE, Plugin, flux, reply

PROMPT = "a road at night"
POLL = f"GET {REPLICATE}/v1/predictions/p1"
CREATE = f"POST {REPLICATE}/v1/models/{FLUX}/predictions"
CANCEL = f"POST {REPLICATE}/v1/predictions/p1/cancel"
OPENAI = "POST api.openai.com/v1/images/generations"
PAINTING = {"status": "processing", "logs": "Using seed: 42\n 50%|█████ | 2/4\n"}


@pytest.fixture(name="plugin")
def _plugin() -> Plugin:
    plugin = Plugin()
    plugin.vault.environment |= {"REPLICATE_API_TOKEN": KEY, "OPENAI_API_KEY": "sk-environment-0123456789"}
    return plugin


async def painted(plugin: Plugin, **wish: Any) -> dict[str, Any]:
    status, body = await plugin.ask("POST", "/generate", {"prompt": PROMPT, "service": "replicate", **wish})
    assert status == 202, body
    _, now = await plugin.ask("GET", f"/prediction/{body['id']}")
    found: dict[str, Any] = now
    return found


async def test_replicate_paints_and_the_picture_lies_in_the_characters_folder(plugin: Plugin) -> None:
    flux(plugin.network, pictures=2)

    done = await painted(
        plugin, id="x-1", folder="Mira & Co", width=1200, height=800, count=2, steps=30, negative="fog"
    )

    assert done["status"] == "done"
    assert done["progress"] == 1.0
    assert [image.rpartition("/")[0] for image in done["images"]] == ["/user/images/Mira%20%26%20Co"] * 2
    assert sorted(plugin.files.images.values()) == [PNG, PNG]
    assert all(path.startswith("reader/Mira & Co/limner-") for path in plugin.files.images)
    sent = json.loads(plugin.network.asked(CREATE)[0].body)["input"]
    assert sent == {"prompt": PROMPT, "aspect_ratio": "3:2", "num_outputs": 2, "num_inference_steps": 4}
    used = {"model": FLUX, "width": 1200, "height": 800, "count": 2, "steps": 4, "seed": 42}
    assert done["making"] == {"options": used, "seconds": 1.5, "cost": "", "external": "p1"}
    assert done["predictionId"] == "p1"


async def test_the_key_goes_to_replicate_and_not_to_where_the_picture_lies(plugin: Plugin) -> None:
    flux(plugin.network)

    await painted(plugin)

    for call in plugin.network.calls:
        assert ("Authorization" in call.headers) == (call.host == REPLICATE)
    assert plugin.network.asked(CREATE)[0].headers["Authorization"] == f"Bearer {KEY}"


async def test_it_looks_at_once_then_every_two_seconds_then_more_rarely(plugin: Plugin) -> None:
    flux(plugin.network, PAINTING)
    await painted(plugin)
    looks = [0.0]

    for _ in range(600):
        await plugin.clock.advance(0.25)
        if len(plugin.network.asked(POLL)) > len(looks):
            looks.append(plugin.clock.now())

    gaps = [round(after - before, 1) for before, after in pairwise(looks)]
    assert gaps[:6] == [2.0, 2.0, 2.0, 2.0, 2.0, 2.5]
    assert max(gaps) <= 8.25
    assert looks[-1] <= 120.25


async def test_a_prediction_that_never_ends_is_cancelled_and_fails_after_two_minutes(plugin: Plugin) -> None:
    flux(plugin.network, PAINTING)
    await painted(plugin, id="x")

    await plugin.clock.advance(119)
    assert (await plugin.ask("GET", "/prediction/x"))[1]["status"] == "painting"
    await plugin.clock.advance(2)

    _, ended = await plugin.ask("GET", "/prediction/x")
    assert ended["status"] == "failed"
    assert ended["error"]["message"] == (
        "Replicate did not finish within 120 s, so the prediction was cancelled."
    )
    assert len(plugin.network.asked(CANCEL)) == 1


async def test_the_administrator_says_how_long_it_may_take() -> None:
    plugin = Plugin(AdminRules(seconds=10))
    plugin.vault.environment["REPLICATE_API_TOKEN"] = KEY
    flux(plugin.network, PAINTING)
    await painted(plugin, id="x")

    await plugin.clock.advance(11)

    assert (await plugin.ask("GET", "/prediction/x"))[1]["status"] == "failed"


async def test_looks_that_fail_are_borne_and_the_picture_comes(plugin: Plugin) -> None:
    flux(plugin.network)
    done = plugin.network.answers[POLL][0]
    plugin.network.answers[POLL] = [reply(500), WireError("cut"), reply(429, {}), done]

    await painted(plugin, id="x")
    await plugin.clock.advance(10)

    assert (await plugin.ask("GET", "/prediction/x"))[1]["status"] == "done"


async def test_asking_twice_by_one_id_paints_once(plugin: Plugin) -> None:
    flux(plugin.network)
    wish = {"service": "replicate", "prompt": PROMPT, "id": "once"}

    numbers = [plugin.send("POST", "/generate", wish) for _ in range(3)]
    await plugin.clock.settle()
    await plugin.ask("POST", "/generate", wish)
    await plugin.restarted().ask("POST", "/generate", wish)

    assert all((plugin.answer(number) or {})["status"] == 202 for number in numbers)
    assert len(plugin.network.asked(CREATE)) == 1


async def test_what_failed_before_anything_was_painted_is_begun_anew_by_the_same_id(plugin: Plugin) -> None:
    flux(plugin.network)
    made = plugin.network.answers[CREATE]
    plugin.network.answers[CREATE] = [reply(429, {"detail": "Slow down."}, retry_after="7"), made]

    first = await painted(plugin, id="x")
    assert first["error"]["retryable"]
    assert first["error"]["retryAfter"] == 7.0

    assert (await painted(plugin, id="x"))["status"] == "done"


async def test_cancelling_ends_it_at_replicate(plugin: Plugin) -> None:
    flux(plugin.network, PAINTING)
    await painted(plugin, id="x")

    status, body = await plugin.ask("POST", "/prediction/x/cancel")

    assert (status, body["status"], body["error"]["code"]) == (200, "cancelled", "cancelled")
    assert len(plugin.network.asked(CANCEL)) == 1
    await plugin.clock.advance(200)
    assert len(plugin.network.asked(CANCEL)) == 1
    assert plugin.posted[-1] != {"busy": 1}


async def test_cancelling_while_it_is_being_asked_for_ends_what_may_have_begun(plugin: Plugin) -> None:
    flux(plugin.network, PAINTING)
    created: asyncio.Future[HttpAnswer] = asyncio.get_running_loop().create_future()
    made, plugin.network.answers[CREATE] = plugin.network.answers[CREATE], created
    await painted(plugin, id="x")
    await plugin.ask("POST", "/prediction/x/cancel")
    assert plugin.network.asked(CANCEL) == []

    created.set_result(made)
    await plugin.clock.settle()

    assert len(plugin.network.asked(CANCEL)) == 1
    assert (await plugin.ask("GET", "/prediction/x"))[1]["status"] == "cancelled"


async def test_a_server_that_was_killed_goes_on_where_it_was(plugin: Plugin) -> None:
    flux(plugin.network, PAINTING)
    await painted(plugin, id="x", folder="Mira", width=1200, height=800)
    flux(plugin.network)

    again = plugin.restarted()
    assert (await again.ask("GET", "/health"))[0] == 200
    await again.clock.settle()

    _, found = await again.ask("GET", "/prediction/x")
    assert found["status"] == "done"
    assert found["images"][0].startswith("/user/images/Mira/")
    assert len(plugin.network.asked(CREATE)) == 1


async def test_a_server_that_was_killed_while_asking_says_so_and_does_not_ask_again(plugin: Plugin) -> None:
    flux(plugin.network)
    plugin.network.answers[CREATE] = asyncio.get_running_loop().create_future()
    await painted(plugin, id="x")

    again = plugin.restarted()
    await again.ask("GET", "/health")
    _, found = await again.ask("GET", "/prediction/x")

    assert found["status"] == "failed"
    assert "while this picture was being asked for" in found["error"]["message"]
    assert not found["error"]["retryable"]
    assert len(plugin.network.asked(CREATE)) == 1


async def test_an_openai_picture_that_was_cut_off_by_a_kill_fails_with_one_sentence(plugin: Plugin) -> None:
    plugin.network.answers[OPENAI] = asyncio.get_running_loop().create_future()
    await painted(plugin, id="x", service="openai")

    again = plugin.restarted()
    await again.ask("GET", "/health")
    _, found = await again.ask("GET", "/prediction/x")

    assert found["status"] == "failed"
    assert found["error"]["message"].startswith(
        "SillyTavern was stopped while this picture was being painted"
    )
    assert len(plugin.network.asked(OPENAI)) == 1


async def test_openai_paints_in_base64(plugin: Plugin) -> None:
    data = [{"b64_json": base64.b64encode(PNG).decode()}]
    plugin.network.answers[OPENAI] = reply(body={"data": data}, x_request_id="req_7")

    done = await painted(plugin, service="openai", width=1536, height=1024, quality="low")

    assert done["status"] == "done"
    assert list(plugin.files.images.values()) == [PNG]
    sent = json.loads(plugin.network.asked(OPENAI)[0].body)
    wanted = {"model": "gpt-image-1", "prompt": PROMPT, "n": 1, "size": "1536x1024", "quality": "low"}
    assert sent == wanted
    assert done["making"]["external"] == "req_7"
    assert done["making"]["options"]["quality"] == "low"


async def test_openai_paints_to_an_address(plugin: Plugin) -> None:
    plugin.network.answers[OPENAI] = reply(body={"data": [{"url": "https://files.example.com/a.png"}]})
    plugin.network.answers["GET files.example.com/a.png"] = reply(body=PNG)

    assert (await painted(plugin, service="openai"))["status"] == "done"
    assert "Authorization" not in plugin.network.calls[-1].headers


@pytest.mark.parametrize("service", ["replicate", "openai"])
async def test_a_picture_at_an_inner_address_is_not_fetched(plugin: Plugin, service: str) -> None:
    inner = "http://169.254.169.254/latest/meta-data"
    flux(plugin.network, {"status": "succeeded", "output": [inner]})
    plugin.network.answers[OPENAI] = reply(body={"data": [{"url": inner}]})

    done = await painted(plugin, service=service)

    assert done["status"] == "failed"
    assert "inside the server's own network" in done["error"]["message"]
    assert "169.254.169.254" not in [call.address for call in plugin.network.calls]


async def test_the_address_that_was_checked_is_the_one_that_is_connected_to(plugin: Plugin) -> None:
    flux(plugin.network)
    plugin.network.names["replicate.delivery"] = ("93.184.216.99",)

    await painted(plugin)

    assert plugin.network.calls[-1].address == "93.184.216.99"


async def test_a_redirect_is_not_followed(plugin: Plugin) -> None:
    flux(plugin.network)
    moved = reply(302, b"", location="http://127.0.0.1/")
    plugin.network.answers["GET replicate.delivery/out-0.png"] = moved

    assert (await painted(plugin))["status"] == "failed"
    assert plugin.network.calls[-1].host == "replicate.delivery"


@pytest.mark.parametrize(
    ("answer", "code", "sentence"),
    [
        (
            reply(401, {"detail": f"Bad {KEY}"}),
            "configuration",
            "Replicate refuses the key: enter a valid one.",
        ),
        (
            reply(402, {"detail": "No credit."}),
            "configuration",
            "Replicate wants to be paid first: No credit.",
        ),
        (
            reply(422, {"detail": "prompt is bad"}),
            "validation",
            "Replicate does not take this: prompt is bad",
        ),
        (reply(500, "<html>"), "provider", "Replicate failed (status 500)."),
        (reply(201, '{"id": "bro'), "provider", "Replicate answered with something that is not JSON."),
        (reply(201, "[" * 5000), "provider", "Replicate answered with something that is not JSON."),
        (reply(201, {"id": "../../x"}), "provider", "Replicate began a prediction without a name"),
        (reply(307, "", location="http://127.0.0.1/"), "provider", "Replicate redirects elsewhere"),
        (WireError("x", "time"), "network", "Replicate did not answer within 30 s."),
        (WireError("x"), "network", "Replicate could not be reached."),
        (WireError("x", "cut"), "network", "The connection to Replicate broke."),
    ],
)
async def test_each_failure_of_a_service_is_one_sentence(
    plugin: Plugin, answer: object, code: str, sentence: str
) -> None:
    flux(plugin.network)
    plugin.network.answers[CREATE] = answer

    failed = await painted(plugin)

    assert failed["status"] == "failed"
    assert failed["error"]["code"] == code
    assert failed["error"]["message"].startswith(sentence)
    assert KEY not in plugin.everything()


@pytest.mark.parametrize("content", [b"<svg/>", b"<html>", b"no picture"])
async def test_what_is_no_picture_is_not_kept(plugin: Plugin, content: bytes) -> None:
    flux(plugin.network)
    plugin.network.answers["GET replicate.delivery/out-0.png"] = reply(body=content)

    failed = await painted(plugin)

    assert failed["error"]["message"] == "Replicate answered with something that is not a picture."
    assert plugin.files.images == {}


async def test_a_picture_of_fifty_megabytes_is_given_up(plugin: Plugin) -> None:
    flux(plugin.network)
    plugin.network.answers["GET replicate.delivery/out-0.png"] = reply(body=PNG + bytes(50_000_000))

    failed = await painted(plugin)

    assert failed["error"]["message"] == "Replicate answered with more than 20 MB; it was not read."


async def test_a_prediction_that_failed_says_why(plugin: Plugin) -> None:
    flux(plugin.network, {"status": "failed", "error": f"NSFW content, {KEY}"})

    failed = await painted(plugin)

    assert failed["error"]["message"].startswith("Replicate could not paint it: NSFW content")
    assert not failed["error"]["retryable"]
    assert KEY not in plugin.everything()


async def test_a_model_by_version_and_one_that_is_not_official_are_asked_for_by_version(
    plugin: Plugin,
) -> None:
    flux(plugin.network)
    version, model = "b" * 64, "stability-ai/sdxl"
    by_version = f"POST {REPLICATE}/v1/predictions"
    plugin.network.answers |= {
        f"GET {REPLICATE}/v1/models/{model}": reply(body={"latest_version": {"id": version}}),
        f"GET {REPLICATE}/v1/models/{model}/versions/{version}": reply(body={"id": version}),
        by_version: reply(201, {"id": "p1", "status": "starting"}),
    }

    await painted(plugin, model=f"{model}:{version}", width=640, height=448, guidance=7.5)
    await painted(plugin, model=model)

    first, second = (json.loads(call.body) for call in plugin.network.asked(by_version))
    assert first["version"] == second["version"] == version
    wanted = {"prompt": PROMPT, "width": 640, "height": 448, "guidance_scale": 7.5}
    assert first["input"] == wanted


@pytest.mark.parametrize("model", ["flux", "a/b/c", "../x", "../..", "a/b?x=1", "a/b:zz"])
async def test_what_is_no_name_of_a_model_is_not_asked_for(plugin: Plugin, model: str) -> None:
    failed = await painted(plugin, model=model)

    assert failed["error"]["code"] == "validation"
    assert plugin.network.calls == []


async def test_events_tell_the_state_at_once_then_each_change_and_end(plugin: Plugin) -> None:
    flux(plugin.network, PAINTING, {**PAINTING, "logs": " 75%|███ |"}, {"status": "failed", "error": "bad"})
    await painted(plugin, id="x")

    number = plugin.send("GET", "/events/x")
    await plugin.clock.settle()
    assert [text.partition("\n")[0] for text in plugin.pushed(number)] == ["event: progress"]
    await plugin.clock.advance(2)
    await plugin.clock.advance(2)

    told = plugin.pushed(number)
    assert [str(text).partition("\n")[0] for text in told] == [
        "event: progress",
        "event: progress",
        "event: failed",
        "None",
    ]
    assert json.loads(told[1].partition("data: ")[2])["progress"] == 0.75
    assert plugin.clock.sleeping == 0


async def test_events_have_a_heartbeat_until_nobody_listens(plugin: Plugin) -> None:
    flux(plugin.network, PAINTING)
    await painted(plugin, id="x")
    number = plugin.send("GET", "/events/x")
    await plugin.clock.advance(31)
    assert plugin.pushed(number)[1:] == [": still here\n\n"] * 2

    plugin.program.receive(json.dumps({"close": number}))
    await plugin.clock.advance(31)

    assert len(plugin.pushed(number)) == 3


async def test_the_story_is_not_written_down(plugin: Plugin) -> None:
    flux(plugin.network, PAINTING)

    await painted(plugin)

    assert PROMPT not in plugin.everything()


async def test_a_schema_full_of_nonsense_harms_nobody(plugin: Plugin) -> None:
    flux(plugin.network)
    ratios = ["9" * 6000 + ":1", "0:0", 7, None, ":", "2:3"]
    inputs: dict[str, Any] = {"aspect_ratio": {"enum": ratios}, "seed": 7, "num_outputs": {"enum": ["x", 2]}}
    inputs |= {"num_inference_steps": {"minimum": "low", "allOf": [7, {"$ref": 7}]}}
    schema = {"components": {"schemas": {"Input": {"properties": inputs}}}}
    version = {"latest_version": {"id": 7, "openapi_schema": schema}}
    plugin.network.answers[f"GET {REPLICATE}/v1/models/{FLUX}"] = reply(body=version)

    done = await painted(plugin, width=640, height=896, count=4, steps=9)

    assert done["status"] == "done"
    sent = json.loads(plugin.network.asked(CREATE)[0].body)["input"]
    assert sent == {"prompt": PROMPT, "aspect_ratio": "2:3", "num_outputs": 2, "num_inference_steps": 9}


# -- what may be paid already --------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["time", "cut"])
@pytest.mark.parametrize(("service", "line"), [("replicate", CREATE), ("openai", OPENAI)])
async def test_a_request_without_an_answer_may_be_paid_so_it_is_not_sent_again_unasked(
    plugin: Plugin, service: str, line: str, kind: str
) -> None:
    flux(plugin.network)
    plugin.network.answers[line] = WireError("x", kind)

    failed = await painted(plugin, id="x", service=service)
    await painted(plugin, id="x", service=service)

    assert not failed["error"]["retryable"]
    assert "It may be painted and charged all the same" in failed["error"]["message"]
    assert len(plugin.network.asked(line)) == 1


@pytest.mark.parametrize("status", [504, 524])
async def test_a_gateway_that_lost_its_patience_says_nothing_of_the_picture(
    plugin: Plugin, status: int
) -> None:
    plugin.network.answers[OPENAI] = reply(status, "<html>")

    failed = await painted(plugin, id="x", service="openai")

    assert not failed["error"]["retryable"]
    assert "may be painted and charged" in failed["error"]["message"]


async def test_what_never_reached_the_service_is_asked_for_again(plugin: Plugin) -> None:
    plugin.network.answers[OPENAI] = WireError("x", "network")

    assert (await painted(plugin, service="openai"))["error"]["retryable"]


@pytest.mark.parametrize("trouble", [WireError("x", "time"), WireError("x", "cut"), reply(503, "")])
async def test_a_painted_picture_that_cannot_be_fetched_at_once_is_fetched_a_little_later(
    plugin: Plugin, trouble: object
) -> None:
    flux(plugin.network)
    plugin.network.answers["GET replicate.delivery/out-0.png"] = [trouble, trouble, reply(body=PNG)]

    await painted(plugin, id="x")
    await plugin.clock.advance(20)

    assert (await plugin.ask("GET", "/prediction/x"))[1]["status"] == "done"
    assert len(plugin.network.asked(CREATE)) == 1


async def test_a_painted_picture_that_cannot_be_fetched_is_not_painted_again_unasked(plugin: Plugin) -> None:
    flux(plugin.network)
    plugin.network.answers["GET replicate.delivery/out-0.png"] = WireError("x")

    await painted(plugin, id="x")
    await plugin.clock.advance(120)
    failed = await painted(plugin, id="x")

    assert failed["status"] == "failed"
    assert not failed["error"]["retryable"]
    assert "The picture is painted, but it cannot be had" in failed["error"]["message"]
    assert len(plugin.network.asked(CREATE)) == 1


async def test_of_several_pictures_those_that_came_are_kept(plugin: Plugin) -> None:
    flux(plugin.network, pictures=3)
    plugin.network.answers["GET replicate.delivery/out-1.png"] = reply(body=b"no picture")

    done = await painted(plugin, count=3)

    assert done["status"] == "done"
    assert len(done["images"]) == len(plugin.files.images) == 2


# -- stopped, or asked after, before it has begun ------------------------------------------------------------


async def test_a_picture_is_known_from_the_moment_it_is_asked_for(plugin: Plugin) -> None:
    flux(plugin.network, PAINTING)
    key: asyncio.Future[str] = asyncio.get_running_loop().create_future()
    plugin.vault.waits = key
    wish = {"service": "replicate", "prompt": PROMPT, "id": "x"}
    begun = plugin.send("POST", "/generate", wish)
    await plugin.clock.settle()

    status, known = await plugin.ask("GET", "/prediction/x")
    events = plugin.send("GET", "/events/x")
    await plugin.clock.settle()
    assert (status, known["status"]) == (200, "waiting")

    key.set_result("")
    await plugin.clock.settle()
    assert (plugin.answer(begun) or {})["status"] == 202
    assert '"painting"' in str(plugin.pushed(events)[-1])


async def test_a_picture_that_is_stopped_before_it_has_begun_is_never_begun(plugin: Plugin) -> None:
    flux(plugin.network)
    key: asyncio.Future[str] = asyncio.get_running_loop().create_future()
    plugin.vault.waits = key
    wish = {"service": "replicate", "prompt": PROMPT, "id": "x"}
    begun = plugin.send("POST", "/generate", wish)
    await plugin.clock.settle()

    status, stopped = await plugin.ask("POST", "/prediction/x/cancel")
    assert (status, stopped["status"]) == (200, "cancelled")
    key.set_result("")
    await plugin.clock.settle()

    assert (plugin.answer(begun) or {})["body"]["status"] == "cancelled"
    assert plugin.network.calls == []
    assert (await plugin.ask("GET", "/prediction/x"))[1]["status"] == "cancelled"
    assert plugin.posted[-2:] != [{"busy": 1}]


async def test_whoever_asks_twice_hears_both_times_that_it_cannot_be_begun() -> None:
    plugin = Plugin()
    key: asyncio.Future[str] = asyncio.get_running_loop().create_future()
    plugin.vault.waits = key
    wish = {"service": "replicate", "prompt": PROMPT, "id": "x", "wait": True}
    numbers = [plugin.send("POST", "/generate", wish) for _ in range(2)]
    await plugin.clock.settle()
    key.set_result("")
    await plugin.clock.settle()

    assert [(plugin.answer(number) or {})["status"] for number in numbers] == [409, 409]


async def test_what_is_refused_before_it_has_begun_leaves_nothing_behind() -> None:
    plugin = Plugin()

    assert (await plugin.ask("POST", "/generate", {"service": "replicate", "prompt": "x", "id": "x"}))[
        0
    ] == 409

    assert (await plugin.ask("GET", "/prediction/x"))[0] == 404


async def test_stopped_while_the_model_is_looked_up_nothing_is_ordered(plugin: Plugin) -> None:
    flux(plugin.network)
    line = f"GET {REPLICATE}/v1/models/{FLUX}"
    known: asyncio.Future[HttpAnswer] = asyncio.get_running_loop().create_future()
    there, plugin.network.answers[line] = plugin.network.answers[line], known
    await painted(plugin, id="x")
    await plugin.ask("POST", "/prediction/x/cancel")

    if not known.done():
        known.set_result(there)
    await plugin.clock.settle()

    assert plugin.network.asked(CREATE) == []


async def test_a_service_that_forbids_says_why_and_not_that_the_key_is_wrong(plugin: Plugin) -> None:
    why = "Your organization must be verified to use the model gpt-image-1."
    plugin.network.answers[OPENAI] = reply(403, {"error": {"message": why}})

    error = (await painted(plugin, service="openai"))["error"]

    assert error["message"] == f"OpenAI-compatible does not allow this: {why}"
    assert error["code"] == "configuration"


@pytest.mark.parametrize("key", ["local-1", "k", "exactly8"])
async def test_a_short_key_is_taken_out_of_what_a_service_says_as_well(key: str) -> None:
    plugin = Plugin()
    plugin.vault.environment["OPENAI_API_KEY"] = key
    plugin.network.answers[OPENAI] = reply(400, {"error": {"message": f"No user has <{key}>."}})

    said = (await painted(plugin, service="openai"))["error"]["message"]

    assert f"<{key}>" not in said


async def test_one_strange_look_does_not_cost_a_picture_that_is_paid_for(plugin: Plugin) -> None:
    flux(plugin.network)
    done = plugin.network.answers[POLL][0]
    plugin.network.answers[POLL] = [reply(404, {}), reply(200, "<html>"), done]

    await painted(plugin, id="x")
    await plugin.clock.advance(10)

    assert (await plugin.ask("GET", "/prediction/x"))[1]["status"] == "done"


@pytest.mark.parametrize("strange", [reply(404, {}), reply(200, {"status": "?"}), reply(401, {})])
async def test_a_prediction_that_cannot_be_looked_at_is_ended_and_says_why(
    plugin: Plugin, strange: HttpAnswer
) -> None:
    flux(plugin.network)
    plugin.network.answers[POLL] = strange

    await painted(plugin, id="x")
    await plugin.clock.advance(10)

    assert (await plugin.ask("GET", "/prediction/x"))[1]["status"] == "failed"
    assert len(plugin.network.asked(POLL)) == 3
    assert len(plugin.network.asked(CANCEL)) == 1
