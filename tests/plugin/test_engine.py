"""The thread that Python runs in, with a real Python and a played SillyTavern."""

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tools.data_root import REPO

UTIL = """
const values = { idleMinutes: Number(process.env.IDLE_MINUTES), innerAddresses: ['127.0.0.1'] };
export const getConfigValue = (name, otherwise) => values[name.replace('limner.', '')] ?? otherwise;
"""
CONSTANTS = "export const UPLOADS_DIRECTORY = '_uploads';\n"
SECRETS = "export class SecretManager { readSecret() { return ''; } }\n"


@pytest.fixture(name="folder")
def _folder(tmp_path: Path) -> Path:
    """A SillyTavern that is as much as the plugin takes of it."""
    (tmp_path / "src" / "endpoints").mkdir(parents=True)
    (tmp_path / "package.json").write_text('{"type": "module"}')
    (tmp_path / "src" / "util.js").write_text(UTIL)
    (tmp_path / "src" / "constants.js").write_text(CONSTANTS)
    (tmp_path / "src" / "endpoints" / "secrets.js").write_text(SECRETS)
    return tmp_path


def played(script: str, folder: Path, idle_minutes: float) -> Any:
    """Return what a script of this folder prints at its end, which must come by itself."""
    ended = subprocess.run(  # noqa: S603 -- our own script
        ["node", str(Path(__file__).with_name(script)), str(REPO), str(folder)],  # noqa: S607
        cwd=folder,
        env={**os.environ, "IDLE_MINUTES": str(idle_minutes)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    return json.loads(ended.stdout.splitlines()[-1])


def test_python_is_ended_without_work_started_again_and_not_asked_too_much_at_once(folder: Path) -> None:
    left = folder / "_uploads" / "limner-0123456789ab-7.part"
    left.parent.mkdir()
    left.write_bytes(b"half a picture")

    said = played("engine.mjs", folder, 0.002)

    assert said["during"] > 0
    assert said["statuses"] == [200, 200]
    assert said["refused"] == 40
    assert said["said"].startswith("As many requests as SillyTavern’s server takes are under way")
    assert not left.exists()


def test_of_pictures_that_are_not_kept_no_file_is_left(folder: Path) -> None:
    said = played("pictures.mjs", folder, 10)

    name = "OpenAI-compatible"
    broke = f"The connection to {name} broke. It may be painted and charged all the same: look there before"
    assert said["came"] == {
        "two": [2, 0],
        "page": [f"{name} answered with something that is not a picture.", 0],
        "large": [f"{name} answered with a picture of more than 20 MB.", 0],
        "mixed": [1, 0],
        "elsewhere": ["The image service answered without a picture.", 0],
        "six": [4, 0],
        "torn": [f"{broke} you try again.", 0],
        "cut": [f"{name} answered with something that is not JSON.", 0],
    }
    assert said["kept"] == 7
