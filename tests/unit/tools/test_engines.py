"""The clients of Firefox and WebKit, before a stand-in that speaks as the browsers do."""

import asyncio
import json
from collections.abc import Iterator
from typing import Any

import aiohttp
import pytest
from aiohttp import web

from tools import engines
from tools.engines import Firefox, WebKit
from tools.loopback import Loopback


class Browser:
    """A stand-in for both: ``told`` is what it was asked for; each call gives ``answer``."""

    def __init__(self) -> None:
        self.told: list[tuple[str, Any]] = []
        self.answer: object = {"sum": 3}
        self.refuses = False
        self.looks = 0

    @property
    def app(self) -> web.Application:
        app = web.Application()
        app.router.add_get("/session", self._bidi)
        app.router.add_route("*", "/{path:.*}", self._webdriver)
        return app

    async def _bidi(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        async for message in socket:
            asked = json.loads(message.data)
            self.told.append((asked["method"], asked["params"]))
            if self.refuses:
                await socket.send_json(
                    {"type": "error", "id": asked["id"], "error": "no such frame", "message": "It is gone."}
                )
                continue
            await socket.send_json({"type": "event", "method": "log.entryAdded", "params": {}})
            value = {"type": "string", "value": json.dumps(self.answer)}
            result = {"context": "c1", "type": "success", "result": value}
            await socket.send_json({"type": "success", "id": asked["id"], "result": result})
        return socket

    async def _webdriver(self, request: web.Request) -> web.Response:
        body = json.loads(await request.text() or "{}")
        self.told.append((f"{request.method} {request.path}", body))
        if self.refuses:
            error = {"error": "no such window", "message": "It is gone."}
            return web.json_response({"value": error}, status=404)
        value: object = {"sessionId": "s1", "handle": "w1"}
        if request.path.endswith("/execute/async"):
            value = {"value": json.dumps(self.answer)}
        elif request.path.endswith("/execute/sync"):
            self.looks += 1
            if self.looks == 2:
                gone = {"error": "no such frame", "message": "The page before is being left."}
                return web.json_response({"value": gone}, status=404)
            value = self.looks > 3  # it is told of the old page, then asked twice before the new one is there
        elif request.method == "GET":
            value = "w0"
        return web.json_response({"value": value})


@pytest.fixture(name="browser")
def _browser() -> Browser:
    return Browser()


@pytest.fixture(name="address")
def _address(browser: Browser) -> Iterator[str]:
    with Loopback() as loopback:
        yield loopback.serve(browser.app)


@pytest.fixture(name="loop")
def _loop() -> Iterator[engines.Loop]:
    loop = engines.Loop()
    yield loop
    loop.close()


@pytest.fixture(name="session")
def _session(loop: engines.Loop) -> Iterator[aiohttp.ClientSession]:
    async def begin() -> aiohttp.ClientSession:
        return aiohttp.ClientSession()

    session = loop(begin())
    yield session
    loop(session.close())


@pytest.fixture(name="firefox")
def _firefox(address: str, loop: engines.Loop, session: aiohttp.ClientSession) -> Iterator[Firefox]:
    async def connect() -> aiohttp.ClientWebSocketResponse:
        return await session.ws_connect(f"{address}/session")

    firefox = Firefox(loop, loop(connect()))
    listening = loop.begin(firefox.listen())
    yield firefox
    listening.cancel()


@pytest.fixture(name="webkit")
def _webkit(address: str, loop: engines.Loop, session: aiohttp.ClientSession) -> WebKit:
    webkit = WebKit(loop, session, address)
    webkit.begin()
    return webkit


def test_firefox_is_given_arguments_as_json_and_gives_what_the_page_promises(
    firefox: Firefox, browser: Browser
) -> None:
    tab = firefox.tab()
    tab.goto("http://127.0.0.1:1/")
    assert tab.run("(a, b) => ({ sum: a + b })", 1, "two") == {"sum": 3}
    method, asked = browser.told[-1]
    assert method == "script.callFunction"
    assert asked["target"] == {"context": "c1"}
    assert asked["arguments"] == [{"type": "string", "value": '[1, "two"]'}]
    assert "(a, b) => ({ sum: a + b })" in asked["functionDeclaration"]


def test_webkit_looks_at_the_tab_that_is_meant_and_gives_what_the_page_promises(
    webkit: WebKit, browser: Browser
) -> None:
    assert webkit.tab().run("() => 1") == {"sum": 3}
    assert "POST /session/s1/window/new" not in [method for method, _ in browser.told]
    tab = webkit.tab()
    assert [body for method, body in browser.told if method.endswith("/window/new")] == [{"type": "window"}]
    tab.goto("http://127.0.0.1:1/")
    assert tab.run("(a) => a", 1) == {"sum": 3}
    methods = [method for method, _ in browser.told]
    sync, tell = "POST /session/s1/execute/sync", "POST /session/s1/execute/async"
    assert methods[-7:] == ["POST /session/s1/window", sync, "POST /session/s1/url", sync, sync, sync, tell]
    assert browser.told[-1][1]["args"] == ["[1]"]


def test_webkits_driver_waits_for_no_page_itself_for_it_hangs_while_one_still_loads_pictures(
    webkit: WebKit, browser: Browser
) -> None:
    webkit.tab()
    ((_, asked),) = [each for each in browser.told if each[0] == "POST /session"]
    assert asked["capabilities"]["alwaysMatch"]["pageLoadStrategy"] == "none"


def acted(browser: Browser, path: str) -> list[str]:
    """Return what was done with the one device that the last request had."""
    method, asked = browser.told[-1]
    assert method == path
    (device,) = asked["actions"]
    return [each["type"] for each in device["actions"]]


def test_a_press_and_a_key_are_those_of_a_hand(firefox: Firefox, webkit: WebKit, browser: Browser) -> None:
    for tab, path in ((firefox.tab(), "input.performActions"), (webkit.tab(), "POST /session/s1/actions")):
        tab.press(3.4, 5)
        assert acted(browser, path) == ["pointerMove", "pointerDown", "pointerUp"]
        tab.key("Escape")
        assert acted(browser, path) == ["keyDown", "keyUp"]
    assert browser.told[-1][1]["actions"][0]["actions"][0]["value"] == "\ue00c"


def test_what_a_browser_refuses_is_said_in_its_words(
    firefox: Firefox, webkit: WebKit, browser: Browser
) -> None:
    tabs = firefox.tab(), webkit.tab()
    browser.refuses = True
    for tab in tabs:
        with pytest.raises(RuntimeError, match="It is gone"):
            tab.run("() => 1")


def test_an_engine_that_is_not_there_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engines, "FIREFOX", engines.FIREFOX.with_name("no-firefox"))
    assert "make setup" in engines.missing("Firefox")
    assert engines.missing("Chromium") == ""


def test_a_loop_of_its_own_runs_beside_the_tests_own(loop: engines.Loop) -> None:
    async def inside() -> int:
        return loop(asyncio.sleep(0, 7))  # from a thread that has a loop of its own

    assert asyncio.run(inside()) == 7
