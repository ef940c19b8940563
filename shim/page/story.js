/**
 * The open chat as Python folds it, and who is in it: told as they stand, and of the chat only what has changed.
 *
 * A text that nobody changed is the same string in memory, so to compare it costs nothing; nothing is hashed.
 */
import { frame } from './frame.js';
import { furtherBooks, personaInForce } from './st_modules.js';
import { addressOf, asText, chatKey, context, hasShown, indexOf, nameIn, swipeOf } from './st.js';

/** @typedef {import('./st.js').Message} Message */
/** @typedef {Record<string, any>} Row what Python is told of a message */

/** Messages that are told of, the last ones. */
const MOST = 10_000;
/** Characters of a lorebook's entry, and entries of all books together. */
const LONGEST_ENTRY = 4_000;
const MOST_ENTRIES = 300;

/** What makes the cast another one, as far as ST says so. */
const CHANGES = [
    'CHAT_CHANGED',
    'CHARACTER_EDITED',
    'CHARACTER_RENAMED',
    'GROUP_UPDATED',
    'PERSONA_CHANGED',
    'PERSONA_UPDATED',
    'PERSONA_RENAMED',
    'PERSONA_DELETED',
    'SETTINGS_UPDATED', // ST's own prompts for characters, and which books are open
    'WORLDINFO_UPDATED',
];

/** @type {WeakMap<Message, {row: Row, facts: unknown, changed: number}>} */
const told = new WeakMap();
const counts = { numbers: 0, asked: 0, cast: 1 };

/** Python asks for the cast again where its number is another one. */
export function listenToCast() {
    const { eventSource, eventTypes } = context();
    for (const event of CHANGES) if (eventTypes[event]) eventSource.on(eventTypes[event], castChanged);
}

const castChanged = () => void (counts.cast += 1);

/** Who is in a chat told with ST's own words for it. @param {Message} message */
const spokenBy = ({ original_avatar, force_avatar, is_user }) =>
    original_avatar ?? (is_user ? (force_avatar ?? '') : '');

/** @param {Message} message @returns {{row: Row, changed: number}} */
function recordOf(message) {
    const known = told.get(message);
    const before = known?.row;
    const { name, is_user, is_system, extra } = message;
    const shown = hasShown(message);
    const facts = extra?.limner?.facts;
    const uid = nameIn(message);
    const avatar = spokenBy(message);
    const text = shown ? (message.mes ?? '') : '';
    const kind = is_system || extra?.type === 'narrator' ? (extra?.type ?? '') : '';
    if (
        known &&
        before &&
        before.text === text &&
        before.swipe_id === swipeOf(message) &&
        before.uid === uid &&
        before.hidden === Boolean(is_system) &&
        before.name === name &&
        before.avatar === avatar &&
        before.kind === kind &&
        known.facts === facts
    )
        return known;
    const number = before?.number ?? ++counts.numbers;
    const row = {
        number,
        uid,
        swipe_id: swipeOf(message),
        name,
        avatar,
        user: Boolean(is_user),
        hidden: Boolean(is_system),
        kind,
        text,
        facts: asText(facts),
    };
    const record = { row, facts, changed: counts.asked };
    told.set(message, record);
    return record;
}

/**
 * The messages in their order, as runs of numbers, and the rows of those that changed after the answer `since` (0: all).
 * @param {{since: number}} args
 */
export function readStory({ since }) {
    const ctx = context();
    counts.asked += 1;
    /** @type {[number, number][]} */
    const order = [];
    const rows = [];
    for (const message of ctx.chat.slice(-MOST)) {
        const { row, changed } = recordOf(message);
        const last = order.at(-1);
        if (last && last[0] + last[1] === row.number) last[1] += 1;
        else order.push([row.number, 1]);
        if (changed > since) rows.push(row);
    }
    return {
        chat_id: chatKey(ctx),
        asked: counts.asked,
        cast: counts.cast,
        speaker: ctx.characters[ctx.characterId]?.avatar ?? '',
        order,
        rows,
    };
}

/** Negative indices count from the end. @param {{index: number}} args */
export function messageAt({ index }) {
    const ctx = context();
    const message = ctx.chat.at(index);
    return message && chatKey(ctx) ? addressOf(message, ctx) : null;
}

/**
 * The last messages above this one that are not hidden.
 * @param {{chat_id: string, uid: string, swipe_id: number, count: number}} args
 */
export function above({ count, ...address }) {
    const ctx = context();
    const messages = ctx.chat.slice(0, Math.max(0, indexOf(address, ctx)));
    const shown = messages.filter((/** @type {any} */ each) => !each.is_system).slice(-count);
    return shown.map((/** @type {any} */ { name, mes }) => ({ name: name ?? '', text: mes ?? '' }));
}

/** The characters of the open chat, the persona, and what the lorebooks in force say. */
export async function readCast() {
    const { characters, characterId, groupId, unshallowCharacter, unshallowGroupMembers } = context();
    const { cast } = counts;
    if (groupId != null) await unshallowGroupMembers(groupId);
    else if (characters[characterId]?.shallow) await unshallowCharacter(characterId);
    const ctx = context();
    const members = membersOf(ctx);
    return {
        chat_id: chatKey(ctx),
        cast,
        characters: members.map((member) => asText(cardOf(member, ctx))),
        persona: asText(await personaOf(ctx)),
        lore: asText(await loreOf(members, ctx)),
        note: asText(ctx.chatMetadata.limner),
    };
}

/** @param {Record<string, any>} ctx @returns {Record<string, any>[]} */
function membersOf({ characters, characterId, groupId, groups }) {
    if (groupId == null) return characters[characterId] ? [characters[characterId]] : [];
    const names = groups.find((/** @type {any} */ { id }) => String(id) === String(groupId))?.members ?? [];
    const found = names.map((/** @type {string} */ name) =>
        characters.find((/** @type {any} */ { avatar }) => avatar === name),
    );
    return found.filter(Boolean);
}

/** By which ST keeps what is a character's. @param {string} avatar */
const stemOf = (avatar) => String(avatar).replace(/\.[^/.]+$/, '');

/** @param {Record<string, any>} character @param {Record<string, any>} ctx */
function cardOf({ avatar, name, data, ...old }, { extensionSettings }) {
    const sd = extensionSettings.sd ?? {};
    const stem = stemOf(avatar);
    return {
        avatar,
        name,
        description: data?.description ?? old.description,
        personality: data?.personality ?? old.personality,
        scenario: data?.scenario ?? old.scenario,
        first_mes: data?.first_mes ?? old.first_mes,
        nickname: data?.nickname,
        shared: data?.extensions?.sd_character_prompt,
        look: data?.extensions?.limner?.look,
        prompt: sd.character_prompts?.[stem],
        negative: sd.character_negative_prompts?.[stem],
    };
}

/** The persona in force; of several with one name ST's own module alone knows which. @param {Record<string, any>} ctx */
async function personaOf({ name1, powerUserSettings: power }) {
    const description = power.persona_description ?? '';
    const all = Object.entries(power.personas ?? {}).filter(([, name]) => name === name1);
    const same = all.find(
        ([file]) => (power.persona_descriptions?.[file]?.description ?? '') === description,
    );
    const avatar = (await personaInForce()) || ((same ?? all[0])?.[0] ?? '');
    return { avatar, name: name1, description };
}

/**
 * What the lorebooks in force say. A book inside a card counts while there is none beside the card: ST makes that one of
 * it when the user says so, and it is the newer one then.
 * @param {Record<string, any>[]} members @param {Record<string, any>} ctx
 */
async function loreOf(members, { chatMetadata, loadWorldInfo, powerUserSettings }) {
    /** @type {Map<unknown, any[]>} entries by the book's name, or the member in whose card they are */
    const books = new Map();
    const open = async (/** @type {unknown} */ name) => {
        if (name && !books.has(name))
            books.set(name, Object.values((await loadWorldInfo(name))?.entries ?? {}));
        return books.get(name) ?? [];
    };
    await open(chatMetadata.world_info);
    for (const member of members) {
        const beside = await open(member.data?.extensions?.world);
        if (!beside.length) books.set(member, insideOf(member));
        for (const name of await furtherBooks(stemOf(member.avatar))) await open(name);
    }
    await open(powerUserSettings.persona_description_lorebook);
    for (const { textContent } of frame.lorebooks?.querySelectorAll('option:checked') ?? [])
        await open(textContent);
    const said = [...books.values()]
        .flat()
        .filter((entry) => entry && !entry.disable && Array.isArray(entry.key) && entry.content);
    return said.slice(0, MOST_ENTRIES).map(({ key, comment, content }) => ({
        key,
        name: comment,
        content: String(content).slice(0, LONGEST_ENTRY),
    }));
}

/** The entries of a book inside a card, in the form of a book beside it. @param {Record<string, any>} character */
function insideOf({ data }) {
    const entries = data?.character_book?.entries;
    return (Array.isArray(entries) ? entries : []).filter(Boolean).map((entry) => ({
        key: entry.keys,
        comment: entry.comment || entry.name,
        content: entry.content,
        disable: entry.enabled === false,
    }));
}
