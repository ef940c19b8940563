"""What the user asks of one message by hand, seen in the chat: also where something comes between."""

import asyncio
import random
from dataclasses import replace

import pytest

from limner.core.clock import Ids
from limner.core.errors import RequestError
from limner.manual._outcome import RequestOutcome
from limner.manual._repaint import Repainter
from limner.manual._requests import UserRequest
from limner.outbox.entry import Entry, parse
from limner.page.host_values import MessageKey
from limner.painting._missing import missing
from limner.painting._picture_set import STOPPED
from limner.pictures.message_notes import load
from limner.pictures.picture import Touch
from limner.pictures.projection import unplaced
from tests.unit.painting.test_sessions import THREE, World, settle


class Atelier(World):
    """A studio where requests are granted."""

    def __init__(self) -> None:
        super().__init__()
        self.repainter = Repainter(self.host, self.clock, Ids(random.Random(9)), self.sessions)

    async def illustrated(self, uid: str = "m", text: str = THREE) -> MessageKey:
        """A message with all its pictures."""
        key = self.host.add(uid, text)
        await self.repainter.paint(key, UserRequest.MISSING)
        return key

    def text(self, uid: str = "m") -> str:
        return self.host.message(uid).text

    def images(self, uid: str = "m") -> list[str]:
        return [part.split('"')[0].split("/")[-1] for part in self.text(uid).split('<img src="')[1:]]

    def ask(self, key: MessageKey, wish: UserRequest) -> "asyncio.Task[RequestOutcome]":
        return asyncio.ensure_future(self.repainter.paint(key, wish))


async def test_what_is_missing_in_an_old_message_is_painted() -> None:
    world = Atelier()
    key = world.host.add("m", THREE)

    outcome = await world.repainter.paint(key, UserRequest.MISSING)

    assert outcome == RequestOutcome("Pictures painted: 3.", 3)
    assert world.images() == ["a-1.png", "b-1.png", "c-1.png"]
    assert len(world.sessions) == 0


async def test_painting_what_is_missing_twice_paints_nothing_the_second_time() -> None:
    world = Atelier()
    key = await world.illustrated()

    outcome = await world.repainter.paint(key, UserRequest.MISSING)

    assert outcome.count == 0
    assert "Nothing is missing" in outcome.sentence
    assert len(world.painted) == 3


async def test_all_are_painted_anew_and_undo_brings_the_first_ones_back() -> None:
    world = Atelier()
    key = await world.illustrated()

    await world.repainter.paint(key, UserRequest.REPLACE)
    second = world.images()
    await world.repainter.undo(key)

    assert second == ["a-2.png", "b-2.png", "c-2.png"]
    assert world.images() == ["a-1.png", "b-1.png", "c-1.png"]


async def test_a_second_picture_stands_beside_the_first() -> None:
    world = Atelier()
    key = await world.illustrated(text='<img-prompt="a"> one')

    await world.repainter.paint(key, UserRequest.APPEND)

    assert world.images() == ["a-1.png", "a-2.png"]
    assert world.text().endswith("> one")


async def test_the_old_picture_stands_until_the_new_one_is_there() -> None:
    world = Atelier()
    key = await world.illustrated(text='<img-prompt="a"> one')
    world.open_gates = False
    asked = world.ask(key, UserRequest.REPLACE)
    await settle()

    assert world.images() == ["a-1.png"]
    assert "limner-below" in str(world.host.slots[key][0])
    assert world.host.painting[key] == 1

    world.let_paint("a")
    await asked

    assert world.images() == ["a-2.png"]
    assert "limner-repainting" not in str(world.host.slots[key])
    assert ">2/2<" in str(world.host.slots[key])
    assert world.host.painting[key] == 0


async def test_a_picture_that_cannot_be_painted_anew_says_why_and_the_old_one_stays() -> None:
    world = Atelier()
    key = await world.illustrated()
    world.failing.add("b")

    outcome = await world.repainter.paint(key, UserRequest.REPLACE)

    assert (outcome.count, outcome.failed) == (2, 1)
    assert outcome.sentence.startswith("Pictures painted: 2, not painted: 1. The image service failed")
    assert world.images() == ["a-2.png", "b-1.png", "c-2.png"]
    assert world.said == []


async def test_removed_pictures_are_not_owed_and_come_back_by_undo() -> None:
    world = Atelier()
    key = await world.illustrated()

    outcome = await world.repainter.remove(key)

    assert world.text() == THREE
    assert outcome.count == 3
    view = await world.host.read(key)
    assert view is not None
    session = world.sessions.open(key, fresh=False)
    session.resume(view.text, view.limner)
    await session.done.wait()
    assert len(world.painted) == 3
    assert missing(view.text, session.pictures) == 0

    await world.repainter.undo(key)

    assert world.images() == ["a-1.png", "b-1.png", "c-1.png"]


async def test_there_is_nothing_to_undo_in_a_message_nobody_touched() -> None:
    world = Atelier()
    session = world.begin("m", THREE)
    session.finish(THREE, "")
    await session.done.wait()

    with pytest.raises(RequestError, match="nothing to undo"):
        await world.repainter.undo(session.key)


async def test_a_message_that_is_gone_or_being_written_is_left_alone() -> None:
    world = Atelier()
    key = await world.illustrated()
    world.host.streaming = "m"

    with pytest.raises(RequestError, match="still being written"):
        await world.repainter.paint(key, UserRequest.REPLACE)
    with pytest.raises(RequestError, match="not there"):
        await world.repainter.paint(replace(key, uid="nobody"), UserRequest.REPLACE)


async def test_a_message_without_tags_says_what_to_do() -> None:
    world = Atelier()
    key = world.host.add("m", "Only words.")

    with pytest.raises(RequestError, match="write the tags"):
        await world.repainter.paint(key, UserRequest.REPLACE)


async def test_stop_ends_what_is_on_its_way_and_a_reload_does_not_begin_it_again() -> None:
    world = Atelier()
    world.open_gates = False
    key = world.host.add("m", THREE)
    asked = world.ask(key, UserRequest.MISSING)
    await settle()

    stopped = world.repainter.stop(key)
    outcome = await asked

    assert stopped.count == 3
    assert outcome.count == 0
    assert world.text() == THREE
    noted = world.host.message("m").note()["pictures"]
    assert [(each["state"], each["versions"][-1]["error"]) for each in noted] == [("failed", STOPPED)] * 3  # type: ignore[attr-defined]
    assert world.repainter.stop(key).count == 0


async def test_one_picture_is_stopped_and_the_others_come() -> None:
    world = Atelier()
    world.open_gates = False
    key = world.host.add("m", THREE)
    asked = world.ask(key, UserRequest.MISSING)
    await settle()

    world.repainter.stop_one(key, 1)
    for name in "ac":
        world.let_paint(name)
    outcome = await asked

    assert world.images() == ["a-1.png", "c-1.png"]
    assert (outcome.count, outcome.failed) == (2, 1)

    world.let_paint("b")
    await world.repainter.again(key, 1)
    await settle()

    assert world.images() == ["a-1.png", "b-1.png", "c-1.png"]


async def test_a_second_picture_that_is_stopped_leaves_the_first() -> None:
    world = Atelier()
    key = await world.illustrated()
    world.open_gates = False
    asked = world.ask(key, UserRequest.REPLACE)
    await settle()

    world.repainter.stop()
    await asked

    assert world.images() == ["a-1.png", "b-1.png", "c-1.png"]
    assert world.host.slots[key] == []


async def test_nobody_waits_any_more_so_nothing_more_is_painted() -> None:
    world = Atelier()
    world.open_gates = False
    key = world.host.add("m", THREE)
    asked = world.ask(key, UserRequest.MISSING)
    await settle()

    asked.cancel()
    await settle()

    assert len(world.host.cancelled) == 3
    assert world.text() == THREE


async def test_an_edit_in_progress_is_waited_for() -> None:
    world = Atelier()
    key = world.host.add("m", THREE)
    world.host.busy.add("m")
    asked = world.ask(key, UserRequest.MISSING)
    await settle()

    assert not asked.done()
    assert world.text() == THREE

    world.host.message("m").text = THREE.replace("two", "zwei")
    world.host.busy.clear()
    for session in world.sessions:
        session.nudge()
    await asked

    assert "zwei" in world.text()
    assert len(world.images()) == 3


async def test_a_swipe_in_between_leaves_the_pictures_with_their_version() -> None:
    world = Atelier()
    world.open_gates = False
    key = world.host.add("m", THREE)
    asked = world.ask(key, UserRequest.MISSING)
    await settle()
    message = world.host.message("m")
    message.swipes.append("Another version.")
    message.notes.append("")
    message.swipe_id = 1
    for name in "abc":
        world.let_paint(name)
    await asked

    assert message.swipes[0].count("<img src=") == 3
    assert message.swipes[1] == "Another version."


async def test_a_deleted_message_ends_the_wish_in_one_sentence() -> None:
    world = Atelier()
    world.open_gates = False
    key = world.host.add("m", THREE)
    asked = world.ask(key, UserRequest.MISSING)
    await settle()
    world.host.messages.clear()

    await world.sessions.drop_gone(world.host, "chat")
    outcome = await asked

    assert outcome.sentence == "Pictures painted: 0, not painted: 3."


async def test_a_chat_that_is_left_keeps_what_stood_and_gets_what_is_painted_on_return() -> None:
    world = Atelier()
    key = await world.illustrated(text='<img-prompt="a"> one')
    world.open_gates = False
    asked = world.ask(key, UserRequest.APPEND)
    await settle()
    session = world.sessions.get(key)
    assert session is not None
    session.leave()
    world.let_paint("a")
    await asked

    (entry,) = world.outbox
    assert entry.touch is not None
    view = await world.host.read(key)
    assert view is not None
    back = world.sessions.open(key, fresh=False)
    back.jobs.merge(unplaced(view.text, load(view.limner)))
    back.restore(entry)
    back.resume(view.text, view.limner, paint=False)
    await back.done.wait()

    assert world.images() == ["a-1.png", "a-2.png"]


async def test_a_wish_survives_a_crash_in_the_outbox() -> None:
    key = MessageKey("chat", "m", 0)
    entry = Entry("e", key, "p", 0, "a", "sd", 1.0, url="/user/images/a.png", touch=Touch(5.0, beside=True))

    assert parse(entry.dump()) == entry


async def test_undo_waits_until_nothing_is_painted() -> None:
    world = Atelier()
    key = await world.illustrated()
    world.open_gates = False
    asked = world.ask(key, UserRequest.REPLACE)
    await settle()

    with pytest.raises(RequestError, match="being painted"):
        await world.repainter.undo(key)

    world.repainter.stop(key)
    await asked


async def test_a_tag_that_waits_for_its_chance_is_not_painted_by_another_wish() -> None:
    world = Atelier()
    key = await world.illustrated(text='<img-prompt="a"> one')
    world.host.message("m").text = world.text() + ' <img-prompt="new">'

    await world.repainter.remove(key)

    assert world.painted == ["a"]
