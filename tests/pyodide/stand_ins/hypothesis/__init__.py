"""
Stands in for hypothesis inside Pyodide, where its native part does not exist: what it would try is skipped.

CPython runs those tests; here only the examples that are written down count.
"""

from collections.abc import Callable
from inspect import signature
from types import FunctionType
from typing import Any

import pytest


class Strategy:
    """Takes every call and every attribute that a strategy may be built of, functions included."""

    def __getattr__(self, name: str) -> "Strategy":
        if name.startswith("__"):
            raise AttributeError(name)
        return self

    def __call__(self, *_args: Any, **_keywords: Any) -> "Strategy":
        return self

    def __or__(self, _other: object) -> "Strategy":
        return self


class Decorator:
    """What is put before a test beside ``given``, or called within one: it does nothing."""

    def __getattr__(self, name: str) -> "Decorator":
        if name.startswith("__"):
            raise AttributeError(name)
        return self

    def __call__(self, *args: Any, **_keywords: Any) -> Any:
        return args[0] if args and isinstance(args[0], FunctionType) else self


strategies = Strategy()
settings = example = assume = note = HealthCheck = Phase = Decorator()


def given(*_args: Any, **_keywords: Any) -> Callable[[Any], Any]:
    """Skip the test."""

    def skipped(test: Any) -> Any:
        @pytest.mark.skip(reason="hypothesis has a native part")
        def skips() -> None: ...

        skips.__signature__ = signature(test)  # type: ignore[attr-defined]  # what it is parametrised by
        return skips

    return skipped
