"""Phrases about parts: ``long red hair``, ``her eyes are grey``, ``a scar on her cheek``, ``green-eyed``."""

from limner.continuity import _look_words as words
from limner.continuity._around_words import JEWELS, PIERCED, SMALL, WHERE
from limner.continuity._look_around import HEADS
from limner.continuity._look_compounds import SLOTS, Compounds, before_noun, lasts
from limner.continuity._look_scan import Said, cut
from limner.continuity._plain_words import word_set
from limner.continuity.slots import Slot

_ASIDE = word_set("when where which once though if always like as whenever since")
_DRINKS = word_set("wine beer water champagne shot pint two three four empty full of raising clinking")

_HAIRY = words.BEARDS | words.HAIR_HEADS - {"haired"}
_NAMES = {"haired": "hair", "eyed": "eyes", "skinned": "skin", "complexion": "skin"}
_STYLES = (words.STYLES | words.HAIR_HEADS | words.BEARDS) - word_set(
    "hair haired locks tresses mane fringe haircut crop bob bangs whiskers"
)
"""Words of hair that say a style alone: ``a plait``; ``her hair`` says nothing."""

_COMMON = word_set("burn hook brand horn beak mole scars stitches hump tail burns halo")
"""Marks that are as often a verb or another thing: they need an article or a word that is said of them."""


class Parts(Compounds):
    """Reads the phrases around words that name a part."""

    def read(self) -> None:
        """Read them all."""
        for at, word in enumerate(self.low):
            kind = HEADS.get(word)
            if kind and not self.taken[at]:
                self.part(at, kind)
            elif "-" in word and not self.taken[at] and (last := word.rpartition("-")[2]) in _HAIRY:
                self.part(at, HEADS[last])  # ``ginger side-whiskers``
            elif "-" in word and not self.taken[at]:
                self.compound(at)

    def part(self, at: int, kind: str) -> None:  # noqa: PLR0915, C901, PLR0911, PLR0912 -- one branch for each form of phrase
        head = self.low[at]
        if self.word(at + 1) in JEWELS and head in PIERCED:
            self.jewel(at)
            return
        if head == "eye" and {self.word(at - 1), self.word(at - 2)} & (words.MARK_MODS - {"left", "right"}):
            kind = "limb"
        if kind == "marks" and head in _COMMON and self.word(at + 1) in words.FACE_HEADS:
            self.say(Slot.MARKS, f"{head} {self.word(at + 1)}", at, at + 1)  # ``a hook nose``
            return
        places, first = self.before(at, kind)
        if kind == "limb" and self.is_missing(at):
            return
        if kind == "limb" and not any(self.low[place] not in ("left", "right") for place in places):
            return
        if kind == "fur" and self.word(at + 1) not in words.SEPARATORS | words.STOPS:
            return
        if head == "prosthetic" and {self.word(at + 1), self.word(at + 2)} & words.LIMBS:
            return
        if kind == "marks" and not self.is_mark(at, places):
            return
        if self.denied(first):
            for place in range(first, at + 1):
                self.taken[place] = 1
            return
        near = at + 1
        pair = ""
        if (
            kind in ("hair", "eyes", "beard", "fur", "skin")
            and self.word(near) in ("and", "&")
            and HEADS.get(self.word(near + 1))
            in (
                "eyes",
                "hair",
                "beard",
                "fur",
            )
        ):
            pair = self.word(near + 1)
        after = near + 2 if pair else near
        if (
            self.word(after) == ","
            and self.word(after + 1) == "which"
            and self.word(after + 2) in words.COPULAS
        ):
            after += 2
        if self.word(after) in ("behind", "under", "beneath", "above") and kind in ("hair", "eyes", "skin"):
            is_ = next((n for n in range(after + 1, after + 5) if self.word(n) in words.COPULAS), 0)
            after = is_ or after  # ``the eyes behind the glasses are green``
        if self.word(after) in ("i", "she", "he", "they", "that") and kind in (
            "hair",
            "eyes",
            "skin",
            "beard",
        ):
            is_ = next((n for n in range(after + 1, after + 4) if self.word(n) in words.COPULAS), 0)
            after = is_ or after  # ``what hair I possess is white``
        if self.word(after) == "," and self.word(after + 1) in _ASIDE:
            shut = next((n for n in range(after + 2, after + 10) if self.word(n) in (",", ".")), after)
            after = (
                shut + 1 if self.word(shut + 1) in words.COPULAS else after
            )  # ``Her eyes, when she lifts them, are``
        if self.word(after) in words.COPULAS or self.word(after) in (":", "=", "(", "?"):
            after += 1
            while self.word(after) in words.ADVERBS:
                after += 1
        if self.word(after) == "," and self.word(after + 1) in ("once", "formerly"):
            after = self.past_of(after)
        behind: list[int] = []
        last = at
        if kind == "marks" and self.word(at + 1) in words.MARK_HEADS and not self.taken[at + 1]:
            return  # ``burn scar``: the second word is read, with this one before it
        apart = self.word(after) == "," and bool(places) and kind in ("eyes", "skin", "face", "fur")
        if kind not in ("marks", "limb", "ears") and not apart:
            behind, end = self.predicate(after, kind, led=after > near)
            if (
                not behind
                and self.word(after) in ("of", "the", "as")
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
        self.finish(at, kind, places=places, behind=behind, tail=tail, span=(first, last))
        if pair:
            other = HEADS[pair]
            value = " ".join(
                [*self.texts([place for place in behind if self.fits(self.low[place], other)]), pair]
            )
            if self.lasting(other, pair, places=behind, tail=""):
                self.said.append(
                    Said(SLOTS[other], cut(value), self.tokens.starts[near + 1], self.tokens.ends[near + 1])
                )

    def past_of(self, at: int) -> int:
        """Skip ``, once ginger,`` where what it is now follows: ``is mostly grey``."""
        end = next((near for near in range(at + 2, at + 6) if self.word(near) == ","), at)
        return end + 2 + (self.word(end + 2) in words.ADVERBS) if self.word(end + 1) in words.COPULAS else at

    def jewel(self, at: int) -> None:
        """Read ``a silver nose ring``."""
        first = at - (self.word(at - 1) in words.COLOURS | words.MARK_MODS)
        if not self.denied(first):
            self.say(Slot.MARKS, self.tokens.between(first, at + 1).lower(), first, at + 1)

    def is_missing(self, at: int) -> bool:
        """Read ``missing the little finger of his left hand``; return whether it was one."""
        first = at - 1
        while at - first < 4 and (self.word(first) in words.DETERMINERS or self.word(first) in SMALL):
            first -= 1
        if self.word(first) != "missing" or first == at - 1:
            return False
        end = at
        if self.word(at + 1) in ("of", "on", "from"):
            end = next((near for near in range(at + 2, at + 6) if self.word(near) in words.BODY), at)
        self.say(Slot.MARKS, self.tokens.between(first, end).lower(), first, end)
        return True

    def is_mark(self, at: int, places: list[int]) -> bool:  # noqa: PLR0911 -- one for each kind of mark
        head = self.low[at]
        if places and self.tokens.raw(at)[:1].isupper() and self.tokens.raw(places[-1])[:1].isupper():
            before = self.word(places[0] - 1)
            if before.isalpha() and before not in words.COPULAS:
                return False  # ``sings at the Blue Halo``
        if head in _COMMON:
            left = self.word((places[0] if places else at) - 1)
            if left in ("that", "which", "it", "she", "he"):
                return False  # ``skin that burns``
            pair = left == "and" and HEADS.get(self.word(at - 2)) in ("ears", "marks")  # ``ears and tail``
            if not (places or pair or left in words.DETERMINERS | words.HAVING | words.SEPARATORS):
                return False
        if head == "mark" and not (places and WHERE.intersection(self.low[at + 1 : at + 5])):
            return False
        if head in ("patch", "septum"):
            return self.word(at - 1) == "pierced" if head == "septum" else "eye" in self.low[at + 1 : at + 6]
        if head == "glasses":
            return self.word(at + 1) != "of" and self.word(at - 1) not in _DRINKS
        return True

    def finish(
        self, at: int, kind: str, *, places: list[int], behind: list[int], tail: str, span: tuple[int, int]
    ) -> None:
        """Say a part with the words before and behind it, and what trails it, each word once."""
        head = self.low[at]
        name = _NAMES.get(head) or self.tokens.text(at)
        of_colour = bool(behind) and self.word(behind[0]) == "the"
        said = [*places, *([] if of_colour else behind)]
        mods = dict.fromkeys(
            self.tokens.text(place)
            for place in said
            if kind != "eyes" or self.low[place] not in words.EYE_MOMENTS
        )
        if head == "eye" and list(mods) == ["black"] and self.word(span[0] - 1) in ("a", "an"):
            return  # a bruise
        side = self.word(at - 1) if head == "eye" and kind == "eyes" and mods else ""
        if side in ("left", "right"):
            mods.setdefault(side)  # ``left eye milky``
        elif mods and self.word(span[0] - 1) == "one" and head == "eye" and kind == "eyes":
            mods = {"one": None, **mods}
        if of_colour:
            tail = f"{' '.join(self.texts(behind))} {tail}".strip()
        if (
            head == "eye"
            and kind == "eyes"
            and not tail
            and mods
            and self.word(span[0] - 1) != "one"
            and not {"one", "missing", "left", "right"} & mods.keys()
        ):
            name = "eyes"
        if self.lasting(kind, head, places=said, tail=tail):
            said_before, tail = before_noun(tail)
            if said_before.startswith("dyed "):
                mods = {mod: None for mod in mods if mod not in words.COLOURS}
            self.say(
                SLOTS[kind],
                " ".join(filter(None, [*mods, said_before, name, tail])).replace(" 's ", "'s "),
                *span,
            )

    def lasting(self, kind: str, head: str, *, places: list[int], tail: str) -> bool:
        """Whether a phrase says something that lasts: ``wide eyes`` and ``her hair`` do not."""
        low = [self.low[place] for place in places]
        if kind in ("hair", "beard"):
            return bool(low) or head in _STYLES or (bool(tail) and head not in words.STYLES)
        if kind == "eyes":
            return bool(tail) or any(map(lasts, low)) or (head == "pupils" and bool(low))
        if kind in ("skin", "fur", "build", "ears", "face"):
            return bool(low) or head == "dimples"
        return True
