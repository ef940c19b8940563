"""A press on a picture, by the page's events: its menu, and what each entry leaves in the chat."""

import json
import re

import pytest

from limner.gallery._where import Where
from limner.page.host_values import CommandResult, MessageKey
from tests.unit.test_app import Page

TEXT = 'One <img-prompt="a"> two <img-prompt="b"> end.'
KEY = MessageKey("chat", "m", 0)


class World(Page):
    """A page with one illustrated message; each picture's file is named by how many were painted before."""

    def __init__(self, settings: dict[str, object] | None = None, text: str = TEXT) -> None:
        super().__init__(settings or {})
        self.text_before = text
        self.refuses = ""

        async def paint(_text: str, _args: object) -> CommandResult:
            return CommandResult(True, self.refuses or f"/user/images/{len(self.painted)}.png")

        self.host.painter = paint

    async def illustrated(self) -> "World":
        self.host.add("m", self.text_before)
        self.receive(self.text_before)
        await self.settle()
        return self

    @property
    def text(self) -> str:
        return self.host.message("m").text

    def images(self) -> list[str]:
        return [part.split('"')[0] for part in self.text.split('<img src="')[1:]]

    def picture(self, ordinal: int) -> dict[str, object]:
        pictures = self.host.message("m").note()["pictures"]
        assert isinstance(pictures, list)
        return dict(pictures[ordinal])

    async def touch(self, ordinal: int, source: str, how: str = "press") -> None:
        address = {"chat_id": "chat", "uid": "m", "swipe_id": 0}
        self.tell("picture_pressed", **address, ordinal=ordinal, source=source, how=how)
        await self.settle()

    async def press(self, action: str, ordinal: int, source: str, **form: object) -> None:
        entry = Where(KEY, ordinal, source).dump()
        self.tell("action", action=action, entry=entry, form=form)
        await self.settle()

    @property
    def said(self) -> list[str]:
        return [text for _, text in self.host.toasts]


@pytest.mark.parametrize("how", ["press", "long", "key"])
async def test_a_press_on_a_picture_opens_its_menu_there(how: str) -> None:
    world = await World().illustrated()
    await world.touch(1, "/user/images/2.png", how)
    assert world.host.menu == KEY
    assert world.host.menu_at == (1, "/user/images/2.png")
    assert "Paint it again" in world.host.views["menu"]


@pytest.mark.parametrize(("how", "opens"), [("press", False), ("long", True), ("key", True)])
async def test_where_a_plain_press_does_nothing_a_long_one_still_opens_the_menu(
    how: str, opens: bool
) -> None:
    world = await World({"press": "nothing"}).illustrated()
    await world.touch(0, "/user/images/1.png", how)
    assert (world.host.menu == KEY) is opens


def entries(world: World) -> list[str]:
    return re.findall(r'data-limner-action="([\w.]+)"', world.host.views["menu"])


async def test_what_is_pressed_most_stands_first_in_the_menu_also_after_a_reload() -> None:
    world = await World().illustrated()
    await world.touch(0, "/user/images/1.png")
    usual = entries(world)
    assert usual[0] == "picture.look"
    for _ in range(2):
        await world.press("picture.save", 0, "/user/images/1.png")
    await world.press("picture.background", 0, "/user/images/1.png")
    await world.touch(0, "/user/images/1.png")
    moved = ["picture.save", "picture.background"]
    assert entries(world) == [*moved, *(each for each in usual if each not in moved)]

    later = await World(json.loads(world.host.settings)).illustrated()
    await later.touch(0, "/user/images/1.png")
    assert entries(later)[:2] == moved


async def test_an_old_habit_makes_room_for_a_new_one() -> None:
    world = await World({"picture_presses": {"picture.save": 90}}).illustrated()
    for _ in range(70):
        await world.press("picture.background", 0, "/user/images/1.png")
    await world.touch(0, "/user/images/1.png")
    assert entries(world)[0] == "picture.background"


@pytest.mark.parametrize("kept", [7, [], {"picture.save": "9"}, {"picture.save": -4, "disk.empty": 9}])
async def test_a_settings_file_with_nonsense_leaves_the_usual_order(kept: object) -> None:
    world = await World({"picture_presses": kept}).illustrated()
    await world.touch(0, "/user/images/1.png")
    assert entries(world)[:2] == ["picture.look", "picture.again"]
    assert "disk.empty" not in entries(world)


async def test_painting_again_changes_this_picture_and_no_other() -> None:
    world = await World().illustrated()
    await world.press("picture.again", 1, "/user/images/2.png")
    assert world.painted == ["a", "b", "b"]
    assert world.images() == ["/user/images/1.png", "/user/images/3.png"]
    assert "Pictures painted: 1." in world.said


async def test_painting_again_takes_the_same_of_what_the_style_has_to_choose_from() -> None:
    style = "{oil|ink|chalk|wash|pen|lead|tempera|pastel}"
    world = await World({"style_prefix": style, "style_suffix": style}).illustrated()
    for url in ("2.png", "3.png", "4.png"):
        await world.press("picture.again", 1, f"/user/images/{url}")
    assert len(set(world.painted[1:])) == 1
    assert "{" not in "".join(world.painted)
    assert "oil" not in world.text


async def test_another_stands_beside_the_one_that_was_pressed() -> None:
    world = await World().illustrated()
    await world.press("picture.beside", 0, "/user/images/1.png")
    assert world.images() == ["/user/images/1.png", "/user/images/3.png", "/user/images/2.png"]


async def test_a_removed_picture_leaves_its_tag_and_comes_back_by_undo() -> None:
    world = await World().illustrated()
    await world.press("picture.remove", 0, "/user/images/1.png")
    assert world.images() == ["/user/images/2.png"]
    assert '<img-prompt="a">' in world.text
    world.tell("action", action="retouch.undo", entry=json.dumps(["chat", "m", 0]))
    await world.settle()
    assert world.images() == ["/user/images/1.png", "/user/images/2.png"]


async def test_a_picture_whose_tag_has_moved_is_found_by_its_address() -> None:
    world = await World().illustrated()
    message = world.host.message("m")
    first, second = world.text.split(" two ")
    message.text = f"{second} and {first}"
    await world.press("picture.remove", 0, "/user/images/1.png")
    assert world.images() == ["/user/images/2.png"]


async def test_a_picture_that_is_gone_is_told_of_and_nothing_is_painted() -> None:
    world = await World().illustrated()
    await world.press("picture.again", 0, "/user/images/99.png")
    assert world.said[-1] == "This message is not there any more."
    assert world.painted == ["a", "b"]


async def test_a_failure_leaves_the_picture_where_it_stood() -> None:
    world = await World().illustrated()
    world.refuses = "no address"
    await world.press("picture.again", 0, "/user/images/1.png")
    assert world.images() == ["/user/images/1.png", "/user/images/2.png"]
    assert "The picture was not painted." in world.said[-1]


async def test_a_picture_is_saved_and_made_the_background_only_where_it_is_sillytaverns_own() -> None:
    world = await World().illustrated()
    await world.press("picture.save", 0, "/user/images/1.png")
    await world.press("picture.background", 0, "/user/images/1.png")
    assert world.host.kept_file == ("/user/images/1.png", "1.png")
    assert world.host.background == "/user/images/1.png"
    await world.press("picture.background", 0, 'https://evil.example/x.png")')
    assert world.host.background == "/user/images/1.png"


@pytest.mark.parametrize("entry", ["", "[", "[1,2,3,4,5]", '["chat","m",0]', "null"])
async def test_an_address_that_is_none_is_refused_in_words(entry: str) -> None:
    world = await World().illustrated()
    world.tell("action", action="picture.again", entry=entry)
    await world.settle()
    assert world.said[-1] == "This message is not there any more."
    assert len(world.painted) == 2
