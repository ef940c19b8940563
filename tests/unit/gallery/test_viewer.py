"""
The viewer, by the page's events.

What it goes through, in which order, and what is told of each picture.
"""

import json

import pytest

from limner.gallery._collection import Collection, Shows
from limner.gallery._where import Where
from limner.page.gallery_host import PictureRow
from limner.page.host_values import MessageKey
from tests.unit.gallery.test_picture_menu import KEY, World


def shown(world: World) -> list[str]:
    assert world.host.viewer is not None
    return [each.url for each in world.host.viewer[0]]


def at(world: World) -> str:
    """What it shows, by its name."""
    assert world.host.viewer is not None
    items, index = world.host.viewer
    return items[index].entry


async def moved(world: World, entry: str = "") -> None:
    """The page shows it, and says so when it is painted."""
    world.tell("viewer_moved", entry=entry or at(world))
    await world.settle()


async def look(world: World, ordinal: int, source: str) -> None:
    await world.press("picture.look", ordinal, source)
    await moved(world)


async def test_a_press_opens_it_and_when_it_is_painted_the_chats_others_follow_in_story_order() -> None:
    world = await World({"press": "viewer"}).illustrated()
    await world.touch(1, "/user/images/2.png")
    assert shown(world) == ["/user/images/2.png"]  # nothing is read that it would wait for
    await moved(world)
    assert shown(world) == ["/user/images/1.png", "/user/images/2.png"]
    assert world.host.viewer is not None
    assert world.host.viewer[1] == 1
    assert [each.alt for each in world.host.viewer[0]] == ["a", "b"]


async def test_what_the_page_has_opened_itself_stays_closed_where_the_user_has_closed_it_since() -> None:
    world = await World({"press": "viewer"}).illustrated()
    first = {"chat_id": "chat", "uid": "m", "swipe_id": 0, "ordinal": 0, "source": "/user/images/1.png"}
    world.tell("picture_pressed", **first, how="press", seen=True)
    world.tell("viewer_closed")
    await world.settle()
    assert world.host.viewer is None
    world.tell("message_changed", chat_id="chat", uid="m", swipe_id=0)
    await world.settle()
    assert world.host.viewer is None


async def test_prompt_painter_and_place_are_told_of_the_picture_that_shows() -> None:
    world = await World().illustrated()
    await look(world, 0, "/user/images/1.png")
    world.tell("viewer_moved", entry=Where(KEY, 1, "/user/images/2.png").dump())
    await world.settle()
    told = world.host.views["viewer"]
    assert '<p class="limner-viewer-prompt">b</p>' in told
    assert "Message 0, Mira" in told
    assert "Image Generation" in told
    assert "Show it in the story" in told


async def test_what_is_painted_while_it_is_open_is_in_it_at_once() -> None:
    world = await World().illustrated()
    await look(world, 0, "/user/images/1.png")
    await world.press("picture.beside", 0, "/user/images/1.png")
    assert shown(world) == ["/user/images/1.png", "/user/images/3.png", "/user/images/2.png"]


async def test_a_closed_viewer_is_left_alone() -> None:
    world = await World().illustrated()
    await look(world, 0, "/user/images/1.png")
    world.host.close_viewer()
    world.tell("viewer_closed")
    await world.press("picture.remove", 0, "/user/images/1.png")
    assert world.host.viewer is None


async def test_the_place_in_the_story_is_one_press_away() -> None:
    world = await World().illustrated()
    await look(world, 0, "/user/images/1.png")
    await world.press("picture.go", 0, "/user/images/1.png")
    assert world.host.viewer is None
    assert world.host.gone_to == KEY
    assert world.host.gone_to_picture == "/user/images/1.png"


async def test_a_version_that_is_turned_to_and_not_written_yet_shows_in_its_place_and_is_turned_on() -> None:
    world = await World().illustrated()
    await world.press("picture.again", 0, "/user/images/1.png")
    assert "/user/images/3.png" in world.text
    await look(world, 0, "/user/images/1.png")  # drawn by the press on the bar, the message has the other
    assert shown(world) == ["/user/images/1.png", "/user/images/2.png"]
    assert '<p class="limner-viewer-prompt">a</p>' in world.host.views["viewer"]
    world.tell("viewer_turned", entry=at(world), by=1)
    await world.settle()
    assert shown(world) == ["/user/images/3.png", "/user/images/2.png"]


async def test_a_version_that_is_turned_to_stays_while_the_file_catches_up_with_what_its_message_shows() -> (
    None
):
    world = await World().illustrated()
    await world.press("picture.again", 0, "/user/images/1.png")
    await look(world, 0, "/user/images/3.png")
    world.tell("viewer_turned", entry=at(world), by=1)
    await world.settle()
    assert shown(world)[0] == "/user/images/1.png"
    await world.press("picture.choose", 0, "/user/images/1.png")
    await world.press("picture.choose", 0, "/user/images/3.png")
    world.tell("message_changed", chat_id="chat", uid="m", swipe_id=0)
    await world.settle()
    assert shown(world)[0] == "/user/images/1.png"


async def test_an_image_of_which_nothing_is_noted_can_be_looked_at() -> None:
    world = await World().illustrated()
    await look(world, 5, "/user/images/stranger.png")
    assert "/user/images/stranger.png" in shown(world)


def noted(index: int, text: str, *pictures: dict[str, object], shown: bool = True) -> PictureRow:
    note = json.dumps({"v": 1, "uid": f"m{index}", "pictures": list(pictures)})
    return PictureRow(MessageKey("chat", f"m{index}", 0), index, "Mira", "", shown, text, note)


def picture(url: str, state: str = "placed", prompt: str = "a") -> dict[str, object]:
    version = {"id": "v", "prompt": prompt, "url": url, "provider": "sd", "created": 1.0}
    return {
        "id": url,
        "prompt": prompt,
        "ordinal": 0,
        "state": state,
        "chosen": 0 if url else -1,
        "versions": [version] if url else [],
    }


def test_a_note_is_not_believed_where_the_text_shows_no_such_picture() -> None:
    rows = [
        noted(0, '<img src="/user/images/a.png">', picture("/user/images/a.png")),
        noted(1, "Somebody took it out.", picture("/user/images/b.png")),
        noted(2, "", picture("", "failed")),
        noted(3, "", picture("https://evil.example/x.png")),
        noted(4, "", picture("", "painted")),
    ]
    found = Collection().read(rows)
    assert [(each.index, each.shows) for each in found] == [
        (0, Shows.SHOWN),
        (1, Shows.UNPLACED),
        (2, Shows.FAILED),
        (3, Shows.FAILED),
    ]
    assert found[3].url == ""


def test_an_address_with_signs_of_html_is_found_in_the_text() -> None:
    url = "/user/images/Tom & Mira/a.png"
    row = noted(0, '<img src="/user/images/Tom%20&amp;%20Mira/a.png">', picture(url.replace(" ", "%20")))
    assert [each.shows for each in Collection().read([row])] == [Shows.SHOWN]


def test_what_did_not_change_is_read_once() -> None:
    collection = Collection()
    rows = [noted(index, "", picture(f"/user/images/{index}.png")) for index in range(3)]
    first = collection.read(rows)
    rows[1] = noted(1, "", picture("/user/images/new.png"))
    second = collection.read(rows)
    assert second[0] is first[0]
    assert second[1].url == "/user/images/new.png"


async def test_the_versions_of_a_picture_are_looked_through_and_its_message_keeps_what_it_shows() -> None:
    world = await World().illustrated()
    await world.press("picture.again", 0, "/user/images/1.png")
    await look(world, 0, "/user/images/3.png")
    for by, file, said in ((1, "1.png", "Version 1 of 2"), (1, "3.png", "Version 2 of 2"), (-1, "1.png", "")):
        world.tell("viewer_turned", entry=at(world), by=by)
        await world.settle()
        world.tell("viewer_moved", entry=at(world))
        await world.settle()
        assert shown(world) == [f"/user/images/{file}", "/user/images/2.png"]
        assert said in world.host.views["viewer"]
    assert "Show this version in the message" in world.host.views["viewer"]
    assert world.images() == ["/user/images/3.png", "/user/images/2.png"]
    await world.press("picture.again", 1, "/user/images/2.png")
    assert at(world) == Where(KEY, 0, "/user/images/1.png").dump()
    await world.press("versions.next", 0, "/user/images/1.png")
    assert at(world) == Where(KEY, 0, "/user/images/3.png").dump()


@pytest.mark.parametrize("entry", ["", "[1]", '["chat","m",0,0,"/user/images/9.png"]'])
async def test_a_turn_at_what_is_not_there_changes_nothing(entry: str) -> None:
    world = await World().illustrated()
    await look(world, 0, "/user/images/1.png")
    before = world.host.viewer
    world.tell("viewer_turned", entry=entry, by=1)
    await world.settle()
    assert world.host.viewer == before
