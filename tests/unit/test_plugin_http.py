"""What comes of a request, and what is held of its answer (``plugin/http.mjs``), tried against sockets."""

from pathlib import Path

import pytest

from tests.unit.in_node import needs_node, played

pytestmark = needs_node

MODULE = Path(__file__).parents[2] / "plugin" / "http.mjs"
PROGRAM = """
import { createServer } from 'node:net';
const { send } = await import(process.argv[1]);
const { Incoming } = await import(new URL('incoming.mjs', process.argv[1]));
const { Memory } = await import(new URL('memory.mjs', process.argv[1]));
const head = (size) => `HTTP/1.1 200 OK\\r\\nContent-Length: ${size}\\r\\n\\r\\n`;
const answers = {
  closed: null,
  cut: (socket) => socket.once('data', () => socket.destroy()),
  half: (socket) => socket.once('data', () => socket.end(`${head(9)}four`)),
  silent: (socket) => socket.resume(),
  whole: (socket) => socket.once('data', () => socket.end(`${head(4)}four`)),
};
const kind = process.argv[2];
const server = createServer((socket) => { socket.on('error', () => {}); answers[kind]?.(socket); });
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const { port } = server.address();
if (kind === 'closed') await new Promise((resolve) => server.close(resolve));
const order = { method: 'POST', scheme: 'http', host: '127.0.0.1', port, path: '/', address: '127.0.0.1',
  headers: {}, body: '{}', milliseconds: 300, most: 100, text: 100, field: '', whole: false };
const store = { incoming: new Incoming(process.argv[3]), memory: new Memory() };
const { signal } = new AbortController();
const said = await send(order, signal, store).then(() => 'answered', (error) => error.message);
console.log(JSON.stringify(said));
process.exit();
"""


@pytest.mark.parametrize(
    ("server", "said"),
    [("closed", "network"), ("cut", "cut"), ("half", "cut"), ("silent", "time"), ("whole", "answered")],
)
def test_whether_a_request_may_have_been_read(server: str, said: str, tmp_path: Path) -> None:
    assert played(PROGRAM, MODULE.as_uri(), server, str(tmp_path)) == said
