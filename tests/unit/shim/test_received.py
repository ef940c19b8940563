"""What Python is told of a reply that came whole (``events.js``), tried in Node with ST's own emitter."""

from tests.unit.in_node import SHIM, needs_node, played

pytestmark = needs_node

PROGRAM = """
globalThis.window = globalThis;
globalThis.addEventListener = () => {};
globalThis.localStorage = { getItem: () => null };
console.debug = () => {};
const [shim] = process.argv.slice(1);
const { EventEmitter } = await import(`${shim}/../node_modules/sillytavern/public/lib/eventemitter.js`);
const { listen } = await import(`${shim}/page/events.js`);
const eventSource = new EventEmitter(["APP_READY"]);
const chat = [{ mes: "<think>A draft.</think>The gate." }];
globalThis.SillyTavern = { libs: {}, getContext: () => ({
  eventTypes: new Proxy({}, { get: (_, name) => name }), eventSource, chat,
  getCurrentChatId: () => "chat", groupId: "group", characters: [], powerUserSettings: { reasoning: {} },
}) };
const told = [];
listen({ batching: { end() {} }, event: (name, data) => told.push([name, data.text]) });
eventSource.on("MESSAGE_RECEIVED", (at) => (chat[at].mes = chat[at].mes.replace(/<think>.*<.think>/, "")));
await eventSource.emit("APP_READY");
await eventSource.emit("MESSAGE_RECEIVED", 0, "normal");
console.log(JSON.stringify(told));
"""


def test_a_whole_reply_is_told_of_once_st_has_taken_the_thinking_out() -> None:
    assert played(PROGRAM, SHIM) == [["message_received", "The gate."]]
