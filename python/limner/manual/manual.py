"""
All that the user can do with pictures by hand, put together for ``app``.

What it is made of: requests (``_repaint``), tags for replies that have none (``tag_writer``), the menu on
each message, the slash commands, and the macro. Tags that are asked for by themselves are a part of it, too.
"""

from collections.abc import Awaitable, Callable, Coroutine, Mapping
from typing import Protocol

from limner.book.access import BookAccess
from limner.continuity.access import Continuity
from limner.core.errors import LimnerError
from limner.gallery.access import Gallery
from limner.manual._buttons import Buttons
from limner.manual._cast_commands import CastCommands
from limner.manual._missing_files import MissingFiles
from limner.manual._provider_commands import ProviderCommands
from limner.manual._repaint import Repainter
from limner.manual._slash_commands import Run, SlashCommands, Why
from limner.manual._told import ToldWindow
from limner.manual.last_prompt import LastPrompt
from limner.manual.menu import Menu
from limner.page.dispatch import Action, Answerer, Handler
from limner.page.events import Json, SlotAction, key_of, text_of
from limner.page.host_values import MessageKey
from limner.page.web import Nowhere, Web
from limner.painting.context import PaintingContext
from limner.painting.provider_setup import ProviderSetup
from limner.painting.recovery import Recovery
from limner.painting.sessions import Sessions
from limner.presets.library import PresetLibrary
from limner.presets.selection import PresetSelection
from limner.read_aloud.access import ReadAloud
from limner.settings.preferences import Preferences
from limner.tag_writer.after_reply import AfterReply
from limner.tag_writer.request import TagRequest
from limner.tag_writer.writer import TagWriter


class CastWindow(Protocol):
    """The cast, wherever it is shown."""

    async def show(self) -> None:
        """Open it in a window."""
        ...

    def news(self, name: str) -> None:
        """Hear what happened on the page."""
        ...


class Manual:
    """
    Its tables are for ``app``: what it does for the page's asks and for presses in views.

    ``tagged`` is told of a reply into which tags were set behind its back (``replies``).
    """

    def __init__(
        self,
        context: PaintingContext,
        sessions: Sessions,
        last_prompt: LastPrompt,
        begin: Callable[[Coroutine[None, None, None]], None],
        *,
        kept: tuple[Preferences, PresetLibrary, PresetSelection, ProviderSetup],
        why: Why,
        recovery: Recovery,
        web: Web | None,
        changed: Callable[[], None],
        tagged: Callable[[MessageKey, int], Awaitable[None]],
        continuity: Continuity,
        cast: CastWindow,
        nextchat: Run,
    ) -> None:
        host = context.host
        preferences, library, selection, setup = kept
        self._changed = changed
        self._cast = cast
        self._preferences = preferences
        preferences.listen(lambda _: self._commands.tell())
        self._begin = begin
        repainter = Repainter(host, context.clock, context.ids, sessions)
        self._host = host
        self._missing = MissingFiles(context, sessions, repainter, web or Nowhere(), begin)
        self._buttons = Buttons(
            host,
            repainter,
            recovery,
            self._missing,
            review=lambda key: self.gallery.review(key),  # noqa: PLW0108 -- it comes later
            turn=lambda key, picture, by: self.gallery.turn(key, picture, by),  # noqa: PLW0108 -- the same
        )
        request = TagRequest(
            host,
            context.clock,
            context.ids,
            context.trace,
            settings=lambda: preferences.settings,
            preset=selection.preset,
            brief=continuity.brief_before,
        )
        self._writer = TagWriter(host, sessions, context.trace, request)
        self.after_reply = AfterReply(
            host,
            context.clock,
            self._writer,
            context.trace,
            settings=lambda: preferences.settings,
            tagged=tagged,
            begin=begin,
        )
        preferences.listen(self.after_reply.apply)
        self._book = BookAccess(host, context.clock, web or Nowhere(), continuity)
        self._reading = ReadAloud(host, self._book)
        self._menu = Menu(host, sessions, repainter, self._writer, lambda: setup.names)
        self.gallery = Gallery(
            context,
            sessions,
            repainter,
            preferences,
            names=lambda: setup.names,
            web=web or Nowhere(),
            continuity=continuity,
            orphans=lambda: recovery.orphans,
            begin=begin,
        )
        self._commands = SlashCommands(
            host,
            sessions=sessions,
            repainter=repainter,
            writer=self._writer,
            after_reply=self.after_reply,
            preferences=preferences,
            library=library,
            selection=selection,
            why=why,
            painters=ProviderCommands(
                host,
                context.clock,
                context.ids,
                setup=setup,
                quota=context.rules.quota if context.rules else None,
            ),
            cast=CastCommands(continuity, cast.show),
            book=self._book.run,
            gallery=self.gallery.open,
            nextchat=nextchat,
        )
        self._last_prompt = last_prompt
        self.actions: Mapping[str, Action] = {
            **self._buttons.actions,
            **self._menu.actions,
            **ToldWindow(host, sessions, continuity).actions,
            **self._missing.actions,
            **self._book.actions,
            **self._reading.actions,
            **self.gallery.actions,
        }
        self.handlers: Mapping[str, Handler] = {
            "slot_action": lambda data: begin(self._buttons.in_slot(SlotAction.read(data))),
            "image_failed": self._missing.noticed,
            "menu_asked": lambda data: begin(self._open_menu(data)),
            **self.gallery.handlers,
            "slash_stopped": lambda _: None,  # these are heard already
            "window_closed": lambda _: None,
            "generation_stopped": lambda _: None,
        }
        self.asks: Mapping[str, Answerer] = {"slash_command": self._answer}

    async def _answer(self, data: Json) -> object:
        """Run a slash command; where it has changed settings, the panel shows others."""
        before = self._preferences.settings
        value = await self._commands.answer(data)
        if self._preferences.settings is not before:
            self._changed()
        return value

    def heard(self, name: str, data: Json) -> None:
        """Something happened on the page; it is heard at once, whoever else waits for it."""
        self.after_reply.heard(name, data)
        self._cast.news(name)
        self._book.heard(name, data)
        self._reading.heard(name)
        self.gallery.heard(name)
        self._writer.heard(name, data)
        if name == "slash_stopped":
            self._commands.stopped(data)
        elif name == "generation_ended":
            self._commands.tell()  # there may be people of whom nobody knew
        elif name in ("hello", "chat_changed"):
            self._begin(self._last_prompt.opened(text_of(data, "chat_id")))

    async def _open_menu(self, data: Json) -> None:
        """The user pressed the button of a message."""
        try:
            await self._menu.open(key_of(data))
        except LimnerError as error:
            self._host.toast("warning", str(error))
