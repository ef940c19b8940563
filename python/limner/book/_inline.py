"""
What stands inside a paragraph: emphasis, code, dialogue, thoughts.

Read as SillyTavern's Markdown shows it: ``*em*``, ``**strong**``, ``_em_``, ``__underlined__``,
``~~struck~~``, code in backticks; a quote is dialogue where its mark ends in the same paragraph. One pass
with a stack: what is not closed is the character that it is, so no text takes longer than its length.
"""

import re
from dataclasses import dataclass, field

from limner.book._entities import CLOSE, END, OPEN, decode
from limner.book._markup import Node, plain
from limner.book._typography import PAIRS, quoted, set_text

DIALOGUE, THOUGHT = "dialogue", "thought"

_TOKEN = re.compile(
    f'{OPEN}([a-z]+){END}|{CLOSE}([a-z]+){END}|(`+)|(\\*+)|(_+)|(~~)|([“”«»„「」『』＂"])|(\n)'
    r"|\\([\\`*_{}\[\]()#+\-.!~|<>\"])|(\[)"
)
_LINK = re.compile(r"\[([^\[\]\n]{0,500})\]\([^()\s]{0,2000}(?:\s\"[^\"\n]{0,500}\")?\)")
_WORDS = re.compile(r"\w+")
_THOUGHT_WORDS = 2
_DEEPEST = 40
"""Things that have begun and not ended; what would begin below is the character that it is."""
_CODE_ENDS = {ticks: re.compile(f"(?<!`){ticks}(?!`)") for ticks in ("`", "``", "```")}


@dataclass(slots=True)
class _Open:
    """Something that has begun: what its beginning looks like, what it becomes, what it holds so far."""

    mark: str
    source: str
    children: list[Node | str] = field(default_factory=list)


class _Reader:
    def __init__(self, text: str, language: str) -> None:
        self._text = text
        self._language = language
        self._stack = [_Open("", "")]
        self._no_code: set[str] = set()  # backticks of which no more follow

    def read(self) -> tuple[Node | str, ...]:
        at = 0
        text = self._text
        while found := _TOKEN.search(text, at):
            self._say(text[at : found.start()])
            at = self._token(found)
        self._say(text[at:])
        while len(self._stack) > 1:
            self._give_up()
        return tuple(self._stack[0].children)

    def _say(self, words: str) -> None:
        if words:
            self._add(set_text(decode(words)))

    def _add(self, piece: Node | str) -> None:
        children = self._stack[-1].children
        if isinstance(piece, str) and children and isinstance(children[-1], str):
            children[-1] += piece
        elif piece != "":
            children.append(piece)

    def _token(self, found: re.Match[str]) -> int:
        """Take a mark, and return where what follows it begins."""
        opened, closed, ticks, *_, bracket = found.groups()
        if opened:
            self._begin(f"<{opened}", "")
        elif closed:
            self._end(f"<{closed}", Node(closed))
        elif ticks:
            return self._code(found, ticks)
        elif bracket:
            return self._link(found)
        else:
            self._sign(found)
        return found.end()

    def _link(self, found: re.Match[str]) -> int:
        """Of a link the words stay."""
        link = _LINK.match(self._text, found.start())
        self._say(link[1] if link else "[")
        return link.end() if link else found.end()

    def _sign(self, found: re.Match[str]) -> None:
        stars, unders, tildes, quote, line, escaped = found.groups()[3:9]
        if stars:
            self._run(found, "*", len(stars))
        elif unders:
            self._underscores(found, unders)
        elif tildes:
            self._toggle("~~", tildes, Node("s"))
        elif quote:
            self._quote(found, quote)
        elif line:
            self._add(Node("br"))
        elif escaped:
            self._add(escaped)

    def _code(self, found: re.Match[str], ticks: str) -> int:
        known = len(ticks) <= 3 and ticks not in self._no_code
        end = _CODE_ENDS[ticks].search(self._text, found.end()) if known else None
        if end is None:
            self._no_code.add(ticks)
            self._add(ticks)
            return found.end()
        self._add(Node("code", (decode(self._text[found.end() : end.start()].strip()),)))
        return end.end()

    def _sides(self, found: re.Match[str]) -> tuple[bool, bool]:
        """Say whether a mark may begin something (words follow) and whether it may end it."""
        after = self._text[found.end() : found.end() + 1]
        before = self._text[max(0, found.start() - 1) : found.start()]
        return bool(after and not after.isspace()), bool(before and not before.isspace())

    def _run(self, found: re.Match[str], star: str, count: int) -> None:
        opens, closes = self._sides(found)
        while closes and count:
            top = next((each.mark for each in reversed(self._stack) if each.mark in ("*", "**")), "")
            if not top or len(top) > count:
                break
            self._end(top, Node("strong") if top == "**" else Node("em"))
            count -= len(top)
        while opens and count and count <= 3:
            size = 2 if count > 1 else 1
            self._begin(star * size, star * size)
            count -= size
        self._add(star * count)

    def _underscores(self, found: re.Match[str], unders: str) -> None:
        opens, closes = self._sides(found)
        before = self._text[max(0, found.start() - 1) : found.start()]
        after = self._text[found.end() : found.end() + 1]
        mark = unders if len(unders) < 3 else ""
        if mark and closes and not after.isalnum() and any(each.mark == mark for each in self._stack):
            self._end(mark, Node("em") if mark == "_" else Node("u"))
        elif mark and opens and not before.isalnum():
            self._begin(mark, mark)
        else:
            self._add(unders)

    def _toggle(self, mark: str, source: str, becomes: Node) -> None:
        if any(each.mark == mark for each in self._stack):
            self._end(mark, becomes)
        else:
            self._begin(mark, source)

    def _quote(self, found: re.Match[str], quote: str) -> None:
        opener = next((each.mark for each in reversed(self._stack) if PAIRS.get(each.mark) == quote), "")
        opens, closes = self._sides(found)
        if opener and (closes or not opens):
            first, last = quoted(opener, self._language)
            self._end(opener, Node("span", css=DIALOGUE), first, last)
        elif quote in PAIRS and opens:
            self._begin(quote, quote)
        else:
            self._add(quote)

    def _begin(self, mark: str, source: str) -> None:
        if len(self._stack) < _DEEPEST:
            self._stack.append(_Open(mark, source))
        else:
            self._add(source)

    def _end(self, mark: str, becomes: Node, first: str = "", last: str = "") -> None:
        """Close the last of this mark; what has begun in it and has not ended was no beginning."""
        if not any(each.mark == mark for each in self._stack):
            return
        while self._stack[-1].mark != mark:
            self._give_up()
        done = self._stack.pop()
        inner: list[Node | str] = [first, *done.children, last] if first else list(done.children)
        node = Node(becomes.tag, tuple(_joined(inner)), becomes.css)
        talks = any(each.mark in PAIRS for each in self._stack)
        if node.tag == "em" and not talks and len(_WORDS.findall(plain(node))) >= _THOUGHT_WORDS:
            node = Node("em", node.children, THOUGHT)
        if node.children:
            self._add(node)

    def _give_up(self) -> None:
        lost = self._stack.pop()
        self._add(lost.source)
        for child in lost.children:
            self._add(child)


def _joined(pieces: list[Node | str]) -> list[Node | str]:
    """Put neighbouring words together."""
    found: list[Node | str] = []
    for piece in pieces:
        if isinstance(piece, str) and found and isinstance(found[-1], str):
            found[-1] += piece
        else:
            found.append(piece)
    return found


def inline(text: str, language: str) -> tuple[Node | str, ...]:
    """Return what stands in one paragraph of simplified text (``_entities.simplified``)."""
    return _Reader(text, language).read()
