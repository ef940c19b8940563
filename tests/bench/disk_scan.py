"""
The scan of the disk: 2,000 chats of 200 messages, under CPython and in Pyodide under Node.

The server answers at once, so this is what the worker itself is at it; nothing of it is on the page's thread.
The longest breath is how long the worker hears nothing else meanwhile.
"""

import asyncio
from concurrent.futures import ThreadPoolExecutor

from tests.bench.disk_load import KINDS, report
from tests.bench.figures import Figure, figure
from tests.bench.inside import inside
from tests.bench.lab import Lab

_CHATS, _MESSAGES = 2000, 200
_RUNS = 3


def run(_lab: Lab) -> list[Figure]:
    """Measure under both."""
    figures: list[Figure] = []
    for where, measure in (("CPython", _under_cpython), ("Pyodide in Node", _under_pyodide)):
        loads = [measure() for _ in range(_RUNS)]
        if any(load["unused"] != KINDS * _MESSAGES // 2 // 10 for load in loads):
            raise AssertionError(f"Under {where} the scan found other files than there are: {loads}.")
        what = f"disk scan over {_CHATS:,} chats of {_MESSAGES} messages, {where}"
        figures += [
            figure(what, [load["seconds"] for load in loads], "s", digits=2),
            figure(f"longest breath of it, {where}", [1000 * load["breath"] for load in loads]),
        ]
    return figures


def _under_cpython() -> dict[str, float]:
    # On a thread of its own: Playwright keeps an event loop on this one once a browser is open.
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(lambda: asyncio.run(report(_CHATS, _MESSAGES))).result()


def _under_pyodide() -> dict[str, float]:
    found: dict[str, float] = inside("disk_load", _CHATS, _MESSAGES)
    return found
