/**
 * The page's end of the line: owns the worker, numbers the asks, keeps the deadlines.
 *
 * Envelopes are JSON text (docs/architecture.md). Each carries the epoch of its worker, so that an answer to a
 * worker that is gone is never taken for an answer to its successor.
 */

/** @typedef {'idle' | 'fetching' | 'starting' | 'ready' | 'failed'} State */
/** @typedef {(args: any) => any} HostFunction */

/** Milliseconds Python has for a prompt hook; then the prompt goes out unchanged. */
const DEADLINE = 2000;

export class Line {
    /** @type {Worker | null} */ #worker = null;
    /** @type {State} */ state = 'idle';
    /** @type {string} */ reason = '';
    /** @type {number} share of what is fetched, 0 to 1 */ progress = 0;
    /** @type {() => void} */ onState = () => {};
    /** @type {string[]} */ #early = [];
    /** @type {Map<number, {resolve: (value: any) => void, reject: (error: Error) => void}>} */ #asks =
        new Map();
    #count = 0;
    #epoch = 0;
    #base;
    #functions;

    /**
     * @param {string} base the extension's folder, with a slash at the end
     * @param {Record<string, HostFunction>} functions all that Python may call
     */
    constructor(base, functions) {
        this.#base = base;
        this.#functions = functions;
    }

    /** Start Python. @param {object} hello what Python should know first */
    start(hello) {
        this.#epoch += 1;
        this.#move('fetching', '');
        this.#worker = new Worker(new URL('shim/worker.js', this.#base), { type: 'module', name: 'Limner' });
        this.#worker.onmessage = ({ data }) => this.#receive(data);
        this.#worker.onerror = (event) => {
            // A worker that cannot even be loaded says so here and nowhere else; later errors are not death.
            if (this.state === 'fetching') this.#fail(event.message || 'its worker could not be loaded');
        };
        this.#worker.postMessage(JSON.stringify({ boot: { base: this.#base, epoch: this.#epoch } }));
        this.event('hello', hello);
        for (const text of this.#early.splice(0)) this.#worker.postMessage(text);
    }

    /** Tell Python what happened. Kept in order until Python is there to hear it. @param {string} name @param {object} data */
    event(name, data) {
        this.#post({ event: name, data });
    }

    /**
     * Ask Python, at most for the deadline. Rejects at once where Python is known not to be ready.
     * @param {string} name @param {object} data
     * @returns {Promise<any>}
     */
    ask(name, data) {
        if (this.state !== 'ready') return Promise.reject(new Error(`Limner is not ready (${this.state}).`));
        const ask = ++this.#count;
        return new Promise((resolve, reject) => {
            const timer = setTimeout(
                () => reject(new Error(`Limner did not answer in ${DEADLINE} ms.`)),
                DEADLINE,
            );
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
            if (envelope.state === 'failed') this.#fail(envelope.reason);
            else this.#move(envelope.state, '', envelope.progress);
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

    /** @param {string} reason */
    #fail(reason) {
        this.#worker?.terminate();
        this.#worker = null;
        this.#early = [];
        console.error('[Limner] could not start:', reason);
        this.#move('failed', reason);
    }

    /** @param {State} state @param {string} reason @param {number} [progress] */
    #move(state, reason, progress = 0) {
        this.progress = progress;
        this.state = state;
        this.reason = reason;
        document.documentElement.dataset.limner =
            { ready: 'ready', failed: 'failed' }[String(state)] ?? 'booting';
        this.onState();
    }
}
