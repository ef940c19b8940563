/**
 * What goes to NextChat and comes from there, handed over as it stands: the open chat, who there is, pictures made
 * small enough to travel in a file, a card for ST's own import.
 */
import { asText, chatKey, context } from './st.js';

/** The open chat as ST's file has it: its head, then its messages. */
export function wholeChat() {
    const ctx = context();
    const { characters, characterId, groupId, groups, chat, chatMetadata, name1, name2 } = ctx;
    const group = groups.find((/** @type {any} */ { id }) => String(id) === String(groupId));
    const header = { chat_metadata: chatMetadata, user_name: name1, character_name: name2 };
    return {
        chat_id: chatKey(ctx),
        name: ctx.getCurrentChatId() ?? '',
        owner: group?.members?.[0] ?? characters[characterId]?.avatar ?? '',
        group: Boolean(group),
        header: asText(header),
        messages: asText(chat),
    };
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
