/**
 * Starts Pyodide, and proves that it is the one Limner was made for (docs/pyodide.md): from the bytes of the pinned
 * files alone (pinned_files.js), or from what an earlier start left (snapshot.js). Every step has a deadline.
 */
import { within } from './deadline.js';
import { BootError, spelled } from './downloads.js';
import { sentence } from './sentence.js';
import { collect } from './pinned_files.js';

/** @typedef {import('./downloads.js').Downloads} Downloads */
/** @typedef {import('./pinned_files.js').Pin} Pin */

/** Pyodide is told that it lives here, a name that resolves nowhere: it can reach what we hand it, no more. */
const NOWHERE = 'https://pyodide.invalid/';

/** Import a module from bytes that were checked. @param {Uint8Array<ArrayBuffer>} bytes @returns {Promise<any>} */
async function imported(bytes) {
    const url = URL.createObjectURL(new Blob([bytes], { type: 'text/javascript' }));
    try {
        return await import(url);
    } finally {
        URL.revokeObjectURL(url);
    }
}

/** @typedef {(name: string) => Promise<Uint8Array<ArrayBuffer>>} Files what is in the file of that name */

/**
 * Fetch, check and start Pyodide.
 *
 * @param {{
 *     base: string,
 *     pin: Pin,
 *     downloads: Downloads,
 *     onProgress?: (share: number) => void,
 *     onFound?: (vendored: boolean) => void,
 *     onFetched?: () => void,
 *     options?: object,
 * }} order `base` is the extension's folder with a slash at the end; `onProgress` gets a share from 0 to 1;
 *     `onFound` is called once, as soon as it is known whether there is a vendor folder; `options` are loadPyodide's
 * @returns {Promise<{pyodide: any, files: Files}>} Pyodide's API, and what it was made of
 */
export async function loadVerified({ base, pin, downloads, onProgress, onFound, onFetched, options }) {
    const found = await collect(base, pin, downloads, onProgress ?? (() => {}), onFound ?? (() => {}));
    const all = Promise.all(found.values());
    const files = /** @type {Files} */ ((name) => found.get(name));
    const pyodide = await answering(files, async () => {
        const starting = modulesOf(files).then((modules) => start(modules, pin, options));
        starting.catch(() => {});
        await all;
        onFetched?.();
        return await withDeadline(starting, downloads.deadlines.start);
    });
    return { pyodide, files };
}

/**
 * Start Pyodide from a memory that was kept, and the files that it was made of.
 *
 * @param {Pin} pin
 * @param {import('./snapshot.js').Found} found
 * @param {number} deadline
 * @returns {Promise<any>} Pyodide's API; null where the memory is damaged
 */
export async function loadKept(pin, { code, memory }, deadline) {
    const files = /** @type {Files} */ (async (name) => code.get(name));
    const streaming = WebAssembly.instantiateStreaming;
    // Compiled while the memory is still being read; loadPyodide would only begin then.
    const compiled = files('pyodide.asm.wasm').then((bytes) => WebAssembly.compile(bytes));
    const modules = modulesOf(files);
    for (const promise of [compiled, modules]) promise.catch(() => {});
    const _loadSnapshot = await memory;
    if (!_loadSnapshot) return null;
    WebAssembly.instantiateStreaming = async (_source, imports) => {
        const module = await compiled;
        return { module, instance: await WebAssembly.instantiate(module, imports) };
    };
    try {
        const pyodide = await answering(files, async () =>
            withDeadline(start(await modules, pin, { _loadSnapshot }), deadline),
        );
        // Pyodide would hold these 30 MB for as long as it lives.
        delete pyodide._api?.config?._loadSnapshot;
        return pyodide;
    } finally {
        WebAssembly.instantiateStreaming = streaming;
    }
}

/** loadPyodide fetches its binary parts by itself: for as long as `work` runs, they are answered from `files`. @template T @param {Files} files @param {() => Promise<T>} work @returns {Promise<T>} */
async function answering(files, work) {
    const network = self.fetch;
    self.fetch = async (input, options) => {
        const url = String(input instanceof Request ? input.url : input);
        if (!url.startsWith(NOWHERE)) return network(input, options);
        const bytes = await files(url.slice(NOWHERE.length));
        if (!bytes) throw new TypeError(`Pyodide asked for ${url}, which is not pinned.`);
        return new Response(bytes, { headers: { 'content-type': 'application/wasm' } });
    };
    try {
        return await work();
    } finally {
        self.fetch = network;
    }
}

/** @param {Files} files @returns {Promise<any[]>} */
const modulesOf = (files) =>
    Promise.all(['pyodide.mjs', 'pyodide.asm.mjs'].map(async (name) => imported(await files(name))));

/** @param {any[]} modules @param {Pin} pin @param {object} [options] */
function start([{ loadPyodide }, { default: createPyodideModule }], pin, options) {
    return loadPyodide({
        indexURL: NOWHERE,
        createPyodideModule,
        lockFileContents: pin.lock,
        env: { PYTHONDONTWRITEBYTECODE: '1' },
        ...options,
    });
}

/** @template T @param {Promise<T>} work @param {number} limit @returns {Promise<T>} */
function withDeadline(work, limit) {
    // loadPyodide can hang rather than fail: an old browser, for one, whose complaint it only logs.
    const late = sentence(
        'Python did not start within ${0}: reload the page, close what uses much memory, or update the browser.',
        spelled(limit),
    );
    return within(work, limit, () => new BootError(late));
}
