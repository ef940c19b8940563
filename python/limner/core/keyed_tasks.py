"""Keyed tasks: one task for each thing that is on its way, by its name, and who hears of its end."""

import asyncio
from collections.abc import Callable, Coroutine, Iterator


class KeyedTasks:
    """Tasks by name; ``ended`` is called with the name when one is over, however it ended."""

    def __init__(self, ended: Callable[[str], None]) -> None:
        self._ended = ended
        self._tasks: dict[str, asyncio.Task[None]] = {}

    def __contains__(self, name: str) -> bool:
        return name in self._tasks

    def __iter__(self) -> Iterator[str]:
        return iter(tuple(self._tasks))

    def __len__(self) -> int:
        return len(self._tasks)

    def begin(self, name: str, work: Coroutine[None, None, None]) -> None:
        """Begin with this work, which is not on its way yet."""
        task = asyncio.create_task(work)
        self._tasks[name] = task
        task.add_done_callback(lambda _: self._over(name))

    def _over(self, name: str) -> None:
        del self._tasks[name]
        self._ended(name)

    def give_up(self, name: str) -> None:
        """Have it end, which may take a moment; what is not on its way is no error."""
        if name in self._tasks:
            self._tasks[name].cancel()

    def is_ending(self, name: str) -> bool:
        """Whether it was given up and has not ended yet."""
        return name in self._tasks and self._tasks[name].cancelling() > 0

    async def rest(self) -> None:
        """Wait until nothing is on its way."""
        while self._tasks:
            await asyncio.wait(set(self._tasks.values()))
            await asyncio.sleep(0)  # the end of a task is told a turn after it
