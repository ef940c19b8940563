/**
 * The render table: what stands at the place of each tag, drawn by ST's synchronous message formatter.
 *
 * Two stages (tried: no flash, no flicker). Before regex and markdown each tag, together with the placed images
 * behind it, becomes a private-use token, so that quotes, markdown and `>` in a prompt never meet ST's formatter;
 * after markdown the tokens become HTML. What a tag looks like is data: Python sends the patterns once.
 */
import { keepKey, translateTree } from './translation.js';
import { keptFocus } from './slot_focus.js';
import { clearWork, markWork } from './message_buttons.js';
import { blockOf, blocks, frame, indexAt } from './frame.js';
import { sealOf, slotIn } from './mounted.js';
import { addressOf, context, indexOf, isEdited, isStreaming } from './st.js';

/** @typedef {{tag: RegExp, streaming: RegExp, final: RegExp, hint: RegExp, closing: RegExp, waiting: string, image: string}} Patterns */
/** @typedef {{chat_id: string, uid: string, swipe_id: number}} Address */

const OPEN = '\uE0A0';
const CLOSE = '\uE0A1';
const TOKEN = new RegExp(`${OPEN}(\\d+)${CLOSE}`, 'g');
/** So begins what is drawn below the pictures that stand in the text, and not in their stead (_slot_view.py). */
const BELOW = '<span class="limner-below">';
/** So begins what is drawn in their stead. */
const INSTEAD = '<span class="limner-instead">';
const DRAWN_BELOW = '.custom-limner-below';
const STRAY = new RegExp(`[${OPEN}${CLOSE}]`, 'g');

/** @type {Patterns | null} nothing is touched without them */
let patterns = null;
/** @type {Map<string, (string | null)[]>} */
const table = new Map();
/** How many of a message's rows, the last ones, belong to no tag and are drawn below its text. @type {Map<string, number>} */
const extra = new Map();
/** @type {Map<number, string>} the HTML of the message that is being formatted, by token */
const pending = new Map();

/** @param {Address} address */
const keyOf = ({ chat_id, uid, swipe_id }) => `${chat_id}\n${uid}\n${swipe_id}`;
/** @param {string} seal @param {number} ordinal @param {string} inside */
const framed = (seal, ordinal, inside) =>
    `<span class="limner-slot" data-limner-slot="${ordinal}" data-limner-seal="${seal}">${dressed(inside)}</span>`;
/** @param {string} inside */
const dressed = (inside) => inside.replaceAll('<img ', patterns?.image ?? '<img ');

/** Register with ST, once; hooks cannot be taken back, so they do nothing while there are no patterns. */
export function addHooks() {
    const { messageFormatter: formatter } = context();
    formatter.addHook(toTokens, { stage: formatter.stage.BEFORE_REGEX, order: formatter.order.EARLIEST });
    formatter.addHook(toHtml, { stage: formatter.stage.AFTER_MARKDOWN, order: formatter.order.LATEST });
}

/** Whether the last piece of a tag may be in this piece of a text. @param {string} piece */
export const mayClose = (piece) => patterns?.closing.test(piece) ?? false;

/** Whether a text may hold a tag, or a picture of ours. @param {string} text */
export const mayHold = (text) => text.includes('<img') || (patterns?.hint.test(text) ?? false);

/** @param {string} text @param {{messageId: number, isUser: boolean, isReasoning: boolean}} about */
function toTokens(text, { messageId, isUser, isReasoning }) {
    pending.clear();
    if (!patterns || isReasoning || !(extra.size || patterns.hint.test(text))) return text;
    const ctx = context();
    const message = ctx.chat[messageId];
    const foreign = isUser || message?.is_user || message?.is_system; // ours where Limner was asked to paint in it
    if (!message || (foreign && !message.extra?.limner)) return text;
    const streaming = isStreaming(Number(messageId), ctx);
    const key = keyOf(addressOf(message, ctx));
    const all = table.get(key) ?? [];
    const tags = all.length - (extra.get(key) ?? 0);
    const slots = all.slice(0, tags);
    const seal = sealOf(message);
    const original = message.extra?.display_text === undefined ? [] : imagesIn(message.mes, patterns.tag);
    text = text.replace(STRAY, '');
    let result = '';
    let at = 0;
    let ordinal = 0;
    for (const match of text.matchAll(streaming ? patterns.streaming : patterns.final)) {
        const { tag, tail, images } = match.groups ?? {};
        if (tag === undefined && tail === undefined) continue; // code, to be left as it is
        const end = match.index + match[0].length;
        let inside = images?.trim();
        if (tag !== undefined) {
            inside ||= original[ordinal];
            const below = slots[ordinal]?.indexOf(BELOW) ?? -1;
            if (inside && below >= 0) inside += slots[ordinal]?.slice(below);
            if (inside && slots[ordinal]?.startsWith(INSTEAD)) inside = slots[ordinal] ?? '';
            inside ||= (ordinal in slots ? slots[ordinal] : streaming && patterns.waiting) || '';
            if (inside) pending.set(ordinal, framed(seal, ordinal, inside));
            ordinal += 1;
        }
        const [from, to] = inside ? [match.index, end] : withoutLine(text, match.index, end);
        result += text.slice(at, Math.max(at, from)) + (inside ? `${OPEN}${ordinal - 1}${CLOSE}` : '');
        at = to;
    }
    return result + text.slice(at) + belowText(all, tags, seal);
}

/** What belongs to no tag of this text. @param {(string | null)[]} all @param {number} tags @param {string} seal */
function belowText(all, tags, seal) {
    const drawn = all.slice(tags).map((inside, index) => {
        pending.set(tags + index, framed(seal, tags + index, inside ?? ''));
        return `\n\n${OPEN}${tags + index}${CLOSE}`;
    });
    return drawn.join('');
}

/** The images behind each tag, which a translation shown in the text's stead may lack. @param {string} text @param {RegExp} tag */
const imagesIn = (text, tag) =>
    [...text.matchAll(tag)].flatMap(({ groups }) =>
        groups?.tag === undefined ? [] : [groups.images.trim()],
    );

/** What shows nothing and stands alone on its line takes the line with it. @param {string} text @param {number} start @param {number} end */
function withoutLine(text, start, end) {
    const head = text.slice(start && text.lastIndexOf('\n', start - 1) + 1, start);
    const stop = (text.indexOf('\n', end) + 1 || text.length + 1) - 1;
    const alone = !head.trim() && !text.slice(end, stop).trim();
    return alone ? [start - head.length, Math.min(stop + 1, text.length)] : [start, end];
}

/** @param {string} html */
function toHtml(html) {
    return pending.size ? html.replace(TOKEN, (_, ordinal) => pending.get(Number(ordinal)) ?? '') : html;
}

/** Python's grammar, or null to switch the hook off. @param {{patterns: Record<string, string> | null}} args */
export function setPatterns({ patterns: data }) {
    const before = patterns;
    patterns = data && {
        tag: new RegExp(data.tag, data.flags),
        streaming: new RegExp(data.streaming, data.flags),
        final: new RegExp(data.final, data.flags),
        hint: new RegExp(data.hint, 'i'),
        closing: new RegExp(data.closing),
        waiting: data.waiting,
        image: data.image,
    };
    if (!patterns) {
        table.clear();
        extra.clear();
    }
    const { chat } = context();
    for (const block of blocks()) {
        const index = indexAt(block);
        const drawn = patterns ?? before;
        // Each in a task of its own: a long chat must not hold the page up.
        if (drawn && chat[index]?.mes.search(drawn.final) >= 0) setTimeout(() => redraw(index));
    }
}

/** What a worker that is gone has put here is not true any more. */
export function clearSlots() {
    table.clear();
    extra.clear();
    clearWork();
}

/** @param {Address & {slots: (string | null)[], painting: number, below?: number}} args */
export function setSlots({ slots, painting, below = 0, ...address }) {
    markWork(address, painting);
    const key = keyOf(address);
    const before = table.get(key) ?? [];
    // What stood beside the pictures of the text goes with its row; a picture itself is in the text by then.
    const beside = (/** @type {string | null} */ row) => row?.includes(BELOW) || row?.startsWith(INSTEAD);
    const fewer = before.length > slots.length && (extra.has(key) || before.slice(slots.length).some(beside));
    if (slots.length) table.set(key, slots);
    else table.delete(key);
    if (below) extra.set(key, below);
    else extra.delete(key);
    const ctx = context();
    const index = indexOf(address, ctx);
    if (index < 0 || (ctx.chat[index].swipe_id ?? 0) !== address.swipe_id) return;
    keepBottom(() => {
        const missed = slots.filter(
            (inside, ordinal) => inside !== (before[ordinal] ?? null) && !poke(index, ordinal, inside),
        );
        if ((missed.length || fewer) && !isStreaming(index)) redraw(index);
    });
}

/** Whether Python has put a control with this action there. @param {Address & {action: string, ordinal: number}} press */
export function offers({ action, ordinal, ...address }) {
    const inside = table.get(keyOf(address))?.[ordinal] ?? '';
    return [...inside.matchAll(/ data-limner-action="([^" ]*)"/g)].some(([, offered]) => offered === action);
}

/** Change one slot where it is drawn; false where it is not, or where the pictures of the text stay in it. @param {number} index @param {number} ordinal @param {string | null} inside */
function poke(index, ordinal, inside) {
    const slot = slotIn(blockOf(index), ordinal);
    if (!slot || !inside) return false;
    const below = slot.querySelector(DRAWN_BELOW);
    if (!below !== !inside.includes(BELOW)) return false;
    const { DOMPurify, morphdom } = SillyTavern.libs;
    const wanted = document.createElement('span');
    wanted.innerHTML = DOMPurify.sanitize(dressed(inside), { MESSAGE_SANITIZE: true });
    if (inside.indexOf(BELOW) > 0) {
        // A picture that is set into the text this moment, with its buttons, of which one may have the focus.
        translateTree(wanted);
        morphdom(slot, wanted, { childrenOnly: true, onBeforeElUpdated: keepKey });
        return true;
    }
    const [drawn, fresh] = below ? [below, wanted.firstElementChild] : [slot, wanted];
    const [from, to] = [drawn.firstElementChild, fresh?.firstElementChild];
    if (from?.className && from.className === to?.className) {
        // Only what is new changes: a bar that grows four times a second must neither begin the skeleton's breath anew
        // nor take the focus from the button beside it.
        translateTree(wanted);
        morphdom(from, to, { onBeforeElUpdated: keepKey });
    } else drawn.innerHTML = fresh?.innerHTML ?? '';
    return true;
}

/** Draw a message anew where it is drawn, and never over what the user types. @param {number} index */
export function redraw(index) {
    const ctx = context();
    const block = blockOf(index);
    if (!block || isEdited(index)) return;
    const giveBack = keptFocus(block);
    ctx.updateMessageBlock(index, ctx.chat[index]);
    giveBack();
}

let settling = false;

/**
 * A reader at the bottom of the chat stays there, whatever the change does to its height. He is taken there as the next
 * frame begins, for which the page is laid out anyway: before that each change would have it laid out once more.
 * @param {() => void} change
 */
export function keepBottom(change) {
    const { chat } = frame;
    const atBottom = chat && !settling && chat.scrollHeight - chat.scrollTop - chat.clientHeight < 5;
    change();
    if (!atBottom) return;
    settling = true;
    requestAnimationFrame(() => {
        settling = false;
        chat.scrollTop = chat.scrollHeight;
    });
}
