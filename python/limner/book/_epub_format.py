"""
EPUB 3: pictures first, as they come, then the chapters that show those which came, then what lists it all.

With sound, what is heard in a chapter stands before it, and an overlay says which sentence is heard when.
The first entry says what the file is and is not packed, as readers want it (OCF 3.3).
"""

import hashlib
import time
from collections.abc import Mapping
from dataclasses import replace

from limner.book import _overlay
from limner.book._contents import Book
from limner.book._making import MadeFile, Making, file_name, with_figures
from limner.book._markup import Node, plain
from limner.book._pages import STYLE, chapter, contents, figure, image, title_page
from limner.book._sound import ChapterSound, Recorder, spoken_chapters
from limner.book.archive import Archive
from limner.book.files import KINDS
from limner.core.html import escape
from limner.core.translation import say

TYPE = "application/epub+zip"
_CONTAINER = (
    '<?xml version="1.0" encoding="utf-8"?>\n'
    '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/>'
    "</rootfiles></container>\n"
)
_FEATURES = ("alternativeText", "readingOrder", "structuralNavigation", "tableOfContents")


async def make(book: Book, making: Making, recorder: Recorder | None = None) -> MadeFile:
    """Make the file; with ``recorder`` its sentences are heard."""
    silent = [(each, ()) for each in book.chapters]
    spoken = await spoken_chapters(book, recorder, making) if recorder else silent
    sounds: dict[int, ChapterSound] = {}
    async with making.file(TYPE) as file:
        archive = Archive(file, making.wall)
        archive.add("mimetype", TYPE, packed=False)
        archive.add("META-INF/container.xml", _CONTAINER)
        images = await _add_pictures(book, making, archive)
        cover = images.get(book.cover)
        archive.add("EPUB/style.css", STYLE + (_overlay.STYLE if recorder else ""))
        archive.add("EPUB/title.xhtml", _page(book, book.title, title_page(book, cover), "titlepage"))
        for number, (each, lines) in enumerate(spoken, 1):
            if recorder:
                sound = await recorder.chapter(book, number, lines, making)
                if sound:
                    archive.add(f"EPUB/{_overlay.sound_name(number, sound)}", sound.data, packed=False)
                    archive.add(f"EPUB/chapter-{number}.smil", _overlay.overlay(number, sound))
                    sounds[number] = replace(sound, data=b"")
            body = await with_figures(
                chapter(book, each, number),
                lambda picture: figure(book, picture, images.get(book.pictures[picture].src)),
            )
            archive.add(
                f"EPUB/chapter-{number}.xhtml", _page(book, each.title or book.title, body, "bodymatter")
            )
        archive.add("EPUB/nav.xhtml", _nav(book))
        if cover:
            body = f'<div class="cover">{image(cover, say("Cover"))}</div>'
            archive.add("EPUB/cover.xhtml", _page(book, say("Cover"), body, "cover"))
        archive.add("EPUB/package.opf", _package(book, making.wall, images, cover, sounds))
        archive.close()
        return making.made(file_name(book, "epub"), file)


async def _add_pictures(book: Book, making: Making, archive: Archive) -> dict[str, str]:
    """Return the file in the book of each address; a picture that is shown twice is in it once."""
    images: dict[str, str] = {}
    wanted = {each.src: each.words for each in reversed(book.pictures) if each.src}
    if book.cover:
        wanted.setdefault(book.cover, say("Cover"))
    for nowhere in (each for each in book.pictures if not each.src):
        await making.picture("", nowhere.words, len(wanted))
    for address, words in reversed(wanted.items()):
        found = await making.picture(address, words, len(wanted))
        if found is not None:
            name = f"images/{len(images) + 1:04}.{found.kind}"
            archive.add(f"EPUB/{name}", found.data, packed=False)
            images[address] = name
    return images


def _page(book: Book, title: str, body: str, kind: str) -> str:
    language = escape(book.language)
    style = '<link rel="stylesheet" type="text/css" href="style.css"/>'
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n'
        '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" '
        f'lang="{language}" xml:lang="{language}" dir="{book.direction}">\n'
        f"<head><title>{escape(title)}</title>{style}</head>\n"
        f'<body epub:type="{kind}">\n{body}\n</body>\n</html>\n'
    )


def _nav(book: Book) -> str:
    targets = {number: f"chapter-{number}.xhtml" for number in range(1, len(book.chapters) + 1)}
    words = escape(say("Contents"))
    body = f'<nav epub:type="toc" role="doc-toc" id="toc"><h1>{words}</h1>{contents(book, targets)}</nav>'
    return _page(book, say("Contents"), body, "frontmatter")


def _package(
    book: Book, wall: float, images: dict[str, str], cover: str | None, sounds: Mapping[int, ChapterSound]
) -> str:
    chapters = range(1, len(book.chapters) + 1)
    items = [
        '<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>',
        '<item id="style" href="style.css" media-type="text/css"/>',
        '<item id="title" href="title.xhtml" media-type="application/xhtml+xml"/>',
        *(
            f'<item id="chapter-{number}" href="chapter-{number}.xhtml" media-type="application/xhtml+xml"'
            f"{_heard(number, sounds)}/>"
            for number in chapters
        ),
        *_overlay.items(sounds),
    ]
    if cover:
        items.append('<item id="cover" href="cover.xhtml" media-type="application/xhtml+xml"/>')
    for number, name in enumerate(images.values(), 1):
        mark = ' properties="cover-image"' if name == cover else ""
        media_type = KINDS[name.rpartition(".")[2]]
        items.append(f'<item id="image-{number}" href="{name}" media-type="{media_type}"{mark}/>')
    order = [*(["cover"] if cover else []), "title", "nav", *(f"chapter-{number}" for number in chapters)]
    read = [f'<itemref idref="{each}"/>' for each in order]
    newline = "\n"
    turned = ' page-progression-direction="rtl"' if book.direction == "rtl" else ""
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" '
        f'xml:lang="{escape(book.language)}" dir="{book.direction}">\n'
        '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">\n'
        f"{_metadata(book, wall, sounds, with_images=bool(images))}</metadata>\n"
        f"<manifest>\n{newline.join(items)}\n</manifest>\n"
        f"<spine{turned}>\n{newline.join(read)}\n</spine>\n"
        "</package>\n"
    )


def _heard(number: int, sounds: Mapping[int, ChapterSound]) -> str:
    return f' media-overlay="overlay-{number}"' if number in sounds else ""


def _metadata(book: Book, wall: float, sounds: Mapping[int, ChapterSound], *, with_images: bool) -> str:
    modes = ["textual", *(["visual"] if with_images else []), *(["auditory"] if sounds else [])]
    features = [*_FEATURES, *(["synchronizedAudioText"] if sounds else [])]
    described = say("Every picture has a description: the words it was painted from.")
    rows = [
        f'<dc:identifier id="id">urn:uuid:{_identifier(book)}</dc:identifier>',
        f"<dc:title>{escape(book.title)}</dc:title>",
        f"<dc:language>{escape(book.language)}</dc:language>",
        f"<dc:creator>{escape(book.author)}</dc:creator>" if book.author else "",
        _meta("dcterms:modified", time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(wall))),
        *(_meta("schema:accessMode", mode) for mode in modes),
        _meta("schema:accessModeSufficient", "textual"),
        *(_meta("schema:accessibilityFeature", feature) for feature in features),
        _meta("schema:accessibilityHazard", "none"),
        _meta("schema:accessibilitySummary", described),
        *_overlay.metadata(sounds),
    ]
    return "".join(f"{row}\n" for row in rows if row)


def _meta(name: str, value: str) -> str:
    return f'<meta property="{name}">{escape(value)}</meta>'


def _identifier(book: Book) -> str:
    """Return a name that is the same for the same book, in the form of a UUID."""
    whole = hashlib.sha256(f"{book.title}\0{book.author}\0{book.language}".encode())
    for each in book.chapters:
        for told in each.passages:
            for block in told.blocks:
                whole.update((plain(block) if isinstance(block, Node) else "\0").encode())
    digits = whole.hexdigest()
    return f"{digits[:8]}-{digits[8:12]}-5{digits[13:16]}-8{digits[17:20]}-{digits[20:32]}"
