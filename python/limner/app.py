"""
The composition root: builds everything once, and maps what happens to who handles it.

No rule of the product lives here; each handler is a few lines that hand a value to the module that knows.
"""

import logging
from collections.abc import Awaitable, Callable
from dataclasses import replace

from limner import presets, words
from limner.allowance import Allowance, Limits
from limner.backlog import Backlog
from limner.booths import Booths
from limner.checkup import Checkup
from limner.clock import Clock, Ids
from limner.diagnosis import Diagnosis
from limner.drawing import Drawing
from limner.errors import LimnerError
from limner.events import GenerationArmed, Hello, Json, MessageReceived, StreamDelta, VersionShown, text_of
from limner.host import Host
from limner.last_prompt import LastPrompt
from limner.open_chat import OpenChat
from limner.outbox import Outbox, Store
from limner.panel import Panel
from limner.permission import Rules
from limner.preferences import Preferences
from limner.preset_scope import PresetScopes
from limner.preset_shelf import PresetShelf
from limner.prompting import Prompting
from limner.receipts import Receipts
from limner.recovery import Recovery
from limner.replies import Replies
from limner.salvage import Salvage
from limner.scope import Scope
from limner.sessions import Sessions
from limner.settings import Settings
from limner.studio import Studio
from limner.style_tags import Style
from limner.tabs import Tabs
from limner.tasks import Background
from limner.trace import Trace
from limner.web import Web
from limner.workplace import Workplace
from limner.workshop import Workshop

log = logging.getLogger("limner.app")

Handler = Callable[[Json], None]
Answerer = Callable[[Json], Awaitable[object]]
Action = Callable[[Json], Awaitable[None]]


class App:
    """The program; three tables say who handles events, asks the page waits for, and presses in views."""

    def __init__(
        self,
        host: Host,
        clock: Clock,
        ids: Ids,
        store: Store,
        tabs: Tabs | None = None,
        *,
        web: Web | None = None,
        booths: Booths | None = None,
    ) -> None:
        self._host = host
        self._drawing = Drawing(host)
        self._background = Background()
        self.trace = Trace(clock)
        self.preferences = Preferences(host)
        self._scope = Scope(lambda: self.settings)
        self.shelf = PresetShelf(self.preferences, presets.load_all())
        self.scopes = PresetScopes(host, self.preferences, self.shelf)
        self.outbox = Outbox(store, tabs)
        self.studio = Studio(host, clock, self.preferences, self.shelf, self.scopes, web=web)
        service = self.studio.service
        begin = self._background.begin
        self._allowance = Allowance(
            store, lambda: Limits(self.settings.per_hour, self.settings.per_day), begin
        )
        last_prompt = LastPrompt(host)
        place = Workplace(
            host,
            service,
            self.outbox,
            Salvage(service, self.outbox, self._recover),
            Receipts(host, self.outbox, clock),
            clock,
            ids,
            self.trace,
            barrier_seconds=lambda: self.settings.patience_s,
            picture_size=lambda: self._drawing.size,
            say=lambda sentence: host.toast("warning", sentence),
            rested=self._recover,
            style=lambda: Style(
                self.settings.style_prefix, self.settings.style_suffix, self.settings.negative
            ),
            rules=Rules(
                self._allowance, lambda: self.settings.per_reply, lambda: self.settings.confirm, host.confirm
            ),
            painted=last_prompt.painted,
            choose=self.studio.choose,
        )
        self.sessions = Sessions(place)
        self._recovery = Recovery(place, self.sessions, settings=lambda: self.settings, begin=begin)
        self._backlog = Backlog(self._handle)
        self._replies = Replies(
            host, clock, self.sessions, self.trace, begin, head_start=lambda: self.settings.streaming
        )
        self._prompting = Prompting(host, self.scopes.preset, self.trace)
        self.chat = OpenChat(
            host,
            sessions=self.sessions,
            replies=self._replies,
            recovery=self._recovery,
            outbox=self.outbox,
            backlog=self._backlog,
            background=self._background,
            settings=self._scope.settings,
            changed=self._paint_of_chat,
        )
        checkup = Checkup(host, service, ids, settings=lambda: self.settings, preset=self.scopes.preset)
        self.diagnosis = Diagnosis(
            host, clock, begin, trace=self.trace, service=service, recovery=self._recovery, checkup=checkup
        )
        kept = (self.preferences, self.shelf, self.scopes, self.studio)
        self._panel = Panel(
            host,
            clock,
            ids,
            begin,
            chat_id=lambda: self.chat.id,
            kept=kept,
            recovery=self._recovery,
            diagnosis=self.diagnosis,
            booths=booths,
        )
        self.workshop = Workshop(
            place,
            self.sessions,
            last_prompt,
            begin,
            kept=kept,
            why=self.diagnosis,
            recovery=self._recovery,
            changed=self._paint_panel,
        )
        service.changed = self._painters_changed
        self.preferences.listen(self._apply)
        self._handlers: dict[str, Handler] = {
            "hello": self._hello,
            "panel_opened": lambda _: self._paint_panel(),
            "setting_changed": self._setting_changed,
            "action": lambda data: begin(self._act(data)),
            "stream": lambda data: self._replies.streamed(StreamDelta.read(data)),
            "message_received": lambda data: self._replies.received(MessageReceived.read(data)),
            "version_shown": lambda data: self._replies.shown(VersionShown.read(data)),
            "narrated": self._narrated,
            "generation_ended": lambda _: self._replies.ended(),
            **self.chat.handlers,
            **self.workshop.handlers,
        }
        self._asks: dict[str, Answerer] = {
            "prompt_built": lambda data: self._prompting.inject(data, self._scope.settings()),
            "prompt_ready": self._prompt_ready,
            **self.workshop.asks,
        }
        self._actions: dict[str, Action] = {
            **self.diagnosis.actions,
            **self._panel.actions,
            **self.workshop.actions,
        }
        self._only_enabled = {"stream", "message_received", "version_shown", "narrated"}
        self._when_off: dict[str, Handler] = {"message_received": self._received_when_off}

    def _recover(self) -> None:
        self.chat.recover()

    def _painters_changed(self) -> None:
        self._paint_panel()
        self._recover()  # what a painter that has come was at for an earlier worker

    @property
    def settings(self) -> Settings:
        """The settings in force."""
        return self.preferences.settings

    def event(self, name: str, data: Json) -> None:
        """Take what happened; while a chat is being recovered, most of it waits its turn."""
        self._scope.hear(data)
        if name == "generation_armed":  # the prompt that follows is asked for and waits for nobody
            self._prompting.armed(GenerationArmed.read(data))
        self.workshop.heard(name, data)
        self._backlog.take(name, data)

    def _handle(self, name: str, data: Json) -> None:
        """Handle what happened; a handler that fails is a bug, is logged, and stops nothing else."""
        handler = self._handlers.get(name)
        if handler is None:
            log.error("The page told of %s, which nobody handles.", name)
            return
        if name in self._only_enabled and not self._scope.settings().enabled:
            handler = self._when_off.get(name, lambda _: None)
        try:
            handler(data)
        except Exception:
            log.exception("Handling %s failed.", name)

    async def ask(self, name: str, data: Json) -> object:
        """Answer what the page waits for."""
        answer = self._asks.get(name)
        return await answer(data) if answer else {}

    async def _act(self, data: Json) -> None:
        """Carry out what the user pressed in a view, and show what has become of it."""
        action = self._actions.get(text_of(data, "action"))
        if action is None:
            log.error("Nobody carries out %s.", data.get("action"))
            return
        try:
            await action(data)
        except LimnerError as error:
            self._host.toast("warning", str(error))
        if text_of(data, "action") not in self._panel.quiet:
            self._paint_panel()

    def _narrated(self, data: Json) -> None:
        """A message of /sys or /sysgen stands there: it is read as a reply is."""
        if self.settings.narrator:
            self._replies.received(replace(MessageReceived.read(data), type="normal"))

    def _received_when_off(self, data: Json) -> None:
        self._replies.switched_off(MessageReceived.read(data))
        self._recover()  # what was painted for it before the switch

    async def _prompt_ready(self, data: Json) -> object:
        return self._prompting.prune(data) if self.settings.enabled else {}

    # -- settings ------------------------------------------------------------------------------------------

    def _hello(self, data: Json) -> None:
        hello = Hello.read(data)
        self._drawing.size = (hello.width, hello.height)
        self._host.clear_slots()
        self.preferences.load(hello.settings)
        self._panel.greet()
        self._background.begin(self._allowance.load())
        self.chat.begin(hello.chat_id)
        if hello.language:
            self._background.begin(words.learn_from(self._host.words, self._paint_panel))

    def _apply(self, settings: Settings) -> None:
        self.studio.apply(settings)
        self._drawing.apply(settings)
        logging.getLogger("limner").setLevel(settings.log_threshold)
        self.chat.switched(on=settings.enabled)

    def _setting_changed(self, data: Json) -> None:
        self.preferences.typed(data)
        self._paint_panel()

    def _paint_panel(self) -> None:
        self._panel.paint()

    def _paint_of_chat(self) -> None:
        self._panel.paint_of_chat()
