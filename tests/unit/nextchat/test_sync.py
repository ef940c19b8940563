"""A linked chat in step with NextChat's file: what goes out and comes in, when, and what is never done."""

import json
import logging
from collections.abc import Callable
from typing import Any

import pytest

from limner.continuity.access import Briefed
from limner.core.errors import LimnerError
from limner.core.tasks import Background
from limner.nextchat._card_texts import card_texts
from limner.nextchat._chats import session_id
from limner.nextchat._values import hash_of
from limner.nextchat.access import NextChat
from limner.settings.preferences import Preferences
from tests.fakes import linked
from tests.fakes.clock import FakeClock
from tests.fakes.linked import CARD, CHAT, FILE, Copies, LinkedPage, LinkedWeb, text_of
from tests.fakes.nextchat import Device
from tools.webdav_service import Mood, UpstashService

SESSION = session_id(CHAT)
PIXEL = "data:image/webp;base64,UklGRg=="
IMAGE = '<img src="/user/images/Mira/1.png" title="a gate" alt="a gate">'
TAG = '<img-prompt="a gate">'
MINUTES = 120.0
PLAIN_MASK: dict[str, Any] = {
    "id": "q", "avatar": "a", "name": "q", "lang": "en", "createdAt": 1, "plugin": [], "context": [],
    "modelConfig": {"model": "m", "historyMessageCount": 4},
}  # fmt: skip


class Browser:
    """One browser with ST and Limner; ``web`` may be shared with another."""

    def __init__(self, web: LinkedWeb | None = None, rows: Any = (), settings: str = "{}") -> None:
        self.page, self.web, self.clock, self.copies = LinkedPage(), web or LinkedWeb(), FakeClock(), Copies()
        self.page.rows = json.loads(json.dumps(list(rows)))
        self.preferences, self.tasks = Preferences(self.page), Background()
        self.preferences.load(settings)
        self.nextchat = NextChat(
            self.page,
            self.web,
            self.clock,
            self.brief,
            preferences=self.preferences,
            begin=self.tasks.begin,
            copies=self.copies,
        )
        self.memory = ""

    async def brief(self, _kind: str) -> Briefed:
        return Briefed(self.memory)

    async def press(self, name: str, **data: Any) -> None:
        await self.nextchat.actions[f"nextchat.{name}"](data)
        await self.clock.settle()

    async def link(self) -> None:
        await self.press("open")
        await self.press("link")

    async def turn(self, text: str, *, user: bool = False) -> None:
        self.page.say(text, user=user)
        self.nextchat.heard("message_received", {})
        await self.clock.advance(6)

    async def look(self) -> None:
        """Wait until it looks by itself."""
        await self.clock.advance(MINUTES + 1)

    @property
    def state(self) -> Any:
        desk = self.nextchat._desk
        return desk.status if desk else {}

    @property
    def conflict(self) -> str:
        """The mark of the first that is to be decided."""
        return self.nextchat._desk.sync.sync.conflicts[0].mark  # type: ignore[union-attr]

    @property
    def said(self) -> str:
        return str(self.state.get("state"))

    @property
    def shown(self) -> str:
        self.nextchat.paint()
        return self.page.views["nextchat"]

    @property
    def record(self) -> Any:
        return self.page.notes["nextchat"]


class File:
    """The file as NextChat's own sync sees it."""

    def __init__(self, web: LinkedWeb) -> None:
        self._web = web
        self.sick = False

    def get(self) -> str:
        found = self._web.dav.files.get(FILE, b"")
        return "" if self.sick else found.decode()

    def put(self, text: str) -> None:
        self._web.dav.put(FILE, text.encode())


@pytest.fixture(name="browser")
async def _browser() -> Browser:
    browser = Browser()
    browser.page.say("A gate.")
    browser.page.say("Knock.", user=True)
    return browser


def synced(browser: Browser, *devices: Device) -> Device:
    """Return a device of NextChat's that has synced."""
    device = devices[0] if devices else Device()
    assert device.sync(File(browser.web)) == "Success"  # type: ignore[arg-type]  # as its server looks
    device.show()
    return device


def texts_of(device: Device) -> list[str]:
    session = device.session(SESSION)
    assert session is not None
    return [each["content"] if isinstance(each["content"], str) else each["content"][0]["text"]
            for each in session["messages"]]  # fmt: skip


def requests(browser: Browser) -> list[str]:
    return [method for method, _, _ in browser.web.dav.requests]


# -- the way ---------------------------------------------------------------------------------------------


async def test_a_linked_chat_goes_out_with_its_character_and_nextchat_shows_it(browser: Browser) -> None:
    await browser.link()

    device = synced(browser)
    assert texts_of(device) == ["A gate.", "Knock."]
    assert [mask["name"] for mask in device.masks.values()] == ["Mira"]
    assert device.access == {"openaiApiKey": "sk-device"}
    assert browser.said.startswith("In step since ")
    assert browser.state["sync"] is True
    assert browser.page.file, "the names of the messages are in ST's file"


async def test_turns_there_come_in_order_and_turns_here_go_out(browser: Browser) -> None:
    await browser.link()
    device = synced(browser)
    device.say(SESSION, "Who is there?", "Only the sea.")
    synced(browser, device)

    await browser.look()

    assert browser.page.texts() == ["A gate.", "Knock.", "Who is there?", "Only the sea."]
    assert [each["is_user"] for each in browser.page.rows] == [False, True, True, False]
    assert browser.page.rows[-1]["name"] == "Mira"
    assert browser.page.file == browser.page.rows
    assert "Messages that came: 2." in browser.said
    await browser.turn("The door opens.")
    assert texts_of(synced(browser, device)) == [
        "A gate.", "Knock.", "Who is there?", "Only the sea.", "The door opens.",
    ]  # fmt: skip


async def test_what_happens_within_some_seconds_goes_out_together(browser: Browser) -> None:
    await browser.link()
    browser.web.dav.requests.clear()
    for number in range(5):
        browser.page.say(f"text {number}")
        browser.nextchat.heard("message_received", {})
        await browser.clock.advance(0.5)
    assert requests(browser) == []
    await browser.clock.advance(6)

    assert requests(browser) == ["GET", "PUT"]
    assert texts_of(synced(browser))[-1] == "text 4"


async def test_an_unchanged_round_costs_one_request_and_reads_nothing(browser: Browser) -> None:
    await browser.link()
    await browser.look()
    browser.web.dav.requests.clear()

    def forbidden(*_: object) -> Any:
        raise AssertionError("the chat was read")

    browser.page.whole_chat = forbidden  # type: ignore[method-assign, assignment]
    for _ in range(3):
        await browser.look()

    assert [(method, bool(etag)) for method, _, etag in browser.web.dav.requests] == [("GET", True)] * 3
    assert browser.said.startswith("In step since ")


async def test_without_etags_an_unchanged_round_costs_one_request_and_a_hash(browser: Browser) -> None:
    browser.web.dav.mood.etags = "none"
    await browser.link()
    await browser.look()
    browser.web.dav.requests.clear()
    browser.page.whole_chat = None  # type: ignore[method-assign, assignment]
    await browser.look()

    assert browser.web.dav.requests[0] == ("GET", "/files/mira/chatgpt-next-web/backup.json", "")
    assert len(browser.web.dav.requests) == 1


async def test_it_looks_when_the_chat_is_opened_on_focus_and_every_so_many_minutes(browser: Browser) -> None:
    browser.preferences.change("nextchat_minutes", 10)
    await browser.link()
    browser.web.dav.requests.clear()
    await browser.clock.advance(590)
    assert len(browser.web.dav.requests) == 0
    await browser.clock.advance(20)
    assert len(browser.web.dav.requests) == 1
    browser.nextchat.heard("window_focused", {})
    await browser.clock.settle()
    assert len(browser.web.dav.requests) == 2
    browser.nextchat.heard("chat_changed", {"chat_id": CHAT})
    await browser.clock.settle()
    assert len(browser.web.dav.requests) == 3


async def test_a_chat_that_is_not_linked_costs_nothing(browser: Browser) -> None:
    await browser.link()
    browser.page.chat_id = "mira.png/another"
    browser.nextchat.heard("chat_changed", {"chat_id": "mira.png/another"})
    browser.web.dav.requests.clear()
    await browser.turn("Hello.")
    await browser.clock.advance(10_000)

    assert len(browser.web.dav.requests) == 0
    assert "not in step" in browser.said


async def test_without_a_link_an_event_loads_nothing(browser: Browser) -> None:
    for name in ("chat_changed", "message_received", "window_focused"):
        browser.nextchat.heard(name, {"chat_id": CHAT})
    browser.nextchat.greet()
    await browser.clock.advance(1000)

    assert browser.state == {}
    assert len(browser.web.dav.requests) == 0


async def test_after_a_start_a_linked_chat_that_is_open_goes_on(browser: Browser) -> None:
    await browser.link()
    again = Browser(browser.web, browser.page.rows, browser.page.settings)
    again.page.notes = browser.page.notes
    again.page.say("Written while Limner was not there.")
    again.nextchat.greet()
    await again.clock.settle()

    assert texts_of(synced(again))[-1] == "Written while Limner was not there."


# -- what may not be lost --------------------------------------------------------------------------------


async def test_what_another_program_overwrote_is_put_back(browser: Browser) -> None:
    await browser.link()
    stranger, file = Device("ja", seed=7), File(browser.web)
    file.sick = True
    stranger.sync(file)  # type: ignore[arg-type]
    assert browser.web.sessions() == {}

    await browser.look()

    assert browser.web.sessions()[SESSION] == ["A gate.", "Knock."]


async def test_other_peoples_chats_that_were_overwritten_are_put_back_too(browser: Browser) -> None:
    device = Device()
    await browser.link()
    synced(browser, device)
    device.fork(SESSION)
    device.say(device.sessions[0]["id"], "elsewhere", "yes")
    synced(browser, device)
    await browser.look()
    await browser.clock.advance(10)
    stranger, file = Device("ja", seed=7), File(browser.web)
    file.sick = True
    stranger.sync(file)  # type: ignore[arg-type]

    await browser.look()

    assert sorted(map(len, browser.web.sessions().values())) == [2, 4]


async def test_a_file_that_was_deleted_is_written_anew(browser: Browser) -> None:
    await browser.link()
    browser.web.dav.delete(FILE)
    await browser.look()

    assert browser.web.sessions()[SESSION] == ["A gate.", "Knock."]


@pytest.mark.parametrize("read", ["empty", "html", "half"])
async def test_what_cannot_be_read_is_never_written_over_until_the_user_says_so(
    browser: Browser, read: str, caplog: pytest.LogCaptureFixture
) -> None:
    await browser.link()
    before = browser.web.text
    browser.web.dav.mood.read = read
    browser.web.dav.requests.clear()
    await browser.turn("Not lost.")
    await browser.clock.advance(4000)

    assert "PUT" not in requests(browser)
    assert browser.web.text == before
    assert "cannot be read, so nothing is written over it" in browser.said
    assert "Put the last good copy back" in browser.shown
    await browser.press("put_back")
    browser.web.dav.mood.read = ""
    await browser.press("now")
    assert browser.web.sessions()[SESSION] == ["A gate.", "Knock.", "Not lost."]


async def test_what_can_be_read_again_is_not_replaced_by_the_last_good_copy(browser: Browser) -> None:
    await browser.link()
    browser.web.dav.mood.read = "half"
    await browser.turn("Not lost.")
    browser.web.dav.mood.read = ""
    device = synced(browser)
    device.say(SESSION, "Who is there?", "Only the sea.")
    synced(browser, device)
    await browser.press("put_back")

    assert browser.web.file["access-control"] == device.access
    assert sorted(browser.web.sessions()[SESSION]) == sorted(browser.page.texts())
    assert len(browser.page.texts()) == 5


async def test_settings_and_keys_pass_through_as_the_very_text_and_are_nowhere_else(
    browser: Browser, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    access = '{"openaiApiKey": "sk-very-secret",  "accessCode":"1234\\u0020", "n": 1.50}'
    config = '{"fontSize":14 , "models":[], "unknown": {"__proto__x": 1}}'
    stores = [f'"access-control":{access}', f'"app-config":{config}', '"prompt-store":{"prompts":{}}']
    chats = '"chat-next-web-store":{"sessions":[],"lastInput":"x"},"mask-store":{"masks":{},"language":"de"}'
    browser.web.dav.put(FILE, f"{{{','.join([*stores, chats])}}}".encode())
    await browser.link()
    await browser.turn("more")

    assert access in browser.web.text
    assert config in browser.web.text
    assert browser.web.file["mask-store"]["language"] == "de"
    kept = json.dumps([browser.copies.texts, browser.page.views, browser.page.notes, browser.page.settings])
    assert "sk-very-secret" not in kept + browser.said + caplog.text


async def test_a_write_of_somebody_else_in_between_is_not_overwritten(browser: Browser) -> None:
    await browser.link()
    device = synced(browser)
    device.say(SESSION, "Who is there?", "Only the sea.")
    browser.web.late = [lambda: File(browser.web).put(device.text())]
    await browser.turn("The door opens.")

    assert browser.web.sessions()[SESSION] == [
        "A gate.", "Knock.", "The door opens.", "Who is there?", "Only the sea.",
    ]  # fmt: skip
    assert sorted(browser.page.texts()) == sorted(browser.web.sessions()[SESSION])


@pytest.mark.parametrize("etags", ["weak", "none"])
async def test_without_firm_etags_it_reads_once_more_before_it_writes(browser: Browser, etags: str) -> None:
    browser.web.dav.mood.etags = etags
    await browser.link()
    device = synced(browser)
    device.say(SESSION, "Who is there?", "Only the sea.")
    synced(browser, device)
    await browser.turn("The door opens.")

    assert sorted(browser.page.texts()) == sorted(browser.web.sessions()[SESSION])
    assert len(browser.page.texts()) == 5


@pytest.mark.parametrize(
    "etag", ["v1", "*", "'v1'", '"' + "x" * 300 + '"', '"a b"', '"v1"; q=1', "W/v1", '"a']
)
async def test_an_etag_that_is_none_is_as_none(browser: Browser, etag: str) -> None:
    browser.web.dav.mood.etag = etag
    await browser.link()
    device = synced(browser)
    device.say(SESSION, "Who is there?", "Only the sea.")
    synced(browser, device)
    await browser.look()
    await browser.turn("The door opens.")
    await browser.look()
    await browser.look()

    assert sorted(browser.page.texts()) == sorted(browser.web.sessions()[SESSION])
    assert len(browser.page.texts()) == 5
    assert etag == "*" or not any(etag in headers.values() for headers in browser.web.headers)


async def test_a_server_whose_conditions_never_hold_is_not_asked_for_ever(browser: Browser) -> None:
    await browser.link()
    browser.web.dav.mood.statuses = {"PUT": [412] * 10_000}
    await browser.turn("more")
    browser.web.dav.requests.clear()
    await browser.clock.advance(86_400)

    assert requests(browser).count("PUT") < 150
    assert "Somebody else has written" in browser.said
    browser.web.dav.mood = Mood()
    await browser.clock.advance(4600)
    assert browser.web.sessions()[SESSION][-1] == "more"


async def test_a_message_of_the_last_day_that_there_is_does_not_end_it(browser: Browser) -> None:
    await browser.link()
    device = synced(browser)
    device.say(SESSION, "Who is there?", "Only the sea.")
    for each in device.session(SESSION)["messages"][-2:]:  # type: ignore[index]
        each["date"] = "9999-12-31T23:59:59.999"
    synced(browser, device)
    await browser.look()
    await browser.turn("The door opens.")

    assert browser.web.sessions()[SESSION][-1] == "The door opens."
    assert browser.page.texts() == browser.web.sessions()[SESSION]


async def test_two_browsers_take_a_message_once_and_write_it_once(browser: Browser) -> None:
    await browser.link()
    other = Browser(browser.web, browser.page.file, browser.page.settings)
    other.page.notes = json.loads(json.dumps(browser.page.notes))
    other.nextchat.greet()
    await other.clock.settle()
    device = synced(browser)
    device.say(SESSION, "Who is there?", "Only the sea.")
    synced(browser, device)
    for _ in range(3):
        await browser.look()
        await other.look()

    assert browser.page.texts() == other.page.texts() == browser.web.sessions()[SESSION]
    assert len(browser.page.texts()) == 4


# -- edits, deletes, conflicts ---------------------------------------------------------------------------


async def test_an_edit_there_changes_the_message_here_with_its_swipes_and_pictures(browser: Browser) -> None:
    shown = f"A gate. {TAG}{IMAGE} It is shut."
    browser.page.rows[0] |= {"mes": shown, "swipes": ["other", shown], "swipe_id": 1}
    browser.page.pictures["/user/images/Mira/1.png"] = PIXEL
    await browser.link()
    device = synced(browser)
    assert device.sessions[0]["messages"][0]["content"][1]["image_url"]["url"] == PIXEL
    device.edit(SESSION, 0, "A green gate. It is shut.")
    synced(browser, device)
    await browser.look()

    now = f"A green gate. {TAG}{IMAGE} It is shut."
    assert browser.page.rows[0]["mes"] == now
    assert browser.page.rows[0]["swipes"] == ["other", now]
    assert browser.page.rows[0]["extra"]["limner"]["uid"] == "u1"
    assert "Messages changed in NextChat: 1." in browser.said
    await browser.look()
    assert browser.page.rows[0]["mes"] == now


@pytest.mark.parametrize(
    ("choice", "left"),
    [
        ("keep_mine", ["mine", "Knock."]),
        ("keep_theirs", ["theirs", "Knock."]),
        ("keep_both", ["mine", "Knock.", "theirs"]),
    ],
)
async def test_two_edits_both_stay_until_the_user_has_chosen(
    browser: Browser, choice: str, left: list[str]
) -> None:
    await browser.link()
    device = synced(browser)
    device.edit(SESSION, 0, "theirs")
    synced(browser, device)
    browser.page.edit(0, "mine")
    await browser.look()

    assert browser.page.texts() == ["mine", "Knock."]
    assert "mine" in browser.shown
    assert "theirs" in browser.shown
    assert {"mine", "theirs"} <= set(browser.web.sessions()[SESSION])
    [conflict] = browser.record["conflicts"]
    mark = browser.conflict
    await browser.press(choice, entry=mark)
    await browser.clock.advance(10)
    await browser.look()

    assert browser.page.texts() == left
    assert browser.record["conflicts"] == []
    assert conflict[3] == "theirs"
    assert "Changed on both sides" not in browser.shown
    for _ in range(3):
        synced(browser, device)
        await browser.look()
    assert browser.page.texts() == left


async def test_what_the_user_has_chosen_is_not_undone_by_another_device_that_has_a_text_of_before(
    browser: Browser,
) -> None:
    await browser.link()
    device = synced(browser)
    device.say(SESSION, "Who is there?", "Only the sea.")
    synced(browser, device)
    await browser.look()
    other = synced(browser)
    device.edit(SESSION, 3, "Only the wind.")
    synced(browser, device)
    await browser.look()
    browser.page.edit(3, "mine")
    device.edit(SESSION, 3, "theirs")
    synced(browser, device)
    await browser.look()
    await browser.press("keep_theirs", entry=browser.conflict)
    synced(browser, other)  # knows the first text only, and puts it into the file
    await browser.look()

    assert browser.page.texts() == ["A gate.", "Knock.", "Who is there?", "theirs"]
    assert browser.web.sessions()[SESSION] == browser.page.texts()


async def test_a_text_that_the_user_has_refused_does_not_come_when_he_goes_back_to_the_version_before(
    browser: Browser,
) -> None:
    await browser.link()
    device = synced(browser)
    device.edit(SESSION, 0, "theirs")
    synced(browser, device)
    browser.page.edit(0, "another version")
    await browser.look()
    await browser.press("keep_mine", entry=browser.conflict)
    browser.page.edit(0, "A gate.")
    synced(browser, device)
    await browser.look()

    assert browser.page.texts() == ["A gate.", "Knock."]
    assert browser.web.sessions()[SESSION] == ["A gate.", "Knock."]
    assert browser.record["conflicts"] == []


async def test_of_more_conflicts_than_the_list_holds_none_is_lost(browser: Browser) -> None:
    for number in range(210):
        browser.page.say(f"line {number}")
    await browser.link()
    device = synced(browser)
    for at in range(212):
        device.edit(SESSION, at, f"theirs {at}")
        browser.page.edit(at, f"mine {at}")
    synced(browser, device)
    await browser.look()
    await browser.look()

    texts = set(browser.web.sessions()[SESSION])
    assert {f"{side} {at}" for at in range(212) for side in ("mine", "theirs")} <= texts
    assert len(browser.record["conflicts"]) == 200


async def test_what_was_deleted_here_does_not_come_back(browser: Browser) -> None:
    await browser.link()
    device = synced(browser)
    device.say(SESSION, "Who is there?", "Only the sea.")
    synced(browser, device)
    await browser.look()
    del browser.page.rows[1:3]
    browser.nextchat.heard("messages_deleted", {})
    for _ in range(3):
        await browser.look()
        synced(browser, device)

    assert browser.page.texts() == ["A gate.", "Only the sea."]


async def test_an_error_of_a_model_there_does_not_come(browser: Browser) -> None:
    await browser.link()
    device = synced(browser)
    session = device.session(SESSION)
    assert session
    session["messages"].append({**device.message("assistant", "Error 500"), "isError": True})
    synced(browser, device)
    await browser.look()

    assert browser.page.texts() == ["A gate.", "Knock."]


# -- ST's side -------------------------------------------------------------------------------------------


async def test_while_st_writes_a_reply_nothing_is_put_into_the_chat(browser: Browser) -> None:
    await browser.link()
    device = synced(browser)
    device.say(SESSION, "Who is there?", "Only the sea.")
    synced(browser, device)
    browser.page.generating = True
    await browser.look()
    assert browser.page.texts() == ["A gate.", "Knock."]
    browser.page.generating = False
    await browser.clock.advance(10)

    assert len(browser.page.texts()) == 4


async def test_what_the_user_writes_in_between_stays_and_nothing_comes_twice(browser: Browser) -> None:
    await browser.link()
    device = synced(browser)
    device.say(SESSION, "Who is there?", "Only the sea.")
    synced(browser, device)
    browser.page.moves = ["Wait."]
    await browser.look()

    assert browser.page.texts() == ["A gate.", "Knock.", "Wait.", "Who is there?", "Only the sea."]
    assert sorted(browser.web.sessions()[SESSION]) == sorted(browser.page.texts())


async def test_what_st_has_not_saved_is_not_written_over_there(browser: Browser) -> None:
    await browser.link()
    before = browser.web.text
    device = synced(browser)
    device.say(SESSION, "Who is there?", "Only the sea.")
    synced(browser, device)
    there = browser.web.text
    browser.page.saving = False
    await browser.look()
    assert browser.web.text == there != before
    assert "has not saved the chat" in browser.said
    browser.page.saving = True
    await browser.clock.advance(60)

    assert browser.page.texts() == ["A gate.", "Knock.", "Who is there?", "Only the sea."]


async def test_another_chat_that_was_opened_meanwhile_is_left_alone(browser: Browser) -> None:
    await browser.link()
    device = synced(browser)
    device.say(SESSION, "Who is there?", "Only the sea.")
    synced(browser, device)
    browser.page.chat_id, browser.page.rows = "mira.png/another", []
    browser.nextchat.heard("window_focused", {})
    await browser.clock.settle()

    assert browser.page.rows == []
    assert len(browser.web.sessions()[SESSION]) == 4


async def test_a_renamed_chat_stays_linked_with_the_same_session(browser: Browser) -> None:
    await browser.link()
    device = synced(browser)
    browser.page.chat_id = "mira.png/The gate"
    browser.nextchat.heard(
        "chat_renamed", {"old": CHAT, "new": "mira.png/The gate", "chat_id": "mira.png/The gate"}
    )
    await browser.turn("The door opens.")
    for _ in range(2):
        synced(browser, device)
        await browser.look()

    told = ["A gate.", "Knock.", "The door opens."]
    assert browser.web.sessions() == {SESSION: told}
    assert browser.page.texts() == texts_of(device) == told


def copied(rows: list[Any]) -> None:
    rows.append({**rows[1], "extra": {"limner": {"v": 1, "pictures": [], "uid": "u2"}}})
    rows[1]["extra"] = rows[2]["extra"]


def noted(**note: Any) -> Callable[[list[Any]], None]:
    def write(rows: list[Any]) -> None:
        for row in rows[1:]:
            row["extra"]["nextchat"] = {"hash": hash_of(row["mes"]), **note}

    return write


@pytest.mark.parametrize(
    "spoil",
    [
        copied, noted(id="__proto__"), noted(id="x" * 600), noted(id=5), noted(id="a", theirs=5, raw=7),
        noted(id="a", raw='{"id": "a", "role": "x", "content": null, "date": 5, "__proto__": {"x": 1}}'),
        noted(id="a", raw='{"id": "b", "role": "user", "content": "other words", "date": ""}'),
        noted(id=f"{SESSION}:u1:{hash_of('A gate.')}"), lambda rows: rows[1].update(mes=5),
        lambda rows: rows[1]["extra"].update(limner={"uid": "u" * 600}),
        lambda rows: rows[1].update(send_date={"a": 1}, name=None, swipe_info=[None, 5], swipes="x"),
    ],
)  # fmt: skip
async def test_whatever_a_chat_file_says_of_itself_nextchat_survives_and_nothing_is_doubled(
    browser: Browser, spoil: Callable[[list[Any]], None]
) -> None:
    spoil(browser.page.rows)
    await browser.link()
    device = synced(browser)
    await browser.turn("The door opens.")
    for _ in range(2):
        synced(browser, device)
        await browser.look()

    told = [row["mes"] for row in browser.page.rows if isinstance(row["mes"], str)]
    assert texts_of(device) == told
    assert "__proto__" not in browser.web.text
    assert browser.said.startswith("In step since ")


async def test_an_edit_there_of_a_message_that_is_here_twice_is_the_users_to_decide(browser: Browser) -> None:
    copied(browser.page.rows)
    await browser.link()
    device = synced(browser)
    assert texts_of(device) == ["A gate.", "Knock.", "Knock."]
    device.edit(SESSION, 2, "Knock twice.")
    synced(browser, device)
    await browser.look()

    assert browser.page.texts() == ["A gate.", "Knock.", "Knock."]
    mark = browser.conflict
    await browser.press("keep_theirs", entry=mark)
    assert browser.page.texts() == ["A gate.", "Knock.", "Knock.", "Knock twice."]


@pytest.mark.parametrize(
    "mask",
    [
        {"plugin": "x", "lang": 5, "modelConfig": {"model": ["x"]}, "context": 5, "name": "q"},
        {**PLAIN_MASK, "modelConfig": {"model": "", "historyMessageCount": 4}},
        {**PLAIN_MASK, "id": "__proto__"},
        {**PLAIN_MASK, "context": [None, {"role": "system", "content": None}, {"__proto__": {}}]},
        [], 7, "x",
    ],
)  # fmt: skip
@pytest.mark.parametrize("same", [True, False])
async def test_whatever_mask_a_card_says_it_was_made_of_nextchat_survives(
    browser: Browser, mask: Any, same: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    data: dict[str, Any] = {**CARD["data"]}  # type: ignore[dict-item]
    mark = card_texts(data, "Mira", "Ada", "").hash if same else ""
    data["extensions"] = {"nextchat": {"mask": json.dumps(mask), "hash": mark}}
    monkeypatch.setattr(linked, "CARD", {**CARD, "data": data})
    await browser.link()

    assert texts_of(synced(browser)) == ["A gate.", "Knock."]
    assert "__proto__" not in json.dumps(browser.web.file["chat-next-web-store"]["sessions"][0]["mask"])


async def test_unlinked_it_is_left_alone_on_both_sides(browser: Browser) -> None:
    await browser.link()
    await browser.press("unlink", entry=CHAT)
    there = browser.web.text
    await browser.turn("Only here.")
    await browser.look()

    assert browser.web.text == there
    assert browser.state["sync"] is False


async def test_a_group_has_the_names_of_who_speaks_in_both_directions() -> None:
    browser = Browser()
    browser.page.group = True
    browser.page.say("A gate.", name="Mira")
    browser.page.say("I see it.", name="Bran")
    await browser.link()
    device = synced(browser)
    assert texts_of(device) == ["Mira: A gate.", "Bran: I see it."]
    device.say(SESSION, "Who knocks?", "Bran: I do.")
    device.edit(SESSION, 0, "Mira: A green gate.")
    synced(browser, device)
    await browser.look()

    told = [(each["name"], each["mes"]) for each in browser.page.rows]
    assert told == [
        ("Mira", "A green gate."),
        ("Bran", "I see it."),
        ("Ada", "Who knocks?"),
        ("Bran", "I do."),
    ]


async def test_every_member_of_a_group_goes_along_with_its_whole_card() -> None:
    browser = Browser()
    browser.page.group = True
    browser.page.members = ["mira.png", "bran.png", "gone.png"]
    browser.web.cards = {
        "mira.png": CARD,
        "bran.png": {"spec": "chara_card_v2", "data": {"name": "Bran", "description": "A smith."}},
    }
    browser.page.say("A gate.", name="Mira")
    browser.page.say("I see it.", name="Bran")
    await browser.link()
    device = synced(browser)

    cards = {mask["name"]: json.loads(mask["limner"]["card"]) for mask in device.masks.values()}
    assert cards == {"Mira": CARD, "Bran": browser.web.cards["bran.png"]}
    mask = device.sessions[0]["mask"]
    assert mask["name"] == "Mira, Bran"
    assert [each["content"] for each in mask["context"]] == ["[Mira]\n\nA traveller.", "[Bran]\n\nA smith."]
    assert texts_of(device) == ["Mira: A gate.", "Bran: I see it."]
    next(each for each in device.masks.values() if each["name"] == "Bran")["name"] = "Brandon"
    synced(browser, device)
    await browser.look()
    assert "bran.png" in browser.shown


async def test_in_step_a_card_and_its_picture_stand_in_the_file_once(browser: Browser) -> None:
    browser.page.pictures["/characters/mira.png"] = PIXEL
    await browser.link()
    synced(browser)

    assert browser.web.text.count(PIXEL) == 1
    assert browser.web.text.count('"card":') == 1
    [session] = browser.web.file["chat-next-web-store"]["sessions"]
    assert [each["content"] for each in session["mask"]["context"]] == ["A traveller."], "begun by the chat"


async def test_pictures_of_nextchat_become_files_of_sts(browser: Browser) -> None:
    await browser.link()
    device = synced(browser)
    device.say(SESSION, "Look.", "Nice.")
    session = device.session(SESSION)
    assert session
    part = {"type": "image_url", "image_url": {"url": PIXEL}}
    session["messages"][-2]["content"] = [{"type": "text", "text": "Look."}, part]
    synced(browser, device)
    await browser.look()

    assert browser.web.pictures == ["UklGRg=="]
    [media] = browser.page.rows[2]["extra"]["media"]
    assert media["url"].startswith("/user/images/mira/nextchat-")


async def test_what_continuity_knows_goes_into_the_memory(browser: Browser) -> None:
    browser.memory = "Mira wears a cloak."
    await browser.link()
    assert synced(browser).sessions[0]["memoryPrompt"] == "Mira wears a cloak."


async def test_a_summary_of_nextchats_own_is_shown_and_left_there(browser: Browser) -> None:
    browser.memory = "Mira wears a cloak."
    await browser.link()
    device = synced(browser)
    device.sessions[0]["memoryPrompt"] = "They <b>met</b> at a gate."
    browser.web.dav.put(FILE, device.text().encode())
    await browser.look()

    assert "They &lt;b&gt;met&lt;/b&gt; at a gate." in browser.shown
    assert browser.web.file["chat-next-web-store"]["sessions"][0]["memoryPrompt"].startswith("They")


async def test_what_the_user_wrote_of_a_characters_looks_is_in_the_mask(
    browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    look = {"v": 1, "of": "", "sheets": [{"names": ["Mira"], "look": {"hair": "long red hair"}}]}
    data = {**CARD["data"], "extensions": {"limner": {"look": look}}}  # type: ignore[dict-item]
    monkeypatch.setattr(linked, "CARD", {**CARD, "data": data})
    await browser.link()

    [mask] = synced(browser).masks.values()
    assert "long red hair" in mask["context"][0]["content"]


# -- trouble ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("status", [401, 403, 301, 405, 409, 413, 400, 415])
@pytest.mark.parametrize("method", ["GET", "PUT"])
async def test_where_only_the_user_can_help_it_is_not_tried_again(
    browser: Browser, status: int, method: str
) -> None:
    await browser.link()
    browser.web.dav.mood.statuses = {method: [status] * 50}
    browser.web.dav.requests.clear()
    before = browser.web.text
    for _ in range(5):
        await browser.turn("more")
    await browser.clock.advance(100_000)

    assert requests(browser) == (["GET"] if method == "GET" else ["GET", "PUT"])
    assert browser.web.text == before
    assert "It is not tried again until you press" in browser.said
    browser.web.dav.mood = Mood()
    await browser.press("now")
    assert browser.web.sessions()[SESSION][-1] == "more"


@pytest.mark.parametrize("status", [423, 429, 500, 502, 503, 507])
@pytest.mark.parametrize("method", ["GET", "PUT"])
async def test_what_may_go_by_itself_is_tried_again_later_and_later(
    browser: Browser, status: int, method: str
) -> None:
    await browser.link()
    browser.web.dav.mood.statuses = {method: [status] * 1000}
    await browser.turn("more")
    browser.web.dav.requests.clear()
    await browser.clock.advance(3 * 86_400)

    tries = len(browser.web.dav.requests)
    assert 30 < tries / (1 if method == "GET" else 2) < 150, "an hour between two, at the end"
    assert "Next try in" in browser.said
    browser.web.dav.mood = Mood()
    await browser.clock.advance(4600)
    assert browser.web.sessions()[SESSION][-1] == "more"
    assert browser.said.startswith("In step since ")


async def test_offline_for_days_it_goes_on_where_it_was(browser: Browser) -> None:
    await browser.link()
    browser.web.up = False
    for number in range(3):
        await browser.turn(f"day {number}")
        await browser.clock.advance(86_400)
    assert "cannot be reached" in browser.said
    browser.web.up = True
    await browser.clock.advance(4600)

    assert browser.web.sessions()[SESSION][-3:] == ["day 0", "day 1", "day 2"]


async def test_begun_while_the_server_is_away_it_comes_by_itself_when_that_is_back(browser: Browser) -> None:
    await browser.link()
    again = Browser(browser.web, browser.page.rows, browser.page.settings)
    again.page.notes = browser.page.notes
    again.page.say("Written meanwhile.")
    again.web.up = False
    again.nextchat.greet()
    await again.clock.advance(30)
    again.web.up = True
    await again.clock.advance(120)

    assert texts_of(synced(again))[-1] == "Written meanwhile."


async def test_a_refusal_of_the_plugins_own_is_told_and_tried_again(browser: Browser) -> None:
    await browser.link()
    browser.web.refusal = 502
    await browser.look()
    assert "The server could not be reached. Next try in" in browser.said
    browser.web.refusal = 0
    await browser.clock.advance(60)
    assert browser.said.startswith("In step since ")


async def test_a_server_that_swallows_what_is_written_is_noticed_and_nothing_is_lost(
    browser: Browser,
) -> None:
    browser.web.dav.mood.swallow = True
    await browser.link()
    await browser.look()
    assert "cannot be read" in browser.said
    assert browser.page.texts() == ["A gate.", "Knock."]


async def test_the_folder_is_made_where_there_is_none() -> None:
    browser = Browser()
    browser.page.say("A gate.")
    browser.web.dav.folders = {""}
    await browser.link()

    assert requests(browser) == ["GET", "PUT", "MKCOL", "PUT"]
    assert browser.web.sessions()[SESSION] == ["A gate."]


async def test_without_a_folder_at_the_address_the_user_is_told() -> None:
    browser = Browser()
    browser.page.say("A gate.")
    browser.web.dav.folders = set()
    await browser.link()

    assert "There is no WebDAV folder at this address (409)" in browser.said


async def test_without_the_plugin_the_panel_says_in_one_line_that_it_is_by_file(browser: Browser) -> None:
    browser.web.installed = False
    await browser.press("open")

    assert (
        "Limner&#x27;s server plugin is not there, so it is by file only."
        in browser.shown.replace("&#39;", "&#x27;")
        or "Limner's server plugin is not there, so it is by file only." in browser.shown
    )
    assert "data-limner-secret" not in browser.shown
    with pytest.raises(LimnerError):
        await browser.press("link")


async def test_before_an_address_is_entered_the_panel_asks_for_it(browser: Browser) -> None:
    browser.web.configured = False
    await browser.press("open")

    assert 'data-limner-secret="nextchat"' in browser.shown
    assert "Keep this chat in step" not in browser.shown
    browser.web.configured = True
    await browser.press("key", form={"status": "200"})
    assert "Keep this chat in step" in browser.shown


async def test_how_much_waits_in_other_linked_chats_is_shown(browser: Browser) -> None:
    await browser.link()
    first = list(browser.page.rows)
    browser.page.chat_id, browser.page.rows, browser.page.notes = "mira.png/Two", [], {}
    browser.page.say("Another story.")
    browser.nextchat.heard("chat_changed", {"chat_id": "mira.png/Two"})
    await browser.press("link")
    device = synced(browser)
    device.say(SESSION, "Who is there?", "Only the sea.")
    synced(browser, device)
    await browser.look()

    assert "+2" in browser.shown
    assert len(first) == 2


async def test_what_did_not_go_out_before_another_chat_was_opened_is_told_and_goes_when_it_is_opened(
    browser: Browser,
) -> None:
    await browser.link()
    first, notes = browser.page.rows, browser.page.notes
    browser.page.say("Written just before leaving.")
    browser.nextchat.heard("message_received", {})
    other: Any = [{**first[0], "mes": "Another story.", "extra": {}}]
    browser.page.chat_id, browser.page.rows, browser.page.notes = "mira.png/Two", other, {}
    browser.nextchat.heard("chat_changed", {"chat_id": "mira.png/Two"})
    await browser.press("link")

    assert "not sent yet: open the chat to send it" in browser.shown
    assert browser.web.sessions()[SESSION] == ["A gate.", "Knock."], "what is not open is left as it is"
    browser.page.chat_id, browser.page.rows, browser.page.notes = CHAT, first, notes
    browser.nextchat.heard("chat_changed", {"chat_id": CHAT})
    await browser.clock.settle()
    assert browser.web.sessions()[SESSION][-1] == "Written just before leaving."
    assert sorted(map(len, browser.web.sessions().values())) == [1, 3]
    assert "not sent yet" not in browser.shown


async def test_a_linked_chat_that_is_not_open_loses_nothing_while_others_are_written(
    browser: Browser,
) -> None:
    await browser.link()
    first, notes = browser.page.rows, browser.page.notes
    other: Any = [{**first[0], "mes": "Another story.", "extra": {}}]
    browser.page.chat_id, browser.page.rows, browser.page.notes = "mira.png/Two", other, {}
    browser.nextchat.heard("chat_changed", {"chat_id": "mira.png/Two"})
    await browser.press("link")
    device = synced(browser)
    device.say(SESSION, "Who is there?", "Only the sea.")
    device.edit(SESSION, 0, "A green gate.")
    synced(browser, device)
    await browser.turn("It went on.")
    await browser.look()
    assert browser.web.sessions()[SESSION] == ["A green gate.", "Knock.", "Who is there?", "Only the sea."]
    browser.page.chat_id, browser.page.rows, browser.page.notes = CHAT, first, notes
    browser.nextchat.heard("chat_changed", {"chat_id": CHAT})
    await browser.clock.settle()

    assert browser.page.texts() == ["A green gate.", "Knock.", "Who is there?", "Only the sea."]


async def test_a_character_goes_into_the_file_and_what_is_there_can_be_looked_at(browser: Browser) -> None:
    await browser.press("open")
    await browser.press("send_character")
    assert [mask["name"] for mask in synced(browser).masks.values()] == ["Mira"]
    device = Device(seed=3)
    synced(browser, device)
    device.masks["own"] = {
        **next(iter(device.masks.values())),
        "id": "own",
        "name": "Stranger",
        "limner": None,
    }
    synced(browser, device)

    await browser.press("look")
    assert "Stranger" in browser.shown


async def test_hostile_names_are_escaped_in_the_panel(browser: Browser) -> None:
    await browser.link()
    device = synced(browser)
    device.edit(SESSION, 0, "<script>alert(1)</script>")
    synced(browser, device)
    browser.page.edit(0, "<img src=x onerror=alert(2)>")
    await browser.look()

    assert "<script>alert" not in browser.shown
    assert "<img src=x" not in browser.shown
    assert "alert(1)" in browser.shown


# -- Upstash ---------------------------------------------------------------------------------------------


async def test_at_upstash_a_chat_goes_both_ways_and_no_blank_is_lost() -> None:
    upstash = UpstashService()
    browser = Browser(LinkedWeb(upstash))
    browser.page.say("A gate. " + "word " * 90_000 + "end")
    await browser.link()
    assert int(upstash.values["chatgpt-next-web-chunk-count"]) > 1
    device = Device()
    device.merge(json.loads(upstash.text()))
    assert texts_of(device) == browser.page.texts()
    device.say(SESSION, "Who is there, in this late hour?", "Only the sea.")
    upstash.put(device.text())

    await browser.look()

    assert browser.page.texts()[1:] == ["Who is there, in this late hour?", "Only the sea."]
    await browser.look()
    upstash.requests.clear()
    await browser.look()
    assert len(upstash.requests) == 1


@pytest.mark.parametrize("growth", ["", "Another line. " * 9_000, "Another line. " * 40_000])
@pytest.mark.parametrize("turns", [False, True])
async def test_what_is_read_while_nextchat_writes_its_pieces_costs_nothing(growth: str, turns: bool) -> None:
    upstash = UpstashService()
    browser = Browser(LinkedWeb(upstash))
    browser.page.say("A gate. " + "word " * 90_000 + "end")
    await browser.link()
    device = Device()
    device.merge(json.loads(upstash.text()))
    upstash.put(device.text())  # in its pieces from now on
    await browser.look()
    device.say(SESSION, f"Who is there? {growth}", "Only the sea.")
    later = UpstashService()
    later.put(device.text())
    for key, piece in later.values.items():  # the count last
        upstash.values[key] = piece
        if turns:
            await browser.turn(f"Written here, {key}.")
        await browser.look()
    await browser.clock.advance(700)

    assert browser.said.startswith("In step since ")
    found = json.loads(upstash.text())
    assert found["access-control"] == device.access
    [session] = found["chat-next-web-store"]["sessions"]
    texts = browser.page.texts()
    there = [text_of(each) for each in session["messages"]]  # NextChat has lost a blank at each of its cuts
    assert sorted(each.replace(" ", "") for each in there) == sorted(each.replace(" ", "") for each in texts)
    assert f"Who is there? {growth}" in texts
    assert len(texts) == len(set(texts)) == (3 + len(later.values) * turns)


async def test_a_file_that_is_being_written_is_looked_at_again_within_seconds(browser: Browser) -> None:
    await browser.link()
    browser.web.dav.mood.read = "half"
    await browser.look()
    assert "cannot be read" in browser.said
    browser.web.dav.mood.read = ""
    await browser.clock.advance(30)

    assert browser.said.startswith("In step since ")


async def test_pieces_of_upstash_that_do_not_fit_together_are_not_written_over() -> None:
    upstash = UpstashService()
    browser = Browser(LinkedWeb(upstash))
    browser.page.say("A gate. " + "word " * 90_000 + "end")
    await browser.link()
    upstash.values["chatgpt-next-web-chunk-1"] = "<html>"
    before = dict(upstash.values)
    await browser.turn("more")

    assert upstash.values == before
    assert "cannot be read" in browser.said


async def test_a_missing_piece_of_upstash_is_no_shorter_text() -> None:
    upstash = UpstashService()
    browser = Browser(LinkedWeb(upstash))
    browser.page.say("A gate. " + "word " * 180_000 + "end")
    await browser.link()
    assert int(upstash.values["chatgpt-next-web-chunk-count"]) > 3
    del upstash.values["chatgpt-next-web-chunk-1"]
    before, texts = dict(upstash.values), browser.page.texts()
    await browser.look()
    await browser.turn("more")

    assert upstash.values == before
    assert browser.page.texts() == [*texts, "more"]
    assert "cannot be read, so nothing is written over it" in browser.said
    await browser.press("put_back")
    [session] = json.loads(upstash.text())["chat-next-web-store"]["sessions"]
    assert [each["content"] for each in session["messages"]] == browser.page.texts()


async def test_a_write_to_upstash_that_is_broken_off_is_ended_later_and_nothing_is_lost() -> None:
    upstash = UpstashService()
    browser = Browser(LinkedWeb(upstash))
    browser.page.say("A gate. " + "word " * 180_000 + "end")
    await browser.link()
    device = Device()
    device.merge(json.loads(upstash.text()))
    device.say(SESSION, "Who is there?", "Only the sea.")
    upstash.put(device.text())
    for failing in (0, 1, 3):  # pieces that go before the server fails
        browser.page.edit(0, f"{failing} " * 180_000)
        upstash.after = failing
        await browser.turn(f"turn {failing}")
    assert "cannot be read" not in browser.said
    await browser.clock.advance(4600)

    assert browser.said.startswith("In step since ")
    found = json.loads(upstash.text())
    assert found["access-control"] == device.access
    [session] = found["chat-next-web-store"]["sessions"]
    assert sorted(each["content"] for each in session["messages"]) == sorted(browser.page.texts())
