"""Whether a user is still there (``plugin/tavern.mjs``), asked of a played SillyTavern."""

import json
from pathlib import Path

import pytest

from tests.unit.in_node import needs_node, played

pytestmark = needs_node

MODULE = (Path(__file__).parents[3] / "plugin" / "tavern.mjs").as_uri()
PROGRAM = """
const [, module, folder, place] = process.argv;
process.chdir(folder);
const { isHere } = await import(module);
console.log(JSON.stringify(await isHere(JSON.parse(place))));
"""
FIRST = {"handle": "mira", "created": 1, "enabled": True}


@pytest.mark.parametrize(
    ("accounts", "users", "folder", "here"),
    [
        (True, [FIRST], "mira", True),
        (True, [], "mira", False),
        (True, [{**FIRST, "created": 2}], "mira", False),
        (True, [{**FIRST, "handle": "other"}], "mira", False),
        (True, [{**FIRST, "enabled": False}], "mira", True),
        (True, [FIRST], "gone", False),
        (False, [{**FIRST, "created": 5}], "mira", True),
        (False, [], "gone", False),
    ],
    ids=["there", "deleted", "made anew", "another", "locked out", "no folder", "no accounts", "nothing"],
)
def test_whether_a_user_is_still_there(
    tmp_path: Path, accounts: bool, users: list[dict[str, object]], folder: str, here: bool
) -> None:
    source = tmp_path / "src"
    source.mkdir()
    (tmp_path / "mira").mkdir()
    (tmp_path / "package.json").write_text('{"type": "module"}')
    (source / "util.js").write_text(f"export const getConfigValue = () => {json.dumps(accounts)};")
    (source / "users.js").write_text(
        f"const all = {json.dumps(users)};"
        "export const getAllUserHandles = async () => all.map(({ handle }) => handle);"
        "export const getAllEnabledUsers = async () => all.filter(({ enabled }) => enabled);"
    )
    place = {**FIRST, "user": "mira@1", "root": str(tmp_path / folder), "images": ""}

    assert played(PROGRAM, MODULE, str(tmp_path), json.dumps(place)) is here
