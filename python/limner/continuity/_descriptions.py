"""
Looks in a prompt or in ``look=``: what ``looks.read`` finds, with the words that belong to it.

A mark keeps what stands before it (``grey moth wings``), hair what it is streaked with, and a wig is hair.
"""

import re
from functools import lru_cache

from limner.continuity import _look_words as lexicon
from limner.continuity._kind_words import BEINGS
from limner.continuity._patterns import late
from limner.continuity._text import DETERMINERS, Word, bag, texts, words
from limner.continuity.looks import Said, cut, read
from limner.continuity.slots import Slot

TRIGGERS = (
    lexicon.HAIR_HEADS | lexicon.BEARDS | lexicon.MARK_HEADS | lexicon.FURS | lexicon.FACE_HEADS
    | frozenset(lexicon.AGES)
    | frozenset(lexicon.BUILDS) | frozenset(lexicon.SEXES) | frozenset(lexicon.TENS)
    | frozenset(lexicon.DECADES)
    | bag("eyes eye skin complexion ears pale haired bald balding blonde blond redhead brunette")
    | bag("scarred tanned aged wig")
)  # fmt: skip
"""Words without which a prompt says nothing of looks."""

_BEING = late(
    r"^(?:(?:[Tt]he )?[^\W\d_a-z][\w'’-]{0,24}(?: [\w'’-]{1,24}){0,3}, )?(?:[Aa]n?|[Tt]he) "
    r"(?P<front>(?:[a-z-]{1,20},? ){0,4}?)(?P<kind>[a-z-]{3,14})(?: (?P<noun>woman|man|girl|boy|lady|lad))?"
    r"(?=[,;.]| (?:with|in|who|wearing|named|called)\b|$)"
)
_MONSTER = late(
    r", an? (?P<said>(?:[a-z-]{1,20},? ){0,4}?)(?:monster|beast|creature|serpent)\b"
    r"(?! (?:in|on|at|by|behind|beside|beneath|under|asleep)\b)",
    re.IGNORECASE,
)
"""What a being is called besides: ``a kraken, a huge purple sea monster``."""
_HUED = bag("""
dragon half-dragon dragonborn wyvern kraken leviathan hydra basilisk serpent phoenix griffin gryphon unicorn
pegasus slime golem behemoth kobold lizardfolk
""")
"""Beings of which the colour is neither hair nor skin."""
_NOT_A_MARK = DETERMINERS | lexicon.STOPS | lexicon.HAVING | bag("behind like large")
_MIXED = bag("streaked flecked shot speckled threaded striped dyed tipped")
_LIMB = late(
    r"\b(?:(?:(?:only )?one|missing|a single) (?:good )?"
    r"(?:arm|leg|eye|hand|ear|finger|fingers|foot|tooth|teeth)|"
    r"(?:three|four|six|eight|many) (?:arms?|legs?|eyes?|hands?|ears?|fingers?|teeth))\b",
    re.IGNORECASE,
)
_DONE = frozenset(("cut", "cropped", "chopped", "grown", "dyed", "worn", "shorn"))
_WIG = frozenset(("wig", "wigs"))


@lru_cache(maxsize=2048)
def described(text: str) -> tuple[Said, ...]:
    """Return what a text says of looks, in its order."""
    said = texts(text)
    if (
        TRIGGERS.isdisjoint(said)
        and BEINGS.isdisjoint(said)
        and not any("-" in word or word.isdigit() for word in said)
    ):
        return ()
    spans = words(text)
    found = [_widened(text, spans, said) for said in read(text) if said.value != "open mouth"]
    if not BEINGS.isdisjoint(said):
        found = _with_being(text, found)
    for match in _LIMB.finditer(text):
        if not any(said.start < match.end() and match.start() < said.end for said in found):
            found.append(Said(Slot.MARKS, match[0].lower(), match.start(), match.end()))
    wig = _wig(text, spans)
    if wig is not None:
        found = [said for said in found if said.slot is not Slot.HAIR]
        found.append(wig)
    return tuple(sorted(found, key=lambda said: said.start))


def _with_being(text: str, found: list[Said]) -> list[Said]:
    """
    Return looks with what kind of being somebody is introduced as: ``Lirien, an elf with silver hair``.

    Only in an apposition to a name or at the beginning; what a picture shows besides is nobody's kind.
    """
    match = _BEING.match(text)
    if match is None or match["kind"].lower() not in BEINGS:
        return found
    start, end = match.start("kind"), match.end("noun") if match["noun"] else match.end("kind")
    kept = [said for said in found if said.slot is not Slot.SEX or not start <= said.start < end]
    sex = next((said.value for said in found if said.slot is Slot.SEX and start <= said.start < end), "")
    kind = match["kind"].lower()
    if kind in _HUED:
        again = _MONSTER.match(text, match.end())
        front = f"{match['front']} {again['said'] if again else ''}".lower().replace(",", " ").split()
        hue = next((word for word in reversed(front) if word in lexicon.COLOURS), "")
        kind = f"{hue} {kind}".strip()
    return [*kept, Said(Slot.SEX, f"{kind} {sex}" if match["noun"] and sex else kind, start, end)]


def _widened(text: str, spans: tuple[Word, ...], said: Said) -> Said:
    if said.slot is Slot.MARKS:
        first = next((n for n, w in enumerate(spans) if w.start >= said.start), -1)
        last = first
        while first > 0 and last - first < 3 and spans[first - 1].clause == spans[last].clause:
            left = spans[first - 1]
            if left.text in _NOT_A_MARK or left.text.endswith("ing") or left.end + 1 < spans[first].start:
                break
            if left.text[-1:] == "s" and not left.text.endswith("ss"):
                break
            first -= 1
        if 0 <= first < last:
            start = spans[first].start
            return Said(said.slot, cut(text[start : said.start] + said.value), start, said.end)
    if said.slot is Slot.HAIR and said.value.split()[-1:] and said.value.split()[-1] in _DONE:
        near = next((w for w in spans if w.start >= said.end), None)
        if near is not None and near.text in lexicon.HAIR_MODS and near.start - said.end < 2:
            return Said(said.slot, cut(f"{said.value} {near.text}"), said.start, near.end)
    if said.slot is Slot.HAIR and said.value.split()[-1:] and said.value.split()[-1] in _MIXED:
        behind = [w for w in spans if w.start >= said.end][:2]
        if len(behind) == 2 and behind[0].text in ("with", "in") and behind[1].clause == behind[0].clause:
            end = behind[1].end
            return Said(said.slot, cut(f"{said.value} {behind[0].text} {behind[1].text}"), said.start, end)
    return said


def _wig(text: str, spans: tuple[Word, ...]) -> Said | None:
    """Return the hair that a wig is: ``black wig`` is black hair for as long as it is worn."""
    for at, word in enumerate(spans):
        if word.text not in _WIG:
            continue
        first = at
        while (
            first
            and spans[first - 1].clause == word.clause
            and lexicon.HAIR_MODS & {spans[first - 1].text, *spans[first - 1].text.split("-")}
        ):
            first -= 1
        before = spans[first - 1].text if first else ""
        behind = spans[at + 1].text if at + 1 < len(spans) else ""
        if (
            first < at
            and before not in ("no", "without", "off", "removes")
            and behind not in ("off", "removed", "gone")
        ):
            colour = " ".join(w.text for w in spans[first:at])
            return Said(Slot.HAIR, f"{colour} hair", spans[first].start, word.end)
    del text
    return None
