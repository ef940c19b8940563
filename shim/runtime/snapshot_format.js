/**
 * The form in which a snapshot is kept: the files of a start and the pages of its memory, as one piece with sums.
 */

/**
 * @typedef {[string, number]} Part a file's name and size
 * @typedef {{
 *     key: string,
 *     code: Part[],
 *     own: Part[],
 *     split: number,
 *     sums: number[],
 *     runs: Uint32Array,
 *     length: number,
 *     body: Blob | Uint8Array<ArrayBuffer>,
 * }} Image `body` holds the files of Pyodide (`code`) and of Limner (`own`) up to `split`, then the pages of
 *     memory that are not all zeros, which `runs` places: first page, number of pages, and so on
 */

const PAGE = 4096;

/**
 * Make an image of a memory and the files it was made of.
 *
 * @param {string} key
 * @param {[string, Uint8Array<ArrayBuffer>][]} code
 * @param {[string, Uint8Array<ArrayBuffer>][]} own
 * @param {Uint8Array<ArrayBuffer>} memory
 * @returns {Promise<Image & {body: Blob}>}
 */
export async function packed(key, code, own, memory) {
    const files = [...code, ...own].map(([, bytes]) => bytes);
    const runs = runsOf(memory);
    const pages = [];
    for (let at = 0; at < runs.length; at += 2) {
        const from = runs[at] * PAGE;
        pages.push(memory.subarray(from, from + runs[at + 1] * PAGE));
    }
    const sizes = (/** @type {[string, Uint8Array][]} */ parts) =>
        parts.map(([name, { length }]) => /** @type {Part} */ ([name, length]));
    const body = new Blob([...files, ...pages]);
    const split = files.reduce((sum, { length }) => sum + length, 0);
    const image = {
        key,
        code: sizes(code),
        own: sizes(own),
        split,
        sums: [0, 0],
        runs,
        length: memory.length,
        body,
    };
    image.sums = (await halvesOf(image)).map(checksum);
    return image;
}

/** Where pages are that are not all zeros: first page, number of pages, and so on. @param {Uint8Array} memory */
function runsOf(memory) {
    const words = new Uint32Array(memory.buffer, memory.byteOffset, memory.length >> 2);
    const step = PAGE / 4;
    /** @type {number[]} */
    const runs = [];
    for (let page = 0; page * step < words.length; page++) {
        if (words.subarray(page * step, (page + 1) * step).every((word) => word === 0)) continue;
        const last = runs.length - 2;
        if (last >= 0 && runs[last] + runs[last + 1] === page) runs[last + 1]++;
        else runs.push(page, 1);
    }
    return Uint32Array.from(runs);
}

/** @param {Image} image @param {Uint8Array<ArrayBuffer>} pages */
export function unpacked({ runs, length }, pages) {
    const memory = new Uint8Array(length);
    let at = 0;
    for (let run = 0; run < runs.length; run += 2) {
        const end = at + runs[run + 1] * PAGE;
        memory.set(pages.subarray(at, end), runs[run] * PAGE);
        at = end;
    }
    return memory;
}

/** Cuts one part after another out of the bytes. @param {Uint8Array<ArrayBuffer>} bytes */
export function cutter(bytes) {
    let at = 0;
    return (/** @type {Part} */ [name, size]) =>
        /** @type {[string, Uint8Array<ArrayBuffer>]} */ ([name, bytes.subarray(at, (at += size))]);
}

/** @param {Image} image */
export const halvesOf = ({ body, split }) =>
    Promise.all(
        [body.slice(0, split), body.slice(split)].map(async (half) =>
            half instanceof Blob ? new Uint8Array(await half.arrayBuffer()) : half,
        ),
    );

/** Against what a disk does to bytes, not against who means harm: they could as well change the page. @param {Uint8Array} bytes */
export function checksum(bytes) {
    const words = new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2);
    // Four at a time: each multiplication waits for the one before it.
    const sums = [1, 2, 3, bytes.length];
    let [a, b, c, d] = sums;
    const end = words.length - (words.length % 4);
    for (let at = 0; at < end; at += 4) {
        a = Math.imul(a ^ words[at], 0x01000193);
        b = Math.imul(b ^ words[at + 1], 0x01000193);
        c = Math.imul(c ^ words[at + 2], 0x01000193);
        d = Math.imul(d ^ words[at + 3], 0x01000193);
    }
    for (const byte of bytes.subarray(end * 4)) a = Math.imul(a ^ byte, 0x01000193);
    return [b, c, d].reduce((sum, lane) => Math.imul(sum ^ lane ^ (lane >>> 15), 0x01000193), a) >>> 0;
}
