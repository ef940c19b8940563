/**
 * The settings panel: a drawer among ST's extensions. Its inside is a view that Python paints; the state of loading
 * is shown here, because it must be readable while there is no Python.
 */
import { context } from './st.js';

/** @typedef {import('./line.js').Line} Line */

const STATES = {
    idle: 'Waiting for SillyTavern.',
    fetching: 'Fetching Python …',
    starting: 'Starting Python …',
    ready: 'Ready.',
    failed: '', // the reason is a whole sentence
};

/** @param {Line} line */
export async function mountPanel(line) {
    const folder = new URL('..', import.meta.url).pathname.split('/').slice(-3, -1).join('/');
    const html = await context().renderExtensionTemplateAsync(folder, 'settings');
    document.getElementById('extensions_settings2')?.insertAdjacentHTML('beforeend', html);
    const panel = document.querySelector('[data-limner-panel]');
    if (!panel) return;
    const show = () => {
        const place = panel.querySelector('[data-limner-state]');
        if (!(place instanceof HTMLElement)) return;
        place.dataset.limnerState = line.state;
        const share =
            line.state === 'fetching' && line.progress ? ` ${Math.round(line.progress * 100)} %` : '';
        place.textContent = STATES[line.state] + share + line.reason;
    };
    line.onState = show;
    show();
    line.event('panel_opened', {});
}
