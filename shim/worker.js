/**
 * The worker that Python lives in: boots it, then hands text through, both ways (docs/architecture.md).
 *
 * The first message is `{"boot": {"base", "epoch", "deadlines"?}}`. What comes before Python is ready is kept,
 * in order. The worker says `{"state": "fetching" | "starting" | "ready" | "failed", ...}` of itself.
 */
import { BootError, Downloads, EXTENSION, loadVerified } from './pyodide.js';

/** Where Limner's Python lies in Pyodide's file system. */
const HOME = '/limner';

/** @type {string[]} */
const early = [];
/** @type {(text: string) => void} what is done with the next message */
let hear = (text) => {
    hear = (later) => early.push(later);
    boot(JSON.parse(text).boot);
};
self.onmessage = ({ data }) => hear(data);

/** @param {string} text */
const post = (text) => self.postMessage(text);

/** @param {{base: string, epoch: number, deadlines?: Partial<import('./pyodide.js').Deadlines>}} order */
async function boot({ base, epoch, deadlines }) {
    const say = (/** @type {object} */ message) => post(JSON.stringify({ ...message, epoch }));
    const downloads = new Downloads(deadlines);
    try {
        performance.mark('limner:boot');
        say({ state: 'fetching' });
        const pinned = json(base, 'python/pyodide.json', downloads);
        const own = ownFiles(base, downloads);
        own.catch(() => {});
        const pyodide = await loadVerified({
            base,
            pin: await pinned,
            downloads,
            onProgress: inSteps((progress) => say({ state: 'fetching', progress })),
            onFetched: () => {
                performance.mark('limner:fetched');
                say({ state: 'starting' });
            },
        });
        performance.mark('limner:loaded');
        const receive = startLimner(pyodide, await own, epoch);
        hear = (text) => {
            try {
                receive(text);
            } catch (error) {
                // One bad message is not the end: Python has said what is wrong, and hears the next one.
                console.error('[Limner]', error);
                say({ error: String(error), epoch });
            }
        };
        performance.mark('limner:ready');
        say({ state: 'ready', timings: timings() });
        for (const text of early.splice(0)) hear(text);
    } catch (error) {
        hear = () => {};
        console.error('[Limner]', error);
        say({ state: 'failed', reason: error instanceof BootError ? error.message : bug(error) });
    } finally {
        downloads.end();
    }
}

/** @param {string} base @param {string} name @param {Downloads} downloads @returns {Promise<any>} */
async function json(base, name, downloads) {
    const text = new TextDecoder().decode(
        await downloads.bytes(base + name, EXTENSION, name, { cache: 'no-cache' }),
    );
    try {
        return JSON.parse(text);
    } catch {
        throw new BootError(`${name} is damaged: ${EXTENSION.bad}.`);
    }
}

/** @param {string} base @param {Downloads} downloads @returns {Promise<[string, Uint8Array][]>} */
async function ownFiles(base, downloads) {
    /** @type {string[]} */
    const names = await json(base, 'python/modules.json', downloads);
    return Promise.all(
        names.map(async (name) => {
            const path = `python/${name}`;
            // ST lets the browser keep files but not trust them; whatever serves us, an update must be seen.
            return [name, await downloads.bytes(base + path, EXTENSION, path, { cache: 'no-cache' })];
        }),
    );
}

/**
 * @param {any} pyodide @param {[string, Uint8Array][]} files @param {number} epoch
 * @returns {(text: string) => void}
 */
function startLimner(pyodide, files, epoch) {
    for (const [name, content] of files) {
        const path = `${HOME}/${name}`;
        pyodide.FS.mkdirTree(path.slice(0, path.lastIndexOf('/')));
        pyodide.FS.writeFile(path, content);
    }
    pyodide.runPython(`import sys; sys.path.insert(0, "${HOME}")`);
    const bridge = pyodide.pyimport('limner.bridge');
    try {
        return bridge.start(post, epoch);
    } finally {
        bridge.destroy();
    }
}

/** Few messages rather than one for each packet. @param {(share: number) => void} tell */
function inSteps(tell) {
    let last = 0;
    return (/** @type {number} */ share) => {
        const step = Math.min(1, Math.floor(share * 20) / 20);
        if (step > last) tell((last = step));
    };
}

/** Whole milliseconds of each phase, for the page and for measuring. */
function timings() {
    const between = (/** @type {string} */ name, /** @type {string} */ from, /** @type {string} */ to) =>
        Math.round(performance.measure(`limner:${name}`, `limner:${from}`, `limner:${to}`).duration);
    return {
        fetch: between('fetch', 'boot', 'fetched'),
        load: between('load', 'fetched', 'loaded'),
        import: between('import', 'loaded', 'ready'),
        total: between('total', 'boot', 'ready'),
    };
}

/** The sentence for what should not happen. @param {unknown} error */
function bug(error) {
    const last = String(error).trim().split('\n').at(-1);
    return `something in it is wrong (${last}). Update the extension, and if that does not help, report what the browser's console says.`;
}
