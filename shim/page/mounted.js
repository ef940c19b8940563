/**
 * What Limner itself has put onto the page, and the one place that hears what is done to it.
 *
 * ST's sanitiser lets `data-*`, buttons and fields of a message, a card or a popup through. So an attribute makes
 * nothing Limner's. Ours is what stands in an element that was mounted here (`view`), in a place of a message that
 * ST's formatter has drawn for us (`slot`: it bears a seal that is in no text) or on the button that was put on ST's
 * template (`button`: the same). Nobody else listens to the page: tests/unit/test_mounted.py reads the sources.
 */
import { blockAround, closest, indexAt, textOf } from './frame.js';
import { context } from './st.js';

/** @typedef {'view' | 'slot' | 'button' | 'page'} Place */
/** @typedef {{place: Place, mark: string, event: string, real: boolean}} Row */
/** @typedef {(element: HTMLElement | null, event: any) => void} Handler */

/**
 * All that is heard: where it may stand, what it bears, the event, and whether it must be a person's (`isTrusted`).
 *
 * Whatever may spend, write a key or install code is a press, and must be real. A change in a field does none of these
 * (and automation of browsers chooses in lists by events of its own). ST makes of Enter on a message's button a click
 * that is not real; it opens the menu, no more. So is a swipe, which ST makes of touches: it chooses among what is
 * painted. What is heard of the `page` opens nothing: it closes and walks.
 *
 * @type {readonly Row[]}
 */
export const HEARD = Object.freeze([
    { place: 'view', mark: '[data-limner-action]', event: 'click', real: true },
    { place: 'view', mark: '[data-limner-setting]', event: 'change', real: false },
    { place: 'view', mark: '[data-limner-change]', event: 'change', real: false },
    { place: 'view', mark: '[data-limner-live]', event: 'input', real: false },
    { place: 'view', mark: '[data-limner-secret-do]', event: 'click', real: true },
    { place: 'view', mark: '[data-limner-secret]', event: 'keydown', real: true },
    { place: 'slot', mark: '[data-limner-action]', event: 'pointerdown', real: true },
    { place: 'slot', mark: '[data-limner-action]', event: 'pointerup', real: true },
    { place: 'slot', mark: '[data-limner-action]', event: 'click', real: true },
    { place: 'slot', mark: 'img', event: 'pointerdown', real: true },
    { place: 'slot', mark: 'img', event: 'pointerup', real: true },
    { place: 'slot', mark: 'img', event: 'click', real: true },
    { place: 'slot', mark: 'img', event: 'keydown', real: true },
    { place: 'slot', mark: 'img', event: 'pointercancel', real: true },
    { place: 'slot', mark: 'img', event: 'contextmenu', real: true },
    { place: 'slot', mark: 'img', event: 'error', real: true },
    { place: 'slot', mark: 'img', event: 'swiped-left', real: false },
    { place: 'slot', mark: 'img', event: 'swiped-right', real: false },
    { place: 'button', mark: '.limner-button', event: 'click', real: false },
    { place: 'page', mark: '', event: 'pointerdown', real: false },
    { place: 'page', mark: '', event: 'keydown', real: false },
    { place: 'page', mark: '', event: 'resize', real: false },
    { place: 'page', mark: '', event: 'popstate', real: false },
    { place: 'page', mark: '', event: 'focus', real: false },
    { place: 'page', mark: '', event: 'beforeunload', real: false },
]);

/** @type {Map<Element, string>} the views that are mounted, by their element */
const views = new Map();
/** @type {WeakMap<object, string>} */
const seals = new WeakMap();
const buttonSeal = newSeal();

/** No text and no style of a story can know it. */
function newSeal() {
    return [...crypto.getRandomValues(new Uint32Array(4))].map((part) => part.toString(36)).join('');
}

/** Make a view of an element that nobody else has written. @param {HTMLElement} element @param {string} view */
export function mount(element, view) {
    element.dataset.limnerView = view;
    views.set(element, view);
}

/** @param {HTMLElement} element */
export const unmount = (element) => void views.delete(element);

/** Where a view is mounted. @param {string} view @returns {Element[]} */
export const mountedAs = (view) => [...views].filter(([, name]) => name === view).map(([element]) => element);

/**
 * What tells a message's slots from what its text says they were. Each message has its own, so that one that has become
 * known is worth nothing in another. It is in no text, only in what is drawn.
 * @param {import('./st.js').Message} message
 */
export function sealOf(message) {
    const seal = seals.get(message) ?? newSeal();
    seals.set(message, seal);
    return seal;
}

/** @param {HTMLElement} button one that Limner puts on ST's frame, or on its template */
export const sealButton = (button) => void (button.dataset.limnerSeal = buttonSeal);
const BUTTON = `.limner-button[data-limner-seal="${buttonSeal}"]`;

/** Limner's own buttons. @param {Element | null} within @param {string} [mark] what they bear besides @returns {Element[]} */
export const buttonsIn = (within, mark = '') => [...(within?.querySelectorAll(BUTTON + mark) ?? [])];

/** The slot with this number in a block, as the hook has drawn it. @param {Element | null} block @param {number} ordinal */
export function slotIn(block, ordinal) {
    const message = block && context().chat[indexAt(block)];
    if (!message) return null;
    const slot = `span[data-limner-slot="${ordinal}"][data-limner-seal="${sealOf(message)}"]`;
    return textOf(block)?.querySelector(slot) ?? null;
}

/** A picture in a slot, as it is drawn now. @param {Element | null} block @param {number} ordinal @param {string} source @returns {HTMLElement | null} */
export const pictureIn = (block, ordinal, source) =>
    slotIn(block, ordinal)?.querySelector(`img[src="${CSS.escape(source)}"]`) ?? null;

/**
 * The slot around an element, and whose it is. Only a span is one: where a tag stands in an attribute, what is drawn
 * for it leaks into the tag around, which then bears the seal as well, but as a span cannot hold more than what was
 * drawn. A slot in a label is none: to press the label would press the first button in it, as a real click.
 * @param {Element} element
 */
export function slotAround(element) {
    const slot = closest(element, 'span[data-limner-slot]');
    const block = slot && slot !== element ? blockAround(slot) : null;
    const message = block && context().chat[indexAt(block)];
    if (!slot || !message || slot.dataset.limnerSeal !== sealOf(message)) return null;
    if (closest(slot, 'label')) return null;
    return textOf(block)?.contains(slot) ? { message, ordinal: Number(slot.dataset.limnerSlot) } : null;
}

/** @param {Row} row @param {EventTarget | null} target @returns {HTMLElement | null} what of ours an event means */
function meant({ place, mark }, target) {
    if (!(target instanceof Element) || place === 'page') return null;
    const element = closest(target, mark);
    if (!element) return null;
    if (place === 'view') return viewAround(element) && element;
    if (place === 'slot') return slotAround(element) && element;
    return element.matches(BUTTON) && blockAround(element) ? element : null;
}

/** The mounted element that this one stands in. @param {Element} element */
export const viewAround = (element) => [...views.keys()].find((view) => view.contains(element)) ?? null;

/**
 * Listen, as one row of the table says. Of a view and a button only what is ours is heard; with a slot also what is
 * none (null), because a press is followed from where it goes down to where it goes up.
 * @param {Place} place @param {string} mark @param {string} event @param {Handler} handler
 */
export function hear(place, mark, event, handler) {
    const row = HEARD.find((each) => each.place === place && each.mark === mark && each.event === event);
    if (!row) throw new Error(`Nobody may listen to ${event} of ${mark} (${place}): it is not in the table.`);
    const each = place === 'slot' || place === 'page';
    const listener = (/** @type {Event} */ heard) => {
        if (row.real && !heard.isTrusted) return;
        const element = meant(row, heard.target);
        if (element || each) handler(element, heard);
    };
    // Slots are heard before ST's own listeners for clicks in a message.
    (['resize', 'popstate', 'focus', 'beforeunload'].includes(event) ? window : document).addEventListener(
        event,
        listener,
        each,
    );
}
