"""Server-sent events: what becomes of an attempt, told to whoever listens until it has ended."""

import asyncio
import json
from collections.abc import Callable

from limner.core.clock import Clock
from limner_plugin.prediction import Prediction, PredictionStatus
from limner_plugin.predictions import Predictions

HEARTBEAT = 15.0
"""Seconds between two comments, which keep proxies from taking the line for dead."""

Push = Callable[[str | None], None]
"""Sends a text down the line; None closes it."""


def event_of(prediction: Prediction) -> str:
    """Return an attempt as one event."""
    name = "progress"
    if prediction.ended:
        name = "done" if prediction.status is PredictionStatus.DONE else "failed"
    return f"event: {name}\ndata: {json.dumps(prediction.to_json())}\n\n"


class Streams:
    """The lines that are open, by number."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._open: dict[int, Callable[[], None]] = {}

    def __len__(self) -> int:
        return len(self._open)

    def open(self, number: int, predictions: Predictions, prediction: Prediction, push: Push) -> None:
        """Tell the present state at once, then each change; end with the attempt."""
        beats = asyncio.get_running_loop().create_task(self._beat(push))

        def heard(now: Prediction) -> None:
            push(event_of(now))
            if now.ended:
                self.close(number)
                push(None)

        leave = predictions.listen(prediction.id, heard)

        def close() -> None:
            beats.cancel()
            leave()

        self._open[number] = close
        heard(predictions.prediction(prediction.id))

    def close(self, number: int) -> None:
        """Tell nothing more; a line that is closed already is no error."""
        if (close := self._open.pop(number, None)) is not None:
            close()

    async def _beat(self, push: Push) -> None:
        while True:
            await self._clock.sleep(HEARTBEAT)
            push(": still here\n\n")
