"""Other illustrators, as the page tells of them: three, by a few plain settings each."""

import json
from typing import Any

from tests.unit.in_node import SHIM, needs_node, played

pytestmark = needs_node

PROGRAM = """
const settings = JSON.parse(process.argv[2]);
globalThis.SillyTavern = { getContext: () => ({ extensionSettings: settings }) };
const page = await import(`${process.argv[1]}/page/illustrators.js`);
await page.findIllustrators();
console.log(JSON.stringify([page.illustrators(), page.readIllustrators()]));
"""


def told(settings: object) -> Any:
    return played(PROGRAM, SHIM, json.dumps(settings))


def test_of_most_users_there_is_nothing_to_tell() -> None:
    event, whole = told({"sd": {}})
    assert event == {"loaded": [], "settings": {}}
    assert set(whole) == {"auto_illustrator", "st-image-auto-generation", "quick-image-gen"}


def test_only_the_switches_cross_with_an_event_and_nothing_nested() -> None:
    saved = {"enabled": True, "customPresets": [{"template": "long"}]}
    event, whole = told({"auto_illustrator": saved, "st-image-auto-generation": {"insertType": [[[]]]}})
    assert event["settings"] == {
        "auto_illustrator": {"enabled": True},
        "st-image-auto-generation": {"insertType": None},
    }
    assert json.loads(whole["auto_illustrator"]) == saved
