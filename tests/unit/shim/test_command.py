"""
A slash command that fails while its page is being left (``command.js``), in Node with a clock that is set.

Firefox fails what such a page has asked for while it still lives: who is told would begin the next picture.
"""

from typing import Any

from tests.unit.in_node import SHIM, needs_node, played

pytestmark = needs_node

PROGRAM = """
globalThis.window = globalThis;
globalThis.Element = class {};
globalThis.document = { addEventListener: () => {} };
let now = 10_000;
const waiting = []; // [when, what]
Object.defineProperty(globalThis, "performance", { value: { now: () => now } });
globalThis.setTimeout = (work, after = 0) => (after ? waiting.push([now + after, work]) : setImmediate(work));
const later = (ms) => {
  now += ms;
  for (const each of waiting.splice(0)) each[0] <= now ? each[1]() : waiting.push(each);
};
const leave = [];
globalThis.addEventListener = (name, listener) => void (name === "beforeunload" && leave.push(listener));
globalThis.toastr = { info() {}, success() {}, warning() {}, error() {} };
let end;
const commands = { sd: { callback: () => new Promise((resolve) => (end = resolve)) } };
globalThis.SillyTavern = { getContext: () => ({ SlashCommandParser: { commands } }) };
const { runCommand } = await import(`${process.argv[1]}/page/command.js`);
const turns = () => new Promise((resolve) => setImmediate(resolve));

async function picture(id) {
  const told = [];
  runCommand({ name: "sd", args: {}, text: "a fox", id, keep: ["failed"], hide: "" }).then((each) =>
    told.push([each.value, each.toasts.map(({ text }) => text.trim())]),
  );
  await turns();
  return told;
}
const fail = async () => {
  toastr.error("It failed.");
  end("");
  await turns();
};
const left = () => leave.forEach((listener) => listener({ target: document }));

const plays = {
  async stays() {
    const told = await picture("1");
    await fail();
    return told;
  },
  async leaves() {
    const told = await picture("1");
    left();
    later(200);
    await fail();
    const early = [...told];
    later(2999);
    await turns();
    const stillEarly = [...told];
    later(1);
    await turns();
    return [early, stillEarly, told];
  },
  async painted() {
    const told = await picture("1");
    left();
    end("/user/images/Mira/1.png");
    await turns();
    return told;
  },
  async stayed() {
    const told = await picture("1");
    left();
    later(3000);
    await fail();
    return told;
  },
  async many() {
    for (const id of ["1", "2", "3"]) await picture(id);
    return leave.length;
  },
};
console.log(JSON.stringify(await plays[process.argv[2]]()));
process.exit();
"""

FAILED = ["", ["It failed."]]


def play(name: str) -> Any:
    """Return what Python was told."""
    return played(PROGRAM, SHIM, name)


def test_a_failure_is_told_at_once_in_the_words_that_were_kept_back() -> None:
    assert play("stays") == [FAILED]


def test_no_failure_is_told_of_a_page_that_is_being_left_and_who_stays_after_all_hears_it_then() -> None:
    assert play("leaves") == [[], [], [FAILED]]


def test_a_picture_that_was_painted_is_told_also_of_a_page_that_is_being_left() -> None:
    assert play("painted") == [["/user/images/Mira/1.png", []]]


def test_a_failure_long_after_a_page_was_not_left_is_told_at_once() -> None:
    assert play("stayed") == [FAILED]


def test_the_page_is_listened_to_once_however_many_pictures_there_are() -> None:
    assert play("many") == 1
