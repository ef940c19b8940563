"""docs/reliability.md against the tests: what it says is survived has a test, and it counts them right."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "reliability.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| .+? \| `(\w+\.py)::(\w+)` \|$", PAGE, re.MULTILINE)


def test_every_fault_has_its_test() -> None:
    missing = [
        f"{file}::{name}"
        for file, name in ROWS
        if f"def {name}(" not in (ROOT / "tests" / "e2e" / file).read_text(encoding="utf-8")
    ]
    assert ROWS
    assert missing == []


def test_the_faults_are_counted() -> None:
    assert f"## Faults survived: {len(ROWS)} of {len(ROWS)}\n" in PAGE
