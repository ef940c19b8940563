/**
 * Slash commands called through their callback: past the parser, so that a pipe or a quote in a text stays text.
 *
 * The user may run the same command at the same time, so what ST shows is told apart by its moment: ST listens to a
 * call's abort right before it shows that call's loader, and a call ends in the turn of its toast.
 */
import { watchFor } from './discarded_pictures.js';
import { hear } from './mounted.js';
import { context } from './st.js';

/** @typedef {{name: string, args: Record<string, string>, text: string, id: string, keep: string[], hide: string, rescue?: string}} Call */

/** @type {Map<string, Promise<object>>} by id, until it is forgotten: a paid picture outlives the worker that asked for it */
const results = new Map();
/** @type {Map<string, {abort: AbortController, keep: string[], hide: string}>} by id: words of toasts to keep back, loader to hide */
const running = new Map();
/** @typedef {{level: string, text: string, show: () => void}} Kept */
/** @type {Set<Kept>} toasts kept back until the turn is over: then they are nobody's here, and are shown */
const kept = new Set();
/** the slug of the loader that is about to be shown for a call of ours */
let arriving = '';
/**
 * Milliseconds for which no failure is told of a page that is being left. Firefox fails what such a page has asked for
 * while it still lives, and to be told would have Python begin the next picture, for nobody. Who stays hears it then.
 */
const LEAVING_MS = 3000;
let leaving = -Infinity;
let listens = false;
const LEVELS = ['info', 'success', 'warning', 'error'];

/** @param {Call} call */
export function runCommand(call) {
    const result = perform(call);
    results.set(call.id, result);
    return result;
}

/** The result of a command that an earlier worker began, when it comes. @param {{id: string}} args */
export const awaitCommand = ({ id }) => results.get(id) ?? { found: false, unknown: true };

/** Which of these commands are known here. @param {{ids: string[]}} args */
export const knownCommands = ({ ids }) => ids.filter((id) => results.has(id));

/** @param {{id: string}} args */
export const forgetCommand = ({ id }) => void results.delete(id);

/** @param {Call} call */
async function perform({ name, args, text, id, keep, hide, rescue }) {
    const command = context().SlashCommandParser.commands[name];
    if (!command) return { found: false };
    const abort = new AbortController();
    running.set(id, { abort, keep, hide });
    keepToasts();
    if (!listens) hear('page', '', 'beforeunload', () => (leaving = performance.now()));
    listens = true;
    const watch = rescue ? watchFor(text) : null;
    try {
        const value = await command.callback({ ...args, _abortController: ear(abort, hide) }, text);
        if (typeof value === 'string' && value) return { found: true, value, toasts: [] };
        const toasts = takeKept();
        const lost = rescue && toasts.some((toast) => toast.text.includes(rescue));
        const path = lost ? await watch?.save() : '';
        if (!path && performance.now() - leaving < LEAVING_MS)
            await new Promise((go) => setTimeout(go, LEAVING_MS));
        return { found: true, value: path || '', toasts: path ? [] : toasts };
    } finally {
        watch?.end();
        running.delete(id);
    }
}

/** @param {{id: string}} args */
export const cancelCommand = ({ id }) => running.get(id)?.abort.abort();

/** What ST hangs its listener on: one that comes after the abort hears of it as well. @param {AbortController} abort @param {string} hide */
const ear = ({ signal }, hide) => ({
    addEventListener: (/** @type {string} */ type, /** @type {() => void} */ listener) => {
        signal.addEventListener(type, listener);
        if (signal.aborted) listener();
        arriving = hide;
        queueMicrotask(() => (arriving = ''));
    },
});

function takeKept() {
    const toasts = [...kept].map(({ level, text }) => ({ level, text }));
    kept.clear();
    return toasts;
}

/**
 * The commands never throw: the reason of a failure is only in a toast. Ours shows it as one clear sentence instead,
 * so it is kept back; and ST's loader, a toast as well, is hidden from its first frame to its last.
 */
function keepToasts() {
    for (const level of LEVELS) {
        const show = toastr[level];
        if (show.limner) continue;
        const keeper = (/** @type {any[]} */ ...args) => {
            const [text, title] = args;
            const words = typeof text === 'string' ? `${title ?? ''}\n${text}` : '';
            if (
                words &&
                [...running.values()].some(({ keep }) => keep.some((part) => words.includes(part)))
            ) {
                const toast = { level, text, show: () => show.apply(toastr, args) };
                kept.add(toast);
                setTimeout(() => kept.delete(toast) && toast.show());
                return undefined;
            }
            const toast = show.apply(toastr, args);
            if (arriving && text?.[0]?.dataset?.slug === arriving) toast?.addClass('limner-hidden');
            return toast;
        };
        toastr[level] = Object.assign(keeper, { limner: true });
    }
}
