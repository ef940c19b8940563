/**
 * The viewer: one picture over the whole screen. Which pictures there are, in which order, and what is told of each is
 * Python's (`viewer` is its view beside the picture); here they are shown, moved, and the next ones decoded ahead.
 */
import { hear, mount } from './mounted.js';
import { context } from './st.js';
import { makeBar } from './viewer_bar.js';
import { Stage } from './viewer_stage.js';
import { ViewerWindow } from './viewer_window.js';

/** @typedef {import('./worker_line.js').Line} Line */
/** @typedef {[string, string, string]} Item name, address, description */

const SLIDE_MS = 5000;
const AHEAD = 2;

/** @type {Line} */
let line;
/** @type {ViewerWindow | undefined} */
let box;
/** @type {Stage} */
let stage;
/** @type {HTMLElement} */
let counter;
/** @type {HTMLElement} */
let info;
/** @type {Record<string, HTMLElement>} */
let buttons;
/** @type {Item[]} */
let items = [];
let at = 0;
let timer = 0;
/** @type {HTMLImageElement[]} those that are decoded ahead, held as long as they are near */
let ahead = [];
/** @type {(() => void)[]} what was pressed before Python had said which picture this is, or which others there are */
let early = [];
let listed = false; // whether it has said which others there are

/** @param {Line} theLine */
export function listenToViewer(theLine) {
    line = theLine;
    hear('page', '', 'keydown', (_, event) => box?.hears(event.target) && keys(event));
    hear('page', '', 'resize', () => box?.isOpen && stage.fit()); // a phone was turned
}

/** Built when it is opened for the first time: a page without a picture pays nothing. */
function build() {
    const { translate } = context();
    box = new ViewerWindow(() => close(false));
    box.element.setAttribute('aria-label', translate('Pictures of the story', 'limner.viewer.title'));
    stage = new Stage(step, turn);
    const made = makeBar({
        previous: () => step(-1),
        next: () => step(1),
        smaller: () => stage.zoom(1 / 1.5),
        larger: () => stage.zoom(1.5),
        turn: () => stage.rotate(),
        slides,
        place,
        info: about,
        close: () => close(),
    });
    ({ counter, buttons } = made);
    info = document.createElement('div');
    info.className = 'limner-viewer-info';
    info.hidden = true;
    mount(info, 'viewer');
    box.element.append(stage.element, info, made.bar);
    box.element.addEventListener('cancel', (event) => {
        event.preventDefault();
        close();
    });
    return box;
}

/** One picture at once, where Python has said before that a press opens it; it then says which others there are. @param {string} url @param {string} alt */
export const lookAt = (url, alt) => openViewer({ items: [['', url, alt]], at: 0 });

/** `seen`: it is open at this picture already, or was closed since. @param {{items: Item[], at: number, seen?: boolean}} args */
export function openViewer({ items: list, at: first, seen = false }) {
    if (seen && !(box?.isOpen && items[at][1] === list[first][1])) return;
    [items, at] = [list, first];
    if (seen) {
        shown();
        return catchUp();
    }
    [early, listed] = [[], list.length > 1];
    (box ?? build()).open();
    show();
    buttons.close.focus({ preventScroll: true });
}

/** Another list; it stays at what it shows. @param {{items: Item[]}} args */
export function setViewer({ items: list }) {
    if (!box?.isOpen) return;
    if (!list.length) return close();
    const name = items[at]?.[0];
    const found = list.findIndex(([each]) => each === name);
    const same = found >= 0 && list[found][1] === items[at][1];
    [items, listed] = [list, true];
    at = found >= 0 ? found : Math.min(at, list.length - 1);
    if (same) count();
    else show();
    catchUp();
}

/** What came too early is done now, or waits on. */
function catchUp() {
    for (const press of early.splice(0)) press();
}

/** Close it, where it is open. @param {boolean} [back] whether its entry in the history is to go */
export function close(back = true) {
    if (!box?.isOpen) return;
    clearInterval(timer);
    timer = 0;
    box.close(back);
    stage.clear();
    ahead = [];
    line.event('viewer_closed', {});
}

function show() {
    const [, url, alt] = items[at];
    stage.show(url, alt);
    shown();
}

/** Python is told when the picture is painted: what it says of it, and reads for it, is not to be waited for. */
function shown() {
    const [entry] = items[at];
    count();
    requestAnimationFrame(() =>
        setTimeout(() => entry && isAt(entry) && line.event('viewer_moved', { entry })),
    );
}

/** @param {string} entry */
const isAt = (entry) => box?.isOpen && items[at][0] === entry;

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

/** Whether it is known now; if not, the press is done when it is. @param {unknown} known @param {() => void} press */
function isReady(known, press) {
    if (!known) early.push(press);
    return Boolean(known);
}

/** @param {number} by */
function step(by) {
    if (!isReady(listed, () => step(by))) return;
    const to = Math.max(0, Math.min(items.length - 1, at + by));
    if (to === at) return;
    at = to;
    show();
}

/** Another version of what shows: which, Python says. @param {number} by */
function turn(by) {
    if (isReady(items[at][0], () => turn(by))) line.event('viewer_turned', { entry: items[at][0], by });
}

function slides() {
    const runs = timer !== 0;
    clearInterval(timer);
    timer = runs ? 0 : window.setInterval(() => (at + 1 < items.length ? step(1) : slides()), SLIDE_MS);
    buttons.slides.classList.toggle('fa-play', runs);
    buttons.slides.classList.toggle('fa-pause', !runs);
    buttons.slides.setAttribute('aria-pressed', String(!runs));
}

/** Where it stands in the story. */
function place() {
    if (isReady(items[at][0], place)) line.event('action', { action: 'picture.go', entry: items[at][0] });
}

function about() {
    info.hidden = !info.hidden;
    buttons.info.setAttribute('aria-pressed', String(!info.hidden));
    stage.fit();
}

/** Keys in it are its own: ST would swipe at them. @param {KeyboardEvent} event */
function keys(event) {
    event.stopPropagation();
    if (event.key === 'Tab') return box?.walk(event);
    const inInfo = event.target instanceof Node && info.contains(event.target);
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (inInfo && !['i', 'Escape'].includes(event.key)) return;
    const pans = stage.isZoomed;
    /** @type {Record<string, () => void>} */
    const presses = {
        ArrowLeft: () => (pans ? stage.pan(60, 0) : step(-1)),
        ArrowRight: () => (pans ? stage.pan(-60, 0) : step(1)),
        ArrowUp: () => (pans ? stage.pan(0, 60) : turn(-1)),
        ArrowDown: () => (pans ? stage.pan(0, -60) : turn(1)),
        PageUp: () => step(-1),
        PageDown: () => step(1),
        Home: () => step(-Infinity),
        End: () => step(Infinity),
        '+': () => stage.zoom(1.5),
        '-': () => stage.zoom(1 / 1.5),
        0: () => stage.fit(true),
        r: () => stage.rotate(),
        s: slides,
        i: about,
        g: place,
        Escape: () => close(),
    };
    const press = presses[event.key];
    if (!press) return;
    event.preventDefault();
    press();
}
