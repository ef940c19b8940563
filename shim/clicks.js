/**
 * Presses on what Python drew into a message: one pair of listeners for all of them, told to Python by what stands on
 * the element (`data-limner-action`, `data-limner-ordinal`). What a press means is Python's to say.
 *
 * They listen in the capture phase, for ST's own listeners for clicks in a message (edit on click) must not come then.
 */
import { addressOf, context } from './st.js';

/** @typedef {import('./line.js').Line} Line */

/** What the pointer went down on. @type {string} */
let held = '';

/** @param {Line} line */
export function listenToClicks(line) {
    document.addEventListener('pointerdown', ({ target }) => (held = nameOf(actionAt(target))), true);
    document.addEventListener('click', (event) => pressed(line, event), true);
}

/** @param {EventTarget | null} target @returns {HTMLElement | null} */
const actionAt = (target) =>
    target instanceof Element ? target.closest('#chat .mes_text [data-limner-action]') : null;

/** @param {HTMLElement | null} element */
const messageOf = (element) => element?.closest('.mes')?.getAttribute('mesid');

/** @param {HTMLElement | null} element */
const nameOf = (element) =>
    element
        ? [messageOf(element), element.dataset.limnerAction, element.dataset.limnerOrdinal].join('\n')
        : '';

/** @param {Line} line @param {MouseEvent} event */
function pressed(line, event) {
    let element = actionAt(event.target);
    if (!element && held) {
        // ST draws a streaming message anew thirty times a second, so a slow finger leaves another button than it came to.
        const now = actionAt(document.elementFromPoint(event.clientX, event.clientY));
        if (nameOf(now) === held) element = now;
    }
    held = '';
    if (!element) return;
    event.stopPropagation();
    event.preventDefault();
    const message = context().chat[Number(messageOf(element) ?? -1)];
    if (!message) return;
    const { limnerAction: action, limnerOrdinal: ordinal } = element.dataset;
    line.event('slot_action', { ...addressOf(message), action, ordinal: Number(ordinal) });
}
