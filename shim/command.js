/**
 * Slash commands called through their callback: past the parser, so that a pipe or a quote in a text stays text.
 */
import { watchFor } from './rescue.js';
import { context } from './st.js';

/** @typedef {{name: string, args: Record<string, string>, text: string, id: string, keep: string[], hide: string, rescue?: string}} Call */
/** @typedef {{keep: string[], hide: string, rescue?: string, lost: boolean}} Wish `lost`: ST said that it threw a picture away */

/** @type {Map<string, Promise<object>>} by id, until it is forgotten: a paid picture outlives the worker that asked for it */
const results = new Map();
/** @type {Map<string, AbortController>} */
const running = new Map();
/** @type {{level: string, text: string}[]} toasts kept back and not yet handed to the command that caused them */
const kept = [];
/** @type {Map<string, Wish>} by running command: words of toasts to keep back, loader to hide */
const wanted = new Map();
const LEVELS = ['info', 'success', 'warning', 'error'];

/** @param {Call} call */
export function runCommand(call) {
    const result = perform(call);
    results.set(call.id, result);
    return result;
}

/** The result of a command that an earlier worker began, when it comes. @param {{id: string}} args */
export const awaitCommand = ({ id }) => results.get(id) ?? { found: false, unknown: true };

/** @param {{id: string}} args */
export const forgetCommand = ({ id }) => void results.delete(id);

/** @param {Call} call */
async function perform({ name, args, text, id, keep, hide, rescue }) {
    const command = context().SlashCommandParser.commands[name];
    if (!command) return { found: false };
    const abort = new AbortController();
    const wish = { keep, hide, rescue, lost: false };
    running.set(id, abort);
    wanted.set(id, wish);
    keepToasts();
    const watch = rescue ? watchFor(text) : null;
    try {
        const value = await command.callback({ ...args, _abortController: abort.signal }, text);
        if (typeof value === 'string' && value) return { found: true, value, toasts: [] };
        const toasts = kept.splice(0, running.size > 1 ? 1 : kept.length);
        const path = wish.lost ? await watch?.save() : '';
        return { found: true, value: path || '', toasts: path ? [] : toasts };
    } finally {
        watch?.end();
        running.delete(id);
        wanted.delete(id);
        if (!wanted.size) kept.length = 0;
    }
}

/** @param {{id: string}} args */
export const cancelCommand = ({ id }) => running.get(id)?.abort();

/**
 * The commands never throw: the reason of a failure is only in a toast. Ours shows it as one clear sentence instead,
 * so it is kept back; and ST's loader, a toast as well, is hidden from its first frame to its last.
 */
function keepToasts() {
    for (const level of LEVELS) {
        const show = toastr[level];
        if (show.limner) continue;
        const keeper = (/** @type {any} */ text, /** @type {any} */ title, /** @type {any[]} */ ...rest) => {
            const wishes = [...wanted.values()];
            const words = typeof text === 'string' ? `${title ?? ''}\n${text}` : '';
            if (words && wishes.some(({ keep }) => keep.some((phrase) => words.includes(phrase)))) {
                kept.push({ level, text });
                // It does not say whose picture; only one that was painted can be found, so all may look.
                for (const wish of wishes) wish.lost ||= Boolean(wish.rescue && words.includes(wish.rescue));
                return undefined;
            }
            const toast = show.call(toastr, text, title, ...rest);
            const slug = text?.[0]?.dataset?.slug;
            if (slug && wishes.some(({ hide }) => hide === slug)) toast?.addClass('limner-hidden');
            return toast;
        };
        toastr[level] = Object.assign(keeper, { limner: true });
    }
}
