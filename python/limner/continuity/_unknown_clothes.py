"""Clothes whose noun is in no lexicon: told by the verb before them, by where on a body, or by their list."""

from collections.abc import Callable

from limner.continuity._anatomy import ANATOMY
from limner.continuity._garment_nouns import WORN_THINGS
from limner.continuity._look_words import (
    BODY,
    COLOURS,
    COPULAS,
    EYE_MOMENTS,
    HAVING,
    LIMBS,
    MARK_HEADS,
    NEGATIONS,
    STOPS,
    is_role,
)
from limner.continuity._plain_words import word_set
from limner.continuity._tokens import Tokens
from limner.continuity.looks import read

_MOST_WORDS = 6
_NO_CLOTHES = word_set("""
smile smiles grin smirk frown scowl look looks expression face air mask-like heart perfume scent cologne
makeup make-up lipstick eyeliner mascara rouge blush polish attitude crown-of smell aura burden grief pride
hair beard braids plait bun ponytail name title disguise age years it them that this everything anything
something whatever nothing same colour color colours colors black white blue red green grey gray brown
size best worst number style fashion thin out down off away well always only ready
""")
"""What somebody wears that is not put on, and words that are no noun."""
_SPOTS = BODY | word_set("shoulder belt hip waist neck head ankle wrist finger ear throat back brow hips")
_ROUND = word_set("round around about at across over")


def is_worn_thing(words: str) -> bool:
    """Whether the words behind ``wears`` are a thing put on, of which only the noun is not known."""
    low = words.lower().split()
    if not 1 < len(low) <= _MOST_WORDS:
        return False
    plain = [word.strip(",.;") for word in low]
    if any(not word.replace("-", "").replace("'", "").isalpha() for word in plain):
        return False
    if not _NO_CLOTHES.isdisjoint(plain) or is_role(plain[-1]):
        return False
    return not (STOPS - {"of"}).intersection(plain) and not read(words)


def on_body(tokens: Tokens, first: int, last: int) -> int:
    """Return the last word before ``round his neck`` in a piece of a list, -1 where it ends otherwise."""
    low = tokens.low
    if last - first < 3 or low[last] not in _SPOTS or low[last - 1] not in (
        "his", "her", "their", "the", "my", "your", "one", "each",
    ):  # fmt: skip
        return -1
    lead = last - 2
    if low[lead] not in _ROUND and not (low[lead] in ("on", "in") and low[last] in ("head", "hips", "feet")):
        return -1
    thing = low[first:lead]
    if not thing or COLOURS.issuperset(thing) or not MARK_HEADS.isdisjoint(thing) or is_role(thing[-1]):
        return -1
    if read(tokens.between(first, last)):
        return -1  # ``black hair parted at the side``
    return lead - 1


def between_clothes(
    tokens: Tokens, pieces: list[tuple[int, int]], is_clothes: Callable[[int, int], bool]
) -> list[tuple[int, int]]:
    """Return the pieces of a list that stand between two garments and are short and plain: one more."""
    known = [first <= last and is_clothes(first, last) for first, last in pieces]
    return [
        (first, last)
        for number, (first, last) in enumerate(pieces)
        if 0 < number < len(pieces) - 1
        and not known[number]
        and known[number - 1]
        and known[number + 1]
        and is_plain_piece(tokens, first, last)
    ]


def is_jewel(tokens: Tokens, first: int, last: int) -> bool:
    """Whether a piece behind a garment is a thing that is worn with clothes: ``a gold chain``."""
    low = [word for word in tokens.low[first : last + 1] if word not in ("a", "an")]
    end = next((at for at, word in enumerate(low) if word in ("on", "round", "around", "at")), len(low))
    plain = all(word.replace("-", "").replace("'", "").isalpha() for word in low)
    return 0 < end < 5 and low[end - 1] in _JEWELS and plain and NEGATIONS.isdisjoint(low)


_JEWELS = WORN_THINGS | word_set("pin tie-pin hairpins feather")


def is_plain_piece(tokens: Tokens, first: int, last: int) -> bool:
    """Whether a piece is a few plain words of a thing, and no look."""
    low = [word for word in tokens.low[first : last + 1] if word not in ("a", "an", "of")]
    if not ANATOMY.isdisjoint(low):
        return False
    if not 0 < len(low) < 4 or not all(word.replace("-", "").isalpha() for word in low):
        return False
    if not (STOPS | COPULAS | HAVING).isdisjoint(low[1:]) or is_role(low[-1]):
        return False
    return not read(tokens.between(first, last)) and low[-1] not in _NO_CLOTHES


_BODILY = BODY | MARK_HEADS | LIMBS | COLOURS | word_set("teeth nails claw lashes paws skull bones veins")
_NO_LOOK = word_set("""
tongue heart heartbeat temper voice manners humour humor sense eye-contact blood magic thumb luck
""")
_MOST_UNREAD = 7


def is_unread_look(tokens: Tokens, first: int, last: int) -> bool:
    """Whether a piece that was not understood speaks of a body, and of nothing that is not seen."""
    low = tokens.low[first : last + 1]
    if not 1 < len(low) <= _MOST_UNREAD or _BODILY.isdisjoint(low):
        return False
    if not (_NO_LOOK | EYE_MOMENTS | NEGATIONS | COPULAS).isdisjoint(low) or is_role(low[-1]):
        return False
    plain = all(word.replace("-", "").replace("'", "").isalpha() for word in low)
    capital = any(tokens.raw(at)[:1].isupper() for at in range(first + 1, last + 1))
    spoken = {"she", "he", "they", "it", "you", "i", "who", "that", "which", "my", "me"} & set(low)
    return plain and not capital and not spoken and low[0] not in ("in", "at", "on", "like", "as", "or")
