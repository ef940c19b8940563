"""The unit tests once more, in the Python that the browser has: written on 3.11, run on 3.14."""

import json
import sysconfig
from pathlib import Path

from tests.pyodide.node import PyodideUnderNode
from tools.vendor import REPO

UNIT = REPO / "tests" / "unit"


LEFT_OUT = (
    "from tools",  # never run in a browser
    "from tests.bench",
    "from tests.continuity",  # a scorer and its stories: no browser sees them
    "hypothesis.stateful",  # the storms last
    "from tests.unit.storm_world",
    "import ast",  # what is said of the sources is as true in one Python as in the other
    "from PIL",  # compiled for this machine: pictures as a camera or a card's author leaves them
    "from tests.unit.limner_plugin.test_stripping",
    "import subprocess",  # a browser has no processes
    "process_time",  # and what is measured is measured once
)


def test_the_unit_tests_pass_inside_pyodide() -> None:
    """All but those that would say nothing new there, by what they import."""
    files = sorted(
        path
        for path in UNIT.rglob("test_*.py")
        if not any(words in path.read_text("utf-8") for words in LEFT_OUT)
    )
    tests = [f"/repository/{path.relative_to(REPO)}" for path in files]
    with PyodideUnderNode(
        lasting=True, repository=REPO, packages=Path(sysconfig.get_path("purelib"))
    ) as limner:
        limner.python("sys.path += ['/packages', '/repository/tests/pyodide']; import inside, json")
        tally = json.loads(limner.python(f"json.dumps(inside.run({tests!r}))"))

    assert not tally["failures"], "\n\n".join(tally["failures"])
    assert tally["passed"] > 100
