"""
The composition root: builds everything once, and maps what happens to who handles it.

No rule of the product lives here; each handler is a few lines that hand a value to the module that knows.
"""

import logging

from limner.continuity.access import Continuity
from limner.core import translation
from limner.core.clock import Clock, Ids
from limner.core.errors import LimnerError
from limner.core.tasks import Background
from limner.custom_providers.sandboxes import Sandboxes
from limner.diagnosis.checkup import Checkup
from limner.diagnosis.diagnosis import Diagnosis
from limner.manual.last_prompt import LastPrompt
from limner.manual.manual import Manual
from limner.outbox.delivery import Delivery
from limner.outbox.outbox import Outbox, Store
from limner.outbox.tabs import Tabs
from limner.page import events
from limner.page.dispatch import Answerer, Dispatch, Handler
from limner.page.events import Json, text_of
from limner.page.host import Host
from limner.page.web import Web
from limner.painting.appearance import Appearance
from limner.painting.context import PaintingContext, style_of
from limner.painting.permission import Rules
from limner.painting.provider_setup import ProviderSetup
from limner.painting.quota import Quota, QuotaLimits
from limner.painting.recovery import Recovery
from limner.painting.sessions import Sessions
from limner.painting.unclaimed import Unclaimed
from limner.panel.panel import Panel
from limner.presets import preset
from limner.presets.library import PresetLibrary
from limner.presets.selection import PresetSelection
from limner.prompting.hooks import PromptHooks
from limner.replies.backlog import Backlog
from limner.replies.open_chat import OpenChat
from limner.replies.replies import Replies
from limner.settings.chat_filter import ChatFilter
from limner.settings.preferences import Preferences
from limner.settings.settings import Settings
from limner.trace.trace import Trace

_ONLY_ENABLED = frozenset({"stream", "message_received", "version_shown", "narrated"})
"""Events that mean nothing where the open chat is not illustrated."""


class App:
    """The program, put together; its dispatch says who handles what."""

    def __init__(
        self,
        host: Host,
        clock: Clock,
        ids: Ids,
        store: Store,
        tabs: Tabs | None = None,
        *,
        web: Web | None = None,
        sandboxes: Sandboxes | None = None,
    ) -> None:
        self._host, self._appearance, self._background = host, Appearance(host), Background()
        self.trace, self.preferences = Trace(clock), Preferences(host)
        self._chat_filter = ChatFilter(lambda: self.settings)
        self.library = PresetLibrary(self.preferences, preset.load_all())
        self.selection = PresetSelection(host, self.preferences, self.library)
        self.outbox = Outbox(store, tabs)
        self.setup = ProviderSetup(host, clock, (self.preferences, self.library, self.selection), web)
        service, begin, last_prompt = self.setup.service, self._background.begin, LastPrompt(host)
        self.continuity = Continuity(host, self.preferences, self.selection.preset)
        self.continuity.follow(self._chat_filter.settings, begin, clock)
        self._quota = Quota(store, lambda: QuotaLimits(self.settings.per_hour, self.settings.per_day), begin)
        context = PaintingContext(
            host,
            service,
            self.outbox,
            Unclaimed(service, self.outbox, self._recover, self.setup.paid),
            Delivery(host, self.outbox, clock, web),
            clock,
            ids,
            self.trace,
            barrier_seconds=lambda: self.settings.patience_s,
            picture_size=lambda: self._appearance.size,
            say=lambda sentence: host.toast("warning", sentence),
            rested=self._recover,
            style=lambda: style_of(self.settings),
            rules=Rules.under(lambda: self.settings, self._quota, host.confirm, self.setup.spending),
            painted=last_prompt.painted,
            choose=self.setup.choose,
            word=self.continuity.word,
            spacing=lambda: self.settings.spacing,
            filing=self.setup.filing,
        )
        self.sessions = Sessions(context)
        self.continuity.write_lock = self.sessions.write_lock
        self._recovery = Recovery(context, self.sessions, settings=lambda: self.settings, begin=begin)
        self._backlog = Backlog(self._handle)
        self._replies = Replies(
            host, clock, self.sessions, self.trace, begin, head_start=lambda: self.settings.streaming
        )
        self._prompt_hooks = PromptHooks(host, self.selection.preset, self.trace, self.continuity.brief)
        self.chat = OpenChat(
            host,
            sessions=self.sessions,
            replies=self._replies,
            recovery=self._recovery,
            outbox=self.outbox,
            backlog=self._backlog,
            background=self._background,
            settings=self._chat_filter.settings,
            changed=lambda: self._panel.paint_of_chat(),  # noqa: PLW0108 -- it comes later
        )
        checkup = Checkup(host, service, ids, self.preferences, preset=self.selection.preset)
        self.diagnosis = Diagnosis(
            host, clock, begin, trace=self.trace, service=service, recovery=self._recovery, checkup=checkup
        )
        kept = (self.preferences, self.library, self.selection, self.setup)
        self._panel = Panel(
            host,
            clock,
            ids,
            begin,
            chat_id=lambda: self.chat.id,
            chat_filter=self._chat_filter,
            kept=kept,
            recovery=self._recovery,
            diagnosis=self.diagnosis,
            continuity=self.continuity,
            sandboxes=sandboxes,
        )
        self.manual = Manual(
            context,
            self.sessions,
            last_prompt,
            begin,
            kept=kept,
            why=self.diagnosis,
            recovery=self._recovery,
            web=web,
            changed=self._panel.paint,
            tagged=self._replies.tagged,
            continuity=self.continuity,
            cast=self._panel.cast,
            nextchat=self._panel.nextchat.command,
        )
        self._replies.whole = self.manual.after_reply.whole
        service.changed = self._painters_changed
        self.preferences.listen(self._apply)
        handlers: dict[str, Handler] = {
            "hello": self._hello,
            "panel_opened": lambda _: self._panel.paint(),
            "setting_changed": self._setting_changed,
            "action": lambda data: begin(self._act(data)),
            "stream": lambda data: self._replies.streamed(events.StreamDelta.read(data)),
            "message_received": lambda data: self._replies.received(events.MessageReceived.read(data)),
            "version_shown": lambda data: self._replies.shown(events.VersionShown.read(data)),
            "narrated": self._narrated,
            "generation_ended": lambda _: self._replies.ended(),
            **self._panel.nextchat.handlers,
            **self.chat.handlers,
            **self.manual.handlers,
        }
        asks: dict[str, Answerer] = {
            "prompt_built": lambda data: self._prompt_hooks.inject(data, self._chat_filter.settings()),
            "prompt_gathered": lambda data: self._prompt_hooks.gather(data, self._chat_filter),
            "prompt_combined": self._prompt_hooks.combined,
            "prompt_ready": lambda data: self._prompt_hooks.prune(data, on=self._chat_filter.on),
            **self.manual.asks,
        }
        actions = {**self.diagnosis.actions, **self._panel.actions, **self.manual.actions}
        self._dispatch = Dispatch(handlers, asks, actions)

    def _recover(self) -> None:
        self.chat.recover()

    def _painters_changed(self) -> None:
        self._panel.paint()
        self._recover()  # what a painter that has come was at for an earlier worker

    @property
    def settings(self) -> Settings:
        """The settings in force."""
        return self.preferences.settings

    def event(self, name: str, data: Json) -> None:
        """Take what happened; while a chat is being recovered, most of it waits its turn."""
        self._chat_filter.hear(data)
        if name == "generation_armed":  # the prompt that follows is asked for and waits for nobody
            self._prompt_hooks.armed(events.GenerationArmed.read(data))
        self.manual.heard(name, data)
        self.continuity.heard(name)
        self._panel.nextchat.heard(name, data)
        self._backlog.take(name, data)

    def _handle(self, name: str, data: Json) -> None:
        off = name in _ONLY_ENABLED and not self._chat_filter.settings().enabled
        self._dispatch.event(name, data, instead=self._when_off(name) if off else None)

    async def ask(self, name: str, data: Json) -> object:
        """Answer what the page waits for."""
        return await self._dispatch.ask(name, data)

    async def _act(self, data: Json) -> None:
        """Carry out what the user pressed in a view, and show what has become of it."""
        try:
            known = await self._dispatch.act(data)
        except LimnerError as error:
            known = True
            self._host.toast("warning", str(error))
        if known and text_of(data, "action") not in self._panel.quiet:
            self._panel.paint()

    def _narrated(self, data: Json) -> None:
        """A message of /sys or /sysgen stands there: it is read as a reply is."""
        if self.settings.narrator:
            self._replies.narrated(events.MessageReceived.read(data))

    def _when_off(self, name: str) -> Handler:
        return self._received_when_off if name == "message_received" else lambda _: None

    def _received_when_off(self, data: Json) -> None:
        self._replies.switched_off(events.MessageReceived.read(data), self._chat_filter.beside)
        self._recover()  # what was painted for it before the switch

    def _hello(self, data: Json) -> None:
        hello = events.Hello.read(data)
        self._appearance.size = (hello.width, hello.height)
        self._host.clear_slots()
        self.preferences.load(hello.settings)
        self._panel.greet()
        self._background.begin(self._quota.load())
        self.chat.begin(hello.chat_id)
        if hello.language:
            self._background.begin(translation.learn_from(self._host.words, self._panel.paint))

    def _apply(self, settings: Settings) -> None:
        self.setup.apply(settings)
        self._appearance.apply(settings)
        logging.getLogger("limner").setLevel(settings.log_threshold)
        self.chat.switched(on=settings.enabled)

    def _setting_changed(self, data: Json) -> None:
        self.preferences.typed(data)
        self._panel.paint()
