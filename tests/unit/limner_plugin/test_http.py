"""What comes of a request, and what is held of its answer (``plugin/http.mjs``), tried against sockets."""

import json
from pathlib import Path

import pytest

from tests.unit.in_node import needs_node, played

pytestmark = needs_node

MODULE = Path(__file__).parents[3] / "plugin" / "http.mjs"
PROGRAM = """
import { readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
const [module, kind, folder, more] = process.argv.slice(1);
const { send } = await import(module);
const { Incoming } = await import(new URL('incoming.mjs', module));
const { Memory } = await import(new URL('memory.mjs', module));
const head = (size) => `HTTP/1.1 200 OK\\r\\nContent-Length: ${size}\\r\\n\\r\\n`;
const open = 'HTTP/1.1 200 OK\\r\\nConnection: close\\r\\n\\r\\n';
let sent = 0;
const endless = (begin, piece) => (socket) => socket.once('data', () => {
  socket.write(begin);
  const on = () => { while (!socket.destroyed && socket.write(piece)) sent += piece.length; };
  socket.on('drain', on);
  on();
});
const answers = {
  closed: null,
  cut: (socket) => socket.once('data', () => socket.destroy()),
  half: (socket) => socket.once('data', () => socket.end(`${head(9)}four`)),
  other: (socket) => socket.once('data', () => socket.write(
    'HTTP/1.1 101 Switching Protocols\\r\\nConnection: Upgrade\\r\\nUpgrade: x\\r\\n\\r\\n')),
  silent: (socket) => socket.resume(),
  whole: (socket) => socket.once('data', () => socket.end(`${head(4)}four`)),
  text: endless(open, ' '.repeat(65536)),
  picture: endless(`${open}{"b64_json":"`, 'QUJD'.repeat(16384)),
  pictures: endless(`${open}{"b64_json":"`, 'QUJD'.repeat(16384) + '","b64_json":"'),
  torn: (socket) => socket.once('data', () => socket.end(`${head(90)}{"b64_json":"QUJD`)),
  named: (socket) => socket.once('data', () => socket.end(`${head(19)}{"b64_json":"QUJD"}`)),
  gone: (socket) => socket.once('data', () => socket.end(`${head(4).replace('200', '404')}four`)),
};
const server = createServer((socket) => { socket.on('error', () => {}); answers[kind]?.(socket); });
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const { port } = server.address();
if (kind === 'closed') await new Promise((resolve) => server.close(resolve));
const order = { method: 'POST', scheme: 'http', host: '127.0.0.1', port, path: '/', address: '127.0.0.1',
  headers: {}, body: '{}', milliseconds: 300, most: 100, text: 100, field: '', whole: false, pictures: 4,
  each: 100, ...JSON.parse(more) };
const store = { incoming: new Incoming(folder), memory: new Memory() };
if (order.nowhere) rmSync(folder, { recursive: true });
const { signal } = new AbortController();
const answer = await send(order, signal, store).catch((error) => error);
const said = answer instanceof Error ? answer.message : 'answered';
let free = false;
store.memory.take(48 * 1024 * 1024, signal).then(() => { free = true; });
await new Promise((resolve) => setImmediate(resolve));
const held = order.nowhere ? [] : readdirSync(folder);
answer.discard?.();
const left = order.nowhere ? [] : readdirSync(folder);
console.log(JSON.stringify({ said, sent, free, held: held.length, left: left.length, head: answer.head }));
process.exit();
"""
MEGABYTE = 1024 * 1024


def asked(server: str, folder: Path, **order: object) -> dict[str, object]:
    found: dict[str, object] = played(PROGRAM, MODULE.as_uri(), server, str(folder), json.dumps(order))
    return found


@pytest.mark.parametrize(
    ("server", "said"),
    [
        ("closed", "network"), ("cut", "cut"), ("half", "cut"), ("other", "cut"), ("silent", "time"),
        ("whole", "answered"),
    ],
)  # fmt: skip
def test_whether_a_request_may_have_been_read(server: str, said: str, tmp_path: Path) -> None:
    assert asked(server, tmp_path)["said"] == said


LARGE = {"most": MEGABYTE, "text": 100_000, "each": MEGABYTE, "milliseconds": 30_000}
ENDLESS = [
    ("text", {"most": MEGABYTE, "text": MEGABYTE}, "large"),
    ("text", LARGE, "text"),
    ("text", {**LARGE, "field": "b64_json"}, "text"),
    ("text", {**LARGE, "whole": True}, "large"),
    ("picture", {**LARGE, "field": "b64_json"}, "large"),
    ("pictures", {**LARGE, "field": "b64_json"}, "large"),
    ("pictures", {**LARGE, "field": "b64_json", "each": 1000}, "large"),
]


@pytest.mark.parametrize(("server", "order", "said"), ENDLESS)
def test_what_never_ends_is_refused_while_it_comes_and_nothing_of_it_is_left(
    server: str, order: dict[str, object], said: str, tmp_path: Path
) -> None:
    found = asked(server, tmp_path, **order)

    assert (found["said"], found["left"], found["free"]) == (said, 0, True)
    assert int(str(found["sent"])) < 10 * MEGABYTE


def test_an_answer_for_which_there_is_no_memory_in_time_is_given_up(tmp_path: Path) -> None:
    found = asked("text", tmp_path, most=10**9, text=10**8)

    assert (found["said"], found["free"]) == ("busy", True)


def test_a_picture_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    assert asked("whole", tmp_path / "none", whole=True, nowhere=True)["said"] == "disk"


def test_of_a_picture_that_is_torn_nothing_is_left(tmp_path: Path) -> None:
    found = asked("torn", tmp_path, field="b64_json")

    assert (found["said"], found["left"]) == ("cut", 0)


@pytest.mark.parametrize(("server", "order"), [("named", {"field": "b64_json"}), ("whole", {"whole": True})])
def test_a_picture_lies_in_a_file_until_nobody_wants_it(
    server: str, order: dict[str, object], tmp_path: Path
) -> None:
    found = asked(server, tmp_path, **order)

    assert (found["said"], found["held"], found["left"]) == ("answered", 1, 0)


def test_what_stands_in_the_place_of_a_picture_is_not_read(tmp_path: Path) -> None:
    found = asked("gone", tmp_path, whole=True)

    assert (found["said"], found["held"]) == ("answered", 0)
    assert json.loads(str(found["head"]))["pictures"] == []
