"""The list of files that the worker fetches, held against the tree and what is in it."""

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

    assert list(listed(tmp_path)) == ["limner/b.py", "limner/presets/calm.md", "limner/views/a.py"]


def test_the_list_tells_a_changed_file_from_the_one_before(tmp_path: Path) -> None:
    (tmp_path / "limner").mkdir()
    module = tmp_path / "limner" / "a.py"
    module.write_text("answer = 41\n")
    before = listed(tmp_path)
    module.write_text("answer = 42\n")

    assert listed(tmp_path) != before


def test_the_line_ends_that_git_gives_windows_are_no_change(tmp_path: Path) -> None:
    (tmp_path / "limner").mkdir()
    module = tmp_path / "limner" / "a.py"
    module.write_bytes(b"one = 1\ntwo = 2\n")
    before = listed(tmp_path)
    module.write_bytes(b"one = 1\r\ntwo = 2\r\n")

    assert listed(tmp_path) == before
