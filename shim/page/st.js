/**
 * The few things every part of the shim needs from ST. `getContext()` is a snapshot: take it anew at each use.
 */

import { blockOf, isOpenForEditing } from './frame.js';

/** @typedef {Record<string, any>} Message a message of ST's chat array */

/** @type {WeakMap<Message, string>} */
const names = new WeakMap();
/** @type {Map<string, WeakRef<Message>>} in which message a name is noted */
const owners = new Map();
/** Messages that are gone leave their names: a page may see ten thousand of them. */
const gone = new FinalizationRegistry((/** @type {string} */ name) => {
    if (!owners.get(name)?.deref()) owners.delete(name);
});

/** @returns {Record<string, any>} */
export const context = () => SillyTavern.getContext();

/** The open chat's name, unique over characters and groups; '' where no chat is open. @returns {string} */
export function chatKey(ctx = context()) {
    const name = ctx.getCurrentChatId();
    const owner = ctx.groupId ?? ctx.characters[ctx.characterId]?.avatar;
    return name === undefined || owner === undefined ? '' : `${owner}/${name}`;
}

/**
 * A message's own name: the one noted in it, else a new one. It lives as long as the message object, whatever version
 * is shown; a copy of a message, which has the same note, gets a name of its own.
 * An index is no name: it shifts when a message above is deleted.
 * @param {Message} message
 * @returns {string}
 */
export function uidOf(message) {
    let name = names.get(message);
    if (!name) {
        const noted = notedIn(message);
        const owner = owners.get(noted)?.deref();
        const free = noted && !(owner && context().chat.includes(owner));
        name = free ? own(message, noted) : newName();
        names.set(message, name);
    }
    return name;
}

/**
 * The name that a message has in its file, the first version's first: one that was shown before it was named, and saved
 * so, shares the others' name, or what is painted for these would belong to nobody. @param {Message} message
 */
function notedIn(message) {
    const versions = Array.isArray(message.swipe_info) ? message.swipe_info : [];
    for (const version of [...versions, message]) {
        const noted = version?.extra?.limner?.uid;
        if (typeof noted === 'string' && noted) return noted;
    }
    return '';
}

/** The name that a message has by now, else ''; none is made for it. @param {Message} message */
export const nameIn = (message) => names.get(message) ?? (notedIn(message) ? uidOf(message) : '');

/** This name is noted in this message. @param {Message} message @param {string} name */
export function own(message, name) {
    if (owners.get(name)?.deref() === message) return name;
    owners.set(name, new WeakRef(message));
    gone.register(message, name);
    return name;
}

const newName = () =>
    crypto.getRandomValues(new Uint32Array(3)).reduce((text, part) => text + part.toString(36), '');

/** @param {Message} message @returns {number} the version that is shown */
export const swipeOf = (message) => message.swipe_id ?? 0;

/**
 * Whether the shown version is there: between a swipe to a new one and its first word, and where a chat was saved just
 * then, ST still has the text of the version before. @param {Message} message
 */
export const hasShown = (message) => swipeOf(message) < Math.max(1, message.swipes?.length ?? 1);

/** The address of the shown version of a message. @param {Message} message */
export const addressOf = (message, ctx = context()) => ({
    chat_id: chatKey(ctx),
    uid: uidOf(message),
    swipe_id: swipeOf(message),
});

/**
 * Where a message stands now, or -1. Searched from the end, where nearly all work is.
 * @param {{chat_id: string, uid: string}} address
 */
export function indexOf({ chat_id, uid }, ctx = context()) {
    if (chatKey(ctx) !== chat_id) return -1;
    for (let index = ctx.chat.length - 1; index >= 0; index--) {
        if (uidOf(ctx.chat[index]) === uid) return index;
    }
    return -1;
}

/** Whether ST is streaming into this message right now. @param {number} index */
export function isStreaming(index, ctx = context()) {
    const processor = ctx.streamingProcessor;
    return Boolean(
        processor && processor.messageId === index && !processor.isFinished && !processor.isStopped,
    );
}

/** Whether the user has this message open for editing. @param {number} index */
export const isEdited = (index) => isOpenForEditing(blockOf(index));

/** JSON text of what strangers may have nested without end; '' where even that fails. @param {unknown} value */
export function asText(value) {
    try {
        return value === undefined ? '' : JSON.stringify(value);
    } catch {
        return ''; // nested too deep for JSON.stringify: nothing of ours looks like that
    }
}
