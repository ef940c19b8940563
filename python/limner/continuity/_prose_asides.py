"""Words for somebody that have no say over a whole clause: asides, and what stands before a name."""

from limner.continuity import _look_words as words
from limner.continuity._card_people import NOBODY, OTHER
from limner.continuity._given_names import belies
from limner.continuity._look_around import HEADS
from limner.continuity._plain_words import word_set
from limner.continuity._prose_alike import Alike
from limner.continuity._prose_groups import GROUP_WORDS
from limner.continuity._prose_words import HE, KIN, SHE, THEY, TITLES
from limner.continuity.slots import Slot

_PARTING = frozenset((",", ";", ":", "(", ")", "—", "–"))
_LONGEST_LIST = 60
_LEADING = word_set("of from by to with for like among between than in at")
_APPOSED = frozenset(("who", "whose", "which", "and", "both", "all", "one"))
_WHOSE = frozenset(("her", "his", "their", "my", "your", "our", "'s"))
_ANYBODY = frozenset(("people", "everyone", "everybody", "strangers", "most", "they"))
_SEEING = frozenset(("notice", "notices", "remember", "remembers", "see", "sees"))
_ONE_WORD = 6
_LONGEST_ASIDE = 5
_LONGEST_NOUN = 8
_GOES_ON = frozenset(("is", "has", "wears", "looks", "keeps", "'s"))
_CALLED = frozenset(("called", "named"))
_QUOTES = frozenset("\"“”'‘’")
_LED = frozenset(("a", "an", "the", "one"))


class Asides(Alike):
    """Ends what others are said to be where their words end, and gives a name the words before it."""

    def in_look(self, at: int) -> bool:
        """Whether a word belongs to a look that has been read, and is nobody by itself."""
        start, end = self.tokens.starts[at], self.tokens.ends[at]
        return any(
            said.slot is not Slot.SEX and said.start <= start and end <= said.end
            for said in self.said
            if said.end - said.start > _ONE_WORD
        )

    def is_of_kin(self, at: int, who: int) -> int:
        """Return the word that says whose kin a list is about: ``23, Bruno's daughter``; 0 for none."""
        if self.word(at + 1) != "'s" or self.about < 0 or who == self.about or not self.fragment():
            return 0
        kin = next((near for near in range(at + 2, at + 5) if self.word(near) in KIN), 0)
        if not kin or self.word(kin + 1) not in (",", ".", ";", "\n", ")", "and"):
            return 0
        me = self.prose.people[self.about]
        me.sex = me.sex or self.sex_of(kin)
        return kin

    def is_of_trade(self, at: int) -> int:
        """Return the word of kin that says what somebody is by a trade: ``a printer's widow``, or 0."""
        if (
            self.word(at + 1) != "'s"
            or self.word(at + 2) not in KIN
            or self.word(at - 1) not in ("a", "an", "the")
        ):
            return 0
        led = self.word(at - 2)
        named = led == "," and self.named(at - 3) is not None
        apposed = named or led in (":", *words.COPULAS) or (led in ("\n", ";") and self.word(at - 1) != "the")
        if not words.is_role(self.low[at]) or not apposed:
            return 0
        who = self.owner(at)
        if who < 0:
            return 0
        me = self.prose.people[who]
        me.sex = me.sex or self.sex_of(at + 2)
        return at + 2

    def is_new_clause(self, at: int) -> bool:
        """Whether a clause about a look begins here, behind what was nobody's."""
        if (
            not self.marks
            or self.marks[-1][1] != NOBODY
            or self.word(at) not in ("a", "an", "her", "his", "one")
        ):
            return False
        return any(self.word(near) in HEADS for near in range(at + 1, at + 5))

    def is_of_group(self, at: int, who: int | None) -> bool:
        """Whether a word means all of those whom a sentence tells of together."""
        if who is not None:
            return at < self.first + 10 and "and" in self.low[self.first : self.first + 10]
        return self.low[at] in GROUP_WORDS

    def appose(self, at: int, who: int) -> None:
        """Make the words for somebody before a name the bearer's: ``a big man called Solomon``."""
        noun = self.noun_before(at) if who else -1
        if noun >= 0:
            first = noun
            for near in range(noun - 1, max(self.first, noun - 5) - 1, -1):
                if self.low[near] in _WHOSE or self.low[near] in words.SEPARATORS:
                    break
                if self.low[near] in _LED:
                    first = near
                    break
            self.marks = [mark for mark in self.marks if not first <= mark[0] < at]
            self.marks += [(first, who), (at, who)]
        sex = self.prose.people[who].sex
        if sex and self.word(at - 1) not in _LEADING:
            self.prose.last[sex] = who

    def may_be(self, who: int, sex: str) -> bool:
        """Whether a pronoun of that sex may mean somebody: behind ``Tom is her boss`` ``she`` is not Tom."""
        person = self.prose.people[who]
        other = who and not person.sex and self.prose.role_was == sex and belies(person.names, sex)
        return person.sex in (sex, "") and not other

    def goes_on_name(self, at: int) -> bool:
        """Whether a name is the last part of the one before it."""
        last = self.marks[-1][0]
        between = range(last, at)
        return all(self.low[near] in _QUOTES or self.tokens.raw(near)[:1].isupper() for near in between)

    def noun_before(self, at: int) -> int:
        """Return the word for somebody that a name stands behind as its bearer's, -1 where none does."""
        near = at - 1
        while near > self.first and (self.low[near] in TITLES - words.DETERMINERS or self.low[near] == "."):
            near -= 1
        ends = self.word(near) in words.COPULAS and self.word(at + 1) in words.SEPARATORS
        if self.word(near) in _CALLED or ends:  # ``the boy who sweeps up is Tick``
            for noun in range(near - 1, max(self.first, near - _LONGEST_NOUN) - 1, -1):
                if words.is_role(self.low[noun]) or self.low[noun] in KIN:
                    return noun
            return -1
        near -= self.word(near) == ","
        return near if words.is_role(self.word(near)) or self.word(near) in KIN else -1

    def end_asides(self) -> None:
        """
        Let a clause be about its subject again behind the comma that ends an aside of others.

        ``one of the reptile people of the moons: seven feet tall`` is no people's height: a noun behind a
        preposition is no subject, so it has no say beyond its own words. ``With her sister, a tall woman``
        and ``of a man who`` go on about that one.
        """
        base = self.prose.current
        for number, (at, who) in enumerate(self.marks[:]):
            if who >= 0 and self.is_whose(at):
                end = next((near for near in range(at + 1, self.end) if self.low[near] in _PARTING), 0)
                if base >= 0 and base != who and end:
                    self.marks.append((end, base))  # ``is Tobias Quill, half her age: ginger``
                continue
            if end := self.is_devoted(at, base, who):
                self.marks += [(self.first, base)] * (self.marks[0][1] < 0 or number == 0) + [(end, base)]
                continue
            base = who if who >= 0 else base
            if who != OTHER or not self.is_aside(at):
                continue
            end = next((near for near in range(at + 1, self.end) if self.low[near] in _PARTING), 0)
            following = next((place for place, _ in self.marks if place > at), self.end + 1)
            if not end or following <= end or self.is_apposed(end + 1):
                continue
            before = [mine for place, mine in self.marks[:number] if place < at]
            self.marks.append((end, before[-1] if before else self.prose.current))
        self.marks.sort(key=lambda mark: mark[0])

    def is_devoted(self, at: int, base: int, who: int) -> int:
        """Return the comma behind a name in a list about somebody else: ``30, loyal to Mara, bald``."""
        if base < 0 or who in (base, OTHER, NOBODY) or self.word(at - 1) not in _LEADING:
            return 0
        if at - self.first > _LONGEST_LIST:
            return 0
        if self.named(self.first) is not None or not words.COPULAS.isdisjoint(self.low[self.first : at]):
            return 0  # a sentence
        begun = next((near for near in range(at - 1, self.first, -1) if self.low[near] in _PARTING), 0)
        end = next((near for near in range(at + 1, self.end) if not self.tokens.raw(near)[:1].isupper()), 0)
        told = self.is_apposed(end + 1) or self.word(end + 1)[:1].isdigit()
        return end if end and begun and self.low[end] == "," and not told else 0

    def is_anybody(self, at: int) -> bool:
        """Whether a sentence tells what anybody sees of somebody: ``People notice the hair first:``."""
        return at <= self.first + 1 and self.low[at] in _ANYBODY and self.word(at + 1) in _SEEING

    def end_relative(self) -> None:
        """
        End at its colon what a clause with ``who`` tells: behind it the list is whose the clause is.

        ``a constable who has never arrested anybody: straw-coloured hair`` denies no hair, and ``who hates
        the sea: bald`` is no taste.
        """
        starts = range(self.first, self.end)
        who = next((at for at in starts if self.low[at] == "who" or self.is_anybody(at)), -1)
        colon = next((at for at in range(who + 1, self.end) if self.closes(who, at)), -1) if who >= 0 else -1
        if colon < 0 or not all(owner < 0 for at, owner in self.marks if who < at < colon):
            return
        led = [] if self.is_anybody(who) else [owner for at, owner in self.marks if at < who]
        base = led[-1] if led else self.prose.current
        if base >= 0:
            self.marks = sorted([*(mark for mark in self.marks if not who < mark[0] <= colon), (colon, base)])

    def closes(self, who: int, at: int) -> bool:
        """Whether a clause with ``who`` ends here: at its colon, or at the comma before its noun's verb."""
        if self.low[at] == "," and self.word(who - 1) == "," and self.low[who] == "who":
            return self.word(at + 1) in _GOES_ON  # ``Leopold, who hates mirrors, is``
        return self.low[at] == ":"

    def is_whose(self, at: int) -> bool:
        """Whether a possessive within a clause says whose a thing is, and is not what the clause is about."""
        if self.low[at] not in ("her", "his", "their") or self.word(at - 1) in (
            *_PARTING,
            "and",
            "but",
            "\n",
        ):
            return False
        behind = self.low[at + 1 : at + 4]
        return HEADS.keys().isdisjoint(behind) and words.COPULAS.isdisjoint(behind)

    def is_apposed(self, at: int) -> bool:
        """Whether what stands here goes on about whom the words before the comma are of."""
        if self.word(at) in _APPOSED:
            return True
        near = at + 1
        while self.word(at) in words.DETERMINERS | {"the"} and near - at < _LONGEST_ASIDE:
            if self.word(near) in words.SEXES or words.is_role(self.word(near)):
                return True
            if self.word(near) in words.SEPARATORS or self.word(near) in words.STOPS:
                return False
            near += 1
        return False

    def is_aside(self, at: int) -> bool:
        """Whether a common noun of others stands behind a preposition, and is nobody's kin."""
        if self.tokens.raw(at)[:1].isupper() or self.low[at] in SHE | HE | THEY or self.named(at) is not None:
            return False
        near = at - 1
        while near >= self.first and at - near < _LONGEST_ASIDE:
            word = self.low[near]
            if word in _LEADING:
                return True
            if word in _WHOSE or (word in words.STOPS and word not in words.DETERMINERS):
                return False
            if not word.replace("-", "").isalpha():
                return False
            near -= 1
        return False

    def compared(self, at: int) -> int:
        """Leave out what somebody is compared to, up to the comma: ``no taller than a child, white hair``."""
        end = next(
            (near for near in range(at + 1, min(at + 8, self.end) + 1) if self.low[near] in (",", ";")), 0
        )
        if end:
            before = self.owner(at)
            self.mark(at, NOBODY)
            self.mark(end, before)
        return end
