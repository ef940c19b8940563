"""How the page asks a model apart from every chat, in Node with a SillyTavern of a few lines."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from tests.unit.in_node import SHIM, Listener, needs_node

pytestmark = needs_node

PROGRAM = """
globalThis.sent = [];
globalThis.state = { mainApi: "openai", api: "openai", on: true, raw: [], watchers: [] };
globalThis.document = { body: { dataset: {} } };
globalThis.MutationObserver = class {
  constructor(look) { this.look = look; }
  observe() { state.watchers.push(this.look); }
  disconnect() { state.watchers = state.watchers.filter((each) => each !== this.look); }
};
const answers = { choices: [{ message: { content: "yes", reasoning_content: "thinking" } }],
  usage: { prompt_tokens: 12, completion_tokens: 3 } };
globalThis.answer = async () => answers;
const profile = { id: "p1", name: "Small", api: "oai", "reasoning-template": "Loud", secret: "k" };
globalThis.SillyTavern = { getContext: () => ({
  onlineStatus: state.online ?? "Valid", mainApi: state.mainApi,
  CONNECT_API_MAP: { oai: { selected: "openai", source: "openai" } },
  chatCompletionSettings: { chat_completion_source: "custom", openai_max_tokens: 300 },
  powerUserSettings: { reasoning: { suffix: "</think>" } },
  getReasoningTemplateByName: (name) => ({ Loud: { suffix: "</loud>" } })[name],
  extractMessageFromData: (data) => data.choices[0].message.content,
  getChatCompletionModel: () => "big",
  translate: (words) => words,
  generateRaw: async (what) => { state.raw.push(what); return "raw"; },
  ChatCompletionService: {
    presetToGeneratePayload: async (_, __, rest) => ({ [state.limit ?? "max_tokens"]: 300, ...rest }),
    createRequestData: (data) => data,
    sendRequest: async (data, extract, signal) => { sent.push({ ...data, extract }); return answer(signal); },
  },
  ConnectionManagerRequestService: {
    getSupportedProfiles: () => { if (!state.on) throw new Error("off"); return [profile]; },
    sendRequest: async (id, messages, tokens, { signal, ...how }, more) => {
      sent.push({ id, messages, tokens, how, more });
      try { return await answer(signal); } catch (cause) { throw new Error("API request failed", { cause }); }
    },
  },
}) };
import(process.argv[1]).then((module) => {
  Object.assign(globalThis, module);
  globalThis.aborts = (signal) =>
    new Promise((_, no) => signal.addEventListener("abort", () => no(signal.reason)));
  globalThis.refused = (what) => generate(what).catch(({ kind, message }) => ({ kind, message }));
  const run = async (play) => {
    try { return await new (async () => {}).constructor(play)(); } catch (error) { return error.stack; }
  };
  require("readline").createInterface({ input: process.stdin }).on("line", async (line) =>
    console.log(JSON.stringify(await run(JSON.parse(line)) ?? null)));
});
"""


@pytest.fixture(name="page")
def _page() -> Iterator[Listener]:
    listener = Listener(PROGRAM, f"{SHIM}/page/llm.js")
    yield listener
    listener.close()


def call(**more: object) -> str:
    what = {"id": "1", "prompt": "Where?", "system": "Say.", "profile": "", "tokens": 1000, "schema": None}
    return json.dumps({**what, **more})


MESSAGES = [{"role": "system", "content": "Say."}, {"role": "user", "content": "Where?"}]


def test_the_storys_own_model_is_asked_as_it_is_set_and_touches_nothing(page: Listener) -> None:
    answer: Any = page.ask(f"return generate({call()})")

    assert answer == {"text": "yes", "asked": 12, "answered": 3, "thoughts_end": "</think>"}
    (sent,) = page.ask("return sent")
    assert (sent["model"], sent["messages"], sent["extract"]) == ("big", MESSAGES, False)
    assert sent["max_tokens"] == 1000
    assert page.ask("return state.raw") == []


def test_the_users_longer_answer_is_kept(page: Listener) -> None:
    page.ask(f"return generate({call(tokens=0)})")

    assert page.ask("return sent[0].max_tokens") == 300


def test_a_model_whose_limit_has_another_name_is_given_no_other(page: Listener) -> None:
    page.ask("state.limit = 'max_completion_tokens'")
    page.ask(f"return generate({call()})")

    (sent,) = page.ask("return sent")
    assert (sent["max_completion_tokens"], "max_tokens" in sent) == (1000, False)


def test_a_profile_is_asked_by_itself_with_the_form(page: Listener) -> None:
    answer: Any = page.ask(f"return generate({call(profile='p1', schema={'name': 'x'})})")

    assert answer["text"] == "yes"
    assert answer["thoughts_end"] == "</loud>"
    (sent,) = page.ask("return sent")
    assert (sent["id"], sent["messages"], sent["tokens"]) == ("p1", MESSAGES, 1000)
    assert sent["how"] == {"extractData": False, "includePreset": True}
    assert sent["more"] == {"json_schema": {"name": "x"}}


@pytest.mark.parametrize("profile", ["", "p1"])
def test_a_cancelled_request_is_aborted(page: Listener, profile: str) -> None:
    play = f"answer = aborts; const asked = refused({call(profile=profile)});"
    told: Any = page.ask(f"{play} setTimeout(() => cancelGeneration({{ id: '1' }}), 20); return asked;")

    assert told["kind"] == "model"
    page.ask("cancelGeneration({ id: 'nobody' })")


def test_the_reason_of_a_failure_is_told_and_whether_it_may_be_the_form(page: Listener) -> None:
    page.ask("answer = async () => { throw new Error('No such model'); }")

    assert page.ask(f"return refused({call(profile='p1')})") == {"kind": "model", "message": "No such model"}
    assert page.ask(f"return refused({call(schema={})})")["kind"] == "schema"


def test_without_a_connection_only_a_profile_is_asked(page: Listener) -> None:
    page.ask("state.online = 'no_connection'")

    assert page.ask(f"return refused({call()})")["kind"] == "offline"
    assert page.ask(f"return generate({call(profile='p1')})")["text"] == "yes"


def test_other_apis_wait_for_the_end_of_a_reply(page: Listener) -> None:
    page.ask("state.mainApi = 'novel'; document.body.dataset.generating = 'true'")
    page.ask(f"globalThis.asked = generate({call()}); return new Promise((yes) => setTimeout(yes, 20))")
    assert page.ask("return state.raw.length") == 0

    page.ask("delete document.body.dataset.generating; state.watchers.forEach((look) => look())")
    assert page.ask("return asked")["text"] == "raw"
    assert page.ask("return state.raw") == [{"prompt": "Where?", "systemPrompt": "Say.", "trimNames": False}]
    assert page.ask("return state.watchers.length") == 0


def test_one_that_is_cancelled_while_it_waits_is_never_sent(page: Listener) -> None:
    page.ask("state.mainApi = 'novel'; document.body.dataset.generating = 'true'")
    play = f"const asked = refused({call()}); setTimeout(() => cancelGeneration({{ id: '1' }}), 20);"

    assert page.ask(f"{play} return asked")["kind"] == "model"
    assert page.ask("return state.raw.length") == 0


def test_sources_are_names_and_never_secrets(page: Listener) -> None:
    story = {"id": "", "name": "", "source": "custom"}
    assert page.ask("return modelSources()") == [story, {"id": "p1", "name": "Small", "source": "openai"}]
    assert page.ask("state.on = false; return modelSources()") == [story]
