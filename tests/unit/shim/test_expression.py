"""ST's sprite shows a mood (``expression.js``): only where nobody else chooses it, by hand or otherwise."""

from typing import Any

import pytest

from tests.unit.in_node import SHIM, needs_node, played

pytestmark = needs_node

# Steps are JavaScript. ``sprite`` is the one that ST remembers, as its extension's ``lastExpression`` does.
PROGRAM = """
const world = { sprite: '', set: [], moving: false, watchers: [] };
const expressions = { api: 99 };
const chat = [
    { is_user: false, name: 'Mira', mes: 'Hm.', extra: { limner: { uid: 'a' } } },
    { is_user: true, name: 'Sam', mes: 'Yes.', extra: {} },
];
const commands = {
    'expression-set': { callback: async (args, label) => { world.sprite = label; world.set.push(label); } },
    'expression-last': { callback: () => world.sprite },
    'expression-list': { callback: async () => JSON.stringify(['joy', 'anger', 'smug']) },
};
const extensionSettings = { expressions };
const ctx = {
    chat, groupId: null, characterId: 0, characters: [{ avatar: 'mira.png' }],
    getCurrentChatId: () => 'night',
    extensionSettings, SlashCommandParser: { commands },
};
globalThis.SillyTavern = { getContext: () => ctx };
const wrapper = { id: 'expression-wrapper', querySelector: () => (world.moving ? {} : null) };
globalThis.document = { body: { children: [{ id: 'chat-like' }, wrapper] } };
globalThis.MutationObserver = class {
    constructor(act) { this.act = act; }
    observe(place) { world.watchers.push([place.id, this.act]); }
};
const { showExpression } = await import(process.argv[1]);
const show = (uid, ...labels) => showExpression({ chat_id: 'mira.png/night', uid, labels });
const tick = () => new Promise((done) => setTimeout(done, 0));
/** ST, or the user, has changed the sprite. */
const becomes = async (label) => {
    world.sprite = label;
    for (const [, act] of world.watchers) act();
    await tick();
};
const settings = extensionSettings;
await (new (Object.getPrototypeOf(async () => {}).constructor)(
    'world', 'show', 'becomes', 'chat', 'settings', 'commands', 'tick', process.argv[2],
))(world, show, becomes, chat, settings, commands, tick);
console.log(JSON.stringify([world.set, world.sprite]));
"""


def after(steps: str) -> tuple[list[str], str]:
    answer: Any = played(PROGRAM, f"{SHIM}/page/expression.js", steps)
    return answer[0], answer[1]


def test_the_first_label_that_sillytavern_knows_is_shown() -> None:
    assert after("await show('a', 'delighted', 'joy', 'anger')") == (["joy"], "joy")
    assert after("await show('a', 'delighted')") == ([], "")


def test_it_is_shown_again_when_sillytavern_takes_it_off_as_a_picture_changes_the_text() -> None:
    assert after("await show('a', 'joy'); await becomes('')") == (["joy", "joy"], "joy")


def test_a_choice_by_hand_stays_for_this_message_whatever_changes() -> None:
    assert after("await show('a', 'joy'); await becomes('anger'); await becomes('')") == (["joy"], "")
    assert after("world.sprite = 'smug'; await show('a', 'joy'); await becomes('smug')") == ([], "smug")


def test_a_choice_for_the_message_before_is_over_once_sillytavern_has_taken_it_off() -> None:
    assert after("world.sprite = 'smug'; await show('a', 'joy'); await becomes('')") == (["joy"], "joy")


def test_a_new_mood_takes_the_place_of_the_last_one_that_was_set_for_a_mood() -> None:
    assert after("""
        await show('a', 'joy');
        chat.push({ name: 'Mira', mes: 'No.', extra: { limner: { uid: 'b' } } });
        await show('b', 'anger');
    """) == (["joy", "anger"], "anger")


def test_a_mood_of_a_message_that_is_not_the_last_reply_any_more_is_not_shown() -> None:
    new = "chat.push({ name: 'Mira', mes: 'No.', extra: { limner: { uid: 'b' } } });"
    assert after(f"{new} await show('a', 'joy')") == ([], "")
    assert after(f"await show('a', 'joy'); {new} await becomes('')") == (["joy"], "")


def test_while_sillytavern_fades_a_sprite_it_waits_for_the_end() -> None:
    assert after("""
        await show('a', 'joy'); world.moving = true; await becomes('');
        world.moving = false; await becomes('');
    """) == (["joy", "joy"], "joy")


@pytest.mark.parametrize(
    "choice",
    [
        "settings.expressions.api = 0",
        "settings.expressions.api = 2",
        "delete commands['expression-set']",
    ],
)
def test_where_something_else_chooses_sprites_none_is_set(choice: str) -> None:
    assert after(f"{choice}; await show('a', 'joy')") == ([], "")


def test_switched_off_while_it_is_shown_nothing_is_set_any_more() -> None:
    assert after("await show('a', 'joy'); await show(''); await becomes('')") == (["joy"], "")
    assert after("await show('a', 'joy'); settings.expressions.api = 0; await becomes('')") == (["joy"], "")


def test_of_two_wishes_the_later_one_counts() -> None:
    assert after("const first = show('a', 'joy'); await show('a', 'anger'); await first") == (
        ["anger"],
        "anger",
    )
