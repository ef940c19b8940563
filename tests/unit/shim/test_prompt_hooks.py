"""What the page does with a prompt (``prompt_hooks.js``, ``prompt_history.js``), played in Node."""

from typing import Any

from tests.unit import in_node
from tests.unit.in_node import SHIM, needs_node

pytestmark = needs_node

PROGRAM = """
globalThis.window = globalThis;
globalThis.document = { body: { dataset: {} } };
globalThis.toastr = { info: (text) => toasts.push(text) };
console.warn = () => {};
const toasts = [];
const heard = {};
const chat = [
  { mes: 'Go on.', is_user: true },
  {
    mes: 'One. <img-prompt="a"><img src="/a.png">',
    extra: { media: [{ url: '/own.png' }, { url: '/two.png' }] },
  },
];
const extension_prompts = {};
const ctx = {
  eventTypes: new Proxy({}, { get: (_, name) => name }),
  eventSource: { on: (name, listener) => (heard[name] ??= []).push(listener) },
  chat, mainApi: 'textgenerationwebui', chatCompletionSettings: {}, extensionPrompts: extension_prompts,
  powerUserSettings: { instruct: { enabled: true }, sysprompt: { enabled: true, content: 'SYSTEM' } },
  getCharacterCardFields: () => ({ description: 'Mira', persona: '' }),
  getMediaDisplay: ({ extra }) => extra?.media_display ?? 'gallery',
  getMediaIndex: () => 1, translate: (text) => text,
  setExtensionPrompt: (key, value, position, depth, scan, role, filter) =>
    (extension_prompts[key] = { value, position, depth, scan, role, filter }),
};
globalThis.SillyTavern = { libs: {}, getContext: () => ctx };
const [shim, play] = process.argv.slice(1);
const { listenToPrompts } = await import(`${shim}/page/prompt_hooks.js`);
const asked = [];
let answer = {};
const line = { state: 'ready', ask: async (name, data) => {
  asked.push([name, data]);
  if (answer instanceof Error) throw answer;
  return answer;
} };
listenToPrompts(line);
const emit = async (name, ...args) => { for (const each of heard[name]) await each(...args); };
const copies = () => chat.map((each) => ({ ...each }));
const intercept = (list, type = 'normal', size = 4000) =>
  limnerGenerateInterceptor(list, size, () => {}, type);
// As ST's checkWorldInfo does it.
const scan = async () => {
  for (const key of Object.keys(extension_prompts))
    if (extension_prompts[key]?.scan) await extension_prompts[key].filter();
};
const insert = { content: 'first\\nthe longest line\\nlast', depth: 2, role: 'user' };
const plays = {
  history: async () => {
    const list = copies();
    answer = { edits: [[1, 'One.', 'One. <tag>']], show: [[1, ['/a.png']]], insert };
    await intercept(list);
    const atScan = list[1].mes;
    await scan();
    return [atScan, list[1].mes, list[1].extra, chat[1], asked[0][1], extension_prompts];
  },
  chat_itself: async () => {
    answer = { edits: [[1, 'gone', 'gone']], show: [[1, ['/a.png']]] };
    await intercept(chat);
    await scan();
    return [chat[1].mes, chat[1].extra.media.length];
  },
  others_edit: async () => {
    const list = copies();
    answer = { edits: [[1, 'One.', 'One. <tag>']] };
    await intercept(list);
    list[1].mes += ' (out of character)';
    await scan();
    return list[1].mes;
  },
  nested: async () => {
    const [outer, inner] = [copies(), copies()];
    answer = { edits: [[1, 'One.', 'OUTER']], insert };
    await intercept(outer, 'continue');
    answer = { edits: [[1, 'One.', 'INNER']], insert: null };
    await intercept(inner, 'quiet'); // and is aborted before it is scanned
    await scan();
    return [outer[1].mes, inner[1].mes];
  },
  combined: async () => {
    answer = { insert };
    await intercept(copies());
    asked.length = 0;
    answer = { insert: null };
    await emit('GENERATE_AFTER_DATA', { prompt: 'x the longest line y', stop: ['>'], grammar: 'g' }, false);
    return [asked, Object.keys(extension_prompts)];
  },
  raw: async () => {
    answer = { edits: [[0, -1, 'less']] };
    const data = { prompt: 'some <img src>', dryRun: false };
    await emit('GENERATE_AFTER_COMBINE_PROMPTS', data);
    const [without, dry] = [{ prompt: 'none', dryRun: false }, { prompt: '<img', dryRun: true }];
    await emit('GENERATE_AFTER_COMBINE_PROMPTS', without);
    await emit('GENERATE_AFTER_COMBINE_PROMPTS', dry);
    await emit('GENERATE_AFTER_COMBINE_PROMPTS', { prompt: '', dryRun: false });
    return [data.prompt, without.prompt, asked.length];
  },
  late: async () => {
    answer = { insert };
    await intercept(copies());
    answer = new Error('late');
    const list = copies();
    await emit('GENERATION_AFTER_COMMANDS', 'normal', {}, false);
    await intercept(list);
    const data = { prompt: [{ role: 'user', content: 'x' }] };
    await emit('GENERATE_AFTER_DATA', data, false);
    const once = asked.length;
    await emit('GENERATION_AFTER_COMMANDS', 'normal', {}, true); // a dry run is no new generation
    await intercept(list);
    await emit('GENERATION_AFTER_COMMANDS', 'normal', {}, false);
    await intercept(list);
    return [list, data.prompt, once, asked.length, toasts.length, Object.keys(extension_prompts)];
  },
  prefilled: async () => {
    answer = {};
    const told = [];
    const seen = [{ type: 'text', text: 'One. TAG' }, { type: 'image_url' }];
    for (const content of ['Mira: One. TAG', 'Very well,', seen]) {
      const list = copies();
      list[1].mes = 'One. TAG ';
      await intercept(list);
      await emit('GENERATE_AFTER_DATA', { prompt: [{ role: 'assistant', content }] }, false);
      told.push(asked.at(-1)[1].prefilled);
    }
    return told;
  },
  short_words: async () => {
    answer = {};
    const told = [];
    for (const newest of [{ mes: '.', is_user: true }, { mes: '', is_user: false }]) {
      await intercept([...copies(), newest]);
      await emit('GENERATE_AFTER_DATA', { prompt: [{ role: 'assistant', content: 'Very well.' }] }, false);
      told.push(asked.at(-1)[1].prefilled);
    }
    return told;
  },
  aborted: async () => {
    answer = { insert };
    await intercept(copies());
    document.body.dataset.generating = 'true';
    await emit('GENERATION_AFTER_COMMANDS', 'normal', {}, true); // somebody counts meanwhile
    const underWay = Object.keys(extension_prompts);
    delete document.body.dataset.generating; // another interceptor has aborted it
    await emit('GENERATION_AFTER_COMMANDS', 'normal', {}, true);
    return [underWay, Object.keys(extension_prompts)];
  },
  far_back: async () => {
    answer = {};
    const list = [...Array(100)].map((_, number) => ({ mes: `<img ${number} ${'x'.repeat(160)}` }));
    await intercept(list, 'normal', 100);
    return asked[0][1].parts.map(([index]) => index);
  },
  novel: async () => {
    answer = { insert };
    await intercept(copies());
    await emit('GENERATE_AFTER_DATA', { input: 'x the longest line y' }, false);
    return asked.at(-1)[1].held;
  },
  dry: async () => {
    await emit('GENERATE_AFTER_DATA', { prompt: 'x' }, true);
    const chat = [{ role: 'user', content: '<img src>' }];
    await emit('CHAT_COMPLETION_PROMPT_READY', { chat, dryRun: true });
    return asked.length;
  },
};
console.log(JSON.stringify(await plays[play]()));
"""

TAGGED = 'One. <img-prompt="a"><img src="/a.png">'
MEDIA = [{"url": "/own.png"}, {"url": "/two.png"}]


def played(play: str) -> Any:
    return in_node.played(PROGRAM, SHIM, play)


def test_copies_are_bare_for_the_lorebooks_and_have_their_tags_for_the_model() -> None:
    at_scan, sent, extra, original, told, prompts = played("history")

    assert (at_scan, sent) == ("One.", "One. <tag>")
    assert [each["url"] for each in extra["media"]] == [
        "/two.png",
        "/a.png",
    ]  # what a gallery shows, and ours
    assert extra["media_display"] == "list"
    assert original == {"mes": TAGGED, "extra": {"media": MEDIA}}
    assert told["parts"] == [[1, -1, "assistant", TAGGED]]
    assert (told["last"], told["context"], told["instruct"], told["named"]) == (1, 4000, True, False)
    assert [row[1] for row in told["needed"]] == [len("Mira\nSYSTEM"), len(TAGGED)]
    assert list(prompts) == ["~limner"]
    assert prompts["~limner"]["value"] == "first\nthe longest line\nlast"
    assert [prompts["~limner"][name] for name in ("position", "depth", "scan", "role")] == [1, 2, False, 1]


def test_a_message_of_the_chat_itself_is_never_edited() -> None:
    assert played("chat_itself") == [TAGGED, 2]


def test_what_another_extension_put_to_a_copy_stays() -> None:
    assert played("others_edit") == "One. <tag> (out of character)"


def test_a_text_to_be_continued_comes_back_whatever_ran_in_between() -> None:
    assert played("nested") == ["OUTER", "INNER"]


def test_python_is_told_what_became_of_what_was_laid_in_and_nothing_is_left_behind() -> None:
    asked, left = played("combined")

    custom = {"custom_stops": "", "grammar": True}
    assert asked == [["prompt_combined", {"held": True, "stops": [">"], **custom}]]
    assert left == []


def test_a_text_of_anybodys_is_asked_about_only_where_it_may_hold_a_picture() -> None:
    assert played("raw") == ["less", "none", 1]


def test_a_limner_that_hangs_is_waited_for_once_in_a_generation_and_leaves_no_instructions() -> None:
    chat, prompt, once, asked, toasts, left = played("late")

    assert [each["mes"] for each in chat] == ["Go on.", TAGGED]
    assert prompt == [{"role": "user", "content": "x"}]
    assert (once, asked, toasts, left) == (2, 3, 1, [])


def test_the_beginning_of_a_reply_is_told_from_a_message_of_the_chat() -> None:
    assert played("prefilled") == [False, True, False]


def test_the_beginning_of_a_reply_that_ends_like_a_users_full_stop_is_no_message() -> None:
    assert played("short_words") == [True, True]


def test_instructions_that_an_aborted_generation_left_go_into_no_dry_run() -> None:
    assert played("aborted") == [["~limner"], []]


def test_no_more_of_a_long_chat_crosses_than_could_be_sent() -> None:
    assert played("far_back") == list(range(90, 100))


def test_a_text_of_novelais_is_looked_at_too() -> None:
    assert played("novel") is True


def test_a_dry_run_asks_nobody() -> None:
    assert played("dry") == 0
