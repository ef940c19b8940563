"""
What words say of a person's looks: sex, age, build, skin, hair, eyes, face, marks.

Read from prose, lists and Danbooru tags alike: a word that names a part (``hair``) takes the words around it that
can be said of such a part, before it (``long red hair``) and behind (``her hair is red, in a plait``). Whose looks
they are is the caller's business; what is denied (``no beard``) is not said.
"""

import re
from dataclasses import dataclass

from limner.continuity import _look_words as words
from limner.continuity._plain_words import word_set
from limner.continuity._tokens import Tokens, number_at
from limner.continuity.slots import LONGEST, Slot

LENGTH = 200_000
"""Characters that are read of a text."""

_HEADS = {
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
_SLOTS = {
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
    "haired": ("hair", "hair"), "eyed": ("eyes", "eyes"), "skinned": ("skin", "skin"), "bearded": ("beard", "beard"),
    "furred": ("fur", "fur"), "faced": ("face", "face"), "eared": ("ears", "ears"), "tailed": ("marks", "tail"),
    "horned": ("marks", "horns"), "winged": ("marks", "wings"), "nosed": ("face", "nose"), "lipped": ("face", "lips"),
    "jawed": ("face", "jaw"), "bespectacled": ("marks", "glasses"),
}  # fmt: skip
_LONE = {
    "bald": (Slot.HAIR, "bald"), "balding": (Slot.HAIR, "balding"), "clean-shaven": (Slot.HAIR, "clean-shaven"),
    "beardless": (Slot.HAIR, "clean-shaven"), "bearded": (Slot.HAIR, "beard"), "moustached": (Slot.HAIR, "moustache"),
    "brunette": (Slot.HAIR, "brunette hair"), "redhead": (Slot.HAIR, "red hair"), "redheaded": (Slot.HAIR, "red hair"),
    "red-headed": (Slot.HAIR, "red hair"), "blonde": (Slot.HAIR, "blonde hair"), "blond": (Slot.HAIR, "blond hair"),
    "towheaded": (Slot.HAIR, "blond hair"), "platinum-blonde": (Slot.HAIR, "platinum blonde hair"),
    "heterochromia": (Slot.EYES, "heterochromia"), "heterochromatic": (Slot.EYES, "heterochromia"),
    "bespectacled": (Slot.MARKS, "glasses"), "one-eyed": (Slot.MARKS, "one-eyed"), "winged": (Slot.MARKS, "wings"),
    "horned": (Slot.MARKS, "horns"), "tattooed": (Slot.MARKS, "tattoos"), "freckled": (Slot.MARKS, "freckles"),
    "one-armed": (Slot.MARKS, "one-armed"), "one-handed": (Slot.MARKS, "one-handed"),
    "one-legged": (Slot.MARKS, "one-legged"), "hairless": (Slot.HAIR, "hairless"), "scarred": (Slot.MARKS, "scars"),
}  # fmt: skip
_JOINS = frozenset((",", "and", "but", "&", "+"))
_DRINKS = word_set("wine beer water champagne shot pint two three four empty full of raising clinking")
_HEIGHT = re.compile(r"[1-9][0-9]?'[0-9]{0,2}|[12][0-9]{2}cm|[12]\.[0-9]{1,2}m")
_WORN = frozenset(
    "tied worn pulled pinned cut cropped swept braided plaited gathered falling cascading kept held flowing hanging "
    "reaching streaked flecked shot twisted coiled piled knotted shaved slicked combed parted tumbling caught bound "
    "framing falls reaches hangs cascades flows tumbles covering dyed fading speckled ringed".split()
)
_POST_MIDDLE = words.DETERMINERS | words.ADVERBS | word_set("and")
_REACH = word_set(
    "in into to past over with at of like up down back behind by on around round above below off"
)


@dataclass(frozen=True, slots=True)
class Said:
    """
    A phrase about looks: ``value`` is a prompt's words for it, at most ``LONGEST`` characters.

    ``start`` and ``end`` are where the phrase stands in the text, so that it can be cut out of it.
    """

    slot: Slot
    value: str
    start: int
    end: int


def read(text: str) -> tuple[Said, ...]:
    """Return what ``text`` says of looks, in its order; phrases do not overlap. Never raises; linear in time."""
    reader = _Reader(Tokens(text[:LENGTH]))
    return tuple(sorted(reader.found(), key=lambda said: said.start))


def phrase(slot: Slot, value: str) -> str:
    """
    Return a prompt's words for a bare value: ``brown`` for eyes is ``brown eyes``.

    For what stands behind a key (``Hair: brunette, curly``): the slot is known, the word for it is left out. Words
    that are not understood are kept, for the key says what they are about. Empty where it denies (``none``).
    """
    from limner.continuity._bare_values import worded

    return cut(worded(slot, value))


def cut(value: str) -> str:
    """Return ``value`` in one line of at most ``LONGEST`` characters, cut behind a word."""
    value = " ".join(value[: 4 * LONGEST].split())
    if len(value) <= LONGEST:
        return value
    short = value[:LONGEST]
    return (short.rpartition(" ")[0] or short).rstrip(" ,;:-")


class _Reader:
    def __init__(self, tokens: Tokens) -> None:
        self.tokens = tokens
        self.low = tokens.low
        self.taken = bytearray(len(tokens.low))
        self.said: list[Said] = []

    def found(self) -> list[Said]:
        """Read the phrases around parts, then numbers, then words that stand alone."""
        for at, word in enumerate(self.low):
            kind = _HEADS.get(word)
            if kind and not self.taken[at]:
                self.part(at, kind)
            elif "-" in word and not self.taken[at]:
                self.compound(at)
        for at in range(len(self.low)):
            if not self.taken[at]:
                self.age(at)
        for at in range(len(self.low)):
            if not self.taken[at]:
                self.lone(at)
        return self.said

    def word(self, at: int) -> str:
        return self.low[at] if 0 <= at < len(self.low) else "\n"

    def say(self, slot: Slot, value: str, first: int, last: int) -> None:
        for at in range(first, last + 1):
            self.taken[at] = 1
        self.said.append(Said(slot, cut(value), self.tokens.starts[first], self.tokens.ends[last]))

    # -- a part and the words around it -------------------------------------------------------------------

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
            or pieces[-1] in ("length", "shaped", "coloured", "colored", "textured", "toned", "white", "set")
            or all(piece in mods for piece in pieces)
        )

    def before(self, at: int, kind: str) -> tuple[list[int], int]:
        """Return the places of the words before ``at`` that are said of it, in order, and the first of them."""
        places: list[int] = []
        solid = at  # how far without crossing a comma
        near = at - 1
        while near >= 0 and at - near < 14 and not self.taken[near]:
            word = self.low[near]
            if self.fits(word, kind):
                places.append(near)
            elif word in _JOINS and places and self.fits(self.word(near - 1), kind):
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

    def plain(self, at: int, kind: str, known: bool) -> bool:
        """Whether the unknown word at ``at`` can be an adjective of the phrase: ``her mousy hair``."""
        word = self.low[at]
        if not word.isalpha() and "-" not in word:
            return False
        if word in words.STOPS or word in words.SEPARATORS or word in _HEADS or word in words.EYE_MOMENTS:
            return False
        if kind == "limb" or word in words.PEOPLE or word in words.SEXES or word.endswith("ing"):
            return False
        left = self.word(at - 1)
        led = left in words.DETERMINERS or left in words.HAVING
        if kind == "marks":
            return led or self.word(at - 2) in words.DETERMINERS or left in words.SEPARATORS
        return known and led and not word.endswith("s")

    def predicate(self, at: int, kind: str, *, led: bool = True) -> tuple[list[int], int]:
        """Return the places of the words from ``at`` on that are said of the part before, and the last one."""
        places: list[int] = []
        last = at - 1
        near = at
        while near < len(self.low) and near - at < 16 and not self.taken[near]:
            word = self.low[near]
            if word in _WORN and (not led or places):
                break
            if self.fits(word, kind) and self.word(near + 1) not in _HEADS:
                places.append(near)
                last = near
            elif word in _JOINS:
                if not self.goes_on(near, kind):
                    break
            elif word not in words.ADVERBS and word not in ("a", "both", "either"):
                break
            near += 1
        return places, last

    def goes_on(self, at: int, kind: str) -> bool:
        """Whether the list goes on behind the ``,`` or ``and`` at ``at``: what follows is of the same part."""
        near = at + 1
        while self.word(near) in words.ADVERBS or self.word(near) in _JOINS:
            near += 1
        if self.word(near) in _WORN or (self.word(near) in ("in", "with") and self.low[at] != ","):
            return False
        first = near
        while self.fits(self.word(near), kind):
            near += 1
        behind = self.word(near)
        return near > first and (behind in words.SEPARATORS or behind in words.STOPS or behind in _WORN)

    def trailing(self, at: int, kind: str) -> int:
        """Return the last place of what is said behind the part: ``in a loose plait``, ``on her right cheek``."""
        last = at - 1
        for _ in range(3):
            near = last + 1
            if kind in ("hair", "beard") and self.word(near) in _JOINS and self.word(near) != "but":
                near += 1
            while self.word(near) in words.ADVERBS:
                near += 1
            worn = False
            while self.word(near) in _WORN or (
                worn and self.word(near) in _REACH and self.word(near) != "with"
            ):
                worn = True
                near += 1
            end = (
                self.reached(near, kind)
                if not worn or self.word(near - 1) in _WORN
                else self.reached(near - 1, kind)
            )
            if end < 0 and worn and near > last + 1 and self.word(near - 1) not in ("of", "with", "and"):
                end = near - 1
            if end < 0:
                break
            last = end
        return last

    def reached(self, at: int, kind: str) -> int:
        """Return the last place of a phrase that begins with a preposition at ``at``, -1 where there is none."""
        word = self.word(at)
        if kind in ("marks", "ears", "limb"):
            if word in ("of", "shaped"):
                return self.some(at + 1, 4)
            ends = words.BODY
            if word not in words.PLACES and word != "in":
                return -1
            if word == "in":
                ends = frozenset()
        elif kind in ("hair", "beard"):
            if word not in _REACH and word not in words.PLACES:
                return -1
            ends = words.STYLES | words.BODY
            if word == "with":
                ends = words.STYLES | word_set(
                    "streaks streak highlights tips roots strands ends undercut beads"
                )
        elif kind == "eyes":
            if word not in ("with", "like", "flecked", "ringed"):
                return -1
            ends = word_set(
                "pupils flecks specks ring rings irises sclera cat's gold silver lashes eyelashes"
            )
        else:
            return -1
        end = -1
        near = at + 1
        while near < len(self.low) and near - at < 8 and not self.taken[near]:
            word = self.low[near]
            if word in words.SEPARATORS or word in words.COPULAS:
                break
            if word in ends:
                end = near
            elif (
                end >= 0
                and word not in _POST_MIDDLE
                and word not in words.PLACES
                or word in words.HAVING
                or word in ("and", "who", "which", "while", "as")
            ):
                break
            near += 1
        if end >= 0 and self.word(end + 1) in ("of",):
            return end
        return end

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

    def denied(self, first: int) -> bool:
        near = first - 1
        while self.word(near) in words.DETERMINERS or self.word(near) in ("any", "or", "longer"):
            near -= 1
        if self.word(near) in words.NEGATIONS:
            return True
        return self.word(near) in ("have", "has", "had") and self.word(near - 1) in words.NEGATIONS

    def part(self, at: int, kind: str) -> None:  # noqa: PLR0912 -- one for each shape a phrase has
        head = self.low[at]
        if head == "eye" and {self.word(at - 1), self.word(at - 2)} & (words.MARK_MODS - {"left", "right"}):
            kind = "limb"
        places, first = self.before(at, kind)
        if kind == "limb" and not any(self.low[place] not in ("left", "right") for place in places):
            return
        if kind == "fur" and self.word(at + 1) not in words.SEPARATORS | words.STOPS:
            return
        if kind == "marks" and not self.is_mark(at, places):
            return
        if self.denied(first):
            for place in range(first, at + 1):
                self.taken[place] = 1
            return
        near = at + 1
        pair = ""
        if self.word(near) in ("and", "&") and _HEADS.get(self.word(near + 1)) in (
            "eyes",
            "hair",
            "beard",
            "fur",
        ):
            pair = self.word(near + 1)
        after = near + 2 if pair else near
        if self.word(after) in words.COPULAS or self.word(after) in (":", "="):
            after += 1
            while self.word(after) in words.ADVERBS:
                after += 1
        behind: list[int] = []
        last = at
        if kind not in ("marks", "limb", "ears"):
            behind, end = self.predicate(after, kind, led=after > near)
            if (
                not behind
                and self.word(after) in ("of", "the")
                and kind in ("eyes", "hair", "skin", "fur", "beard")
            ):
                behind, end = self.coloured(after, kind)
            if behind:
                last = end
        if pair and not behind:
            pair = ""
        tail_from = (last + 1 if behind else after) if kind not in ("marks", "limb", "ears") else at + 1
        end = self.trailing(tail_from, kind) if not (pair and not behind) else last
        tail = self.tokens.between(max(tail_from, last + 1), end) if end >= tail_from else ""
        tail = tail.strip(" ,")
        while (first_word := tail.partition(" ")[0]) in words.ADVERBS or first_word == "and":
            tail = tail.partition(" ")[2]
        last = max(last, end) if tail or behind else at
        self.finish(at, kind, head, places, behind, tail, first, last)
        if pair:
            other = _HEADS[pair]
            value = " ".join(
                [*self.texts([place for place in behind if self.fits(self.low[place], other)]), pair]
            )
            if self.lasting(other, pair, value, places=behind, tail=""):
                self.said.append(
                    Said(_SLOTS[other], cut(value), self.tokens.starts[near + 1], self.tokens.ends[near + 1])
                )

    def coloured(self, at: int, kind: str) -> tuple[list[int], int]:
        """Read ``of grey``, ``the colour of honey`` behind a part."""
        if self.word(at) == "of" and self.fits(self.word(at + 1), kind):
            return self.predicate(at + 1, kind)
        if self.word(at) == "the" and self.word(at + 1) in ("colour", "color", "shade"):
            end = self.some(at + 3, 3)
            if end > at + 2:
                return list(range(at, end + 1)), end
        return [], at

    def is_mark(self, at: int, places: list[int]) -> bool:
        head = self.low[at]
        if head in (
            "burn",
            "hook",
            "brand",
            "horn",
            "beak",
            "mole",
            "scars",
            "stitches",
            "hump",
            "tail",
            "burns",
            "halo",
        ):
            left = self.word((places[0] if places else at) - 1)
            if not places and left not in words.DETERMINERS | words.HAVING | words.SEPARATORS:
                return False
        if head == "glasses":
            return self.word(at + 1) != "of" and self.word(at - 1) not in _DRINKS
        return True

    def texts(self, places: list[int]) -> list[str]:
        return [self.tokens.text(place) for place in places]

    def finish(
        self,
        at: int,
        kind: str,
        head: str,
        places: list[int],
        behind: list[int],
        tail: str,
        first: int,
        last: int,
    ) -> None:
        name = {"haired": "hair", "eyed": "eyes", "skinned": "skin", "complexion": "skin"}.get(
            head
        ) or self.tokens.text(at)
        of_colour = behind and self.word(behind[0]) == "the"
        said = [*places, *([] if of_colour else behind)]
        kept = [place for place in said if not (kind == "eyes" and self.low[place] in words.EYE_MOMENTS)]
        seen: set[str] = set()
        mods = [
            text
            for place, text in zip(kept, self.texts(kept), strict=True)
            if not (self.low[place] in seen or seen.add(self.low[place]))  # type: ignore[func-returns-value]
        ]
        if of_colour:
            tail = f"{' '.join(self.texts(behind))} {tail}".strip()
        value = " ".join([*mods, name, *([tail] if tail else [])])
        if self.lasting(kind, head, value, places=said, tail=tail):
            self.say(_SLOTS[kind], self.singular(kind, head, value, mods), first, last)

    def singular(self, kind: str, head: str, value: str, mods: list[str]) -> str:
        if kind == "eyes" and head == "eye" and "missing" not in value:
            return value + "s" if value.endswith("eye") and mods and "one" not in value else value
        return value

    def lasting(self, kind: str, head: str, value: str, *, places: list[int], tail: str) -> bool:
        """Whether a phrase says something that lasts: ``wide eyes`` and ``her hair`` do not."""
        low = [self.low[place] for place in places]
        if kind in ("hair", "beard"):
            if head in words.BARE_HAIR or head in ("haired", "whiskers", "bangs", "curls", "plait", "braid"):
                if head in ("crop", "bob", "mane", "locks", "fringe", "cut") and not low:
                    return False
                return bool(low or tail) or (head in words.STYLES and head not in ("crop", "bob", "fringe"))
            return True
        if kind == "eyes":
            return (
                any(
                    word in words.EYE_LASTING
                    or ("-" in word and any(p in words.EYE_LASTING for p in word.split("-")))
                    or (word not in words.EYE_MODS and word not in words.EYE_MOMENTS)
                    for word in low
                )
                or bool(tail)
                or (head == "pupils" and bool(low))
            )
        if kind in ("skin", "fur", "build", "ears"):
            return bool(low)
        if kind == "face":
            return bool(low) or head in ("dimples",)
        return True

    def compound(self, at: int) -> None:
        """Read ``green-eyed``, ``red-haired``."""
        front, _, back = self.low[at].rpartition("-")
        kind, head = _COMPOUNDS.get(back, ("", ""))
        if not kind or self.low[at] in _LONE or self.low[at] in words.BUILD_MODS:
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
        self.say(_SLOTS[kind], value, first, at)

    # -- age ------------------------------------------------------------------------------------------------

    def age(self, at: int) -> None:
        word = self.low[at]
        if word in words.DECADES or word.partition("-")[2] in words.DECADES:
            self.decade(at)
            return
        years, end = number_at(self.low, at)
        if years is None:
            if word.endswith("-year-old") or word.endswith("-years-old"):
                front = word.removesuffix("-year-old").removesuffix("-years-old")
                value, _ = number_at([front], 0)
                if value is not None:
                    self.say(Slot.AGE, f"{value} years old", at, at)
            elif word.endswith(("yo", "y")) and word.rstrip("yo").isdigit() and len(word) < 7:
                self.say(Slot.AGE, f"{int(word.rstrip('yo'))} years old", at, at)
            elif word in ("thirty-something", "twenty-something", "forty-something", "fifty-something"):
                self.say(Slot.AGE, f"in {word.split('-')[0]}s".replace("tys", "ties"), at, at)
            return
        first = at
        unit = self.word(end + 1)
        left = self.word(at - 1)
        if unit in ("years", "year", "yrs", "winters", "summers", "yr", "months", "weeks"):
            if self.word(end + 2) in ("old", "of") and self.word(end + 3) not in ("experience", "service"):
                stop = end + 3 if self.word(end + 2) == "of" and self.word(end + 3) == "age" else end + 2
                if self.word(end + 2) == "of" and stop == end + 2:
                    return
                kind = unit if unit in ("months", "weeks") else "years"
                while self.word(first - 1) in (
                    "about",
                    "around",
                    "aged",
                    "roughly",
                    "some",
                    "of",
                    "over",
                    "nearly",
                    "almost",
                ):
                    first -= 1
                self.say(Slot.AGE, f"{years} {kind} old", first, stop)
            return
        if unit == "y" and self.word(end + 2) == "/" and self.word(end + 3) == "o":
            self.say(Slot.AGE, f"{years} years old", at, end + 3)
            return
        behind = self.word(end + 1)
        closed = behind in words.SEPARATORS or behind in words.STOPS
        if left in (
            "about",
            "around",
            "roughly",
            "some",
            "maybe",
            "perhaps",
            "nearly",
            "almost",
            "exactly",
            "only",
            "just",
            "barely",
            "~",
        ):
            first -= 1
            left = self.word(first - 1)
        good = False
        if left in ("aged", "age", "aging") or (
            left in (":", "=", "of", "is", "was") and self.word(first - 2) == "age"
        ):
            good = True
            first -= 1 if left in ("aged", "age") else 2
        elif left == "of" and words.is_role(self.word(first - 2)):
            good = 1 < years < 1000
            first -= 1
        elif closed and left in ("looks", "appears", "turned", "looking"):
            good = 4 <= years <= 999
            first -= 1
        elif closed and (
            left in ("is", "was", "be", "she's", "he's", "i'm", "am", "are", "they're", "you're", "still")
        ):
            good = 4 <= years <= 999 and (
                behind in words.SEPARATORS or behind in ("and", "but", "with", "now")
            )
        elif left == "," and behind in (",", ".", ";", "\n", ")") and 5 <= years <= 130:
            good = (
                self.low[at - 2 : at - 1] != []
                and self.low[at - 2] not in words.SEPARATORS
                and not (self.word(at - 2).isdigit())
            )
        elif behind in (",", ".", ")") and left in ("\n", ".", "!", "?", "(") and 5 <= years <= 130:
            good = not self.word(at - 2).isdigit() and not self.word(end + 2).isdigit()
        if good and behind not in ("°", "%", "/", "pm", "am", "o'clock", "minutes", "feet", "metres"):
            self.say(Slot.AGE, f"{years} years old", first, end)

    def decade(self, at: int) -> None:
        """Read ``in her late fifties``, ``mid-20s``."""
        first = at
        part, _, name = self.low[at].rpartition("-")
        left = self.word(first - 1)
        if part:
            if part not in ("early", "mid", "late"):
                return
            part = "mid-" if part == "mid" else f"{part} "
        elif left == "-":
            first -= 1
            left = self.word(first - 1)
        if left in ("early", "mid", "late") and not part:
            part = "mid-" if left == "mid" else f"{left} "
            first -= 1
        place = self.word(first - 1)
        whose = ""
        if place in words.DETERMINERS and place != "the":
            whose = f"{place} " if place in ("her", "his", "their") else ""
            first -= 1
            place = self.word(first - 1)
        elif not part or place == "the":
            return
        if place == "in":
            first -= 1
        ten = words.DECADES[name]
        name = next(each for each, value in words.DECADES.items() if value == ten and each.isalpha())
        self.say(Slot.AGE, f"in {whose}{part}{name}" if ten > 10 else f"{part}teens", first, at)

    # -- words that stand alone ----------------------------------------------------------------------------

    def lone(self, at: int) -> None:
        word = self.low[at]
        if word in words.SEXES or word in words.AGE_NOUNS:
            self.person(at)
        elif word in _LONE and not (word == "bald" and self.word(at + 1) in ("head", "pate", "crown")):
            self.lone_look(at)
        elif word in words.BUILDS or word in words.SIZES:
            self.adjective(at, Slot.BUILD, self.tokens.text(at))
        elif word in words.AGE_ADJECTIVES:
            self.adjective(at, Slot.AGE, self.tokens.text(at))
        elif word in (
            "pale",
            "tanned",
            "dark-skinned",
            "tan",
            "swarthy",
            "pallid",
            "olive-skinned",
            "sun-tanned",
        ):
            self.adjective(at, Slot.SKIN, f"{self.tokens.text(at)} skin")
        elif word in ("cm", "feet", "foot", "ft", "metres", "meters") or _HEIGHT.match(word):
            self.height(at)
        elif word in ("shaved", "shaven", "bald") and self.word(at + 1) in ("head", "scalp", "pate", "crown"):
            if not self.denied(at):
                self.say(Slot.HAIR, f"{word} {self.word(at + 1)}", at, at + 1)
        elif word in words.COLOURS and self.word(at + 1) in ("bearded",):
            self.say(Slot.HAIR, f"{self.tokens.text(at)} beard", at, at + 1)

    def person(self, at: int) -> None:
        word = self.low[at]
        if self.word(at + 1) in ("'s", "’s") or self.denied(at) or self.word(at - 1) == "like":
            return
        if word in words.AGE_NOUNS:
            self.adjective(at, Slot.AGE, self.tokens.text(at))
            return
        if word in words.ROLE_SEX and self.word(at - 1) not in words.DETERMINERS - {"the", "that", "each"}:
            return
        self.say(Slot.SEX, words.SEXES[word], at, at)

    def lone_look(self, at: int) -> None:
        slot, value = _LONE[self.low[at]]
        if (
            self.low[at] in ("blonde", "blond", "brunette")
            and self.word(at - 1) in words.SHADES | words.COLOURS
        ):
            value = f"{self.tokens.text(at - 1)} {value}"
        behind = self.word(at + 1)
        if self.denied(at):
            return
        if self.low[at] in (
            "blonde",
            "blond",
            "winged",
            "horned",
            "tattooed",
            "freckled",
            "scarred",
            "bald",
            "brunette",
        ):
            if behind in words.FACE_HEADS | words.BODY and self.low[at] in (
                "freckled",
                "tattooed",
                "scarred",
            ):
                if self.low[at] != "scarred":
                    self.say(
                        slot,
                        f"{value} on {self.tokens.text(at + 1)}" if self.low[at] == "tattooed" else value,
                        at,
                        at,
                    )
                return
            self.adjective(at, slot, value)
            return
        self.say(slot, value, at, at)

    def adjective(self, at: int, slot: Slot, value: str) -> None:
        """Say an adjective where it is a person's: before a word for one, as a predicate, or alone in a list."""
        near = at + 1
        while near - at < 8:
            word = self.word(near)
            if (
                word in words.MODIFIERS
                or word in words.COLOURS
                or word in words.ADVERBS
                or "-" in word
                or word in (",", "and", "but")
                and (
                    self.word(near + 1) in words.MODIFIERS
                    or self.word(near + 1) in words.SEXES
                    or "-" in self.word(near + 1)
                )
            ):
                near += 1
            else:
                break
        left = self.word(at - 1)
        alone = self.word(at + 1) in words.SEPARATORS or self.word(at + 1) in words.STOPS - words.DETERMINERS
        noun = self.word(near)
        people = noun in words.SEXES or noun in words.PEOPLE or noun in words.AGE_NOUNS
        if not people and words.is_role(noun):
            people = self.word(near + 1) == "of" or self.word(near + 1) in words.HAVING or self.told(at)
        people = people and self.word(near + 1) != "'s"
        named = near < len(self.low) and self.tokens.text(near)[:1].isupper() and noun not in words.STOPS
        listed = alone and self.word(at + 1) not in ("hair", "eyes")
        led = self.led(at)
        if self.low[at] in words.AGE_NOUNS:
            good = True
        elif led == "noun":
            good = people or named
        elif (
            self.low[at] in words.SIZES | {"small", "little", "light", "old", "aged", "short"} and not people
        ):
            good = listed and led == "copula"
            if self.low[at] in ("short", "small", "old") and listed and led == "list":
                good = True
        else:
            good = (
                listed
                or people
                or (noun in _HEADS and near > at + 1 and self.word(near - 1) not in (",", "and"))
            )
        if self.word(near + 1) == "'s" and near > at and noun not in words.SEPARATORS:
            return
        if (
            good
            and not self.denied(at)
            and left not in ("as", "the", "than", "too")
            or good
            and people
            and left == "the"
        ):
            self.say(slot, value, at, at)

    def told(self, at: int) -> bool:
        """Whether a noun phrase says what somebody is: ``is a tall smuggler``, ``Ivo, a tall smuggler``."""
        near = at
        while near > 0 and at - near < 6 and self.low[near] not in words.DETERMINERS:
            near -= 1
        before = self.word(near - 1)
        named = before == "," and self.tokens.raw(near - 2)[:1].isupper() if near > 1 else False
        return (
            named or before in words.COPULAS or before in ("am", "'m", "as") or before.endswith(("'m", "'re"))
        )

    def led(self, at: int) -> str:
        """Return what the adjectives before ``at`` begin with: a noun's article, a copula, or a list's separator."""
        near = at - 1
        while near >= 0 and at - near < 8:
            word = self.low[near]
            if word in words.DETERMINERS:
                return "noun"
            if (
                word in words.COPULAS
                or word.endswith(("'s", "'m", "'re"))
                or word in ("am", "looks", "looking")
            ):
                return "copula"
            if word in words.MODIFIERS or word in words.ADVERBS or word in ("and", ",", "but"):
                near -= 1
                continue
            break
        return "list"

    def height(self, at: int) -> None:
        word = self.low[at]
        if word.isalpha():
            if (
                self.word(at + 1) not in ("tall", "in", ")", ",", ".", "\n", ";")
                or not self.word(at - 1)[:1].isdigit()
            ):
                return
            first = at - 1
            if self.word(first - 1) == "." and self.word(first - 2).isdigit():
                first -= 2
        else:
            first = at
        end = at
        if self.word(end + 1) in ('"', "”"):
            end += 1
        figure = self.tokens.between(first, end)
        if self.word(end + 1) == "tall":
            end += 1
        elif word.isalpha() and word != "cm":
            return
        self.say(Slot.BUILD, f"{figure} tall", first, end)
