/**
 * Base64 that comes in pieces, decoded as strictly as Python's `b64decode(validate=True)`: Node's own decoder passes
 * over whatever it does not know.
 */

const FOREIGN = /[^A-Za-z0-9+/]/;

export class Base64 {
    /** Fewer than four signs that wait for the rest of their group. */
    #rest = '';
    #ended = false;
    /** Whether it was none. */
    damaged = false;

    /** @param {string} signs @returns {Buffer} the bytes that are whole by now */
    write(signs) {
        const text = this.#rest + signs;
        const whole = text.length - (text.length % 4);
        const groups = text.slice(0, whole);
        this.#rest = text.slice(whole);
        const bytes = Buffer.from(groups, 'base64');
        if (this.#ended && text) this.damaged = true;
        // Whatever is no sign of base64 makes less of it, but for the two of its other alphabet.
        if (bytes.length < (groups.length / 4) * 3 || groups.includes('-') || groups.includes('_')) {
            const padding = groups.search(FOREIGN);
            this.#ended = true;
            const filled = /^={1,2}$/.test(groups.slice(padding));
            if (!filled || this.#rest) this.damaged = true;
        }
        return this.damaged ? Buffer.alloc(0) : bytes;
    }

    /** There is no more. */
    end() {
        if (this.#rest) this.damaged = true;
    }
}
