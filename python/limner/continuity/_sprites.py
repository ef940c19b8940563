"""
The sprite of who spoke last shows the mood that the story gives them: a setting, off by default.

The page sets it, and only where the user has left the choice of sprites to nobody else.
"""

import logging
from collections.abc import Awaitable, Callable, Coroutine, Sequence

from limner.core.errors import LimnerError
from limner.page.host import Host
from limner.settings.settings import Settings

log = logging.getLogger("limner.continuity.sprites")

Expression = Callable[[], Awaitable[tuple[str, str, Sequence[str]]]]
"""Gives the open chat, the last reply's uid and the expressions of its speaker's mood, the best first."""

_CHANGES = frozenset({
    "message_received", "version_shown", "chat_changed", "message_changed", "messages_deleted",
    "swipe_deleted",
})  # fmt: skip
"""What may change the mood that counts."""

_NOTHING: tuple[str, str, tuple[str, ...]] = ("", "", ())


class Sprites:
    """Told of each event and change, it has the sprite follow the mood where the settings want it."""

    def __init__(
        self,
        host: Host,
        expression: Expression,
        settings: Callable[[], Settings],
        begin: Callable[[Coroutine[None, None, None]], None],
    ) -> None:
        self._host = host
        self._expression = expression
        self._settings = settings
        self._begin = begin
        self._asked: tuple[str, str, tuple[str, ...]] = _NOTHING
        self._is_at_work = self._is_stale = False

    def heard(self, name: str) -> None:
        """Take that something has happened; without a name it is a change of the user's."""
        if name == "chat_changed":
            self._asked = _NOTHING  # ST has taken them all off
        if not name or name in _CHANGES:
            self._look()

    def _look(self) -> None:
        """Have the sprite show the mood that counts now; where it is switched off it is ST's own again."""
        settings = self._settings()
        if settings.enabled and settings.sprites and settings.continuity:
            self._is_stale = True
            if not self._is_at_work:
                self._is_at_work = True
                self._begin(self._follow())
        else:
            self._ask(_NOTHING)

    async def _follow(self) -> None:
        try:
            while self._is_stale:
                self._is_stale = False
                chat_id, uid, labels = await self._expression()
                self._ask((chat_id, uid, tuple(labels)) if labels else _NOTHING)
        except LimnerError as error:
            log.info("The sprite stays as it is: %s", error)
        finally:
            self._is_at_work = False

    def _ask(self, what: tuple[str, str, tuple[str, ...]]) -> None:
        """Ask for what is new: the same again would undo what the user has chosen by hand since."""
        if what != self._asked:
            self._asked = what
            self._host.show_expression(*what)
