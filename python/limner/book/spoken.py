"""
A book as it is read aloud: sentence by sentence, who says each, and the picture that is shown meanwhile.

What is in quotes is said by whoever's message it is, all else is told by the narrator. Prompts describe
pictures and are no sentence of the story: they are not in it.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from limner.book._contents import Book, BookPassage
from limner.book._inline import DIALOGUE
from limner.book._markup import Node, PictureMark

LONGEST = 400
"""Characters of a sentence; a longer one is told in parts, as services refuse long texts."""

_ENDS = frozenset(".!?…。！？؟۔")
_CLOSERS = frozenset("\"'”’»«“」』)]*")
_WIDE = frozenset("。！？")
_SHORT = frozenset({
    "mr", "mrs", "ms", "dr", "st", "prof", "no", "vs", "etc", "bzw", "ca", "nr", "z.b", "d.h", "e.g", "i.e",
})  # fmt: skip
_SILENT = frozenset({"pre", "rt", "rp"})


@dataclass(frozen=True, slots=True)
class SpokenLine:
    """
    One sentence: ``speaker`` whose message it is of, ``dialogue`` whether he says it or it is told of.

    ``picture`` is the address of the picture shown meanwhile, empty where there is none, ``words`` are its.
    """

    text: str
    speaker: str
    dialogue: bool
    message: int
    picture: str = ""
    words: str = ""


def lines(book: Book) -> Iterator[tuple[SpokenLine, ...]]:
    """Yield the sentences in their order, message by message."""
    shown = -1
    for chapter in book.chapters:
        for passage in chapter.passages:
            found: list[SpokenLine] = []
            for text, dialogue, number in _of(passage, shown):
                shown = number
                picture = book.pictures[shown] if shown >= 0 else None
                src, words = (picture.src, picture.words) if picture else ("", "")
                found += [
                    SpokenLine(each, passage.speaker, dialogue, passage.message, src, words)
                    for each in sentences(text)
                ]
            yield tuple(found)


def _of(passage: BookPassage, shown: int) -> Iterator[tuple[str, bool, int]]:
    """Yield runs of words of one voice, with the picture that stands above them, or first in the message."""
    if shown < 0:
        shown = next((each.number for each in passage.blocks if isinstance(each, PictureMark)), -1)
    for block in passage.blocks:
        if isinstance(block, PictureMark):
            shown = block.number
            continue
        run, talks = "", False
        for text, dialogue in _runs(block, talks=False):
            if dialogue != talks:
                yield run, talks, shown
                run, talks = "", dialogue
            run += text
        yield run, talks, shown
    yield "", False, shown


def _runs(node: Node, *, talks: bool) -> Iterator[tuple[str, bool]]:
    talks = talks or DIALOGUE in node.css
    if node.tag in _SILENT:
        return
    if node.tag in {"br", "li", "td", "th", "p"}:
        yield "\n", talks
    for child in node.children:
        if isinstance(child, str):
            yield child, talks
        else:
            yield from _runs(child, talks=talks)


def sentences(text: str) -> Iterator[str]:
    """Yield the sentences of a text, each with its marks; what has no letter and no digit is none."""
    for line in text.split("\n"):
        start = at = 0
        while at < len(line):
            if line[at] in _ENDS and _is_end(line, start, at):
                at += 1
                while at < len(line) and (line[at] in _ENDS or line[at] in _CLOSERS):
                    at += 1
                yield from _told(line[start:at])
                start = at
            else:
                at += 1
        yield from _told(line[start:])


def _is_end(line: str, start: int, at: int) -> bool:
    if line[at] in _WIDE:
        return True
    after = at + 1
    while after < len(line) and (line[after] in _ENDS or line[after] in _CLOSERS):
        after += 1
    if after < len(line) and not line[after].isspace():
        return False
    word = "".join(line[max(start, at - 8) : at].split()[-1:])
    initial = len(word) == 1 and word.isupper() and word != "I"
    return line[at] != "." or not (word.lower() in _SHORT or initial)


def _told(text: str) -> Iterator[str]:
    text = " ".join(text.split())
    while len(text) > LONGEST:
        cut = max(text.rfind(mark, 0, LONGEST) for mark in (", ", "; ", " — ", "，", "、"))
        cut = cut + 1 if cut > LONGEST // 4 else max(text.rfind(" ", 0, LONGEST), 0) or LONGEST
        yield text[:cut].strip()
        text = text[cut:].strip()
    if any(character.isalnum() for character in text):
        yield text
