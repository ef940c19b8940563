"""
Pictures whose file is not there: a chat that came from another machine, a folder that was tidied up.

The browser tells of those that it could not show; that the file is missing, and not the server out of reach,
is asked of the server. A whole chat is looked through only where the user asks for it.
"""

import asyncio
from collections.abc import Callable, Collection, Coroutine, Mapping, Sequence

from limner.core.errors import HostError, RequestError
from limner.core.translation import say
from limner.manual._repaint import Repainter
from limner.page.events import Json, key_of, number_of, text_of
from limner.page.host_values import MessageKey
from limner.page.web import Web
from limner.painting.context import PaintingContext
from limner.painting.lost_tags import noted
from limner.painting.sessions import Sessions
from limner.pictures.picture_address import is_picture
from limner.tags.grammar import images_after, scan

AT_ONCE = 4
"""Questions to the server at a time."""

_GONE = frozenset({404, 410})
_DEADLINE = 20.0
_ALL = 1_000_000


class MissingFiles:
    """``begin`` starts work that nobody waits for."""

    def __init__(
        self,
        context: PaintingContext,
        sessions: Sessions,
        repainter: Repainter,
        web: Web,
        begin: Callable[[Coroutine[None, None, None]], None],
    ) -> None:
        self._context = context
        self._host = context.host
        self._sessions = sessions
        self._repainter = repainter
        self._web = web
        self._begin = begin
        self._asked: set[str] = set()
        self._gate = asyncio.Semaphore(AT_ONCE)
        self._looks = False
        self.actions = {"files.look": self._look}

    def noticed(self, data: Json) -> None:
        """The browser could not show a picture that stands in a slot."""
        source = text_of(data, "source")
        if source in self._context.missing:
            self._begin(self._show(key_of(data)))
        elif source not in self._asked:
            self._begin(self._ask(key_of(data), number_of(data, "ordinal", -1), source))

    async def _ask(self, key: MessageKey, ordinal: int, source: str) -> None:
        view = await self._host.read(key)
        if view is None or source not in _sources(view.text).get(ordinal, ()):
            return
        if await self._is_missing(source):
            await self._show(key)

    async def _is_missing(self, source: str) -> bool:
        """Ask the server, once at a time for each; where it cannot be reached nothing is known."""
        if not is_picture(source):  # it stood in a chat file, perhaps a stranger's
            return False
        self._asked.add(source)
        try:
            async with self._gate:
                answer = await self._web.call("HEAD", source, deadline=_DEADLINE)
        except HostError:
            return False
        finally:
            self._asked.discard(source)
        if answer.status in _GONE:
            self._context.missing.add(source)
        else:
            self._context.missing.discard(source)
        return answer.status in _GONE

    async def _show(self, key: MessageKey) -> None:
        session = self._sessions.get(key)
        if session is not None:
            session.show()
            return
        view = await self._host.read(key)
        if view is not None:
            slots, below = noted(view.limner, view.text, self._context.missing)
            self._host.set_slots(key, [*slots, *below], 0, len(below))

    # -- what is pressed -----------------------------------------------------------------------------------

    async def again(self, key: MessageKey, ordinal: int) -> None:
        """Paint one picture again whose file is missing."""
        await self._repainter.repaint(key, [ordinal])

    async def remove(self, key: MessageKey, ordinal: int) -> None:
        """Take one picture whose file is missing out of the text; its tag stays, and undo brings it back."""
        await self._repainter.remove(key, only=ordinal)
        await self._show(key)

    async def _look(self, _data: Json) -> None:
        """Look through the open chat, and paint what is missing again where the user agrees."""
        if self._looks:
            raise RequestError(say("The files of this chat are being looked for already."))
        self._looks = True
        try:
            await self._look_through()
        finally:
            self._looks = False

    async def _look_through(self) -> None:
        rows = [row for row in await self._host.scan(_ALL) if not row.streaming]
        standing = {row.key: _sources(row.text) for row in rows}
        sources = {each for row in standing.values() for found in row.values() for each in found}
        if not sources:
            self._host.toast("info", say("This chat shows no pictures."))
            return
        self._host.toast("info", say("Picture files of this chat that are looked for: ${0}.", len(sources)))
        missing = await self._missing_of(sources)
        wanted = {
            key: [ordinal for ordinal, found in row.items() if missing & set(found)]
            for key, row in standing.items()
        }
        wanted = {key: ordinals for key, ordinals in wanted.items() if ordinals}
        for key in wanted:
            await self._show(key)
        count = sum(map(len, wanted.values()))
        if not count:
            self._host.toast("success", say("No picture file of this chat is missing."))
        elif await self._host.confirm(
            say("Pictures of this chat without a file: ${0}. Paint them again?", count)
        ):
            await self._paint(wanted, count)

    async def _missing_of(self, sources: Collection[str]) -> set[str]:
        answers = await asyncio.gather(*(self._is_missing(source) for source in sources))
        return {source for source, missing in zip(sources, answers, strict=True) if missing}

    async def _paint(self, wanted: Mapping[MessageKey, Sequence[int]], count: int) -> None:
        """Paint message after message, until one is refused: the limits hold here as everywhere."""
        painted = 0
        for key, ordinals in wanted.items():
            try:
                outcome = await self._repainter.repaint(key, ordinals)
            except RequestError as error:
                self._host.toast("warning", str(error))
                continue
            painted += outcome.count
            if outcome.failed:
                words = "Pictures painted again: ${0} of ${1}. ${2}"
                self._host.toast("warning", say(words, painted, count, outcome.sentence))
                return
        self._host.toast("success", say("Pictures painted again: ${0} of ${1}.", painted, count))


def _sources(text: str) -> dict[int, list[str]]:
    """Return the addresses of our pictures behind each tag of a text."""
    return {
        ordinal: [image.src for image in images_after(text, tag.end)[1]]
        for ordinal, tag in enumerate(scan(text))
    }
