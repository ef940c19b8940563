/**
 * Pyodide for Node: the pinned files (python/pyodide.json) from wherever they are, each checked, and Limner's Python.
 */
import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** @typedef {{name: string, size: number, integrity: string}} PinnedFile */
/** @typedef {{version: string, cdn: string, lock: object, files: PinnedFile[], compiled?: PinnedFile}} Pin */

const STDLIB = 'python_stdlib.zip';
const FETCH_LIMIT = 300_000;

/**
 * Start Python with Limner's modules importable.
 *
 * @param {string} home the plugin's folder @returns {Promise<any>} Pyodide's API
 */
export async function boot(home) {
    const pin = /** @type {Pin} */ (
        JSON.parse(await readFile(path.join(home, 'python', 'pyodide.json'), 'utf8'))
    );
    const { folder, library } = await found(home, pin);
    const { loadPyodide } = await import(pathToFileURL(path.join(folder, 'pyodide.mjs')).href);
    const pyodide = await loadPyodide({
        indexURL: folder + path.sep,
        lockFileContents: JSON.stringify(pin.lock),
        stdLibURL: path.join(folder, library),
        env: { PYTHONDONTWRITEBYTECODE: '1' },
    });
    pyodide.FS.mkdirTree('/limner');
    pyodide.mountNodeFS('/limner', path.join(home, 'python'));
    pyodide.runPython('import sys; sys.path.insert(0, "/limner")');
    return pyodide;
}

/** Where all files are and are right; fetched once where they are nowhere. @param {string} home @param {Pin} pin */
async function found(home, pin) {
    const fetched = path.join(home, '.cache', `pyodide-${pin.version}`);
    const folders = [
        path.join(home, 'vendor', 'pyodide'),
        path.join(home, 'node_modules', 'pyodide'),
        fetched,
    ];
    for (const folder of folders) {
        if (!(await all(pin.files.map((file) => right(folder, file))))) continue;
        const compiled = pin.compiled && (await right(folder, pin.compiled));
        return { folder, library: compiled && pin.compiled ? pin.compiled.name : STDLIB };
    }
    await mkdir(fetched, { recursive: true });
    for (const file of pin.files) if (!(await right(fetched, file))) await fetchInto(fetched, pin.cdn, file);
    return { folder: fetched, library: STDLIB };
}

/** @param {Promise<boolean>[]} checks */
const all = async (checks) => (await Promise.all(checks)).every(Boolean);

/** @param {string} folder @param {PinnedFile} file */
async function right(folder, file) {
    try {
        return matches(await readFile(path.join(folder, file.name)), file);
    } catch (error) {
        if (/** @type {NodeJS.ErrnoException} */ (error).code === 'ENOENT') return false;
        throw error;
    }
}

/** @param {Uint8Array} bytes @param {PinnedFile} file */
const matches = (bytes, { size, integrity }) =>
    bytes.length === size && `sha256-${createHash('sha256').update(bytes).digest('base64')}` === integrity;

/** Read so many bytes, and one more where there are more. @param {Response} answer @param {number} size */
async function read(answer, size) {
    const bytes = new Uint8Array(size + 1);
    let length = 0;
    for await (const part of answer.body ?? []) {
        const fitting = part.subarray(0, bytes.length - length);
        bytes.set(fitting, length);
        length += fitting.length;
        if (length > size) break;
    }
    return bytes.subarray(0, length);
}

/** @param {string} folder @param {string} cdn @param {PinnedFile} file */
async function fetchInto(folder, cdn, file) {
    const host = new URL(cdn).host;
    const help = 'try again later, or copy vendor/pyodide there (docs/plugin.md)';
    const answer = await fetch(cdn + file.name, { signal: AbortSignal.timeout(FETCH_LIMIT) }).catch(() => {
        throw new Error(`${host} could not be reached for ${file.name}: ${help}`);
    });
    if (!answer.ok) throw new Error(`${host} answered ${answer.status} for ${file.name}: ${help}`);
    const bytes = await read(answer, file.size);
    if (!matches(bytes, file))
        throw new Error(
            `${file.name} from ${host} is not the file Limner was made for and was refused: ${help}`,
        );
    const beside = path.join(folder, `${file.name}.new`);
    await writeFile(beside, bytes);
    await rename(beside, path.join(folder, file.name));
}
