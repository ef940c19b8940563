"""
Clothes in a prompt's own words.

Which garments it shows on somebody, which are put on and which taken off.
"""

from enum import Enum, auto
from functools import lru_cache
from typing import NamedTuple

from limner.continuity._dressing_words import (
    HOLDING,
    WEARING,
)
from limner.continuity._garment_nouns import Covers
from limner.continuity._garment_spans import (
    OWN,
    NearWords,
    end_of,
    first_of,
    is_garment,
    is_off,
    is_over,
    is_put_on,
    named,
    words_around,
)
from limner.continuity._garments import BARE, Garment, garment, part_of
from limner.continuity._text import Word, bag, texts, words


class How(Enum):
    """What a prompt says of a garment."""

    WORN = auto()
    ON = auto()
    OFF = auto()
    NAMED = auto()


class Shown(NamedTuple):
    """A garment in a prompt. ``NAMED`` ones are there, but the words do not say that they are worn."""

    garment: Garment
    start: int
    end: int
    how: How
    alone: bool = False
    """Whether it is a clause of its own, as in a list of keywords: then only its place says whose it is."""
    only: bool = False
    """Whether nothing else is worn: ``in nothing but a shirt``."""
    again: bool = False
    """Whether it comes back, with all that was worn with it: ``in her jacket and apron again``."""


@lru_cache(maxsize=4096)
def shown(prompt: str) -> tuple[Shown, ...]:
    """Return the garments of a prompt in their order."""
    said = texts(prompt)
    places, telling = named(said), not _TELLING.isdisjoint(said)
    if not places and not telling:
        return ()
    spans = words(prompt)
    found: list[Shown] = []
    last_end, last_how = -9, How.NAMED
    for at in places:
        if not is_garment(spans, at):
            continue
        first = first_of(spans, at, last_end)
        end = end_of(spans, at)
        how = _how(spans, words_around(spans, first, end, last_end), first, at, (last_end, last_how))
        value = garment(prompt[spans[first].start : spans[end].end].replace("_", " "))
        if value.head:
            alone = _alone(spans, first, end)
            only = not _ONLY.isdisjoint(said[max(0, first - 3) : first])
            again = said[end + 1 : end + 2] == ("again",)
            found.append(Shown(value, spans[first].start, spans[end].end, how, alone, only, again))
            last_end, last_how = end, how
    if telling and (unread := [at for at, word in enumerate(said) if _is_unread(spans, at, word, found)]):
        from limner.continuity._worn_otherwise import otherwise  # noqa: PLC0415 -- few prompts say so

        found += [
            Shown(value, start, end, How.WORN) for value, start, end in otherwise(prompt, spans, unread)
        ]
        found.sort(key=lambda piece: piece.start)
    return tuple(found)


_TELLING = BARE.keys() | bag("wearing wears dons donning dressed clad garbed attired disguised")
"""What tells of clothes even where no word for a garment is known."""


def _is_unread(spans: tuple[Word, ...], at: int, word: str, found: list[Shown]) -> bool:
    """Whether a word tells of clothes, and no known garment stands behind it in its clause."""
    if word not in _TELLING or word in BARE:
        return word in BARE
    end = max(each.end for each in spans[at:] if each.clause == spans[at].clause)
    return not any(spans[at].start < piece.start < end for piece in found)


def _how(spans: tuple[Word, ...], around: NearWords, first: int, at: int, last: tuple[int, How]) -> How:
    if is_off(around):
        return How.OFF
    if is_put_on(around):
        return How.ON
    last_end, last_how = last
    left, after = around.left, around.after
    if left == "into" and last_how is How.OFF and around.gap <= 1:
        return How.ON  # ``changes out of her uniform into a dress``
    joined = left in ("over", "under", "beneath", "atop", "and", "plus", "or")
    if joined and last_end >= 0 and around.gap <= 1:
        return last_how
    if (left == "and" or (not around.led and after in ("", "and"))) and _listed(spans, first):
        return How.WORN
    return _led(spans, around, first, at)


def _led(spans: tuple[Word, ...], around: NearWords, first: int, at: int) -> How:
    """Return what the word that leads to a garment says of it."""
    left = around.left
    if left in WEARING:
        return How.NAMED if around.left2 in _NOT_WEARING or around.left2 in _HOOKED else How.WORN
    if left in HOLDING or around.left2 in HOLDING:
        return How.NAMED
    if left in ("with", "under", "beneath", "has", "having"):
        known = left == "with" and first == at and around.article == "the"
        return How.NAMED if known else How.WORN
    return _by_itself(spans, around, first, at)


def _by_itself(spans: tuple[Word, ...], around: NearWords, first: int, at: int) -> How:
    """Return what is said of a garment that no verb or preposition leads to."""
    bare = first == at
    if spans[at].text == "barefoot" or (not around.led and is_over(spans, at, around.after)):
        return How.WORN
    if not around.led and not around.after and not bare and not around.article:
        return How.WORN  # a clause of its own: ``red silk gown``
    if around.led and around.article in OWN and around.after in _BLOWN:
        return How.WORN
    if not around.led and around.article in ("her", "his", "their") and around.after and not bare:
        return How.WORN
    return How.WORN if not around.led and not around.after and not bare else How.NAMED


_ONLY = frozenset(("only", "nothing", "just"))


_HOOKED = frozenset(("thumb", "thumbs", "finger", "fingers"))
"""What is put ``in`` a belt."""


_NOT_WEARING = bag("""
hidden lost packed searching interested covers mannequin mannequins statue doll dolls scarecrow portrait
poster figurine dummy
""")


_BLOWN = bag("""
flapping billowing flying flaring open soaked torn streaming trailing swirling muddy wet on
""")


def _alone(spans: tuple[Word, ...], first: int, end: int) -> bool:
    return (first == 0 or spans[first - 1].clause != spans[first].clause) and (
        end + 1 == len(spans) or spans[end + 1].clause != spans[end].clause
    )


def _listed(spans: tuple[Word, ...], first: int) -> bool:
    """Whether a garment goes on with a list: ``with white hair, a badge and a vest``."""
    at, steps = first - 1, 0
    while at >= 0 and steps < 9:
        word = spans[at].text
        if word in ("with", "in", "wearing", "wears"):
            return spans[first].clause - spans[at].clause < 3
        if word in ("and", "a", "an", "his", "her", "the", "their"):
            pass
        elif (
            word.endswith("ing")
            or word in HOLDING
            or word in ("she", "he", "they", "on", "at", "to", "from", "by", "who")
        ) or (
            word.endswith("s")
            and not word.endswith("ss")
            and part_of(word) is None
            and at + 1 < len(spans)
            and spans[at + 1].text in ("a", "an", "the", "at", "in", "on", "his", "her", "into")
        ):
            return False
        at, steps = at - 1, steps + 1
    return False


def told_at(prompt: str, piece: Shown, last: tuple[int, int]) -> int:
    """
    Return where a prompt tells whose a garment is; ``last``: the end of the garment before, and where it did.

    Who is ``wearing his shirt`` wears it, whosever it is, and the bikini under it.
    """
    between = prompt[last[0] : piece.start].split()
    if last[0] and 0 < len(between) <= _JOINED and between[0] in ("over", "under", "and"):
        return last[1]
    before = prompt[max(0, piece.start - 16) : piece.start].lower().rstrip()
    if piece.how is not How.WORN or not before.endswith(_BORROWED):
        return piece.start
    return piece.start - len(before.rsplit(" ", 2)[-1]) - _VERB


def of_each(prompt: str, piece: Shown) -> Shown | None:
    """Return one of the garments that everybody in a picture wears: ``both in black suits``."""
    before, said = prompt[max(0, piece.start - 16) : piece.start].lower(), piece.garment.words
    if not before.endswith(_OF_ALL) and not said.startswith(("matching ", "identical ")):
        return None
    one = said.removesuffix("s") if part_of(said.rsplit(" ", 1)[-1].removesuffix("s")) else said
    return piece._replace(garment=garment(one))


_OF_ALL = tuple(f"{all_} {verb} " for all_ in ("both", "all") for verb in ("in", "wearing", "dressed in"))
_JOINED, _VERB = 2, 4
_BORROWED = tuple(f"{verb} {whose}" for verb in ("wearing", "wears", "in", "but") for whose in ("his", "her"))


def is_body(part: Covers) -> bool:
    """Whether somebody in a garment of this part counts as dressed."""
    return part in (Covers.FULL, Covers.TOP, Covers.BOTTOM, Covers.OUTER)
