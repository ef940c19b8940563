"""The routes of the server's plugin: what is asked is checked at the edge, and no key comes out."""

import asyncio
import json
from typing import Any

import pytest

from limner_plugin.program import AdminRules
from tests.fakes.server import FLUX, KEY, REPLICATE, Plugin, flux, reply

WISH = {"service": "replicate", "prompt": "a road"}


@pytest.fixture(name="plugin")
def _plugin() -> Plugin:
    return Plugin()


def service(body: dict[str, Any], id_: str = "replicate") -> dict[str, Any]:
    found: dict[str, Any] = next(each for each in body["services"] if each["id"] == id_)
    return found


async def test_health_says_what_there_is(plugin: Plugin) -> None:
    status, body = await plugin.ask("GET", "/health")

    assert status == 200
    assert (body["ok"], body["api"], body["version"]) == (True, 1, "1.2.3")
    assert body["configured"] is False
    assert body["defaultModel"] == FLUX
    replicate = service(body)
    assert replicate["key"] == "none"
    assert replicate["features"]["most"] == 4
    assert replicate["defaults"]["width"] == 1024
    assert service(body, "openai")["features"]["sizes"] == [[1024, 1024], [1536, 1024], [1024, 1536]]


async def test_a_key_is_kept_and_never_sent_back(plugin: Plugin) -> None:
    status, body = await plugin.ask("POST", "/config", {"service": "replicate", "key": f" {KEY} "})

    assert (status, service(body)["key"], service(body)["configured"]) == (200, "saved", True)
    assert plugin.vault.secrets == {("reader", "api_key_limner_replicate"): KEY}
    assert KEY not in plugin.everything()

    _, body = await plugin.ask("POST", "/config", {"service": "replicate", "key": ""})
    assert service(body)["key"] == "none"


async def test_a_users_own_key_goes_before_the_environments(plugin: Plugin) -> None:
    plugin.vault.environment |= {"REPLICATE_API_TOKEN": "r8_of-the-administrator"}
    flux(plugin.network)
    assert service((await plugin.ask("GET", "/config"))[1])["key"] == "environment"

    await plugin.ask("POST", "/config", {"service": "replicate", "key": KEY})
    await plugin.ask("POST", "/generate", WISH)
    await plugin.ask("POST", "/generate", WISH, user="another")

    keys = [
        call.headers["Authorization"]
        for call in plugin.network.asked(f"POST {REPLICATE}/v1/models/{FLUX}/predictions")
    ]
    assert keys == [f"Bearer {KEY}", "Bearer r8_of-the-administrator"]


async def test_no_key_goes_to_another_place_than_it_was_given_for(plugin: Plugin) -> None:
    plugin.vault.environment["OPENAI_API_KEY"] = "sk-of-the-administrator"
    plugin.network.answers["POST evil.example.com/v1/images/generations"] = reply(500)
    await plugin.ask("POST", "/config", {"service": "openai", "key": "sk-of-the-user-0123"})

    _, body = await plugin.ask(
        "POST", "/config", {"service": "openai", "baseUrl": "https://evil.example.com/v1"}
    )
    await plugin.ask("POST", "/generate", {"service": "openai", "prompt": "a road"})

    assert service(body, "openai")["key"] == "none"
    assert [dict(call.headers).get("Authorization") for call in plugin.network.calls] == [None]

    _, body = await plugin.ask("POST", "/config", {"service": "openai", "baseUrl": ""})
    assert service(body, "openai")["key"] == "saved"


async def test_an_address_that_is_changed_while_a_key_is_being_saved_does_not_get_it(plugin: Plugin) -> None:
    opened: asyncio.Future[str] = asyncio.get_running_loop().create_future()
    plugin.vault.opens = opened
    plugin.network.answers["POST evil.example.com/v1/images/generations"] = reply(500)
    plugin.send("POST", "/config", {"service": "openai", "key": "sk-of-the-user-0123"})
    await plugin.clock.settle()
    plugin.send("POST", "/config", {"service": "openai", "baseUrl": "https://evil.example.com/v1"})
    await plugin.clock.settle()

    opened.set_result("")
    await plugin.clock.settle()
    await plugin.ask("POST", "/generate", {"service": "openai", "prompt": "a road"})

    assert [dict(call.headers).get("Authorization") for call in plugin.network.calls] == [None]


async def test_a_key_that_is_saved_meanwhile_does_not_go_to_the_address_before(plugin: Plugin) -> None:
    before, now = "https://before.example.com/v1", "https://now.example.com/v1"
    for host in ("before", "now"):
        plugin.network.answers[f"POST {host}.example.com/v1/images/generations"] = reply(500)
    await plugin.ask("POST", "/config", {"service": "openai", "baseUrl": before, "key": "sk-for-before-01"})
    plugin.vault.waits = asyncio.get_running_loop().create_future()
    plugin.send("POST", "/generate", {"service": "openai", "prompt": "a road"})
    await plugin.clock.settle()
    plugin.send("POST", "/config", {"service": "openai", "baseUrl": now, "key": "sk-for-now-0123"})
    await plugin.clock.settle()

    plugin.vault.waits.set_result("")
    await plugin.clock.settle()

    for call in plugin.network.calls:
        assert "sk-for-now-0123" not in call.headers.get("Authorization", "") or call.host.startswith("now")


async def test_replicates_address_cannot_be_changed(plugin: Plugin) -> None:
    status, body = await plugin.ask(
        "POST", "/config", {"service": "replicate", "baseUrl": "https://evil.example.com"}
    )

    assert (status, body["error"]["code"]) == (400, "validation")


async def test_without_a_key_there_is_no_picture(plugin: Plugin) -> None:
    status, body = await plugin.ask("POST", "/generate", WISH)

    assert status == 409
    assert body["error"]["code"] == "configuration"
    assert "REPLICATE_API_TOKEN" in body["error"]["message"]


@pytest.mark.parametrize(
    ("wish", "fault"),
    [
        ({"prompt": ""}, "prompt must be"),
        ({"prompt": 7}, "prompt must be"),
        ({"prompt": "x" * 8001}, "prompt must be"),
        ({"service": "other"}, "service must be one of replicate, openai."),
        ({"service": ["replicate"]}, "service must be"),
        ({"id": "A/../b"}, "id must be"),
        ({"id": "x" * 65}, "id must be"),
        ({"folder": 7}, "folder must be"),
        ({"wait": "yes"}, "wait must be"),
        ({"width": 100}, "Width"),
        ({"width": "wide"}, "Width"),
        ({"width": 513, "height": 512}, "multiples of 8"),
        ({"count": 5}, "Pictures"),
        ({"guidance": True}, "Guidance"),
        ({"seed": -1}, "Seed"),
        ({"quality": "low"}, "no option"),
        ({"webhook": "https://evil.example.com"}, "no field called 'webhook'"),
    ],
)
async def test_what_does_not_fit_is_refused_and_said(
    plugin: Plugin, wish: dict[str, object], fault: str
) -> None:
    plugin.vault.environment["REPLICATE_API_TOKEN"] = KEY

    status, body = await plugin.ask("POST", "/generate", {**WISH, **wish})

    assert (status, body["error"]["code"]) == (400, "validation")
    assert any(fault in said for said in body["error"]["faults"])
    assert plugin.network.calls == []


@pytest.mark.parametrize(
    "change",
    [
        {"key": 7},
        {"key": "with blank"},
        {"key": "x" * 401},
        {"key": "line\nbreak"},
        {"baseUrl": "file:///etc/passwd"},
        {"baseUrl": "https://a.example.com/?x=1"},
        {"model": 7},
        {"more": 1},
    ],
)
async def test_a_change_that_does_not_fit_is_refused(plugin: Plugin, change: dict[str, object]) -> None:
    status, body = await plugin.ask("POST", "/config", {"service": "openai", **change})

    assert status == 400
    assert body["error"]["faults"]
    assert plugin.vault.secrets == {}


@pytest.mark.parametrize(
    ("more", "status"),
    [
        ({"body": "{"}, 400),
        ({"body": "[]"}, 400),
        ({"body": "[" * 4000}, 400),
        ({"body": "", "size": 70_000}, 413),
        ({"json": False}, 415),
    ],
)
async def test_a_body_that_is_none_is_refused(plugin: Plugin, more: dict[str, Any], status: int) -> None:
    answer = await plugin.ask("POST", "/generate", more.pop("body", WISH), **more)

    assert answer[0] == status


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/nothing", 404),
        ("GET", "/", 404),
        ("DELETE", "/config", 405),
        ("GET", "/generate", 405),
        ("GET", "/prediction/unknown", 404),
        ("POST", "/prediction/unknown/cancel", 404),
        ("GET", "/events/unknown", 404),
        ("GET", "/prediction/..%2f", 400),
    ],
)
async def test_what_is_not_there_is_not_there(plugin: Plugin, method: str, path: str, status: int) -> None:
    answer, body = await plugin.ask(method, path)

    assert answer == status
    assert body["error"]["message"]


async def test_one_users_pictures_are_not_anothers(plugin: Plugin) -> None:
    plugin.vault.environment["REPLICATE_API_TOKEN"] = KEY
    flux(plugin.network)
    await plugin.ask("POST", "/generate", {**WISH, "id": "x"})

    assert (await plugin.ask("GET", "/prediction/x"))[0] == 200
    assert (await plugin.ask("GET", "/prediction/x", user="another"))[0] == 404


async def test_models_are_listed_searched_and_remembered_for_an_hour(plugin: Plugin) -> None:
    plugin.vault.environment["REPLICATE_API_TOKEN"] = KEY
    model = {"owner": "black-forest-labs", "name": "flux-schnell", "description": "Fast."}
    plugin.network.answers[f"GET {REPLICATE}/v1/collections/text-to-image"] = reply(
        body={"models": [model, {"owner": "../x", "name": "?"}, 7]}
    )
    plugin.network.answers[f"QUERY {REPLICATE}/v1/models"] = reply(body={"results": [model]})

    _, first = await plugin.ask("GET", "/models?service=replicate")
    _, second = await plugin.ask("GET", "/models?service=replicate")
    await plugin.ask("GET", "/models?service=replicate&search=flux")
    await plugin.clock.advance(3601)
    _, later = await plugin.ask("GET", "/models?service=replicate")

    assert first == {"models": [{"id": FLUX, "name": FLUX, "description": "Fast."}], "cached": False}
    assert (second["cached"], later["cached"]) == (True, False)
    assert plugin.network.asked(f"QUERY {REPLICATE}/v1/models")[0].body == "flux"
    assert len(plugin.network.calls) == 3


async def test_too_many_pictures_a_minute_are_refused_with_the_time_to_wait() -> None:
    plugin = Plugin(AdminRules(per_user=2, in_all=3))
    plugin.vault.environment["REPLICATE_API_TOKEN"] = KEY
    flux(plugin.network)
    answers = [
        (await plugin.ask("POST", "/generate", WISH, user=user))[0]
        for user in ("one", "one", "one", "two", "two")
    ]

    assert answers == [202, 202, 429, 202, 429]
    number = plugin.send("POST", "/generate", WISH, user="one")
    await plugin.clock.settle()
    answer = plugin.answer(number) or {}
    assert answer["headers"] == {"Retry-After": "60"}
    assert answer["body"]["error"]["retryable"]

    await plugin.clock.advance(61)
    assert (await plugin.ask("POST", "/generate", WISH, user="one"))[0] == 202


async def test_no_more_than_ten_pictures_of_a_user_are_under_way(plugin: Plugin) -> None:
    plugin.vault.environment["REPLICATE_API_TOKEN"] = KEY
    flux(plugin.network, {"status": "processing"})

    answers = [(await plugin.ask("POST", "/generate", WISH))[0] for _ in range(11)]

    assert answers == [202] * 10 + [429]


async def test_who_waits_gets_the_picture_or_the_failure(plugin: Plugin) -> None:
    plugin.vault.environment["REPLICATE_API_TOKEN"] = KEY
    flux(plugin.network)
    wish = {**WISH, "wait": True}

    status, body = await plugin.ask("POST", "/generate", wish)
    assert (status, body["status"]) == (200, "done")

    create = f"POST {REPLICATE}/v1/models/{FLUX}/predictions"
    plugin.network.answers[create] = reply(429, {"detail": "Slow down."}, retry_after="7")
    number = plugin.send("POST", "/generate", wish)
    await plugin.clock.settle()

    answer = plugin.answer(number) or {}
    assert (answer["status"], answer["headers"]) == (429, {"Retry-After": "7"})
    assert answer["body"]["prediction"]["status"] == "failed"

    plugin.network.answers[create] = reply(401)
    assert (await plugin.ask("POST", "/generate", wish))[0] == 409
    plugin.network.answers[create] = reply(500)
    assert (await plugin.ask("POST", "/generate", wish))[0] == 502


async def test_the_second_entry_answers_as_clients_of_that_api_expect(plugin: Plugin) -> None:
    flux(plugin.network)
    status, body = await plugin.ask("POST", "/config", {"key": KEY}, entry="replicate")
    assert (status, [each["id"] for each in body["services"]]) == (200, ["replicate"])
    wish = {"prompt": "a road", "model": FLUX, "width": 1024, "height": 1024, "num_outputs": 1}
    wish |= {"guidance_scale": 7.5, "num_inference_steps": 4, "seed": 3, "negative_prompt": "fog"}

    status, body = await plugin.ask("POST", "/generate", wish, entry="replicate")

    assert status == 200
    assert body["images"][0].startswith("/user/images/limner-")
    assert {**body, "images": []} == {"images": [], "prompt": "a road", "model": FLUX, "predictionId": "p1"}
    assert (await plugin.ask("POST", "/generate", {**wish, "webhook": "x"}, entry="replicate"))[0] == 400
    assert (await plugin.ask("GET", "/models?service=openai", entry="replicate"))[0] == 400


async def test_a_damaged_file_is_set_aside_and_nothing_of_it_lost(plugin: Plugin) -> None:
    plugin.files.states["reader"] = '{"attempts": [tru'

    assert (await plugin.ask("GET", "/health"))[0] == 200

    assert plugin.files.aside == ['{"attempts": [tru']


async def test_a_file_with_rubbish_in_it_is_read_as_far_as_it_makes_sense(plugin: Plugin) -> None:
    done = {"id": "x", "service": "replicate", "status": "done", "images": ["/user/images/a.png", "//evil/"]}
    attempts = [7, {"id": "y", "status": "eaten"}, done, {"id": "z", "service": "gone", "status": "waiting"}]
    plugin.files.states["reader"] = json.dumps({"services": [], "attempts": attempts})

    _, body = await plugin.ask("GET", "/prediction/x")

    assert body["images"] == ["/user/images/a.png"]
    assert (await plugin.ask("GET", "/prediction/y"))[0] == 404


async def test_only_the_newest_that_have_ended_are_remembered(plugin: Plugin) -> None:
    ended = [{"id": f"n{n}", "service": "replicate", "status": "done", "begun": n} for n in range(130)]
    plugin.files.states["reader"] = json.dumps({"attempts": ended})
    plugin.vault.environment["REPLICATE_API_TOKEN"] = KEY
    flux(plugin.network)

    await plugin.ask("POST", "/generate", WISH)

    assert len(json.loads(plugin.files.states["reader"])["attempts"]) == 100
    assert (await plugin.ask("GET", "/prediction/n0"))[0] == 404
    assert (await plugin.ask("GET", "/prediction/n129"))[0] == 200


async def test_the_environments_key_goes_to_where_the_administrator_says_the_service_is() -> None:
    plugin = Plugin(AdminRules(openai_url="https://images.example.com/v1"))
    plugin.vault.environment["OPENAI_API_KEY"] = KEY

    await plugin.ask("POST", "/generate", {"service": "openai", "prompt": "a road", "width": 640})

    (call,) = plugin.network.calls
    assert (call.host, call.headers["Authorization"]) == ("images.example.com", f"Bearer {KEY}")
