/**
 * Presses on what Python drew into a message: told to Python by what stands on the element (`data-limner-action`,
 * `data-limner-ordinal`). What a press means is Python's to say.
 *
 * ST draws a streaming message anew thirty times a second, and a browser makes no click of a press whose element is
 * gone when the finger lifts. So a pointer's press is one that goes down and up on the same action, whatever element
 * it stands on by then; clicks are for keys. All is heard in the capture phase, before ST's own listeners for clicks
 * in a message (edit on click), which must not hear of it.
 */
import { addressOf, context } from './st.js';

/** @typedef {import('./line.js').Line} Line */

/** @param {Line} line */
export function listenToClicks(line) {
    let held = ''; // what the pointer went down on
    let taken = false; // this press was told: the click that may follow is no second one
    document.addEventListener(
        'pointerdown',
        ({ target, button }) => {
            held = button === 0 ? nameOf(actionAt(target)) : '';
            taken = false;
        },
        true,
    );
    document.addEventListener(
        'pointerup',
        ({ target }) => {
            const element = actionAt(target);
            if (element && nameOf(element) === held) {
                taken = true;
                tell(line, element);
            }
            held = '';
        },
        true,
    );
    document.addEventListener(
        'click',
        (event) => {
            const element = actionAt(event.target);
            const byKey = event.detail === 0;
            if (byKey ? !element : !element && !taken) return;
            event.stopPropagation();
            event.preventDefault();
            if (element && byKey) tell(line, element);
        },
        true,
    );
}

/** @param {EventTarget | null} target @returns {HTMLElement | null} */
const actionAt = (target) =>
    target instanceof Element ? target.closest('#chat .mes_text [data-limner-action]') : null;

/** @param {HTMLElement} element */
const indexOf = (element) => Number(element.closest('.mes')?.getAttribute('mesid') ?? -1);

/** @param {HTMLElement | null} element */
const nameOf = (element) =>
    element ? `${indexOf(element)} ${element.dataset.limnerAction} ${element.dataset.limnerOrdinal}` : '';

/** @param {Line} line @param {HTMLElement} element */
function tell(line, element) {
    const message = context().chat[indexOf(element)];
    if (!message) return;
    const { limnerAction: action, limnerOrdinal: ordinal } = element.dataset;
    line.event('slot_action', { ...addressOf(message), action, ordinal: Number(ordinal) });
}
