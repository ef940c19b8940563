"""The way to reading aloud: who may begin it, and what ends it."""

import asyncio
import json
from collections.abc import AsyncGenerator, Mapping
from typing import Any

import pytest

from limner.book.access import BookAccess
from limner.continuity.access import Continuity
from limner.core.errors import RequestError
from limner.page.speech_host import SpeechVoices
from limner.page.web import ServerAnswer
from limner.presets.preset import Preset
from limner.read_aloud.access import ReadAloud
from limner.settings.preferences import Preferences
from tests.fakes.book import FakeFiles
from tests.fakes.clock import FakeClock
from tests.fakes.host import FakeHost

STORY: list[Any] = [
    {"user_name": "Anna"},
    {"name": "Mira", "mes": 'She waits. "Come in," she says.'},
    {"name": "Mira", "mes": "Rain falls."},
]


class Chats:
    """SillyTavern's server, as far as a chat goes."""

    def __init__(self) -> None:
        self.answers: dict[str, list[Any]] = {
            "/api/characters/chats": [{"file_name": "Night.jsonl"}],
            "/api/chats/get": STORY,
        }

    async def call(
        self, method: str, path: str, body: Mapping[str, Any] | None = None, *, deadline: float
    ) -> ServerAnswer:
        return ServerAnswer(200, {}, json.dumps(self.answers[path]))

    async def events(self, path: str) -> AsyncGenerator[tuple[str, str], None]:
        yield "", ""


class Room:
    """A chat whose dialog is open, with voices as given."""

    def __init__(self, voices: SpeechVoices) -> None:
        self.host = FakeHost("Mira.png/Night")
        self.host.voices = voices
        self.web = Chats()

        async def preset() -> Preset:
            raise NotImplementedError

        continuity = Continuity(self.host, Preferences(self.host), preset)
        book = BookAccess(self.host, FakeClock(), self.web, continuity, FakeFiles)
        self.desk = book.desk()
        self.reading = ReadAloud(self.host, book)

    async def press(self, action: str) -> None:
        await self.reading.actions[f"reading.{action}"]({"form": {}})

    async def settle(self) -> None:
        for _ in range(20):
            await asyncio.sleep(0)

    async def begun(self) -> "asyncio.Task[None]":
        await self.desk.show()
        begun = asyncio.create_task(self.press("begin"))
        await self.settle()
        return begun


KNOWN = SpeechVoices(True, "OpenAI Compatible", True, {"[Default Voice]": "alloy"})


async def test_another_chat_ends_it_and_the_dialog_stands_where_it_was_read() -> None:
    room = Room(KNOWN)
    begun = await room.begun()
    assert "limner-reading" in room.host.views["book"]
    room.reading.heard("chat_changed")
    await begun

    assert [text for _, text in room.host.said] == ["She waits."]
    assert room.host.media[-1] == ("", "", "", False)
    assert "book.make" in room.host.views["book"]
    assert "limner-reading" not in room.host.views["book"]


@pytest.mark.parametrize("how", ["window", "press"])
async def test_a_closed_window_and_a_press_end_it(how: str) -> None:
    room = Room(KNOWN)
    begun = await room.begun()
    if how == "window":
        room.reading.heard("window_closed")
    else:
        await room.press("stop")
    await begun
    await room.press("next")

    assert [text for _, text in room.host.said] == ["She waits."]


async def test_a_story_that_is_edited_swiped_or_deleted_meanwhile_is_read_as_it_was_begun() -> None:
    room = Room(KNOWN)
    begun = await room.begun()
    room.web.answers["/api/chats/get"] = [{"name": "Mira", "mes": "Another."}]
    for name in ("message_edited", "message_swiped", "message_deleted"):
        room.reading.heard(name)
    for _ in range(4):
        room.host.end_sentence()
        await room.settle()
    await begun

    assert [text for _, text in room.host.said] == ["She waits.", "“Come in,”", "she says.", "Rain falls."]


@pytest.mark.parametrize(
    ("voices", "words"),
    [
        (SpeechVoices(), "is off"),
        (SpeechVoices(True, "Another", False), "choose one of SillyTavern's own"),
        (SpeechVoices(True, "OpenAI Compatible", True, {"Mira": "disabled"}), "Nobody in this story has"),
    ],
)
async def test_where_nobody_can_be_heard_it_says_what_to_do_and_nothing_is_asked_for(
    voices: SpeechVoices, words: str
) -> None:
    room = Room(voices)
    await room.desk.show()
    with pytest.raises(RequestError, match=words):
        await room.press("begin")

    assert room.host.said == []
