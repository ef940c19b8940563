"""
The backlog: events that wait while a chat is being recovered.

A reply that streams on must not be read before the pictures it has already are known again, or they would be
painted twice. Events keep their order; those that touch no message do not wait.
"""

from collections import deque
from collections.abc import Callable

from limner.events import Json

AT_ONCE = frozenset({"hello", "panel_opened", "setting_changed", "action"})


class Backlog:
    """A valve before ``handle``: open, or held by one or more."""

    def __init__(self, handle: Callable[[str, Json], None]) -> None:
        self._handle = handle
        self._waiting: deque[tuple[str, Json]] = deque()
        self._holders = 0

    def take(self, name: str, data: Json) -> None:
        """Hand an event on, now or when its turn comes."""
        if name in AT_ONCE:
            self._handle(name, data)
        else:
            self._waiting.append((name, data))
            self._flow()

    def hold(self) -> None:
        """Let nothing through until ``release``."""
        self._holders += 1

    def release(self) -> None:
        """Undo one ``hold``; what has waited goes on, until somebody holds again."""
        self._holders -= 1
        self._flow()

    def _flow(self) -> None:
        while self._waiting and not self._holders:
            self._handle(*self._waiting.popleft())
