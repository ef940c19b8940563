/**
 * Whether Python is alive: it is pinged, and answers by itself. Death is silence, not an error: a worker lives on after
 * one.
 */
import { sentence } from '../runtime/sentence.js';

export const HUNG = sentence('it hung while it started');

/** @param {string} why */
export const unloadable = (why) =>
    why
        ? sentence('its worker could not be loaded (${0}): reload the page.', why)
        : sentence('its worker could not be loaded: reload the page.');

/** The end of all workers. @param {number} times @param {import('./worker_line.js').Reason} [reason] why none can start any more */
export const stopped = (times, reason) =>
    reason
        ? sentence('Limner has stopped and could not start again: ${0}', reason)
        : sentence(
              'Limner has stopped: Python stopped answering ${0} times in a row. Reload the page to try again.',
              times,
          );

export class Heartbeat {
    #count = 0;
    /** @type {{of: number, silence: number} | null} the ping that is not answered yet */ #ping = null;
    /** @type {ReturnType<typeof setTimeout> | undefined} */ #timer;
    #send;
    #died;

    /** @param {(ping: number) => void} send @param {() => void} died */
    constructor(send, died) {
        this.#send = send;
        this.#died = died;
    }

    /** @param {number} beat milliseconds between two pings @param {number} patience of silence that are death */
    start(beat, patience) {
        this.#timer = setTimeout(() => this.#look(beat, patience), beat);
    }

    stop() {
        clearTimeout(this.#timer);
        this.#ping = null;
    }

    /** @param {number} pong */
    heard(pong) {
        if (this.#ping?.of === pong) this.#ping = null;
    }

    /**
     * Silence is counted in pings, not on the clock: a browser throttles the timers of a hidden tab and a laptop
     * sleeps, and a page that was not awake has not waited.
     * @param {number} beat @param {number} patience
     */
    #look(beat, patience) {
        if (this.#ping) this.#ping.silence += beat;
        if (this.#ping && this.#ping.silence >= patience) return this.#died();
        if (!this.#ping) {
            this.#ping = { of: ++this.#count, silence: 0 };
            this.#send(this.#count);
        }
        this.start(beat, patience);
    }
}
