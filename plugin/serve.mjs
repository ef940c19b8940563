/**
 * Hands each request to Python, and its answer back. What is allowed and what is answered is decided there.
 *
 * But for one thing, because it must cost nothing: whoever has not SillyTavern's token is not of its page, whatever
 * the verb. He wakes no Python, is not counted against the user he pretends to be, and is not written into a log.
 */
import { timingSafeEqual } from 'node:crypto';
import { engine } from './engine.mjs';
import { relay } from './relay.mjs';

/** Longer bodies are not handed on, only their length: Python refuses them by it (its own limit is the same). */
const HANDED_ON = 64 * 1024;
/** Bytes of events that may wait for a page that does not read them. */
const UNREAD = 256 * 1024;
const QUERY_HANDED_ON = 4096;

/** @param {any} router @param {string} entry the plugin's name in the address */
export function serve(router, entry) {
    router.use((/** @type {any} */ request, /** @type {any} */ response) => {
        if (!fromThePage(request)) {
            response.status(403).set('Cache-Control', 'no-store').json(STRANGER);
            return;
        }
        answer(entry, request, response).catch((error) => {
            console.error(`[Limner] ${request.method} ${request.path} failed:`, error);
            if (response.headersSent) response.end();
            else response.status(500).json(FAILED);
        });
    });
}

/** @param {string} message @param {string} code */
const refusal = (message, code) => ({
    error: { message, code, retryable: false, retryAfter: null, faults: [] },
});
const STRANGER = refusal('SillyTavern’s token is missing or old: reload the page.', 'network');
const FAILED = refusal('The plugin has failed; the server’s log says where.', 'provider');

/** @type {Record<string, {status: number, body: object}>} why nothing came of a file that was to be passed on */
const WHY = {
    busy: { status: 429, body: refusal('Too many files are on their way at once.', 'network') },
    large: { status: 413, body: refusal('The file is larger than NextChat’s may be.', 'validation') },
    time: {
        status: 504,
        body: refusal('The server with NextChat’s file did not answer in time.', 'network'),
    },
    cut: { status: 502, body: refusal('The connection to NextChat’s file broke.', 'network') },
    network: {
        status: 502,
        body: refusal('The server with NextChat’s file could not be reached.', 'network'),
    },
};

/** Whether it has the token that SillyTavern gave to its page for this session. @param {any} request */
function fromThePage({ headers, session }) {
    const sent = headers['x-csrf-token'];
    if (typeof sent !== 'string') return false;
    // The administrator has switched tokens off: what is left is what the browser says of where it comes from.
    if (/** @type {any} */ (globalThis).COMMAND_LINE_ARGS?.disableCsrf)
        return (
            ['same-origin', 'none', undefined].includes(headers['sec-fetch-site']) &&
            headers.origin !== 'null'
        );
    const known = session?.csrfToken;
    if (typeof known !== 'string' || !known) return false;
    const [one, other] = [Buffer.from(sent), Buffer.from(known)];
    return one.length === other.length && timingSafeEqual(one, other);
}

/** @param {string} entry @param {any} request @param {any} response */
async function answer(entry, request, response) {
    const { directories, profile } = request.user;
    const { handle, created } = profile;
    const place = {
        // Who has the handle of a user that was deleted is another one.
        user: `${handle}@${created}`,
        handle,
        created,
        root: directories.root,
        images: directories.userImages,
        characters: directories.characters,
        avatars: directories.avatars,
    };
    const { url } = request;
    const mark = url.indexOf('?');
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
            handle,
            query: mark < 0 ? '' : url.slice(mark + 1, mark + 1 + QUERY_HANDED_ON),
            json: Boolean(request.is('json')),
            match: request.headers['if-match'] ?? '',
            noneMatch: request.headers['if-none-match'] ?? '',
            ...bodyOf(request),
        },
        place,
        stream,
    );
    if (reply.relay) {
        const why = await relay(reply.relay, request, response, place.user);
        if (why) response.status(WHY[why].status).set('Cache-Control', 'no-store').json(WHY[why].body);
        return;
    }
    if (request.method === 'PUT') request.resume(); // what was sent and is not wanted
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

/**
 * SillyTavern has parsed it already; it is written anew, so that Python can measure it.
 *
 * @param {any} request @returns {{body: string, size: number}} a size of -1: it did not say
 */
function bodyOf(request) {
    // A file goes past Python: what it is told is how long that is.
    if (request.method === 'PUT') return { body: '', size: Number(request.headers['content-length'] ?? -1) };
    if (request.method !== 'POST') return { body: '', size: 0 };
    // Of what was packed nobody has said how long it is: SillyTavern has unpacked it, up to a thousandfold.
    const { headers } = request;
    if ('transfer-encoding' in headers || 'content-encoding' in headers) return { body: '', size: -1 };
    const size = Number(headers['content-length'] ?? 0);
    if (size > HANDED_ON) return { body: '', size };
    try {
        const body = JSON.stringify(request.body ?? {});
        return { body: body.length > HANDED_ON ? '' : body, size: Math.max(size, body.length) };
    } catch (error) {
        if (!(error instanceof RangeError)) throw error;
        return { body: '', size }; // nested deeper than can be written: Python says that it is no JSON of ours
    }
}

/** @param {any} response @param {string | null} text null: there is no more */
function told(response, text) {
    if (text === null) response.end();
    else if (response.writableLength > UNREAD) response.destroy();
    else response.write(text);
}
