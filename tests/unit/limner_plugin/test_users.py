"""What the server's plugin holds is one user's: who gets a deleted one's handle finds nothing of theirs."""

import asyncio
import json
from typing import Any

import pytest

from tests.fakes.server import FLUX, KEY, PNG, REPLICATE, Plugin, flux, reply

FIRST, SECOND = "mira@1", "mira@2"
OPENAI = "POST api.openai.com/v1/images/generations"
WISH = {"service": "openai", "prompt": "a road", "id": "x"}


@pytest.fixture(name="plugin")
async def _plugin() -> Plugin:
    """One where the first user of a handle has a key and a picture under way."""
    plugin = Plugin()
    plugin.vault.secrets["mira", "api_key_limner_openai"] = KEY
    plugin.network.answers[OPENAI] = asyncio.get_running_loop().create_future()
    await plugin.ask("POST", "/config", {"service": "openai", "key": KEY, "model": "dall-e-3"}, user=FIRST)
    assert (await plugin.ask("POST", "/generate", WISH, user=FIRST))[0] == 202
    return plugin


def purge(plugin: Plugin) -> None:
    """SillyTavern deletes the user with all data."""
    plugin.users.deleted.add(FIRST)
    plugin.files.states.clear()
    plugin.vault.secrets.clear()


def painted(plugin: Plugin) -> None:
    plugin.network.answers[OPENAI].set_result(reply(body={"data": [{"url": "https://a.org/a.png"}]}))
    plugin.network.answers["GET a.org/a.png"] = reply(body=PNG)


async def test_the_next_user_of_a_handle_finds_neither_pictures_nor_settings_of_the_one_before(
    plugin: Plugin,
) -> None:
    purge(plugin)

    status, _ = await plugin.ask("GET", "/prediction/x", user=SECOND)
    _, config = await plugin.ask("GET", "/config", user=SECOND)

    openai = next(each for each in config["services"] if each["id"] == "openai")
    assert (status, openai["key"], openai["defaultModel"]) == (404, "none", "gpt-image-1")


async def test_what_was_under_way_ends_and_nothing_is_written_for_the_next_user(plugin: Plugin) -> None:
    stream = plugin.send("GET", "/events/x", user=FIRST)
    await plugin.clock.settle()
    purge(plugin)

    await plugin.ask("GET", "/health", user=SECOND)
    await plugin.clock.settle()

    assert plugin.network.aborted == [OPENAI]
    assert plugin.pushed(stream)[-1] is None
    assert plugin.files.states == {}
    assert plugin.files.images == {}
    assert {"busy": 0} in plugin.posted


@pytest.mark.parametrize("answer", ["painted", "failed"])
async def test_a_picture_that_comes_when_its_user_is_gone_is_not_kept(plugin: Plugin, answer: str) -> None:
    purge(plugin)

    if answer == "painted":
        painted(plugin)
    else:
        plugin.network.answers[OPENAI].set_result(reply(500))
    await plugin.clock.advance(60)

    assert plugin.files.states == {}
    assert plugin.files.images == {}


async def test_a_request_of_a_user_who_is_gone_does_not_end_the_one_after(plugin: Plugin) -> None:
    purge(plugin)
    plugin.vault.environment["REPLICATE_API_TOKEN"] = KEY
    flux(plugin.network)
    await plugin.ask("POST", "/generate", {**WISH, "service": "replicate"}, user=SECOND)

    late, _ = await plugin.ask("GET", "/config", user=FIRST)

    assert late == 403
    assert (await plugin.ask("GET", "/prediction/x", user=SECOND))[1]["status"] == "done"


async def test_replicate_is_told_to_stop_what_a_deleted_user_had_begun() -> None:
    plugin = Plugin()
    plugin.vault.environment["REPLICATE_API_TOKEN"] = KEY
    flux(plugin.network, {"status": "processing"})
    await plugin.ask("POST", "/generate", {**WISH, "service": "replicate"}, user=FIRST)

    await plugin.ask("GET", "/health", user=SECOND)
    await plugin.clock.settle()

    assert plugin.network.asked(f"POST {REPLICATE}/v1/predictions/p1/cancel")
    assert plugin.network.asked(f"POST {REPLICATE}/v1/models/{FLUX}/predictions")


async def test_a_list_of_models_that_a_deleted_users_key_opened_is_not_the_next_ones(plugin: Plugin) -> None:
    models = "GET api.openai.com/v1/models"
    plugin.network.answers[models] = reply(body={"data": [{"id": "image-private"}]})
    await plugin.ask("GET", "/models?service=openai", user=FIRST)
    purge(plugin)
    plugin.vault.environment["OPENAI_API_KEY"] = "sk-of-the-administrator"
    plugin.network.answers[models] = reply(body={"data": []})

    _, listed = await plugin.ask("GET", "/models?service=openai", user=SECOND)

    assert listed == {"models": [], "cached": False}


async def test_a_user_who_stays_keeps_the_picture(plugin: Plugin) -> None:
    painted(plugin)
    await plugin.clock.settle()
    await plugin.ask("GET", "/health", user="other@1")

    _, now = await plugin.ask("GET", "/prediction/x", user=FIRST)

    assert now["status"] == "done"
    assert now["images"]
    assert len(plugin.files.images) == 1
    attempts: list[Any] = json.loads(plugin.files.states["mira"])["attempts"]
    assert [attempt["status"] for attempt in attempts] == ["done"]
