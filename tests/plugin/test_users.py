"""The plugin in a real SillyTavern with accounts: what becomes of a user who is deleted."""

from collections.abc import Iterator

import pytest

from tests.plugin.conftest import Client
from tools import openai_service
from tools.data_root import Setup
from tools.loopback import Loopback
from tools.openai_service import OpenAIService
from tools.sillytavern import SillyTavern

API = {"base": "/api/users"}


@pytest.fixture(name="openai")
def _openai() -> Iterator[OpenAIService]:
    service = OpenAIService()
    yield service
    service.release()


@pytest.fixture(name="tavern")
def _tavern(openai: OpenAIService) -> Iterator[tuple[SillyTavern, str]]:
    with Loopback() as loopback:
        url = loopback.serve(openai.app)
        config = f'limner:\n  innerAddresses: ["{url.removeprefix("http://")}"]\n'
        accounts = {"SILLYTAVERN_ENABLEUSERACCOUNTS": "true"}
        setup = Setup(url, url, limner=False, plugin=True, config=config, environment=accounts)
        with SillyTavern(setup) as tavern:
            yield tavern, f"{url}/v1"


def logged_in(tavern: SillyTavern, handle: str) -> Client:
    client = Client(tavern)
    answer = client.ask("POST", "/login", {"handle": handle, "password": ""}, **API)
    assert answer.status == 200, answer.text
    return client


def test_a_deleted_users_room_is_not_the_next_ones(
    tavern: tuple[SillyTavern, str], openai: OpenAIService
) -> None:
    server, url = tavern
    admin = logged_in(server, "default-user")
    assert admin.ask("POST", "/create", {"handle": "mira", "name": "Mira"}, **API).status == 200
    mira, folder = logged_in(server, "mira"), server.root / "mira"
    openai.mood = openai_service.Mood(hang_containing="")
    change = {"service": "openai", "baseUrl": url, "key": openai_service.KEY, "model": "mine"}
    assert mira.ask("POST", "/config", change).status == 200
    assert mira.ask("POST", "/generate", {"service": "openai", "prompt": "a lake", "id": "x"}).status == 202
    openai.paintings.wait_for(bool, "the request")
    assert (folder / "limner-plugin.json").is_file()

    # A file that is written meanwhile makes SillyTavern's purge fail: its administrator asks again.
    deletions = (admin.ask("POST", "/delete", {"handle": "mira", "purge": True}, **API) for _ in range(3))
    assert any(each.status == 204 for each in deletions)
    assert mira.ask("GET", "/config").status == 403
    assert admin.ask("POST", "/create", {"handle": "mira", "name": "Another"}, **API).status == 200
    openai.release()
    openai.paintings.wait_for(lambda all_: all_[0].outcome != "painting", "its end")
    another = logged_in(server, "mira")

    config = another.ask("GET", "/config").json["services"][1]
    assert (config["key"], config["defaultModel"]) == ("none", "gpt-image-1")
    assert another.ask("GET", "/prediction/x").status == 404
    assert not (folder / "limner-plugin.json").exists()
    assert list((folder / "user" / "images").rglob("limner-*")) == []
