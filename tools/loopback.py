"""
Where the stand-ins live: a thread that serves aiohttp applications on 127.0.0.1.

Tests drive the browser with Playwright's synchronous API, which must not run inside an event loop; so the
servers get a loop of their own, and what the two sides share goes through ``Ledger`` and ``Gate``.
"""

import asyncio
import threading
from collections.abc import Callable, Coroutine, Iterator
from types import TracebackType
from typing import Any, Generic, Self, TypeVar

from aiohttp import web

HOST = "127.0.0.1"

PATIENCE = 60.0
"""
Seconds that a test waits for what must happen, unless it says otherwise. Much longer than anything takes: a
machine that is shared stands still for many seconds, and only a fault is waited for to the end.
"""

T = TypeVar("T")
R = TypeVar("R")


class Loopback:
    """Serves applications until it is left; a context manager."""

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="stand-ins", daemon=True)
        self._runners: list[web.AppRunner] = []

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for runner in self._runners:
            self._run(runner.cleanup())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(timeout=10)
        self._loop.close()

    def serve(self, app: web.Application, port: int = 0) -> str:
        """Serve ``app`` and return its address, without a slash at the end; port 0 is any free one."""
        # A handler is cancelled when its client goes away: that is how a stand-in learns of the stop button.
        runner = web.AppRunner(app, handler_cancellation=True, shutdown_timeout=0.1, access_log=None)
        self._runners.append(runner)
        return self._run(_serve(runner, port))

    def wait_for_interrupt(self) -> None:
        """Block until Ctrl-C."""
        try:
            threading.Event().wait()
        except KeyboardInterrupt:
            print()

    def _run(self, work: Coroutine[Any, Any, R]) -> R:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(timeout=30)


async def _serve(runner: web.AppRunner, port: int) -> str:
    await runner.setup()
    await web.TCPSite(runner, HOST, port).start()
    return f"http://{HOST}:{runner.addresses[0][1]}"


class Ledger(Generic[T]):
    """A list of what happened, written on one thread and awaited on another."""

    def __init__(self) -> None:
        self._entries: list[T] = []
        self._changed = threading.Condition()

    def __iter__(self) -> Iterator[T]:
        with self._changed:
            return iter(list(self._entries))

    def __len__(self) -> int:
        with self._changed:
            return len(self._entries)

    def __getitem__(self, index: int) -> T:
        with self._changed:
            return self._entries[index]

    def add(self, entry: T) -> T:
        """Append ``entry``, tell whoever waits, and return it."""
        with self._changed:
            self._entries.append(entry)
            self._changed.notify_all()
        return entry

    def touch(self) -> None:
        """Tell whoever waits that an entry has changed."""
        with self._changed:
            self._changed.notify_all()

    def clear(self) -> None:
        """Forget everything."""
        with self._changed:
            self._entries.clear()
            self._changed.notify_all()

    def wait_for(self, predicate: Callable[[list[T]], bool], what: str, timeout: float = PATIENCE) -> list[T]:
        """
        Block until ``predicate`` holds for the entries, and return them.

        Raises:
            TimeoutError: with ``what`` was waited for, as a sentence.
        """
        with self._changed:
            if not self._changed.wait_for(lambda: predicate(self._entries), timeout):
                raise TimeoutError(f"Waited {timeout:g} s for {what}; saw {self._entries!r}.")
            return list(self._entries)


class Gate:
    """What a hanging answer waits at, until a test on another thread opens it for all who wait."""

    def __init__(self) -> None:
        self._waiting: set[tuple[asyncio.AbstractEventLoop, asyncio.Event]] = set()
        self._lock = threading.Lock()

    async def wait(self, held: Callable[[], None] | None = None) -> None:
        """Wait until the gate is opened after now; ``held`` is called once an opening would be noticed."""
        ticket = (asyncio.get_running_loop(), asyncio.Event())
        with self._lock:
            self._waiting.add(ticket)
        if held is not None:
            held()
        try:
            await ticket[1].wait()
        finally:
            with self._lock:
                self._waiting.discard(ticket)

    def open(self) -> None:
        """Let everyone through who waits now; those who come later wait again."""
        with self._lock:
            waiting = list(self._waiting)
        for loop, event in waiting:
            loop.call_soon_threadsafe(event.set)
