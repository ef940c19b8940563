"""
Lists Limner's own Python files in ``python/modules.json``, each with a hash of what is in it.

SillyTavern installs an extension by ``git clone`` and serves no directory listing, so the list has to be in
the repository. The hashes tell a browser that kept Limner's memory from an earlier start whether it is still
that of these files, without fetching them (docs/pyodide.md). ``python -m tools.modules`` writes the list;
``tests/unit/test_modules_json.py`` holds it equal to the tree.
"""

import base64
import hashlib
import json
import sys
from collections.abc import Mapping
from pathlib import Path

PYTHON = Path(__file__).parents[1] / "python"
LIST = PYTHON / "modules.json"
KINDS = ("limner/**/*.py", "limner/presets/*.md")


def listed(python: Path = PYTHON) -> dict[str, str]:
    """Return every file that the browser needs, relative to ``python`` and sorted, with its hash."""
    paths = [path for kind in KINDS for path in python.glob(kind)]
    return dict(sorted((path.relative_to(python).as_posix(), hash_of(path)) for path in paths))


def hash_of(path: Path) -> str:
    """Return the file's SHA-256 the way browsers write it (SRI), of its text with plain line ends."""
    # Git may give Windows other line ends; the file is the same for that.
    digest = hashlib.sha256(path.read_bytes().replace(b"\r\n", b"\n")).digest()
    return f"sha256-{base64.b64encode(digest).decode('ascii')}"


def render(files: Mapping[str, str]) -> str:
    """Return the text of the list: one file a line, so that two branches that change others merge."""
    return json.dumps(files, indent=4) + "\n"


def main() -> int:
    """Write the list."""
    files = listed()
    LIST.write_text(render(files), encoding="utf-8")
    print(f"python/modules.json lists {len(files)} files.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
