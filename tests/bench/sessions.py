"""
A thousand sessions of three pictures each at once, under CPython and under Pyodide in Node.

The page and the painter are fakes that answer at once. A session is one reply whose pictures are not all
placed: a reader has one or two of them; a thousand show what each costs, and whether that grows with their
number. Memory is traced in runs of its own, of fewer sessions, for that makes all slower.
"""

import asyncio
from concurrent.futures import ThreadPoolExecutor

from tests.bench.figures import Figure, figure
from tests.bench.inside import inside
from tests.bench.lab import Lab
from tests.bench.sessions_load import report

_SESSIONS = 1000
_FEW = 100
_PICTURES = 3
_RUNS = 5


def run(_lab: Lab) -> list[Figure]:
    """Measure under both."""
    figures: list[Figure] = []
    for where, measure in (("CPython", _under_cpython), ("Pyodide in Node", _under_pyodide)):
        few, many, traced = measure(_FEW, 0), measure(_SESSIONS, 0), measure(_FEW, 1)
        if any(load["placed"] != _PICTURES * _SESSIONS for load in many):
            raise AssertionError(f"Under {where} pictures were lost: {many}.")
        timed = [load["seconds"] for load in many]
        each_of_few = [1e6 * load["seconds"] / _FEW / _PICTURES for load in few]
        each_of_many = [1e6 * seconds / _SESSIONS / _PICTURES for seconds in timed]
        figures += [
            figure(
                f"{_SESSIONS:,} sessions, all pictures placed, {where}",
                timed,
                "s",
                digits=2,
            ),
            figure(f"each picture of {_FEW} sessions, {where}", each_of_few, "us", digits=0),
            figure(
                f"each picture of {_SESSIONS:,} sessions, {where}",
                each_of_many,
                "us",
                digits=0,
                beside=each_of_few,
                than=f"each of {_FEW}",
            ),
            figure(f"memory of a waiting session, {where}", _kib(traced, "alive"), "KiB"),
            figure(f"memory that stays after a session, {where}", _kib(traced, "left"), "KiB", digits=2),
        ]
    return figures


def _kib(loads: list[dict[str, float]], name: str) -> list[float]:
    return [load[name] / 1024 for load in loads]


def _under_cpython(sessions: int, trace: int) -> list[dict[str, float]]:
    # On a thread of its own: Playwright keeps an event loop on this one once a browser is open.
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(lambda: asyncio.run(report(sessions, _RUNS, trace))).result()


def _under_pyodide(sessions: int, trace: int) -> list[dict[str, float]]:
    loads: list[dict[str, float]] = inside("sessions_load", sessions, _RUNS, trace)
    return loads
