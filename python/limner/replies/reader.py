"""
Reading a reply while it streams: which of its tags are new.

One reader for each streaming version. A continued reply begins with the text that stood there; its tags are
counted but not read again. The final text is read by the session, whose word is final.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from limner.core.translation import later
from limner.tags.custom.reader import joined_spans
from limner.tags.grammar import (
    CUT_OFF,
    HYPHENS,
    KNOWN,
    Malformed,
    Scanner,
    Tag,
    closed,
    scan,
    scanner_for,
)

NEW_TEXT = frozenset({"normal", "swipe", "regenerate"})
ADDED_TEXT = frozenset({"continue", "append", "appendFinal"})
ILLUSTRATED = NEW_TEXT | ADDED_TEXT
"""ST's words for the replies Limner illustrates: not greetings, commands or other extensions' messages."""


@dataclass(slots=True)
class Thinking:
    """
    What a model thinks aloud before it writes, between ``begins`` and ``ends``: ST takes it out of the reply.

    Empty marks: nothing is taken out.
    """

    begins: str
    ends: str
    _inside: bool = field(default=False, init=False)
    _over: bool = field(default=False, init=False)
    _held: str = field(default="", init=False)

    def __post_init__(self) -> None:
        self.begins = self.begins.lstrip()
        self._over = not (self.begins and self.ends)

    def without(self, delta: str) -> str:
        """Return what of this text belongs to the reply, as far as that is certain."""
        if self._over:
            return delta
        text, self._held = self._held + delta, ""
        if not self._inside:
            text = text.lstrip()
            if self.begins.startswith(text):
                self._held = text
                return ""
            self._inside = text.startswith(self.begins)
            self._over = not self._inside
            if self._over:
                return text
            text = text[len(self.begins) :]
        _, end, reply = text.partition(self.ends)
        self._over = bool(end)
        self._held = "" if end else text[max(0, len(text) - len(self.ends) + 1) :]
        return reply


_REMEMBERED = 400
"""Characters before a tag by which its place is found again."""


@dataclass(slots=True)
class Reader:
    """
    One streaming reply; ``standing`` is what a Continue began with.

    ``before`` is what ST will put before the reply itself: it may begin the thinking, or a tag.
    """

    type: str
    standing: str = ""
    thinking: Thinking = field(default_factory=lambda: Thinking("", ""))
    before: str = ""
    _scanner: Scanner = field(default_factory=scanner_for, init=False)
    _count: int = field(default=0, init=False)
    _old: int = field(default=0, init=False)

    def __post_init__(self) -> None:
        if self.standing:
            self._count = len(self._scanner.feed(self.standing))
            self._old = self._count

    @property
    def old_tags(self) -> int:
        """How many tags stood there before."""
        return self._old

    def behind(self, tag: Tag) -> str:
        """Return the end of what was written before a tag."""
        return self._scanner.before(tag.start, _REMEMBERED)

    def feed(self, delta: str) -> Iterator[tuple[int, Tag]]:
        """Yield the tags this text completes, each with its ordinal in the whole message."""
        before, self.before = self.before, ""
        for tag in self._scanner.feed(self.thinking.without(before + delta)):
            yield self._count, tag
            self._count += 1


def standing_in(text: str, standing: str) -> int:
    """Return how much of what was ``standing`` still begins ``text``, in characters."""
    pairs = enumerate(zip(text, standing, strict=False))
    return next((at for at, (one, other) in pairs if one != other), min(len(text), len(standing)))


def tags_in(text: str) -> int:
    """Return how many tags a text holds."""
    return len(scan(closed(text)))


IN_CODE = later("it stands in code")
NO_TAG = later("it is not written as a tag")
_LOOKS_LIKE_ONE = re.compile(
    r"(?i)<pic\b|(?:<|&lt;)/?(?:!--\s*)?img[\W_]?prompt|[\[({]\W{0,2}img[\W_]?prompt"
    rf"|(?:<|&lt;)img\s+(?:{'|'.join(KNOWN)})\s*="
)
_SHOWN = 120
_FEW = 5


def unread(text: str) -> list[Malformed]:
    """Return the first few of what looks like a tag and is none, for the trace, each with the reason."""
    if not _LOOKS_LIKE_ONE.search(text):
        return []
    scanner = scanner_for()
    tags = scanner.feed(closed(text)) + scanner.finish()
    failed = [
        replace(each, text=max(each.text, _line(text, each.start), key=len)) for each in scanner.malformed
    ]
    known = joined_spans(
        [(each.start, each.end) for each in tags]
        + [(each.start, each.start + len(each.text)) for each in failed]
    )
    loose = [found.start() for found in _LOOKS_LIKE_ONE.finditer(text) if not _within(found.start(), known)]
    without_code = scan(text.translate({ord("`"): " ", ord("~"): " "})) if loose else []
    bare = [(tag.start, tag.end) for tag in without_code]
    others = [Malformed(at, _line(text, at), IN_CODE if _within(at, bare) else NO_TAG) for at in loose]
    return sorted([*failed, *others], key=lambda each: each.start)[:_FEW]


_NAMES = "|".join(name[:length] for name in ("prompt", *KNOWN) for length in range(len(name), 0, -1))
_BARELY_BEGUN = re.compile(
    rf"(?i)(?:<|&lt;)(?:!--\s*)?(?:im|img(?:(?:[{HYPHENS}]|\s+)(?:{_NAMES})|[{HYPHENS}])?|pic)\Z"
)
_LONGEST_HEAD = 2_000
"""Characters of a cut tag that are looked at for its attributes; more is a prompt, or made to hurt."""
_HEAD = re.compile(r"[^\s>=]*+(?:(?:\s++[^\s>=]++)++(?:=[^\s>]++(?:\s++[^\s>=]++=[^\s>]++)*+)?+)?+\s*+>")
"""Of an element, behind its ``<``: words, the last of them perhaps with a value, then only such."""
_ELEMENT = re.compile(r"<[^<>\n]*>")
_ARROW = re.compile(r"(?<=\s)-{0,2}>")
_EMPTY_LINE = re.compile(r"\n[ \t\r]*\n")


def cut_tag(text: str) -> Malformed | None:
    """
    Return the tag within which a whole text ends, or None: ``hook_patterns``' ``final`` hides the same.

    Behind an empty line, or a ``>`` behind a word, only a quote was forgotten, and the story goes on there.
    """
    end = max(0, len(text) - _SHOWN)
    if begun := _BARELY_BEGUN.search(text[end:].rstrip()):
        return Malformed(end + begun.start(), begun[0], CUT_OFF)
    if not _LOOKS_LIKE_ONE.search(text):
        return None
    scanner = scanner_for()
    scanner.feed(closed(text))
    scanner.finish()
    last = scanner.malformed[-1] if scanner.malformed else None
    if last is None or last.reason != CUT_OFF:
        return None
    tail = text[last.start + 1 :]
    head = _HEAD.match(tail[:_LONGEST_HEAD])
    begins = head.end() if head else 0
    prompt = _ARROW.sub("<", _ELEMENT.sub("<", tail[begins:_LONGEST_HEAD]))  # no word, and no blank
    rest = prompt + tail[_LONGEST_HEAD:]
    return None if ">" in rest or _EMPTY_LINE.search(rest) else last


def _line(text: str, start: int) -> str:
    return text[start : start + _SHOWN].partition("\n")[0].strip()


def _within(at: int, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether a place lies in one of these, which stand in their order and apart."""
    before = bisect_right(spans, at, key=lambda span: span[0])
    return before > 0 and at < spans[before - 1][1]
