"""In step with NextChat, in a real SillyTavern with the plugin: entered, linked, written, taken, offline."""

import json
from typing import Any

import pytest
from playwright.sync_api import Locator, Request, expect

from tests.e2e.drawer import open_drawer
from tests.e2e.pictures import keep
from tests.e2e.test_cast_panel import fits
from tests.e2e.test_nextchat import CHATS, OPEN
from tests.e2e.test_painters import _STORES
from tests.fakes.nextchat import Device
from tools.browser import PHONE, WIDE
from tools.story_model import Script, StoryModel
from tools.story_page import StoryPage
from tools.webdav_service import PASSWORD, USER, WebDavService

FILE = "chatgpt-next-web/backup.json"
BASIC = "bWlyYTpjb3JyZWN0IGhvcnNlIGJhdHRlcnk="


class Sync:
    """The file as NextChat's sync has it."""

    def __init__(self, dav: WebDavService) -> None:
        self._dav = dav

    def get(self) -> str:
        return self._dav.files.get(FILE, b"").decode()

    def put(self, text: str) -> None:
        self._dav.put(FILE, text.encode())

    def device(self, device: Device | None = None) -> Device:
        device = device or Device()
        assert device.sync(self) == "Success"  # type: ignore[arg-type]  # as its server looks
        device.show()
        return device


@pytest.fixture(name="section")
def _section(story: StoryPage, model: StoryModel) -> Locator:
    model.script = Script(reply="The lamp went out.", rate=0)
    story.send("Go on.")
    story.wait_reply()
    open_drawer(story, "connections")
    section = story.page.locator("[data-limner-panel] [data-limner-view=nextchat]")
    if not section.locator("> details").evaluate("details => details.open"):
        section.locator("> details > summary").press("Enter")
    expect(section.get_by_role("button", name="Send this chat")).to_be_visible()
    return section


def enter(section: Locator, files: tuple[WebDavService, str]) -> None:
    """Enter address, user and password as a user does."""
    service, url = files
    if not section.locator(".limner-address").evaluate("details => details.open"):
        section.locator(".limner-address > summary").press("Enter")
    section.get_by_label("Address", exact=True).fill(f"{url}{service.base}")
    section.get_by_label("User, or backup name").fill(USER)
    section.get_by_label("Password or token").fill(PASSWORD)
    section.get_by_role("button", name="Save", exact=True).press("Enter")
    expect(section.get_by_role("button", name="Keep this chat in step")).to_be_visible()


def play_now(section: Locator, story: StoryPage) -> None:
    """Press the button, in the drawer that a press into the chat has closed."""
    open_drawer(story, "connections")
    section.get_by_role("button", name="Now", exact=True).press("Enter")


def linked(section: Locator, files: tuple[WebDavService, str]) -> None:
    """Keep the open chat in step, whatever the test before has left."""
    if section.get_by_role("button", name="Keep this chat in step").count() == 0:
        enter(section, files)
    section.get_by_role("button", name="Keep this chat in step").press("Enter")
    expect(section).to_contain_text("In step since")


def say(story: StoryPage, sync: Sync, text: str) -> None:
    """Send a message, and wait until it is in NextChat's file."""
    story.send(text)
    story.wait_reply()
    story.until(lambda: text in sync.get() or None, f"“{text}” to be in NextChat's file")


def sessions(sync: Sync) -> list[str]:
    """The sessions in the file."""
    return sorted(each["id"] for each in json.loads(sync.get())["chat-next-web-store"]["sessions"])


def texts(story: StoryPage) -> list[str]:
    """The open chat as its file has it."""
    page = story.page
    name = page.evaluate("() => SillyTavern.getContext().getCurrentChatId()")
    lines: list[dict[str, Any]] = page.evaluate(CHATS, page.evaluate(OPEN))[name]
    return [line["mes"] for line in lines[1:]]


def test_a_chat_is_linked_written_taken_and_decided_on_and_the_password_is_nowhere(
    section: Locator, story: StoryPage, dav: WebDavService, files: tuple[WebDavService, str]
) -> None:
    page, sync = story.page, Sync(dav)
    sent: list[Request] = []
    page.on("request", lambda request: sent.append(request))  # noqa: PLW0108 -- a built-in one is not taken
    enter(section, files)
    section.get_by_role("button", name="Keep this chat in step").press("Enter")
    expect(section).to_contain_text("In step since")
    device = sync.device()
    [session] = device.sessions
    assert [each["content"] for each in session["messages"]] == texts(story)
    before = texts(story)

    device.say(session["id"], "Who is there?", "Only the sea.")
    sync.device(device)
    play_now(section, story)
    expect(section).to_contain_text("Messages that came: 2.")
    assert texts(story) == [*before, "Who is there?", "Only the sea."]
    expect(page.locator("#chat .mes .mes_text").last).to_contain_text("Only the sea.")

    story.send("The door opens.")
    story.wait_reply()
    story.until(lambda: "The door opens." in sync.get() or None, "the turn to be in NextChat's file")

    device = sync.device()
    device.edit(session["id"], len(before) - 1, "The lamp still burns.")
    sync.device(device)
    story.edit("The lamp is out.", message=len(before) - 1)
    play_now(section, story)
    expect(section).to_contain_text("Changed on both sides")
    expect(section).to_contain_text("The lamp still burns.")
    page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    fits(section)
    section.get_by_text("Changed on both sides").evaluate("each => each.scrollIntoView({ block: 'start' })")
    keep(page, "nextchat-conflict-phone")
    section.get_by_role("button", name="Take the one of NextChat").press("Enter")
    expect(section).not_to_contain_text("Changed on both sides")
    expect(section).to_contain_text("In step since")
    for name, (width, height) in {"nextchat-phone": PHONE, "nextchat": WIDE}.items():
        page.set_viewport_size({"width": width, "height": height})
        fits(section)
        section.evaluate("each => each.scrollIntoView()")
        keep(page, name)
    assert texts(story)[len(before) - 1] == "The lamp still burns."

    found = "\n".join(page.evaluate(_STORES))
    assert PASSWORD not in found
    assert BASIC not in found
    carriers = [each for each in sent if PASSWORD in (each.post_data or "")]
    assert [each.url.rpartition("/api/")[2] for each in carriers] == ["plugins/limner/nextchat"]
    assert not any(BASIC in json.dumps(each.headers) for each in sent)


def test_away_and_back_nothing_is_lost_and_the_panel_says_so(
    section: Locator, story: StoryPage, dav: WebDavService, files: tuple[WebDavService, str]
) -> None:
    sync = Sync(dav)
    linked(section, files)
    dav.mood.statuses = {"GET": [503] * 20, "PUT": [503] * 20}
    story.send("Written at sea.")
    story.wait_reply()
    expect(section).to_contain_text("The server failed (503). Next try in")
    assert "Written at sea." not in sync.get()
    dav.mood.statuses = {}
    dav.mood.read = "half"
    play_now(section, story)
    expect(section).to_contain_text("nothing is written over it")
    dav.mood.read = ""
    play_now(section, story)
    expect(section).to_contain_text("In step since")
    said = [each["content"] for session in sync.device().sessions for each in session["messages"]]
    assert said.count("Written at sea.") == 1
    assert json.loads(story.command("/limn-nextchat status"))["sync"] is True


def test_what_is_renamed_stays_in_step(
    section: Locator, story: StoryPage, dav: WebDavService, files: tuple[WebDavService, str]
) -> None:
    page, sync = story.page, Sync(dav)
    linked(section, files)
    before = sessions(sync)
    old = str(story.chat_id())
    # ST takes the stroke out of the name, and tells of it as it was typed
    page.evaluate("([old, name]) => SillyTavern.getContext().renameChat(old, name)", [old, f"{old} sea/gate"])
    assert story.chat_id() == f"{old} seagate"
    say(story, sync, "After the new name.")
    try:
        assert story.command("/rename-char silent=true chats=true Miranda") == "true"
        say(story, sync, "After the new character.")
    finally:
        story.command("/rename-char silent=true chats=true Mira")
    say(story, sync, "As it was.")
    assert sessions(sync) == before
    [mask] = json.loads(sync.get())["mask-store"]["masks"].values()
    assert (mask["name"], mask["limner"]["uid"]) == ("Mira", page.evaluate(OPEN))


def test_a_character_has_a_button_of_its_own(
    section: Locator, story: StoryPage, dav: WebDavService, files: tuple[WebDavService, str]
) -> None:
    page = story.page
    if section.locator(".limner-address").evaluate("details => details.open"):
        enter(section, files)
    page.locator("#rightNavDrawerIcon").click()
    button = page.get_by_role("button", name="Send to NextChat")
    expect(button).to_be_visible()
    button.click()
    story.until(lambda: '"uid":"' in Sync(dav).get() or None, "the character to be in NextChat's file")
    page.locator("#rightNavDrawerIcon").click()
    assert [mask["name"] for mask in Sync(dav).device().masks.values()] == ["Mira"]
