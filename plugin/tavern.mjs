/**
 * What the plugin takes from the SillyTavern it runs in: its configuration and its secrets.
 *
 * The modules are SillyTavern's own, already loaded: its server has made its folder the current one.
 */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** @param {string} file @returns {Promise<any>} */
const own = (file) => import(pathToFileURL(path.join(process.cwd(), 'src', file)).href);

/** What the administrator decides (docs/plugin.md), for Python to check. */
export async function rules() {
    const { getConfigValue } = await own('util.js');
    const { UPLOADS_DIRECTORY } = await own('constants.js');
    const manifest = await readFile(new URL('../manifest.json', import.meta.url), 'utf8');
    const number = (/** @type {string} */ name, /** @type {number} */ otherwise) =>
        getConfigValue(`limner.${name}`, otherwise, 'number');
    return {
        version: JSON.parse(manifest).version,
        incoming: path.join(/** @type {any} */ (globalThis).DATA_ROOT, UPLOADS_DIRECTORY),
        innerAddresses: getConfigValue('limner.innerAddresses', [], null),
        longestSeconds: number('longestSeconds', 120),
        picturesPerMinute: number('picturesPerMinute', 30),
        picturesPerMinuteInAll: number('picturesPerMinuteInAll', 120),
        idleMinutes: number('idleMinutes', 10),
        replicateUrl: process.env.LIMNER_REPLICATE_URL ?? '',
        openaiUrl: process.env.LIMNER_OPENAI_URL ?? '',
    };
}

/**
 * A user as SillyTavern knows him, and his folders. `user` is an id that no later user of the same handle has: the time
 * when his account was made is in it.
 *
 * @typedef {{
 *     user: string, handle: string, created: number, root: string,
 *     images: string, characters: string, avatars: string,
 * }} Place
 */

/** Whether a user is still there, and his folder. @param {Place} place */
export async function isHere({ handle, created, root }) {
    if (!existsSync(root)) return false;
    const { getConfigValue } = await own('util.js');
    if (!getConfigValue('enableUserAccounts', false, 'boolean')) return true;
    const { getAllEnabledUsers, getAllUserHandles } = await own('users.js');
    if (!(await getAllUserHandles()).includes(handle)) return false;
    const user = (await getAllEnabledUsers()).find((/** @type {any} */ each) => each.handle === handle);
    return !user || user.created === created; // one who is locked out is not gone
}

/**
 * Read a user's secret, or with a `value` replace it; an empty one forgets it.
 *
 * @param {string} root the user's folder @param {string} name @param {string} [value]
 * @returns {Promise<string>}
 */
export async function secrets(root, name, value) {
    const { SecretManager } = await own('endpoints/secrets.js');
    const manager = new SecretManager({ root });
    if (value === undefined) return manager.readSecret(name);
    while (manager.readSecret(name)) manager.deleteSecret(name, null);
    if (value) manager.writeSecret(name, value, 'Limner');
    return '';
}
