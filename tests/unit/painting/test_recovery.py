"""What a chat owes when it is opened, after each way in which pictures can be interrupted."""

import asyncio
import copy
import json
import random
from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest

from limner.app import App
from limner.core.clock import Ids
from limner.outbox.entry import GONE, Entry, parse
from limner.outbox.outbox import Outbox
from limner.page.host_values import CommandResult, MessageKey, PatchResult, ScannedMessage
from limner.pictures import message_notes
from limner.pictures.picture import Picture, State, Version
from limner.pictures.provenance import Provenance
from tests.fakes.clock import FakeClock
from tests.fakes.host import FakeHost, FakeMessage
from tests.fakes.store import FakeStore
from tests.fakes.tabs import FakeTabs

NAMES = ["one", "two", "three"]
STORY = " ".join(f'Part {name}. <img-prompt="{name}">' for name in NAMES)


class Tab:
    """
    A page in the middle of painting: one picture is painted, one is being painted, one waits.

    ``settle`` lets all be painted.
    """

    def __init__(self, beside: "Tab | None" = None, **settings: object) -> None:
        self.clock: FakeClock = beside.clock if beside else FakeClock()
        self.store: FakeStore = beside.store if beside else FakeStore()
        self.tabs: FakeTabs = FakeTabs(beside.tabs.all if beside else [])
        self.host = FakeHost()
        self.host.painter = self._paint
        self.settings = json.dumps({"version": 1, **settings}) if settings else ""
        self.seed = 100 * len(self.tabs.all)
        if beside:
            self.host.messages = copy.deepcopy(beside.host.messages)
        self.open()

    async def _paint(self, prompt: str, _args: Mapping[str, str]) -> CommandResult:
        await self.clock.sleep(60 if prompt == "two" else 1)
        return CommandResult(True, f"/user/images/{prompt}.png")

    def open(self) -> None:
        """Load the page, or begin a new worker."""
        self.seed += 1
        self.app = App(self.host, self.clock, Ids(random.Random(self.seed)), self.store, self.tabs)
        self.tell("hello", settings=self.settings, chat_id=self.host.chat_id, width=64, height=64)

    async def die(self, *, page_too: bool) -> None:
        """The worker ends between two of its steps; ``page_too``: with the page and all that it runs."""
        dead, self.host = self.host, copy.copy(self.host)
        dead.running, self.host.running = {}, {} if page_too else dead.running
        self.store = copy.deepcopy(self.store)
        kept = {asyncio.current_task(), *self.host.running.values()}
        ended = [task for task in asyncio.all_tasks() if task not in kept]
        for task in ended:
            task.cancel()
        await asyncio.wait(ended)
        self.open()

    def tell(self, event: str, **data: object) -> None:
        self.app.event(event, data)

    async def play(self) -> "Tab":
        self.host.add("m", STORY)
        self.tell("message_received", chat_id="chat", uid="m", swipe_id=0, type="normal", text=STORY)
        await self.clock.advance(10)
        assert self.painted == ["one", "two"]
        return self

    def go(self, chat_id: str, *, copied: bool = False) -> None:
        """Open another chat (``copied``: with the messages of this one), or come back to one."""
        left, self.host.chats[self.host.chat_id] = self.host.messages, self.host.messages
        before = self.host.chats.get(chat_id, [])
        self.host.messages = copy.deepcopy(left) if copied else before
        self.host.chat_id = chat_id
        self.tell("chat_changed", chat_id=chat_id)

    async def settle(self) -> None:
        await self.clock.advance(600)

    @property
    def painted(self) -> list[str]:
        return [text for _, _, text in self.host.commands]

    @property
    def images(self) -> list[str]:
        text = self.host.message("m").text
        return [name for name in NAMES if f'<img-prompt="{name}"><img src="/user/images/{name}.png"' in text]


async def test_a_worker_that_dies_costs_no_picture_and_none_is_painted_twice() -> None:
    tab = await Tab().play()
    await tab.die(page_too=False)
    await tab.settle()

    assert tab.painted == NAMES
    assert tab.images == NAMES
    assert tab.store.texts == {}


async def test_a_worker_that_dies_in_a_continue_costs_no_picture_that_waited_before_it() -> None:
    tab = await Tab().play()
    about = {"chat_id": "chat", "uid": "m", "swipe_id": 0}
    tab.tell("generation_armed", type="continue", dry_run=False, **about, standing=STORY)
    tab.host.streaming = "m"
    await tab.die(page_too=False)
    tab.host.streaming = "m"
    tab.tell("stream", **about, type="continue", start=0, delta=" The end.", standing=STORY)
    await tab.clock.advance(10)
    tab.host.streaming = ""
    tab.host.message("m").text += " The end."
    tab.tell("message_received", **about, type="continue", text=STORY + " The end.", standing=STORY)
    await tab.settle()

    assert tab.painted == NAMES
    assert tab.images == NAMES
    assert tab.store.texts == {}


async def test_a_reload_paints_again_only_what_was_being_painted() -> None:
    tab = await Tab().play()
    await tab.die(page_too=True)
    await tab.settle()

    assert tab.painted == ["one", "two", "two", "three"]
    assert tab.images == NAMES
    assert tab.store.texts == {}


async def test_another_name_for_the_chat_costs_nothing() -> None:
    tab = await Tab().play()
    tab.host.chat_id = "new"
    tab.tell("chat_changed", chat_id="new")
    tab.tell("chat_renamed", old="chat", new="new", chat_id="new")
    await tab.settle()

    assert tab.painted == NAMES
    assert tab.images == NAMES
    assert tab.store.texts == {}


async def test_a_name_that_is_told_late_costs_nothing_either() -> None:
    tab = await Tab().play()
    patch = tab.host.patch

    async def slowly(key: MessageKey, *, expect: str, text: str, limner: str) -> PatchResult:
        await tab.clock.sleep(20)
        return await patch(key, expect=expect, text=text, limner=limner)

    tab.host.patch = slowly  # type: ignore[method-assign]
    tab.host.chat_id = "new"
    tab.tell("chat_changed", chat_id="new")
    await tab.clock.advance(10)
    tab.tell("chat_renamed", old="chat", new="new", chat_id="new")
    await tab.settle()

    assert tab.painted == NAMES
    assert tab.images == NAMES
    assert tab.store.texts == {}


async def test_a_note_of_a_failed_try_does_not_hold_the_picture_of_a_later_one() -> None:
    tab = Tab()
    tag, key = '<img-prompt="one">', MessageKey("chat", "m", 0)
    failed = Picture("p", "one", 0, State.FAILED, (Version("attempt", "one", "", "sd", 0.0, "no luck"),))
    tab.host.messages = [FakeMessage("m", [tag], [message_notes.dump("m", [failed])])]
    await tab.app.outbox.put(Entry("attempt", key, "p", 0, "one", "sd", 0.0, url="/user/images/one.png"))
    tab.tell("chat_changed", chat_id="chat")
    await tab.settle()

    assert tab.images == ["one"]
    assert tab.painted == []
    assert tab.store.texts == {}


async def test_a_picture_that_comes_while_the_name_of_its_chat_is_written_down_is_kept() -> None:
    place, store = MessageKey("old", "m", 0), FakeStore()
    outbox = Outbox(store)
    for name in ("a", "b"):
        await outbox.put(Entry(name, place, name, 0, name, "sd", 0.0))
    put, slow = store.put, asyncio.Event()

    async def slowly(name: str, text: str) -> None:
        await slow.wait()
        await put(name, text)

    store.put = slowly  # type: ignore[method-assign]
    renaming = asyncio.create_task(outbox.rename_chat("old", "new"))
    await asyncio.sleep(0)
    painted = asyncio.create_task(outbox.painted("b", "/user/images/b.png", Provenance()))
    await asyncio.sleep(0)
    slow.set()
    await asyncio.gather(renaming, painted)

    assert [(entry.key.chat_id, entry.url) for entry in outbox] == [
        ("new", ""),
        ("new", "/user/images/b.png"),
    ]


async def test_a_version_that_is_deleted_before_the_outbox_is_read_moves_its_entries_all_the_same() -> None:
    store = FakeStore()
    for number in range(3):
        entry = Entry(
            f"e{number}", MessageKey("chat", "m", number), "p", 0, "a", "sd", 0.0, url="/user/images/a.png"
        )
        store.texts[entry.id] = entry.dump()
    outbox = Outbox(store)
    outbox.version_deleted(MessageKey("chat", "m", 1))
    await outbox.load()

    assert [entry.key.swipe_id for entry in outbox] == [0, GONE, 1]
    assert [parsed.key.swipe_id for text in store.texts.values() if (parsed := parse(text))] == [0, GONE, 1]


async def test_a_picture_that_is_found_while_its_message_is_written_is_set_and_not_painted_again() -> None:
    tab = await Tab().play()
    await tab.die(page_too=True)
    patch, slow = tab.host.patch, asyncio.Event()

    async def slowly(key: MessageKey, *, expect: str, text: str, limner: str) -> PatchResult:
        await slow.wait()
        return await patch(key, expect=expect, text=text, limner=limner)

    tab.host.patch = slowly  # type: ignore[method-assign]
    await tab.clock.advance(200)
    entry = next(each for each in tab.app.outbox if each.prompt == "three")
    await tab.app.outbox.put(
        replace(entry, id="another", picture="another", prompt="four", url="/user/images/another.png")
    )
    tab.host.message("m").text += '<img-prompt="four">'
    tab.tell("chat_changed", chat_id="chat")
    await tab.clock.advance(10)
    slow.set()
    await tab.settle()

    assert '<img-prompt="four"><img src="/user/images/another.png"' in tab.host.message("m").text
    assert "four" not in tab.painted


async def test_a_branch_and_its_trunk_share_their_pictures() -> None:
    tab = await Tab().play()
    tab.go("branch", copied=True)
    await tab.settle()

    assert tab.images == NAMES

    tab.go("chat")
    await tab.settle()

    assert tab.images == NAMES
    assert tab.painted == NAMES
    assert tab.store.texts == {}


async def test_a_branch_that_is_still_being_saved_with_one_picture_gets_the_others_too() -> None:
    tab = await Tab().play()
    patch = tab.host.patch

    async def slowly(key: MessageKey, *, expect: str, text: str, limner: str) -> PatchResult:
        result = await patch(key, expect=expect, text=text, limner=limner)
        await tab.clock.sleep(55)
        return result

    tab.host.patch = slowly  # type: ignore[method-assign]
    tab.go("branch", copied=True)
    await tab.settle()

    assert tab.images == NAMES
    assert tab.painted == NAMES


async def test_a_checkpoint_gets_the_pictures_of_its_chat_when_it_is_opened() -> None:
    tab = await Tab().play()
    tab.host.chats["checkpoint"] = copy.deepcopy(tab.host.messages)
    await tab.settle()
    tab.go("checkpoint")
    await tab.settle()

    assert tab.images == NAMES
    assert tab.painted == NAMES


async def test_who_wants_no_resume_gets_what_is_painted_and_no_more() -> None:
    tab = await Tab(resume="leave").play()
    tab.go("other")
    await tab.settle()
    tab.go("chat")
    await tab.settle()

    assert tab.images == ["one", "two"]
    assert tab.painted == ["one", "two"]
    assert tab.store.texts == {}


async def test_who_wants_no_resume_gets_none_after_a_reload_either() -> None:
    tab = await Tab(resume="leave").play()
    await tab.die(page_too=True)
    await tab.settle()

    assert tab.images == ["one"]
    assert tab.painted == ["one", "two"]
    assert tab.store.texts == {}


@pytest.mark.parametrize("agrees", [True, False])
async def test_who_wants_to_be_asked_is_asked_for_what_is_not_painted(*, agrees: bool) -> None:
    tab = await Tab(resume="ask").play()
    tab.host.agrees = agrees
    await tab.die(page_too=True)
    await tab.settle()

    assert tab.host.questions == [
        "Pictures of the last messages that are not painted yet: 2. Paint them now?"
    ]
    assert tab.images == (NAMES if agrees else ["one"])
    assert tab.painted == ["one", "two", *(["two", "three"] if agrees else [])]
    assert tab.store.texts == {}


async def test_a_question_does_not_count_what_is_being_painted() -> None:
    tab = await Tab(resume="ask").play()
    tab.go("other")
    tab.go("chat")
    await tab.settle()

    assert tab.host.questions == [
        "Pictures of the last messages that are not painted yet: 1. Paint them now?"
    ]
    assert tab.images == NAMES
    assert tab.painted == NAMES


async def test_a_second_tab_on_the_chat_paints_nothing_and_shows_everything() -> None:
    tab = await Tab().play()
    other = Tab(tab)
    await tab.clock.advance(10)

    assert other.images == ["one"]
    assert other.tabs.awaited == {tab.tabs.name}  # a page in the background may be slow to say that it lives

    await tab.settle()

    assert tab.images == other.images == NAMES
    assert tab.painted == NAMES
    assert other.painted == []
    assert tab.store.texts == {}


async def test_what_is_delivered_while_a_second_tab_still_asks_who_lives_is_not_painted_there_again() -> None:
    tab = await Tab().play()
    tab.tabs.slow = asyncio.Event()
    other = Tab(tab)  # its copy of the chat is from before
    await tab.clock.advance(0)
    await tab.settle()
    assert tab.images == NAMES
    assert tab.store.texts == {}

    tab.tabs.slow.set()
    await other.settle()

    assert other.images == NAMES
    assert other.painted == []


async def test_a_tab_that_is_closed_leaves_its_work_to_the_other() -> None:
    tab = await Tab().play()
    other = Tab(tab)
    await tab.clock.advance(10)
    tab.tabs.all.remove(tab.tabs)
    tab.host.chat_id = "nowhere"
    other.tell("chat_changed", chat_id="chat")
    await other.settle()

    assert other.images == NAMES
    assert other.painted == ["two", "three"]


async def test_a_chat_that_is_back_before_the_other_was_looked_through_has_nothing_painted_twice() -> None:
    tab = await Tab().play()
    at_once = tab.host.scan

    async def busy_page(last: int, *, only: bool = False) -> Sequence[ScannedMessage]:
        await tab.clock.sleep(120)
        return await at_once(last, only=only)

    tab.host.scan = busy_page  # type: ignore[method-assign]
    tab.go("other")
    await tab.clock.advance(1)
    tab.go("chat")  # the page is slow: it tells what stands in this chat when it was asked for the other
    await tab.settle()

    assert tab.painted == NAMES
    assert tab.images == NAMES
