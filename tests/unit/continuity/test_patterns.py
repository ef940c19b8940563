"""The regular expressions of continuity: compiled when they are used first, and all of them right."""

import importlib
import pkgutil
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import limner.continuity
from limner.continuity._patterns import late
from limner.core.late_pattern import LatePattern

PYTHON = Path(limner.__file__).parents[1]
_COUNT = """
import re
compiled = []
one = re._compile
re._compile = lambda pattern, flags: compiled.append(pattern) or one(pattern, flags)
import limner.continuity.access, limner.tags.grammar
before = len(compiled)
import limner.continuity._desk
print(len(compiled) - before)
"""


def _late() -> Iterator[tuple[str, LatePattern]]:
    for module in pkgutil.walk_packages(limner.continuity.__path__, "limner.continuity."):
        for name, value in vars(importlib.import_module(module.name)).items():
            if isinstance(value, LatePattern):
                yield f"{module.name}.{name}", value


@pytest.mark.parametrize(("name", "pattern"), [pytest.param(*each, id=each[0]) for each in _late()])
def test_every_pattern_compiles(name: str, pattern: re.Pattern[str]) -> None:
    assert pattern.search("") is None or pattern.pattern, name


def test_a_late_pattern_does_what_a_pattern_does_and_is_compiled_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    compiled: list[str] = []
    one = re.compile

    def counting(text: str, flags: int) -> re.Pattern[str]:
        compiled.append(text)
        return one(text, flags)

    monkeypatch.setattr(re, "compile", counting)
    pattern = late("A(b)", re.IGNORECASE)
    assert compiled == []

    assert [found[1] for found in pattern.finditer("ab AB")] == ["b", "B"]
    assert [found[1] for found in pattern.finditer("ab AB")] == ["b", "B"]
    assert compiled == ["A(b)"]


def test_hardly_a_pattern_is_compiled_when_the_desk_is_imported() -> None:
    done = subprocess.run([sys.executable, "-c", _COUNT], capture_output=True, check=True, cwd=PYTHON)  # noqa: S603 -- ourselves

    assert int(done.stdout) <= 12
