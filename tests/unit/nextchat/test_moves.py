"""Chats and characters renamed, deleted and copied in ST while linked: the link follows, nothing is mixed."""

import json
from typing import Any

import pytest

from limner.core.errors import HostError
from limner.nextchat._chats import session_id
from limner.page.nextchat_host import Roster
from limner.page.web import ServerAnswer
from tests.fakes.linked import CARD, CHAT, LinkedWeb
from tests.unit.nextchat.test_sync import SESSION, Browser, synced, texts_of

NEW = "miranda.png"
MOVED = f"{NEW}/Mira - 1"
CALLS = {"/api/chats/get", "/api/chats/group/get"}


class ServedChats(LinkedWeb):
    """``chats`` are those that ST's server has, by (owner, name); a group's by (empty, name)."""

    def __init__(self) -> None:
        super().__init__()
        self.chats: set[tuple[str, str]] = set()
        self.sick = False

    async def call(self, method: str, path: str, body: Any = None, *, deadline: float) -> ServerAnswer:
        if path not in CALLS:
            return await super().call(method, path, body, deadline=deadline)
        if self.sick:
            raise HostError("SillyTavern's server cannot be reached.", "network")
        key = (body.get("avatar_url", ""), body.get("file_name") or body.get("id"))
        return ServerAnswer(200, {}, json.dumps([{"user_name": "Ada"}] if key in self.chats else []))


@pytest.fixture(name="browser")
async def _browser() -> Browser:
    browser = Browser(ServedChats())
    browser.page.say("A gate.")
    browser.page.say("Knock.", user=True)
    await browser.link()
    return browser


def links(browser: Browser) -> dict[str, str]:
    desk = browser.nextchat._desk
    assert desk is not None
    return {key: link.session for key, link in desk.sync.sync.links.all.items()}


async def opened(browser: Browser, chat: str, rows: Any = None, notes: Any = None) -> None:
    """ST opens a chat."""
    browser.page.chat_id = chat
    if rows is not None:
        browser.page.rows, browser.page.notes = rows, notes or {}
    browser.nextchat.heard("chat_changed", {"chat_id": chat})
    await browser.clock.settle()


async def character_renamed(browser: Browser) -> None:
    """As ST does it: it tells of it, then opens the character under the new file."""
    browser.web.cards = {NEW: {**CARD, "data": {**CARD["data"], "name": "Miranda"}}}  # type: ignore[dict-item]
    browser.page.people = Roster(((NEW, "Miranda"),), NEW, "Ada")
    browser.page.owner = NEW
    browser.nextchat.heard("character_renamed", {"old": "mira.png", "new": NEW})
    await opened(browser, MOVED)


async def test_a_chat_that_st_opens_under_its_new_name_before_it_tells_of_it_goes_on(
    browser: Browser,
) -> None:
    await opened(browser, "mira.png/The gate")
    browser.web.dav.requests.clear()
    browser.nextchat.heard(
        "chat_renamed", {"old": CHAT, "new": "mira.png/The gate", "chat_id": "mira.png/The gate"}
    )
    await browser.clock.settle()

    assert links(browser) == {"mira.png/The gate": SESSION}
    assert browser.said.startswith("In step since "), "it waits for the next turn"
    assert browser.page.notes["nextchat"]["chat"] == "mira.png/The gate"


async def test_a_linked_chat_that_is_not_open_is_renamed(browser: Browser) -> None:
    await opened(browser, "mira.png/Two", [])
    browser.nextchat.heard(
        "chat_renamed", {"old": CHAT, "new": "mira.png/The gate", "chat_id": "mira.png/Two"}
    )

    assert links(browser) == {"mira.png/The gate": SESSION}


async def test_a_renamed_character_keeps_its_linked_chats_and_nothing_is_doubled(browser: Browser) -> None:
    device = synced(browser)
    await character_renamed(browser)
    await browser.turn("The door opens.")
    device.say(SESSION, "Who is there?", "Only the sea.")
    synced(browser, device)
    await browser.look()

    assert links(browser) == {MOVED: SESSION}
    told = ["A gate.", "Knock.", "The door opens.", "Who is there?", "Only the sea."]
    assert sorted(browser.web.sessions()[SESSION]) == sorted(browser.page.texts()) == sorted(told)
    assert list(browser.web.sessions()) == [SESSION]


async def test_the_mask_of_a_renamed_character_takes_the_place_of_its_former_one(browser: Browser) -> None:
    before = list(browser.web.file["mask-store"]["masks"].values())
    await character_renamed(browser)
    await browser.turn("The door opens.")

    [mask] = browser.web.file["mask-store"]["masks"].values()
    assert (before[0]["name"], mask["name"], mask["limner"]["uid"]) == ("Mira", "Miranda", NEW)


async def test_a_former_mask_from_a_device_is_known_as_the_renamed_character(browser: Browser) -> None:
    device = synced(browser)
    await character_renamed(browser)
    browser.web.chats.add((NEW, "Mira - 1"))  # type: ignore[attr-defined]
    synced(browser, device)
    await browser.press("look")

    desk = browser.nextchat._desk
    assert desk is not None
    shown = desk._state.preview
    assert shown is not None
    assert {row.avatar for row in shown.cards} == {NEW}
    assert [row.avatar for row in shown.chats] == [NEW]


async def test_renamed_to_and_fro_a_character_is_itself(browser: Browser) -> None:
    desk = browser.nextchat._desk
    assert desk is not None
    kept = desk.sync.sync.links
    for old, new in (("mira.png", "a.png"), ("a.png", "b.png"), ("b.png", "mira.png")):
        kept.rename_character(old, new)

    assert list(kept.all) == [CHAT]
    assert kept.renamed == {"a.png": "mira.png", "b.png": "mira.png"}


async def test_a_chat_that_was_deleted_is_linked_no_more_and_one_of_its_name_begins_anew(
    browser: Browser,
) -> None:
    there = browser.web.sessions()
    browser.nextchat.heard("chat_deleted", {"name": "Mira - 1", "of_group": False})
    await browser.clock.settle()
    assert links(browser) == {}
    assert "Mira - 1 is gone, so it is linked no more." in browser.shown
    assert browser.web.sessions() == there

    await opened(browser, CHAT, [])
    browser.page.say("Another story.")
    await browser.press("link")

    assert browser.page.texts() == ["Another story."], "the story of the deleted chat has come"
    assert sorted(browser.web.sessions().values()) == [["A gate.", "Knock."], ["Another story."]]


async def test_a_chat_of_the_same_name_of_somebody_else_is_none_of_ours(browser: Browser) -> None:
    browser.web.chats.add(("mira.png", "Mira - 1"))  # type: ignore[attr-defined]
    for data in ({"name": "Mira - 1", "of_group": False}, {"name": "Mira - 1", "of_group": True}):
        browser.nextchat.heard("chat_deleted", data)
        await browser.clock.settle()

    assert links(browser) == {CHAT: SESSION}


async def test_where_it_cannot_be_found_out_the_link_stays(browser: Browser) -> None:
    browser.web.sick = True  # type: ignore[attr-defined]
    browser.nextchat.heard("chat_deleted", {"name": "Mira - 1", "of_group": False})
    await browser.clock.settle()

    assert links(browser) == {CHAT: SESSION}


async def test_the_chat_of_a_group_that_was_deleted_is_linked_no_more(browser: Browser) -> None:
    group = "1795892200000/Two"
    await opened(browser, group, [])
    browser.page.say("A gate.")
    await browser.press("link")
    browser.web.chats.add(("", "Two"))  # type: ignore[attr-defined]
    browser.nextchat.heard("chat_deleted", {"name": "Two", "of_group": True})
    await browser.clock.settle()
    assert group in links(browser)
    browser.web.chats.clear()  # type: ignore[attr-defined]
    browser.nextchat.heard("chat_deleted", {"name": "Two", "of_group": True})
    await browser.clock.settle()

    assert links(browser) == {CHAT: SESSION}


async def test_all_chats_of_a_character_that_was_deleted_are_linked_no_more(browser: Browser) -> None:
    browser.nextchat.heard("character_deleted", {"avatar": "other.png"})
    assert links(browser) == {CHAT: SESSION}
    browser.nextchat.heard("character_deleted", {"avatar": "mira.png"})

    assert links(browser) == {}
    assert browser.web.sessions()[SESSION] == ["A gate.", "Knock."]


async def test_a_new_chat_under_the_name_of_one_whose_file_is_gone_takes_nothing_of_it(
    browser: Browser,
) -> None:
    """Its file was deleted outside of ST: nobody has told of it."""
    device = synced(browser)
    device.say(SESSION, "Who is there?", "Only the sea.")
    synced(browser, device)
    fresh: Any = [{"name": "Mira", "is_user": False, "is_system": False, "mes": "Another story.",
                   "extra": {"limner": {"v": 1, "pictures": [], "uid": "new"}}, "send_date": 1}]  # fmt: skip
    there = browser.web.text
    await opened(browser, CHAT, fresh)

    assert browser.page.texts() == ["Another story."]
    assert browser.web.text == there
    assert links(browser) == {}
    assert "Another chat has this name by now" in browser.shown
    await browser.press("link")
    assert sorted(map(len, browser.web.sessions().values())) == [1, 4]


async def test_a_chat_whose_note_was_lost_and_which_is_the_same_goes_on(browser: Browser) -> None:
    """Another tab has saved over it what it had read before the chat was linked."""
    device = synced(browser)
    await opened(browser, CHAT, browser.page.rows, {})
    device.say(SESSION, "Who is there?", "Only the sea.")
    synced(browser, device)
    await browser.look()

    assert links(browser) == {CHAT: SESSION}
    assert browser.page.texts() == ["A gate.", "Knock.", "Who is there?", "Only the sea."]


async def test_a_branch_is_not_linked_and_has_a_session_of_its_own_once_it_is(browser: Browser) -> None:
    device = synced(browser)
    device.say(SESSION, "Who is there?", "Only the sea.")
    synced(browser, device)
    await browser.look()
    rows, notes = json.loads(json.dumps([browser.page.rows, browser.page.notes]))
    there = browser.web.text
    await opened(browser, "mira.png/Branch #1", rows[:3], {**notes, "main_chat": "Mira - 1"})
    await browser.turn("Another way.")
    assert browser.web.text == there
    assert "The open chat is not in step with NextChat." in browser.page.views["nextchat"]

    await browser.press("link")
    await browser.look()

    branch = session_id("mira.png/Branch #1")
    assert browser.web.sessions() == {
        SESSION: ["A gate.", "Knock.", "Who is there?", "Only the sea."],
        branch: ["A gate.", "Knock.", "Who is there?", "Another way."],
    }
    assert texts_of(synced(browser, device)) == browser.web.sessions()[SESSION]


async def test_linked_again_after_a_new_name_it_goes_on_in_its_session(browser: Browser) -> None:
    await opened(browser, "mira.png/The gate")
    browser.nextchat.heard(
        "chat_renamed", {"old": CHAT, "new": "mira.png/The gate", "chat_id": "mira.png/The gate"}
    )
    await browser.clock.settle()
    await browser.press("unlink", entry="mira.png/The gate")
    await browser.press("link")

    assert list(browser.web.sessions()) == [SESSION]
    assert links(browser) == {"mira.png/The gate": SESSION}
