"""The page on what is sent names tests, and each of them exists."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[3]


def test_each_test_that_the_page_names_exists() -> None:
    named = set(re.findall(r"`(test_\w+)`", (ROOT / "docs/models.md").read_text(encoding="utf-8")))
    written = {
        name
        for path in (ROOT / "tests").rglob("test_*.py")
        for name in [path.stem, *re.findall(r"def (test_\w+)", path.read_text(encoding="utf-8"))]
    }

    assert len(named) > 10
    assert named <= written
