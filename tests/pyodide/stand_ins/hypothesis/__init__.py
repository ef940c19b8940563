"""
Stands in for hypothesis inside Pyodide, where its native part does not exist: what it would try is skipped.

CPython runs those tests; here only the examples that are written down count.
"""

from collections.abc import Callable
from types import FunctionType
from typing import Any

import pytest


class Anything:
    """Takes every call and every attribute a strategy may be built of; as a decorator it does nothing."""

    def __getattr__(self, name: str) -> "Anything":
        if name.startswith("__"):
            raise AttributeError(name)
        return self

    def __call__(self, *args: Any, **_keywords: Any) -> Any:
        return args[0] if args and isinstance(args[0], FunctionType) else self

    def __or__(self, _other: object) -> "Anything":
        return self


strategies = settings = example = assume = note = HealthCheck = Anything()


def given(*_args: Any, **_keywords: Any) -> Callable[[Any], Any]:
    """Skip the test."""

    def skipped(_test: Any) -> Any:
        @pytest.mark.skip(reason="hypothesis has a native part")
        def test() -> None: ...

        return test

    return skipped
