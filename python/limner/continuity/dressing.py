"""Clothes in a prompt's own words: which garments it shows on somebody, which are put on and which taken off."""

from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache

from limner.continuity._dressing_words import (
    DETAILS,
    FABRICS,
    HOLDING,
    ING,
    OF_A_GARMENT,
    PUTTING_ON,
    STOP,
    WEARING,
)
from limner.continuity.garments import COLOURS, PARTS, Garment, Part, garment, part_of
from limner.continuity.text import DETERMINERS, Word, words


class How(Enum):
    """What a prompt says of a garment."""

    WORN = auto()
    ON = auto()
    OFF = auto()
    NAMED = auto()


@dataclass(frozen=True, slots=True)
class Shown:
    """A garment in a prompt at [start, end). ``NAMED`` ones are there, but the words do not say that they are worn."""

    garment: Garment
    start: int
    end: int
    how: How
    alone: bool = False
    """Whether it is a clause of its own, as in a list of keywords: then only its place says whose it is."""


_PLURAL_OK = frozenset(("a", "an", "the"))


@lru_cache(maxsize=4096)
def shown(prompt: str) -> tuple[Shown, ...]:
    """Return the garments of a prompt in their order."""
    spans = words(prompt)
    if not any(part_of(word.text) is not None or word.text in PARTS for word in spans):
        return ()
    found: list[Shown] = []
    last_end, last_how = -9, How.NAMED
    for at, word in enumerate(spans):
        if not _is_garment(spans, at):
            continue
        first = _first(spans, at, last_end)
        end = _end(prompt, spans, at)
        how = _how(prompt, spans, first, at, end, last_end, last_how)
        value = garment(prompt[spans[first].start : spans[end].end].replace("_", " "))
        if value.head:
            found.append(Shown(value, spans[first].start, spans[end].end, how, _alone(spans, first, end)))
            last_end, last_how = end, how
        del word
    return tuple(found)


def _is_garment(spans: tuple[Word, ...], at: int) -> bool:
    word = spans[at]
    part = part_of(word.text)
    behind = spans[at + 1] if at + 1 < len(spans) else None
    if behind is not None and behind.clause == word.clause and behind.start - word.end <= 1:
        if part_of(behind.text) is not None or behind.text in OF_A_GARMENT:
            return False
        if word.text in (
            "dress",
            "suit",
            "cap",
            "mask",
            "hood",
            "robe",
            "uniform",
            "top",
            "belt",
            "collar",
            "veil",
            "ring",
        ) and (
            behind.text in ("code", "pocket", "rack", "shop", "party", "ball", "maker", "of")
            and behind.text != "of"
        ):
            return False
    if part is not None:
        return not (word.text == "veil" and behind is not None and behind.text == "of")
    left = spans[at - 1] if at else None
    return (
        word.text in PARTS
        and left is not None
        and left.clause == word.clause
        and (left.text in COLOURS or left.text in FABRICS)
    )


def _first(spans: tuple[Word, ...], at: int, last_end: int) -> int:
    first = at
    while first and first - 1 > last_end and spans[first - 1].clause == spans[at].clause and at - first < 6:
        left = spans[first - 1].text
        if left in STOP or (left.endswith("ing") and left not in ING) or left.endswith("ly"):
            break
        first -= 1
    return first


def _end(prompt: str, spans: tuple[Word, ...], at: int) -> int:
    """Return the last word of the garment: ``of dust-coloured lace``, ``with brass buttons`` belong to it."""
    end = at
    for _ in range(2):
        near = end + 1
        if near >= len(spans) or spans[near].clause != spans[at].clause:
            break
        if spans[near].text == "of":
            last = near + 1
            while (
                last + 1 < len(spans)
                and last - near < 3
                and spans[last + 1].clause == spans[at].clause
                and (
                    spans[last].text in COLOURS
                    or "-" in spans[last].text
                    or spans[last].text in ("heavy", "fine", "thin", "dark", "pale", "the")
                )
            ):
                last += 1
            if last < len(spans) and spans[last].clause == spans[at].clause:
                end = last
                continue
        if spans[near].text in ("with", "trimmed", "lined"):
            last = near + 1
            while last < len(spans) and last - near < 5 and spans[last].clause == spans[at].clause:
                if spans[last].text in DETAILS:
                    end = last
                    break
                if part_of(spans[last].text) is not None or spans[last].text in ("and", "in", "on"):
                    break
                last += 1
        break
    del prompt
    return end


def _how(
    prompt: str, spans: tuple[Word, ...], first: int, at: int, end: int, last_end: int, last_how: How
) -> How:
    clause = spans[at].clause
    before = first - 1
    while (
        before >= 0
        and spans[before].clause == clause
        and spans[before].text in DETERMINERS | {"very", "only", "nothing", "but", "just"}
    ):
        before -= 1
    led = before >= 0 and spans[before].clause == clause
    left = spans[before].text if led else ""
    left2 = spans[before - 1].text if led and before and spans[before - 1].clause == clause else ""
    after = spans[end + 1].text if end + 1 < len(spans) and spans[end + 1].clause == clause else ""
    after2 = spans[end + 2].text if after and end + 2 < len(spans) and spans[end + 2].clause == clause else ""
    if left in ("off", "of") and left2 in (
        "takes",
        "taking",
        "pulls",
        "pulling",
        "slips",
        "slipping",
        "peels",
        "strips",
        "shrugs",
        "tears",
        "out",
        "kicks",
        "throws",
        "flings",
        "steps",
    ):
        return How.OFF
    if after == "off" or (
        after in ("removed", "gone", "discarded", "missing") or (after == "in" and after2 == "hand")
    ):
        return How.OFF
    if left in (
        "without",
        "no",
        "removes",
        "removing",
        "sheds",
        "shedding",
        "doffs",
        "unlaces",
        "discards",
        "discarding",
        "lost",
        "minus",
    ):
        return How.OFF
    if left == "up" and left2 in ("hangs", "hanging"):
        return How.OFF
    if left == "on" and left2 in (
        "puts",
        "putting",
        "pulls",
        "pulling",
        "tries",
        "trying",
        "slips",
        "slipping",
        "throws",
        "has",
        "draws",
    ):
        return How.ON
    if (
        left in PUTTING_ON
        and after != "off"
        and left not in ("puts", "pulls", "pulling", "throws", "slips", "slipping", "shrugs")
    ):
        return How.ON
    if left in ("into",) and left2 in (
        "changed",
        "changes",
        "changing",
        "slips",
        "steps",
        "gets",
        "dressed",
        "laced",
        "zipped",
    ):
        return How.ON
    if left in ("over", "under", "beneath", "atop", "and", "plus") and last_end == before - 1:
        return last_how
    if left in ("and", "or") and last_end >= 0 and before - last_end <= 1:
        return last_how
    if (left == "and" or (not led and after in ("", "and"))) and after != "off" and _listed(spans, first):
        return How.WORN
    if left in WEARING:
        return (
            How.WORN
            if left2 not in ("hidden", "lost", "packed", "searching", "interested", "covers")
            else How.NAMED
        )
    if left in ("with", "under", "beneath", "has", "having") and left2 not in HOLDING:
        bare = spans[first].text == spans[at].text and first == at
        return How.NAMED if left == "with" and bare and spans[before + 1].text in ("the",) else How.WORN
    if left in HOLDING or left2 in HOLDING:
        return How.NAMED
    if not led and not after and (first < at or spans[at].text in ("barefoot",)):
        return How.WORN  # a clause of its own: ``red silk gown``
    if not led and first == at and last_how is How.WORN and last_end == at - 1 and not after:
        return last_how
    if (
        led
        and spans[before + 1].text in ("her", "his", "their", "the")
        and after
        in (
            "flapping",
            "billowing",
            "flying",
            "flaring",
            "open",
            "soaked",
            "torn",
            "streaming",
            "trailing",
            "swirling",
            "muddy",
            "wet",
            "on",
        )
    ):
        return How.WORN
    if not led and spans[max(first - 1, 0)].text in ("her", "his", "their") and after:
        return How.WORN if first < at else How.NAMED
    if spans[at].text == "barefoot":
        return How.WORN
    del prompt
    return How.NAMED


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
        ):
            return False
        elif (
            word.endswith("s")
            and not word.endswith("ss")
            and at + 1 < len(spans)
            and spans[at + 1].text in ("a", "an", "the", "at", "in", "on", "his", "her", "into")
        ):
            return False
        at, steps = at - 1, steps + 1
    return False


def is_body(part: Part) -> bool:
    """Whether somebody in a garment of this part counts as dressed."""
    return part in (Part.FULL, Part.TOP, Part.BOTTOM, Part.OUTER)
