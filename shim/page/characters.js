/**
 * Characters as ST keeps them: its own import, its own export, its own editor. What a card says is ST's to read and to
 * write; here its own controls are used as a hand would use them.
 */
import { sentence } from '../runtime/sentence.js';
import { frame } from './frame.js';
import { context } from './st.js';
import { spoken } from './translation.js';

/** ST's own chooser for cards: what is chosen there goes ST's way, of whatever kind it is. */
export const importCharacter = () => void frame.cardFile?.click();

/**
 * Give the user a character as a file, by ST's own export: the card as it is saved, with all that extensions keep in it.
 * @param {{avatar: string, format: string}} args
 */
export async function exportCharacter({ avatar, format }) {
    const { characters, getRequestHeaders } = context();
    if (!characters.some((/** @type {any} */ each) => each.avatar === avatar)) return false;
    const answer = await fetch('/api/characters/export', {
        method: 'POST',
        headers: getRequestHeaders(),
        body: JSON.stringify({ format, avatar_url: avatar }),
    });
    if (!answer.ok)
        throw new Error(spoken(sentence('SillyTavern did not give the card out (${0}).', answer.status)));
    const link = document.createElement('a');
    link.href = URL.createObjectURL(await answer.blob());
    link.download = avatar.replace(/\.png$/, `.${format}`);
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    return true;
}

/**
 * Open ST's own editor at a character of the open chat, in a group by the button of its row. Of any other one ST would
 * open the chat first, so it is left alone: false. @param {{avatar: string}} args
 */
export async function editCharacter({ avatar }) {
    const { characterId, characters, groupId, selectCharacterById } = context();
    if (groupId != null)
        return viewMember(characters.findIndex((/** @type {any} */ each) => each.avatar === avatar));
    if (characters[characterId]?.avatar !== avatar) return false;
    await selectCharacterById(characterId);
    openCards();
    return true;
}

/** @param {number} index of a character; ST draws a page of a large group's members at a time */
function viewMember(index) {
    const row = frame.members?.querySelector(`:scope > .group_member[data-chid="${index}"]`);
    const button = row?.querySelector('.right_menu_button[data-action="view"]');
    if (!(button instanceof HTMLElement)) return false;
    button.click();
    openCards();
    return true;
}

/** Open ST's own editor at a new card. */
export function createCharacter() {
    frame.cardNew?.click();
    openCards();
    return Boolean(frame.cardNew);
}

function openCards() {
    if (frame.cards?.classList.contains('closedDrawer')) frame.cardsToggle?.click();
}
