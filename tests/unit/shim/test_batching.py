"""When Python hears of a piece of a stream (``batching.js``), tried in Node with a clock of its own."""

import json

import pytest

from tests.unit.in_node import SHIM, needs_node, played

pytestmark = needs_node

PROGRAM = """
let now = 1000;
const timers = new Map();
let last = 0;
globalThis.performance = { now: () => now };
globalThis.setTimeout = (work, ms) => { timers.set(++last, [now + ms, work]); return last; };
globalThis.clearTimeout = (timer) => timers.delete(timer);
const until = (time) => {
  for (const [timer, [due, work]] of [...timers].sort(([, [a]], [, [b]]) => a - b)) {
    if (due > time) continue;
    now = due;
    timers.delete(timer);
    work();
  }
  now = time;
};
import(process.argv[1]).then(({ Batching }) => {
  const batching = new Batching();
  const said = [];
  for (const [at, name, urgent] of JSON.parse(process.argv[2])) {
    until(1000 + at);
    if (name === "end") batching.end();
    else batching.soon(() => said.push([now - 1000, name]), urgent);
  }
  until(9000);
  console.log(JSON.stringify(said));
});
"""


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ([[0, "a", False]], [[0, "a"]]),
        ([[0, "a", False], [5, "b", False], [30, "c", False]], [[0, "a"], [50, "c"]]),
        ([[0, "a", False], [60, "b", False], [120, "c", False]], [[0, "a"], [60, "b"], [120, "c"]]),
        ([[0, "a", False], [20, "b", False], [30, "c", True]], [[0, "a"], [30, "c"]]),
        ([[0, "a", False], [4, "b", True], [6, "c", False]], [[0, "a"], [10, "c"]]),
        (
            [[0, "a", False], [4, "b", False], [6, "c", True], [70, "d", False]],
            [[0, "a"], [10, "c"], [70, "d"]],
        ),
        (
            [[0, "a", False], [5, "b", False], [6, "end", False], [20, "c", True]],
            [[0, "a"], [6, "b"], [20, "c"]],
        ),
        ([[0, "end", False]], []),
    ],
    ids=["alone", "gathered", "slow", "a tag ends", "at once after", "sooner", "something else", "nothing"],
)
def test_what_comes_fast_is_said_together_and_the_end_of_a_tag_at_once(told: object, said: object) -> None:
    assert played(PROGRAM, f"{SHIM}/page/batching.js", json.dumps(told)) == said
