"""The layers of the server's plugin (docs/architecture.md), held against the imports."""

from pathlib import Path

import pytest

from tests.unit.test_architecture import imports_of

PYTHON = Path(__file__).parents[2] / "python"
MODULES = sorted((PYTHON / "limner_plugin").rglob("*.py"))

LAYERS = [
    {"secrecy", "refusals", "ports"},
    {"addresses", "images", "rates"},
    {"wire", "wishes", "attempts"},
    {"services.base", "services.replicate_inputs", "notebook", "gallery"},
    {"services.replicate", "services.openai", "boundary", "model_lists"},
    {"accounts"},
    {"studio"},
    {"rooms", "streams"},
    {"routes"},
    {"program"},
    {"bridge"},
]
BORROWED = {"clock", "errors", "json_text", "making", "options", "tasks", "words"}
"""What of the browser's package the server's may use: what decides the same on both sides."""


def name_of(path: Path) -> str:
    parts = path.relative_to(PYTHON / "limner_plugin").with_suffix("").parts
    return ".".join(part for part in parts if part != "__init__")


def layer_of(name: str) -> int:
    return next(number for number, names in enumerate(LAYERS) if name in names)


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_dependencies_point_one_way(path: Path) -> None:
    for imported in imports_of(path):
        if imported.startswith("limner_plugin."):
            other = imported.removeprefix("limner_plugin.")
            assert layer_of(other) <= layer_of(name_of(path)), f"{name_of(path)} imports {other}"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_of_the_browsers_package_only_the_common_is_used(path: Path) -> None:
    used = {name.removeprefix("limner.") for name in imports_of(path) if name.startswith("limner.")}

    assert used <= BORROWED


def test_the_browser_needs_nothing_of_the_plugin() -> None:
    for path in (PYTHON / "limner").rglob("*.py"):
        assert not any(name.startswith("limner_plugin") for name in imports_of(path)), path


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_only_the_bridge_speaks_to_javascript(path: Path) -> None:
    foreign = {module.split(".")[0] for module in imports_of(path)} & {"js", "pyodide", "pyodide_js"}

    assert not foreign or name_of(path) == "bridge"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_modules_stay_small(path: Path) -> None:
    assert len(path.read_text().splitlines()) <= 270
