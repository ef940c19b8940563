"""A picture with several versions, turned in its message by a swipe or a button."""

import re

from limner.page.host_values import MessageKey
from tests.unit.gallery.test_picture_menu import World

FIRST, KEY = "/user/images/1.png", MessageKey("chat", "m", 0)


def shows(world: World) -> str:
    """Which version shows, as it stands between the buttons; empty where there are none."""
    slot = " ".join(filter(None, world.host.slots.get(KEY, [])))
    found = re.search(r">(\d+/\d+)<", slot)
    assert slot.count("data-limner-swipe") == (2 if found else 0)
    return found[1] if found else ""


async def turn(world: World, way: str) -> None:
    """Press, or swipe to, the next version of the first picture or the one before."""
    address = {"chat_id": "chat", "uid": "m", "swipe_id": 0}
    world.tell("slot_action", **address, action=f"{way}:{world.picture(0)['id']}", ordinal=0)
    await world.settle()


async def test_a_picture_with_several_versions_is_turned_in_the_message_in_a_ring() -> None:
    world = await World().illustrated()
    assert shows(world) == ""
    await world.press("picture.again", 0, FIRST)
    await world.press("picture.again", 0, "/user/images/3.png")
    assert shows(world) == "3/3"
    for way, file, count in (
        ("next", "1.png", "1/3"),
        ("next", "3.png", "2/3"),
        ("previous", "1.png", "1/3"),
        ("previous", "4.png", "3/3"),
    ):
        await turn(world, way)
        assert world.images() == [f"/user/images/{file}", "/user/images/2.png"]
        assert shows(world) == count
    assert world.painted == ["a", "b", "a", "a"]
    assert str(world.picture(0)["versions"]).count("'url'") == 3
    assert world.said[2:] == []


async def test_two_swipes_at_once_go_two_versions_further() -> None:
    world = await World().illustrated()
    await world.press("picture.again", 0, FIRST)
    await world.press("picture.again", 0, "/user/images/3.png")
    address = {"chat_id": "chat", "uid": "m", "swipe_id": 0}
    for _ in range(2):
        world.tell("slot_action", **address, action=f"next:{world.picture(0)['id']}", ordinal=0)
    await world.settle()
    assert world.images()[0] == "/user/images/3.png"


async def test_a_chat_that_is_opened_again_has_the_way_to_other_versions() -> None:
    world = await World().illustrated()
    await world.press("picture.again", 0, FIRST)
    other = World()
    other.host.messages = world.host.messages
    other.tell("chat_changed", chat_id="chat")
    await other.settle()
    assert shows(other) == "2/2"
    await turn(other, "next")
    assert other.images()[0] == FIRST


async def test_where_two_stand_side_by_side_there_is_nothing_to_turn() -> None:
    world = await World().illustrated()
    await world.press("picture.beside", 0, FIRST)
    assert shows(world) == ""


async def test_a_text_that_is_changed_under_the_swipe_keeps_its_words() -> None:
    world = await World().illustrated()
    await world.press("picture.again", 0, FIRST)
    world.host.message("m").text = "Other words, no tag."
    await turn(world, "next")
    assert world.text == "Other words, no tag."
    assert world.said[-1] == "This message is not there any more."
