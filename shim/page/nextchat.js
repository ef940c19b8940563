/**
 * What goes to NextChat and comes from there, handed over as it stands: the open chat, who there is, pictures made
 * small enough to travel in a file, a card for ST's own import.
 */
import { savedSince } from './chat_saves.js';
import { frame } from './frame.js';
import { mount } from './mounted.js';
import { asText, chatKey, context, isStreaming, uidOf } from './st.js';

/**
 * The open chat as ST's file has it: its head, then its messages. `named`: each message is given a name of its own in
 * its note, where it has none; how many were is told, because these names are in no file yet.
 * @param {{named: boolean}} args
 */
export function wholeChat({ named }) {
    const ctx = context();
    const fresh = named ? ctx.chat.filter(nameIt).length : 0;
    const { characters, characterId, groupId, groups, chat, chatMetadata, name1, name2 } = ctx;
    const group = groups.find((/** @type {any} */ { id }) => String(id) === String(groupId));
    const header = { chat_metadata: chatMetadata, user_name: name1, character_name: name2 };
    return {
        chat_id: chatKey(ctx),
        name: ctx.getCurrentChatId() ?? '',
        owner: group?.members?.[0] ?? characters[characterId]?.avatar ?? '',
        group: Boolean(group),
        members: group?.members ?? [],
        header: asText(header),
        messages: asText(chat),
        busy: isBusy(ctx),
        fresh,
    };
}

/** Whether a name was written into it. @param {import('./st.js').Message} message */
function nameIt(message) {
    const uid = uidOf(message);
    const known = [message, ...(message.swipe_info ?? [])].some((each) => each?.extra?.limner?.uid === uid);
    if (known) return false;
    message.extra = { ...message.extra, limner: { v: 1, pictures: [], ...message.extra?.limner, uid } };
    return true;
}

/** Whether ST is at something that the last messages are not whole for. */
const isBusy = (ctx = context()) =>
    document.body.dataset.generating === 'true' || isStreaming(ctx.chat.length - 1, ctx);

/**
 * Put messages below all others, where the chat is still as long as it was read. They are shown as ST shows a message,
 * and no extension is told of a reply: it would be read aloud, translated and illustrated.
 * @param {{chat_id: string, length: number, messages: string}} args
 * @returns {Promise<string>} `done`, `unsaved`, `moved`, `busy` or `gone`
 */
export async function appendMessages({ chat_id, length, messages }) {
    const ctx = context();
    if (chatKey(ctx) !== chat_id) return 'gone';
    if (isBusy(ctx)) return 'busy';
    if (ctx.chat.length !== length) return 'moved';
    for (const message of JSON.parse(messages)) {
        nameIt(message);
        Object.assign(message, faceOf(message, ctx));
        ctx.chat.push(message);
        ctx.addOneMessage(message);
    }
    const since = performance.now();
    await ctx.saveChat();
    return (await savedSince(since)) ? 'done' : 'unsaved';
}

/** In a group a message bears the picture of who says it. @param {any} message @param {any} ctx */
function faceOf({ is_user: mine, name }, { groupId, groups, characters, getThumbnailUrl }) {
    const group = groups.find((/** @type {any} */ { id }) => String(id) === String(groupId));
    if (mine || !group) return {};
    const who = characters.find(
        (/** @type {any} */ each) => each.name === name && group.members.includes(each.avatar),
    );
    if (!who) return {};
    return { original_avatar: who.avatar, force_avatar: getThumbnailUrl('avatar', who.avatar) };
}

/** The button at a character, in ST's own row. */
export function mountNextChat() {
    const row = frame.character?.querySelector(':scope > .form_create_bottom_buttons_block');
    if (!row) return;
    const place = document.createElement('div');
    place.className = 'limner-character';
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'menu_button fa-solid fa-mobile-screen-button';
    button.dataset.limnerAction = 'nextchat.send_character';
    const words = context().translate('Send to NextChat', 'limner.nextchat.send_to');
    button.title = words;
    button.setAttribute('aria-label', words);
    place.append(button);
    mount(place, 'nextchat-character');
    row.insertBefore(place, row.querySelector(':scope > #dupe_button'));
}

/** All characters by name. */
export function listCharacters() {
    const { characters, characterId, groupId, name1 } = context();
    const all = characters.map((/** @type {any} */ { avatar, name }) => [avatar, name]);
    return {
        characters: all,
        open: groupId == null ? (characters[characterId]?.avatar ?? '') : '',
        user: name1,
    };
}

/** Edges that a picture is made small to, in pixels, until it fits. */
const EDGES = [1024, 768, 512, 384];

/**
 * A picture of ST's within so many bytes, '' where that fails: the very file (`whole`), or WebP, which is decoded and
 * encoded off the page's thread.
 * @param {{path: string, most: number, whole: boolean}} args
 */
export async function pictureData({ path, most, whole: asItIs }) {
    const answer = await fetch(path);
    const blob = answer.ok ? await answer.blob() : null;
    if (!blob?.type.startsWith('image/')) return '';
    if (asItIs) return blob.size <= most ? asDataUrl(blob) : '';
    for (const edge of EDGES) {
        const whole = await createImageBitmap(blob);
        const share = Math.min(1, edge / Math.max(whole.width, whole.height));
        const canvas = new OffscreenCanvas(
            Math.max(1, Math.round(whole.width * share)),
            Math.max(1, Math.round(whole.height * share)),
        );
        canvas.getContext('2d')?.drawImage(whole, 0, 0, canvas.width, canvas.height);
        whole.close();
        const small = await canvas.convertToBlob({ type: 'image/webp', quality: 0.8 });
        if (small.size <= most) return asDataUrl(small);
    }
    return '';
}

/** @param {Blob} blob @returns {Promise<string>} */
export const asDataUrl = (blob) =>
    new Promise((resolve, reject) => {
        const reader = new FileReader();
        reader.onload = () => resolve(String(reader.result));
        reader.onerror = () => reject(reader.error);
        reader.readAsDataURL(blob);
    });

/** A card was changed on the server: what ST has in memory would be written over it. */
export const reloadCharacters = async () => void (await context().getCharacters());

/**
 * ST's own import of a card, then the picture; the file that ST gave it, or ''.
 * @param {{name: string, text: string, portrait: string}} args
 */
export async function takeCharacter({ name, text, portrait }) {
    const { getCharacters } = context();
    const form = new FormData();
    form.append('avatar', new File([text], 'nextchat.json', { type: 'application/json' }));
    form.append('file_type', 'json');
    form.append('user_name', context().name1);
    const made = await post('/api/characters/import', form);
    const { file_name: stem } = made.ok ? await made.json() : { file_name: '' };
    if (!stem) return '';
    const file = `${stem}.png`;
    if (portrait.startsWith('data:image/')) {
        const picture = await fetch(portrait).then((answer) => answer.blob());
        const change = new FormData();
        change.append('avatar_url', file);
        change.append('avatar', new File([picture], `${name}.png`, { type: picture.type }));
        const changed = await post('/api/characters/edit-avatar', change);
        if (!changed.ok) console.warn(`[Limner] ${file} has no picture of its own (${changed.status}).`);
    }
    await getCharacters();
    return file;
}

/** @param {string} path @param {FormData} body */
export function post(path, body) {
    const headers = context().getRequestHeaders({ omitContentType: true });
    return fetch(path, { method: 'POST', headers, body });
}
