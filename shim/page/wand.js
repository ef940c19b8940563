/**
 * The entry in ST's menu of extensions (the wand) that opens the cast.
 */
import { frame } from './frame.js';
import { mount } from './mounted.js';
import { context } from './st.js';

/**
 * It is a view, so its press is heard where all presses are. A real button: ST makes of Enter on its own entries a click
 * that is no person's, and those are not heard. It has none of ST's classes for such entries, for these make it a list's
 * item to screen readers.
 */
export function mountWand() {
    if (!frame.wand) return;
    const place = document.createElement('div');
    place.className = 'extension_container limner-wand';
    const entry = document.createElement('button');
    entry.type = 'button';
    entry.dataset.limnerAction = 'cast.window';
    const icon = document.createElement('i');
    icon.className = 'fa-fw fa-solid fa-people-group';
    icon.setAttribute('aria-hidden', 'true');
    const words = document.createElement('span');
    words.textContent = context().translate('Cast of the story', 'limner.cast.wand');
    entry.append(icon, words);
    place.append(entry);
    mount(place, 'cast-wand');
    frame.wand.append(place);
}
