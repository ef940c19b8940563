"""Who sits before a SillyTavern in a browser that Playwright does not drive: sends, swipes, looks."""

import json
import re
import time
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from tools.engines import BrowserTab
from tools.loopback import PATIENCE
from tools.sillytavern import SillyTavern

T = TypeVar("T")

LONG = 2 * PATIENCE
"""Seconds that are waited for what must happen; only a fault is waited for to the end."""

IMAGE = re.compile(r'<img src="[^"]*" title="([^"]*)" alt="[^"]*">')

DEADLINES = {"calm": 0, "storage": 30_000, "wake": 60_000}
"""A snapshot at once, and the time that a machine needs which plays much else."""

_PRELUDE = """
// For tests: what is told here is heard before Limner begins.
window.limnerTimings = { beat: 500, patience: 8000, wake: 60_000, deadlines: GIVEN };
window.limnerWorkers = [];
{
    const { eventSource, eventTypes } = SillyTavern.getContext();
    eventSource.once(eventTypes.APP_READY, () => { window.limnerAppReady = performance.now(); });
}
window.Worker = class extends Worker {
    constructor(...given) {
        super(...given);
        window.limnerWorkers.push(this);
        this.addEventListener('message', ({ data }) => {
            if (typeof data === 'string' && data.startsWith('{"snapshot":')) window.limnerMade = data;
            if (typeof data !== 'string' || !data.startsWith('{"state":"ready"')) return;
            window.limnerReady = [performance.now(), JSON.parse(data).timings.total];
        });
    }
};
"""


def lay_prelude(tavern: SillyTavern, deadlines: Mapping[str, int]) -> None:
    """Lay ours before Limner's own ``index.js``: the only way to its worker that all engines have."""
    entry = tavern.limner / "index.js"
    prelude = _PRELUDE.replace("GIVEN", json.dumps(deadlines))
    entry.write_text(prelude + entry.read_text(encoding="utf-8"), encoding="utf-8")


_UNTIL = "const until = async (is) => { while (!is()) await new Promise((go) => setTimeout(go, 50)); };"
_READY = """async () => {
    const { limner: state, limnerStart: start = '' } = document.documentElement.dataset;
    const there = window.limnerAppReady && SillyTavern.getContext().onlineStatus !== 'no_connection';
    if (!there || !['ready', 'failed'].includes(state)) return null;
    return { state, start, times: [window.limnerAppReady, ...(window.limnerReady ?? [0, 0])] };
}"""
_STANDS = """() => {
    const { limner = 'not begun' } = document.documentElement.dataset;
    const { onlineStatus } = SillyTavern.getContext();
    const app = window.limnerAppReady ? 'ready' : 'not ready';
    return `document ${document.readyState}, SillyTavern ${app}, ${onlineStatus}, Limner ${limner}`;
}"""
_OPEN = f"""async (name, chat) => {{
    {_UNTIL}
    const ctx = () => SillyTavern.getContext();
    const run = (text) => ctx().executeSlashCommandsWithOptions(text);
    await run(`/go ${{name}}`);
    await until(() => ctx().getCurrentChatId() && ctx().chat.length);
    const before = ctx().getCurrentChatId();
    if (!chat) await run('/newchat');
    else if (chat !== before) await ctx().openCharacterChat(chat);
    const here = () => (chat ? ctx().getCurrentChatId() === chat : ctx().getCurrentChatId() !== before);
    await until(() => here() && ctx().chat.length);
    return [ctx().characters[ctx().characterId].avatar, ctx().getCurrentChatId()];
}}"""
# ST drops a press that comes too soon; what it has taken is never pressed twice.
_PRESSED = """
    const pressed = async (selector, taken) => {
        for (let tries = 0; tries < 20 && !taken(); tries++) {
            document.querySelector(selector).click();
            for (let turn = 0; turn < 30 && !taken(); turn++) await new Promise((go) => setTimeout(go, 50));
        }
    };
"""
_SEND = f"""async (text) => {{
    {_UNTIL}{_PRESSED}
    const ctx = () => SillyTavern.getContext();
    const busy = () => document.body.dataset.generating;
    await until(() => !busy());
    const before = ctx().chat.length;
    const box = document.getElementById('send_textarea');
    box.value = text;
    box.dispatchEvent(new Event('input', {{ bubbles: true }}));
    await pressed('#send_but', () => busy() || ctx().chat.length > before);
}}"""
_REPLIED = "!document.body.dataset.generating && !SillyTavern.getContext().chat.at(-1).is_user"
_SWIPE = f"""async () => {{
    {_UNTIL}{_PRESSED}
    const ctx = () => SillyTavern.getContext();
    const busy = () => document.body.dataset.generating;
    const last = () => ctx().chat.at(-1);
    await until(() => !busy());
    const before = last().swipe_id ?? 0;
    await pressed('#chat .last_mes .swipe_right', () => busy() || last().swipe_id > before);
    await until(() => !busy() && last().swipe_id > before && last().swipes.length > last().swipe_id);
}}"""
_PICTURES = """() => [...document.querySelectorAll('#chat .last_mes .mes_text img')]
    .filter((image) => image.complete && image.naturalWidth > 0)
    .map((image) => image.title)"""
# A drawer that opens moves what is in it: a press must find it where it was seen.
_PLACE = """async (selector) => {
    const element = document.querySelector(selector);
    if (!element) return null;
    element.scrollIntoView({ block: 'center', behavior: 'instant' });
    const place = () => {
        const { x, y, width, height } = element.getBoundingClientRect();
        return [x + width / 2, y + height / 2];
    };
    const before = place();
    await new Promise((go) => setTimeout(go, 100));
    const at = place();
    const still = String(at) === String(before);
    return still && element.contains(document.elementFromPoint(...at)) ? at : null;
}"""
_OVER = """async (selector) => {
    const element = document.querySelector(selector);
    if (!element) return 'it is not in the page';
    const { x, y, width, height } = element.getBoundingClientRect();
    const over = document.elementFromPoint(x + width / 2, y + height / 2);
    return `it is at ${[x, y, width, height].map(Math.round)}, under ${over?.outerHTML.slice(0, 200)}`;
}"""
_SEEN = "async (selector) => Boolean(document.querySelector(selector)?.getClientRects().length)"
_KILL = """async () => {
    const count = limnerWorkers.length;
    limnerWorkers.at(-1).terminate();
    return count;
}"""
_KEPT = """async () => {
    const answered = (request) => new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
    });
    const database = await answered(indexedDB.open('limner-start'));
    try {
        if (!database.objectStoreNames.contains('snapshot')) return false;
        const store = database.transaction('snapshot').objectStore('snapshot');
        return Boolean(await answered(store.getKey('image')));
    } finally {
        database.close();
    }
}"""


class Seat:
    """
    One tab with SillyTavern in it.

    ``ready_ms`` is when Limner was ready, from the navigation on, ``app_ms`` when SillyTavern was, and
    ``worker_ms`` what the worker's start took; ``how`` it started: ``plain`` or ``snapshot``, empty before.
    ``chat`` is the one that is open.
    """

    def __init__(self, tab: BrowserTab, tavern: SillyTavern, url: str = "") -> None:
        self.tab = tab
        self.tavern = tavern
        self.url = url or tavern.url
        self.ready_ms = self.app_ms = self.worker_ms = 0.0
        self.how = ""
        self._avatar = self.chat = ""

    @property
    def loaded(self) -> bool:
        """Whether SillyTavern is there."""
        return bool(self.how)

    def load(self) -> str:
        """Load SillyTavern (again), and return how Limner started: ``plain`` or ``snapshot``."""
        self.tab.goto(self.url)
        self.until(lambda: self.tab.run("() => Boolean(window.SillyTavern)"), "SillyTavern to be there")
        try:
            told = self.until(lambda: self.tab.run(_READY), "Limner to be ready")
        except AssertionError as error:
            raise AssertionError(f"{error} Now {self.tab.run(_STANDS)}.") from None
        assert told["state"] == "ready"
        self.app_ms, self.ready_ms, self.worker_ms = told["times"]
        self.how = str(told["start"])
        return self.how

    def keeps_start(self, seconds: float) -> str:
        """Wait at most so long for a snapshot of the start; return why none is kept, empty where one is."""
        ends = time.monotonic() + seconds
        while time.monotonic() < ends:
            # Asked again and again: a promise that is pending for long has hung WebKitGTK's driver.
            if self.tab.run(_KEPT):
                return ""
            time.sleep(0.5)
        return str(self.tab.run("() => window.limnerMade ?? 'none was made'"))

    def open(self, chat: str = "") -> None:
        """Open a chat of Mira's, or a fresh one."""
        self._avatar, self.chat = self.tab.run(_OPEN, "Mira", chat)

    def send(self, text: str) -> None:
        """Send a message, and wait until the reply to it is whole."""
        self.begin(text)
        self.wait_reply()

    def begin(self, text: str) -> None:
        """Send a message: the reply to it begins."""
        self.tab.run(_SEND, text)

    def wait_reply(self) -> None:
        """Wait until the reply is whole."""
        self.holds(_REPLIED)

    def swipe(self) -> None:
        """Ask for another version of the last reply, and wait until it is whole."""
        self.tab.run(_SWIPE)

    def press(self, selector: str) -> None:
        """Press on the first of these, once it is there and nothing lies over it."""
        try:
            x, y = self.until(lambda: self.tab.run(_PLACE, selector), f"{selector} to be there for a press")
        except AssertionError as error:
            raise AssertionError(f"{error} Now {self.tab.run(_OVER, selector)}.") from None
        self.tab.press(x, y)

    def unfold(self, toggle: str, inside: str) -> None:
        """Press on a toggle until what is in it is seen: one that moves while another opens is missed."""
        for _ in range(5):
            if self.tab.run(_SEEN, inside):
                return
            self.press(toggle)
            ends = time.monotonic() + 5
            while not self.tab.run(_SEEN, inside) and time.monotonic() < ends:
                time.sleep(0.2)
        raise AssertionError(f"{toggle} does not open {inside}: now {self.tab.run(_OVER, toggle)}.")

    def holds(self, expression: str) -> None:
        """Wait until this is true on the page."""
        self.until(lambda: self.tab.run(f"async () => Boolean({expression})"), expression)

    def kill_worker(self) -> None:
        """End Limner's worker without a word, and wait until the next one is ready."""
        count = self.tab.run(_KILL)
        self.holds(f"limnerWorkers.length > {count} && document.documentElement.dataset.limner === 'ready'")

    def messages(self) -> list[dict[str, Any]]:
        """Return the messages of the open chat as they are on disk."""
        path = self.tavern.chat_path(self._avatar, self.chat)
        lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
        return [json.loads(line) for line in lines[1:] if line]

    def kept(self, count: int) -> list[str]:
        """Wait until the last message on disk holds so many pictures; return their prompts."""

        def found() -> list[str]:
            messages = self.messages()
            return IMAGE.findall(messages[-1]["mes"]) if messages else []

        self.until(lambda: len(found()) == count, f"{count} pictures in the chat file")
        return found()

    def shown(self, count: int) -> list[str]:
        """Wait until the last message shows so many loaded pictures; return their titles."""
        self.until(lambda: len(self.tab.run(_PICTURES)) == count, f"{count} pictures on the screen")
        return [str(title) for title in self.tab.run(_PICTURES)]

    def until(self, attempt: Callable[[], T], what: str) -> T:
        """Return the first answer that is one: for what neither page nor stand-in announces."""
        ends = time.monotonic() + LONG
        while time.monotonic() < ends:
            if answer := attempt():
                return answer
            time.sleep(0.2)  # each look costs the page
        raise AssertionError(f"Waited {LONG:g} s for {what}.")
