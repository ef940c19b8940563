"""Whom each clause of a sentence is about: names, pronouns, kin, strangers, and what is a taste or past."""

from limner.continuity import _look_words as words
from limner.continuity._card_people import NOBODY, OTHER
from limner.continuity._kind_words import KINDS
from limner.continuity._look_around import HEADS
from limner.continuity._prose_asides import Asides
from limner.continuity._prose_introduced import ANY
from limner.continuity._prose_words import (
    ATTITUDES,
    HE,
    INSTEAD,
    KIN,
    MAYBE,
    MIGHT,
    NOT_NAMES,
    OTHERS,
    PAST,
    PLURAL,
    SHE,
    THEY,
    YOU_WOULD,
)

_SUBJECTS = frozenset(("i", "you", "we", "they", "would", "to", "really", "don't", "also", "looks", "and"))


class Marks(Asides):
    """Finds the words that say whom a clause is about."""

    def find_marks(self) -> None:
        self.prose.role_was, self.prose.role_for = self.prose.role_for, ""
        at = self.first
        while at <= self.end:
            if self.low[at] == ";" and self.is_new_clause(at + 1):
                before = next((who for _, who in reversed(self.marks) if who >= 0), self.prose.current)
                self.mark(at, before)  # ``miss nothing; a wine-coloured birthmark runs down``
            at = self.marked(at) + 1
        self.end_asides()
        self.end_relative()

    def marked(self, at: int) -> int:  # noqa: PLR0915, C901, PLR0911, PLR0912 -- one for each way to say who
        """Note whom the word at ``at`` makes the clause about; return the last word that was read."""
        prose, word = self.prose, self.low[at]
        raw = self.tokens.raw(at)
        who = self.named(at)
        if who is None and (kin := self.is_of_trade(at)):
            return kin
        if prose.group is not None and self.is_of_group(at, who):
            self.mark(at, prose.group)
            return at
        if who is not None:
            if kin := self.is_of_kin(at, who):
                return kin
            if self.marks and 0 < self.marks[-1][1] != who and self.goes_on_name(at):
                who = self.marks[-1][1]  # ``his daughter, Clementine "Clem" Dolan``
            self.mark(at, who)
            self.appose(at, who)
            return at
        if self.in_look(at) and word not in SHE | HE | THEY:
            return at  # ``crew cut``, ``a bear of a man``
        if word in ("her", "his", "their") and (
            self.is_their_kin(at) or self.is_of_other(at) or self.is_role_for(at)
        ):
            return at
        if word == "they" and not PLURAL.isdisjoint(self.low[max(self.first, at - 4) : at]):
            return at  # ``eyes so dark they look black``
        if word in ("they", "people", "some", "you") and self.word(at + 1) in ("call", "say", "think"):
            return at  # ``what they call her``
        if word in ("his", "hers", "theirs") and self.word(at - 1) in ("like", "as"):
            return at  # ``green eyes like his``
        if word == "miss" and raw[:1].isupper():
            return at  # a title
        if word in ("painted", "drawn") and {self.word(at - 1), self.word(at + 1)} & HEADS.keys():
            return at  # ``painted eyebrows``
        if word in KINDS and self.word(at + 1) == "'s" and self.word(at + 2) in HEADS:
            return at  # ``Goat's horns``
        if word in ("her", "his", "their") and self.word(at - 1) == "," and self.apposes_kin(at):
            return at  # ``Keth, her grandson, hunts``
        if word in ("she", "he", "they") and self.word(at - 1) == "as" and "as" in self.low[at - 4 : at - 1]:
            return at  # ``as fair as he is``
        if word in SHE or word in HE or word in THEY:
            sex = "f" if word in SHE else "m" if word in HE else "n"
            newest = prose.is_subject and prose.introduced[1] in (sex, ANY)
            who = self.met(sex) if newest else OTHER
            if who == OTHER:
                who = self.meant(sex, whose=word in ("his", "him", "her", "their", "them"))
            if who == OTHER and sex != "n" and prose.introduced[0]:
                who = self.met(sex)
            if (
                who == OTHER
                and prose.past
                and word in ("she", "he")
                and self.word(at + 1) in ("has", "is", "wears", "'s")
            ):
                prose.last.pop(sex, None)
                who = self.meant(sex)
            if (
                word in ("her", "his", "their", "him", "them")
                and self.taste_before()
                and who != prose.current
            ):
                self.mark(at, NOBODY)
            else:
                self.mark(at, who)
                if word in ("she", "he"):
                    prose.last[sex] = who
            return at
        if (word == "me" and self.marks and self.marks[-1][1] == OTHER) or (
            word in ("you", "you're") and self.word(at + 1) in YOU_WOULD
        ):
            return at  # ``My sister, who denounced me, had``, ``you can see``
        if word in ("i", "me", "my", "i'm", "i've", "mine", "myself"):
            self.mark(at, prose.first_person)
            prose.tells = prose.tells or self.low[self.first : at].count('"') % 2 == 0
            return at
        if word in ("you", "your", "you're", "you've", "yourself"):
            self.mark(at, prose.second_person)
            return at
        if word in KIN:
            return self.kin(at)
        if word in ("by", "from", "against") and self.leads_to_other(at):
            self.mark(at, OTHER)
            return at
        if word in OTHERS:
            if self.word(at - 1) not in ("by", *words.COPULAS) and self.word(at - 2) not in words.COPULAS:
                self.mark(at, OTHER)
            return at
        if word == "if" and at == self.first and self.is_unreal(at):
            return self.unreal(at)  # ``If Ada were a man, she would have a beard``
        if word in MAYBE and self.word(at + 1) in MIGHT and self.word(at - 1) not in ("i", "you"):
            self.mark(at, NOBODY)  # ``would grow a moustache if he could``
            return at
        if word == "like" and self.word(at - 1) in ("looks", "look") and self.is_person_word(at + 1):
            return self.simile(at)  # ``She looks like him: olive skin``
        if (
            word in ATTITUDES
            and not self.prefers(at)
            and not (word in ("like", "likes") and self.compares(at))
            and not (word == "like" and self.word(at + 1) in ("she", "he", "a", "an", "the"))
        ):
            if self.word(at + 1) != "to" or self.word(at + 2) not in ("wear", "dress"):
                self.mark(at, NOBODY)
            return at
        if (
            word in INSTEAD
            or (word == "used" and self.word(at + 1) == "to")
            or (word == "like" and self.word(at - 1) != "looks")
        ):
            if word == "like" and self.compares(at):
                return self.likened(at)
            if word == "than" and (end := self.compared(at)):
                return end
            if word == "like" and self.word(at + 1) in ("a", "an") and self.word(at - 1) not in _SUBJECTS:
                return self.simile(at)
            if word == "instead" and self.word(at + 1) == "of":
                return self.simile(at)  # ``a crest instead of hair, and three eyes``
            self.mark(at, NOBODY)
            return self.past(at) if word in PAST else self.past_instead(at)
        if (word in words.SEXES or word in words.PEOPLE) and (
            self.word(at + 1) in words.MARK_HEADS or (self.word(at + 1) == "'s" and self.is_like(at))
        ):
            return at  # ``a mermaid tattoo``
        if (word in words.SEXES or word in words.PEOPLE) and self.stranger(at):
            self.mark(at, OTHER)
            return at
        if word in ("has", "had", "wears", "wore", "is", "was") and self.unknown_subject(at):
            self.mark(at - 1, OTHER)
            return at
        if "-" in raw and raw.rpartition("-")[2][:1].islower():
            return at  # ``Mixed-race, light brown skin``
        if raw[:1].isupper() and word not in NOT_NAMES and not self.plain(word, raw):
            return self.new_name(at)
        return at

    def meant(self, sex: str, *, whose: bool = False) -> int:  # noqa: C901, PLR0911 -- one for each way to know
        """Return whom ``she`` means."""
        prose = self.prose
        if prose.tells and sex != "n" and prose.people[prose.first_person].sex != sex:
            return prose.last.get(sex, OTHER)  # who says ``I`` does not call himself ``she``
        for at, who in reversed(self.marks):
            if who >= 0 and self.may_be(who, sex) and self.word(at + 1) != "'s":
                if prose.people[who].is_thing:
                    continue
                told = prose.last.get(sex) == OTHER and any(mark[1] == OTHER for mark in self.marks)
                if not prose.people[who].sex and told:
                    return OTHER  # ``my late husband, God rest him``
                known = prose.last.get(sex, OTHER)
                if not prose.people[who].sex and whose and any(known == mark[1] >= 0 for mark in self.marks):
                    return known  # ``His pilot, Talia, could be his daughter``
                if sex != "n" or not whose:  # ``like their mother`` is of two
                    prose.people[who].sex = prose.people[who].sex or sex
                return who
        opens = self.low[self.first] in (SHE if sex == "f" else HE)
        if opens and not self.marks and prose.current > 0 and self.may_be(prose.current, sex):
            prose.people[prose.current].sex = sex  # who the last sentence was about
            return prose.current
        if sex in prose.last:
            return prose.last[sex]
        if sex == "n":
            return prose.current
        for who in (prose.current, self.about):
            if who >= 0 and self.may_be(who, sex) and not prose.people[who].is_thing:
                prose.people[who].sex = sex
                return who
        fitting = [number for number, person in enumerate(prose.people) if person.sex == sex]
        return fitting[0] if len(fitting) == 1 else OTHER

    def leads_to_other(self, at: int) -> bool:
        """Whether somebody else comes behind a preposition: ``raised by the silver-haired druid``."""
        if self.word(at + 1) not in ("the", "a", "an"):
            return False
        near = at + 2
        while near - at < 6 and (self.word(near) in words.MODIFIERS or "-" in self.word(near)):
            near += 1
        return near > at + 2 and words.is_role(self.word(near))

    def past_instead(self, at: int) -> int:
        """Skip to the comma that ends ``unlike her sister``; what follows is the subject's again."""
        near = at + 1
        depth = 0
        while near <= self.end and near - at < 40:
            word = self.low[near]
            if word == ",":
                depth += 1
                behind = self.word(near + 1)
                if self.named(near + 1) is not None or behind in ("she", "he", "they", "i", "you"):
                    return near
            near += 1
        return near - 1 if depth == 0 else at
