"""The menu of a message: opened by its button; a press is a wish, which ends in one sentence."""

import json
from collections.abc import Awaitable, Callable, Mapping

from limner import notes
from limner.errors import UntrustedInputError, WishError
from limner.events import Json, text_of
from limner.host import Host, MessageKey, ToastLevel
from limner.json_text import loads
from limner.projection import unplaced
from limner.retouching import GONE, Outcome, Retouching
from limner.scribe import Scribe
from limner.sessions import Sessions
from limner.views import menu
from limner.wishes import Tally, Wish, tally
from limner.words import say

Press = Callable[[MessageKey], Awaitable[Outcome]]


class Menu:
    """One menu for all messages."""

    def __init__(self, host: Host, sessions: Sessions, retouching: Retouching, scribe: Scribe) -> None:
        self._host = host
        self._sessions = sessions
        presses: Mapping[str, Press] = {
            "missing": lambda key: retouching.paint(key, Wish.MISSING),
            "replace": lambda key: retouching.paint(key, Wish.REPLACE),
            "append": lambda key: retouching.paint(key, Wish.APPEND),
            "same": lambda key: retouching.paint(key, Wish.SAME),
            "undo": retouching.undo,
            "remove": retouching.remove,
            "stop": self._stop,
            "tags": self._write,
        }
        self._retouching = retouching
        self._scribe = scribe
        self.actions = {f"retouch.{name}": self._act(press) for name, press in presses.items()}

    async def open(self, key: MessageKey) -> None:
        """Paint the menu of this message and have the page show it; WishError where the message is gone."""
        view = await self._host.read(key)
        if view is None:
            raise WishError(say(GONE))
        session = self._sessions.get(key)
        writing = view.streaming or (session is not None and not session.away and not session.is_written)
        counted = self.counted(key, view.text, view.limner)
        html = menu.render(dump_key(key), counted, writing=writing)
        self._host.paint("menu", html)
        self._host.open_menu(key)

    def counted(self, key: MessageKey, text: str, limner: str) -> Tally:
        """Return how a message stands, by its session or else by its note."""
        session = self._sessions.get(key)
        return tally(text, session.pictures if session else unplaced(text, notes.load(limner)))

    async def _stop(self, key: MessageKey) -> Outcome:
        return self._retouching.stop(key)

    async def _write(self, key: MessageKey) -> Outcome:
        """Write the tags of a message and paint them."""
        if not self._scribe.is_at(key):
            self._host.toast("info", say("The model is asked where pictures belong."))
        await self._scribe.write(key)
        return await self._retouching.paint(key, Wish.MISSING)

    def _act(self, press: Press) -> Callable[[Json], Awaitable[None]]:
        async def act(data: Json) -> None:
            outcome = await press(entry_key(data))
            level: ToastLevel = "warning" if outcome.failed else "success" if outcome.count else "info"
            self._host.toast(level, outcome.sentence)

        return act


def dump_key(key: MessageKey) -> str:
    """Return a message's address as text that a view can carry (``data-limner-entry``)."""
    return json.dumps([key.chat_id, key.uid, key.swipe_id])


def entry_key(data: Json) -> MessageKey:
    """Return the message's address that a view's press carries."""
    try:
        raw = loads(text_of(data, "entry"))
    except UntrustedInputError:
        raw = None
    match raw:
        case [str(chat_id), str(uid), int(swipe_id)]:
            return MessageKey(chat_id, uid, swipe_id)
    raise WishError(say(GONE))
