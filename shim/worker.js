/**
 * The worker that Python lives in: boots it, then hands text through, both ways (docs/architecture.md).
 *
 * The first message is `{"boot": {"base", "epoch", "deadlines"?}}`. What comes before Python is ready is kept,
 * in order. The worker says `{"state": "fetching" | "starting" | "ready" | "failed", ...}` of itself.
 */
import { importLimner, lay, lists, ownFiles, parsed } from './limner.js';
import { BootError, Downloads, loadKept, loadVerified } from './pyodide.js';
import { keyOf, Snapshots } from './snapshot.js';

/** @typedef {(text: string) => void} Ear */
/** @typedef {(message: object) => void} Say */
/** @typedef {{base: string, epoch: number, deadlines?: Partial<import('./pyodide.js').Deadlines>}} Order */

/** Milliseconds for a snapshot to be made; a machine that needs longer has better things to do. */
const MAKING = 120_000;

/** @type {string[]} */
const early = [];
/** @type {Ear} what is done with the next message */
let hear = (text) => {
    hear = (later) => early.push(later);
    boot(JSON.parse(text).boot);
};
/** when the page last said something that is not a look at the heart */
let heardAt = 0;
self.onmessage = ({ data }) => {
    if (!data.startsWith('{"ping"')) heardAt = performance.now();
    hear(data);
};

/** @param {string} text */
const post = (text) => self.postMessage(text);

/** @param {Order} order */
async function boot(order) {
    const say = (/** @type {object} */ message) => post(JSON.stringify({ ...message, epoch: order.epoch }));
    const downloads = new Downloads(order.deadlines);
    const snapshots = new Snapshots(downloads.deadlines.storage);
    try {
        performance.mark('limner:boot');
        say({ state: 'fetching' });
        const texts = await lists(order.base, downloads);
        const key = keyOf(texts.pin, texts.list);
        const woken = await wake(snapshots, key, texts.pin, order.epoch, downloads.deadlines.wake, say);
        const receive = woken ?? (await begin(order, texts, downloads, say));
        hear = (text) => {
            try {
                receive(text);
            } catch (error) {
                // One bad message is not the end: Python has said what is wrong, and hears the next one.
                console.error('[Limner]', error);
                say({ error: String(error) });
            }
        };
        performance.mark('limner:ready');
        say({ state: 'ready', start: woken ? 'snapshot' : 'plain', timings: timings() });
        for (const text of early.splice(0)) hear(text);
        heardAt = performance.now();
        if (!woken) whenCalm(downloads.deadlines.calm, () => makeSnapshot(snapshots, key, order, say));
    } catch (error) {
        hear = () => {};
        console.error('[Limner]', error);
        say({ state: 'failed', reason: error instanceof BootError ? error.message : bug(error) });
    } finally {
        downloads.end();
    }
}

/**
 * Start from the memory that an earlier start left; null where there is none or it is no good.
 *
 * @param {Snapshots} snapshots @param {string} key @param {string} pin @param {number} epoch @param {number} deadline
 * @param {Say} say @returns {Promise<Ear | null>}
 */
async function wake(snapshots, key, pin, epoch, deadline, say) {
    const found = await snapshots.take(key);
    if (!found) return null;
    performance.mark('limner:fetched');
    say({ state: 'starting', snapshot: true });
    try {
        const pyodide = await loadKept(parsed(pin, 'python/pyodide.json'), found, deadline);
        if (!pyodide) return null;
        performance.mark('limner:loaded');
        const receive = startLimner(pyodide, found.own, epoch);
        snapshots.worked(key);
        return receive;
    } catch (error) {
        await snapshots.fail(key, error);
        return null;
    }
}

/**
 * Start from the files.
 *
 * @param {Order} order @param {{pin: string, list: string}} texts @param {Downloads} downloads @param {Say} say
 * @returns {Promise<Ear>}
 */
async function begin({ base, epoch }, texts, downloads, say) {
    /** @type {ReturnType<typeof ownFiles> | undefined} */
    let own;
    const { pyodide } = await loadVerified({
        base,
        pin: parsed(texts.pin, 'python/pyodide.json'),
        downloads,
        onFound: (vendored) => {
            own = ownFiles(base, texts.list, vendored, downloads);
            own.catch(() => {});
        },
        onProgress: inSteps((progress) => say({ state: 'fetching', progress })),
        onFetched: () => {
            performance.mark('limner:fetched');
            say({ state: 'starting' });
        },
    });
    performance.mark('limner:loaded');
    return startLimner(pyodide, (await own)?.files ?? [], epoch);
}

/** @param {any} pyodide @param {[string, Uint8Array][]} own @param {number} epoch @returns {Ear} */
function startLimner(pyodide, own, epoch) {
    lay(pyodide, own);
    importLimner(pyodide);
    const bridge = pyodide.pyimport('limner.bridge');
    try {
        return bridge.start(post, epoch);
    } finally {
        bridge.destroy();
    }
}

/** Run `work` when the page has been silent for so many milliseconds. @param {number} calm @param {() => void} work */
function whenCalm(calm, work) {
    const rest = heardAt + calm - performance.now();
    if (rest > 0) setTimeout(() => whenCalm(calm, work), rest);
    else work();
}

/** @param {Snapshots} snapshots @param {string} key @param {Order} order @param {Say} say */
async function makeSnapshot(snapshots, key, { base, deadlines }, say) {
    if (typeof Worker === 'undefined' || !(await snapshots.wanted(key))) return;
    const maker = new Worker(new URL('maker.js', import.meta.url), {
        type: 'module',
        name: 'Limner snapshot',
    });
    const timer = setTimeout(() => end({ failed: 'it took too long' }), MAKING);
    const end = (/** @type {{failed?: string, bytes?: number, ms?: number}} */ made) => {
        clearTimeout(timer);
        maker.terminate();
        if (made.failed) console.warn(`[Limner] No snapshot for a quick start was made: ${made.failed}.`);
        else console.info(`[Limner] A snapshot for the next start was made in ${made.ms} ms.`);
        say({ snapshot: made });
    };
    maker.onmessage = ({ data }) => end(data);
    maker.onerror = ({ message }) => end({ failed: message || 'its worker could not be loaded' });
    maker.postMessage({ base, deadlines });
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
