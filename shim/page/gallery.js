/**
 * The gallery's window: a head and pages of pictures, which Python paints (`gallery`, `gallery.0`, ...). A page has its
 * inside only while it is near what is seen, and keeps its height; Python is told which ones are.
 *
 * An empty page is as high as it was, or as high as it is thought to be, until something stands in it (style.css): one
 * that were flat while Python paints it would bring all that come after it near as well.
 */
import { whenClosed } from './dialogs.js';
import { frame } from './frame.js';
import { mount, mountedAs, unmount } from './mounted.js';
import { context } from './st.js';

/** @typedef {import('./worker_line.js').Line} Line */

/** As style.css has them, in px: a picture's least width, what is between two, and the line above one. */
const [TILE, GAP, LINE] = [124, 8, 24];
const NEAR = '800px';

/** @type {Line} */
let line;
/** @type {any} ST's popup that is open */
let popup = null;
/** @type {HTMLElement} */
let head;
/** @type {HTMLElement} */
let pages;
/** @type {IntersectionObserver} */
let observer;

/** Its entry in ST's menu beside the field of the user's message. @param {Line} theLine */
export function mountGallery(theLine) {
    line = theLine;
    const words = context().translate('Pictures', 'limner.gallery.wand');
    const entry = document.createElement('div');
    entry.className = 'list-group-item flex-container flexGap5 interactable limner-gallery-wand';
    entry.tabIndex = 0;
    entry.setAttribute('role', 'button');
    const icon = document.createElement('div');
    icon.className = 'fa-solid fa-images extensionsMenuExtensionButton';
    icon.setAttribute('aria-hidden', 'true');
    const text = document.createElement('span');
    text.textContent = `Limner: ${words}`;
    entry.append(icon, text);
    entry.addEventListener('click', ask); // it opens a window, no more
    frame.wand?.append(entry);
    whenClosed((view) => view === 'review' && line.event('review_closed', {}));
}

function ask() {
    if (line.state === 'ready') line.event('gallery_asked', {});
    else toastr.info(context().translate('Limner is not ready yet.'), 'Limner');
}

/** @param {{pages: number[]}} args how many pictures each page has */
export function openGallery({ pages: counts }) {
    if (popup) return setGallery({ pages: counts });
    const { Popup, POPUP_TYPE } = context();
    const place = document.createElement('div');
    place.className = 'limner-gallery';
    head = document.createElement('div');
    pages = document.createElement('div');
    place.append(head, pages);
    mount(head, 'gallery');
    popup = new Popup(place, POPUP_TYPE.DISPLAY, '', {
        allowVerticalScrolling: true,
        large: true,
        wide: true,
        leftAlign: true,
    });
    // What scrolls cuts off what it holds, so a margin counts only where it is the root.
    observer = new window.IntersectionObserver(seen, { root: popup.content, rootMargin: `${NEAR} 0px` });
    popup.show().finally(() => {
        observer.disconnect();
        unmount(head);
        for (const page of pages.children) if (page instanceof HTMLElement) unmount(page);
        popup = null;
        line.event('gallery_closed', {});
    });
    setGallery({ pages: counts });
}

/** @param {{pages: number[]}} args */
export function setGallery({ pages: counts }) {
    if (!popup) return;
    while (pages.children.length > counts.length) {
        const last = /** @type {HTMLElement} */ (pages.lastElementChild);
        observer.unobserve(last);
        unmount(last);
        last.remove();
    }
    for (const [number, count] of counts.entries()) {
        const known = /** @type {HTMLElement | undefined} */ (pages.children[number]);
        const page = known ?? fresh(number);
        if (!page.firstElementChild) keepHeight(page, heightOf(count));
        if (!known) pages.append(page);
    }
}

/** How high a page of so many pictures will be, about: it is right once it was drawn. @param {number} count */
function heightOf(count) {
    const width = pages.clientWidth;
    const across = Math.max(1, Math.floor((width + GAP) / (Math.min(TILE, 0.45 * width) + GAP)));
    const tile = (width - GAP * (across - 1)) / across;
    return Math.ceil(count / across) * (tile + LINE + GAP);
}

/** @param {HTMLElement} page @param {number} height */
const keepHeight = (page, height) => page.style.setProperty('--limner-height', `${height}px`);

/** @param {number} number */
function fresh(number) {
    const page = document.createElement('div');
    page.className = 'limner-gallery-page';
    page.dataset.limnerPage = String(number);
    observer.observe(page);
    return page;
}

/**
 * Only a page that is near is a view: what Python painted for one that has gone meanwhile goes nowhere.
 * @param {IntersectionObserverEntry[]} entries
 */
function seen(entries) {
    for (const { target, isIntersecting, boundingClientRect } of entries) {
        const page = /** @type {HTMLElement} */ (target);
        const number = Number(page.dataset.limnerPage);
        const known = mountedAs(`gallery.${number}`).includes(page);
        if (isIntersecting === known) continue;
        if (isIntersecting) {
            mount(page, `gallery.${number}`);
        } else {
            const empty = fresh(number);
            keepHeight(empty, boundingClientRect.height);
            observer.unobserve(page);
            unmount(page);
            page.replaceWith(empty);
        }
        line.event('gallery_page', { page: number, seen: isIntersecting });
    }
}
