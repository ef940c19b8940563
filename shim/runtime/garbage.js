/**
 * A worker that does nothing collects no garbage: what Python was started from, some 40 MB, would stay in memory for as
 * long as the worker lives (docs/pyodide.md).
 */

/** Milliseconds after a start until what it leaves behind is thrown away: the page has other work before. */
const TIDY = 1000;

/** Have the engine look for what nobody needs any more: it does when much is taken, and none of this is ever touched. */
function collect() {
    try {
        for (let times = 0; times < 4; times++) new ArrayBuffer(1 << 26);
    } catch {
        // So little memory is left that the engine has just looked for some.
    }
}

/** Call it when a start is done. */
export function collectSoon() {
    setTimeout(collect, TIDY);
}
