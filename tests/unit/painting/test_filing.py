"""A painted picture lies where it belongs, under its name and in its format, and is never lost on the way."""

import asyncio
import json
import random
from dataclasses import replace
from typing import Any

import pytest

from limner.app import App
from limner.core.clock import Ids
from limner.core.errors import HostError
from limner.outbox.entry import Entry
from limner.page.gallery_host import PictureOwner
from limner.page.host_values import CommandResult, MessageKey
from limner.pictures import made_text
from limner.providers.base import PictureRequest
from tests.fakes.clock import FakeClock
from tests.fakes.disk import FakeDisk
from tests.fakes.host import FakeHost
from tests.fakes.store import FakeStore
from tests.fakes.tabs import FakeTabs

PNG = made_text.PNG + b"\0\0\0\rIHDR" + b"\0\0\2\0\0\0\3\0" + b"\x08\2\0\0\0CRC_" + b"x" * 500
WEBP = b"RIFF\x16\0\0\0WEBPVP8L\x0a\0\0\0\x2f\xff\xc1\xbf\0" + b"y" * 5
JPEG = b"\xff\xd8\xff\xe0" + b"z" * 60
STORY = 'She ran. <img-prompt="a fox" seed=7>'


class Page:
    """A page whose painter puts files into the folder of whoever is open when it is finished."""

    def __init__(self, **settings: object) -> None:
        self.disk, self.host, self.store, self.clock = FakeDisk(), FakeHost(), FakeStore(), FakeClock()
        self.host.chat_id = "mira.png/chat"
        self.host.owners = {
            "mira.png/chat": PictureOwner("Mira", "Mira"),
            "7/chat": PictureOwner("7", "Tom", "All: of us"),
        }
        self.settings = json.dumps({"version": 1, "retries": 0, **settings})
        self.folder, self.painted = "Mira", 0
        self.content = PNG
        self.host.painter = self._paint
        self.open()

    def open(self) -> None:
        ids = Ids(random.Random(1))
        self.app = App(self.host, self.clock, ids, self.store, FakeTabs([]), web=self.disk)
        self.app.setup.filing.content = self.disk
        hello = {"settings": self.settings, "chat_id": self.host.chat_id, "width": 64, "height": 64}
        self.app.event("hello", hello)

    async def _paint(self, _text: str, _args: object) -> CommandResult:
        self.painted += 1
        name = f"{self.folder}/{self.painted}.png"
        self.disk.files[name] = self.content
        return CommandResult(True, f"user/images/{name}")

    def tell(self, text: str = STORY) -> None:
        self.host.add("m", text)
        address = {"chat_id": self.host.chat_id, "uid": "m", "swipe_id": 0}
        self.app.event("message_received", {**address, "type": "normal", "text": text, "limner": ""})

    async def told(self, text: str = STORY) -> "Page":
        self.tell(text)
        await self.clock.settle()
        return self

    @property
    def shown(self) -> list[str]:
        return [part.split('"')[0] for part in self.host.message("m").text.split('<img src="')[1:]]

    @property
    def said(self) -> list[str]:
        return [text for _, text in self.host.toasts]


async def test_a_picture_that_lies_where_it_belongs_is_left_alone() -> None:
    page = await Page().told()
    assert page.shown == ["/user/images/Mira/1.png"]
    assert [path for _, path in page.disk.asked if "images" in path] == []


async def test_a_picture_that_is_finished_in_another_chat_lies_under_its_own_character() -> None:
    page = Page()
    page.folder = "Tom"  # whose chat is open when it is finished
    await page.told()
    assert page.shown == ["/user/images/Mira/1.png"]
    assert page.disk.files == {"Mira/1.png": PNG}


async def test_a_group_keeps_its_pictures_where_sillytavern_does() -> None:
    page = Page()
    page.host.chat_id = "7/chat"
    await page.told()
    assert page.shown == ["/user/images/7/1.png"]


async def test_where_nobody_knows_whose_it_is_the_picture_stays() -> None:
    page = Page()
    page.host.owners = {}
    await page.told()
    assert page.shown == ["/user/images/Mira/1.png"]


async def test_folder_and_name_are_the_users() -> None:
    page = Page(picture_folder="{{char}} in {{group}}", picture_name="{{prompt}} {{seed}} {{painter}}")
    page.host.chat_id = "7/chat"
    page.app.event("hello", {"settings": page.settings, "chat_id": "7/chat", "width": 64, "height": 64})
    await page.told()
    assert list(page.disk.files) == ["Tom in All of us/a fox 7 sd.png"]
    assert page.shown == ["/user/images/Tom%20in%20All%20of%20us/a%20fox%207%20sd.png"]


async def test_two_of_the_same_name_never_meet() -> None:
    page = Page(picture_folder="one", picture_name="same", concurrency=2)
    page.disk.files["one/same.png"] = b"somebody's own"
    await page.told('<img-prompt="a"> and <img-prompt="b">')
    assert page.disk.files["one/same.png"] == b"somebody's own"
    assert sorted(page.disk.files) == ["one/same-2.png", "one/same-3.png", "one/same.png"]
    assert sorted(page.shown) == ["/user/images/one/same-2.png", "/user/images/one/same-3.png"]


async def test_two_tabs_that_choose_one_free_name_at_once_keep_both_pictures() -> None:
    here, there = (
        Page(picture_folder="one", picture_name="same"),
        Page(picture_folder="one", picture_name="same"),
    )
    there.disk = there.app.setup.filing.content = here.disk  # one browser, one disk
    there.app.setup.filing._web = here.disk
    here.content, there.content = PNG + b"here", PNG + b"there"
    there.folder = "Tom"
    here.tell()
    there.tell()
    await asyncio.gather(here.clock.settle(), there.clock.settle())
    assert sorted(here.disk.files) == ["one/same-2.png", "one/same.png"]
    for page in (here, there):
        (address,) = page.shown
        assert here.disk.files[address.removeprefix("/user/images/")] == page.content


@pytest.mark.parametrize("name", ["../../x", "a/../../b", "..", "\u202e{{char}}", "CON"])
async def test_a_model_cannot_name_a_file_outside(name: str) -> None:
    page = Page(picture_folder="{{char}}", picture_name="{{prompt}}")
    page.host.owners = {"mira.png/chat": PictureOwner(name, name)}
    await page.told(f'<img-prompt="{name}">')
    (path,) = page.disk.files
    folder, _, file = path.partition("/")
    assert "/" not in file
    assert ".." not in path
    assert folder in ("x", "a____b", "Mira", "char", "CON_")


@pytest.mark.parametrize(("wanted", "made", "ending"), [("webp", WEBP, "webp"), ("jpeg", JPEG, "jpg")])
async def test_a_lighter_file_takes_the_place_and_says_what_made_it(
    wanted: str, made: bytes, ending: str
) -> None:
    page = Page(picture_format=wanted, style_prefix="oil", negative="people")
    page.disk.encoded = made
    await page.told()
    assert list(page.disk.files) == [f"Mira/1.{ending}"]
    assert page.shown == [f"/user/images/Mira/1.{ending}"]
    said = page.disk.files[f"Mira/1.{ending}"].partition(b"UNICODE\0")[2].decode("utf-16-be", "ignore")
    assert said.startswith("oil, a fox\nNegative prompt: people\nSeed: 7")


async def test_what_the_painter_wrote_into_its_file_goes_with_it() -> None:
    page = Page(picture_format="jpeg")
    page.content = made_text.into_png(PNG, "its own words")
    page.disk.encoded = JPEG
    await page.told()
    assert "its own words".encode("utf-16-be") in page.disk.files["Mira/1.jpg"]


async def test_a_png_says_what_made_it_where_that_is_wanted() -> None:
    page = await Page(picture_format="png").told()
    (name,) = page.disk.files
    assert made_text.in_png(page.disk.files[name]).startswith("a fox\n")
    assert page.shown == [f"/user/images/{name}"]


@pytest.mark.parametrize(
    ("content", "encoded"),
    [
        (PNG, None),  # no canvas
        (PNG, PNG),  # a browser that writes no WebP
        (PNG, WEBP + b"w" * 1000),  # not smaller
        (b"GIF89a" + b"g" * 99, WEBP),
        (JPEG, WEBP),
        (PNG[:33] + b"\0\0\0\0acTLCRC_" + PNG[33:], WEBP),
        (PNG[:16] + b"\0\0\x4e\x20\0\0\x4e\x20" + PNG[24:], WEBP),  # 20,000 pixels wide
        (b"no picture at all", WEBP),
        (b"", WEBP),
        (made_text.PNG, WEBP),
    ],
)
async def test_what_cannot_become_lighter_stays(content: bytes, encoded: bytes | None) -> None:
    page = Page(picture_format="webp")
    page.content, page.disk.encoded = content, encoded
    await page.told()
    assert page.disk.files == {"Mira/1.png": content}
    assert page.shown == ["/user/images/Mira/1.png"]


def _full(disk: FakeDisk) -> None:
    disk.full = True


def _short(disk: FakeDisk) -> None:
    disk.room = 10


def _deaf(disk: FakeDisk) -> None:
    disk.refuses = "/api/images/upload"


def _blind(disk: FakeDisk) -> None:
    disk.refuses = "/user/images/"


@pytest.mark.parametrize("spoil", [_full, _short, _deaf, _blind])
async def test_whatever_the_disk_does_the_painted_picture_is_there(spoil: Any) -> None:
    page = Page(picture_format="webp", picture_folder="elsewhere")
    page.disk.encoded = WEBP
    spoil(page.disk)
    await page.told()
    assert page.disk.files == {"Mira/1.png": PNG}
    assert page.shown == ["/user/images/Mira/1.png"]
    assert any(said.startswith("A picture stays as its painter has left it") for said in page.said)


async def test_an_original_that_cannot_be_deleted_costs_a_file_and_nothing_else() -> None:
    page = Page(picture_folder="elsewhere")
    page.disk.refuses = "/api/images/delete"
    await page.told()
    assert page.shown == ["/user/images/elsewhere/1.png"]
    assert set(page.disk.files) == {"elsewhere/1.png", "Mira/1.png"}


async def test_a_page_that_dies_while_a_picture_is_filed_finds_it_where_the_painter_put_it() -> None:
    page = Page(picture_folder="elsewhere")
    stuck: asyncio.Event = asyncio.Event()

    async def hang(address: str) -> bytes | None:
        del address
        await stuck.wait()
        return None

    page.disk.fetch = hang  # type: ignore[method-assign]
    await page.told()
    assert page.shown == []  # nobody may show it where it will not stay
    page.settings = json.dumps({"version": 1})
    page.open()
    await page.clock.settle()
    assert page.shown == ["/user/images/Mira/1.png"]
    assert len(page.host.commands) == 1


async def test_a_message_that_is_deleted_while_its_picture_is_filed_loses_no_picture() -> None:
    page = Page(picture_folder="elsewhere")
    stuck: asyncio.Event = asyncio.Event()
    fetch = page.disk.fetch

    async def wait(address: str) -> bytes | None:
        await stuck.wait()
        return await fetch(address)

    page.disk.fetch = wait  # type: ignore[method-assign]
    await page.told()
    page.host.messages.clear()
    page.app.event("messages_deleted", {"chat_id": page.host.chat_id})
    await page.clock.settle()
    stuck.set()
    await page.clock.settle()
    assert list(page.disk.files) == ["elsewhere/1.png"]
    (entry,) = page.app.outbox
    assert entry.url == "/user/images/elsewhere/1.png"


async def test_a_mistake_of_limners_own_costs_no_picture(caplog: pytest.LogCaptureFixture) -> None:
    page = Page(picture_format="webp")

    async def fail(*_: object) -> bytes | None:
        raise ValueError("a bug")

    page.disk.encode = fail  # type: ignore[method-assign,assignment]
    await page.told()
    assert page.shown == ["/user/images/Mira/1.png"]
    assert page.said[-1].startswith("A picture stays as its painter has left it")
    assert "a bug" in caplog.text


async def test_a_painter_with_very_much_to_say_in_its_file_costs_no_picture() -> None:
    page = Page(picture_format="jpeg")
    page.content = made_text.into_png(PNG + b"x" * 90_000, "x" + "\U0001f98a" * 25_000)
    page.disk.encoded = JPEG
    await page.told()
    assert page.shown == ["/user/images/Mira/1.jpg"]


async def test_the_painters_file_stays_where_the_new_address_could_not_be_written_down() -> None:
    page = Page(picture_folder="elsewhere")
    put = page.store.put

    async def refuse(name: str, text: str) -> None:
        if "elsewhere" in text:
            raise HostError("the disk is full", "storage")
        await put(name, text)

    page.store.put = refuse  # type: ignore[method-assign]
    await page.told()
    assert page.shown == ["/user/images/elsewhere/1.png"]
    assert "Mira/1.png" in page.disk.files  # where a page that died now would look for it


@pytest.mark.parametrize(
    ("date", "left"),
    [("Wed, 31 Dec 1969 00:00:00 GMT", True), ("Sun, 29 Nov 2026 13:12:10 GMT", False), ("nonsense", False)],
)
async def test_a_file_that_was_there_before_is_left_where_it_is_whatever_the_painter_says(
    date: str, left: bool
) -> None:
    page = Page(picture_folder="elsewhere", picture_name="x")
    page.disk.dates["Mira/1.png"] = date  # another chat may show it
    await page.told()
    assert ("Mira/1.png" in page.disk.files) == left
    assert page.shown == ["/user/images/Mira/1.png" if left else "/user/images/elsewhere/x.png"]


async def test_an_address_that_another_attempt_has_is_left_where_it_is() -> None:
    page = Page(picture_folder="elsewhere")
    other = Entry("o", MessageKey("7/chat", "x", 0), "p", 0, "a", "sd", 1.0, url="/user/images/Mira/1.png")
    await page.app.outbox.put(other)
    await page.told()
    assert list(page.disk.files) == ["Mira/1.png"]
    assert page.shown == ["/user/images/Mira/1.png"]


@pytest.mark.parametrize("name", ["limner-trash", "Limner-Trash"])
async def test_no_picture_is_kept_in_the_trash(name: str) -> None:
    page = Page(picture_folder=name, picture_name="5-x")
    await page.told()
    assert list(page.disk.files) == [f"{name}_/5-x.png"]
    page = Page()
    page.folder = name
    page.host.owners = {"mira.png/chat": PictureOwner(name, name)}
    await page.told()
    assert list(page.disk.files) == [f"{name}_/1.png"]


async def test_no_word_of_the_story_is_logged_with_a_files_name(caplog: pytest.LogCaptureFixture) -> None:
    page = Page(picture_name="{{prompt}}")
    page.disk.room, page.disk.refuses = 10, "/api/images/delete"
    await page.told()
    assert "A file that nothing shows stays on the disk" in caplog.text
    assert "a fox" not in caplog.text


async def test_two_that_wait_for_one_attempt_file_it_once() -> None:
    page = Page(picture_folder="elsewhere", picture_name="x")
    entry = Entry("e", MessageKey("mira.png/chat", "m", 0), "p", 0, "a", "sd", 1.0)
    entry = replace(entry, url="/user/images/Mira/1.png")
    page.disk.files["Mira/1.png"] = PNG
    heard: list[tuple[str, ...]] = []

    async def keep(urls: tuple[str, ...]) -> bool:
        heard.append(urls)
        return True

    async def file() -> None:
        await page.app.setup.filing.file(entry, PictureOwner("Mira"), PictureRequest("e", "a"), keep)

    await asyncio.gather(file(), file())
    assert heard == [("/user/images/elsewhere/x.png",)] * 2
    assert list(page.disk.files) == ["elsewhere/x.png"]
