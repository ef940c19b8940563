/**
 * The two ways to a Python with Limner in it: from the memory that an earlier start left, and from the files. The
 * worker that illustrates the story takes them, and each sandbox (sandbox.js).
 */
import { importLimner, lay, ownFiles, parsed } from './program_files.js';
import { loadKept, loadVerified } from './pyodide.js';
import { keyOf } from './snapshot.js';

/**
 * @typedef {import('./snapshot.js').Snapshots} Snapshots
 * @typedef {import('./downloads.js').Downloads} Downloads
 * @typedef {{pin: string, list: string}} Texts
 * @typedef {{
 *     progress: (share: number) => void,
 *     fetched: (snapshot: boolean) => void,
 *     loaded: () => void,
 * }} Tell what is heard of a start on its way
 */

/** @type {Tell} for whom nobody waits */
export const QUIETLY = { progress: () => {}, fetched: () => {}, loaded: () => {} };

/**
 * Start from the memory that an earlier start left; null where there is none or it is no good.
 *
 * @template T
 * @param {Snapshots} snapshots
 * @param {Texts} texts
 * @param {Downloads} downloads
 * @param {(bridge: any, pyodide: any) => T} run what is done first, with `limner.bridge`
 * @param {Tell} tell
 * @returns {Promise<T | null>}
 */
export async function wake(snapshots, texts, downloads, run, tell) {
    const key = keyOf(texts.pin, texts.list);
    const found = await snapshots.take(key);
    if (!found) return null;
    tell.fetched(true);
    try {
        const pyodide = await loadKept(
            parsed(texts.pin, 'python/pyodide.json'),
            found,
            downloads.deadlines.wake,
        );
        if (!pyodide) return null;
        tell.loaded();
        const running = ran(pyodide, found.own, run);
        snapshots.worked(key);
        return running;
    } catch (error) {
        await snapshots.fail(key, error);
        return null;
    }
}

/**
 * Start from the files.
 *
 * @template T
 * @param {string} base
 * @param {Texts} texts
 * @param {Downloads} downloads
 * @param {(bridge: any, pyodide: any) => T} run what is done first, with `limner.bridge`
 * @param {Tell} tell
 * @returns {Promise<T>}
 */
export async function begin(base, texts, downloads, run, tell) {
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
        onProgress: tell.progress,
        onFetched: () => tell.fetched(false),
    });
    tell.loaded();
    return ran(pyodide, (await own)?.files ?? [], run);
}

/** @template T @param {any} pyodide @param {[string, Uint8Array][]} own @param {(bridge: any, pyodide: any) => T} run @returns {T} */
function ran(pyodide, own, run) {
    lay(pyodide, own);
    importLimner(pyodide);
    const bridge = pyodide.pyimport('limner.bridge');
    try {
        return run(bridge, pyodide);
    } finally {
        bridge.destroy();
    }
}
