"""Whether the chat was really saved (``chat_saves.js``), tried in Node with a record of a few lines."""

import json

import pytest

from tests.unit.in_node import SHIM, needs_node, played

pytestmark = needs_node

PROGRAM = """
let record;
globalThis.PerformanceObserver = class {
  constructor(heard) { record = (...rows) => heard({ getEntries: () => rows.map(
    ([path, startTime, responseStatus]) => ({ name: `http://st${path}`, startTime, responseStatus })) }); }
  observe() {}
};
globalThis.location = { href: "http://st/" };
import(process.argv[1]).then(async ({ watchSaves, savedSince }) => {
  watchSaves();
  const answer = savedSince(100);
  for (const rows of JSON.parse(process.argv[2])) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    record(...rows);
  }
  console.log(JSON.stringify(await answer));
});
"""
SAVE = "/api/chats/save"


@pytest.mark.parametrize(
    ("batches", "saved"),
    [
        ([[[SAVE, 150, 200]]], True),
        ([[["/thumbnail", 120, 200]], [["/user/images/a.png", 130, 200]], [[SAVE, 150, 200]]], True),
        ([[[SAVE, 50, 200]], [["/api/chats/group/save", 100, 200]]], True),
        ([[[SAVE, 50, 200]]], False),
        ([[[SAVE, 150, 500]]], False),
        ([[[SAVE, 150, 0]]], False),
        ([], False),
    ],
)
def test_a_chat_is_saved_when_a_save_since_then_has_succeeded(batches: object, *, saved: bool) -> None:
    assert played(PROGRAM, f"{SHIM}/page/chat_saves.js", json.dumps(batches)) is saved
