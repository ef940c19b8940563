"""What the page tells of ST's setup (``setup.js``): names of keys and addresses, and never what they hold."""

from typing import Any

from tests.unit.in_node import SHIM, needs_node, played

pytestmark = needs_node

PROGRAM = """
const ctx = {
    onlineStatus: 'lab', mainApi: 'openai', maxContext: 2048,
    chatCompletionSettings: { openai_max_context: 4095 },
    extensionSettings: {
        disabledExtensions: [],
        sd: { source: 'auto', auto_url: 'http://secret.example:7860', comfy_url: '', prompt: 'x' },
    },
};
globalThis.SillyTavern = { getContext: () => ctx };
const { readSetup } = await import(process.argv[1]);
new Function('ctx', process.argv[2])(ctx);
console.log(JSON.stringify(await readSetup()));
"""


def setup(steps: str = "") -> dict[str, Any]:
    answer: dict[str, Any] = played(PROGRAM, f"{SHIM}/page/setup.js", steps)
    return answer


def test_names_cross_and_no_address() -> None:
    assert setup() == {
        "connected": True,
        "context": 4095,
        "images": "auto",
        "has": ["auto_url"],
        "knows_keys": False,
    }


def test_an_extension_that_is_off_or_not_there_paints_nothing() -> None:
    assert setup("ctx.extensionSettings.disabledExtensions.push('stable-diffusion')")["images"] == ""
    assert setup("delete ctx.extensionSettings.sd")["images"] == ""


def test_without_a_connection_and_with_text_completion() -> None:
    found = setup("ctx.onlineStatus = 'no_connection'; ctx.mainApi = 'textgenerationwebui'")
    assert (found["connected"], found["context"]) == (False, 2048)
