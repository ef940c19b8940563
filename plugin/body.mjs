/**
 * What becomes of an answer's body as it comes: text is held, up to a limit; pictures go to files.
 */
import { PictureText } from './incoming.mjs';
import { Scanner } from './scanner.mjs';

/** @typedef {import('./incoming.mjs').Picture} Picture */
/** @typedef {{number: number, size: number, head: number[], fault: string}} Told */
/**
 * What is to be read. `text`: bytes that may be held; `field`: the name of the texts that are pictures, or empty;
 * `whole`: all of it is one; `pictures`: how many may be kept; `each`: bytes of one.
 * @typedef {{text: number, field: string, whole: boolean, pictures: number, each: number}} Wanted
 */

export class Body {
    #wanted;
    #incoming;
    /** @type {Picture[]} */
    #pictures = [];
    #scanner;
    /** @type {Picture | null} */
    #whole = null;
    #bytes = Buffer.alloc(4096);
    /** Bytes that are held. */
    length = 0;

    /** @param {Wanted} wanted @param {import('./incoming.mjs').Incoming} incoming */
    constructor(wanted, incoming) {
        this.#wanted = wanted;
        this.#incoming = incoming;
        this.#scanner = wanted.field ? new Scanner(wanted.field, () => this.#opened()) : null;
        if (wanted.whole) this.#pictures.push((this.#whole = incoming.open(wanted.each)));
    }

    /** Whether more is there than may be: nothing of that is held. */
    get over() {
        return this.length > this.#wanted.text || this.#whole?.fault === 'large';
    }

    /** @param {Buffer} part */
    write(part) {
        if (this.#whole) this.#whole.write(part);
        else if (this.#scanner) for (const kept of this.#scanner.write(part)) this.#hold(kept);
        else this.#hold(part);
    }

    /** @returns {{content: Uint8Array, pictures: Told[]}} */
    end() {
        for (const picture of this.#pictures) picture.end();
        const pictures = this.#pictures.map(({ number, length, head, fault }) => ({
            number,
            size: length,
            head: [...head],
            fault,
        }));
        return { content: new Uint8Array(this.#bytes.subarray(0, this.length)), pictures };
    }

    /** Nobody wants it any more. */
    discard() {
        for (const { number } of this.#pictures) this.#incoming.discard(number);
    }

    /** A copy: what is kept of a part must not keep the part. @param {Buffer} kept */
    #hold(kept) {
        const before = this.length;
        this.length += kept.length;
        if (this.over) return;
        if (this.length > this.#bytes.length) {
            const room = Math.min(Math.max(this.length, 2 * this.#bytes.length), this.#wanted.text);
            this.#bytes = Buffer.concat([this.#bytes.subarray(0, before)], room);
        }
        kept.copy(this.#bytes, before);
    }

    #opened() {
        const picture = this.#incoming.open(this.#wanted.each);
        this.#pictures.push(picture);
        if (this.#pictures.length > this.#wanted.pictures) picture.spoil('many');
        return new PictureText(picture, () => {
            const at = this.#pictures.indexOf(picture);
            if (picture.fault !== 'many' && (picture.fault || picture.length)) return String(at);
            this.#pictures.splice(at, 1);
            this.#incoming.discard(picture.number);
            return '';
        });
    }
}
