"""Looks in fixed words: ``a beauty mark above her lip``, ``no hair at all``, ``one eye of glass``."""

import re
from collections.abc import Callable
from functools import lru_cache

from limner.continuity._look_phrases import TABLE
from limner.continuity._look_scan import Scan
from limner.continuity._part_words import COLOURS, EYE_MODS, HAIR_MODS, SKIN_MODS
from limner.continuity._plain_words import word_set
from limner.continuity._tokens import number_at
from limner.continuity.slots import Slot

_NAMES = {
    "THE": r"(?:the|her|his|their|my|your|its|a|one)", "WHOSE": r"(?:the|her|his|its|their|my|your)",
    "NUM": r"(?:[1-9][0-9]|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-[a-z]{3,5})?|"
    r"(?:thir|four|fif|six|seven|eigh|nine)teen)",
    "PART": r"(?:eye|ear|arm|leg|hand|foot|fingers?|thumb|toes?|teeth)",
}  # fmt: skip
_CONTINUED = "\\\n    "
"""What parts a line that goes on in the next one."""


def _table() -> list[tuple[Slot, str, frozenset[str], str]]:
    """Return slot, way, words and pattern of each line."""
    found: list[tuple[Slot, str, frozenset[str], str]] = []
    for line in TABLE.replace(_CONTINUED, "").strip().split("\n"):
        head, _, pattern = line.partition(" = ")
        head, _, signs = head.partition(": ")
        slot, _, way = head.partition(" ")
        found.append((Slot(slot), way, word_set(signs), pattern))
    return found


LINES = _table()
_SIGNS = frozenset().union(*[line[2] for line in LINES])
"""Words without one of which no line need be looked at."""


@lru_cache(maxsize=64)
def _compiled(pattern: str) -> "re.Pattern[str]":
    """Return a pattern, made when a text first has one of its words."""
    for name, words in _NAMES.items():
        pattern = pattern.replace(name, words)
    return re.compile(f"(?<![a-z-])(?:{pattern})(?![a-z])")


class Fixed(Scan):
    """Reads phrases that are no words around a part."""

    def read(self) -> None:
        """Read them all; quick where none of their words is said."""
        low = _SIGNS.intersection(self.low)
        lines = [line for line in LINES if not line[2].isdisjoint(low)] if low else []
        text = self.tokens.source.lower() if lines else ""
        if not lines or len(text) != len(self.tokens.source):
            return
        places = {start: at for at, start in enumerate(self.tokens.starts)}
        ends = {end: at for at, end in enumerate(self.tokens.ends)}
        for slot, way, _, pattern in lines:
            for found in _compiled(pattern).finditer(text):
                value = _MADE[way](" ".join(found[0].split()).strip(" ,"))
                first, last = places.get(found.start(), -1), ends.get(found.end(), -1)
                denied = slot is Slot.MARKS and self.denied(first)
                if value and 0 <= first <= last and not denied and not any(self.taken[first : last + 1]):
                    while first and slot in _WIDENED and self.is_said_of(first - 1, slot):
                        first -= 1  # ``green eyes like a cat's``, ``pink hair shaved on one side``
                        value = f"{self.low[first]} {value}"
                    self.say(slot, value, first, last)

    def is_said_of(self, at: int, slot: Slot) -> bool:
        """Whether a word before a phrase that begins with its part is said of the part."""
        return not self.taken[at] and self.low[at] in _WIDENED[slot] and self.low[at + 1] in _PARTS


_WIDENED = {Slot.EYES: EYE_MODS, Slot.HAIR: HAIR_MODS, Slot.SKIN: SKIN_MODS}
_PARTS = word_set("eyes hair skin") | COLOURS | HAIR_MODS


def _like(said: str) -> str:
    """Return ``cream skin`` of skin like cream, and other things as they stand."""
    part, _, thing = said.partition(" ")
    last = thing.rsplit(maxsplit=1)[-1]
    return f"{last} {part}" if last in SKIN_MODS | COLOURS else said


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
    if said.startswith(("head ", "scalp ")):
        return f"shaved {said.partition(' ')[0]}"
    return said.replace(" is ", " ").replace(" was ", " ").replace(" are ", " ").replace(" were ", " ")


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


def _absent(said: str) -> str:
    """Return ``missing three fingers of the left hand`` of what is told to be missing."""
    thing = said.rsplit(maxsplit=2)[0]
    for owner in (" her ", " his ", " their ", " my ", " your "):
        thing = thing.replace(owner, " the ")
    return f"missing {thing}"


def _claw(said: str) -> str:
    """Return what somebody has in the place of a limb: ``steel claw for a left hand``."""
    limb, _, stuff = said.partition(" is ")
    made = stuff.startswith(("made of ", "all "))
    stuff = stuff.removeprefix("made of ").removeprefix("all ").removeprefix("an ").removeprefix("a ")
    return f"{stuff} {limb.split()[-1]}" if made else f"{stuff} for a {limb}"


def _odd(said: str) -> str:
    """Return the number in ``forty if a day``, ``pushing fifty``."""
    low = said.replace("-odd", "").replace("-ish", "").replace("ish", "").split()
    found = next((years for at in range(len(low)) if (years := number_at(low, at)[0])), 0)
    return f"{found} years old" if found and found > 12 else ""


def _died(said: str) -> str:
    """Return the age at which somebody stopped growing older."""
    years, _ = number_at([said.rsplit(maxsplit=1)[-1]], 0)
    return f"{years} years old" if years else ""


def _one(said: str) -> str:
    """Return ``one gold fang`` of ``one of her fangs is gold``."""
    part, _, stuff = said.partition(" is ")
    noun = part.split()[-1]
    noun = "tooth" if noun == "teeth" else noun.removesuffix("s")
    return f"one {stuff.split()[-1]} {noun}"


def _toothless(said: str) -> str:
    return "toothless" if said.startswith("no") else "few teeth"


def _pair_of(said: str) -> str:
    """Return one eye and the other where they are told behind ``eyes``."""
    return _two(said) if said.startswith("eyes") else _pair(said)


_MADE: dict[str, Callable[[str], str]] = {
    "": str, "bald": lambda _: "bald", "balding": lambda _: "balding", "thinning": lambda _: "thinning hair",
    "missing": _missing, "gone": _gone, "pair": _pair_of, "led": _led,
    "shaved": _shaved, "dyed": _dyed, "round": lambda _: "round", "bent": lambda _: "bent",
    "teeth": _toothless, "salt": lambda _: "grey hair", "two": _two,
    "patch": _patch, "died": _died, "claw": _claw, "absent": _absent,
    "mess": str, "tan": lambda _: "tanned skin", "slight": lambda _: "slight", "huge": lambda _: "huge",
    "gap": lambda said: said.replace("gap in ", "gap between "),
    "none": lambda said: f"no {said.split()[-1]}",
    "faceless": lambda _: "no face", "thin": lambda _: "thin", "like": _like,
    "muscle": lambda _: "muscular", "odd": _odd, "one": _one, "pale": lambda _: "pale skin",
    "broken": lambda said: "broken, crooked nose" if " set " in said else "broken nose",
}  # fmt: skip
