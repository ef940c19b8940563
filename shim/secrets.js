/**
 * Keys of image services: typed here, sent from here to the server plugin, gone from here. No worker, no settings, no
 * log and no attribute ever holds one; Python hears that it happened, and what the server answered as a number.
 */
import { context } from './st.js';

/** @typedef {import('./line.js').Line} Line */

const CONFIG = '/api/plugins/limner/config';
const FORM = '[data-limner-view] [data-limner-secret]';

/** @param {Line} line */
export function listenToSecrets(line) {
    document.addEventListener('click', ({ target }) => {
        const button = target instanceof Element ? target.closest('[data-limner-secret-do]') : null;
        const form = button?.closest(FORM);
        if (form instanceof HTMLElement)
            void send(line, form, button?.getAttribute('data-limner-secret-do') === 'forget');
    });
    document.addEventListener('keydown', (event) => {
        const { target, key } = event;
        const form = target instanceof HTMLInputElement && key === 'Enter' ? target.closest(FORM) : null;
        if (!(form instanceof HTMLElement)) return;
        event.preventDefault();
        void send(line, form, false);
    });
}

/** @param {Line} line @param {HTMLElement} form @param {boolean} forget */
async function send(line, form, forget) {
    const field = form.querySelector('input');
    const key = forget ? '' : (field?.value.trim() ?? '');
    if (field) field.value = '';
    if (!forget && !key) return;
    const service = form.dataset.limnerSecret;
    const body = JSON.stringify({ service, key });
    const headers = context().getRequestHeaders();
    const status = await fetch(CONFIG, { method: 'POST', headers, body }).then(
        (answer) => answer.status,
        () => 0, // Python says in a sentence that the server cannot be reached
    );
    line.event('action', {
        action: 'painters.key',
        entry: service,
        form: { status: String(status), forget },
    });
}
