"""How tests are shared out where two are played at a time (``make test``)."""

from typing import Any

import pytest

_WITH_PLUGIN = ("tests/plugin/", "tests/e2e/test_painters.py")
"""Where SillyTavern has the server plugin: there is one folder for it, so one worker plays all of these."""


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> object:
    """Keep those together, and tests of one file: they share a page or a Node. Who is free takes the next."""
    if config.getvalue("dist") != "loadscope":
        return None
    from xdist.scheduler import LoadScopeScheduling  # noqa: PLC0415 - the browser's Python has none

    class Shared(LoadScopeScheduling):  # type: ignore[misc]  # it brings no types
        def _split_scope(self, nodeid: str) -> str:
            if nodeid.startswith(_WITH_PLUGIN):
                return "plugin"
            if nodeid.startswith("tests/engines/"):
                return nodeid.rpartition("[")[2]  # each of them has a page of its own
            return nodeid.partition("::")[0]

    return Shared(config, log)
