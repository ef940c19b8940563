/**
 * A picture's file, where it is not in a message: saved by the browser, or as the background of the open chat.
 */
import { context } from './st.js';

/** Have the browser save a file of the server's under a name. @param {{url: string, name: string}} args */
export function savePicture({ url, name }) {
    const link = document.createElement('a');
    Object.assign(link, { href: url, download: decodeURIComponent(name) });
    link.click();
}

/** As ST's own image generation does it, so that ST's list of backgrounds knows it. @param {{url: string}} args */
export async function setBackground({ url }) {
    const { eventSource, eventTypes } = context();
    await eventSource.emit(eventTypes.FORCE_SET_BACKGROUND, {
        url: `url("${url}")`,
        path: decodeURIComponent(url),
    });
}
