"""What the page itself tells of a Limner in trouble (``worker_line.js``, ``panel.js``), tried in Node."""

from dataclasses import dataclass

from tests.unit.in_node import SHIM, needs_node, played

pytestmark = needs_node

PROGRAM = """
globalThis.window = globalThis;
globalThis.addEventListener = () => {};
window.limnerTimings = { beat: 1, patience: 2, pauses: [1, 1] };
class Element {}
globalThis.Element = Element;
globalThis.HTMLElement = class extends Element { dataset = {}; textContent = ""; };
const place = new HTMLElement();
const panel = { querySelector: () => place, querySelectorAll: () => [] };
globalThis.document = { documentElement: new HTMLElement(),
  createElement: () => ({ content: { firstElementChild: panel } }) };
const toasts = [];
const say = (text) => void toasts.push(text);
globalThis.toastr = { info: say, warning: say, error: say };
const heard = {};
globalThis.SillyTavern = { libs: {}, getContext: () => ({
  translate: (text) => (globalThis.language ?? {})[text] ?? text,
  eventTypes: new Proxy({}, { get: (_, name) => name }),
  eventSource: { on: (name, listener) => (heard[name] = listener) },
  renderExtensionTemplateAsync: async () => "",
  chatCompletionSettings: {}, powerUserSettings: {}, chat: [], characters: [], getCurrentChatId: () => "",
}) };
let born = () => {};
globalThis.Worker = class {
  constructor() { setTimeout(() => born(this)); }
  postMessage(text) {
    const { boot, ask } = JSON.parse(text);
    if (boot) this.epoch = boot.epoch;
    if (ask && this.answers) this.tell({ answer: ask, value: {} });
  }
  tell(envelope) { this.onmessage?.({ data: JSON.stringify({ ...envelope, epoch: this.epoch }) }); }
  terminate() { this.onmessage = null; }
};
const [shim, play] = process.argv.slice(1);
console.error = console.warn = () => {};
Promise.all(["worker_line", "events", "panel"].map((name) => import(`${shim}/page/${name}.js`))).then(
  async ([{ Line }, { listen }, { mountPanel }]) => {
    const line = new Line("file:///limner/", {});
    listen(line);
    await mountPanel(line);
    const shown = line.onState;
    const reached = (state) => new Promise((resolve) => {
      line.onState = () => { shown(); if (line.state === state) resolve(); };
      line.onState();
    });
    const prompt = () => {
      heard.GENERATION_AFTER_COMMANDS("normal", {}, false);
      return heard.GENERATE_AFTER_DATA({ prompt: [] }, false);
    };
    const start = (how) => { born = how; line.start(() => ({})); };
    await new (async () => {}).constructor("line", "start", "reached", "prompt", play)(
      line, start, reached, prompt);
    console.log(JSON.stringify({ panel: place.textContent, toasts }));
    process.exit();
  });
"""


@dataclass
class Seen:
    """What the panel says in the end, and the toasts that were shown."""

    panel: str
    toasts: list[str]


def seen(play: str) -> Seen:
    """Play this on the page."""
    return Seen(**played(PROGRAM, SHIM, play))


GIVEN_UP = 'start((worker) => worker.tell({ state: "ready" })); await reached("failed");'
NO_FILE = "SillyTavern answered 404 for python/modules.json: update the extension, then reload the page."
NO_START = f'start((worker) => worker.tell({{ state: "failed", reason: "{NO_FILE}" }}));'


def test_a_first_start_that_fails_is_told_as_one_that_failed() -> None:
    end = seen(f"{NO_START} await reached('failed');")

    assert end.panel == f"Limner could not start: {NO_FILE}"


def test_one_that_worked_and_stopped_answering_is_not_said_to_have_failed_to_start() -> None:
    assert seen(GIVEN_UP).panel == (
        "Limner has stopped: Python stopped answering 3 times in a row. Reload the page to try again."
    )


def test_one_that_stopped_and_cannot_be_begun_anew_says_both() -> None:
    end = seen(f"""
        start((worker) => worker.tell(worker.epoch === 1 ? {{ state: "ready" }}
            : {{ state: "failed", reason: "{NO_FILE}" }}));
        await reached("failed");
    """)

    assert end.panel == f"Limner has stopped and could not start again: {NO_FILE}"
    assert end.toasts == [f"No more pictures are painted. {end.panel}"]


def test_a_worker_says_why_it_could_not_start_in_the_users_language() -> None:
    end = seen("""
        const words = "${0} answered ${1} for ${2}: ${3}.";
        globalThis.language = { "Limner could not start: ${0}": "Kein Start: ${0}",
          [words]: "${0} sagte ${1} zu ${2}: ${3}.", "reload the page": "neu laden" };
        const reason = [words, "SillyTavern", 404, "a.js", ["reload the page"]];
        start((worker) => worker.tell({ state: "failed", reason }));
        await reached("failed");
    """)

    assert end.panel == "Kein Start: SillyTavern sagte 404 zu a.js: neu laden."


def test_giving_up_is_told_once_and_not_again_with_the_next_prompt() -> None:
    end = seen(f"{GIVEN_UP} await prompt(); await prompt();")

    assert end.toasts == [f"No more pictures are painted. {end.panel}"]


def test_a_prompt_before_the_end_of_the_start_is_told_once_and_what_to_do() -> None:
    end = seen("start(() => {}); await prompt(); await prompt();")

    assert end.toasts == [
        "This reply is not illustrated: Limner is still starting. Wait until Extensions > Limner says Ready."
    ]


def test_a_prompt_after_a_failed_start_is_told_where_the_reason_stands() -> None:
    end = seen(f"{NO_START} await reached('failed'); await prompt();")

    assert end.toasts == [
        "This reply is not illustrated: Limner is not running. Extensions > Limner says why, and what to do."
    ]


def test_a_new_trouble_after_a_good_prompt_is_told_again() -> None:
    end = seen("""
        let alive;
        await new Promise((resolve) => start((worker) => resolve((alive = worker))));
        await prompt();
        alive.answers = true;
        alive.tell({ state: "ready" });
        await reached("ready");
        await prompt();
        await reached("fetching");
        await prompt();
    """)

    assert len(end.toasts) == 2
