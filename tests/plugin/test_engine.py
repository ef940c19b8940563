"""The thread that Python runs in: it ends when it has nothing to do, and is there again when it is asked."""

import json
import subprocess
from pathlib import Path

from tools.data_root import REPO

UTIL = (
    "export const getConfigValue = (name, otherwise) => (name.endsWith('idleMinutes') ? 0.002 : otherwise);\n"
)
CONSTANTS = "export const UPLOADS_DIRECTORY = '_uploads';\n"
SECRETS = "export class SecretManager { readSecret() { return ''; } }\n"


def test_python_is_ended_without_work_started_again_and_not_asked_too_much_at_once(tmp_path: Path) -> None:
    (tmp_path / "src" / "endpoints").mkdir(parents=True)
    (tmp_path / "package.json").write_text('{"type": "module"}')
    (tmp_path / "src" / "util.js").write_text(UTIL)
    (tmp_path / "src" / "constants.js").write_text(CONSTANTS)
    (tmp_path / "src" / "endpoints" / "secrets.js").write_text(SECRETS)
    left = tmp_path / "_uploads" / "limner-0123456789ab-7.part"
    left.parent.mkdir()
    left.write_bytes(b"half a picture")
    script = Path(__file__).with_name("engine.mjs")

    ended = subprocess.run(  # noqa: S603 -- our own script
        ["node", str(script), str(REPO), str(tmp_path)],  # noqa: S607
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )

    assert ended.returncode == 0, ended.stderr
    said = json.loads(ended.stdout.splitlines()[-1])
    assert said["during"] > 0
    assert said["statuses"] == [200, 200]
    assert said["refused"] == 40
    assert said["said"].startswith("As many requests as SillyTavern’s server takes are under way")
    assert not left.exists()
