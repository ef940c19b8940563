"""The program itself in the Pyodide the browser gets: it imports, hears, answers, and does not leak."""

import json
from collections.abc import Iterator

import pytest

from tests.pyodide.node import PyodideUnderNode, PythonThrewError
from tools.modules import listed


@pytest.fixture(scope="module", name="limner")
def _limner() -> Iterator[PyodideUnderNode]:
    with PyodideUnderNode() as limner:
        yield limner


HELLO = {"settings": "", "chat_id": "chat", "width": 512, "height": 512}


def test_every_module_imports_without_a_warning_in_the_browsers_python(limner: PyodideUnderNode) -> None:
    files = [name.removesuffix(".py") for name in listed() if name.endswith(".py")]
    modules = [file.removesuffix("/__init__").replace("/", ".") for file in files]
    source = f"""
import importlib, sys, warnings
from pathlib import Path
with warnings.catch_warnings():
    warnings.simplefilter("error")
    for path in Path("/limner").rglob("*.py"):
        compile(path.read_text(), str(path), "exec")
    for name in {modules!r}:
        importlib.import_module(name)
sys.version_info[:2] >= (3, 14)
"""
    assert limner.python(source) is True


def test_it_greets_the_page_with_its_patterns_and_its_epoch(limner: PyodideUnderNode) -> None:
    limner.receive({"event": "hello", "data": HELLO})

    greeting = limner.wait_for("the render hook's patterns", tell="slots.patterns")
    assert greeting["epoch"] == 7
    assert greeting["args"]["patterns"]


def test_an_ask_is_answered_under_its_number(limner: PyodideUnderNode) -> None:
    limner.receive({"ask": 41, "event": "nobody knows this one", "data": {}})

    assert limner.wait_for("the answer", answer=41) == {"answer": 41, "value": {}, "epoch": 7}


def test_text_beyond_ascii_crosses_the_line_unharmed(limner: PyodideUnderNode) -> None:
    text = "a lantern \U0001f3ee, \u201ccurly\u201d, \u2028 and a lone \ud83d"
    envelope = json.dumps({"event": "x", "data": {"text": text}})
    limner.python("from limner.page.channel import Channel; heard = []; link = Channel(print, 1)")
    limner.python("link.on_event = lambda name, data: heard.append(data['text'])")
    limner.python(f"link.receive({envelope!r})")

    assert limner.python(f"heard[0] == {text!a}") is True


def test_the_count_of_proxies_sees_one(limner: PyodideUnderNode) -> None:
    before = limner.proxies()
    limner.python("import js; js.kept = [1, 2, 3]")

    assert limner.proxies() == before + 1


def test_what_is_not_json_is_an_error_and_not_the_end(limner: PyodideUnderNode) -> None:
    with pytest.raises(PythonThrewError, match="JSONDecodeError"):
        limner.receive("not json")

    assert limner.python("1 + 1") == 2


def test_json_nested_10000_deep_is_refused_and_python_lives_on(limner: PyodideUnderNode) -> None:
    with pytest.raises(PythonThrewError, match="nested deeper than 100 levels"):
        limner.python("from limner.core import json_text; json_text.loads('[' * 10_000); None")

    assert limner.python("1 + 1") == 2


def test_settings_nested_10000_deep_are_refused_and_python_lives_on(limner: PyodideUnderNode) -> None:
    limner.receive({"event": "hello", "data": {**HELLO, "settings": '{"a":' * 10_000}})
    limner.receive({"ask": 42, "event": "still there?", "data": {}})

    assert limner.wait_for("the answer", answer=42)["value"] == {}


def test_a_thousand_messages_leave_no_proxy_and_no_object_behind(limner: PyodideUnderNode) -> None:
    """
    Asks, because each makes a task, a future and a message back.

    The last ones in flight may be counted: they are few, a leak would be a thousand.
    """
    objects = "import gc; gc.collect(); len(gc.get_objects())"

    def hundred(first: int) -> None:
        for number in range(first, first + 100):
            limner.receive({"ask": number, "event": "anybody?", "data": {"text": "x" * 200}})
        limner.wait_for("the last answer", answer=first + 99)

    hundred(1000)  # caches fill
    before, proxies = limner.python(objects), limner.proxies()
    for first in range(2000, 3000, 100):
        hundred(first)

    assert limner.proxies() - proxies < 10
    assert limner.python(objects) - before < 100


_STORAGE = """
globalThis.storageConnections = [];
globalThis.indexedDB = { open: () => {
    const told = (target, name) => {
        queueMicrotask(() => target[name]?.({}));
        return target;
    };
    const database = { open: true, transaction: () => {
        if (!database.open) throw new DOMException('It is closing.', 'InvalidStateError');
        const transaction = { objectStore: () => ({ put: () => ({ result: null }) }) };
        return told(transaction, 'oncomplete');
    } };
    storageConnections.push(database);
    return told({ result: database }, 'onsuccess');
} };
"""


def test_a_storage_that_the_browser_has_closed_is_opened_anew(limner: PyodideUnderNode) -> None:
    source = f"""
import js
from pyodide.code import run_js
from limner.bridge import IndexedStore
from limner.core.errors import HostError
run_js({_STORAGE!r})
store = IndexedStore("closed", "some")
await store.put("a", "1")
js.storageConnections[0].open = False
failed = 0
try:
    await store.put("b", "2")
except HostError:
    failed = 1
await store.put("b", "2")
run_js("delete globalThis.indexedDB")
repr([failed, js.storageConnections.length])
"""
    assert limner.awaited(source) == "[1, 2]"
