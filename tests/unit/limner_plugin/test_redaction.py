"""Where a key goes, and that it never comes back: to the base it was given for, and out of no answer."""

import base64
import json
import logging
from collections.abc import Callable
from typing import Any
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from limner_plugin.addresses import Guard, base_of, is_below
from limner_plugin.errors import RefusalError
from limner_plugin.ports import Call, HttpAnswer
from limner_plugin.program import AdminRules
from limner_plugin.redaction import PIECE, SealedFormatter, Secret
from limner_plugin.wire import Access, Wire
from tests.fakes.server import FLUX, KEY, PNG, REPLICATE, Network, Plugin, flux, reply

OWNER = "https://gw.example.com/owner/v1"
OWN = "sk-of-the-user-0123456789"

SAME = [
    "https://gw.example.com/owner/v1/",
    "https://gw.example.com/owner/v1///",
    "HTTPS://GW.Example.COM/owner/v1",
    "https://gw.example.com:443/owner/v1",
    "https://gw.example.com./owner/v1",
    "https://gw.example.com/owner/./v1",
    "https://gw.example.com/owner/v2/../v1",
    "https://gw.example.com/owner/%76%31",
    "https://gw.example.com/owner/v2/%2e%2E/v1",
]
OTHER = [
    "https://gw.example.com/other/v1",
    "https://gw.example.com/owner/v1/../other/v1",
    "https://gw.example.com/owner/v1/../../other/v1",
    "https://gw.example.com/owner/v1/%2e%2e/other/v1",
    "https://gw.example.com/owner/v1/.%2E/other/v1",
    "https://gw.example.com/owner/v1/%252e%252e/other/v1",
    "https://gw.example.com/owner/v1/..;/other/v1",
    "https://gw.example.com/owner/v1/..%2fother/v1",
    "https://gw.example.com/owner/v1%2f..%2fother",
    "https://gw.example.com/owner/v1/more",
    "https://gw.example.com/owner/v11",
    "https://gw.example.com/owner",
    "https://gw.example.com",
    "https://gw.example.com//owner/v1",
    "https://gw.example.com/Owner/v1",
    "https://gw.example.com:8443/owner/v1",
    "https://gw.example.com.evil.example.com/owner/v1",
    "https://evil.example.com/owner/v1",
    "http://gw.example.com/owner/v1",
    "http://gw.example.com:443/owner/v1",
]
NEVER = [
    "https://gw.example.com@evil.example.com/owner/v1",
    "https://:word@gw.example.com/owner/v1",
    "https://gw.example.com/owner/v1?to=https://evil.example.com",
    "https://gw.example.com/owner/v1#x",
    "https://gw.example.com/owner/%zz",
    "https://gw.example.com/owner/v1%",
    "https://gw.example.com\\@evil.example.com/owner/v1",
    "//gw.example.com/owner/v1",
]


def sent(plugin: Plugin) -> list[str]:
    """The keys that went out, each with where."""
    return [
        f"{key} {call.scheme}://{call.host}:{call.port}{call.path}"
        for call in plugin.network.calls
        if (key := call.headers.get("Authorization", "").removeprefix("Bearer "))
    ]


async def paint(plugin: Plugin, base: str) -> Any:
    await plugin.ask("POST", "/config", {"service": "openai", "baseUrl": base})
    return await plugin.ask("POST", "/generate", {"service": "openai", "prompt": "a road"})


@pytest.fixture(name="plugin", params=["environment", "saved"])
async def _plugin(request: pytest.FixtureRequest) -> Plugin:
    """One with a key for the owner's base: the administrator's, or one that the user has saved."""
    rules = (
        AdminRules(openai_url=OWNER, inner=("gw.example.com",)) if request.param == "environment" else None
    )
    plugin = Plugin(rules or AdminRules(inner=("gw.example.com",)))
    if request.param == "environment":
        plugin.vault.environment["OPENAI_API_KEY"] = OWN
    else:
        await plugin.ask("POST", "/config", {"service": "openai", "baseUrl": OWNER, "key": OWN})
    return plugin


@pytest.mark.parametrize("base", OTHER)
async def test_a_key_does_not_go_to_another_base_at_the_same_gateway(plugin: Plugin, base: str) -> None:
    await paint(plugin, base)

    assert plugin.network.calls
    assert sent(plugin) == []


@pytest.mark.parametrize("base", SAME)
async def test_a_key_goes_to_its_base_however_that_is_written(plugin: Plugin, base: str) -> None:
    await paint(plugin, base)

    assert sent(plugin) == [f"{OWN} https://gw.example.com:443/owner/v1/images/generations"]


@pytest.mark.parametrize("base", NEVER)
async def test_what_is_more_than_a_base_is_refused(plugin: Plugin, base: str) -> None:
    status, body = await plugin.ask("POST", "/config", {"service": "openai", "baseUrl": base})

    assert (status, body["error"]["code"]) == (400, "validation")


@given(st.lists(st.sampled_from(["..", ".", "%2e%2e", "%2E.", "owner", "v1", "", "%2f", "%252e", "a"])))
def test_a_base_never_leads_above_the_host_and_has_one_form(parts: list[str]) -> None:
    base = base_of("https://gw.example.com/" + "/".join(parts))

    assert base == base_of(base)
    assert not {".", ".."} & set(base.split("/"))
    assert base.startswith("https://gw.example.com")


async def test_a_redirect_does_not_carry_the_key_on(plugin: Plugin) -> None:
    plugin.network.answers["POST gw.example.com/owner/v1/images/generations"] = reply(
        307, {}, location="https://gw.example.com/other/v1/images/generations"
    )

    await paint(plugin, OWNER)

    assert [call.path for call in plugin.network.calls] == ["/owner/v1/images/generations"]


async def test_a_picture_is_fetched_without_the_key_wherever_it_lies(plugin: Plugin) -> None:
    picture = f"{OWNER}/files/a.png"
    plugin.network.answers["POST gw.example.com/owner/v1/images/generations"] = reply(
        body={"data": [{"url": picture}]}
    )
    plugin.network.answers["GET gw.example.com/owner/v1/files/a.png"] = reply(body=PNG)

    await paint(plugin, OWNER)

    assert [call.path for call in plugin.network.calls][-1] == "/owner/v1/files/a.png"
    assert len(sent(plugin)) == 1


async def test_replicates_own_addresses_for_looking_and_cancelling_are_not_followed() -> None:
    plugin = Plugin()
    plugin.vault.environment["REPLICATE_API_TOKEN"] = KEY
    flux(plugin.network, {"status": "processing"})
    urls = {"get": "https://evil.example.com/p1", "cancel": "https://evil.example.com/p1/cancel"}
    create = f"POST {REPLICATE}/v1/models/{FLUX}/predictions"
    plugin.network.answers[create] = reply(201, {"id": "p1", "status": "starting", "urls": urls})

    await plugin.ask("POST", "/generate", {"service": "replicate", "prompt": "a road", "id": "x"})
    await plugin.ask("POST", "/prediction/x/cancel")

    assert {call.host for call in plugin.network.calls} == {REPLICATE}


async def test_a_file_cannot_send_replicates_key_elsewhere() -> None:
    plugin = Plugin()
    evil = {"replicate": {"base": "https://evil.example.com", "given": "https://evil.example.com"}}
    plugin.files.states["reader"] = json.dumps({"services": evil})
    plugin.vault.environment["REPLICATE_API_TOKEN"] = KEY
    plugin.vault.secrets["reader", "api_key_limner_replicate"] = OWN

    await plugin.ask("POST", "/generate", {"service": "replicate", "prompt": "a road"})

    assert {call.host for call in plugin.network.calls} == {REPLICATE}
    assert sent(plugin)[0].startswith(KEY)


@pytest.mark.parametrize("path", ["/../other", "/%2e%2e/other", "/x/../../other", "x", ""])
async def test_no_service_can_ask_above_its_base(path: str) -> None:
    network = Network()

    with pytest.raises(RefusalError):
        await Wire(network, Guard()).ask("It", Access(OWNER, OWN, ""), "GET", path)

    assert network.calls == []
    assert is_below(OWNER, f"{OWNER}/images")


def old_file(base: str, origin: str) -> str:
    """What version 1 has written down for a user who had saved a key."""
    account = {"base": base, "model": "", "origin": origin}
    return json.dumps({"v": 1, "services": {"openai": account}, "attempts": []})


@pytest.mark.parametrize(
    ("base", "origin", "known"),
    [
        (OWNER, "https://gw.example.com:443", True),
        ("https://GW.example.com/owner/v1/", "https://gw.example.com:443", True),
        ("", "https://api.openai.com:443", True),
        (OWNER, "https://api.openai.com:443", False),
        ("", "https://gw.example.com:443", False),
        ("rubbish", "https://gw.example.com:443", False),
    ],
)
async def test_a_key_of_an_older_version_belongs_to_the_base_that_is_set(
    base: str, origin: str, known: bool
) -> None:
    plugin = Plugin()
    plugin.files.states["reader"] = old_file(base, origin)
    plugin.vault.secrets["reader", "api_key_limner_openai"] = OWN
    await plugin.ask("GET", "/prediction/x")

    for at in (base if base != "rubbish" else OWNER, "https://gw.example.com/other/v1"):
        await paint(plugin, at)

    assert [key.partition(" ")[0] for key in sent(plugin)] == ([OWN] if known else [])
    assert json.loads(plugin.files.states["reader"])["services"]["openai"]["origin"] == ""


async def test_what_an_older_version_wrote_is_bound_once_and_not_again_later() -> None:
    plugin = Plugin()
    plugin.files.states["reader"] = old_file("https://gw.example.com/other/v1", "https://gw.example.com:443")
    plugin.vault.secrets["reader", "api_key_limner_openai"] = OWN
    await plugin.ask("POST", "/config", {"service": "openai", "baseUrl": OWNER})

    await paint(plugin.restarted(), OWNER)

    assert sent(plugin) == []


FORMS: list[Callable[[str], str]] = [
    lambda key: key,
    str.upper,
    lambda key: key[:PIECE],
    lambda key: key[-PIECE:],
    lambda key: quote(key, safe=""),
    lambda key: "".join(f"%{ord(sign):02x}" for sign in key),
    lambda key: quote("".join(f"%{ord(sign):02X}" for sign in key)),
    lambda key: "".join(f"\\u{ord(sign):04x}" for sign in key),
    lambda key: "".join(f"\\x{ord(sign):02x}" for sign in key),
    lambda key: "".join(f"&#{ord(sign)};" for sign in key),
    lambda key: "".join(f"&#x{ord(sign):x};" for sign in key),
    lambda key: json.dumps(json.dumps(key)),
    lambda key: key[:5] + "\u200b" + key[5:],
    lambda key: key[:5] + "\0" + key[5:],
    lambda key: base64.b64encode(key.encode()).decode(),
    lambda key: base64.urlsafe_b64encode(f"Bearer {key}".encode()).decode(),
    lambda key: base64.b64encode(f"u:{key} more".encode()).decode(),
    lambda key: quote(base64.b64encode(f":{key}".encode()).decode(), safe=""),
    lambda key: key.encode().hex(),
    lambda key: key.encode().hex().upper(),
]


def readable(text: str, key: str) -> bool:
    """Whether somebody who has the text finds eight characters of the key in it, written as above."""
    low, pieces = text.lower(), [key[at : at + PIECE] for at in range(len(key) - PIECE + 1)]
    spelled: list[Callable[[str], str]] = [str, FORMS[5], FORMS[7], FORMS[8], FORMS[9], FORMS[10], FORMS[18]]
    if any(form(piece).lower() in low for piece in pieces for form in spelled):
        return True
    coded = [base64.b64encode(bytes(lead) + key.encode()).decode()[lead + 1 : -4] for lead in range(3)]
    return any(each in text or each.translate(str.maketrans("+/", "-_")) in text for each in coded)


TRICKY = "r8_a+b/c=d?e%f\\g\"h'i-0123456789ABC"


@pytest.mark.parametrize("key", [KEY, TRICKY, "exactly8"])
@pytest.mark.parametrize("form", FORMS, ids=range(len(FORMS)))
def test_a_key_is_found_in_every_form(form: Callable[[str], str], key: str) -> None:
    if len(form(key)) < len(key):
        key = KEY
    clean = Secret(key).words(f"Your key <{form(key)}> is wrong.")

    assert clean.startswith("Your key <")
    assert "…" in clean
    assert not readable(clean, key)
    assert Secret(key).holds(form(key))


@given(
    st.text(),
    st.text(alphabet=st.characters(min_codepoint=33, max_codepoint=126), min_size=PIECE, max_size=60),
)
def test_whatever_stands_around_a_key_does_not_hide_it(around: str, key: str) -> None:
    clean = Secret(key).words(f"{around} {key} {around}")

    assert key not in clean
    assert Secret(key).words(clean) == clean


def test_what_is_no_key_is_left_as_it_is() -> None:
    words = 'The model "flux" costs 5 % & takes 3 s <see https://example.com/a%20b?c=d>.'

    assert Secret(KEY).words(words) == words
    assert Secret("").words(words) == words


def echoing(said: str, status: int) -> Callable[[], HttpAnswer]:
    """A service that says this in every field of every answer, and in every header."""
    entry = {
        **dict.fromkeys(("id", "name", "owner", "description", "error", "detail", "message", "logs"), said),
        "status": "failed",
        "latest_version": {"id": said, "openapi_schema": said},
    }
    whole = {
        **entry,
        "error": {"message": said, "code": said, "type": said, "param": said},
        "data": [{**entry, "url": f"https://{said}.example.com/{said}.png?{said}"}],
        "models": [entry],
        "results": [entry],
        "output": [f"https://{said}.example.com/{said}.png"],
        "metrics": {"predict_time": said},
        "urls": {"get": said, "cancel": said},
    }
    headers = dict.fromkeys(("x_request_id", "retry_after", "location", "content_type", "set_cookie"), said)
    return lambda: reply(status, whole, **headers)


class Echo(Network):
    """A network in which every service echoes."""

    def __init__(self, said: str, status: int) -> None:
        super().__init__()
        self.answer = echoing(said, status)

    async def send(self, call: Call) -> HttpAnswer:
        self.calls.append(call)
        return self.answer()


ECHOED = [(KEY, form, status) for form in FORMS for status in (200, 429)]
ECHOED += [(KEY, FORMS[4], status) for status in (201, 302, 400, 401, 402, 403, 404, 422, 500, 503)]
ECHOED += [("r8plainkey0123456789", FORMS[0], status) for status in (200, 201, 400, 500)]


@pytest.mark.parametrize(("key", "form", "status"), ECHOED, ids=range(len(ECHOED)))
async def test_a_service_that_says_the_key_in_every_field_is_not_repeated(
    key: str, form: Callable[[str], str], status: int, caplog: pytest.LogCaptureFixture
) -> None:
    plugin = Plugin(network=Echo(form(key), status))
    plugin.vault.environment |= {"REPLICATE_API_TOKEN": key, "OPENAI_API_KEY": key}

    for service in ("replicate", "openai"):
        waiting = {"service": service, "prompt": "a road", "id": service, "wait": True}
        numbers = [plugin.send("POST", "/generate", waiting), plugin.send("GET", f"/events/{service}")]
        numbers += [plugin.send("GET", f"/models?service={service}{more}") for more in ("", "&search=a")]
        await plugin.clock.advance(150)
        assert all(map(plugin.answer, numbers))

    assert len(plugin.network.calls) > 3
    assert not readable(plugin.everything(), key)
    assert not readable(caplog.text, key)


async def test_a_painted_picture_comes_without_the_key_that_its_answer_was_full_of() -> None:
    plugin = Plugin()
    plugin.vault.environment["OPENAI_API_KEY"] = OWN
    body = {"data": [{"b64_json": base64.b64encode(PNG).decode(), "revised_prompt": OWN}], "id": OWN}
    plugin.network.answers["POST api.openai.com/v1/images/generations"] = reply(body=body, x_request_id=OWN)

    _, done = await plugin.ask(
        "POST", "/generate", {"service": "openai", "prompt": "a road", "wait": True, "id": "x"}
    )

    assert (done["status"], len(done["images"])) == ("done", 1)
    assert done["predictionId"] == done["making"]["external"] == ""
    assert not readable(plugin.everything(), OWN)


async def test_models_that_are_called_as_the_key_are_not_listed_and_others_are() -> None:
    plugin = Plugin()
    plugin.vault.environment["OPENAI_API_KEY"] = OWN
    names = ["gpt-image-1", f"gpt-image-{OWN}", quote(f"image {OWN}"), "image-" + OWN[:PIECE]]
    plugin.network.answers["GET api.openai.com/v1/models"] = reply(body={"data": [{"id": n} for n in names]})

    _, listed = await plugin.ask("GET", "/models?service=openai")

    assert [model["id"] for model in listed["models"]] == ["gpt-image-1"]


@pytest.mark.parametrize(
    "address",
    [f"https://{KEY}.example.com/a.png", f"https://a.example.com/{quote(KEY)}", f"https://b.org/?k={KEY}"],
)
async def test_an_address_that_would_carry_the_key_away_is_not_asked(address: str) -> None:
    plugin = Plugin()
    plugin.vault.environment["OPENAI_API_KEY"] = KEY
    plugin.network.answers["POST api.openai.com/v1/images/generations"] = reply(
        body={"data": [{"url": address}]}
    )

    _, body = await plugin.ask("POST", "/generate", {"service": "openai", "prompt": "x", "wait": True})

    assert "an address that has your key in it" in body["error"]["message"]
    assert len(plugin.network.calls) == 1


async def test_of_several_pictures_only_those_that_would_carry_the_key_away_are_left() -> None:
    plugin = Plugin()
    plugin.vault.environment["OPENAI_API_KEY"] = KEY
    addresses = [f"https://{KEY}.example.com/a.png", "https://b.org/b.png", f"https://b.org/{'x' * 9000}"]
    body = {"data": [{"url": address} for address in addresses]}
    plugin.network.answers["POST api.openai.com/v1/images/generations"] = reply(body=body)
    plugin.network.answers["GET b.org/b.png"] = reply(body=PNG)

    _, done = await plugin.ask("POST", "/generate", {"service": "openai", "prompt": "x", "wait": True})

    assert (done["status"], len(done["images"]), len(plugin.network.calls)) == ("done", 1, 2)


async def test_a_picture_with_the_key_inside_is_not_kept() -> None:
    plugin = Plugin()
    plugin.vault.environment["OPENAI_API_KEY"] = KEY
    coded = base64.b64encode(PNG + b"tEXt" + KEY.encode()).decode()
    plugin.network.answers["POST api.openai.com/v1/images/generations"] = reply(
        body={"data": [{"b64_json": coded}]}
    )

    _, body = await plugin.ask("POST", "/generate", {"service": "openai", "prompt": "x", "wait": True})

    assert "a picture that has your key in it" in body["error"]["message"]
    assert plugin.files.images == {}


async def test_a_short_key_does_not_make_what_a_service_says_useless() -> None:
    plugin = Plugin()
    plugin.vault.environment["OPENAI_API_KEY"] = "sd"
    plugin.network.answers["GET api.openai.com/v1/models"] = reply(
        body={"data": [{"id": "image-sd"}, {"id": "sd"}]}
    )

    _, listed = await plugin.ask("GET", "/models?service=openai")

    assert [model["id"] for model in listed["models"]] == ["image-sd"]


def test_the_log_holds_no_key_that_was_ever_read() -> None:
    form = SealedFormatter("[Limner] %(message)s")
    assert form.learn(KEY) == KEY
    record = logging.LogRecord("limner", logging.ERROR, "", 1, "Failed: %s", (quote(KEY),), None)
    try:
        int(KEY)
    except ValueError as error:
        record.exc_info = (type(error), error, error.__traceback__)

    said = form.format(record)

    assert said.startswith("[Limner] Failed: …\nTraceback")
    assert "invalid literal for int()" in said
    assert not readable(said, KEY)
