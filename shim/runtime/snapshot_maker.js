/**
 * A short-lived worker that makes the snapshot for the next start: a Python of its own that imports Limner and hears
 * nothing. The one at work could not be taken, for its memory holds the story.
 *
 * The message is `{base, deadlines?}`; the answer `{bytes, ms}` when it is kept, or `{failed: reason}`.
 */
import { packed } from './snapshot_format.js';
import { importLimner, lay, lists, ownFiles, parsed } from './program_files.js';
import { Downloads } from './downloads.js';
import { matches } from './pinned_files.js';
import { loadVerified } from './pyodide.js';
import { keyOf, Snapshots } from './snapshot.js';

self.onmessage = ({ data }) =>
    make(data).then(
        (answer) => self.postMessage(answer),
        (error) => self.postMessage({ failed: error?.message ?? String(error) }),
    );

/** @param {{base: string, deadlines?: Partial<import('./downloads.js').Deadlines>}} order */
async function make({ base, deadlines }) {
    const begun = performance.now();
    const downloads = new Downloads(deadlines);
    const snapshots = new Snapshots(downloads.deadlines.storage);
    try {
        const texts = await lists(base, downloads);
        const key = keyOf(texts.pin, texts.list);
        if (!(await snapshots.wanted(key))) return { failed: 'it is not wanted' };
        await snapshots.attempt(key);
        const pin = parsed(texts.pin, 'python/pyodide.json');
        /** @type {ReturnType<typeof checkedFiles> | undefined} */
        let checking;
        const { pyodide, files } = await loadVerified({
            base,
            pin,
            downloads,
            onFound: (vendored) => {
                checking = checkedFiles(base, texts.list, vendored, downloads);
                checking.catch(() => {});
            },
            options: { _makeSnapshot: true },
        });
        const own = (await checking) ?? [];
        lay(pyodide, own);
        importLimner(pyodide);
        pyodide.runPython('import gc; gc.collect()');
        const code = pin.files.map(async (/** @type {{name: string}} */ { name }) => [
            name,
            await files(name),
        ]);
        const image = await packed(key, await Promise.all(code), own, pyodide.makeMemorySnapshot());
        await snapshots.keep(image);
        return { bytes: image.body.size, ms: Math.round(performance.now() - begun) };
    } finally {
        downloads.end();
    }
}

/**
 * Limner's files where they are what the list says. What was compiled from that list says so itself.
 *
 * @param {string} base @param {string} list @param {boolean} vendored @param {Downloads} downloads
 */
async function checkedFiles(base, list, vendored, downloads) {
    const hashes = parsed(list, 'python/modules.json');
    const { files, compiled } = await ownFiles(base, list, vendored, downloads);
    for (const [name, bytes] of compiled ? [] : files) {
        if (await matches(withPlainLineEnds(bytes), hashes[name])) continue;
        // An update that is under way, or a developer's: a snapshot would outlive the next change of it.
        throw new Error(`python/modules.json has another hash for ${name}: run python -m tools.modules`);
    }
    return files;
}

/** Git may give Windows other line ends than the hashes are of. @param {Uint8Array<ArrayBuffer>} bytes */
function withPlainLineEnds(bytes) {
    if (!bytes.includes(13)) return bytes;
    return bytes.filter((byte, at) => byte !== 13 || bytes[at + 1] !== 10);
}
