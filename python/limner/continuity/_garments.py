"""
Garments: which part of a body one covers, and which two are the same one.

A lexicon of English clothes of all times and genres. A word that is missing costs little: what an attribute
says is worn is kept whatever it is; only clothes implied by a prompt's own words must be known.
"""

from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from limner.continuity._dressing_words import OCCASIONS, RARE, STUFFS
from limner.continuity._garment_nouns import NOUNS, WORN_THINGS, Covers
from limner.continuity._text import bag, bare, parts, split_list, stem, word_list, words

PARTS = {noun: part for part, nouns in NOUNS.items() for noun in nouns.split()}
"""A garment's noun, as ``text.stem`` gives it, with its part."""

_PLURAL_ONLY = bag("""
pearl bead spur short tight slack pant jean trunks heel plate shift slip mail scrub rag pump top wrap
""")
"""Nouns that are a garment only in the plural, or behind a word that says more of them."""

_ALIKE = (
    "jersey sweater jumper pullover", "trouser trousers pant slack breech", "coat overcoat greatcoat topcoat",
    "cloak cape mantle", "dress gown frock ballgown", "armor armour plate mail chainmail",
    "t-shirt tee shirt",
    "hood hoodie", "nightgown nightdress nightshirt nightie", "shawl wrap stole", "underwear knickers",
    "robe bathrobe", "cap hat", "shoe footwear", "suit uniform", "helmet helm",
    "raincoat oilskin mackintosh coat",
)  # fmt: skip
_GROUPS: dict[str, frozenset[str]] = {}
for _group in _ALIKE:
    for _noun in _group.split():
        _GROUPS[_noun] = _GROUPS.get(_noun, frozenset()) | frozenset(_group.split())

COLOURS = bag("""
red scarlet crimson burgundy maroon wine orange rust yellow gold golden mustard green olive emerald teal
turquoise blue navy azure indigo purple violet plum lilac lavender mauve pink rose magenta white ivory
cream black ebony grey gray silver charcoal brown tan beige khaki bronze copper amber
""")
_NEAR = (
    "red scarlet crimson burgundy maroon wine", "yellow gold golden mustard", "green olive emerald teal",
    "blue navy azure indigo teal turquoise", "purple violet plum lilac lavender mauve indigo",
    "pink rose magenta",
    "white ivory cream", "black ebony charcoal", "grey gray silver charcoal",
    "brown tan beige khaki bronze copper rust",
)  # fmt: skip
_FAMILY: dict[str, int] = {}
for _number, _names in enumerate(_NEAR):
    for _name in _names.split():
        _FAMILY.setdefault(_name, _number)

_TAIL = bag("""with of over under beneath underneath from that which trimmed lined fastened embroidered in
    at on
        for too""")
_INDOORS = bag("nightgown nightdress nightshirt pajama bathrobe towel nightie negligee housecoat nightwear")
ALWAYS = frozenset(Covers) - {Covers.OUTER, Covers.TOP, Covers.FULL, Covers.BOTTOM}
"""Parts without which nobody counts as dressed: a list of these alone adds to what is worn."""


class Garment(NamedTuple):
    """``words`` as a prompt says them, without article; ``head`` is the noun (empty where none is known)."""

    words: str
    head: str
    part: Covers
    colours: frozenset[str]

    @property
    def is_for_indoors(self) -> bool:
        """Whether nobody goes out in it, not even under a coat."""
        return self.head in _INDOORS or (self.head in ("gown", "robe") and "dressing" in self.words)

    @property
    def stems(self) -> frozenset[str]:
        """What the words say, for comparison."""
        return _bag(self.words)


def _bare(head: str, part: Covers) -> Garment:
    return Garment(head, head, part, frozenset())


BARE = MappingProxyType({
    "naked": _bare("naked", Covers.FULL), "nude": _bare("naked", Covers.FULL),
    "topless": _bare("topless", Covers.TOP), "shirtless": _bare("shirtless", Covers.TOP),
    "bare-chested": _bare("shirtless", Covers.TOP),
})  # fmt: skip
"""Words that say of a body, or of half of it, that it wears nothing, with what is kept of that."""


@lru_cache(maxsize=2048)
def _bag(text: str) -> frozenset[str]:
    return frozenset(map(stem, parts(text)))


def wears_in(text: str) -> bool:
    """Whether a text has a garment's noun in it."""
    return any(part_of(word.text) is not None for word in words(text[:400]))


@lru_cache(maxsize=8192)
def part_of(token: str) -> Covers | None:
    """Return what the garment with this noun covers, None where it is none."""
    noun = stem(token)
    part = PARTS.get(noun) or PARTS.get(token)
    if part is None and "-" in token:
        part = PARTS.get(stem(token.rsplit("-", 1)[1])) if not token.endswith(("ed", "off")) else None
    return None if part is not None and noun in _PLURAL_ONLY and token == noun else part


@lru_cache(maxsize=2048)
def garment(text: str) -> Garment:
    """Return one garment of its words."""
    said = bare(text)
    head, part, colours = "", Covers.OTHER, []
    for position, word in enumerate(word_list(said)):
        if position and head and word in _TAIL:
            break
        found = part_of(word) or (PARTS.get(word) if position and not head else None)
        if found is not None:
            noun = word.rsplit("-", 1)[-1] if "-" in word and word not in PARTS else word
            head, part = stem(noun), found
        if "-" in word:
            colours += [piece for piece in word.split("-") if piece in COLOURS]
        elif word in COLOURS:
            colours.append(word)
    return Garment(said, head, part, frozenset(colours))


@lru_cache(maxsize=1024)
def outfit(text: str) -> tuple[Garment, ...]:
    """Return the garments of a list: by commas, and by ``and`` or ``with`` between two garments."""
    found: list[Garment] = []
    for piece in split_list(text):
        found.extend(garment(item) for item in _parted(piece) if item and bare(item))
    return tuple(found)


_JOINTS = frozenset(("and", "with", "over", "under", "plus", "beneath"))
"""Words that may stand between two garments."""


def _parted(piece: str) -> list[str]:
    if _JOINTS.isdisjoint(word_list(piece)):
        return [piece.strip()]
    items, start = [], 0
    spans = words(piece)
    last = 0
    for position, word in enumerate(spans):
        if word.text in _JOINTS and position:
            before, after = spans[last:position], spans[position + 1 :]
            things = word.text == "and"  # ``jeans and a silver ring``
            if (
                (_has_garment(before) or (things and _go_with(before)))
                and (_has_garment(after[:5]) or (things and _go_with(after)))
                and ((word.text != "with" and "with" not in {w[0] for w in before}) or _worn_by_itself(after))
            ):
                items.append(piece[start : word.start].strip())
                start, last = word.end, position + 1
    return [*items, piece[start:].strip()]


def _has_garment(spans: tuple[tuple[str, int, int, int], ...]) -> bool:
    return any(part_of(word[0]) is not None or word[0] in PARTS for word in spans)


def _go_with(spans: tuple[tuple[str, int, int, int], ...]) -> bool:
    """As ``goes_with``: ``silver ring on her thumb``."""
    last = ""
    for word in spans[:5]:
        if word[0] in ("on", "at", "around", "round", "and"):
            break
        last = word[0]
    return last in WORN_THINGS


def goes_with(text: str) -> bool:
    """Whether words are a thing that is worn with clothes and is none: ``a silver ring``."""
    return _go_with(words(text))


def _worn_by_itself(spans: tuple[tuple[str, int, int, int], ...]) -> bool:
    """Whether what follows ``with`` is a garment of its own, not a collar or hood of the one before."""
    for word in spans[:5]:
        part = part_of(word[0])
        if part is not None:
            return stem(word[0]) not in ("collar", "hood", "belt", "veil", "sash")
    return False


def alike(one: Garment, other: Garment) -> bool:
    """Whether two descriptions may be of one garment: a noun in common and no colour against it."""
    if not one.head or not other.head:
        return bool(one.stems) and (one.stems <= other.stems or other.stems <= one.stems)
    if _same_beads(one, other):
        return True
    of_one_noun = one.head == other.head or other.head in _GROUPS.get(one.head, ())
    if not of_one_noun or _is_of_other_stuff(one.stems, other.stems):
        return False
    if (
        one.head != other.head
        and (mine_ := one.stems - {one.head})
        and (theirs := other.stems - {other.head})
    ):
        hues = {_FAMILY.get(c, c) for c in one.colours} & {_FAMILY.get(c, c) for c in other.colours}
        if not mine_ & theirs and not hues:
            return False
    if one.colours and other.colours:
        mine, others = ({_FAMILY.get(c, c) for c in g.colours} for g in (one, other))
        return bool(mine & others) or bool(one.colours & other.colours)
    return True


def _is_of_other_stuff(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether both are of a stuff or for an occasion, and not of the same: cargo and leather pants."""
    for kinds in (STUFFS, OCCASIONS):
        mine = one & kinds
        if mine and (others := other & kinds) and not mine & others:
            return True
    return len(other) > 1 and bool(one & RARE) and not other & RARE


def same_kind(one: Garment, other: Garment) -> bool:
    """Whether two garments cannot both be meant by ``the coat``: the same noun, whatever the colour."""
    same = one.head == other.head or other.head in _GROUPS.get(one.head, ()) or _same_beads(one, other)
    return bool(one.head) and same


def _same_beads(one: Garment, other: Garment) -> bool:
    """Whether one is the other's beads: ``pearls`` and ``pearl necklace``."""
    for bead, string in ((one, other), (other, one)):
        if bead.head in ("pearl", "bead") and bead.head in string.stems and string.part is Covers.NECK:
            return not (one.colours and other.colours and one.colours.isdisjoint(other.colours))
    return False
