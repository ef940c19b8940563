"""The words around one that names a part: which of them are said of it."""

from limner.continuity import _look_words as words
from limner.continuity._around_words import JOINS, WORN
from limner.continuity._kind_words import KINDS
from limner.continuity._look_scan import Scan

HEADS = {
    **dict.fromkeys(words.FACE_HEADS, "face"),
    **dict.fromkeys(words.MARK_HEADS, "marks"),
    **dict.fromkeys(words.FURS, "fur"),
    **dict.fromkeys(("skin", "complexion", "skinned"), "skin"),
    **dict.fromkeys(words.HAIR_HEADS, "hair"),
    **dict.fromkeys(words.BEARDS, "beard"),
    **dict.fromkeys(("eyes", "eyed", "irises", "pupils", "eye"), "eyes"),
    **dict.fromkeys(words.BUILD_HEADS, "build"),
    **dict.fromkeys(words.LIMBS - {"eye"}, "limb"),
    "haired": "hair",
    "ears": "ears",
}
"""Words that name a part, with its kind."""

_BEASTLY = frozenset(("hair", "marks", "ears", "fur", "eyes"))
_MODS = {
    "hair": words.HAIR_MODS,
    "beard": words.HAIR_MODS,
    "eyes": words.EYE_MODS,
    "skin": words.SKIN_MODS,
    "fur": words.FUR_MODS,
    "face": words.FACE_MODS,
    "build": words.BUILD_MODS,
    "ears": words.EARS,
    "marks": words.COLOURS | words.SHADES,
    "limb": words.MARK_MODS,
}


_NO_DEGREE = frozenset(("curly", "wavy", "woolly", "family", "only", "ugly", "lovely", "lively"))


_NEVER_PLAIN = words.STOPS | words.SEPARATORS | words.EYE_MOMENTS | {"own"}
_WEATHER = frozenset(
    ("wind", "rain", "sweat", "blood", "snow", "water", "sleep", "sea", "tear", "still", "half")
)
"""What makes hair look so for a moment: ``wind-blown``."""


def _is_degree(word: str) -> bool:
    """Whether a word is an adverb by its ending: ``her skin is faintly blue``."""
    return len(word) > 5 and word.endswith("ly") and word not in _NO_DEGREE


class Around(Scan):
    """Finds the words before and behind a part that are said of it."""

    def fits(self, word: str, kind: str) -> bool:
        """Whether a word can be said of a part; of a compound its last piece or all of them must."""
        mods = _MODS[kind]
        if word in mods:
            return True
        if "-" not in word:
            return False
        pieces = word.split("-")
        return (
            pieces[-1] in mods
            or pieces[-1]
            in (
                "length",
                "shaped",
                "coloured",
                "colored",
                "textured",
                "toned",
                "white",
                "set",
                "threaded",
                "streaked",
                "tipped",
                "flecked",
                "shot",
                "peppered",
                "dusted",
                "hued",
                "rinsed",
                "tinted",
                "dyed",
                "bleached",
                "hennaed",
            )
            or all(piece in mods for piece in pieces)
        )

    def before(self, at: int, kind: str) -> tuple[list[int], int]:  # noqa: C901 -- a branch for each word
        """Return the places of the words before that are said of a part, in order, and the first of them."""
        places: list[int] = []
        solid = at  # how far without crossing a comma
        near = at - 1
        while near >= 0 and at - near < 14 and not self.taken[near]:
            word = self.low[near]
            if (
                word == "'s"
                and kind in _BEASTLY
                and self.word(near - 1) in KINDS
                and not self.taken[near - 1]
            ):
                places += [near, near - 1]  # ``goat's horns``
                near -= 2
                continue
            if word == "little" and self.word(near - 1) == "a" and places:
                break  # ``gone a little thick, cropped hair``
            if self.fits(word, kind) or (kind == "marks" and near == at - 1 and word in words.MARK_HEADS):
                places.append(near)  # ``burn scar``
            elif word in JOINS and places and self.fits(self.word(near - 1), kind):
                if word == ",":
                    solid = min(solid, near + 1) if solid == at else solid
            elif word in words.ADVERBS and places:
                pass
            elif not self.plain(near, kind, bool(places)):
                break
            else:
                places.append(near)
            near -= 1
        if solid < at:
            left = self.word(near)
            if left not in words.DETERMINERS and left not in words.HAVING:
                places = [place for place in places if place >= solid]
        places.reverse()
        return places, places[0] if places else at

    def plain(self, at: int, kind: str, known: bool) -> bool:  # noqa: PLR0911 -- one for each kind
        """Whether the unknown word at ``at`` can be an adjective of the phrase: ``her mousy hair``."""
        word = self.low[at]
        if not word.isalpha() and "-" not in word:
            return False
        if word in _NEVER_PLAIN or word in HEADS:
            return False
        if kind == "limb" or word in words.PEOPLE or word in words.SEXES or word.endswith("ing"):
            return False
        left = self.word(at - 1)
        led = left in words.DETERMINERS or left in words.HAVING
        if kind == "marks":
            near = (left, self.word(at - 2))
            return (
                led
                or near[1] in words.DETERMINERS
                or "behind" in near
                or any(word in words.SEPARATORS for word in near)
            )
        if known:
            return led and not word.endswith("s")
        compound = kind == "hair" and "-" in word and (led or left == "and")
        if compound and _WEATHER.isdisjoint(word.split("-")):
            return True  # ``with cotton-wool hair``
        return kind in ("hair", "eyes") and self.fits(left, kind) and not word.endswith(("s", "ed"))

    def predicate(self, at: int, kind: str, *, led: bool = True) -> tuple[list[int], int]:
        """Return the places of the words from ``at`` on that are said of the part, and the last one."""
        places: list[int] = []
        last = at - 1
        near = at
        while near < len(self.low) and near - at < 16 and not self.taken[near]:
            word = self.low[near]
            if word in WORN and (not led or places):
                break
            if word == "full" and self.word(near + 1) == "of":
                break  # ``curls full of leaves``
            if self.fits(word, kind) and self.word(near + 1) not in HEADS:
                places.append(near)
                last = near
            elif (
                kind in ("eyes", "hair", "skin")
                and self.word(near - 1) in ("a", "an")
                and word not in words.STOPS
                and self.word(near + 1) in words.COLOURS
                and self.word(near + 2) not in HEADS
            ):
                places.append(near)  # ``a washed-out blue``
            elif word in JOINS:
                if not self.goes_on(near, kind):
                    break
            elif word not in words.ADVERBS and word not in ("a", "both", "either") and not _is_degree(word):
                break
            near += 1
        return places, last

    def goes_on(self, at: int, kind: str) -> bool:
        """Whether a list goes on behind its ``,`` or ``and``: what follows is of the same part."""
        near = at + 1
        while self.word(near) in words.ADVERBS or self.word(near) in JOINS:
            near += 1
        if self.word(near) in WORN or (self.word(near) in ("in", "with") and self.low[at] != ","):
            return False
        first = near
        while self.fits(self.word(near), kind):
            near += 1
        behind = self.word(near)
        return near > first and (behind in words.SEPARATORS or behind in words.STOPS or behind in WORN)

    def coloured(self, at: int, kind: str) -> tuple[list[int], int]:  # noqa: PLR0911 -- one for each way
        """Read ``of grey``, ``the colour of honey`` behind a part."""
        if self.word(at) == "as" == self.word(at + 2) and self.fits(self.word(at + 1), kind):
            return [at + 1], at + 3 + (self.word(at + 3) in words.DETERMINERS)  # ``as black as ink``
        if self.word(at) == "of" and self.fits(self.word(at + 1), kind):
            return self.predicate(at + 1, kind)
        if found := self.of_hue(at):
            return found, found[-1]
        lead = at + 1 + (self.word(at) == "of")  # ``eyes of the palest blue``
        if self.word(lead - 1) in ("the", "a") and (
            self.word(lead).removesuffix("st") in words.SHADES | {"pale", "deep"}
            or self.word(lead).removesuffix("est") in words.SHADES
        ) and self.fits(self.word(lead + 1), kind):  # fmt: skip
            return [lead, lead + 1], lead + 1
        if self.word(at) == "the" and self.fits(self.word(at + 1), kind) and self.word(at + 2) == "of":
            return [at + 1], at + 1
        if self.word(at) == "the" and self.word(at + 1) in ("colour", "color", "shade"):
            end = self.some(at + 3, 3)
            if end > at + 2:
                return list(range(at, end + 1)), end
        return [], at

    def of_hue(self, at: int) -> list[int]:
        """Return the places of ``unsettling violet`` in ``eyes of an unsettling violet``."""
        if self.word(at) != "of":
            return []
        near = at + 1 + (self.word(at + 1) in ("a", "an", "the", "that", "some"))
        for end in range(near, near + 3):
            if self.word(end) in words.COLOURS and self.word(end + 1) not in HEADS:
                return list(range(near, end + 1))
            if not self.word(end).replace("-", "").isalpha() or self.word(end) in words.STOPS:
                break
        return []

    def some(self, at: int, most: int) -> int:
        """Return the last place of up to ``most`` plain words from ``at`` on, -1 where there is none."""
        near = at
        count = 0
        while (
            count < most and self.word(near) not in words.SEPARATORS and self.word(near) not in words.COPULAS
        ):
            word = self.word(near)
            if word in words.PLACES or word in words.HAVING or word in ("in", "and", "who", "that", "which"):
                break
            if word not in words.DETERMINERS:
                count += 1
            near += 1
        return near - 1 if near > at else -1
