"""The house of docs/architecture.md, held against the imports: floors, faces, and what may be where."""

import ast
import functools
import re
from collections.abc import Iterator
from pathlib import Path

REPO = Path(__file__).parents[2]
PYTHON = REPO / "python"
SHIM = sorted((REPO / "shim").rglob("*.js"))
JAVASCRIPT = [REPO / "index.js", *SHIM, *sorted((REPO / "plugin").glob("*.mjs"))]

FLOORS = (
    "core",
    "page",
    "tags",
    "settings",
    "presets",
    "pictures",
    "elsewhere",
    "continuity",
    "outbox",
    "providers",
    "trace",
    "painting",
    "prompting",
    "replies",
    "tag_writer",
    "custom_providers",
    "book",
    "read_aloud",
    "gallery",
    "nextchat",
    "migration",
    "manual",
    "diagnosis",
    "panel",
    "painter",
    "app",
    "bridge",
)
"""The packages of ``limner`` and the modules at its top, from the ground up: each imports only lower ones."""

PLUGIN_FLOORS = (
    {"redaction", "errors", "ports"},
    {"addresses", "images", "multipart", "rates", "services.replicate_references", "stripping"},
    {"wire", "requests", "prediction", "references"},
    {"services.base", "services.replicate_inputs", "user_store", "picture_store"},
    {"services.replicate_answers", "boundary", "model_lists"},
    {"services.replicate", "services.openai"},
    {"accounts", "sync_file"},
    {"listeners", "predictions"},
    {"users", "streams"},
    {"routes"},
    {"program"},
    {"bridge"},
)
"""The modules of ``limner_plugin`` from the ground up."""

BORROWED = {
    "core.clock",
    "core.errors",
    "core.json_text",
    "core.tasks",
    "core.translation",
    "pictures.options",
    "pictures.picture_address",
    "pictures.provenance",
    "pictures.reference_address",
}
"""What of the browser's package the server's may use: what decides the same on both sides."""

BRIDGES = {
    "limner.bridge",
    "limner.book._browser_files",
    "limner.nextchat._browser_copies",
    "limner.page.browser_texts",
    "limner.custom_providers.sandbox_bridge",
    "limner.pictures._browser_pictures",
    "limner_plugin.bridge",
}
"""The only modules that import ``js`` and ``pyodide``."""

SANDBOX = {
    f"limner.custom_providers.{name}"
    for name in ("sandbox_bridge", "sdk", "_installation", "_installer", "_protocol", "_sandbox_main")
} | {"limner.painter"}
"""What only a sandbox needs: a worker of its own, which is begun for a painter of the user's."""

LONGEST = 250
"""Lines of a module."""

DEAR = {"importlib.metadata", "pyodide.http", "xml", "html", "html.parser", "difflib", "urllib.request"}
"""Imports that cost 44 ms and more in Pyodide (measured): never at start."""


def name_of(path: Path) -> str:
    parts = path.relative_to(PYTHON).with_suffix("").parts
    return ".".join(part for part in parts if part != "__init__")


MODULES = {name_of(path): path for path in sorted(PYTHON.rglob("*.py"))}
LIMNER = [name for name in MODULES if name.startswith("limner.")]
PLUGIN = [name for name in MODULES if name.startswith("limner_plugin.")]
FACES = [name for name, path in MODULES.items() if path.name == "__init__.py"]


@functools.cache
def tree_of(name: str) -> ast.Module:
    return ast.parse(MODULES[name].read_text("utf-8"))


@functools.cache
def imports_of(name: str, *, later: bool = True) -> frozenset[str]:
    """Return the modules that a module imports; ``later``: those that it imports inside functions as well."""
    found: set[str] = set()
    tree = tree_of(name)
    for node in ast.walk(tree) if later else tree.body:
        if isinstance(node, ast.ImportFrom) and node.module:
            whole = [f"{node.module}.{alias.name}" for alias in node.names]
            found |= {each if each in MODULES else node.module for each in whole}
        elif isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
    return frozenset(found)


def floor_of(name: str) -> int:
    package = name.split(".")[1]
    assert package in FLOORS, f"{name} has no floor: add its package to FLOORS and to docs/architecture.md."
    return FLOORS.index(package)


def plugin_floor_of(name: str) -> int:
    own = name.removeprefix("limner_plugin.")
    floors = [number for number, names in enumerate(PLUGIN_FLOORS) if own in names]
    assert floors, f"{name} has no floor: add it to PLUGIN_FLOORS."
    return floors[0]


def is_private(name: str) -> bool:
    return name.rpartition(".")[2].startswith("_")


def test_imports_point_to_lower_floors() -> None:
    for name in LIMNER:
        own = floor_of(name)
        for other in imports_of(name):
            if other.startswith("limner."):
                same = other.split(".")[1] == name.split(".")[1]
                assert same or floor_of(other) < own, f"{name} imports {other}, which lies above it"


def test_no_module_imports_itself_round_a_corner() -> None:
    ended: set[str] = set()

    def follow(name: str, way: tuple[str, ...]) -> None:
        assert name not in way, " -> ".join((*way, name))
        if name not in ended:
            for other in imports_of(name) & MODULES.keys():
                follow(other, (*way, name))
            ended.add(name)

    for name in MODULES:
        follow(name, ())


def test_what_begins_with_an_underscore_is_its_packages_own() -> None:
    for name in LIMNER:
        for other in imports_of(name):
            if other.startswith("limner.") and is_private(other):
                assert f"{name}.".startswith(f"{other.rpartition('.')[0]}."), f"{name} imports {other}"


def test_what_no_other_package_needs_begins_with_an_underscore() -> None:
    users: dict[str, set[str]] = {}
    for user in MODULES:
        for used in imports_of(user):
            users.setdefault(used, set()).add(user)

    for name in LIMNER:
        if name.count(".") > 1 and name not in FACES:
            package = name.rpartition(".")[0]
            foreign = any(not f"{user}.".startswith(f"{package}.") for user in users.get(name, ()))
            assert is_private(name) or foreign, name


def test_a_package_says_what_it_is_and_imports_nothing() -> None:
    for name in FACES:
        body = tree_of(name).body

        assert ast.get_docstring(ast.Module(body, [])), name
        assert not imports_of(name), name
        assert len(body) == (2 if name == "limner" else 1), name


def test_only_the_bridges_speak_to_javascript() -> None:
    foreign = {"js", "pyodide", "pyodide_js"}
    speakers = {name for name in MODULES if {each.split(".")[0] for each in imports_of(name)} & foreign}

    assert speakers <= BRIDGES


def test_modules_stay_small() -> None:
    long = {name: len(path.read_text("utf-8").splitlines()) for name, path in MODULES.items()}

    assert {name: lines for name, lines in long.items() if lines > LONGEST} == {}


def test_nothing_dear_is_imported_at_the_start() -> None:
    assert {name for name in LIMNER if imports_of(name) & DEAR} <= SANDBOX


def test_limners_own_worker_imports_nothing_that_only_a_sandbox_needs() -> None:
    started = {"limner.bridge": {"limner.custom_providers.sandbox_bridge"}}  # by ``start_sandbox`` alone

    for name in LIMNER:
        if name not in SANDBOX:
            assert not imports_of(name, later=False) & SANDBOX, name
            assert imports_of(name) & SANDBOX == started.get(name, set()), name


def test_the_plugins_imports_point_one_way() -> None:
    for name in PLUGIN:
        for other in imports_of(name):
            if other.startswith("limner_plugin.") and name not in FACES:
                assert plugin_floor_of(other) <= plugin_floor_of(name), f"{name} imports {other}"


def test_the_plugin_uses_only_the_common_of_the_browsers_package() -> None:
    for name in PLUGIN:
        used = {other.removeprefix("limner.") for other in imports_of(name) if other.startswith("limner.")}

        assert used <= BORROWED, name


def test_the_browser_needs_nothing_of_the_plugin() -> None:
    for name in LIMNER:
        assert not any(other.startswith("limner_plugin") for other in imports_of(name)), name


def public_classes() -> Iterator[tuple[str, str]]:
    for name in MODULES:
        for node in tree_of(name).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                yield node.name, name


def test_no_two_public_classes_share_a_name() -> None:
    places: dict[str, list[str]] = {}
    for name, module in public_classes():
        places.setdefault(name, []).append(module)

    assert {name: modules for name, modules in places.items() if len(modules) > 1} == {}


def test_modules_of_javascript_stay_small() -> None:
    long = {path: len(path.read_text("utf-8").splitlines()) for path in JAVASCRIPT}

    assert {path: lines for path, lines in long.items() if lines > LONGEST} == {}


def test_the_runtime_knows_nothing_of_sillytaverns_page() -> None:
    for path in SHIM:
        if path.parent.name == "runtime":
            code = re.sub(r"/\*.*?\*/|//[^\n]*", "", path.read_text("utf-8"), flags=re.DOTALL)

            assert not re.findall(r"SillyTavern\.|\bdocument\b|\btoastr\b|/page/", code), path.name
