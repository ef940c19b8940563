"""Kin that a sentence speaks of: somebody else, what the subject is, or somebody new by name."""

from limner.continuity import _look_words as words
from limner.continuity._card_people import MOST_PEOPLE, OTHER, Portrayed
from limner.continuity._garment_nouns import WORN_THINGS
from limner.continuity._garments import part_of
from limner.continuity._lone_words import LONE
from limner.continuity._look_around import HEADS
from limner.continuity._prose_sentence import Sentence
from limner.continuity._prose_words import ATTITUDES, FEMALE_KIN, KIN, MALE_KIN, NOT_NAMES

_PARTS = words.HAIR_HEADS | words.MARK_HEADS | frozenset(("ears", "tail", "eyes", "girl", "boy"))

_SAYING = ATTITUDES | frozenset(("unlike", "than", "like", "saw", "see", "sees", "is", "was"))
_WHOSE = frozenset(("her", "his", "their", "my", "your"))
_ENTRY = 5
"""Words that may stand before what somebody of a list is: ``Elias - 38, her husband``."""
_WHICH = frozenset(("own", "late", "first", "older", "younger", "twin", "big"))
_AS = words.COPULAS | {",", "as"}
_LEADS = words.DETERMINERS | frozenset(("'s", "the", "me"))


class Kin(Sentence):
    """Reads words of kinship."""

    def kin(self, at: int) -> int:  # noqa: PLR0912, PLR0915, C901, PLR0911 -- one for each way to have kin
        """Read ``her mother``: somebody else, unless it is what the subject is or has something of."""
        left = at - 1
        while self.word(left) in words.MODIFIERS or self.word(left) in _WHICH:
            left -= 1
        left = self.possessor(left)
        whose = self.word(left)
        before = self.word(left - 1)
        behind = self.word(at + 1)
        if before in words.COPULAS and self.word(left - 2) == "there":
            self.mark(at, OTHER)  # ``There was a wife``
            return at
        if (whose not in _LEADS and behind != "'s") or behind in _PARTS:
            return at
        if (
            before in words.COPULAS
            or before in ("as", "be", "been", "become", "became", "once", "twice", "thrice", "already")
            or (whose in ("a", "an", "the") and before in (*words.COPULAS, ","))
            or (whose in ("a", "an") and left == self.first and self.opens(at))
        ):
            self.marks = [mark for mark in self.marks if mark[0] != left]
            return at
        listed = before in (",", "\n", ".") and self.fragment()
        if self.word(at + 1) == "'s" and (
            listed
            or self.is_inherited(at + 2, left)
            or before
            in (
                "has",
                "had",
                "inherited",
                "got",
                "with",
                "and",
                "shares",
                "have",
            )
        ):
            self.marks = [mark for mark in self.marks if mark[0] != left]
            return at + 1
        if (number := self.named(at + 1)) is not None and whose in ("the", "a", "an"):
            person = self.prose.people[number]  # ``The widow Vera``
            person.sex = person.sex or self.sex_of(at)
            return at
        if self.word(at + 1) == "'s" and self.is_garment_of(at + 2):
            self.marks = [mark for mark in self.marks if mark[0] != left]
            return at + 1  # ``in his brother's jacket``
        if whose == "'s" and behind in (",", ".") and (subject := self.apposed_to(left - 1)) >= 0:
            self.marks = [mark for mark in self.marks if not subject < mark[0] <= left]
            who = self.named(subject)
            if who is not None:
                person = self.prose.people[who]  # ``Greta, Ottmar's wife, is``
                person.sex = person.sex or self.sex_of(at)
            return at
        if whose == "'s" and self.word(left - 2) in ("a", "an", "the") and self.word(left - 3) in _AS:
            self.marks = [mark for mark in self.marks if not left - 2 < mark[0] <= left]
            if self.marks and self.marks[0][1] >= 0 and self.marks[0][0] <= self.first + 2:
                person = self.prose.people[self.marks[0][1]]  # ``Joss is thin, a clerk's son, and``
                person.sex = person.sex or self.sex_of(at)
            return at
        if whose == "'s" and self.word(left - 2) in words.COPULAS:
            self.marks = [mark for mark in self.marks if mark[0] != left - 1]
            return at  # ``Rory is Mira's roommate``
        if "of" in (whose, self.word(at + 1)):
            return at
        if before == "," and behind in (",", ".") and (subject := self.is_subject(left)) >= 0:
            self.marks = [mark for mark in self.marks if mark[0] != left]
            person = self.prose.people[subject]  # ``Keth, her grandson, hunts``
            person.sex = person.sex or self.sex_of(at)
            return at
        if whose == "'s" and left - 1 == self.first and self.named(self.first) not in (None, self.about):
            self.marks.clear()  # ``Léo: Mira's son``
            return at
        if (
            self.prose.entry
            and whose not in ("my", "me")
            and behind in (*words.SEPARATORS, "of", "to")
            and left - self.first < _ENTRY
        ):
            self.marks = [mark for mark in self.marks if mark[0] != left]
            person = self.prose.people[self.about]
            person.sex = person.sex or self.sex_of(at)
            return at
        if self.is_new_name(at + 1):
            return self.named_kin(at)
        self.mark(at, OTHER)
        sex = self.sex_of(at) if self.word(left) not in ("two", "three", "four", "both") else ""
        if sex and len([mark for mark in self.marks if mark[1] >= 0]) < 2 and self.word(at + 1) != "'s":
            self.prose.last[sex] = OTHER
            self.prose.past = behind in ("had", "was", "died", "were", "wore")
        return at

    def apposed_to(self, at: int) -> int:
        """Return the place of the name that another's kin stands beside, -1 where there is none."""
        while at > self.first and self.tokens.raw(at)[:1].isupper():
            at -= 1
        named = self.word(at) == "," and self.named(at - 1) is not None
        return at - 1 if named else -1

    def is_inherited(self, at: int, left: int) -> bool:
        """Whether a look of kin is what the subject has too: ``tall, her father's blue eyes``."""
        if left == self.first or self.word(left - 1) in (*_SAYING, "of", "by", "from", "at", "to"):
            return False
        for near in range(at, at + _ENTRY):
            if self.word(near) in HEADS:
                return self.word(near + 1) not in words.COPULAS and not self.word(near + 1).endswith("ed")
            if self.word(near) in words.STOPS or not self.word(near).replace("-", "").isalpha():
                return False
        return False

    def apposes_kin(self, at: int) -> bool:
        """Whether ``her grandson,`` says of the subject what they are to another."""
        near = at + 1
        while near - at < 3 and self.word(near).isalpha() and self.word(near) not in KIN:
            near += 1
        return self.word(near) in KIN and self.word(near + 1) in (",", ".") and self.is_subject(at) >= 0

    def is_like(self, at: int) -> bool:
        """Whether what somebody has is like another's: ``with a dancer's straight back``."""
        return self.word(at - 1) in ("a", "an") and self.word(at - 2) in (*words.HAVING, "and", ",")

    def is_subject(self, at: int) -> int:
        """Return who a sentence begins with where ``, her son,`` says what they are; -1 where nobody."""
        place, who = self.marks[0] if self.marks else (at, -1)
        apposed = self.named(at - 2) == who or not words.COPULAS.isdisjoint(self.low[place:at])
        return who if who > 0 and place <= self.first + 2 and apposed else -1

    def prefers(self, at: int) -> bool:
        """Whether clothes are what somebody prefers: ``prefers robes of dark red silk``."""
        near = at + 1
        while (
            near - at < _ENTRY
            and self.word(near).replace("-", "").isalpha()
            and part_of(self.word(near)) is None
        ):
            near += 1
        return (
            self.low[at] in ("prefers", "prefer", "favours", "favors")
            and part_of(self.word(near)) is not None
        )

    def is_their_kin(self, at: int) -> bool:
        """Whether a list's entry says here what its person is to another: ``Hugo: her assistant, 23``."""
        near = at + 1
        while near - at < 3 and self.word(near).isalpha() and self.word(near) not in KIN:
            near += 1
        ends = self.word(near + 1) in (*words.SEPARATORS, "of", "to")
        if self.prose.entry and at - self.first < _ENTRY and words.is_role(self.word(at + 1)):
            return self.word(at + 2) in words.SEPARATORS  # ``Sir Thistle: her knight, a hedge-elf``
        return self.prose.entry and at - self.first < _ENTRY and self.word(near) in KIN and ends

    def is_garment_of(self, at: int) -> bool:
        """Whether the words here are a garment, with nothing said of it behind."""
        near = at
        while near - at < _ENTRY and self.word(near).replace("-", "").isalpha():
            if part_of(self.word(near)) is not None or self.word(near) in WORN_THINGS:
                return self.word(near + 1) not in words.COPULAS
            if self.word(near) in words.STOPS:
                return False
            near += 1
        return False

    def possessor(self, at: int) -> int:
        """Return the place of ``her`` before adjectives of any kind: ``her bright, kind nephew``."""
        near = at
        while at - near < _ENTRY and (self.word(near).replace("-", "").isalpha() or self.word(near) == ","):
            if self.word(near) in _WHOSE:
                return near
            if self.word(near) in words.STOPS or self.named(near) is not None:
                break
            near -= 1
        return at

    def sex_of(self, at: int) -> str:
        """Return the sex that a word of kinship says."""
        return "f" if self.low[at] in FEMALE_KIN else "m" if self.low[at] in MALE_KIN else ""

    def is_new_name(self, at: int) -> bool:
        """Whether the word here is the name of somebody of whom nothing was told."""
        return (
            self.prose.may_add
            and len(self.prose.people) < MOST_PEOPLE
            and self.word(at).isalpha()
            and self.tokens.raw(at)[:1].isupper()
            and self.word(at) not in NOT_NAMES
            and not self.plain(self.word(at))
            and self.named(at) is None
            and self.word(at + 1) != "'s"
        )

    def named_kin(self, at: int) -> int:
        """Read ``her sister Anna``: somebody new, whatever else is told; return the name's last word."""
        end = at + 1
        while end - at < 4 and end < self.end and self.is_new_name(end + 1):
            end += 1
        name = " ".join(self.tokens.raw(near) for near in range(at + 1, end + 1))
        sex = self.sex_of(at)
        self.prose.people.append(Portrayed([name], sex=sex, is_kin=True))
        number = len(self.prose.people) - 1
        self.mark(at, number)
        if sex:
            self.prose.last[sex] = number
        return end

    @staticmethod
    def plain(word: str, raw: str = "") -> bool:
        """Whether a capitalised word is one of looks, people or numbers."""
        front, _, back = word.rpartition("-")
        if front and raw.rpartition("-")[2][:1].isupper() and NOT_NAMES.isdisjoint((front, back)):
            return False  # ``Ash-Mother`` is a name
        return (
            word in words.MODIFIERS
            or word in HEADS
            or word in LONE
            or part_of(word) is not None
            or word in words.BUILDS
            or word in words.SEXES
            or word in words.PEOPLE
            or word in words.AGES
            or back in words.UNITS
            or word in words.TENS
            or back in words.PEOPLE
            or (front in words.MODIFIERS and bool(front))
            or (bool(front) and back in NOT_NAMES)
        )
