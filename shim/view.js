/**
 * Views: HTML from Python morphed into a named container, sanitised, without disturbing who is typing there.
 */

/** @param {{view: string, html: string}} args */
export function patchView({ view, html }) {
    const { DOMPurify, morphdom } = SillyTavern.libs;
    for (const container of document.querySelectorAll(`[data-limner-view="${view}"]`)) {
        const wanted = container.cloneNode(false);
        /** @type {HTMLElement} */ (wanted).innerHTML = DOMPurify.sanitize(html);
        morphdom(container, wanted, { onBeforeElUpdated: guard });
    }
}

/** morphdom alone resets what the user types and closes what he opened. @param {any} from @param {any} to */
function guard(from, to) {
    if (from.matches('input, textarea, select')) {
        if (from === document.activeElement) return false;
        Object.assign(from, { value: to.value, checked: to.checked }); // a value that was refused goes back
    }
    if (from.nodeName === 'DETAILS' && from.open) to.open = true;
    return !from.isEqualNode(to) || from.querySelector('input, textarea, select') !== null;
}
