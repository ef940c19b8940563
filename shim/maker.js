/**
 * A short-lived worker that makes the snapshot for the next start: a Python of its own that imports Limner and hears
 * nothing. The one at work could not be taken, for its memory holds the story.
 *
 * The message is `{base, deadlines?}`; the answer `{bytes, ms}` when it is kept, or `{failed: reason}`.
 */
import { importLimner, lay, lists, ownFiles, parsed } from './limner.js';
import { Downloads, loadVerified, matches } from './pyodide.js';
import { keyOf, packed, Snapshots } from './snapshot.js';

self.onmessage = ({ data }) =>
    make(data).then(
        (answer) => self.postMessage(answer),
        (error) => self.postMessage({ failed: error?.message ?? String(error) }),
    );

/** @param {{base: string, deadlines?: Partial<import('./pyodide.js').Deadlines>}} order */
async function make({ base, deadlines }) {
    const begun = performance.now();
    const downloads = new Downloads(deadlines);
    const snapshots = new Snapshots(downloads.deadlines.storage);
    try {
        const texts = await lists(base, downloads);
        const key = keyOf(texts.pin, texts.list);
        if (!(await snapshots.wanted(key))) return { failed: 'it is not wanted' };
        const pin = parsed(texts.pin, 'pyodide.json');
        const hashes = parsed(texts.list, 'modules.json');
        const own = await ownFiles(base, Object.keys(hashes), downloads);
        for (const [name, bytes] of own) {
            if (await matches(withPlainLineEnds(bytes), hashes[name])) continue;
            // An update that is under way, or a developer's: a snapshot would outlive the next change of it.
            throw new Error(`python/modules.json has another hash for ${name}: run python -m tools.modules`);
        }
        const { pyodide, files } = await loadVerified({
            base,
            pin,
            downloads,
            options: { _makeSnapshot: true },
        });
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

/** Git may give Windows other line ends than the hashes are of. @param {Uint8Array<ArrayBuffer>} bytes */
function withPlainLineEnds(bytes) {
    if (!bytes.includes(13)) return bytes;
    return bytes.filter((byte, at) => byte !== 13 || bytes[at + 1] !== 10);
}
