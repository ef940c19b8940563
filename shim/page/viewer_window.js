/**
 * The window of the viewer: over everything else on the page, closed by Back, with the keyboard kept inside.
 *
 * A modal dialog makes the page behind it inert, and to style a long chat anew for that takes longer than all the rest
 * of opening a picture, and again when it is closed. So it is modal only over another modal window, where the page is
 * inert already; else it covers the page, says that it is modal, and keeps focus and keys itself.
 */
import { isBehind } from './frame.js';
import { hear } from './mounted.js';
import { exported } from './st_modules.js';

const STATE = 'limner-viewer';
const REACHED = 'button:enabled, a[href], summary, [tabindex="0"]';

const enter = () => window.history.pushState({ ...window.history.state, [STATE]: true }, '');

/** ST shows its messages in the window on top, and looks which one that is when it opens one of its own. */
const moveToasts = async () => (await exported('popup.js', 'fixToastrForDialogs'))?.();

export class ViewerWindow {
    /** whether its entry in the history is being left: the browser does so in its own time */
    #leaving = false;
    /** @type {Element | null} what had the focus before */
    #from = null;

    /** @param {() => void} left the reader has gone Back: its entry in the history is gone already */
    constructor(left) {
        this.element = document.createElement('dialog');
        this.element.className = 'limner-viewer';
        this.element.tabIndex = -1; // whoever presses in it has the focus there
        this.element.setAttribute('aria-modal', 'true');
        hear('page', '', 'popstate', () => {
            const ours = this.#leaving;
            this.#leaving = false;
            if (!this.isOpen) return;
            if (ours)
                enter(); // it was opened again meanwhile
            else left();
        });
    }

    get isOpen() {
        return this.element.open;
    }

    /** Open it, or bring it before another window that has been opened since. */
    open() {
        const { element } = this;
        const behind = isBehind(element);
        if (this.isOpen && !behind) return;
        if (this.isOpen) element.close();
        else {
            this.#from = document.activeElement;
            if (!this.#leaving) enter();
        }
        document.body.append(element); // behind all others of the page, where ST looks for the one on top
        if (behind) element.showModal();
        else element.show();
        void moveToasts();
    }

    /** @param {boolean} back whether its entry in the history is to go */
    close(back) {
        this.element.close();
        if (this.#from instanceof HTMLElement) this.#from.focus({ preventScroll: true });
        this.#leaving = back && Boolean(window.history.state?.[STATE]);
        if (this.#leaving) window.history.back();
        void moveToasts();
    }

    /** Whether a key is meant for it: also one that is pressed where nothing has the focus. @param {EventTarget | null} target */
    hears(target) {
        if (!this.isOpen || !(target instanceof Node)) return false;
        return this.element.contains(target) || (target === document.body && !isBehind(this.element));
    }

    /** The Tab key stays inside. @param {KeyboardEvent} event */
    walk(event) {
        event.preventDefault();
        const all = /** @type {HTMLElement[]} */ ([...this.element.querySelectorAll(REACHED)]);
        const seen = all.filter((each) => each.offsetParent !== null);
        const at = seen.indexOf(/** @type {HTMLElement} */ (document.activeElement));
        const back = at < 1 ? seen.length - 1 : at - 1;
        seen[event.shiftKey ? back : (at + 1) % seen.length]?.focus();
    }
}
