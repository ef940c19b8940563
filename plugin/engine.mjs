/**
 * Owns the thread that Python runs in: started by the first request, ended when nothing has been asked for a while.
 *
 * Python is on a thread of its own so that SillyTavern never waits for it (docs/plugin.md has the measurements). One
 * that dies takes nothing along: those who wait are told, and the next request starts another, which reads the files.
 */
import { Worker } from 'node:worker_threads';
import { isHere, rules, secrets } from './tavern.mjs';

/** @typedef {import('./tavern.mjs').Place} Place */
/** @typedef {{push: (text: string | null) => void}} Stream */
/** @typedef {{resolve: (value: any) => void, stream: Stream, open: boolean, user: string}} Waiting */

const SORRY = 'Limner’s server plugin could not start';

/** Requests and streams of events that may be under way: of one user, who has ten pictures at most, and in all. */
const PER_USER = 60;
const IN_ALL = 300;

class Engine {
    /** @type {Worker | null} */
    #worker = null;
    /** @type {Map<number, Waiting>} */
    #waiting = new Map();
    #asked = 0;
    #busy = 0;
    #rules = /** @type {any} */ (null);
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    #idle;

    /**
     * @param {object} request @param {Place} place the user and the folders
     * @param {Stream} stream gets the events, where the answer is a stream of them
     * @returns {Promise<{number: number, reply: any}>}
     */
    async ask(request, place, stream) {
        this.#rules ??= await rules();
        if (this.#full(place.user)) return { number: 0, reply: MANY };
        clearTimeout(this.#idle);
        const worker = (this.#worker ??= this.#start());
        const number = ++this.#asked;
        const reply = await new Promise((resolve) => {
            this.#waiting.set(number, { resolve, stream, open: false, user: place.user });
            worker.postMessage({ place, text: JSON.stringify({ ...request, ask: number }) });
        });
        this.#rest();
        return { number, reply };
    }

    /** @param {string} user */
    #full(user) {
        if (this.#waiting.size >= IN_ALL) return true;
        let own = 0;
        for (const each of this.#waiting.values()) if (each.user === user) own++;
        return own >= PER_USER;
    }

    /** Nobody listens to these events any more. @param {number} number */
    close(number) {
        if (!this.#waiting.delete(number)) return;
        this.#worker?.postMessage({ text: JSON.stringify({ close: number }) });
        this.#rest();
    }

    /** End Python; what it was painting is in the users' files. */
    async stop() {
        clearTimeout(this.#idle);
        const worker = this.#worker;
        this.#worker = null;
        await worker?.terminate();
    }

    #start() {
        const worker = new Worker(new URL('./worker.mjs', import.meta.url), { workerData: this.#rules });
        worker.on('message', (message) => this.#heard(worker, message));
        worker.on('error', (error) => this.#over(worker, String(error)));
        worker.on('exit', () => this.#over(worker, 'it ended'));
        return worker;
    }

    /** @param {Worker} worker @param {any} message */
    #heard(worker, message) {
        if (message.failed) {
            this.#over(worker, message.failed);
            worker.terminate();
        } else if (message.vault) this.#keys(worker, message.vault);
        else this.#said(JSON.parse(message.text));
    }

    /** @param {any} message */
    #said(message) {
        if ('busy' in message) {
            this.#busy = message.busy;
            this.#rest();
            return;
        }
        const waiting = this.#waiting.get(message.answer ?? message.push);
        if (!waiting) return;
        if ('push' in message) {
            if (message.text === null) this.#waiting.delete(message.push);
            waiting.stream.push(message.text);
            return;
        }
        waiting.open = message.stream;
        if (!message.stream) this.#waiting.delete(message.answer);
        waiting.resolve(message);
    }

    /** @param {Worker} worker @param {{number: number, place: Place, name?: string, value?: string}} order */
    async #keys(worker, { number, place, name, value }) {
        try {
            const here = await isHere(place);
            // The secrets that lie there now are not those of a user who is gone.
            const found = name === undefined ? here : here ? await secrets(place.root, name, value) : '';
            worker.postMessage({ vault: { number, value: found } });
        } catch (error) {
            console.error('[Limner] SillyTavern’s secrets could not be used:', error);
            worker.postMessage({ vault: { number, failed: true } });
        }
    }

    /** @param {Worker} worker @param {string} why */
    #over(worker, why) {
        if (this.#worker !== worker) return;
        this.#worker = null;
        this.#busy = 0;
        console.error(`[Limner] ${SORRY}, or it has ended: ${why}`);
        const all = [...this.#waiting.values()];
        this.#waiting.clear();
        // What was asked of it may be written down, and goes on with the next one.
        const sorry = refusal(503, `${SORRY}: ${why}.`, 'network', null);
        for (const { open, stream, resolve } of all) {
            if (open) stream.push(null);
            else resolve(sorry);
        }
    }

    #rest() {
        clearTimeout(this.#idle);
        if (this.#waiting.size || this.#busy || !this.#worker) return;
        this.#idle = setTimeout(() => this.stop(), this.#rules.idleMinutes * 60_000);
        this.#idle.unref();
    }
}

/**
 * What is answered where Python cannot: the shape of its own refusals.
 *
 * @param {number} status @param {string} message @param {string} code @param {number | null} retryAfter seconds
 */
function refusal(status, message, code, retryAfter) {
    /** @type {Record<string, string>} */
    const headers = retryAfter === null ? {} : { 'Retry-After': String(retryAfter) };
    const body = { error: { message, code, retryable: true, retryAfter, faults: [] } };
    return { status, body, headers, stream: false };
}

const MANY = refusal(
    429,
    'As many requests as SillyTavern’s server takes are under way: try again when some are answered.',
    'validation',
    5,
);

/** Both entries share it. */
export const engine = new Engine();
