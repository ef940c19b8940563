"""The disk, by the page's events: what no chat shows is deleted only after a question and a second look."""

import json
from collections.abc import AsyncGenerator, Mapping

import pytest

from limner.core.errors import HostError
from limner.gallery._disk import Uses, address_of, scan
from limner.gallery.chat_files import ChatFiles
from limner.outbox.entry import Entry
from limner.page.web import ServerAnswer
from tests.unit.gallery.test_picture_menu import KEY, World


def shows(*paths: str) -> list[object]:
    return [{"user_name": "User"}, {"mes": " ".join(f'<img src="{address_of(path)}">' for path in paths)}]


class Disk:
    """A server with chats and files; ``refuses`` is a path that it does not answer."""

    def __init__(self) -> None:
        self.folders = {"Mira": ["a.png", "b.png", "two words.png"], "Group": ["g.png"]}
        self.chats = {"one": shows("Mira/a.png"), "branch": shows("Mira/a.png", "Mira/gone.png")}
        self.groups = {"g": shows("Group/g.png")}
        self.refuses = ""
        self.lore = ""

    async def call(
        self, method: str, path: str, body: Mapping[str, object] | None = None, *, deadline: float
    ) -> ServerAnswer:
        del method, deadline
        asked = dict(body or {})
        if path == self.refuses:
            return ServerAnswer(500, {}, "")
        answers: dict[str, object] = {
            "/api/images/folders": list(self.folders),
            "/api/images/list": self.folders.get(str(asked.get("folder"))),
            "/api/characters/all": [{"avatar": "mira.png", "name": "Mira"}],
            "/api/groups/all": [{"id": "7", "name": "All", "chats": list(self.groups)}],
            "/api/characters/chats": [{"file_name": f"{name}.jsonl"} for name in self.chats],
            "/api/chats/get": self.chats.get(str(asked.get("file_name"))),
            "/api/chats/group/get": self.groups.get(str(asked.get("id"))),
            "/api/settings/get": {"settings": "{}", "world_names": ["lore"]},
            "/api/worldinfo/get": {"entries": {"0": {"content": self.lore}}},
        }
        return ServerAnswer(200, {}, json.dumps(answers[path]))

    async def events(self, path: str) -> AsyncGenerator[tuple[str, str], None]:
        raise AssertionError(path)
        yield "", ""


async def nothing() -> str:
    return "[]"


async def unused(disk: Disk) -> tuple[str, ...]:
    return (await scan(disk, ChatFiles(disk), lambda _done, _of: None, nothing)).unused


async def test_what_no_chat_shows_and_what_has_no_file_is_found() -> None:
    disk = Disk()
    report = await scan(disk, ChatFiles(disk), lambda _done, _of: None, nothing)
    assert report.unused == ("Mira/b.png", "Mira/two words.png")
    assert report.gone == ("Mira/gone.png",)
    assert (report.chats, report.files) == (3, 4)


async def test_a_file_that_only_a_branch_or_a_group_shows_is_in_use() -> None:
    disk = Disk()
    disk.chats["one"] = shows()
    assert "Mira/a.png" not in await unused(disk)
    assert "Group/g.png" not in await unused(disk)
    disk.chats["branch"] = shows()
    assert "Mira/a.png" in await unused(disk)


async def test_a_picture_that_is_in_no_file_yet_is_in_use() -> None:
    disk = Disk()

    async def here() -> str:
        return json.dumps(shows("Mira/b.png"))

    report = await scan(disk, ChatFiles(disk), lambda _done, _of: None, here)
    assert report.unused == ("Mira/two words.png",)


@pytest.mark.parametrize(
    "path",
    [
        "/api/chats/get",
        "/api/chats/group/get",
        "/api/groups/all",
        "/api/characters/all",
        "/api/images/list",
        "/api/settings/get",
        "/api/worldinfo/get",
    ],
)
async def test_where_one_answer_is_missing_nothing_is_called_unused(path: str) -> None:
    disk = Disk()
    disk.refuses = path
    with pytest.raises(HostError):
        await unused(disk)


async def opened() -> tuple[World, Disk]:
    world = await World().illustrated()
    disk = Disk()
    desk = world.app.manual.gallery.desk()
    desk.disk._web, desk.disk._files = disk, ChatFiles(disk)
    world.tell("action", action="disk.scan")
    await world.settle()
    return world, disk


async def test_nothing_is_deleted_before_the_question_is_answered() -> None:
    world, _ = await opened()
    assert "Files that no chat shows: 2." in world.host.views["window"]
    world.tell("action", action="disk.tick", entry="Mira/b.png")
    world.host.agrees = False
    world.tell("action", action="disk.delete")
    await world.settle()
    assert world.host.questions[-1].startswith("Delete 1 files")
    assert world.host.deleted == []
    world.host.agrees = True
    world.tell("action", action="disk.delete")
    await world.settle()
    assert world.host.deleted == ["/user/images/Mira/b.png"]
    assert "Files that no chat shows: 1." in world.host.views["window"]


async def test_what_a_chat_shows_by_the_time_of_the_answer_is_left_where_it_is() -> None:
    world, disk = await opened()
    world.tell("action", action="disk.all")
    await world.settle()
    disk.chats["one"] = shows("Mira/b.png")
    world.tell("action", action="disk.delete")
    await world.settle()
    assert world.host.deleted == ["/user/images/Mira/two%20words.png"]
    assert world.said[-1] == "Files deleted: 1, left where they are: 1."


async def test_a_file_that_the_scan_did_not_find_unused_cannot_be_chosen() -> None:
    world, _ = await opened()
    world.tell("action", action="disk.tick", entry="Mira/a.png")
    world.tell("action", action="disk.tick", entry="../../settings.json")
    world.tell("action", action="disk.delete")
    await world.settle()
    assert world.host.deleted == []
    assert world.host.questions == []


async def test_the_list_is_saved_as_a_file() -> None:
    world, _ = await opened()
    world.tell("action", action="disk.list")
    await world.settle()
    assert world.host.files["limner-unused-pictures.txt"] == "Mira/b.png\nMira/two words.png"


async def test_a_file_that_a_lorebook_shows_is_in_use() -> None:
    disk = Disk()
    disk.lore = "![map](/user/images/Mira/b.png)"
    assert await unused(disk) == ("Mira/two words.png",)


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("Mira (2)/a.png", '<img src=\\"/user/images/Mira%20(2)/a.png\\">'),
        ("Mira/a.png", "![x](/user/images/Mira/a.png) and more"),
        ("Mira/a.png", "url(user/images/Mira/a.png)"),
        ("O'Brien/a.png", '{"image":"user/images/O\'Brien/a.png"}'),
        ("O'Brien/a.png", "<img src='/user/images/O%27Brien/a.png'>"),
        ("Tom & Mira/a.png", '<img src=\\"/user/images/Tom%20&amp;%20Mira/a.png\\">'),
        ("Mira/100%.png", "/user/images/Mira/100%25.png"),
        ("Mira/a.v2.png", "/user/images/Mira/a.v2.png then"),
        ("Mira/a.png", "%2Fuser%2Fimages%2FMira%2Fa.png"),
        ("mira/A.png", "/user/images/Mira/a.png"),
        ("Zo\u00eb/a.png", "/user/images/Zoe\u0308/a.png"),
        ("Zo\u00eb/a.png", "/user/images/Zo%C3%AB/a.png?v=1"),
    ],
)
def test_whatever_can_be_read_as_a_file_counts_as_its_use(path: str, text: str) -> None:
    uses = Uses([path, "other/file.png"])
    uses.read(text)
    assert uses.unused == ("other/file.png",)


async def test_a_picture_that_waits_for_its_place_is_never_unused() -> None:
    world = await World().illustrated()
    world.host.messages[0].swipes[0] = "Somebody wrote over it."
    disk = Disk()
    entry = Entry("e", KEY, "p", 0, "a", "sd", 1.0, url="/user/images/Mira/b.png")
    await world.app.outbox.put(entry)
    desk = world.app.manual.gallery.desk()
    desk.disk._web, desk.disk._files = disk, ChatFiles(disk)
    world.tell("action", action="disk.scan")
    await world.settle()
    assert "Mira/b.png" not in world.host.views["window"]
