/**
 * Hands each request to Python, and its answer back. What is allowed and what is answered is decided there.
 */
import { engine } from './engine.mjs';

/** Longer bodies are not handed on, only their length: Python refuses them by it (its own limit is the same). */
const HANDED_ON = 64 * 1024;
/** Bytes of events that may wait for a page that does not read them. */
const UNREAD = 256 * 1024;

/** @param {any} router @param {string} entry the plugin's name in the address */
export function serve(router, entry) {
    router.use((/** @type {any} */ request, /** @type {any} */ response) => {
        answer(entry, request, response).catch((error) => {
            console.error(`[Limner] ${request.method} ${request.path} failed:`, error);
            if (!response.headersSent) response.status(500);
            response.end();
        });
    });
}

/** @param {string} entry @param {any} request @param {any} response */
async function answer(entry, request, response) {
    const { directories, profile } = request.user;
    const place = { user: profile.handle, root: directories.root, images: directories.userImages };
    const query = Object.entries(request.query).map(([name, value]) => [name, String(value)]);
    /** @type {(string | null)[]} events that come before the head is out */
    const early = [];
    /** @type {import('./engine.mjs').Stream} */
    const stream = { push: (text) => void early.push(text) };
    const { number, reply } = await engine.ask(
        {
            entry,
            method: request.method,
            path: request.path,
            user: place.user,
            query: Object.fromEntries(query),
            json: Boolean(request.is('json')),
            ...bodyOf(request),
        },
        place,
        stream,
    );
    response.status(reply.status).set({ 'Cache-Control': 'no-store', ...reply.headers });
    if (!reply.stream) {
        response.json(reply.body);
        return;
    }
    // Not to be transformed: SillyTavern would collect the events to compress them.
    response.set({
        'Content-Type': 'text/event-stream',
        'Cache-Control': 'no-store, no-transform',
        'X-Accel-Buffering': 'no',
    });
    response.flushHeaders();
    response.on('close', () => engine.close(number));
    stream.push = (text) => told(response, text);
    for (const text of early) stream.push(text);
}

/** SillyTavern has parsed it already; it is written anew, so that Python can measure it. @param {any} request */
function bodyOf(request) {
    const size = Number(request.headers['content-length'] ?? 0);
    if (request.method !== 'POST' || size > HANDED_ON) return { body: '', size };
    const body = JSON.stringify(request.body ?? {});
    return { body: body.length > HANDED_ON ? '' : body, size: Math.max(size, body.length) };
}

/** @param {any} response @param {string | null} text null: there is no more */
function told(response, text) {
    if (text === null) response.end();
    else if (response.writableLength > UNREAD) response.destroy();
    else response.write(text);
}
