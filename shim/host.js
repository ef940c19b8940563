/**
 * All that Python may ask of ST. Each function does one thing and decides nothing (docs/architecture.md).
 */
import { countTokens } from './prompt.js';
import { keepBottom, setPatterns, setSlots } from './slots.js';
import { asText, context, indexOf, isEdited, isStreaming, swipeOf } from './st.js';
import { awaitCommand, cancelCommand, forgetCommand, runCommand } from './command.js';
import { patchView } from './view.js';

/** @typedef {{chat_id: string, uid: string, swipe_id: number}} Address */

/** The extra of a version: the message's own for the shown one. @param {Record<string, any>} message @param {number} swipe */
const extraOf = (message, swipe) =>
    swipeOf(message) === swipe ? message.extra : message.swipe_info?.[swipe]?.extra;

/** @param {Address & {fresh: boolean}} args */
function claim({ fresh, ...address }) {
    const ctx = context();
    const message = ctx.chat[indexOf(address, ctx)];
    if (!message || swipeOf(message) !== address.swipe_id) return false;
    const noted = fresh ? {} : message.extra?.limner;
    message.extra = { ...message.extra, limner: { v: 1, pictures: [], ...noted, uid: address.uid } };
    return true;
}

/** @param {Address} address */
function read(address) {
    const message = context().chat[indexOf(address)];
    const text =
        swipeOf(message ?? {}) === address.swipe_id ? message?.mes : message?.swipes?.[address.swipe_id];
    if (typeof text !== 'string') return null;
    return { text, limner: asText(extraOf(message, address.swipe_id)?.limner) };
}

/**
 * Compare and swap: write only where the present text is the expected one, and never under the user's or ST's pen.
 * @param {Address & {expect: string, text: string, limner: string}} args
 */
async function patch({ expect, text, limner, ...address }) {
    const present = read(address);
    if (!present) return { status: 'gone' };
    const ctx = context();
    const index = indexOf(address, ctx);
    const message = ctx.chat[index];
    const shown = swipeOf(message) === address.swipe_id;
    if (shown && (isEdited(index) || isStreaming(index, ctx))) return { status: 'busy' };
    if (present.text !== expect) return { status: 'mismatch', text: present.text };
    const note = JSON.parse(limner);
    if (present.text === text && present.limner === asText(note)) return { status: 'done', text };
    const info = message.swipe_info?.[address.swipe_id];
    if (info) info.extra = { ...info.extra, limner: structuredClone(note) };
    if (typeof message.swipes?.[address.swipe_id] === 'string') message.swipes[address.swipe_id] = text;
    if (shown) {
        message.mes = text;
        message.extra = { ...message.extra, limner: note };
    }
    if (shown && present.text !== text) {
        await ctx.eventSource.emit(ctx.eventTypes.MESSAGE_EDITED, index);
        keepBottom(() => ctx.updateMessageBlock(index, message));
        await ctx.eventSource.emit(ctx.eventTypes.MESSAGE_UPDATED, index);
    }
    await ctx.saveChat();
    return { status: 'done', text };
}

/** @param {{text: string}} args */
function saveSettings({ text }) {
    const ctx = context();
    ctx.extensionSettings.limner = JSON.parse(text);
    ctx.saveSettingsDebounced();
}

/** @type {Record<string, (args: any) => any>} */
export const functions = {
    'message.claim': claim,
    'message.read': read,
    'message.patch': patch,
    'slots.set': setSlots,
    'slots.patterns': setPatterns,
    'command.run': runCommand,
    'command.await': awaitCommand,
    'command.forget': forgetCommand,
    'command.cancel': cancelCommand,
    'prompt.count': countTokens,
    'settings.save': saveSettings,
    'view.patch': patchView,
    'ui.toast': ({ level, text }) => toastr[level](text, 'Limner', { escapeHtml: true }),
};
