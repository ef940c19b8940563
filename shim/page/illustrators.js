/**
 * Other extensions that illustrate a story, as they are: which extensions the page has, and of three of them what their
 * settings say. Python says which are at work.
 */
import { exported } from './st_modules.js';
import { asText, context } from './st.js';

/** Of which extension which settings cross with an event. @type {Record<string, string[]>} */
const FIELDS = {
    auto_illustrator: ['enabled'],
    'st-image-auto-generation': ['insertType'],
    'quick-image-gen': ['enabled', 'injectEnabled', 'autoGenerate'],
};

/** ST loads its extensions once: what is switched on or off later counts after a reload. @type {string[]} */
let loaded = [];

/** Called once, before Python is told anything. */
export async function findIllustrators() {
    const names = (await exported('extensions.js', 'extensionNames')) ?? [];
    const { disabledExtensions } = context().extensionSettings;
    loaded = names.filter((/** @type {string} */ name) => !disabledExtensions?.includes(name));
}

/** Nothing nested crosses in an event. @param {unknown} value */
const plain = (value) => (typeof value === 'object' ? null : value);

/** Small enough for an event: of most users it says that there is none. */
export function illustrators() {
    const { extensionSettings } = context();
    const settings = Object.entries(FIELDS)
        .filter(([name]) => extensionSettings[name])
        .map(([name, fields]) => [
            name,
            Object.fromEntries(fields.map((field) => [field, plain(extensionSettings[name][field])])),
        ]);
    return { loaded: loaded.filter((name) => name.includes('/')), settings: Object.fromEntries(settings) };
}

/** The whole settings of these extensions, as JSON text: strangers may nest them. */
export function readIllustrators() {
    const { extensionSettings } = context();
    return Object.fromEntries(Object.keys(FIELDS).map((name) => [name, asText(extensionSettings[name])]));
}
