"""Going away: notes out of chats and cards, with a count and a backup; pictures stay; and all comes back."""

import copy
import json
from collections.abc import AsyncGenerator, Mapping
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as some

from limner.core.errors import RequestError
from limner.migration import _notes as notes
from limner.migration._going import FILE, UNSET, Going
from limner.migration._notes import ChatNotes, NotesBackup
from limner.page.nextchat_host import WholeChat
from limner.page.web import ServerAnswer
from limner.settings.preferences import Preferences
from tests.fakes.host import FakeHost, FakeMessage
from tests.fakes.nextchat_page import FakeNextChat

IMAGE = '<img src="/user/images/1.png" title="a" alt="a">'
TEXT = f'One <img-prompt="a">{IMAGE} two.'
NOTE = {"v": 1, "uid": "m1", "pictures": [{"id": "p"}]}


def chat() -> list[Any]:
    """A chat file: a head, a message with two versions, one of somebody else's."""
    return [
        {"chat_metadata": {"integrity": "x", "limner": {"preset": "default"}}, "user_name": "User"},
        {
            "name": "Mira",
            "mes": TEXT,
            "swipe_id": 1,
            "swipes": ["First.", TEXT],
            "extra": {"limner": NOTE, "model": "x"},
            "swipe_info": [{"extra": {"limner": NOTE}}, {"extra": {"limner": NOTE, "model": "x"}}],
        },
        {"name": "User", "mes": "Hello.", "extra": {"media": [{"url": "/user/images/2.png"}]}},
    ]


class Server:
    """ST's server: two characters with a chat each, and no group."""

    def __init__(self) -> None:
        card = {
            "name": "Mira",
            "data": {"extensions": {"world": "Mist", "limner": {"look": {"hair": "red"}}}},
        }
        self.cards: dict[str, Any] = {
            "mira.png": card,
            "tom.png": {"name": "Tom", "data": {"extensions": {}}},
        }
        self.chats: dict[tuple[str, str], Any] = {("mira.png", "old"): chat(), ("tom.png", "open"): chat()}
        self.meanwhile = 0

    async def call(
        self, method: str, path: str, body: Mapping[str, Any] | None = None, *, deadline: float
    ) -> ServerAnswer:
        assert body is not None
        told: Any = {}
        if path == "/api/characters/all":
            told = [{"avatar": avatar, "name": card["name"]} for avatar, card in self.cards.items()]
        elif path == "/api/characters/chats":
            told = [{"file_name": f"{n}.jsonl"} for owner, n in self.chats if owner == body["avatar_url"]]
        elif path == "/api/groups/all":
            told = []
        elif path == "/api/characters/get":
            told = self.cards[body["avatar_url"]]
        elif path == "/api/chats/get":
            told = self.chats[body["avatar_url"], body["file_name"]]
            if self.meanwhile:
                self.meanwhile -= 1
                told = copy.deepcopy(told)
                self.chats[body["avatar_url"], body["file_name"]][1]["mes"] += " More."
        elif path == "/api/chats/save":
            self.chats[body["avatar_url"], body["file_name"]] = body["chat"]
        elif path == "/api/characters/merge-attributes":
            entry = body["data"]["extensions"]["limner"]
            extensions = self.cards[body["avatar"]]["data"]["extensions"]
            if entry == UNSET:
                extensions.pop("limner")
            else:
                extensions["limner"] = entry
        return ServerAnswer(200, {}, json.dumps(told))

    async def events(self, path: str) -> AsyncGenerator[tuple[str, str], None]:
        raise AssertionError(path)
        yield "", ""


class World:
    """The chat ``open`` of Tom's is open, with one message that has a note."""

    def __init__(self) -> None:
        self.host, self.server = FakeHost("tom.png/open"), Server()
        FakeNextChat.__init__(self.host)
        self.host.messages = [FakeMessage("m1", [TEXT], [json.dumps(NOTE)]), FakeMessage("m2", ["Hello."])]
        self.host.metadata["tom.png/open"] = '{"cast": {"v": 1}}'
        self.preferences = Preferences(self.host)
        self.going = Going(self.host, self.server, self.preferences)

    @property
    def whole(self) -> list[Any]:
        return [
            {"mes": message.text, **({"extra": {"limner": message.note()}} if message.notes[0] else {})}
            for message in self.host.messages
        ]


async def test_all_notes_are_taken_out_and_every_text_picture_and_strangers_entry_stays() -> None:
    world = World()
    said = await world.going.leave()
    assert said.startswith("Notes taken out: 5 of 5, cards: 1 of 1.")
    head, message, other = world.server.chats["mira.png", "old"]
    assert "limner" not in json.dumps(world.server.chats["mira.png", "old"]).replace("img-prompt", "")
    assert head["chat_metadata"] == {"integrity": "x"}
    assert (message["mes"], message["swipes"]) == (TEXT, ["First.", TEXT])
    assert message["extra"] == {"model": "x"}
    assert other == chat()[2]
    assert world.server.cards["mira.png"]["data"]["extensions"] == {"world": "Mist"}
    assert [each.text for each in world.host.messages] == [TEXT, "Hello."]
    assert world.host.messages[0].notes == [""]
    assert json.loads(world.host.metadata["tom.png/open"]) == {}


async def test_it_is_counted_asked_and_backed_up_before_and_limner_is_off_after() -> None:
    world = World()
    await world.going.leave()
    (question,) = world.host.questions
    assert "Chats: 2 (notes: 5), cards: 1." in question
    assert notes.read(world.host.files[FILE]).count == 5
    assert not world.preferences.settings.enabled


async def test_a_no_changes_nothing_and_gives_no_file() -> None:
    world = World()
    world.host.agrees = False
    await world.going.leave()
    assert world.server.chats["mira.png", "old"] == chat()
    assert world.host.messages[0].notes == [json.dumps(NOTE)]
    assert world.host.files == {}
    assert world.preferences.settings.enabled


async def test_a_chat_that_somebody_writes_meanwhile_is_left_alone() -> None:
    world = World()
    world.server.meanwhile = 1
    said = await world.going.leave()
    assert said.startswith("Notes taken out: 2 of 5")
    assert world.server.chats["mira.png", "old"][1]["extra"]["limner"] == NOTE


async def test_where_nothing_is_there_is_nothing_to_leave() -> None:
    world = World()
    await world.going.leave()
    with pytest.raises(RequestError, match="no notes of Limner"):
        await world.going.leave()


async def test_the_backup_brings_everything_back_as_it_was() -> None:
    world = World()
    await world.going.leave()
    world.host.large_files = [world.host.files[FILE]]
    world.host.whole = WholeChat("tom.png/open", messages=json.dumps(world.whole))
    said = await world.going.put_back()
    assert said == "Notes put back: 5 of 5, cards: 1 of 1."
    assert world.server.chats["mira.png", "old"] == chat()
    assert world.host.messages[0].note() == NOTE
    assert json.loads(world.host.metadata["tom.png/open"]) == {"cast": {"v": 1}}
    assert world.server.cards["mira.png"]["data"]["extensions"]["limner"] == {"look": {"hair": "red"}}


async def test_a_note_does_not_come_back_to_a_text_that_is_another_now() -> None:
    world = World()
    await world.going.leave()
    world.server.chats["mira.png", "old"][1]["mes"] = "Another."
    world.server.chats["mira.png", "old"][1]["swipes"][1] = "Another."
    world.host.large_files = [world.host.files[FILE]]
    await world.going.put_back()
    message = world.server.chats["mira.png", "old"][1]
    assert "limner" not in message["extra"]
    assert message["swipe_info"][0]["extra"]["limner"] == NOTE


@pytest.mark.parametrize("text", ["", "[]", '{"limner_notes": 2}', "[" * 5000])
async def test_a_file_that_is_no_backup_is_refused_in_one_sentence(text: str) -> None:
    world = World()
    world.host.large_files = [text]
    with pytest.raises(RequestError):
        await world.going.put_back()


def open_after_the_question(world: World, chat_id: str) -> None:
    """Have the user open another chat while he is asked."""

    async def confirm(question: str) -> bool:
        world.host.chat_id = chat_id
        return bool(question)

    setattr(world.host, "confirm", confirm)  # noqa: B010 -- a method of one fake


async def test_the_chat_that_was_open_and_is_left_meanwhile_loses_its_notes_in_its_file() -> None:
    world = World()
    world.server.chats["tom.png", "open"] = [{"chat_metadata": {"limner": {"cast": {"v": 1}}}}, *world.whole]
    open_after_the_question(world, "mira.png/new")
    said = await world.going.leave()
    assert said.startswith("Notes taken out: 5 of 5")
    assert "extra" not in world.server.chats["tom.png", "open"][2]


async def test_the_file_of_a_chat_that_is_opened_in_its_turn_is_not_written_beneath_the_page() -> None:
    world = World()
    real = world.going._files.text

    async def text(chat: Any) -> str:
        found = await real(chat)
        if world.host.files:  # the notes are being taken out
            world.host.chat_id = chat.chat_id
        return found

    setattr(world.going._files, "text", text)  # noqa: B010 -- a method of one object
    await world.going.leave()
    assert world.server.chats["mira.png", "old"] == chat()


async def test_what_the_metadata_say_since_the_count_stays() -> None:
    world = World()
    said: dict[str, object] = {"cast": {"v": 1, "events": [{"do": "forget", "who": "Tom"}]}}

    async def confirm(question: str) -> bool:
        world.host.metadata["tom.png/open"] = json.dumps(said)
        return bool(question)

    setattr(world.host, "confirm", confirm)  # noqa: B010 -- a method of one fake
    assert (await world.going.leave()).startswith("Notes taken out: 4 of 5")
    assert json.loads(world.host.metadata["tom.png/open"]) == said


async def test_notes_come_back_to_a_message_that_moved_up_and_to_no_other_of_the_same_text() -> None:
    world = World()
    world.server.chats["mira.png", "old"].insert(1, {"name": "User", "mes": "To be deleted."})
    same: dict[str, Any] = {"mes": "Same.", "extra": {"limner": NOTE}}
    world.server.chats["mira.png", "old"] += [same, {"mes": "Between."}, {"mes": "Same."}]
    await world.going.leave()
    del world.server.chats["mira.png", "old"][1]
    world.host.large_files = [world.host.files[FILE]]
    world.host.whole = WholeChat("tom.png/open", messages=json.dumps(world.whole))
    await world.going.put_back()
    rows = world.server.chats["mira.png", "old"]
    assert rows[1] == chat()[1]
    assert [as_note for row in rows[3:] if (as_note := row.get("extra", {}).get("limner"))] == []


def test_a_note_of_a_version_without_an_entry_of_its_own_is_put_back_where_it_is_counted() -> None:
    rows = [{"mes": "b", "swipe_id": 1, "swipes": ["a", "b"]}]
    kept = ChatNotes("o", "f", notes=(notes.Note(0, 0, notes.text_sum("a"), NOTE),))
    back, count = notes.with_notes(rows, kept)
    assert count == 1
    assert notes.notes_in(back)[0] == kept.notes


_JSON = some.recursive(
    some.none() | some.booleans() | some.integers() | some.text(max_size=5),
    lambda inner: (
        some.lists(inner, max_size=3)
        | some.dictionaries(
            some.sampled_from(
                ["mes", "extra", "limner", "swipes", "swipe_info", "swipe_id", "chat_metadata", "a"]
            ),
            inner,
            max_size=5,
        )
    ),
    max_leaves=20,
)


@example([None, None, {"extra": {"limner": {"a": 1}}}, None])
@given(some.lists(_JSON, max_size=4))
def test_of_any_file_what_is_taken_out_can_be_put_back_or_is_left(rows: list[object]) -> None:
    found, metadata = notes.notes_in(rows)
    bare = notes.without_notes(rows)
    assert notes.notes_in(bare) == ((), {})
    kept = ChatNotes("o", "f", notes=found, metadata=metadata)
    again = notes.read(notes.to_text(NotesBackup((kept,)))).chats[0]
    back, count = notes.with_notes(bare, again)
    assert count <= kept.count
    assert {each.index for each in notes.notes_in(back)[0]} <= {each.index for each in found}
