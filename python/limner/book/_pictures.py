"""
The pictures of a message, lifted out of its text: Limner's behind their tags, others where they stand.

Only files that SillyTavern keeps for the user are taken (``picture_address``); of any other picture the words
stay, as of one that is gone.
"""

import re
from dataclasses import dataclass

from limner.book._entities import MARK, MARK_END, OURS, decode
from limner.pictures.picture_address import encoded, is_picture
from limner.tags.grammar import images_after, may_hold_tag, scan_whole

_HTML_IMAGE = re.compile(r"<img\b([^<>]*)>", re.IGNORECASE)
_MARKDOWN_IMAGE = re.compile(r"!\[([^\[\]\n]{0,2000})\]\(([^()\s]{1,2000})(?:\s\"[^\"\n]{0,500}\")?\)")
_LONGEST_TAG = 6_000
_LONGEST_WORDS = 2_000


@dataclass(frozen=True, slots=True)
class StoryPicture:
    """A picture of the story: ``src`` is its address, empty where it is none of SillyTavern's files."""

    src: str
    words: str


def as_picture(src: str, words: str) -> StoryPicture:
    """Return a picture whose address is one, or none."""
    address = src if is_picture(src) else encoded(src)
    return StoryPicture(address if is_picture(address) else "", " ".join(words.split())[:_LONGEST_WORDS])


def lift(text: str) -> tuple[str, tuple[StoryPicture, ...]]:
    """
    Return the text with a mark for each picture, on a line of its own, and the pictures.

    The tags go: they are orders to a painter and no part of the story. One that has no picture leaves none.
    """
    text = OURS.sub("", text)
    parts: list[str] = []
    pictures: list[StoryPicture] = []
    at = 0

    def mark(picture: StoryPicture) -> str:
        pictures.append(picture)
        return f"\n\n{MARK}{len(pictures) - 1}{MARK_END}\n\n"

    def other(found: re.Match[str]) -> str:
        has = _attributes(found[1][:_LONGEST_TAG])
        src = has.get("src", "")
        words = has.get("alt") or has.get("title", "")
        return mark(as_picture(src, words)) if src else ""

    def others(piece: str) -> str:
        if "<" in piece:
            piece = _HTML_IMAGE.sub(other, piece)
        return of_markdown(piece) if "![" in piece else piece

    def of_markdown(piece: str) -> str:
        kept: list[str] = []
        at = 0
        while (start := piece.find("![", at)) >= 0:
            found = _MARKDOWN_IMAGE.match(piece, start)
            stop = found.end() if found else start + 2
            kept += (piece[at:start], mark(as_picture(decode(found[2]), decode(found[1]))) if found else "![")
            at = stop
        return "".join((*kept, piece[at:]))

    for tag in scan_whole(text) if may_hold_tag(text) else ():
        stop, placed = images_after(text, tag.end)
        parts.append(others(text[at : tag.start]))
        parts += [mark(as_picture(image.src, tag.prompt)) for image in placed]
        at = stop
    parts.append(others(text[at:]))
    return "".join(parts), tuple(pictures)


def _attributes(text: str) -> dict[str, str]:
    """Return the attributes of an image that bear a value in quotes, the first of each name."""
    found: dict[str, str] = {}
    at = 0
    while (equals := text.find("=", at)) >= 0:
        name = text[at:equals].split()[-1:]
        start = equals + 1
        while text[start : start + 1].isspace():
            start += 1
        mark = text[start : start + 1]
        end = text.find(mark, start + 1) if mark in ('"', "'") and mark else -1
        if end < 0:
            at = equals + 1
            continue
        if name:
            found.setdefault(name[0].lower(), decode(text[start + 1 : end]))
        at = end + 1
    return found
