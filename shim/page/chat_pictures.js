/**
 * The messages of the open chat that have a note of ours, each version of them, as Python reads pictures out of them;
 * and the way to such a message.
 */
import { addressOf, asText, chatKey, context, hasShown, indexOf, swipeOf } from './st.js';

/** Only what has pictures is sent: a chat of a thousand messages crosses the line in one piece. */
export function readPictures() {
    const ctx = context();
    const rows = ctx.chat.flatMap((/** @type {any} */ message, /** @type {number} */ index) =>
        versionsOf(message).map((version) => ({
            ...addressOf(message, ctx),
            index,
            name: String(message.name ?? ''),
            date: String(message.send_date ?? ''),
            ...version,
        })),
    );
    return { chat_id: chatKey(ctx), rows };
}

/** @param {any} message */
function versionsOf(message) {
    const here = swipeOf(message);
    const found = [];
    if (message.extra?.limner && hasShown(message))
        found.push({
            swipe_id: here,
            shown: true,
            text: message.mes ?? '',
            limner: asText(message.extra.limner),
        });
    for (const [swipe_id, text] of (message.swipes ?? []).entries()) {
        const note = message.swipe_info?.[swipe_id]?.extra?.limner;
        if (swipe_id !== here && note && message.extra?.limner?.uid)
            found.push({ swipe_id, shown: false, text: String(text ?? ''), limner: asText(note) });
    }
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

/** ST loads what is above and scrolls there. @param {{chat_id: string, uid: string}} address */
export async function goToMessage(address) {
    const ctx = context();
    const index = indexOf(address, ctx);
    if (index < 0) return false;
    await ctx.SlashCommandParser.commands['chat-jump']?.callback({}, String(index));
    return true;
}
