/**
 * What belongs to the story and not to the browser: notes of ours in the chat's metadata and in the character's card,
 * and ST's macros. Others write there too, so each write changes only the entries it names.
 */
import { savedSince } from './chat_saves.js';
import { frame } from './frame.js';
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

/** @typedef {Record<string, unknown>} Entries null is one that is taken away */

/** Milliseconds that ST may take to save a card, on a slow line. */
const LONGEST_SAVE = 20_000;

/**
 * What was written last, by card: `before` is what stood there before, each value as text.
 * @type {Map<string, {entries: Entries, before: Record<string, string[]>, at: number}>}
 */
const written = new Map();
/** @type {Map<string, Promise<unknown>>} the last write, by card: the next one waits for it */
const turns = new Map();

/** Whether it is saved. @param {Change} change */
export function writeCard({ owner, entries }) {
    const given = JSON.parse(entries);
    return inTurn(owner, () => writeLately(owner, given));
}

/** @template T @param {string} owner @param {() => Promise<T>} work @returns {Promise<T>} */
function inTurn(owner, work) {
    const turn = (turns.get(owner) ?? Promise.resolve()).then(work, work);
    turns.set(owner, turn);
    return turn;
}

/** @param {string} owner @param {Entries} given */
async function writeLately(owner, given) {
    const { entries = {}, before = {} } = lately(owner) ?? {};
    const held = heldBy(owner)?.entries ?? {};
    const stale = Object.keys(given).map((key) => [key, [...(before[key] ?? []), asText(held[key] ?? null)]]);
    written.set(owner, {
        entries: { ...entries, ...given },
        before: { ...before, ...Object.fromEntries(stale) },
        at: performance.now(),
    });
    let saved = false;
    try {
        saved = await write(owner, given);
    } finally {
        if (!saved) written.delete(owner); // who was told so writes it again
    }
    return saved;
}

/**
 * Only what is named is sent, for ST merges on the server. Nothing merges with what is no object: that goes first.
 * @param {string} owner @param {Entries} entries
 */
async function write(owner, entries) {
    const { constants, unshallowCharacter } = context();
    if (cardOf(owner)?.shallow) await unshallowCharacter(placeOf(owner));
    const held = heldBy(owner);
    if (!held) return false;
    const odd = Object.keys(entries).filter(
        (key) => isObject(entries[key]) && held.entries[key] !== undefined && !isObject(held.entries[key]),
    );
    const first = held.strange
        ? constants.unset
        : Object.fromEntries(odd.map((key) => [key, constants.unset]));
    if ((held.strange || odd.length) && !(await merge(owner, first))) return false;
    const given = Object.entries(entries).map(([key, value]) => [key, value ?? constants.unset]);
    if (!(await merge(owner, Object.fromEntries(given)))) return false;
    remember(owner, entries);
    return true;
}

/** @param {string} owner @param {unknown} limner */
async function merge(owner, limner) {
    const body = JSON.stringify({ avatar: owner, data: { extensions: { limner } } });
    const headers = context().getRequestHeaders();
    return (await fetch('/api/characters/merge-attributes', { method: 'POST', headers, body })).ok;
}

/** Let the page's own card hold it too, with what ST sends when it saves the card. @param {string} owner @param {Entries} entries */
function remember(owner, entries) {
    const card = cardOf(owner);
    if (!card) return;
    const limner = without({ ...heldBy(owner)?.entries, ...entries });
    setIn(card, limner);
    if (!card.json_data) return;
    const json = JSON.parse(card.json_data);
    setIn(json, limner);
    card.json_data = JSON.stringify(json);
    if (placeOf(owner) === Number(context().characterId) && frame.cardJson)
        frame.cardJson.value = card.json_data;
}

/** @param {any} card @param {Entries} limner */
function setIn(card, limner) {
    card.data ??= {};
    card.data.extensions ??= {};
    card.data.extensions.limner = limner;
}

/**
 * ST saves a whole card when a chat is begun or a field was edited, as the card was when it began to save it: what was
 * written meanwhile is overwritten, in the file and here. So it is written again, once ST has read its own back: of each
 * card, for ST names the one that is open by then. What holds neither what was written nor what stood there before was
 * changed by somebody else, and is left.
 */
export function keepCards() {
    const { eventSource, eventTypes } = context();
    eventSource.on(eventTypes.CHARACTER_EDITED, () => {
        for (const owner of written.keys())
            inTurn(owner, () => writeAnew(owner)).catch((error) => console.error('[Limner]', error));
    });
}

/** @param {string} owner */
async function writeAnew(owner) {
    const { entries, before } = lately(owner) ?? {};
    const held = heldBy(owner)?.entries;
    if (!entries || !before || !held) return;
    const stands = (/** @type {string} */ key) => asText(held[key] ?? null);
    const lost = Object.keys(entries).filter(
        (key) => stands(key) !== asText(entries[key]) && before[key].includes(stands(key)),
    );
    if (lost.length) await write(owner, Object.fromEntries(lost.map((key) => [key, entries[key]])));
}

/** What was written so lately that a save of ST's may have begun before. @param {string} owner */
function lately(owner) {
    const last = written.get(owner);
    if (last && performance.now() - last.at < LONGEST_SAVE) return last;
    written.delete(owner);
    return undefined;
}

/** @param {string} owner */
const placeOf = (owner) =>
    context().characters.findIndex((/** @type {any} */ { avatar }) => avatar === owner);

/** @param {string} owner */
const cardOf = (owner) => context().characters[placeOf(owner)];

/** Nothing where there is no such card. @param {string} owner @returns {{entries: Entries, strange: boolean} | null} */
function heldBy(owner) {
    const card = cardOf(owner);
    const held = card?.data?.extensions?.limner;
    const strange = held !== undefined && !isObject(held);
    return card ? { entries: isObject(held) ? held : {}, strange } : null;
}

/** @param {any} value */
const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

/** @param {{text: string}} args */
export const expandMacros = ({ text }) => context().substituteParams(text);

/** @param {Record<string, unknown>} entries */
const without = (entries) =>
    Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== null));
