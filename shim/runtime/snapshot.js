/**
 * What a start left in the browser for the next one: the memory of a Python that has imported Limner and heard
 * nothing yet, and the files it was made of (docs/pyodide.md).
 *
 * One at most is kept, in IndexedDB, which there is on plain http too. It is a convenience: whatever is wrong with
 * it or with the storage, Python starts without it, and the next calm moment makes another.
 */
import { opened, read, write } from './database.js';
import { within } from './deadline.js';
import { checksum, cutter, halvesOf, unpacked } from './snapshot_format.js';

/**
 * @typedef {import('./snapshot_format.js').Image} Image
 * @typedef {{key: string, since: number, failures: number}} Trial `since` (ms) is when a start began that has
 *     not succeeded yet; 0 where there is none
 * @typedef {{key: string, tries: number, at: number}} Making how often one was begun that was not kept, and when last (ms)
 * @typedef {{code: Map<string, Uint8Array<ArrayBuffer>>, own: [string, Uint8Array][], memory: Promise<Uint8Array | null>}} Found
 *     `memory` is null where it must not be used
 */

/** Another number where what is kept, or what it is made with, changes its form. */
const FORMAT = 1;

/** Milliseconds after which a start from the snapshot that did not succeed has failed and is nobody else's. */
const TRIAL = 30_000;

/** Snapshots of one key that may fail; then none is made until something changes. */
const FAILURES = 2;

/** Milliseconds until one is made again where as many were begun and not kept: who knows who closed the page. */
const REST = 24 * 60 * 60 * 1000;

/** Bytes that must be free before another snapshot is made. */
const ROOM = 100e6;

/**
 * What a snapshot is of; with another of these it is worth nothing.
 *
 * @param {string} pin python/pyodide.json, which holds the hashes of Pyodide
 * @param {string} list python/modules.json, which holds the hashes of Limner
 */
export const keyOf = (pin, list) => [FORMAT, navigator.userAgent, pin, list].join('\n');

/** The one place where a snapshot is kept. Nothing here throws but `attempt` and `keep`. */
export class Snapshots {
    #deadline;
    #judges;
    #database;
    #image;
    /** @type {Promise<Uint8Array<ArrayBuffer>[] | undefined> | null} both halves of the body */ #halves;

    /**
     * Begins to read at once.
     *
     * @param {number} deadline milliseconds that the storage has for each answer
     * @param {boolean} [judges] whether what goes wrong is held against the snapshot: not where a start can be broken
     *     off by anybody, a sandbox's
     */
    constructor(deadline, judges = true) {
        this.#deadline = deadline;
        this.#judges = judges;
        this.#database = opened().catch((error) => complain('cannot be kept here', error));
        this.#image = /** @type {Promise<Image | undefined>} */ (this.#read('image'));
        this.#halves = this.#image.then((image) => (image?.body ? halvesOf(image) : undefined));
        this.#halves.catch(() => {}); // it is looked at where it is needed
    }

    /**
     * Return the snapshot where it is the one for `key`, marked as tried: unless `worked` is called, no start takes
     * it again. What is foreign, damaged or was tried in vain is thrown away.
     *
     * @param {string} key
     * @returns {Promise<Found | null>}
     */
    async take(key) {
        try {
            return await this.#taken(key);
        } catch (error) {
            await this.fail(key, error);
            return null;
        } finally {
            this.#halves = null; // they are large
        }
    }

    /** @param {string} key @returns {Promise<Found | null>} */
    async #taken(key) {
        const [image, trial] = await Promise.all([
            this.#image,
            /** @type {Promise<Trial | undefined>} */ (this.#read('trial')),
        ]);
        if (!image) return null;
        if (image.key !== key) {
            complain('is not used', 'it is of another browser, Pyodide or Limner');
            await this.#write({ image: null, trial: null });
            return null;
        }
        if (trial?.since) {
            // Young, it may be another tab's that starts at this moment.
            if (Date.now() - trial.since > TRIAL)
                await this.fail(key, 'it was tried and Python did not start');
            return null;
        }
        const mark = { key, since: Date.now(), failures: failuresOf(trial, key) };
        const marked = this.#judges ? this.#write({ trial: mark }) : Promise.resolve(true);
        const [files, pages] = (await this.#inTime(/** @type {Promise<any>} */ (this.#halves))) ?? [];
        if (!files || checksum(files) !== image.sums[0]) throw new Error('it is damaged');
        const cut = cutter(files);
        const memory = async () => {
            if (checksum(pages) !== image.sums[1]) throw new Error('it is damaged');
            // Unmarked, one that hangs would hang every worker after this one.
            return (await marked) ? unpacked(image, pages) : null;
        };
        return { code: new Map(image.code.map(cut)), own: image.own.map(cut), memory: memory() };
    }

    /** Python started from it. @param {string} key */
    async worked(key) {
        if (this.#judges) await this.#write({ trial: { key, since: 0, failures: 0 } });
    }

    /**
     * Python did not start from it: it is not tried again. One that only came late has another try.
     *
     * @param {string} key @param {unknown} why
     */
    async fail(key, why) {
        complain('is not used', why);
        if (!this.#judges) return;
        const before = /** @type {Trial | undefined} */ (await this.#read('trial'));
        const trial = { key, since: 0, failures: failuresOf(before, key) + 1 };
        const stays = why instanceof Late && trial.failures < FAILURES;
        await this.#write(stays ? { trial } : { image: null, trial });
    }

    /** Whether one should be made: there is none yet, there is room, and those before it worked. @param {string} key */
    async wanted(key) {
        const database = await this.#database;
        const image = /** @type {Image | undefined} */ (await this.#read('image'));
        const trial = /** @type {Trial | undefined} */ (await this.#read('trial'));
        const making = /** @type {Making | undefined} */ (await this.#read('making'));
        if (!database || image || failuresOf(trial, key) >= FAILURES) return false;
        if (making?.key === key && making.tries >= FAILURES && Date.now() - making.at < REST) return false;
        const { quota = Infinity, usage = 0 } =
            (await navigator.storage?.estimate?.().catch(() => null)) ?? {};
        if (quota - usage < ROOM) {
            complain('is not made', 'the browser has too little room');
            return false;
        }
        return true;
    }

    /** One is being made, which may cost the browser its memory: note it; throws where that cannot be noted. @param {string} key */
    async attempt(key) {
        const before = /** @type {Making | undefined} */ (await this.#read('making'));
        const tries = (before?.key === key ? before.tries : 0) + 1;
        await write(await opened(), { making: { key, tries, at: Date.now() } });
    }

    /** Keep this one and no other; throws where the storage does not take it. @param {Image & {body: Blob}} image */
    async keep(image) {
        const database = await opened();
        try {
            await write(database, { image, making: null });
        } catch {
            // Where nothing outlives the window, a private one of Safari's say, its engine takes bytes but no Blob.
            const body = new Uint8Array(await image.body.arrayBuffer());
            await write(database, { image: { ...image, body }, making: null });
        }
    }

    /** Throw away what is kept, whatever it is worth: the next calm start makes another. */
    async drop() {
        this.#image = Promise.resolve(undefined);
        this.#halves = null;
        return this.#write({ image: null, trial: null, making: null });
    }

    /** Nothing more is read or written: nobody else may get hold of the storage by this. */
    async close() {
        const database = await this.#database;
        this.#database = Promise.resolve(undefined);
        if (database) database.onversionchange = null;
        database?.close();
    }

    /** @param {string} name */
    async #read(name) {
        try {
            return await this.#inTime(this.#database.then((database) => database && read(database, name)));
        } catch (error) {
            return complain('could not be read', error);
        }
    }

    /** @param {Record<string, object | null>} entries @returns {Promise<boolean>} whether they are kept */
    async #write(entries) {
        try {
            await this.#inTime(this.#database.then((database) => write(database, entries)));
            return true;
        } catch (error) {
            complain('could not be noted', error);
            return false;
        }
    }

    /** A storage that hangs is none. @template T @param {Promise<T>} work @returns {Promise<T>} */
    #inTime(work) {
        const words = `the browser's storage did not answer within ${this.#deadline} ms`;
        return within(work, this.#deadline, () => new Late(words));
    }
}

/** A storage that has not answered in its time. */
class Late extends Error {}

/** How often the snapshots of this key have failed. @param {Trial | undefined} trial @param {string} key */
const failuresOf = (trial, key) => (trial?.key === key ? trial.failures : 0);

/** The one line of the log. @param {string} what @param {unknown} why @returns {undefined} */
function complain(what, why) {
    console.warn(
        `[Limner] The snapshot for a quick start ${what}: ${why instanceof Error ? why.message : why}.`,
    );
}
