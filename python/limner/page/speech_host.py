"""What Python may ask of the page to read aloud: SillyTavern's text to speech, and the keys of a device."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, Protocol

Control = Literal["pause", "resume", "stop"]


@dataclass(frozen=True, slots=True)
class SpeechVoices:
    """
    ST's text to speech as it is set: ``voices`` are voices by the name of whoever has them in ST's voice map.

    ``known`` is false for a provider that is none of SillyTavern's own, which Limner cannot ask for audio.
    ``multi``: each name has voices of its own for quotes and the rest. ``rate`` is ST's speed, 1 is usual.
    """

    enabled: bool = False
    provider: str = ""
    known: bool = False
    voices: Mapping[str, str] = field(default_factory=dict)
    multi: bool = False
    rate: float = 1.0


class SpeechHost(Protocol):
    """A part of the port ``host.Host``."""

    async def speech_voices(self) -> SpeechVoices:
        """Return who has which voice in ST."""
        ...

    async def speak(self, voice: str, text: str, ahead: Sequence[tuple[str, str]]) -> bool:
        """
        Say this and return when it is over; False where it was stopped.

        ``ahead`` is what comes next (voice, text), made meanwhile. Raises HostError where the service failed.
        """
        ...

    async def record_speech(self, voice: str, text: str) -> str:
        """Return the address of the sound of a sentence; HostError where the service gave none."""
        ...

    async def decode_sound(self, address: str) -> str:
        """
        Return the address of this sound as samples, as ``book.files.BookFiles.opus`` takes them.

        HostError where the browser does not know its kind.
        """
        ...

    def control_speech(self, do: Control, rate: float) -> None:
        """Pause, go on, or stop what is being said; ``rate`` is how fast, 1 is usual."""
        ...

    def show_media(self, title: str, artist: str, artwork: str, *, playing: bool) -> None:
        """Tell the device what is heard, for its keys and its locked screen; an empty title: nothing more."""
        ...
