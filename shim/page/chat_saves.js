/**
 * Whether the chat was really saved: ST's `saveChat` swallows its errors, so the browser's own record is asked.
 */

const SAVES = ['/api/chats/save', '/api/chats/group/save'];

/** @type {{from: number, ok: boolean}[]} the last saves that have ended */
const ended = [];
/** @type {(() => void)[]} */
const waiting = [];

/** Begin to look; before that, and where the browser keeps no record, no save counts as confirmed. */
export function watchSaves() {
    new PerformanceObserver((list) => {
        for (const { name, startTime, responseStatus } of /** @type {any[]} */ (list.getEntries())) {
            const path = new URL(name).pathname;
            if (SAVES.includes(path)) ended.push({ from: startTime, ok: responseStatus === 200 });
        }
        ended.splice(0, Math.max(0, ended.length - 20));
        for (const wake of waiting.splice(0)) wake();
    }).observe({ type: 'resource' });
}

/** Milliseconds that the record of a save may come after its answer: a busy page is slow to tell. */
const PATIENCE = 2000;

/** Whether a save that began after this moment has succeeded. @param {number} since */
export async function savedSince(since) {
    const known = () => ended.find(({ from }) => from >= since);
    const late = performance.now() + PATIENCE;
    while (!known() && performance.now() < late) {
        await new Promise((resolve) => {
            waiting.push(() => resolve(null));
            setTimeout(resolve, late - performance.now());
        });
    }
    return ended.some(({ from, ok }) => ok && from >= since);
}
