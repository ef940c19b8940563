/**
 * All that Python may ask of ST. Each function does one thing and decides nothing (docs/architecture.md).
 */
import { countTokens } from './prompt.js';
import { savedSince } from './chat_saves.js';
import { setCommands, setMacro } from './slash.js';
import { clearSlots, keepBottom, redraw, setPatterns, setSlots } from './slots.js';
import { asText, chatKey, context, hasShown, indexOf } from './st.js';
import { isEdited, isStreaming, own, swipeOf, uidOf } from './st.js';
import { chooseArchive, saveFile, showPage } from './book.js';
import { goToMessage, ownerOf, readPictures } from './chat_pictures.js';
import { close as closeViewer, openViewer, setViewer } from './viewer.js';
import { openGallery, setGallery } from './gallery.js';
import { savePicture, setBackground } from './picture_files.js';
import { awaitCommand, cancelCommand, forgetCommand, knownCommands, runCommand } from './command.js';
import { cancelGeneration, generate, modelSources } from './llm.js';
import { setLook } from './appearance.js';
import { expandMacros, readCard, readMetadata, saveMetadata, writeCard } from './chat_metadata.js';
import { readSpeaker, setExpression, setPortrait } from './character_pictures.js';
import { createCharacter, editCharacter, exportCharacter, importCharacter } from './characters.js';
import { chooseFile, closeWindow, confirm, copy, download, input, openWindow, toast } from './dialogs.js';
import { readIllustrators } from './illustrators.js';
import { announce } from './announcement.js';
import { openMenu } from './menu.js';
import { appendMessages, listCharacters, pictureData } from './nextchat.js';
import { reloadCharacters, takeCharacter, wholeChat } from './nextchat.js';
import { showExpression } from './expression.js';
import { swapNotes } from './note_swaps.js';
import { continueReply, readRewriting, readSpeech, writeSpeech } from './neighbours.js';
import { above, messageAt, readCast, readStory } from './story.js';
import { patchView, reveal } from './view.js';
import { showMedia } from './media_keys.js';
import { control, decode, readVoices, record, speak } from './voice.js';
import { readSetup } from './setup.js';
import { readWords, sentence, spoken } from './translation.js';

/** @typedef {{chat_id: string, uid: string, swipe_id: number}} Address */

/** The extra of a version: the message's own for the shown one. @param {Record<string, any>} message @param {number} swipe */
const extraOf = (message, swipe) =>
    swipeOf(message) === swipe ? message.extra : message.swipe_info?.[swipe]?.extra;

/** @param {Address & {fresh: boolean}} args */
function claim({ fresh, ...address }) {
    const ctx = context();
    const message = ctx.chat[indexOf(address, ctx)];
    if (!message || swipeOf(message) !== address.swipe_id || !hasShown(message)) return false;
    const before = message.extra?.limner;
    const limner = { v: 1, pictures: [], ...(fresh ? {} : before), uid: own(message, address.uid) };
    message.extra = { ...message.extra, limner };
    if (asText(limner) !== asText(before) && !isStreaming(indexOf(address))) void keepName(message);
    return true;
}

/**
 * ST saves a reply a moment after it is received; only where it does not, we do: a name that is in no file is lost
 * with the page. @param {object} message
 */
async function keepName(message) {
    const saved = await savedSince(performance.now());
    if (!saved && context().chat.includes(message)) await context().saveChat();
}

/** @type {WeakMap<object, number>} when we wrote into a message what is in no file yet, as far as is known */
const unsaved = new WeakMap();

/**
 * Save the chat, and return whether this message is in the file as it was written. ST may have opened another chat (or
 * this one anew) before it saved: then the message is not in the open chat any more. @param {object} message
 */
async function save(message) {
    const written = unsaved.get(message);
    const since = performance.now();
    await context().saveChat();
    const saved = (await savedSince(since)) && context().chat.includes(message);
    if (saved && unsaved.get(message) === written) unsaved.delete(message);
    return saved;
}

/** @param {Address} address */
function read(address) {
    const message = context().chat[indexOf(address)];
    const shown = swipeOf(message ?? {}) === address.swipe_id;
    const text = shown ? message?.mes : message?.swipes?.[address.swipe_id];
    if (typeof text !== 'string' || (shown && !hasShown(message))) return null;
    const streaming = shown && isStreaming(indexOf(address));
    return { text, limner: asText(extraOf(message, address.swipe_id)?.limner), streaming };
}

/**
 * Compare and swap: write only where the present text is the expected one, and never under the user's or ST's pen.
 * Where nothing is to be written the answer says whether what stands is in the file; if not, it is saved again.
 * `extra` is more that `message.extra` is to hold, as JSON text.
 * @param {Address & {expect: string, text: string, limner: string, extra?: string}} args
 */
async function patch({ expect, text, limner, extra = '', ...address }) {
    const present = read(address);
    if (!present) return { status: 'gone' };
    const ctx = context();
    const index = indexOf(address, ctx);
    const message = ctx.chat[index];
    const shown = swipeOf(message) === address.swipe_id;
    if (shown && (isEdited(index) || isStreaming(index, ctx))) return { status: 'busy' };
    if (present.text !== expect) return { status: 'mismatch', text: present.text };
    const note = JSON.parse(limner);
    const more = extra ? JSON.parse(extra) : {};
    if (!extra && present.text === text && present.limner === asText(note))
        return { status: 'done', text, saved: !unsaved.has(message) || (await save(message)) };
    unsaved.set(message, performance.now());
    const info = message.swipe_info?.[address.swipe_id];
    if (info) info.extra = { ...info.extra, ...structuredClone({ ...more, limner: note }) };
    if (typeof message.swipes?.[address.swipe_id] === 'string') message.swipes[address.swipe_id] = text;
    if (shown) {
        message.mes = text;
        message.extra = { ...message.extra, ...more, limner: note };
    }
    if (shown && present.text !== text) {
        await ctx.eventSource.emit(ctx.eventTypes.MESSAGE_EDITED, index);
        const moved = indexOf(address); // a listener may take its time
        keepBottom(() => redraw(moved));
        if (moved >= 0) await ctx.eventSource.emit(ctx.eventTypes.MESSAGE_UPDATED, moved);
    }
    return { status: 'done', text, saved: await save(message) };
}

/** The messages that have a note of ours, the last ones with their text. @param {{last: number, only?: boolean}} args */
function scan({ last, only = false }) {
    const ctx = context();
    const messages = ctx.chat.flatMap((/** @type {any} */ message, /** @type {number} */ index) => {
        if (!message.extra?.limner || !hasShown(message)) return [];
        if (only && index < ctx.chat.length - last) return [];
        return {
            uid: uidOf(message),
            swipe_id: swipeOf(message),
            limner: asText(message.extra.limner),
            text: index >= ctx.chat.length - last ? message.mes : '',
            mine: !message.is_user && !message.is_system,
            streaming: isStreaming(index, ctx),
        };
    });
    return { chat_id: chatKey(ctx), messages };
}

/** @param {{path: string}} args */
async function deleteImage({ path }) {
    const headers = context().getRequestHeaders();
    const body = JSON.stringify({ path: decodeURIComponent(path) });
    const { ok, status } = await fetch('/api/images/delete', { method: 'POST', headers, body });
    if (!ok && status !== 404) throw Error(spoken(sentence('SillyTavern did not delete it (${0}).', status)));
}

/** @param {{text: string}} args */
function saveSettings({ text }) {
    const ctx = context();
    ctx.extensionSettings.limner = JSON.parse(text);
    ctx.saveSettingsDebounced();
}

/** @type {Record<string, (args: any) => any>} */
export const functions = {
    'chat.scan': scan,
    'chat.story': readStory,
    'chat.swap': swapNotes,
    'chat.whole': wholeChat,
    'chat.append': appendMessages,
    'illustrators.read': readIllustrators,
    'cast.read': readCast,
    'message.claim': claim,
    'message.read': read,
    'message.patch': patch,
    'slots.set': setSlots,
    'slots.clear': clearSlots,
    'slots.patterns': setPatterns,
    'page.look': setLook,
    'page.headers': () => context().getRequestHeaders(), // the token against forged requests among them
    'command.run': runCommand,
    'command.await': awaitCommand,
    'command.known': knownCommands,
    'command.forget': forgetCommand,
    'command.cancel': cancelCommand,
    'prompt.count': countTokens,
    'llm.generate': generate,
    'llm.cancel': cancelGeneration,
    'llm.sources': modelSources,
    'words.read': readWords,
    'image.delete': deleteImage,
    'picture.owner': ownerOf,
    'image.data': pictureData,
    'metadata.read': readMetadata,
    'metadata.save': saveMetadata,
    'card.read': readCard,
    'card.write': writeCard,
    'macros.expand': expandMacros,
    'settings.save': saveSettings,
    'view.patch': patchView,
    'view.reveal': reveal,
    'ui.confirm': confirm,
    'ui.input': input,
    'ui.toast': toast,
    'ui.announce': announce,
    'ui.copy': copy,
    'ui.download': download,
    'ui.choose_file': chooseFile,
    'ui.open_window': openWindow,
    'ui.close_window': closeWindow,
    'book.save': saveFile,
    'book.show': showPage,
    'book.choose': chooseArchive,
    'voice.read': readVoices,
    'voice.speak': speak,
    'voice.record': record,
    'voice.decode': decode,
    'voice.control': control,
    'voice.media': showMedia,
    'character.import': importCharacter,
    'character.export': exportCharacter,
    'character.edit': editCharacter,
    'character.create': createCharacter,
    'character.list': listCharacters,
    'character.reload': reloadCharacters,
    'character.take': takeCharacter,
    'menu.open': openMenu,
    'chat.pictures': readPictures,
    'message.go': goToMessage,
    'viewer.open': openViewer,
    'viewer.list': setViewer,
    'gallery.open': openGallery,
    'gallery.pages': setGallery,
    'viewer.close': () => closeViewer(),
    'picture.save': savePicture,
    'picture.background': setBackground,
    'picture.portrait': setPortrait,
    'picture.expression': setExpression,
    'message.speaker': readSpeaker,
    'commands.set': setCommands,
    'macro.set': setMacro,
    'message.at': messageAt,
    'message.above': above,
    'expression.show': showExpression,
    'reply.continue': continueReply,
    'reply.rewriting': readRewriting,
    'setup.read': readSetup,
    'speech.read': readSpeech,
    'speech.write': writeSpeech,
};
