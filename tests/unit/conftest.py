"""Hypothesis without a clock: a property is not about time, and the machine may be busy."""

import importlib.util

import pytest

DEAREST = ("test_storms.py", "test_formats.py", "test_foreign_text.py")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Play what takes longest first: begun last, it would have the other worker wait for a minute."""
    items.sort(key=lambda item: item.path.name not in DEAREST or "unit" not in item.path.parts)


if importlib.util.find_spec("hypothesis"):  # Pyodide, where these tests run as well, has none
    from hypothesis import HealthCheck, settings

    settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
    settings.load_profile("untimed")
