"""Parts in one word (``green-eyed``), and where what trails a part is better said."""

from limner.continuity import _look_words as words
from limner.continuity._lone_words import LONE
from limner.continuity._look_trailing import Trailing
from limner.continuity._plain_words import word_set
from limner.continuity.slots import Slot

SLOTS = {
    "hair": Slot.HAIR,
    "beard": Slot.HAIR,
    "eyes": Slot.EYES,
    "skin": Slot.SKIN,
    "fur": Slot.SKIN,
    "face": Slot.FACE,
    "build": Slot.BUILD,
    "ears": Slot.MARKS,
    "marks": Slot.MARKS,
    "limb": Slot.MARKS,
}
_COMPOUNDS = {
    "haired": ("hair", "hair"), "eyed": ("eyes", "eyes"), "skinned": ("skin", "skin"), "bearded": ("beard",
    "beard"),
    "furred": ("fur", "fur"), "faced": ("face", "face"), "eared": ("ears", "ears"), "tailed": ("marks",
    "tail"),
    "horned": ("marks", "horns"), "winged": ("marks", "wings"), "nosed": ("face", "nose"),
    "lipped": ("face", "lips"),
    "jawed": ("face", "jaw"), "cheeked": ("face", "cheeks"), "browed": ("face", "brow"),
    "chinned": ("face", "chin"),
    "mouthed": ("face", "mouth"), "toothed": ("face", "teeth"), "lashed": ("face", "lashes"),
    "bespectacled": ("marks", "glasses"),
}  # fmt: skip


class Compounds(Trailing):
    """Reads compounds."""

    def texts(self, places: list[int]) -> list[str]:
        return [self.tokens.text(place) for place in places]

    def compound(self, at: int) -> None:
        """Read ``green-eyed``, ``red-haired``."""
        front, _, back = self.low[at].rpartition("-")
        kind, head = _COMPOUNDS.get(back, ("", ""))
        if not kind or self.low[at] in LONE or self.low[at] in words.BUILD_MODS:
            return
        if kind == "skin" and front in ("thin", "tough"):
            return
        if kind == "face" and front in ("two", "red", "straight", "stone", "po", "bare", "pale", "white"):
            return
        if kind == "eyes" and front not in words.EYE_LASTING and not self.fits(front, kind):
            return
        if front in (
            "wide",
            "teary",
            "sharp",
            "bright",
            "clear",
            "dry",
            "open",
            "starry",
            "wild",
            "one",
            "bare",
            "thick",
        ):
            return
        places, first = self.before(at, kind) if kind in ("hair", "eyes", "skin") else ([], at)
        value = " ".join([*self.texts(places), front.replace("-", " ") if kind == "marks" else front, head])
        if self.denied(first):
            self.taken[at] = 1
            return
        self.say(SLOTS[kind], value, first, at)


_OPEN = word_set(
    "reaches reaching falls falling hangs hanging comes flows tumbles spills grows and that which"
)
"""Words that end a phrase of which nothing is understood: ``a beard that reaches his second button``."""


def before_noun(tail: str) -> tuple[str, str]:
    """Return of what trails a part what is better said before it: ``dyed red``, ``the colour of tea``."""
    first, _, rest = tail.partition(" ")
    if (
        first == "dyed"
        and rest
        and rest.partition(" ")[0] in words.COLOURS | words.SHADES
        and "," not in rest
    ):
        colours = rest.split()
        while colours and not (colours[-1] in words.COLOURS or colours[-1] in words.SHADES):
            return "", tail
        return tail, ""
    while tail.rpartition(" ")[2] in _OPEN:
        tail = tail.rpartition(" ")[0]
    rest, comma, colour = tail.rpartition(", ")
    if comma and colour.partition(" ")[0] in words.COLOURS:
        return colour, rest  # ``cropped like a soldier's, black going grey``
    for colour in ("the colour of ", "the color of "):
        if tail.startswith(colour) and tail.count(" ") == 3:
            return f"{tail.removeprefix(colour)}-coloured", ""
    if tail in ("worn", "cut", "kept"):
        return "", ""
    return "", tail


def lasts(word: str) -> bool:
    """Whether a word that is said of eyes says more than their look of this moment."""
    if word in words.EYE_LASTING or any(piece in words.EYE_LASTING for piece in word.split("-")):
        return True
    return word not in words.EYE_MODS and word not in words.EYE_MOMENTS
