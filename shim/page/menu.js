/**
 * The menu of a message: a view that Python paints (`data-limner-view="menu"`), shown at the message's button. What is
 * in it and what a press means is Python's; here is where it stands, how it closes, and how keys walk through it.
 */
import { blockAround, blockOf } from './frame.js';
import { buttonsIn, hear, mount, pictureIn } from './mounted.js';
import { chatKey, context, indexOf } from './st.js';
import { addButtons, addressOfButton } from './message_buttons.js';

/** @typedef {import('./worker_line.js').Line} Line */

const GAP = 8;
/** Steps of the arrow keys; the ends are found from the count. @type {Record<string, (at: number, count: number) => number>} */
const STEPS = {
    ArrowDown: (at, count) => (at + 1) % count,
    ArrowUp: (at, count) => (at + count - 1) % count,
    Home: () => 0,
    End: (_, count) => count - 1,
};

/** @type {HTMLElement} */
let menu;
/** @type {HTMLElement | null} the button it was opened from */
let opener = null;

/** @param {Line} line */
export function mountMenu(line) {
    addButtons((address) => {
        if (isOpen() && opener && buttonsIn(blockOf(indexOf(address))).includes(opener))
            line.event('menu_asked', address);
    });
    menu = document.createElement('div');
    mount(menu, 'menu');
    menu.className = 'limner-menu';
    menu.popover = 'manual';
    menu.addEventListener('toggle', () => isOpen() && place(), true); // what is folded in it was opened
    document.body.append(menu);
    hear('button', '.limner-button', 'click', (button) => button && ask(line, button));
    hear('view', '[data-limner-action]', 'click', (element) => menu.contains(element) && close(true));
    hear('page', '', 'pointerdown', (_, { target }) => isOutside(target) && close());
    hear('page', '', 'keydown', (_, event) => walk(event));
    hear('page', '', 'resize', () => close());
    const { eventSource, eventTypes } = context();
    for (const event of ['CHAT_CHANGED', 'MESSAGE_SWIPED', 'MESSAGE_DELETED', 'MESSAGE_SWIPE_DELETED'])
        eventSource.on(eventTypes[event], () => close());
}

/** @param {Line} line @param {HTMLElement} button */
function ask(line, button) {
    if (isOpen() && opener === button) return close();
    opener = button;
    const address = addressOfButton(button);
    if (line.state !== 'ready' || !chatKey())
        toastr.info(context().translate('Limner is not ready yet.'), 'Limner');
    else if (address) line.event('menu_asked', address);
}

/**
 * Python has painted it: show it, at the button it was asked from or at a picture of this message.
 * @param {{chat_id: string, uid: string, swipe_id: number, ordinal?: number, source?: string}} address
 */
export function openMenu({ ordinal = -1, source, ...address }) {
    const block = blockOf(indexOf(address));
    if (source) opener = pictureIn(block, ordinal, source);
    if (!opener?.isConnected || !block?.contains(opener)) return; // another message by now
    if (!isOpen()) menu.showPopover();
    place();
    if (!menu.querySelector('button:focus:enabled')) items()[0]?.focus({ preventScroll: true });
}

/** Below the button where there is room, else above it, and always on the screen. */
function place() {
    const { offsetWidth: width, offsetHeight: height } = menu;
    const from = /** @type {HTMLElement} */ (opener).getBoundingClientRect();
    const room = (/** @type {number} */ wanted, /** @type {number} */ size, /** @type {number} */ all) =>
        Math.max(GAP, Math.min(wanted, all - size - GAP));
    const below = from.bottom + GAP / 2;
    const top = below + height + GAP > window.innerHeight ? from.top - height - GAP / 2 : below;
    menu.style.left = `${room(from.right - width, width, window.innerWidth)}px`;
    menu.style.top = `${room(top, height, window.innerHeight)}px`;
}

const isOpen = () => menu.matches(':popover-open');

/** @param {EventTarget | null} target */
const isOutside = (target) =>
    isOpen() && target instanceof Node && !menu.contains(target) && !opener?.contains(target);

const items = () => [
    .../** @type {NodeListOf<HTMLElement>} */ (menu.querySelectorAll('button:enabled, summary')),
];

/** @param {boolean} [back] whether the focus returns to where it came from */
export function close(back = false) {
    if (!isOpen()) return;
    menu.hidePopover();
    if (back) cameFrom()?.focus({ preventScroll: true });
}

/** What opened it or, where ST has folded a message's buttons since, what unfolds them. @returns {HTMLElement | null | undefined} */
const cameFrom = () =>
    opener && !opener.offsetParent ? blockAround(opener)?.querySelector('.extraMesButtonsHint') : opener;

/** Keys while it is open are its own: ST would swipe, regenerate, edit or stop at them. @param {KeyboardEvent} event */
function walk(event) {
    if (!isOpen()) return;
    if (event.key === 'Tab') return close(true);
    event.stopPropagation(); // Enter and the space bar press a button all the same
    const all = items();
    const step = STEPS[event.key];
    if (!step && event.key !== 'Escape') return;
    event.preventDefault();
    if (!step) return close(true);
    const at = all.indexOf(/** @type {HTMLElement} */ (document.activeElement));
    all[step(at, all.length)]?.focus();
}
