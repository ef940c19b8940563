"""
Runs the unit tests inside Pyodide, where a loop that waits does not exist.

Pyodide's own event loop is the browser's: it cannot be run to the end of a test. So coroutines are run here
on the smallest loop that can: no sockets, it only sleeps until the next timer.
"""

import asyncio
import inspect
import os
import selectors
import sys
import time
from collections.abc import Generator, Mapping
from typing import Any

import pytest


class _OnlyTimers:
    """What a loop asks for what happened outside: nothing ever does."""

    def select(self, timeout: float | None) -> list[tuple[selectors.SelectorKey, int]]:
        if timeout is None:
            raise RuntimeError("The test waits for something that never comes.")
        time.sleep(max(0.0, timeout))
        return []


class _Loop(asyncio.BaseEventLoop):
    def __init__(self) -> None:
        super().__init__()
        self._selector = _OnlyTimers()

    def _process_events(self, _events: object) -> None: ...

    def _write_to_self(self) -> None: ...


class Coroutines:
    """The pytest plugin that runs ``async def`` tests and the fixtures they await: one loop for each test."""

    def __init__(self) -> None:
        self._loop = _Loop()

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self) -> Generator[None, object, object]:
        """Give a test its own loop, and let what it left under way end with it."""
        outer = asyncio._get_running_loop()
        asyncio._set_running_loop(None)
        self._loop = _Loop()
        try:
            return (yield)
        finally:
            for task in asyncio.all_tasks(self._loop):
                task.cancel()
            self._loop.run_until_complete(asyncio.sleep(0))
            self._loop.close()
            asyncio._set_running_loop(outer)

    @pytest.hookimpl(tryfirst=True)
    def pytest_fixture_setup(self, fixturedef: pytest.FixtureDef[Any], request: Any) -> object | None:
        """Await a fixture."""
        if not inspect.iscoroutinefunction(fixturedef.func):
            return None
        arguments = {name: request.getfixturevalue(name) for name in fixturedef.argnames}
        value: object = self._loop.run_until_complete(fixturedef.func(**arguments))
        fixturedef.cached_result = (value, fixturedef.cache_key(request), None)
        return value

    @pytest.hookimpl(tryfirst=True)
    def pytest_pyfunc_call(self, pyfuncitem: pytest.Function) -> bool | None:
        """Run one test to its end."""
        if not inspect.iscoroutinefunction(pyfuncitem.obj):
            return None
        wanted = inspect.signature(pyfuncitem.obj).parameters
        arguments: Mapping[str, Any] = {name: pyfuncitem.funcargs[name] for name in wanted}
        self._loop.run_until_complete(pyfuncitem.obj(**arguments))
        return True


class Tally:
    """Counts what happened, for the test outside."""

    def __init__(self) -> None:
        self.outcomes: dict[str, int] = {"passed": 0, "failed": 0, "skipped": 0}
        self.failures: list[str] = []

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Count one."""
        if report.when == "call" or report.outcome != "passed":
            self.outcomes[report.outcome] += 1
        if report.failed:
            self.failures.append(f"{report.nodeid}\n{report.longreprtext}")

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """Count a file that could not even be read."""
        if report.failed:
            self.outcomes["failed"] += 1
            self.failures.append(f"{report.nodeid}\n{report.longreprtext}")


def run(tests: list[str]) -> dict[str, Any]:
    """Run these files of tests and return the tally."""
    sys.path[:0] = ["/repository/tests/pyodide/stand_ins", "/repository", "/repository/examples/limner-webui"]
    sys.path.append("/repository/python")  # for the server's package, which no browser has
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"  # hypothesis' and asyncio's, which cannot work here
    tally = Tally()
    options = ["-q", "-p", "no:cacheprovider", "--import-mode=importlib", "--capture=no"]
    # To write each file anew, so that an assert tells its values, takes a third of the time of reading them.
    options.append("--assert=plain")
    config = ["-c", "/dev/null", "--rootdir=/repository"]
    pytest.main([*options, *config, *tests], plugins=[Coroutines(), tally])
    return {**tally.outcomes, "failures": tally.failures}
