"""What comes from NextChat is put into the open chat by its length, never under ST's pen, and is saved."""

import json
from typing import Any

from tests.unit.in_node import SHIM, needs_node, played

pytestmark = needs_node

PROGRAM = """
const chat = [];
const told = [];
let saved = true;
const observers = [];
globalThis.PerformanceObserver = class {
    constructor(act) { observers.push(act); }
    observe() {}
};
globalThis.document = { body: { dataset: {} } };
const ctx = {
    chat, characters: [{ avatar: 'mira.png', name: 'Mira' }, { avatar: 'bran.png', name: 'Bran' }],
    characterId: 0, groupId: null, groups: [], chatMetadata: {}, name1: 'Ada', name2: 'Mira',
    getCurrentChatId: () => 'night', streamingProcessor: null,
    getThumbnailUrl: (kind, file) => `/thumbnail?type=${kind}&file=${file}`,
    addOneMessage: (message) => told.push(`shown ${message.mes}`),
    saveChat: async () => {
        told.push('saved');
        const entry = { name: 'http://x/api/chats/save', startTime: performance.now() + 1 };
        const list = { getEntries: () => [{ ...entry, responseStatus: saved ? 200 : 500 }] };
        for (const act of observers) act(list);
    },
};
globalThis.SillyTavern = { getContext: () => ctx };
const shim = process.argv[1];
(await import(`${shim}/page/chat_saves.js`)).watchSaves();
const { appendMessages, wholeChat } = await import(`${shim}/page/nextchat.js`);
const say = (mes, more = {}) => chat.push({ name: 'Mira', mes, extra: {}, ...more });
const append = (length, ...messages) => appendMessages({
    chat_id: 'mira.png/night', length, messages: JSON.stringify(messages) });
const result = await (new (Object.getPrototypeOf(async () => {}).constructor)(
    'ctx', 'chat', 'told', 'say', 'append', 'wholeChat', 'fail', process.argv[2],
))(ctx, chat, told, say, append, wholeChat, () => { saved = false; });
console.log(JSON.stringify(result));
"""
NEW = "{ name: 'Ada', is_user: true, mes: 'new', extra: { nextchat: { id: 'x' } } }"


def played_with(steps: str) -> Any:
    return played(PROGRAM, SHIM, steps)


def test_messages_come_below_all_others_are_shown_and_saved() -> None:
    answer, rows, told = played_with(f"say('one'); return [await append(1, {NEW}), chat, told];")

    assert answer == "done"
    assert [row["mes"] for row in rows] == ["one", "new"]
    assert rows[1]["extra"]["nextchat"] == {"id": "x"}
    assert rows[1]["extra"]["limner"]["uid"]
    assert told == ["shown new", "saved"]


def test_a_chat_that_is_longer_by_now_is_left_as_it_is() -> None:
    assert played_with(f"say('one'); say('two'); return [await append(1, {NEW}), chat.length];") == [
        "moved",
        2,
    ]


def test_nothing_is_put_under_a_reply_that_is_being_written() -> None:
    steps = f"document.body.dataset.generating = 'true'; return [await append(0, {NEW}), chat.length];"
    assert played_with(steps) == ["busy", 0]
    steps = "say('one'); ctx.streamingProcessor = { messageId: 0 }; "
    assert played_with(f"{steps} return [await append(1, {NEW}), wholeChat({{}}).busy];") == ["busy", True]


def test_another_chat_is_left_alone() -> None:
    steps = f"ctx.getCurrentChatId = () => 'day'; return [await append(0, {NEW}), chat.length];"
    assert played_with(steps) == ["gone", 0]


def test_what_st_did_not_save_is_said() -> None:
    assert played_with(f"fail(); return append(0, {NEW});") == "unsaved"


def test_each_message_gets_a_name_once_and_keeps_the_rest_of_its_note() -> None:
    steps = """
        say('one', { extra: { limner: { v: 1, pictures: [{ a: 1 }], uid: 'u1' } } });
        say('two');
        say('three', { extra: {}, swipe_info: [{ extra: { limner: { uid: 'u3' } } }, {}], swipe_id: 1 });
        const counts = [wholeChat({ named: false }).fresh, wholeChat({ named: true }).fresh];
        return [...counts, wholeChat({ named: true }).fresh, JSON.parse(wholeChat({}).messages)];
    """
    before, first, second, rows = played_with(steps)

    assert (before, first, second) == (0, 1, 0)
    assert rows[0]["extra"]["limner"] == {"v": 1, "pictures": [{"a": 1}], "uid": "u1"}
    assert rows[1]["extra"]["limner"]["uid"]
    assert "limner" not in rows[2]["extra"]


def test_in_a_group_a_message_has_the_face_of_who_says_it() -> None:
    steps = """
        ctx.groupId = 7;
        ctx.groups = [{ id: '7', members: ['bran.png'] }];
        const said = (name) => JSON.stringify([{ name, is_user: false, mes: 'x', extra: {} }]);
        const { appendMessages } = await import(`${process.argv[1]}/page/nextchat.js`);
        await appendMessages({ chat_id: '7/night', length: 0, messages: said('Bran') });
        await appendMessages({ chat_id: '7/night', length: 1, messages: said('Mira') });
        return chat;
    """
    bran, mira = played_with(steps)

    assert bran["original_avatar"] == "bran.png"
    assert bran["force_avatar"] == "/thumbnail?type=avatar&file=bran.png"
    assert "force_avatar" not in mira  # she is no member


def test_a_message_of_a_stranger_cannot_reach_the_objects_of_the_page() -> None:
    hostile = json.dumps({"__proto__": {"polluted": True}, "mes": "x", "extra": {}})
    steps = f"""
        const {{ appendMessages }} = await import(`${{process.argv[1]}}/page/nextchat.js`);
        const messages = '[' + {json.dumps(hostile)} + ']';
        await appendMessages({{ chat_id: 'mira.png/night', length: 0, messages }});
        return ({{}}).polluted ?? null;
    """
    assert played_with(steps) is None
