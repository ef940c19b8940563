"""docs/architecture.md against the tree: each file it names is there, and the floors are the test's."""

import re
from pathlib import Path

from tests.unit.test_architecture import FLOORS, PLUGIN_FLOORS

REPO = Path(__file__).parents[2]
PAGE = (REPO / "docs" / "architecture.md").read_text("utf-8")
CHANGES = PAGE.split("## I want to change")[1].split("\n## ")[0]


def test_every_file_that_is_named_exists() -> None:
    named = set(
        re.findall(r"`((?:python|shim|tests|docs|i18n|plugin)/[\w./-]+\.\w+|\w+\.(?:html|css))`", PAGE)
    )

    assert len(named) > 60
    assert sorted(name for name in named if not (REPO / name).is_file()) == []


def test_every_module_of_the_shim_is_told_of() -> None:
    files = {path.name for path in (REPO / "shim").rglob("*.js")}
    tables = PAGE.split("### The shim")[1].split("\n### ")[0]

    assert set(re.findall(r"`(\w+\.js)`", tables)) == files


def test_the_table_of_changes_has_twenty_rows_that_name_files() -> None:
    rows = [row for row in CHANGES.splitlines() if row.startswith("| ") and "I want |" not in row]

    assert len(rows) >= 20
    assert all(re.search(r"`[\w/.-]+\.\w+`", row.split("|")[2]) for row in rows)


def test_the_floors_stand_in_the_order_of_the_test() -> None:
    table = PAGE.split("## The floors")[1].split("\n- **Ports**")[0]
    told = [name.removesuffix(".py") for name in re.findall(r"^\| `([\w.]+)` \|", table, re.MULTILINE)]

    assert told == list(FLOORS)


def test_the_plugins_floors_stand_in_the_order_of_the_test() -> None:
    table = PAGE.split("| floor | modules of `limner_plugin` |")[1].split("\n\n")[0]
    told = [set(re.findall(r"`([\w.]+)`", row)) for row in table.splitlines() if re.match(r"\| \d", row)]

    assert [names - {"js"} for names in told] == [set(floor) for floor in PLUGIN_FLOORS]
