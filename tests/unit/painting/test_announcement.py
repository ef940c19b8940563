"""What a screen reader is given to say of a reply's pictures, and when: seen in what the page is told."""

import pytest

from limner.core import translation
from limner.painting._announcement import announcement
from limner.pictures.picture import Picture, State, Version
from tests.unit.painting.test_recovery import Tab
from tests.unit.painting.test_sessions import THREE, World, settle

ONE_FAILED = "A picture could not be painted: the reason stands in its place."


def heard(world: World) -> list[str]:
    return [text for _, text in world.host.announced]


async def finished(world: World, text: str = THREE) -> None:
    session = world.begin("m", text)
    session.finish(text, "")
    await session.done.wait()


async def test_several_pictures_of_a_reply_are_told_of_once_when_the_last_has_come() -> None:
    world = World()
    world.open_gates = False
    session = world.begin("m", THREE)
    session.finish(THREE, "")
    for name in ("a", "b"):
        world.let_paint(name)
        await settle()
        assert heard(world) == []
    world.let_paint("c")
    await session.done.wait()

    assert world.host.announced == [(session.key, "The pictures are there: 3.")]


async def test_nothing_is_said_before_the_reply_is_whole() -> None:
    world = World()
    session = world.begin("m", 'One <img-prompt="a"> and')
    await settle()
    assert heard(world) == []

    session.finish('One <img-prompt="a"> and more.', "")
    await session.done.wait()
    assert heard(world) == ["The picture is there."]


async def test_pictures_that_come_after_their_time_are_told_of_with_the_others() -> None:
    world = World()
    world.open_gates = False
    session = world.begin("m", THREE)
    session.finish(THREE, "")
    world.let_paint("a")
    world.let_paint("b")
    await settle()
    await world.clock.advance(400)
    assert world.host.message("m").text.count("<img src=") == 2
    assert heard(world) == []
    world.let_paint("c")
    await session.done.wait()

    assert heard(world) == ["The pictures are there: 3."]


async def test_failures_are_one_sentence_behind_what_has_come() -> None:
    world = World()
    world.failing = {"b"}
    await finished(world)
    assert heard(world) == [f"The pictures are there: 2. {ONE_FAILED}"]


async def test_where_all_fail_only_that_is_said() -> None:
    world = World()
    world.failing = {"a", "b", "c"}
    await finished(world)
    assert heard(world) == ["Pictures that could not be painted: 3. The reasons stand in their places."]


async def test_a_repaint_is_told_of_by_itself() -> None:
    world = World()
    await finished(world)
    session = world.sessions.open(world.host.announced[0][0], fresh=False)
    session.resume(world.host.message("m").text, world.host.messages[0].notes[0])
    session.jobs.again(session.pictures[1].id, {}, insist=True)
    await session.done.wait()

    assert world.painted == ["a", "b", "c", "b"]
    assert heard(world) == ["The pictures are there: 3.", "The picture is there."]


async def test_a_picture_that_the_user_stops_is_no_news_to_him() -> None:
    world = World()
    world.open_gates = False
    session = world.begin("m", 'One <img-prompt="a">')
    session.finish('One <img-prompt="a">', "")
    await settle()
    assert session.jobs.stop(session.pictures[0].id)
    await session.done.wait()

    assert heard(world) == []


async def test_a_version_is_told_of_by_its_own_address() -> None:
    world = World()
    session = world.begin("m", THREE)
    message = world.host.message("m")
    message.swipes.append("Another version.")
    message.notes.append("")
    message.swipe_id = 1  # the page says nothing of a version that is swiped away (test_phone.py)
    session.finish(THREE, "")
    await session.done.wait()

    assert [(key.swipe_id, text) for key, text in world.host.announced] == [(0, "The pictures are there: 3.")]


async def test_a_reply_without_a_picture_and_a_deleted_one_are_silent() -> None:
    world = World()
    session = world.begin("m", THREE)
    world.host.messages.clear()
    session.finish(THREE, "")
    await session.done.wait()

    assert heard(world) == []


async def test_a_chat_that_is_opened_says_nothing_of_what_stands_in_it() -> None:
    tab = await Tab().play()
    await tab.settle()
    assert [text for _, text in tab.host.announced] == ["The pictures are there: 3."]

    tab.host.announced = []
    tab.go("other")
    tab.go("chat")
    await tab.settle()
    tab.open()
    await tab.settle()

    assert list(tab.host.announced) == []


async def test_what_comes_while_another_chat_is_open_is_said_to_nobody() -> None:
    tab = await Tab().play()
    tab.go("other")
    await tab.settle()
    assert list(tab.host.announced) == []


@pytest.mark.parametrize(
    ("count", "said"),
    [(0, ""), (1, "Картинка готова."), (2, "Картинки готовы: 2."), (5, "Картинки готовы: 5.")],
)
def test_it_is_said_in_the_users_language(count: int, said: str) -> None:
    translation.learn(
        {
            "The picture is there.": "Картинка готова.",
            "The pictures are there: ${0}.": "Картинки готовы: ${0}.",
        }
    )
    try:
        waiting = Picture("p", "a", 0).to(State.QUEUED).to(State.PAINTING)
        painted = waiting.painted(Version("v", "a", "/user/images/a.png", "sd", 0.0))
        assert announcement([painted] * count) == said
    finally:
        translation.learn({})
