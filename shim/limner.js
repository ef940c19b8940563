/**
 * Limner's own files: fetched, laid into Pyodide's file system, imported.
 */
import { BootError, EXTENSION } from './pyodide.js';

/** @typedef {import('./pyodide.js').Downloads} Downloads */
/** @typedef {[string, Uint8Array<ArrayBuffer>][]} OwnFiles names in python/, and what is in them */

/** Where Limner's Python lies in Pyodide's file system. */
const HOME = '/limner';

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

/** @param {string} text @param {string} name the file's @returns {any} */
export function parsed(text, name) {
    try {
        return JSON.parse(text);
    } catch {
        throw new BootError(`python/${name} is damaged: ${EXTENSION.bad}.`);
    }
}

/** @param {string} base @param {string[]} names @param {Downloads} downloads @returns {Promise<OwnFiles>} */
export function ownFiles(base, names, downloads) {
    return Promise.all(
        names.map(async (name) => {
            const path = `python/${name}`;
            const bytes = await downloads.bytes(base + path, EXTENSION, path, FRESH);
            return /** @type {OwnFiles[0]} */ ([name, bytes]);
        }),
    );
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
