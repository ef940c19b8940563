"""The menu of a message: opened by its button; a press is a request, which ends in one sentence."""

import json
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence

from limner.core.errors import RequestError, UntrustedInputError
from limner.core.html import Html
from limner.core.json_text import loads
from limner.core.translation import say
from limner.manual import _menu_view as menu_view
from limner.manual._outcome import RequestOutcome
from limner.manual._repaint import Repainter
from limner.manual._requests import UserRequest, tally
from limner.page.events import Json, text_of
from limner.page.host import Host
from limner.page.host_values import MessageKey, ToastLevel
from limner.painting.refusals import GONE
from limner.painting.sessions import Sessions
from limner.pictures import message_notes
from limner.pictures.picture import Picture
from limner.pictures.projection import unplaced
from limner.pictures.provenance_view import made, told
from limner.tag_writer.writer import TagWriter

Press = Callable[[MessageKey], Awaitable[RequestOutcome]]


class Menu:
    """One menu for all messages; ``names`` are the painters that are here, name by id."""

    def __init__(
        self,
        host: Host,
        sessions: Sessions,
        repainter: Repainter,
        writer: TagWriter,
        names: Callable[[], Mapping[str, str]],
    ) -> None:
        self._host = host
        self._names = names
        self._sessions = sessions
        presses: Mapping[str, Press] = {
            "missing": lambda key: repainter.paint(key, UserRequest.MISSING),
            "replace": lambda key: repainter.paint(key, UserRequest.REPLACE),
            "append": lambda key: repainter.paint(key, UserRequest.APPEND),
            "same": lambda key: repainter.paint(key, UserRequest.SAME),
            "undo": repainter.undo,
            "remove": repainter.remove,
            "stop": self._stop,
            "tags": self._write,
        }
        self._repainter = repainter
        self._writer = writer
        self.actions = {f"retouch.{name}": self._act(press) for name, press in presses.items()}

    async def open(self, key: MessageKey) -> None:
        """Paint this message's menu and have the page show it; RequestError where the message is gone."""
        view = await self._host.read(key)
        if view is None:
            raise RequestError(say(GONE))
        session = self._sessions.get(key)
        writing = view.streaming or (session is not None and not session.away and not session.is_written)
        pictures = self._pictures(key, view.text, view.limner)
        html = menu_view.render(
            dump_key(key),
            tally(view.text, pictures),
            writing=writing,
            made=list(_made(pictures, self._names())),
            told=list(_told(pictures)),
        )
        self._host.paint("menu", html)
        self._host.open_menu(key)

    def _pictures(self, key: MessageKey, text: str, limner: str) -> Sequence[Picture]:
        """Return the pictures of a message, by its session or else by its note."""
        session = self._sessions.get(key)
        return session.pictures if session else unplaced(text, message_notes.load(limner))

    async def _stop(self, key: MessageKey) -> RequestOutcome:
        return self._repainter.stop(key)

    async def _write(self, key: MessageKey) -> RequestOutcome:
        """Write the tags of a message and paint them."""
        if not self._writer.is_at(key):
            self._host.toast("info", say("The model is asked where pictures belong."))
        await self._writer.write(key)
        return await self._repainter.paint(key, UserRequest.MISSING)

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


def _told(pictures: Sequence[Picture]) -> Iterator[Html]:
    """Yield what the painter was told of each picture that shows, where that was more than its tag."""
    for picture in pictures:
        for version in picture.standing:
            if version.words is not None:
                yield told(picture.ordinal + 1, version.words)


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
    raise RequestError(say(GONE))
