/**
 * What belongs to the story and not to the browser: notes of ours in the chat's metadata and in the character's card,
 * and ST's macros. Others write there too, so each write changes only the entries it names.
 */
import { savedSince } from './chat_saves.js';
import { asText, chatKey, context } from './st.js';

/** @typedef {{owner: string, entries: string}} Change `entries` is JSON text; null takes one away */

/** What the open chat holds of ours. */
export function readMetadata() {
    const ctx = context();
    return { owner: chatKey(ctx), limner: asText(ctx.chatMetadata.limner) };
}

/** Whether it is saved; a chat that is not open any more is left alone. @param {Change} change */
export async function saveMetadata({ owner, entries }) {
    const ctx = context();
    if (!owner || chatKey(ctx) !== owner) return false;
    const kept = without({ ...ctx.chatMetadata.limner, ...JSON.parse(entries) });
    ctx.chatMetadata.limner = kept;
    if (!Object.keys(kept).length) delete ctx.chatMetadata.limner;
    const since = performance.now();
    await ctx.saveMetadata();
    return savedSince(since);
}

/** What the open character's card holds of ours; a group has no card. */
export async function readCard() {
    const { characterId, characters, groupId, unshallowCharacter } = context();
    if (groupId != null || !characters[characterId]) return {};
    if (characters[characterId].shallow) await unshallowCharacter(characterId);
    const { avatar, name, data } = context().characters[characterId];
    return { owner: avatar, name, limner: asText(data?.extensions?.limner) };
}

/** @param {Change} change */
export async function writeCard({ owner, entries }) {
    const { characters, unshallowCharacter, writeExtensionField } = context();
    const at = characters.findIndex((/** @type {any} */ { avatar }) => avatar === owner);
    if (at < 0) return false;
    if (characters[at].shallow) await unshallowCharacter(at);
    // ST merges on the server, where an entry that is left out would stay: so it is written as null.
    const held = context().characters[at].data?.extensions?.limner;
    await writeExtensionField(at, 'limner', { ...held, ...JSON.parse(entries) });
    return true;
}

/** @param {{text: string}} args */
export const expandMacros = ({ text }) => context().substituteParams(text);

/** @param {Record<string, unknown>} entries */
const without = (entries) =>
    Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== null));
