"""The real page's part that reads aloud: ``SpeechHost`` spoken over a channel."""

from collections.abc import Sequence

from limner.core.errors import HostError
from limner.core.json_text import as_dict
from limner.core.translation import say
from limner.page.channel import Channel
from limner.page.events import flag_of, text_of
from limner.page.speech_host import Control, SpeechVoices

SAYING = 86_400.0
"""Seconds for a sentence: the user may pause for hours."""

MAKING = 300.0
"""Seconds that a service may take for a sentence: one on the user's own machine can be slow."""

SLOWEST, FASTEST = 0.25, 4.0
"""Speeds that every browser plays."""


class RemoteSpeech:
    """A part of ``RemoteHost``."""

    _channel: Channel

    async def speech_voices(self) -> SpeechVoices:
        """Return who has which voice in ST."""
        value = as_dict(await self._channel.ask("voice.read", {}))
        voices = {
            name: voice for name, voice in as_dict(value.get("voices")).items() if isinstance(voice, str)
        }
        rate = value.get("rate")
        return SpeechVoices(
            flag_of(value, "enabled"),
            text_of(value, "provider"),
            flag_of(value, "known"),
            voices,
            flag_of(value, "multi"),
            float(rate) if isinstance(rate, int | float) and SLOWEST <= rate <= FASTEST else 1.0,
        )

    async def speak(self, voice: str, text: str, ahead: Sequence[tuple[str, str]]) -> bool:
        """Say this."""
        args = {"voice": voice, "text": text, "ahead": [list(each) for each in ahead]}
        return await self._channel.ask("voice.speak", args, deadline=SAYING) is True

    async def record_speech(self, voice: str, text: str) -> str:
        """Return the address of a sentence's sound."""
        return _address(
            await self._channel.ask("voice.record", {"voice": voice, "text": text}, deadline=MAKING)
        )

    async def decode_sound(self, address: str) -> str:
        """Return the address of its samples."""
        return _address(await self._channel.ask("voice.decode", {"address": address}, deadline=MAKING))

    def control_speech(self, do: Control, rate: float) -> None:
        """Pause, go on, or stop."""
        self._channel.tell("voice.control", {"do": do, "rate": rate})

    def show_media(self, title: str, artist: str, artwork: str, *, playing: bool) -> None:
        """Tell the device what is heard."""
        shown = {"title": title, "artist": artist, "artwork": artwork, "playing": playing}
        self._channel.tell("voice.media", shown)


def _address(answer: object) -> str:
    if not isinstance(answer, str):
        raise HostError(say("The page gave no sound."))
    return answer
