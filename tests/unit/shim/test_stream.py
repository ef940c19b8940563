"""How a reply that streams crosses the line (``events.js``, ``batching.js``), tried in Node."""

from typing import Any

from tests.unit import in_node
from tests.unit.in_node import SHIM, needs_node

pytestmark = needs_node

PROGRAM = """
globalThis.window = globalThis;
globalThis.addEventListener = () => {};
// The clock stands: on a busy machine a loop can take longer than the moment.
Object.defineProperty(globalThis, "performance", { value: { now: () => 1000 } });
const heard = {};
const message = { mes: "" };
const other = { mes: "" };
let looks = 0;
const processor = { messageId: 0, type: "normal" };
const ctx = {
  eventTypes: new Proxy({}, { get: (_, name) => name }),
  eventSource: { on: (name, listener) => (heard[name] ??= listener) },
  getCurrentChatId: () => "chat", groupId: "group", characters: [], chat: [message, other],
  streamingProcessor: processor, powerUserSettings: { reasoning: {} },
  translate: (text) => text, chatCompletionSettings: {}, extensionSettings: {},
};
globalThis.SillyTavern = { libs: {}, getContext: () => { looks += 1; return ctx; } };
const [shim, play] = process.argv.slice(1);
Promise.all([import(`${shim}/page/events.js`), import(`${shim}/page/batching.js`)]).then(
  async ([{ listen }, { Batching }]) => {
    const told = [];
    let awaken = () => {};
    const line = { epoch: 1, batching: new Batching(), event(name, data) {
      this.batching.end();
      told.push([name, data.delta ?? null, data.start ?? null, data.uid ?? null]);
      awaken();
    } };
    listen(line);
    const token = (text) => heard.STREAM_TOKEN_RECEIVED(text);
    const next = () => new Promise((resolve) => (awaken = resolve));
    const plays = {
      quick: async () => {
        for (let n = 1; n <= 9; n++) token("x".repeat(n));
        await next();
      },
      alone: () => token("x"),
      overtaken: () => {
        for (let n = 1; n <= 9; n++) token("x".repeat(n));
        heard.GENERATION_ENDED();
      },
      moved: () => {
        token("one");
        token("one more");
        ctx.chat = [other];
        heard.MESSAGE_DELETED();
        Object.assign(ctx, { streamingProcessor: { messageId: 0, type: "normal" } });
        token("two");
        heard.GENERATION_ENDED();
      },
      restarted: () => {
        token("one");
        line.epoch = 2;
        token("one more");
        heard.GENERATION_ENDED();
      },
      continued: () => {
        message.mes = '<img-prompt="a castle';
        heard.GENERATION_AFTER_COMMANDS("continue", {}, false);
        Object.assign(processor, { type: "continue", continueMessage: `${message.mes} ` });
        line.event = (name, data) => told.push([name, data.standing]);
        token("gate");
      },
    };
    await plays[play]();
    console.log(JSON.stringify({ told, looks }));
    process.exit();
  });
"""


def played(play: str) -> dict[str, Any]:
    """What crossed the line, in order: name, text, where it starts, whose it is; how often ST was asked."""
    result: dict[str, Any] = in_node.played(PROGRAM, SHIM, play)
    return result


def test_a_token_that_comes_alone_crosses_at_once() -> None:
    assert [row[:3] for row in played("alone")["told"]] == [["stream", "x", 0]]


def test_tokens_that_come_within_a_moment_cross_together_and_none_is_lost() -> None:
    seen = played("quick")
    told = [row[:3] for row in seen["told"]]

    assert told == [["stream", "x", 0], ["stream", "x" * 8, 1]]
    assert seen["looks"] < 9


def test_what_happens_next_is_told_after_all_that_was_written_before_it() -> None:
    told = [row[:2] for row in played("overtaken")["told"]]

    assert told == [["stream", "x"], ["stream", "x" * 8], ["generation_ended", None]]


def test_after_another_event_the_stream_belongs_to_whatever_message_stands_there_then() -> None:
    told = played("moved")["told"]
    streams = [row for row in told if row[0] == "stream"]

    assert [row[1:3] for row in streams] == [["one", 0], [" more", 3], ["two", 0]]
    assert streams[0][3] == streams[1][3] != streams[2][3]


def test_a_worker_that_was_begun_anew_gets_all_of_the_reply() -> None:
    told = [row[1:3] for row in played("restarted")["told"] if row[0] == "stream"]

    assert told == [["one", 0], ["one more", 0]]


def test_where_sillytavern_puts_a_blank_before_what_is_added_the_reader_has_it_too() -> None:
    assert played("continued")["told"][1:] == [["stream", '<img-prompt="a castle ']]
