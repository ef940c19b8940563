"""
The tables of what was measured at NextChat 2.16.1, line by line, where no other test has the line.

``LINES`` says for each line which test plays it; a test that is renamed or gone is found out here.
"""

import ast
import json
import time
from pathlib import Path
from typing import Any

import pytest

from limner.core.errors import UntrustedInputError
from limner.nextchat import _backup as backup
from limner.nextchat import _checks as checks
from limner.nextchat import _masks_file as masks_file
from limner.nextchat._cards import card_to_mask, mask_to_card
from limner.nextchat._checks import EMPTY
from limner.nextchat._messages import message_in
from limner.nextchat._named import named
from limner.nextchat._reread import reread
from limner.nextchat._values import KEY
from tests.fakes.nextchat import Device
from tests.unit.nextchat.test_cards import card
from tests.unit.nextchat.test_formats import MASKS, REAL, session, text_with
from tests.unit.nextchat.test_sync import PIXEL, SESSION, Browser, File, synced, texts_of

LINES: dict[str, str] = {
    # 0, what decides the design
    "sync only adds": "test_two_programs::test_an_edit_here_comes_under_a_new_id_and_the_old_one_is_left_out",
    "settings and keys: the file wins":
        "test_sync::test_settings_and_keys_pass_through_as_the_very_text_and_are_nowhere_else",
    "unknown keys survive everything": "test_formats::test_unknown_keys_pass_at_every_level",
    "unknown keys in step": "test_tables::test_what_others_keep_on_a_linked_chat_stays_there",
    "a malformed session bricks the start page":
        "test_formats::test_a_session_that_would_end_nextchat_is_mended",
    "ST's picture addresses do not show": "test_desk::test_only_pictures_of_sts_own_go_along",
    # 1, mask
    "mask id replaced by file import": "test_cards::test_any_card_comes_back_to_the_last_byte",
    "mask id, any text": "test_cards::test_characters_of_every_name_have_ids_that_nextchat_survives",
    "mask without name": "test_tables::test_a_mask_of_any_damage_is_mended_or_left_out",
    "avatar: icon or emoji code only": "test_tables::test_no_picture_is_written_where_nextchat_shows_none",
    "context null, its message null": "test_tables::test_a_mask_of_any_damage_is_mended_or_left_out",
    "hideContext, syncGlobalConfig, modelConfig": "test_cards::test_the_mask_reads_as_a_good_character",
    "mask without historyMessageCount": "test_tables::test_a_mask_of_any_damage_is_mended_or_left_out",
    "lang unknown": "test_tables::test_what_is_odd_and_harmless_stays_as_it_is",
    "builtin masks": "test_tables::test_nextchats_own_masks_are_not_offered_and_stay_in_the_file",
    "macros are not expanded": "test_cards::test_the_mask_reads_as_a_good_character",
    "masks file: array or object": "test_formats::test_the_real_masks_file_is_read_and_written_as_it_was",
    "masks file: null fields": "test_tables::test_a_mask_of_any_damage_is_mended_or_left_out",
    # 1, session and message
    "session id, any text": "test_formats::test_what_is_no_session_is_left_out_and_told",
    "all that a session needs": "test_chats::test_a_session_has_all_that_nextchat_needs",
    "empty session": "test_tables::test_a_chat_without_a_word_yet_ends_nothing",
    "a session's mask without model": "test_formats::test_a_session_that_would_end_nextchat_is_mended",
    "message without id, date, content": "test_formats::test_a_message_that_would_end_nextchat_is_mended",
    "of several text parts the first": "test_tables::test_of_several_text_parts_none_is_lost",
    "isError": "test_sync::test_an_error_of_a_model_there_does_not_come",
    "streaming": "test_tables::test_a_reply_synced_while_it_streams_is_completed_and_no_empty_one_comes",
    "model, tools": "test_formats::test_a_message_that_would_end_nextchat_is_mended",
    "fork": "test_two_programs::test_a_fork_there_is_another_chat",
    "retry": "test_two_programs::test_a_retry_there_brings_the_new_pair_and_keeps_the_old",
    "edit": "test_two_programs::test_an_edit_there_comes_and_an_echo_of_another_device_does_not_undo_it",
    # 1, backup
    "five stores": "test_formats::test_a_backup_that_lacks_one_store_is_refused",
    "{} is enough": "test_formats::test_a_new_backup_has_the_five_stores_and_says_nothing_of_settings",
    "share of one chat, binary exports": "test_tables::test_other_exports_are_refused_in_a_sentence",
    "app-config grows": "test_tables::test_a_store_of_settings_of_megabytes_passes_unread",
    # 2, sync
    "404 is no backup": "test_sync::test_a_file_that_was_deleted_is_written_anew",
    "MKCOL and its answers": "test_tables::test_whatever_the_server_says_of_a_folder_that_is_there",
    "a file of 0 bytes, HTML, half":
        "test_sync::test_what_cannot_be_read_is_never_written_over_until_the_user_says_so",
    "200 with a JSON error": "test_tables::test_an_error_under_200_is_never_written_over",
    "GET with an empty body overwrites": "test_sync::test_what_another_program_overwrote_is_put_back",
    "PUT fails and NextChat says success": "test_tables::test_what_a_device_could_not_write_comes_later",
    "written between GET and PUT": "test_sync::test_a_write_of_somebody_else_in_between_is_not_overwritten",
    "403, 409, 413": "test_sync::test_where_only_the_user_can_help_it_is_not_tried_again",
    "423, 507": "test_sync::test_what_may_go_by_itself_is_tried_again_later_and_later",
    "hang": "test_tables::test_a_server_that_hangs_is_given_up_and_tried_again",
    "Upstash cuts at blanks": "test_sync::test_at_upstash_a_chat_goes_both_ways_and_no_blank_is_lost",
    "deletes come back": "test_two_programs::test_what_was_deleted_here_does_not_come_back",
    "dates of every language": "test_dates::test_a_date_is_read_as_the_browser_reads_it",
    "clocks that are wrong, in every language":
        "test_tables::test_turns_keep_their_order_whatever_the_language_and_the_clock",
    # 4, pictures
    "an inline data URL is text": "test_tables::test_a_picture_in_the_text_becomes_a_file_and_no_word",
    "a part with a data URL": "test_sync::test_pictures_of_nextchat_become_files_of_sts",
    "a message that is a picture": "test_tables::test_a_message_that_is_only_a_picture_stays_in_the_file",
    "/api/cache": "test_tables::test_a_picture_on_the_device_only_costs_no_message",
    "tags are stripped": "test_chats::test_no_tag_of_ours_is_seen_over_there",
    "two dollars": "test_chats::test_two_prices_do_not_become_a_formula",
    # 6, card and mask
    "all of the card": "test_cards::test_any_card_comes_back_to_the_last_byte",
    "foreign masks": "test_cards::test_a_foreign_mask_is_kept_whole_and_goes_back_as_it_was",
    "edited over there": "test_cards::test_what_was_changed_over_there_goes_into_its_field",
    "messages with another text":
        "test_chats::test_an_edit_over_there_keeps_tags_pictures_and_other_versions",
    "groups": "test_chats::test_in_a_group_the_speaker_stands_in_front_and_is_known_on_the_way_back",
    # bad input
    "a megabyte of context": "test_tables::test_a_megabyte_of_context_is_mapped_within_seconds",
    "scripts in names": "test_sync::test_hostile_names_are_escaped_in_the_panel",
    "__proto__": "test_formats::test_a_prototype_never_comes_in_nor_goes_out",
    "100,000 messages": "test_formats::test_a_hundred_thousand_messages_are_read_and_written_within_seconds",
    "100,000 messages of one name":
        "test_tables::test_ten_thousand_messages_of_one_name_are_told_apart_in_time",
}  # fmt: skip


def test_each_line_is_played() -> None:
    there = {
        f"{path.stem}::{node.name}"
        for path in Path(__file__).parent.glob("test_*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }

    assert {line: test for line, test in LINES.items() if test not in there} == {}


@pytest.fixture(name="browser")
async def _browser() -> Browser:
    browser = Browser()
    browser.page.say("A gate.")
    browser.page.say("Knock.", user=True)
    await browser.link()
    return browser


def coming(device: Device, browser: Browser, **changes: Any) -> None:
    """A message of NextChat's own in the linked chat, synced."""
    found = device.session(SESSION)
    assert found is not None
    found["messages"].append({**device.message("assistant", "Words."), **changes})
    synced(browser, device)


async def test_what_others_keep_on_a_linked_chat_stays_there(browser: Browser) -> None:
    device = synced(browser)
    found = device.session(SESSION)
    assert found is not None
    found["other"] = found["mask"]["other"] = found["messages"][0]["other"] = {"deep": [1]}
    device.masks[next(iter(device.masks))]["other"] = 5
    device.say(SESSION, "Who is there?", "Only the sea.")
    found["messages"][-1]["other"] = found["messages"][-1]["tools"] = [{"x": 1}]
    synced(browser, device)
    await browser.look()
    await browser.turn("The door opens.")

    stores = browser.web.file
    [there] = stores["chat-next-web-store"]["sessions"]
    assert there["other"] == there["mask"]["other"] == there["messages"][0]["other"] == {"deep": [1]}
    assert there["messages"][3]["other"] == there["messages"][3]["tools"] == [{"x": 1}]
    assert [each.get("other") for each in stores["mask-store"]["masks"].values()] == [5]


@pytest.mark.parametrize(
    "damage",
    [
        {"context": None}, {"context": [None, 3]}, {"context": {"0": {}}}, {"context": [{"role": "user"}]},
        {"modelConfig": None}, {"modelConfig": {"model": "m"}}, {"modelConfig": []}, {"plugin": None},
        {"createdAt": "now"}, {"avatar": None}, {"lang": None}, {"id": None}, {"id": "__proto__"}, {"id": 7},
        {"builtin": None, "hideContext": None, "syncGlobalConfig": None, "enableArtifacts": None},
        {"name": None}, {"name": ""}, {"name": 7},
    ],
)  # fmt: skip
def test_a_mask_of_any_damage_is_mended_or_left_out(damage: dict[str, Any]) -> None:
    good, other = json.loads(MASKS)
    damaged = {**good, **damage}
    for text in (
        json.dumps([damaged, other]),
        text_with(**{"mask-store": {"masks": {"a": damaged, "b": other}}}),
    ):
        read = masks_file.read(text)
        assert len(read.masks) + read.left_out == 2
        device = Device()
        device.import_masks(masks_file.write(read.masks))
        device.show()


def test_no_picture_is_written_where_nextchat_shows_none() -> None:
    assert card_to_mask(card(avatar="data:image/png;base64,AAAA"), "mira.png")["avatar"] == "gpt-bot"
    emoji = {**json.loads(MASKS)[1], "avatar": "1f469-200d-1f680"}
    assert card_to_mask(mask_to_card(emoji).text, "mira.png")["avatar"] == "1f469-200d-1f680"


def test_what_is_odd_and_harmless_stays_as_it_is() -> None:
    odd = {**json.loads(MASKS)[0], "lang": "tlh", "avatar": "a word", "plugin": ["p"], "createdAt": 0.5}

    [read] = masks_file.read(json.dumps([odd])).masks

    assert read == odd


def test_nextchats_own_masks_are_not_offered_and_stay_in_the_file() -> None:
    own = {**json.loads(MASKS)[0], "id": "100000", "builtin": True}
    text = text_with(session(), **{"mask-store": {"masks": {"100000": own}}})

    assert masks_file.read(text).masks == ()
    assert json.loads(backup.write(backup.read(text)))["mask-store"]["masks"] == {"100000": own}


@pytest.mark.parametrize("rows", [[], ["hidden"]])
async def test_a_chat_without_a_word_yet_ends_nothing(rows: list[str]) -> None:
    browser = Browser()
    for text in rows:
        browser.page.say(text)
        browser.page.rows[-1]["is_system"] = True
    await browser.link()
    if "chatgpt-next-web/backup.json" in browser.web.dav.files:
        synced(browser)
    await browser.turn("A gate.")

    assert texts_of(synced(browser)) == ["A gate."]


async def test_of_several_text_parts_none_is_lost(browser: Browser) -> None:
    device = synced(browser)
    parts = [{"type": "text", "text": "First."}, {"type": "text", "text": "Second."}]
    coming(device, browser, content=parts)
    await browser.look()

    assert browser.page.texts()[-1] == "First.\n\nSecond."
    assert browser.web.file["chat-next-web-store"]["sessions"][0]["messages"][-1]["content"] == parts


async def test_a_reply_synced_while_it_streams_is_completed_and_no_empty_one_comes(browser: Browser) -> None:
    device = synced(browser)
    found = device.session(SESSION)
    assert found is not None
    found["messages"].append({**device.message("assistant", ""), "streaming": True})
    device.sync(File(browser.web))  # type: ignore[arg-type]
    await browser.look()
    assert browser.page.texts() == ["A gate.", "Knock."]
    for said in ("Half a", "Half a sentence no more."):
        found["messages"][-1] |= {"content": said, "streaming": said.endswith("a")}
        synced(browser, device)
        await browser.look()

    assert browser.page.texts() == ["A gate.", "Knock.", "Half a sentence no more."]
    assert not browser.record["conflicts"]


@pytest.mark.parametrize(
    "text",
    [
        json.dumps({"messages": [{"role": "user", "content": "Hi."}]}),
        json.dumps([{"messages": [{"role": "user", "content": "Hi."}]}]),
        json.dumps([{"role": "user", "content": "Hi."}]),
        "\x00\x01\x02chat-next-web-store", "PK\x03\x04", "SQLite format 3\x00", "# Mira\n\n**user**: Hi.",
    ],
)  # fmt: skip
def test_other_exports_are_refused_in_a_sentence(text: str) -> None:
    with pytest.raises(UntrustedInputError) as refused:
        masks_file.read(text)

    assert str(refused.value).endswith((".", ")"))


async def test_a_store_of_settings_of_megabytes_passes_unread() -> None:
    models = json.dumps([{"name": f"model {at}", "provider": {"id": "x"}} for at in range(30_000)])
    text = text_with(session()).replace('"app-config": {}', f'"app-config": {{"models": {models}}}')

    for read in (backup.read(text), await reread(text, {})):
        assert models in backup.write(read)
        assert "model 7" not in repr(read)


@pytest.mark.parametrize("status", [201, 200, 405, 301, 302, 307, 308])
async def test_whatever_the_server_says_of_a_folder_that_is_there(status: int) -> None:
    browser = Browser()
    browser.page.say("A gate.")
    browser.web.dav.mood.statuses = {"PUT": [409], "MKCOL": [status]}
    await browser.link()

    assert browser.web.sessions() == {SESSION: ["A gate."]}


@pytest.mark.parametrize(
    "text", ['{"error":{"message":"no"}}', "[]", "null", '"x"', "0", '{"chat-next-web-store":{}}', " \n"]
)
async def test_an_error_under_200_is_never_written_over(browser: Browser, text: str) -> None:
    File(browser.web).put(text)
    await browser.turn("Not lost.")
    await browser.clock.advance(4000)

    assert browser.web.text == text
    assert "cannot be read, so nothing is written over it" in browser.said


async def test_what_a_device_could_not_write_comes_later(browser: Browser) -> None:
    device = synced(browser)
    device.say(SESSION, "Who is there?", "Only the sea.")

    class Deaf(File):
        def put(self, text: str) -> None:
            """Say nothing, as NextChat does."""

    assert device.sync(Deaf(browser.web)) == "Success"  # type: ignore[arg-type]
    await browser.turn("The door opens.")
    assert len(browser.page.texts()) == 3
    synced(browser, device)
    await browser.look()

    assert sorted(browser.page.texts()) == sorted(texts_of(synced(browser, device)))
    assert len(browser.page.texts()) == 5


@pytest.mark.parametrize("status", [504, 502, 503, 500, 429])
async def test_a_server_that_hangs_is_given_up_and_tried_again(browser: Browser, status: int) -> None:
    """The plugin waits, gives up, and says so under a status of its own."""
    browser.web.refusal = status
    await browser.turn("Not lost.")
    assert "Next try in" in browser.said
    browser.web.refusal = 0
    await browser.clock.advance(60)

    assert browser.web.sessions()[SESSION][-1] == "Not lost."


@pytest.mark.parametrize("language", ["en-US", "en-GB", "de", "ja", "zh-CN", "sv", "ko"])
@pytest.mark.parametrize("days", [-300, 0, 300])
async def test_turns_keep_their_order_whatever_the_language_and_the_clock(
    browser: Browser, language: str, days: int
) -> None:
    device = Device(language)
    device.now += 86_400_000.0 * days
    for number in range(3):
        synced(browser, device)
        device.say(SESSION, f"asked {number}", f"said {number}")
        synced(browser, device)
        await browser.look()
        await browser.turn(f"here {number}")

    told = [
        "A gate.", "Knock.",
        *(f"{word} {number}" for number in range(3) for word in ("asked", "said", "here")),
    ]  # fmt: skip
    assert browser.page.texts() == told
    assert browser.web.sessions()[SESSION] == told
    assert sorted(texts_of(synced(browser, device))) == sorted(told)


async def test_a_picture_in_the_text_becomes_a_file_and_no_word(browser: Browser) -> None:
    device = synced(browser)
    said = f"Look. ![a gate]({PIXEL}) Well?"
    coming(device, browser, content=said)
    await browser.look()
    await browser.turn("The door opens.")

    row = browser.page.rows[2]
    assert row["mes"] == "Look.  Well?"
    assert [each["type"] for each in row["extra"]["media"]] == ["image"]
    assert browser.web.sessions()[SESSION] == ["A gate.", "Knock.", said, "The door opens."]
    assert texts_of(synced(browser, device)) == browser.web.sessions()[SESSION]


async def test_a_message_that_is_only_a_picture_stays_in_the_file(browser: Browser) -> None:
    device = synced(browser)
    content = [{"type": "image_url", "image_url": {"url": PIXEL}}]
    coming(device, browser, content=content)
    await browser.look()
    await browser.turn("The door opens.")
    await browser.look()

    assert browser.page.texts() == ["A gate.", "Knock.", "", "The door opens."]
    assert len(browser.page.rows[2]["extra"]["media"]) == 1
    messages = browser.web.file["chat-next-web-store"]["sessions"][0]["messages"]
    assert [each["role"] for each in messages] == ["assistant", "user", "assistant", "assistant"]
    assert messages[2]["content"][0]["image_url"]["url"].startswith("data:image/")
    assert len(synced(browser, Device(seed=5)).sessions[0]["messages"]) == 4


@pytest.mark.parametrize("text", [[], [{"type": "text", "text": "Look."}]])
async def test_a_picture_on_the_device_only_costs_no_message(browser: Browser, text: list[Any]) -> None:
    device = synced(browser)
    content = [*text, {"type": "image_url", "image_url": {"url": "/api/cache/x.png"}}]
    coming(device, browser, content=content)
    await browser.look()
    await browser.turn("The door opens.")
    await browser.look()

    assert browser.page.texts()[2:] == ["Look." if text else EMPTY, "The door opens."]
    synced(browser, device)
    synced(browser, Device(seed=5))
    [there] = browser.web.file["chat-next-web-store"]["sessions"]
    assert len(there["messages"]) == 4


def test_a_megabyte_of_context_is_mapped_within_seconds() -> None:
    begun = time.process_time()
    for words in (
        "x" * 1_000_000,
        "{{char}}: " * 100_000,
        "<START>\n" * 120_000,
        "{{" * 500_000,
        "$1 " * 300_000,
    ):
        mask = json.loads(MASKS)[1]
        mask["context"] = [
            {"role": role, "content": words, "date": "", "id": role}
            for role in ("system", "user", "assistant")
        ]
        back = mask_to_card(mask)
        assert card_to_mask(back.text, "x.png") == mask
        changed = json.loads(back.text)
        changed["data"]["description"] += "more"
        assert checks.mask_faults(card_to_mask(json.dumps(changed), "x.png")) == []
        raw = {"id": "a", "date": "", "role": "user", "content": words}
        assert message_in(raw, user="Ada", name="Mira").message["mes"] == words

    assert time.process_time() - begun < 20


def test_ten_thousand_messages_of_one_name_are_told_apart_in_time() -> None:
    begun = time.process_time()
    row = {"name": "Mira", "is_user": False, "mes": "Knock.", "extra": {KEY: {"uid": "u1"}}}

    found = named([row] * 10_000, SESSION, group=False).values()

    assert len({each.uid for each in found}) == len({each.nid for each in found}) == 10_000
    assert time.process_time() - begun < 10


def test_the_real_files_have_no_fault_by_the_schema() -> None:
    raw = json.loads(REAL)

    assert [checks.session_faults(each) for each in raw["chat-next-web-store"]["sessions"]] == [[], []]
    assert [checks.mask_faults(each) for each in json.loads(MASKS)] == [[], []]
