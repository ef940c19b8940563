/**
 * The elements that ST's own page is built of, held from before anything of a story is drawn.
 *
 * What a model, a card or a chat file writes is HTML to ST, and may bear any id and, with a tab between two names that
 * ST's sanitiser takes for one, any class. It cannot be one of these elements nor stand as a child of one, so what is
 * looked for here is looked for from them downwards, child by child.
 */

/**
 * `cards` is the drawer of ST's characters, `cardsToggle` what opens it, `cardFile` its chooser for cards;
 * `cardNew` begins a new one, `members` lists those of the open group, `wand` is the menu of the extensions;
 * `lorebooks` is ST's choice of those that hold everywhere, `character` what can be done with the one that is open;
 * `cardJson` is the field of its card that ST sends with the others.
 * @type {{cardJson: HTMLInputElement | null} & Record<'chat' | 'template' | 'drawers' | 'cards' | 'cardsToggle' | 'cardFile' | 'cardNew' | 'members' | 'wand' | 'lorebooks' | 'character', HTMLElement | null>}
 */
export const frame = {
    chat: null,
    template: null,
    drawers: null,
    cards: null,
    cardsToggle: null,
    cardFile: null,
    cardNew: null,
    members: null,
    wand: null,
    lorebooks: null,
    character: null,
    cardJson: null,
};

/** Called once, as ST's extensions are activated: its page is there then, and no chat and no card is open yet. */
export function holdFrame() {
    frame.chat = document.getElementById('chat');
    frame.template = document.getElementById('message_template');
    frame.drawers = document.getElementById('extensions_settings2');
    frame.cards = document.getElementById('right-nav-panel');
    frame.cardsToggle = document.getElementById('rightNavDrawerIcon');
    frame.cardFile = document.getElementById('character_import_file');
    frame.cardNew = document.getElementById('rm_button_create');
    frame.members = document.getElementById('rm_group_members');
    frame.wand = document.getElementById('extensionsMenu');
    frame.lorebooks = document.getElementById('world_info');
    frame.character = document.getElementById('avatar_controls');
    frame.cardJson = /** @type {HTMLInputElement | null} */ (document.getElementById('character_json_data'));
}

/** All blocks of messages that are drawn. @returns {Element[]} */
export const blocks = () => [...(frame.chat?.querySelectorAll(':scope > .mes[mesid]') ?? [])];

/** @param {number} index @returns {HTMLElement | null} */
export const blockOf = (index) => frame.chat?.querySelector(`:scope > .mes[mesid="${index}"]`) ?? null;

/** Whether a modal window is open besides this one. @param {HTMLDialogElement} element */
export const isBehind = (element) =>
    [...document.querySelectorAll('dialog:modal')].some((each) => each !== element);

/** The window on top, the viewer too, or else the page: what lies behind one has no focus and is read out to nobody. */
export const onTop = () => [...document.querySelectorAll('dialog[open]')].at(-1) ?? document.body;

/** The block that an element stands in. @param {Element} element @returns {HTMLElement | null} */
export function blockAround(element) {
    const block = closest(element, '#chat > .mes[mesid]');
    return block && block.parentNode === frame.chat ? block : null;
}

/** The place of a message's text; its reasoning has another. @param {Element | null} block @returns {HTMLElement | null} */
export const textOf = (block) => block?.querySelector(':scope > .mes_block > .mes_text') ?? null;

/** @param {Element} block the index of its message */
export const indexAt = (block) => Number(block.getAttribute('mesid'));

/**
 * Whether ST has this block open for editing: its field is there, and so are its buttons, which ST shows by a style of
 * their own. A field alone can be written by a story. The buttons stand before all that is the story's.
 * @param {Element | null} block
 */
export function isOpenForEditing(block) {
    const buttons = block?.querySelector('.mes_edit_buttons');
    const shown = buttons instanceof HTMLElement && !['', 'none'].includes(buttons.style.display);
    return shown && Boolean(textOf(block)?.querySelector('textarea'));
}

/**
 * `closest`, also of a form in which a field is named like that.
 * @param {Element} element @param {string} selector @returns {HTMLElement | null}
 */
export const closest = (element, selector) =>
    /** @type {HTMLElement | null} */ (Element.prototype.closest.call(element, selector));
