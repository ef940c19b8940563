"""
A book heard: each sentence asked of ST's text to speech, a chapter's sentences as one file.

MP3, which most services give, is put together as it comes. Whatever else they give is decoded by the page
and encoded as Opus by the worker, for these two are what readers of EPUB must know (EPUB 3.3, 3.3).
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from limner.book import _mp3, _ogg
from limner.book._contents import Book, Chapter
from limner.book._making import Making
from limner.book.files import BookFiles
from limner.book.spoken import SpokenLine, marked
from limner.book.voices import voice_of
from limner.core.errors import HostError, RequestError
from limner.core.translation import say
from limner.page.speech_host import SpeechHost, SpeechVoices

AGAIN = (2.0, 10.0)
"""Seconds after which a sentence that failed is asked for again; a long book is not lost for one of them."""


@dataclass(frozen=True, slots=True)
class Clip:
    """One sentence in a chapter's file, from ``begin`` to ``end`` in seconds; ``mark`` is its id there."""

    mark: str
    begin: float
    end: float


@dataclass(frozen=True, slots=True)
class ChapterSound:
    """A chapter's file; ``kind`` is the ending of its name."""

    data: bytes
    kind: str
    media_type: str
    clips: tuple[Clip, ...]

    @property
    def seconds(self) -> float:
        """How long it lasts."""
        return self.clips[-1].end


async def spoken_chapters(
    book: Book, recorder: "Recorder", making: Making
) -> list[tuple[Chapter, tuple[SpokenLine, ...]]]:
    """
    Return the chapters, each with its sentences, whose words are marked in it, and expect these.

    RequestError where nobody has a voice to say any of them.
    """
    found = []
    for each in book.chapters:
        found.append(marked(each))
        await asyncio.sleep(0)  # the page is heard meanwhile
    heard = sum(len(recorder.heard(lines)) for _, lines in found)
    if not heard:
        raise RequestError(say("There is nothing here that can be read aloud."))
    making.expect(heard)
    return found


class Recorder:
    """Asks for the sound of sentences; ``sleep`` waits a number of seconds."""

    def __init__(
        self,
        host: SpeechHost,
        voices: SpeechVoices,
        files: BookFiles,
        sleep: Callable[[float], Awaitable[None]],
    ) -> None:
        self._host = host
        self._voices = voices
        self._files = files
        self._sleep = sleep

    def heard(self, lines: Sequence[SpokenLine]) -> list[tuple[str, SpokenLine]]:
        """Return the lines that somebody says, each with its voice."""
        return [(voice, each) for each in lines if (voice := voice_of(each, self._voices))]

    async def chapter(
        self, book: Book, number: int, lines: Sequence[SpokenLine], making: Making
    ) -> ChapterSound | None:
        """Return the sound of a chapter; None where nobody says anything in it."""
        made: _Chapter | None = None
        for voice, line in self.heard(lines):
            data = await self._sentence(voice, line.text)
            made = made or (_Mp3s() if _mp3.frames(data) else _Packets(self._host, self._files))
            await made.add(data, line.mark)
            making.step()
        if made is None or not made.clips:
            return None
        title = book.chapters[number - 1].title or book.title
        return made.whole((title, book.title, book.author), number, len(book.chapters))

    async def _sentence(self, voice: str, text: str) -> bytes:
        for pause in (*AGAIN, None):
            try:
                address = await self._host.record_speech(voice, text)
                try:
                    data = await self._files.fetch(address)
                finally:
                    self._files.forget(address)
                if data:
                    return data
                fault = HostError(say("The text to speech gave no sound for a sentence."), "speech")
            except HostError as error:
                fault = error
            if pause is None:
                break
            await self._sleep(pause)
        raise fault


class _Chapter:
    """Sentences one after another."""

    def __init__(self) -> None:
        self.clips: list[Clip] = []
        self._seconds = 0.0

    async def add(self, data: bytes, mark: str) -> None:
        """Add a sentence as the service gave it."""
        raise NotImplementedError

    def whole(self, texts: tuple[str, str, str], number: int, count: int) -> ChapterSound:
        """Return the file; ``texts`` are its title, the book's and its author."""
        raise NotImplementedError

    def _clip(self, mark: str, seconds: float) -> None:
        """Note where a sentence stands; one without a mark belongs to the one before."""
        begin, self._seconds = self._seconds, self._seconds + seconds
        if mark or not self.clips:
            self.clips.append(Clip(mark, begin, self._seconds))
        else:
            last = self.clips.pop()
            self.clips.append(Clip(last.mark, last.begin, self._seconds))


class _Mp3s(_Chapter):
    def __init__(self) -> None:
        super().__init__()
        self._data = bytearray()
        self._kind: tuple[int, int] | None = None

    async def add(self, data: bytes, mark: str) -> None:
        found = _mp3.frames(data)
        if found is None or self._kind not in (None, found.kind):
            words = "The text to speech gives sound of different kinds: choose voices of one model."
            raise RequestError(say(words))
        self._kind = found.kind
        self._data += found.data
        self._clip(mark, found.seconds)

    def whole(self, texts: tuple[str, str, str], number: int, count: int) -> ChapterSound:
        data = _mp3.names(*texts, number, count) + bytes(self._data)
        return ChapterSound(data, _mp3.KIND, _mp3.MEDIA_TYPE, tuple(self.clips))


class _Packets(_Chapter):
    def __init__(self, host: SpeechHost, files: BookFiles) -> None:
        super().__init__()
        self._host = host
        self._files = files
        self._packets: list[bytes] = []

    async def add(self, data: bytes, mark: str) -> None:
        packets = await self._files.opus(await self._samples(data))
        self._packets += packets
        self._clip(mark, len(packets) * _ogg.PACKET / _ogg.HERTZ)

    async def _samples(self, data: bytes) -> bytes:
        file = self._files.begin("application/octet-stream")
        file.write(data)
        given = file.finish()
        try:
            address = await self._host.decode_sound(given)
        finally:
            self._files.forget(given)
        try:
            samples = await self._files.fetch(address)
        finally:
            self._files.forget(address)
        return samples or b""

    def whole(self, texts: tuple[str, str, str], number: int, count: int) -> ChapterSound:
        del count
        data = _ogg.ogg(self._packets, *texts, number)
        return ChapterSound(data, _ogg.KIND, _ogg.MEDIA_TYPE, tuple(self.clips))
