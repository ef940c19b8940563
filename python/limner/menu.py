"""The menu of a message: opened by its button; a press is a wish, which ends in one sentence."""

import json
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence

from limner import notes
from limner.errors import UntrustedInputError, WishError
from limner.events import Json, text_of
from limner.host import Host, MessageKey, ToastLevel
from limner.json_text import loads
from limner.pictures import Picture
from limner.projection import unplaced
from limner.retouching import GONE, Outcome, Retouching
from limner.scribe import Scribe
from limner.sessions import Sessions
from limner.views import menu
from limner.views.made import made
from limner.wishes import Wish, tally
from limner.words import say

Press = Callable[[MessageKey], Awaitable[Outcome]]


class Menu:
    """One menu for all messages; ``names`` are the painters that are here, name by id."""

    def __init__(
        self,
        host: Host,
        sessions: Sessions,
        retouching: Retouching,
        scribe: Scribe,
        names: Callable[[], Mapping[str, str]],
    ) -> None:
        self._host = host
        self._names = names
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
        pictures = self._pictures(key, view.text, view.limner)
        html = menu.render(
            dump_key(key),
            tally(view.text, pictures),
            writing=writing,
            made=list(_made(pictures, self._names())),
        )
        self._host.paint("menu", html)
        self._host.open_menu(key)

    def _pictures(self, key: MessageKey, text: str, limner: str) -> Sequence[Picture]:
        """Return the pictures of a message, by its session or else by its note."""
        session = self._sessions.get(key)
        return session.pictures if session else unplaced(text, notes.load(limner))

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


def _made(pictures: Sequence[Picture], names: Mapping[str, str]) -> Iterator[str]:
    """Yield a line for each picture that shows and whose painter has said what made it."""
    for picture in pictures:
        for version in picture.standing:
            if words := made(version.making):
                painter = names.get(version.provider, version.provider)
                yield f"{picture.ordinal + 1}: {painter}: {words}"


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
