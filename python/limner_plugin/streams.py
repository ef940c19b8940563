"""Server-sent events: what becomes of an attempt, told to whoever listens until it has ended."""

import asyncio
import json
from collections.abc import Callable

from limner.clock import Clock
from limner_plugin.attempts import Attempt, Status
from limner_plugin.studio import Studio

HEARTBEAT = 15.0
"""Seconds between two comments, which keep proxies from taking the line for dead."""

Push = Callable[[str | None], None]
"""Sends a text down the line; None closes it."""


def event_of(attempt: Attempt) -> str:
    """Return an attempt as one event."""
    name = "progress"
    if attempt.ended:
        name = "done" if attempt.status is Status.DONE else "failed"
    return f"event: {name}\ndata: {json.dumps(attempt.to_json())}\n\n"


class Streams:
    """The lines that are open, by number."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._open: dict[int, Callable[[], None]] = {}

    def __len__(self) -> int:
        return len(self._open)

    def open(self, number: int, studio: Studio, attempt: Attempt, push: Push) -> None:
        """Tell the present state at once, then each change; end with the attempt."""
        beats = asyncio.get_running_loop().create_task(self._beat(push))

        def heard(now: Attempt) -> None:
            push(event_of(now))
            if now.ended:
                self.close(number)
                push(None)

        leave = studio.listen(attempt.id, heard)

        def close() -> None:
            beats.cancel()
            leave()

        self._open[number] = close
        heard(studio.attempt(attempt.id))

    def close(self, number: int) -> None:
        """Tell nothing more; a line that is closed already is no error."""
        if (close := self._open.pop(number, None)) is not None:
            close()

    async def _beat(self, push: Push) -> None:
        while True:
            await self._clock.sleep(HEARTBEAT)
            push(": still here\n\n")
