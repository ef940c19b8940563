"""The file of a round read again: what is known is not parsed, and all is as a whole reading has it."""

import json
import time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from limner.core.errors import UntrustedInputError
from limner.nextchat import _backup as backup
from limner.nextchat import _checks as checks
from limner.nextchat._backup import Backup
from limner.nextchat._filed import FiledSession, narrowed, opened
from limner.nextchat._reread import known_of, reread
from tests.fakes.nextchat import STORES, Device
from tests.unit.nextchat.test_formats import REAL, json_values, nextchat_like, session, text_with


def plain(found: Backup) -> Any:
    """Return all of it as it would be written."""
    return json.loads(backup.write(found)), found.left_out


def compact(text: str) -> str:
    return json.dumps(json.loads(text), ensure_ascii=False, separators=(",", ":"))


def chats(count: int, words: str = "A gate. “Knock,” she said. 🌊") -> Device:
    device = Device()
    for at in range(count):
        raw = {**session(), "id": f"chat {at}", "lastUpdate": at}
        raw["messages"] = [{**each, "content": f"{at} {words}"} for each in raw["messages"]]
        device.sessions.append(raw)
    return device


@pytest.fixture(name="parsed")
def _parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The ids of the sessions that are looked at anew."""
    seen: list[str] = []

    def told(raw: Any) -> list[str]:
        seen.append(raw["id"])
        return checks.session_faults(raw)

    monkeypatch.setattr("limner.nextchat._reread.session_faults", told)
    return seen


@given(st.lists(nextchat_like, max_size=4), st.dictionaries(st.text(max_size=9), nextchat_like, max_size=3))
@settings(max_examples=60, deadline=None)
async def test_whatever_stands_in_the_file_it_is_read_as_a_whole_reading_does(
    sessions: list[Any], masks: dict[str, Any]
) -> None:
    text = text_with(*sessions, session(), **{"mask-store": {"masks": masks, "other": 1}, "more": [1, "x"]})

    once = await reread(text, {})
    again = await reread(text, known_of(once))

    assert plain(once) == plain(again) == plain(backup.read(text))


@given(json_values)
@settings(max_examples=60, deadline=None)
async def test_what_is_no_backup_is_refused_by_both(raw: Any) -> None:
    text = json.dumps(raw)
    with pytest.raises(UntrustedInputError):
        backup.read(text)
    with pytest.raises(UntrustedInputError):
        await reread(text, {})


@pytest.mark.parametrize(
    "text",
    [
        "", "   ", "\ufeff", "<!doctype html><html>", '{"error": "no"}', "null", "[]", "{}", '{"a":1', "{,}",
        REAL[:20_000], REAL + "x", REAL[:-1], '{"chat-next-web-store":{}}', "[" * 5000, '{"a":' * 5000,
        text_with().replace('"sessions"', '"other"'), '{"a":1,}', '{"a" 1}', "{a:1}", '{"a":"x',
        "{" + '"a":1,' * 3 + "}", json.dumps({name: {} for name in STORES}), "\x00\x01PK\x03\x04",
        text_with(session(lastUpdate=777777)).replace("777777", "NaN"),
        '{"__proto__": {}, ' + text_with()[1:],
        text_with(session(lastUpdate=777777)).replace("777777", "7" * 200),
        text_with(session(other=[777777])).replace("777777", "-" + "7" * 200),
        text_with(session(), other=777777).replace("777777", "7" * 200),
        text_with().replace('"access-control": {}', '"access-control": {"a" "b"}'),
        text_with().replace('"access-control": {}', '"access-control": {]'),
        text_with(json.loads("[" * 70 + "]" * 70)),
    ],
)  # fmt: skip
async def test_what_is_no_whole_backup_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(UntrustedInputError) as refused:
        await reread(text, {})

    assert str(refused.value).endswith((".", ")", "MB"))


@pytest.mark.parametrize("cut", [0.1, 0.3, 0.5, 0.7, 0.9, 0.99])
async def test_half_a_file_is_refused_also_where_its_chats_are_known(cut: float) -> None:
    text = compact(chats(20).text())
    known = known_of(await reread(text, {}))

    with pytest.raises(UntrustedInputError):
        await reread(text[: int(len(text) * cut)], known)


async def test_only_what_has_changed_is_parsed_also_where_nextchat_has_written_it_anew(
    parsed: list[str],
) -> None:
    device = chats(20)
    first = await reread(device.text(), {})
    assert len(parsed) == 20
    ours = backup.write(first)
    parsed.clear()

    second = await reread(ours, known_of(first))
    assert parsed == []
    device = Device()
    device.import_backup(ours)
    device.say("chat 3", "Who is there?", "Only the sea.")
    third = await reread(device.text(), known_of(second))

    assert parsed == ["chat 3"]
    assert plain(third) == plain(backup.read(device.text()))


async def test_the_open_chat_is_always_read(parsed: list[str]) -> None:
    text = chats(3).text()
    first = await reread(text, {}, "chat 1")
    parsed.clear()
    second = await reread(text, known_of(first), "chat 1")

    assert isinstance(second.by_id["chat 1"], dict)
    assert all(isinstance(second.by_id[each], FiledSession) for each in ("chat 0", "chat 2"))
    assert parsed == []


async def test_a_text_of_another_chat_under_a_known_id_is_not_taken_for_it() -> None:
    device = chats(3)
    known = known_of(await reread(device.text(), {}))
    device.sessions[1]["messages"][0]["content"] = "Other words of the same length?"[:31]

    found = await reread(device.text(), known)

    assert plain(found) == plain(backup.read(device.text()))


async def test_settings_and_keys_pass_as_the_very_text() -> None:
    odd = '{"openaiApiKey" :  "sk-\\u0041", "n": 1.0, "big": 12345678901234567890, "é": "🌊"}'
    text = text_with(session()).replace('"access-control": {}', f'"access-control":  {odd}')

    assert odd in backup.write(await reread(text, {}))


@given(st.text(max_size=200))
def test_what_is_escaped_says_the_same(text: str) -> None:
    raw = json.dumps([text, "x" * 100_000], ensure_ascii=False)

    assert json.loads(narrowed(raw)) == [text, "x" * 100_000]
    narrowed(raw).encode("utf-8")


def test_an_emoji_now_and_then_does_not_make_the_file_four_times_as_large_in_memory() -> None:
    prose = (
        "“Do you hear it?” she asked. *It is the sea.* The road went on, and nobody said a word. 🌊 " * 500
    )

    assert max(narrowed(json.dumps([prose], ensure_ascii=False))) < "\U00010000"
    assert narrowed(json.dumps(["x" * 5000 + "é"], ensure_ascii=False)).isascii()


async def test_a_filed_chat_says_what_its_text_says() -> None:
    raw = session(other={"deep": [1]})
    [found] = (await reread(text_with(raw), {})).sessions

    assert isinstance(found, FiledSession)
    assert (dict(found), opened(found), len(found), found["topic"]) == (raw, raw, len(raw), raw["topic"])
    assert (found["id"], found.get("lastUpdate"), found.count) == (raw["id"], raw["lastUpdate"], 6)


async def test_brackets_by_the_million_and_strings_without_an_end_are_told_within_seconds() -> None:
    begun = time.process_time()
    hostile = [
        "[]," * 1_600_000,
        '"' + "\\\\" * 5_000_000,
        '"x","' * 3_000_000,
        "0," * 9_000_000,
        "0," * 12_000_000 + "0]]",
        "{" * 9_000_000,
    ]
    for each in hostile:
        with pytest.raises(UntrustedInputError):
            await reread('{"chat-next-web-store":{"sessions":[[' + each, {})

    assert time.process_time() - begun < 20


def test_half_a_surrogate_pair_is_escaped_whatever_stands_around_it() -> None:
    for around in ("a", "ä", "日"):
        text = json.dumps({"mes": around * 200 + "\ud83d"}, ensure_ascii=False)
        assert json.loads(narrowed(text)) == json.loads(text)
        narrowed(text).encode()
