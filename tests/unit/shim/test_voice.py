"""Reading aloud on the page: what is asked of ST's provider, what is played, and what the keys do."""

from typing import Any

import pytest

from tests.unit.in_node import SHIM, needs_node, played

pytestmark = needs_node

PROGRAM = """
import { register } from 'node:module';

// ST's own modules, which only its server has.
register(`data:text/javascript,${encodeURIComponent(`
    export function resolve(specifier, context, next) {
        if (!specifier.startsWith('/scripts/')) return next(specifier, context);
        const url = 'data:text/javascript,export const path = "' + specifier +
            '"; export class AnyTtsProvider { constructor() { return globalThis.provider(); } }';
        return { url, shortCircuit: true };
    }
`)}`);
const told = [];
const settled = async () => { for (let n = 0; n < 30; n++) await new Promise((go) => setImmediate(go)); };
// A module comes by way of another thread, so for what follows one a test waits by name.
const until = async (wanted) => {
    const is = typeof wanted === 'string' ? () => told.includes(wanted) : wanted;
    while (!is()) await new Promise((go) => setTimeout(go, 1));
    await settled();
};
const settings = {
    enabled: true,
    currentProvider: 'OpenAI Compatible',
    'OpenAI Compatible': { voiceMap: { Mira: 'nova' } },
    System: { voiceMap: 'Mira:Alice, Bran: Bob' },
};
const st = {
    extensionSettings: { tts: settings, disabledExtensions: [] },
    translate: (text) => text,
};
const held = {};  // sentences that are still being made
let given = (text) => new Response(`sound of ${text}`, { headers: { 'content-type': 'audio/mpeg' } });
let processed = (text) => text;
globalThis.provider = () => ({
    settings: { rate: 1.2 },
    loadSettings: async () => told.push('settings'),
    getVoice: async (name) => ({ voice_id: name === 'nobody' ? null : `id of ${name}` }),
    processText: async (text) => processed(text),
    async generateTts(text, id) {
        if (settings.currentProvider === 'System') told.push(`speed ${this.settings.rate}`);
        told.push(`make ${text} as ${id}`);
        if (text in held) await new Promise((go) => (held[text] = go));
        return given(text);
    },
});
let blobs = 0;
URL.createObjectURL = () => `blob:${++blobs}`;
URL.revokeObjectURL = (url) => told.push(`forget ${url}`);
class Audio {
    playbackRate = 1;
    currentTime = 0;
    duration = 10;
    async play() {
        told.push(`play ${this.src} x${this.playbackRate}`);
        if (this.refuses) throw Object.assign(new Error('no'), { name: this.refuses });
    }
    pause() { told.push('pause'); }
}
const audio = new Audio();
class Element {}
Object.assign(globalThis, { Element, HTMLElement: Element });
const listeners = {};
globalThis.document = {
    createElement: () => audio,
    getElementById: () => null,
    addEventListener: (name, listener) => (listeners[name] = listener),
};
globalThis.window = globalThis;
globalThis.SillyTavern = { getContext: () => st };
globalThis.speechSynthesis = Object.fromEntries(
    ['pause', 'resume', 'cancel'].map((name) => [name, () => told.push(`speech ${name}`)]),
);
const keys = {};
const session = { setActionHandler: (key, handler) => (keys[key] = handler) };
Object.defineProperty(globalThis, 'navigator', { value: { mediaSession: session }, configurable: true });
globalThis.MediaMetadata = class { constructor(fields) { Object.assign(this, fields); } };
const voice = {
    ...(await import(`${process.argv[1]}/page/voice.js`)),
    ...(await import(`${process.argv[1]}/page/media_keys.js`)),
};
const mounted = await import(`${process.argv[1]}/page/mounted.js`);
const dialogs = await import(`${process.argv[1]}/page/dialogs.js`);
const said = [];
const speak = (text, ahead = [], who = 'nova') => {
    const over = voice.speak({ voice: who, text, ahead });
    over.then((ended) => said.push([text, ended]), (error) => said.push([text, error.message]));
    return over;
};
const control = (what, rate = 1) => voice.control({ do: what, rate });
const act = new (Object.getPrototypeOf(async () => {}).constructor)('page', process.argv[2]);
const answer = await act({
    audio, blobs: () => blobs, control, dialogs, held, keys, listeners, mounted, session, settings, settled,
    speak,
    said, st, told, until, voice, give: (how) => (given = how), process: (how) => (processed = how),
});
await settled();
console.log(JSON.stringify({ told, said, answer: answer ?? null }));
"""


def play(script: str) -> Any:
    """What was done (``told``), which sentences were over and how (``said``), what the script returns."""
    names = "const { audio, control, settled, speak, told, until, voice } = page;"
    return played(PROGRAM, SHIM, f"{names}\n{script}")


def test_a_sentence_is_made_in_its_voice_and_played_and_the_next_one_is_made_meanwhile() -> None:
    went = play("""
        speak('One.', [['echo', 'Two.']]);
        await until('make Two. as id of echo');
        told.push('over');
        audio.onended();
        await settled();
        speak('Two.', [], 'echo');
        await until('play blob:2 x1');
        audio.onended();
    """)

    assert went["told"] == [
        "settings",
        "make One. as id of nova",
        "play blob:1 x1",
        "make Two. as id of echo",
        "over",
        "forget blob:1",
        "play blob:2 x1",
        "forget blob:2",
    ]
    assert went["said"] == [["One.", True], ["Two.", True]]


def test_stopping_stops_what_is_heard_and_lets_go_of_all_that_was_made() -> None:
    went = play("""
        speak('One.', [['echo', 'Two.']]);
        await until('make Two. as id of echo');
        told.length = 0;
        control('stop');
        await settled();
    """)

    assert went["said"] == [["One.", False]]
    assert sorted(went["told"]) == ["forget blob:1", "forget blob:2", "pause"]


def test_what_is_still_being_made_when_it_is_stopped_is_never_heard() -> None:
    went = play("""
        page.held['One.'] = null;
        speak('One.');
        await until(() => page.held['One.']);
        control('stop');
        await settled();
        page.held['One.']();
        await settled();
    """)

    assert went["said"] == [["One.", False]]
    assert not [row for row in went["told"] if row.startswith("play")]


def test_another_sentence_breaks_off_the_one_before() -> None:
    went = play("""
        speak('One.');
        await until('play blob:1 x1');
        speak('Two.');
        await until('play blob:2 x1');
        audio.onended();
    """)

    assert went["said"] == [["One.", False], ["Two.", True]]


def test_pausing_holds_the_sound_and_going_on_plays_the_same_at_the_speed_that_was_chosen() -> None:
    went = play("""
        speak('One.');
        await until('play blob:1 x1');
        told.length = 0;
        control('pause');
        control('pause', 1.5);
        control('resume', 1.5);
    """)

    assert went["told"] == ["pause", "pause", "play blob:1 x1.5"]
    assert went["said"] == []


def test_what_is_made_while_it_is_paused_waits() -> None:
    went = play("""
        page.held['One.'] = null;
        speak('One.');
        await until(() => page.held['One.']);
        control('pause');
        page.held['One.']();
        await settled();
        const before = [...told];
        control('resume');
        return before;
    """)

    assert not [row for row in went["answer"] if row.startswith("play")]
    assert went["told"][-1] == "play blob:1 x1"


def test_going_on_while_the_next_sentence_is_made_does_not_say_the_last_one_again() -> None:
    went = play("""
        speak('One.');
        await until('play blob:1 x1');
        audio.onended();
        await settled();
        control('resume');
        page.held['Two.'] = null;
        speak('Two.');
        await until(() => page.held['Two.']);
        control('pause');
        control('resume');
        page.held['Two.']();
        await until('play blob:2 x1');
        control('stop');
        control('resume');
    """)

    assert [row for row in went["told"] if row.startswith("play")] == ["play blob:1 x1", "play blob:2 x1"]


def test_the_speed_holds_for_the_next_sentence() -> None:
    went = play("""
        control('resume', 2);
        speak('One.');
        await until('play blob:1 x2');
    """)

    assert went["told"][-1] == "play blob:1 x2"


@pytest.mark.parametrize(
    ("give", "words"),
    [
        ("() => { throw new Error('no credit'); }", "no credit"),
        ("() => new Response('', { status: 503, statusText: 'Busy' })", "503 Busy"),
    ],
)
def test_a_service_that_fails_is_told_with_its_own_words_and_asked_again_next_time(
    give: str, words: str
) -> None:
    went = play(f"""
        const right = (text) => new Response(text);
        page.give({give});
        await speak('One.').catch(() => {{}});
        page.give(right);
        speak('One.');
        await until('play blob:1 x1');
        audio.onended();
    """)

    assert went["said"] == [["One.", f"The text to speech failed: {words}"], ["One.", True]]


def test_what_is_no_sound_is_told_and_not_passed_over_to_the_end_of_the_story() -> None:
    went = play("""
        speak('One.');
        await until('play blob:1 x1');
        audio.onerror();
        await settled();
        speak('One.');
        await until('play blob:2 x1');
        audio.onended();
    """)

    assert went["said"] == [["One.", "The text to speech failed: what it gave is no sound."], ["One.", True]]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        (
            "NotAllowedError",
            "The text to speech failed: this browser lets a page be heard only after a press: press Play.",
        ),
        ("AbortError", True),
    ],
)
def test_a_browser_that_refuses_to_be_heard_is_told_and_a_pause_that_came_first_is_not(
    name: str, said: object
) -> None:
    went = play(f"""
        audio.refuses = '{name}';
        speak('One.');
        await until('play blob:1 x1');
        audio.onended();
    """)

    assert went["said"] == [["One.", said]]


def test_a_voice_that_the_provider_does_not_have_is_named() -> None:
    went = play("""
        await speak('One.', [], 'nobody').catch(() => {});
    """)

    assert went["said"] == [["One.", "The text to speech failed: The provider has no such voice: nobody"]]


def test_a_text_is_prepared_as_the_provider_wants_it() -> None:
    went = play("""
        page.process((text) => text.replaceAll('~', '.'));
        speak('One~');
        await until('play blob:1 x1');
    """)

    assert "make One. as id of nova" in went["told"]


def test_a_service_that_gives_its_sound_in_parts_is_heard_as_one() -> None:
    went = play("""
        page.give(async function* () { yield new Response('a'); yield new Response('b'); });
        speak('One.');
        await until('play blob:1 x1');
        return page.blobs();
    """)

    assert went["told"][-1] == "play blob:1 x1"
    assert went["answer"] == 1


def test_a_sentence_for_a_file_is_made_and_not_played() -> None:
    went = play("""
        const address = await voice.record({ voice: 'nova', text: 'One.' });
        page.give(() => { throw new Error('no credit'); });
        const fault = await voice.record({ voice: 'nova', text: 'Two.' }).catch(({ message }) => message);
        return [address, fault];
    """)

    assert went["answer"] == ["blob:1", "The text to speech failed: no credit"]
    assert not [row for row in went["told"] if row.startswith("play")]


def test_a_sound_is_decoded_to_one_channel_of_as_many_samples_as_opus_counts() -> None:
    went = play("""
        const channels = [[0.5, -1], [0.25, 0], [0, 1]].map((each) => Float32Array.from(each));
        globalThis.fetch = async (address) => new Response(address);
        globalThis.OfflineAudioContext = class {
            constructor(...about) { told.push(about); }
            async decodeAudioData(data) {
                if (new TextDecoder().decode(data) !== 'blob:good') throw new Error('unknown kind');
                return { numberOfChannels: 3, getChannelData: (at) => channels[at] };
            }
        };
        let samples = null;
        URL.createObjectURL = (blob) => ((samples = blob), 'blob:samples');
        const address = await voice.decode({ address: 'blob:good' });
        const heard = [...new Float32Array(await samples.arrayBuffer())];
        const fault = await voice.decode({ address: 'blob:odd' }).catch(({ message }) => message);
        return [address, heard, fault];
    """)

    assert went["told"][0] == [1, 1, 48_000]
    assert went["answer"] == ["blob:samples", [0.25, 0], "The text to speech failed: unknown kind"]


def test_the_voices_are_those_of_the_provider_in_either_form_of_its_map() -> None:
    went = play("""
        Object.assign(page.settings, { multi_voice_enabled: true, playback_rate: 1.35 });
        const first = voice.readVoices();
        page.settings.currentProvider = 'System';
        const second = voice.readVoices();
        page.settings.currentProvider = 'Of another extension';
        const third = voice.readVoices();
        page.st.extensionSettings.disabledExtensions.push('tts');
        return [first, second, third, voice.readVoices().enabled];
    """)
    first, second, third, off = went["answer"]

    assert first == {
        "enabled": True,
        "provider": "OpenAI Compatible",
        "known": True,
        "voices": {"Mira": "nova"},
        "multi": True,
        "rate": 1.35,
    }
    assert second["voices"] == {"Mira": "Alice", "Bran": "Bob"}
    assert second["rate"] == 1
    assert (third["known"], third["voices"]) == (False, {})
    assert off is False


def test_a_provider_that_speaks_by_itself_is_paused_and_stopped_as_the_browser_does_it() -> None:
    went = play("""
        page.settings.currentProvider = 'System';
        speak('One.');
        await until(() => page.said.length);
        control('pause');
        control('resume', 2);
        page.held['Two.'] = null;
        speak('Two.');
        await until(() => page.held['Two.']);
        control('stop');
    """)

    assert went["said"] == [["One.", True], ["Two.", False]]
    assert [row for row in went["told"] if row.startswith("speed")] == ["speed 1.2", "speed 2.4"]
    assert [row for row in went["told"] if row.startswith("speech")] == [
        "speech pause",
        "speech resume",
        "speech resume",
        "speech cancel",
    ]


def test_a_provider_that_speaks_by_itself_and_fails_is_told_instead_of_asked_for_ever() -> None:
    went = play("""
        page.settings.currentProvider = 'System';
        page.give(() => { throw new Error('no such voice'); });
        await speak('One.').catch(() => {});
    """)

    assert went["said"] == [["One.", "The text to speech failed: no such voice"]]


def test_the_word_that_is_heard_is_marked_by_the_share_of_the_time_that_is_gone() -> None:
    went = play("""
        const words = [0, 5, 10].map((at) => ({
            on: false,
            getAttribute: () => String(at),
            classList: { add() { words.find((each) => each.classList === this).on = true; },
                         remove() { words.find((each) => each.classList === this).on = false; } },
        }));
        const view = { dataset: {}, querySelectorAll: () => words };
        page.mounted.mount(view, 'book');
        speak('She waits long.');
        await until('play blob:1 x1');
        const seen = [];
        for (const time of [0, 4, 9.9]) {
            audio.currentTime = time;
            audio.ontimeupdate();
            seen.push(words.map(({ on }) => on));
        }
        return seen;
    """)

    assert went["answer"] == [[True, False, False], [False, True, False], [False, False, True]]


LINE = """
    const sent = [];
    voice.mediaKeysTo({ event: (name, data) => sent.push([name, data.action ?? '']) });
"""


def test_the_media_keys_of_a_device_press_what_is_on_the_screen_until_it_is_over() -> None:
    went = play(f"""
        {LINE}
        voice.showMedia({{ title: 'Night', artist: 'Mira', artwork: '/user/images/M/1.png', playing: true }});
        const shown = [page.session.playbackState, page.session.metadata];
        for (const key of ['pause', 'play', 'nexttrack', 'previoustrack', 'stop']) page.keys[key]();
        voice.showMedia({{ title: '', artist: '', artwork: '', playing: false }});
        return [shown, sent, page.session.playbackState, Object.values(page.keys)];
    """)
    shown, sent, state, keys = went["answer"]

    assert shown == [
        "playing",
        {"title": "Night", "artist": "Mira", "artwork": [{"src": "/user/images/M/1.png"}]},
    ]
    names = ["pause", "play", "next", "back", "stop"]
    assert sent == [["action", f"reading.{name}"] for name in names]
    assert (state, keys) == ("none", [None] * 5)


def test_a_key_that_a_browser_does_not_know_takes_none_of_the_others() -> None:
    went = play(f"""
        {LINE}
        page.session.setActionHandler = (key, handler) => {{
            if (key === 'stop') throw new TypeError('no such action');
            page.keys[key] = handler;
        }};
        voice.showMedia({{ title: 'Night', artist: '', artwork: '', playing: true }});
        return Object.keys(page.keys);
    """)

    assert went["answer"] == ["play", "pause", "nexttrack", "previoustrack"]


def test_keys_of_the_keyboard_press_too_while_a_story_is_read_and_never_what_is_typed() -> None:
    went = play(f"""
        {LINE}
        let kept = 0;
        const press = (key, tag = '', more = {{}}) => page.listeners.keydown({{
            key,
            target: {{ closest: (selector) => (tag && selector.includes(tag) ? {{}} : null) }},
            preventDefault: () => (kept += 1),
            stopPropagation() {{}},
            ...more,
        }});
        press(' ');
        let reading = true;
        page.mounted.mount({{ dataset: {{}}, querySelector: () => (reading ? {{}} : null) }}, 'book');
        for (const key of [' ', 'ArrowRight', 'ArrowLeft', 'PageDown', 'PageUp', 'x']) press(key);
        press(' ', 'button');
        press('ArrowRight', 'button');
        press('ArrowRight', 'input');
        press('ArrowRight', '', {{ ctrlKey: true }});
        reading = false;
        press(' ');
        return [sent.map(([, action]) => action), kept];
    """)
    sent, kept = went["answer"]

    names = ["toggle", "next", "back", "picture.next", "picture.back", "next"]
    assert sent == [f"reading.{name}" for name in names]
    assert kept == 6


def test_a_closed_window_is_told_so_that_the_reading_ends() -> None:
    went = play(f"""
        {LINE}
        document.createElement = () => ({{ dataset: {{}} }});
        Object.assign(page.st, {{ Popup: class {{ async show() {{}} }}, POPUP_TYPE: {{}} }});
        page.dialogs.openWindow({{ wide: true, view: 'book' }});
        await settled();
        page.dialogs.openWindow({{ wide: true, view: 'another' }});
        await settled();
        return sent;
    """)

    assert went["answer"] == [["window_closed", ""]]
