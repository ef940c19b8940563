/**
 * How much of the answers of all services may be held in memory at once; who comes first is served first.
 *
 * What is short never waits: a service that sends a line and then nothing keeps no one else from reading.
 */

/** Bytes of each answer that are not counted. */
export const SHORT = 64 * 1024;

/** Bytes that all longer answers may hold together; a service of a user's own can have 14 MB of it (docs/plugin.md). */
export const TOGETHER = 48 * 1024 * 1024;

/** Milliseconds that a longer answer has from when there is room for it. */
export const HELD = 30_000;

/** @typedef {{bytes: number, admit: () => void}} Waiter */

export class Memory {
    #left;
    /** @type {Waiter[]} */
    #queue = [];

    constructor(together = TOGETHER) {
        this.#left = together;
    }

    /**
     * Wait for room.
     *
     * @param {number} bytes @param {AbortSignal} signal ends the wait
     * @returns {Promise<() => void>} gives it back; calling it twice is once
     */
    take(bytes, signal) {
        return new Promise((resolve, reject) => {
            if (signal.aborted) {
                reject(signal.reason);
                return;
            }
            const gone = () => {
                this.#queue.splice(this.#queue.indexOf(waiter), 1);
                reject(signal.reason);
                this.#admit();
            };
            const waiter = {
                bytes,
                admit: () => {
                    signal.removeEventListener('abort', gone);
                    let held = bytes;
                    resolve(() => {
                        this.#left += held;
                        held = 0;
                        this.#admit();
                    });
                },
            };
            signal.addEventListener('abort', gone);
            this.#queue.push(waiter);
            this.#admit();
        });
    }

    #admit() {
        while (this.#queue.length && this.#queue[0].bytes <= this.#left) {
            const waiter = /** @type {Waiter} */ (this.#queue.shift());
            this.#left -= waiter.bytes;
            waiter.admit();
        }
    }
}
