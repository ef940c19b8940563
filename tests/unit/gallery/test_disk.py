"""The disk, by the page's events: what no chat shows is deleted only after a question and a second look."""

import json
from collections.abc import Mapping
from typing import Any

import pytest

from limner.core.errors import HostError
from limner.gallery._disk import Named, Uses, address_of, scan
from limner.gallery._trash import Trash
from limner.gallery.chat_files import ChatFiles
from limner.outbox.entry import Entry
from limner.page.host_values import MessageKey
from limner.page.web import ServerAnswer
from limner.pictures.picture_files import PictureFiles
from tests.fakes.disk import FakeDisk, said
from tests.unit.gallery.test_picture_menu import KEY, World


def shows(*paths: str) -> list[object]:
    return [{"user_name": "User"}, {"mes": " ".join(f'<img src="{address_of(path)}">' for path in paths)}]


class Disk(FakeDisk):
    """A server with chats and files; ``refuses`` is a path that it does not answer."""

    def __init__(self) -> None:
        super().__init__(
            dict.fromkeys(("Mira/a.png", "Mira/b.png", "Mira/two words.png", "Group/g.png"), b"x" * 900)
        )
        self.chats = {"one": shows("Mira/a.png"), "branch": shows("Mira/a.png", "Mira/gone.png")}
        self.groups = {"g": shows("Group/g.png")}
        self.lore = ""
        self.card: dict[str, object] = {"avatar": "mira.png", "name": "Mira", "chat_size": 500}
        self.group: dict[str, object] = {"id": "7", "name": "All"}
        self.whole_card: dict[str, object] = {}
        self.loose: dict[str, object] = {}
        self.finalized = 0

    def answer(self, path: str, asked: Mapping[str, object]) -> ServerAnswer:
        if path.startswith("/api/images/"):
            return super().answer(path, asked)
        if path.startswith("/api/data-maid/view?token=t&hash="):
            return said(self.loose[path.rpartition("=")[2]])
        if path == "/api/data-maid/finalize":
            self.finalized += 1
            return ServerAnswer(204, {}, "")
        found = [{"name": "x.jsonl", "hash": name} for name in self.loose]
        answers: dict[str, object] = {
            "/api/characters/all": [self.card],
            "/api/characters/get": self.whole_card,
            "/api/groups/all": [{**self.group, "chats": list(self.groups)}],
            "/api/data-maid/report": {"report": {"chats": found[:1], "groupChats": found[1:]}, "token": "t"},
            "/api/characters/chats": [{"file_name": f"{name}.jsonl"} for name in self.chats],
            "/api/chats/get": self.chats.get(str(asked.get("file_name"))),
            "/api/chats/group/get": self.groups.get(str(asked.get("id"))),
            "/api/settings/get": {"settings": "{}", "world_names": ["lore"]},
            "/api/worldinfo/get": {"entries": {"0": {"content": self.lore}}},
        }
        return said(answers[path])


async def nothing(_named: Named) -> str:
    return "[]"


async def unused(disk: Disk) -> tuple[str, ...]:
    return (await scan(disk, ChatFiles(disk), lambda _done, _of: None, nothing)).unused


async def test_what_no_chat_shows_and_what_has_no_file_is_found() -> None:
    disk = Disk()
    report = await scan(disk, ChatFiles(disk), lambda _done, _of: None, nothing)
    assert report.unused == ("Mira/b.png", "Mira/two words.png")
    assert report.gone == ("Mira/gone.png",)
    assert (report.chats, len(report.files)) == (3, 4)


async def test_a_file_that_only_a_branch_or_a_group_shows_is_in_use() -> None:
    disk = Disk()
    disk.chats["one"] = shows()
    assert "Mira/a.png" not in await unused(disk)
    assert "Group/g.png" not in await unused(disk)
    disk.chats["branch"] = shows()
    assert "Mira/a.png" in await unused(disk)


async def test_a_picture_that_is_in_no_file_yet_is_in_use() -> None:
    disk = Disk()

    async def here(_named: Named) -> str:
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
        "/api/characters/get",
        "/api/data-maid/report",
        "/api/data-maid/view",
    ],
)
async def test_where_one_answer_is_missing_nothing_is_called_unused(path: str) -> None:
    disk = Disk()
    disk.card["shallow"], disk.loose = True, {"h": shows()}
    disk.refuses = path
    with pytest.raises(HostError):
        await unused(disk)


@pytest.mark.parametrize("answer", [{}, [], None])
async def test_a_listed_chat_that_the_server_cannot_read_is_not_taken_for_empty(answer: Any) -> None:
    disk = Disk()
    disk.chats["one"] = answer  # what SillyTavern answers with where its disk fails, with status 200
    with pytest.raises(HostError, match="one"):
        await unused(disk)


async def test_chats_that_cannot_be_listed_are_not_taken_for_none() -> None:
    disk = Disk()
    answer = disk.answer
    disk.answer = lambda path, asked: (  # type: ignore[method-assign]
        said({"error": True}) if path == "/api/characters/chats" else answer(path, asked)
    )
    with pytest.raises(HostError, match="Mira"):
        await unused(disk)
    disk.card["chat_size"] = 0  # so it answers of a character that has no chat yet
    assert "Mira/a.png" in await unused(disk)


async def test_a_groups_own_picture_is_in_use() -> None:
    disk = Disk()
    disk.group["avatar_url"] = "user/images/Mira/b.png"
    assert await unused(disk) == ("Mira/two words.png",)


@pytest.mark.parametrize("shallow", [False, True])
async def test_what_a_card_shows_is_in_use_also_where_the_server_lists_cards_without_their_words(
    shallow: bool,
) -> None:
    disk = Disk()
    words: dict[str, object] = {"first_mes": "![](/user/images/Mira/b.png)"}
    disk.whole_card = words
    disk.card |= {"shallow": True} if shallow else words
    assert await unused(disk) == ("Mira/two words.png",)


async def test_what_the_kept_chats_of_a_deleted_character_or_group_show_is_in_use() -> None:
    disk = Disk()
    disk.loose = {"one": shows("Mira/b.png"), "two": shows("Mira/two words.png")}
    assert await unused(disk) == ()
    assert disk.finalized == 1


def test_addresses_in_one_breath_are_all_in_use() -> None:
    paths = [f"Mira/{name}.png" for name in "abc"]
    uses = Uses([*paths, "other/file.png"])
    uses.read("![](/user/images/Mira/a.png) ![](user/images/Mira/b.png), url(user%2Fimages%2FMira/c.png)")
    assert uses.unused == ("other/file.png",)


def give(world: World, disk: Disk) -> None:
    """Give a world this disk, before its gallery is loaded."""
    filing = world.app.setup.filing
    filing._web, filing.content, world.app.manual.gallery._web = disk, disk, disk


async def opened() -> tuple[World, Disk]:
    world = await World().illustrated()
    disk = Disk()
    give(world, disk)
    world.tell("action", action="disk.scan")
    await world.settle()
    return world, disk


async def test_nothing_is_deleted_before_the_question_is_answered() -> None:
    world, disk = await opened()
    assert "Files that no chat shows: 2." in world.host.views["window"]
    world.tell("action", action="disk.tick", entry="Mira/b.png")
    world.host.agrees = False
    world.tell("action", action="disk.delete")
    await world.settle()
    assert world.host.questions[-1].startswith("Take files that no chat shows to the trash: 1?")
    assert "Mira/b.png" in disk.files
    world.host.agrees = True
    world.tell("action", action="disk.delete")
    await world.settle()
    assert "Mira/b.png" not in disk.files
    assert "Files that no chat shows: 1." in world.host.views["window"]


async def test_what_a_chat_shows_by_the_time_of_the_answer_is_left_where_it_is() -> None:
    world, disk = await opened()
    world.tell("action", action="disk.all")
    await world.settle()
    disk.chats["one"] = shows("Mira/b.png")
    world.tell("action", action="disk.delete")
    await world.settle()
    assert "Mira/b.png" in disk.files
    assert "Mira/two words.png" not in disk.files
    assert world.said[-1] == "Files taken to the trash: 1, left where they are: 1."


async def test_a_file_that_the_scan_did_not_find_unused_cannot_be_chosen() -> None:
    world, disk = await opened()
    world.tell("action", action="disk.tick", entry="Mira/a.png")
    world.tell("action", action="disk.tick", entry="../../settings.json")
    world.tell("action", action="disk.delete")
    await world.settle()
    assert len(disk.files) == 4
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
    give(world, disk)
    world.tell("action", action="disk.scan")
    await world.settle()
    assert "Mira/b.png" not in world.host.views["window"]


# -- the trash ---------------------------------------------------------------------------------------------


async def taken() -> tuple[World, Disk]:
    world, disk = await opened()
    for action in ("disk.all", "disk.delete"):
        world.tell("action", action=action)
        await world.settle()
    return world, disk


async def put_back(world: World) -> None:
    view = world.host.views["window"]
    when = view[: view.index("disk.back")].rpartition('data-limner-entry="')[2].partition('"')[0]
    world.tell("action", action="disk.back", entry=when)
    await world.settle()


async def test_what_was_deleted_is_put_back_as_it_was() -> None:
    world, disk = await taken()
    before = {"Mira/a.png", "Mira/b.png", "Mira/two words.png", "Group/g.png"}
    assert {path for path in disk.files if not path.startswith("limner-trash/")} == before - {
        "Mira/b.png",
        "Mira/two words.png",
    }
    assert len(disk.files) == 4
    await put_back(world)
    assert disk.files == dict.fromkeys(before, b"x" * 900)
    assert "Files put back: 2, still in the trash: 0." in world.said


async def test_what_is_put_back_never_takes_the_place_of_another_file() -> None:
    world, disk = await taken()
    disk.files["Mira/b.png"] = b"new"
    await put_back(world)
    assert disk.files["Mira/b.png"] == b"new"
    assert sum(path.startswith("limner-trash/") for path in disk.files) == 1
    assert "another file of this name" in world.said[-1]


@pytest.mark.parametrize("spoil", ["full", "short"])
async def test_what_a_full_disk_cut_off_does_not_stand_in_the_way_of_what_is_put_back(spoil: str) -> None:
    world, disk = await taken()
    disk.full, disk.room = spoil == "full", 10 if spoil == "short" else None
    await put_back(world)
    assert "Mira/b.png" not in disk.files
    assert sum(path.startswith("limner-trash/") for path in disk.files) == 2
    disk.full, disk.room = False, None
    await put_back(world)
    assert disk.files["Mira/b.png"] == b"x" * 900


@pytest.mark.parametrize("spoil", ["full", "short", "upload"])
async def test_on_a_disk_that_is_full_nothing_is_taken(spoil: str) -> None:
    world, disk = await opened()
    disk.full, disk.room = spoil == "full", 10 if spoil == "short" else None
    disk.refuses = "/api/images/upload" if spoil == "upload" else ""
    for action in ("disk.all", "disk.delete"):
        world.tell("action", action=action)
        await world.settle()
    assert disk.files["Mira/b.png"] == disk.files["Mira/two words.png"] == b"x" * 900
    assert "Files taken to the trash: 0, left where they are: 2." in world.said[-1]


async def test_the_trash_is_emptied_only_after_a_question_with_its_size() -> None:
    world, disk = await taken()
    world.host.agrees = False
    world.tell("action", action="disk.empty")
    await world.settle()
    assert len(disk.files) == 4
    assert "the files of the trash: 2 (2 kB)" in world.host.questions[-1]
    world.host.agrees = True
    world.tell("action", action="disk.empty")
    await world.settle()
    assert sorted(disk.files) == ["Group/g.png", "Mira/a.png"]


async def test_what_lies_in_the_trash_is_no_unused_file_and_a_strange_file_there_is_left_alone() -> None:
    world, disk = await taken()
    disk.files |= {"limner-trash/mine.png": b"m", "limner-trash/1-..=2F..=2Fsettings.png": b"m"}
    world.tell("action", action="disk.scan")
    await world.settle()
    assert "Files that no chat shows: 0." in world.host.views["window"]
    await put_back(world)
    world.tell("action", action="disk.empty")
    await world.settle()
    assert {"limner-trash/mine.png", "limner-trash/1-..=2F..=2Fsettings.png"} <= set(disk.files)


@pytest.mark.parametrize("path", ["Mira/a.avif", "Mira/A.PNG", "x/" + "y" * 240 + ".png"])
async def test_what_sillytavern_could_not_put_back_is_not_taken(path: str) -> None:
    disk = Disk()
    disk.files[path] = b"1"
    done, failed = await Trash(disk, PictureFiles(disk, disk)).take([path], 5.0)
    assert done == []
    assert failed
    assert disk.files[path] == b"1"


# -- how much ----------------------------------------------------------------------------------------------


async def test_a_file_that_two_chats_show_counts_in_both_and_once_together() -> None:
    world, disk = await opened()
    disk.files["Mira/a.png"] = b"a" * 2_000_000
    world.tell("action", action="disk.sizes")
    await world.settle()
    view = world.host.views["window"]
    assert "All pictures: 2.0 MB. Pictures that no chat shows: 2 kB." in view
    assert "Mira, files: 1, 2.0 MB" in view
    assert "one, files: 1, 2.0 MB" in view
    assert "branch, files: 1, 2.0 MB" in view
    assert "All, files: 1, 1 kB" in view


async def test_a_server_that_does_not_say_how_large_a_file_is_is_told_of() -> None:
    world, disk = await opened()
    disk.refuses = "/user/images/Group"
    world.tell("action", action="disk.sizes")
    await world.settle()
    assert world.said[-1] == "SillyTavern’s server refused it (500)."


# -- with a message or a chat ------------------------------------------------------------------------------


async def deleted(
    mode: str, *texts: str, unknown: tuple[str, ...] = (), agrees: bool = True
) -> tuple[World, Disk]:
    world = await World({"delete_with": mode}).illustrated()
    disk = Disk()
    give(world, disk)
    world.host.agrees = agrees
    world.tell("pictures_gone", texts=list(texts), unknown=list(unknown))
    await world.settle()
    return world, disk


SHOWN = json.dumps(shows("Mira/a.png", "Mira/b.png", "Mira/never.png"))


@pytest.mark.parametrize("mode", ["ask", "always"])
async def test_only_what_no_other_chat_shows_goes_with_a_message(mode: str) -> None:
    world, disk = await deleted(mode, SHOWN)
    assert "Mira/b.png" not in disk.files
    assert "Mira/a.png" in disk.files  # a branch shows it
    assert "Mira/two words.png" in disk.files  # it never stood there
    assert not any("%" in each for each in disk.files)  # SillyTavern decodes an address twice
    assert len(world.host.questions) == (mode == "ask")
    assert world.said[-1] == "Files taken to the trash: 1, left where they are: 1."


async def test_a_picture_that_was_delivered_a_moment_ago_goes_with_its_message() -> None:
    world = await World({"delete_with": "always"}).illustrated()
    disk = Disk()
    give(world, disk)
    world.app.outbox.recent.append(Entry("e", KEY, "p", 0, "a", "sd", 1.0, url="/user/images/Mira/b.png"))
    world.tell("pictures_gone", texts=[json.dumps(shows("Mira/b.png"))], unknown=[])
    await world.settle()
    assert "Mira/b.png" not in disk.files


@pytest.mark.parametrize("mode", ["scan", "deleted"])
@pytest.mark.parametrize(
    ("chat", "uid", "kept"),
    [
        ("", "m", False),  # no chat has its message any more
        ("chat", "m", False),  # a version of a message that stays was thrown away
        ("branch", "m", True),  # a branch that was never opened since is owed the picture
        ("branch", 'odd "name"', True),  # it could not be found
    ],
)
async def test_what_was_delivered_lately_is_unused_unless_a_copy_of_its_message_may_want_it(
    mode: str, chat: str, uid: str, kept: bool
) -> None:
    world = await World({"delete_with": "always"}).illustrated()
    world.host.messages.clear()
    disk = Disk()
    disk.card["avatar"] = "mira.png"
    give(world, disk)
    if chat:
        message = {"mes": "No picture.", "extra": {"limner": {"uid": uid, "v": 1, "pictures": []}}}
        disk.chats[chat] = [{"user_name": "User"}, message]
    key = MessageKey("mira.png/chat", uid, 0)
    url = "/user/images/Mira/b.png"
    world.app.outbox.recent.clear()
    world.app.outbox.recent.append(Entry("e", key, "p", 0, "a", "sd", 1.0, url=url))
    if mode == "scan":
        world.tell("action", action="disk.scan")
        await world.settle()
        assert ("Mira/b.png" not in world.host.views["window"]) == kept
    else:
        world.tell("pictures_gone", texts=[json.dumps(shows("Mira/b.png"))], unknown=[])
        await world.settle()
        assert ("Mira/b.png" in disk.files) == kept


@pytest.mark.parametrize(("mode", "agrees"), [("never", True), ("ask", False)])
async def test_nothing_goes_where_the_user_does_not_want_it(mode: str, agrees: bool) -> None:
    _, disk = await deleted(mode, SHOWN, agrees=agrees)
    assert len(disk.files) == 4


@pytest.mark.parametrize("mode", ["ask", "always", "never"])
async def test_of_a_chat_that_was_not_open_the_user_may_look_for_himself(mode: str) -> None:
    world, disk = await deleted(mode, unknown=("old",))
    assert len(disk.files) == 4
    assert len(world.host.questions) == (mode == "ask")
    assert ("Files that no chat shows: 2." in world.host.views.get("window", "")) == (mode == "ask")


@pytest.mark.parametrize("texts", [[], ["nothing"], [5], ["/user/images/../../settings.json"], ["{" * 5000]])
async def test_whatever_a_deleted_message_held_only_files_of_pictures_are_meant(texts: list[object]) -> None:
    world = await World({"delete_with": "always"}).illustrated()
    disk = Disk()
    give(world, disk)
    world.tell("pictures_gone", texts=texts, unknown="no list")
    await world.settle()
    assert len(disk.files) == 4


async def test_where_a_chat_cannot_be_read_nothing_goes_with_a_message() -> None:
    world = await World({"delete_with": "always"}).illustrated()
    disk = Disk()
    give(world, disk)
    disk.refuses = "/api/chats/group/get"
    world.tell("pictures_gone", texts=[SHOWN], unknown=[])
    await world.settle()
    assert len(disk.files) == 4
