"""
Where the browser tests are played: one SillyTavern, one browser profile, a fresh chat for each test.

A page of SillyTavern takes some four seconds to load, so it is kept from test to test. It is loaded anew
where a test asks for other settings than the last one, where that one left them changed, and after a failure.
"""

import contextlib
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext
from playwright.sync_api import Error as PlaywrightError

from tools.browser import WIDE, Watch, new_context
from tools.sillytavern import SillyTavern
from tools.story_page import StoryPage


class Stage:
    """One server and the profile that looks at it; ``watch`` knows what went wrong there."""

    def __init__(self, browser: Browser, tavern: SillyTavern) -> None:
        self._browser = browser
        self.tavern = tavern
        self.watch = Watch()
        self._context: BrowserContext | None = None
        self._story: StoryPage | None = None
        self._settings: dict[str, Any] | None = None
        self._asked_for: dict[str, Any] | None = {}
        self._file = tavern.user / "settings.json"
        self._pristine = self._file.read_bytes()

    def begin(self, settings: Mapping[str, Any]) -> StoryPage:
        """Return the page with a fresh chat open, Limner's settings as given."""
        self.watch.clear()
        story = self._story or self._new_story()
        story.page.set_viewport_size({"width": WIDE[0], "height": WIDE[1]})
        if self._asked_for != settings:
            story.configure(settings)
        self._asked_for = dict(settings)
        story.open()
        self._settings = story.limner_settings()
        return story

    def end(self, *, failed: bool) -> None:
        """Keep the page for the next test if it is as it was found."""
        if failed or self._story is None or not self._story.loaded:
            self._drop()
            self._asked_for = None
            # What the test had changed of ST's own settings is not for the next one.
            self._file.write_bytes(self._pristine)
            # What a chat is left owing would be painted when the next test passes through it.
            for chat in (self.tavern.user / "chats").rglob("*.jsonl"):
                chat.unlink()
        elif self._story.limner_settings() != self._settings:
            self._asked_for = None

    def keep_evidence(self, folder: Path, failure: str) -> None:
        """Write what explains a failure to a person: what failed, screen, console, chat, server."""
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "failure.txt").write_text(failure, encoding="utf-8")
        seen = [*self.watch.complaints(), "", *self.watch.console]
        (folder / "console.log").write_text("\n".join(seen), encoding="utf-8")
        server = self.tavern.log.read_text(encoding="utf-8", errors="replace")
        (folder / "server.log").write_text(re.sub(r"\x1b\[\d+m", "", server)[-50_000:], encoding="utf-8")
        if self._story is None:
            return
        # A page that hangs or never loaded gives what it can: this must not hide the failure itself.
        with contextlib.suppress(PlaywrightError):
            self._story.page.screenshot(path=folder / "screen.png", timeout=5000)
            chat = json.dumps(self._story.held(), indent=1, ensure_ascii=False)
            (folder / "chat.json").write_text(chat, encoding="utf-8")

    def close(self) -> None:
        """Close the profile."""
        self._drop()

    def _new_story(self) -> StoryPage:
        self._context = new_context(self._browser)
        self.watch.over(self._context)
        self._story = StoryPage(self._context.new_page(), self.tavern)
        return self._story

    def _drop(self) -> None:
        if self._context is not None:
            self._context.close()
        self._context = self._story = None
