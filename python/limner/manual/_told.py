"""The window that shows what a picture was told, and takes the user's word where that was wrong."""

import json
from collections.abc import Awaitable, Callable, Mapping, Sequence

from limner.continuity.access import Continuity
from limner.core.errors import RequestError, UntrustedInputError
from limner.core.json_text import loads
from limner.core.translation import say
from limner.manual import _told_view as told_view
from limner.manual._told_view import ToldPicture
from limner.manual.menu import entry_key
from limner.page.events import Json, text_of
from limner.page.host import Host
from limner.page.host_values import MessageKey
from limner.painting.refusals import GONE
from limner.painting.sessions import Sessions
from limner.pictures import message_notes
from limner.pictures.picture import Picture
from limner.pictures.wording import SOURCES, Stretch
from limner.tags.grammar import Tag, scan_whole


class ToldWindow:
    """``actions`` are what is pressed in the menu and in the window."""

    def __init__(self, host: Host, sessions: Sessions, continuity: Continuity) -> None:
        self._host = host
        self._sessions = sessions
        self._continuity = continuity
        self.actions: Mapping[str, Callable[[Json], Awaitable[None]]] = {
            "told.show": self._show,
            "told.wrong": self._wrong,
            "told.face": self._face,
        }

    async def _show(self, data: Json) -> None:
        html = await self._render(entry_key(data))
        self._host.open_window(wide=True)
        self._host.paint("window", html)

    async def _render(self, key: MessageKey) -> str:
        rows = await self._rows(key)
        entries = {
            (row.ordinal, number): _dump(key, row.ordinal, part)
            for row in rows
            for number, part in enumerate(row.words.stretches)
            if part.slot
        }
        faces = {
            (row.ordinal, who): json.dumps([key.chat_id, who, row.url]) for row in rows for who in row.people
        }
        return told_view.render(
            rows, {source: say(words) for source, words in SOURCES.items()}, entries, faces
        )

    async def _rows(self, key: MessageKey) -> list[ToldPicture]:
        session = self._sessions.get(key)
        view = await self._host.read(key)
        if view is None:
            raise RequestError(say(GONE))
        pictures = session.pictures if session else message_notes.load(view.limner)
        known = await self._continuity.desk().overview()
        tags = list(scan_whole(view.text))
        rows = []
        for picture in pictures:
            shown = next((each for each in reversed(picture.standing) if each.words), None)
            if shown is None or shown.words is None:
                continue
            ids = dict.fromkeys(part.who for part in shown.words.stretches if part.who)
            people = {who: known.state.people[who].name for who in ids if who in known.state.people}
            now = await self._now(key, picture, tags)
            other = now if now != shown.words.text else ""
            rows.append(ToldPicture(picture.ordinal, shown.url, shown.words, people, other))
        return rows

    async def _now(self, key: MessageKey, picture: Picture, tags: Sequence[Tag]) -> str:
        """Return what the painter would be told today, by what is known by now of that moment."""
        tag = tags[picture.ordinal] if picture.ordinal < len(tags) else None
        if tag is None or tag.prompt != picture.prompt:
            return ""
        made = await self._continuity.word(key, picture.ordinal, tag.prompt, tag.attributes or {})
        return made.words.text if made.words else tag.prompt

    async def _wrong(self, data: Json) -> None:
        """Ask for the right words; they count from this picture's tag on."""
        key, ordinal, part = _read(text_of(data, "entry"))
        question = say(
            "What is right instead of “${0}”? Leave it empty if nothing is known of it.",
            part.text.strip(" ,"),
        )
        typed = await self._host.ask_text(question, part.text.strip(" ,"))
        if typed is None:
            return
        await self._continuity.changes().corrected(key, part.who, part.slot, typed.strip(), ordinal)
        self._host.toast("success", say("Noted. Paint the picture anew to see it."))
        self._host.paint("window", await self._render(key))

    async def _face(self, data: Json) -> None:
        try:
            raw = loads(text_of(data, "entry"))
        except UntrustedInputError:
            raw = None
        match raw:
            case [str(chat_id), str(who), str(url)]:
                await self._continuity.changes().face(chat_id, who, url)
                self._host.toast("success", say("This is the face in the cast now."))
            case _:
                raise RequestError(say(GONE))


def _dump(key: MessageKey, ordinal: int, part: Stretch) -> str:
    return json.dumps([key.chat_id, key.uid, key.swipe_id, ordinal, part.who, part.slot, part.text])


def _read(entry: str) -> tuple[MessageKey, int, Stretch]:
    try:
        raw = loads(entry)
    except UntrustedInputError:
        raw = None
    match raw:
        case [str(chat_id), str(uid), int(swipe_id), int(ordinal), str(who), str(slot), str(text)]:
            return MessageKey(chat_id, uid, swipe_id), ordinal, Stretch(text, "", who, slot)
    raise RequestError(say(GONE))
