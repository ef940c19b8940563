"""The dialog at work: what it shows, what the user is given, and what stays when he changes his mind."""

import asyncio
import base64
import io
import json
import re
import zipfile
from collections.abc import AsyncGenerator, Mapping
from typing import Any

import pytest

from limner.book._desk import BookDesk
from limner.book.access import BookAccess
from limner.continuity.access import Continuity
from limner.core.errors import HostError, RequestError
from limner.page.web import ServerAnswer
from limner.presets.preset import Preset
from limner.settings.preferences import Preferences
from tests.fakes.book import FakeFiles, png
from tests.fakes.clock import FakeClock
from tests.fakes.host import FakeHost

ONE, TWO = "/user/images/Mira/1.png", "/user/images/Mira/2.png"


class Chats:
    """SillyTavern's server, as far as chats and pictures go."""

    def __init__(self, files: FakeFiles) -> None:
        self.files = files
        self.chats: dict[str, list[Any]] = {}
        self.uploads: list[str] = []

    async def call(
        self, method: str, path: str, body: Mapping[str, Any] | None = None, *, deadline: float
    ) -> ServerAnswer:
        assert method == "POST"
        assert body is not None
        answer: Any = {"ok": True}
        if path == "/api/characters/chats":
            answer = [{"file_name": f"{name}.jsonl"} for name in self.chats]
        elif path == "/api/groups/all":
            answer = [{"id": "77", "chats": list(self.chats)}, {"id": "78", "chats": ["of others"]}, None]
        elif path == "/api/chats/get":
            answer = self.chats.get(body["file_name"], [])
        elif path == "/api/chats/group/get":
            answer = self.chats.get(body["id"], [])
        elif path == "/api/chats/save":
            self.chats[body["file_name"]] = body["chat"]
        elif path == "/api/images/upload":
            address = f"/user/images/{body['ch_name']}/{body['filename']}.{body['format']}"
            self.uploads.append(address)
            self.files.pictures[address] = base64.b64decode(body["image"])
            answer = {"path": address}
        return ServerAnswer(200, {}, json.dumps(answer))

    async def events(self, path: str) -> AsyncGenerator[tuple[str, str], None]:
        yield "", ""


class Table:
    """A desk with a story on it: two chats, the first with two pictures."""

    def __init__(self) -> None:
        self.files = FakeFiles(**{ONE: png(1), TWO: png(2)})
        self.host = FakeHost("Mira.png/Night")
        self.web = Chats(self.files)
        tags = [f'<img-prompt="p{n}"><img src="{src}" title="t" alt="t">' for n, src in enumerate((ONE, TWO))]
        self.web.chats = {
            "Night": [{"user_name": "A"}, {"name": "Mira", "mes": f"One. {tags[0]}\n\nTwo. {tags[1]}"}],
            "Day": [{"user_name": "A"}, {"name": "Mira", "mes": "By day."}],
        }

        async def preset() -> Preset:
            raise NotImplementedError

        self.continuity = Continuity(self.host, Preferences(self.host), preset)
        self.desk = BookDesk(
            self.host, FakeClock(), self.web, self.continuity, lambda: self.files, language=lambda: "en"
        )

    @property
    def shown(self) -> str:
        return self.host.views["book"]

    async def press(self, action: str, **form: Any) -> None:
        await self.desk.actions[action]({"action": action, "form": form})


@pytest.fixture(name="table")
def _table() -> Table:
    return Table()


async def test_the_dialog_opens_with_the_open_chat_chosen_and_its_others_on_offer(table: Table) -> None:
    await table.desk.show()

    assert table.host.window == "book"
    assert 'value="Mira"' in table.shown
    assert 'data-limner-field="chat:Night" value="1"' in table.shown
    assert 'data-limner-field="chat:Day" value=""' in table.shown


async def test_without_a_chat_it_says_which_to_open(table: Table) -> None:
    table.host.chat_id = ""
    with pytest.raises(RequestError, match="No chat is open"):
        await table.desk.show()


@pytest.mark.parametrize(
    ("format", "name"),
    [("html", "T.html"), ("epub", "T.epub"), ("markdown", "T.zip"), ("chat", "T - chat.zip")],
)
async def test_each_format_is_made_and_given_to_the_user(table: Table, format: str, name: str) -> None:  # noqa: A002
    await table.desk.show()
    await table.press("book.make", title="T", format=format)

    assert [saved for saved, _ in table.host.saved] == [name]
    assert table.files.finished[table.host.saved[0][1]]
    assert f"“{name}” is made" in table.shown
    assert "Pictures: " not in table.shown


async def test_a_second_book_lets_go_of_the_first_and_saving_again_gives_the_same(table: Table) -> None:
    await table.desk.show()
    await table.press("book.make", title="T")
    await table.press("book.save")
    await table.press("book.make", title="U")

    assert [address for _, address in table.host.saved] == ["blob:0", "blob:0", "blob:1"]
    assert table.files.forgotten == ["blob:0"]


async def test_several_chats_stand_in_the_order_of_their_numbers(table: Table) -> None:
    await table.desk.show()
    await table.press("book.preview", title="T", **{"chat:Night": "2", "chat:Day": "1"})
    title, html = table.host.pages[0]

    assert title == "T"
    assert html.index("By day.") < html.index("One.")
    assert f'<img src="{ONE}" alt="p0" loading="lazy"/>' in html
    assert "img-src 'self'" in html


async def test_a_branch_becomes_a_book_without_the_chat_that_it_left(table: Table) -> None:
    table.web.chats["Night - Branch #1"] = [{"user_name": "A"}, {"name": "Mira", "mes": "The other way."}]
    await table.desk.show()
    await table.press("book.preview", title="T", **{"chat:Night": "", "chat:Night - Branch #1": "1"})

    html = table.host.pages[0][1]
    assert "The other way." in html
    assert "One." not in html


async def test_a_picture_that_the_server_never_gives_ends_the_book_with_a_sentence(table: Table) -> None:
    await table.desk.show()

    async def give_up(address: str) -> None:
        if address == TWO:
            raise HostError("SillyTavern's server cannot be reached (signal timed out).", "network")

    table.files.before = give_up
    await table.press("book.make", title="T", cover="none")

    assert "signal timed out" in table.shown
    assert table.host.saved == []
    assert table.files.finished == {}


async def test_the_other_chats_of_a_group_are_on_offer_too(table: Table) -> None:
    table.host.chat_id = "77/Night"
    await table.desk.show()
    assert "of others" not in table.shown
    await table.press("book.preview", title="T", **{"chat:Night": "2", "chat:Day": "1"})

    html = table.host.pages[0][1]
    assert html.index("By day.") < html.index("One.")


async def test_chapters_are_the_scenes_of_each_chat_whether_it_is_open_or_not(table: Table) -> None:
    table.host.troupe.take([{"avatar": "Mira.png", "name": "Mira", "description": "A tall woman."}])

    def shot(place: str, uid: str) -> dict[str, Any]:
        text = f'{place}. <img-prompt="Mira waits" place="{place}" time="night">'
        return {"name": "Mira", "mes": text, "extra": {"limner": {"uid": uid}} if uid else {}}

    table.web.chats = {
        "Night": [{"user_name": "A"}, shot("tower", "u0"), shot("tower", ""), shot("road", "u2")],
        "Day": [{"user_name": "A"}, shot("market", ""), shot("harbour", "")],
        "Off": [{"chat_metadata": {"limner": {"continuity": False}}}, shot("cellar", "")],
    }
    await table.desk.show()
    chosen = {"chat:Night": "1", "chat:Day": "2", "chat:Off": "3"}
    await table.press("book.preview", title="T", chapters="scene", **chosen)

    found = re.findall(r"<h2 [^>]*>([^<]*)</h2>", table.host.pages[0][1])
    assert found == ["Tower, night", "Road, night", "Market, night", "Harbour, night", "Off"]


async def test_it_shows_how_far_it_is_and_cancelling_leaves_no_file(table: Table) -> None:
    await table.desk.show()
    reached = asyncio.Event()

    async def hang(address: str) -> None:
        if address == TWO:
            reached.set()
            await asyncio.Event().wait()

    table.files.before = hang
    making = asyncio.create_task(table.press("book.make", title="T", cover="none"))
    await reached.wait()

    assert "Pictures: 1 of 2" in table.shown or "Pictures: 0 of 0" in table.shown
    assert "<fieldset disabled" in table.shown
    await table.press("book.make", title="another at the same time")
    await table.press("book.cancel")
    await making

    assert table.host.saved == []
    assert table.files.finished == {}
    assert "Broken off: no file was made." in table.shown
    assert "<fieldset disabled" not in table.shown


async def test_what_is_wrong_with_a_field_is_said_and_what_was_typed_stays(table: Table) -> None:
    await table.desk.show()
    await table.press("book.make", title="My title", first="nine")

    assert "The first message: this must be a whole number." in table.shown
    assert 'value="My title"' in table.shown
    assert table.host.saved == []


async def exported(table: Table) -> None:
    await table.desk.show()
    await table.press("book.make", title="T", format="chat")
    table.host.archive = "blob:chosen"
    table.files.chosen["blob:chosen"] = table.files.finished[table.host.saved[0][1]]


async def test_a_portable_chat_comes_in_on_another_machine_with_its_pictures(table: Table) -> None:
    await exported(table)
    other = Table()
    other.host.archive, other.files.chosen = table.host.archive, table.files.chosen
    other.files.pictures.clear()
    rows, other.web.chats = other.web.chats["Night"], {"Empty": [{}]}
    other.host.chat_id = "Mira.png/Empty"
    await other.desk.show()
    await other.press("book.import")

    assert other.files.pictures == {ONE: png(1), TWO: png(2)}
    assert other.web.chats["Night - imported"] == rows
    assert "Pictures kept: 2, here already: 0, refused: 0." in other.shown
    assert other.files.forgotten == ["blob:chosen"]


async def test_only_the_pictures_that_are_missing_are_given_to_a_chat_that_came_without(table: Table) -> None:
    await exported(table)
    del table.files.pictures[TWO]
    await table.press("book.pictures")

    assert table.web.uploads == [TWO]
    assert set(table.web.chats) == {"Night", "Day"}
    assert "Pictures kept: 1, here already: 1" in table.shown


async def test_a_picture_whose_place_is_taken_gets_its_own_and_the_new_chat_finds_it(table: Table) -> None:
    await exported(table)
    table.files.pictures[ONE] = png(99)
    await table.press("book.import")

    assert table.files.pictures[ONE] == png(99)
    [moved] = table.web.uploads
    assert table.files.pictures[moved] == png(1)
    assert moved in json.dumps(table.web.chats["Night - imported"])
    assert ONE not in json.dumps(table.web.chats["Night - imported"])
    assert ONE in json.dumps(table.web.chats["Night"])


def archive(**entries: Any) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as written:
        for name, content in entries.items():
            written.writestr(name, content if isinstance(content, bytes) else json.dumps(content))
    return held.getvalue()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"no archive", "no portable chat of Limner"),
        (archive(other="x"), "no portable chat of Limner"),
        (archive(**{"limner-chat.json": {"format": 2}}), "newer Limner"),
    ],
)
async def test_a_file_that_is_no_portable_chat_is_refused_with_a_sentence(
    table: Table, content: bytes, words: str
) -> None:
    await table.desk.show()
    table.host.archive, table.files.chosen["blob:chosen"] = "blob:chosen", content
    await table.press("book.import")

    assert words in table.shown
    assert table.web.uploads == []


async def test_nothing_of_a_strangers_archive_lands_outside_the_pictures(table: Table) -> None:
    addresses = {
        "/user/images/../../evil.png": "a",
        "/api/evil.png": "a",
        "/user/images/M/%2e%2e/x.png": "a",
        "/user/images/M/page.html": "page",
        "/user/images/M/really.png": "page",
        "/user/images/M/none.png": "nowhere",
    }
    listed = {"format": 1, "chats": ["../../x"], "pictures": addresses}
    await table.desk.show()
    table.host.archive = "blob:chosen"
    table.files.chosen["blob:chosen"] = archive(
        **{"limner-chat.json": listed, "a": png(), "page": b"<script>alert(1)</script>"}
    )
    await table.press("book.import")

    assert table.web.uploads == []
    assert set(table.web.chats) == {"Night", "Day"}
    assert "refused: 6" in table.shown


async def test_the_entry_of_the_menu_is_shown_before_anything_of_the_book_is_loaded(table: Table) -> None:
    access = BookAccess(table.host, FakeClock(), table.web, table.continuity, lambda: table.files)
    access.heard("hello", {"language": "de"})

    assert 'data-limner-action="book.open"' in table.host.views["wand"]
    assert await access.run({}, "") == ""
    assert table.host.window == "book"


@pytest.mark.parametrize(("messages", "paragraphs"), [(600, 1), (1, 1500)])
async def test_a_long_book_lets_the_page_be_heard_while_it_is_composed(
    table: Table, messages: int, paragraphs: int
) -> None:
    text = "\n\n".join(["A sentence. *And a thought.* " * 20] * paragraphs)
    table.web.chats["Night"] = [{"name": "Mira", "mes": text} for _ in range(messages)]
    await table.desk.show()
    heard = 0

    async def listen() -> None:
        nonlocal heard
        while True:
            await asyncio.sleep(0)
            heard += 1

    listening = asyncio.create_task(listen())
    await table.press("book.make", title="T", format="epub", chapters="none")
    listening.cancel()

    assert table.host.saved
    assert heard > 5
