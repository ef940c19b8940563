/**
 * The keys of a device and of a keyboard while a story is read aloud, and what a locked screen shows of it.
 */
import { whenClosed } from './dialogs.js';
import { hear, mountedAs } from './mounted.js';

/** @typedef {import('./worker_line.js').Line} Line */

/** What the keys of a device do. @type {Record<string, string>} */
const KEYS = {
    play: 'play',
    pause: 'pause',
    stop: 'stop',
    nexttrack: 'next',
    previoustrack: 'back',
};

/** What the keys of a keyboard do while a story is read. @type {Record<string, string>} */
const KEYBOARD = {
    ' ': 'toggle',
    ArrowRight: 'next',
    ArrowLeft: 'back',
    PageDown: 'picture.next',
    PageUp: 'picture.back',
};

/** @type {Line} */
let line;

/** @param {string} action */
const press = (action) => line.event('action', { action: `reading.${action}`, entry: '', form: {} });

/** A key that presses a button, or is typed, is none of ours. @param {any} event */
function keyPressed(event) {
    const action = KEYBOARD[event.key];
    const reading = mountedAs('book').some((view) => view.querySelector('.limner-reading'));
    if (!action || !reading || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    if (
        event.target?.closest?.(
            event.key === ' ' ? 'button, input, textarea, select' : 'input, textarea, select',
        )
    )
        return;
    event.preventDefault();
    event.stopPropagation(); // ST would swipe
    press(action);
}

/** @param {Line} theLine */
export function mediaKeysTo(theLine) {
    line = theLine;
    hear('page', '', 'keydown', (_, event) => keyPressed(event));
    whenClosed((view) => view === 'book' && line.event('window_closed', {}));
}

/** @param {{title: string, artist: string, artwork: string, playing: boolean}} args */
export function showMedia({ title, artist, artwork, playing }) {
    const session = navigator.mediaSession;
    if (!session) return;
    session.metadata = title
        ? new globalThis.MediaMetadata({ title, artist, artwork: artwork ? [{ src: artwork }] : [] })
        : null;
    session.playbackState = title ? (playing ? 'playing' : 'paused') : 'none';
    for (const [key, action] of Object.entries(KEYS)) {
        try {
            session.setActionHandler(
                /** @type {MediaSessionAction} */ (key),
                title ? () => press(action) : null,
            );
        } catch {
            // A browser refuses a key that it does not know; the others are heard.
        }
    }
}
