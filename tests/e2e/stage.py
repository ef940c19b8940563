"""
Where the browser tests are played: one SillyTavern, one browser profile, a fresh chat for each test.

A page of SillyTavern takes some five seconds of both cores to load, so it is kept from test to test, and the
settings that a test asks for are set in it by ``/limn-set``. It is loaded anew where that is no way to them
(text, presets, what a start complains about), after a painter's failures, which Limner remembers, and after a
test that failed.
"""

import contextlib
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext
from playwright.sync_api import Error as PlaywrightError

from limner.settings.settings import Settings
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
        self._file = tavern.user / "settings.json"
        self._pristine = self._file.read_bytes()

    def begin(self, settings: Mapping[str, Any]) -> StoryPage:
        """Return the page with a fresh chat open, Limner's settings as given."""
        self.watch.clear()
        story = self._story or self._new_story()
        story.page.set_viewport_size({"width": WIDE[0], "height": WIDE[1]})
        if not story.loaded or not _tuned(story, settings):
            story.configure(settings)
        story.open()
        return story

    def end(self, *, spoilt: bool) -> None:
        """Keep the page for the next test, unless that must not find it, or what it remembers."""
        if spoilt or self._story is None or not self._story.loaded or _failures_in(self._story):
            self._drop()
            # What the test had changed of ST's own settings is not for the next one.
            self._file.write_bytes(self._pristine)
            # What a chat is left owing would be painted when the next test passes through it.
            for chat in (self.tavern.user / "chats").rglob("*.jsonl"):
                chat.unlink()

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


def _failures_in(story: StoryPage) -> bool:
    notes = [message["extra"].get("limner") for message in story.held() if message.get("extra")]
    return '"state": "failed"' in json.dumps(notes)


_AT_A_START = ("per_hour", "per_day")
"""What was painted before these were set counts, unless the page is loaded anew."""


def _tuned(story: StoryPage, settings: Mapping[str, Any]) -> bool:
    """Set Limner's settings where it runs; False where they were not to be had like that."""
    if not story.tavern.setup.limner:
        return not settings
    wanted, faults = Settings.load(dict(settings))
    held, more = Settings.load(story.limner_settings() or {})
    if faults or more:
        return False
    before = held.to_json()
    for name, value in wanted.to_json().items():
        if before.get(name) == value:
            continue
        if name in _AT_A_START:
            return False
        if not isinstance(value, bool | int | float) and not re.fullmatch(r"[a-z]+", str(value)):
            return False
        story.command(f"/limn-set {name} {json.dumps(value) if isinstance(value, bool) else value}")
    story.save_settings()
    return Settings.load(story.limner_settings() or {})[0] == wanted
