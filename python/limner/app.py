"""
The composition root: builds everything once, and maps what happens to who handles it.

No rule of the product lives here; each handler is a few lines that hand a value to the module that knows.
"""

import asyncio
import logging
from collections.abc import Callable, Coroutine, Mapping, Sequence

from limner import presets
from limner.backlog import Backlog
from limner.buttons import Buttons
from limner.clock import Clock, Ids
from limner.errors import HostError, SettingError
from limner.events import (
    GenerationArmed,
    Hello,
    Json,
    MessageReceived,
    SlotAction,
    StreamDelta,
    SwipeDeleted,
    VersionShown,
    key_of,
    text_of,
)
from limner.host import Host
from limner.limiter import Limiter
from limner.outbox import Entry, Outbox, Store
from limner.prompting import Prompting
from limner.providers.service import GenerationService
from limner.providers.slash_command import SlashCommandProvider
from limner.receipts import Receipts
from limner.recovery import Recovery
from limner.replies import Replies
from limner.salvage import Salvage
from limner.session import Session
from limner.sessions import Sessions
from limner.settings import Settings
from limner.tabs import Tabs
from limner.tags import hook_patterns
from limner.views import outbox_panel, settings_panel, slot
from limner.workplace import Workplace

log = logging.getLogger("limner.app")

LEVELS: Mapping[str, int] = {
    "trace": 5,
    "debug": logging.DEBUG,
    "info": logging.INFO,
    "warn": logging.WARNING,
    "error": logging.ERROR,
    "silent": logging.CRITICAL + 1,
}


class App:
    """The whole program, given a page, a clock and a source of ids."""

    def __init__(self, host: Host, clock: Clock, ids: Ids, store: Store, tabs: Tabs | None = None) -> None:
        self._host = host
        self._chat_id = ""
        self.settings = Settings()
        self._fault: tuple[str, str] | None = None
        self._notes: tuple[str, ...] = ()
        self._presets = presets.load_all()
        self._size = (512, 512)
        self._limiter = Limiter(clock)
        self._painter = SlashCommandProvider(host)
        self._tasks: set[asyncio.Task[None]] = set()
        self.outbox = Outbox(store, tabs)
        self.outbox.news = self._told_by_a_tab
        service = GenerationService(
            self._limiter,
            [self._painter],
            self._painter.id,
            clock=clock,
            retries=lambda: self.settings.retries,
        )
        place = Workplace(
            host,
            service,
            self.outbox,
            Salvage(host, service, self.outbox, self._recover),
            Receipts(host, self.outbox, clock),
            clock,
            ids,
            barrier_seconds=lambda: float(self.settings.barrier_s),
            picture_size=lambda: self._size,
            say=lambda sentence: host.toast("warning", sentence),
            rested=self._recover,
        )
        self.sessions = Sessions(place)
        self._recovery = Recovery(place, self.sessions, settings=lambda: self.settings, begin=self._begin)
        self._buttons = Buttons(host, self.sessions, self._recovery)
        self._backlog = Backlog(self._handle)
        self._replies = Replies(host, clock, self.sessions, self._begin)
        self._prompting = Prompting(host, self._presets)
        self._handlers: dict[str, Callable[[Json], None]] = {
            "hello": self._hello,
            "panel_opened": lambda _: self._paint_panel(),
            "setting_changed": self._setting_changed,
            "action": lambda data: self._begin(self._pressed(data)),
            "slot_action": lambda data: self._begin(self._buttons.in_slot(SlotAction.read(data))),
            "chat_changed": self._chat_changed,
            "generation_armed": self._generation_armed,
            "stream": lambda data: self._replies.streamed(StreamDelta.read(data)),
            "message_received": lambda data: self._replies.received(MessageReceived.read(data)),
            "message_changed": self._message_changed,
            "version_shown": lambda data: self._replies.shown(VersionShown.read(data)),
            "chat_renamed": self._chat_renamed,
            "messages_deleted": lambda _: self._begin(self._messages_deleted()),
            "generation_ended": lambda _: self._replies.ended(),
            "swipe_deleted": self._swipe_deleted,
        }
        self._only_enabled = {"stream", "message_received", "version_shown"}

    def event(self, name: str, data: Json) -> None:
        """Take what happened; while a chat is being recovered, most of it waits its turn."""
        if name == "generation_armed":  # the prompt that follows is asked for and waits for nobody
            self._prompting.armed(GenerationArmed.read(data))
        self._backlog.take(name, data)

    def _handle(self, name: str, data: Json) -> None:
        """Handle what happened; a handler that fails is a bug, is logged, and stops nothing else."""
        handler = self._handlers.get(name)
        if handler is None:
            log.error("The page told of %s, which nobody handles.", name)
            return
        if name in self._only_enabled and not self.settings.enabled:
            return
        try:
            handler(data)
        except Exception:
            log.exception("Handling %s failed.", name)

    async def ask(self, name: str, data: Json) -> object:
        """Answer what the page waits for."""
        if name == "prompt_built":
            return await self._prompting.inject(data, self.settings)
        if name == "prompt_ready" and self.settings.enabled:
            return self._prompting.prune(data)
        return {}

    def _begin(self, work: Coroutine[None, None, None]) -> None:
        """Start work that nobody waits for; the reference keeps it alive, and a failure is logged."""
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._ended)

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            log.error("Work in the background failed.", exc_info=error)

    # -- settings ------------------------------------------------------------------------------------------

    def _hello(self, data: Json) -> None:
        hello = Hello.read(data)
        self._size = (hello.width, hello.height)
        settings, faults = Settings.load_text(hello.settings)
        self._notes = faults
        self._chat_id = hello.chat_id
        self._host.clear_slots()
        self._apply(settings)
        self._recover(first=True)

    def _apply(self, settings: Settings) -> None:
        self.settings = settings
        self._limiter.configure(settings.concurrency, settings.interval_ms / 1000)
        self._painter.hide_loader = not settings.loader_toast
        logging.getLogger("limner").setLevel(LEVELS[settings.log_level])
        waiting = slot.waiting(*self._size, "A picture is being painted.")
        self._host.set_patterns({**hook_patterns(), "waiting": waiting} if settings.enabled else None)
        self._paint_panel()

    def _setting_changed(self, data: Json) -> None:
        name = text_of(data, "name")
        try:
            self._change(self.settings.changed(name, data.get("value")))
        except SettingError as error:
            self._fault = (name, str(error))
            self._paint_panel()

    def _change(self, changed: Settings) -> None:
        self._fault, self._notes = None, ()
        self._apply(changed)
        self._host.save_settings(changed.to_text())
        if not changed.enabled:
            self._replies.forget()
            self._begin(self.sessions.cancel(list(self.sessions)))

    def _paint_panel(self) -> None:
        html = settings_panel.render(self.settings, self._presets, fault=self._fault, notes=self._notes)
        self._host.paint("settings", html)
        self._host.paint("outbox", outbox_panel.render(self._recovery.orphans))

    # -- what is owed --------------------------------------------------------------------------------------

    def _recover(self, *, first: bool = False) -> None:
        """Bring the open chat up to date; what happens meanwhile waits, so that it finds things in order."""
        self._begin(self._backlog.behind(lambda: self._through_recovery(first=first)))

    def _told_by_a_tab(self, entry: Entry) -> None:
        """Another tab has painted a picture: where this one shows the same message, it stands there too."""
        if entry.key.chat_id == self._chat_id:
            self._recover()

    async def _through_recovery(self, *, first: bool) -> None:
        try:
            if first:
                await self.outbox.load()
            if self.settings.enabled:
                await self._recovery.recover(self._chat_id)
            else:
                await self._recovery.fetch()
        except HostError as error:
            log.warning("What this chat still owes could not be found out: %s", error)
        self._paint_panel()

    async def _pressed(self, data: Json) -> None:
        await self._buttons.in_panel(text_of(data, "action"), text_of(data, "entry"))
        self._paint_panel()

    async def _messages_deleted(self) -> None:
        await self.sessions.drop_gone(self._host, self._chat_id)
        await self._recovery.deliver(self._chat_id)
        self._paint_panel()

    # -- the chat ------------------------------------------------------------------------------------------

    def _generation_armed(self, data: Json) -> None:
        if self.settings.enabled:
            self._replies.continuing(GenerationArmed.read(data))

    def _message_changed(self, data: Json) -> None:
        key = key_of(data)
        for session in self.sessions.of_message(key.chat_id, key.uid):
            session.nudge()
            self._begin(session.reread())

    def _swipe_deleted(self, data: Json) -> None:
        key = SwipeDeleted.read(data).key
        self._replies.versions.deleted(key)
        gone, moved = self.sessions.version_deleted(key), self.outbox.version_deleted(key)
        self._begin(self._version_deleted(gone, moved))

    async def _version_deleted(self, gone: Sequence[Session], moved: Sequence[str]) -> None:
        await self.sessions.cancel(gone)
        await self.outbox.rewrite(moved)
        await self._messages_deleted()

    def _chat_changed(self, data: Json) -> None:
        self._chat_id = text_of(data, "chat_id")
        self._replies.forget(but_of=self._chat_id)
        for session in self.sessions:
            if session.key.chat_id != self._chat_id and not session.away:
                session.leave()
        self._recover()

    def _chat_renamed(self, data: Json) -> None:
        """ST opens the chat under its new name before it tells of it: the sessions have been left already."""
        old, new = text_of(data, "old"), text_of(data, "new")
        self.sessions.rename_chat(old, new)
        self._begin(self._follow_chat(old, new))

    async def _follow_chat(self, old: str, new: str) -> None:
        await self.outbox.rename_chat(old, new)
        self._recover()
