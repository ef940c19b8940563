/**
 * The focus in a message: whoever works by keys at a picture goes on there when its message is drawn anew.
 */
import { slotAround, slotIn } from './mounted.js';

/** What gives the focus back to what has it now, if that stands in a slot of this block. @param {Element} block @returns {() => void} */
export function keptFocus(block) {
    const { activeElement: focused } = document;
    const slot = focused instanceof HTMLElement && block.contains(focused) ? slotAround(focused) : null;
    if (!slot) return () => {};
    const action = /** @type {HTMLElement} */ (focused).dataset.limnerAction;
    const mark = action ? `[data-limner-action="${CSS.escape(action)}"]` : 'img';
    return () => {
        const found = slotIn(block, slot.ordinal)?.querySelector(mark);
        if (found instanceof HTMLElement) found.focus({ preventScroll: true });
    };
}
