"""By file: what is given out, what a file is shown to bring, what is taken; ST's own is never replaced."""

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from limner.continuity.access import Briefed
from limner.core.errors import HostError, LimnerError, RequestError, SettingError, UntrustedInputError
from limner.core.tasks import Background
from limner.nextchat import _backup as backup
from limner.nextchat._cards import card_to_mask
from limner.nextchat._chats import Extras, StoryChat, chat_to_session
from limner.nextchat.access import NextChat
from limner.page.nextchat_host import Roster, WholeChat
from limner.page.web import ServerAnswer
from limner.settings.preferences import Preferences
from tests.fakes.clock import FakeClock
from tests.fakes.host import FakeHost
from tests.fakes.nextchat import Device

DATA = Path(__file__).parents[2] / "data" / "nextchat"
IMAGE = '<img src="/user/images/Mira/1.png" title="a gate" alt="a gate">'
TAG = '<img-prompt="a gate">'
PIXEL = "data:image/webp;base64,UklGRg=="
CARD = {
    "spec": "chara_card_v2",
    "data": {
        "name": "Mira",
        "description": "A traveller.",
        "first_mes": "Hi.",
        "extensions": {"world": "Mist"},
    },
}


class Server:
    """ST's server: characters by file, chats by (file, name)."""

    def __init__(self) -> None:
        self.cards: dict[str, Any] = {"mira.png": json.loads(json.dumps(CARD))}
        self.chats: dict[tuple[str, str], list[Any]] = {}
        self.pictures: list[Any] = []
        self.sick = 0

    async def call(
        self, method: str, path: str, body: Mapping[str, Any] | None = None, *, deadline: float
    ) -> ServerAnswer:
        assert body is not None
        if self.sick:
            return ServerAnswer(self.sick, {}, "<html>")
        told: Any = {"ok": True}
        if path == "/api/characters/export":
            if body["avatar_url"] not in self.cards:
                return ServerAnswer(404, {}, "Not Found")
            told = self.cards[body["avatar_url"]]
        elif path == "/api/characters/merge-attributes":
            self.cards[body["avatar"]]["data"] |= body["data"]
        elif path == "/api/chats/get":
            told = self.chats.get((body["avatar_url"], body["file_name"]), [])
        elif path == "/api/chats/save":
            assert (body["avatar_url"], body["file_name"]) not in self.chats, "a chat was replaced"
            self.chats[body["avatar_url"], body["file_name"]] = body["chat"]
        elif path == "/api/images/upload":
            self.pictures.append(body)
            told = {"path": f"/user/images/{body['ch_name']}/{body['filename']}.{body['format']}"}
        else:
            raise AssertionError(path)
        return ServerAnswer(200, {}, json.dumps(told, indent=4))

    def events(self, path: str) -> Any:
        raise AssertionError(path)


class Stage:
    def __init__(self) -> None:
        self.host, self.server = FakeHost(), Server()
        self.known = ""
        self.host.people = Roster((("mira.png", "Mira"),), "mira.png", "Ada")
        self.host.pictures = {"/user/images/Mira/1.png": PIXEL, "/characters/mira.png": PIXEL}
        self.host.whole = WholeChat(
            "mira.png/Mira - 2026-11-28@17h39m",
            "Mira - 2026-11-28@17h39m",
            "mira.png",
            False,
            json.dumps(HEADER),
            json.dumps(MESSAGES),
        )
        self.preferences = Preferences(self.host)
        self.nextchat = NextChat(
            self.host,
            self.server,
            FakeClock(),
            self.brief,
            preferences=self.preferences,
            begin=Background().begin,
        )

    async def brief(self, _kind: str) -> Briefed:
        return Briefed(self.known)

    async def press(self, name: str, **data: Any) -> None:
        await self.nextchat.actions[f"nextchat.{name}"](data)

    @property
    def shown(self) -> str:
        return self.host.views["nextchat"]

    @property
    def file(self) -> str:
        return list(self.host.files.values())[-1]

    async def take(self, text: str) -> None:
        self.host.large_files = [text]
        await self.press("take")
        await self.press("take_chosen")


HEADER = {"user_name": "Ada", "character_name": "Mira", "chat_metadata": {"note": "x"}}
ILLUSTRATED = f"A gate. {TAG}{IMAGE}"
REPLY = {"name": "Mira", "is_user": False, "is_system": False, "mes": ILLUSTRATED, "swipe_id": 1}
LINE = {"name": "Ada", "is_user": True, "is_system": False, "mes": "Knock.", "extra": {}}
MESSAGES = [
    REPLY
    | {
        "swipes": ["other", ILLUSTRATED],
        "extra": {"limner": {"uid": "a"}},
        "send_date": "2026-11-28T17:39:13.123Z",
    },
    LINE | {"send_date": "2026-11-28T17:40:13.123Z"},
]


@pytest.fixture
def stage() -> Stage:
    return Stage()


async def test_a_chat_is_sent_with_its_character_and_nextchat_shows_it(stage: Stage) -> None:
    assert await stage.nextchat.command({}, "send") == "Mira - 2026-11-28 17h39m - NextChat backup.json"

    device = Device()
    device.import_backup(stage.file)
    device.show()
    [session] = device.sessions
    assert session["messages"][0]["content"][0]["text"] == "A gate."
    assert session["messages"][0]["content"][1]["image_url"]["url"] == PIXEL
    assert [mask["name"] for mask in device.masks.values()] == ["Mira"]
    assert device.access == {"openaiApiKey": "sk-device"}
    assert device.config == {"fontSize": 14}
    assert ": 2." in stage.shown


async def test_a_chat_that_st_has_lost_comes_back_to_the_last_byte(stage: Stage) -> None:
    await stage.press("send_chat")
    device = Device()
    device.import_backup(stage.file)

    await stage.take(device.text())

    assert stage.server.chats == {("mira.png", "Mira - 2026-11-28@17h39m"): [HEADER, *MESSAGES]}
    assert stage.host.imported == []  # the character is there, and as it was


async def test_a_character_that_st_has_lost_comes_back_with_its_picture(stage: Stage) -> None:
    await stage.press("send_character")
    stage.server.cards.clear()
    stage.host.people = Roster((), "", "Ada")

    await stage.take(stage.file)

    [(name, text, portrait)] = stage.host.imported
    assert (name, json.loads(text), portrait) == ("Mira", CARD, PIXEL)


async def test_what_was_written_there_comes_as_a_chat_beside_the_one_here(stage: Stage) -> None:
    await stage.press("send_chat")
    stage.server.chats["mira.png", "Mira - 2026-11-28@17h39m"] = [HEADER, *MESSAGES]
    device = Device()
    device.import_backup(stage.file)
    device.say(device.sessions[0]["id"], "Hello?", "Who is there?")

    await stage.take(device.text())

    assert stage.server.chats["mira.png", "Mira - 2026-11-28@17h39m"] == [HEADER, *MESSAGES]
    beside = stage.server.chats["mira.png", "Mira - 2026-11-28@17h39m (NextChat)"]
    assert [each["mes"] for each in beside[3:]] == ["Hello?", "Who is there?"]


async def test_the_preview_says_what_is_new_known_and_changed_and_chooses_what_is_harmless(
    stage: Stage,
) -> None:
    await stage.press("send_character")
    sent = json.loads(stage.file)[0]
    edited = json.loads(stage.file)[0]
    edited["context"][0]["content"] = "A queen."
    stage.host.large_files = [
        json.dumps([sent, edited, json.loads((DATA / "masks.json").read_text("utf-8"))[1]])
    ]
    await stage.press("take")

    assert stage.shown.count('aria-pressed="true"') == 2
    for words in ("known and unchanged", "changed in NextChat", ">new<"):
        assert words in stage.shown
    await stage.press("choose", entry="card 1")
    assert stage.shown.count('aria-pressed="true"') == 1


async def test_a_change_there_goes_into_the_card_and_a_change_on_both_sides_becomes_a_second_one(
    stage: Stage,
) -> None:
    await stage.press("send_character")
    edited = json.loads(stage.file)[0]
    edited["context"][0]["content"] = "A queen."

    await stage.take(json.dumps([edited]))
    assert stage.server.cards["mira.png"]["data"]["description"] == "A queen."
    assert stage.server.cards["mira.png"]["data"]["extensions"]["world"] == "Mist"
    assert stage.host.reloads == 1  # ST would write what it has in memory over it

    stage.server.cards["mira.png"]["data"]["description"] = "A beggar."
    stage.host.large_files = [json.dumps([edited])]
    await stage.press("take")
    assert "changed on both sides" in stage.shown
    await stage.press("choose", entry="card 0")
    await stage.press("take_chosen")
    assert stage.server.cards["mira.png"]["data"]["description"] == "A beggar."
    assert "A queen." in stage.host.imported[-1][1]


async def test_a_chat_of_nextchats_own_comes_with_a_character_and_its_pictures_as_files(stage: Stage) -> None:
    raw = json.loads((DATA / "backup.json").read_text("utf-8"))
    session = raw["chat-next-web-store"]["sessions"][0]
    session["messages"][1]["content"] = [
        {"type": "text", "text": "Look."}, {"type": "image_url", "image_url": {"url": PIXEL}},
        {"type": "image_url", "image_url": {"url": "data:text/html;base64,PGI+"}},
        {"type": "image_url", "image_url": {"url": "https://example.com/a.png"}},
    ]  # fmt: skip
    raw["mask-store"]["masks"] = {}

    await stage.take(json.dumps(raw))

    assert [name for name, _, _ in stage.host.imported] == ["Mira"]
    [(_, lines)] = stage.server.chats.items()
    assert len(lines) == 7
    assert [each["url"] for each in lines[2]["extra"]["media"]] == [
        f"/user/images/Mira1/{stage.server.pictures[0]['filename']}.webp"
    ]
    assert len(stage.server.pictures) == 1


async def test_a_chat_of_a_file_kept_in_step_comes_with_the_whole_card_that_the_list_of_masks_has(
    stage: Stage,
) -> None:
    mask = card_to_mask(json.dumps(CARD), "mira.png")
    chat = StoryChat("mira.png/Mira - 1", dict(HEADER), tuple(MESSAGES), owner="mira.png")
    session = chat_to_session(chat, Extras(mask), whole=False)
    assert "card" not in session["mask"]["limner"]  # type: ignore[index]
    filled = replace(backup.empty(), sessions=(session,), masks={str(mask["id"]): mask})
    stage.server.cards.clear()
    stage.host.people = Roster((), "", "Ada")
    stage.host.large_files = [backup.write(filled)]
    await stage.press("take")
    await stage.press("choose", entry="card 0")  # the chat alone is taken
    await stage.press("take_chosen")

    [(name, text, _)] = stage.host.imported
    assert (name, json.loads(text)) == ("Mira", CARD)
    assert [key[1] for key in stage.server.chats] == ["Mira - 1"]


async def test_a_group_goes_out_with_every_member_and_comes_back_with_every_card(stage: Stage) -> None:
    bran = {"spec": "chara_card_v2", "data": {"name": "Bran", "description": "A smith."}}
    stage.server.cards["bran.png"] = bran
    said = {**LINE, "name": "Bran", "is_user": False, "mes": "Who knocks?"}
    messages = json.dumps([*MESSAGES, said])
    stage.host.whole = replace(
        stage.host.whole, group=True, members=["mira.png", "bran.png"], messages=messages
    )
    await stage.press("send_chat")
    device = Device()
    device.import_backup(stage.file)
    device.show()
    stage.server.cards.clear()
    stage.host.people = Roster((), "", "Ada")
    await stage.take(device.text())

    assert [json.loads(text) for _, text, _ in stage.host.imported] == [CARD, bran]
    [lines] = stage.server.chats.values()
    assert [(line["name"], line["mes"]) for line in lines[-2:]] == [
        ("Ada", "Knock."),
        ("Bran", "Who knocks?"),
    ]


async def test_several_characters_go_into_one_file(stage: Stage) -> None:
    stage.server.cards["bo.png"] = {"spec": "chara_card_v2", "data": {"name": "<b>Bo</b>"}}
    stage.host.people = Roster((("mira.png", "Mira"), ("bo.png", "<b>Bo</b>")), "", "Ada")
    await stage.press("list")
    assert "<b>Bo" not in stage.shown
    for avatar in ("mira.png", "bo.png"):
        await stage.press("pick", entry=avatar)
    await stage.press("send_picked")

    device = Device()
    device.import_masks(stage.file)
    device.show()
    assert sorted(mask["name"] for mask in device.masks.values()) == ["<b>Bo</b>", "Mira"]


async def test_without_pictures_none_goes_along(stage: Stage) -> None:
    stage.preferences.change("nextchat_pictures", "none")
    await stage.press("send_chat")

    assert PIXEL not in stage.file


@pytest.mark.parametrize("text", ["", "<html>", "{", "[" * 5000, '{"a": 1}'])
async def test_a_file_of_something_else_is_refused_in_a_sentence_and_nothing_changes(
    stage: Stage, text: str
) -> None:
    stage.host.large_files = [text]
    with pytest.raises(UntrustedInputError):
        await stage.press("take")

    assert stage.server.chats == {}
    assert stage.host.imported == []
    assert stage.shown.count("limner-list") == 0


async def test_each_failure_is_a_sentence(stage: Stage) -> None:
    stage.host.whole = WholeChat()
    with pytest.raises(RequestError, match="Open a chat"):
        await stage.nextchat.command({}, "send")
    with pytest.raises(RequestError, match="at least one"):
        await stage.press("send_picked")
    with pytest.raises(SettingError, match="send, take, status"):
        await stage.nextchat.command({}, "dance")
    stage.server.sick = 500
    with pytest.raises(HostError, match="500"):
        await stage.press("send_character")
    stage.host.people = Roster()
    with pytest.raises(LimnerError, match="Open a character"):
        await stage.press("send_character")


async def test_the_state_is_told_as_json_and_nothing_is_taken_without_a_word(stage: Stage) -> None:
    assert json.loads(await stage.nextchat.command({}, ""))["waiting"] == 0
    stage.host.large_files = [(DATA / "backup.json").read_text("utf-8")]
    assert await stage.nextchat.command({}, "take") == "3"
    assert json.loads(await stage.nextchat.command({}, "status"))["waiting"] == 3
    await stage.press("discard")

    assert json.loads(await stage.nextchat.command({}, "status"))["waiting"] == 0
    assert stage.server.chats == {}


async def test_what_continuity_keeps_goes_along_and_a_summary_comes_as_a_note(
    stage: Stage,
) -> None:
    stage.known = "Mira wears a green cloak."
    await stage.press("send_chat")
    device = Device()
    device.import_backup(stage.file)
    assert device.sessions[0]["memoryPrompt"] == "Mira wears a green cloak."

    device.sessions[0]["memoryPrompt"] = "They met at a gate."
    await stage.take(device.text())

    [(_, lines)] = stage.server.chats.items()
    assert lines[0]["chat_metadata"] == {"note": "x", "nextchat": {"summary": "They met at a gate."}}


async def test_a_failure_half_way_costs_no_second_one(stage: Stage) -> None:
    foreign = json.loads((DATA / "masks.json").read_text("utf-8"))[1]
    stage.host.large_files = [json.dumps([foreign, {**foreign, "id": "b", "name": "Second"}])]
    await stage.press("take")
    taken = stage.host.take_character

    async def failing(name: str, text: str, portrait: str) -> str:
        return "" if name == "Second" else await taken(name, text, portrait)

    stage.host.take_character = failing  # type: ignore[method-assign]
    with pytest.raises(RequestError, match="Second"):
        await stage.press("take_chosen")
    stage.host.take_character = taken  # type: ignore[method-assign]
    await stage.press("take_chosen")

    assert [name for name, _, _ in stage.host.imported] == ["Made by hand", "Second"]


@pytest.mark.parametrize("path", ["/user/images/../../api/x", "https://example.com/a.png", "/api/ping"])
async def test_only_pictures_of_sts_own_go_along(stage: Stage, path: str) -> None:
    messages = [{**LINE, "extra": {"media": [{"url": path, "type": "image"}]}}]
    stage.host.whole = replace(stage.host.whole, messages=json.dumps(messages))
    stage.host.pictures = {path: PIXEL}

    await stage.press("send_chat")

    assert PIXEL not in stage.file
