/**
 * The thread that Python runs in: boots it, and keeps the ports that Python asks for (limner_plugin/ports.py).
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { fileURLToPath } from 'node:url';
import { holds, keepState, readPicture, readState, saveImage, setAside } from './files.mjs';
import { resolve, send } from './http.mjs';
import { Incoming } from './incoming.mjs';
import { Memory } from './memory.mjs';
import { boot } from './pyodide.mjs';

/** @typedef {import('./tavern.mjs').Place} Place */

const port = /** @type {import('node:worker_threads').MessagePort} */ (parentPort);
/** @type {Map<string, Place>} */
const places = new Map();
/** @type {Map<number, {resolve: (value: any) => void, reject: (error: Error) => void}>} */
const vault = new Map();
/** @type {Map<number, {controller: AbortController, answer?: import('./http.mjs').Answer}>} */
const calls = new Map();
const incoming = new Incoming(workerData.incoming);
const memory = new Memory();
let asked = 0;

/** Throws `gone` where the user's folder is gone, or another's by now. @param {string} user @returns {Place} */
function placeOf(user) {
    const place = places.get(user);
    if (!place || !existsSync(place.root)) throw new Error('gone');
    return place;
}

/** @param {Place} place the newest user of a handle is the only one */
function settle(place) {
    for (const { user, handle } of places.values())
        if (handle === place.handle && user !== place.user) places.delete(user);
    places.set(place.user, place);
}

/** @param {string} user @param {string} [name] none: is the user here? @param {string} [value] @returns {Promise<any>} */
const keys = (user, name, value) =>
    new Promise((resolve_, reject) => {
        const place = places.get(user);
        if (!place) return resolve_(name === undefined ? false : '');
        const number = ++asked;
        vault.set(number, { resolve: resolve_, reject });
        port.postMessage({ vault: { number, place, name, value } });
    });

const ports = {
    post: (/** @type {string} */ text) => port.postMessage({ text }),
    resolve,
    async send(
        /** @type {number} */ number,
        /** @type {string} */ order,
        /** @type {Uint8Array | undefined} */ binary,
    ) {
        const controller = new AbortController();
        calls.set(number, { controller });
        try {
            const wanted = { ...JSON.parse(order), ...(binary ? { body: binary } : {}) };
            const answer = await send(wanted, controller.signal, { incoming, memory });
            if (controller.signal.aborted) {
                answer.discard();
                throw new Error('cut');
            }
            calls.set(number, { controller, answer });
            return { head: answer.head, content: answer.content };
        } catch (error) {
            calls.delete(number);
            throw error;
        }
    },
    /** Python has it. */
    taken(/** @type {number} */ number) {
        calls.get(number)?.answer?.release();
        calls.delete(number);
    },
    /** Nobody waits for it any more. */
    abort(/** @type {number} */ number) {
        const call = calls.get(number);
        call?.controller.abort();
        call?.answer?.discard();
        calls.delete(number);
    },
    discard: (/** @type {number} */ picture) => incoming.discard(picture),
    variable: (/** @type {string} */ name) => process.env[name] ?? '',
    secret: (/** @type {string} */ user, /** @type {string} */ name) => keys(user, name),
    keep_secret: keys,
    // Where SillyTavern does not say, he is: no painted picture is thrown away for that.
    here: (/** @type {string} */ user) => keys(user).catch(() => true),
    read_state: (/** @type {string} */ user) => readState(placeOf(user).root),
    write_state: (/** @type {string} */ user, /** @type {string} */ text) =>
        keepState(placeOf(user).root, text),
    set_aside: (/** @type {string} */ user) => setAside(placeOf(user).root),
    picture_holds: (/** @type {number} */ picture, /** @type {string} */ hex) =>
        holds(incoming.path(picture), Buffer.from(hex, 'hex')),
    save_image(
        /** @type {string} */ user,
        /** @type {string} */ folder,
        /** @type {string} */ name,
        /** @type {number} */ picture,
    ) {
        saveImage(placeOf(user).images, folder, name, incoming.path(picture));
        incoming.discard(picture);
    },
    read_picture(
        /** @type {string} */ user,
        /** @type {'characters' | 'avatars' | 'images'} */ folder,
        /** @type {string} */ file,
        /** @type {number} */ most,
    ) {
        const { characters, avatars, images } = placeOf(user);
        return readPicture({ characters, avatars, images }[folder], file, most);
    },
};

/** @type {any[]} what came before Python was there */
const early = [];
let receive = (/** @type {any} */ message) => void early.push(message);

port.on('message', ({ vault: answer, place, text }) => {
    if (answer) {
        const { resolve: give, reject } = vault.get(answer.number) ?? {};
        vault.delete(answer.number);
        if (answer.failed) reject?.(new Error('SillyTavern’s secrets could not be used.'));
        else give?.(answer.value);
        return;
    }
    if (place) settle(place);
    receive(text);
});

try {
    const home = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
    const pyodide = await boot(home);
    const bridge = pyodide.pyimport('limner_plugin.bridge');
    receive = bridge.start(ports, JSON.stringify(workerData));
    bridge.destroy();
    for (const text of early) receive(text);
} catch (error) {
    port.postMessage({ failed: error instanceof Error ? error.message.split('\n').at(-1) : String(error) });
}
