/**
 * What a screen reader reads out when it has nothing else to say: nobody sees it, and it takes no focus.
 */
import { onTop } from './frame.js';
import { context, indexOf, swipeOf } from './st.js';

/** Milliseconds after which it is gone: who reads the page later is not told of what is long over. */
const KEPT = 30_000;
/** Milliseconds that a reader may take to learn of the place: it reads what is added to one that it knows. */
const KNOWN = 100;

/** @type {HTMLElement | undefined} */
let place;

/** Have it ready before there is anything to say. */
export function mountAnnouncements() {
    place = document.createElement('div');
    place.className = 'limner-heard';
    place.setAttribute('aria-live', 'polite');
    document.body.append(place);
}

/** Of a version that does not show nothing is said. @param {{chat_id: string, uid: string, swipe_id: number, text: string}} args */
export function announce({ text, ...address }) {
    const ctx = context();
    const message = ctx.chat[indexOf(address, ctx)];
    if (!place || !message || swipeOf(message) !== address.swipe_id) return;
    const around = onTop();
    if (place.parentNode !== around) around.append(place);
    const said = document.createElement('p');
    said.textContent = text;
    setTimeout(() => place?.append(said), KNOWN);
    setTimeout(() => said.remove(), KEPT);
}
