"""docs/reliability.md against the tests: what it says is survived has a test, and it counts them right."""

from tests.faults_page import PAGE, ROOT, ROWS


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
