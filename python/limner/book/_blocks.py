"""
A message as blocks: paragraphs, headings, lists, quotations, code, tables, and the places of its pictures.

What reads it is made for stories: one line break is one, an empty line ends a paragraph, and whatever is no
form is a paragraph. Headings of a message stand below those of the book, so they begin at the third level.
"""

import re
from collections.abc import Iterator, Sequence

from limner.book._entities import MARK, MARK_END, OURS, decode, simplified
from limner.book._inline import inline
from limner.book._markup import Block, Node, PictureMark, clean

_FENCE = re.compile(r" {0,3}(```+|~~~+)[^`~\n]*")
_RULE = re.compile(r" {0,3}(?:(?:\* ?){3,}|(?:- ?){3,}|(?:_ ?){3,})\s*")
_HEADING = re.compile(r" {0,3}(#{1,6})\s+(\S.*)")
_ITEM = re.compile(r"\s{0,12}(?:([-*+])|\d{1,9}[.)])\s+(\S.*)")
_QUOTE = re.compile(r" {0,3}> ?")
_PICTURE = re.compile(f"\\s*{MARK}(\\d+){MARK_END}\\s*")
_DEEPEST = 6
"""Quotations in quotations; what lies deeper is told as one."""


def blocks(text: str, language: str) -> tuple[Block, ...]:
    """Return the blocks of a message; pictures are ``MARK number MARK_END`` on lines of their own."""
    return tuple(reading(text, language))


def reading(text: str, language: str) -> Iterator[Block]:
    """Yield the blocks of a message as they are read: a message may be megabytes."""
    lines = clean(text).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    prose: list[str] = []
    at = 0
    while at < len(lines):
        fence = _FENCE.fullmatch(lines[at])
        if fence is None:
            prose.append(lines[at])
            at += 1
            continue
        end = next((n for n in range(at + 1, len(lines)) if lines[n].strip().startswith(fence[1])), None)
        yield from _prose(prose, language)
        prose = []
        stop = len(lines) if end is None else end
        code = OURS.sub("", "\n".join(each for each in lines[at + 1 : stop] if not _PICTURE.fullmatch(each)))
        yield Node("pre", (Node("code", (decode(code),)),))
        yield from (
            PictureMark(int(mark[1])) for each in lines[at:stop] if (mark := _PICTURE.fullmatch(each))
        )
        at = stop + 1
    yield from _prose(prose, language)


def _prose(lines: Sequence[str], language: str) -> Iterator[Block]:
    """Yield the blocks of lines without code; their HTML is made simple first."""
    return _read(simplified("\n".join(lines)).split("\n"), language, 0)


def _heads_table(lines: Sequence[str], at: int) -> bool:
    """Say whether the next line divides the head of a table from its rows."""
    divider = lines[at + 1] if "|" in lines[at] and at + 1 < len(lines) else ""
    return "|" in divider and "-" in divider and not set(divider) - set("|:- \t")


def _read(lines: Sequence[str], language: str, depth: int) -> Iterator[Block]:  # noqa: C901 -- one case for each kind
    held: list[str] = []

    def end_paragraph() -> Iterator[Block]:
        words = "\n".join(held).strip()
        held.clear()
        if words and (children := inline(words, language)):
            yield Node("p", children)

    at = 0
    while at < len(lines):
        line = lines[at]
        picture = _PICTURE.fullmatch(line)
        heading = _HEADING.fullmatch(line)
        stop = at + 1
        if not line.strip():
            yield from end_paragraph()
        elif picture:
            yield from end_paragraph()
            yield PictureMark(int(picture[1]))
        elif _RULE.fullmatch(line):
            yield from end_paragraph()
            yield Node("hr")
        elif heading:
            yield from end_paragraph()
            words = inline(heading[2].rstrip("# ").strip(), language)
            yield Node(f"h{min(6, len(heading[1]) + 2)}", words)
        elif _QUOTE.match(line) and depth < _DEEPEST:
            yield from end_paragraph()
            stop = _while(lines, at, _QUOTE)
            inner = [_QUOTE.sub("", each, count=1) for each in lines[at:stop]]
            yield Node("blockquote", _only_nodes(tuple(_read(inner, language, depth + 1))))
        elif _ITEM.fullmatch(line) and not held:
            stop = _while(lines, at, _ITEM)
            yield _list(lines[at:stop], language)
        elif _heads_table(lines, at):
            yield from end_paragraph()
            stop = next((n for n in range(at + 2, len(lines)) if "|" not in lines[n]), len(lines))
            yield _table([lines[at], *lines[at + 2 : stop]], language)
        else:
            held.append(line.strip())
        at = stop
    yield from end_paragraph()


def _only_nodes(found: Sequence[Block]) -> tuple[Node, ...]:
    return tuple(each for each in found if isinstance(each, Node)) or (Node("p"),)


def _while(lines: Sequence[str], at: int, pattern: re.Pattern[str]) -> int:
    return next((n for n in range(at + 1, len(lines)) if not pattern.match(lines[n])), len(lines))


def _list(lines: Sequence[str], language: str) -> Node:
    items = [found for each in lines if (found := _ITEM.match(each))]
    children = tuple(Node("li", inline(each[2].strip(), language)) for each in items)
    return Node("ul" if items[0][1] else "ol", children)


def _table(lines: Sequence[str], language: str) -> Node:
    rows = [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in lines]
    width = max(map(len, rows))
    return Node(
        "table",
        tuple(
            Node(
                "tr",
                tuple(
                    Node("td" if number else "th", inline(cell, language))
                    for cell in row + [""] * (width - len(row))
                ),
            )
            for number, row in enumerate(rows)
        ),
    )
