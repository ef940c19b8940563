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

/** morphdom alone resets what the user typed and closes what he opened. @param {any} from @param {any} to */
function guard(from, to) {
    if (from.isEqualNode(to)) return sameValue(from, to);
    if (from === document.activeElement && from.matches('input, textarea, select')) return false;
    if (from.nodeName === 'DETAILS' && from.open) to.open = true;
    return true;
}

/** Equal attributes can hide a value the user changed and Python refused. @param {any} from @param {any} to */
function sameValue(from, to) {
    if (from === document.activeElement) return false;
    if (from.matches('input, textarea, select')) Object.assign(from, { value: to.value, checked: to.checked });
    return false;
}
