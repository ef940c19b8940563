/**
 * SillyTavern's text to speech, asked for the audio of one sentence. ST has one player for a whole queue, which nobody
 * can look into; so its providers are asked directly, with its settings and its voices, and what they give is played
 * here. Who says what, and when, is Python's.
 */
import { mountedAs } from './mounted.js';
import { context } from './st.js';
import { SPEAKS, audioOf, settings } from './voice_providers.js';

export { readVoices } from './voice_providers.js';

/** @type {Map<string, Promise<string>>} addresses of audio that is made or being made, by voice and text */
const made = new Map();
/** @type {HTMLAudioElement | null} */
let audio = null;
/** @type {(ended: boolean) => void} ends what is being said */
let finish = () => {};
/** @type {(error: any) => void} ends it as failed */
let fail = () => {};
let rate = 1;
/** Whether what the player holds is the sentence that is being said, and not one that is over. */
let current = false;
let held = false;

/** @param {string} voice @param {string} text */
function make(voice, text) {
    const key = `${voice}\n${text}`;
    const known = made.get(key) ?? audioOf(voice, text, rate);
    made.set(key, known);
    known.catch(() => made.delete(key));
    return known;
}

/** Everything that is not needed next is let go of. @param {string[]} kept */
function forget(kept) {
    for (const [key, address] of made) {
        if (kept.includes(key)) continue;
        made.delete(key);
        address.then(
            (url) => url.startsWith('blob:') && URL.revokeObjectURL(url),
            () => {},
        );
    }
}

/**
 * Say it, and return whether it was said to its end. @param {{voice: string, text: string, ahead: [string, string][]}} args
 */
export async function speak({ voice, text, ahead }) {
    finish(false);
    held = current = false;
    const over = new Promise((resolve, reject) => {
        finish = resolve;
        fail = reject;
    });
    const [mine, failed] = [finish, fail];
    try {
        if (settings().currentProvider === SPEAKS) {
            audioOf(voice, text, rate).then(() => mine(true), failed); // one that is stopped fails when it is over
            return await over;
        }
        const address = await Promise.race([make(voice, text), over.then(() => '')]);
        if (!address) return false;
        play(address, text, mine, (error) => {
            made.delete(`${voice}\n${text}`);
            failed(error);
        });
        for (const each of ahead) make(...each);
        const ended = await over;
        forget(ahead.map((each) => each.join('\n')));
        return ended;
    } catch (error) {
        throw failure(error);
    }
}

/** What went wrong with a text to speech, as a sentence. @param {any} error */
const failure = (error) =>
    new Error(`${context().translate('The text to speech failed:')} ${error?.message ?? error}`, {
        cause: error,
    });

/** The address of a sentence's sound, for a file that is kept. @param {{voice: string, text: string}} args */
export async function record({ voice, text }) {
    try {
        return await audioOf(voice, text, rate);
    } catch (error) {
        throw failure(error);
    }
}

/** The address of a sound's samples: one channel, 48,000 a second, 32-bit floats. @param {{address: string}} args */
export async function decode({ address }) {
    const data = await (await fetch(address)).arrayBuffer();
    const room = new globalThis.OfflineAudioContext(1, 1, 48_000); // in which nothing is heard; it decodes off this thread
    const sound = await room.decodeAudioData(data).catch((error) => {
        throw failure(error);
    });
    const mixed = sound.getChannelData(0);
    for (let other = 1; other < sound.numberOfChannels; other++)
        sound
            .getChannelData(other)
            .forEach((value, at) => (mixed[at] = (mixed[at] * other + value) / (other + 1)));
    return URL.createObjectURL(new Blob([mixed]));
}

/**
 * Else each sentence of a service that gives no sound would be asked for and skipped, to the end of the story.
 * @param {string} address @param {string} text @param {(ended: boolean) => void} end @param {(error: any) => void} unheard
 */
function play(address, text, end, unheard) {
    audio = audio ?? document.createElement('audio');
    current = true;
    audio.src = address;
    audio.playbackRate = rate;
    audio.onended = () => {
        current = false;
        end(true);
    };
    audio.onerror = () => unheard(new Error(context().translate('what it gave is no sound.')));
    audio.ontimeupdate = () => follow(text);
    if (!held) hearIt();
}

/** Play; a page that was not pressed for a while may not, and a phone's may refuse. */
function hearIt() {
    const failed = fail;
    audio?.play().catch((error) => {
        if (error?.name !== 'NotAllowedError') return; // a pause that came first
        failed(
            new Error(
                context().translate('this browser lets a page be heard only after a press: press Play.'),
            ),
        );
    });
}

/** Mark the word that is heard now, by the share of the time that is gone. @param {string} text */
function follow(text) {
    const share = audio?.duration ? audio.currentTime / audio.duration : 0;
    const at = share * text.length;
    for (const view of mountedAs('book')) {
        /** @type {Element | null} */
        let now = null;
        for (const word of view.querySelectorAll('[data-limner-word]')) {
            word.classList.remove('limner-word-now');
            if (Number(word.getAttribute('data-limner-word')) <= at) now = word;
        }
        now?.classList.add('limner-word-now');
    }
}

/** @param {{do: 'pause' | 'resume' | 'stop', rate: number}} args */
export function control({ do: what, rate: wanted }) {
    rate = wanted;
    if (audio) audio.playbackRate = wanted;
    const speaks = settings().currentProvider === SPEAKS ? globalThis.speechSynthesis : null;
    held = what === 'pause';
    if (what === 'pause') {
        audio?.pause();
        speaks?.pause();
    } else if (what === 'resume') {
        if (current) hearIt();
        speaks?.resume();
    } else {
        audio?.pause();
        speaks?.resume();
        speaks?.cancel();
        forget([]);
        current = false;
        finish(false);
    }
}
