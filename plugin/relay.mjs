/**
 * NextChat's sync file on its way between the page and the user's own server: the bytes are passed on as they come, and
 * neither held nor read here. Which request is sent, and whether it may be, Python has decided (`sync_file.py`).
 *
 * The page gets 200 and the server's status in a header of its own, so that no refusal of a stranger's is taken for
 * SillyTavern's. Of an answer that is no 200 only the status is passed on: it may quote what it was asked with.
 */
import http from 'node:http';
import https from 'node:https';
import { isIP } from 'node:net';

/**
 * @typedef {{
 *     method: string, scheme: string, host: string, port: number, path: string, address: string,
 *     headers: Record<string, string>, milliseconds: number, most: number, secret: string,
 * }} Order
 */

/** Files that may be on their way at a time: of one user, who has a few tabs, and in all. */
const PER_USER = 4;
const IN_ALL = 20;
/** @type {Map<string, number>} */
const under = new Map();

/**
 * Send what was ordered, and answer with what comes.
 *
 * @param {Order} order @param {any} request the page's @param {any} response the page's @param {string} user
 * @returns {Promise<string>} '' or why nothing came: `busy`, `large`, `time`, `cut`, `network`; then nothing is sent yet
 */
export async function relay(order, request, response, user) {
    const own = under.get(user) ?? 0;
    const all = [...under.values()].reduce((sum, each) => sum + each, 0);
    if (own >= PER_USER || all >= IN_ALL) return 'busy';
    under.set(user, own + 1);
    try {
        return await passed(order, request, response);
    } finally {
        const left = (under.get(user) ?? 1) - 1;
        if (left) under.set(user, left);
        else under.delete(user);
    }
}

/** @param {Order} order @param {any} request @param {any} response @returns {Promise<string>} */
async function passed(order, request, response) {
    let kind = 'network';
    const asked = begun(order, request);
    const stop = (/** @type {string} */ why) => {
        kind = why;
        asked.destroy(new Error(why));
    };
    asked.on('socket', (socket) =>
        socket.once(order.scheme === 'https' ? 'secureConnect' : 'connect', () => {
            if (kind === 'network') kind = 'cut';
        }),
    );
    const timer = setTimeout(() => stop(kind === 'cut' ? 'time' : 'network'), order.milliseconds);
    // Whoever asked is gone: half of a file is not sent on, because the length that was said is never reached.
    const left = () => stop('cut');
    response.once('close', left);
    try {
        if (order.method === 'PUT' || order.method === 'POST') send(request, asked, order, stop);
        else asked.end();
        const answer = await answerOf(asked);
        answer.on('error', () => {}); // reading it says so as well
        const whole = answer.statusCode === 200 && order.method === 'GET';
        if (whole && Number(answer.headers['content-length']) > order.most) {
            stop('large');
            return 'large';
        }
        const head = {
            'Content-Type': 'application/octet-stream',
            'X-Content-Type-Options': 'nosniff',
            'Cache-Control': 'no-store, no-transform',
            'X-Limner-Status': String(answer.statusCode),
            ...told('X-Limner-Etag', answer.headers.etag, ETAG, order),
            ...told('X-Limner-Retry-After', answer.headers['retry-after'], SECONDS, order),
        };
        if (!whole) {
            asked.destroy();
            response.status(200).set(head).end();
            return '';
        }
        await given(answer, response, head, order, stop);
        return '';
    } catch (error) {
        if (response.headersSent) response.destroy(); // the page must not take half of it for the whole
        if (error instanceof TypeError) console.error('[Limner]', error);
        return response.headersSent ? '' : kind;
    } finally {
        clearTimeout(timer);
        response.off('close', left);
    }
}

/**
 * The page's body to the server, of the length that the page has said.
 * @param {any} request @param {http.ClientRequest} asked @param {Order} order @param {(why: string) => void} stop
 */
function send(request, asked, order, stop) {
    let length = 0;
    request.on('data', (/** @type {Buffer} */ part) => {
        length += part.length;
        if (length > order.most) return stop('large');
        if (!asked.write(part)) request.pause();
    });
    asked.on('drain', () => request.resume());
    request.on('end', () => asked.end());
    request.on('aborted', () => stop('cut'));
}

/**
 * @param {http.IncomingMessage} answer @param {any} response @param {Record<string, string>} head @param {Order} order
 * @param {(why: string) => void} stop
 */
async function given(answer, response, head, order, stop) {
    const secret = Buffer.from(order.secret);
    let kept = Buffer.alloc(0);
    let length = 0;
    for await (const part of answer) {
        length += part.length;
        const seen = Buffer.concat([kept, part]);
        if (length > order.most || seen.includes(secret)) {
            stop(length > order.most ? 'large' : 'cut');
            throw new Error('not passed on');
        }
        // As much is held back as could be the beginning of the secret.
        const sure = Math.max(0, seen.length - secret.length + 1);
        kept = Buffer.from(seen.subarray(sure));
        if (!sure) continue;
        if (!response.headersSent) response.status(200).set(head);
        if (!response.write(seen.subarray(0, sure))) await drained(response);
    }
    if (!answer.complete) throw new Error('half of it');
    if (!response.headersSent) response.status(200).set(head);
    response.end(kept);
}

/** @param {any} response @returns {Promise<void>} */
const drained = (response) =>
    new Promise((resolve) => {
        const done = () => {
            response.off('drain', done);
            response.off('close', done);
            resolve();
        };
        response.on('drain', done);
        response.on('close', done);
    });

/** @param {Order} order @param {any} request */
function begun(order, request) {
    const secure = order.scheme === 'https';
    const usual = order.port === (secure ? 443 : 80);
    const name = isIP(order.host) === 6 ? `[${order.host}]` : order.host;
    const writes = order.method === 'PUT' || order.method === 'POST';
    return (secure ? https : http).request({
        method: order.method,
        // Connected to by number: what the name means by now is not asked again. The certificate is the name's.
        host: order.address,
        ...(secure && !isIP(order.host) ? { servername: order.host } : {}),
        port: order.port,
        path: order.path,
        headers: {
            ...order.headers,
            Host: usual ? name : `${name}:${order.port}`,
            ...(writes ? { 'Content-Length': String(Number(request.headers['content-length'] ?? 0)) } : {}),
        },
        agent: false,
    });
}

/** @param {http.ClientRequest} asked @returns {Promise<http.IncomingMessage>} */
const answerOf = (asked) =>
    new Promise((resolve, reject) => {
        asked.on('error', reject); // for good: an error that comes later is the answer's as well
        asked.on('response', resolve);
        asked.on('close', () => reject(new Error('no answer'))); // also after a 101, which is no error to Node
    });

/** What Python takes for an ETag (`sync_file.py`), and how long to wait. */
const ETAG = /^(W\/)?"[\x21\x23-\x7e]{0,200}"$/;
const SECONDS = /^\d{1,8}$/;

/**
 * A stranger's header, where it is what it should be and nothing else.
 * @param {string} name @param {string | undefined} text @param {RegExp} form @param {Order} order
 * @returns {Record<string, string>}
 */
const told = (name, text, form, { secret }) =>
    text && form.test(text) && !text.includes(secret) ? { [name]: text } : {};
