"""What a sentence says somebody wears."""

from itertools import takewhile

from limner.continuity import _look_words as words
from limner.continuity._garment_nouns import Covers
from limner.continuity._garments import part_of
from limner.continuity._look_around import HEADS
from limner.continuity._plain_words import word_set
from limner.continuity._prose_handled import HANDLING
from limner.continuity._prose_owned import HOLDERS, Owned
from limner.continuity._prose_sentence import PARTS_OF_CLOTHES
from limner.continuity._prose_words import WEARING
from limner.continuity._unknown_clothes import is_worn_thing
from limner.continuity.slots import Slot

_NOT = words.NEGATIONS | frozenset(("wouldn't", "won't", "can't", "cannot", "shouldn't", "rarely", "hates"))


_MADE_IN = word_set("lined edged trimmed bound embroidered covered studded piped done stitched faced")
_TYING = word_set("tied bound held wound knotted fastened pinned wrapped caught")
"""What hair is with a ribbon, which is not worn then."""
_KNOWN = word_set("know knows known recognise recognize recognised recognized spot recognizable recognisable")
_CLAUSES = frozenset((*';"()*—–', *["who", "because", "when", "while", "that", "which", "whenever", "until"]))
_NEITHER = word_set("never not was were once ran played walked danced ")
_GOES_ON = word_set("never goes is has carries smells looks always keeps was")


def word_wears(word: str) -> bool:
    """Whether a verb says of any thing behind it that it is worn."""
    return word in ("wears", "wear", "wearing", "dons", "sports")


def _has_noun(text: str) -> bool:
    """Whether a garment's noun is in a text."""
    return any(part_of(word.strip(",.;").lower()) is not None for word in text.split())


class Clothes(Owned):
    """Reads the clothes behind a verb of wearing, and those in a list without a verb."""

    def clothes(self) -> None:
        at = self.first
        found = self.first - 1
        while at <= self.end:
            begin = self.wearing(at) or self.handles(at)
            if 0 < begin <= self.end and not (self.low[at] in _TYING and self.in_look(at)):
                end = min(self.clause_end(begin), self.end)
                who = self.owner(at)
                if who >= 0 and at not in self.past_places:
                    stuff, after = self.of_stuff(begin, end)
                    worn = is_worn_thing if word_wears(self.low[at]) else None
                    text = self.tokens.between(after, end)
                    if worn and " and a" in text and not _has_noun(text.partition(" and a")[0]):
                        text = text.replace(" and a", ", a", 1)  # ``a kaross and a headband``
                    self.dress(who, stuff)
                    self.dress_for_good(who, text, worn, always=self.word(at - 1) == "always")
                self.worn.append((begin, end))
                found = at = end
            if self.is_barefoot(at) and at > found and (who := self.owner(at)) >= 0:
                self.dress(who, ("barefoot",))
            if at > found and (garment := self.had_on(at)) and (who := self.owner(at)) >= 0:
                self.put_on(who, garment)
            first, last = self.hung(at)
            if first <= last and (who := self.owner(at)) >= 0:
                self.dress(who, (self.tokens.between(first, last).lower(),))
                self.worn.append((first, last))
            at += 1
        if self.fragment():
            self.fragments(found)
        elif (colon := self.colon()) and self.fragment(colon + 1):
            self.fragments(max(found, colon))  # ``is a contestant: round glasses, a yellow apron``

    def is_barefoot(self, at: int) -> bool:
        """Whether somebody is said to go barefoot."""
        return self.word(at) in ("barefoot", "barefooted") and self.word(at - 1) not in _NEITHER

    def colon(self) -> int:
        """Return where the sentence goes on as a list, 0 where it does not."""
        return next((at for at in range(self.end, self.first, -1) if self.low[at] in (":", "—", "–")), 0)

    def wearing(self, at: int) -> int:  # noqa: C901, PLR0911, PLR0912 -- one for each way
        """Return where the clothes begin that the verb at ``at`` leads to, 0 where it leads to none."""
        word = self.low[at]
        if (
            word in WEARING
            or self.prefers(at)
            or (word == "worn" and {self.word(at - 1), self.word(at - 2)} & {"has", "have", "'s"})
        ):
            left = list(takewhile(lambda near: near != ",", (self.word(at - back) for back in (1, 2, 3))))
            if set(left) & words.NEGATIONS or (
                self.word(at + 1) in ("no", "nothing") and self.word(at + 2) != "but"
            ):
                return 0
            dressed = self.word(at + 1) in ("him", "her", "them", "me") and self.word(at + 2) == "in"
            if word == "dresses" and dressed:
                return 0  # ``She dresses him in a charcoal suit``
            if self.word(at + 1) in ("she", "he", "they"):
                return at + 2  # ``meistens trägt sie``, word by word
            return at + 1 if at < self.end else 0
        if word == "with":
            return self.accompanied(at)
        if word == "always" and self.word(at - 1) in ("is", "'s") and self.word(at - 2) in ("it", "that"):
            return at + 1  # ``On stage it is always the blue gown``
        if word in ("goes", "go") and self.word(at + 1) == "in":
            return at + 2
        if word in ("is", "'s", "goes", "hangs") and self.word(at - 1) in (
            "it",
            "everything",
            "all",
            "that",
            "this",
        ):
            if self.low[self.first] == "off":
                return 0  # ``Off the track it's a yellow sundress``
            near = at + 1 + (self.word(at + 1) in ("always", "usually", "mostly", "a", "an"))
            return at + 1 if self.is_garment_from(near) else 0  # ``otherwise it is corduroys``
        if (begin := self.stated(at)) or (begin := self.kept_on(at)):
            return begin
        if self.is_out_of(at) or self.is_over(at):
            return at + 1
        if word == "by" and self.knows(at):
            return at + 1
        if (
            word in ("has", "have")
            and self.prose.loose
            and self.word(at + 1) in ("a", "an", "his", "her")
            and self.is_garment_from(at + 2)
        ):
            return at + 1  # ``He has a leather jerkin``
        if word in ("has", "have") and any(said.slot is not Slot.SEX for said in self.said):
            return self.accompanied(at)
        if word == "got" and self.word(at - 1) in ("i've", "'ve", "has", "have", "'s"):
            return self.accompanied(at)  # ``I've got a brown leather jerkin``
        if word in ("under", "beneath", "through") and self.is_covered(at):
            return at + 1
        if word in ("in", "without"):
            before = self.word(at - 1)
            if before in _MADE_IN:
                return 0  # ``opera cape lined in scarlet silk``
            if self.is_barred(at) or (word == "in" and before != "barefoot" and part_of(before) is not None):
                return 0  # ``a dress in dark green``
            if self.word(at + 1) in ("winter", "summer") and self.word(at + 2) in words.DETERMINERS:
                return 0  # what is before it is worn all year
            near = at + 1
            while near <= self.end and near - at < 8:
                if part_of(self.low[near]) is not None or self.is_shift(near):
                    owned = self.word(near - 1) in ("his", "her", "their", "my", "your")
                    if word == "in" and owned and self.low[near] in HOLDERS:
                        return 0  # ``a flute in his belt``
                    if self.word(near + 1) in words.HAIR_HEADS | words.STYLES:
                        return 0  # ``in a crown braid``
                    if self.tokens.raw(near)[:1].isupper():
                        return 0  # ``in The Salt Crown`` is a title
                    return at + 1 if self.word(at - 1) not in ("hand", "hands", "pockets") else 0
                if self.low[near] in words.BODY | PARTS_OF_CLOTHES and self.word(near + 1) in (",", "and"):
                    return 0  # ``a hole in the elbow, corduroy trousers``
                if self.low[near] in words.SEPARATORS - {"-", ","} or self.low[
                    near
                ] in words.STOPS - words.DETERMINERS - {"and", "'s"}:
                    return 0
                near += 1
        return 0

    def knows(self, at: int) -> bool:
        """Whether somebody is known by what comes: ``you would know her by the wine-red cloak``."""
        before = self.low[max(self.first, at - 8) : at]
        near = at + 1
        while (
            near - at < 6 and self.word(near).replace("-", "").isalpha() and part_of(self.word(near)) is None
        ):
            near += 1
        return part_of(self.word(near)) is not None and not _KNOWN.isdisjoint(before)

    def is_covered(self, at: int) -> bool:
        """Whether a head or its hair is under something: ``black curls under a red cap``."""
        before = takewhile(
            lambda word: word not in _CLAUSES | {",", "."}, map(self.word, range(at - 1, at - 6, -1))
        )
        covered = any(word in HEADS or word in ("head", "bald") for word in before)
        if (
            not covered
            and self.word(at - 1) in ("them", "it")
            and self.word(at + 1) in ("a", "an", "his", "her")
        ):
            return self.is_garment_from(at + 2)  # ``hides them under a grey scarf``
        if not covered:
            return False
        near = at + 1
        while near - at < 6 and self.word(near).replace("-", "").isalpha():
            if part_of(self.word(near)) is Covers.HEAD:
                return True
            if self.word(near) in words.STOPS - words.DETERMINERS:
                return False
            near += 1
        return False

    def is_barred(self, at: int) -> bool:
        """Whether ``in`` or ``without`` tells of no clothes: ``wouldn't be caught dead in``."""
        if self.low[at] == "in":
            return not _NOT.isdisjoint(self.low[max(self.first, at - 5) : at])
        return not {"never", "ever", "nobody", "hasn't", "isn't", "rarely", "seldom", "not"} & set(
            self.low[self.first : at]
        )

    def accompanied(self, at: int) -> int:
        """Return where the garments begin of ``with brown hair and a leather jacket``, 0 for none."""
        begin = at + 1
        if part_of(self.word(at - 1)) is not None:
            return 0  # ``cardigan with leather elbows``
        for near in range(at + 1, min(self.end, at + 30) + 1):
            word = self.low[near]
            if part_of(word) is not None and not self.in_look(near):
                return begin if self.word(begin - 1) not in ("her", "his", "their") else 0
            if word in (",", "and", "no") or word in words.DETERMINERS:
                begin = near + 1
            elif (
                word in words.STOPS - words.HAVING or word in words.SEPARATORS or self.named(near) is not None
            ):
                return 0
        return 0

    def clause_end(self, begin: int) -> int:
        at = begin
        while at < self.end:
            word = self.low[at + 1]
            if word in _CLAUSES:
                break
            if word in ("she", "he", "they", "i", "you", "wears", "ties") or (
                word == "even" and self.low[at] == "," and not self.dressed_behind(at + 1)
            ):
                break
            ends = self.word(at + 2) in _GOES_ON or self.word(at + 2) in HANDLING
            always = self.word(at + 2) == "always" and self.dressed_behind(at + 2)
            if word == "and" and ends and not always:
                break
            if word == "and" and self.is_done(at + 2):
                break  # ``wears pyjamas and takes her drip stand everywhere``
            if word == "and" and self.word(at + 2) in ("its", "his", "her", "their") and (
                self.word(at + 3) in words.BODY or self.word(at + 3) in HEADS
            ):  # fmt: skip
                break
            if word == "her" and self.word(at + 2) in ("hair", "eyes", "freshly"):
                break
            if self.word(at + 1) in ("hair", "curls", "locks", "braids", "braid") or (
                word == "with" and self.word(at + 3) in ("hair", "eyes")
            ):
                break
            at += 1
        return at
