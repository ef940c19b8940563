/**
 * How pictures look on this page: what Python says as CSS variables and classes of the whole page, and which blurred
 * pictures the reader has uncovered. Nothing in the chat is rewritten.
 *
 * ST draws messages anew at any time, so what is uncovered is a rule of a style sheet and not a mark on an element.
 */
/** @param {{variables: Record<string, string>, flags: Record<string, boolean>}} args */
export function setLook({ variables, flags }) {
    const page = document.documentElement;
    for (const [name, value] of Object.entries(variables)) page.style.setProperty(name, value);
    for (const [name, on] of Object.entries(flags)) page.classList.toggle(name, on);
}

const BLURRED = 'html.limner-blurred #chat .mes_text .custom-limner-slot img';

/** @type {Set<string>} the addresses of the pictures that are uncovered */
const uncovered = new Set();
const sheet = document.createElement('style');

/** Uncover a picture that is blurred, or cover it again. @param {string} address */
export function toggleCover(address) {
    if (!sheet.isConnected) document.head.append(sheet);
    if (!uncovered.delete(address)) uncovered.add(address);
    const rules = [...uncovered].map((each) => `${BLURRED}[src="${CSS.escape(each)}"] { filter: none; }`);
    sheet.textContent = rules.join('\n');
}

/** @param {HTMLElement | null} image @returns {string} the address of a picture that is blurred unless uncovered */
export const coveredAddress = (image) => (image?.matches(BLURRED) && image.getAttribute('src')) || '';

/** Whether a plain press on a picture opens the viewer: Python says so, before there is one. */
export const isLookedAt = () => document.documentElement.classList.contains('limner-looked-at');

/** Whether a plain press on a picture is ours: Python says so. */
export const isPressed = () => document.documentElement.classList.contains('limner-pressed');
