/**
 * ST's sprite of who spoke last, where Python knows the mood. Only where the user has left it to nobody else: Character
 * Expressions is on and classifies nothing. What is set by hand or by a command stays.
 */
import { chatKey, context, nameIn } from './st.js';

/** ST's EXPRESSION_API.none */
const NO_CLASSIFIER = 99;
const PLACES = ['expression-wrapper', 'visual-novel-wrapper'];

/** @typedef {{uid: string, label: string, before: string}} Shown */
/** @type {Shown | null} */
let shown = null;
/** The label that was set last. */
let ours = '';
let wish = 0;
let isWatched = false;

/** @param {{chat_id: string, uid: string, labels: string[]}} args labels: the best first, none: it is ST's own again */
export async function showExpression({ chat_id, uid, labels }) {
    const mine = ++wish;
    shown = null;
    if (!labels.length || !isLeftToUs()) return;
    const { commands } = context().SlashCommandParser;
    const list = await commands['expression-list'].callback({ filter: 'false', return: 'object' }, '');
    const known = JSON.parse(list || '[]');
    const label = labels.find((each) => known.includes(each));
    if (!label || mine !== wish || chatKey() !== chat_id || nameIn(lastReply() ?? {}) !== uid) return;
    shown = { uid, label, before: '' };
    watch();
    await keep(true);
}

/** Whether nothing of the user's or of ST's chooses sprites; without the extension there is no such command. */
function isLeftToUs() {
    const { SlashCommandParser, extensionSettings } = context();
    const { api } = extensionSettings.expressions ?? {};
    return 'expression-set' in SlashCommandParser.commands && Number(api ?? NO_CLASSIFIER) === NO_CLASSIFIER;
}

/** The message whose sprite ST shows: it counts no hidden ones and none of its narrator's. */
const lastReply = () =>
    context().chat.findLast(
        (/** @type {any} */ each) => !each.is_user && !each.is_system && each.extra?.type !== 'narrator',
    );

/** Where ST draws sprites: children of the body, as nothing of a story is. */
const places = () => [...document.body.children].filter((each) => PLACES.includes(each.id));

const isMoving = () => places().some((each) => each.querySelector('.expression-animating'));

/** ST goes back to no expression whenever the text of the last reply changes, be it by a picture: that is seen here. */
function watch() {
    if (isWatched) return;
    isWatched = true;
    const watcher = new MutationObserver(() => void keep(false));
    const attributeFilter = ['class', 'data-expression', 'src'];
    for (const place of places())
        watcher.observe(place, { subtree: true, childList: true, attributes: true, attributeFilter });
}

/** Set the sprite where ST has set none; whatever else is set was chosen by hand. @param {boolean} isNew */
async function keep(isNew) {
    const wanted = shown;
    if (!wanted || isMoving()) return; // its end is seen as well
    const reply = lastReply();
    if (!reply || nameIn(reply) !== wanted.uid || !isLeftToUs()) return void (shown = null);
    const { commands } = context().SlashCommandParser;
    const now = await commands['expression-last'].callback({}, context().groupId ? reply.name : '');
    if (shown !== wanted) return;
    if (now === '' || (isNew && now === ours)) {
        ours = wanted.label;
        await commands['expression-set'].callback({}, wanted.label);
    } else if (isNew)
        wanted.before = now; // of the message before: ST takes it off by itself
    else if (now !== wanted.label && now !== wanted.before) shown = null;
}
