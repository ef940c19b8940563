"""The gallery, by the page's events: which pictures it shows, how fresh, what is done with many at once."""

import asyncio
import json
from collections.abc import AsyncGenerator, Mapping

import pytest

from limner.gallery._collection import Collection
from limner.gallery._filters import PAGE, Filters, day_of, pages
from limner.gallery._where import Where
from limner.gallery.chat_files import ChatFile, rows_of
from limner.page.host_values import MessageKey
from limner.page.web import ServerAnswer
from tests.unit.gallery.test_picture_menu import KEY, World
from tests.unit.gallery.test_viewer import noted, picture


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
    assert drawn(world).count("Message 0, Mira") == 1
    assert "Pictures: 2 of 2." in world.host.views["gallery"]


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
    assert world.host.questions[-1].startswith("Paint 2 pictures again")
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


async def test_a_closed_gallery_is_left_alone() -> None:
    world = await opened()
    world.tell("gallery_closed")
    world.host.gallery = None
    await world.press("picture.again", 0, "/user/images/1.png")
    assert world.host.gallery is None


# -- chats that are not open --------------------------------------------------------------------------------


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


@pytest.mark.parametrize(("scope", "count"), [("character", 3), ("all", 4)])
async def test_other_chats_are_read_where_they_are_asked_for(scope: str, count: int) -> None:
    world = await opened()
    world.app.manual.gallery.desk().gallery._files._web = Library()
    await choose(world, scope=scope)
    assert world.host.gallery == [count]
    assert "/user/images/old.png" in drawn(world)
    await choose(world, scope="chat")
    assert world.host.gallery == [2]


async def test_a_server_that_refuses_is_told_of_and_what_is_here_still_shows() -> None:
    world = await opened()
    library = Library()
    library.refuses = True
    world.app.manual.gallery.desk().gallery._files._web = library
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
