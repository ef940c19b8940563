/**
 * The worker that one painter of the user's own lives in: another Python, so that a stranger's code that blocks, hangs
 * or breaks stops nobody but itself (docs/own-painters.md). Text is handed through, both ways; what it means is
 * Python's to say.
 *
 * The first message is `{"boot": {"base", "deadlines"?}}`; the booth says `{"state": "ready" | "failed", "reason"?}`.
 */
import { collectSoon } from './garbage.js';
import { lists, parsed } from './limner.js';
import { Downloads, installer } from './pyodide.js';
import { Snapshots } from './snapshot.js';
import { begin, QUIETLY, wake } from './start.js';

/** @typedef {{base: string, deadlines?: Partial<import('./pyodide.js').Deadlines>}} Order */

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

/** @param {Order} order */
async function boot({ base, deadlines }) {
    const downloads = new Downloads(deadlines);
    try {
        const snapshots = new Snapshots(downloads.deadlines.storage, false);
        const texts = await lists(base, downloads);
        const pin = parsed(texts.pin, 'pyodide.json');
        const run = (/** @type {any} */ _bridge, /** @type {any} */ pyodide) =>
            pyodide
                .pyimport('limner.booth_bridge')
                .start(post, () => layInstaller(pyodide, base, pin, deadlines));
        hear =
            (await wake(snapshots, texts, downloads, run, QUIETLY)) ??
            (await begin(base, texts, downloads, run, QUIETLY));
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

/** Lay what installs packages into Python, once it is needed. @param {any} pyodide @param {string} base @param {import('./pyodide.js').Pin} pin @param {Order['deadlines']} deadlines */
async function layInstaller(pyodide, base, pin, deadlines) {
    const downloads = new Downloads(deadlines);
    try {
        for (const wheel of await installer(base, pin, downloads)) pyodide.unpackArchive(wheel, 'wheel');
    } finally {
        downloads.end();
    }
}
