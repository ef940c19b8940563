/**
 * What stands beside Limner in ST, as it is: its Continue, the filter of its text to speech, the scripts that write
 * replies for good. Python says what to make of it.
 */
import { frame } from './frame.js';
import { context, indexOf, swipeOf } from './st.js';

/** @typedef {{chat_id: string, uid: string, swipe_id: number}} Address */

/** Only the last message can be continued, and only while ST is at nothing else. @param {Address} address */
export function continueReply(address) {
    const ctx = context();
    const index = indexOf(address, ctx);
    const last = index >= 0 && index === ctx.chat.length - 1 && swipeOf(ctx.chat[index]) === address.swipe_id;
    if (!last || document.body.dataset.generating) return false;
    void ctx.generate('continue');
    return true;
}

/** ST's text to speech; it narrates where it is there and switched on. */
export function readSpeech() {
    const { tts, disabledExtensions } = context().extensionSettings;
    const there = tts && !disabledExtensions?.includes('tts');
    return {
        narrates: Boolean(there && tts.enabled),
        applies: Boolean(there && tts.apply_regex),
        pattern: String((there && tts.regex_pattern) || ''),
    };
}

/**
 * Through ST's own controls, so that they show what holds and ST saves it. @param {{applies: boolean, pattern: string}} args
 */
export function writeSpeech({ applies, pattern }) {
    const drawers = frame.drawers?.parentElement;
    const [box, field] = ['#tts_apply_regex', '#tts_regex_pattern'].map((each) =>
        drawers?.querySelector(each),
    );
    if (!(box instanceof HTMLInputElement && field instanceof HTMLInputElement)) return false;
    if (pattern && !isPattern(pattern)) return false;
    field.value = pattern;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    box.checked = applies;
    box.dispatchEvent(new Event('change', { bubbles: true }));
    const now = readSpeech();
    return now.applies === applies && now.pattern === pattern;
}

/** As ST reads it (`regexFromString`). @param {string} pattern */
function isPattern(pattern) {
    const [, , source, flags] = pattern.match(/(\/?)(.+)\1([a-z]*)/i) ?? [];
    try {
        return Boolean(new RegExp(source, flags));
    } catch {
        return false;
    }
}

/** ST's name for the model's replies among the places of a script. */
const REPLIES = 2;

/** Each script that changes replies in the chat file, run over a text. @param {{text: string}} args */
export async function readRewriting({ text }) {
    const { extensionSettings, powerUserSettings } = context();
    const trims = Boolean(powerUserSettings.trim_sentences);
    if (extensionSettings.disabledExtensions?.includes('regex')) return { scripts: [], trims };
    const path = '/scripts/extensions/regex/engine.js'; // ST's own module, which the page has already
    const { getRegexScripts, runRegexScript } = await import(path);
    const scripts = getRegexScripts({ allowedOnly: true }).filter(
        (/** @type {any} */ script) =>
            !script.disabled &&
            !script.markdownOnly &&
            !script.promptOnly &&
            script.placement?.includes(REPLIES),
    );
    return {
        trims,
        scripts: scripts.map((/** @type {any} */ script) => ({
            name: String(script.scriptName ?? ''),
            result: String(runRegexScript(script, text)),
        })),
    };
}
