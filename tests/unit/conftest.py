"""Hypothesis without a clock: a property is not about time, and the machine may be busy."""

import importlib.util

if importlib.util.find_spec("hypothesis"):  # Pyodide, where these tests run as well, has none
    from hypothesis import HealthCheck, settings

    settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
    settings.load_profile("untimed")
