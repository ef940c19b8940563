/**
 * What happened, for Python: one row for each event of ST that is forwarded, in ST's own terms.
 *
 * ST awaits every listener, so all of these post and return; those that change a prompt are in `prompt_hooks.js`.
 */
import { illustrators } from './illustrators.js';
import { addressOf, asText, chatKey, context } from './st.js';
import { language } from './translation.js';
import { listenToDeletions } from './deleted.js';
import { hear } from './mounted.js';
import { mayClose } from './slots.js';
import { listenToCast } from './story.js';
import { listenToPrompts } from './prompt_hooks.js';

/** @typedef {import('./worker_line.js').Line} Line */

const inGroup = (ctx = context()) => Boolean(ctx.groupId);

/** What kind of chat it is, and who else illustrates it. */
const here = (ctx = context()) => ({ group: inGroup(ctx), illustrators: illustrators() });

/** What Python learns first. */
export function hello() {
    const ctx = context();
    const { width, height } = ctx.extensionSettings.sd ?? {};
    return {
        settings: asText(ctx.extensionSettings.limner),
        chat_id: chatKey(ctx),
        ...here(ctx),
        width: Number(width),
        height: Number(height),
        language: language(),
    };
}

/** @param {number} index */
const addressAt = (index) => {
    const message = context().chat[index];
    return message ? addressOf(message) : null;
};

/** Each row: ST's event, our name for it, and what is sent (null: nothing). @type {[string, string, (...args: any[]) => object | null][]} */
const ROWS = [
    ['CHAT_CHANGED', 'chat_changed', () => ({ chat_id: chatKey(), ...here() })],
    ['GENERATION_AFTER_COMMANDS', 'generation_armed', armed],
    ['GENERATION_ENDED', 'generation_ended', () => ({ chat_id: chatKey() })],
    ['GENERATION_STOPPED', 'generation_stopped', () => ({ chat_id: chatKey() })],
    ['MESSAGE_RECEIVED', 'message_received', received],
    ['MESSAGE_SENT', 'narrated', narrated],
    ['CHAT_RENAMED', 'chat_renamed', renamed],
    ['CHARACTER_RENAMED', 'character_renamed', (before, now) => ({ old: String(before), new: String(now) })],
    ['CHARACTER_DELETED', 'character_deleted', (gone) => ({ avatar: String(gone?.character?.avatar ?? '') })],
    ['CHAT_DELETED', 'chat_deleted', (name) => ({ name: String(name), of_group: false })],
    ['GROUP_CHAT_DELETED', 'chat_deleted', (name) => ({ name: String(name), of_group: true })],
    ['MESSAGE_DELETED', 'messages_deleted', () => ({ chat_id: chatKey() })],
    ['MESSAGE_UPDATED', 'message_changed', addressAt],
    ['MESSAGE_SWIPED', 'message_changed', addressAt],
    ['MESSAGE_SWIPED', 'version_shown', shown],
    ['MESSAGE_SWIPE_DELETED', 'swipe_deleted', swipeDeleted],
];

/** @param {Line} line */
export function listen(line) {
    const { eventSource, eventTypes } = context();
    for (const [event, name, payload] of ROWS) {
        const listener = (/** @type {any[]} */ ...args) => {
            line.batching.end(); // of the stream, whose place may be another after this
            stream.message = null;
            const data = payload(...args);
            if (data) line.event(name, data);
        };
        eventSource.on(eventTypes[event], listener);
        // ST itself listens only after its extensions: it takes the thinking out of a reply that came whole.
        if (event === 'MESSAGE_RECEIVED')
            eventSource.on(eventTypes.APP_READY, () => eventSource.makeLast(eventTypes[event], listener));
    }
    eventSource.on(eventTypes.STREAM_TOKEN_RECEIVED, (/** @type {string} */ text) => streamed(line, text));
    hear('page', '', 'focus', (_, { target }) => {
        if (target === window) line.event('window_focused', { chat_id: chatKey() });
    });
    listenToPrompts(line);
    listenToCast();
    listenToDeletions(line);
}

/** @type {{message: object | null, standing: string}} what stood where ST was last told to continue */
const continued = { message: null, standing: '' };

/** Python may be begun anew between this and the first word. @param {import('./st.js').Message} message */
const standingIn = (message) => (continued.message === message ? { standing: continued.standing } : {});

/** ST adds to what stood there its own blank first ("Continue Postfix"). @param {any} processor @param {import('./st.js').Message} message */
const standingFor = ({ continueMessage }, message) =>
    continueMessage ? { standing: continueMessage } : standingIn(message);

/** @param {string} type @param {object} _options @param {boolean} dryRun */
function armed(type, _options, dryRun) {
    const { chat } = context();
    const last = chat[chat.length - 1];
    if (dryRun) return null;
    if (type !== 'continue' || !last) return { type, dry_run: false, ...here() };
    Object.assign(continued, { message: last, standing: last.mes });
    return { type, dry_run: false, ...here(), ...addressOf(last), ...standingIn(last) };
}

/** @param {number} index @param {string} type */
function received(index, type) {
    const message = context().chat[index];
    if (!message) return null;
    return {
        ...addressOf(message),
        ...standingIn(message),
        type: type ?? '',
        text: message.mes,
        limner: asText(message.extra?.limner),
        is_user: Boolean(message.is_user),
        is_system: Boolean(message.is_system),
        generation: generationOf(message),
    };
}

/** A message that a command of the user's has written in the narrator's name. @param {number} index */
function narrated(index) {
    return context().chat[index]?.extra?.type === 'narrator' ? received(index, 'narrator') : null;
}

/** ST stamps all versions that are written at once with the same moment. @param {import('./st.js').Message} message */
const generationOf = (message) => asText(message.gen_started);

/** @param {number} index */
function shown(index) {
    const message = context().chat[index];
    return message ? { ...addressOf(message), generation: generationOf(message) } : null;
}

/** Signs that ST's server takes out of a file's name; its event still has them. */
const NO_FILE = /[/?<>\\:*|"]|\p{Cc}/gu;

/** @param {{avatarId: string, groupId: string, oldFileName: string, newFileName: string}} names */
function renamed({ avatarId, groupId, oldFileName, newFileName }) {
    const key = (/** @type {string} */ file) =>
        `${groupId ?? avatarId}/${file.replace(NO_FILE, '').replace(/\.jsonl$/, '')}`;
    return { old: key(oldFileName), new: key(newFileName), chat_id: chatKey() };
}

/** @param {{messageId: number, swipeId: number}} deleted */
function swipeDeleted({ messageId, swipeId }) {
    const address = addressAt(messageId);
    return address && { ...address, swipe_id: swipeId };
}

/**
 * How much of which stream which Python has. ST's context is dear (10 us and more), so what the stream belongs to is
 * looked up with its first token, and again after any other event: nothing of it changes without one.
 *
 * @type {{processor: any, message: object | null, address: object, text: string, epoch: number, sent: number}}
 */
const stream = { processor: null, message: null, address: {}, text: '', epoch: 0, sent: 0 };

/** Find out what streams; whether anything does. */
function lookedUp() {
    const ctx = context();
    const processor = ctx.streamingProcessor;
    const message = ctx.chat[processor?.messageId ?? -1];
    if (!message) return false;
    if (stream.processor !== processor) Object.assign(stream, { sent: 0, text: '' });
    Object.assign(stream, { processor, message, address: addressOf(message, ctx) });
    return true;
}

/** Python is told what is new of all that is said within a moment, a short one where a tag may end. @param {Line} line @param {string} text all of the reply so far */
function streamed(line, text) {
    if (!stream.message && !lookedUp()) return;
    const piece = text.slice(stream.text.length);
    stream.text = text;
    line.batching.soon(() => forward(line), mayClose(piece));
}

/** Send only what is new; never half of a surrogate pair. @param {Line} line */
function forward(line) {
    const { message, processor, text } = stream;
    if (!message) return;
    const { epoch } = line;
    if (stream.epoch !== epoch || text.length < stream.sent) Object.assign(stream, { epoch, sent: 0 });
    const last = text.charCodeAt(text.length - 1);
    const end = last >= 0xd800 && last < 0xdc00 ? text.length - 1 : text.length;
    if (end <= stream.sent) return;
    line.event('stream', {
        ...stream.address,
        type: processor.type,
        start: stream.sent,
        delta: text.slice(stream.sent, end),
        ...(stream.sent ? {} : { ...standingFor(processor, message), ...thinkingOf(processor, context()) }),
    });
    stream.sent = end;
}

/**
 * The marks of the thinking that ST takes out of the text, what of it the prompt began, and what ST will put before a
 * new reply though no model writes it (Start Reply With): the stream does not hold it.
 * @param {any} processor @param {any} ctx
 */
function thinkingOf({ promptReasoning }, { powerUserSettings, substituteParams }) {
    const { auto_parse, prefix, suffix } = powerUserSettings.reasoning;
    const thought = promptReasoning?.prefixIncomplete ? promptReasoning.prefixReasoningFormatted : '';
    const bias = powerUserSettings.user_prompt_bias;
    return {
        ...(auto_parse ? { thinking_begins: prefix, thinking_ends: suffix, thought } : {}),
        ...(bias ? { before: substituteParams(bias) } : {}),
    };
}
