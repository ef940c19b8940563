/**
 * What belongs to the story and not to the browser: notes of ours in the chat's metadata and in the character's card,
 * and ST's macros. Others write there too, so each write changes only the entries it names.
 */
import { CARD, savedSince } from './saves.js';
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

/** Milliseconds that ST may take to save a card, on a slow line. */
const LONGEST_SAVE = 60_000;

/** @typedef {Record<string, unknown>} Entries null is one that is taken away */

/** @type {Map<string, {entries: Entries, at: number}>} what was written last, by card */
const written = new Map();

/** Whether it is saved. @param {Change} change */
export async function writeCard({ owner, entries }) {
    const given = JSON.parse(entries);
    written.set(owner, { entries: { ...lately(owner), ...given }, at: performance.now() });
    return write(owner, given);
}

/**
 * ST merges on the server: what is left out stays, and nothing merges with what is no object, so what is taken away, or
 * what a stranger's card holds instead of entries, goes first. @param {string} owner @param {Entries} entries
 */
async function write(owner, entries) {
    const { constants, unshallowCharacter, writeExtensionField } = context();
    const at = placeOf(owner);
    if (at < 0) return false;
    if (context().characters[at].shallow) await unshallowCharacter(at);
    const held = heldBy(at);
    const both = { ...held.entries, ...entries };
    const gone = Object.keys(both).filter((key) => both[key] === null || held.entries[key] === null);
    const unset = Object.fromEntries(gone.map((key) => [key, constants.unset]));
    const first = held.strange ? constants.unset : unset;
    if ((held.strange || gone.length) && !(await merge(owner, first))) return false;
    const since = performance.now();
    await writeExtensionField(at, 'limner', without(both));
    return savedSince(since, CARD);
}

/** @param {string} owner @param {unknown} limner */
async function merge(owner, limner) {
    const body = JSON.stringify({ avatar: owner, data: { extensions: { limner } } });
    return (await fetch(CARD[0], { method: 'POST', headers: context().getRequestHeaders(), body })).ok;
}

/**
 * ST saves a whole card when a chat is begun or a field was edited, as the card was when it began to save it: what was
 * written meanwhile is overwritten, in the file and here. So it is written again, once ST has read its own back.
 */
export function keepCards() {
    const { eventSource, eventTypes } = context();
    eventSource.on(eventTypes.CHARACTER_EDITED, async (/** @type {any} */ { detail }) => {
        const owner = detail?.character?.avatar;
        const entries = lately(owner);
        written.delete(owner);
        const held = heldBy(placeOf(owner)).entries;
        const lost = Object.keys(entries).some((key) => asText(entries[key]) !== asText(held[key] ?? null));
        if (lost) await write(owner, entries);
    });
}

/** @param {string} owner @returns {Entries} what was written so lately that a save of ST's may have begun before */
function lately(owner) {
    const { entries = {}, at = -Infinity } = written.get(owner) ?? {};
    return performance.now() - at < LONGEST_SAVE ? entries : {};
}

/** @param {string} owner */
const placeOf = (owner) =>
    context().characters.findIndex((/** @type {any} */ { avatar }) => avatar === owner);

/** @param {number} at @returns {{entries: Entries, strange: boolean}} */
function heldBy(at) {
    const held = context().characters[at]?.data?.extensions?.limner ?? {};
    const strange = typeof held !== 'object' || Array.isArray(held);
    return { entries: strange ? {} : held, strange };
}

/** @param {{text: string}} args */
export const expandMacros = ({ text }) => context().substituteParams(text);

/** @param {Record<string, unknown>} entries */
const without = (entries) =>
    Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== null));
