"""Work that nobody waits for: kept alive until it ends, and a failure of it is logged, never swallowed."""

import asyncio
import logging
from collections.abc import Coroutine

log = logging.getLogger("limner.tasks")


class Background:
    """The tasks in the background; its length is how many there are."""

    def __init__(self) -> None:
        self._tasks: set[asyncio.Task[None]] = set()

    def __len__(self) -> int:
        return len(self._tasks)

    def begin(self, work: Coroutine[None, None, None]) -> None:
        """Start work; the reference keeps it alive, because the loop's own is weak."""
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._ended)

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            log.error("Work in the background failed.", exc_info=error)
