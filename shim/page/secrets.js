/**
 * Keys of image services, and the password of NextChat's file: typed here, sent from here to the server plugin, gone from here. No worker, no settings, no
 * log and no attribute ever holds one; Python hears that it happened, and what the server answered as a number.
 */
import { hear } from './mounted.js';
import { context } from './st.js';

/** @typedef {import('./worker_line.js').Line} Line */

const CONFIG = '/api/plugins/limner/config';
const NEXTCHAT = '/api/plugins/limner/nextchat';
const FORM = '[data-limner-secret]';

/** @param {Line} line */
export function listenToSecrets(line) {
    hear('view', '[data-limner-secret-do]', 'click', (button) => {
        const form = button?.closest(FORM);
        if (form instanceof HTMLElement) void send(line, form, button?.dataset.limnerSecretDo === 'forget');
    });
    hear('view', FORM, 'keydown', (form, event) => {
        if (!form || event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return;
        event.preventDefault();
        void send(line, form, false);
    });
}

/** @param {Line} line @param {HTMLElement} form @param {boolean} forget */
async function send(line, form, forget) {
    const field = form.querySelector('input[type=password]');
    if (!(field instanceof HTMLInputElement)) return;
    const key = forget ? '' : field.value.trim();
    field.value = '';
    if (!forget && !key) return;
    const service = form.dataset.limnerSecret;
    const whole = service === 'nextchat';
    const body = JSON.stringify(whole ? { ...(forget ? {} : partsOf(form)), secret: key } : { service, key });
    const headers = context().getRequestHeaders();
    const status = await fetch(whole ? NEXTCHAT : CONFIG, { method: 'POST', headers, body }).then(
        (answer) => answer.status,
        () => 0, // Python says in a sentence that the server cannot be reached
    );
    line.event('action', {
        action: whole ? 'nextchat.key' : 'painters.key',
        entry: service,
        form: { status: String(status), forget },
    });
}

/** What stands beside the secret in its form, by name. @param {HTMLElement} form @returns {Record<string, string>} */
function partsOf(form) {
    const fields = /** @type {NodeListOf<HTMLInputElement>} */ (form.querySelectorAll('[data-limner-part]'));
    return Object.fromEntries([...fields].map((field) => [field.dataset.limnerPart, field.value.trim()]));
}
