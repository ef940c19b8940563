"""A chat as a session and back: swipes, pictures, notes and speakers, and what was edited over there."""

import json
from datetime import UTC
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from limner.nextchat import _backup as backup
from limner.nextchat import _checks as checks
from limner.nextchat import _dates as dates
from limner.nextchat import _places as places
from limner.nextchat._chats import Extras, StoryChat, chat_to_session, session_to_chat
from limner.nextchat._messages import message_in, note_of
from limner.nextchat._values import hash_of, images_of, text_of
from tests.fakes.nextchat import Device

REAL = json.loads((Path(__file__).parents[2] / "data" / "nextchat" / "backup.json").read_text("utf-8"))
MASK = REAL["chat-next-web-store"]["sessions"][0]["mask"]
TAG = '<img-prompt="a gate in the mist">'
IMAGE = '<img src="/user/images/Mira/1.png" title="a gate" alt="a gate">'
PIXEL = "data:image/webp;base64,UklGRg=="

pieces = st.sampled_from(
    [
        "The gate. ",
        "\n\n",
        TAG,
        IMAGE,
        TAG + IMAGE,
        "`code`",
        "$5 ",
        "\\$",
        "“Hello,” ",
        "\n",
        " ",
        "<b>x</b>",
        "ü🙂",
        "*",
    ]
)
texts = st.lists(pieces, min_size=1, max_size=8).map("".join).filter(bool)
extras = st.dictionaries(st.text(max_size=6), st.text(max_size=6) | st.integers() | st.none(), max_size=3)


WHOLE: dict[str, Any] = {"name": "Mira", "is_user": False, "is_system": False, "mes": "Hi.", "extra": {}}


@pytest.mark.parametrize(
    "damage",
    [
        {"mes": None}, {"mes": 5}, {"mes": {"a": 1}}, {"name": None}, {"name": ["x"]}, {"is_user": "no"},
        {"extra": "x"}, {"extra": [1]}, {"swipes": "abc"}, {"swipes": [None, 3]}, {"swipe_info": {"0": {}}},
        {"swipe_info": [{}, 3]}, {"swipe_id": "0"}, {"swipes": ["a"], "swipe_id": 1}, {"swipe_id": -1},
        {"swipe_id": 1e300}, {"force_avatar": {}}, {"title": 4}, {"send_date": {}},
    ],
)  # fmt: skip
def test_a_whole_message_of_sts_that_st_could_not_show_is_taken_by_its_words(damage: dict[str, Any]) -> None:
    own = {"st": json.dumps({**WHOLE, **damage}), "hash": hash_of("Words.")}
    raw = {"id": "a", "date": "", "role": "assistant", "content": "Words.", "limner": own}

    found = message_in(raw, user="Ada", name="Mira").message

    assert (found["mes"], found["name"], found["is_user"], "swipes" in found) == (
        "Words.",
        "Mira",
        False,
        False,
    )
    session = {"id": "s", "messages": [{**raw, "limner": {**own, "above": [own["st"]]}}]}
    assert [each.message["mes"] for each in session_to_chat(session).messages] == ["Words."]


@st.composite
def st_messages(draw: st.DrawFn) -> dict[str, Any]:
    mes = draw(texts)
    message: dict[str, Any] = {
        "name": draw(st.sampled_from(["Mira", "Ada", "Bo: b"])),
        "is_user": draw(st.booleans()),
        "is_system": draw(st.sampled_from([False, False, False, True])),
        "mes": mes,
        "send_date": draw(
            st.sampled_from(["2026-11-28T17:39:13.123Z", "November 28, 2026 5:39pm", "?", None])
        ),
        "extra": draw(extras),
    }
    if draw(st.booleans()):
        swipes = draw(st.lists(texts, max_size=2))
        message |= {"swipes": [*swipes, mes], "swipe_id": len(swipes), "swipe_info": [{"extra": {}}]}
    return message


def chat(*messages: dict[str, Any], group: bool = False, **header: Any) -> StoryChat:
    head = {"user_name": "Ada", "character_name": "Mira", "chat_metadata": {"note_prompt": "x"}, **header}
    return StoryChat("mira.png/Mira - 1", head, messages, group, "Mira, at the gate")


def line(mes: str, **more: Any) -> dict[str, Any]:
    plain = {"name": "Mira", "is_user": False, "is_system": False, "send_date": "2026-11-28T17:39:13.123Z"}
    return {**plain, "mes": mes, "extra": {}, **more}


def session_of(*messages: dict[str, Any], **more: Any) -> dict[str, Any]:
    return chat_to_session(
        chat(*messages, **more), Extras(MASK, {"/user/images/Mira/1.png": PIXEL}), zone=UTC
    )


def through_nextchat(session: dict[str, Any]) -> dict[str, Any]:
    filled = backup.Backup(sessions=(session,), sealed=backup.empty().sealed)
    device = Device()
    device.import_backup(backup.write(filled))
    device.show()
    [found] = backup.read(device.text()).sessions
    return dict(found)


@given(st.lists(st_messages(), max_size=6), st.booleans())
@settings(max_examples=50, deadline=None)
def test_any_chat_comes_back_to_the_last_byte(messages: list[dict[str, Any]], group: bool) -> None:
    sent = chat(*messages, group=group)
    session = chat_to_session(sent, Extras(MASK), zone=UTC)
    assert checks.session_faults(session) == []
    if not session["messages"]:
        return

    back = session_to_chat(through_nextchat(session))

    assert [each.message for each in back.messages] == messages
    assert (back.header, back.key) == (sent.header, sent.key)


def test_a_session_has_all_that_nextchat_needs() -> None:
    session = session_of(line(f"A gate. {TAG}{IMAGE} Mist."), line("Well?", is_user=True, name="Ada"))

    assert checks.session_faults(session) == []
    assert list(REAL["chat-next-web-store"]["sessions"][0]) == list(session)[:-1]
    assert session["topic"] == "Mira, at the gate"
    assert session["lastSummarizeIndex"] == 2
    first, second = session["messages"]
    assert first["content"] == [
        {"type": "text", "text": "A gate. Mist."},
        {"type": "image_url", "image_url": {"url": PIXEL}},
    ]
    assert (second["role"], second["content"]) == ("user", "Well?")
    assert dates.read_as_browser(first["date"]) < dates.read_as_browser(second["date"])  # type: ignore[operator]
    config = session["mask"]["modelConfig"]
    assert config["model"]
    assert config["historyMessageCount"] == 32


def test_no_tag_of_ours_is_seen_over_there() -> None:
    session = session_of(line(f'One {TAG} two {TAG}{IMAGE}\n\nthree <!--img-prompt="x"--> four'))

    assert "img" not in text_of(session["messages"][0])


def test_an_edit_over_there_keeps_tags_pictures_and_other_versions() -> None:
    mes = f"The gate stood open.\n\n{TAG}{IMAGE}\n\nNobody was there."
    session = session_of(line(mes, swipes=["other", mes], swipe_id=1))
    raw = session["messages"][0]
    raw["content"][0]["text"] = raw["content"][0]["text"].replace("Nobody", "Somebody")

    [back] = session_to_chat(session).messages

    assert back.message["mes"] == mes.replace("Nobody", "Somebody")
    assert back.message["swipes"] == ["other", back.message["mes"]]


@given(st.lists(pieces, max_size=8).map("".join), st.lists(pieces, max_size=3).map("".join))
@settings(max_examples=50, deadline=None)
def test_what_is_cut_out_can_be_put_back_also_into_an_edited_text(text: str, more: str) -> None:
    found = places.shown(text)

    assert places.restored(found.text, found.cuts) == text
    edited = places.restored(found.text + more, found.cuts, found.text)
    for cut in found.cuts:
        assert cut.text in edited
    assert len(edited) == len(text) + len(more)


def test_two_prices_do_not_become_a_formula() -> None:
    session = session_of(line("It costs $5 or $10."))

    assert session["messages"][0]["content"] == "It costs \\$5 or \\$10."
    session["messages"][0]["content"] = "It costs \\$5 or \\$11."
    assert session_to_chat(session).messages[0].message["mes"] == "It costs $5 or $11."


def test_in_a_group_the_speaker_stands_in_front_and_is_known_on_the_way_back() -> None:
    session = session_of(line("Hello."), line("And I.", name="Bo"), group=True)
    assert [each["content"] for each in session["messages"]] == ["Mira: Hello.", "Bo: And I."]
    session["messages"].append({"id": "n", "role": "assistant", "date": "", "content": "Bo: Indeed."})

    back = session_to_chat(session)

    assert [(each.message["name"], each.message["mes"]) for each in back.messages] == [
        ("Mira", "Hello."), ("Bo", "And I."), ("Bo", "Indeed."),
    ]  # fmt: skip


def test_the_recorded_session_becomes_a_chat() -> None:
    raw = REAL["chat-next-web-store"]["sessions"][0]

    back = session_to_chat(raw, user="Ada")

    assert [each.message["is_user"] for each in back.messages] == [
        each["role"] == "user" for each in raw["messages"]
    ]
    assert [each.message["mes"] for each in back.messages] == [each["content"] for each in raw["messages"]]
    assert back.messages[0].message["send_date"].endswith("Z")  # type: ignore[attr-defined]


def test_a_foreign_message_goes_back_as_it_came() -> None:
    raw = {
        "id": "abc", "role": "assistant", "date": "28.11.2026, 17:39:13", "model": "m", "audio_url": "x",
        "other": [1], "content": [{"type": "text", "text": "Look: $1 and $2"}, {"type": "image_url",
        "image_url": {"url": PIXEL}}],
    }  # fmt: skip
    coming = message_in(raw, user="Ada", name="Mira")
    assert coming.pictures == (PIXEL,)
    saved = {**coming.message, "extra": {**coming.message["extra"], "image": "/user/images/Mira/1.png"}}  # type: ignore[dict-item]

    session = session_of(saved)

    assert session["messages"] == [raw]


def test_an_error_of_a_model_is_no_part_of_the_story() -> None:
    raw = REAL["chat-next-web-store"]["sessions"][0]
    raw = {**raw, "messages": [*raw["messages"], {**raw["messages"][0], "id": "e", "isError": True}]}

    assert len(session_to_chat(raw).messages) == 6


def test_nextchats_own_summary_comes_back_as_a_note() -> None:
    session = chat_to_session(chat(line("Hello.")), Extras(MASK, memory="Mira wears a cloak."), zone=UTC)
    assert session["memoryPrompt"] == "Mira wears a cloak."
    assert session_to_chat(session).summary == ""

    assert session_to_chat(session | {"memoryPrompt": "They met."}).summary == "They met."


@pytest.mark.parametrize("key", ["limner", "chat"])
@pytest.mark.parametrize("odd", [3, None, "x", [], {"st": "{", "cuts": [[1]], "above": [3], "header": "["}])
def test_a_damaged_key_of_ours_costs_no_message(key: str, odd: Any) -> None:
    session = session_of(line("Hello."), line("There."))
    session["messages"][0][key] = session[key] = odd

    assert [each.message["mes"] for each in session_to_chat(session).messages] == ["Hello.", "There."]


def test_a_message_from_there_is_known_by_its_id() -> None:
    coming = message_in({"id": "abc", "role": "user", "date": "", "content": "Hi"}, user="Ada", name="Mira")

    assert note_of(coming.message)["id"] == "abc"
    assert images_of({"content": "Hi"}) == ()
