"""
A card's text taken apart: keys with their values, whatever brackets hold them, and the prose between.

W++, PList, ``Key: value``, Markdown, JSON, XML-like tags and YAML are all one thing here: lines of keys,
under the headings of sections and of people.
"""

from collections.abc import Iterable, Iterator
from itertools import islice

from limner.continuity._card_bearer import bearer, entry
from limner.continuity._card_json import items_of, parsed
from limner.continuity._card_keys import CALLED, DROPPED, KIN, LOOKS, NAME, NICK, OTHER, is_name, kind_of
from limner.continuity._card_lines import lines_of
from limner.continuity._card_names import AGED, IN_BRACKETS, cased, named_and, opens_with_name, spelt_out
from limner.continuity._card_parts import meant
from limner.continuity._card_segments import SIGN, Item, clean, possessive, segments, with_sentences
from limner.continuity._card_shapes import END, OPEN, SHUT
from limner.continuity._patterns import late
from limner.continuity._people_words import is_role
from limner.continuity.slots import Slot

ITEMS = 3000
"""Items that are read of one card."""

_OCCASION = late(r"(?<=[.;]) {1,3}(?=[A-Z][a-z]{1,12}(?:[- ][A-Za-z]{1,12}){0,2}: )")
"""Where clothes for another occasion begin: ``grey blazer. Off-duty: jeans``."""
_SENTENCES = late(r"(?<=[.;]) {1,3}(?=[A-Z][A-Za-z ]{1,20}: |[A-Z][a-z']{1,15} [a-z]{2,12} [a-z]{1,12} )")
"""Where a key begins, or a sentence of its own, in a text of keys without lines."""
_WHOLE_NAMES = frozenset(("full name", "fullname", "real name", "true name", "birth name", "legal name"))
_ALL = frozenset(("members", "household", "employees", "servants", "band members"))
_MARKUP = late(r"[*`~]{1,4}|_{2,4}")
_BULLET = late(r"[ \t>]{0,20}(?:[-*•+–◦▪·]|[0-9]{1,2}[.)])[ \t]++")


def items(text: str) -> Iterator[Item]:
    """Yield the items of a card's text, ``ITEMS`` at most, in their order."""
    value = parsed(text)
    found = items_of(value, "", "", _lines_in) if value is not None else _Lines(lines_of(text)).items()
    yield from islice(found, ITEMS)


def _lines_in(text: str, who: str) -> Iterator[Item]:
    """Yield the items of a text of keys that stands in a value of JSON."""
    lines = _Lines(lines_of(_SENTENCES.sub("\n", text)))
    lines.who = who
    yield from lines.items()


class _Lines:
    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        self.who = ""
        self.section = ""
        self.outfit = ""
        self.indent = -1
        self.heading = False
        self.bracket = False  # in square brackets: the first name in them is whose they are
        self.prose: list[str] = []
        self.is_named = False  # whether somebody has just been named, and nothing is told of them yet

    def items(self) -> Iterator[Item]:
        for before, line in zip(["", *self.lines], self.lines, strict=False):
            if line.strip() == END:
                yield from self.told()
                self.close()
            elif line in (OPEN, SHUT):
                if self.bracket:
                    yield from self.told()
                    self.who = ""
                self.bracket = line == OPEN
            elif not line.strip():
                self.prose.append("")
                if not self.heading and self.section and self.indent < 0:
                    self.close()
            elif before == OPEN and not (self.who or SIGN.search(line)) and is_name(line.strip()):
                self.who = cased(line.strip())  # ``[Vex; female, 29; teal hair]``
            else:
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
        if strong and not SIGN.search(body.rstrip(":= ")):
            yield from self.title(body.rstrip(":= "), indent, heading=True)
            return
        if self.section == Slot.WEARS and len(parts := _OCCASION.split(body)) > 1:
            for part in parts:
                yield from self.line(" " * indent + part)
            return
        pieces = segments(body)
        if len(pieces) == 1 and not pieces[0][0]:
            yield from self.plain(body, bool(bullet))
            return
        yield from self.pieces(pieces, indent)

    def pieces(self, pieces: Iterable[tuple[str, str]], indent: int) -> Iterator[Item]:
        """Read the keys of a line with their values, and what stands between them."""
        worn = named = ""
        outer = self.who
        for key, value in pieces:
            if not key:
                if not value.strip(" ,.;"):
                    continue
                if named:
                    yield self.person(named, value)  # ``Ysolde: tall; silver hair``
                else:
                    yield from self.more_clothes(worn, value) if worn else self.plain(value, bullet=True)
            elif not value.strip(' ",'):
                yield from self.title(key, indent, heading=False)
            else:
                kind = kind_of(possessive(key)[1])[0]
                worn = key if Slot.WEARS in (kind, self.section) else ""
                if self.bracket:
                    named = ""
                elif not kind and not self.section and is_name(key):
                    named = bearer(key, value)
                elif named and kind not in (NAME, KIN, DROPPED):
                    self.who = named  # ``Coco: 55, platinum wig. Always in: a red gown``
                else:
                    named = ""
                yield from self.pair(key, value)
        if named and self.who == named:
            self.who = outer

    def more_clothes(self, key: str, value: str) -> Iterator[Item]:
        """Read what stands behind a semicolon of clothes: more of them, or others for an occasion."""
        for part in value.split(";"):
            label, sign, clothes = part.partition(":")
            if sign and clothes.strip() and len(label.split()) < 4:
                yield Item(self.who, Slot.WEARS, clean(clothes), "", label.strip())
            elif part.strip(" ,."):
                yield from self.pair(key, part)

    def title(self, name: str, indent: int, *, heading: bool) -> Iterator[Item]:
        """Begin a section or a person."""
        yield from self.told()
        owner, key = possessive(name)
        kind, outfit = kind_of(key)
        if kind == NAME:
            return
        if kind == CALLED or (kind == KIN and not self.who and key.lower() in _ALL):
            self.close()  # ``<npc>``, ``Members:`` of a band
            return
        if kind:
            if owner:
                self.who = owner
            elif kind == LOOKS and key.lower() in ("character", "profile"):
                return
            self.section, self.outfit, self.indent, self.heading = kind, outfit, indent, heading
        elif is_name(name.strip(' "')):
            self.who = cased(name.strip(' "'))
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
        elif not self.who and (named := entry(body)):
            yield from self.told()
            yield self.person(*named)
        else:
            self.prose.append(body)

    def person(self, name: str, value: str) -> Item:
        """Return what follows a name; the first in brackets is that of all in them."""
        if (found := AGED.match(name)) is not None:
            name, value = found[1], f"{spelt_out(found[2])}, {value}"  # ``Priya Nair (29): small``
        if self.bracket and not self.who:
            self.who = name
            return Item(name, LOOKS, value)
        return Item(name, LOOKS + "?", value)

    def pair(self, key: str, value: str) -> Iterator[Item]:  # noqa: C901, PLR0912 -- one branch for each kind
        owner, bare = possessive(key)
        kind, outfit = meant(self.section, bare, value, told=bool(self.who))
        name = value.strip(" ,.")
        if kind == CALLED and (found := IN_BRACKETS.match(name)):
            yield Item(cased(found[1]), LOOKS + "?", found[2])  # ``NPC 1: Lin (a shopkeeper, 30)``
            return
        kind = (NAME if opens_with_name(name) else OTHER) if kind == CALLED else kind
        value = clean(value)
        if self.section in (DROPPED, KIN):
            if not kind and not owner and is_name(key):
                yield Item(key, LOOKS + "?", value)  # ``Friends: - Rin: tall, long blonde hair``
            return
        if kind == NAME and self.is_named and bare.lower() in _WHOLE_NAMES:
            yield Item(self.who, NICK, cased(name))  # ``Character("Rook"){Full name("Renske Okonjo")``
            return
        self.is_named = kind == NAME
        if kind == NAME:
            yield from self.told()
            name, behind = named_and(name)
            self.who = cased((clean(name) if name.startswith('"') else name)[:80])
            self.close()
            yield Item(self.who, NAME, self.who)
            self.prose += filter(None, [behind])
        elif kind == KIN and self.who and bare.lower().startswith(("her ", "his ", "their ")):
            self.prose.append(f"{value}.")  # below a heading of its own: ``The conductor, her nephew: 23``
        elif kind == KIN and (named := bearer("", value)):  # ``Disciple: Hong Mei, 19, female. Lean``
            yield Item(named, LOOKS + "?", value)  # ``Housemate: an old woman called Martha, stout``
        elif kind in (DROPPED, KIN):
            return
        elif kind == OTHER:
            yield Item(owner or self.who, "", value, bare)
        elif kind:
            value, behind = with_sentences(value, short=kind in (Slot.EYES, Slot.AGE, Slot.SKIN))
            yield Item(owner or self.who, kind, value, bare, outfit)
            self.prose += filter(None, [behind])
        elif self.section == "wears":
            yield Item(self.who, "wears", value, "", key)
        elif owner:
            return
        elif is_name(key):
            who, role = bearer(key, value), key.lower().rpartition(" ")[2]  # ``HER JOURNEYMAN: Jörg``
            yield self.person(who, f"{value}, {role}" if who != key and is_role(role) else value)
        elif self.section and self.section != OTHER:
            yield Item(self.who, self.section, value, bare, self.outfit)
        else:
            self.prose.append(f"{key}: {value}.")
