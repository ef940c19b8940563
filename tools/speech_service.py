"""
A stand-in for an OpenAI-compatible speech service, on loopback: ``/v1/audio/speech``.

What it gives is a short tone as WAV, whatever is said; every request is kept in ``asked`` as (voice, text).
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


class SpeechService:
    """``seconds`` is how long each sentence lasts."""

    def __init__(self, seconds: float = 0.3) -> None:
        self.seconds = seconds
        self.asked: Ledger[tuple[str, str]] = Ledger()
        self.app = web.Application()
        self.app.router.add_post("/v1/audio/speech", self._speech)

    async def _speech(self, request: web.Request) -> web.Response:
        said = await request.json()
        self.asked.add((said["voice"], said["input"]))
        return web.Response(body=tone(self.seconds), content_type="audio/wav")
