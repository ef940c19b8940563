"""The gallery, by the page's events: which pictures it shows, how fresh, what is done with many at once."""

import asyncio
import io
import json
import re
import zipfile
from collections.abc import AsyncGenerator, Mapping, Sequence
from dataclasses import replace
from unittest.mock import AsyncMock

import pytest

from limner.core.errors import HostError
from limner.gallery._collection import BREATH, Collection
from limner.gallery._filters import PAGE, Filters, day_of, pages
from limner.gallery._people import name_of
from limner.gallery._where import Where
from limner.gallery._zip import pack
from limner.gallery.chat_files import ChatFile, rows_of
from limner.outbox.entry import Entry
from limner.page.gallery_host import PictureRow
from limner.page.host_values import CommandResult, MessageKey
from limner.page.web import ServerAnswer
from tests.fakes.book import FakeFiles, png
from tests.unit.continuity.test_in_the_program import BRAN, MIRA
from tests.unit.gallery.test_picture_menu import KEY, TEXT, World
from tests.unit.gallery.test_viewer import noted, picture

ONE, TWO = "/user/images/1.png", "/user/images/2.png"


async def opened(settings: dict[str, object] | None = None) -> World:
    world = await World(settings).illustrated()
    world.tell("gallery_asked")
    await world.settle()
    world.tell("gallery_page", page=0, seen=True)
    await world.settle()
    return world


def drawn(world: World) -> str:
    return world.host.views["gallery.0"]


async def choose(world: World, **form: str) -> None:
    world.tell("action", action="gallery.filter", form=form)
    await world.settle()


async def test_it_shows_the_pictures_of_the_chat_grouped_by_message() -> None:
    world = await opened()
    assert world.host.gallery == [2]
    assert drawn(world).count("limner-tile-look") == 2
    assert drawn(world).count(">Message 0, Mira<") == 1
    assert "Pictures: 2 of 2." in world.host.views["gallery"]


async def test_a_long_chat_shows_its_first_pictures_before_all_of_it_is_read() -> None:
    world = await World().illustrated()
    rows = [noted(number, "", picture(f"/user/images/{number}.png")) for number in range(3 * BREATH)]
    sizes: list[int] = []
    world.host.picture_rows = AsyncMock(return_value=rows)  # type: ignore[method-assign]  # only these are there
    world.host.open_gallery = lambda pages: sizes.append(sum(pages))  # type: ignore[method-assign]  # the same
    world.tell("gallery_asked")
    await world.settle()
    assert sizes == [BREATH]
    assert sum(world.host.gallery or ()) == 3 * BREATH
    assert world.host.picture_rows.await_count == 1


async def test_a_gallery_that_is_open_is_opened_again_and_draws_the_pages_that_are_seen() -> None:
    world = await opened()
    await choose(world, words="nothing has these")
    assert "limner-tile" not in drawn(world)
    world.tell("gallery_asked")  # its pages are there already, and are not told again
    await world.settle()
    assert drawn(world).count("limner-tile-look") == 2


async def test_what_few_choose_by_is_folded_unless_something_of_it_is_chosen() -> None:
    world = await opened()
    assert '<details class="limner-gallery-more"><summary' in world.host.views["gallery"]
    await choose(world, shows="failed")
    assert '<details class="limner-gallery-more" open><summary' in world.host.views["gallery"]


async def test_it_opens_by_the_slash_command() -> None:
    world = await World().illustrated()
    await world.app.ask("slash_command", {"call": "1", "name": "limn-gallery", "text": "", "args": {}})
    assert world.host.gallery == [2]


async def test_it_is_fresh_after_every_change_in_the_chat() -> None:
    world = await opened()
    await world.press("picture.beside", 0, "/user/images/1.png")
    assert world.host.gallery == [3]
    assert "/user/images/3.png" in drawn(world)
    world.host.messages.clear()
    world.tell("messages_deleted", chat_id="chat")
    await world.settle()
    assert world.host.gallery == [0]


async def test_a_page_is_drawn_only_while_it_is_seen() -> None:
    world = await World().illustrated()
    world.tell("gallery_asked")
    await world.settle()
    assert "gallery.0" not in world.host.views
    world.tell("gallery_page", page=7, seen=True)
    world.tell("gallery_page", page=0, seen=True)
    await world.settle()
    assert "gallery.7" not in world.host.views
    assert "limner-tile" in drawn(world)


async def test_words_state_and_painter_are_filtered() -> None:
    world = await opened()
    await choose(world, scope="chat", words="B")
    assert world.host.gallery == [1]
    assert "/user/images/2.png" in drawn(world)
    await choose(world, scope="chat", shows="failed")
    assert world.host.gallery == [0]
    await choose(world, scope="chat", painter="sd")
    assert world.host.gallery == [2]


async def test_who_is_in_a_picture_is_filtered_by_continuity_and_by_the_names_in_its_prompt() -> None:
    tags = (
        '<img-prompt="she laughs" char="Mira"> <img-prompt="a road"> <img-prompt="Bran and mira at a table">'
    )
    world = World(text=tags)
    world.host.troupe.take((MIRA, BRAN))
    await world.illustrated()
    world.tell("gallery_asked")
    await world.settle()
    world.tell("gallery_page", page=0, seen=True)
    assert "Who is in it" in world.host.views["gallery"]
    await choose(world, scope="chat", person="Mira")
    assert world.host.gallery == [2]
    await choose(world, scope="chat", person="Bran")
    assert "Bran and mira at a table" in drawn(world)
    assert world.host.gallery == [1]
    await choose(world, scope="chat", person="Mira", speaker="User")
    assert world.host.gallery == [0]


async def test_without_continuity_there_is_the_speaker_alone() -> None:
    world = await opened({"continuity": False})
    assert "Who is in it" not in world.host.views["gallery"]
    assert "Message of" in world.host.views["gallery"]
    await choose(world, scope="chat", speaker="Mira")
    assert world.host.gallery == [2]


async def test_a_picture_whose_message_is_gone_is_found_without_a_place() -> None:
    world = await opened()
    entry = Entry(
        "e", MessageKey("chat", "gone", 0), "p", 0, "a lost fox", "sd", 1.0, url="/user/images/M/f.png"
    )
    world.app._recovery.orphans = (entry,)
    await choose(world, scope="chat", shows="unplaced")
    assert world.host.gallery == [1]
    assert "The message is gone" in drawn(world)
    assert "/user/images/M/f.png" in drawn(world)


async def test_missing_files_are_looked_for_where_they_are_asked_for() -> None:
    urls = iter(("/user/images/Mira/one.png", "/user/images/Mira/two%20b.png", "/user/images/root.png"))
    world = World(text=TEXT + '<img-prompt="c">')

    async def paint(_text: str, _args: object) -> CommandResult:
        return CommandResult(True, next(urls))

    world.host.painter = paint
    world.app.manual.gallery._web = Folders({"Mira": ["One.png"]})
    await world.illustrated()
    world.tell("gallery_asked")
    await world.settle()
    await choose(world, scope="chat", shows="missing")
    assert world.host.gallery == [1]
    world.tell("gallery_page", page=0, seen=True)
    assert "File missing" in drawn(world)
    assert 'title="b"' in drawn(world)


@pytest.mark.parametrize(
    ("who", "name"),
    [
        ("mira.png", "Mira Vale"),
        ("bran.png", "bran"),
        ("two.png#Ada", "Ada"),
        ("persona:sam.png", "sam"),
        ("the smith", "the smith"),
    ],
)
def test_a_person_of_another_chat_is_called_as_well_as_it_goes(who: str, name: str) -> None:
    assert name_of(who, {"mira.png": "Mira Vale"}) == name


async def test_a_press_opens_the_viewer_through_what_is_filtered() -> None:
    world = await opened()
    await choose(world, scope="chat", words="b")
    await world.press("gallery.look", 1, "/user/images/2.png")
    assert world.host.viewer is not None
    assert [each.url for each in world.host.viewer[0]] == ["/user/images/2.png"]


async def test_many_are_painted_again_only_after_a_question_with_their_number() -> None:
    world = await opened()
    world.tell("action", action="gallery.all")
    await world.settle()
    world.host.agrees = False
    world.tell("action", action="gallery.again")
    await world.settle()
    assert world.host.questions[-1].startswith("Paint pictures again, one after another: 2?")
    assert len(world.painted) == 2
    world.host.agrees = True
    world.tell("action", action="gallery.again")
    await world.settle()
    assert world.painted == ["a", "b", "a", "b"]
    assert "Chosen: 0." in world.host.views["gallery"]


async def test_many_are_taken_out_of_the_text_and_their_tags_stay() -> None:
    world = await opened()
    await world.press("gallery.tick", 0, "/user/images/1.png")
    await world.press("gallery.tick", 1, "/user/images/2.png")
    world.tell("action", action="gallery.remove")
    await world.settle()
    assert world.images() == []
    assert world.text.count("<img-prompt") == 2


# -- as one ZIP ---------------------------------------------------------------------------------------------


async def with_files(**pictures: bytes) -> tuple[World, FakeFiles]:
    """The gallery with both pictures chosen, over these files of SillyTavern's."""
    world, files = await World().illustrated(), FakeFiles(**pictures)
    world.app.manual.gallery.files = lambda: files
    world.tell("gallery_asked")
    await world.settle()
    world.tell("action", action="gallery.all")
    await world.settle()
    return world, files


def unzipped(world: World, files: FakeFiles) -> dict[str, bytes]:
    """What the user has got."""
    name, address = world.host.saved[-1]
    assert name == "pictures.zip"
    with zipfile.ZipFile(io.BytesIO(files.finished[address])) as archive:
        assert archive.testzip() is None
        return {each: archive.read(each) for each in archive.namelist()}


async def test_chosen_pictures_come_as_one_zip_in_the_order_of_the_story() -> None:
    world, files = await with_files(**{ONE: png(1), TWO: png(2)})
    world.tell("action", action="gallery.zip")
    await world.settle()
    assert unzipped(world, files) == {"0001 1.png": png(1), "0002 2.png": png(2)}
    assert world.said[-1] == "Pictures in the file: 2, without a file: 0."
    assert "Chosen: 2." in world.host.views["gallery"]


async def test_one_picture_at_a_time_is_in_memory() -> None:
    world, files = await with_files(**{ONE: png(1) + bytes(50_000), TWO: png(2) + bytes(50_000)})
    world.tell("action", action="gallery.zip")
    await world.settle()
    assert 50_000 < files.begun[0].largest < 60_000


async def test_a_file_that_is_gone_or_is_no_picture_is_left_out_of_the_zip_and_counted() -> None:
    world, files = await with_files(**{ONE: b"<!doctype html>", TWO: png(2)})
    world.tell("action", action="gallery.zip")
    await world.settle()
    assert unzipped(world, files) == {"0001 2.png": png(2)}
    assert world.host.toasts[-1] == ("warning", "Pictures in the file: 1, without a file: 1.")
    files.pictures.clear()
    world.tell("action", action="gallery.zip")
    await world.settle()
    assert len(world.host.saved) == 1
    assert world.said[-1].startswith("None of these pictures has a file")
    assert files.begun[-1].content == b""


async def test_a_zip_that_is_stopped_leaves_no_file() -> None:
    world, files = await with_files(**{ONE: png(1), TWO: png(2)})
    held = asyncio.Event()

    async def hold(address: str) -> None:
        if address == TWO:
            await held.wait()

    files.before = hold
    world.tell("action", action="gallery.zip")
    await world.settle()
    assert "Packing picture 0 of 2." in world.host.views["gallery"]
    world.tell("action", action="gallery.stop")
    await world.settle()
    assert world.said[-1] == "Broken off: no file was made."
    assert files.begun[0].abandoned
    assert world.host.saved == []
    assert "Save as ZIP" in world.host.views["gallery"]


async def test_a_zip_whose_server_is_gone_says_so() -> None:
    world, files = await with_files(**{ONE: png(1), TWO: png(2)})

    async def fail(_address: str) -> None:
        raise HostError("SillyTavern's server cannot be reached.", "network")

    files.before = fail
    world.tell("action", action="gallery.zip")
    await world.settle()
    assert world.said[-1] == "SillyTavern's server cannot be reached."
    assert world.host.saved == []


async def test_a_name_that_a_file_cannot_have_is_made_harmless() -> None:
    files = FakeFiles(**{"/user/images/Mira/a%3Fb%25.png": png()})
    made = await pack(files, list(files.pictures), 0.0, lambda _done, _of: None)
    with zipfile.ZipFile(io.BytesIO(files.finished[made.address])) as archive:
        assert archive.namelist() == ["0001 a_b%.png"]


async def test_a_closed_gallery_is_left_alone() -> None:
    world = await opened()
    world.tell("gallery_closed")
    world.host.gallery = None
    await world.press("picture.again", 0, "/user/images/1.png")
    assert world.host.gallery is None


# -- chats that are not open --------------------------------------------------------------------------------


class Folders:
    """A server with these files of pictures, by folder."""

    def __init__(self, folders: Mapping[str, list[str]]) -> None:
        self.folders = folders

    async def call(
        self, method: str, path: str, body: Mapping[str, object] | None = None, *, deadline: float
    ) -> ServerAnswer:
        del method, deadline
        known = (
            list(self.folders)
            if path.endswith("/folders")
            else self.folders.get(str((body or {})["folder"]), [])
        )
        return ServerAnswer(200, {}, json.dumps(known))

    async def events(self, path: str) -> AsyncGenerator[tuple[str, str], None]:
        raise AssertionError(path)
        yield "", ""


class Library:
    """A server with one character's chats and a group's."""

    def __init__(self) -> None:
        row = noted(0, '<img src="/user/images/old.png">', picture("/user/images/old.png"))
        message = {"mes": row.text, "name": "Mira", "extra": {"limner": json.loads(row.limner)}}
        self.chats = {"old": [{"user_name": "User"}, message], "plain": [{}, {"mes": "No picture."}]}
        self.refuses = False

    async def call(
        self, method: str, path: str, body: Mapping[str, object] | None = None, *, deadline: float
    ) -> ServerAnswer:
        del method, deadline
        asked = dict(body or {})
        answers: dict[str, object] = {
            "/api/characters/all": [{"avatar": "mira.png", "name": "Mira"}],
            "/api/groups/all": [{"id": "7", "name": "All", "chats": ["old"]}],
            "/api/characters/chats": [{"file_name": f"{name}.jsonl"} for name in self.chats],
            "/api/chats/get": self.chats.get(str(asked.get("file_name"))),
            "/api/chats/group/get": self.chats.get(str(asked.get("id"))),
        }
        if self.refuses:
            return ServerAnswer(500, {}, "")
        return ServerAnswer(200, {}, json.dumps(answers[path]))

    async def events(self, path: str) -> AsyncGenerator[tuple[str, str], None]:
        raise AssertionError(path)
        yield "", ""


def read_from(world: World, library: Library) -> None:
    window = world.app.manual.gallery.desk().gallery
    window._sources = replace(window._sources, web=library)


@pytest.mark.parametrize(("scope", "count"), [("character", 3), ("all", 4)])
async def test_other_chats_are_read_where_they_are_asked_for(scope: str, count: int) -> None:
    world = await opened()
    read_from(world, Library())
    await choose(world, scope=scope)
    assert world.host.gallery == [count]
    assert "/user/images/old.png" in drawn(world)
    assert '<h4 class="limner-gallery-head">old</h4>' in drawn(world)
    assert drawn(world).count(">Message 0, Mira<") == count - 1  # two of them stand in one message
    await choose(world, scope="chat")
    assert world.host.gallery == [2]


async def test_everything_is_grouped_by_character_and_by_message() -> None:
    world = await opened()
    read_from(world, Library())
    await choose(world, scope="character")
    assert "<h3" not in drawn(world)
    await choose(world, scope="all")
    heads = re.findall(r"<h[345] class=[^>]+>([^<]+)</h", drawn(world))
    assert heads == [
        "Message 0, Mira",  # the open chat, which has no owner here
        "Mira",
        "old",
        "Message 0, Mira",
        "All",
        "old",
        "Message 0, Mira",
    ]


async def test_while_many_chats_are_read_the_page_is_asked_and_drawn_now_and_then() -> None:
    world = await opened()
    library = Library()
    library.chats |= {f"old {number}": library.chats["old"] for number in range(300)}
    read_from(world, library)
    asked, rows = 0, world.host.picture_rows

    async def counted() -> Sequence[PictureRow]:
        nonlocal asked
        asked += 1
        return await rows()

    world.host.picture_rows = counted  # type: ignore[method-assign]
    await choose(world, scope="character")
    while "Reading chat" in world.host.views["gallery"]:
        await world.settle()
    assert world.host.gallery
    assert sum(world.host.gallery) == 303
    assert asked < 10


async def test_a_server_that_refuses_is_told_of_and_what_is_here_still_shows() -> None:
    world = await opened()
    library = Library()
    library.refuses = True
    read_from(world, library)
    await choose(world, scope="all")
    assert "did not say which chats there are" in world.said[-1]
    assert world.host.gallery == [2]


async def test_pictures_of_other_chats_are_looked_at_and_never_changed_from_here() -> None:
    world = await opened()
    other = Where(MessageKey("mira.png/old", "m0", 0), 0, "/user/images/old.png").dump()
    world.tell("action", action="gallery.tick", entry=other)
    world.tell("action", action="gallery.remove")
    await world.settle()
    assert world.said[-1] == "None of these stands in the open chat: open their chat first."


def test_a_chat_file_is_read_without_trust_with_all_versions_of_a_message() -> None:
    note = {"v": 1, "uid": "u", "pictures": [picture("/user/images/a.png")]}
    message = {
        "mes": "second",
        "swipe_id": 1,
        "swipes": ["first", "second", 7],
        "swipe_info": [{"extra": {"limner": note}}, "no", None],
        "extra": {"limner": note},
    }
    chat = ChatFile("mira.png", "Mira", "old")
    rows = rows_of(chat, json.dumps([{"user_name": "x"}, message, "no message", None, {"extra": 5}]))
    assert [(row.key.swipe_id, row.shown, row.text) for row in rows] == [
        (1, True, "second"),
        (0, False, "first"),
    ]
    assert {row.key.chat_id for row in rows} == {"mira.png/old"}
    assert rows_of(chat, "[" * 5_000) == rows_of(chat, "no json") == rows_of(chat, "{}") == []


def test_filters_that_are_none_are_not_chosen() -> None:
    assert Filters.read({"scope": "moon", "shows": "x", "words": 5, "since": None}) == Filters()


def test_dates_are_filtered_by_the_day_and_what_has_none_is_left_out() -> None:
    found = Collection().read([noted(0, "", picture("/user/images/a.png"))])
    assert day_of(0) == ""
    assert Filters(since="1970-01-01", until="1970-01-01").keep(found) == found
    assert Filters(since="1970-01-02").keep(found) == []


def test_five_thousand_pictures_make_pages_and_only_new_ones_are_read_again() -> None:
    rows = [noted(number, "", picture(f"/user/images/{number}.png")) for number in range(5_000)]
    collection = Collection()
    found = collection.read(rows)
    assert [len(page) for page in pages(found)][:2] == [PAGE, PAGE]
    assert sum(map(len, pages(found))) == 5_000
    assert all(a is b for a, b in zip(collection.read(rows), found, strict=True))


def test_the_key_of_a_picture_crosses_a_view_unchanged() -> None:
    where = Where(KEY, 3, '/user/images/"<&>.png')
    assert Where.read(where.dump()) == where


async def test_a_long_chat_is_read_so_that_the_worker_hears_what_else_there_is() -> None:
    rows = [noted(number, "", picture(f"/user/images/{number}.png")) for number in range(1_000)]
    heard = 0

    async def listen() -> None:
        nonlocal heard
        while True:
            heard += 1
            await asyncio.sleep(0)

    listener = asyncio.ensure_future(listen())
    found = await Collection().read_calmly(rows)
    listener.cancel()
    assert len(found) == 1_000
    assert heard >= 10


async def test_a_press_in_the_gallery_does_not_draw_the_settings_panel() -> None:
    world = await opened()
    world.host.views.pop("settings", None)
    before = set(world.host.views)
    await choose(world, scope="chat", words="b")
    assert set(world.host.views) == before
