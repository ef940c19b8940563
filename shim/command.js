/**
 * Slash commands called through their callback: past the parser, so that a pipe or a quote in a text stays text.
 */
import { context } from './st.js';

/** @type {Map<string, AbortController>} */
const running = new Map();
/** @type {{level: string, text: string}[]} toasts kept back and not yet handed to the command that caused them */
const kept = [];
/** @type {Map<string, {keep: string[], hide: string}>} by running command: words of toasts to keep back, loader to hide */
const wanted = new Map();
const LEVELS = ['info', 'success', 'warning', 'error'];

/** @param {{name: string, args: Record<string, string>, text: string, id: string, keep: string[], hide: string}} call */
export async function runCommand({ name, args, text, id, keep, hide }) {
    const command = context().SlashCommandParser.commands[name];
    if (!command) return { found: false };
    const abort = new AbortController();
    running.set(id, abort);
    wanted.set(id, { keep, hide });
    keepToasts();
    try {
        const value = await command.callback({ ...args, _abortController: abort.signal }, text);
        const failed = typeof value !== 'string' || !value;
        const toasts = failed ? kept.splice(0, running.size > 1 ? 1 : kept.length) : [];
        return { found: true, value: failed ? '' : value, toasts };
    } finally {
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
