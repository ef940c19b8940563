/**
 * Downloads: each under a deadline, each failure one sentence that the user can act on (docs/pyodide.md).
 */

import { filled, sentence } from './sentence.js';

/** @typedef {import('./sentence.js').Sentence} Sentence */
/** @typedef {{host: string, folder: string, bad: Sentence, away: Sentence}} Source `bad` and `away`: what to do */
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

const RELOAD = sentence('see whether it is still running, then reload the page');

/** @type {Source} */
export const VENDOR = {
    host: 'SillyTavern',
    folder: 'vendor/pyodide/',
    bad: sentence(
        'run "make vendor" in Limner\'s folder, or delete vendor/pyodide there to load Pyodide from the network',
    ),
    away: RELOAD,
};

/** @type {Source} Limner's own files. */
export const EXTENSION = {
    host: 'SillyTavern',
    folder: '',
    bad: sentence(
        "Limner's folder is incomplete, so update or reinstall the extension, then reload the page",
    ),
    away: RELOAD,
};

/** @param {string} url @returns {Source} */
export function cdn(url) {
    const { host } = new URL(url);
    return {
        host,
        folder: '',
        bad: sentence(
            'something between you and ${0} changes or blocks files, so try another network, or run "make vendor" in Limner\'s folder',
            host,
        ),
        away: sentence(
            'check the connection and what may block ${0}, then reload the page, or run "make vendor" in Limner\'s folder',
            host,
        ),
    };
}

/** What went wrong, as one sentence for the user. */
export class BootError extends Error {
    /** @param {Sentence} said */
    constructor(said) {
        super(filled(said));
        this.sentence = said;
    }
    /** @type {number | undefined} what the server answered, where that is the trouble */ status;
}

/** Downloads under deadlines; the first that fails ends all the others. */
export class Downloads {
    #stop = new AbortController();
    /** @type {ReturnType<typeof setTimeout>} */ #timer;

    /** @param {Partial<Deadlines>} [deadlines] */
    constructor(deadlines) {
        this.deadlines = { ...DEADLINES, ...deadlines };
        const late = sentence(
            'The files did not arrive within ${0}: the connection is too slow now, so reload the page later.',
            spelled(this.deadlines.fetch),
        );
        this.#timer = setTimeout(() => this.end(new BootError(late)), this.deadlines.fetch);
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
            const { host, away } = source;
            const time = spelled(silence);
            const said = sentence('${0} sent nothing of ${1} for ${2}: ${3}.', host, file, time, away);
            this.end(new BootError(said));
        };
        let timer = setTimeout(silent, silence);
        let received = 0;
        const half = (/** @type {Sentence} */ advice) => {
            const share = Number.isFinite(size)
                ? sentence(' (${0} of ${1} kB)', kilobytes(received), kilobytes(size))
                : '';
            const { host } = source;
            return new BootError(
                sentence('${0} from ${1} broke off in the middle${2}: ${3}.', file, host, share, advice),
            );
        };
        try {
            const response = await fetch(url, { signal, cache });
            if (!response.ok) {
                const advice = source === VENDOR || source === EXTENSION ? source.bad : source.away;
                const error = new BootError(
                    sentence(
                        '${0} answered ${1} for ${2}: ${3}.',
                        source.host,
                        response.status,
                        file,
                        advice,
                    ),
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
            throw new BootError(
                sentence('${0} could not be reached for ${1}: ${2}.', source.host, file, source.away),
            );
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
export const spelled = (milliseconds) =>
    milliseconds < 60_000 ? `${milliseconds / 1000} s` : `${milliseconds / 60_000} min`;
/** @param {number} bytes */
const kilobytes = (bytes) => Math.round(bytes / 1000);
