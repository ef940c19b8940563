"""
A card's text taken apart: keys with their values, whatever brackets hold them, and the prose between.

W++, PList, ``Key: value``, Markdown, JSON, XML-like tags and YAML are all one thing here: lines of keys, under the
headings of sections and of people.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from limner.continuity._card_keys import DROPPED, KEYS, KIN, LOOKS, NAME, OTHER, is_name, kind_of
from limner.core import json_text
from limner.core.errors import UntrustedInputError

ITEMS = 3000
"""Items that are read of one card."""

SIGNS = 400
"""Signs of a line that are tried as the end of a key."""

_TAG = re.compile(r"</?[^<>\n]{1,60}>")
_PIECE = re.compile(r"[()\[\]{}\n;|]|[^()\[\]{}\n;|]+")
_MARKUP = re.compile(r"[*`~]{1,4}|_{2,4}")
_BULLET = re.compile(r"[ \t>]{0,20}(?:[-*•+–◦▪·]|[0-9]{1,2}[.)])[ \t]++")
_SIGN = re.compile(r"[:=]")
_KEY_ENDS = '\n()[]{};,|:+=.!?"'
_CHAIN = re.compile(r'"[ \t]{0,9}\+[ \t]{0,9}"')
_END = "\x02"


@dataclass(frozen=True, slots=True)
class Item:
    """``who`` is a name as it stands, empty for whoever the card is about; prose has no ``kind``."""

    who: str
    kind: str
    value: str
    key: str = ""
    outfit: str = ""


def items(text: str) -> Iterator[Item]:
    """Yield the items of a card's text, ``ITEMS`` at most, in their order."""
    parsed = _json(text)
    found = _of_json(parsed, "", "") if parsed is not None else _Lines(_lines(text)).items()
    for number, item in enumerate(found):
        if number >= ITEMS:
            return
        yield item


# -- JSON -----------------------------------------------------------------------------------------------------


def _json(text: str) -> Mapping[str, object] | None:
    bare = text.strip()
    if not (bare.startswith("{") and bare.endswith("}") and '"' in bare):
        return None
    try:
        return json_text.as_dict(json_text.loads(bare, depth=20)) or None
    except UntrustedInputError:
        return None


def _of_json(value: Mapping[str, object], who: str, section: str) -> Iterator[Item]:
    for name in ("name", "char_name", "Name", "character"):
        if name in value and isinstance(value[name], str):
            who = json_text.as_str(value[name])
            yield Item(who, NAME, who)
            break
    for key, held in value.items():
        kind, outfit = kind_of(key)
        if kind in (DROPPED, KIN) or kind == NAME:
            continue
        if section == "wears" and not kind:
            kind, outfit = section, key
        if isinstance(held, Mapping):
            person = key if not kind and is_name(key) and not section else who
            yield from _of_json(json_text.as_dict(held), person, kind)
        else:
            flat = (
                ", ".join(str(each) for each in held if not isinstance(each, Mapping | list))
                if isinstance(held, list)
                else held
            )
            if isinstance(flat, str | int | float) and not isinstance(flat, bool):
                yield Item(
                    who,
                    "" if kind in (OTHER,) else kind or (section if section != OTHER else ""),
                    str(flat),
                    key,
                    outfit,
                )


# -- lines ----------------------------------------------------------------------------------------------------


def _lines(text: str) -> list[str]:
    """Return the text with brackets and tags made to lines, each ``key: value`` on its own."""
    text = text.translate(
        {ord("："): ":", ord("，"): ", ", ord("、"): ", ", ord("；"): ";", ord("（"): "(", ord("）"): ")"}
    )
    text = text.translate({ord("“"): '"', ord("”"): '"', ord("\r"): "\n", 2: " "})
    text = _TAG.sub(_tag, text)
    out: list[str] = []
    stack: list[bool] = []
    deep = 0
    for found in _PIECE.finditer(text):
        sign = found[0]
        if sign == "(":
            key, head = _key_before(out[-1] if out else "")
            close = text.find(")", found.end(), found.end() + 40)
            labelled = close >= 0 and text[close + 1 : close + 3].strip()[:1] in (":", "=")
            called = (
                not labelled
                and bool(key)
                and (bool(kind_of(key)[0]) or text[found.end() : found.end() + 3].lstrip()[:1] == '"')
            )
            if called:
                out[-1] = head
                out.append(f"\n{key}: ")
            else:
                out.append(sign)
            stack.append(called)
        elif sign == ")":
            out.append("\n" if stack and stack.pop() else sign)
        elif sign in "[]{}":
            deep = max(deep + (1 if sign in "[{" else -1), 0)
            out.append("\n")
        elif sign == "\n":
            out.append(" " if stack and stack[-1] else sign)
        elif sign in ";|":
            out.append("\n" if deep or sign == "|" else sign)
        else:
            out.append(sign)
    return "".join(out).split("\n")


def _tag(found: "re.Match[str]") -> str:
    name = found[0].strip("<>/ ")
    if found[0].startswith("</"):
        return f"\n{_END}\n"
    kind = kind_of(name.replace("_", " "))[0]
    return f"\n{name}: " if kind or is_name(name) else "\n"


def _key_before(piece: str) -> tuple[str, str]:
    """Return the key that a text ends with, and what stands before it."""
    tail = piece[-40:]
    cut = max(tail.rfind(sign) for sign in _KEY_ENDS) + 1
    key = tail[cut:].strip()
    return key, piece[: len(piece) - len(tail) + cut]


class _Lines:
    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        self.who = ""
        self.section = ""
        self.outfit = ""
        self.indent = -1
        self.heading = False
        self.prose: list[str] = []

    def items(self) -> Iterator[Item]:
        for line in self.lines:
            if line.strip() == _END:
                yield from self.told()
                self.close()
                continue
            if not line.strip():
                self.prose.append("")
                if not self.heading and self.section and self.indent < 0:
                    self.close()
                continue
            yield from self.line(line)
        yield from self.told()

    def close(self) -> None:
        self.section, self.outfit, self.indent, self.heading = "", "", -1, False

    def told(self) -> Iterator[Item]:
        """Yield the prose that was gathered."""
        text = "\n".join(self.prose).strip()
        self.prose = []
        if text:
            yield Item(self.who, "", text)

    def line(self, line: str) -> Iterator[Item]:
        indent = len(line) - len(line.lstrip())
        level = line.lstrip().startswith("#")
        marked = line.strip()
        bullet = _BULLET.match(line)
        body = _MARKUP.sub("", line[bullet.end() :] if bullet else line).strip().lstrip("#").strip()
        body = body.strip("-=~ \t") if level or not bullet else body
        strong = level or (
            marked.startswith("**")
            and marked.rstrip(":").endswith("**")
            and "**" not in marked[2:-3].strip("*")
        )
        if not body:
            return
        if self.section and not self.heading and not bullet and indent <= self.indent:
            self.close()
        if strong and not _SIGN.search(body.rstrip(":= ")):
            yield from self.title(body.rstrip(":= "), indent, heading=True)
            return
        pieces = segments(body)
        if len(pieces) == 1 and not pieces[0][0]:
            yield from self.plain(body, bool(bullet))
            return
        for key, value in pieces:
            if not key:
                if value.strip(" ,.;"):
                    yield from self.plain(value, bullet=True)
            elif not value.strip(' ",'):
                yield from self.title(key, indent, heading=False)
            else:
                yield from self.pair(key, value)

    def title(self, name: str, indent: int, *, heading: bool) -> Iterator[Item]:
        """Begin a section or a person."""
        yield from self.told()
        owner, key = possessive(name)
        kind, outfit = kind_of(key)
        if kind == NAME:
            return
        if kind:
            if owner:
                self.who = owner
            elif kind == LOOKS and key.lower() in ("character", "profile"):
                return
            self.section, self.outfit, self.indent, self.heading = kind, outfit, indent, heading
        elif is_name(name.strip(' "')):
            self.who = name.strip(' "')
            self.close()
        elif heading:
            self.close()

    def plain(self, body: str, bullet: bool) -> Iterator[Item]:
        if self.section in (DROPPED, KIN):
            return
        if self.section and self.section != OTHER:
            yield Item(self.who, self.section, clean(body), "", self.outfit)
        elif self.section == OTHER and bullet:
            return
        else:
            self.prose.append(body)

    def pair(self, key: str, value: str) -> Iterator[Item]:
        owner, bare = possessive(key)
        kind, outfit = kind_of(bare)
        value = clean(value)
        if self.section in (DROPPED, KIN):
            return
        if kind == NAME:
            yield from self.told()
            self.who = value.strip(" .")[:80]
            self.close()
            yield Item(self.who, NAME, self.who)
        elif kind in (DROPPED, KIN):
            return
        elif kind == OTHER:
            yield Item(owner or self.who, "", value)
        elif kind:
            yield Item(owner or self.who, kind, value, bare, outfit)
        elif self.section == "wears":
            yield Item(self.who, "wears", value, "", key)
        elif owner:
            return
        elif is_name(key):
            yield Item(key, LOOKS + "?", value)
        elif self.section and self.section != OTHER:
            yield Item(self.who, self.section, value, bare, self.outfit)
        else:
            self.prose.append(f"{value}.")


def possessive(key: str) -> tuple[str, str]:
    """Return whose a key is, and the key: ``Mira's clothes``."""
    for sign in ("'s ", "’s "):
        owner, found, bare = key.partition(sign)
        if found:
            return owner.strip(), bare.strip()
    return "", key


def clean(value: str) -> str:
    """Return a value without quotes; ``"a" + "b"`` is a list."""
    value = _CHAIN.sub(", ", value).replace('"', "").replace(" + ", ", ").replace("+", ", ")
    return value.strip(" ,;\t")


def segments(line: str) -> list[tuple[str, str]]:
    """Return the keys of a line with their values; the first may have none."""
    found: list[tuple[int, int, str]] = []
    last = 0
    for count, sign in enumerate(_SIGN.finditer(line)):
        if count > SIGNS:
            break
        at = sign.start()
        if line[sign.end() : sign.end() + 2] == "//":
            continue
        start = max(last, at - 60)
        window = line[start:at].rstrip(' "')
        start += max(window.rfind(each) for each in (';|,."' if window.endswith(")") else ';|,."(')) + 1
        key = line[start:at].strip(' "')
        kind = kind_of(possessive(key)[1])[0]
        first = not found and start < 60 and not line[:start].strip(' "')
        if not first and (not kind or start == last) and (shorter := _known_tail(key)):
            start = line.rindex(shorter, start, at)
            key, kind = shorter, kind_of(shorter)[0]
        if kind or (first and len(key) <= 50 and len(key.split()) <= 5 and sign[0] == ":"):
            found.append((start, sign.end(), key))
            last = sign.end()
    if not found:
        return [("", line)]
    pieces = [("", line[: found[0][0]])] if line[: found[0][0]].strip(' "') else []
    for number, (_, begin, key) in enumerate(found):
        end = found[number + 1][0] if number + 1 < len(found) else len(line)
        value = line[begin:end]
        head, sign_, rest = value.partition(";")
        pieces.append((_bare_key(key), head))
        if sign_:
            pieces.append(("", rest))
    return pieces


def _known_tail(key: str) -> str:
    """Return the known key that a text ends with: ``Zed Age`` is ``Age``."""
    words = key.split()
    for count in (2, 1):
        tail = " ".join(words[-count:])
        if len(words) > count and tail[:1].isupper() and (kind_of(tail)[0] or tail.lower() in KEYS):
            return tail
    return ""


def _bare_key(key: str) -> str:
    """Return a key without the signs and pictures before it."""
    key = key.strip(" \"'*_#-•")
    while key and not key[0].isalnum():
        key = key[1:].lstrip()
    return key
