"""The table of docs/reliability.md: each fault that is survived, with its test."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "reliability.md").read_text(encoding="utf-8")
ROWS: list[tuple[str, str]] = re.findall(r"^\| .+? \| `(\w+\.py)::(\w+)` \|$", PAGE, re.MULTILINE)
"""The file under tests/e2e and the name of the test, in the order of the page."""
