/**
 * The user's language. ST loads `i18n/<language>.json` (manifest.json) and looks texts up by their key; Python makes
 * sentences of its own and gets the whole file once. English needs no file: it stands in the code.
 */
import { filled, sentence } from '../runtime/sentence.js';
import { context } from './st.js';

/** Which file of ours ST has loaded, '' for none: the file says its own name. @returns {string} */
export const language = () => context().translate('', 'limner.language');

export { sentence };

/** A sentence in the user's language. @param {string | import('../runtime/sentence.js').Sentence} said */
export const spoken = (said) => filled(said, context().translate);

/** All our words in the user's language. */
export async function readWords() {
    const name = language();
    return name ? (await fetch(new URL(`../../i18n/${name}.json`, import.meta.url))).json() : {};
}

/** ST's translator watches `data-i18n`, and falls over one that a morph takes away. @param {Element} from @param {Element} to */
export function keepKey(from, to) {
    if (from.hasAttribute('data-i18n') && !to.hasAttribute('data-i18n')) to.setAttribute('data-i18n', '');
    return true;
}

/** ST translates what is added to the page, but not what a morph changes in it. @param {Element} root */
export function translateTree(root) {
    const { translate } = context();
    for (const element of root.querySelectorAll('[data-i18n]')) {
        for (const key of element.getAttribute('data-i18n')?.split(';').filter(Boolean) ?? []) {
            const [, name, word] = key.match(/^\[([^\]\s]+)\](.+)$/) ?? [];
            if (name) element.setAttribute(name, translate(element.getAttribute(name) ?? '', word));
            else element.textContent = translate(element.textContent, key);
        }
    }
}
