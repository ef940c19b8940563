/**
 * Limner's entry: ST imports this file and calls `activate`, which returns at once.
 *
 * ST awaits its extensions one after another, so nothing is started here. Everything begins in a timer behind
 * APP_INITIALIZED: ST has done its work then, and only its curtain is still to rise until APP_READY (docs/pyodide.md:
 * who starts earlier, or has more to do than a start from the snapshot, takes the second core while ST needs it).
 */
import { listenToClicks, listenToImages, listenToSwipes } from './shim/page/clicks.js';
import { listen, hello } from './shim/page/events.js';
import { holdFrame } from './shim/page/frame.js';
import { mountGallery } from './shim/page/gallery.js';
import { functions } from './shim/page/host.js';
import { findIllustrators } from './shim/page/illustrators.js';
import { Line } from './shim/page/worker_line.js';
import { mountAnnouncements } from './shim/page/announcement.js';
import { mountBookEntry } from './shim/page/book.js';
import { mountNextChat } from './shim/page/nextchat.js';
import { mountMenu } from './shim/page/menu.js';
import { mountPanel } from './shim/page/panel.js';
import { listenToPictures } from './shim/page/picture_press.js';
import { keepCards } from './shim/page/chat_metadata.js';
import { watchSaves } from './shim/page/chat_saves.js';
import { listenToSecrets } from './shim/page/secrets.js';
import { answerCommandsBy } from './shim/page/slash.js';
import { addHooks } from './shim/page/slots.js';
import { mediaKeysTo } from './shim/page/media_keys.js';
import { listenToViewer } from './shim/page/viewer.js';
import { listenToViews } from './shim/page/view.js';
import { mountWand } from './shim/page/wand.js';

/** Called by ST (manifest.json, hooks.activate). */
export function activate() {
    const { eventSource, eventTypes } = SillyTavern.getContext();
    holdFrame();
    void findIllustrators();
    const line = new Line(new URL('.', import.meta.url).href, functions);
    listen(line);
    listenToClicks(line);
    listenToImages(line);
    listenToSwipes(line);
    listenToPictures(line);
    listenToViewer(line);
    listenToViews(line);
    listenToSecrets(line);
    answerCommandsBy(line);
    mediaKeysTo(line);
    addHooks();
    watchSaves();
    keepCards();
    eventSource.on(eventTypes[/** @type {any} */ (window).limnerTimings?.begin ?? 'APP_INITIALIZED'], () =>
        setTimeout(() => begin(line)),
    );
    eventSource.on(eventTypes.APP_READY, () => line.show());
}

/** @param {Line} line */
async function begin(line) {
    line.start(hello);
    mountMenu(line);
    mountAnnouncements();
    mountWand();
    mountBookEntry();
    mountNextChat();
    mountGallery(line);
    await mountPanel(line);
}
