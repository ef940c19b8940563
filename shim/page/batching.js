/**
 * What may wait a moment is said once for all of it: to wake the worker costs the page's thread more than all the rest
 * of a token does, and a quick model writes several in that time.
 */

/** Milliseconds from what was said last. In a hidden page the timer is late, but the next one is not. */
const SHORT = 10;
const LONG = 50;

export class Batching {
    /** @type {(() => void) | null} */ #waiting = null;
    #saidAt = -Infinity;
    #timer = 0;
    #due = Infinity;

    /**
     * Have `say` called at once or, where something was said a moment ago, at the end of that moment, in the stead of
     * all that waited for it. @param {() => void} say @param {boolean} urgent the moment is a short one
     */
    soon(say, urgent) {
        this.#waiting = say;
        const now = performance.now();
        const due = this.#saidAt + (urgent ? SHORT : LONG);
        if (due <= now) {
            this.end();
        } else if (due < this.#due) {
            clearTimeout(this.#timer);
            this.#due = due;
            this.#timer = setTimeout(() => this.end(), due - now);
        }
    }

    /** Say what waits now, because something else is about to be said. */
    end() {
        if (!this.#waiting) return;
        const say = this.#waiting;
        clearTimeout(this.#timer);
        this.#waiting = null;
        this.#due = Infinity;
        this.#saidAt = performance.now();
        say();
    }
}
