/**
 * Sentences for the user, made where nobody knows his language: the English, with places `${0}` for what stands in
 * them. The page looks the English up (page/translation.js); `python -m tools.words` lists each call.
 */

/** @typedef {[string, ...any[]]} Sentence its English, then what stands in it: text, a number, or another sentence */

/** @param {string} words @param {...(string | number | Sentence)} values @returns {Sentence} */
export const sentence = (words, ...values) => [words, ...values];

/** @param {string | Sentence} said what is no sentence stays as it is @param {(words: string) => string} [translate] @returns {string} */
export function filled(said, translate = (words) => words) {
    if (!Array.isArray(said)) return said;
    const [words, ...values] = said;
    const parts = values.map((/** @type {any} */ each) =>
        Array.isArray(each) ? filled(/** @type {Sentence} */ (each), translate) : String(each),
    );
    return translate(words).replace(/\$\{(\d)\}/g, (place, at) => parts[Number(at)] ?? place);
}
