/**
 * What a start left in the browser for the next one: the memory of a Python that has imported Limner and heard
 * nothing yet, and the files it was made of (docs/pyodide.md).
 *
 * One at most is kept, in IndexedDB, which there is on plain http too. It is a convenience: whatever is wrong with
 * it or with the storage, Python starts without it, and the next calm moment makes another.
 */

/**
 * @typedef {[string, number]} Part a file's name and size
 * @typedef {{
 *     key: string,
 *     code: Part[],
 *     own: Part[],
 *     split: number,
 *     sums: number[],
 *     runs: Uint32Array,
 *     length: number,
 *     body: Blob,
 * }} Image `body` holds the files of Pyodide (`code`) and of Limner (`own`) up to `split`, then the pages of
 *     memory that are not all zeros, which `runs` places: first page, number of pages, and so on
 * @typedef {{key: string, since: number, failures: number}} Trial `since` (ms) is when a start began that has
 *     not succeeded yet; 0 where there is none
 * @typedef {{code: Map<string, Uint8Array<ArrayBuffer>>, own: [string, Uint8Array][], memory: Promise<Uint8Array | null>}} Found
 *     `memory` is null where it is damaged
 */

/** Another number where what is kept, or what it is made with, changes its form. */
const FORMAT = 1;

const DATABASE = 'limner-start';
const STORE = 'snapshot';
const PAGE = 4096;

/** Milliseconds after which a start from the snapshot that did not succeed has failed and is nobody else's. */
const TRIAL = 30_000;

/** Snapshots of one key that may fail; then none is made until something changes. */
const FAILURES = 2;

/** Bytes that must be free before another snapshot is made. */
const ROOM = 100e6;

/**
 * What a snapshot is of; with another of these it is worth nothing.
 *
 * @param {string} pin python/pyodide.json, which holds the hashes of Pyodide
 * @param {string} list python/modules.json, which holds the hashes of Limner
 */
export const keyOf = (pin, list) => [FORMAT, navigator.userAgent, pin, list].join('\n');

/** The one place where a snapshot is kept. Nothing here throws but `keep`. */
export class Snapshots {
    #deadline;
    #database;
    #image;
    /** @type {Promise<Uint8Array<ArrayBuffer>[] | null | undefined>} both halves of the body */ #halves;

    /** Begins to read at once. @param {number} deadline milliseconds that the storage has */
    constructor(deadline) {
        this.#deadline = deadline;
        this.#database = opened().catch((error) => complain('cannot be kept here', error));
        this.#image = /** @type {Promise<Image | undefined>} */ (this.#read('image'));
        this.#halves = this.#image.then((image) => image?.body && halvesOf(image)).catch(() => null);
    }

    /**
     * Return the snapshot where it is the one for `key`, marked as tried: unless `worked` is called, no start takes
     * it again. What is foreign, damaged or was tried in vain is thrown away.
     *
     * @param {string} key
     * @returns {Promise<Found | null>}
     */
    async take(key) {
        const [image, trial] = await this.#inTime(
            Promise.all([this.#image, /** @type {Promise<Trial | undefined>} */ (this.#read('trial'))]),
        );
        if (!image) return null;
        if (image.key !== key) {
            return this.#discard('it is of another browser, Pyodide or Limner');
        }
        if (trial?.since) {
            // Young, it may be another tab's that starts at this moment.
            if (Date.now() - trial.since > TRIAL)
                await this.fail(key, 'it was tried and Python did not start');
            return null;
        }
        const marked = this.#write({ trial: { key, since: Date.now(), failures: trial?.failures ?? 0 } });
        const [files, pages] = (await this.#inTime(this.#halves)) ?? [];
        this.#halves = Promise.resolve(null); // they are large
        if (!files || !pages || checksum(files) !== image.sums[0])
            return this.#discard('it is damaged', marked);
        const cut = cutter(files);
        const memory = async () => {
            if (checksum(pages) !== image.sums[1]) return this.#discard('it is damaged', marked);
            await marked;
            return unpacked(image, pages);
        };
        return { code: new Map(image.code.map(cut)), own: image.own.map(cut), memory: memory() };
    }

    /** Python started from it. @param {string} key */
    worked(key) {
        return this.#write({ trial: { key, since: 0, failures: 0 } });
    }

    /** Python did not start from it: it is not tried again. @param {string} key @param {unknown} why */
    async fail(key, why) {
        const trial = /** @type {Trial | undefined} */ (await this.#read('trial'));
        const failures = (trial?.key === key ? trial.failures : 0) + 1;
        complain('is not used', why);
        await this.#write({ image: null, trial: { key, since: 0, failures } });
    }

    /** Throw it away. @param {string} why @param {Promise<void>} [after] */
    async #discard(why, after) {
        complain('is not used', why);
        await after;
        await this.#write({ image: null, trial: null });
        return null;
    }

    /** Whether one should be made: there is none yet, there is room, and those before it worked. @param {string} key */
    async wanted(key) {
        const database = await this.#database;
        const image = /** @type {Image | undefined} */ (await this.#read('image'));
        const trial = /** @type {Trial | undefined} */ (await this.#read('trial'));
        if (!database || image) return false;
        if (trial?.key === key && trial.failures >= FAILURES) return false;
        const { quota = Infinity, usage = 0 } =
            (await navigator.storage?.estimate?.().catch(() => null)) ?? {};
        if (quota - usage < ROOM) {
            complain('is not made', 'the browser has too little room');
            return false;
        }
        return true;
    }

    /** Keep this one and no other; throws where the storage does not take it. @param {Image} image */
    async keep(image) {
        await write(await opened(), { image });
    }

    /** @param {string} name */
    async #read(name) {
        try {
            const database = await this.#database;
            return database && (await answered(database.transaction(STORE).objectStore(STORE).get(name)));
        } catch (error) {
            return complain('could not be read', error);
        }
    }

    /** @param {Record<string, object | null>} entries */
    async #write(entries) {
        try {
            const database = await this.#database;
            if (database) await write(database, entries);
        } catch (error) {
            complain('could not be noted', error);
        }
    }

    /** A storage that hangs is none. @template T @param {Promise<T>} work @returns {Promise<T | any[]>} */
    #inTime(work) {
        let timer = /** @type {ReturnType<typeof setTimeout> | undefined} */ (undefined);
        const late = /** @type {Promise<any[]>} */ (
            new Promise((resolve) => {
                timer = setTimeout(() => resolve([]), this.#deadline);
            })
        );
        return Promise.race([work, late]).finally(() => clearTimeout(timer));
    }
}

/**
 * Make an image of a memory and the files it was made of.
 *
 * @param {string} key
 * @param {[string, Uint8Array<ArrayBuffer>][]} code
 * @param {[string, Uint8Array<ArrayBuffer>][]} own
 * @param {Uint8Array<ArrayBuffer>} memory
 * @returns {Promise<Image>}
 */
export async function packed(key, code, own, memory) {
    const files = [...code, ...own].map(([, bytes]) => bytes);
    const runs = runsOf(memory);
    const pages = [];
    for (let at = 0; at < runs.length; at += 2) {
        const from = runs[at] * PAGE;
        pages.push(memory.subarray(from, from + runs[at + 1] * PAGE));
    }
    const sizes = (/** @type {[string, Uint8Array][]} */ parts) =>
        parts.map(([name, { length }]) => /** @type {Part} */ ([name, length]));
    const body = new Blob([...files, ...pages]);
    const split = files.reduce((sum, { length }) => sum + length, 0);
    const image = {
        key,
        code: sizes(code),
        own: sizes(own),
        split,
        sums: [0, 0],
        runs,
        length: memory.length,
        body,
    };
    image.sums = (await halvesOf(image)).map(checksum);
    return image;
}

/** Where pages are that are not all zeros: first page, number of pages, and so on. @param {Uint8Array} memory */
function runsOf(memory) {
    const words = new Uint32Array(memory.buffer, memory.byteOffset, memory.length >> 2);
    const step = PAGE / 4;
    /** @type {number[]} */
    const runs = [];
    for (let page = 0; page * step < words.length; page++) {
        if (words.subarray(page * step, (page + 1) * step).every((word) => word === 0)) continue;
        const last = runs.length - 2;
        if (last >= 0 && runs[last] + runs[last + 1] === page) runs[last + 1]++;
        else runs.push(page, 1);
    }
    return Uint32Array.from(runs);
}

/** @param {Image} image @param {Uint8Array<ArrayBuffer>} pages */
function unpacked({ runs, length }, pages) {
    const memory = new Uint8Array(length);
    let at = 0;
    for (let run = 0; run < runs.length; run += 2) {
        const end = at + runs[run + 1] * PAGE;
        memory.set(pages.subarray(at, end), runs[run] * PAGE);
        at = end;
    }
    return memory;
}

/** Cuts one part after another out of the bytes. @param {Uint8Array<ArrayBuffer>} bytes */
function cutter(bytes) {
    let at = 0;
    return (/** @type {Part} */ [name, size]) =>
        /** @type {[string, Uint8Array<ArrayBuffer>]} */ ([name, bytes.subarray(at, (at += size))]);
}

/** @param {Image} image */
const halvesOf = ({ body, split }) =>
    Promise.all(
        [body.slice(0, split), body.slice(split)].map(
            async (half) => new Uint8Array(await half.arrayBuffer()),
        ),
    );

/** Against what a disk does to bytes, not against who means harm: they could as well change the page. @param {Uint8Array} bytes */
function checksum(bytes) {
    const words = new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2);
    // Four at a time: each multiplication waits for the one before it.
    const sums = [1, 2, 3, bytes.length];
    let [a, b, c, d] = sums;
    const end = words.length - (words.length % 4);
    for (let at = 0; at < end; at += 4) {
        a = Math.imul(a ^ words[at], 0x01000193);
        b = Math.imul(b ^ words[at + 1], 0x01000193);
        c = Math.imul(c ^ words[at + 2], 0x01000193);
        d = Math.imul(d ^ words[at + 3], 0x01000193);
    }
    for (const byte of bytes.subarray(end * 4)) a = Math.imul(a ^ byte, 0x01000193);
    return [b, c, d].reduce((sum, lane) => Math.imul(sum ^ lane ^ (lane >>> 15), 0x01000193), a) >>> 0;
}

/** @returns {Promise<IDBDatabase | undefined>} */
async function opened() {
    if (!globalThis.indexedDB) return;
    const request = indexedDB.open(DATABASE, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE);
    const database = await answered(request);
    // Who clears the site's data must not wait for us.
    database.onversionchange = () => database.close();
    return database;
}

/** @param {IDBDatabase | undefined} database @param {Record<string, object | null>} entries */
async function write(database, entries) {
    if (!database) throw new Error('the browser has no storage');
    const transaction = database.transaction(STORE, 'readwrite');
    const store = transaction.objectStore(STORE);
    for (const [name, entry] of Object.entries(entries)) {
        if (entry) store.put(entry, name);
        else store.delete(name);
    }
    await new Promise((resolve, reject) => {
        transaction.oncomplete = resolve;
        transaction.onerror = transaction.onabort = () => reject(transaction.error);
    });
}

/** @template T @param {IDBRequest<T>} request @returns {Promise<T>} */
const answered = (request) =>
    new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
    });

/** The one line of the log. @param {string} what @param {unknown} why @returns {undefined} */
function complain(what, why) {
    console.warn(
        `[Limner] The snapshot for a quick start ${what}: ${why instanceof Error ? why.message : why}.`,
    );
}
