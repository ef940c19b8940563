"""
A stand-in for an OpenAI-compatible speech service, on loopback: ``/v1/audio/speech``.

What it gives is as long for every sentence: silence as MP3, or a tone as WAV, as the services at home give it
that heed no ``response_format``. Every request is kept in ``asked`` as (voice, text).
"""

import io
import math
import struct
import wave

from aiohttp import web

from tools.loopback import Ledger

RATE = 8_000


def tone(seconds: float) -> bytes:
    """Return a tone as a WAV file."""
    held = io.BytesIO()
    with wave.open(held, "wb") as written:
        written.setnchannels(1)
        written.setsampwidth(2)
        written.setframerate(RATE)
        samples = (round(8_000 * math.sin(each / 3)) for each in range(round(RATE * seconds)))
        written.writeframes(b"".join(struct.pack("<h", each) for each in samples))
    return held.getvalue()


def silence(seconds: float) -> bytes:
    """Return an MP3 (MPEG 2, 24 kHz, one channel, 32 kbit/s) as encoders write it, names and all."""
    frame = b"\xff\xf3\x44\xc0" + bytes(92)
    info = frame[:13] + b"Info" + frame[17:]
    names = b"ID3\x04\x00\x00\x00\x00\x00\x0aTSSE" + bytes(6)
    return names + info + frame * round(seconds * 24_000 / 576)


class SpeechService:
    """``seconds`` is how long each sentence lasts; ``wav``: no MP3 is given, whatever is asked for."""

    def __init__(self, seconds: float = 0.3, *, wav: bool = False) -> None:
        self.seconds = seconds
        self.wav = wav
        self.asked: Ledger[tuple[str, str]] = Ledger()
        self.app = web.Application()
        self.app.router.add_post("/v1/audio/speech", self._speech)

    async def _speech(self, request: web.Request) -> web.Response:
        said = await request.json()
        self.asked.add((said["voice"], said["input"]))
        if self.wav:
            return web.Response(body=tone(self.seconds), content_type="audio/wav")
        return web.Response(body=silence(self.seconds), content_type="audio/mpeg")
