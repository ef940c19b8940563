"""How the tests are shared out among workers (``tests/conftest.py``), held against what they ask for."""

import ast
from pathlib import Path

from tests.conftest import has_plugin, only_computes, plays

REPO = Path(__file__).parents[3]
SERVICES = {"replicate", "openai", "dav"}
"""The fixtures with which ``tests/e2e/conftest.py`` plays in a SillyTavern that has the plugin."""


def asked_for(path: Path) -> set[str]:
    functions = [
        node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.FunctionDef)
    ]
    return {argument.arg for each in functions for argument in each.args.args}


def test_whatever_wants_the_servers_plugin_is_played_by_one_worker() -> None:
    files = sorted((REPO / "tests" / "e2e").glob("test_*.py"))
    wanting = {f"tests/e2e/{path.name}" for path in files if asked_for(path) & SERVICES}

    assert wanting
    assert {f"tests/e2e/{path.name}" for path in files if has_plugin(f"tests/e2e/{path.name}")} == wanting
    assert has_plugin("tests/plugin/test_server.py")
    assert not has_plugin("tests/unit/tools/test_workers.py")


def test_what_only_computes_is_left_to_the_worker_that_fills_gaps_and_all_else_to_the_others() -> None:
    files = [path.relative_to(REPO).as_posix() for path in (REPO / "tests").glob("*/**/test_*.py")]
    filling = {file for file in files if plays("gw2", file)}

    assert {file.split("/")[1] for file in filling} == {"unit", "pyodide"}
    assert all(only_computes(file) for file in filling)
    for file in files:
        assert plays("gw0", file) == plays("gw1", file) == (file not in filling)
