/**
 * The settings panel: a drawer among ST's extensions. Its inside is a view that Python paints; the state of loading
 * is shown here, because it must be readable while there is no Python.
 */
import { frame } from './frame.js';
import { mount } from './mounted.js';
import { context } from './st.js';
import { patchView } from './view.js';

/** @typedef {import('./worker_line.js').Line} Line */

/** What is said of each state, in the user's language. @returns {Record<string, string>} */
const words = ({ translate } = context()) => ({
    idle: translate('Waiting for SillyTavern.', 'limner.state.idle'),
    fetching: translate('Fetching Python …', 'limner.state.fetching'),
    starting: translate('Starting Python …', 'limner.state.starting'),
    ready: translate('Ready.', 'limner.state.ready'),
    failed: '', // the reason is a whole sentence
});

/** There is no Python to count what needs attention. */
function badge({ translate } = context()) {
    const label = translate('Limner could not start', 'limner.badge.failed');
    const html = `<span class="limner-badge" role="status" aria-label="${label}" title="${label}">!</span>`;
    patchView({ view: 'badge', html });
}

/** @param {Line} line */
export async function mountPanel(line) {
    const folder = new URL('../..', import.meta.url).pathname.split('/').slice(-3, -1).join('/');
    const html = await context().renderExtensionTemplateAsync(folder, 'settings');
    const template = document.createElement('template');
    template.innerHTML = html;
    const panel = template.content.firstElementChild;
    if (!panel) return;
    for (const place of panel.querySelectorAll('[data-limner-view]'))
        if (place instanceof HTMLElement) mount(place, place.dataset.limnerView ?? '');
    const place = panel.querySelector('[data-limner-state]');
    frame.drawers?.append(panel);
    const show = () => {
        if (!(place instanceof HTMLElement)) return;
        place.dataset.limnerState = line.state;
        const share =
            line.state === 'fetching' && line.progress ? ` ${Math.round(line.progress * 100)} %` : '';
        place.textContent = words()[line.state] + share + line.reason;
        if (line.state === 'failed') badge();
    };
    line.onState = show;
    show();
    line.event('panel_opened', {});
}
