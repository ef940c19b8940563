"""
The two-way barrier of a session: "the text is final" and "every picture is painted or has failed".

Nothing may be set into a message before both are true, or the time is up: ST writes the text while it
streams, and a picture set too early would be overwritten.
"""

import asyncio

from limner.core.clock import Clock


class Barrier:
    """Opens when the text is done and no picture is open; can be closed again by a Continue."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._text = asyncio.Event()
        self._pictures = asyncio.Event()
        self._pictures.set()
        self._open: set[str] = set()

    def __repr__(self) -> str:
        return f"<Barrier text={'done' if self._text.is_set() else 'open'} pictures={len(self._open)} open>"

    @property
    def text_is_done(self) -> bool:
        """Whether the text is final."""
        return self._text.is_set()

    def text_begins(self) -> None:
        """The model writes (again)."""
        self._text.clear()

    def text_done(self) -> None:
        """The text is final."""
        self._text.set()

    async def text(self) -> None:
        """Wait until the text is final."""
        await self._text.wait()

    def picture_begins(self, name: str) -> None:
        """A picture is on its way."""
        self._open.add(name)
        self._pictures.clear()

    def picture_done(self, name: str) -> None:
        """A picture is painted, has failed or was cancelled; naming it twice does no harm."""
        self._open.discard(name)
        if not self._open:
            self._pictures.set()

    async def wait(self, seconds: float) -> bool:
        """
        Wait for both sides; the time counts from the end of the text.

        Returns False where the time was up with pictures still open.
        """
        while True:
            await self._text.wait()
            await self._pictures_within(seconds)
            if self._text.is_set():  # else a Continue began meanwhile
                return not self._open

    async def _pictures_within(self, seconds: float) -> None:
        if not self._open:
            return
        pictures = asyncio.ensure_future(self._pictures.wait())
        timer = asyncio.ensure_future(self._clock.sleep(seconds))
        try:
            await asyncio.wait({pictures, timer}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            pictures.cancel()
            timer.cancel()
