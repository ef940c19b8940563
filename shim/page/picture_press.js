/**
 * A press on a picture in a message. A blurred one is uncovered; else Python is told, and says what a press means: a
 * short one (where the settings leave it to us), a long one, the menu key or Enter.
 *
 * A press goes down and up on the same picture; see clicks.js for why that is no click.
 */
import { coveredAddress, isLookedAt, isPressed, toggleCover } from './appearance.js';
import { hear, slotAround } from './mounted.js';
import { addressOf } from './st.js';
import { lookAt } from './viewer.js';

/** @typedef {import('./worker_line.js').Line} Line */

const MARK = 'img';
const LONG_MS = 500;
const NEAR = 20;

/** @param {Line} line */
export function listenToPictures(line) {
    let held = ''; // the picture that the pointer went down on
    let from = [0, 0]; // and where
    let taken = false; // this press was told: the click that may follow is no second one
    let timer = 0;
    const letGo = () => {
        clearTimeout(timer);
        held = '';
    };
    const tell = (/** @type {HTMLElement | null} */ image, /** @type {string} */ how) => {
        const slot = image && slotAround(image);
        const source = image?.getAttribute('src') ?? '';
        if (!slot || !source) return false;
        const seen = how === 'press' && isLookedAt();
        if (seen) lookAt(source, image?.getAttribute('alt') ?? '');
        const data = { ...addressOf(slot.message), ordinal: slot.ordinal, source, how, seen };
        line.event('picture_pressed', data);
        return true;
    };
    const long = (/** @type {HTMLElement | null} */ image) => {
        if (taken) return;
        letGo();
        taken = tell(image, 'long');
    };
    hear('slot', MARK, 'pointerdown', (image, { button, clientX, clientY }) => {
        letGo();
        taken = false;
        held = button === 0 ? sourceOf(image) : '';
        from = [clientX, clientY];
        if (held) timer = window.setTimeout(long, LONG_MS, image);
    });
    hear('slot', MARK, 'pointerup', (image, { clientX, clientY }) => {
        const near = Math.hypot(clientX - from[0], clientY - from[1]) < NEAR; // else it was a swipe
        const same = near && held !== '' && sourceOf(image) === held;
        letGo();
        if (same) taken = press(image);
    });
    hear('slot', MARK, 'pointercancel', letGo); // it was a scroll, or a drag
    // A phone's own menu comes of a long press, too; that of the right mouse button stays the browser's.
    hear('slot', MARK, 'contextmenu', (image, event) => {
        if (!image || event.pointerType === 'mouse') return;
        event.preventDefault();
        long(image);
    });
    hear('slot', MARK, 'click', (_, event) => {
        if (taken) event.stopPropagation();
        taken = false;
    });
    hear('slot', MARK, 'keydown', (image, event) => {
        if (!image || !['Enter', ' '].includes(event.key)) return;
        event.preventDefault();
        event.stopPropagation();
        const covered = coveredAddress(image);
        if (covered) toggleCover(covered);
        else tell(image, 'key');
    });

    /** @param {HTMLElement | null} image */
    function press(image) {
        const covered = coveredAddress(image);
        if (covered) toggleCover(covered);
        return covered !== '' || (isPressed() && tell(image, 'press'));
    }
}

/** @param {HTMLElement | null} image */
const sourceOf = (image) => image?.getAttribute('src') ?? '';
