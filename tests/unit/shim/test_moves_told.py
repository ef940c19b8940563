"""What Python is told of chats and characters that are renamed or deleted (``events.js``), tried in Node."""

import json

from tests.unit.in_node import SHIM, needs_node, played

pytestmark = needs_node

EVENTS = [
    ("CHAT_RENAMED", {"avatarId": "mira.png", "oldFileName": "old.jsonl", "newFileName": "sea/gate?.jsonl"}),
    (
        "CHAT_RENAMED",
        {"avatarId": "m.png", "groupId": "7", "oldFileName": "a.b.jsonl", "newFileName": "b..jsonl"},
    ),
    ("CHARACTER_RENAMED", "mira.png", "miranda.png"),
    ("CHARACTER_DELETED", {"id": 0, "character": {"avatar": "mira.png"}}),
    ("CHAT_DELETED", "old"),
    ("GROUP_CHAT_DELETED", "two"),
]
PROGRAM = """
globalThis.window = globalThis;
globalThis.addEventListener = () => {};
globalThis.localStorage = { getItem: () => null };
console.debug = () => {};
const [shim, events] = process.argv.slice(1);
const { EventEmitter } = await import(`${shim}/../node_modules/sillytavern/public/lib/eventemitter.js`);
const { listen } = await import(`${shim}/page/events.js`);
const eventSource = new EventEmitter([]);
globalThis.SillyTavern = { libs: {}, getContext: () => ({
  eventTypes: new Proxy({}, { get: (_, name) => name }), eventSource, chat: [],
  getCurrentChatId: () => "open", groupId: null, characterId: 0, characters: [{ avatar: "mira.png" }],
  powerUserSettings: { reasoning: {} },
}) };
const told = [];
listen({ batching: { end() {} }, event: (name, data) => told.push([name, data]) });
for (const [name, ...args] of JSON.parse(events)) await eventSource.emit(name, ...args);
console.log(JSON.stringify(told));
process.exit(0);
"""


def test_each_is_told_under_the_name_that_the_file_has() -> None:
    """ST's event has a chat's new name as it was typed; its server takes some signs out of it."""
    open_ = {"chat_id": "mira.png/open"}

    assert played(PROGRAM, SHIM, json.dumps(EVENTS)) == [
        ["chat_renamed", {"old": "mira.png/old", "new": "mira.png/seagate", **open_}],
        ["chat_renamed", {"old": "7/a.b", "new": "7/b.", **open_}],
        ["character_renamed", {"old": "mira.png", "new": "miranda.png"}],
        ["character_deleted", {"avatar": "mira.png"}],
        ["chat_deleted", {"name": "old", "of_group": False}],
        ["chat_deleted", {"name": "two", "of_group": True}],
    ]
