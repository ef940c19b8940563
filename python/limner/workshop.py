"""
The workshop: all that the user can do with pictures by hand, put together for ``app``.

What it is made of: wishes (``retouching``), tags for old messages (``scribe``), the menu on each message, the
slash commands, and the macro.
"""

from collections.abc import Awaitable, Callable, Coroutine, Mapping

from limner.buttons import Buttons
from limner.errors import LimnerError
from limner.events import Json, SlotAction, key_of, text_of
from limner.last_prompt import LastPrompt
from limner.menu import Menu
from limner.painter_commands import PainterCommands
from limner.preferences import Preferences
from limner.preset_scope import PresetScopes
from limner.preset_shelf import PresetShelf
from limner.recovery import Recovery
from limner.retouching import Retouching
from limner.scribe import Scribe
from limner.sessions import Sessions
from limner.slash_commands import SlashCommands, Why
from limner.studio import Studio
from limner.workplace import Workplace

Handler = Callable[[Json], None]
Action = Callable[[Json], Awaitable[None]]
Answerer = Callable[[Json], Awaitable[object]]

_NEWS = frozenset({"message_changed", "generation_ended"})
"""After these a message that was under somebody's pen may be free."""


class Workshop:
    """Its tables are for ``app``: what it does for the page's asks and for presses in views."""

    def __init__(
        self,
        place: Workplace,
        sessions: Sessions,
        last_prompt: LastPrompt,
        begin: Callable[[Coroutine[None, None, None]], None],
        *,
        kept: tuple[Preferences, PresetShelf, PresetScopes, Studio],
        why: Why,
        recovery: Recovery,
        changed: Callable[[], None],
    ) -> None:
        host = place.host
        preferences, shelf, scopes, studio = kept
        self._changed = changed
        self._preferences = preferences
        preferences.listen(lambda _: self._commands.tell())
        self._begin = begin
        retouching = Retouching(host, place.clock, place.ids, sessions)
        self._host = host
        self._buttons = Buttons(host, retouching, recovery)
        self._scribe = Scribe(host, sessions, lambda: preferences.settings, scopes.preset)
        self._menu = Menu(host, sessions, retouching, self._scribe, lambda: studio.names)
        self._commands = SlashCommands(
            host,
            sessions=sessions,
            retouching=retouching,
            scribe=self._scribe,
            preferences=preferences,
            shelf=shelf,
            scopes=scopes,
            why=why,
            painters=PainterCommands(
                host,
                place.clock,
                place.ids,
                studio=studio,
                allowance=place.rules.allowance if place.rules else None,
            ),
        )
        self._last_prompt = last_prompt
        self.actions: Mapping[str, Action] = {**self._buttons.actions, **self._menu.actions}
        self.handlers: Mapping[str, Handler] = {
            "slot_action": lambda data: begin(self._buttons.in_slot(SlotAction.read(data))),
            "menu_asked": lambda data: begin(self._open_menu(data)),
            "slash_stopped": lambda _: None,  # heard already
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
        if name in _NEWS:
            self._scribe.nudge()
        elif name == "slash_stopped":
            self._commands.stopped(data)
        elif name in ("hello", "chat_changed"):
            self._begin(self._last_prompt.opened(text_of(data, "chat_id")))

    async def _open_menu(self, data: Json) -> None:
        """The user pressed the button of a message."""
        try:
            await self._menu.open(key_of(data))
        except LimnerError as error:
            self._host.toast("warning", str(error))
