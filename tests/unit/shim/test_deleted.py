"""What Python is told of deleted messages and chats (``deleted.js``), tried in Node with ST's own emitter."""

import json

import pytest

from tests.unit.in_node import SHIM, needs_node, played

pytestmark = needs_node

PROGRAM = """
globalThis.window = globalThis;
globalThis.localStorage = { getItem: () => null };
console.debug = () => {};
const [shim, steps] = process.argv.slice(1);
const { EventEmitter } = await import(`${shim}/../node_modules/sillytavern/public/lib/eventemitter.js`);
const { listenToDeletions } = await import(`${shim}/page/deleted.js`);
const wait = globalThis.setTimeout;
globalThis.setTimeout = (work, ms) => wait(work, ms / 20);
let clock = 0;
performance.now = () => (clock += 500);
const eventSource = new EventEmitter([]);
const message = (text) => ({ mes: text, extra: {}, swipe_info: [{}] });
const picture = (name) => message(`<img src="/user/images/${name}.png">`);
const image = (name) => `<img src="/user/images/${name}.png">`;
const versions = (shown, ...names) => ({
  mes: image(names[shown]), extra: { limner: { url: `/user/images/${names[shown]}2.png` } }, swipe_id: shown,
  swipes: names.map(image),
  swipe_info: names.map((name) => ({ extra: { note: `/user/images/${name}1.png` } })),
});
const many = [versions(1, "a", "b", "c"), versions(0, "x", "y")];
const one = [message("hello"), picture("a"), picture("b")];
const chats = { many, one, two: [message("x"), picture("c")] };
let name = "one";
const chat = [...chats.one];
let saves = 0;
globalThis.SillyTavern = { libs: {}, getContext: () => ({
  eventTypes: new Proxy({}, { get: (_, name) => name }), eventSource, chat,
  getCurrentChatId: () => name, characterId: 0, characters: [{ avatar: "m.png" }], saveChat: () => saves++,
}) };
const told = [];
listenToDeletions({ event: (event, data) => told.push([event, data]) });
const does = {
  open: async (other) => {
    chat.length = 0;
    name = other;
    chat.push(...chats[name]);
    await eventSource.emit("CHAT_CHANGED", name);
  },
  delete: async (at) => { chat.splice(at, 1); await eventSource.emit("MESSAGE_DELETED", chat.length); },
  cut: async (length) => { chat.length = length; await eventSource.emit("MESSAGE_DELETED", chat.length); },
  receive: async (text) => {
    chat.push(picture(text));
    await eventSource.emit("MESSAGE_RECEIVED", chat.length - 1);
  },
  drop: async ([messageId, swipeId]) => {
    const message = chat[messageId];
    for (const list of [message.swipes, message.swipe_info]) list.splice(swipeId, 1);
    if (swipeId < message.swipe_id) message.swipe_id -= 1;
    await eventSource.emit("MESSAGE_SWIPE_DELETED", { messageId, swipeId, newSwipeId: message.swipe_id });
  },
  swipe: async ([messageId, swipeId]) => {
    const message = chat[messageId];
    Object.assign(message, { swipe_id: swipeId, mes: message.swipes[swipeId], extra: {} });
    await eventSource.emit("MESSAGE_SWIPED", messageId);
  },
  note: ([messageId, swipeId]) => {
    chat[messageId].swipe_info[swipeId].extra = { limner: "/user/images/new.png" };
  },
  begin: () => eventSource.emit("GENERATION_STARTED", "normal", {}, false),
  end: () => eventSource.emit("GENERATION_ENDED", 1),
  forget: (other) => eventSource.emit("CHAT_DELETED", other),
  rest: () => new Promise((resolve) => wait(resolve, 400)),
};
for (const [step, value] of JSON.parse(steps)) await does[step](value);
await does.rest();
const short = ({ texts, unknown }) =>
  [texts.map((each) => [...each.matchAll(/images\\/(\\w+)/g)].map((found) => found[1]).join("")).join(""),
    unknown.join("")];
console.log(JSON.stringify({ told: told.map(([event, data]) => [event, ...short(data)]), saves }));
"""


def told(*steps: tuple[str, object]) -> object:
    return played(PROGRAM, SHIM, json.dumps(steps))


@pytest.mark.parametrize(
    ("steps", "wanted", "saves"),
    [
        ([("delete", 1)], [["pictures_gone", "a", ""]], 1),
        ([("cut", 0)], [["pictures_gone", "ab", ""]], 1),
        ([("delete", 2), ("delete", 1)], [["pictures_gone", "ba", ""]], 1),
        ([("delete", 0)], [], 0),  # it had no picture
        ([("receive", "n"), ("delete", 3)], [["pictures_gone", "n", ""]], 1),
        ([("begin", 0), ("delete", 2), ("end", 0)], [], 0),  # Regenerate deletes the last one
        ([("delete", 2), ("begin", 0)], [], 0),  # in a group before it begins
        ([("begin", 0), ("end", 0), ("delete", 1)], [["pictures_gone", "a", ""]], 1),
        ([("open", "two")], [], 0),
        ([("open", "two"), ("forget", "one")], [["pictures_gone", "ab", ""]], 0),  # it was open until then
        ([("forget", "old"), ("forget", "older")], [["pictures_gone", "", "oldolder"]], 0),
        ([("open", "two"), ("delete", 1), ("open", "one")], [["pictures_gone", "c", ""]], 0),
        ([("open", "many"), ("drop", (0, 0))], [["pictures_gone", "aa1", ""]], 1),
        ([("open", "many"), ("drop", (0, 1))], [["pictures_gone", "bb1bb2", ""]], 1),  # it showed
        ([("open", "many"), ("swipe", (0, 2)), ("drop", (0, 2))], [["pictures_gone", "cc1c", ""]], 1),
        ([("open", "many"), ("note", (0, 2)), ("drop", (0, 2))], [["pictures_gone", "cnew", ""]], 1),
        ([("open", "many"), ("drop", (1, 1)), ("drop", (0, 2))], [["pictures_gone", "yy1cc1", ""]], 1),
        ([("open", "many"), ("begin", 0), ("drop", (0, 0)), ("end", 0)], [], 0),
    ],
)
def test_python_is_told_what_stood_there(
    steps: list[tuple[str, object]], wanted: list[object], saves: int
) -> None:
    assert told(*steps) == {"told": wanted, "saves": saves}
