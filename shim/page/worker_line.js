/**
 * The page's end of the line: owns the worker, numbers the asks, keeps the deadlines, ends a worker that hangs.
 *
 * Envelopes are JSON text (docs/architecture.md). Each carries the epoch of its worker, so that an answer to a
 * worker that is gone is never taken for an answer to its successor.
 */
import { Batching } from './batching.js';
import { filled, sentence } from '../runtime/sentence.js';
import { Heartbeat, HUNG, stopped, unloadable } from './heartbeat.js';
import { spoken } from './translation.js';

/** @typedef {'idle' | 'fetching' | 'starting' | 'ready' | 'failed'} State */
/** @typedef {(args: any) => any} HostFunction */
/** @typedef {string | import('../runtime/sentence.js').Sentence} Reason */

/** Milliseconds Python has for a prompt hook; then the prompt goes out unchanged. */
const DEADLINE = 2000;

/**
 * Milliseconds, but for the pauses' number, which is how often a worker is begun anew in a row. A test makes them
 * shorter by laying some of them into `window.limnerTimings` before the extension starts.
 */
const TIMINGS = {
    /** Between two pings: what hangs is noticed in 15 s, and a ping costs 0.1 ms. */
    beat: 5000,
    /** Of silence that are death. Python's longest honest work, a scan of a long chat, is well under a second. */
    patience: 10_000,
    /** Before each new worker: the first at once for the reader, the last for a server that is being restarted. */
    pauses: [1000, 5000, 25_000],
    /** Of life after which the deaths before it no longer count: not the same trouble. */
    health: 180_000,
    /** Of silence after which a start from a snapshot has hung: the next worker starts without it. */
    wake: 15_000,
    /** @type {Partial<import('../runtime/downloads.js').Deadlines> | undefined} the worker's own, where a test wants others */
    deadlines: undefined,
};

/** Names this page, for as long as it is loaded: its workers come and go. */
const PAGE = Math.random().toString(36).slice(2);

export class Line {
    /** @type {Worker | null} */ #worker = null;
    /** @type {State} */ state = 'idle';
    /** @type {string} of a failure, a whole sentence that says what to do */ reason = '';
    /** @type {boolean} whether no worker is begun any more, which the user was told */ givenUp = false;
    /** @type {number} share of what is fetched, 0 to 1 */ progress = 0;
    /** @type {() => void} */ onState = () => {};
    batching = new Batching();
    /** @type {string[]} */ #early = [];
    /** @type {Map<number, {resolve: (value: any) => void, reject: (error: Error) => void}>} */ #asks =
        new Map();
    #count = 0;
    #epoch = 1;
    #restarts = 0;
    #readyAt = 0;
    #shown = false;
    #heart;
    /** @type {ReturnType<typeof setTimeout> | undefined} */ #timer;
    /** @type {() => object} */ #hello = () => ({});
    #timings = TIMINGS;
    #base;
    #functions;

    /**
     * @param {string} base the extension's folder, with a slash at the end
     * @param {Record<string, HostFunction>} functions all that Python may call
     */
    constructor(base, functions) {
        this.#base = base;
        this.#functions = functions;
        const ping = (/** @type {number} */ number) => this.#post({ ping: number });
        this.#heart = new Heartbeat(ping, () => this.#died());
    }

    /** The number of the worker; with a new one Python knows nothing of what was told before. */
    get epoch() {
        return this.#epoch;
    }

    /** Start Python. @param {() => object} hello what Python should know first, asked anew for each worker */
    start(hello) {
        this.#hello = hello;
        this.#timings = { ...TIMINGS, .../** @type {any} */ (window).limnerTimings };
        this.#begin();
    }

    /** ST is ready to be used: a start that takes much of the processor disturbs nobody from here on. */
    show() {
        this.#shown = true;
        this.#worker?.postMessage('{"shown":true}');
    }

    #begin() {
        const epoch = this.#epoch;
        this.batching.end(); // what waits was told before this worker's hello, which comes first
        this.#move('fetching', '');
        this.#worker = new Worker(new URL('shim/runtime/worker.js', this.#base), {
            type: 'module',
            name: 'Limner',
        });
        this.#worker.onmessage = ({ data }) => this.#receive(data);
        this.#worker.onerror = (event) => {
            // A worker that cannot even be loaded says so here and nowhere else; later errors are not death.
            if (this.#epoch === epoch && this.state === 'fetching') this.#fail(unloadable(event.message));
        };
        const { deadlines } = this.#timings;
        const boot = { base: this.#base, epoch, page: PAGE, shown: this.#shown, deadlines };
        this.#worker.postMessage(JSON.stringify({ boot }));
        this.event('hello', { ...this.#hello(), restarted: epoch > 1 });
        for (const text of this.#early.splice(0)) this.#worker.postMessage(text);
    }

    /** Tell Python what happened. Kept in order until Python is there to hear it. @param {string} name @param {object} data */
    event(name, data) {
        this.#post({ event: name, data });
    }

    /**
     * Ask Python, at most for the deadline (milliseconds; what the user asked for may take its time). Rejects at once
     * where Python is known not to be ready.
     * @param {string} name @param {object} data @param {number} [deadline]
     * @returns {Promise<any>}
     */
    ask(name, data, deadline = DEADLINE) {
        if (this.state !== 'ready') return Promise.reject(new Error(`Limner is not ready (${this.state}).`));
        const ask = ++this.#count;
        return new Promise((resolve, reject) => {
            const late = () => reject(new Error(`Limner did not answer in ${deadline} ms.`));
            const timer = Number.isFinite(deadline) ? setTimeout(late, deadline) : undefined;
            const settle = (/** @type {(value: any) => void} */ how) => (/** @type {any} */ value) => {
                clearTimeout(timer);
                how(value);
            };
            this.#asks.set(ask, { resolve: settle(resolve), reject: settle(reject) });
            this.#post({ ask, event: name, data });
        }).finally(() => this.#asks.delete(ask));
    }

    /** @param {object} envelope */
    #post(envelope) {
        this.batching.end();
        if (this.state === 'failed') return;
        const text = JSON.stringify(envelope);
        if (this.#worker) this.#worker.postMessage(text);
        else this.#early.push(text);
    }

    /** @param {string} text */
    #receive(text) {
        const envelope = JSON.parse(text);
        if (envelope.epoch !== this.#epoch) return;
        if ('state' in envelope) {
            if (envelope.state === 'failed') return this.#fail(envelope.reason);
            this.#move(envelope.state, '', envelope.progress);
            clearTimeout(this.#timer);
            if (envelope.state === 'ready') this.#live(envelope.start);
            else if (envelope.snapshot) this.#timer = setTimeout(() => this.#died(HUNG), this.#timings.wake);
        } else if ('pong' in envelope) {
            this.#heart.heard(envelope.pong);
        } else if ('tell' in envelope) {
            this.#call(envelope.tell, envelope.args).catch((error) =>
                console.error('[Limner]', envelope.tell, error),
            );
        } else if ('call' in envelope) {
            const epoch = this.#epoch;
            const answer = (/** @type {object} */ result) =>
                this.#epoch === epoch && this.#post({ answer: envelope.ask, ...result });
            this.#call(envelope.call, envelope.args).then(
                (value) => answer({ value: value ?? null }),
                (error) =>
                    answer({
                        error: { kind: error?.kind ?? 'bug', message: String(error?.message ?? error) },
                    }),
            );
        } else if ('answer' in envelope) {
            const waiting = this.#asks.get(envelope.answer);
            if (envelope.error) waiting?.reject(new Error(envelope.error.message));
            else waiting?.resolve(envelope.value);
        } else if ('error' in envelope) {
            console.error('[Limner] worker:', envelope.error);
        }
    }

    /** @param {string} name @param {object} args */
    async #call(name, args) {
        const run = this.#functions[name];
        if (!run) throw new Error(`The page has no function ${name}.`);
        return run(args);
    }

    /** @param {'plain' | 'snapshot'} start how it came to be */
    #live(start) {
        document.documentElement.dataset.limnerStart = start;
        this.#readyAt = performance.now();
        this.#heart.start(this.#timings.beat, this.#timings.patience);
    }

    /** End what is left of the worker. What is told from now on waits for the next one. */
    #end() {
        clearTimeout(this.#timer);
        this.#heart.stop();
        this.#worker?.terminate();
        this.#worker = null;
        this.#epoch += 1;
        for (const { reject } of this.#asks.values())
            reject(new Error(spoken(sentence('Limner was ended: it did not answer.'))));
    }

    /** @param {Reason} [reason] why it cannot even start any more */
    #died(reason) {
        const { pauses, health } = this.#timings;
        if (this.state === 'ready' && performance.now() - this.#readyAt >= health) this.#restarts = 0;
        this.#end();
        if (this.#restarts >= pauses.length) {
            this.#early = [];
            this.givenUp = true;
            this.#move('failed', stopped(this.#restarts + 1, reason));
            const said = sentence('No more pictures are painted. ${0}', this.reason);
            toastr.error(spoken(said), 'Limner', { escapeHtml: true });
            return;
        }
        console.warn('[Limner] is begun anew:', filled(reason ?? 'Python does not answer.'));
        this.#move('fetching', '');
        this.#timer = setTimeout(() => this.#begin(), pauses[this.#restarts++]);
    }

    /** What keeps the first worker from starting keeps the next from it too; a later one may find things better. @param {Reason} reason */
    #fail(reason) {
        console.error('[Limner] could not start:', filled(reason));
        if (this.#restarts) return this.#died(reason);
        this.#end();
        this.#early = [];
        this.#move('failed', sentence('Limner could not start: ${0}', reason));
    }

    /** @param {State} state @param {Reason} reason @param {number} [progress] */
    #move(state, reason, progress = 0) {
        this.progress = progress;
        this.state = state;
        this.reason = reason && spoken(reason);
        document.documentElement.dataset.limner =
            { ready: 'ready', failed: 'failed' }[String(state)] ?? 'booting';
        this.onState();
    }
}
