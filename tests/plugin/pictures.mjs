/**
 * Pictures on their way through the server plugin, in a played SillyTavern (the current folder has its `src`).
 *
 *     node pictures.mjs <repository> <user folder>
 *
 * A service answers as the prompt says; printed is what came of each order and which files were left after it.
 */
import { readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';

const [repository, folder] = process.argv.slice(2);
globalThis.DATA_ROOT = folder;
const { engine } = await import(pathToFileURL(`${repository}/plugin/engine.mjs`).href);

const text = (/** @type {number} */ size) =>
    Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(size, 5)]).toString('base64');
const [small, large, page] = [text(3e6), text(22e6), Buffer.from('<svg/>').toString('base64')];
const begun = `{"data":[{"b64_json":"${small}`;
/** @type {Record<string, object>} */
const answers = {
    two: { data: [{ b64_json: small }, { b64_json: small }] },
    page: { data: [{ b64_json: page }, { b64_json: page }] },
    large: { data: [{ b64_json: large }] },
    mixed: { data: [{ b64_json: '!!' }, { b64_json: large }, { b64_json: small }] },
    elsewhere: { b64_json: small, data: [] },
    six: { data: Array(6).fill({ b64_json: small }) },
};
const service = createServer(async (request, response) => {
    let body = '';
    for await (const part of request) body += part;
    const { prompt } = JSON.parse(body);
    if (prompt === 'slow' || prompt === 'torn') {
        response.write(begun, () => prompt === 'torn' && response.destroy());
    } else response.end(prompt === 'cut' ? begun : JSON.stringify(answers[prompt]));
});
await new Promise((resolve) => service.listen(0, '127.0.0.1', () => resolve(undefined)));
const { port } = /** @type {import('node:net').AddressInfo} */ (service.address());

const place = { user: 'u@1', handle: 'u', created: 1, root: folder, images: `${folder}/images` };
const ask = async (/** @type {string} */ method, /** @type {string} */ path, body = {}) => {
    const head = { entry: 'limner', method, path, user: 'u@1', handle: 'u', query: '', json: true };
    const { reply } = await engine.ask({ ...head, body: JSON.stringify(body), size: 2 }, place, {
        push() {},
    });
    return reply.body;
};
const files = () => readdirSync(`${folder}/_uploads`).length;

await ask('POST', '/config', { service: 'openai', baseUrl: `http://127.0.0.1:${port}/v1` });
/** @type {Record<string, [unknown, number]>} */
const came = {};
for (const prompt of [...Object.keys(answers), 'torn', 'cut']) {
    const { images, error } = await ask('POST', '/generate', { service: 'openai', prompt, wait: true });
    await ask('GET', '/health'); // Python has done what it was at when it answers
    came[prompt] = [images?.length ?? error.message, files()];
}
await ask('POST', '/generate', { service: 'openai', prompt: 'slow', id: 'slow' });
while (!files()) await pause(20);
await ask('POST', '/prediction/slow/cancel');
while (files()) await pause(20);
console.info(JSON.stringify({ came, kept: readdirSync(place.images).length }));
await engine.stop();
service.closeAllConnections();
service.close();
