/**
 * What ST's context does not tell and a module of ST's own exports. These are on the page already, so nothing is fetched.
 *
 * Nothing of them is promised to an extension: where this ST has no such module or name, nobody knows, and whoever asks
 * has another way.
 */

/** ST serves every extension two folders below its own scripts. */
const SCRIPTS = new URL('../../../../../', import.meta.url);

/** @param {string} file @param {string} name @returns {Promise<any>} undefined where there is none */
export async function exported(file, name) {
    try {
        return (await import(new URL(file, SCRIPTS).href))[name];
    } catch {
        return undefined;
    }
}

/** The file of the persona in force. @returns {Promise<string>} */
export const personaInForce = async () => String((await exported('personas.js', 'user_avatar')) ?? '');

/** The further lorebooks of a character, beside the one that the card names. @param {string} stem @returns {Promise<string[]>} */
export async function furtherBooks(stem) {
    const { charLore } = (await exported('world-info.js', 'world_info')) ?? {};
    const books = Array.isArray(charLore) && charLore.find((each) => each?.name === stem)?.extraBooks;
    return Array.isArray(books) ? books : [];
}
