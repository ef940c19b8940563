"""The envelope, spoken to a page that is a list of texts."""

import asyncio
import json
import logging
from typing import Any

import pytest

from limner.core.errors import HostError, HostTimeoutError
from limner.page.cast_host import CastText, StoryNews
from limner.page.channel import Channel
from limner.page.events import Json
from limner.page.host_values import MessageKey
from limner.page.remote_host import RemoteHost
from limner.page.story_host import StoryNote


class Page:
    """The other end: what was posted, and a way to answer."""

    def __init__(self) -> None:
        self.posted: list[dict[str, Any]] = []
        self.link = Channel(lambda text: self.posted.append(json.loads(text)), epoch=3)
        self.host = RemoteHost(self.link)

    def send(self, **envelope: object) -> None:
        self.link.receive(json.dumps(envelope))


async def turn() -> None:
    for _ in range(5):
        await asyncio.sleep(0)


async def test_every_envelope_carries_the_epoch_of_its_worker() -> None:
    page = Page()

    page.host.toast("info", "Hello.")

    assert page.posted == [{"tell": "ui.toast", "args": {"level": "info", "text": "Hello."}, "epoch": 3}]


async def test_an_answer_reaches_the_ask_it_belongs_to() -> None:
    page = Page()
    first = asyncio.create_task(page.link.ask("a", {}))
    second = asyncio.create_task(page.link.ask("b", {}))
    await turn()

    page.send(answer=2, value="for b")
    page.send(answer=1, value="for a")

    assert (await first, await second) == ("for a", "for b")


async def test_an_error_of_the_page_is_raised_with_its_kind() -> None:
    page = Page()
    task = asyncio.create_task(page.link.ask("a", {}))
    await turn()
    page.send(answer=1, error={"kind": "gone", "message": "No such message."})

    with pytest.raises(HostError, match=r"No such message\.") as caught:
        await task
    assert caught.value.kind == "gone"


async def test_a_late_answer_is_dropped_and_logged(caplog: pytest.LogCaptureFixture) -> None:
    page = Page()
    with pytest.raises(HostTimeoutError):
        await page.link.ask("a", {}, deadline=0.001)

    with caplog.at_level(logging.WARNING, "limner.page.channel"):
        page.send(answer=1, value="late")

    assert "late answer" in caplog.text


async def test_an_answer_that_came_while_the_tab_slept_over_the_deadline_is_heard(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page, loop, slept = Page(), asyncio.get_running_loop(), [0.0]
    real = loop.time
    monkeypatch.setattr(loop, "time", lambda: real() + slept[0])
    task = asyncio.create_task(page.link.ask("command.run", {}, deadline=900))
    await turn()
    slept[0] = 4000
    await turn()

    page.send(answer=1, value="painted")

    assert await task == "painted"


async def test_an_ask_of_the_page_is_answered() -> None:
    page = Page()

    async def answer(name: str, data: Json) -> object:
        return {"name": name, **data}

    page.link.on_ask = answer
    page.send(ask=9, event="prompt_ready", data={"x": 1})
    await turn()

    assert page.posted == [{"answer": 9, "value": {"name": "prompt_ready", "x": 1}, "epoch": 3}]


async def test_a_failing_handler_is_an_error_for_the_page_and_a_line_in_the_log(
    caplog: pytest.LogCaptureFixture,
) -> None:
    page = Page()

    async def answer(_name: str, _data: Json) -> object:
        raise KeyError("x")

    page.link.on_ask = answer
    page.send(ask=9, event="prompt_ready", data={})
    await turn()

    assert page.posted[0]["error"]["kind"] == "bug"
    assert "Answering prompt_ready failed" in caplog.text


async def test_an_answer_that_is_no_json_is_an_error_for_the_page(caplog: pytest.LogCaptureFixture) -> None:
    page = Page()

    async def answer(_name: str, _data: Json) -> object:
        return {"method": answer}

    page.link.on_ask = answer
    page.send(ask=9, event="prompt_ready", data={})
    await turn()

    assert page.posted[0]["error"]["kind"] == "bug"
    assert "Answering prompt_ready failed" in caplog.text


async def test_events_are_heard_in_order() -> None:
    page = Page()
    heard: list[str] = []
    page.link.on_event = lambda name, _data: heard.append(name)

    for name in "abc":
        page.send(event=name, data={})

    assert heard == ["a", "b", "c"]


@pytest.mark.parametrize("answer", [None, 3, "x", [], {"status": "eaten"}])
async def test_a_patch_whose_answer_makes_no_sense_counts_as_gone(answer: object) -> None:
    page = Page()
    key = MessageKey("c", "u", 0)
    task = asyncio.create_task(page.host.patch(key, expect="a", text="b", limner="{}"))
    await turn()
    page.send(answer=1, value=answer)

    assert (await task).status == "gone"


async def test_text_with_half_a_surrogate_pair_crosses_without_harm() -> None:
    page = Page()
    page.link.receive('{"event": "stream", "data": {"delta": "\\ud83d"}}')

    page.host.toast("info", "\ud83d half")

    assert page.posted[0]["args"]["text"] == "\ud83d half"


async def test_a_ping_is_answered_with_its_own_number() -> None:
    page = Page()

    page.send(ping=7)

    assert page.posted == [{"pong": 7, "epoch": 3}]


async def test_a_ping_is_answered_while_a_handler_waits_and_after_one_has_failed() -> None:
    page = Page()

    async def answer(_name: str, _data: Json) -> object:
        return await asyncio.get_running_loop().create_future()

    def fail(_name: str, _data: Json) -> None:
        raise KeyError("x")

    page.link.on_ask, page.link.on_event = answer, fail
    page.send(ask=9, event="prompt_ready", data={})
    await turn()
    with pytest.raises(KeyError):
        page.send(event="stream", data={})
    page.send(ping=1)

    assert page.posted == [{"pong": 1, "epoch": 3}]


async def test_notes_of_the_story_are_asked_for_and_saved_where_they_belong() -> None:
    page = Page()
    reading = asyncio.create_task(page.host.read_card())
    saving = asyncio.create_task(page.host.save_metadata("chat", '{"preset": "tags"}'))
    await turn()

    page.send(answer=1, value={"owner": "mira.png", "name": "Mira", "limner": "{}"})
    page.send(answer=2, value=True)

    assert await reading == StoryNote("mira.png", "Mira", "{}")
    assert await saving is True
    assert page.posted[1]["call"] == "metadata.save"
    assert page.posted[1]["args"] == {"owner": "chat", "entries": '{"preset": "tags"}'}


@pytest.mark.parametrize("value", [None, [], {}, {"owner": 3}])
async def test_a_page_that_knows_of_no_story_gives_an_empty_note(value: object) -> None:
    page = Page()
    reading = asyncio.create_task(page.host.read_metadata())
    await turn()
    page.send(answer=1, value=value)
    assert await reading == StoryNote()


async def test_the_story_and_its_cast_are_read_as_far_as_they_make_sense() -> None:
    page = Page()
    story = asyncio.create_task(page.host.story(4))
    cast = asyncio.create_task(page.host.cast())
    await turn()
    row = {"number": 2, "uid": "u", "swipe_id": 1, "name": "Mira", "avatar": "mira.png", "text": "Hello."}

    page.send(
        answer=1,
        value={"chat_id": "c", "asked": 5, "cast": 2, "order": [[1, 2], 3, ["x", 1]], "rows": [row, 7]},
    )
    page.send(answer=2, value={"chat_id": "c", "cast": 2, "characters": ["{}", 4], "persona": "{}"})

    told = await story
    assert page.posted[0]["args"] == {"since": 4}
    assert (told.chat_id, told.asked, told.cast, told.order) == ("c", 5, 2, ((1, 2),))
    assert [(each.uid, each.text, each.user, each.facts) for each in told.rows] == [
        ("u", "Hello.", False, "")
    ]
    assert await cast == CastText("c", 2, ("{}",), "{}", "", "")


@pytest.mark.parametrize("value", [None, [], {"rows": 3, "order": {}, "characters": "x"}])
async def test_a_page_that_tells_nonsense_tells_of_nothing(value: object) -> None:
    page = Page()
    story, cast = asyncio.create_task(page.host.story(0)), asyncio.create_task(page.host.cast())
    await turn()
    page.send(answer=1, value=value)
    page.send(answer=2, value=value)

    assert await story == StoryNews()
    assert await cast == CastText()
