"""How many of the faults that docs/reliability.md lists are survived: their tests are played, and counted."""

import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from xml.etree import ElementTree as ET

from tests.bench.figures import Figure, figure
from tests.bench.lab import Lab
from tests.faults_page import ROWS
from tools.data_root import REPO


def survived(tests: Sequence[str]) -> int:
    """Play these tests and return how many passed in all their forms."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.xml"
        command = [sys.executable, "-m", "pytest", "-q", f"--junitxml={report}", *dict.fromkeys(tests)]
        subprocess.run(command, cwd=REPO, stdout=sys.stderr, check=False)  # noqa: S603 - our own tests
        cases = list(ET.parse(report).getroot().iter("testcase"))  # noqa: S314 - pytest wrote it just now
    fallen = {_name(case) for case in cases if len(case.findall("*")) > len(case.findall("system-out"))}
    passed = {_name(case) for case in cases} - fallen
    return sum(test.rpartition("::")[2] in passed for test in tests)


def run(_lab: Lab) -> list[Figure]:
    """Play every listed fault."""
    tests = [f"tests/e2e/{file}::{test}" for file, test in ROWS]
    return [
        figure(f"faults survived, of {len(tests)} (docs/reliability.md)", [survived(tests)], "", digits=0)
    ]


def _name(case: ET.Element) -> str:
    return case.get("name", "").partition("[")[0]
