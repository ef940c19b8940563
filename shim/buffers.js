/**
 * Memory that nobody needs any more. A worker that does nothing collects no garbage: what it was started from, 70 MB
 * and more, would stay for as long as it lives.
 */

/** Give the memory of these back now; they are empty after it. @param {Uint8Array[]} arrays */
export function free(...arrays) {
    for (const { buffer } of arrays) {
        // Not there in browsers before 2024, which keep it until they collect it; a second time it would throw.
        if (buffer.byteLength) /** @type {any} */ (buffer).transfer?.(0);
    }
}
