"""Markdown with a folder of pictures, in a ZIP: what every editor of notes reads."""

import re
from collections.abc import Iterator

from limner.book._contents import Book
from limner.book._making import MadeFile, Making, file_name, joined
from limner.book._markup import Node, PictureMark, plain
from limner.book._pages import alt
from limner.book.archive import Archive
from limner.core.translation import say

_SIGNS = re.compile(r"[\\`*_\[\]<>]")
_AROUND = {"em": "*", "strong": "**", "s": "~~"}


async def make(book: Book, making: Making) -> MadeFile:
    """Make the file."""
    async with making.file("application/zip") as file:
        archive = Archive(file, making.wall)
        sources: dict[str, str] = {}
        wanted = dict.fromkeys(each.src for each in book.pictures)
        words = {each.src: each.words for each in reversed(book.pictures)}
        for address in wanted:
            found = await making.picture(address, words[address], len(wanted))
            if found is not None:
                sources[address] = f"pictures/{len(sources) + 1:04}.{found.kind}"
                archive.add(sources[address], found.data, packed=False)
        archive.add("story.md", await joined(_story(book, sources)))
        archive.close()
        return making.made(file_name(book, "zip"), file)


def _story(book: Book, sources: dict[str, str]) -> Iterator[str]:
    yield f"# {_escaped(book.title)}\n\n"
    if book.author:
        yield f"*{_escaped(book.author)}*\n\n"
    for chapter in book.chapters:
        if chapter.title:
            yield f"## {_escaped(chapter.title)}\n\n"
        speaker = ""
        for passage in chapter.passages:
            if book.names and passage.speaker and passage.speaker != speaker:
                yield f"**{_escaped(passage.speaker)}**\n\n"
            speaker = passage.speaker
            for block in passage.blocks:
                if isinstance(block, PictureMark):
                    yield _picture(book, block.number, sources.get(book.pictures[block.number].src))
                else:
                    yield f"{_block(block)}\n\n"


def _picture(book: Book, number: int, source: str | None) -> str:
    words = " ".join(_escaped(alt(book, number)).split())
    if source is None:
        return f"> {say('A picture is missing here: ${0}', words)}\n\n"
    caption = f"*{words}*\n\n" if book.captions else ""
    return f"![{words}]({source})\n\n{caption}"


def _block(node: Node) -> str:  # noqa: PLR0911 -- one for each kind
    match node.tag:
        case "h3" | "h4" | "h5" | "h6":
            return f"{'#' * int(node.tag[1])} {_children(node)}"
        case "hr":
            return "---"
        case "blockquote":
            inner = "\n\n".join(_block(each) for each in node.children if isinstance(each, Node))
            return "\n".join(f"> {line}".rstrip() for line in inner.split("\n"))
        case "ul" | "ol":
            items = [each for each in node.children if isinstance(each, Node)]
            marks = ["-" if node.tag == "ul" else f"{number}." for number in range(1, len(items) + 1)]
            return "\n".join(f"{mark} {_children(item)}" for mark, item in zip(marks, items, strict=True))
        case "pre":
            return f"~~~~\n{plain(node)}\n~~~~"
        case "table":
            rows = [each for each in node.children if isinstance(each, Node)]
            cells = [[_children(cell) for cell in row.children if isinstance(cell, Node)] for row in rows]
            lines = ["| " + " | ".join(row) + " |" for row in cells]
            return "\n".join([lines[0], "|" + "---|" * len(cells[0]), *lines[1:]])
    return _children(node)


def _children(node: Node) -> str:
    return "".join(_inline(each) for each in node.children)


def _inline(node: Node | str) -> str:
    if isinstance(node, str):
        return _escaped(node)
    if node.tag == "br":
        return "  \n"
    if node.tag == "code":
        return f"`{plain(node).replace('`', chr(39))}`"
    around = _AROUND.get(node.tag, "")
    return f"{around}{_children(node)}{around}"


def _escaped(text: str) -> str:
    return _SIGNS.sub(lambda found: f"\\{found[0]}", text)
