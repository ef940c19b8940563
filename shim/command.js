/**
 * Slash commands called through their callback: past the parser, so that a pipe or a quote in a text stays text.
 */
import { context } from './st.js';

/** @type {Map<string, AbortController>} */
const running = new Map();
/** @type {{level: string, text: string}[]} toasts kept back and not yet handed to the command that caused them */
const kept = [];
/** @type {Map<string, string[]>} which toasts each running command wants kept back: words in their title or text */
const wanted = new Map();
const LEVELS = ['info', 'success', 'warning', 'error'];

/** @param {{name: string, args: Record<string, string>, text: string, id: string, keep: string[], hide: string}} call */
export async function runCommand({ name, args, text, id, keep, hide }) {
    const command = context().SlashCommandParser.commands[name];
    if (!command) return { found: false };
    const abort = new AbortController();
    running.set(id, abort);
    wanted.set(id, keep);
    keepToasts();
    const release = hideLoader(hide);
    try {
        const value = await command.callback({ ...args, _abortController: abort.signal }, text);
        const failed = typeof value !== 'string' || !value;
        const toasts = failed ? kept.splice(0, running.size > 1 ? 1 : kept.length) : [];
        return { found: true, value: failed ? '' : value, toasts };
    } finally {
        running.delete(id);
        wanted.delete(id);
        release();
    }
}

/** @param {{id: string}} args */
export const cancelCommand = ({ id }) => running.get(id)?.abort();

/** Loaders by slug: hidden by style.css while any of our commands runs. @type {Map<string, number>} */
const hidden = new Map();

/** @param {string} slug @returns {() => void} */
function hideLoader(slug) {
    if (!slug) return () => {};
    const show = (/** @type {number} */ step) => {
        hidden.set(slug, (hidden.get(slug) ?? 0) + step);
        const slugs = [...hidden].filter(([, count]) => count > 0).map(([name]) => name);
        document.documentElement.dataset.limnerHides = slugs.join(' ');
    };
    show(1);
    return () => show(-1);
}

/** The commands never throw: the reason of a failure is only in a toast. Ours shows it as one clear sentence instead. */
function keepToasts() {
    for (const level of LEVELS) {
        const show = toastr[level];
        if (show.limner) continue;
        const keeper = (/** @type {any} */ text, /** @type {any} */ title, /** @type {any[]} */ ...rest) => {
            const words = typeof text === 'string' ? `${title ?? ''}\n${text}` : '';
            const ours = words && [...wanted.values()].flat().some((phrase) => words.includes(phrase));
            if (!ours) return show.call(toastr, text, title, ...rest);
            kept.push({ level, text });
            return undefined;
        };
        toastr[level] = Object.assign(keeper, { limner: true });
    }
}
