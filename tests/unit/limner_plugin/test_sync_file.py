"""NextChat's sync file by the plugin: what may be asked for, with which secret, and what the page is told."""

import json
from typing import Any

import pytest

from limner_plugin.program import AdminRules
from tests.fakes.server import Plugin

PASSWORD = "correct horse battery"  # noqa: S105 -- a test's
DAV = {"kind": "webdav", "address": "https://dav.example.com/files/mira/", "user": "mira", "secret": PASSWORD}
UPSTASH = {"kind": "upstash", "address": "https://eu.upstash.io", "user": "my chats", "secret": "AX-token"}
BASIC = "bWlyYTpjb3JyZWN0IGhvcnNlIGJhdHRlcnk="


@pytest.fixture(name="plugin")
def _plugin() -> Plugin:
    return Plugin()


async def order(plugin: Plugin, method: str = "GET", path: str = "/nextchat/file", **more: Any) -> Any:
    number = plugin.send(method, path, **more)
    await plugin.clock.settle()
    answer = plugin.answer(number)
    assert answer is not None
    return answer.get("relay") or answer["body"]["error"]


async def test_the_secret_is_entered_once_and_no_character_of_it_comes_back(plugin: Plugin) -> None:
    status, body = await plugin.ask("POST", "/nextchat", DAV)

    assert (status, body) == (
        200,
        {
            "kind": "webdav",
            "address": "https://dav.example.com/files/mira",
            "user": "mira",
            "configured": True,
        },
    )
    assert plugin.vault.secrets == {("reader", "api_key_limner_nextchat"): PASSWORD}
    assert PASSWORD not in plugin.everything()
    assert (await plugin.ask("GET", "/nextchat"))[1] == body
    assert (await plugin.restarted().ask("GET", "/nextchat"))[1] == body
    assert (await plugin.ask("GET", "/nextchat", user="another"))[1]["configured"] is False

    _, body = await plugin.ask("POST", "/nextchat", {"secret": ""})
    assert body == {"kind": "", "address": "", "user": "", "configured": False}
    assert plugin.vault.secrets == {("reader", "api_key_limner_nextchat"): ""}


async def test_a_webdav_server_is_asked_for_nextchats_file_and_for_nothing_else(plugin: Plugin) -> None:
    await plugin.ask("POST", "/nextchat", DAV)

    read = await order(plugin, noneMatch='"v1"')
    write = await order(plugin, "PUT", size=60_000_000, match='"v1"')
    folder = await order(plugin, "POST", "/nextchat/folder")

    base = "/files/mira/chatgpt-next-web"
    told = [(each["method"], each["path"]) for each in (read, write, folder)]
    assert told == [("GET", f"{base}/backup.json"), ("PUT", f"{base}/backup.json"), ("MKCOL", base)]
    assert read["headers"]["Authorization"] == f"Basic {BASIC}"
    assert read["headers"]["If-None-Match"] == '"v1"'
    assert write["headers"]["If-Match"] == '"v1"'
    assert (read["scheme"], read["host"], read["port"], read["address"]) == (
        "https",
        "dav.example.com",
        443,
        "93.184.216.34",
    )
    assert read["secret"] == BASIC


async def test_upstash_is_asked_for_nextchats_keys_and_for_nothing_else(plugin: Plugin) -> None:
    await plugin.ask("POST", "/nextchat", UPSTASH)

    read = await order(plugin, path="/nextchat/file?parts=count,0,1")
    write = await order(plugin, "PUT", "/nextchat/file?parts=3", size=1000)

    stem = "my%20chats-chunk-"
    assert (read["method"], read["path"]) == ("GET", f"/mget/{stem}count/{stem}0/{stem}1")
    assert (write["method"], write["path"]) == ("POST", f"/set/{stem}3")
    assert write["headers"]["Authorization"] == "Bearer AX-token"
    for parts in ("..", "0,../get", "x", "-1", "", ",".join(["0"] * 101)):
        assert (await order(plugin, path=f"/nextchat/file?parts={parts}"))["code"] == "validation"
    assert (await order(plugin, "PUT", "/nextchat/file?parts=0,1", size=9))["code"] == "validation"
    assert (await order(plugin, "POST", "/nextchat/folder"))["code"] == "validation"


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"kind": "ftp"}, "kind"),
        ({"address": "dav.example.com"}, "address"),
        ({"address": "https://a:b@dav.example.com"}, "address"),
        ({"address": "https://dav.example.com/chatgpt-next-web"}, "without"),
        ({"address": "https://dav.example.com/x?y"}, "no ?"),
        ({"address": 7}, "address"),
        ({"user": "a:b"}, "user"),
        ({"user": ""}, "user"),
        ({"user": "a\nb"}, "user"),
        ({"secret": None}, "secret"),
        ({"secret": "x" * 401}, "secret"),
        ({"more": 1}, "more"),
        ({**UPSTASH, "secret": "schlüssel-π"}, "token"),
    ],
)
async def test_what_is_no_address_no_user_or_no_secret_is_refused_and_changes_nothing(
    plugin: Plugin, change: dict[str, object], word: str
) -> None:
    await plugin.ask("POST", "/nextchat", DAV)
    status, body = await plugin.ask("POST", "/nextchat", {**DAV, **change})

    assert status == 400
    assert word in json.dumps(body)
    assert (await plugin.ask("GET", "/nextchat"))[1]["configured"] is True
    assert PASSWORD not in plugin.everything()


async def test_nothing_is_sent_before_an_address_was_entered(plugin: Plugin) -> None:
    assert (await order(plugin))["code"] == "configuration"


async def test_the_secret_goes_to_the_address_it_was_entered_for_and_to_no_other(plugin: Plugin) -> None:
    await plugin.ask("POST", "/nextchat", DAV)
    state = json.loads(plugin.files.states["reader"])
    state["nextchat"]["base"] = "https://evil.example"
    plugin.files.states["reader"] = json.dumps(state)

    assert (await order(plugin.restarted()))["code"] == "configuration"


@pytest.mark.parametrize(
    "address", ["http://10.0.0.7:8080/dav", "https://10.0.0.7/dav", "http://dav.example.com"]
)
async def test_an_inner_address_needs_the_administrators_word(address: str) -> None:
    plugin = Plugin()
    await plugin.ask("POST", "/nextchat", {**DAV, "address": address})
    assert (await order(plugin))["code"] == "configuration"


async def test_an_inner_address_that_is_allowed_is_asked() -> None:
    plugin = Plugin(AdminRules(inner=("10.0.0.7:8080",)))
    await plugin.ask("POST", "/nextchat", {**DAV, "address": "http://10.0.0.7:8080/dav"})
    assert (await order(plugin))["address"] == "10.0.0.7"


async def test_sizes_and_conditions_are_held(plugin: Plugin) -> None:
    await plugin.ask("POST", "/nextchat", DAV)

    assert "larger than 80 MB" in (await order(plugin, "PUT", size=90_000_000))["message"]
    assert "how long" in (await order(plugin, "PUT", size=-1))["message"]
    for bad in ("v1", '"v1', '"a"b"', '"\x80"', '"a", "b"', "x" * 300):
        assert "ETag" in (await order(plugin, match=bad))["message"]
    assert (await order(plugin, "PUT", size=9, noneMatch="*"))["headers"]["If-None-Match"] == "*"
    for verb in ("DELETE", "PROPFIND", "MOVE"):
        assert (await order(plugin, verb))["code"] == "validation"


async def test_users_of_every_language_can_be_sent(plugin: Plugin) -> None:
    await plugin.ask("POST", "/nextchat", {**DAV, "user": "Jürgen", "secret": "schön"})
    assert (await order(plugin))["headers"]["Authorization"] == "Basic SvxyZ2VuOnNjaPZu"
    await plugin.ask("POST", "/nextchat", {**DAV, "user": "美良", "secret": "π"})
    assert (await order(plugin))["headers"]["Authorization"] == "Basic 576O6ImvOs+A"
