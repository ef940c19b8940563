/**
 * Limner's own files: fetched, laid into Pyodide's file system, imported.
 */
import { BootError, EXTENSION } from './downloads.js';
import { sentence } from './sentence.js';

/** @typedef {import('./downloads.js').Downloads} Downloads */
/** @typedef {[string, Uint8Array<ArrayBuffer>][]} OwnFiles names in python/, and what is in them */

/** Where Limner's Python lies in Pyodide's file system. */
const HOME = '/limner';

/** Limner's files compiled, all in one; `make vendor` lays it there. */
const PACK = 'vendor/limner.pack';

/** ST lets the browser keep files but not trust them; whatever serves us, an update must be seen. */
const FRESH = /** @type {const} */ ({ cache: 'no-cache' });

/**
 * The texts of the two lists that say what Limner is made of.
 *
 * @param {string} base @param {Downloads} downloads
 * @returns {Promise<{pin: string, list: string}>} Pyodide's files, and Limner's own
 */
export async function lists(base, downloads) {
    const [pin, list] = await Promise.all(
        ['python/pyodide.json', 'python/modules.json'].map(async (name) =>
            new TextDecoder().decode(await downloads.bytes(base + name, EXTENSION, name, FRESH)),
        ),
    );
    return { pin, list };
}

/** @param {string} text @param {string} name the file's, from the extension's folder on @returns {any} */
export function parsed(text, name) {
    try {
        return JSON.parse(text);
    } catch {
        throw new BootError(sentence('${0} is damaged: ${1}.', name, EXTENSION.bad));
    }
}

/**
 * Limner's own files: compiled and in one, where Pyodide is vendored and they were compiled from what `list` names;
 * else one by one.
 *
 * @param {string} base @param {string} list python/modules.json @param {boolean} vendored @param {Downloads} downloads
 * @returns {Promise<{files: OwnFiles, compiled: boolean}>}
 */
export async function ownFiles(base, list, vendored, downloads) {
    const hashes = parsed(list, 'python/modules.json');
    const packed = vendored && (await unpacked(base, hashes, downloads));
    if (packed) return { files: packed, compiled: true };
    const files = Object.keys(hashes).map(async (name) => {
        const path = `python/${name}`;
        const bytes = await downloads.bytes(base + path, EXTENSION, path, FRESH);
        return /** @type {OwnFiles[0]} */ ([name, bytes]);
    });
    return { files: await Promise.all(files), compiled: false };
}

/**
 * The files in vendor/limner.pack (tools/compile_limner.mjs); null where there is none for these hashes.
 *
 * @param {string} base @param {Record<string, string>} hashes @param {Downloads} downloads
 * @returns {Promise<OwnFiles | null>}
 */
async function unpacked(base, hashes, downloads) {
    const bytes = await downloads.bytes(base + PACK, EXTENSION, PACK, FRESH).catch((error) => {
        if (error.status === 404) return null;
        throw error;
    });
    const end = bytes?.indexOf(10) ?? -1;
    if (!bytes || end < 0) return null;
    const { of, files } = parsed(new TextDecoder().decode(bytes.subarray(0, end)), PACK);
    if (JSON.stringify(of) !== JSON.stringify(hashes)) {
        console.info(
            `[Limner] ${PACK} is of another Limner and is not used: run "make vendor" for a quicker start.`,
        );
        return null;
    }
    let at = end + 1;
    return files.map((/** @type {[string, number]} */ [name, size]) => [name, bytes.slice(at, (at += size))]);
}

/** @param {any} pyodide @param {Iterable<[string, Uint8Array]>} files */
export function lay(pyodide, files) {
    for (const [name, content] of files) {
        const path = `${HOME}/${name}`;
        pyodide.FS.mkdirTree(path.slice(0, path.lastIndexOf('/')));
        pyodide.FS.writeFile(path, content);
    }
}

/** Import everything that a start needs, where it is not in the memory yet. @param {any} pyodide */
export function importLimner(pyodide) {
    pyodide.runPython(
        `import sys; "${HOME}" in sys.path or sys.path.insert(0, "${HOME}"); import limner.bridge`,
    );
}
