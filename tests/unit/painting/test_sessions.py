"""What a session does to a chat, seen in the chat."""

import asyncio
import random
from collections.abc import Mapping
from dataclasses import replace

import pytest

from limner.core.clock import Ids
from limner.core.errors import HostTimeoutError
from limner.outbox.delivery import Delivery
from limner.outbox.entry import Entry
from limner.outbox.outbox import Outbox
from limner.page.host_values import CapturedToast, CommandResult, MessageKey, MessageView
from limner.painting.context import PaintingContext
from limner.painting.session import Session
from limner.painting.sessions import Sessions
from limner.painting.unclaimed import Unclaimed
from limner.providers.limiter import Limiter
from limner.providers.sd_command import SdProvider
from limner.providers.service import GenerationService
from limner.tags.grammar import scan
from limner.trace.trace import Trace
from tests.fakes.clock import FakeClock
from tests.fakes.host import FakeHost
from tests.fakes.store import FakeStore


class World:
    """A chat with sessions in it, and a painter that paints when it is told to."""

    def __init__(self, concurrency: int = 5) -> None:
        self.clock = FakeClock()
        self.host = FakeHost(painter=self._paint)
        self.gates: dict[str, asyncio.Event] = {}
        self.failing: set[str] = set()
        self.open_gates = True
        self.counts: dict[str, int] = {}
        limiter = Limiter(self.clock, concurrency)
        service = self.service = GenerationService(limiter, [SdProvider(self.host)], "sd")
        self.said: list[str] = []
        self.store = FakeStore()
        self.outbox = Outbox(self.store)
        self.sessions = Sessions(
            PaintingContext(
                self.host,
                service,
                self.outbox,
                Unclaimed(service, self.outbox, lambda: None),
                Delivery(self.host, self.outbox, self.clock),
                self.clock,
                Ids(random.Random(7)),
                Trace(self.clock),
                barrier_seconds=lambda: 300.0,
                picture_size=lambda: (512, 512),
                say=self.said.append,
                rested=lambda: None,
            )
        )

    async def _paint(self, text: str, _args: Mapping[str, str]) -> CommandResult:
        if not self.open_gates:
            await self.gates.setdefault(text, asyncio.Event()).wait()
        if text in self.failing:
            return CommandResult(
                True, "", (CapturedToast("error", f"Image generation failed. Please try again.\n\n{text}"),)
            )
        self.counts[text] = self.counts.get(text, 0) + 1
        return CommandResult(True, f"/user/images/{text}-{self.counts[text]}.png")

    def let_paint(self, text: str) -> None:
        self.gates.setdefault(text, asyncio.Event()).set()

    def begin(self, uid: str, text: str) -> Session:
        """A reply whose tags were all seen while it streamed."""
        key = self.host.add(uid, text)
        session = self.sessions.open(key, fresh=True)
        for ordinal, tag in enumerate(scan(text)):
            session.see(tag, ordinal)
        return session

    @property
    def painted(self) -> list[str]:
        return [text for _, _, text in self.host.commands]


async def settle() -> None:
    """Let everything run that can run without time passing."""
    for _ in range(50):
        await asyncio.sleep(0)


THREE = 'One <img-prompt="a"> two <img-prompt="b"> three <img-prompt="c">'


async def test_all_pictures_are_set_at_once_when_text_and_pictures_are_done() -> None:
    world = World()
    session = world.begin("m", THREE)
    await settle()

    assert world.host.message("m").text == THREE

    session.finish(THREE, "")
    await session.done.wait()

    text = world.host.message("m").text
    assert text.count("<img src=") == 3
    assert text.endswith('<img-prompt="c"><img src="/user/images/c-1.png" title="c" alt="c">')
    assert world.host.saves == 1


async def test_painting_begins_before_the_text_is_done() -> None:
    world = World()
    world.begin("m", 'One <img-prompt="a"> and')
    await settle()

    assert world.painted == ["a"]


async def test_a_failed_picture_keeps_its_tag_and_the_others_their_places() -> None:
    world = World()
    world.failing.add("b")
    session = world.begin("m", THREE)

    session.finish(THREE, "")
    await session.done.wait()

    text = world.host.message("m").text
    assert text.count("<img src=") == 2
    assert '<img-prompt="b"> three' in text
    assert world.said == ["The image service failed: b"]
    states = [each["state"] for each in world.host.message("m").note()["pictures"]]  # type: ignore[attr-defined]
    assert states == ["placed", "failed", "placed"]


async def test_what_comes_after_the_barriers_time_is_set_by_its_own_patch() -> None:
    world = World()
    world.open_gates = False
    session = world.begin("m", THREE)
    session.finish(THREE, "")
    for name in "ab":
        world.let_paint(name)
    await settle()

    assert "<img src=" not in world.host.message("m").text

    await world.clock.advance(300)
    await settle()

    assert world.host.message("m").text.count("<img src=") == 2

    world.let_paint("c")
    await session.done.wait()

    assert world.host.message("m").text.count("<img src=") == 3


async def test_an_edit_of_the_prose_while_pictures_are_painted_is_kept() -> None:
    world = World()
    world.open_gates = False
    session = world.begin("m", THREE)
    session.finish(THREE, "")
    await settle()
    world.host.message("m").text = THREE.replace("two", "zwei")
    for name in "abc":
        world.let_paint(name)
    await session.done.wait()

    text = world.host.message("m").text
    assert "zwei" in text
    assert text.count("<img src=") == 3


async def test_a_message_under_the_users_pen_is_written_when_he_is_done() -> None:
    world = World()
    world.host.busy.add("m")
    session = world.begin("m", THREE)
    session.finish(THREE, "")
    await settle()

    assert world.host.message("m").text == THREE

    world.host.busy.clear()
    session.nudge()
    await session.done.wait()

    assert world.host.message("m").text.count("<img src=") == 3


async def test_a_version_that_is_not_shown_any_more_gets_its_pictures() -> None:
    world = World()
    world.open_gates = False
    session = world.begin("m", THREE)
    session.finish(THREE, "")
    message = world.host.message("m")
    message.swipes.append("Another version.")
    message.notes.append("")
    message.swipe_id = 1
    for name in "abc":
        world.let_paint(name)
    await session.done.wait()

    assert message.swipes[0].count("<img src=") == 3
    assert message.swipes[1] == "Another version."


async def test_a_deleted_version_ends_its_session_and_the_next_ones_follow_their_texts() -> None:
    world = World()
    world.open_gates = False
    key = world.host.add("m", THREE, 'Second <img-prompt="x">')
    message = world.host.message("m")
    second = world.sessions.open(MessageKey("chat", "m", 1), fresh=True)
    second.see(scan(message.swipes[1])[0], 0)
    second.finish(message.swipes[1], "")
    del message.swipes[0], message.notes[0]

    await world.sessions.cancel(world.sessions.version_deleted(key))
    world.let_paint("x")
    await second.done.wait()

    assert message.swipes[0].startswith('Second <img-prompt="x"><img src="/user/images/x-1.png"')


async def test_versions_behind_a_deleted_one_follow_whichever_began_first() -> None:
    world = World()
    world.open_gates = False
    texts = [f'Version {number} <img-prompt="p{number}">' for number in range(3)]
    key = world.host.add("m", *texts)
    message = world.host.message("m")
    for number in (2, 1):
        session = world.sessions.open(MessageKey("chat", "m", number), fresh=True)
        session.finish(texts[number], "")
    await settle()
    del message.swipes[0], message.notes[0]

    await world.sessions.cancel(world.sessions.version_deleted(key))
    drawn = {each.swipe_id: slots for each, slots in world.host.slots.items() if slots}

    assert len(world.sessions) == 2
    assert sorted(drawn) == [0, 1]

    for number in (1, 2):
        world.let_paint(f"p{number}")
    for session in world.sessions:
        await session.done.wait()

    assert [f'title="p{number}"' in text for number, text in enumerate(message.swipes, 1)] == [True, True]


async def test_a_deleted_message_stops_what_is_not_painted_yet() -> None:
    world = World(concurrency=1)
    world.open_gates = False
    session = world.begin("m", THREE)
    session.finish(THREE, "")
    await settle()
    world.host.messages.clear()
    world.let_paint("a")
    await world.clock.advance(300)
    world.let_paint("b")
    await session.done.wait()
    await settle()

    assert "c" not in world.painted
    assert len(world.sessions) == 0


async def test_cancelling_aborts_the_running_picture_and_never_begins_the_next() -> None:
    world = World(concurrency=1)
    world.open_gates = False
    world.begin("m", THREE)
    await settle()

    await world.sessions.cancel(list(world.sessions))

    assert world.painted == ["a"]
    assert len(world.host.cancelled) == 1
    assert world.host.message("m").text == THREE


async def test_a_continued_reply_paints_only_what_is_new() -> None:
    world = World()
    session = world.begin("m", THREE)
    session.finish(THREE, "")
    await session.done.wait()
    await settle()
    message = world.host.message("m")
    message.text += ' More <img-prompt="d">'

    again = world.sessions.open(MessageKey("chat", "m", 0), fresh=False, standing=3)
    again.finish(message.text, message.notes[0])
    await again.done.wait()

    assert world.painted == ["a", "b", "c", "d"]
    assert message.text.count("<img src=") == 4


async def test_a_continue_in_the_middle_of_painting_keeps_every_picture() -> None:
    world = World()
    world.open_gates = False
    session = world.begin("m", THREE)
    session.finish(THREE, "")
    await settle()

    session.reopen(3)
    for name in "abcd":
        world.let_paint(name)
    await settle()
    longer = THREE + ' more <img-prompt="d">'
    world.host.message("m").text = longer
    session.see(scan(longer)[3], 3)
    session.finish(longer, "")
    await session.done.wait()

    assert sorted(world.painted) == ["a", "b", "c", "d"]
    assert world.host.message("m").text.count("<img src=") == 4


async def test_tags_that_stood_before_a_continue_are_left_alone() -> None:
    world = World()
    text = 'Old <img-prompt="old"> new <img-prompt="new">'
    key = world.host.add("m", text)

    session = world.sessions.open(key, fresh=False, standing=1)
    session.finish(text, "")
    await session.done.wait()

    assert world.painted == ["new"]


async def test_the_same_prompt_twice_gives_two_pictures_each_at_its_own_tag() -> None:
    world = World()
    text = '<img-prompt="a"> middle <img-prompt="a">'
    session = world.begin("m", text)
    session.finish(text, "")
    await session.done.wait()

    result = world.host.message("m").text
    assert world.painted == ["a", "a"]
    assert result.index("/user/images/a-1.png") < result.index("middle") < result.index(
        "/user/images/a-2.png"
    ) or (
        result.index("/user/images/a-2.png") < result.index("middle") < result.index("/user/images/a-1.png")
    )


async def test_a_tag_the_final_text_no_longer_has_is_not_begun() -> None:
    world = World(concurrency=1)
    world.open_gates = False
    session = world.begin("m", THREE)
    await settle()
    final = 'One <img-prompt="a"> two'
    world.host.message("m").text = final
    session.finish(final, "")
    world.let_paint("a")
    await session.done.wait()

    assert world.painted == ["a"]
    assert world.host.message("m").text.count("<img src=") == 1


@pytest.mark.parametrize(
    "final", ['<img-prompt="changed"> one <img-prompt="b"> two', 'one <img-prompt="b"> two']
)
async def test_a_picture_whose_tag_the_final_text_has_changed_or_lost_covers_no_other(final: str) -> None:
    """As a user's regex does it: the stream had other tags than the text that is kept."""
    world = World()
    session = world.begin("m", '<img-prompt="a"> one <img-prompt="b"> two')
    await settle()
    world.host.message("m").text = final

    session.finish(final, "")
    await session.done.wait()

    assert not any(world.host.slots[session.key])
    assert "a" in str(world.host.below[session.key])
    assert world.host.message("m").text.count("<img src=") == len(scan(final))


async def test_slots_show_waiting_then_the_picture_and_are_empty_when_all_is_placed() -> None:
    world = World()
    world.open_gates = False
    session = world.begin("m", THREE)
    await settle()
    waiting = world.host.slots[session.key]

    assert [("limner-waiting" in (each or "")) for each in waiting] == [True, True, True]

    world.let_paint("b")
    await settle()

    assert "/user/images/b-1.png" in (world.host.slots[session.key][1] or "")

    session.finish(THREE, "")
    for name in "ac":
        world.let_paint(name)
    await session.done.wait()

    assert world.host.slots[session.key] == []


async def test_two_versions_of_a_message_never_write_at_the_same_time() -> None:
    world = World()
    world.host.add("m", THREE, THREE)
    inside = 0
    most = 0
    patch = world.host.patch

    async def slow_patch(key: MessageKey, *, expect: str, text: str, limner: str) -> object:
        nonlocal inside, most
        inside += 1
        most = max(most, inside)
        await settle()
        inside -= 1
        return await patch(key, expect=expect, text=text, limner=limner)

    world.host.patch = slow_patch  # type: ignore[assignment]
    sessions = [world.sessions.open(MessageKey("chat", "m", swipe), fresh=True) for swipe in (0, 1)]
    for session in sessions:
        session.finish(THREE, "")
    for session in sessions:
        await session.done.wait()

    assert most == 1
    assert all(text.count("<img src=") == 3 for text in world.host.message("m").swipes)


async def test_a_page_that_does_not_answer_is_told_in_a_sentence_and_the_session_ends() -> None:
    world = World()

    async def deaf(key: MessageKey) -> None:
        raise HostTimeoutError("The page did not answer within 10 seconds.")

    world.host.read = deaf  # type: ignore[method-assign]
    session = world.begin("m", THREE)
    session.finish(THREE, "")
    await session.done.wait()

    (said,) = world.said
    assert said == (
        "The pictures could not be set into the message: open the chat again. "
        "The page did not answer within 10 seconds."
    )


async def test_a_hundred_tags_are_a_hundred_pictures() -> None:
    world = World()
    text = " ".join(f'word <img-prompt="p{number}">' for number in range(100))
    session = world.begin("m", text)
    session.finish(text, "")
    await session.done.wait()

    assert world.host.message("m").text.count("<img src=") == 100
    assert world.host.saves == 1


@pytest.mark.parametrize("count", [50])
async def test_many_sessions_at_once_all_end(count: int) -> None:
    world = World(concurrency=3)
    sessions = [world.begin(f"m{number}", THREE) for number in range(count)]
    for session in sessions:
        session.finish(THREE, "")
    for session in sessions:
        await session.done.wait()
    await settle()

    assert all(message.text.count("<img src=") == 3 for message in world.host.messages)
    assert len(world.sessions) == 0


async def test_a_press_while_the_text_is_written_is_not_undone_by_the_writing() -> None:
    world = World()
    world.failing.add("b")
    session = world.begin("m", THREE)
    patch = world.host.patch
    written = asyncio.Event()

    async def slow_patch(key: MessageKey, *, expect: str, text: str, limner: str) -> object:
        result = await patch(key, expect=expect, text=text, limner=limner)
        await written.wait()
        return result

    world.host.patch = slow_patch  # type: ignore[assignment]
    session.finish(THREE, "")
    await settle()
    world.failing.clear()
    world.open_gates = False
    (b,) = [picture.id for picture in session.pictures if picture.prompt == "b"]
    session.jobs.again(b, {}, insist=True)
    await settle()
    written.set()
    await settle()
    world.let_paint("b")
    await session.done.wait()

    assert world.host.message("m").text.count("<img src=") == 3


async def test_a_chat_that_was_opened_before_its_new_name_was_told_keeps_its_new_sessions() -> None:
    world = World()
    old = world.begin("m", THREE)
    old.leave()
    world.host.chat_id = "new"
    new = world.sessions.open(replace(old.key, chat_id="new"), fresh=False)

    world.sessions.rename_chat("chat", "new")

    assert old.key == new.key
    assert world.sessions.get(new.key) is new
    await world.sessions.cancel([old, new])


async def test_a_painting_that_somebody_else_has_fetched_stays_in_the_outbox() -> None:
    world = World()
    entry = Entry("attempt", MessageKey("chat", "m", 0), "p", 0, "a", "sd", 0.0, url="/user/images/a.png")
    await world.outbox.put(entry)
    unclaimed = Unclaimed(world.service, world.outbox, lambda: None)

    unclaimed.take(replace(entry, url=""))
    await settle()

    assert world.outbox.get("attempt") == entry


@pytest.mark.parametrize("turns", [0, 1, 20])
async def test_a_picture_that_somebody_else_has_delivered_is_not_painted_again(turns: int) -> None:
    """Under load the page is slow to say that it knows nothing of it: it is written down as begun by then."""
    world = World()
    knows = world.host.await_command

    async def slowly(call_id: str) -> CommandResult | None:
        for _ in range(turns):
            await asyncio.sleep(0)
        return await knows(call_id)

    world.host.await_command = slowly  # type: ignore[method-assign]
    key = world.host.add("m", '<img-prompt="a">')
    entry = Entry("attempt", key, "p", 0, "a", "sd", 0.0, url="/user/images/a.png")
    await world.outbox.put(entry)
    await world.outbox.delivered(key, ["attempt"])

    session = world.sessions.open(key, fresh=False)
    session.restore(replace(entry, url=""))
    session.resume('<img-prompt="a">', "")
    await session.done.wait()

    assert world.counts == {}
    assert len(world.outbox) == 0, "and nobody waits for it any more"
    assert '<img src="/user/images/a.png"' in world.host.message("m").text


async def test_a_picture_whose_failure_somebody_else_has_heard_of_is_safe_when_it_is_painted_anew() -> None:
    world = World()
    world.host.saving = False
    key = world.host.add("m", '<img-prompt="a">')

    async def heard_elsewhere(call_id: str) -> None:
        await settle()
        await world.outbox.remove(call_id)

    world.host.await_command = heard_elsewhere  # type: ignore[method-assign]
    session = world.sessions.open(key, fresh=False)
    session.restore(Entry("attempt", key, "p", 0, "a", "sd", 0.0))
    session.resume('<img-prompt="a">', "")
    await session.done.wait()

    assert [entry.url for entry in world.outbox] == ["/user/images/a-1.png"]


async def test_a_version_that_is_deleted_while_it_is_read_does_not_take_the_next_for_its_own() -> None:
    world = World()
    world.open_gates = False
    session = world.begin("m", '<img-prompt="a">')
    session.finish('<img-prompt="a">', "")
    await settle()
    world.host.message("m").text = '<img-prompt="b">'
    read, slow = world.host.read, asyncio.Event()

    async def slowly(key: MessageKey) -> MessageView | None:
        await slow.wait()
        return await read(key)

    world.host.read = slowly  # type: ignore[method-assign]
    reading = asyncio.create_task(session.reread())
    await settle()
    await world.sessions.cancel(world.sessions.version_deleted(session.key))
    slow.set()
    await reading
    await settle()

    assert [prompt for _, _, prompt in world.host.commands] == ["a"]


async def test_a_picture_whose_first_try_was_taken_for_its_end_elsewhere_is_safe_when_it_comes() -> None:
    world = World()
    world.open_gates, world.host.saving = False, False
    session = world.begin("m", '<img-prompt="a">')
    session.finish('<img-prompt="a">', "")
    await settle()
    await world.outbox.remove(*(entry.id for entry in world.outbox))
    world.let_paint("a")
    await session.done.wait()

    assert [entry.url for entry in world.outbox] == ["/user/images/a-1.png"]


async def test_a_picture_that_begins_while_the_others_are_written_is_placed_as_well() -> None:
    world = World(concurrency=1)
    world.open_gates = False
    session = world.begin("m", THREE)
    session.finish(THREE, "")
    world.let_paint("a")
    await settle()
    patch = world.host.patch
    written = asyncio.Event()

    async def slow_patch(key: MessageKey, *, expect: str, text: str, limner: str) -> object:
        result = await patch(key, expect=expect, text=text, limner=limner)
        await written.wait()
        return result

    world.host.patch = slow_patch  # type: ignore[assignment]
    await world.clock.advance(300)  # the barrier's time is up: the first is written, the second is painted
    world.let_paint("b")
    await settle()  # ... and the third begins
    written.set()
    await settle()
    world.let_paint("c")
    await session.done.wait()

    assert world.host.message("m").text.count("<img src=") == 3
    assert world.said == []


async def with_a_slow_disk() -> tuple[World, Session]:
    """A reply of which one picture is being painted and two wait, on a disk that takes its time to forget."""
    world = World(concurrency=1)
    world.open_gates = False
    world.store.slow = asyncio.Event()
    session = world.begin("m", THREE)
    session.finish(THREE, "")
    await settle()
    return world, session


async def all_painted(world: World, session: Session) -> None:
    """The disk has forgotten, and whatever is asked for is painted."""
    assert world.store.slow is not None
    world.store.slow.set()
    for prompt in "abc":
        world.let_paint(prompt)
    await session.done.wait()


async def test_whoever_comes_back_while_pictures_are_still_being_given_up_gets_them_all() -> None:
    world, session = await with_a_slow_disk()
    session.leave()  # two pictures wait for their turn; the disk takes its time to forget them
    await settle()
    session.resume(THREE, "")
    await settle()
    await all_painted(world, session)

    assert world.host.message("m").text.count("<img src=") == 3
    assert world.painted == ["a", "b", "c"]


async def test_a_picture_that_the_user_stopped_stays_away_from_whoever_comes_back() -> None:
    world, session = await with_a_slow_disk()
    session.jobs.stop(session.pictures[2].id)
    session.leave()
    await settle()
    session.resume(THREE, "")
    await all_painted(world, session)

    assert world.painted == ["a", "b"]
