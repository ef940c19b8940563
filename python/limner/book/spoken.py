"""
A book as it is read aloud: sentence by sentence, who says each, and the picture that is shown meanwhile.

What is in quotes is said by whoever's message it is, all else is told by the narrator. Prompts describe
pictures and are no sentence of the story: they are not in it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from limner.book._contents import Book, BookPassage, Chapter
from limner.book._inline import DIALOGUE
from limner.book._markup import Block, Node, PictureMark

LONGEST = 400
"""Characters of a sentence; a longer one is told in parts, as services refuse long texts."""

_ENDS = frozenset(".!?…。！？؟۔")
_CLOSERS = frozenset("\"'”’»«“」』)]*")
_WIDE = frozenset("。！？")
_SHORT = frozenset({
    "mr", "mrs", "ms", "dr", "st", "prof", "no", "vs", "etc", "bzw", "ca", "nr", "z.b", "d.h", "e.g", "i.e",
})  # fmt: skip
_SILENT = frozenset({"pre", "rt", "rp"})
_HOLDERS = frozenset({"blockquote", "ul", "ol", "table", "tr"})
_WHOLE = frozenset({"ruby", "code", "br"})
"""What is not divided where a sentence ends in it."""


@dataclass(frozen=True, slots=True)
class SpokenLine:
    """
    One sentence: ``speaker`` whose message it is of, ``dialogue`` whether he says it or it is told of.

    ``picture`` is the address of the picture shown meanwhile, empty where there is none, ``words`` are its.
    ``mark`` is the id of its words in a chapter that is ``marked``.
    """

    text: str
    speaker: str
    dialogue: bool
    message: int
    picture: str = ""
    words: str = ""
    mark: str = ""


def lines(book: Book) -> Iterator[tuple[SpokenLine, ...]]:
    """Yield the sentences in their order, message by message."""
    shown = -1
    for chapter in book.chapters:
        for passage in chapter.passages:
            found: list[SpokenLine] = []
            if shown < 0:
                shown = next((each.number for each in passage.blocks if isinstance(each, PictureMark)), -1)
            for block in passage.blocks:
                if isinstance(block, PictureMark):
                    shown = block.number
                    continue
                picture = book.pictures[shown] if shown >= 0 else None
                src, words = (picture.src, picture.words) if picture else ("", "")
                found += [
                    SpokenLine(said.text, passage.speaker, said.dialogue, passage.message, src, words)
                    for leaf in _leaves(block)
                    for said in _said(leaf)
                ]
            yield tuple(found)


def marked(chapter: Chapter) -> tuple[Chapter, tuple[SpokenLine, ...]]:
    """Return the chapter with a ``span`` around each sentence, and the sentences, each with its id."""
    found: list[SpokenLine] = []

    def mark(passage: BookPassage, block: Block) -> Block:
        if isinstance(block, PictureMark) or block.tag in _SILENT:
            return block
        if block.tag in _HOLDERS:
            inner = (mark(passage, each) for each in block.children if isinstance(each, Node))
            return replace(block, children=tuple(each for each in inner if isinstance(each, Node)))
        pieces: list[Node | str] = []
        at = 0
        for said in _said(block):
            words = tuple(_cut(block.children, said.start, said.end))
            name = f"s{len(found) + 1}" if words else ""  # it may lie within what is not divided
            pieces += _cut(block.children, at, said.start)
            pieces += [Node("span", words, id=name)] if words else []
            found.append(SpokenLine(said.text, passage.speaker, said.dialogue, passage.message, mark=name))
            at = said.end
        pieces += _cut(block.children, at, _length(block) + 1)
        return replace(block, children=tuple(pieces))

    passages = tuple(
        replace(each, blocks=tuple(mark(each, block) for block in each.blocks)) for each in chapter.passages
    )
    return replace(chapter, passages=passages), tuple(found)


@dataclass(frozen=True, slots=True)
class _Said:
    """A sentence of a leaf: from ``start`` to ``end`` of its characters, ``br`` counted as one."""

    start: int
    end: int
    text: str
    dialogue: bool


def _leaves(node: Node) -> Iterator[Node]:
    """Yield what holds words, and not what holds that."""
    if node.tag in _HOLDERS:
        for child in node.children:
            if isinstance(child, Node):
                yield from _leaves(child)
    elif node.tag not in _SILENT:
        yield node


def _said(leaf: Node) -> Iterator[_Said]:
    """Yield the sentences of a leaf; no sentence has two voices."""
    runs: list[tuple[str, bool]] = []
    for text, talks in _runs(leaf, talks=False):
        if runs and runs[-1][1] == talks:
            runs[-1] = runs[-1][0] + text, talks
        else:
            runs.append((text, talks))
    at = 0
    for text, talks in runs:
        for start, end in _spans(text):
            yield _Said(at + start, at + end, " ".join(text[start:end].split()), talks)
        at += len(text)


def _runs(node: Node, *, talks: bool) -> Iterator[tuple[str, bool]]:
    talks = talks or DIALOGUE in node.css
    if node.tag in _SILENT:
        return
    if node.tag == "br":
        yield "\n", talks
    for child in node.children:
        if isinstance(child, str):
            yield child, talks
        else:
            yield from _runs(child, talks=talks)


def _length(piece: Node | str) -> int:
    if isinstance(piece, str):
        return len(piece)
    return 0 if piece.tag in _SILENT else (piece.tag == "br") + sum(map(_length, piece.children))


def _cut(children: Sequence[Node | str], start: int, end: int) -> Iterator[Node | str]:
    """Yield what stands from ``start`` to ``end``; what is not divided goes with its first character."""
    at = 0
    for child in children:
        size = _length(child)
        first, last = max(start - at, 0), min(end - at, size)
        if isinstance(child, str):
            if first < last:
                yield child[first:last]
        elif child.tag in _WHOLE or not size:
            if start <= at < end:
                yield child
        elif first < last and (inner := tuple(_cut(child.children, first, last))):
            yield replace(child, children=inner)
        at += size


def sentences(text: str) -> Iterator[str]:
    """Yield the sentences of a text, each with its marks; what has no letter and no digit is none."""
    for start, end in _spans(text):
        yield " ".join(text[start:end].split())


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each sentence begins and ends."""
    begins = 0
    for line in text.split("\n"):
        start = at = 0
        while at < len(line):
            if line[at] not in _ENDS:
                at += 1
                continue
            after = at + 1
            while after < len(line) and (line[after] in _ENDS or line[after] in _CLOSERS):
                after += 1
            if _is_end(line, start, at, after):
                yield from _parts(line[start:after], begins + start)
                start = after
            at = after
        yield from _parts(line[start:], begins + start)
        begins += len(line) + 1


def _is_end(line: str, start: int, at: int, after: int) -> bool:
    """Say whether a sentence ends with the marks from ``at`` to ``after``."""
    marks = line[at:after]
    if any(mark in _WIDE for mark in marks):
        return True
    if after < len(line) and not line[after].isspace():
        return False
    if line[at] != "." or any(mark in _ENDS for mark in marks[1:]):
        return True
    word = "".join(line[max(start, at - 8) : at].split()[-1:])
    initial = len(word) == 1 and word.isupper() and word != "I"
    return not (word.lower() in _SHORT or initial)


def _parts(text: str, at: int) -> Iterator[tuple[int, int]]:
    """Yield a sentence as one, or in parts where it is too long for a service."""
    start, end = 0, len(text)
    while True:
        while start < end and text[start].isspace():
            start += 1
        while start < end and text[end - 1].isspace():
            end -= 1
        if end - start <= LONGEST:
            break
        stop = start + LONGEST
        cut = max(text.rfind(mark, start, stop) for mark in (", ", "; ", " — ", "，", "、")) - start
        cut = cut + 1 if cut > LONGEST // 4 else max(text.rfind(" ", start, stop) - start, 0) or LONGEST
        yield at + start, at + start + cut
        start += cut
    if any(text[each].isalnum() for each in range(start, end)):
        yield at + start, at + end
