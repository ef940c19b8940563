"""
The player: which sentence is said, and what pause, next and previous make of it.

One sentence is said at a time; the next one is made meanwhile. Stopping stops: nothing is asked for any more.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from limner.book.spoken import SpokenLine
from limner.book.voices import voice_of
from limner.core.errors import HostError
from limner.page.host import Host
from limner.page.speech_host import SpeechVoices

RATES = (0.75, 1.0, 1.25, 1.5, 2.0)


@dataclass(frozen=True, slots=True)
class Heard:
    """Where the reading is; ``rate`` is how fast, ``fault`` why it has stopped by itself."""

    at: int = 0
    playing: bool = True
    rate: float = 1.0
    fault: str = ""
    over: bool = False


class Player:
    """Reads lines; ``changed`` is called when what is shown is another."""

    def __init__(
        self,
        host: Host,
        title: str,
        lines: Sequence[SpokenLine],
        voices: SpeechVoices,
        changed: Callable[[], None],
    ) -> None:
        self._host = host
        self._title = title
        self.lines = lines
        self._voices = voices
        self._changed = changed
        self.heard = Heard(rate=voices.rate)
        self._runs = False

    @property
    def line(self) -> SpokenLine:
        """The sentence that is said, or is next."""
        return self.lines[min(self.heard.at, len(self.lines) - 1)]

    async def begin(self) -> None:
        """Read from the beginning, at the speed that is ST's."""
        self._host.control_speech("resume", self.heard.rate)
        await self.run()

    async def run(self) -> None:
        """Read from where it stands until the end, a pause between two sentences, or a stop."""
        if self._runs:
            return
        self._runs = True
        try:
            while self.heard.playing and self.heard.at < len(self.lines):
                await self._say(self.heard.at)
        finally:
            self._runs = False
        if self.heard.at >= len(self.lines):
            self._become(Heard(len(self.lines), playing=False, rate=self.heard.rate, over=True))

    async def _say(self, at: int) -> None:
        self._tell()
        line = self.lines[at]
        voice = voice_of(line, self._voices)
        ended = True
        if voice:
            following = self.lines[at + 1 : at + 2]
            ahead = [(other, each.text) for each in following if (other := voice_of(each, self._voices))]
            try:
                ended = await self._host.speak(voice, line.text, ahead)
            except HostError as error:
                self._become(Heard(at, playing=False, rate=self.heard.rate, fault=str(error)))
                return
        if ended and self.heard.at == at:
            self.heard = Heard(at + 1, self.heard.playing, self.heard.rate)

    async def toggle(self) -> None:
        """Pause, or go on."""
        heard = self.heard
        if heard.playing:
            self._host.control_speech("pause", heard.rate)
            self._become(Heard(heard.at, playing=False, rate=heard.rate))
            return
        self._become(Heard(0 if heard.over else heard.at, playing=True, rate=heard.rate))
        if self._runs:
            self._host.control_speech("resume", heard.rate)
        else:
            await self.run()

    async def play(self) -> None:
        """Be heard, also where a call or another program has held the sound without a word."""
        if self.heard.playing:
            self._host.control_speech("resume", self.heard.rate)
        else:
            await self.toggle()

    async def pause(self) -> None:
        """Be silent."""
        if self.heard.playing:
            await self.toggle()

    async def move(self, steps: int) -> None:
        """Go to another sentence; what is being said is broken off."""
        await self._go(max(0, min(len(self.lines) - 1, self.heard.at + steps)))

    async def picture(self, step: int) -> None:
        """Go to where the next picture, or the one before, begins to be shown."""
        starts = [
            n for n, each in enumerate(self.lines) if n == 0 or each.picture != self.lines[n - 1].picture
        ]
        if step > 0:
            await self._go(next((n for n in starts if n > self.heard.at), len(self.lines) - 1))
        else:
            now = max((n for n in starts if n <= self.heard.at), default=0)
            await self._go(max((n for n in starts if n < now), default=0))

    async def _go(self, at: int) -> None:
        self._become(Heard(at, playing=True, rate=self.heard.rate))
        self._host.control_speech("stop", self.heard.rate)
        await self.run()

    def speed(self) -> None:
        """Take the next speed."""
        heard = self.heard
        rate = next((each for each in RATES if each > heard.rate), RATES[0])
        self._host.control_speech("resume" if heard.playing else "pause", rate)
        self._become(Heard(heard.at, heard.playing, rate, heard.fault, heard.over))

    def stop(self) -> None:
        """End it."""
        self.heard = Heard(self.heard.at, playing=False, rate=self.heard.rate)
        self._host.control_speech("stop", self.heard.rate)
        self._host.show_media("", "", "", playing=False)

    def _become(self, heard: Heard) -> None:
        self.heard = heard
        self._tell()

    def _tell(self) -> None:
        line = self.line
        self._host.show_media(self._title, line.speaker, line.picture, playing=self.heard.playing)
        self._changed()
