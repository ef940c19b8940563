/**
 * What may wait a moment is said once for all of it: to wake the worker costs the page's thread more than all the rest
 * of a token does, and a quick model writes several in that time.
 */

/** Milliseconds. What comes alone waits for nothing; in a hidden page the timer is late, but the next one is not. */
const LENGTH = 10;

export class Moment {
    /** @type {(() => void) | null} */ #waiting = null;
    #saidAt = -Infinity;

    /**
     * Have `say` called at once or, where something was said a moment ago, at the end of that moment, in the stead of
     * all that waited for it. @param {() => void} say
     */
    soon(say) {
        const waits = this.#waiting !== null;
        this.#waiting = say;
        const rest = this.#saidAt + LENGTH - performance.now();
        if (rest <= 0) this.end();
        else if (!waits) setTimeout(() => this.end(), rest);
    }

    /** Say what waits now, because something else is about to be said. */
    end() {
        if (!this.#waiting) return;
        const say = this.#waiting;
        this.#waiting = null;
        this.#saidAt = performance.now();
        say();
    }
}
