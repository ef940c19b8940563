"""
A headless Chromium that talks to nobody but this machine, and a watch over what its pages do.

The demo, the browser tests and the bench share it. ``Watch`` keeps what must not happen unnoticed: uncaught
errors and requests to any host but loopback.
"""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import (
    Browser,
    BrowserContext,
    BrowserType,
    ConsoleMessage,
    Page,
    Playwright,
    Request,
    expect,
    sync_playwright,
)

from tools.loopback import PATIENCE

CHROMIUM = "/usr/bin/chromium"
_HEADLESS = "/usr/bin/chromium-headless-shell"
WIDE = (1280, 900)
PHONE = (390, 844)

_UNWANTED = (
    "OptimizationHints",
    "MediaRouter",
    "Translate",
    # Each window would have a process of its own for the suggestions of an address bar that nobody sees: it
    # costs more than half a second of a processor.
    "WebUIOmniboxPopup",
    "WebUIOmniboxAimPopup",
    "WebUIOmniboxFullPopup",
)
_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    f"--disable-features={','.join(_UNWANTED)}",
)
ONE_COMPILER = "--no-wasm-dynamic-tiering --no-wasm-tier-up"
"""
For V8, where Python runs for seconds: to compile anew, with the slow compiler, what runs often takes as long
as all of a start, and is not paid back by then.
"""
_NOBODY = "MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost"
_running = list[Playwright]()
"""The one that is ready, while it is."""

_LOOPBACK = {"127.0.0.1", "localhost", "::1"}


def flags(hosts: str = _NOBODY) -> list[str]:
    """Return what Chromium is started with; what the rest forgets cannot leave either by these ``hosts``."""
    return [*_FLAGS, f"--host-resolver-rules={hosts}"]


def _watched() -> bool:
    """Whether a person wants to look on: with ``LIMNER_WINDOW`` set there is a window, and time to see it."""
    return bool(os.environ.get("LIMNER_WINDOW"))


def _pause() -> int:
    """Return the milliseconds between two steps."""
    return 300 if _watched() else 0


def _found(path: str) -> str:
    if not Path(path).exists():
        raise FileNotFoundError(
            f"There is no {path}. Run `make setup`, or install Debian's {Path(path).name}."
        )
    return path


def chromium_for_tests() -> str:
    """
    Return the Chromium that the browser tests play in: the one without any part of a window.

    It is the same engine of the same version, and a page that is loaded anew takes 2.6 seconds of a processor
    in it for 3.3 in Chromium, which is headless by keeping its window to itself. The demo and the bench play
    in Chromium as users have it.
    """
    return CHROMIUM if _watched() else _found(_HEADLESS)


@contextmanager
def chromium_type() -> Iterator[BrowserType]:
    """
    Have Playwright ready to start Debian's Chromium, with patience.

    There can be one on a thread: who asks inside another's block shares that one.
    """
    _found(CHROMIUM)
    expect.set_options(timeout=PATIENCE * 1000)
    if _running:
        yield _running[0].chromium
        return
    with sync_playwright() as playwright:
        _running.append(playwright)
        try:
            yield playwright.chromium
        finally:
            _running.clear()


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start Debian's Chromium."""
    with chromium_type() as kind:
        browser = kind.launch(
            executable_path=CHROMIUM, args=flags(), headless=not _watched(), slow_mo=_pause()
        )
        try:
            yield browser
        finally:
            browser.close()


def profile(kind: BrowserType, size: tuple[int, int] = WIDE) -> BrowserContext:
    """
    Start a Chromium with one profile, which is on disk until it is closed, and a window of ``size``.

    There alone Chromium keeps the compiled code of scripts, and here all of it after their first run: a page
    of SillyTavern takes half the time to load. The first of its pages is empty and keeps it from ending.
    """
    context = kind.launch_persistent_context(
        "",  # a folder of its own, deleted in the end
        executable_path=chromium_for_tests(),
        args=[*flags(), "--v8-cache-options=code", f"--js-flags={ONE_COMPILER}"],
        headless=not _watched(),
        slow_mo=_pause(),
        viewport={"width": size[0], "height": size[1]},
        locale="en-US",
        reduced_motion="reduce",  # each frame of what moves is drawn by the processor
    )
    context.set_default_timeout(PATIENCE * 1000)
    return context


def new_context(browser: Browser, size: tuple[int, int] = WIDE) -> BrowserContext:
    """Return a fresh profile with a window of ``size``."""
    context = browser.new_context(viewport={"width": size[0], "height": size[1]}, locale="en-US")
    context.set_default_timeout(PATIENCE * 1000)
    return context


# Without slots: Playwright hangs its wrapper of a bound method on the object that the method is of.
@dataclass
class Watch:
    """
    What the pages of one browser profile did.

    Attributes:
        console: every console line, as ``level: text``.
        page_errors: errors nobody caught.
        foreign: addresses asked for outside this machine.
        expected: patterns of errors that a test means to cause.
    """

    console: list[str] = field(default_factory=list)
    page_errors: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)
    expected: list[re.Pattern[str]] = field(default_factory=list)

    def over(self, context: BrowserContext) -> "Watch":
        """Watch ``context`` from now on."""
        context.on("console", self._said)
        context.on("weberror", lambda error: self.page_errors.append(str(error.error)))
        # No other host is found (``flags``), so what asks for one fails. To hear of each of the 357 requests
        # that a page makes takes half a second of a processor.
        context.on("requestfailed", self._asked)
        context.on("page", lambda page: page.on("crash", self._crashed))
        return self

    def clear(self) -> None:
        """Forget what was seen and what was expected."""
        self.console.clear()
        self.page_errors.clear()
        self.foreign.clear()
        self.expected.clear()

    def expect(self, pattern: str) -> None:
        """Allow errors that match ``pattern``."""
        self.expected.append(re.compile(pattern))

    def console_errors(self) -> list[str]:
        """Return the console's error lines, SillyTavern's own among them."""
        return [line for line in self.console if line.startswith("error: ")]

    def complaints(self) -> list[str]:
        """Return what must not have happened: uncaught errors, errors of ours, requests to strangers."""
        ours = [line for line in self.console_errors() if "limner" in line.lower()]
        errors = [*self.page_errors, *ours]
        unexpected = [line for line in errors if not any(known.search(line) for known in self.expected)]
        return unexpected + [f"a request left this machine: {url}" for url in self.foreign]

    def _said(self, message: ConsoleMessage) -> None:
        at = message.location.get("url", "").partition("?")[0]
        suffix = f" ({at})" if message.type == "error" and at else ""
        self.console.append(f"{message.type}: {message.text}{suffix}")

    def _asked(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme in {"http", "https", "ws", "wss"} and parts.hostname not in _LOOPBACK:
            self.foreign.append(request.url)

    def _crashed(self, page: Page) -> None:
        self.page_errors.append(f"the page at {page.url} crashed")
