"""
Where the browser tests are played: one SillyTavern, one browser profile, a fresh chat for each test.

A page of SillyTavern takes some eight seconds of a processor to load, so it is kept from test to test, and
the settings that a test asks for are set in it by ``/limn-set``. What stands beside the settings (presets,
painters) is told Limner as a page tells it when it begins. What a painter failed at is painted after the
test, so that Limner remembers no failure. The page is loaded anew where none of that is enough (what a start
complains about, what is counted since one, a failure that stays), and after a test that failed. What a page
wrote into the browser's storage goes with it. The profile stays, for it holds what makes a load quick: the
compiled code of SillyTavern's scripts, and the snapshot that Limner starts from.
"""

import contextlib
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, BrowserType
from playwright.sync_api import Error as PlaywrightError

from limner.settings.settings import CONTROLS, Settings
from tests.e2e.drawer import EXTENSIONS, close_drawers
from tests.e2e.greeting import GREET
from tools.browser import WIDE, Watch, profile
from tools.sillytavern import SillyTavern
from tools.story_page import StoryPage

_SNAPSHOT_AT_ONCE = "window.limnerTimings = { deadlines: { calm: 0 } };"
_ANSWERED = """
const answered = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
});
"""
_MADE = f"""
async () => {{
    {_ANSWERED}
    // Nobody is told when it is kept, so there is no event to wait for but the storage itself.
    const database = await answered(indexedDB.open('limner-start'));
    const ends = performance.now() + 60_000;
    while (!(await answered(database.transaction('snapshot').objectStore('snapshot').getKey('image')))) {{
        if (performance.now() > ends)
            throw new Error('No snapshot was kept: do python/modules.json and vendor/ fit these files?');
        await new Promise((resolve) => setTimeout(resolve, 100));
    }}
    database.close();
}}
"""
_FORGET = f"""
async (kept) => {{
    {_ANSWERED}
    localStorage.clear();
    sessionStorage.clear();
    for (const name of await caches.keys()) await caches.delete(name);
    for (const {{ name }} of await indexedDB.databases()) {{
        if (kept.includes(name)) continue;
        await new Promise((resolve, reject) => {{
            answered(indexedDB.deleteDatabase(name)).then(resolve, reject);
            setTimeout(() => reject(new Error(`${{name}} is still in use`)), 20_000);
        }});
    }}
    const names = (await indexedDB.databases()).map(({{ name }}) => name);
    if (!names.includes('limner-start')) return;
    // A page may have gone before it was noted that Python did start from the snapshot.
    const database = await answered(indexedDB.open('limner-start'));
    const transaction = database.transaction('snapshot', 'readwrite');
    transaction.objectStore('snapshot').delete('trial');
    await new Promise((resolve, reject) => {{
        transaction.oncomplete = resolve;
        transaction.onabort = () => reject(transaction.error);
    }});
    database.close();
}}
"""
_PAINT = """
async ([message, patience]) => {
    const typed = `/limn mode=missing provider=sd ${message}`;
    await Promise.race([
        SillyTavern.getContext().executeSlashCommandsWithOptions(typed),
        new Promise((resolve) => setTimeout(resolve, patience)),
    ]);
    toastr.remove(); // what was said of the failure
}
"""


APART = {"continuity": False, "delete_with": "never", "first_run": "over"}
"""
The card of who has just come has a test of its own, and stands above what the others press.
Continuity has tests of its own; to all others a picture's words are its tag's. So have the pictures of
deleted messages: a question after each would stand in the way.
"""


class Stage:
    """One server and the profile that looks at it; ``watch`` knows what went wrong there."""

    def __init__(self, chromium: BrowserType, tavern: SillyTavern) -> None:
        self._chromium = chromium
        self.tavern = tavern
        self.watch = Watch()
        self._context: BrowserContext | None = None
        self._story: StoryPage | None = None
        self._has_snapshot = False
        self._file = tavern.user / "settings.json"
        self._pristine = self._file.read_bytes()

    def begin(self, settings: Mapping[str, Any]) -> StoryPage:
        """Return the page with a fresh chat open, Limner's settings as given, and what is ``APART``."""
        settings = {**APART, **settings} if self.tavern.setup.limner else settings
        story = self._story or self._new_story()
        self.watch.clear()
        story.page.set_viewport_size({"width": WIDE[0], "height": WIDE[1]})
        if not story.loaded or not _tuned(story, settings):
            story.configure(settings)
        story.page.evaluate("() => toastr.remove()")  # it would lie over what this test presses
        story.open()
        return story

    def mend(self) -> None:
        """Paint what failed in the chat that is open: Limner remembers a painter's failure until then."""
        story = self._story
        if story is None or not story.loaded:
            return
        with contextlib.suppress(PlaywrightError):  # a page that is gone is found out by ``end``
            for message, kept in enumerate(_notes(story)):
                if _FAILED in kept:
                    story.page.evaluate(_PAINT, [message, 5000])

    def end(self, *, spoilt: bool, forget_snapshot: bool = False) -> None:
        """Keep the page for the next test, unless that must not find it, or what it remembers."""
        story = self._story
        spoilt = spoilt or not story or not story.loaded or _failures_in(story)
        if spoilt or not story or not _rests(story) or not _tidied(story):
            self._has_snapshot = self._has_snapshot and not forget_snapshot
            self._drop()
            # What the test had changed of ST's own settings is not for the next one.
            self._file.write_bytes(self._pristine)
            # What a chat is left owing would be painted when the next test passes through it.
            for folder in ("chats", "group chats"):
                for chat in (self.tavern.user / folder).rglob("*.jsonl"):
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
        if self._context is not None:
            self._context.close()
        self._context = self._story = None

    def _new_story(self) -> StoryPage:
        if self._context is None:
            self._context = profile(self._chromium)
            self.watch.over(self._context)
            self._has_snapshot = False
        story = StoryPage(self._context.new_page(), self.tavern)
        if self.tavern.setup.limner and not self._has_snapshot:
            self._leave_snapshot(story)
        self._story = story
        return story

    def _leave_snapshot(self, story: StoryPage) -> None:
        """Let the page start plainly, and wait until it has left what all later starts begin with."""
        devtools = story.page.context.new_cdp_session(story.page)
        devtools.send("Page.enable")  # without it the script is taken and never run
        at_once = devtools.send("Page.addScriptToEvaluateOnNewDocument", {"source": _SNAPSHOT_AT_ONCE})
        story.reload()
        devtools.send("Page.removeScriptToEvaluateOnNewDocument", at_once)
        devtools.detach()
        story.page.evaluate(_MADE)
        self._has_snapshot = True

    def _drop(self) -> None:
        """Close all pages and forget what they wrote into the browser's storage."""
        self._story = None
        if self._context is None:
            return
        empty, *pages = self._context.pages
        try:
            for page in pages:
                page.close()
            self._context.unroute_all()
            self._context.set_offline(False)
            empty.goto(f"{self.tavern.url}/version")
            empty.evaluate(_FORGET, ["limner-start"] if self._has_snapshot else [])
            empty.goto("about:blank")
        except PlaywrightError:
            self.close()  # a server that is gone, a browser that hangs: the next test has a new profile


_FAILED = '"state": "failed"'


def _notes(story: StoryPage) -> list[str]:
    """Return what Limner keeps in each message of the chat that is open, as text."""
    return [json.dumps((message.get("extra") or {}).get("limner")) for message in story.held()]


def _failures_in(story: StoryPage) -> bool:
    return any(_FAILED in kept for kept in _notes(story))


def _rests(story: StoryPage) -> bool:
    """Wait a little for Limner to have nothing to paint: the next test counts what is painted."""
    with contextlib.suppress(PlaywrightError):  # a page that is gone
        if story.page.evaluate("() => document.documentElement.dataset.limner") != "ready":
            return True
        for _ in range(30):
            status = story.command("/limn-status")
            if status and not sum(json.loads(status)[count] for count in ("painting", "waiting")):
                return True
            story.page.wait_for_timeout(100)
    return False


def _tidied(story: StoryPage) -> bool:
    """Close what the test left open over the chat: the next one presses on what lies behind."""
    page = story.page
    with contextlib.suppress(PlaywrightError):  # a page that is gone
        for window in reversed(page.locator("dialog[open]").all()):
            page.keyboard.press("Escape")
            window.wait_for(state="hidden", timeout=1000)
        if page.locator(EXTENSIONS).is_visible():
            close_drawers(page)
        return not page.locator("dialog[open]").count()
    return False


_AT_A_START = ("per_hour", "per_day", "delete_with")
"""
What was painted before these limits were set counts, unless the page is loaded anew; and what was deleted is
asked about a moment later, by what is set then.
"""

# As the command itself: typed, ST would fill in the macros that a setting may hold.
_SET = "text => SillyTavern.getContext().SlashCommandParser.commands['limn-set'].callback({}, text)"


def _tuned(story: StoryPage, settings: Mapping[str, Any]) -> bool:
    """Set Limner's settings where it runs; False where they were not to be had like that."""
    if not story.tavern.setup.limner:
        return not settings
    wanted, faults = Settings.load(dict(settings))
    held, more = Settings.load(story.limner_settings() or {})
    if faults or more:
        return False
    before = held.to_json()
    changed = [name for name, value in wanted.to_json().items() if before.get(name) != value]
    if set(changed) & set(_AT_A_START):
        return False
    if dict(held.kept) != dict(wanted.kept) or not set(changed) <= set(CONTROLS):
        # In a chat with nothing in it: what another is left owing would be gone on with.
        story.open()
        story.page.evaluate(GREET, wanted.to_json())
        changed = []
    for name in changed:
        value = getattr(wanted, name)
        typed = json.dumps(value) if isinstance(value, bool) else str(value) or '""'
        story.page.evaluate(_SET, f"{name} {typed}")
    story.save_settings()
    return Settings.load(story.limner_settings() or {})[0] == wanted
