"""What a card's key says of a person, noted down."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType

from limner.continuity import _card_keys as keys
from limner.continuity._anatomy import ANATOMY
from limner.continuity._card_kinds import kind_in
from limner.continuity._card_names import is_called
from limner.continuity._card_people import Portrayed
from limner.continuity._card_segments import Item
from limner.continuity._card_values import NONE, valued
from limner.continuity._clothes import TIMES, listed
from limner.continuity._garments import outfit, part_of
from limner.continuity._patterns import late
from limner.continuity._people_words import SEXES, is_role
from limner.continuity._prose_words import HE, SHE
from limner.continuity._tokens import Tokens
from limner.continuity.looks import read
from limner.continuity.slots import Slot

_SEX = MappingProxyType({"woman": "f", "girl": "f", "man": "m", "boy": "m"})


_NO_CLOTHES = late(
    r"(?i:(?:^|(?<=[.;!] ))(?:she|he|they|i) (?!(?:\w{1,12} )?"
    r"(?:wears?|dress(?:es)?|prefers?|favou?rs?)\b)[^.;!\n]{1,300})"
)
"""A sentence behind a list of clothes that is not of wearing: ``She owns one dress, red``."""
_OCCASIONS = late(
    r"(?i:(?:^|[.;,] ?|\band )(indoors|outdoors|outside|at home|at work|off duty|on duty|on stage|off stage|"
    r"at night|in winter|in summer|in bed|for bed|for church|on sundays|at sea|ashore|when working|"
    rf"when travelling|(?:at|on|for|in|to|during|off) (?:the )?{TIMES})"
    r"(?:[,:] ?| (?=an? |the |his |her |it'?s )))"
)
"""Where clothes for another occasion begin: ``Indoors, a jersey; outdoors the red parka``."""
_WHERE = late(r"(?i:(?:^|(?<=[,;] ))(?:upper|lower|tops?|bottoms?|feet|legs|head|torso|shoes): )")
_REAL = late(r"(?i:^(?:real|full|birth) name:? )")
_ASIDE = late(r"[(,;]")
_SHORT = 6
_HUMAN = frozenset(("human", "a human", "normal human", "human being", "person"))
_LIKE = frozenset(("of", "as", "like", "for", "a", "an"))
_UNSURE = frozenset(("habits", "style", "fits", "wear", "fashion"))
"""Keys that are of clothes only where their values are: ``habits`` are clothes in French alone."""
_OWN = frozenset((Slot.BUILD, Slot.SKIN, Slot.HAIR, Slot.EYES, Slot.FACE, Slot.MARKS, Slot.WEARS))


def take(person: Portrayed, item: Item) -> None:
    """Note what an item says of its person."""
    _READERS.get(item.kind, _look)(person, item)
    if item.kind in _OWN:
        low = Tokens(item.value[:500]).low
        person.hints.update(sex for sex, words in (("f", SHE), ("m", HE)) if not words.isdisjoint(low))


_WEIGHTED = late(r"[()\[\]{}]|:\d(?:\.\d{1,3})?")
"""Brackets and weights around a keyword: ``(burgundy dress:1.2)``."""


_READ = 20_000
"""Characters of keywords that are read."""


def take_keywords(person: Portrayed, keywords: str) -> None:
    """Take the looks of ST's own prompt for a character, and its clothes where the card tells none."""
    said = _WEIGHTED.sub("", keywords[:_READ])
    person.said += [(each.slot, each.value) for each in read(said)]
    if not person.garments and not person.outfits:
        person.garments += listed(said, known=True)


def _title(person: Portrayed, item: Item) -> None:
    for each in item.value.split(", ")[:4]:
        if is_called(each, person.words):
            person.called(each)
        role = each.partition(" of ")[0].lower().split()
        if 0 < len(role) < 3 and is_role(role[-1]) and role[-1] not in ("lord", "lady", "sir"):
            person.called(f"the {role[-1]}")  # ``Landlady of 12 Harbour Row``


def _name(person: Portrayed, item: Item) -> None:
    for each in item.value.split(", ")[:4]:
        person.called(each)


def _nick(person: Portrayed, item: Item) -> None:
    for each in item.value.split(",")[:6]:
        name = _REAL.sub("", each.strip())
        if not NONE.match(name):
            person.called(name)


def _pronouns(person: Portrayed, item: Item) -> None:
    person.pronouns = " ".join(item.value.lower().split())[:40]
    first = person.pronouns.partition("/")[0].strip()
    person.sex = person.sex or {"she": "f", "he": "m"}.get(first, "")


def _is_trade(item: Item) -> bool:
    """Whether a key of clothes tells what somebody does: ``Work: boots shop clerk``."""
    value = _ASIDE.split(item.value.lower().strip(" ."))[0].split() or [""]
    trade = is_role(value[-1]) and part_of(value[-1]) is None
    return item.key.lower() in ("work", "job") and trade and _LIKE.isdisjoint(value)


def _wears(person: Portrayed, item: Item) -> None:
    if _is_trade(item):
        _title(person, item)
        item = replace(item, value=item.value.partition("(")[2].rstrip(" ).") or "none")
    first, *others = _OCCASIONS.split(_NO_CLOTHES.sub(" ", _WHERE.sub("", item.value)))
    if not first.strip(" .,;") and len(others) > 1 and not person.garments:
        _, first, *others = others
    garments = listed(first)
    for name, clothes in zip(others[::2], others[1::2], strict=False):
        person.outfits.setdefault(name.lower(), []).extend(listed(clothes))
    if item.key.lower() in _UNSURE and not any(outfit(each)[0].head for each in garments if each):
        return
    noun = item.key.lower().split()[-1:]
    if noun and part_of(noun[0]) is not None and noun[0] not in ("outfit", "uniform", "attire", "clothing"):
        known = any(outfit(each)[0].head for each in garments if each)
        if garments and not known and len(garments[0].split()) < 4 and noun[0] not in ("clothes", "costume"):
            garments = (f"{garments[0]} {noun[0]}", *garments[1:])  # ``Dress: blue gingham``
    if item.outfit and garments:
        person.outfits.setdefault(item.outfit[:40].lower(), []).extend(garments)
    elif not item.outfit:
        person.garments += [each for each in garments if each not in person.garments]


def _species(person: Portrayed, item: Item) -> None:
    """Note a kind of being; a model that is none (``T-800``) says nothing of looks."""
    if kind := kind_in(item.value):
        person.kinds.append(kind)
        for piece in _ASIDE.split(item.value)[1:]:
            low = Tokens(piece[:80]).low
            if not ANATOMY.isdisjoint(low) and len(low) <= _SHORT:
                person.said.append((Slot.MARKS, piece.strip(" .)")))  # ``kitsune (nine tails)``
    elif item.key.lower() != "model":
        pieces = [piece for piece in item.value.split(", ") if piece.lower() not in _HUMAN]
        person.said += [(Slot.SEX, SEXES[piece.lower()]) for piece in pieces if piece.lower() in SEXES]
        if pieces := [piece for piece in pieces if piece.lower() not in SEXES]:
            _look(person, replace(item, value=", ".join(pieces)))


def _look(person: Portrayed, item: Item) -> None:
    if item.key.lower().startswith(("always", "head")) and (worn := listed(item.value, known=True)):
        person.always += worn
        rest = (each for each in item.value.split(",") if not listed(each, known=True))
        item = replace(item, value=", ".join(map(str.strip, rest)))
    said = valued(item.kind, item.key, item.value)
    person.said += said
    for slot, value in said:
        if slot is Slot.SEX and not person.sex:
            person.sex = _SEX.get(value, "")


_READERS: Mapping[str, Callable[[Portrayed, Item], None]] = MappingProxyType(
    {
        keys.TITLE: _title,
        keys.NAME: _name,
        keys.NICK: _nick,
        keys.PRONOUNS: _pronouns,
        keys.SPECIES: _species,
        Slot.WEARS: _wears,
    }
)
