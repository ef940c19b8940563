/**
 * Presses on what Python drew into a message: told to Python by what stands on the element (`data-limner-action`) and
 * by the slot it stands in. What a press means is Python's to say.
 *
 * ST draws a streaming message anew thirty times a second, and a browser makes no click of a press whose element is
 * gone when the finger lifts. So a pointer's press is one that goes down and up on the same action, whatever element
 * it stands on by then; clicks are for keys. All is heard in the capture phase, before ST's own listeners for clicks
 * in a message (edit on click), which must not hear of it.
 */
import { closest } from './frame.js';
import { hear, slotAround } from './mounted.js';
import { offers } from './slots.js';
import { addressOf } from './st.js';

/** @typedef {import('./worker_line.js').Line} Line */
/** @typedef {{chat_id: string, uid: string, swipe_id: number, action: string, ordinal: number}} Press */

const MARK = '[data-limner-action]';

/** @param {Line} line */
export function listenToClicks(line) {
    let held = ''; // what the pointer went down on
    let taken = false; // this press was told: the click that may follow is no second one
    hear('slot', MARK, 'pointerdown', (element, { button }) => {
        held = button === 0 ? nameOf(pressOn(element)) : '';
        taken = false;
    });
    hear('slot', MARK, 'pointerup', (element) => {
        const press = pressOn(element);
        if (press && nameOf(press) === held) {
            taken = true;
            line.event('slot_action', press);
        }
        held = '';
    });
    hear('slot', MARK, 'click', (element, event) => {
        const press = pressOn(element);
        const byKey = event.detail === 0;
        if (byKey ? !press : !press && !taken) return;
        event.stopPropagation();
        event.preventDefault();
        if (press && byKey) line.event('slot_action', press);
    });
}

/**
 * A finger that swipes over a picture presses the button of this slot that Python has put there for it. ST would swipe
 * the message: where there is no such button, it does. @param {Line} line
 */
export function listenToSwipes(line) {
    for (const way of ['left', 'right']) {
        hear('slot', 'img', `swiped-${way}`, (image, event) => {
            const press = image && pressOn(buttonFor(image, way));
            if (!press) return;
            event.stopPropagation();
            line.event('slot_action', press);
        });
    }
}

/** @param {HTMLElement} image @param {string} way @returns {HTMLElement | null} */
const buttonFor = (image, way) =>
    closest(image, 'span[data-limner-slot]')?.querySelector(`[data-limner-swipe="${way}"]`) ?? null;

/** A picture in a slot that the browser could not show: perhaps its file is not there. @param {Line} line */
export function listenToImages(line) {
    hear('slot', 'img', 'error', (image) => {
        const slot = image && slotAround(image);
        const source = image?.getAttribute('src') ?? '';
        if (slot && source)
            line.event('image_failed', { ...addressOf(slot.message), ordinal: slot.ordinal, source });
    });
}

/** @param {HTMLElement | null} element @returns {Press | null} */
function pressOn(element) {
    const slot = element && slotAround(element);
    const action = element?.dataset.limnerAction ?? '';
    if (!slot) return null;
    const press = { ...addressOf(slot.message), action, ordinal: slot.ordinal };
    return offers(press) ? press : null;
}

/** @param {Press | null} press */
const nameOf = (press) => (press ? Object.values(press).join('\n') : '');
