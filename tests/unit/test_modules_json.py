"""The list of files that the worker fetches, held against the tree."""

import json
from pathlib import Path

from tools.modules import LIST, listed, render


def test_modules_json_lists_every_file_of_the_program() -> None:
    assert json.loads(LIST.read_text()) == listed(), "Run `python -m tools.modules`."


def test_modules_json_is_written_as_the_tool_writes_it() -> None:
    assert LIST.read_text() == render(listed())


def test_the_list_holds_modules_and_presets_and_nothing_else(tmp_path: Path) -> None:
    for name in (
        "limner/b.py",
        "limner/views/a.py",
        "limner/presets/calm.md",
        "limner/note.md",
        "limner/b.pyc",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()

    assert listed(tmp_path) == ["limner/b.py", "limner/presets/calm.md", "limner/views/a.py"]
