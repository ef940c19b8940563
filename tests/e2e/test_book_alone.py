"""A book as a web page, opened in Chromium alone and offline: what is seen, by everybody, in any script."""

import asyncio
import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from playwright.sync_api import BrowserType

from limner.book import _html_format
from limner.book._chat_file import read_chat
from limner.book._contents import compose
from limner.book._making import Making
from limner.book._options import BookOptions
from tests.e2e.alone import Reader, reader
from tests.e2e.pictures import keep
from tests.fakes.book import FakeFiles
from tools.canvas import paint

ONE, TWO = "/user/images/M/1.png", "/user/images/M/2.png"


def tag(prompt: str, src: str) -> str:
    return f'<img-prompt="{prompt}"><img src="{src}" title="t" alt="t">'


STORIES = {
    "broken": [
        f"<div style='position:fixed;inset:0;background:red' onclick=x()>Words</div> {tag('a tower', ONE)}",
        "<style>body{display:none}</style><script>document.body.remove()</script>Still <b>here",
        f"<table><tr><td>a</i></table> &nbsp;&bogus; <<b>> {tag('a sea', TWO)} {'long' * 400}",
        "| a | b |\n|---|---|\n| " + "x" * 300 + " | y |\n\n```\n" + "code " * 100 + "\n```",
        '"Come," she said. *It is late, and it is cold.* <img src="/user/images/M/3.png" alt="a lost road">',
    ],
    "arabic": [
        f"فتحت الباب ببطء. «تعال»، قالت. {tag('برج عند الغسق', ONE)}",
        "كان الطريق طويلاً (Mira)، ولم يقل أحد كلمة.",
        "The road was long, and nobody said a word.",
    ],
    "japanese": [
        f"彼女は静かに扉を開けた。「来い。」と言った。 {tag('夕暮れの塔', ONE)}",
        "<ruby>漢字<rt>かんじ</rt></ruby>が並んでいた。*もう遅い、と彼は思った。*",
    ],
}


@pytest.fixture(name="book", scope="module")
def _book(chromium: BrowserType) -> Iterator[Reader]:
    with reader(chromium) as found:
        yield found


def made(name: str, folder: Path) -> Path:
    """The web page of a story, in a file."""
    rows: list[object] = [
        {"name": "Mira", "is_user": number % 2 == 1, "mes": text} for number, text in enumerate(STORIES[name])
    ]
    options = BookOptions(title="A <Night> & a “Day”", author="Anna", every=1, names=True, captions=True)
    files = FakeFiles(**{ONE: paint("a tower", 256, 192), TWO: paint("a sea", 192, 256)})

    async def make() -> bytes:
        making = Making(files, options, 1e9, lambda _done, _total: None)
        file = await _html_format.make(compose([read_chat("Night", rows)], options), making)
        return files.finished[file.address]

    path = folder / f"{name}.html"
    with ThreadPoolExecutor(1) as thread:  # this one has Playwright's event loop
        path.write_bytes(thread.submit(asyncio.run, make()).result())
    return path


@pytest.mark.parametrize("name", STORIES)
def test_a_book_of_any_script_and_of_broken_html_shows_all_of_it_to_everybody(
    name: str, book: Reader, tmp_path: Path
) -> None:
    file = made(name, tmp_path)
    seen = book.open(file)
    keep(book.page, f"book-{name}")

    pictures = {"broken": 3, "arabic": 2, "japanese": 2}[name]
    assert seen == {"pictures": [[True, True]] * pictures, "scripts": 0, "wide": False}
    assert book.asked == [file.as_uri(), *(url for url in book.asked if url.startswith("data:"))]
    assert book.faults() == []


def test_nothing_of_a_storys_html_acts_or_leaks_into_the_book(book: Reader, tmp_path: Path) -> None:
    book.open(made("broken", tmp_path))
    page = book.page

    assert page.locator("main").inner_text().count("Still here") == 1
    assert page.evaluate("getComputedStyle(document.body).display") == "block"
    assert page.locator("main [style], main [onclick]").count() == 0
    assert "A picture is missing here: a lost road" in page.locator("main").inner_text()


def test_a_story_from_right_to_left_is_read_so_and_one_of_the_other_way_in_it_turns(
    book: Reader, tmp_path: Path
) -> None:
    book.open(made("arabic", tmp_path))
    ways = book.page.evaluate(
        "[...document.querySelectorAll('.passage')].map((each) => getComputedStyle(each).direction)"
    )

    assert book.page.evaluate("getComputedStyle(document.body).direction") == "rtl"
    assert ways == ["rtl", "rtl", "ltr"]


def test_on_paper_each_chapter_begins_a_page_and_no_picture_is_cut(book: Reader, tmp_path: Path) -> None:
    book.open(made("broken", tmp_path))
    book.page.emulate_media(media="print")
    style = "(each, name) => getComputedStyle(each)[name]"
    chapters = [each.evaluate(style, "breakBefore") for each in book.page.locator(".chapter").all()]
    figures = [each.evaluate(style, "breakInside") for each in book.page.locator("figure").all()]
    pdf = book.page.pdf(prefer_css_page_size=True)
    book.page.emulate_media(media="screen")

    assert chapters == ["page"] * 5
    assert figures == ["avoid"] * 3
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) >= 2 + 5
