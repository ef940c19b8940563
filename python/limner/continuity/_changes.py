"""Changes for good that a prompt's own words tell of: ``his hair gone grey``, ``eighteen now``."""

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

from limner.continuity import _look_words as lexicon
from limner.continuity._contradictions import Look, compared, owned
from limner.continuity._descriptions import described
from limner.continuity._hair_now import LET_DOWN, PARTS_OF_BEARD, hair_down, without_part
from limner.continuity._hair_told import hue_in, is_done, told_work
from limner.continuity._identity import announced
from limner.continuity._mentions import Cast, Form, owner
from limner.continuity._new_limbs import SIGN, owner_by_pronoun, with_new_limbs
from limner.continuity._patterns import late
from limner.continuity._relations import Relation
from limner.continuity._text import split_list, texts
from limner.continuity.slots import Slot
from limner.continuity.state import Origin, Person, StoryState

_SIGNS = frozenset((
    "gone", "turned", "turning", "now", "newly", "freshly", "dyed", "bleached", "hacked", "chopped", "shorn",
    "sheared", "sawn", "lopped", "cut", "burnt", "burned", "singed", "shaved", "shaven", "cropped",
    "clipped", "later", "again", "ink", "dye", "tar",
))  # fmt: skip
_SIGN = late(r"\b(?:gone|turned|now|newly|freshly)\b", re.IGNORECASE)
_ANEW = late(r"\b(?:newly|freshly)\b", re.IGNORECASE)
_COLOURED = late(
    r"\b(hair|curls|locks|braids?|ponytail|mohawk|bob|fringe|beard|moustache|mustache)"
    r"(?: (?:has been |has |have |is |are |was )?(?:now |newly |freshly )?"
    r"(?:gone|turned|turning|now|dyed|bleached)|, (?:now |newly |freshly |just )(?:dyed|bleached)|"
    r"(?:,| is| are| all)?(?= [a-z-]{3,14} (?P<again>again)\b)|"
    r"(?: is| are| all)?(?= [a-z-]{3,14} with (?:ink|dye|tar)\b))"
    r"(?P<hue>(?: (?:a|an|all|bright|deep|dark|light|pale|dull|vivid|electric|fiery)){0,3} [a-z-]{3,14})\b",
    re.IGNORECASE,
)
"""Hair with its new colour behind it: ``gone grey``, ``dyed a bright blue``, ``black with ink``."""
_SHORN = late(
    r"\b(?:hair|curls|locks|braids?|plaits?|ponytail|tresses|mane) (?:has been |is |are |was |were )?"
    r"(?:all |now |newly |freshly |just )?"
    r"(?:(?:hacked|chopped|shorn|sheared|sawn|lopped)(?: off| away)?|cut off|cut away|shaved off)\b"
    r"([^,.;|]{0,60})(?:, ([^,.;|]{0,40}))?",
    re.IGNORECASE,
)
"""Hair that is taken off, and what is left of it, said at once or behind a comma."""
_SHAVED = late(
    r"\b(beard|moustache|mustache|whiskers|goatee|stubble|sideburns) (?:has been |is |are |was |were )?"
    r"(?:now |newly |freshly |just )?"
    r"(?:(?:burnt|burned|singed|shaved|shaven|cut|shorn)(?: clean)? (?:off|away)|gone)\b",
    re.IGNORECASE,
)
_CROPPED = late(
    r"\b(?:her|his|their|[\w-]{1,30}['’]s) (?:own |long )?(?:hair|curls|locks),? "
    r"(?:now |all |just |freshly ){0,2}"
    r"(?:cropped|cut|shorn|hacked|chopped|clipped)(?: very)? (?:short|close)\b(?! by\b)",
    re.IGNORECASE,
)
"""Hair that has been cut: ``with his hair cropped short``; ``with hair cut short`` only says how it is."""
_NAMED = late(r"[\w-]{1,30}['’]s ")  # ``Mira's hair``
_ALSO_CUT = late(
    r",?(?: and|,)? (?:now |newly |freshly )?"
    r"(?:cropped|cut|shorn|hacked|chopped|clipped)(?: very)? (?:short|close)\b",
    re.IGNORECASE,
)
_ALSO_DYED = late(
    r",?(?: and|,)? (?:now |newly |freshly )?(?:dyed|bleached|coloured|colored|tinted)"
    r"((?: (?:a|an|all|bright|deep|dark|light|pale|vivid)){0,2} [a-z-]{3,14})\b",
    re.IGNORECASE,
)
"""What is done to hair besides: ``cut short and dyed black``."""
_BALD = late(
    r"\b(?:now (?:completely |entirely |quite |all )?bald|(?:completely |entirely |quite |all )?bald now|"
    r"(?:her|his|their) (?:newly |freshly |just )?(?:shaved|shaven|shorn) head)\b",
    re.IGNORECASE,
)
"""A head that was shaved."""
_RECUT = late(
    r"(?<!\bits )\b(?:hair|curls|locks|mane|tresses) (?:has been |is |are |now |newly |freshly |just ){0,2}"
    r"cut (?:down )?(?:in)?to ([^,.;|]{3,60})",
    re.IGNORECASE,
)
"""Hair that is cut to something else: ``her black hair cut to a chin-length bob``."""
_LATER = late(r"^(?:\w{1,12} )?(?:years|months|decades) later\b(?! than)", re.IGNORECASE)
"""A leap in time, behind which somebody may look otherwise."""
_NOT_SO = late(
    r"\b(?:as an? (?:child|teenager|teen|girl|boy|kid|baby)|imagin\w{1,4}|dream\w{0,4}|remember\w{0,4}|"
    r"flashback|memory|baby|wig|clip)\b",
    re.IGNORECASE,
)
"""Words by which somebody looks so in no picture of now."""
_NOW_WITH = late(r"\bnow (?:with )?(?:her |his |their )?$", re.IGNORECASE)
_BEFORE, _BEHIND, _BEFORE_HAIR = 16, 5, 24
_SHADES = frozenset(("neon", "bright", "dark", "light", "pale", "deep", "dyed", "natural", "fiery"))
"""Words that say more of a colour, and go with it."""
_HUES = _SHADES | lexicon.COLOUR_FAMILIES.keys()


def changed_in(state: StoryState, seen: Cast, prompt: str, origin: Origin, prose: str = "") -> StoryState:
    """Return the state with the hair and the age that a prompt says are new; ``prose`` is its message's."""
    said_words = texts(prompt)
    if seen.who and SIGN in said_words:
        state = with_new_limbs(state, seen, prompt, origin)
    if not seen.who or not ((told := told_work(said_words, prose)) or _SIGNS.intersection(said_words)):
        return state
    done = list(_worked(prompt))
    for start, _, work in done:
        if who := _whose(state, seen, prompt, start):
            person = state.people[who]
            hair = person.look.get(Slot.HAIR)
            known = hair.value if hair is not None else ""
            if work.again and not any(
                slot is Slot.HAIR and work.colour in was for slot, was in person.former
            ):
                continue  # ``her hair gold again in the firelight``
            if work.off:
                person, known = without_part(person, known, work.off, origin), ""
            else:
                person = announced(person, work.left(known), origin)
            state = state.with_person(person)
    for look in compared(state, owned(seen, prompt)):
        said = look.said
        if any(start < said.end and said.start < end for start, end, _ in done):
            continue  # what is over, or is told already
        if said.slot in (Slot.HAIR, Slot.AGE) and (_is_new(look, prompt) or is_done(told, state, look)):
            person = state.people[look.who]
            state = state.with_person(announced(person, _recoloured(person, said.slot, said.value), origin))
    return state


def _whose(state: StoryState, seen: Cast, prompt: str, start: int) -> str:
    """Return whose hair it is, nobody's where it is told of somebody who is not seen: ``the dog's hair``."""
    named = _NAMED.match(prompt, start)
    if named is None:
        return owner_by_pronoun(state, seen, prompt, start)
    known = any(spot.form is Form.OWNER and spot.start <= start < spot.end for spot in seen.spots)
    return owner(seen, prompt, named.end()) if known else ""


def _recoloured(person: Person, slot: Slot, said: str) -> str:
    """Return what becomes of hair of which only another colour is said: ``grey hair`` is long grey curls."""
    *colour, noun = said.split()
    hair = person.look.get(Slot.HAIR)
    if slot is not Slot.HAIR or noun != "hair" or hair is None or not _HUES.issuperset(colour):
        return said
    return _Work(colour=" ".join(colour)).left(hair.value) if colour else said


def _is_new(look: Look, prompt: str) -> bool:
    """Whether a prompt says that a look is another one than before."""
    if look.relation is Relation.REPEATS:
        return False
    if look.relation is Relation.ADDS and not _ANEW.search(look.said.value):
        return False
    near = prompt[max(0, look.said.start - _BEFORE) : look.said.end + _BEHIND]
    contradicts = look.relation is Relation.CONTRADICTS and look.said.slot is Slot.HAIR
    later = contradicts and _LATER.search(prompt) and not _NOT_SO.search(prompt)
    return bool(_SIGN.search(near) or later)


class _Work(NamedTuple):
    """
    What is done to hair, or to a ``beard``: given a ``colour``, ``cut`` to what is left, or let down.

    ``off`` is a part of a beard that is shaved alone: a moustache; ``again``: it has the colour of before.
    """

    colour: str = ""
    cut: str = ""
    beard: str = ""
    off: str = ""
    again: bool = False

    def left(self, hair: str) -> str:
        """Return what becomes of ``hair``, in the words of ``look=``."""
        if self.cut:
            return self.cut
        if self.beard:
            return f"{self.colour} {self.beard}"
        if not self.colour:
            return f"loose {hair_down(hair) or 'hair'}"
        items = [item for item in split_list(hair) if lexicon.BEARDS.isdisjoint(texts(item))]
        words = ", ".join(items).split() or ["hair"]
        kept = [word for word in words if word.strip(",").lower() not in _HUES]
        at = next((at for at, word in enumerate(kept) if word not in lexicon.HAIR_LENGTHS), 0)
        return " ".join((*kept[:at], self.colour, *kept[at:]))


def _worked(prompt: str) -> Iterator[tuple[int, int, _Work]]:
    """Return where it is said that something has been done to somebody's hair, and what."""
    coloured = set()
    for found in _COLOURED.finditer(prompt):
        if colour := hue_in(found["hue"]):
            beard = found[1] if found[1].lower() in lexicon.BEARDS else ""
            coloured.add(found.start())
            cut = None if beard else _ALSO_CUT.match(prompt, found.end())
            work = (
                _Work(cut=f"short cropped {colour} hair")
                if cut
                else _Work(colour, beard=beard, again=bool(found["again"]))
            )
            yield found.start(), (cut or found).end(), work
    for found in _SHORN.finditer(prompt):
        left = [
            words
            for words in (found[1], found[2] or "")
            if any(s.slot is Slot.HAIR for s in described(words))
        ]
        yield (*found.span(), _Work(cut=left[0].strip() if left else "short hair"))
    yield from _shaved(prompt, coloured)
    for found in LET_DOWN.finditer(prompt):
        behind = prompt[found.end() : found.end() + 5].lower()
        if behind.rstrip(" ,.;|") == " now" or _NOW_WITH.search(
            prompt[max(0, found.start() - _BEFORE_HAIR) : found.start()]
        ):
            yield (*found.span(), _Work())


def _shaved(prompt: str, coloured: Collection[int]) -> Iterator[tuple[int, int, _Work]]:
    """Return where hair is cut to something else, and where a head or a beard is shaved."""
    for found in _RECUT.finditer(prompt):
        if any(said.slot is Slot.HAIR for said in described(found[1])):
            yield (*found.span(), _Work(cut=f"hair cut to {found[1].strip()}"))
    for found in _CROPPED.finditer(prompt):
        dyed = _ALSO_DYED.match(prompt, found.end())
        hue = hue_in(dyed[1]) if dyed else ""
        yield (
            found.start(),
            (dyed if dyed and hue else found).end(),
            _Work(cut=f"short cropped {hue} hair".replace("  ", " ")),
        )
    for found in _BALD.finditer(prompt):
        yield (*found.span(), _Work(cut="bald"))
    for found in _SHAVED.finditer(prompt):
        part = found[1].lower()
        if found.start() not in coloured:  # ``his beard gone grey``
            work = _Work(off=part) if part in PARTS_OF_BEARD else _Work(cut="clean-shaven")
            yield (*found.span(), work)
