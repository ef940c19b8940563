/**
 * What was deleted: versions, messages and chats that had pictures, told to Python with all that stood in them.
 *
 * ST's events come when they are gone, and say only how many are left or what the chat was called. So the messages of the
 * open chat are held as they are, references and no copies, and of the chat before it those that have pictures. Of a
 * message with several versions its lists are held as well: ST takes a version out of them.
 */
import { savedSince } from './chat_saves.js';
import { chatKey, context } from './st.js';

/** @typedef {import('./worker_line.js').Line} Line */

/** Milliseconds: who regenerates deletes first and begins then; several deletions in a row are one. */
const LATER = 1500;

/** @type {{key: string, messages: object[]}} the open chat */
let open = { key: '', messages: [] };
/** @type {{key: string, messages: object[]}} the chat that was open before */
let before = { key: '', messages: [] };
/** @type {WeakMap<object, {at: number, swipes: string[], info: any[]}>} the versions of the open chat's messages */
let versions = new WeakMap();
/** @type {{texts: string[], unknown: string[], began: number, from: string}} what is to be told, and the chat it stood in */
let gone = { texts: [], unknown: [], began: 0, from: '' };
/** how many generations have begun */
let begun = 0;
let writing = false;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;

const textsOf = (/** @type {any[]} */ messages) =>
    messages.map((each) => JSON.stringify(each)).filter((text) => text.includes('user/images'));

/** Of a whole chat these may be many, so no text is made of them. @param {any} message */
const mayHavePictures = ({ mes, extra, swipe_info }) =>
    String(mes).includes('user/images') || Boolean(extra?.limner || extra?.media || swipe_info?.length);

/** @param {Line} line */
export function listenToDeletions(line) {
    const { eventSource, eventTypes } = context();
    const on = (/** @type {string} */ name, /** @type {(...args: any[]) => void} */ listener) =>
        eventSource.on(eventTypes[name], listener);
    for (const name of ['MESSAGE_SENT', 'MESSAGE_RECEIVED', 'MESSAGE_UPDATED', 'MESSAGE_SWIPED'])
        on(name, hold);
    on('CHAT_CHANGED', hold);
    on('GENERATION_STARTED', (_type, _options, dryRun) => {
        if (dryRun) return;
        begun++;
        writing = true;
    });
    for (const name of ['GENERATION_ENDED', 'GENERATION_STOPPED']) on(name, () => (writing = false));
    on('MESSAGE_DELETED', () => messagesDeleted(line));
    on('MESSAGE_SWIPE_DELETED', (deleted) => versionDeleted(line, deleted));
    for (const name of ['CHAT_DELETED', 'GROUP_CHAT_DELETED'])
        on(name, (/** @type {string} */ chat) => chatDeleted(line, String(chat)));
    hold();
}

function hold() {
    const key = chatKey();
    if (key !== open.key && open.key) before = { ...open, messages: open.messages.filter(mayHavePictures) };
    open = { key, messages: [...context().chat] };
    versions = new WeakMap();
    for (const message of open.messages) {
        const { swipe_id: at = 0, swipes, swipe_info: info } = /** @type {any} */ (message);
        if (swipes?.length > 1) versions.set(message, { at, swipes: [...swipes], info: [...(info ?? [])] });
    }
}

/** @param {Line} line */
function messagesDeleted(line) {
    const left = new Set(context().chat);
    const texts = chatKey() === open.key ? textsOf(open.messages.filter((each) => !left.has(each))) : [];
    hold();
    if (texts.length && !writing) tell(line, texts, [], open.key);
}

/**
 * Where it was the one that showed, the message still says what it said: ST swipes to the next one afterwards.
 * @param {Line} line @param {{messageId: number, swipeId: number}} deleted
 */
function versionDeleted(line, { messageId, swipeId }) {
    const message = context().chat[messageId];
    const held = message && versions.get(message);
    const shown = held?.at === swipeId ? [message.mes, message.extra] : [];
    const texts = held ? textsOf([[held.swipes[swipeId], held.info[swipeId], ...shown]]) : [];
    hold();
    if (texts.length && !writing) tell(line, texts, [], open.key);
}

/** @param {Line} line @param {string} name */
function chatDeleted(line, name) {
    const known = before.key.endsWith(`/${name}`);
    tell(line, known ? textsOf(before.messages) : [], known ? [] : [name]);
    if (known) before = { key: '', messages: [] };
}

/** @param {Line} line @param {string[]} texts @param {string[]} unknown @param {string} from the chat they stood in, which is still there */
function tell(line, texts, unknown, from = '') {
    if (!timer) gone = { texts: [], unknown: [], began: begun, from };
    gone.texts.push(...texts);
    gone.unknown.push(...unknown);
    clearTimeout(timer);
    timer = setTimeout(async () => {
        const { began, from: chat, ...data } = gone;
        timer = undefined;
        if (began !== begun) return;
        const since = performance.now();
        if (chat && chat === chatKey()) {
            await context().saveChat(); // or its file would show them still
            await savedSince(since);
        }
        line.event('pictures_gone', data);
    }, LATER);
}
