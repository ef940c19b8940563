"""
How tests are shared out where three are played at a time (``make test``).

The first two workers play what has a browser or a server in it: that waits for a quarter of its time. What
only computes is the third one's, which has the lowest priority: it fills these gaps and makes nobody wait.
"""

import functools
import os
import re
from pathlib import Path
from typing import Any

import pytest

_SERVICES = re.compile(r"\b(?:replicate|openai|dav): ")
"""The fixtures of ``e2e/conftest.py`` that want the plugin, where a test asks for them."""


@functools.cache
def has_plugin(file: str) -> bool:
    """
    Whether SillyTavern has the server plugin there: one worker plays all of these.

    There is one folder for it, which a worker keeps to the end of its run: another that wants it would wait
    until all other tests have been played.
    """
    if file.startswith("tests/e2e/"):
        return bool(_SERVICES.search((Path(__file__).parents[1] / file).read_text(encoding="utf-8")))
    return file.startswith("tests/plugin/")


def only_computes(file: str) -> bool:
    """Whether there is no browser and no SillyTavern in that file's tests."""
    return file.startswith(("tests/unit/", "tests/pyodide/"))


def plays(worker: str, file: str) -> bool:
    """Whether that worker of xdist's (``gw0``, ``gw1``, ...) is one for that file."""
    return only_computes(file) == _fills_gaps(worker)


def _fills_gaps(worker: str) -> bool:
    return int(worker.removeprefix("gw")) >= _BROWSERS


_BROWSERS = 2
"""How many workers play with browsers: a third one would make WebKit wait too long on two cores."""


def pytest_sessionstart() -> None:
    """Let the worker that fills gaps wait for all others."""
    if _fills_gaps(os.environ.get("PYTEST_XDIST_WORKER", "gw0")):
        os.nice(19)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> object:
    """Keep those together, and tests of one file: they share a page or a Node. Who is free takes the next."""
    if config.getvalue("dist") != "loadscope":
        return None
    from xdist.scheduler import LoadScopeScheduling  # noqa: PLC0415 - the browser's Python has none

    class Shared(LoadScopeScheduling):  # type: ignore[misc]  # it brings no types
        def _split_scope(self, nodeid: str) -> str:
            file = nodeid.partition("::")[0]
            if file.startswith("tests/engines/"):
                return nodeid.rpartition("[")[2]  # each of them has a page of its own
            return "plugin" if has_plugin(file) else file

        def _assign_work_unit(self, node: Any) -> None:
            """Give the next that is for this worker; none, and it ends when it has played what it has."""
            for scope, tests in self.workqueue.items():
                if self.numnodes <= _BROWSERS or plays(node.gateway.id, next(iter(tests))):
                    self.workqueue.move_to_end(scope, last=False)
                    super()._assign_work_unit(node)
                    return
            node.shutdown()

    return Shared(config, log)
