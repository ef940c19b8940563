"""
Tasks: work that nobody waits for, and work of which only one is done at a time.

What runs in the background is kept alive until it ends, and a failure of it is logged, never swallowed.
"""

import asyncio
import logging
from collections.abc import Coroutine

log = logging.getLogger("limner.core.tasks")


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


class Single:
    """One piece of work at a time, which the user may stop."""

    def __init__(self) -> None:
        self._task: asyncio.Task[None] | None = None

    @property
    def runs(self) -> bool:
        """Whether something is going on."""
        return self._task is not None

    async def run(self, work: Coroutine[None, None, None]) -> None:
        """Begin with this and return when it is over, also where it was stopped; nothing must be going on."""
        self._task = asyncio.create_task(work)
        try:
            await asyncio.wait({self._task})
        finally:
            self._task = None

    def stop(self) -> None:
        """Cancel what is going on."""
        if self._task is not None:
            self._task.cancel()
