"""The many ways to write a card's lines, made one: keys before a colon, headings, and where a tag ends."""

import re

from limner.continuity._card_keys import is_name, kind_of
from limner.continuity._card_names import spelt_out
from limner.continuity._garments import COLOURS
from limner.continuity._patterns import late

END, OPEN, SHUT = "\x02", "\x03", "\x04"
"""Signs for lines at which a tag ends and square brackets open and shut."""

_SIGNS = str.maketrans(
    {"：": ":", "，": ", ", "、": ", ", "；": ";", "（": "(", "）": ")", "“": '"', "”": '"', "„": '"'}
    | {"\r": "\n", END: " ", OPEN: " ", SHUT: " "}
)
_TAG = late(r"</?[^<>\n]{1,60}>[ \t]{0,9}(?=(\n?))")
_TAG_NAME = late(r"""(?i:\bname)[ ]?=[ ]?["']([^"'<>\n]{1,40})["']""")
_LABEL = late(r"[【［〔]([^【】［］〔〕\n]{1,20})[】］〕][ \t]{0,4}:?")
"""A key in the brackets of Japanese and Chinese cards."""
_OTHER_EYE = late(
    r"(?i:(\beyes?[ \"'*_]{0,3}[:=>] {0,2}[^\n;:]{2,30}); {0,2}(?:and )?(?:the )?(left|right) one is "
    r"(?:of )?)"
)
"""One of two eyes behind both: ``Eyes: brown; the right one is a red lens``."""
_SLASHED = late(r"(?m)^([^\w\n]{0,6}\w[\w ]{0,30}?) {1,3}(?://|~|»|→|->|::) {1,3}")
"""A key before another sign than a colon: ``hair // lilac``."""
_DASHED = late(
    r"""(?m)^([^\w\n]{0,6}[^\W\d_][\w'’.-]{0,24}(?: ["']?[^\W\d_][\w'’.-]{0,24}["']?){0,3})[*_]{0,3}"""
    r"""(?: {1,2}\(([^()\n]{1,60})\)[*_]{0,3} {0,2}[-–—:]| {1,2}[-–—]) {1,2}(?=\S)"""
)
"""A name before a dash: ``Mira Holt - 34. Tall``, ``**Mira** (34, she/her) — tall``."""
_BOLD = late(
    r"(?m)^(?P<lead>[ \t]{0,9}(?:[-•*+][ \t]{1,3})?)(?:\*\*|__)(?P<name>[^*_\n:]{2,40})(?:\*\*|__)"
    r"(?: \((?P<aside>[^()\n]{1,60})\))?(?P<sign>[,;:]) (?=\S)"
)
"""A name in bold before a sign: ``- **Sister Bernadette**, tiny, bent``."""
_SIGNED = late(r"(?m)^(\W{0,6}\w[\w ]{0,20}?) {1,3}[^\w\s\"'.,;:!?()\[\]{}<>=+/&*_#$%|-]{1,3} {1,3}")
"""A known key before any sign: ``AGE ⟡ 26``."""
_HELD = late(r"\[([^\[\]\n]{1,400})\]")
"""A value in brackets: ``Age: [35]``."""
_HEADED = late(r"(?m)^[*_]{0,3}\[([A-Z][^\[\]\n:.,;=]{1,30})\][*_]{0,3}$")
"""A heading in brackets: ``**[WARDROBE]**``."""
_COLUMN = late(r"(?<=\S)[ \t]{2,9}(?=[A-Z][A-Za-z]{1,14}: ?[^\s/])")
"""Several keys in the columns of a line: ``RACE: Elf   CLASS: Ranger``."""
_DOTS = late(r"(?<=\S) {1,3}[·•|] {1,3}(?=[*_]{0,3}[A-Z][A-Za-z ]{1,18}[*_]{0,3}:)")
"""Keys of a line parted by dots: ``Age: 22 · Height: 163cm``."""
_AGE_SEX = late(r"(?m)(^|[.,(|] ?)([1-9][0-9])[ /]?([FM])(?=[\s.,;)|]|$)")
"""``35F``, ``35/M``."""
_IN_BRACKETS = late(r"\(([^()\n]{3,300})\)")
_NO_LETTERS = late(r"^[\W_]{1,12}")
_WITH = late(r"(?i:(?<![\w/])w/(o(?= ))?) ?(?=[a-z])")


def plain_lines(text: str) -> str:
    """Return a text with one form for each of these."""
    text = _OTHER_EYE.sub(r"\1\n\2 eye: ", text)
    text = "\n".join(map(_listed_people, text.split("\n")))
    text = _WITH.sub(lambda found: "without " if found[1] else "with ", text.translate(_SIGNS))
    text = _DOTS.sub("\n", text)
    text = _COLUMN.sub("\n", _AGE_SEX.sub(_aged, text))
    text = "\n".join(map(_celled, text.split("\n")))
    text = _SLASHED.sub(r"\1: ", text)
    text = _SIGNED.sub(_signed, text).replace(" // ", ", ")
    text = _LABEL.sub(r"\n\1: ", text)
    text = _TAG.sub(_tag, _HEADED.sub(r"# \1", _HELD.sub(_held, text)))
    if sum(is_name(found["name"].strip()) for found in _BOLD.finditer(text)) > 1:
        text = _BOLD.sub(_bold, text)
    if sum(is_name(found[1].strip(" *_-•#>")) for found in _DASHED.finditer(text)) > 1:
        text = _DASHED.sub(_entry, text)
    return text


def _bold(found: "re.Match[str]") -> str:
    if not is_name(found["name"].strip()):
        return found[0]
    aside = f"{spelt_out(found['aside'])}, " if found["aside"] else ""
    return f"{found['lead']}{found['name'].strip()}: {aside}"


def _has_age(said: str) -> bool:
    """Whether one of the first pieces of a list is a number."""
    return any(piece.strip().isdigit() for piece in said.split(",")[:3])


def _listed_people(line: str) -> str:
    """Return ``Anna (32, tall, blonde), Bo (19, red hair)`` with a line for each of them."""
    found = []
    for each in _IN_BRACKETS.finditer(line):
        before = line[max(0, each.start() - 50) : each.start()].rstrip()
        for sign in (", ", ": ", " and ", "; ", ") ", ". "):
            before = before.rpartition(sign)[2]
        name = before.removeprefix("and ").strip()
        if "," in each[1] and _has_age(each[1]) and is_name(name):
            found.append((name, each[1]))
    if len(found) < 2:
        return line
    return "\n" + "\n".join(f"{name}: {said}." for name, said in found)


def _aged(found: "re.Match[str]") -> str:
    return f"{found[1]}{found[2]} years old, {'female' if found[3] == 'F' else 'male'}"


def _celled(line: str) -> str:
    """Return ``**Mira** | 29 | baker | she/her`` as a heading with what is known of its owner below."""
    if line.count("|") < 2 or ":" in line or len(line) > 160 or line.lstrip().startswith("|"):
        return line
    name, *cells = (cell.strip(" *_\t") for cell in line.split("|"))
    name = _NO_LETTERS.sub("", name)
    return f"# {name}\n{', '.join(filter(None, cells))}." if name and is_name(name) else line


def _signed(found: "re.Match[str]") -> str:
    key = _NO_LETTERS.sub("", found[1])
    return f"{key}: " if kind_of(key)[0] else found[0]


def _held(found: "re.Match[str]") -> str:
    before = found.string[max(0, found.start() - 4) : found.start()].rstrip(" \t")
    return found[1] if before.endswith((":", "=")) else found[0]


def _entry(found: "re.Match[str]") -> str:
    return f"{found[1].rstrip('*_')}: {spelt_out(found[2])}. " if found[2] else f"{found[1].rstrip('*_')}: "


def _tag(found: "re.Match[str]") -> str:
    """Return a tag as a key, or as a heading where what it holds begins on the next line."""
    tag = found[0].strip("<>/ \t")
    if found[0].startswith("</"):
        return f"\n{END}\n"
    named = _TAG_NAME.search(tag)
    name = named[1].strip() if named else tag
    if not (kind_of(name.replace("_", " "))[0] or is_name(name)):
        return "\n"
    return f"\n# {name}\n" if found[1] else f"\n{name}: "


_COLOUR_BEHIND = late(r"(?<=[,:;+\n] )([^,:;()\n]{2,40}?) \(([a-z]{3,12})\)")
"""A garment with its colour in brackets: ``letterman jacket (maroon)``."""


def colours_first(text: str) -> str:
    """Return a text in which a colour in brackets stands before what it is of."""

    def before(found: "re.Match[str]") -> str:
        return f"{found[2]} {found[1]}" if found[2] in COLOURS else found[0]

    return _COLOUR_BEHIND.sub(before, text)
