"""
Dispatch: which handler gets an event, which one an ask that the page waits for, which one a press in a view.

A handler that fails is a bug: it is logged, and stops nothing else.
"""

import logging
from collections.abc import Awaitable, Callable, Mapping

from limner.page.events import Json, text_of

log = logging.getLogger("limner.page.dispatch")

Handler = Callable[[Json], None]
Answerer = Callable[[Json], Awaitable[object]]
Action = Callable[[Json], Awaitable[None]]


class Dispatch:
    """Three tables by name: ``handlers`` of events, ``asks`` that are answered, ``actions`` of views."""

    def __init__(
        self, handlers: Mapping[str, Handler], asks: Mapping[str, Answerer], actions: Mapping[str, Action]
    ) -> None:
        self._handlers = handlers
        self._asks = asks
        self._actions = actions

    def event(self, name: str, data: Json, *, instead: Handler | None = None) -> None:
        """Hand on what happened, or give it to the handler that takes the place of its own."""
        handler = self._handlers.get(name)
        if handler is None:
            log.error("The page told of %s, which nobody handles.", name)
            return
        try:
            (instead or handler)(data)
        except Exception:
            log.exception("Handling %s failed.", name)

    async def ask(self, name: str, data: Json) -> object:
        """Answer what the page waits for; an empty answer where nobody knows one."""
        answer = self._asks.get(name)
        return await answer(data) if answer else {}

    async def act(self, data: Json) -> bool:
        """Carry out what was pressed; False where nobody does. Raises what the action raises."""
        action = self._actions.get(text_of(data, "action"))
        if action is None:
            log.error("Nobody carries out %s.", data.get("action"))
            return False
        await action(data)
        return True
