"""
A SillyTavern page driven in the words of the person who sits before it: send, swipe, edit, reload.

Every method waits for the page to show that the thing has happened, never for a time. What the person then
sees, and what is kept, is read in ``story_view``.
"""

import contextlib
import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from playwright.sync_api import Locator, Page
from playwright.sync_api import TimeoutError as PlaywrightTimeoutError

from tools.data_root import merged
from tools.loopback import PATIENCE
from tools.sillytavern import SillyTavern
from tools.story_view import StoryView

# Counts what ST announces, so that a wait can say "one more than before I pressed" and miss nothing.
_COUNTERS = """
async () => {
    const { eventSource, eventTypes } = SillyTavern.getContext();
    await new Promise(resolve => eventSource.once(eventTypes.APP_READY, resolve));
    window.lab = { received: 0, begun: 0, ended: 0, groups: 0, chats: 0 };
    eventSource.on(eventTypes.MESSAGE_RECEIVED, (id, type) => { lab.received += type !== 'first_message'; });
    eventSource.on(eventTypes.GENERATION_STARTED, (type, options, dry) => { lab.begun += !dry; });
    eventSource.on(eventTypes.GENERATION_ENDED, () => { lab.ended += 1; });
    eventSource.on(eventTypes.CHAT_CHANGED, () => { lab.chats += 1; });
    eventSource.on(eventTypes.GROUP_WRAPPER_FINISHED, () => { lab.groups += 1; });
}
"""
# CHAT_CHANGED comes last when a chat is opened: by then its messages are drawn.
_CHAT_IS_OPEN = """
([before, name, id]) => {
    const c = SillyTavern.getContext();
    const who = c.groupId ? c.groups.find(group => group.id === c.groupId) : c.characters[c.characterId];
    const at = c.getCurrentChatId();
    const names = [who?.name, who?.avatar];
    return lab.chats > before && at && (!name || names.includes(name)) && (!id || at === id);
}
"""
# A timer that was begun later than ST's ends later.
_REST = "() => { lab.rest = new Promise((resolve) => setTimeout(resolve, 250)); }"
_OPEN_NOW = """
() => {
    const c = SillyTavern.getContext();
    const who = c.groupId ? c.groups.find(group => group.id === c.groupId) : c.characters[c.characterId];
    return [who?.name, who?.avatar];
}
"""
_SWIPED = """
old => {
    const c = SillyTavern.getContext();
    return c.chat.at(-1).swipe_id !== old && (c.swipe.state() === 'none' || document.body.dataset.generating);
}
"""
_SWIPING = """
old => {
    const c = SillyTavern.getContext();
    return c.chat.at(-1).swipe_id !== old || c.swipe.state() !== 'none' || document.body.dataset.generating;
}
"""
_IDLE = "() => !document.body.dataset.generating && getComputedStyle(mes_stop).display === 'none'"


class StoryPage(StoryView):
    """One tab with SillyTavern in it; ``page`` is Playwright's, for whatever is not here."""

    loads = 0
    """How often a page was loaded, by all of them: that is what a browser test costs (tests/costs.py)."""

    def __init__(self, page: Page, tavern: SillyTavern) -> None:
        super().__init__(page, tavern)
        self.loaded = False
        self._received = 0
        self._groups = 0

    # --- opening ---

    def open(self, character: str = "Mira") -> None:
        """
        Load SillyTavern where it is not yet loaded, and begin a fresh chat with ``character``, or a group.

        Who counts what stands in a chat begins one: ``switch_chat`` opens what an earlier test left there.
        """
        if not self.loaded:
            self.reload()
        self.switch_chat(character)
        self.new_chat()

    def reload(self) -> None:
        """Load the page (again), wait until SillyTavern and, where installed, Limner are up."""
        self.loaded = False
        StoryPage.loads += 1
        self.page.goto(self.tavern.url)
        self.when("() => window.SillyTavern?.getContext().eventSource")
        self.page.evaluate(_COUNTERS)
        self.when("() => SillyTavern.getContext().onlineStatus !== 'no_connection'")
        if self.tavern.setup.limner:
            self.wait_limner()
        self._received = self._groups = 0
        self.loaded = True

    def wait_limner(self, timeout: float = PATIENCE) -> None:
        """
        Wait until Limner says that it is ready.

        Raises:
            AssertionError: where it says that it failed, or nothing at all.
        """
        settled = "() => ['ready', 'failed'].includes(document.documentElement.dataset.limner)"
        with contextlib.suppress(PlaywrightTimeoutError):
            self.when(settled, timeout=timeout)
        state = self.page.evaluate("() => document.documentElement.dataset.limner ?? 'silent'")
        if state != "ready":
            raise AssertionError(f"Limner should be ready but is {state} after at most {timeout:g} s.")

    def configure(self, limner: Mapping[str, Any]) -> None:
        """Make ``limner`` Limner's saved settings and load the page; empty ones make it a first start."""
        # The page is left first: what it still means to save must not land on what is written here.
        self.page.goto("about:blank")
        path = self.tavern.user / "settings.json"
        settings = json.loads(path.read_text(encoding="utf-8"))
        settings["extension_settings"].pop("limner", None)
        if limner:
            settings = merged(settings, {"extension_settings": {"limner": limner}})
        path.write_text(json.dumps(settings), encoding="utf-8")
        self.reload()

    # --- chats ---

    def new_chat(self) -> None:
        """Begin a fresh chat with whoever is open."""
        with self._opening():
            self.command("/newchat")

    def switch_chat(self, name: str) -> None:
        """Open the character (also by the card's file) or the group called ``name``, in their last chat."""
        if name in self.page.evaluate(_OPEN_NOW):
            return
        with self._opening(name):
            self.command(f"/go {name}")

    def return_to(self, character: str, chat_id: str) -> None:
        """Open this chat of a character; ST may have noted another as their last before the page went."""
        self.switch_chat(character)
        if self.chat_id() != chat_id:
            self.open_chat(chat_id)

    def reload_chat(self, character: str = "Mira") -> None:
        """Load the page anew, and open the character's chat that was open."""
        chat = str(self.chat_id())
        self.reload()
        self.return_to(character, chat)

    def open_chat(self, chat_id: str) -> None:
        """Open another chat of the same character."""
        with self._opening(chat_id=chat_id):
            self.page.evaluate("id => SillyTavern.getContext().openCharacterChat(id)", chat_id)

    @contextlib.contextmanager
    def _opening(self, name: str | None = None, chat_id: str | None = None) -> Iterator[None]:
        """Do what opens a chat, and wait until it is open."""
        before = self.page.evaluate("() => lab.chats")
        yield
        self.when(_CHAT_IS_OPEN, [before, name, chat_id])
        self.page.evaluate(_REST)

    def rest(self) -> None:
        """
        Wait until SillyTavern has done its last for a chat that was opened.

        A fifth of a second later it presses its text field and moves the keyboard there, also out of what is
        used by then (only another text field keeps it): who goes by keyboard must wait for that.
        """
        self.page.evaluate("() => lab.rest")

    def command(self, text: str) -> str:
        """Run a slash command as if typed, and return what it pipes on."""
        return str(
            self.page.evaluate(
                "async t => (await SillyTavern.getContext().executeSlashCommandsWithOptions(t)).pipe ?? ''",
                text,
            )
        )

    def save_settings(self) -> None:
        """Have SillyTavern write its settings now, and not in a second."""
        self.page.evaluate("async () => (await import('/script.js')).saveSettings()")

    # --- talking ---

    def send(self, text: str) -> None:
        """Type ``text`` and press Send until the box is empty: ST drops a press that comes too soon."""
        self.wait_idle()
        self._mark()
        self.page.locator("#send_textarea").fill(text)
        begun = self.page.evaluate("() => lab.begun")
        self._press(
            self.page.locator("#send_but"),
            taken="before => lab.begun > before",
            done="() => send_textarea.value === ''",
            before=begun,
        )

    def wait_reply(self, timeout: float = PATIENCE) -> None:
        """Wait until the reply to the last ``send``, swipe, regenerate or continue is whole and saved."""
        received = "before => lab.received > before"
        self.when(received, self._received, timeout)
        self.wait_idle(timeout)
        self.chat_file()

    def wait_group_replies(self, timeout: float = PATIENCE) -> None:
        """Wait until every member of the group has answered the last ``send``."""
        self.when("before => lab.groups > before", self._groups, timeout)
        self.wait_idle(timeout)
        self.chat_file()

    def wait_idle(self, timeout: float = PATIENCE) -> None:
        """Wait until ST generates nothing."""
        self.when(_IDLE, timeout=timeout)

    def wait_streaming(self, text: str = "") -> None:
        """Wait until a reply streams and shows ``text``."""
        self.page.locator("#mes_stop").wait_for(state="visible")
        if text:
            self.when("t => document.querySelector('#chat .last_mes .mes_text')?.innerText.includes(t)", text)

    def stop(self) -> None:
        """Press Stop while a reply is written."""
        self.page.locator("#mes_stop").click()
        self.wait_idle()

    def swipe_right(self) -> None:
        """Go to the next version of the last message; on the last one this asks for a new version."""
        self._swipe("right")

    def swipe_left(self) -> None:
        """Go to the version before."""
        self._swipe("left")

    def regenerate(self) -> None:
        """Ask for the last reply anew."""
        self._option("regenerate")

    def continue_(self) -> None:
        """Ask for more of the last reply."""
        self._option("continue")

    # --- editing ---

    def start_edit(self, message: int = -1) -> str:
        """Open the edit box of a message and return what stands in it."""
        self.message(message).locator(".mes_edit").click()
        return self.page.locator("#curEditTextarea").input_value()

    def finish_edit(self, text: str | None = None) -> None:
        """Type ``text`` into the open edit box, if given, and confirm."""
        box = self.page.locator("#curEditTextarea")
        if text is not None:
            box.fill(text)
        self.page.locator("#chat .mes_edit_done:visible").click()
        box.wait_for(state="detached")

    def edit(self, change: str | Callable[[str], str], message: int = -1) -> None:
        """Replace the text of a message, or change what stands there."""
        text = self.start_edit(message)
        self.finish_edit(change if isinstance(change, str) else change(text))

    def delete_message(self, message: int) -> None:
        """Delete the message at this index."""
        before = len(self.held())
        self.command(f"/cut {message}")
        self.when("n => SillyTavern.getContext().chat.length < n", before)

    def _mark(self) -> None:
        self._received, self._groups = self.page.evaluate("() => [lab.received, lab.groups]")

    def _swipe(self, side: str) -> None:
        self.wait_idle()
        self._mark()
        before = self.swipe_number()
        arrow = self.message().locator(f".swipe_{side}")
        self._press(arrow, taken=_SWIPING, done=_SWIPED, before=before)

    def _press(self, button: Locator, *, taken: str, done: str, before: int) -> None:
        """Press what ST ignores if the press comes too soon; what it has taken is never pressed twice."""
        for _ in range(20):
            button.click()
            try:
                self.when(done, before, timeout=1)
            except PlaywrightTimeoutError:
                if not self.page.evaluate(taken, before):
                    continue
                self.when(done, before)
            return
        raise AssertionError(f"ST did not take the press on {button}.")

    def _option(self, name: str) -> None:
        self.wait_idle()
        self._mark()
        ended = self.page.evaluate("() => lab.ended")
        self.page.locator("#options_button").click()
        self.page.locator(f"#option_{name}").click()
        self.when("before => document.body.dataset.generating || lab.ended > before", ended)
