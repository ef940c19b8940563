/**
 * Views: HTML from Python morphed into the containers that are mounted under a name, sanitised, without disturbing who
 * is typing there; and what is pressed and typed in one, told to Python by what stands on the element (`data-limner-*`).
 */
import { closest } from './frame.js';
import { hear, mountedAs, viewAround } from './mounted.js';
import { keepKey, translateTree } from './translation.js';

/** @typedef {import('./worker_line.js').Line} Line */

/** @type {WeakMap<Element, string>} what was morphed into each container last */
const shown = new WeakMap();

/**
 * What stands there already is not morphed in again, for to sanitise it is dear; but a view with controls is, because
 * the user may have typed there what was refused.
 * @param {{view: string, html: string}} args
 */
export function patchView({ view, html }) {
    const { DOMPurify, morphdom } = SillyTavern.libs;
    for (const container of mountedAs(view)) {
        if (shown.get(container) === html && !container.querySelector('input, textarea, select')) continue;
        shown.set(container, html);
        const wanted = /** @type {HTMLElement} */ (container.cloneNode(false));
        wanted.innerHTML = DOMPurify.sanitize(html);
        translateTree(wanted);
        morphdom(container, wanted, { getNodeKey: nodeKey, onBeforeElUpdated: guard });
    }
}

/**
 * Unfold what stands around a place in a view, scroll there, and give the focus to it where it is a button, and else to
 * the title of the innermost fold. @param {{view: string, mark: string}} args
 */
export function reveal({ view, mark }) {
    const [container] = mountedAs(view);
    if (!container) return;
    const place = mark ? container.querySelector(mark) : null;
    const around = (/** @type {Element | null | undefined} */ from) => from && closest(from, 'details');
    const inner = around(place ?? container);
    for (let fold = inner; fold; fold = around(fold.parentElement)) fold.setAttribute('open', '');
    const title = place instanceof HTMLButtonElement ? place : inner?.querySelector('summary');
    (place ?? title)?.scrollIntoView({ block: 'start' });
    title?.focus({ preventScroll: true });
}

/**
 * By what an element is the same in two drawings. Not by an id, as morphdom has it: a label in a story that names one
 * presses, and leads the focus into, whatever bears it.
 * @param {any} node
 */
const nodeKey = (node) => node.dataset?.limnerNode;

/** morphdom alone resets what the user types and closes what he opened. @param {any} from @param {any} to */
function guard(from, to) {
    keepKey(from, to);
    if (from.matches('input, textarea, select')) {
        // A choice has nothing half typed in it: one that was not accepted goes back at once. A field that is to hold
        // another entry's words does so at once, too; what was typed into it has been told already.
        const same = from.dataset.limnerEntry === to.dataset.limnerEntry;
        // A key that is typed and not sent yet is known to nobody else: a drawing must not cost it.
        if (from.type === 'password' || (from.dataset.limnerPart && from.value)) to.value = from.value;
        if (from === document.activeElement && same && from.nodeName !== 'SELECT') return false;
        // A value that was refused goes back; one that is the same is left, for to set it can change the document.
        for (const name of ['value', 'checked']) if (from[name] !== to[name]) from[name] = to[name];
    }
    if (from.nodeName === 'DETAILS') to.open = from.open;
    keepAccess(from, to);
    return !from.isEqualNode(to) || from.querySelector('input, textarea, select') !== null;
}

/** ST gives what can be pressed to the keyboard and to screen readers, and again where we took that away. @param {Element} from @param {Element} to */
function keepAccess(from, to) {
    if (!from.classList.contains('interactable')) return; // what it has is ours, and was another drawing's
    to.classList.add('interactable');
    for (const name of ['tabindex', 'role']) {
        const given = from.getAttribute(name);
        if (given !== null && !to.hasAttribute(name)) to.setAttribute(name, given);
    }
}

/**
 * One listener for each kind of news, wherever a view is mounted: `data-limner-action` is pressed, a control with
 * `data-limner-setting` or `data-limner-change` was changed, a field with `data-limner-live` is being typed in.
 * @param {Line} line
 */
export function listenToViews(line) {
    const tell = (/** @type {string} */ name) => (/** @type {HTMLElement | null} */ element) => {
        if (element) line.event('action', pressed(element, element.dataset[name]));
    };
    hear('view', '[data-limner-action]', 'click', tell('limnerAction'));
    hear('view', '[data-limner-setting]', 'change', (control) =>
        line.event('setting_changed', { name: control?.dataset.limnerSetting, value: valueOf(control) }),
    );
    hear('view', '[data-limner-change]', 'change', tell('limnerChange'));
    hear('view', '[data-limner-live]', 'input', tell('limnerLive'));
}

/** What was pressed, what it belongs to, and what stands in the fields of its form. @param {HTMLElement} element @param {string} [action] */
function pressed(element, action) {
    const form = element.closest('[data-limner-form]');
    const fields = viewAround(element)?.contains(form) ? form?.querySelectorAll('[data-limner-field]') : null;
    return {
        action,
        entry: element.closest('[data-limner-entry]')?.getAttribute('data-limner-entry') ?? '',
        form: Object.fromEntries(
            [...(fields ?? [])].map((field) => [field.getAttribute('data-limner-field'), valueOf(field)]),
        ),
    };
}

/** @param {any} control */
const valueOf = (control) => (control.type === 'checkbox' ? control.checked : control.value);
