/**
 * What a book asks of the page: a file given, a page shown in which nothing can act, an archive taken. The bytes of
 * files stay where they are; only their addresses come here.
 */
import { frame } from './frame.js';
import { mount } from './mounted.js';
import { context } from './st.js';

/** The entry in SillyTavern's menu of extensions; Python paints it. */
export function mountBookEntry() {
    const place = document.createElement('div');
    place.className = 'extension_container limner-wand';
    mount(place, 'wand');
    frame.wand?.append(place);
}

/** @param {{name: string, address: string}} args */
export function saveFile({ name, address }) {
    if (!address.startsWith('blob:')) throw new Error(context().translate('This is no file of Limner’s.'));
    const link = document.createElement('a');
    Object.assign(link, { href: address, download: name });
    link.click();
}

/**
 * A whole page over the page. No script runs in it, whatever is in it, and its own policy lets it load the user's
 * pictures and nothing else; it has the page's origin, or the server would not give them.
 * @param {{title: string, html: string}} args
 */
export function showPage({ title, html }) {
    const { translate } = context();
    const dialog = document.createElement('dialog');
    dialog.className = 'limner-page';
    dialog.setAttribute('aria-label', title);
    const inside = document.createElement('iframe');
    inside.setAttribute('sandbox', 'allow-same-origin');
    inside.title = title;
    inside.srcdoc = html;
    const close = document.createElement('button');
    close.type = 'button';
    close.className = 'menu_button';
    close.textContent = translate('Close the preview', 'limner.book.close');
    close.addEventListener('click', () => dialog.close());
    dialog.addEventListener('keydown', (event) => event.stopPropagation()); // ST would swipe or stop at them
    dialog.addEventListener('close', () => dialog.remove());
    dialog.append(close, inside);
    document.body.append(dialog);
    dialog.showModal();
}

/** The address of a file that the user chooses, or null where he chooses none. @param {{accept: string}} args */
export function chooseArchive({ accept }) {
    const chooser = document.createElement('input');
    Object.assign(chooser, { type: 'file', accept });
    return new Promise((resolve) => {
        chooser.addEventListener('cancel', () => resolve(null));
        chooser.addEventListener('change', () => {
            const file = chooser.files?.[0];
            resolve(file ? URL.createObjectURL(file) : null);
        });
        chooser.click();
    });
}
