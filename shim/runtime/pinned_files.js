/**
 * The files of Pyodide that are pinned (python/pyodide.json), from wherever they are, each checked.
 *
 * Each is looked for in `vendor/pyodide/` beside the extension, else in Cache Storage, else on the CDN. Its hash is
 * checked before a byte of it is used.
 */
import { BootError, cdn, VENDOR } from './downloads.js';
import { sentence } from './sentence.js';

/** @typedef {import('./downloads.js').Downloads} Downloads */
/** @typedef {import('./downloads.js').Source} Source */
/** @typedef {{name: string, size: number, integrity: string}} PinnedFile */
/** @typedef {{name: string, integrity: string, vendored: PinnedFile}} Wheel pinned twice: the CDN's was packed anew, and is of no known size */
/** @typedef {{version: string, cdn: string, lock: object, files: PinnedFile[], compiled?: PinnedFile, wheels?: string, installer?: Wheel[]}} Pin python/pyodide.json */

const CACHE = 'limner-pyodide-';

/** The file that a vendored Pyodide also has compiled. */
const STDLIB = 'python_stdlib.zip';

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
class KeptFiles {
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
export async function collect(base, pin, downloads, onProgress, onFound) {
    const [first, ...others] = pin.files;
    // The check itself is checked: a browser that takes one byte for Pyodide would let anything pass.
    if (await matches(new Uint8Array(1), first.integrity)) {
        throw new BootError(
            sentence('This browser cannot check files over http: open SillyTavern by https or localhost.'),
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

    const storage = new KeptFiles(pin);
    const source = cdn(pin.cdn);
    const stored = async (/** @type {PinnedFile} */ file) => {
        const kept = await storage.take(file);
        if (kept) {
            onBytes(file.size);
            return kept;
        }
        const bytes = await verified(pin.cdn, source, file);
        storage.put(file, bytes);
        return bytes;
    };
    const files = new Map(pin.files.map((file) => [file.name, stored(file)]));
    Promise.all(files.values()).then(
        () => storage.tidy(),
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
        const words = sentence(
            '${0} from ${1} is not the file Limner was made for (wrong hash) and was refused: ${2}.',
            source.folder + name,
            source.host,
            source.bad,
        );
        throw new BootError(words);
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
    const storage = new KeptFiles(pin);
    const { wheels = '', installer: parts = [] } = pin;
    return Promise.all(
        parts.map(async (wheel) => {
            try {
                return await verified(`${base}vendor/pyodide/`, VENDOR, wheel.vendored);
            } catch (error) {
                if (/** @type {any} */ (error).status !== 404) throw error;
            }
            const kept = await storage.take(wheel);
            if (kept) return kept;
            const bytes = await verified(wheels, cdn(wheels), wheel);
            storage.put(wheel, bytes);
            return bytes;
        }),
    );
}
