"""
A message's text as NextChat shows it: without our tags and pictures, which it would show as raw text.

What is taken out is kept with its place (``Cut``), so that it stands right when the text comes back; also
where the words around it were edited meanwhile.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from limner.core.json_text import as_int, as_list, as_str
from limner.pictures.picture_address import is_picture
from limner.tags.grammar import decode, images_after, may_hold_tag, scan

_BLANK = " \t\r\n"
_IMAGE = re.compile(r"<img\s[^<>]{0,4000}>")
_DOLLAR, _ESCAPED = "$", "\\$"


@dataclass(frozen=True, slots=True)
class Cut:
    """What was taken out: its text, and before which character of what is left it stood."""

    at: int
    text: str

    def to_json(self) -> list[object]:
        """Return it as our key on a message holds it."""
        return [self.at, self.text]


@dataclass(frozen=True, slots=True)
class ShownText:
    """A text as it is written for NextChat; ``pictures`` are the addresses that stood in it, in order."""

    text: str
    cuts: tuple[Cut, ...] = ()
    pictures: tuple[str, ...] = ()


def shown(text: str) -> ShownText:
    """Take tags and pictures out; where two dollars would become a formula, they are escaped."""
    spans = _spans(text)
    kept, cuts, at, length = [], [], 0, 0
    for start, end in spans:
        kept.append(text[at:start])
        length += start - at
        cuts.append(Cut(length, text[start:end]))
        at = end
    kept.append(text[at:])
    pictures = tuple(url for cut in cuts for url in _pictures(cut.text))
    return ShownText("".join(kept), tuple(cuts), pictures)


def restored(text: str, cuts: Sequence[Cut], before: str | None = None) -> str:
    """Put what was taken out back; ``before`` is the text as it was shown, where ``text`` is another one."""
    parts, at = [], 0
    for cut in cuts:
        place = cut.at if before is None else _moved(cut.at, before, text)
        place = min(max(place, at), len(text))
        parts += [text[at:place], cut.text]
        at = place
    return "".join([*parts, text[at:]])


def read_cuts(value: object) -> tuple[Cut, ...]:
    """Read the cuts of a message; what is none is left out."""
    found = [as_list(each) for each in as_list(value)]
    return tuple(Cut(max(0, as_int(each[0])), as_str(each[1])) for each in found if len(each) == 2)


def escaped(text: str) -> str:
    """Return the text as NextChat shows it: what stands between two dollars would become a formula."""
    return text.replace(_DOLLAR, _ESCAPED) if text.count(_DOLLAR) > 1 and _ESCAPED not in text else text


def unescaped(text: str) -> str:
    """Return the text without these escapes."""
    return text.replace(_ESCAPED, _DOLLAR)


def _spans(text: str) -> list[tuple[int, int]]:
    """Return what is taken out: each tag with its pictures, and of the blanks around it the narrower ones."""
    found: list[tuple[int, int]] = []
    if may_hold_tag(text):
        found = [(tag.start, images_after(text, tag.end)[0]) for tag in scan(text)]
        inside = [
            match.span()
            for match in _IMAGE.finditer(text)
            if not any(start <= match.start() < end for start, end in found)
        ]
        found = sorted([*found, *(span for span in inside if _pictures(text[slice(*span)]))])
    spans: list[tuple[int, int]] = []
    for start, end in found:
        last = spans[-1][1] if spans else 0
        if start < last:
            continue
        head = text[last:start]
        before = head[len(head.rstrip(_BLANK)) :]
        tail = text[end:]
        behind = tail[: len(tail) - len(tail.lstrip(_BLANK))]
        if start - len(before) == last or (len(tail) > len(behind) and _width(before) >= _width(behind)):
            spans.append((start, end + len(behind)))
        else:
            spans.append((start - len(before), end))
    return spans


def _width(blank: str) -> tuple[int, int]:
    return blank.count("\n"), len(blank)


def _pictures(text: str) -> list[str]:
    found = []
    for image in _IMAGE.finditer(text):
        _, _, value = image[0].partition(" src=")
        url = decode(value[1:].partition(value[0])[0]) if value[:1] in ("'", '"') else ""
        if is_picture(url):
            found.append(url)
    return found


def _moved(at: int, before: str, now: str) -> int:
    """Return where a place of one text is in the other: what is alike at both ends holds it."""
    most = min(len(before), len(now))
    head = next((index for index in range(most) if before[index] != now[index]), most)
    if at <= head:
        return at
    same = next((index for index in range(most - head) if before[-1 - index] != now[-1 - index]), most - head)
    if at >= len(before) - same:
        return at + len(now) - len(before)
    return _near(at, before, now, head, len(now) - same)


def _near(at: int, before: str, now: str, head: int, end: int) -> int:
    """Look for the words in front of the place, else take the end of what is new."""
    words = before[max(head, at - 24) : at]
    place = now.rfind(words, head, end) if len(words) > 6 else -1
    return place + len(words) if place >= 0 else end
