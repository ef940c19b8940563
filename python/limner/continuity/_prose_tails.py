"""
A look in a card's prose, whole: with the words before its noun and the phrases that hang behind it.

The readers of looks know the words that can be said of a part; what hair is tied with, what a scar splits and
whose moustache is stained by what has no end of words. In a card's sentence a noun phrase begins behind its
article and goes on in prepositions and participles: what stands there is the look's, whatever its words.
"""

from collections.abc import Sequence
from dataclasses import replace

from limner.continuity import _look_words as words
from limner.continuity._anatomy import ANATOMY
from limner.continuity._around_words import WORN
from limner.continuity._garments import part_of
from limner.continuity._look_around import HEADS
from limner.continuity._look_scan import Said, cut
from limner.continuity._prose_rest import slot_of
from limner.continuity._tail_words import (
    AWAY,
    DONE,
    ENDS,
    FACIAL,
    HEAPS,
    LEADS,
    NO_STATE,
    NO_WORD,
    SEEN,
    TIES,
    UNSEEN,
)
from limner.continuity._tokens import Tokens
from limner.continuity.slots import LONGEST, Slot

_SLOTS = frozenset((Slot.HAIR, Slot.EYES, Slot.FACE, Slot.MARKS, Slot.SKIN))
_LED_BY = words.DETERMINERS | words.HAVING | words.SEPARATORS | frozenset(words.UNITS) | {"and"}
_SEEN_PARTS = words.BODY - {"ankle", "ankles", "knee", "knees", "foot", "feet", "leg", "legs", "skin", "body"}
_DONE_TO = frozenset(("freckled", "tattooed", "scarred"))
_NOUN_WORDS, _CHUNK, _CHUNKS = 3, 7, 4


def whole(tokens: Tokens, said: Sequence[Said]) -> list[Said]:
    """Return looks with the words that belong to them in a sentence; linear."""
    found: list[Said] = []
    at = 0
    for number, each in enumerate(said):
        while at + 1 < len(tokens.starts) and tokens.starts[at] < each.start:
            at += 1
        if each.slot not in _SLOTS:
            found.append(each)
            continue
        last = at
        while last + 1 < len(tokens.ends) and tokens.ends[last] < each.end:
            last += 1
        if found and _is_size_of(tokens, found[-1], each, (at, last)):
            size = found.pop()
            each = replace(each, value=f"{tokens.low[at - 1]} {each.value}", start=size.start)  # noqa: PLW2901
        if (part := _likened(tokens, at)) >= 0:
            found.append(_of_part(tokens, found, part, last))
            continue
        floor = max((other.end for other in said[max(0, number - 3) : number]), default=0)
        ceiling = said[number + 1].start if number + 1 < len(said) else len(tokens.source)
        found.append(_behind(tokens, _before(tokens, each, (at, last), floor), last, ceiling))
    return found


def _likened(tokens: Tokens, at: int) -> int:
    """Return the part that is like what stands here: ``a nose like an eagle's beak`` is no beak; or -1."""
    for near in range(at - 1, max(0, at - 4), -1):
        if tokens.low[near] == "like":
            return near - 1 if tokens.low[near - 1] in ANATOMY else -1
        if tokens.low[near] in ENDS:
            break
    return -1


def _of_part(tokens: Tokens, found: list[Said], part: int, last: int) -> Said:
    """Return the look of a part with what it is like."""
    if found and found[-1].end >= tokens.ends[part]:
        said = found.pop()
        return replace(
            said, value=cut(f"{said.value} {tokens.between(part + 1, last)}"), end=tokens.ends[last]
        )
    begin = part
    while begin and part - begin < _NOUN_WORDS and _is_adjective(tokens, begin - 1, 0):
        begin -= 1
    value = cut(tokens.between(begin, last).lower())
    return Said(slot_of(tokens.low[part]), value, tokens.starts[begin], tokens.ends[last])


def _is_size_of(tokens: Tokens, size: Said, said: Said, place: tuple[int, int]) -> bool:
    """Whether a word read as somebody's build is a thing's: ``tiny gold spectacles``."""
    first, last = place
    return (
        size.slot is Slot.BUILD
        and first > 0
        and size.end == tokens.ends[first - 1]
        and tokens.low[first - 1] == size.value
        and said.slot in (Slot.MARKS, Slot.FACE)
        and tokens.low[last] in HEADS
        and not tokens.low[last].endswith("ed")
    )


def _before(tokens: Tokens, said: Said, place: tuple[int, int], floor: int) -> Said:
    """Return a look with the words between an article and its noun: ``a tobacco-stained moustache``."""
    first, last = place
    low = tokens.low
    named = low[last] in HEADS and _ends_with(said.value, low[last])
    named = named or (low[first] in HEADS and said.value.startswith(f"{low[first]} "))
    if not named and not (said.slot is Slot.MARKS and said.value == tokens.between(first, last).lower()):
        return said
    begin = first
    while begin and first - begin < _NOUN_WORDS and _is_adjective(tokens, begin - 1, floor):
        if said.slot is Slot.EYES and low[begin - 1].endswith("ing"):
            return said  # ``laughing brown eyes``
        begin -= 1
    left = low[begin - 1] if begin else "."
    counted = left in words.UNITS and (left != "one" or said.slot is Slot.MARKS)
    heap = begin - 1 - (left in ("a", "an"))
    if heap > 0 and said.slot is Slot.HAIR and low[heap] == "of" and low[heap - 1] in HEAPS:
        begin = heap - 1
        if _is_adjective(tokens, begin - 1, floor):
            begin -= 1  # ``thistledown mop of hair``
    elif (left not in _LED_BY or left == "'s") and low[max(0, begin - 2) : begin] != ["covered", "in"]:
        return said
    elif counted and said.slot is not Slot.EYES and tokens.starts[begin - 1] >= floor:
        begin -= 1  # ``two blue hearing aids``
    if begin == first:
        return said
    words_before = tokens.between(begin, first - 1).lower()
    value = (
        said.value if not said.value.startswith(f"{words_before} ") else said.value.removeprefix(words_before)
    )
    return replace(said, value=cut(f"{words_before} {value}"), start=tokens.starts[begin])


def _is_adjective(tokens: Tokens, at: int, floor: int) -> bool:
    """Whether the word before a noun, or before its adjectives, can be one of them."""
    word = tokens.low[at]
    return (
        at >= 0
        and tokens.starts[at] >= floor
        and word.replace("-", "").isalpha()
        and tokens.raw(at)[:1].islower()
        and word not in words.STOPS | NO_WORD | words.ADVERBS
        and word not in HEADS
        and (tokens.low[at + 1] in words.MARK_HEADS or not (word in words.SEXES or words.is_role(word)))
        and part_of(word) is None
        and (word[-1] != "s" or word.endswith(("ss", "ous")))
    )


def _behind(tokens: Tokens, said: Said, last: int, ceiling: int) -> Said:
    """Return a look with the phrases that follow its last word: ``tied with red wool``."""
    low = tokens.low
    known = said.value.lower().replace(",", " ").split()
    if low[last] in DONE and low[last] not in known and low[last - 1] in known:
        last -= 1  # ``a grey beard cut square``, of which ``cut`` has been read
    behind = low[last + 1] if last + 1 < len(low) else ""
    if low[last] in _DONE_TO and (behind in _SEEN_PARTS or behind == "with"):
        said = replace(said, value=low[last])  # ``freckled shoulders``, ``tattooed with a raven``
        if behind in _SEEN_PARTS:
            return replace(said, value=f"{low[last]} {behind}", end=tokens.ends[last + 1])
    if low[last] not in said.value.lower().replace(",", " ").split():
        return said  # ``redhead`` is red hair
    if behind == "of" and not _ends_with(said.value, low[last]):
        return said  # ``the green of pond water``
    end = last
    often = behind in words.ADVERBS - {"once"} and _chunk(tokens, said.slot, last + 2, ceiling) > 0
    end += often
    for _ in range(_CHUNKS):
        upto = _chunk(tokens, said.slot, end + 1, ceiling)
        if upto < 0:
            break
        end = upto
    end = _chunk_before(low, last, end)
    last += often
    if end == last or len(said.value) + tokens.ends[end] - tokens.starts[last + 1] > LONGEST:
        return said
    tail = " ".join(tokens.between(last + 1, end).split())
    if known[:1] == [low[last]] and len(known) > 1 and _is_done(low[last], said.slot):
        said = replace(said, value=f"{' '.join(known[1:])} {low[last]}")  # ``hair tied with``
    return replace(said, value=f"{said.value} {tail}", end=tokens.ends[end])


def _chunk(tokens: Tokens, slot: Slot, at: int, ceiling: int) -> int:  # noqa: PLR0911 -- one for each end
    """Return the last word of the phrase that begins here, -1 where none does that is the look's."""
    low = tokens.low
    if at >= len(low):
        return -1
    lead, begin = low[at], at + 1
    clause = lead in ("that", "which") and begin < len(low) and low[begin] in SEEN
    done = _is_done(lead, slot)
    full = lead == "full" and low[at + 1 : at + 2] == ["of"]
    sided = lead == "from" and at + 2 < len(low) and low[at + 2] in ("left", "right")
    if not (lead in LEADS or done or clause or sided or full):
        return -1
    begin += clause or full
    near = begin
    while near < len(low) and near - begin < _CHUNK and low[near] not in ENDS:
        led = low[near - 1] in words.DETERMINERS  # ``a beaded chain``
        goes_on = low[near] in LEADS or (not led and _is_done(low[near], slot))
        if goes_on and (near > begin or lead in AWAY) and not clause:
            break
        clause = False
        if tokens.starts[near] >= ceiling or low[near] in UNSEEN or low[near] in words.COPULAS - {"'s"}:
            return -1
        if (
            (part_of(low[near]) is not None and not _holds(low[near], slot, lead, done=done))
            or low[near] in words.NEGATIONS
            or tokens.raw(near)[:1].isupper()
        ):
            return -1
        near += 1
    if near < len(low) and (low[near] in words.COPULAS or low[near] in ("she", "he", "they", "i", "it")):
        return -1  # ``the scar on her chin is``
    if near - begin >= _CHUNK or tokens.ends[near - 1] > ceiling:
        return -1
    said = done or lead in AWAY or any(word not in words.STOPS for word in low[begin:near])
    return near - 1 if said else -1


def _chunk_before(low: Sequence[str], last: int, end: int) -> int:
    """Return the end without ``in a stub`` where ``of a ponytail`` follows, which is a look of its own."""
    if end == last or low[end + 1 : end + 2] != ["of"]:
        return end
    return next((at - 1 for at in range(end, last, -1) if low[at] in LEADS), last)


def _holds(word: str, slot: Slot, lead: str, *, done: bool) -> bool:
    """Whether a garment's noun says here what hair is held with or reaches to, or what glasses hang on."""
    if slot is Slot.MARKS:
        return lead == "on" and word in TIES
    return slot is Slot.HAIR and (
        word in ("belt", "heels") or (word in TIES and (done or lead in ("with", "by", "in")))
    )


def _is_done(word: str, slot: Slot) -> bool:
    """Whether a word says what has been done to a part."""
    if slot in (Slot.EYES, Slot.FACE, Slot.SKIN):
        return word in FACIAL
    done = word in DONE or word in WORN or (word.endswith("ed") and len(word) > 4)
    return done and word not in NO_STATE and word not in HEADS


def _ends_with(value: str, word: str) -> bool:
    return value.lower().split()[-1:] == [word]
