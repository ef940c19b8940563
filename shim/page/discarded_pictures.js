/**
 * A picture that ST throws away is saved all the same: it was painted, and perhaps paid for.
 *
 * ST discards a picture when another chat was opened while it was painted, and nobody but ST has seen the answer of
 * the painter. So the page's `fetch` is watched, only while a command of ours runs: everybody's requests pass
 * unchanged, and of the answers to those that carry our prompt a copy is kept until the command has ended.
 */
import { context } from './st.js';

/** @typedef {{base64: string, format: string}} Picture */
/** @typedef {{text: string, folder: string, became: {prompt?: string}, answers: Promise<Picture>[]}} Watch */

/** By so many characters a prompt is known: ST cuts some off at 1,000, behind what the user's style puts before it. */
const KNOWN_BY = 300;

/** @type {Set<Watch>} */
const watches = new Set();
/** @type {typeof window.fetch | null} what stands in the place of `fetch` now */
let spy = null;
/** @type {() => void} put back what stood there before */
let restore = () => {};
let listening = false;
let stamp = 0;

/** Watch for the picture of this prompt, for whoever is open now. @param {string} text */
export function watchFor(text) {
    const ctx = context();
    const folder = String(ctx.groupId ?? ctx.characters[ctx.characterId]?.name ?? '');
    /** @type {Watch} */
    const watch = { text: text.trim(), folder, became: {}, answers: [] };
    watches.add(watch);
    listen();
    wrap();
    return {
        /** Save the picture under the folder where ST would have, and return its path; '' where none was seen. */
        save: async () => {
            const picture = await Promise.any(watch.answers).catch(() => null);
            if (!picture) return '';
            return upload(picture, watch.folder).catch((error) => {
                console.error('[Limner] a rescued picture could not be saved:', error);
                return '';
            });
        },
        end: () => {
            watches.delete(watch);
            if (!watches.size) unwrap();
        },
    };
}

/** The user's own settings and other extensions may write another prompt; ST tells here which. */
function listen() {
    if (listening) return;
    listening = true;
    const { eventSource, eventTypes } = context();
    eventSource.on(
        eventTypes.SD_PROMPT_PROCESSING,
        (/** @type {{prompt: string, trigger: string}} */ data) => {
            const watch = [...watches].find(({ text, became }) => text === data.trigger && !became.prompt);
            if (watch) watch.became = data; // the object itself: whoever listens after us still changes it
        },
    );
}

function wrap() {
    if (spy && window.fetch === spy) return;
    const beneath = window.fetch;
    /** @type {typeof window.fetch} */
    const ours = function (...args) {
        // @ts-expect-error -- whatever `this` is: it is the caller's
        const answer = beneath.apply(this, args);
        if (spy === ours) look(args[1], answer);
        return answer;
    };
    spy = window.fetch = ours;
    restore = () => void (window.fetch = beneath);
}

/** Where somebody else has wrapped `fetch` since, ours stays beneath theirs and does nothing more. */
function unwrap() {
    if (window.fetch === spy) restore();
    spy = null;
}

/** @param {RequestInit | undefined} request @param {Promise<Response>} answer */
function look(request, answer) {
    const body = request?.body;
    if (request?.method !== 'POST' || typeof body !== 'string') return;
    if (body.includes('"stream":true')) return; // that is a story
    const [watch] = [...watches]
        .filter((each) => names(each).some((name) => body.includes(name)))
        .sort((one, other) => one.answers.length - other.answers.length);
    if (!watch) return;
    const picture = answer.then(async (response) => {
        const found = findPicture(await response.clone().text());
        if (!found) throw new Error('no picture');
        return found;
    });
    picture.catch(() => {});
    watch.answers.push(picture);
}

/** Without blanks and commas at its ends; a pattern for the last end would try each blank of the text. @param {string} text */
function trimmed(text) {
    let end = text.length;
    while (end && /[\s,]/.test(text[end - 1])) end--;
    return text.slice(0, end).replace(/^[\s,]+/, '');
}

/** What stands in a request for this prompt: as JSON, and as JSON in JSON (ComfyUI's workflow). @param {Watch} watch */
function names({ text, became }) {
    return [text, became.prompt ?? ''].flatMap((prompt) => {
        // ST takes commas off both ends.
        const start = trimmed(prompt)
            .slice(0, KNOWN_BY)
            .replace(/[\ud800-\udbff]$/, '');
        const once = JSON.stringify(start).slice(1, -1);
        return once ? [once, JSON.stringify(once).slice(1, -1)] : [];
    });
}

/** @param {Picture} picture @param {string} folder */
async function upload({ base64, format }, folder) {
    const { getRequestHeaders, humanizedDateTime } = context();
    stamp = Math.max(Date.now(), stamp + 1); // two in one millisecond must not share a name
    const name = (folder ? `${folder}_` : '') + humanizedDateTime(stamp);
    const response = await window.fetch('/api/images/upload', {
        method: 'POST',
        headers: getRequestHeaders(),
        body: JSON.stringify({ image: base64, format, ch_name: folder, filename: name.replace(/\./g, '_') }),
    });
    const { path, error } = await response.json();
    if (!response.ok) throw new Error(error);
    return String(path);
}

/** The picture in an answer, whatever its shape: JSON or bare base64. @param {string} text @returns {Picture | null} */
export function findPicture(text) {
    try {
        return inside(JSON.parse(text));
    } catch {
        return inside(text);
    }
}

/**
 * Of a list the first, which is the one that ST takes (behind it come masks and previews); else the largest.
 * @param {unknown} value @returns {Picture | null}
 */
function inside(value) {
    if (typeof value === 'string') return asPicture(value);
    if (typeof value !== 'object' || value === null) return null;
    const found = Object.values(value)
        .map(inside)
        .filter((each) => each !== null);
    if (Array.isArray(value)) return found[0] ?? null;
    return found.reduce(
        (one, other) => (one && one.base64.length >= other.base64.length ? one : other),
        /** @type {Picture | null} */ (null),
    );
}

/** By the first bytes; ST's upload refuses the ending `avif`, and browsers look at the bytes as well. @type {[RegExp, string][]} */
const MAGIC = [
    [/^\x89PNG/, 'png'],
    [/^\xff\xd8\xff/, 'jpg'],
    [/^GIF8/, 'gif'],
    [/^RIFF[^]{4}WEBP/, 'webp'],
    [/^[^]{4}ftypavi[fs]/, 'webp'],
];

/** @param {string} text @returns {Picture | null} */
function asPicture(text) {
    const base64 = text.replace(/^data:image\/[\w.+-]+;base64,/, '').trim();
    if (!/^[A-Za-z0-9+/]{32,}={0,2}$/.test(base64)) return null;
    const head = atob(base64.slice(0, 16));
    const format = MAGIC.find(([magic]) => magic.test(head))?.[1];
    return format ? { base64, format } : null;
}
