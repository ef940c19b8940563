"""
The reader of tags: each character once, each tag as soon as it is certain.

Every offset is in code points.
"""

import io
import re
from bisect import bisect_left
from collections.abc import Mapping
from types import MappingProxyType

from limner.tags._candidate import ANOTHER, CUT_OFF, EMPTY, TOO_LONG, Candidate
from limner.tags._code import NOTHING, CodeTracker
from limner.tags._images import PLAIN_IMAGE, ImageReader
from limner.tags._opener import ELEMENT, USUAL, Opener, Opening
from limner.tags._tag import Malformed, Tag
from limner.tags._vocabulary import KNOWN, LONGEST_TAG, MARK_ENTITIES, decode, unquote
from limner.tags.custom.reader import CustomPatterns, CustomReader

_SHOWN = 120
_NONE: Mapping[str, str] = MappingProxyType({})
_LONGEST_ENTITY = max(map(len, MARK_ENTITIES))
_ENTITY_MARKS = frozenset("".join(MARK_ENTITIES) + "".join(MARK_ENTITIES).upper()) - {"&"}
_NEXT_OUTSIDE = re.compile(r"[<&`\n]")
_NEXT_IN_VALUE = re.compile(r"""[<>&`\n\\"'“”„‘’‚]""")


class Scanner:
    """
    Reads a text as it comes, each character once, and hands out each tag as soon as it is certain.

    ``feed`` the text in any pieces, then ``finish``: the tags are the same however it was cut. A tag behind
    an unclosed backtick waits for the end of its line, because it may stand in code.
    With the user's own patterns (``extra``) every tag waits for the end of its line: they come in order.
    ``read`` counts the characters looked at; ``malformed`` says what went wrong, in the order of the text.
    """

    def __init__(self, extra: CustomPatterns | None = None) -> None:
        self.read = 0
        self.malformed: list[Malformed] = []
        self._text = io.StringIO()
        self._entity = ""
        self._entity_start = 0
        self._code = CodeTracker()
        self._opener = Opener()
        self._attempt: Candidate | None = None
        self._image: ImageReader | None = None
        self._waiting: list[Tag] = []
        self._extra = CustomReader(extra) if extra else None
        self._line = 0  # where the present line begins

    def feed(self, delta: str) -> list[Tag]:
        """Read on; return the tags that this made certain."""
        base, i, length = self.read, 0, len(delta)
        self._text.seek(0, io.SEEK_END)
        self._text.write(delta)
        while i < length:
            stops = None if self._entity else self._stops()
            if stops is not None:
                found = stops.search(delta, i)
                i = found.start() if found else length
                if not found:
                    break
            if delta[i] != "<" or not (known := self._leap(delta, i, base)):
                self._take(delta[i], base + i)
                known = 1
            i += known
        self.read = base + length
        return self._certain()

    def before(self, at: int, most: int) -> str:
        """Return the last characters, ``most`` of them at most, that were read before this place."""
        return self._slice(max(0, at - most), at)

    def finish(self) -> list[Tag]:
        """The text is whole: return the last tags, and give up what is unfinished."""
        if self._attempt:
            self._entity = ""  # half of one: it is cut off with its tag
        self._flush_entity()
        fenced = self._code.in_fence
        self._discard_from(self._code.finish(), self.read)
        if self._attempt:
            self._fail(self._attempt, CUT_OFF, self.read)
        if self._extra:
            self._image = None
            self._end_line(self._extra, self.read, fenced=fenced)
            self._extra.start = self.read + 1
        return self._certain()

    def _stops(self) -> re.Pattern[str] | None:
        """What can matter next, or None when any character can."""
        if not (self._code.resting and self._opener.resting):
            return None
        attempt, image = self._attempt, self._image
        if attempt:
            return _NEXT_IN_VALUE if attempt.resting else None
        if image:
            return _NEXT_IN_VALUE if image.in_value else None
        return _NEXT_OUTSIDE

    def _leap(self, delta: str, i: int, base: int) -> int:
        """Read at once what Limner or its instructions write letter for letter; 0 if it is not here."""
        if self._entity or self._attempt:
            return 0
        if not self._image and delta.startswith(USUAL, i):
            self._discard_from(self._code.feed("<", base + i), base + i)
            self._opener.rest()
            self._begin(Opening(base + i, ELEMENT, comment=False, name=""))
            return len(USUAL)
        picture = self._image and not self._image.begun and PLAIN_IMAGE.match(delta, i)
        if not picture:
            return 0
        self._pass(base + i, base + picture.end())
        return picture.end() - i

    def _take(self, character: str, at: int) -> None:
        """Put entities together; everything else is a mark by itself."""
        if self._entity:
            entity = self._entity + character
            if character == ";" and entity.lower() in MARK_ENTITIES:
                self._entity = ""
                self._mark(MARK_ENTITIES[entity.lower()], self._entity_start, at + 1)
                return
            if character in _ENTITY_MARKS and len(entity) < _LONGEST_ENTITY:
                self._entity = entity
                return
            self._flush_entity()
        if character == "&":
            self._entity, self._entity_start = character, at
        else:
            self._mark(character, at, at + 1)

    def _flush_entity(self) -> None:
        entity, self._entity = self._entity, ""
        for place, character in enumerate(entity, self._entity_start):
            self._mark(character, place, place + 1)

    def _mark(self, mark: str, start: int, end: int) -> None:
        """Show one mark to everyone who waits for something."""
        fenced = self._code.in_fence
        self._discard_from(self._code.feed(mark, start), start)
        opening = self._opener.feed(mark, start)
        if opening and not (self._image and self._image.in_value):
            self._begin(opening)
        elif self._attempt:
            self._continue(self._attempt, mark, start, end)
        elif self._image:
            if not self._image.feed(mark, start, end):
                self._image = None
            elif self._image.end == end:
                self._pass(self._image.start, end)
        if mark == "\n" and self._extra:
            self._end_line(self._extra, end, fenced=fenced)

    def _pass(self, start: int, end: int) -> None:
        """Here stands a picture of ours: nothing in it is code, or a tag."""
        self._code.forget(start)
        if self._extra:
            self._extra.take(start, end)

    def _end_line(self, extra: CustomReader, end: int, *, fenced: bool) -> None:
        """A line is whole: where nothing in it is undecided, the user's own tags in it are certain."""
        if fenced:
            extra.take(max(self._line, extra.start), end)
        self._line = end
        if self._attempt or (self._image and self._image.begun):
            return
        base = max(0, extra.start - 1)
        found = extra.resolve(self._slice(base, end), base)
        if found:
            own = [Tag(start, stop, self._slice(start, stop), p, _NONE) for start, stop, p in found]
            behind = bisect_left(self._waiting, own[0].start, key=lambda tag: tag.start)
            self._waiting[behind:] = sorted([*self._waiting[behind:], *own], key=lambda tag: tag.start)

    def _begin(self, opening: Opening) -> None:
        if self._attempt:
            self._fail(self._attempt, ANOTHER, opening.start)
        self._image = None
        if not self._code.in_fence:
            self._attempt = Candidate(opening)

    def _continue(self, attempt: Candidate, mark: str, start: int, end: int) -> None:
        if end - attempt.start > LONGEST_TAG:
            self._fail(attempt, TOO_LONG, end)
            return
        attempt.feed(mark, start, end)
        if attempt.failure:
            self._fail(attempt, attempt.failure, end)
        elif attempt.end:
            self._complete(attempt)

    def _complete(self, attempt: Candidate) -> None:
        read_value = unquote if attempt.quoted else decode
        prompt = read_value(self._slice(*attempt.value)).strip()
        if not prompt:
            self._fail(attempt, EMPTY, attempt.end)
            return
        attributes: dict[str, str] = {}
        for name, start, end in attempt.found:
            if name in KNOWN:
                attributes.setdefault(name, unquote(self._slice(start, end)))
        text = self._slice(attempt.start, attempt.end)
        self._waiting.append(Tag(attempt.start, attempt.end, text, prompt, MappingProxyType(attributes)))
        self._code.forget(attempt.start)
        if self._extra:
            self._extra.take(attempt.start, attempt.end)
        self._attempt = None
        self._image = ImageReader()

    def _fail(self, attempt: Candidate, reason: str, end: int) -> None:
        shown = self._slice(attempt.start, min(end, attempt.start + _SHOWN))
        self.malformed.append(Malformed(attempt.start, shown, reason))
        self._attempt = None

    def _discard_from(self, start: int, end: int) -> None:
        """All from ``start`` to ``end``, which is here, has turned out to be code."""
        if start == NOTHING:
            return
        if self._extra:
            self._extra.take(start, end)
        while self._waiting and self._waiting[-1].start > start:
            self._waiting.pop()
            self._image = None
        while self.malformed and self.malformed[-1].start > start:
            self.malformed.pop()
        if self._attempt and self._attempt.start > start:
            self._attempt = None

    def _certain(self) -> list[Tag]:
        """The tags before the first run of backticks that may still be code, or that is not read yet."""
        doubt, count = self._code.first_open, len(self._waiting)
        if self._extra:
            doubt = self._extra.start if doubt == NOTHING else min(doubt, self._extra.start)
        if doubt != NOTHING:
            count = bisect_left(self._waiting, doubt, key=lambda tag: tag.start)
        if not count:
            return []
        certain, self._waiting = self._waiting[:count], self._waiting[count:]
        return certain

    def _slice(self, start: int, end: int) -> str:
        self._text.seek(start)
        return self._text.read(end - start)
