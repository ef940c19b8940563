"""What is done with many pictures of the gallery at once, after a question with their number."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Collection, Sequence
from math import inf

from limner.book.files import BookFiles
from limner.core.clock import Clock
from limner.core.errors import LimnerError, RequestError
from limner.core.tasks import Single
from limner.core.translation import later, say
from limner.gallery._collection import Collected
from limner.gallery._collection import Collection as Reader
from limner.gallery._requests import PictureRequests
from limner.gallery._where import Where
from limner.page.host import Host
from limner.pictures.picture_address import is_picture

log = logging.getLogger("limner.gallery")

_NOTHING = later("None of these pictures has a file: there is nothing to save.")
_OFTEN = 0.2
"""Seconds between two drawings of the progress."""


class ManyPictures:
    """``files`` gives the browser's part, when pictures are first packed; ``far`` shows how far that is."""

    def __init__(
        self,
        host: Host,
        clock: Clock,
        requests: PictureRequests,
        reader: Reader,
        *,
        files: Callable[[], BookFiles],
        far: Callable[[str], None],
    ) -> None:
        self._host = host
        self._clock = clock
        self._requests = requests
        self._reader = reader
        self._begin_files = files
        self._files: BookFiles | None = None
        self._far = far
        self._drawn = -inf
        self._given = ""
        self._packing = Single()

    @property
    def packs(self) -> bool:
        """Whether a ZIP is on its way."""
        return self._packing.runs

    async def paint(self, entries: Collection[str]) -> bool:
        """Paint each again; whether the user agreed."""
        question = "Paint pictures again, one after another: ${0}? Each may cost what a picture costs."
        told = "Pictures painted: ${0}, not painted: ${1}."
        return await self._each(entries, question, told, self._requests.paint)

    async def remove(self, entries: Collection[str]) -> bool:
        """Take each out of the text; whether the user agreed."""
        question = "Take pictures out of the text: ${0}? Their tags, files and versions stay."
        told = "Pictures taken out of the text: ${0}, not taken out: ${1}."
        return await self._each(entries, question, told, self._requests.remove)

    async def _each(
        self,
        entries: Collection[str],
        question: str,
        told: str,
        work: Callable[[Where], Awaitable[str]],
    ) -> bool:
        """Do something with each that stands in the open chat."""
        found = await self._reader.read_calmly(await self._host.picture_rows())
        here = {each.where.key.chat_id for each in found}
        chosen = [Where.read(entry) for entry in sorted(entries)]
        meant = [where for where in chosen if where.key.chat_id in here]
        if not meant:
            raise RequestError(say("None of these stands in the open chat: open their chat first."))
        if len(meant) < len(chosen):
            words = "Left alone, as they stand in other chats: ${0}."
            self._host.toast("info", say(words, len(chosen) - len(meant)))
        if not await self._host.confirm(say(question, len(meant))):
            return False
        good = bad = 0
        for where in meant:
            try:
                await work(where)
                good += 1
            except RequestError:
                bad += 1
        self._host.toast("warning" if bad else "success", say(told, good, bad))
        return True

    async def download(self, found: Sequence[Collected]) -> None:
        """Give the user the files of these pictures as one ZIP, from whatever chat they are."""
        if self.packs:
            raise RequestError(say("A ZIP is being made already."))
        urls = tuple(dict.fromkeys(each.where.url for each in found if is_picture(each.where.url)))
        if not urls:
            raise RequestError(say(_NOTHING))
        await self._packing.run(self._pack(urls))
        self._far("")

    def stop(self) -> None:
        """Break off the ZIP that is on its way: no file is made."""
        self._packing.stop()

    async def _pack(self, urls: Sequence[str]) -> None:
        from limner.gallery._zip import pack  # noqa: PLC0415 -- few take many pictures home

        files = self._files = self._files or self._begin_files()
        if self._given:
            files.forget(self._given)
            self._given = ""
        self._drawn = -inf
        self._tell(0, len(urls))
        try:
            made = await pack(files, urls, self._clock.wall(), self._tell)
        except LimnerError as error:
            self._host.toast("warning", str(error))
            return
        except asyncio.CancelledError:
            self._host.toast("info", say("Broken off: no file was made."))
            raise
        except Exception as error:
            log.exception("A ZIP of pictures went wrong inside Limner.")
            words = say("Limner itself made a mistake (${0}). Please report it.", error)
            self._host.toast("warning", words)
            return
        if not made.packed:
            self._host.toast("warning", say(_NOTHING))
            return
        self._given = made.address
        self._host.save_file("pictures.zip", made.address)
        words = "Pictures in the file: ${0}, without a file: ${1}."
        said = say(words, made.packed, made.missing)
        self._host.toast("warning" if made.missing else "success", said)

    def _tell(self, done: int, of: int) -> None:
        now = self._clock.now()
        if now - self._drawn >= _OFTEN:
            self._drawn = now
            self._far(say("Packing picture ${0} of ${1}.", done, of))
