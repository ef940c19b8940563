/**
 * The engine of the server plugin alone, in a played SillyTavern (the current folder has its `src`).
 *
 *     node engine.mjs <repository> <user folder>
 *
 * Asks twice with a pause in which Python is ended, then a hundred times at once; the process ends by itself only if
 * nothing of it is left.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';

const [repository, folder] = process.argv.slice(2);
globalThis.DATA_ROOT = folder;
const { engine } = await import(pathToFileURL(`${repository}/plugin/engine.mjs`).href);
const request = {
    entry: 'limner',
    method: 'GET',
    path: '/health',
    user: 'u@1',
    handle: 'u',
    query: '',
    json: true,
};
const place = { user: 'u@1', handle: 'u', created: 1, root: folder, images: folder };
const ask = () => engine.ask(request, place, { push: () => {} });
const threads = () => process.getActiveResourcesInfo().filter((name) => name === 'MessagePort').length;

const first = await ask();
const during = threads();
while (threads()) await pause(50);
const second = await ask();
const many = await Promise.all(Array.from({ length: 100 }, ask));
const refused = many.map(({ reply }) => reply).filter(({ status }) => status === 429);
const statuses = [first.reply.status, second.reply.status];
console.info(
    JSON.stringify({ during, statuses, refused: refused.length, said: refused[0]?.body.error.message }),
);
