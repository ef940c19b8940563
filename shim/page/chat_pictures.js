/**
 * The messages of the open chat that have pictures, ours or another illustrator's, each version of them, as Python reads
 * pictures out of them; and the way to such a message.
 */
import { blockOf, textOf } from './frame.js';
import { addressOf, asText, chatKey, context, hasShown, indexOf, swipeOf } from './st.js';

/** Messages that are looked at in one go: some 10 ms. */
const BREATH = 250;

/**
 * Only what has pictures is sent: a chat of a thousand messages crosses the line in one piece. It is read as it is now,
 * with room for the page in between.
 */
export async function readPictures() {
    const ctx = context();
    const chat_id = chatKey(ctx);
    const chat = [...ctx.chat];
    const rows = [];
    for (const [index, message] of chat.entries()) {
        if (index && index % BREATH === 0) await breath();
        for (const version of versionsOf(message))
            rows.push({
                ...addressOf(message, ctx),
                chat_id,
                index,
                name: String(message.name ?? ''),
                date: String(message.send_date ?? ''),
                ...version,
            });
    }
    return { chat_id, rows };
}

/** A timer would take a second in a hidden tab. */
const breath = () =>
    new Promise((resolve) => {
        const { port1, port2 } = new window.MessageChannel();
        port1.onmessage = () => {
            port1.close();
            resolve(null);
        };
        port2.postMessage(null);
    });

/** What other illustrators write into a text. */
const ELSEWHERE = /data-pic-gen=|data-prompt-id=|auto-illustrator-img/;

/** @param {any} message */
function versionsOf(message) {
    const here = swipeOf(message);
    const found = hasShown(message) ? rowsOf(message, here, true, message.mes, message.extra) : [];
    for (const [number, text] of (message.swipes ?? []).entries())
        if (number !== here)
            found.push(...rowsOf(message, number, false, text, message.swipe_info?.[number]?.extra));
    return found;
}

/** Whose a message is, of any chat: the folder is the one that ST itself gives pictures. @param {{chat_id: string, uid: string}} address */
export function ownerOf(address) {
    const ctx = context();
    const owner = address.chat_id.slice(0, address.chat_id.indexOf('/'));
    const group = ctx.groups.find((/** @type {any} */ each) => String(each.id) === owner);
    const character = ctx.characters.find((/** @type {any} */ each) => each.avatar === owner);
    const speaker = group ? ctx.chat[indexOf(address, ctx)]?.name : character?.name;
    return {
        folder: String(group?.id ?? character?.name ?? ''),
        name: String(speaker ?? ''),
        group: String(group?.name ?? ''),
    };
}

/** One version, or none where it has no pictures. @param {any} message @param {number} swipe_id @param {boolean} shown @param {unknown} words @param {any} extra */
function rowsOf(message, swipe_id, shown, words, extra) {
    const text = String(words ?? '');
    const media = message.is_user ? '' : mediaIn(extra);
    const note = extra?.limner ? asText(extra.limner) : '';
    return note || media || ELSEWHERE.test(text) ? [{ swipe_id, shown, text, limner: note, media }] : [];
}

/** What ST shows below a message; it makes one list of what older chats have in three. @param {any} extra */
function mediaIn(extra) {
    const { media, image_swipes } = extra ?? {};
    const image = Object.getOwnPropertyDescriptor(extra ?? {}, 'image')?.value; // ST's own getter complains
    return media?.length || image_swipes?.length || image ? asText({ media, image_swipes, image }) : '';
}

/** ST loads what is above and scrolls to the message, which can be higher than the screen. @param {{chat_id: string, uid: string, url?: string}} address */
export async function goToMessage({ url, ...address }) {
    const ctx = context();
    const index = indexOf(address, ctx);
    if (index < 0) return false;
    await ctx.SlashCommandParser.commands['chat-jump']?.callback({}, String(index));
    const picture = url ? textOf(blockOf(index))?.querySelector(`img[src="${CSS.escape(url)}"]`) : null;
    picture?.scrollIntoView({ block: 'center' });
    return true;
}
