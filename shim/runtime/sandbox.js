/**
 * The worker that one painter of the user's own lives in: another Python, so that a stranger's code that blocks, hangs
 * or breaks stops nobody but itself (docs/own-painters.md). Text is handed through, both ways; what it means is
 * Python's to say.
 *
 * The first message is `{"boot": {"base", "deadlines"?}}`; the sandbox says `{"state": "ready" | "failed", "reason"?}`.
 * What is no text is the package's archive, bytes or null: Limner's worker has the storage, and hands over what it
 * keeps of this package; the sandbox hands over what is to be kept. Before a line of a package can be reached, the
 * worker is shut (lockdown.js).
 */
import { collectSoon } from './garbage.js';
import { lists, parsed } from './program_files.js';
import { Downloads } from './downloads.js';
import { installer } from './pinned_files.js';
import { Snapshots } from './snapshot.js';
import { shut } from './lockdown.js';
import { begin, QUIETLY, wake } from './start.js';

/** @typedef {{base: string, deadlines?: Partial<import('./downloads.js').Deadlines>}} Order */

/** @type {string[]} */
const early = [];
/** @type {(text: string) => void} what is done with the next message */
let hear = (text) => {
    hear = (later) => early.push(later);
    boot(JSON.parse(text).boot);
};
/** @type {(bytes: Uint8Array | null) => void} */
let give = () => {};
/** @type {Promise<Uint8Array | null>} what is kept of the package */
const kept = new Promise((resolve) => (give = resolve));
self.onmessage = ({ data }) => (typeof data === 'string' ? hear(data) : give(data));

/** @param {string} text */
const post = (text) => self.postMessage(text);

const archives = {
    /** What is kept of the package; from here on its code may run. */
    async get() {
        const bytes = await kept;
        shut();
        return bytes;
    },
    /** @param {Uint8Array} bytes */
    put: (bytes) => self.postMessage(bytes),
};

/** @param {Order} order */
async function boot({ base, deadlines }) {
    const downloads = new Downloads(deadlines);
    /** @type {Snapshots | undefined} */
    let snapshots;
    try {
        snapshots = new Snapshots(downloads.deadlines.storage, false);
        const texts = await lists(base, downloads);
        const pin = parsed(texts.pin, 'pyodide.json');
        const run = (/** @type {any} */ bridge, /** @type {any} */ pyodide) =>
            bridge.start_sandbox(post, () => layInstaller(pyodide, base, pin, deadlines), archives);
        hear =
            (await wake(snapshots, texts, downloads, run, QUIETLY)) ??
            (await begin(base, texts, downloads, run, QUIETLY));
        await snapshots.close();
        post(JSON.stringify({ state: 'ready' }));
        for (const text of early.splice(0)) hear(text);
        collectSoon();
    } catch (error) {
        hear = () => {};
        console.error('[Limner]', error);
        const reason = error instanceof Error ? error.message : String(error);
        post(JSON.stringify({ state: 'failed', reason }));
    } finally {
        downloads.end();
    }
}

/** Lay what installs packages into Python, once it is needed; from here on a package's code may run. @param {any} pyodide @param {string} base @param {import('./pinned_files.js').Pin} pin @param {Order['deadlines']} deadlines */
async function layInstaller(pyodide, base, pin, deadlines) {
    const downloads = new Downloads(deadlines);
    try {
        for (const wheel of await installer(base, pin, downloads)) pyodide.unpackArchive(wheel, 'wheel');
        shut();
    } finally {
        downloads.end();
    }
}
