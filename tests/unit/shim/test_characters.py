"""Characters as SillyTavern keeps them: its own controls are used, and no other chat is opened for it."""

import json
from typing import Any

from tests.unit.in_node import SHIM, needs_node, played

pytestmark = needs_node

PROGRAM = """
const told = [];
const element = (name, closed) => ({
    click: () => told.push(`click ${name}`),
    classList: { contains: () => closed },
});
const page = {
    character_import_file: element('import'),
    rightNavDrawerIcon: element('drawer'),
    'right-nav-panel': element('panel', true),
    rm_button_create: element('new'),
    rm_group_members: {
        querySelector: (selector) =>
            selector === ':scope > .group_member[data-chid="1"]'
                ? { querySelector: () => Object.assign(new HTMLElement(), element('view of Bran')) }
                : null,
    },
};
globalThis.HTMLElement = class {};
globalThis.document = {
    getElementById: (id) => page[id] ?? null,
    createElement: () => ({ click() { told.push(`save ${this.download}`); } }),
};
globalThis.URL = Object.assign(URL, { createObjectURL: () => 'blob:', revokeObjectURL() {} });
globalThis.setTimeout = () => 0;
globalThis.fetch = async (path, { body }) => {
    told.push(`${path} ${body}`);
    return { ok: true, blob: async () => ({}) };
};
const st = {
    characters: [{ avatar: 'Mira.png' }, { avatar: 'Bran.png' }],
    characterId: 0,
    groupId: null,
    getRequestHeaders: () => ({}),
    selectCharacterById: async (id) => void told.push(`select ${id}`),
};
globalThis.SillyTavern = { getContext: () => ({ ...st, ...JSON.parse(process.argv[2]) }) };
const frame = await import(`${process.argv[1]}/page/frame.js`);
frame.holdFrame();
const characters = await import(`${process.argv[1]}/page/characters.js`);
const [name, args] = JSON.parse(process.argv[3]);
const answer = await characters[name](args);
console.log(JSON.stringify([answer ?? null, told]));
"""


def play(name: str, args: dict[str, str], **context: object) -> Any:
    """What a function answers, and what was done on the page."""
    return played(PROGRAM, SHIM, json.dumps(context), json.dumps([name, args]))


def test_cards_are_chosen_by_sillytaverns_own_field() -> None:
    assert play("importCharacter", {}) == [None, ["click import"]]


def test_a_card_is_given_out_by_sillytaverns_own_export() -> None:
    answer, told = play("exportCharacter", {"avatar": "Mira.png", "format": "json"})

    assert answer is True
    assert told == ['/api/characters/export {"format":"json","avatar_url":"Mira.png"}', "save Mira.json"]
    assert play("exportCharacter", {"avatar": "Gone.png", "format": "png"}) == [False, []]


def test_the_editor_opens_at_the_character_of_the_open_chat_and_at_no_other() -> None:
    assert play("editCharacter", {"avatar": "Mira.png"}) == [True, ["select 0", "click drawer"]]
    assert play("editCharacter", {"avatar": "Bran.png"}) == [False, []]


def test_in_a_group_the_editor_opens_by_the_row_of_the_member() -> None:
    opened = [True, ["click view of Bran", "click drawer"]]
    assert play("editCharacter", {"avatar": "Bran.png"}, groupId="g") == opened
    assert play("editCharacter", {"avatar": "Mira.png"}, groupId="g") == [False, []]
    assert play("editCharacter", {"avatar": "Gone.png"}, groupId="g") == [False, []]


def test_a_character_is_created_by_sillytaverns_own_button() -> None:
    assert play("createCharacter", {}) == [True, ["click new", "click drawer"]]
