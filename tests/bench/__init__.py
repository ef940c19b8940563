"""
Measurements of Limner beside a plain SillyTavern, in one run: ``python -m tests.bench [name ...]``.

The program lies in ``python/``, where the browser's worker fetches it from; here it is put on the path.
"""

import sys
from pathlib import Path

_PROGRAM = str(Path(__file__).parents[2] / "python")
if _PROGRAM not in sys.path:
    sys.path.insert(0, _PROGRAM)
