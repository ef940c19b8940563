"""
The composition root: builds everything once, and maps what happens to who handles it.

No rule of the product lives here; each handler is a few lines that hand a value to the module that knows.
"""

import asyncio
import logging
from collections.abc import Callable, Coroutine, Mapping

from limner import meta_prompt, presets
from limner.clock import Clock, Ids
from limner.errors import SettingError
from limner.events import (
    GenerationArmed,
    Hello,
    Json,
    MessageReceived,
    StreamDelta,
    SwipeDeleted,
    key_of,
    number_of,
    text_of,
)
from limner.host import Host, MessageKey
from limner.limiter import Limiter
from limner.pictures import load
from limner.providers.service import GenerationService
from limner.providers.slash_command import SlashCommandProvider
from limner.reading import ADDED_TEXT, ILLUSTRATED, NEW_TEXT, Reader, tags_in
from limner.sessions import Sessions, Workplace
from limner.settings import Settings
from limner.tags import hook_patterns
from limner.views import settings_panel, slot
from limner.views.settings_panel import PanelState

log = logging.getLogger("limner.app")

GRACE = 1.0
"""Seconds between the end of a generation and the moment a reply that was never declared final is read."""


class App:
    """The whole program, given a page, a clock and a source of ids."""

    def __init__(self, host: Host, clock: Clock, ids: Ids) -> None:
        self._host = host
        self._clock = clock
        self._ids = ids
        self._settings = Settings()
        self._panel = PanelState()
        self._presets = presets.load_all()
        self._size = (512, 512)
        self._chat_id = ""
        self._stack = meta_prompt.PromptStack()
        self._limiter = Limiter(clock)
        self._painter = SlashCommandProvider(host)
        service = GenerationService(self._limiter, [self._painter], self._painter.id)
        self._sessions = Sessions(
            Workplace(
                host,
                service,
                clock,
                ids,
                barrier_seconds=lambda: float(self._settings.barrier_s),
                picture_size=lambda: self._size,
                say=lambda sentence: host.toast("warning", sentence),
            )
        )
        self._readers: dict[MessageKey, Reader] = {}
        self._standing: dict[MessageKey, str] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._handlers: dict[str, Callable[[Json], None]] = {
            "hello": self._hello,
            "panel_opened": lambda _: self._paint_panel(),
            "setting_changed": self._setting_changed,
            "action": self._action,
            "chat_changed": self._chat_changed,
            "generation_armed": self._generation_armed,
            "stream": self._stream,
            "message_received": self._message_received,
            "message_changed": self._message_changed,
            "generation_ended": self._generation_ended,
            "swipe_deleted": self._swipe_deleted,
        }
        self._answers: dict[str, Callable[[Json], Coroutine[None, None, object]]] = {
            "prompt_ready": self._prompt_ready,
            "prompt_built": self._prompt_built,
        }

    @property
    def settings(self) -> Settings:
        """The settings in force."""
        return self._settings

    @property
    def sessions(self) -> Sessions:
        """The sessions that live."""
        return self._sessions

    def event(self, name: str, data: Json) -> None:
        """Take what happened; a handler that fails is a bug, is logged, and stops nothing else."""
        handler = self._handlers.get(name)
        if handler is None:
            log.error("The page told of %s, which nobody handles.", name)
            return
        try:
            handler(data)
        except Exception:
            log.exception("Handling %s failed.", name)

    async def ask(self, name: str, data: Json) -> object:
        """Answer what the page waits for."""
        return await self._answers[name](data)

    def _begin(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    # -- settings ------------------------------------------------------------------------------------------

    def _hello(self, data: Json) -> None:
        hello = Hello.read(data)
        self._size = (hello.width, hello.height)
        self._chat_id = hello.chat_id
        settings, faults = Settings.load_text(hello.settings)
        self._panel = PanelState(notes=faults)
        self._apply(settings)

    def _apply(self, settings: Settings) -> None:
        self._settings = settings
        self._limiter.configure(settings.concurrency, settings.interval_ms / 1000)
        self._painter.hide_loader = not settings.loader_toast
        logging.getLogger("limner").setLevel(LEVELS[settings.log_level])
        waiting = slot.waiting(*self._size, "A picture is being painted.")
        self._host.set_patterns({**hook_patterns(), "waiting": waiting} if settings.enabled else None)
        self._paint_panel()

    def _setting_changed(self, data: Json) -> None:
        name = text_of(data, "name")
        try:
            changed = self._settings.changed(name, data.get("value"))
        except SettingError as error:
            self._panel = PanelState(faults={name: str(error)})
            self._paint_panel()
            return
        self._change(changed)

    def _change(self, changed: Settings) -> None:
        self._panel = PanelState()
        self._apply(changed)
        self._host.save_settings(changed.to_text())
        if not changed.enabled:
            self._readers.clear()
            self._begin(self._sessions.cancel(list(self._sessions)))

    def _paint_panel(self) -> None:
        self._host.paint("settings", settings_panel.render(self._settings, self._presets, self._panel))

    def _action(self, data: Json) -> None:
        if text_of(data, "action") == "settings.reset":
            self._begin(self._reset())

    async def _reset(self) -> None:
        if await self._host.confirm("Set all of Limner's settings back to their defaults?"):
            self._change(Settings())

    # -- prompts -------------------------------------------------------------------------------------------

    def _generation_armed(self, data: Json) -> None:
        armed = GenerationArmed.read(data)
        self._stack.push(armed.type, dry_run=armed.dry_run)
        if armed.standing and armed.type in ADDED_TEXT:
            self._standing = {armed.key: armed.standing}
            if self._settings.enabled and self._sessions.get(armed.key) is None:
                self._host.set_slots(armed.key, [None] * tags_in(armed.standing))

    async def _prompt_ready(self, data: Json) -> object:
        parts = data.get("parts") if self._settings.enabled else None
        return {"edits": meta_prompt.prune(meta_prompt.read_parts(parts))}

    async def _prompt_built(self, data: Json) -> object:
        armed = self._stack.pop()
        if armed is None or not armed.inject or not self._settings.enabled:
            return {}
        preset = presets.choose(self._presets, self._settings.preset)
        plan = await meta_prompt.plan(
            meta_prompt.read_sizes(data.get("sizes")),
            limit=number_of(data, "limit"),
            reserve=number_of(data, "reserve"),
            meta=meta_prompt.compose(preset.text, self._settings),
            depth=self._settings.depth,
            role=self._settings.role,
            count_indices=self._host.count_prompt,
            count_text=self._host.count_text,
        )
        log.info("%s: %s", armed.type, plan.reason)
        if not plan.injects:
            self._host.toast("warning", plan.reason)
        return plan.to_json()

    # -- replies -------------------------------------------------------------------------------------------

    def _stream(self, data: Json) -> None:
        token = StreamDelta.read(data)
        if not self._settings.enabled or token.type not in ILLUSTRATED:
            return
        reader = self._readers.get(token.key)
        if reader is None or token.start == 0:
            standing = self._standing.get(token.key, "") if token.type in ADDED_TEXT else ""
            reader = self._readers[token.key] = Reader(token.type, standing)
            session = self._sessions.get(token.key)
            if session is not None and token.type in ADDED_TEXT:
                session.reopen(reader.old_tags)
        for ordinal, tag in reader.feed(token.delta):
            fresh = token.type in NEW_TEXT
            self._sessions.open(token.key, fresh=fresh, standing=reader.old_tags).see(tag, ordinal)

    def _message_received(self, data: Json) -> None:
        message = MessageReceived.read(data)
        reader = self._readers.pop(message.key, None)
        if self._settings.enabled and message.ours and message.type in ILLUSTRATED:
            self._finish(message, reader)

    def _finish(self, message: MessageReceived, reader: Reader | None) -> None:
        fresh = message.type in NEW_TEXT
        standing = "" if fresh else self._standing.pop(message.key, "")
        old = reader.old_tags if reader else tags_in(standing)
        session = self._sessions.get(message.key)
        if session is None and tags_in(message.text) <= old:
            if fresh and load(message.limner):  # an earlier version's pictures, which ST carried over
                self._begin(self._forget_pictures(message.key))
            return
        session = session or self._sessions.open(message.key, fresh=fresh, standing=old)
        if not reader and not fresh:
            session.reopen(old)
        session.finish(message.text, message.limner)

    async def _forget_pictures(self, key: MessageKey) -> None:
        await self._host.claim(key, fresh=True)

    def _generation_ended(self, _data: Json) -> None:
        for session in self._sessions:
            session.nudge()
        if self._readers:
            self._begin(self._finish_unfinished(dict(self._readers)))

    async def _finish_unfinished(self, readers: Mapping[MessageKey, Reader]) -> None:
        """ST does not declare a swipe or Continue final when its stream broke: read what stands there."""
        await self._clock.sleep(GRACE)
        for key, reader in readers.items():
            if self._readers.get(key) is not reader:
                continue
            del self._readers[key]
            view = await self._host.read(key)
            if view is not None:
                self._finish(MessageReceived(key, reader.type, view.text, view.limner, ours=True), reader)

    # -- the chat around them ------------------------------------------------------------------------------

    def _message_changed(self, data: Json) -> None:
        key = key_of(data)
        for session in self._sessions.of_message(key.chat_id, key.uid):
            session.nudge()

    def _swipe_deleted(self, data: Json) -> None:
        self._begin(self._sessions.version_deleted(SwipeDeleted.read(data).key))

    def _chat_changed(self, data: Json) -> None:
        self._chat_id = text_of(data, "chat_id")
        self._readers = {key: reader for key, reader in self._readers.items() if key.chat_id == self._chat_id}
        self._standing.clear()
        left = [session for session in self._sessions if session.key.chat_id != self._chat_id]
        if left:
            self._begin(self._sessions.cancel(left))


LEVELS: Mapping[str, int] = {
    "trace": 5,
    "debug": logging.DEBUG,
    "info": logging.INFO,
    "warn": logging.WARNING,
    "error": logging.ERROR,
    "silent": logging.CRITICAL + 1,
}
