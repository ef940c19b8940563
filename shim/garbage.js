/**
 * A worker that does nothing collects no garbage: what Python was started from, some 40 MB, would stay in memory for as
 * long as the worker lives (docs/pyodide.md).
 */

/** Have the engine look for what nobody needs any more: it does when much is taken, and none of this is ever touched. */
export function collect() {
    for (let times = 0; times < 4; times++) new ArrayBuffer(1 << 26);
}
