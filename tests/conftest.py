"""How tests are shared out where two are played at a time (``make test``)."""

import functools
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

    return Shared(config, log)
