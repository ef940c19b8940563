/**
 * The viewer: one picture over the whole screen. Which pictures there are, in which order, and what is told of each is
 * Python's (`viewer` is its view beside the picture); here they are shown, moved, and the next ones decoded ahead.
 */
import { hear, mount } from './mounted.js';
import { context } from './st.js';
import { Stage } from './viewer_stage.js';

/** @typedef {import('./worker_line.js').Line} Line */
/** @typedef {[string, string, string]} Item name, address, description */

const SLIDE_MS = 5000;
const AHEAD = 2;
const STATE = 'limner-viewer';

/** @type {Line} */
let line;
/** @type {HTMLDialogElement | undefined} */
let dialog;
/** @type {Stage} */
let stage;
/** @type {HTMLElement} */
let counter;
/** @type {HTMLElement} */
let info;
/** @type {Record<string, HTMLElement>} */
const buttons = {};
/** @type {Item[]} */
let items = [];
let at = 0;
let timer = 0;
/** @type {HTMLImageElement[]} those that are decoded ahead, held as long as they are near */
let ahead = [];

/** @param {Line} theLine */
export function listenToViewer(theLine) {
    line = theLine;
    // Back, on a phone: the entry that was put into the history is gone already.
    hear('page', '', 'popstate', () => dialog?.open && close(false));
}

/** Built when it is opened for the first time: a page without a picture pays nothing. */
function build() {
    const { translate } = context();
    dialog = document.createElement('dialog');
    dialog.className = 'limner-viewer';
    dialog.setAttribute('aria-label', translate('Pictures of the story', 'limner.viewer.title'));
    stage = new Stage(step, turn);
    const bar = document.createElement('div');
    bar.className = 'limner-viewer-bar';
    counter = document.createElement('span');
    counter.className = 'limner-viewer-count';
    counter.setAttribute('role', 'status');
    /** @type {[string, string, string, () => void][]} */
    const row = [
        [
            'previous',
            'fa-chevron-left',
            translate('Previous picture', 'limner.viewer.previous'),
            () => step(-1),
        ],
        ['next', 'fa-chevron-right', translate('Next picture', 'limner.viewer.next'), () => step(1)],
        [
            'smaller',
            'fa-magnifying-glass-minus',
            translate('Smaller', 'limner.viewer.smaller'),
            () => stage.zoom(1 / 1.5),
        ],
        [
            'larger',
            'fa-magnifying-glass-plus',
            translate('Larger', 'limner.viewer.larger'),
            () => stage.zoom(1.5),
        ],
        ['turn', 'fa-rotate-right', translate('Turn it', 'limner.viewer.turn'), () => stage.rotate()],
        ['slides', 'fa-play', translate('Slide show', 'limner.viewer.slides'), slides],
        ['info', 'fa-circle-info', translate('About this picture', 'limner.viewer.info'), about],
        ['close', 'fa-xmark', translate('Close', 'limner.viewer.close'), () => close()],
    ];
    for (const [name, icon, words, press] of row) {
        const button = document.createElement('button');
        button.type = 'button';
        button.className = `limner-viewer-button fa-solid ${icon}`;
        button.title = words;
        button.setAttribute('aria-label', words);
        button.addEventListener('click', press);
        buttons[name] = button;
        bar.append(...(name === 'next' ? [counter] : []), button);
    }
    info = document.createElement('div');
    info.className = 'limner-viewer-info';
    info.hidden = true;
    mount(info, 'viewer');
    dialog.append(stage.element, info, bar);
    dialog.addEventListener('keydown', keys);
    dialog.addEventListener('cancel', (event) => {
        event.preventDefault();
        close();
    });
    document.body.append(dialog);
}

/** @param {{items: Item[], at: number}} args */
export function openViewer({ items: list, at: first }) {
    if (!dialog) build();
    [items, at] = [list, first];
    if (!dialog?.open) {
        dialog?.showModal();
        window.history.pushState({ ...window.history.state, [STATE]: true }, '');
    }
    show();
    buttons.close.focus({ preventScroll: true });
}

/** Another list; it stays at what it shows. @param {{items: Item[]}} args */
export function setViewer({ items: list }) {
    if (!dialog?.open) return;
    if (!list.length) return close();
    const name = items[at]?.[0];
    const found = list.findIndex(([each]) => each === name);
    const same = found >= 0 && list[found][1] === items[at][1];
    items = list;
    at = found >= 0 ? found : Math.min(at, list.length - 1);
    if (same) count();
    else show();
}

/** Close it, where it is open. @param {boolean} [back] whether its entry in the history is to go */
export function close(back = true) {
    if (!dialog?.open) return;
    clearInterval(timer);
    timer = 0;
    dialog.close();
    stage.clear();
    ahead = [];
    if (back && window.history.state?.[STATE]) window.history.back();
    line.event('viewer_closed', {});
}

function show() {
    const [entry, url, alt] = items[at];
    stage.show(url, alt);
    count();
    line.event('viewer_moved', { entry });
}

function count() {
    counter.textContent = `${at + 1} / ${items.length}`;
    buttons.previous.toggleAttribute('disabled', at === 0);
    buttons.next.toggleAttribute('disabled', at === items.length - 1);
    const near = items.slice(Math.max(0, at - 1), at + AHEAD + 1).map(([, url]) => url);
    ahead = near.map((url) => {
        const known = ahead.find((each) => each.getAttribute('src') === url);
        const image = known ?? document.createElement('img');
        if (!known) {
            image.src = url;
            image.decode().catch(() => {}); // a file that is gone is told of when it is shown
        }
        return image;
    });
}

/** @param {number} by */
function step(by) {
    const to = Math.max(0, Math.min(items.length - 1, at + by));
    if (to === at) return;
    at = to;
    show();
}

/** Another version of what shows: which, Python says. @param {number} by */
function turn(by) {
    line.event('viewer_turned', { entry: items[at][0], by });
}

function slides() {
    const runs = timer !== 0;
    clearInterval(timer);
    timer = runs ? 0 : window.setInterval(() => (at + 1 < items.length ? step(1) : slides()), SLIDE_MS);
    buttons.slides.classList.toggle('fa-play', runs);
    buttons.slides.classList.toggle('fa-pause', !runs);
    buttons.slides.setAttribute('aria-pressed', String(!runs));
}

function about() {
    info.hidden = !info.hidden;
    buttons.info.setAttribute('aria-pressed', String(!info.hidden));
    stage.fit();
}

/** Keys in it are its own: ST would swipe at them. @param {KeyboardEvent} event */
function keys(event) {
    if (event.key !== 'Escape') event.stopPropagation();
    const inInfo = event.target instanceof Node && info.contains(event.target);
    if (event.ctrlKey || event.metaKey || event.altKey || (inInfo && event.key !== 'i')) return;
    const pans = stage.isZoomed;
    /** @type {Record<string, () => void>} */
    const presses = {
        ArrowLeft: () => (pans ? stage.pan(60, 0) : step(-1)),
        ArrowRight: () => (pans ? stage.pan(-60, 0) : step(1)),
        ArrowUp: () => (pans ? stage.pan(0, 60) : turn(-1)),
        ArrowDown: () => (pans ? stage.pan(0, -60) : turn(1)),
        PageUp: () => step(-1),
        PageDown: () => step(1),
        Home: () => step(-items.length),
        End: () => step(items.length),
        '+': () => stage.zoom(1.5),
        '-': () => stage.zoom(1 / 1.5),
        0: () => stage.fit(true),
        r: () => stage.rotate(),
        s: slides,
        i: about,
    };
    const press = presses[event.key];
    if (!press) return;
    event.preventDefault();
    press();
}
