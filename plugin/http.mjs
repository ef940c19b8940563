/**
 * The network as Python orders it: one request to one numeric address, bounded in time and size, no redirects.
 *
 * What is too much is refused while it comes. Pictures go to files (`incoming.mjs`), text is held within what all
 * answers may hold together (`memory.mjs`).
 */
import { lookup } from 'node:dns/promises';
import http from 'node:http';
import https from 'node:https';
import { isIP } from 'node:net';
import { Body } from './body.mjs';
import { DiskError } from './incoming.mjs';
import { HELD, SHORT } from './memory.mjs';

/**
 * @typedef {{
 *     method: string, scheme: string, host: string, port: number, path: string, address: string,
 *     headers: Record<string, string>, body: string | Uint8Array, milliseconds: number, most: number,
 * } & import('./body.mjs').Wanted} Order
 */
/**
 * `release` gives back the memory that is counted for it, `discard` the pictures as well.
 * @typedef {{head: string, content: Uint8Array, release: () => void, discard: () => void}} Answer
 */

/** @param {string} host @returns {Promise<string>} its addresses as a JSON list */
export async function resolve(host) {
    try {
        const found = await lookup(host, { all: true, verbatim: true });
        return JSON.stringify(found.map(({ address }) => address));
    } catch {
        return '[]';
    }
}

/**
 * @param {Order} order @param {AbortSignal} signal
 * @param {{incoming: import('./incoming.mjs').Incoming, memory: import('./memory.mjs').Memory}} store
 * @returns {Promise<Answer>} rejects with `time`, `large` (more than `most`), `text` (more text than may be held),
 *     `busy` (no memory in time), `disk`, `cut` or `network`
 */
export async function send(order, signal, { incoming, memory }) {
    let kind = 'network';
    let release = () => {};
    const over = new AbortController();
    const request = begun(order, signal);
    // Before there is a connection nothing is asked; what becomes of a request after that, nobody knows.
    request.on('socket', (socket) =>
        socket.once(order.scheme === 'https' ? 'secureConnect' : 'connect', () => {
            if (kind === 'network') kind = 'cut';
        }),
    );
    const stop = (/** @type {string} */ why) => {
        kind = why;
        const error = new Error(why);
        over.abort(error);
        request.destroy(error);
        return error;
    };
    const late = () => stop(waits ? 'busy' : kind === 'cut' ? 'time' : 'network');
    let waits = false;
    let timer = setTimeout(late, order.milliseconds);
    signal.addEventListener('abort', () => over.abort(signal.reason), { once: true });
    const body = new Body(order, incoming);
    try {
        const response = await responseOf(request);
        response.on('error', () => {}); // reading it says so as well
        const head = {
            status: Number(response.statusCode),
            headers: Object.fromEntries(
                Object.entries(response.headers).map(([key, value]) => [key, String(value)]),
            ),
        };
        if (order.whole && head.status !== 200) {
            request.destroy();
            body.discard();
            return {
                head: JSON.stringify({ ...head, pictures: [] }),
                content: new Uint8Array(),
                release,
                discard: release,
            };
        }
        if (Number(response.headers['content-length']) > order.most) throw stop('large');
        let length = 0;
        let counted = false;
        for await (const part of response) {
            length += part.length;
            if (length > order.most) throw stop('large');
            body.write(part);
            if (body.over) throw stop(order.whole ? 'large' : 'text');
            if (body.length > SHORT && !counted) {
                counted = waits = true;
                release = await memory.take(order.text, over.signal);
                waits = false;
                clearTimeout(timer);
                timer = setTimeout(late, Math.min(HELD, order.milliseconds));
            }
        }
        const { content, pictures } = body.end();
        const discard = () => {
            release();
            body.discard();
        };
        return { head: JSON.stringify({ ...head, pictures }), content, release, discard };
    } catch (error) {
        release();
        body.discard();
        if (error instanceof DiskError) stop('disk');
        if (error instanceof DiskError || error instanceof TypeError) console.error('[Limner]', error);
        throw new Error(kind, { cause: error });
    } finally {
        clearTimeout(timer);
    }
}

/** @param {Order} order @param {AbortSignal} signal */
function begun(order, signal) {
    const secure = order.scheme === 'https';
    const usual = order.port === (secure ? 443 : 80);
    const name = isIP(order.host) === 6 ? `[${order.host}]` : order.host;
    const { body: given } = order;
    const body =
        typeof given === 'string'
            ? Buffer.from(given)
            : Buffer.from(given.buffer, given.byteOffset, given.byteLength); // no second copy of what may be large
    const request = (secure ? https : http).request({
        method: order.method,
        // Connected to by number: what the name means by now is not asked again. The certificate is the name's.
        host: order.address,
        ...(secure && !isIP(order.host) ? { servername: order.host } : {}),
        port: order.port,
        path: order.path,
        headers: {
            ...order.headers,
            Host: usual ? name : `${name}:${order.port}`,
            ...(body.length ? { 'Content-Length': String(body.length) } : {}),
        },
        agent: false,
        signal,
    });
    request.end(body);
    return request;
}

/** @param {http.ClientRequest} request @returns {Promise<http.IncomingMessage>} */
const responseOf = (request) =>
    new Promise((resolve_, reject) => {
        request.on('error', reject); // for good: an error that comes later is the response's as well
        request.on('response', resolve_);
        request.on('close', () => reject(new Error('no answer'))); // also after a 101, which is no error to Node
    });
