/**
 * Limner's button on each message: it is there on what is drawn already and on ST's template, which all later ones are
 * copied from, and it shows how many pictures of its message are on their way.
 */
import { blockAround, blockOf, blocks, frame, indexAt } from './frame.js';
import { buttonsIn, sealButton } from './mounted.js';
import { addressOf, context, indexOf, swipeOf } from './st.js';

/** @typedef {{chat_id: string, uid: string, swipe_id: number}} Address */

const PLACE = '.extraMesButtons';
const words = () => context().translate('Limner: pictures of this message', 'limner.button');

/** @type {Map<string, {address: Address, count: number}>} */
const work = new Map();

/** @type {(address: Address) => void} */
let changed = () => {};

/** Put the button on the template and on what is drawn. @param {(address: Address) => void} onChange called when a count has changed */
export function addButtons(onChange) {
    changed = onChange;
    const button = document.createElement('div');
    button.className = 'mes_button limner-button fa-solid fa-palette';
    button.title = words();
    button.dataset.i18n = '[title]limner.button';
    button.setAttribute('aria-haspopup', 'menu');
    sealButton(button);
    for (const block of [frame.template, ...blocks()]) {
        const place = block?.querySelector(PLACE); // the first one: it stands before all that is the story's
        const next = place?.querySelector('.sd_message_gen') ?? place?.firstElementChild ?? null;
        place?.insertBefore(button.cloneNode(), next);
    }
    const { eventSource, eventTypes } = context();
    for (const event of ['CHAT_CHANGED', 'MORE_MESSAGES_LOADED', 'MESSAGE_SWIPED', 'MESSAGE_UPDATED'])
        eventSource.on(eventTypes[event], show);
    for (const event of ['CHARACTER_MESSAGE_RENDERED', 'USER_MESSAGE_RENDERED'])
        eventSource.on(eventTypes[event], show);
}

/** @param {Address} address @param {number} count how many pictures are on their way */
export function markWork(address, count) {
    const key = JSON.stringify(Object.values(address));
    if ((work.get(key)?.count ?? 0) === count) return;
    if (count) work.set(key, { address, count });
    else work.delete(key);
    show();
    changed(address);
}

/** What a worker that is gone was at is not true any more. */
export function clearWork() {
    work.clear();
    show();
}

/** Bring all buttons up to date: there are few with work, and ST draws messages anew at will. */
function show() {
    const ctx = context();
    for (const button of buttonsIn(frame.chat, '[data-limner-painting]'))
        button.removeAttribute('data-limner-painting');
    for (const { address, count } of work.values()) {
        const index = indexOf(address, ctx);
        if (index < 0 || swipeOf(ctx.chat[index]) !== address.swipe_id) continue;
        for (const button of buttonsIn(blockOf(index)))
            button.setAttribute('data-limner-painting', String(count));
    }
}

/** The message a button stands on. @param {Element} button @returns {Address | null} */
export function addressOfButton(button) {
    const ctx = context();
    const block = blockAround(button);
    const message = block && ctx.chat[indexAt(block)];
    return message ? addressOf(message, ctx) : null;
}
