/**
 * The network as Python orders it: one request to one numeric address, bounded in time and size, no redirects.
 */
import { lookup } from 'node:dns/promises';
import http from 'node:http';
import https from 'node:https';
import { isIP } from 'node:net';

/**
 * @typedef {{
 *     method: string, scheme: string, host: string, port: number, path: string, address: string,
 *     headers: Record<string, string>, body: string, milliseconds: number, most: number,
 * }} Order
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
 * @returns {Promise<{head: string, content: Uint8Array}>} rejects with `time`, `large`, `cut` or `network`
 */
export function send(order, signal) {
    const secure = order.scheme === 'https';
    const usual = order.port === (secure ? 443 : 80);
    const name = isIP(order.host) === 6 ? `[${order.host}]` : order.host;
    const body = Buffer.from(order.body);
    return new Promise((succeed, fail) => {
        let kind = 'network';
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
        // Before there is a connection nothing is asked; what becomes of a request after that, nobody knows.
        request.on('socket', (socket) =>
            socket.once(secure ? 'secureConnect' : 'connect', () => {
                if (kind === 'network') kind = 'cut';
            }),
        );
        const timer = setTimeout(() => stop(kind === 'cut' ? 'time' : 'network'), order.milliseconds);
        const stop = (/** @type {string} */ why) => {
            kind = why;
            request.destroy(new Error(why));
        };
        const failed = () => {
            clearTimeout(timer);
            fail(new Error(kind));
        };
        request.on('error', failed);
        request.on('response', (response) => {
            /** @type {Buffer[]} */
            const parts = [];
            let length = 0;
            response.on('data', (part) => {
                length += part.length;
                if (length > order.most) stop('large');
                else parts.push(part);
            });
            response.on('error', failed);
            response.on('close', () => {
                if (!response.complete) failed();
            });
            response.on('end', () => {
                clearTimeout(timer);
                const headers = Object.entries(response.headers).map(([key, value]) => [key, String(value)]);
                const head = JSON.stringify({
                    status: response.statusCode,
                    headers: Object.fromEntries(headers),
                });
                succeed({ head, content: new Uint8Array(Buffer.concat(parts)) });
            });
            if (Number(response.headers['content-length']) > order.most) stop('large');
        });
        request.end(body);
    });
}
