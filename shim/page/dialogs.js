/**
 * Small talk with the user: questions, files, a window in which Python paints.
 */
import { sentence } from '../runtime/sentence.js';
import { onTop } from './frame.js';
import { mount, unmount } from './mounted.js';
import { context } from './st.js';
import { spoken } from './translation.js';

/** Words for where ST takes HTML, because ours quote what strangers named. @param {string} text */
export function plain(text) {
    const place = document.createElement('div');
    place.textContent = text;
    return place.innerHTML;
}

/** @param {{text: string}} args */
export const confirm = ({ text }) => context().Popup.show.confirm('Limner', plain(text)).then(Boolean);

/** What the user typed, or null where he closed the question. @param {{text: string, value: string}} args */
export async function input({ text, value }) {
    const answer = await context().Popup.show.input('Limner', plain(text), value);
    return typeof answer === 'string' ? answer : null;
}

/** @param {{level: string, text: string}} args */
export const toast = ({ level, text }) => void toastr[level](text, 'Limner', { escapeHtml: true });

/** Whether it is on the clipboard now. @param {{text: string}} args */
export async function copy({ text }) {
    if (navigator.clipboard)
        return navigator.clipboard.writeText(text).then(
            () => true,
            () => false,
        );
    // A page on plain http has none: the old way, from within the dialog that holds the focus.
    const field = document.createElement('textarea');
    field.value = text;
    const focused = /** @type {HTMLElement | null} */ (document.activeElement);
    onTop().append(field);
    field.select();
    const done = document.execCommand('copy');
    field.remove();
    focused?.focus();
    return done;
}

/** Give the user a file. @param {{name: string, text: string, type: string}} args */
export function download({ name, text, type }) {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([text], { type }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

const LARGEST = 1_000_000;

/** The text of a file that the user chooses, or null where he chooses none. @param {{accept: string, most?: number}} args */
export function chooseFile({ accept, most = LARGEST }) {
    const chooser = document.createElement('input');
    Object.assign(chooser, { type: 'file', accept });
    return new Promise((resolve, reject) => {
        chooser.addEventListener('cancel', () => resolve(null));
        chooser.addEventListener('change', () => {
            const file = chooser.files?.[0];
            if (!file) resolve(null);
            else if (file.size > most)
                reject(
                    new Error(
                        spoken(
                            sentence('This file is larger than ${0} MB: it is none of Limner’s.', most / 1e6),
                        ),
                    ),
                );
            else file.text().then(resolve, reject);
        });
        chooser.click();
    });
}

/** @type {((view: string) => void)[]} */
const listeners = [];
/** Whoever wants to know that a window was closed. @param {(view: string) => void} listener */
export const whenClosed = (listener) => void listeners.push(listener);

const tellClosed = (/** @type {string} */ view) => listeners.forEach((told) => told(view));

/** @type {any} the window that is open */
let window = null;
/** its view */
let open = '';

/**
 * Open the window whose inside is this view; the press that closes it is ST's own. Where another one is open, it does
 * not open, and counts as closed. @param {{wide: boolean, view?: string}} args
 */
export function openWindow({ wide, view = 'window' }) {
    if (window) return void (view !== open && tellClosed(view));
    open = view;
    const { Popup, POPUP_TYPE } = context();
    const place = document.createElement('div');
    mount(place, view);
    place.className = 'limner-window';
    window = new Popup(place, POPUP_TYPE.DISPLAY, '', {
        allowVerticalScrolling: true,
        wider: wide,
        leftAlign: true,
    });
    window.show().finally(() => {
        unmount(place);
        window = null;
        tellClosed(view);
    });
}

/** Close it, where it is open. */
export const closeWindow = () => void window?.completeCancelled();
