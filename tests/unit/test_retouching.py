"""What the user asks of one message by hand, seen in the chat: also where something comes between."""

import asyncio
import random
from dataclasses import replace

import pytest

from limner.clock import Ids
from limner.easel import STOPPED
from limner.entry import Entry, parse
from limner.errors import WishError
from limner.host import MessageKey
from limner.notes import load
from limner.pictures import Touch
from limner.projection import unplaced
from limner.recovery import missing
from limner.retouching import Outcome, Retouching
from limner.wishes import Wish
from tests.unit.test_sessions import THREE, Studio, settle


class Atelier(Studio):
    """A studio where wishes are granted."""

    def __init__(self) -> None:
        super().__init__()
        self.retouching = Retouching(self.host, self.clock, Ids(random.Random(9)), self.sessions)

    async def illustrated(self, uid: str = "m", text: str = THREE) -> MessageKey:
        """A message with all its pictures."""
        key = self.host.add(uid, text)
        await self.retouching.paint(key, Wish.MISSING)
        return key

    def text(self, uid: str = "m") -> str:
        return self.host.message(uid).text

    def images(self, uid: str = "m") -> list[str]:
        return [part.split('"')[0].split("/")[-1] for part in self.text(uid).split('<img src="')[1:]]

    def ask(self, key: MessageKey, wish: Wish) -> "asyncio.Task[Outcome]":
        return asyncio.ensure_future(self.retouching.paint(key, wish))


async def test_what_is_missing_in_an_old_message_is_painted() -> None:
    studio = Atelier()
    key = studio.host.add("m", THREE)

    outcome = await studio.retouching.paint(key, Wish.MISSING)

    assert outcome == Outcome("Pictures painted: 3.", 3)
    assert studio.images() == ["a-1.png", "b-1.png", "c-1.png"]
    assert len(studio.sessions) == 0


async def test_painting_what_is_missing_twice_paints_nothing_the_second_time() -> None:
    studio = Atelier()
    key = await studio.illustrated()

    outcome = await studio.retouching.paint(key, Wish.MISSING)

    assert outcome.count == 0
    assert "Nothing is missing" in outcome.sentence
    assert len(studio.painted) == 3


async def test_all_are_painted_anew_and_undo_brings_the_first_ones_back() -> None:
    studio = Atelier()
    key = await studio.illustrated()

    await studio.retouching.paint(key, Wish.REPLACE)
    second = studio.images()
    await studio.retouching.undo(key)

    assert second == ["a-2.png", "b-2.png", "c-2.png"]
    assert studio.images() == ["a-1.png", "b-1.png", "c-1.png"]


async def test_a_second_picture_stands_beside_the_first() -> None:
    studio = Atelier()
    key = await studio.illustrated(text='<img-prompt="a"> one')

    await studio.retouching.paint(key, Wish.APPEND)

    assert studio.images() == ["a-1.png", "a-2.png"]
    assert studio.text().endswith("> one")


async def test_the_old_picture_stands_until_the_new_one_is_there() -> None:
    studio = Atelier()
    key = await studio.illustrated(text='<img-prompt="a"> one')
    studio.open_gates = False
    asked = studio.ask(key, Wish.REPLACE)
    await settle()

    assert studio.images() == ["a-1.png"]
    assert "limner-below" in str(studio.host.slots[key][0])
    assert studio.host.painting[key] == 1

    studio.let_paint("a")
    await asked

    assert studio.images() == ["a-2.png"]
    assert studio.host.slots[key] == []
    assert studio.host.painting[key] == 0


async def test_a_picture_that_cannot_be_painted_anew_says_why_and_the_old_one_stays() -> None:
    studio = Atelier()
    key = await studio.illustrated()
    studio.failing.add("b")

    outcome = await studio.retouching.paint(key, Wish.REPLACE)

    assert (outcome.count, outcome.failed) == (2, 1)
    assert outcome.sentence.startswith("Pictures painted: 2, not painted: 1. The image service failed")
    assert studio.images() == ["a-2.png", "b-1.png", "c-2.png"]
    assert studio.said == []


async def test_removed_pictures_are_not_owed_and_come_back_by_undo() -> None:
    studio = Atelier()
    key = await studio.illustrated()

    outcome = await studio.retouching.remove(key)

    assert studio.text() == THREE
    assert outcome.count == 3
    view = await studio.host.read(key)
    assert view is not None
    session = studio.sessions.open(key, fresh=False)
    session.resume(view.text, view.limner)
    await session.done.wait()
    assert len(studio.painted) == 3
    assert missing(view.text, session.pictures) == 0

    await studio.retouching.undo(key)

    assert studio.images() == ["a-1.png", "b-1.png", "c-1.png"]


async def test_there_is_nothing_to_undo_in_a_message_nobody_touched() -> None:
    studio = Atelier()
    session = studio.begin("m", THREE)
    session.finish(THREE, "")
    await session.done.wait()

    with pytest.raises(WishError, match="nothing to undo"):
        await studio.retouching.undo(session.key)


async def test_a_message_that_is_gone_or_being_written_is_left_alone() -> None:
    studio = Atelier()
    key = await studio.illustrated()
    studio.host.streaming = "m"

    with pytest.raises(WishError, match="still being written"):
        await studio.retouching.paint(key, Wish.REPLACE)
    with pytest.raises(WishError, match="not there"):
        await studio.retouching.paint(replace(key, uid="nobody"), Wish.REPLACE)


async def test_a_message_without_tags_says_what_to_do() -> None:
    studio = Atelier()
    key = studio.host.add("m", "Only words.")

    with pytest.raises(WishError, match="write the tags"):
        await studio.retouching.paint(key, Wish.REPLACE)


async def test_stop_ends_what_is_on_its_way_and_a_reload_does_not_begin_it_again() -> None:
    studio = Atelier()
    studio.open_gates = False
    key = studio.host.add("m", THREE)
    asked = studio.ask(key, Wish.MISSING)
    await settle()

    stopped = studio.retouching.stop(key)
    outcome = await asked

    assert stopped.count == 3
    assert outcome.count == 0
    assert studio.text() == THREE
    noted = studio.host.message("m").note()["pictures"]
    assert [(each["state"], each["versions"][-1]["error"]) for each in noted] == [("failed", STOPPED)] * 3  # type: ignore[attr-defined]
    assert studio.retouching.stop(key).count == 0


async def test_one_picture_is_stopped_and_the_others_come() -> None:
    studio = Atelier()
    studio.open_gates = False
    key = studio.host.add("m", THREE)
    asked = studio.ask(key, Wish.MISSING)
    await settle()

    studio.retouching.stop_one(key, 1)
    for name in "ac":
        studio.let_paint(name)
    outcome = await asked

    assert studio.images() == ["a-1.png", "c-1.png"]
    assert (outcome.count, outcome.failed) == (2, 1)

    studio.let_paint("b")
    await studio.retouching.again(key, 1)
    await settle()

    assert studio.images() == ["a-1.png", "b-1.png", "c-1.png"]


async def test_a_second_picture_that_is_stopped_leaves_the_first() -> None:
    studio = Atelier()
    key = await studio.illustrated()
    studio.open_gates = False
    asked = studio.ask(key, Wish.REPLACE)
    await settle()

    studio.retouching.stop()
    await asked

    assert studio.images() == ["a-1.png", "b-1.png", "c-1.png"]
    assert studio.host.slots[key] == []


async def test_nobody_waits_any_more_so_nothing_more_is_painted() -> None:
    studio = Atelier()
    studio.open_gates = False
    key = studio.host.add("m", THREE)
    asked = studio.ask(key, Wish.MISSING)
    await settle()

    asked.cancel()
    await settle()

    assert len(studio.host.cancelled) == 3
    assert studio.text() == THREE


async def test_an_edit_in_progress_is_waited_for() -> None:
    studio = Atelier()
    key = studio.host.add("m", THREE)
    studio.host.busy.add("m")
    asked = studio.ask(key, Wish.MISSING)
    await settle()

    assert not asked.done()
    assert studio.text() == THREE

    studio.host.message("m").text = THREE.replace("two", "zwei")
    studio.host.busy.clear()
    for session in studio.sessions:
        session.nudge()
    await asked

    assert "zwei" in studio.text()
    assert len(studio.images()) == 3


async def test_a_swipe_in_between_leaves_the_pictures_with_their_version() -> None:
    studio = Atelier()
    studio.open_gates = False
    key = studio.host.add("m", THREE)
    asked = studio.ask(key, Wish.MISSING)
    await settle()
    message = studio.host.message("m")
    message.swipes.append("Another version.")
    message.notes.append("")
    message.swipe_id = 1
    for name in "abc":
        studio.let_paint(name)
    await asked

    assert message.swipes[0].count("<img src=") == 3
    assert message.swipes[1] == "Another version."


async def test_a_deleted_message_ends_the_wish_in_one_sentence() -> None:
    studio = Atelier()
    studio.open_gates = False
    key = studio.host.add("m", THREE)
    asked = studio.ask(key, Wish.MISSING)
    await settle()
    studio.host.messages.clear()

    await studio.sessions.drop_gone(studio.host, "chat")
    outcome = await asked

    assert outcome.sentence == "Pictures painted: 0, not painted: 3."


async def test_a_chat_that_is_left_keeps_what_stood_and_gets_what_is_painted_on_return() -> None:
    studio = Atelier()
    key = await studio.illustrated(text='<img-prompt="a"> one')
    studio.open_gates = False
    asked = studio.ask(key, Wish.APPEND)
    await settle()
    session = studio.sessions.get(key)
    assert session is not None
    session.leave()
    studio.let_paint("a")
    await asked

    (entry,) = studio.outbox
    assert entry.touch is not None
    view = await studio.host.read(key)
    assert view is not None
    back = studio.sessions.open(key, fresh=False)
    back.easel.merge(unplaced(view.text, load(view.limner)))
    back.restore(entry)
    back.resume(view.text, view.limner, paint=False)
    await back.done.wait()

    assert studio.images() == ["a-1.png", "a-2.png"]


async def test_a_wish_survives_a_crash_in_the_outbox() -> None:
    key = MessageKey("chat", "m", 0)
    entry = Entry("e", key, "p", 0, "a", "sd", 1.0, url="/user/images/a.png", touch=Touch(5.0, beside=True))

    assert parse(entry.dump()) == entry


async def test_undo_waits_until_nothing_is_painted() -> None:
    studio = Atelier()
    key = await studio.illustrated()
    studio.open_gates = False
    asked = studio.ask(key, Wish.REPLACE)
    await settle()

    with pytest.raises(WishError, match="being painted"):
        await studio.retouching.undo(key)

    studio.retouching.stop(key)
    await asked


async def test_a_tag_that_waits_for_its_chance_is_not_painted_by_another_wish() -> None:
    studio = Atelier()
    key = await studio.illustrated(text='<img-prompt="a"> one')
    studio.host.message("m").text = studio.text() + ' <img-prompt="new">'

    await studio.retouching.remove(key)

    assert studio.painted == ["a"]
