"""Runs a measurement in Pyodide under Node: the same Python as in the browser, without a browser."""

import json
import subprocess
from pathlib import Path
from typing import Any

from tools.data_root import REPO

_LIMIT = 900
"""Seconds it may take before it is given up."""


def inside(module: str, *sizes: int) -> Any:
    """Return what ``tests.bench.<module>.report(*sizes)`` answers there."""
    command = ["node", str(Path(__file__).with_name("inside.mjs")), module, *map(str, sizes)]
    done = subprocess.run(  # noqa: S603 - a script of ours
        command, cwd=REPO, check=True, capture_output=True, text=True, timeout=_LIMIT
    )
    return json.loads(done.stdout.splitlines()[-1])
