/**
 * A picture as a character's own: the picture of its card, or one of ST's expressions. What stood there is copied to the
 * user's pictures first; where that fails, or the picture cannot be read, nothing is changed.
 */
import { frame } from './frame.js';
import { asDataUrl, post } from './nextchat.js';
import { context, indexOf } from './st.js';

/** @typedef {{avatar: string, name: string, folder: string}} Speaker */
/** @typedef {{problem: '' | 'file' | 'copy' | 'refused', kept: string}} Given `kept`: where the one before is now */

/** Edge of a card's picture, in pixels. */
const LARGEST = 2048;

/** Who says a message, and in which folder ST looks for his expressions. @param {{chat_id: string, uid: string}} address */
export function readSpeaker(address) {
    const ctx = context();
    const message = ctx.chat[indexOf(address, ctx)];
    const open = ctx.groupId == null ? ctx.characters[ctx.characterId] : null;
    const said = message && !message.is_user && message.original_avatar;
    const who = ctx.characters.find((/** @type {any} */ { avatar }) => said && avatar === said) ?? open;
    if (!message || !who) return {};
    const stem = who.avatar.replace(/\.[^/.]+$/, '');
    const other = ctx.extensionSettings.expressionOverrides?.find(
        (/** @type {any} */ { name }) => name === stem,
    );
    return { avatar: who.avatar, name: who.name, folder: other?.path || who.name };
}

/**
 * ST reads PNG, and takes its own default picture in the stead of what it cannot read: so it is made a PNG here, and
 * what came of it is read back. @param {Speaker & {url: string, keep: string}} args @returns {Promise<Given>}
 */
export async function setPortrait({ avatar, name, url, keep }) {
    const made = await asPng(url);
    if (!made) return { problem: 'file', kept: '' };
    const card = `/characters/${encodeURIComponent(avatar)}`;
    const kept = await copy(card, name, keep);
    if (!kept) return { problem: 'copy', kept };
    const form = new FormData();
    form.append('avatar_url', avatar);
    form.append('avatar', new File([made.blob], 'picture.png', { type: 'image/png' }));
    const answer = await post('/api/characters/edit-avatar', form);
    const now = answer.ok ? await bitmapOf(card) : null;
    if (now?.width !== made.width || now?.height !== made.height) return { problem: 'refused', kept };
    await refresh(avatar);
    return { problem: '', kept };
}

/**
 * By ST's own command where its expressions are switched on, so that they know of it, else by the route alone.
 * @param {Speaker & {url: string, label: string, old: string[], keep: string}} args `old`: the files that go
 * @returns {Promise<Given>}
 */
export async function setExpression({ avatar, name, folder, url, label, old, keep }) {
    const blob = await read(url);
    if (!blob || !(await bitmapOf(url))) return { problem: 'file', kept: '' };
    const copies = [];
    for (const [number, each] of old.entries()) {
        const copied = await copy(each, name, number ? `${keep}-${number + 1}` : keep);
        if (!copied) return { problem: 'copy', kept: copies.join(', ') };
        copies.push(copied);
    }
    const kept = copies.join(', ');
    const before = await spriteOf(folder, label);
    const command = context().SlashCommandParser.commands['expression-upload'];
    if (command) await command.callback({ name: avatar, label, folder, spriteName: label }, url);
    else {
        const form = new FormData();
        form.append('name', folder);
        form.append('label', label);
        form.append('spriteName', label);
        form.append('avatar', new File([blob], `${label}.${endingOf(blob)}`, { type: blob.type }));
        await post('/api/sprites/upload', form);
    }
    const now = await spriteOf(folder, label);
    return { problem: now && now !== before ? '' : 'refused', kept };
}

/** The address of an expression's own file, with the time at which it was written. @param {string} folder @param {string} label */
async function spriteOf(folder, label) {
    const answer = await fetch(`/api/sprites/get?name=${encodeURIComponent(folder)}`, { cache: 'no-store' });
    const all = answer.ok ? await answer.json() : [];
    const stem = (/** @type {string} */ path) => path.replace(/\?t=\d*$/, '').replace(/^.*\/|\.[^.]*$/g, '');
    const found = all.find((/** @type {any} */ each) => stem(each.path).toLowerCase() === label);
    return found ? `${found.path} ${(await read(encodeURI(found.path)))?.size}` : '';
}

/** @param {string} url */
async function read(url) {
    const answer = await fetch(url, { cache: 'reload' });
    const blob = answer.ok ? await answer.blob() : null;
    return blob?.type.startsWith('image/') ? blob : null;
}

/** @param {string} url */
async function bitmapOf(url) {
    const blob = await read(url);
    return blob ? createImageBitmap(blob).catch(() => null) : null;
}

/** @param {string} url */
async function asPng(url) {
    const whole = await bitmapOf(url);
    if (!whole) return null;
    const share = Math.min(1, LARGEST / Math.max(whole.width, whole.height));
    const [width, height] = [whole.width, whole.height].map((side) => Math.max(1, Math.round(side * share)));
    const canvas = new OffscreenCanvas(width, height);
    canvas.getContext('2d')?.drawImage(whole, 0, 0, width, height);
    whole.close();
    return { blob: await canvas.convertToBlob({ type: 'image/png' }), width, height };
}

/** Where the copy is, '' where there is none or only a part of it. @param {string} url @param {string} name @param {string} keep */
async function copy(url, name, keep) {
    const blob = await read(url);
    if (!blob) return '';
    const image = (await asDataUrl(blob)).replace(/^[^,]*,/, '');
    const body = JSON.stringify({ image, format: endingOf(blob), ch_name: name, filename: keep });
    const headers = context().getRequestHeaders();
    const answer = await fetch('/api/images/upload', { method: 'POST', headers, body });
    const path = answer.ok ? String((await answer.json()).path ?? '') : '';
    // ST's answer begins with a slash on one system and not on another; two would name another server
    const there =
        path &&
        (await read(
            `/${path
                .split(/[/\\]+/)
                .filter(Boolean)
                .map(encodeURIComponent)
                .join('/')}`,
        ));
    return there && there.size === blob.size ? path : '';
}

/** @param {Blob} blob */
const endingOf = ({ type }) => type.slice('image/'.length).replace('jpeg', 'jpg');

/** As ST does it after its own upload. @param {string} avatar */
async function refresh(avatar) {
    const small = context().getThumbnailUrl('avatar', avatar);
    await fetch(small, { cache: 'reload' });
    for (const place of [frame.chat, frame.cards])
        for (const image of place?.querySelectorAll('img') ?? []) {
            const source = image.getAttribute('src') ?? '';
            if (!source.startsWith(small)) continue;
            image.setAttribute('src', '');
            image.setAttribute('src', source);
        }
}
