"""Requests of any shape: each is answered by the plugin's own words, none by a failure."""

import json
import logging
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from limner_plugin.errors import RefusalError
from limner_plugin.routes import fields_of
from tests.fakes.server import KEY, Plugin, flux
from tests.unit.in_node import Listener, needs_node

ENTRIES = ["limner", "replicate"]
ROUTES = [
    "/health",
    "/config",
    "/models",
    "/generate",
    "/prediction/x",
    "/prediction/x/cancel",
    "/events/x",
    "/prediction/%zz",
    "/prediction/%00",
    "/prediction/%E0%A4",
    "/prediction/__proto__",
    "/events/..%2f..%2fsecrets",
    "//health",
    "/",
]

WANTED = [
    "service",
    "key",
    "baseUrl",
    "model",
    "prompt",
    "id",
    "folder",
    "wait",
    "width",
    "guidance",
    "count",
]
STRANGE = ["__proto__", "constructor", "toString", "num_outputs", "negative_prompt", "quality", "\ud800", ""]
names = st.sampled_from([*WANTED, *STRANGE])
odd = st.sampled_from(
    [
        "replicate",
        "openai",
        "https://[::1",
        "https://a.org/%",
        "\ud800",
        "\0",
        "x" * 9000,
        10**400,
        -(10**30),
        1e308,
    ]
)
values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text()
    | odd,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(names | st.text(), inner, max_size=3),
    max_leaves=6,
)
bodies = st.dictionaries(names, values, max_size=5) | values
queries = st.text(alphabet="&=%[]+;abz0é\x00servicearch", max_size=40) | st.sampled_from(
    ["search[toString]=x", "service=openai&search[]=a", "__proto__[x]=y", "%ff=%fe", "search=%", "a=1&a=2"]
)


lines = st.tuples(
    st.sampled_from(["GET", "POST", "PUT", "HEAD", "get", ""]),
    st.sampled_from(ROUTES) | st.text(max_size=20).map(lambda text: f"/{text}".replace("?", "")),
    queries,
    st.sampled_from(ENTRIES),
)


@given(lines, bodies.map(json.dumps) | st.text(max_size=50))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
async def test_no_request_makes_the_plugin_fail(
    caplog: pytest.LogCaptureFixture, line: tuple[str, str, str, str], body: str
) -> None:
    caplog.clear()
    plugin = Plugin()
    plugin.vault.environment |= {"REPLICATE_API_TOKEN": KEY, "OPENAI_API_KEY": KEY}
    flux(plugin.network)
    method, path, query, entry = line

    number = plugin.send(method, path, body, entry=entry, query=query, size=len(body))
    await plugin.clock.settle()

    answer: dict[str, Any] = plugin.answer(number) or {}
    assert answer["status"] in {200, 202, 400, 404, 405, 409, 413, 429, 502}
    if answer["status"] >= 400:
        assert answer["body"]["error"]["message"]
    assert [each for each in caplog.records if each.levelno >= logging.ERROR] == []


@pytest.mark.parametrize(
    "query",
    [
        "search[toString]=x",
        "search[]=x",
        "search=a&search=b",
        "service=replicate&service=openai",
        "__proto__[x]=y",
        "search%5Ba%5D=x",
        "search=%zz",
        "search=%ff",
        "search=" + "x" * 2000,
        "&".join(f"a{n}=" for n in range(30)),
    ],
)
@pytest.mark.parametrize("path", ["/health", "/config", "/models", "/prediction/x", "/events/x"])
async def test_a_query_that_is_not_of_plain_texts_is_refused_everywhere(path: str, query: str) -> None:
    status, body = await Plugin().ask("GET", path, query=query)

    assert (status, body["error"]["code"]) == (400, "validation")
    assert body["error"]["faults"]


def test_a_query_is_read_as_browsers_write_it() -> None:
    assert fields_of("") == {}
    assert fields_of("service=openai&search=a+b%20%C3%A9&x=") == {
        "service": "openai",
        "search": "a b é",
        "x": "",
    }
    with pytest.raises(RefusalError):
        fields_of("a=1&a=1")


@pytest.mark.parametrize("body", ["null", "true", "7", '"text"', "[]", "[{}]", '{"a": ', "", '{"a": NaN}'])
@pytest.mark.parametrize("path", ["/generate", "/config"])
async def test_a_body_that_is_no_object_is_refused(path: str, body: str) -> None:
    status, answer = await Plugin().ask("POST", path, body)

    assert (status, answer["error"]["code"]) == (400, "validation")


@pytest.mark.parametrize("name", ["__proto__", "constructor", "toString"])
async def test_the_names_of_objects_own_fields_are_strangers(name: str) -> None:
    status, answer = await Plugin().ask("POST", "/config", {"service": "openai", name: {"key": "x"}})

    assert (status, answer["error"]["faults"]) == (400, [f"There is no field called {name!r}."])


@pytest.mark.parametrize(
    ("digits", "faults"), [(90, 2), (400, ["The data is damaged and was not read (a number of 401 digits)."])]
)
async def test_a_number_of_hundreds_of_digits_is_refused_and_not_a_failure(
    digits: int, faults: int | list[str]
) -> None:
    wish = {"service": "openai", "prompt": "a road", "width": 10**digits, "guidance": -(10**digits)}

    status, answer = await Plugin().ask("POST", "/generate", wish)

    found = answer["error"]["faults"]
    assert status == 400
    assert faults in (found, len(found))


async def test_a_body_that_does_not_say_how_long_it_is_is_not_read() -> None:
    assert (await Plugin().ask("POST", "/generate", {}, size=-1))[0] == 411


SERVE = (Path(__file__).parents[3] / "plugin" / "serve.mjs").as_uri()
PROGRAM = """
const [, url] = process.argv;
const lines = require('node:readline').createInterface({ input: process.stdin });
const modules = Promise.all([import(url), import(url.replace('serve.mjs', 'engine.mjs'))]);
console.error = () => {};
lines.on('line', async (line) => {
    const [{ serve }, { engine }] = await modules;
    const asked = [];
    engine.ask = async (request) => {
        asked.push(request);
        if (request.path === '/broken') throw new Error('at Object.secret');
        return { number: 1, reply: { status: 200, body: {}, headers: {} } };
    };
    const { csrf, request: given } = JSON.parse(line);
    globalThis.COMMAND_LINE_ARGS = { disableCsrf: csrf === false };
    let handler;
    serve({ use: (it) => { handler = it; } }, 'limner');
    const profile = { handle: 'mira', created: 7 };
    const request = {
        method: 'GET', path: '/config', url: '/config', headers: {}, is: () => 'json', session: {},
        user: { profile, directories: { root: '/data', userImages: '/data/images' } },
        ...given,
    };
    if (given.nested) {
        request.body = {};
        for (let inner = request.body, n = 0; n < 200_000; n++) inner = inner.a = {};
    }
    const said = await new Promise((resolve) => {
        const response = {
            headersSent: false, status(code) { this.code = code; return this; }, set() { return this; },
            json(body) { resolve({ status: this.code, body }); },
            end() { resolve({ status: this.code, body: null }); },
        };
        handler(request, response);
    });
    console.log(JSON.stringify({ ...said, asked }));
});
lines.on('close', () => process.exit());
"""


Served = Callable[..., Any]


@pytest.fixture(scope="module")
def served() -> Iterator[Served]:
    """What becomes of a request in Node: the answer, and what Python was asked."""
    node = Listener(PROGRAM, SERVE)
    yield lambda *, csrf=True, **request: node.ask({"csrf": csrf, "request": request})
    node.close()


TOKEN: dict[str, Any] = {"session": {"csrfToken": "abc"}, "headers": {"x-csrf-token": "abc"}}


@needs_node
@pytest.mark.parametrize("method", ["GET", "HEAD"])
@pytest.mark.parametrize(
    "request_",
    [
        {},
        {"session": {"csrfToken": "abc"}},
        {"session": {"csrfToken": "abc"}, "headers": {"x-csrf-token": "abd"}},
        {"session": {"csrfToken": "abc"}, "headers": {"x-csrf-token": "abcd"}},
        {"session": None, "headers": {"x-csrf-token": "undefined"}},
        {"session": {}, "headers": {"x-csrf-token": ""}},
        {"session": {"csrfToken": ""}, "headers": {"x-csrf-token": ""}},
        {"session": {"csrfToken": None}, "headers": {"x-csrf-token": "null"}},
    ],
)
def test_who_has_not_the_pages_token_wakes_nobody_and_counts_nowhere(
    served: Served, method: str, request_: dict[str, Any]
) -> None:
    said = served(method=method, **request_)

    assert (said["status"], said["asked"]) == (403, [])
    assert said["body"]["error"]["message"] == "SillyTavern’s token is missing or old: reload the page."


@needs_node
@pytest.mark.parametrize("path", ["/health", "/config", "/models", "/prediction/x", "/events/x"])
def test_the_token_is_wanted_at_every_address_and_lets_the_page_in(served: Served, path: str) -> None:
    assert served(path=path)["status"] == 403

    (asked,) = served(path=path, url=f"{path}?a[b]=c", **TOKEN)["asked"]
    assert (asked["user"], asked["handle"], asked["query"]) == ("mira@7", "mira", "a[b]=c")


@needs_node
@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 403),
        ({"x-csrf-token": "disabled"}, 200),
        ({"x-csrf-token": "disabled", "sec-fetch-site": "same-origin"}, 200),
        ({"x-csrf-token": "disabled", "sec-fetch-site": "cross-site"}, 403),
        ({"x-csrf-token": "disabled", "sec-fetch-site": "same-site"}, 403),
        ({"x-csrf-token": "disabled", "origin": "null"}, 403),
    ],
)
def test_where_tokens_are_switched_off_other_sites_are_still_strangers(
    served: Served, headers: dict[str, str], status: int
) -> None:
    assert served(csrf=False, headers=headers)["status"] == status


@needs_node
def test_what_fails_in_node_is_said_in_the_plugins_form_without_a_trace(served: Served) -> None:
    said = served(path="/broken", **TOKEN)

    assert said["status"] == 500
    assert said["body"]["error"]["code"] == "provider"
    assert "at " not in said["body"]["error"]["message"].replace("that", "")


@needs_node
def test_a_body_that_is_too_deep_packed_or_of_no_length_is_not_written_anew(served: Served) -> None:
    post: dict[str, Any] = {**TOKEN, "method": "POST"}
    (deep,) = served(**post, nested=True)["asked"]
    assert deep["body"] == ""
    for unsaid in ({"transfer-encoding": "chunked"}, {"content-encoding": "gzip", "content-length": "60"}):
        body = {**post, "headers": {**TOKEN["headers"], **unsaid}, "body": {"prompt": "x" * 50_000}}
        (asked,) = served(**body)["asked"]
        assert (asked["body"], asked["size"]) == ("", -1)
