"""The unit tests once more, in the Python that the browser has: written on 3.11, run on 3.14."""

import json
import sysconfig
from pathlib import Path

from tests.pyodide.node import PyodideUnderNode
from tools.vendor import REPO

UNIT = REPO / "tests" / "unit"


def test_the_unit_tests_pass_inside_pyodide() -> None:
    """All but those of tools and benchmarks, which never run in a browser, and the storms, which last."""
    left_out = ("from tools", "from tests.bench", "hypothesis.stateful")
    files = sorted(
        path
        for path in UNIT.rglob("test_*.py")
        if not any(words in path.read_text("utf-8") for words in left_out)
    )
    tests = [f"/repository/{path.relative_to(REPO)}" for path in files]
    with PyodideUnderNode(repository=REPO, packages=Path(sysconfig.get_path("purelib"))) as limner:
        limner.python("sys.path += ['/packages', '/repository/tests/pyodide']; import inside, json")
        tally = json.loads(limner.python(f"json.dumps(inside.run({tests!r}))"))

    assert not tally["failures"], "\n\n".join(tally["failures"])
    assert tally["passed"] > 100
