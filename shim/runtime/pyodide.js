/**
 * Where Pyodide comes from, and the proof that it is the one Limner was made for (docs/pyodide.md).
 *
 * Each pinned file is looked for in `vendor/pyodide/` beside the extension, else in Cache Storage, else on the
 * CDN. Its hash is checked before a byte of it is used, and Pyodide is started from those bytes alone. Every
 * step has a deadline, and every failure one sentence the user can act on. Or Pyodide is started from what an
 * earlier start left (snapshot.js).
 */

/** @typedef {{name: string, size: number, integrity: string}} PinnedFile */
/** @typedef {{name: string, integrity: string, vendored: PinnedFile}} Wheel pinned twice: the CDN's was packed anew, and is of no known size */
/** @typedef {{version: string, cdn: string, lock: object, files: PinnedFile[], compiled?: PinnedFile, wheels?: string, installer?: Wheel[]}} Pin python/pyodide.json */
/** @typedef {{host: string, folder: string, bad: string, away: string}} Source `bad` and `away`: what to do */
/** @typedef {{silence: number, fetch: number, start: number, storage: number, wake: number, calm: number}} Deadlines in milliseconds */

/**
 * `silence` is without a byte of one file, `fetch` for all files, `start` for Pyodide, `storage` for what a
 * snapshot is read from, `wake` for Pyodide with a snapshot; `calm` is how long nothing must have happened before
 * a snapshot is made.
 *
 * @type {Deadlines}
 */
const DEADLINES = {
    silence: 20_000,
    fetch: 300_000,
    start: 60_000,
    storage: 2000,
    wake: 10_000,
    calm: 8000,
};

const CACHE = 'limner-pyodide-';

/** The file that a vendored Pyodide also has compiled. */
const STDLIB = 'python_stdlib.zip';

/** Pyodide is told that it lives here, a name that resolves nowhere: it can reach what we hand it, no more. */
const NOWHERE = 'https://pyodide.invalid/';

const MAKE_VENDOR = 'run "make vendor" in Limner\'s folder';
const RELOAD = 'see whether it is still running, then reload the page';

/** @type {Source} */
const VENDOR = {
    host: 'SillyTavern',
    folder: 'vendor/pyodide/',
    bad: `${MAKE_VENDOR}, or delete vendor/pyodide there to load Pyodide from the network`,
    away: RELOAD,
};

/** @type {Source} Limner's own files. */
export const EXTENSION = {
    host: 'SillyTavern',
    folder: '',
    bad: "Limner's folder is incomplete, so update or reinstall the extension, then reload the page",
    away: RELOAD,
};

/** @param {string} url @returns {Source} */
function cdn(url) {
    const { host } = new URL(url);
    return {
        host,
        folder: '',
        bad: `something between you and ${host} changes or blocks files, so try another network, or ${MAKE_VENDOR}`,
        away: `check the connection and what may block ${host}, then reload the page, or ${MAKE_VENDOR}`,
    };
}

/** What went wrong, as one sentence for the user. */
export class BootError extends Error {
    /** @type {number | undefined} what the server answered, where that is the trouble */ status;
}

/** Downloads under deadlines; the first that fails ends all the others. */
export class Downloads {
    #stop = new AbortController();
    /** @type {ReturnType<typeof setTimeout>} */ #timer;

    /** @param {Partial<Deadlines>} [deadlines] */
    constructor(deadlines) {
        this.deadlines = { ...DEADLINES, ...deadlines };
        const text = `The files did not arrive within ${spelled(this.deadlines.fetch)}`;
        this.#timer = setTimeout(
            () =>
                this.end(new BootError(`${text}: the connection is too slow now, so reload the page later.`)),
            this.deadlines.fetch,
        );
    }

    /** Nothing may be on its way any more: `reason` is what those who still wait are told. @param {Error} [reason] */
    end(reason) {
        clearTimeout(this.#timer);
        this.#stop.abort(reason);
    }

    /**
     * @param {string} url
     * @param {Source} source
     * @param {string} name the file's, for the sentences
     * @param {{size?: number, cache?: RequestCache, onBytes?: (count: number) => void}} [options]
     * @returns {Promise<Uint8Array<ArrayBuffer>>}
     */
    async bytes(url, source, name, { size = Infinity, cache = 'default', onBytes = () => {} } = {}) {
        const { signal } = this.#stop;
        const file = source.folder + name;
        const { silence } = this.deadlines;
        const silent = () => {
            const symptom = `${source.host} sent nothing of ${file} for ${spelled(silence)}`;
            this.end(new BootError(`${symptom}: ${source.away}.`));
        };
        let timer = setTimeout(silent, silence);
        let received = 0;
        const half = (/** @type {string} */ advice) => {
            const share = Number.isFinite(size) ? ` (${kilobytes(received)} of ${kilobytes(size)} kB)` : '';
            return new BootError(`${file} from ${source.host} broke off in the middle${share}: ${advice}.`);
        };
        try {
            const response = await fetch(url, { signal, cache });
            if (!response.ok) {
                const advice = source === VENDOR || source === EXTENSION ? source.bad : source.away;
                const error = new BootError(
                    `${source.host} answered ${response.status} for ${file}: ${advice}.`,
                );
                throw Object.assign(error, { status: response.status });
            }
            const parcel = new Parcel(size);
            // What is longer than it should be is wrong already; the rest of it need not be waited for.
            for await (const chunk of chunksOf(response)) {
                clearTimeout(timer);
                timer = setTimeout(silent, silence);
                received += chunk.length;
                parcel.add(chunk);
                onBytes(chunk.length);
                if (received > size) break;
            }
            if (Number.isFinite(size) && received < size) throw half(source.bad);
            return parcel.bytes();
        } catch (error) {
            if (signal.aborted) throw signal.reason;
            if (error instanceof BootError) throw error;
            if (received) throw half(source.away);
            throw new BootError(`${source.host} could not be reached for ${file}: ${source.away}.`);
        } finally {
            clearTimeout(timer);
        }
    }
}

/** @param {Response} response @returns {AsyncGenerator<Uint8Array>} */
async function* chunksOf(response) {
    if (!response.body) return; // an empty file
    // Not every browser can iterate a stream by itself yet.
    const reader = response.body.getReader();
    try {
        for (let part = await reader.read(); !part.done; part = await reader.read()) yield part.value;
    } finally {
        await reader.cancel();
    }
}

/** What arrives in pieces, in one; where its size is known it is never there twice. */
class Parcel {
    #known;
    #all;
    /** @type {Uint8Array[]} */ #others = [];
    #length = 0;

    /** @param {number} size */
    constructor(size) {
        this.#known = Number.isFinite(size);
        this.#all = new Uint8Array(this.#known ? size : 0);
    }

    /** @param {Uint8Array} chunk */
    add(chunk) {
        if (this.#known && this.#length + chunk.length <= this.#all.length)
            this.#all.set(chunk, this.#length);
        else this.#others.push(chunk);
        this.#length += chunk.length;
    }

    bytes() {
        if (!this.#others.length) return this.#all;
        const whole = new Uint8Array(this.#length);
        let at = this.#length - this.#others.reduce((sum, { length }) => sum + length, 0);
        whole.set(this.#all.subarray(0, at));
        for (const chunk of this.#others) {
            whole.set(chunk, at);
            at += chunk.length;
        }
        return whole;
    }
}

/** @param {number} milliseconds */
const spelled = (milliseconds) =>
    milliseconds < 60_000 ? `${milliseconds / 1000} s` : `${milliseconds / 60_000} min`;
/** @param {number} bytes */
const kilobytes = (bytes) => Math.round(bytes / 1000);

/**
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @param {string} integrity `sha256-...`
 */
export async function matches(bytes, integrity) {
    if (globalThis.crypto?.subtle) {
        const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
        return integrity === `sha256-${btoa(String.fromCharCode(...digest))}`;
    }
    // A phone on http://192.168.x.x has no crypto.subtle, but it has the check that fetch makes.
    const url = URL.createObjectURL(new Blob([bytes]));
    try {
        await (await fetch(url, { integrity })).blob();
        return true;
    } catch {
        return false;
    } finally {
        URL.revokeObjectURL(url);
    }
}

/** What came from the CDN before. Where the browser gives no storage (private window, http, full disk) it is empty. */
class Shelf {
    #name;
    #open;

    /** @param {Pin} pin */
    constructor(pin) {
        this.#name = CACHE + pin.version;
        this.#open = globalThis.caches ? caches.open(this.#name).catch(() => null) : Promise.resolve(null);
        this.pin = pin;
    }

    /** @param {{name: string, integrity: string}} file */
    #key(file) {
        return `${this.pin.cdn}${file.name}?${encodeURIComponent(file.integrity)}`;
    }

    /** Return the file where it is here and undamaged. @param {{name: string, integrity: string}} file */
    async take(file) {
        const cache = await this.#open;
        try {
            const response = await cache?.match(this.#key(file));
            if (!response) return null;
            const bytes = new Uint8Array(await response.arrayBuffer());
            if (await matches(bytes, file.integrity)) return bytes;
            console.warn(`[Limner] ${file.name} in the browser's storage is damaged and is fetched anew.`);
            await cache?.delete(this.#key(file));
        } catch (error) {
            console.warn(`[Limner] ${file.name} could not be read from the browser's storage:`, error);
        }
        return null;
    }

    /** @param {{name: string, integrity: string}} file @param {Uint8Array<ArrayBuffer>} bytes */
    async put(file, bytes) {
        const cache = await this.#open;
        try {
            await cache?.put(this.#key(file), new Response(bytes));
        } catch (error) {
            console.warn(`[Limner] ${file.name} could not be kept for the next start:`, error);
        }
    }

    /** Throw away what other versions left. */
    async tidy() {
        if (!(await this.#open)) return;
        for (const name of await caches.keys()) {
            if (name.startsWith(CACHE) && name !== this.#name) await caches.delete(name);
        }
    }
}

/**
 * Where each pinned file comes from. The promises are made at once and settle as the files arrive.
 *
 * @param {string} base
 * @param {Pin} pin
 * @param {Downloads} downloads
 * @param {(share: number) => void} onProgress
 * @param {(vendored: boolean) => void} onFound
 * @returns {Promise<Map<string, Promise<Uint8Array<ArrayBuffer>>>>}
 */
async function collect(base, pin, downloads, onProgress, onFound) {
    const [first, ...others] = pin.files;
    // The check itself is checked: a browser that takes one byte for Pyodide would let anything pass.
    if (await matches(new Uint8Array(1), first.integrity)) {
        throw new BootError(
            'This browser cannot check files over http: open SillyTavern by https or localhost.',
        );
    }
    const total = pin.files.reduce((sum, file) => sum + file.size, 0);
    let arrived = 0;
    const onBytes = (/** @type {number} */ count) => onProgress((arrived += count) / total);

    const verified = verifier(downloads, onBytes);
    const vendored = (/** @type {PinnedFile} */ file) => verified(`${base}vendor/pyodide/`, VENDOR, file);
    // What is there for the first file decides for all: a folder that is there but damaged is never passed over.
    const found = await vendored(first).catch((error) => {
        if (error.status === 404) return null;
        throw error;
    });
    onFound(found !== null);
    if (found) {
        const compiled = async (/** @type {PinnedFile} */ file) => {
            // A folder from before there was a compiled library is as good, only slower.
            if (file.name !== STDLIB || !pin.compiled) return vendored(file);
            return vendored(pin.compiled).catch((error) => {
                if (error.status === 404) return vendored(file);
                throw error;
            });
        };
        return new Map([
            [first.name, Promise.resolve(found)],
            ...others.map((file) => /** @type {const} */ ([file.name, compiled(file)])),
        ]);
    }

    const shelf = new Shelf(pin);
    const source = cdn(pin.cdn);
    const shelved = async (/** @type {PinnedFile} */ file) => {
        const kept = await shelf.take(file);
        if (kept) {
            onBytes(file.size);
            return kept;
        }
        const bytes = await verified(pin.cdn, source, file);
        shelf.put(file, bytes);
        return bytes;
    };
    const files = new Map(pin.files.map((file) => [file.name, shelved(file)]));
    Promise.all(files.values()).then(
        () => shelf.tidy(),
        () => {},
    );
    return files;
}

/** @param {Downloads} downloads @param {(count: number) => void} [onBytes] */
const verifier =
    (downloads, onBytes) =>
    /** @param {string} folder @param {Source} source @param {{name: string, size?: number, integrity: string}} file */
    async (folder, source, { name, size, integrity }) => {
        // A wrong one may be the browser's own cache: it is passed by, once.
        for (const cache of /** @type {RequestCache[]} */ (['default', 'reload'])) {
            const bytes = await downloads.bytes(folder + name, source, name, { size, cache, onBytes });
            if (await matches(bytes, integrity)) return bytes;
        }
        const symptom = `${source.folder}${name} from ${source.host} is not the file Limner was made for (wrong hash)`;
        throw new BootError(`${symptom} and was refused: ${source.bad}.`);
    };

/**
 * Fetch and check the wheels of what installs packages: from the vendored folder, else from storage, else from the CDN.
 *
 * @param {string} base
 * @param {Pin} pin
 * @param {Downloads} downloads
 * @returns {Promise<Uint8Array<ArrayBuffer>[]>}
 */
export function installer(base, pin, downloads) {
    const verified = verifier(downloads);
    const shelf = new Shelf(pin);
    const { wheels = '', installer: parts = [] } = pin;
    return Promise.all(
        parts.map(async (wheel) => {
            try {
                return await verified(`${base}vendor/pyodide/`, VENDOR, wheel.vendored);
            } catch (error) {
                if (/** @type {any} */ (error).status !== 404) throw error;
            }
            const kept = await shelf.take(wheel);
            if (kept) return kept;
            const bytes = await verified(wheels, cdn(wheels), wheel);
            shelf.put(wheel, bytes);
            return bytes;
        }),
    );
}

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
    const text = `Python did not start within ${spelled(limit)}`;
    const advice = 'reload the page, close what uses much memory, or update the browser';
    let timer = /** @type {ReturnType<typeof setTimeout> | undefined} */ (undefined);
    const late = new Promise((_, reject) => {
        timer = setTimeout(() => reject(new BootError(`${text}: ${advice}.`)), limit);
    });
    return Promise.race([work, /** @type {Promise<never>} */ (late)]).finally(() => clearTimeout(timer));
}
