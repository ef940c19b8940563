"""
Lists Limner's own Python files in ``python/modules.json``, for the worker that fetches them one by one.

SillyTavern installs an extension by ``git clone`` and serves no directory listing, so the list has to be in
the repository. ``python -m tools.modules`` writes it; ``tests/unit/test_modules_json.py`` holds it equal to
the tree.
"""

import json
import sys
from pathlib import Path

PYTHON = Path(__file__).parents[1] / "python"
LIST = PYTHON / "modules.json"
KINDS = ("limner/**/*.py", "limner/presets/*.md")


def listed(python: Path = PYTHON) -> list[str]:
    """Return every file that the browser needs, relative to ``python`` and sorted."""
    return sorted(path.relative_to(python).as_posix() for kind in KINDS for path in python.glob(kind))


def render(files: list[str]) -> str:
    """Return the text of the list: one file a line, so that two branches that add files merge."""
    return json.dumps(files, indent=4) + "\n"


def main() -> int:
    """Write the list."""
    files = listed()
    LIST.write_text(render(files), encoding="utf-8")
    print(f"python/modules.json lists {len(files)} files.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
