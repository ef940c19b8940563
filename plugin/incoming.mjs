/**
 * Pictures on their way: each goes to a file as it comes, and nobody ever holds it. What is not kept is deleted.
 *
 * The files lie where SillyTavern has its own uploads: on the disk of the users' data, and emptied at each start.
 */
import { randomBytes } from 'node:crypto';
import { closeSync, mkdirSync, openSync, readdirSync, rmSync, writeSync } from 'node:fs';
import path from 'node:path';
import { Base64 } from './base64.mjs';

const NAME = /^limner-[0-9a-f]+-\d+\.part$/;
/** Bytes of its begin by which a picture is known. */
const HEAD = 16;

/** The disk is full, or not to be written to. */
export class DiskError extends Error {}

export class Incoming {
    #folder;
    /** A thread that is just ending still has its own. */
    #own = randomBytes(6).toString('hex');
    #last = 0;
    /** @type {Map<number, Picture>} */
    #pictures = new Map();

    /** @param {string} folder what a thread before this one has left in it is deleted */
    constructor(folder) {
        this.#folder = folder;
        mkdirSync(folder, { recursive: true });
        for (const name of readdirSync(folder))
            if (NAME.test(name)) rmSync(path.join(folder, name), { force: true });
    }

    /** @param {number} most bytes that it may have */
    open(most) {
        const number = ++this.#last;
        const picture = new Picture(
            number,
            path.join(this.#folder, `limner-${this.#own}-${number}.part`),
            most,
        );
        this.#pictures.set(number, picture);
        return picture;
    }

    /** @param {number} number @returns {string} its file, for whoever moves it away */
    path(number) {
        const picture = this.#pictures.get(number);
        if (!picture) throw new Error('This picture is not here any more.');
        return picture.path;
    }

    /** Delete a picture; one that is gone is no error. @param {number} number */
    discard(number) {
        this.#pictures.get(number)?.delete();
        this.#pictures.delete(number);
    }
}

export class Picture {
    #most;
    /** @type {number | null} */
    #file = null;
    #made = false;
    length = 0;
    head = Buffer.alloc(0);
    /** `large`, `damaged` or `many`: then nothing of it is there. */
    fault = '';

    /** @param {number} number @param {string} path_ @param {number} most */
    constructor(number, path_, most) {
        this.number = number;
        this.path = path_;
        this.#most = most;
    }

    /** @param {Buffer} bytes */
    write(bytes) {
        if (this.fault || !bytes.length) return;
        this.length += bytes.length;
        if (this.length > this.#most) {
            this.spoil('large');
            return;
        }
        if (this.head.length < HEAD)
            this.head = Buffer.concat([this.head, bytes.subarray(0, HEAD - this.head.length)]);
        try {
            this.#file ??= openSync(this.path, 'wx');
            this.#made = true;
            for (let done = 0; done < bytes.length;) done += writeSync(this.#file, bytes, done);
        } catch (error) {
            throw new DiskError(String(error));
        }
    }

    /** There is no more. */
    end() {
        if (this.#file !== null) closeSync(this.#file);
        this.#file = null;
    }

    /** It cannot be had. @param {string} fault */
    spoil(fault) {
        this.fault = fault;
        this.delete();
    }

    delete() {
        this.end();
        if (this.#made) rmSync(this.path, { force: true });
    }
}

/** A picture as base64: a `Value` of the scanner's. */
export class PictureText {
    #signs = new Base64();
    #picture;
    #end;

    /** @param {Picture} picture @param {(picture: Picture) => string} end says what stands in its place */
    constructor(picture, end) {
        this.#picture = picture;
        this.#end = end;
    }

    /** @param {string} signs */
    write(signs) {
        if (this.#picture.fault) return;
        this.#picture.write(this.#signs.write(signs));
        if (this.#signs.damaged && !this.#picture.fault) this.#picture.spoil('damaged');
    }

    end() {
        this.#signs.end();
        if (this.#signs.damaged && !this.#picture.fault) this.#picture.spoil('damaged');
        this.#picture.end();
        return this.#end(this.#picture);
    }
}
