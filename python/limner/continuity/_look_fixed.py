"""Looks in fixed words: ``a beauty mark above her lip``, ``no hair at all``, ``one eye of glass``."""

import re
from collections.abc import Callable
from functools import lru_cache

from limner.continuity._look_scan import Scan
from limner.continuity._part_words import COLOURS
from limner.continuity._patterns import late
from limner.continuity._plain_words import word_set
from limner.continuity.slots import Slot

_TABLE = r"""
marks: beauty = \
    beauty (?:mark|spot)(?: (?:above|below|under|beneath|on|over|beside|by|near|at the corner of) \
    THE(?: left| right| upper| lower)? [a-z]{3,9})?
marks patch: patch = (?:[a-z-]{3,9} ){0,2}patch over WHOSE (?:other|missing|lost|bad)(?: eye| one)?
marks: gap = gap between WHOSE (?:two )?(?:front )?teeth
marks: teeth tooth = \
    (?:gold|silver|golden|steel|iron|missing|chipped|broken) (?:front |eye )?(?:tooth|teeth)
hair bald: no not = (?:no|not a) hair(?: at all| left| on WHOSE (?:head|skull|scalp))
hair bald: no = (?:(?:has|have|had|with|and) |(?<=, ))no hair(?=[,.;]|$| and | or )
marks missing: lost lacks lacking = \
    (?:lost|lacks|lacking) (?:(?:an|one|two|three|four|half an?|most of an?|several) |\
    WHOSE (?:left|right) )(?:left |right |front )?PART
marks teeth: teeth = (?:no|few) teeth(?: left| to speak of| at all)?
marks: fingers = (?:only )?(?:two|three|four|six) fingers on (?:THE|each) (?:left hand|right hand|hand)
marks: fingers = (?:left |right )?hand with (?:only )?(?:two|three|four|six) fingers
marks: finger = hand with a finger missing
marks gone: missing gone = one PART is (?:missing|gone)
eyes pair: eye = one [a-z-]{3,12} eye,? and one (?:of )?[a-z-]{3,12}(?= eye\b|[,.;]|$| and )
marks led: stick cane crutch staff = \
    (?:walks|goes|gets about|leans|leaning|limps) (?:only )?(?:with|on) (?:a|an|her|his) \
    (?:[a-z-]{2,12} ){0,2}(?:stick|cane|crutch|staff)\b\
    (?: with an? (?:[a-z-]{2,12} ){1,3}(?:head|handle|knob))?
marks: peak stain spots lip chin = \
    widow's peak|port.wine stain|(?:liver|age) spots|cleft (?:lip|chin)|double chin
marks: circles lines feet teeth hare-lip harelip = \
    dark circles under THE eyes|laugh lines|crow's feet|buck teeth|hare-?lip
hair shaved: shaved shaven shorn buzzed clipped cropped = \
    hair (?:is |was )?(?:shaved|shaven|shorn|buzzed|clipped|cropped)(?: short| close)? \
    (?:on|at|over|along|above|up) (?:the|one|both|her|his) (?:left |right )?\
    (?:side|sides|left|right|temples?|back|ears?)
hair dyed: dyed = (?<=, )dyed [a-z-]{3,12}(?=[.,;]|$)
hair: waves = \
    (?:long |short |loose |soft |thick |glossy )?(?:platinum|blonde?|auburn|chestnut|ginger|raven|\
    brunette|honey|honey-blonde|copper|platinum-blonde|mahogany|marcelled) (?:finger )?waves
marks: cast sling splint plaster brace = \
    (?:left |right )?(?:arm|leg|hand|wrist|ankle|foot|knee) in (?:a |an )?(?:plaster |white |black )?\
    (?:cast|sling|splint|plaster|brace)
marks: wheelchair crutches = (?:in a|uses a) wheelchair|on crutches
build bent: bent = bent (?:nearly |almost |half )?(?:double|with age|with the years|by age|over|in half)
build: shoulders = \
    (?:broad|wide|narrow|square|sloping|powerful|massive|heavy|bony|rounded|stooped|thin) shoulders
build: belly paunch gut chest = \
    (?:big|large|huge|enormous|round|pot|beer|great|vast) (?:belly|paunch|gut)|(?:barrel|broad|deep) chest
build: hips waist thighs = \
    (?:wide|narrow|broad|full|generous) hips|(?:narrow|slim|thick|tiny|wasp) waist|thick thighs
hair salt: than = more salt than pepper|more (?:grey|white|silver) than [a-z]{3,9}
eyes two: different = eyes (?:are|of) (?:two )?different colou?rs\
    (?:[,:;] one [a-z-]{3,9},? (?:and )?(?:one|the other) [a-z-]{3,9})?
eyes two: eye = one eye is [a-z-]{3,9},? (?:and )?(?:one|the other) (?:is )?[a-z-]{3,9}
build round: round = round as (?:a|an) [a-z]{3,9}
"""
"""A phrase a line: its slot, how its value is made of it, words of which it has one, and its pattern."""
_NAMES = {
    "THE": r"(?:the|her|his|their|my|your|its|a|one)", "WHOSE": r"(?:the|her|his|its|their|my|your)",
    "PART": r"(?:eye|ear|arm|leg|hand|foot|fingers?|thumb|toes?|teeth)",
}  # fmt: skip
_CONTINUED = late(r"\\\n {4}")


@lru_cache(maxsize=1)
def _table() -> list[tuple[Slot, str, frozenset[str], str]]:
    """Return slot, way, words and pattern of each line."""
    found: list[tuple[Slot, str, frozenset[str], str]] = []
    for line in _CONTINUED.sub("", _TABLE).strip().split("\n"):
        head, _, pattern = line.partition(" = ")
        head, _, signs = head.partition(": ")
        slot, _, way = head.partition(" ")
        for name, words in _NAMES.items():
            pattern = pattern.replace(name, words)
        found.append((Slot(slot), way, word_set(signs), f"(?<![a-z-])(?:{pattern})(?![a-z])"))
    return found


@lru_cache(maxsize=64)
def _compiled(pattern: str) -> "re.Pattern[str]":
    """Return a pattern, made when a text first has one of its words."""
    return re.compile(pattern)


class Fixed(Scan):
    """Reads phrases that are no words around a part."""

    def read(self) -> None:
        """Read them all; quick where none of their words is said."""
        low = set(self.low)
        lines = [line for line in _table() if not line[2].isdisjoint(low)]
        text = self.tokens.source.lower() if lines else ""
        if not lines or len(text) != len(self.tokens.source):
            return
        places = {start: at for at, start in enumerate(self.tokens.starts)}
        ends = {end: at for at, end in enumerate(self.tokens.ends)}
        for slot, way, _, pattern in lines:
            for found in _compiled(pattern).finditer(text):
                value = _MADE[way](" ".join(found[0].split()).strip(" ,"))
                first, last = places.get(found.start(), -1), ends.get(found.end(), -1)
                if value and 0 <= first <= last and not any(self.taken[first : last + 1]):
                    self.say(slot, value, first, last)


def _missing(said: str) -> str:
    return "missing " + said.split(" ", 1)[1].removeprefix("her ").removeprefix("his ").removeprefix("the ")


def _gone(said: str) -> str:
    return f"missing {said.split()[1]}"


def _pair(said: str) -> str:
    if " one of " in said:
        front, _, stuff = said.partition(" one of ")
        return f"{front} one {stuff} eye"
    return f"{said} eye"


def _led(said: str) -> str:
    """``leans on a cane with a brass head`` has the cane."""
    return next(said.split(led, 1)[1] for led in (" a ", " an ", " her ", " his ") if led in said)


def _shaved(said: str) -> str:
    return said.replace(" is ", " ").replace(" was ", " ")


def _dyed(said: str) -> str:
    return f"{said} hair" if said.rsplit(maxsplit=1)[-1] in COLOURS else ""


def _two(said: str) -> str:
    """Return ``one brown eye and one green eye`` of eyes that are told one by one."""
    hues = [word for word in said.replace(",", " ").split() if word in COLOURS]
    return f"one {hues[0]} eye and one {hues[-1]} eye" if len(hues) > 1 else "mismatched eyes"


def _patch(said: str) -> str:
    """Return ``black silk eyepatch`` of a patch over an eye that is told of as the other one."""
    before = said.partition("patch over")[0].split()
    return " ".join([*(word for word in before if word not in ("and", "with", "the")), "eyepatch"])


def _toothless(said: str) -> str:
    return "toothless" if said.startswith("no") else "few teeth"


_MADE: dict[str, Callable[[str], str]] = {
    "": str, "bald": lambda _: "bald", "missing": _missing, "gone": _gone, "pair": _pair, "led": _led,
    "shaved": _shaved, "dyed": _dyed, "round": lambda _: "round", "bent": lambda _: "bent",
    "teeth": _toothless, "salt": lambda _: "grey hair", "two": _two,
    "patch": _patch,
}  # fmt: skip
