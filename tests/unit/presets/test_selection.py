"""Chat beats character beats everywhere; a preset that is missing is told of once and costs nothing."""

import json
from dataclasses import replace

import pytest

from limner.core.errors import LimnerError
from limner.page.story_host import StoryNote
from limner.presets.library import PresetLibrary
from limner.presets.preset import Preset
from limner.presets.selection import InForce, PresetSelection, Scope, Story, decide
from limner.settings.preferences import Preferences
from tests.fakes.host import FakeHost

DEFAULT = Preset("default", "Default", "", "Ask.")
TAGS = Preset("tags", "Tags", "", "Ask in tags.")
FLUX = Preset("flux", "Flux", "", "Ask at length.")
PRESETS = (DEFAULT, TAGS, FLUX)


class Room:
    """A chat with Mira, and what is chosen for what."""

    def __init__(self) -> None:
        self.host = FakeHost()
        self.preferences = Preferences(self.host)
        self.selection = PresetSelection(
            self.host, self.preferences, PresetLibrary(self.preferences, PRESETS)
        )

    async def in_force(self) -> str:
        return (await self.selection.preset()).id


@pytest.mark.parametrize(
    ("everywhere", "card", "chat", "wanted"),
    [
        ("tags", "", "", InForce(TAGS, Scope.EVERYWHERE)),
        ("default", "tags", "", InForce(TAGS, Scope.CHARACTER)),
        ("default", "tags", "flux", InForce(FLUX, Scope.CHAT)),
        ("tags", "", "default", InForce(DEFAULT, Scope.CHAT)),
        ("tags", "", "gone", InForce(TAGS, Scope.EVERYWHERE, ((Scope.CHAT, "gone"),))),
        ("gone", "", "", InForce(DEFAULT, Scope.EVERYWHERE, ((Scope.EVERYWHERE, "gone"),))),
    ],
)
def test_the_narrowest_choice_counts(everywhere: str, card: str, chat: str, wanted: InForce) -> None:
    story = Story("chat", chat, "mira.png", "Mira", card)
    assert decide(PRESETS, everywhere, story) == wanted


async def test_a_choice_is_kept_where_it_belongs_and_can_be_taken_back() -> None:
    room = Room()
    room.host.metadata["chat"] = '{"other": 1}'
    await room.selection.use("tags", Scope.CHARACTER)
    assert await room.in_force() == "tags"
    await room.selection.use("flux", Scope.CHAT)
    assert await room.in_force() == "flux"
    assert await room.selection.read() == Story("chat", "flux", "mira.png", "Mira", "tags")
    await room.selection.use("", Scope.CHAT)
    assert json.loads(room.host.metadata["chat"]) == {"other": 1}
    await room.selection.use("", Scope.CHARACTER)
    await room.selection.use("flux", Scope.EVERYWHERE)
    assert await room.in_force() == "flux"
    assert room.preferences.settings.preset == "flux"


async def test_another_chat_has_a_choice_of_its_own() -> None:
    room = Room()
    await room.selection.use("flux", Scope.CHAT)
    room.host.chat_id = "other"
    assert await room.in_force() == "default"


async def test_a_missing_preset_is_told_of_once_for_each_chat() -> None:
    room = Room()
    for chat in ("a", "a", "b", "a"):
        room.host.chat_id = chat
        room.host.metadata[chat] = '{"preset": "gone"}'
        assert await room.in_force() == "default"
    assert len(room.host.toasts) == 2
    assert "“gone”" in room.host.toasts[0][1]
    assert "“Default”" in room.host.toasts[0][1]


async def test_without_a_chat_or_a_card_there_is_nothing_to_choose_for() -> None:
    room = Room()
    room.host.chat_id = ""
    room.host.card = StoryNote()
    for scope in (Scope.CHAT, Scope.CHARACTER):
        with pytest.raises(LimnerError, match="There is no"):
            await room.selection.use("tags", scope)


async def test_a_choice_that_st_did_not_save_is_said_to_be_none() -> None:
    room = Room()
    room.host.saving = False
    with pytest.raises(LimnerError, match="did not confirm"):
        await room.selection.use("tags", Scope.CHAT)


@pytest.mark.parametrize(
    "limner", ["[" * 500, "no json", "[]", '{"preset": 3}', '{"preset": "a\\nb"}', '{"preset": null}']
)
async def test_what_a_card_from_a_stranger_asks_for_does_no_harm(limner: str) -> None:
    room = Room()
    room.host.card = replace(room.host.card, limner=limner)
    assert await room.in_force() == "default"
    assert room.host.toasts == []
