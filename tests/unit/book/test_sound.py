"""A book that is heard: what is asked of ST's text to speech, what is in the files, and which words when."""

import asyncio
import io
import struct
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from limner.book import _audio_format, _epub_format, _mp3
from limner.book._blocks import blocks
from limner.book._chat_file import read_chat
from limner.book._contents import Book, BookPassage, Chapter, compose
from limner.book._making import Making
from limner.book._markup import Node, plain
from limner.book._ogg import ogg
from limner.book._options import BookOptions
from limner.book._overlay import clock
from limner.book._pictures import lift
from limner.book._sound import AGAIN, Recorder
from limner.book.spoken import lines, marked
from limner.core.errors import HostError, RequestError
from limner.page.speech_host import SpeechVoices
from tests.fakes.book import FakeFiles, png
from tests.fakes.clock import FakeClock
from tests.fakes.host import FakeHost
from tools.speech_service import silence, tone

ONE = "/user/images/M/1.png"
VOICES = {"[Default Voice]": "alloy", "Mira": "nova"}
SMIL = "{http://www.w3.org/ns/SMIL}"
XHTML = "{http://www.w3.org/1999/xhtml}"


class Studio(FakeFiles):
    """ST's files, and the sound of sentences, which lasts as many tenths of a second as it has characters."""

    def __init__(self, *, wav: bool = False) -> None:
        super().__init__(**{ONE: png(1)})
        self.wav = wav

    async def fetch(self, address: str) -> bytes | None:
        if address.endswith(":samples"):
            return bytes(4 * 960 * 10)
        if not address.startswith("blob:"):
            return await super().fetch(address)
        return tone(0.1) if self.wav else silence(len(address.split(":", 2)[2]) / 10)


def story() -> Book:
    rows: list[object] = [
        {
            "name": "Mira",
            "mes": f'She waits. "Come in! It is *cold*," she says. <img-prompt="t"><img src="{ONE}">',
        },
        {"name": "Anna", "is_user": True, "mes": "> One.\n> Two.\n\n- three\n- four\n\n```\ncode()\n```"},
        {"name": "Mira", "mes": "***"},
        {"name": "Mira", "mes": "The end."},
    ]
    options = BookOptions(
        title="Night", author="Anna", chapters="hand", by_hand={0: "Dusk", 2: "", 3: "Dawn"}
    )
    return compose([read_chat("Night", rows)], options)


class Desk:
    """A recorder, and what it asks for."""

    def __init__(self, *, wav: bool = False, voices: Mapping[str, str] = VOICES) -> None:
        self.files = Studio(wav=wav)
        self.host = FakeHost()
        self.clock = FakeClock()
        self.told: list[tuple[int, int]] = []
        self.making = Making(
            self.files, BookOptions(), 1e9, lambda done, all_: self.told.append((done, all_))
        )
        known = SpeechVoices(True, "OpenAI Compatible", True, voices)
        self.recorder = Recorder(self.host, known, self.files, self.clock.sleep)

    async def made(self, kind: Any) -> zipfile.ZipFile:
        file = await kind.make(story(), self.making, self.recorder)
        return zipfile.ZipFile(io.BytesIO(self.files.finished[file.address]))


SAID = [
    ("alloy", "She waits."),
    ("nova", "“Come in!"),
    ("nova", "It is cold,”"),
    ("alloy", "she says."),
    ("alloy", "One."),
    ("alloy", "Two."),
    ("alloy", "three"),
    ("alloy", "four"),
    ("alloy", "The end."),
]


async def test_each_sentence_is_asked_for_once_in_its_voice_and_in_order() -> None:
    desk = Desk()
    await desk.made(_epub_format)

    assert desk.host.said == SAID
    assert [text for _, text in SAID] == [each.text for message in lines(story()) for each in message]
    assert desk.told[-1] == (1 + len(SAID), 1 + len(SAID))
    assert desk.files.forgotten == [f"blob:{voice}:{text}" for voice, text in SAID]


async def test_an_overlay_says_which_words_are_heard_when() -> None:
    archive = await Desk().made(_epub_format)
    for number, first, last in ((1, 0, 8), (3, 8, 9)):
        page = ET.fromstring(archive.read(f"EPUB/chapter-{number}.xhtml"))  # noqa: S314 -- our own
        overlay = ET.fromstring(archive.read(f"EPUB/chapter-{number}.smil"))  # noqa: S314 -- our own
        words = {
            each.get("id"): " ".join("".join(each.itertext()).split()) for each in page.iter(f"{XHTML}span")
        }
        rows = [
            (words[str(row[0].get("src")).partition("#")[2]], row[1].get("clipBegin"), row[1].get("clipEnd"))
            for row in overlay.iter(f"{SMIL}par")
        ]
        sound = _mp3.frames(archive.read(f"EPUB/audio/chapter-{number}.mp3"))

        assert [text for text, _, _ in rows] == [text for _, text in SAID[first:last]]
        assert rows[0][1] == "0:00:00.000"
        assert [end for _, _, end in rows[:-1]] == [begin for _, begin, _ in rows[1:]]
        assert sound is not None
        assert rows[-1][2] == clock(sound.seconds)


async def test_the_package_lists_sounds_and_overlays_and_how_long_they_are() -> None:
    archive = await Desk().made(_epub_format)
    package = archive.read("EPUB/package.opf").decode()

    assert package.count("media-overlay=") == 2
    assert 'href="chapter-1.xhtml" media-type="application/xhtml+xml" media-overlay="overlay-1"' in package
    assert 'href="audio/chapter-3.mp3" media-type="audio/mpeg"' in package
    assert package.count('property="media:duration"') == 3
    assert "synchronizedAudioText" in package
    assert "EPUB/chapter-2.smil" not in archive.namelist()
    assert "now-heard" in archive.read("EPUB/style.css").decode()


async def test_a_book_without_sound_has_no_mark_in_it() -> None:
    desk = Desk()
    file = await _epub_format.make(story(), desk.making)
    archive = zipfile.ZipFile(io.BytesIO(desk.files.finished[file.address]))

    assert 'id="s1"' not in archive.read("EPUB/chapter-1.xhtml").decode()
    assert not [name for name in archive.namelist() if "smil" in name or "audio" in name]


async def test_an_audio_book_has_a_file_for_each_chapter_that_a_player_can_name() -> None:
    archive = await Desk().made(_audio_format)
    first = archive.read("01 Dusk.mp3")

    assert archive.namelist() == ["cover.png", "01 Dusk.mp3", "03 Dawn.mp3"]
    assert first.startswith(b"ID3\x04")
    for words in (b"TIT2", b"Dusk", b"TALB", b"Night", b"TPE1", b"Anna", b"TRCK", b"1/3"):
        assert words in first[:200]


async def test_sound_that_is_no_mp3_becomes_opus() -> None:
    desk = Desk(wav=True)
    archive = await desk.made(_epub_format)
    sound = archive.read("EPUB/audio/chapter-3.opus")

    assert 'media-type="audio/ogg; codecs=opus"' in archive.read("EPUB/package.opf").decode()
    assert sound.startswith(b"OggS")
    assert sound.count(b"packet") == 10
    assert 'clipEnd="0:00:00.200"' in archive.read("EPUB/chapter-3.smil").decode()
    assert len(desk.host.decoded) == len(SAID)
    assert len(desk.files.forgotten) == 3 * len(SAID)


async def test_who_is_disabled_is_not_heard_and_stands_in_the_book() -> None:
    desk = Desk(voices={**VOICES, "Mira": "disabled"})
    archive = await desk.made(_epub_format)

    assert ("nova", "“Come in!") not in desk.host.said
    assert "Come in!" in archive.read("EPUB/chapter-1.xhtml").decode()
    assert archive.read("EPUB/chapter-1.smil").decode().count("<par") == 6


async def test_a_sentence_that_fails_is_asked_for_again_and_costs_no_book() -> None:
    desk = Desk()
    tries = 0

    async def twice(text: str) -> None:
        nonlocal tries
        tries += text == "She waits."
        desk.host.breaks = "She waits." if tries <= len(AGAIN) else ""

    desk.host.recording = twice
    making = asyncio.create_task(desk.made(_epub_format))
    for pause in AGAIN:
        await desk.clock.advance(pause)
    await making

    assert desk.host.said == SAID


@pytest.mark.parametrize("kind", [_epub_format, _audio_format])
async def test_a_service_that_stays_broken_leaves_no_file_and_says_so(kind: Any) -> None:
    desk = Desk()
    desk.host.breaks = "The end"
    making = asyncio.create_task(desk.made(kind))
    for pause in (0.0, *AGAIN):
        await desk.clock.advance(pause)
    with pytest.raises(HostError, match="The service failed"):
        await making

    assert desk.files.finished == {}
    assert desk.files.begun[0].abandoned


@pytest.mark.parametrize("kind", [_epub_format, _audio_format])
async def test_cancelling_in_a_sentence_leaves_no_file_and_asks_for_no_more(kind: Any) -> None:
    desk = Desk()
    reached = asyncio.Event()

    async def hang(text: str) -> None:
        if text == "One.":
            reached.set()
            await asyncio.Event().wait()

    desk.host.recording = hang
    making = asyncio.create_task(desk.made(kind))
    await reached.wait()
    making.cancel()
    with pytest.raises(asyncio.CancelledError):
        await making

    assert desk.host.said == SAID[:4]
    assert desk.files.finished == {}
    assert desk.files.begun[0].abandoned


@pytest.mark.parametrize("kind", [_epub_format, _audio_format])
async def test_a_book_with_sound_in_which_nobody_has_a_voice_is_refused(kind: Any) -> None:
    desk = Desk(voices={})
    with pytest.raises(RequestError, match="nothing here that can be read aloud"):
        await desk.made(kind)
    assert desk.files.finished == {}


async def test_sounds_of_two_kinds_are_refused_with_a_sentence() -> None:
    desk = Desk()
    other = silence(1).replace(b"\xff\xf3\x44", b"\xff\xf3\x40")
    fetch = desk.files.fetch

    async def mixed(address: str) -> bytes | None:
        return other if address.endswith("One.") else await fetch(address)

    desk.files.fetch = mixed  # type: ignore[method-assign]
    with pytest.raises(RequestError, match="different kinds"):
        await desk.made(_epub_format)


# -- sentences in their chapter ------------------------------------------------------------------------


def chapter(text: str) -> Chapter:
    found = blocks(lift(text)[0], "en")
    return Chapter("", (BookPassage(0, "Mira", False, False, found),))


def words(told: Chapter) -> str:
    return "".join(plain(each) for each in told.passages[0].blocks if isinstance(each, Node))


def spans(node: Node | str) -> dict[str, str]:
    if isinstance(node, str):
        return {}
    found = {node.id: " ".join(_heard(node).split())} if node.id else {}
    for child in node.children:
        found |= spans(child)
    return found


def _heard(node: Node | str) -> str:
    if isinstance(node, str) or node.tag in ("rt", "rp"):
        return node if isinstance(node, str) else ""
    return "\n" if node.tag == "br" else "".join(map(_heard, node.children))


@pytest.mark.parametrize(
    "text",
    [
        "*One thing. And another.* **Three!** four",
        '"Come. *Do come.* It rains," she said. He: "No."',
        "<ruby>漢。字<rt>kanji</rt></ruby>だ。彼は来た。",
        "a `code. here` b. c",
        "one\ntwo. three\n\n| a. b | c |\n|---|---|\n| d | e. f. |",
        "# Head. Line\n\n> said. so\n> on\n\n1. x. y\n2. z",
    ],
)
def test_each_sentence_has_its_own_words_wherever_it_stands(text: str) -> None:
    told, said = marked(chapter(text))
    found = {mark: text for block in told.passages[0].blocks for mark, text in spans(block).items()}  # type: ignore[arg-type]

    assert words(told) == words(chapter(text))
    assert list(found) == [each.mark for each in said if each.mark]
    whole = [each for each in said if each.mark and found[each.mark] == each.text]
    assert len(whole) >= len(said) - (2 if "ruby" in text or "`" in text else 0)


@given(st.text(alphabet='ab. *_"“”<>&\n!。|-#`', max_size=120))
def test_marking_loses_no_word_and_gives_each_sentence_one_id(text: str) -> None:
    told, said = marked(chapter(text))
    marks = [each.mark for each in said if each.mark]

    assert words(told) == words(chapter(text))
    found = [mark for block in told.passages[0].blocks if isinstance(block, Node) for mark in spans(block)]
    assert found == marks
    book = replace(story(), chapters=(chapter(text),), pictures=())
    assert [each.text for each in said] == [each.text for message in lines(book) for each in message]


# -- the files -----------------------------------------------------------------------------------------


def test_only_the_frames_of_an_mp3_are_kept_and_they_say_how_long_it_is() -> None:
    found = _mp3.frames(silence(2.4) + b"TAG" + bytes(125))

    assert found is not None
    assert (found.kind, found.samples, len(found.data)) == ((24_000, 1), 100 * 576, 100 * 96)
    assert found.seconds == pytest.approx(2.4)


@pytest.mark.parametrize(
    "data", [b"", b"RIFF....WAVE", tone(0.1), b"\xff" * 3000, b"ID3\x04\x00\x00\x7f\x7f\x7f\x7f"]
)
def test_what_is_no_mp3_is_none(data: bytes) -> None:
    assert _mp3.frames(data) is None


@given(st.binary(max_size=300))
def test_no_bytes_are_too_odd_to_be_looked_at(data: bytes) -> None:
    _mp3.frames(data)
    _mp3.frames(b"\xff\xf3\x44\xc0" + data)


def _naive(data: bytes) -> int:
    found = 0
    for byte in data:
        found ^= byte << 24
        for _ in range(8):
            found = (found << 1 ^ (0x04C11DB7 if found & 0x80000000 else 0)) & 0xFFFFFFFF
    return found


def test_an_ogg_file_is_pages_that_add_up() -> None:
    packets = [bytes([number % 251]) * (number * 7 % 700) for number in range(1, 600)]
    data = ogg(packets, "Dusk", "Night", "Ännä", 1)
    at, pages, held, told = 0, 0, b"", list[bytes]()
    while at < len(data):
        mark, _, flags, samples, _, number, check, count = struct.unpack_from("<4sBBqIIIB", data, at)
        sizes = data[at + 27 : at + 27 + count]
        end = at + 27 + count + sum(sizes)
        page = bytearray(data[at:end])
        page[22:26] = bytes(4)
        body = at + 27 + count
        for size in sizes:
            held += data[body : body + size]
            body += size
            if size < 255:
                told.append(held)
                held = b""

        assert (mark, number, check) == (b"OggS", pages, _naive(bytes(page)))
        assert bool(flags & 2) == (pages == 0)
        at, pages = end, pages + 1

    assert flags & 4
    assert samples == len(packets) * 960
    assert told[0].startswith(b"OpusHead")
    assert "ARTIST=Ännä".encode() in told[1]
    assert told[2:] == packets


def test_a_time_is_told_as_smil_wants_it() -> None:
    assert [clock(each) for each in (0, 61.0005, 3723.25)] == ["0:00:00.000", "0:01:01.000", "1:02:03.250"]
