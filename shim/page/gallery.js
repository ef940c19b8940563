/**
 * The gallery's window: a head and pages of pictures, which Python paints (`gallery`, `gallery.0`, ...). A page has its
 * inside only while it is near what is seen, and keeps its height; Python is told which ones are.
 */
import { whenClosed } from './dialogs.js';
import { frame } from './frame.js';
import { mount, unmount } from './mounted.js';
import { context } from './st.js';

/** @typedef {import('./worker_line.js').Line} Line */

const TILE = 132;
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
    observer = new window.IntersectionObserver(seen, { rootMargin: NEAR });
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
    const across = Math.max(1, Math.floor(pages.clientWidth / TILE));
    while (pages.children.length > counts.length) {
        const last = /** @type {HTMLElement} */ (pages.lastElementChild);
        observer.unobserve(last);
        unmount(last);
        last.remove();
    }
    for (const [number, count] of counts.entries()) {
        const known = /** @type {HTMLElement | undefined} */ (pages.children[number]);
        const page = known ?? fresh(number);
        if (!page.firstElementChild) page.style.minHeight = `${Math.ceil(count / across) * TILE}px`;
        if (!known) pages.append(page);
    }
}

/** @param {number} number */
function fresh(number) {
    const page = document.createElement('div');
    page.className = 'limner-gallery-page';
    page.dataset.limnerPage = String(number);
    mount(page, `gallery.${number}`);
    observer.observe(page);
    return page;
}

/** @param {IntersectionObserverEntry[]} entries */
function seen(entries) {
    for (const { target, isIntersecting } of entries) {
        const page = /** @type {HTMLElement} */ (target);
        const number = Number(page.dataset.limnerPage);
        if (isIntersecting) {
            page.style.minHeight = '';
            line.event('gallery_page', { page: number, seen: true });
        } else if (page.firstElementChild) {
            const empty = fresh(number);
            empty.style.minHeight = `${page.offsetHeight}px`;
            observer.unobserve(page);
            unmount(page);
            page.replaceWith(empty);
            line.event('gallery_page', { page: number, seen: false });
        }
    }
}
