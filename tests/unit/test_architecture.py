"""The layers of docs/architecture.md, held against the imports."""

import ast
from pathlib import Path

import pytest

PYTHON = Path(__file__).parents[2] / "python"
MODULES = sorted((PYTHON / "limner").rglob("*.py"))

LAYERS = [
    {"errors", "clock", "json_text", "words", "masked"},
    {"pattern_", "own_patterns", "settings_fields", "settings_asking", "settings_painting", "settings"}
    | {"events", "host", "web"},
    {"limiter", "barrier", "presets", "tabs", "tasks", "errands", "preferences", "trace", "trace_"}
    | {"views.html", "style_tags", "scope", "options", "making", "pace", "picture_address"},
    {"tag_", "tags", "reading", "pictures", "notes", "entry", "outbox", "backlog", "prompt_", "meta_prompt"}
    | {"projection", "preset_", "trace_pictures", "versions", "checkup_report", "wishes", "command_list"}
    | {"allowance", "permission", "painter_choice", "packages", "toolbox"},
    {"providers", "views", "booth", "booths", "painter", "package_talk", "package_stage", "package_depot"},
    {"painters", "workplace", "salvage", "receipts", "attempt", "portfolio", "easel", "session", "sessions"},
    {"prompting", "preset_desk", "replies", "recovery", "buttons", "open_chat", "checkup", "diagnosis"}
    | {"retouching", "menu", "settings_desk", "drawing", "studio"}
    | {"painter_desk", "painter_trial", "painter_commands", "package_desk"}
    | {"scribe", "slash_commands", "last_prompt"},
    {"app", "workshop", "panel"},
    {"link", "page_host", "bridge", "booth_bridge"},
]


def name_of(path: Path) -> str:
    parts = path.relative_to(PYTHON / "limner").with_suffix("").parts
    return ".".join(part for part in parts if part != "__init__")


def layer_of(name: str) -> int:
    for number, names in enumerate(LAYERS):
        if name in names:
            return number
    for number, names in enumerate(LAYERS):
        if any(name.startswith((f"{each}.", each if each.endswith("_") else "\n")) for each in names):
            return number
    raise AssertionError(f"{name} has no layer: add it to docs/architecture.md and to this test.")


def imports_of(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.ImportFrom) and node.module:
            modules = [node.module]
            if node.module in ("limner", "limner.views"):
                modules = [f"{node.module}.{alias.name}" for alias in node.names]
            found |= set(modules)
        elif isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
    return found


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_dependencies_point_one_way(path: Path) -> None:
    name = name_of(path)
    if not name:
        return
    own = layer_of(name)

    for imported in imports_of(path):
        if imported.startswith("limner."):
            other = imported.removeprefix("limner.")
            assert layer_of(other) <= own, f"{name} imports {other}, which lies above it"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_only_the_bridge_speaks_to_javascript(path: Path) -> None:
    foreign = {module.split(".")[0] for module in imports_of(path)} & {"js", "pyodide", "pyodide_js"}

    assert not foreign or name_of(path) in ("bridge", "booth_bridge")


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_modules_stay_small(path: Path) -> None:
    assert len(path.read_text().splitlines()) <= 270


DEAR = {"importlib.metadata", "pyodide.http", "xml", "html", "html.parser", "difflib", "urllib.request"}
"""Imports that cost 44 ms and more in Pyodide (measured): never at start."""


BOOTH = {"booth_bridge", "package_depot", "package_stage", "package_talk", "painter", "toolbox"}
"""What only a booth needs: a worker of its own, which is begun for a painter of the user's."""


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_nothing_dear_is_imported_at_the_start(path: Path) -> None:
    assert not imports_of(path) & DEAR or name_of(path) in BOOTH


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_limners_own_worker_imports_nothing_that_only_a_booth_needs(path: Path) -> None:
    if name_of(path) not in BOOTH:
        assert not imports_of(path) & {f"limner.{name}" for name in BOOTH}
