"""One web page with everything in it: no other file, no script, no request to anybody."""

import asyncio
import binascii
from collections.abc import Awaitable, Callable

from limner.book._contents import Book
from limner.book._making import BREATH, MadeFile, Making, TextStream, file_name
from limner.book._markup import PictureMark
from limner.book._pages import STYLE, chapter, contents, figure, title_page
from limner.book.files import PictureFile
from limner.core.html import escape
from limner.core.translation import say

Source = Callable[[int], Awaitable[str | None]]
"""Where a picture of this number is found; None where it is missing. -1 is the cover."""

ALONE = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"
WITH_TAVERN = "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'"


async def make(book: Book, making: Making) -> MadeFile:
    """Make the file, one picture at a time."""
    total = len(book.pictures)

    async def source(number: int) -> str | None:
        if number < 0:
            found = await making.original_or_made(book.cover)
        else:
            wanted = book.pictures[number]
            found = await making.picture(wanted.src, wanted.words, total)
        return _inside(found) if found else None

    async with making.file("text/html;charset=utf-8") as file:
        text = TextStream(file)
        await write(book, text.write, source, ALONE)
        text.flush()
        return making.made(file_name(book, "html"), file)


async def preview(book: Book) -> str:
    """Return the page as it will look, its pictures where SillyTavern has them."""
    parts: list[str] = []

    async def source(number: int) -> str | None:
        return (book.cover if number < 0 else book.pictures[number].src) or None

    await write(book, parts.append, source, WITH_TAVERN, lazy=True)
    return "".join(parts)


async def write(
    book: Book, out: Callable[[str], None], source: Source, policy: str, *, lazy: bool = False
) -> None:
    """Write the page; ``policy`` is what it may load."""
    out(
        f'<!DOCTYPE html>\n<html lang="{escape(book.language)}" dir="{book.direction}">\n<head>\n'
        f'<meta charset="utf-8"/>\n<meta http-equiv="Content-Security-Policy" content="{policy}"/>\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"/>\n'
        f'<meta name="author" content="{escape(book.author)}"/>\n'
        f"<title>{escape(book.title)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n"
    )
    out(title_page(book, await source(-1) if book.cover else None))
    if len(book.chapters) > 1:
        targets = {number: f"#chapter-{number}" for number in range(1, len(book.chapters) + 1)}
        words = escape(say("Contents"))
        out(f'<nav aria-label="{words}"><h2>{words}</h2>{contents(book, targets)}</nav>\n')
    out("<main>\n")
    for number, each in enumerate(book.chapters, 1):
        for count, piece in enumerate(chapter(book, each, number), 1):
            if count % BREATH == 0:
                await asyncio.sleep(0)
            if isinstance(piece, PictureMark):
                out(figure(book, piece.number, await source(piece.number), lazy=lazy))
            else:
                out(piece)
    out("</main>\n</body>\n</html>\n")


def _inside(picture: PictureFile) -> str:
    data = binascii.b2a_base64(picture.data, newline=False).decode("ascii")
    return f"data:{picture.media_type};base64,{data}"
