"""A book opened in a browser of its own, without SillyTavern and without a network."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserType, Page

from tools.browser import PHONE, chromium_for_tests, flags
from tools.data_root import REPO

_AXE = REPO / "node_modules" / "axe-core" / "axe.min.js"
_RUN = "(where) => axe.run(where).then(({ violations }) => violations.map(({ id, help }) => [id, help]))"
_SEEN = """
async () => {
    await Promise.all([...document.images].map((each) => each.decode().catch(() => {})));
    return {
        pictures: [...document.images].map(({ naturalWidth, alt }) => [naturalWidth > 0, alt.length > 0]),
        scripts: document.scripts.length,
        wide: document.documentElement.scrollWidth > innerWidth,
    };
}
"""


def faults(page: Page, where: str) -> list[list[str]]:
    """What axe-core finds wrong in a part of a page."""
    page.evaluate(f"{_AXE.read_text('utf-8')}\n;0")
    found: list[list[str]] = page.evaluate(_RUN, where)
    return found


@dataclass
class Reader:
    """The page, and what it asked for beyond its own file."""

    page: Page
    asked: list[str] = field(default_factory=list)

    def open(self, file: Path) -> dict[str, Any]:
        """Open a book and say what is seen: its pictures (loaded, described), scripts, if it is too wide."""
        self.asked.clear()
        self.page.goto(file.as_uri())
        seen: dict[str, Any] = self.page.evaluate(_SEEN)
        return seen

    def faults(self) -> list[list[str]]:
        """What axe-core finds wrong."""
        return faults(self.page, "html")


@contextmanager
def reader(kind: BrowserType, size: tuple[int, int] = PHONE) -> Iterator[Reader]:
    """Start a Chromium that has no network."""
    browser = kind.launch(executable_path=chromium_for_tests(), args=flags())
    try:
        context = browser.new_context(offline=True, viewport={"width": size[0], "height": size[1]})
        found = Reader(context.new_page())
        found.page.on("request", lambda request: found.asked.append(request.url))
        yield found
    finally:
        browser.close()
