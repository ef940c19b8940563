"""
A browser that is put to sleep, as a phone does it: none of its processes runs, and the world goes on.

What servers send meanwhile waits in the system's sockets. Only what this process has started is stopped.
"""

import contextlib
import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PROGRAMS = {"Chromium": ("chromium",), "Firefox": ("firefox",), "WebKit": ("MiniBrowser", "WebKit")}
"""How the files begin that each browser's processes run."""


@contextmanager
def asleep(browser: str) -> Iterator[None]:
    """Stop all processes of this browser for as long as the block takes."""
    stopped = [pid for pid in started() if runs(pid).startswith(PROGRAMS[browser])]
    if not stopped:
        raise RuntimeError(f"No {browser} was started here.")
    try:
        for pid in stopped:
            _send(pid, signal.SIGSTOP)
        yield
    finally:
        for pid in stopped:
            _send(pid, signal.SIGCONT)


def started() -> list[int]:
    """Return the processes that this one has started, and those that they have started (Linux)."""
    found, todo = list[int](), [os.getpid()]
    while todo:
        pid = todo.pop()
        with contextlib.suppress(OSError):  # it ended while we looked
            for children in Path(f"/proc/{pid}/task").glob("*/children"):
                todo += map(int, children.read_text(encoding="ascii").split())
        found.append(pid)
    return found[1:]


def runs(pid: int) -> str:
    """Return the name of the file that a process runs; empty for one that is gone."""
    try:
        return Path(f"/proc/{pid}/exe").readlink().name
    except OSError:
        return ""


def _send(pid: int, number: int) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, number)
