"""No regular expression of Limner's takes longer for a text than its length accounts for."""

import ast
import importlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from limner.core.late_pattern import LatePattern
from tests.unit.in_node import needs_node, played
from tests.unit.linear import faults

PYTHON = Path(__file__).parents[2] / "python"
SHIM = PYTHON.parent / "shim"
FILES = sorted([*(PYTHON / "limner").rglob("*.py"), *(PYTHON / "limner_plugin").rglob("*.py")])
SEARCHES = {"search", "sub", "subn", "split", "finditer", "findall"}
ANCHORED = {"match", "fullmatch"}
MADE = {
    "limner.tags.custom.reader.compile_all",
    "limner.core.late_pattern.made",
    "limner.continuity._look_fixed._compiled",
}
"""
Functions that make a pattern of what they get; those of the first and the last are tried by
``test_foreign_text`` and ``test_readers_of_cards``.
"""


def module_of(path: Path) -> str:
    parts = path.relative_to(PYTHON).with_suffix("").parts
    return ".".join(part for part in parts if part != "__init__")


def full_name(path: Path, name: str) -> str:
    return f"{module_of(path)}.{name}" if name.startswith("_") else name


def uses() -> dict[str, set[str]]:
    """Return by the name of a pattern, with its module where it is private, what is called of it."""
    found: dict[str, set[str]] = {}
    for path in FILES:
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                found.setdefault(full_name(path, node.value.id), set()).add(node.attr)
    return found


def compiled() -> Iterator[tuple[str, Any, bool]]:
    """Yield each pattern of a module with whether it is searched; what is not known to be anchored is."""
    used = uses()
    for path in FILES:
        if not any(made in path.read_text() for made in ("re.compile", "late(")):
            continue
        for name, value in vars(importlib.import_module(module_of(path))).items():
            if isinstance(value, re.Pattern | LatePattern):
                calls = used.get(full_name(path, name), set()) & (SEARCHES | ANCHORED)
                yield f"{module_of(path)}.{name}", value, not calls or bool(calls & SEARCHES)


def test_a_pattern_is_linear_by_its_structure() -> None:
    patterns = list(compiled())
    found = {name: faults(pattern, searched=searched) for name, pattern, searched in patterns}

    assert len(patterns) > 250
    assert {name: each for name, each in found.items() if each} == {}


def calls_of_re(path: Path) -> Iterator[tuple[str, str, ast.Call]]:
    """Yield (function or empty, what is called of ``re``, the call)."""

    def within(node: ast.AST, name: str) -> Iterator[tuple[str, str, ast.Call]]:
        for child in ast.iter_child_nodes(node):
            inner = child.name if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef) else name
            if isinstance(child, ast.Call) and isinstance(child.func, ast.Attribute):
                module = child.func.value
                if isinstance(module, ast.Name) and module.id == "re":
                    yield inner, child.func.attr, child
            elif isinstance(child, ast.Call) and isinstance(child.func, ast.Name) and child.func.id == "late":
                yield inner, "late", child
            yield from within(child, inner)

    yield from within(ast.parse(path.read_text()), "")


def test_no_pattern_is_hidden_from_this_test() -> None:
    for path in FILES:
        for function, called, call in calls_of_re(path):
            where = f"{module_of(path)}.{function}"
            known = called in ("compile", "escape") or (called == "late" and not function)
            assert known, f"{called} in {where}: make it a name of the module"
            if called == "compile" and function and where not in MADE:
                (source,) = call.args
                assert isinstance(source, ast.Constant), f"what {where} compiles stands in no table"
                assert faults(re.compile(source.value), searched=False) == [], where


@pytest.mark.parametrize(
    ("pattern", "searched"),
    [
        (r"(a+)+b", False),
        (r"(?:a|a)*b", False),
        (r"(?:a|ab|b)*c", False),
        (r"a*a*b", False),
        (r"\s*x?\s*y", False),
        (r".*x.*y", False),
        (r"a+b", True),
        (r"token:(?=\S*\d)x", True),
        (r"\s*$", True),
        (r"://[^\s/@]+:[^\s/@]+@", True),
        (r"(?:(?=a*b)a)*c", False),
        (r"(?<![/\w-])[A-Za-z0-9_.-]{32,}(?![/\w.-])", True),
    ],
)
def test_what_is_worse_than_linear_is_found(pattern: str, searched: bool) -> None:
    assert faults(re.compile(pattern), searched=searched)


@pytest.mark.parametrize(
    ("pattern", "searched"),
    [
        (r"a+", True),
        (r'"[^"]*"?', True),
        (r"<[^<>]*>", True),
        (r"(.+)-([0-9]{1,4})", False),
        (r"(?<!a)a++b", True),
    ],
)
def test_what_is_linear_is_not_refused(pattern: str, searched: bool) -> None:
    assert faults(re.compile(pattern), searched=searched) == []


LITERALS = r"""
import { parse } from 'espree';
import { readFileSync, readdirSync } from 'node:fs';
const folders = JSON.parse(process.argv[1]);
const options = { ecmaVersion: 'latest', sourceType: 'module' };
const found = [];
const visit = (node, path) => {
    if (!node || typeof node !== 'object') return;
    if (Array.isArray(node)) return node.forEach((each) => visit(each, path));
    if (node.type === 'Literal' && node.regex) found.push({ path, ...node.regex });
    for (const [key, value] of Object.entries(node)) if (key !== 'regex') visit(value, path);
};
for (const folder of folders)
    for (const name of readdirSync(folder, { recursive: true }).filter((each) => /\.m?js$/.test(each)))
        visit(parse(readFileSync(`${folder}/${name}`, 'utf8'), options), name);
console.log(JSON.stringify(found));
"""


@needs_node
def test_each_regular_expression_of_the_shim_and_of_the_plugins_javascript_is_linear() -> None:
    found = played(LITERALS, f'["{SHIM}", "{SHIM.parent / "plugin"}"]')
    assert len(found) > 8
    for each in found:
        source = re.sub(r"\(\?<([A-Za-z]\w*)>", r"(?P<\1>", each["pattern"]).replace("[^]", r"[\s\S]")
        source = source.replace(
            r"\p{Cc}", r"[\x00-\x1f\x7f-\x9f]"
        )  # Python's patterns have no classes by name
        flags = re.IGNORECASE if "i" in each["flags"] else 0
        assert faults(re.compile(source, flags), searched=not source.startswith("^")) == [], each
