/**
 * Takes the pictures out of a JSON text while it comes, so that nobody ever holds them: the texts of one field are
 * handed on in pieces, and a short name stands in their place. The work grows with the length, whatever it holds.
 *
 * It does not judge the JSON: that is Python's, which gets all the rest of it. It needs no nesting for that: a text is a
 * value of the field if the field's name and a colon are before it.
 */

const QUOTE = 0x22;
const ESCAPE = 0x5c;
const COLON = 0x3a;
const HEX = /^u[0-9a-fA-F]{4}$/;
/** @type {Record<string, string>} */
const ESCAPES = { '"': '"', '\\': '\\', '/': '/', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };
const BLANKS = new Set([0x20, 0x09, 0x0a, 0x0d]);

/**
 * Where a text of the field goes: its pieces, then its end, which says what stands in its place.
 * @typedef {{write: (signs: string) => void, end: () => string}} Value
 */

/** @param {Buffer} part @param {number} sign @param {number} at @returns {number} the end where there is none */
function next(part, sign, at) {
    const found = part.indexOf(sign, at);
    return found < 0 ? part.length : found;
}

export class Scanner {
    #field;
    #longest;
    #open;
    /** @type {Value | null} */
    #value = null;
    #inText = false;
    /** What has come of an escape: empty where none has begun. */
    #escape = '';
    /** The text before, as it was written, while it may be a name; null: it is none. @type {string | null} */
    #name = null;
    #named = false;
    /** What has come of a text of the field and is not handed on yet. */
    #signs = '';
    /** What stands in the place of the one that has just ended. */
    #instead = '';
    /** Where the next quote and the next escape are in this part, from the last place that was asked for. */
    #quote = -1;
    #slash = -1;

    /** @param {string} field @param {() => Value} open called at the begin of each of its texts */
    constructor(field, open) {
        this.#field = field;
        this.#longest = 6 * field.length; // each sign may be written \u1234
        this.#open = open;
    }

    /** @param {Buffer} part @returns {Buffer[]} what stays of it */
    write(part) {
        /** @type {Buffer[]} */
        const kept = [];
        let from = 0;
        this.#quote = this.#slash = -1;
        for (let at = 0; at < part.length;) {
            if (this.#value) {
                at = from = this.#inValue(this.#value, part, at);
                if (!this.#value) kept.push(Buffer.from(this.#instead, 'latin1'));
            } else if (this.#inText) at = this.#inOther(part, at);
            else {
                at = this.#between(part, at);
                if (this.#value) kept.push(part.subarray(from, at));
                from = this.#value ? at : from;
            }
        }
        if (this.#value) this.#handOn(this.#value);
        else if (from < part.length) kept.push(part.subarray(from));
        return kept;
    }

    /** Between texts: on to the next one. @param {Buffer} part @param {number} at @returns {number} */
    #between(part, at) {
        for (; at < part.length; at++) {
            const sign = part[at];
            if (sign === QUOTE) {
                this.#inText = true;
                if (this.#named) this.#value = this.#open();
                else this.#name = '';
                this.#named = false;
                return at + 1;
            }
            if (sign === COLON) this.#named = this.#isField();
            else if (!BLANKS.has(sign)) this.#named = false;
            if (!BLANKS.has(sign)) this.#name = null;
        }
        return at;
    }

    #isField() {
        if (this.#name === null) return false;
        if (!this.#name.includes('\\')) return this.#name === this.#field;
        try {
            return JSON.parse(`"${this.#name}"`) === this.#field;
        } catch {
            return false;
        }
    }

    /** In any other text: on behind its end. @param {Buffer} part @param {number} at @returns {number} */
    #inOther(part, at) {
        const from = at;
        for (; at < part.length; at++) {
            const sign = part[at];
            if (this.#escape) this.#escape = '';
            else if (sign === ESCAPE) this.#escape = '\\';
            else if (sign === QUOTE) {
                this.#inText = false;
                break;
            }
        }
        if (this.#name !== null) {
            const long = this.#name.length + at - from > this.#longest;
            this.#name = long ? null : this.#name + part.toString('latin1', from, at);
        }
        return this.#inText ? at : at + 1;
    }

    /** In a text of the field. @param {Value} value @param {Buffer} part @param {number} at @returns {number} */
    #inValue(value, part, at) {
        if (this.#escape) return this.#escaped(part[at], at);
        const from = at;
        if (this.#quote < at) this.#quote = next(part, QUOTE, at);
        if (this.#slash < at) this.#slash = next(part, ESCAPE, at);
        at = Math.min(this.#quote, this.#slash);
        if (at > from) this.#signs += part.toString('latin1', from, at);
        if (part[at] === ESCAPE) this.#escape = '\\';
        else if (part[at] === QUOTE) {
            this.#handOn(value);
            this.#instead = `${value.end()}"`;
            this.#value = null;
            this.#inText = false;
        } else return at;
        return at + 1;
    }

    /** Within an escape: one more sign. @param {number} sign @param {number} at @returns {number} */
    #escaped(sign, at) {
        this.#escape += String.fromCharCode(sign);
        const said = this.#escape.slice(1);
        if (said[0] === 'u' && said.length < 5) return at + 1;
        this.#escape = '';
        // What is no escape is no base64 either: a backslash says so.
        if (said[0] !== 'u') this.#signs += ESCAPES[said] ?? '\\';
        else this.#signs += HEX.test(said) ? String.fromCharCode(parseInt(said.slice(1), 16)) : '\\';
        return at + 1;
    }

    /** @param {Value} value */
    #handOn(value) {
        if (this.#signs) value.write(this.#signs);
        this.#signs = '';
    }
}
