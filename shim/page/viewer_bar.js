/**
 * The bar of the viewer: its buttons, and which picture of how many shows.
 */
import { context } from './st.js';

/** @param {Record<string, () => void>} presses what each button does, by its name */
export function makeBar(presses) {
    const { translate } = context();
    const icons = {
        previous: ['fa-chevron-left', translate('Previous picture', 'limner.viewer.previous')],
        next: ['fa-chevron-right', translate('Next picture', 'limner.viewer.next')],
        smaller: ['fa-magnifying-glass-minus', translate('Smaller', 'limner.viewer.smaller')],
        larger: ['fa-magnifying-glass-plus', translate('Larger', 'limner.viewer.larger')],
        turn: ['fa-rotate-right', translate('Turn it', 'limner.viewer.turn')],
        slides: ['fa-play', translate('Slide show', 'limner.viewer.slides')],
        place: ['fa-book-open', translate('Show it in the story', 'limner.picture.go')],
        info: ['fa-circle-info', translate('About this picture', 'limner.viewer.info')],
        close: ['fa-xmark', translate('Close', 'limner.viewer.close')],
    };
    const bar = document.createElement('div');
    bar.className = 'limner-viewer-bar';
    const counter = document.createElement('span');
    counter.className = 'limner-viewer-count';
    counter.setAttribute('role', 'status');
    /** @type {Record<string, HTMLElement>} */
    const buttons = {};
    for (const [name, [icon, words]] of Object.entries(icons)) {
        const button = document.createElement('button');
        button.type = 'button';
        button.className = `limner-viewer-button fa-solid ${icon}`;
        button.title = words;
        button.setAttribute('aria-label', words);
        button.addEventListener('click', presses[name]);
        buttons[name] = button;
        bar.append(...(name === 'next' ? [counter] : []), button);
    }
    return { bar, counter, buttons };
}
