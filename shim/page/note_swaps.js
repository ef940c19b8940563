/**
 * The notes of many messages of the open chat changed at once, and their texts where these change, with one save. Each is
 * a compare-and-swap: what is not as Python has read it is left alone.
 */
import { savedSince } from './chat_saves.js';
import { keepBottom, redraw } from './slots.js';
import { asText, chatKey, context, isEdited, isStreaming, swipeOf } from './st.js';

/**
 * `before` and `limner` are notes as JSON text, '' for none.
 * @typedef {{index: number, swipe_id: number, expect: string, before: string, text: string, limner: string}} Swap
 */

/** @param {{chat_id: string, rows: Swap[]}} args */
export async function swapNotes({ chat_id, rows }) {
    const ctx = context();
    if (!chat_id || chatKey(ctx) !== chat_id) return { done: 0, saved: false };
    const done = rows.filter((row) => swap(ctx, row));
    if (!done.length) return { done: 0, saved: true };
    const messages = ctx.chat;
    const since = performance.now();
    await ctx.saveChat();
    const saved = await savedSince(since);
    for (const { index } of done.filter(({ expect, text }) => expect !== text)) {
        if (context().chat !== messages) break;
        await ctx.eventSource.emit(ctx.eventTypes.MESSAGE_EDITED, index);
        keepBottom(() => redraw(index));
        await ctx.eventSource.emit(ctx.eventTypes.MESSAGE_UPDATED, index);
    }
    return { done: done.length, saved };
}

/** @param {Record<string, any>} ctx @param {Swap} row */
function swap(ctx, { index, swipe_id, expect, before, text, limner }) {
    const message = ctx.chat[index];
    if (!message) return false;
    const shown = swipeOf(message) === swipe_id;
    const info = message.swipe_info?.[swipe_id];
    const holder = shown ? message : info;
    if (shown && (isEdited(index) || isStreaming(index, ctx))) return false;
    if ((shown ? message.mes : message.swipes?.[swipe_id]) !== expect) return false;
    if (!holder || asText(holder.extra?.limner) !== before) return false;
    for (const each of new Set([holder, info])) if (each) each.extra = withNote(each.extra, limner);
    if (typeof message.swipes?.[swipe_id] === 'string') message.swipes[swipe_id] = text;
    if (shown) message.mes = text;
    return true;
}

/** @param {Record<string, any> | undefined} extra @param {string} limner */
function withNote(extra, limner) {
    const changed = { ...extra };
    if (limner) changed.limner = JSON.parse(limner);
    else delete changed.limner;
    return changed;
}
