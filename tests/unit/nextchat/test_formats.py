"""Files of NextChat's: the recorded real ones, hostile ones; what is written is what NextChat survives."""

import json
import logging
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from limner.core.errors import RequestError, UntrustedInputError
from limner.nextchat import _backup as backup
from limner.nextchat import _checks as checks
from limner.nextchat import _masks_file as masks_file
from limner.nextchat._backup import Backup
from tests.fakes.nextchat import STORES, Device

DATA = Path(__file__).parents[2] / "data" / "nextchat"
REAL = (DATA / "backup.json").read_text("utf-8")
MASKS = (DATA / "masks.json").read_text("utf-8")

json_values: st.SearchStrategy[Any] = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53), 2**53)
    | st.text(max_size=8)
    | st.floats(allow_nan=False),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=12), inner, max_size=4),
    max_leaves=12,
)
KEYS = [
    "id", "role", "date", "content", "messages", "mask", "context", "modelConfig", "model", "topic",
    "memoryPrompt", "stat", "lastUpdate", "lastSummarizeIndex", "name", "plugin", "createdAt", "avatar",
    "lang", "__proto__", "historyMessageCount", "type", "text", "image_url", "url", "other",
]  # fmt: skip
nextchat_like: st.SearchStrategy[Any] = st.recursive(
    st.none()
    | st.sampled_from(["user", "", "text", "image_url", "__proto__", "x"])
    | st.integers(-1, 3)
    | st.booleans(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=9),
    max_leaves=40,
)


def session(**changes: Any) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(REAL)["chat-next-web-store"]["sessions"][0]
    return {**found, **changes}


def text_with(*sessions: Any, **stores: Any) -> str:
    plain: dict[str, Any] = {name: {} for name in STORES}
    return json.dumps({**plain, "chat-next-web-store": {"sessions": list(sessions)}, **stores})


def test_the_real_backup_is_read_without_a_fault_and_written_as_it_was() -> None:
    read = backup.read(REAL)

    assert read.left_out == ()
    assert json.loads(backup.write(read)) == json.loads(REAL)
    assert list(json.loads(backup.write(read))) == list(json.loads(REAL))


def test_the_stores_of_settings_and_keys_go_back_as_the_very_text_they_came_as() -> None:
    odd = '{"openaiApiKey" :  "sk-\\u0041", "n": 1.0, "big": 12345678901234567890}'
    text = text_with(session()).replace('"access-control": {}', f'"access-control":  {odd}')

    assert odd in backup.write(backup.read(text))


def test_no_key_is_in_what_a_backup_says_of_itself() -> None:
    text = text_with(session(), **{"access-control": {"openaiApiKey": "sk-very-secret"}})

    read = backup.read(text)

    assert "secret" not in repr(read)
    assert "secret" not in logging.LogRecord("x", 10, "", 1, "%r", (read,), None).getMessage()


def test_unknown_keys_pass_at_every_level() -> None:
    raw = session(other=1)
    raw["messages"][0]["other"] = {"deep": [1]}
    raw["mask"]["other"] = raw["mask"]["context"][0]["other"] = raw["mask"]["modelConfig"]["other"] = 3
    stores = {
        "another program": {"x": [1]},
        "mask-store": {"masks": {"a": raw["mask"] | {"id": "a"}}, "other": 4},
    }
    text = text_with(raw, **stores)

    assert json.loads(backup.write(backup.read(text))) == json.loads(text)


@pytest.mark.parametrize(
    "text",
    [
        "", "   ", "\ufeff", "<!doctype html><html>", '{"error": "no"}', "null", "[]", "{}", '{"a":1',
        REAL[:20_000], REAL + "x", REAL[:-1], '{"chat-next-web-store":{}}',
        text_with().replace('"sessions"', '"other"'), "[" * 5000, '{"a":' * 5000, REAL.replace("814", "NaN",
        1).replace("617", "NaN"), "{" + '"a":1,' * 3 + "}", json.dumps({name: {} for name in STORES}),
    ],
)  # fmt: skip
def test_what_is_no_whole_backup_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(UntrustedInputError) as refused:
        backup.read(text)

    assert str(refused.value).endswith((".", ")", "MB"))


@pytest.mark.parametrize("name", STORES)
def test_a_backup_that_lacks_one_store_is_refused(name: str) -> None:
    raw = json.loads(REAL)
    del raw[name]

    with pytest.raises(UntrustedInputError, match=name):
        backup.read(json.dumps(raw))


def test_a_prototype_never_comes_in_nor_goes_out() -> None:
    raw = text_with(session()).replace('"memoryPrompt"', '"__proto__": {"polluted": 1}, "memoryPrompt"')
    masks = '{"masks": {"__proto__": {"name": "x"}, "constructor": {"name": "y"}}}'
    raw = raw.replace('"mask-store": {}', f'"mask-store": {masks}')
    escapes = ["\\u005f_proto__", "__pr\\u006fto__", "__proto_\\u005F", "__\\u0070roto__", "__pro\\u0074o__"]

    for text in (raw, *(raw.replace("__proto__", each) for each in escapes)):
        read = backup.read(text)
        assert "__proto__" not in backup.write(read)
        assert read.masks == {}


@pytest.mark.parametrize(
    ("damage", "kept"),
    [
        ({"date": None}, True), ({"content": None}, True), ({"content": ""}, True), ({"id": None}, True),
        ({"id": 7}, True), ({"role": "narrator"}, True), ({"content": [None, {"type": "text"}]}, True),
        ({"content": {"a": 1}}, True), ({"date": 5}, True), ({"id": "x" * 5000}, True), ({"id":
        "__proto__"}, True), ({"tools": "grep"}, True), ({"tools": [None]}, True), ({"tools": {"length": 1}},
        True), ({"model": {"name": "x"}}, True), ({"model": ["x", {}]}, True),
    ],
)  # fmt: skip
def test_a_message_that_would_end_nextchat_is_mended(damage: dict[str, Any], kept: bool) -> None:
    raw = session()
    raw["messages"][2] |= damage

    read = backup.read(text_with(raw))

    assert len(read.sessions[0]["messages"]) == 6  # type: ignore[arg-type]
    device = Device()
    device.import_backup(backup.write(read))
    device.show()


@pytest.mark.parametrize(
    "damage",
    [
        {"mask": None}, {"mask": {}}, {"mask": {"modelConfig": {}, "context": []}}, {"memoryPrompt": None},
        {"stat": None}, {"lastUpdate": None}, {"topic": 3}, {"lastSummarizeIndex": None}, {"messages": None},
        {"messages": [None, 3, "x"]}, {"mask": {"context": [None], "modelConfig": None}},
        {"mask": {"context": [], "modelConfig": {"model": 4}}},
    ],
)  # fmt: skip
def test_a_session_that_would_end_nextchat_is_mended(damage: dict[str, Any]) -> None:
    read = backup.read(text_with(session(**damage)))

    device = Device()
    device.import_backup(backup.write(read))
    device.show()


@pytest.mark.parametrize("damaged", [None, 3, "x", [], {}, {"id": None}, {"id": ["a"]}, {"id": "__proto__"}])
def test_what_is_no_session_is_left_out_and_told(damaged: Any) -> None:
    read = backup.read(text_with(session(), damaged))

    assert len(read.sessions) == 1
    assert len(read.left_out) == 1


def test_two_chats_under_one_id_are_one_with_the_messages_of_both() -> None:
    first, second = session(), session()
    second["messages"] = [
        first["messages"][0],
        {**first["messages"][1], "id": "new", "content": "Only here."},
    ]

    read = backup.read(text_with(first, second))

    [found] = read.sessions
    texts: Any = [each["content"] for each in found["messages"]]  # type: ignore[attr-defined]
    assert texts[:2] == [first["messages"][0]["content"], "Only here."]
    assert len(texts) == 7
    assert read.left_out == ()


def test_a_chat_of_an_early_version_whose_id_is_a_number_stays() -> None:
    read = backup.read(text_with(session(id=1679000000000), session(id=0.25)))

    assert sorted(read.by_id) == ["0.25", "1679000000000"]


def test_parts_of_a_kind_that_nobody_knows_pass_through() -> None:
    raw = session()
    raw["messages"][1]["content"] = [
        {"type": "text", "text": "Hear this."},
        {"type": "input_audio", "x": [1]},
    ]

    read = backup.read(text_with(raw))

    assert json.loads(backup.write(read))["chat-next-web-store"]["sessions"] == [raw]


def test_two_messages_under_one_id_both_stay() -> None:
    raw = session()
    raw["messages"][1]["id"] = raw["messages"][0]["id"]

    read = backup.read(text_with(raw))

    assert len({each["id"] for each in read.sessions[0]["messages"]}) == 6  # type: ignore[attr-defined]


def test_what_is_mended_has_the_same_ids_wherever_it_stands() -> None:
    raw = session()
    raw["messages"][1]["id"] = raw["messages"][0]["id"]
    raw["messages"][2]["id"] = None
    moved = {**raw, "messages": [{**raw["messages"][5], "id": "new"}, *raw["messages"]]}

    before, after = (backup.read(text_with(each)).sessions[0] for each in (raw, moved))

    ids = [[each["id"] for each in found["messages"]] for found in (before, after)]  # type: ignore[attr-defined]
    assert ids[1][1:] == ids[0]


def test_a_mask_whose_model_is_no_name_is_mended() -> None:
    masks = json.loads(MASKS)
    masks[0]["modelConfig"]["model"] = {"name": "x"}
    read = backup.read(text_with(**{"mask-store": {"masks": {masks[0]["id"]: masks[0]}}}))

    device = Device()
    device.import_backup(backup.write(read))
    device.show()


def test_a_number_too_large_for_json_is_what_a_browser_makes_of_it() -> None:
    raw = text_with(session(lastUpdate=777777, other=[777777, {"far": 777777}])).replace("777777", "1e999")
    read = backup.read(raw)

    [found] = json.loads(backup.write(read), parse_constant=pytest.fail)["chat-next-web-store"]["sessions"]
    assert found["lastUpdate"] == 0
    assert found["other"] == [None, {"far": None}]
    masks = MASKS.replace('"createdAt":', '"far": -1e999, "createdAt":', 1)
    assert masks_file.read(masks).masks[0]["far"] is None


def test_megabytes_of_blanks_and_of_nothing_are_told_apart_within_a_second() -> None:
    begun = time.process_time()
    blanks = " " * 20_000_000
    assert backup.read(text_with(session()).replace(", ", f",{blanks}", 1) + blanks).sessions
    for text in ('{"x": [' + "0," * 20_000_000 + "0]}", "[" * 20_000_000, '{"x": [' + "{}," * 10_000_000):
        with pytest.raises(UntrustedInputError, match="more than 10000000 entries"):
            backup.read(text)

    assert time.process_time() - begun < 2.0


@given(st.lists(nextchat_like, max_size=4), st.dictionaries(st.text(max_size=9), nextchat_like, max_size=3))
@settings(max_examples=50, deadline=None)
def test_whatever_stands_in_the_file_what_is_written_does_not_end_nextchat(
    sessions: list[Any], masks: dict[str, Any]
) -> None:
    read = backup.read(text_with(*sessions, **{"mask-store": {"masks": masks}}))

    device = Device()
    device.import_backup(backup.write(read))
    device.show()


@given(nextchat_like | json_values)
@settings(max_examples=50, deadline=None)
def test_to_mend_twice_changes_nothing_and_the_good_is_left_alone(raw: Any) -> None:
    mended = checks.mended_session(raw)
    if mended is not None:
        assert checks.session_faults(mended) == []
        assert checks.mended_session(mended) == mended
    mask = checks.mended_mask(raw, "id")
    if mask is not None:
        assert checks.mask_faults(mask) == []
        assert checks.mended_mask(mask, "id") == mask


def test_nothing_faulty_is_ever_written() -> None:
    broken = session()
    broken["messages"][0]["date"] = None

    with pytest.raises(RequestError):
        backup.write(Backup(sessions=(broken,), sealed=backup.empty().sealed))
    with pytest.raises(RequestError):
        backup.write(Backup(sessions=(session(), session()), sealed=backup.empty().sealed))
    with pytest.raises(RequestError):
        masks_file.write([{"id": "a", "name": None}])
    with pytest.raises(RequestError):
        backup.write(Backup())


def test_a_new_backup_has_the_five_stores_and_says_nothing_of_settings() -> None:
    raw = json.loads(backup.write(backup.empty()))

    assert list(raw) == list(STORES)
    assert raw["app-config"] == raw["access-control"] == {}


def test_the_real_masks_file_is_read_and_written_as_it_was() -> None:
    read = masks_file.read(MASKS)

    assert read.left_out == 0
    assert json.loads(masks_file.write(read.masks)) == json.loads(MASKS)
    assert masks_file.read(json.dumps(json.loads(MASKS)[0])).masks == read.masks[:1]


def test_a_mask_that_speaks_of_backups_is_a_mask() -> None:
    mask = json.loads(MASKS)[1] | {"name": '"chat-next-web-store"'}

    assert masks_file.read(json.dumps([mask])).masks == (mask,)


def test_a_whole_backup_gives_its_masks_and_sessions() -> None:
    read = masks_file.read(REAL)

    assert (len(read.masks), len(read.sessions)) == (2, 2)


@pytest.mark.parametrize(
    "text", ["", "{}", "[]", "3", "null", "[[[]]]", '[{"name": ""}]', "<html>", "[" * 9999]
)
def test_a_file_without_anything_of_nextchats_is_refused(text: str) -> None:
    with pytest.raises(UntrustedInputError):
        masks_file.read(text)


def test_a_mask_with_a_megabyte_of_context_and_scripts_in_its_name_is_read() -> None:
    mask = json.loads(MASKS)[1] | {"name": "<script>alert(1)</script>"}
    mask["context"][0]["content"] = "x" * 1_000_000

    read = masks_file.read(json.dumps([mask]))

    assert read.masks == (mask,)


def test_a_hundred_thousand_messages_are_read_and_written_within_seconds() -> None:
    raw = session()
    raw["messages"] = [
        {"id": f"m{at}", "date": "11/28/2026, 6:58:13 PM", "role": "user", "content": f"line {at}"}
        for at in range(100_000)
    ]
    text = text_with(raw)
    begun = time.process_time()

    written = backup.write(backup.read(text))

    assert time.process_time() - begun < 15
    assert json.loads(written)["chat-next-web-store"]["sessions"][0]["messages"] == raw["messages"]


def test_lone_surrogates_do_not_end_the_writing() -> None:
    raw = session()
    raw["messages"][0]["content"] = "half \ud83d"

    text = backup.write(backup.read(text_with(raw)))

    text.encode("utf-8")
    assert json.loads(text)["chat-next-web-store"]["sessions"][0]["messages"][0]["content"] == "half \ud83d"
