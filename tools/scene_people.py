"""
Who stands in a prompt's scene, and how: people and beasts, their hair, skin and clothes.

What the words about somebody leave open, chance decides by these words alone. So the same description
gives the same person in every prompt, whatever else stands there and whatever the seed is.
"""

import hashlib
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from tools.scene_colours import COLOURS, HAIR_ONLY, SHADES, Colour


def listed(words: str) -> tuple[str, ...]:
    """Return words of a text one by one."""
    return tuple(words.split())


PEOPLE = {
    "woman": listed("woman girl lady queen princess witch she her maid mother sister aunt nun sorceress"),
    "man": listed("man boy king prince knight wizard he his soldier father guard sailor uncle monk"),
}
BEASTS = {
    "fox": listed("fox wolf dog hound"),
    "cat": listed("cat kitten lynx"),
    "horse": listed("horse mare stallion deer unicorn"),
    "bird": listed("bird raven crow owl gull dragon birds"),
}
_NOUNS = {
    "hair": listed(
        "hair haired braid braids beard bearded bob bun curls fringe locks mane moustache "
        "pigtails plait plaits ponytail stubble tresses"
    ),
    "skin": listed("skin skinned complexion"),
    "clothes": listed(
        "apron armor armour blouse cape cardigan cloak clothes coat doublet dress gown habit hoodie "
        "jacket jerkin kimono mail pullover robe robes sari shirt skirt suit sweater tunic uniform vest"
    ),
    "": listed("belt boots cap eyed eyes gloves hat hood lips mask ribbon sash scarf shoes trousers"),
}
_BUILDS = listed(
    "aged bald bearded big broad elderly freckled little muscular old pale slender slim small stocky "
    "tall tanned teenage thin young"
)
_AGED = ("aged", "elderly", "old")
_SHORT = ("short", "cropped", "shaved", "bob")
_LONG = ("long", "flowing", "waist", "shoulder", "braid", "braids", "plaits", "ponytail", "tresses")
_STOPS = (*listed("a an the his her with in of at on and for by to"), *",.;:|()")
_REACH = 4
"""Words from a colour to what has it: ``green patched sailor's coat``."""

_NUMBERS = {"two": 2, "three": 3, "four": 4, "2": 2, "3": 3, "4": 4}
_SEVERAL = listed("girls boys women men people friends soldiers knights guards travellers sisters brothers")
_TOKEN = re.compile(r"[^\W\d_]+|[0-9]+|[,.;:|()]")
_TWO_COLOURS = re.compile(r"salt[- ]and[- ]pepper", re.IGNORECASE)

_HAIRS = [COLOURS[name] for name in ("brown", "black", "blonde", "chestnut", "auburn")]
_AGED_HAIRS = [COLOURS[name] for name in ("grey", "white", "silver")]
_CLOTHS = [COLOURS[name] for name in ("blue", "green", "crimson", "violet", "grey", "brown", "teal")]
_SKINS = [SHADES["skin"][name] for name in ("fair", "light", "light", "olive", "brown")]
_COATS: dict[str, Colour] = {
    "fox": (196, 104, 52),
    "cat": (90, 84, 88),
    "horse": (112, 78, 54),
    "bird": (50, 48, 56),
}
MOST = 4
"""People that are drawn; more would not be seen."""


@dataclass(frozen=True, slots=True)
class Figure:
    """Somebody who stands there: ``kind`` is one of ``PEOPLE`` or ``BEASTS``, whose coat is ``hair``."""

    kind: str
    clothes: Colour
    hair: Colour
    skin: Colour
    long: bool


@dataclass(slots=True)
class _Person:
    """What is said of somebody: nouns with their colours, and the words that chance hangs on."""

    kind: str
    count: int
    colours: dict[str, list[Colour]] = field(default_factory=dict)
    words: list[str] = field(default_factory=list)
    long: bool | None = None

    def figure(self, number: int) -> Figure:
        """Return the ``number``-th of those whom the words are about."""
        digest = hashlib.sha256(" ".join([self.kind, str(number), *self.words]).encode()).digest()
        chance = random.Random(int.from_bytes(digest[:8], "big"))  # noqa: S311 -- no secret hangs on a drawing
        own = {
            "hair": chance.choice(_AGED_HAIRS if set(_AGED) & set(self.words) else _HAIRS),
            "clothes": chance.choice(_CLOTHS),
            "skin": chance.choice(_SKINS),
        }
        for noun, named in self.colours.items():
            own[noun] = named[number % len(named)]
        long = self.kind == "woman" if self.long is None else self.long
        if self.kind in BEASTS:
            named = [each for all_ in self.colours.values() for each in all_]
            usual = not named or (self.kind == "fox" and named[0] == COLOURS["red"])
            own["hair"] = _COATS[self.kind] if usual else named[0]  # a red fox is as red as foxes are
        if "bald" in self.words:
            own["hair"], long = own["skin"], False
        return Figure(self.kind, own["clothes"], own["hair"], own["skin"], long)


def tokens(prompt: str) -> list[str]:
    """Return a prompt's words and what stands between them, as they are written."""
    return _TOKEN.findall(_TWO_COLOURS.sub("grizzled", prompt))


def figures(written: list[str]) -> tuple[tuple[Figure, ...], set[int]]:
    """Return who stands there, and where their colours stand, which are no hour's: ``dark hair``."""
    words = [word.lower() for word in written]
    looks = {at: look for at in range(len(words)) if (look := _look(words, at))}
    said = {at for at, (noun, _) in looks.items() if noun}
    people: dict[str, _Person] = {}
    mentions = [(at, kind, count) for at, kind, count in _mentions(words) if at not in said]
    starts = [_phrase(words, at) for at, _, _ in mentions]
    for (at, kind, count), start, end in zip(mentions, starts, [*starts[1:], len(words)], strict=False):
        again = kind in people and kind in PEOPLE
        name = kind if again or kind not in people else f"{kind} {at}"
        person = people.setdefault(name, _Person(kind, count))
        person.words += _names(written, start, at)
        person.words += [word for word in words[start:at] if word in _BUILDS]
        for place in range(start, end):
            noun, colour = looks.get(place, ("", (0, 0, 0)))
            if not noun and place == at - 1 and place in looks:  # the black knight, a white horse
                noun = "clothes"
            if noun:
                person.colours.setdefault(noun, []).append(colour)
                person.words += [noun, words[place]]
            if words[place] in _NOUNS["hair"] and person.long is None:
                person.long = _length(words, place)
    all_ = [person.figure(number) for person in people.values() for number in range(person.count)]
    return tuple(all_[:MOST]), said


def _mentions(words: list[str]) -> Iterator[tuple[int, str, int]]:
    """Yield where somebody is named, what he is, and how many."""
    for at, word in enumerate(words):
        before = words[at - 1] if at else ""
        if words[at + 1 : at + 2] == ["s"]:  # a sailor's coat
            continue
        if word in _SEVERAL or (word in ("girl", "boy") and before in _NUMBERS):
            yield at, "woman" if word.startswith(("girl", "wom", "sis")) else "man", _NUMBERS.get(before, 2)
        elif word not in ("her", "his"):
            yield from ((at, kind, 1) for kind, names in {**PEOPLE, **BEASTS}.items() if word in names)


def _phrase(words: list[str], at: int) -> int:
    """Return where what is said of somebody begins, before his own word: ``for an | old woman``."""
    start = at
    while start and at - start < _REACH and words[start - 1] not in _STOPS:
        start -= 1
    return start


def _look(words: list[str], at: int) -> tuple[str, Colour] | None:
    """Return what has the colour that this word is, and the colour; None where it is none."""
    word = words[at]
    if word not in COLOURS and not any(word in shades for shades in SHADES.values()):
        return None
    for place in range(at + 1, min(len(words), at + 1 + _REACH)):
        mixed = words[place] == "and" and place + 1 < len(words) and words[place + 1] in COLOURS
        if words[place] in _STOPS and not mixed:
            break
        for noun, names in _NOUNS.items():
            if words[place] in names or words[place].removesuffix("s") in names:
                colour = SHADES.get(noun, {}).get(word) or COLOURS.get(word)
                return (noun, colour) if colour else None
    if word in HAIR_ONLY and word not in BEASTS["bird"]:
        return "hair", COLOURS[word]
    if word not in COLOURS:
        return None
    worn = at and words[at - 1] == "in" and (at + 1 == len(words) or words[at + 1] in _STOPS)
    return ("clothes" if worn else "", COLOURS[word])


def _length(words: list[str], at: int) -> bool | None:
    """Return whether the hair that is named here is long; None where nothing says so."""
    for place in range(at, max(-1, at - _REACH), -1):
        if words[place] in _LONG or words[place] in _SHORT:
            return words[place] in _LONG
        if words[place] in _STOPS:
            break
    return None


def _names(written: list[str], start: int, at: int) -> list[str]:
    """Return the name beside somebody: ``Mira, a young woman`` or ``the witch Mira``."""
    before = start - 1
    while before >= 0 and written[before].lower() in ("a", "an", "the", *",:("):
        before -= 1
    alone = 0 <= before < start - 1 and (before == 0 or written[before - 1].lower() in _STOPS)
    near = [written[before]] if alone else []
    near += written[at + 1 : at + 2]
    return [word.lower() for word in near if word[:1].isupper()]
