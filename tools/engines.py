"""
Browsers beside Chromium, as Debian has them: Firefox, and WebKitGTK's MiniBrowser, which is Safari's engine.

Playwright drives neither of Debian's, so this speaks to them itself: WebDriver BiDi to Firefox, WebDriver to
WebKitGTK, by the HTTP client that the stand-ins use. Chromium is there for comparison. None reaches any other
machine: Firefox has a proxy that is not there for all but loopback, and the pages of the tests ask for
nothing else.
"""

import asyncio
import json
import os
import socket
import subprocess
import tempfile
import threading
import time
from collections.abc import Coroutine, Iterator
from concurrent.futures import Future
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, Protocol, TypeVar

import aiohttp
from playwright.sync_api import BrowserContext, Page

from tools.browser import CHROMIUM, chromium_type, flags, new_context
from tools.loopback import HOST, PATIENCE

FIREFOX = Path("/usr/bin/firefox-esr")
DRIVER = Path("/usr/bin/WebKitWebDriver")
MINI_BROWSER = next(
    Path("/usr/lib").glob("*/webkit2gtk-4.1/MiniBrowser"), Path("/usr/lib/webkit2gtk-4.1/MiniBrowser")
)
XVFB = Path("/usr/bin/Xvfb")

LAN = "tavern.lan"
"""A name that is this machine in Firefox: a page from there is no secure context, as on a phone at home."""


def name_at_home(engine: str) -> str:
    """
    Return a name that is this machine in this engine, and no secure context; empty where there is none.

    WebKitGTK cannot be told one: it knows the machine's own, which must mean nothing but the machine.
    """
    if engine != "WebKit":
        return LAN
    own = socket.gethostname()
    try:
        addresses = {str(each[4][0]) for each in socket.getaddrinfo(own, None)}
    except OSError:
        return ""
    return own if own != "localhost" and addresses in ({HOST}, {HOST, "::1"}) else ""


LONGEST = 4 * PATIENCE
"""Seconds for one answer: these draw without a graphics card, and one of them waits for a page to load."""

T = TypeVar("T")

_KEYS = {"Enter": "\ue007", "Escape": "\ue00c", "ArrowRight": "\ue014"}
"""What WebDriver calls a key, by ``KeyboardEvent.key``; one that writes is what it writes."""

_NO_SOUND = "--enable-media=false"
"""
For WebKitGTK: without a sound card its player hangs now and then, on a busy machine, while it reads the sound
of SillyTavern's new messages. The page has never done loading then, and SillyTavern waits for that before it
begins.
"""

_BETWEEN = 0.05
"""Seconds between two looks whether WebKit's next page is there."""

_PREFERENCES: dict[str, bool | int | str] = {
    "network.dns.localDomains": LAN,
    "network.proxy.type": 1,
    "network.proxy.http": HOST,
    "network.proxy.http_port": 9,
    "network.proxy.ssl": HOST,
    "network.proxy.ssl_port": 9,
    "network.proxy.no_proxies_on": f"{HOST},localhost,{LAN}",
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "app.update.enabled": False,
    "browser.safebrowsing.malware.enabled": False,
    "browser.safebrowsing.phishing.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.page": 0,
    "datareporting.policy.dataSubmissionEnabled": False,
    "dom.disable_open_during_load": False,
    "extensions.update.enabled": False,
    "services.settings.server": "data:,none",
    "toolkit.telemetry.enabled": False,
    "ui.prefersReducedMotion": 1,
    "dom.disable_beforeunload": False,
}


class BrowserTab(Protocol):
    """One tab; what a function returns must be JSON."""

    def goto(self, url: str) -> None:
        """Load a page, and wait until its document is read."""
        ...

    def run(self, function: str, *arguments: object) -> Any:  # noqa: ANN401 -- whatever the page returns
        """Call a JavaScript function of the page's with these values, and wait for what it promises."""
        ...

    def press(self, x: float, y: float) -> None:
        """Press the mouse there, in CSS pixels of the window, as a hand does."""
        ...

    def key(self, name: str) -> None:
        """Press a key by its name, such as ``Escape`` or ``a``."""
        ...

    def close(self) -> None:
        """Close it."""
        ...


class Engine(Protocol):
    """A browser that runs."""

    name: str

    def tab(self) -> BrowserTab:
        """Open a tab."""
        ...


class Loop:
    """An event loop on a thread of its own: the tests' own thread may have Playwright's."""

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="engine", daemon=True)
        self._thread.start()

    def __call__(self, work: Coroutine[Any, Any, T], patience: float = LONGEST) -> T:
        """Have it done, and return what it gives."""
        return self.begin(work).result(patience)

    def begin(self, work: Coroutine[Any, Any, T]) -> "Future[T]":
        """Begin what goes on beside."""
        return asyncio.run_coroutine_threadsafe(work, self._loop)

    def close(self) -> None:
        """End it."""
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(timeout=10)
        self._loop.close()


# -- Firefox -----------------------------------------------------------------------------------------------


class Firefox:
    """Debian's Firefox over WebDriver BiDi."""

    name = "Firefox"

    def __init__(self, loop: Loop, socket: aiohttp.ClientWebSocketResponse) -> None:
        self._loop, self._socket = loop, socket
        self._count = 0
        self._waiting: dict[int, asyncio.Future[dict[str, Any]]] = {}

    async def listen(self) -> None:
        """Hand each answer to who waits for it, until the browser goes."""
        async for message in self._socket:
            answer = json.loads(message.data)
            waiting = self._waiting.pop(answer.get("id", -1), None)
            if waiting is not None and not waiting.done():
                waiting.set_result(answer)

    async def send(self, method: str, **parameters: object) -> dict[str, Any]:
        """Ask the browser for something; RuntimeError where it refuses."""
        self._count += 1
        waiting = self._waiting[self._count] = asyncio.get_running_loop().create_future()
        await self._socket.send_json({"id": self._count, "method": method, "params": parameters})
        answer = await waiting
        if answer["type"] == "error":
            raise RuntimeError(f"Firefox refused {method}: {answer['error']}: {answer['message']}")
        result: dict[str, Any] = answer["result"]
        return result

    def ask(self, method: str, **parameters: object) -> dict[str, Any]:
        """Ask from the tests' thread."""
        return self._loop(self.send(method, **parameters))

    def tab(self) -> "FirefoxTab":
        """Open a tab."""
        return FirefoxTab(self, self.ask("browsingContext.create", type="tab")["context"])


class FirefoxTab:
    """A tab of Firefox's."""

    def __init__(self, firefox: Firefox, context: str) -> None:
        self._firefox, self._context = firefox, context

    def goto(self, url: str) -> None:
        """Load a page."""
        self._firefox.ask("browsingContext.navigate", context=self._context, url=url, wait="interactive")

    def run(self, function: str, *arguments: object) -> Any:  # noqa: ANN401 -- whatever the page returns
        """Call a function in the page."""
        given = {"type": "string", "value": json.dumps(arguments)}
        answer = self._firefox.ask(
            "script.callFunction",
            functionDeclaration=_called(function),
            awaitPromise=True,
            target={"context": self._context},
            arguments=[given],
        )
        if answer["type"] == "exception":
            raise RuntimeError(answer["exceptionDetails"]["text"])
        return json.loads(answer["result"]["value"])

    def press(self, x: float, y: float) -> None:
        """Press the mouse."""
        self._act(_pressed(x, y))

    def key(self, name: str) -> None:
        """Press a key."""
        self._act(_key(name))

    def _act(self, actions: dict[str, object]) -> None:
        self._firefox.ask("browsingContext.activate", context=self._context)
        self._firefox.ask("input.performActions", context=self._context, actions=[actions])

    def close(self) -> None:
        """Close it."""
        self._firefox.ask("browsingContext.close", context=self._context)


@contextmanager
def firefox() -> Iterator[Firefox]:
    """Start Firefox with a profile of its own, which goes with it."""
    with ExitStack() as around:
        profile = Path(around.enter_context(tempfile.TemporaryDirectory(prefix="limner-firefox-")))
        lines = [
            f"user_pref({json.dumps(name)}, {json.dumps(value)});" for name, value in _PREFERENCES.items()
        ]
        (profile / "user.js").write_text("\n".join(lines), encoding="utf-8")
        command = [str(FIREFOX), "--headless", "--no-remote", "--remote-debugging-port=0"]
        process = around.enter_context(
            _process([*command, "--profile", str(profile), "about:blank"], heard=True)
        )
        address = _said(process, "WebDriver BiDi listening on ").strip()
        loop = Loop()
        around.callback(loop.close)
        session = loop(_session())
        around.callback(lambda: loop(session.close()))
        socket = loop(_connect(session, f"{address}/session"))
        browser = Firefox(loop, socket)
        listening = loop.begin(browser.listen())
        around.callback(listening.cancel)
        browser.ask("session.new", capabilities={})
        yield browser
        browser.ask("session.end")


async def _session() -> aiohttp.ClientSession:
    return aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(LONGEST))


async def _connect(session: aiohttp.ClientSession, url: str) -> aiohttp.ClientWebSocketResponse:
    return await session.ws_connect(url, max_msg_size=0)


# -- WebKitGTK ---------------------------------------------------------------------------------------------


class RefusalError(RuntimeError):
    """What WebKit's driver would not do; ``code`` is WebDriver's own word for why."""

    def __init__(self, code: str, why: str) -> None:
        super().__init__(why)
        self.code = code


class WebKit:
    """WebKitGTK's MiniBrowser over WebDriver; a session of it keeps nothing."""

    name = "WebKit"

    def __init__(self, loop: Loop, session: aiohttp.ClientSession, address: str) -> None:
        self._loop, self._session, self._address = loop, session, address
        self._id = ""
        self._at = self._first = ""

    def begin(self) -> None:
        """Have the browser started."""
        options = {"binary": str(MINI_BROWSER), "args": ["--automation", _NO_SOUND]}
        wanted = {"browserName": "MiniBrowser", "webkitgtk:browserOptions": options}
        wanted["pageLoadStrategy"] = "none"  # see WebKitTab.goto
        answer = self._ask("POST", "/session", capabilities={"alwaysMatch": wanted})
        self._id = answer["sessionId"]
        limit = int(LONGEST * 1000)
        self.ask("POST", "/timeouts", script=limit, pageLoad=limit)
        self._at = self._first = self.ask("GET", "/window")
        self.ask("POST", "/window/rect", width=1280, height=900)

    def end(self) -> None:
        """End the browser."""
        self.ask("DELETE", "")

    def ask(self, method: str, path: str, **body: object) -> Any:  # noqa: ANN401 -- see run
        """Ask the session for something; ``RefusalError`` where it refuses."""
        return self._ask(method, f"/session/{self._id}{path}", **body)

    def tab(self) -> "WebKitTab":
        """
        Return the tab that is there from the start, then one in a window of its own.

        One behind another in the same window is hidden: its timers are held back, and it takes no press.
        """
        first, self._first = self._first, ""
        return WebKitTab(self, first or self.ask("POST", "/window/new", type="window")["handle"])

    def look_at(self, handle: str) -> None:
        """Have what follows go to this tab."""
        if handle != self._at:
            self.ask("POST", "/window", handle=handle)
            self._at = handle

    def forget(self) -> None:
        """No tab is looked at any more."""
        self._at = ""

    def _ask(self, method: str, path: str, **body: object) -> Any:  # noqa: ANN401 -- see run
        return self._loop(self._call(method, path, body))

    async def _call(self, method: str, path: str, body: dict[str, object]) -> Any:  # noqa: ANN401 -- see run
        data = json.dumps(body) if method == "POST" else None
        async with self._session.request(method, self._address + path, data=data) as answer:
            value = (await answer.json(content_type=None))["value"]
        if answer.status >= 400:
            raise RefusalError(value["error"], f"WebKit refused {path}: {value['error']}: {value['message']}")
        return value


class WebKitTab:
    """A tab of WebKit's."""

    def __init__(self, webkit: WebKit, handle: str) -> None:
        self._webkit, self._handle = webkit, handle

    def goto(self, url: str) -> None:
        """
        Load a page.

        The driver must not wait for it: told to wait for a document that is read (``eager``), it waits again
        before each script while the page still loads pictures, for what has come already, until it gives up.
        """
        self._webkit.look_at(self._handle)
        self._at_once("window.drivenBefore = true;")
        self._webkit.ask("POST", "/url", url=url)
        ends = time.monotonic() + LONGEST
        while not self._is_read():
            if time.monotonic() > ends:
                raise RuntimeError(f"WebKit has not read {url} within {LONGEST:g} s.")
            time.sleep(_BETWEEN)

    def _is_read(self) -> bool:
        """Whether the next document is there; the one before may go while it is asked."""
        try:
            return bool(self._at_once("return !window.drivenBefore && document.readyState !== 'loading';"))
        except RefusalError as refusal:
            if refusal.code != "no such frame":
                raise
            return False

    def _at_once(self, script: str) -> Any:  # noqa: ANN401 -- see run
        return self._webkit.ask("POST", "/execute/sync", script=script, args=[])

    def run(self, function: str, *arguments: object) -> Any:  # noqa: ANN401 -- whatever the page returns
        """Call a function in the page."""
        self._webkit.look_at(self._handle)
        script = (
            f"const done = arguments[1]; ({_called(function)})(arguments[0])"
            ".then((value) => done({ value }), (error) => done({ error: String(error) }));"
        )
        answer = self._webkit.ask("POST", "/execute/async", script=script, args=[json.dumps(arguments)])
        if "error" in answer:
            raise RuntimeError(answer["error"])
        return json.loads(answer["value"])

    def press(self, x: float, y: float) -> None:
        """Press the mouse."""
        self._act(_pressed(x, y))

    def key(self, name: str) -> None:
        """Press a key."""
        self._act(_key(name))

    def _act(self, actions: dict[str, object]) -> None:
        self._webkit.look_at(self._handle)
        self._webkit.ask("POST", "/actions", actions=[actions])

    def close(self) -> None:
        """Close it."""
        self._webkit.look_at(self._handle)
        self._webkit.ask("DELETE", "/window")
        self._webkit.forget()


@contextmanager
def webkit() -> Iterator[WebKit]:
    """Start WebKitGTK on a screen that nobody sees."""
    with ExitStack() as around:
        home = around.enter_context(tempfile.TemporaryDirectory(prefix="limner-webkit-"))
        reader, writer = os.pipe()
        around.callback(os.close, reader)
        screen = [str(XVFB), "-displayfd", str(writer), "-screen", "0", "1280x900x24", "-nolisten", "tcp"]
        around.enter_context(_process(screen, pass_fds=(writer,)))
        os.close(writer)
        with os.fdopen(os.dup(reader)) as said:
            display = said.readline().strip()
        quiet = {"WEBKIT_DISABLE_COMPOSITING_MODE": "1", "LIBGL_ALWAYS_SOFTWARE": "1", "HOME": home}
        loop = Loop()
        around.callback(loop.close)
        session = loop(_session())
        around.callback(lambda: loop(session.close()))
        port = _free_port()
        command = [str(DRIVER), f"--host={HOST}", f"--port={port}"]
        around.enter_context(_process(command, environment={**quiet, "DISPLAY": f":{display}"}))
        address = f"http://{HOST}:{port}"
        loop(_up(session, f"{address}/status"))
        browser = WebKit(loop, session, address)
        browser.begin()
        try:
            yield browser
        finally:
            browser.end()


async def _up(session: aiohttp.ClientSession, url: str) -> None:
    """Wait for a server that has just been started."""
    for _ in range(100):
        try:
            async with session.get(url):
                return
        except aiohttp.ClientConnectionError:
            await asyncio.sleep(0.1)
    raise RuntimeError(f"Nothing answers at {url}.")


def _free_port() -> int:
    with socket.socket() as free:
        free.bind((HOST, 0))
        return int(free.getsockname()[1])


# -- Chromium ----------------------------------------------------------------------------------------------


class Chromium:
    """Debian's Chromium over Playwright, as in all other tests, for what is compared with the others."""

    name = "Chromium"

    def __init__(self, context: BrowserContext) -> None:
        self._context = context

    def tab(self) -> "ChromiumTab":
        """Open a tab."""
        return ChromiumTab(self._context.new_page())


class ChromiumTab:
    """A tab of Chromium's."""

    def __init__(self, page: Page) -> None:
        self._page = page

    def goto(self, url: str) -> None:
        """Load a page."""
        self._page.goto(url, wait_until="domcontentloaded")

    def run(self, function: str, *arguments: object) -> Any:  # noqa: ANN401 -- whatever the page returns
        """Call a function in the page."""
        return json.loads(self._page.evaluate(_called(function), json.dumps(arguments)))

    def press(self, x: float, y: float) -> None:
        """Press the mouse."""
        self._page.mouse.click(x, y)

    def key(self, name: str) -> None:
        """Press a key."""
        self._page.keyboard.press(name)

    def close(self) -> None:
        """Close it."""
        self._page.close()


@contextmanager
def chromium() -> Iterator[Chromium]:
    """Start Chromium, to which ``LAN`` is this machine."""
    hosts = f"MAP {LAN} {HOST}, MAP * ~NOTFOUND, EXCLUDE {HOST}, EXCLUDE localhost"
    with chromium_type() as kind:
        browser = kind.launch(executable_path=CHROMIUM, args=flags(hosts))
        try:
            yield Chromium(new_context(browser))
        finally:
            browser.close()


# -- all of them -------------------------------------------------------------------------------------------


def missing(engine: str) -> str:
    """Return what an engine needs and this machine has not, in one sentence; empty where all is there."""
    needed = {"Firefox": [FIREFOX], "WebKit": [DRIVER, MINI_BROWSER, XVFB]}
    absent = [str(path) for path in needed.get(engine, []) if not path.exists()]
    return f"There is no {', '.join(absent)}: run `make setup`." if absent else ""


def _called(function: str) -> str:
    """Return a function that takes its arguments as JSON and promises JSON."""
    return f"async (given) => JSON.stringify((await ({function})(...JSON.parse(given))) ?? null)"


def _pressed(x: float, y: float) -> dict[str, object]:
    """Return what WebDriver calls a press of the mouse."""
    moved = {"type": "pointerMove", "x": round(x), "y": round(y), "duration": 0}
    both = [{"type": kind, "button": 0} for kind in ("pointerDown", "pointerUp")]
    return {"type": "pointer", "id": "mouse", "actions": [moved, *both]}


def _key(name: str) -> dict[str, object]:
    """Return what WebDriver calls a press of a key."""
    both = [{"type": kind, "value": _KEYS.get(name, name)} for kind in ("keyDown", "keyUp")]
    return {"type": "key", "id": "keyboard", "actions": both}


@contextmanager
def _process(
    command: list[str],
    *,
    environment: dict[str, str] | None = None,
    pass_fds: tuple[int, ...] = (),
    heard: bool = False,
) -> Iterator[subprocess.Popen[str]]:
    """Run a program, and end it: also where whoever plays the tests is killed (setpriv of util-linux)."""
    process = subprocess.Popen(
        ["/usr/bin/setpriv", "--pdeathsig", "TERM", "--", *command],
        env={**os.environ, **(environment or {})},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE if heard else subprocess.DEVNULL,
        text=True,
        pass_fds=pass_fds,
        start_new_session=True,
    )
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        if process.stderr is not None:
            process.stderr.close()


def _said(process: subprocess.Popen[str], beginning: str) -> str:
    """Return what a program says behind these words, and read on what it says after that."""
    for line in process.stderr or ():
        if beginning in line and process.stderr is not None:
            threading.Thread(target=process.stderr.read, daemon=True).start()
            return line.partition(beginning)[2]
    raise RuntimeError(f"{process.args!r} ended without saying “{beginning}”.")
