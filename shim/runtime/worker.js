/**
 * The worker that Python lives in: boots it, then hands text through, both ways (docs/architecture.md).
 *
 * The first message is `{"boot": {"base", "epoch", "page", "shown", "deadlines"?}}`; where ST was not ready then,
 * `{"shown": true}` comes when it is. What comes before Python is ready is kept, in order. The worker says
 * `{"state": "fetching" | "starting" | "ready" | "failed", ...}` of itself.
 */
import { lists } from './program_files.js';
import { BootError, Downloads } from './downloads.js';
import { collectSoon } from './garbage.js';
import { sentence } from './sentence.js';
import { keyOf, Snapshots } from './snapshot.js';
import { begin, wake } from './start.js';

/** @typedef {(text: string) => void} Ear */
/** @typedef {(message: object) => void} Say */
/** @typedef {{base: string, epoch: number, page: string, shown: boolean, deadlines?: Partial<import('./downloads.js').Deadlines>}} Order */

/** Milliseconds for a snapshot to be made; a machine that needs longer has better things to do. */
const MAKING = 120_000;

/** Characters of a message of a sandbox; Python reads no longer one either (sandbox.py). */
const LONGEST = 1_000_000;

/** Bytes of a package's archive, which is packed; Python takes no larger one unpacked (_installer.py). */
const LARGEST = 110_000_000;

/** @type {string[]} */
const early = [];
/** @type {Ear} what is done with the next message */
let hear = (text) => {
    hear = (later) => early.push(later);
    boot(JSON.parse(text).boot);
};
/** when the page last said something that is not a look at the heart */
let heardAt = 0;
/** @type {() => void} */
let show = () => {};
/** @type {Promise<void>} */
const shown = new Promise((resolve) => (show = resolve));
self.onmessage = ({ data }) => {
    if (data === '{"shown":true}') return show();
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
        const tell = inSteps(say);
        const run = (/** @type {any} */ bridge) =>
            bridge.start(post, order.epoch, order.page, sandboxes(order, snapshots));
        const woken = /** @type {Ear | null} */ (await wake(snapshots, texts, downloads, run, tell));
        if (!woken && !order.shown) {
            await shown; // all of the processor for ST until then
            performance.mark('limner:boot');
        }
        const receive = woken ?? (await begin(order.base, texts, downloads, run, tell));
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
        collectSoon();
        if (!woken) whenCalm(downloads.deadlines.calm, () => makeSnapshot(snapshots, key, order, say));
    } catch (error) {
        hear = () => {};
        console.error('[Limner]', error);
        say({ state: 'failed', reason: error instanceof BootError ? error.sentence : bug(error) });
    } finally {
        downloads.end();
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
    const maker = new Worker(new URL('snapshot_maker.js', import.meta.url), {
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

/**
 * Workers of their own for the painters that the user has brought (sandbox.js). Python is given the worker, and says
 * what it hears. They have no storage: their archives pass here, as bytes.
 *
 * @param {Order} order @param {Snapshots} snapshots
 */
const sandboxes = ({ base, deadlines }, snapshots) => ({
    /** The next start is a plain one. */
    forgetStart: () => snapshots.drop(),

    /** @param {any} listener */
    begin(listener) {
        const ear = listener.copy(); // Python's function lives as long as the worker that it listens to
        const sandbox = new Worker(new URL('sandbox.js', import.meta.url), {
            type: 'module',
            name: 'Limner painter',
        });
        // A stranger's code can post anything: what is no text, or is longer than any message of a sandbox, is none.
        /** @type {Uint8Array | null} */
        let archive = null;
        sandbox.onmessage = ({ data }) => {
            if (data instanceof Uint8Array && data.byteLength <= LARGEST) archive = data;
            else ear(typeof data === 'string' && data.length <= LONGEST ? data : '');
        };
        sandbox.onerror = (event) => {
            event.preventDefault(); // or it would be an error of Limner's own worker as well
            const reason = event.message || 'its worker could not be loaded';
            ear(JSON.stringify({ state: 'failed', reason }));
        };
        sandbox.postMessage(JSON.stringify({ boot: { base, deadlines } }));
        return {
            post: (/** @type {string} */ text) => sandbox.postMessage(text),
            give: (/** @type {Uint8Array | null} */ bytes) => sandbox.postMessage(bytes ?? null),
            archive: () => archive,
            end() {
                sandbox.terminate();
                sandbox.onmessage = sandbox.onerror = null;
                setTimeout(() => ear.destroy()); // it may be what speaks at this moment
            },
        };
    },
});

/** What the page hears of the start: few messages rather than one for each packet. @param {Say} say @returns {import('./start.js').Tell} */
function inSteps(say) {
    let last = 0;
    return {
        progress(share) {
            const step = Math.min(1, Math.floor(share * 20) / 20);
            if (step > last) say({ state: 'fetching', progress: (last = step) });
        },
        fetched(snapshot) {
            performance.mark('limner:fetched');
            say({ state: 'starting', ...(snapshot ? { snapshot } : {}) });
        },
        loaded: () => performance.mark('limner:loaded'),
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
    const last = String(error).trim().split('\n').at(-1)?.slice(0, 300);
    return sentence(
        "something in it is wrong (${0}). Update the extension, and if that does not help, report what the browser's console says.",
        last ?? '',
    );
}
