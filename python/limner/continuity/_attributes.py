"""
The grammar of a tag's attributes: who is seen, what each wears, where, when, in which mood, and new looks.

``char="Mira; Bran" wears="Mira: red gown; Bran: as before" place="kitchen" time="dusk" mood="Mira: afraid"
look="Tom: boy of ten, fair curls"``. Persons by ``;`` (in ``char`` also by comma and "and"),
a name ends in a colon,
without a name it is the one person seen. What makes no sense is left out and told.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from limner.continuity._garments import part_of
from limner.continuity._patterns import late
from limner.continuity._text import bag, clean

_AND = late(r"\s(?:and|&)\s")
_WORD = late(r"[^\W_]+")

NAMES = ("char", "wears", "place", "time", "mood", "look")
"""The attributes this grammar reads. Their other names are in ``OTHER_NAMES``."""

OTHER_NAMES = {
    "chars": "char", "character": "char", "characters": "char", "who": "char", "wear": "wears",
    "clothes": "wears",
    "outfit": "wears", "wearing": "wears", "location": "place", "where": "place", "setting": "place",
    "when": "time",
    "moods": "mood", "emotion": "mood", "looks": "look", "appearance": "look",
}  # fmt: skip

_KNOWN = {**{name: name for name in NAMES}, **OTHER_NAMES}

LONGEST = 1_000
"""Characters of an attribute that are read."""
MOST_PEOPLE = 12
LONGEST_NAME = 40

_LABEL = late(r"(?:^|[;,|\n])[ \t]{0,8}([^\s:;,|=\n][^:;,|=\n]{0,40}?)[ \t]?[:=](?=\s|[^\W\d]|$)")
_PARTS = late(r"[;,/|\n]|\s(?:and|und|et|y|e)\s|\s&\s")
_NOBODY = frozenset(
    ("nobody", "no one", "none", "no people", "no person", "no-one", "n/a", "-", "no humans", "empty")
)
_NOTHING = frozenset(
    ("", "-", "n/a", "unknown", "?", "...", "unspecified", "none given", "not shown", "not specified", "null")
)
_NOTHING_NEW = _NOTHING | {"same", "the same", "same place", "as before", "unchanged", "same as before"}
_AGAIN = bag("""
same the as before unchanged usual still again no change outfit clothes clothing her his their unaltered
previous ditto earlier
""")


_NOT_NAMES = bag("hair eyes clothes age skin build wearing top bottom shoes")
"""Words before a colon that say what of somebody is told, not of whom."""
_FORMS = bag("""
form shape self guise disguise disguised body look looks appearance version mode state now today changed
transformed shifted outfit uniform costume
""")
"""The last word of a label that says in which shape somebody is: ``human form: brown skin``."""


_WORDS = 2
_OF_SOMEBODY = bag("in with of woman man girl boy lady guy person one the stranger figure")
_OUTFITS = bag("outfit clothes costume uniform attire gear kit finery garb disguise")


class LeftOut(NamedTuple):
    """Words of a tag that were not understood, for the trace; ``why`` is a short reason in English."""

    words: str
    why: str


class For(NamedTuple):
    """What an attribute says of one person; ``who`` is empty where it names nobody."""

    who: str
    words: str


class TagWords(NamedTuple):
    """
    What the attributes of one tag say.

    ``char`` is None where they do not say who is seen, and empty where they say that nobody is.
    """

    char: tuple[str, ...] | None = None
    wears: tuple[For, ...] = ()
    moods: tuple[For, ...] = ()
    looks: tuple[For, ...] = ()
    place: str = ""
    time: str = ""
    left_out: tuple[LeftOut, ...] = ()


NOTHING = TagWords()


def read(attributes: Mapping[str, str]) -> TagWords:
    """Return what a tag's attributes say; never raises, and its time is bounded by ``LONGEST``."""
    found: dict[str, str] = {}
    left_out: list[LeftOut] = []
    for name, whole in attributes.items():
        known = _KNOWN.get(name)
        if known is None or not isinstance(whole, str):
            continue
        value = whole
        if len(whole) > LONGEST:
            left_out.append(LeftOut(f"{name}={whole[:40]}…", "too long"))
            value = whole[:LONGEST]
        bare = value.strip()
        if bare.lower() not in _NOTHING or (known == "char" and bare == "-"):
            found.setdefault(known, value)
    if not found and not left_out:
        return NOTHING
    said = _read(tuple(found.items()))
    if not left_out:
        return said
    return TagWords(
        said.char, said.wears, said.moods, said.looks, said.place, said.time, (*left_out, *said.left_out)
    )


@lru_cache(maxsize=2048)
def _read(pairs: tuple[tuple[str, str], ...]) -> TagWords:
    found = dict(pairs)
    left_out: list[LeftOut] = []
    char = None
    if "char" in found:
        char, nonsense = _people(found["char"])
        left_out.extend(nonsense)
        if not char and found["char"].strip().lower() not in _NOBODY:
            char = None
    return TagWords(
        char,
        _by_person(found["wears"], "wears", left_out) if "wears" in found else (),
        _by_person(found["mood"], "mood", left_out) if "mood" in found else (),
        _by_person(found["look"], "look", left_out) if "look" in found else (),
        _single(found["place"]) if "place" in found else "",
        _single(found["time"]) if "time" in found else "",
        tuple(left_out),
    )


def _single(value: str) -> str:
    value = clean(value, 80)
    return "" if value.lower() in _NOTHING_NEW else value


@lru_cache(maxsize=512)
def _people(value: str) -> tuple[tuple[str, ...], tuple[LeftOut, ...]]:
    names: dict[str, None] = {}
    left_out: list[LeftOut] = []
    for piece in _PARTS.split(value):
        name = name_of(piece)
        if name and name.lower() not in _NOBODY:
            if len(names) < MOST_PEOPLE:
                names.setdefault(name)
            else:
                left_out.append(LeftOut(name, "more people than a picture holds"))
        elif piece.strip() and not name:
            left_out.append(LeftOut(piece.strip()[:40], "no name"))
    return tuple(names), tuple(left_out)


def name_of(piece: str) -> str:
    """Return a name as it is kept: one line, no marks of a prompt; empty where the words are none."""
    if len(piece) <= LONGEST_NAME and (bare := piece.strip(" ")).isalpha():
        return bare  # as most are
    name = clean(piece.split(":", 1)[0].split("(", 1)[0].split("=", 1)[0], 200)
    if not name or len(name) > LONGEST_NAME or len(name.split()) > 5:
        return ""
    return name if any(not sign.isspace() and not sign.isdigit() for sign in name) else ""


def _by_person(value: str, attribute: str, left_out: list[LeftOut]) -> tuple[For, ...]:
    if not value.strip():
        return ()
    labelled = ":" in value or "=" in value
    labels = [m for m in _LABEL.finditer(value) if _may_be_name(m[1])] if labelled else []
    found: list[For] = []
    starts = [m.start() for m in labels] or [len(value)]
    pieces = [("", value[: starts[0]])]
    for number, label in enumerate(labels):
        end = starts[number + 1] if number + 1 < len(labels) else len(value)
        pieces.append((label[1], value[label.end() : end]))
    for label_text, words in pieces:
        kept = attribute == "wears" and says_an_outfit(words.partition(":")[0])
        said = (words if kept else _unlabelled(words)).strip(" ;,|\n")
        if label_text and not said:
            left_out.append(LeftOut(label_text[:40], f"{attribute} says nothing of it"))
        elif said and said.lower() not in _NOTHING:
            names = _shared(label_text) if label_text else ("",)
            found.extend(For(name, said[:400]) for name in names)
    return tuple(found)


def _shared(label: str) -> tuple[str, ...]:
    return tuple(name for piece in _AND.split(label) if (name := name_of(piece)))


def _unlabelled(words: str) -> str:
    """Return the words without what only says in which shape somebody is."""
    label, colon, rest = words.partition(":")
    return rest if colon and _says_a_form(label) else words


def _may_be_name(label: str) -> bool:
    name = name_of(label)
    is_name = bool(name) and name.lower() not in _NOT_NAMES
    return is_name and not _says_a_form(name) and not says_an_outfit(name)


def says_an_outfit(label: str) -> bool:
    """Whether words before a list of clothes are the name of that outfit: ``court dress: black doublet``."""
    said = label.lower().split()
    last = said[-1] if said else ""
    if len(said) < _WORDS or not label.strip()[1:].islower() or not _OF_SOMEBODY.isdisjoint(said):
        return False  # ``woman in red dress: red dress, heels``
    return last in _OUTFITS or part_of(last) is not None


def _says_a_form(label: str) -> bool:
    """Whether words before a colon say a shape and name nobody; ``The Duke in Disguise`` is a name."""
    said = label.split()
    return bool(said) and said[-1].lower() in _FORMS and label.strip()[1:].islower()


def is_again(words: str) -> bool:
    """Whether the words of ``wears`` only say that nothing has changed."""
    said = _WORD.findall(words.lower())
    return bool(said) and len(said) < 9 and all(word in _AGAIN for word in said) and "usual" not in said
