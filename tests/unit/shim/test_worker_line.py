"""What a worker that is begun anew hears first (``worker_line.js``); in Node, with workers that only hear."""

from tests.unit.in_node import SHIM, needs_node, played

pytestmark = needs_node

PROGRAM = """
globalThis.window = globalThis;
window.limnerTimings = { beat: 1, patience: 2, pauses: [20] };
globalThis.document = { documentElement: { dataset: {} } };
console.warn = () => {};
const workers = [];
globalThis.Worker = class {
  heard = [];
  constructor() { workers.push(this); }
  postMessage(text) { this.heard.push(JSON.parse(text)); }
  terminate() {}
};
const { Line } = await import(`${process.argv[1]}/page/worker_line.js`);
const line = new Line("file:///limner/", {});
const stream = (start) => line.batching.soon(() => line.event("stream", { start }), false);
line.start(() => ({}));
await new Promise((resolve) => {
  line.onState = () => { if (workers.length === 1 && line.state === "fetching") resolve(); };
  workers[0].onmessage({ data: JSON.stringify({ state: "ready", epoch: 1 }) });
});
stream(0); // told at once, to nobody yet
stream(8); // waits for its moment, in which the next worker begins
await new Promise((resolve) => {
  line.onState = () => setTimeout(resolve, 100);
});
const heard = workers[1].heard.map(({ event, data }) => [event ?? "boot", data?.start ?? null]);
console.log(JSON.stringify(heard));
process.exit();
"""


def test_a_piece_that_waited_when_a_worker_began_is_heard_behind_its_hello_and_what_came_before_it() -> None:
    assert played(PROGRAM, SHIM) == [["boot", None], ["hello", None], ["stream", 0], ["stream", 8]]
