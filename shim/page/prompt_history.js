/**
 * The history on its way into a prompt: ST's copies of the messages, and what it is to lay in between them.
 *
 * Only copies are edited: a message that stands in the chat itself is left alone, whoever hands it in. The lists that
 * hang on a copy (`extra`) are the chat's own, so they are replaced and never changed.
 */
import { mayHold } from './slots.js';
import { holdPrompt, promptSizes } from './prompt.js';
import { context } from './st.js';

/** @typedef {Record<string, any>} Copy a message of ST's, copied for a prompt */

/** `~` sorts behind all others: of what stands at the same depth, ours comes last. */
const WORDS = '~limner';
/** No text of its own: ST asks it for one when it scans the history for lorebook entries, and so says that it does. */
const SCAN = '~limner-scan';
const NOWHERE = -1;
const IN_CHAT = 1;
/** @type {Record<string, number>} ST's numbers */
const ROLES = { system: 0, user: 1, assistant: 2 };
/** Characters of one token at the most: of what lies further back than the context, no word is sent. */
const LONGEST_TOKEN = 16;

/** @type {Copy | null} the newest message of the prompt that is being made */
let newest = null;

/** The messages that may hold a tag or a picture, newest last: [index, -1, role, text]. @param {Copy[]} chat @param {number} contextSize in tokens */
export function historyRows(chat, contextSize) {
    newest = chat.at(-1) ?? null;
    const rows = [];
    let room = contextSize > 0 ? LONGEST_TOKEN * contextSize : Infinity;
    for (let index = chat.length - 1; index >= 0 && room > 0; index--) {
        const text = chat[index]?.mes;
        if (typeof text !== 'string') continue;
        room -= text.length;
        if (mayHold(text)) rows.push([index, -1, roleOf(chat[index]), text]);
    }
    return rows.reverse();
}

/** @param {Copy} copy */
function roleOf({ is_user, extra }) {
    if (is_user) return 'user';
    if (Array.isArray(extra?.tool_invocations)) return 'tool';
    return extra?.type === 'narrator' ? 'system' : 'assistant';
}

/**
 * Whether a model's text at the end of the prompt is the newest message: else it is the beginning of its reply. Of the
 * user's words it is none, however short they are. @param {string} text
 */
export function isNewest(text) {
    const said = newest?.is_user ? '' : String(newest?.mes ?? '').trimEnd();
    return said !== '' && text.endsWith(said);
}

/**
 * How long that is which a text-completion prompt holds in any case: the character with the system prompt, and the
 * newest message. Until the release Python may have them counted. @param {Copy[]} chat @param {string} api
 */
export function neededFor(chat, api) {
    if (api === 'openai') return { sizes: [], release: () => {} };
    const { getCharacterCardFields, powerUserSettings: power } = context();
    const { sysprompt } = power;
    const card = getCharacterCardFields();
    const parts = [card.description, card.personality, card.persona, card.scenario];
    if (sysprompt?.enabled)
        parts.push(card.system || sysprompt.content, card.jailbreak || sysprompt.post_history);
    if (power.pin_examples) parts.push(card.mesExamples);
    const content = [parts.filter(Boolean).join('\n'), chat.at(-1)?.mes ?? ''];
    const prompt = content.map((text) => ({ role: 'system', content: String(text) }));
    return { sizes: promptSizes(prompt), release: holdPrompt(prompt) };
}

/**
 * Give the copies the texts that are to be scanned, and the pictures that go along; what comes back gives them those
 * that are to be sent.
 * @param {Copy[]} chat @param {{edits?: [number, string, string][], show?: [number, string[]][]}} answer
 */
export function applyHistory(chat, { edits = [], show = [] }) {
    const own = new Set(context().chat);
    const free = (/** @type {number} */ index) => (own.has(chat[index]) ? null : chat[index]);
    /** @type {[Copy, string, string][]} */
    const scanned = [];
    for (const [index, bare, sent] of edits) {
        const copy = free(index);
        if (!copy) continue;
        copy.mes = bare;
        if (bare !== sent) scanned.push([copy, bare, sent]);
    }
    for (const [index, urls] of show) {
        const copy = free(index);
        if (copy)
            copy.extra = {
                ...copy.extra,
                media: [...shownOf(copy), ...urls.map(asMedia)],
                media_display: 'list',
            };
    }
    if (!scanned.length) return null;
    return () => {
        for (const [copy, bare, sent] of scanned) {
            if (copy.mes === bare) copy.mes = sent;
            // Another extension has put something to it meanwhile.
            else if (bare && copy.mes.includes(bare)) copy.mes = copy.mes.replace(bare, () => sent);
        }
    };
}

/** @param {string} src as it stands in the text */
const asMedia = (src) => ({ url: src, type: 'image', title: '', source: 'generated' });

/** What of a message's own media ST would send. @param {Copy} copy @returns {any[]} */
function shownOf(copy) {
    const { getMediaDisplay, getMediaIndex } = context();
    const media = copy.extra?.media ?? [];
    return getMediaDisplay(copy) === 'gallery' ? media.slice(getMediaIndex(copy)).slice(0, 1) : media;
}

/** @type {(() => void)[]} of all generations that have not come to the scan: a quiet one may run inside another */
const waiting = [];

/** Do this once ST has taken the texts for its scan of the lorebooks, which it does in any case. @param {(() => void) | null} then */
export function atScan(then) {
    if (!then) return;
    waiting.push(then);
    context().setExtensionPrompt(SCAN, '', NOWHERE, 0, true, ROLES.system, () => {
        delete context().extensionPrompts[SCAN];
        for (const each of waiting.splice(0)) each();
        return false;
    });
}

let words = '';

/** Have ST lay this into the prompt that it makes next; nothing takes it out. @param {{content: string, depth: number, role: string} | null} insert */
export function layIn(insert) {
    const { extensionPrompts, setExtensionPrompt } = context();
    words = insert?.content ?? '';
    if (insert) setExtensionPrompt(WORDS, insert.content, IN_CHAT, insert.depth, false, ROLES[insert.role]);
    else delete extensionPrompts[WORDS];
}

/** Whether a prompt holds what was laid in: its longest line, for a template may change the line breaks. @param {unknown} prompt */
export function laidIn(prompt) {
    const lines = words.split('\n').map((line) => line.trim());
    const longest = lines.reduce((most, line) => (line.length > most.length ? line : most), '');
    return longest !== '' && typeof prompt === 'string' && prompt.includes(longest);
}
