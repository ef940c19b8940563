"""Pictures given to characters: the routes of SillyTavern's, what is kept first, what is read back."""

import json
from collections.abc import Mapping
from typing import Any

from tests.unit.in_node import SHIM, needs_node, played

pytestmark = needs_node

PROGRAM = """
const told = [];
const given = JSON.parse(process.argv[2]);
// SillyTavern's files by address: the width of a picture, or 0 for what is none
const files = { '/user/images/1.png': 640, '/characters/Mira.png': 400, ...given.files };
const image = (width) => Object.assign(new Blob([`${width}`], { type: 'image/png' }), { width });
globalThis.createImageBitmap = async ({ width }) => {
    if (!width) throw new Error('no picture');
    return { width, height: width, close() {} };
};
globalThis.OffscreenCanvas = class {
    constructor(width) { this.width = width; }
    getContext = () => ({ drawImage() {} });
    convertToBlob = async () => image(this.width);
};
globalThis.FileReader = class {
    async readAsDataURL(blob) {
        this.result = `data:image/png;base64,${await blob.text()}`;
        this.onload();
    }
};
globalThis.File = class extends Blob {
    constructor(parts, name, options) {
        super(parts, options);
        Object.assign(this, { width: parts[0].width, called: name });
    }
};
globalThis.FormData = class extends Map { append(name, value) { this.set(name, value); } };
const routes = {
    '/api/images/upload': (body) => {
        const { image, format, ch_name, filename } = JSON.parse(body);
        const path = `${ch_name}/${filename}.${format}`;
        told.push(`keep ${image} as ${path}`);
        files[`/user/images/${path}`] = given.cut ? 4 : Number(image);
        return { ok: !given.full, json: async () => ({ path: `/user/images/${path}` }) };
    },
    '/api/characters/edit-avatar': (body) => {
        told.push(`card ${body.get('avatar_url')}`);
        if (!given.refuses) files['/characters/Mira.png'] = body.get('avatar').width;
        return { ok: true };
    },
    '/api/sprites/upload': (body) => {
        const name = body.get('avatar').called;
        told.push(`sprite ${body.get('name')}/${body.get('spriteName')} ${body.get('label')} ${name}`);
        if (!given.refuses) files[`/characters/${body.get('name')}/${name}`] = 640;
        return { ok: true };
    },
};
globalThis.fetch = async (path, { body } = {}) => {
    if (routes[path]) return routes[path](body);
    if (path.startsWith('/api/sprites/get')) {
        const all = Object.keys(files).filter((each) => each.startsWith('/characters/Mira/'));
        return { ok: true, json: async () => all.map((each) => ({ path: `${each}?t=${files[each]}` })) };
    }
    const plain = path.replace(/\\?t=.*/, '');
    return { ok: plain in files, blob: async () => image(files[plain]) };
};
const st = {
    characters: [{ avatar: 'Mira.png', name: 'Mira' }, { avatar: 'Bran.png', name: 'Bran' }],
    characterId: 0,
    groupId: null,
    chat: [
        { is_user: true, extra: { limner: { uid: 'mine' } } },
        { extra: { limner: { uid: 'hers' } } },
        { original_avatar: 'Bran.png', extra: { limner: { uid: 'his' } } },
    ],
    getCurrentChatId: () => 'tale',
    getRequestHeaders: () => ({}),
    getThumbnailUrl: (_, file) => `/thumbnail?file=${file}`,
    extensionSettings: { expressionOverrides: [{ name: 'Bran', path: 'Bran/armour' }] },
    SlashCommandParser: { commands: given.command ? { 'expression-upload': { callback: async (args, url) => {
        told.push(`command ${args.name} ${args.folder} ${args.label} ${args.spriteName} ${url}`);
        files[`/characters/${args.folder}/${args.label}.png`] = 641;
    } } } : {} },
};
globalThis.document = { getElementById: () => null };
globalThis.SillyTavern = { getContext: () => ({ ...st, ...given.context }) };
const shim = await import(`${process.argv[1]}/page/character_pictures.js`);
const [name, args] = JSON.parse(process.argv[3]);
console.log(JSON.stringify([await shim[name](args), told, files]));
"""
MIRA = {"avatar": "Mira.png", "name": "Mira", "folder": "Mira", "url": "/user/images/1.png", "keep": "before"}
KEPT = "/user/images/Mira/before.png"


def play(name: str, args: Mapping[str, object], **given: object) -> Any:
    """What a function answers, what was done, and SillyTavern's files after it."""
    return played(PROGRAM, SHIM, json.dumps(given), json.dumps([name, args]))


def test_whose_a_message_is_and_where_his_expressions_are() -> None:
    def speaker(uid: str, group: str | None = None) -> Any:
        chat_id = f"{group or 'Mira.png'}/tale"
        return play("readSpeaker", {"chat_id": chat_id, "uid": uid}, context={"groupId": group})[0]

    mira = {"avatar": "Mira.png", "name": "Mira", "folder": "Mira"}
    bran = {"avatar": "Bran.png", "name": "Bran", "folder": "Bran/armour"}
    assert (speaker("mine"), speaker("hers"), speaker("his")) == (mira, mira, bran)
    assert (speaker("mine", "7"), speaker("his", "7")) == ({}, bran)
    assert speaker("gone") == {}


def test_the_card_is_copied_before_its_picture_is_another() -> None:
    answer, told, files = play("setPortrait", MIRA)
    assert answer == {"problem": "", "kept": KEPT}
    assert told == ["keep 400 as Mira/before.png", "card Mira.png"]
    assert files["/characters/Mira.png"] == 640


def test_a_picture_twenty_thousand_pixels_wide_is_made_small_enough_for_a_card() -> None:
    _, _, files = play("setPortrait", MIRA, files={"/user/images/1.png": 20_000})
    assert files["/characters/Mira.png"] == 2048


def test_what_is_no_picture_or_cannot_be_kept_changes_nothing() -> None:
    assert play("setPortrait", MIRA, files={"/user/images/1.png": 0})[:2] == [
        {"problem": "file", "kept": ""},
        [],
    ]
    assert play("setPortrait", {**MIRA, "url": "/user/images/gone.png"})[0]["problem"] == "file"
    for fault in ("full", "cut"):
        answer, told, files = play("setPortrait", MIRA, **{fault: True})
        assert (answer, told) == ({"problem": "copy", "kept": ""}, ["keep 400 as Mira/before.png"])
        assert files["/characters/Mira.png"] == 400


def test_a_card_that_sillytavern_did_not_write_is_told_of() -> None:
    assert play("setPortrait", MIRA, refuses=True)[0] == {"problem": "refused", "kept": KEPT}


def test_an_expression_goes_by_the_route_and_by_sillytaverns_command_where_there_is_one() -> None:
    joy = {**MIRA, "label": "joy", "old": []}
    assert play("setExpression", joy)[:2] == [{"problem": "", "kept": ""}, ["sprite Mira/joy joy joy.png"]]
    answer, told, _ = play("setExpression", joy, command=True)
    assert answer["problem"] == ""
    assert told == ["command Mira.png Mira joy joy /user/images/1.png"]


def test_an_expression_that_is_there_is_copied_first() -> None:
    old = "/characters/Mira/joy.png"
    anew = {**MIRA, "label": "joy", "old": [old]}
    answer, told, files = play("setExpression", anew, files={old: 300})
    assert answer == {"problem": "", "kept": KEPT}
    assert told == ["keep 300 as Mira/before.png", "sprite Mira/joy joy joy.png"]
    assert files[old] == 640
    assert play("setExpression", anew, files={old: 300}, full=True)[:2] == [
        {"problem": "copy", "kept": ""},
        ["keep 300 as Mira/before.png"],
    ]
    assert play("setExpression", anew, files={old: 300}, refuses=True)[0]["problem"] == "refused"


def test_of_several_files_of_an_expression_each_is_copied_first() -> None:
    both = ["/characters/Mira/Joy.webp", "/characters/Mira/joy.png"]
    anew = {**MIRA, "label": "joy", "old": both}
    answer, told, _ = play("setExpression", anew, files=dict.fromkeys(both, 300))
    assert answer["kept"] == "/user/images/Mira/before.png, /user/images/Mira/before-2.png"
    assert told[:2] == ["keep 300 as Mira/before.png", "keep 300 as Mira/before-2.png"]
    assert play("setExpression", anew, files={both[0]: 300})[:2] == [
        {"problem": "copy", "kept": KEPT},
        ["keep 300 as Mira/before.png"],
    ]
