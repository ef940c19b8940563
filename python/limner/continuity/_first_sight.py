"""
What the prompt that introduces somebody says of a body in words that no lexicon of looks has.

``with an eye patch``, ``a porcelain face``: such words stand in that prompt alone, and a later picture would
not know them. Kept as they stand, where the noun is a body's and nothing says that it passes. Imported when
somebody new is seen; of people with a sheet nothing is read so.
"""

from collections.abc import Iterable, Iterator, Mapping

from limner.continuity._anatomy import ANATOMY
from limner.continuity._descriptions import described
from limner.continuity._dressing import shown
from limner.continuity._kind_words import BEINGS
from limner.continuity._mentions import Cast, owner
from limner.continuity._moods import MOODS
from limner.continuity._patterns import late
from limner.continuity._text import DETERMINERS, bag, words
from limner.continuity.looks import Said
from limner.continuity.slots import Slot
from limner.continuity.state import Person
from limner.continuity.story import Role

_WITHOUT_SHEET = frozenset((Role.NAMED, Role.UNNAMED))
_HAVING = late(r"\b(?:with|has|having) (?P<list>[^.;|]{3,160})")
_PIECE = late(r"(?:, and |, | and )?(?P<piece>(?:(?!, | and ).){3,60})")
_ENDS = bag("in wearing who sits stands lies holds on at by while walks leans waits watches looks")
_JOINTS = bag("on over across around round of for like above below under between down along where")
_PASSING = bag("""
raised bowed lowered tilted turned clenched open closed half-closed shut wide outstretched folded crossed
smiling straight red flushed wet dirty bloody bloodied sweaty sweating full free bare own whole hidden
covered buried pressed resting lifted averted upturned uplifted wild hands hand fist fists arms knees back
palm palms finger fingers lap shoulder tears tear head
""")
_PATCHES = frozenset(("patch", "patches", "heart"))
_MOST, _LONGEST = 4, 7


def more(
    people: Mapping[str, Person], cast: Cast, prompt: str, found: Iterable[tuple[str, Said]]
) -> list[tuple[str, Said]]:
    """Return what was found, of those who are new with their kind and with what no lexicon has."""
    new = {who for who in cast.who if people[who].pictures == 0 and people[who].kind in _WITHOUT_SHEET}
    whole = [
        (who, _with_kind(prompt, said) if who in new and said.slot is Slot.SEX else said)
        for who, said in found
    ]
    return whole + [(who, said) for who, said in _unread(cast, prompt) if who in new]


def _unread(cast: Cast, prompt: str) -> Iterator[tuple[str, Said]]:
    """Yield what a prompt says of bodies beyond the looks that are read, with whose it is."""
    taken = [(said.start, said.end) for said in described(prompt) if said.slot is not Slot.SEX]
    taken += [(piece.start, piece.end) for piece in shown(prompt)]
    for found in _HAVING.finditer(prompt):
        at = found.start("list")
        for each in _PIECE.finditer(found["list"]):
            start, piece = at + each.start("piece"), each["piece"]
            spans = words(piece)
            if not spans or spans[0].text in _ENDS:
                break
            size = next((n for n, w in enumerate(spans) if w.text in _ENDS), len(spans))
            kept = spans[:size]
            end = start + kept[-1].end
            if any(start < shut and begin < end for begin, shut in taken):
                continue
            if _is_of_a_body([word.text for word in kept]) and (who := owner(cast, prompt, start)):
                begin = kept[1].start if kept[0].text in DETERMINERS and len(kept) > 1 else kept[0].start
                yield who, Said(Slot.MARKS, piece[begin : kept[-1].end], start, end)
            if size < len(spans):
                break


def _is_of_a_body(said: list[str]) -> bool:
    if len(said) > _LONGEST or (said[0] in DETERMINERS and said[0] in ("the", "his", "her", "their")):
        return False
    head = next((n for n, word in enumerate(said) if n and word in _JOINTS), len(said))
    noun, before = said[head - 1], {*said[: head - 1]} - DETERMINERS
    if not before or head > _MOST or not before.isdisjoint(_PASSING | MOODS.keys()):
        return False
    if noun in _PASSING or any(word in MOODS for word in said):
        return False
    return noun in ANATOMY or noun in _PATCHES


def _with_kind(prompt: str, said: Said) -> Said:
    """Return what somebody new is with their kind: ``android woman``."""
    left = words(prompt[: said.start])[-1:]
    if left and prompt[left[0].end : said.start] == " " and left[0].text in BEINGS:
        return Said(said.slot, f"{left[0].text} {said.value}", left[0].start, said.end)
    return said
