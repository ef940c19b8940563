"""
The backlog: events that wait while a chat is being recovered.

A reply that streams on must not be read before the pictures it has already are known again, or they would be
painted twice. Events keep their order; those that touch no message do not wait. Nor does the end of a
version: the page calls those behind it by new numbers from then on, and what waits is told by them too.
"""

from collections import deque
from collections.abc import Callable, Coroutine

from limner.page.events import Json, key_of
from limner.page.host_values import MessageKey

Work = Callable[[], Coroutine[None, None, None]]

AT_ONCE = frozenset({"hello", "panel_opened", "setting_changed", "action", "swipe_deleted"})


class Backlog:
    """A valve before ``handle``: open, or held by one or more."""

    def __init__(self, handle: Callable[[str, Json], None]) -> None:
        self._handle = handle
        self._waiting: deque[tuple[str, Json]] = deque()
        self._holders = 0

    def take(self, name: str, data: Json) -> None:
        """Hand an event on, now or when its turn comes."""
        if name == "swipe_deleted":
            self._renumber(key_of(data))
        if name in AT_ONCE:
            self._handle(name, data)
        else:
            self._waiting.append((name, data))
            self._flow()

    def behind(self, work: Work) -> Coroutine[None, None, None]:
        """Return this work, to be begun now; from this moment until it has ended nothing is let through."""
        self._holders += 1
        return self._through(work)

    async def _through(self, work: Work) -> None:
        try:
            await work()
        finally:
            self._holders -= 1
            self._flow()

    def _renumber(self, gone: MessageKey) -> None:
        waiting, self._waiting = self._waiting, deque()
        for name, data in waiting:
            key = key_of(data)
            same = (key.chat_id, key.uid) == (gone.chat_id, gone.uid)
            if same and key.swipe_id > gone.swipe_id:
                self._waiting.append((name, {**data, "swipe_id": key.swipe_id - 1}))
            elif key != gone:
                self._waiting.append((name, data))

    def _flow(self) -> None:
        while self._waiting and not self._holders:
            self._handle(*self._waiting.popleft())
