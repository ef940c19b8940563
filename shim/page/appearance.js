/**
 * How pictures look on this page: what Python says as CSS variables and classes of the whole page, and which blurred
 * pictures the reader has uncovered. Nothing in the chat is rewritten.
 *
 * ST draws messages anew at any time, so what is uncovered is a rule of a style sheet and not a mark on an element.
 */
import { hear } from './mounted.js';

/** @param {{variables: Record<string, string>, flags: Record<string, boolean>}} args */
export function setLook({ variables, flags }) {
    const page = document.documentElement;
    for (const [name, value] of Object.entries(variables)) page.style.setProperty(name, value);
    for (const [name, on] of Object.entries(flags)) page.classList.toggle(name, on);
}

const BLURRED = 'html.limner-blurred #chat .mes_text .custom-limner-slot img';
const MARK = 'img';

/** @type {Set<string>} the addresses of the pictures that are uncovered */
const uncovered = new Set();
const sheet = document.createElement('style');

/** @param {string} address */
function toggle(address) {
    if (!uncovered.delete(address)) uncovered.add(address);
    const rules = [...uncovered].map((each) => `${BLURRED}[src="${CSS.escape(each)}"] { filter: none; }`);
    sheet.textContent = rules.join('\n');
}

/** A press goes down and up on the same picture; see clicks.js for why that is no click. */
export function listenToCovers() {
    document.head.append(sheet);
    let held = '';
    let taken = false;
    hear('slot', MARK, 'pointerdown', (image, { button }) => {
        held = button === 0 ? addressOf(image) : '';
        taken = false;
    });
    hear('slot', MARK, 'pointerup', (image) => {
        taken = held !== '' && addressOf(image) === held;
        if (taken) toggle(held);
        held = '';
    });
    hear('slot', MARK, 'click', (_, event) => {
        if (taken) event.stopPropagation();
        taken = false;
    });
    hear('slot', MARK, 'keydown', (image, event) => {
        const address = ['Enter', ' '].includes(event.key) ? addressOf(image) : '';
        if (!address) return;
        event.preventDefault();
        event.stopPropagation();
        toggle(address);
    });
}

/** @param {HTMLElement | null} image @returns {string} the address of a picture that is blurred unless uncovered */
const addressOf = (image) => (image?.matches(BLURRED) && image.getAttribute('src')) || '';
