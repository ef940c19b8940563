"""Many notes changed at once (``note_swaps.js``): compare-and-swap on ST's messages, one save, no more."""

import json
from typing import Any

from tests.unit.in_node import SHIM, needs_node, played

pytestmark = needs_node

PROGRAM = """
let record;
globalThis.PerformanceObserver = class {
  constructor(heard) { record = () => heard({ getEntries: () => [
    { name: 'http://st/api/chats/save', startTime: performance.now() + 1, responseStatus: 200 }] }); }
  observe() {}
};
globalThis.location = { href: 'http://st/' };
globalThis.document = { getElementById: () => null, body: { dataset: {} } };
globalThis.HTMLElement = class {};
const input = JSON.parse(process.argv[2]);
const told = [];
const st = {
    chat: input.chat,
    characters: [{ avatar: 'mira.png' }],
    characterId: 0,
    groupId: null,
    getCurrentChatId: () => 'one',
    streamingProcessor: input.streaming ?? null,
    saveChat: async () => { told.push('save'); record(); },
    eventTypes: { MESSAGE_EDITED: 'edited', MESSAGE_UPDATED: 'updated' },
    eventSource: { emit: async (event, index) => void told.push(`${event} ${index}`) },
};
globalThis.SillyTavern = { getContext: () => st };
const { watchSaves } = await import(`${process.argv[1]}/page/chat_saves.js`);
watchSaves();
const { swapNotes } = await import(`${process.argv[1]}/page/note_swaps.js`);
const answer = await swapNotes({ chat_id: input.chat_id, rows: input.rows });
console.log(JSON.stringify({ answer, told, chat: st.chat }));
"""
NOTE = {"v": 1, "uid": "m"}


def message() -> dict[str, Any]:
    return {
        "mes": "shown",
        "swipe_id": 1,
        "swipes": ["first", "shown"],
        "extra": {"limner": NOTE, "model": "x"},
        "swipe_info": [{"extra": {"limner": NOTE}}, {"extra": {"limner": NOTE}}],
    }


def row(**change: object) -> dict[str, object]:
    note = json.dumps(NOTE, separators=(",", ":"))
    same = {"index": 0, "swipe_id": 1, "expect": "shown", "before": note, "text": "shown", "limner": ""}
    return {**same, **change}


def play(*rows: object, chat_id: str = "mira.png/one", **more: object) -> Any:
    asked = {"chat": [message()], "rows": rows, "chat_id": chat_id, **more}
    return played(PROGRAM, SHIM, json.dumps(asked))


def test_a_note_is_taken_out_of_the_message_and_of_its_version_and_the_rest_stays() -> None:
    seen = play(row())
    assert seen["answer"] == {"done": 1, "saved": True}
    assert seen["told"] == ["save"]
    (left,) = seen["chat"]
    assert left["extra"] == {"model": "x"}
    assert left["swipe_info"] == [{"extra": {"limner": NOTE}}, {"extra": {}}]
    assert (left["mes"], left["swipes"]) == ("shown", ["first", "shown"])


def test_a_version_that_is_not_shown_is_changed_where_it_stands() -> None:
    (left,) = play(row(swipe_id=0, expect="first", text="first, anew"))["chat"]
    assert left["swipes"] == ["first, anew", "shown"]
    assert left["mes"] == "shown"
    assert left["swipe_info"][0] == {"extra": {}}
    assert left["extra"]["limner"] == NOTE


def test_many_are_saved_once_and_only_those_whose_text_changed_are_drawn_anew() -> None:
    seen = play(row(text="anew", limner='{"v":1}'), row(swipe_id=0, expect="first", text="first"))
    assert seen["answer"] == {"done": 2, "saved": True}
    assert seen["told"] == ["save", "edited 0", "updated 0"]
    (left,) = seen["chat"]
    assert (left["mes"], left["swipes"][1], left["extra"]["limner"]) == ("anew", "anew", {"v": 1})


def test_what_is_not_as_it_was_read_is_left_alone() -> None:
    for other in (
        row(expect="another"),
        row(before=""),
        row(index=7),
        row(swipe_id=5),
    ):
        seen = play(other)
        assert seen["answer"]["done"] == 0
        assert seen["told"] == []
        assert seen["chat"] == [message()]


def test_another_chat_and_a_message_that_streams_are_left_alone() -> None:
    assert play(row(), chat_id="mira.png/two")["answer"] == {"done": 0, "saved": False}
    assert play(row(), streaming={"messageId": 0})["answer"]["done"] == 0
