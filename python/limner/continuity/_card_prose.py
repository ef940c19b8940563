"""
Prose about people: whose each look is, and what is said of others, of the past or of tastes.

A look belongs to the nearest word before it that says whom a clause is about: a name, a pronoun, a word for
somebody else (``her mother``), or a verb of liking, behind which nothing is anybody's.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from limner.continuity import _look_words as words
from limner.continuity._clothes import MOST, is_piece, listed
from limner.continuity._plain_words import word_set
from limner.continuity._prose_words import (
    ATTITUDES,
    CONTEXTS,
    FEMALE_KIN,
    HE,
    INSTEAD,
    KIN,
    MALE_KIN,
    NOT_NAMES,
    OTHERS,
    SHE,
    THEY,
    TITLES,
    WEARING,
)  # fmt: skip
from limner.continuity._tokens import Tokens
from limner.continuity.garments import part_of
from limner.continuity.looks import Said, read
from limner.continuity.slots import Slot

_PARTS = words.HAIR_HEADS | words.MARK_HEADS | word_set("ears tail eyes girl boy")

OTHER, NOBODY = -1, -2
"""Somebody who is not told of here; and what is nobody's: tastes, comparisons, the past."""

MOST_SAID = 200
"""Phrases that are kept of one person."""

LONGEST_SENTENCE = 250
"""Words of a sentence; a longer one is read in parts, for each word in it may look at all others."""

MOST_PEOPLE = 40
"""People of one card."""


@dataclass(slots=True)
class Person:
    """Somebody of a card while it is read. ``words`` are the words of the names by which prose may call them."""

    names: list[str]
    words: set[str] = field(default_factory=set)
    sex: str = ""
    said: list[tuple[Slot, str]] = field(default_factory=list)
    garments: list[str] = field(default_factory=list)
    outfits: dict[str, list[str]] = field(default_factory=dict)
    pronouns: str = ""
    moods: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        for name in self.names:
            self.call(name)

    def call(self, name: str) -> None:
        """Add a name."""
        pieces = [piece for piece in Tokens(name[:100]).low if piece.isalnum() or "-" in piece]
        proper = [
            piece for piece in pieces if piece not in TITLES and (len(piece) > 1 or not piece.isascii())
        ]
        self.words.update(proper or pieces)


@dataclass(slots=True)
class Prose:
    """Reads paragraphs about ``people``, the first of whom a paragraph is about unless it says otherwise."""

    people: list[Person]
    first_person: int = 0
    second_person: int = OTHER
    loose: bool = True
    """Whether what names nobody is the first person's; in a greeting it is not."""

    may_add: bool = True
    last: dict[str, int] = field(default_factory=dict)
    current: int = 0
    past: bool = False
    """Whether what was told last of somebody else is past: ``she has`` is then another one."""

    def read(self, text: str, *, about: int = 0) -> None:
        """Read a text of any number of paragraphs."""
        for paragraph in text.split("\n"):
            if paragraph.strip():
                self.current = about if self.loose else OTHER
                self.last = {self.people[about].sex: about} if about >= 0 and self.people[about].sex else {}
                self._paragraph(paragraph, about)

    def _paragraph(self, paragraph: str, about: int) -> None:
        tokens = Tokens(paragraph)
        said = read(paragraph)
        at = 0
        for first, last in _sentences(tokens):
            end = tokens.ends[last]
            mine = []
            while at < len(said) and said[at].start < end:
                mine.append(said[at])
                at += 1
            _Sentence(self, tokens, first, last, mine, about).read()


def _sentences(tokens: Tokens) -> Iterator[tuple[int, int]]:
    first = 0
    for at, word in enumerate(tokens.low):
        if word in (".", "!", "?", "\n"):
            before = tokens.low[at - 1] if at else ""
            if word == "." and (
                before in TITLES
                or (len(before) == 1 and before.isalpha() and before != "i")
                or before.isdigit()
                and at + 1 < len(tokens.low)
                and tokens.low[at + 1].isdigit()
            ):
                continue
            if at > first:
                yield first, at
            first = at + 1
        elif at - first >= LONGEST_SENTENCE:
            yield first, at
            first = at + 1
    if first < len(tokens.low):
        yield first, len(tokens.low) - 1


class _Sentence:
    def __init__(
        self, prose: Prose, tokens: Tokens, first: int, last: int, said: Sequence[Said], about: int
    ) -> None:
        self.prose, self.tokens, self.low = prose, tokens, tokens.low
        self.first, self.end = first, last
        self.said = said
        self.about = about
        self.marks: list[tuple[int, int]] = []
        self.possessives: dict[int, int] = {}

    def word(self, at: int) -> str:
        return self.low[at] if self.first <= at <= self.end else "\n"

    def read(self) -> None:
        self.find_marks()
        self.settle_current()
        self.looks()
        self.clothes()

    # -- who a clause is about ---------------------------------------------------------------------------

    def mark(self, at: int, who: int) -> None:
        self.marks.append((at, who))

    def find_marks(self) -> None:
        at = self.first
        while at <= self.end:
            at = self.marked(at) + 1

    def marked(self, at: int) -> int:  # noqa: C901, PLR0911, PLR0912 -- one line for each way to say who
        """Note whom the word at ``at`` makes the clause about; return the last word that was read."""
        prose, word = self.prose, self.low[at]
        raw = self.tokens.raw(at)
        who = self.named(at)
        if who is not None:
            self.mark(at, who)
            return at
        if word in SHE or word in HE or word in THEY:
            sex = "f" if word in SHE else "m" if word in HE else "n"
            who = self.meant(sex)
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
                and self.taste_before(at)
                and who != prose.current
            ):
                self.mark(at, NOBODY)
            else:
                self.mark(at, who)
                if word in ("she", "he"):
                    prose.last[sex] = who
            return at
        if word in ("i", "me", "my", "i'm", "i've", "mine", "myself"):
            self.mark(at, prose.first_person)
            return at
        if word in ("you", "your", "you're", "you've", "yourself"):
            if word in ("you", "you're") and self.word(at + 1) in (
                "will",
                "can",
                "could",
                "may",
                "'ll",
                "would",
                "find",
                "see",
            ):
                return at
            self.mark(at, prose.second_person)
            return at
        if word in KIN:
            return self.kin(at)
        if word in OTHERS:
            if self.word(at - 1) not in ("by", *words.COPULAS) and self.word(at - 2) not in words.COPULAS:
                self.mark(at, OTHER)
            return at
        if word in ATTITUDES and not (
            word in ("like", "likes") and self.word(at + 1) in ("she", "he", "a", "the") and word == "like"
        ):
            if self.word(at + 1) not in ("to",) or self.word(at + 2) not in ("wear", "dress"):
                self.mark(at, NOBODY)
            return at
        if (
            word in INSTEAD
            or (word == "used" and self.word(at + 1) == "to")
            or (word == "like" and self.word(at - 1) != "looks")
        ):
            self.mark(at, NOBODY)
            return self.past_instead(at)
        if (word in words.SEXES or word in words.PEOPLE) and self.stranger(at):
            self.mark(at, OTHER)
            return at
        if word in ("has", "had", "wears", "wore", "is", "was") and self.unknown_subject(at):
            self.mark(at - 1, OTHER)
            return at
        if raw[:1].isupper() and word not in NOT_NAMES and not self.plain(word):
            return self.new_name(at)
        return at

    def named(self, at: int) -> int | None:
        word, raw = self.low[at], self.tokens.raw(at)
        for number, person in enumerate(self.prose.people):
            if word in person.words:
                if (
                    raw[:1].isupper()
                    or not raw[:1].isalpha()
                    or any(name[:1].islower() for name in person.names)
                ):
                    if self.common(word, at):
                        continue
                    return number
        return None

    def common(self, word: str, at: int) -> bool:
        """Whether a name that is a common word is one here: ``Will`` at a sentence's beginning."""
        return word in words.STOPS and at != self.first and not self.tokens.raw(at)[:1].isupper()

    def meant(self, sex: str) -> int:
        """Return whom ``she`` means."""
        prose = self.prose
        for at, who in reversed(self.marks):
            if who >= 0 and prose.people[who].sex in (sex, "") and self.word(at + 1) != "'s":
                prose.people[who].sex = prose.people[who].sex or sex
                return who
        if sex in prose.last:
            return prose.last[sex]
        if sex == "n":
            return prose.current
        for who in (prose.current, self.about):
            if who >= 0 and prose.people[who].sex in ("", sex):
                prose.people[who].sex = sex
                return who
        fitting = [number for number, person in enumerate(prose.people) if person.sex == sex]
        return fitting[0] if len(fitting) == 1 else OTHER

    def taste_before(self, at: int) -> bool:
        return bool(self.marks) and self.marks[-1][1] == NOBODY

    def kin(self, at: int) -> int:
        """Read ``her mother``: somebody else, unless it is what the subject is or has something of."""
        left = at - 1
        while self.word(left) in words.MODIFIERS or self.word(left) in (
            "own",
            "late",
            "first",
            "older",
            "younger",
            "twin",
            "big",
        ):
            left -= 1
        whose = self.word(left)
        before = self.word(left - 1)
        behind = self.word(at + 1)
        if (
            whose not in words.DETERMINERS and whose not in ("'s", "the") and behind != "'s"
        ) or behind in _PARTS:
            return at
        if (
            before in words.COPULAS
            or before in ("as",)
            or (whose in ("a", "an", "the") and before in (*words.COPULAS, ","))
        ):
            self.marks = [mark for mark in self.marks if mark[0] != left]
            return at
        if self.word(at + 1) == "'s" and before in (
            "has",
            "had",
            "inherited",
            "got",
            "with",
            "and",
            "shares",
            "have",
        ):
            self.marks = [mark for mark in self.marks if mark[0] != left]
            return at + 1
        if whose == "of" or self.word(at + 1) == "of":
            return at
        self.mark(at, OTHER)
        sex = "f" if self.low[at] in FEMALE_KIN else "m" if self.low[at] in MALE_KIN else ""
        if sex and len([mark for mark in self.marks if mark[1] >= 0]) < 2 and self.word(at + 1) != "'s":
            self.prose.last[sex] = OTHER
            self.prose.past = behind in ("had", "was", "died", "were", "wore")
        return at

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

    def stranger(self, at: int) -> bool:
        """Whether ``a man`` is somebody else: no predicate of the subject, no apposition to it."""
        left = at - 1
        steps = 0
        while (
            left >= self.first
            and steps < 8
            and (
                self.word(left) in words.MODIFIERS
                or self.word(left) in words.ADVERBS
                or self.word(left) in (",", "and", "-")
                or "-" in self.word(left)
                or self.word(left).endswith(("y", "ish", "ed"))
                or self.word(left) in words.PEOPLE
            )
        ):
            if (
                self.word(left) == ","
                and self.word(left - 1) not in words.MODIFIERS
                and "-" not in self.word(left - 1)
            ):
                break
            left -= 1
            steps += 1
        led = self.word(left)
        before = self.word(left - 1)
        if led not in words.DETERMINERS and led != "the":
            return led in ("to", "from", "at", "with", "by", "for") and steps == 0
        if (
            before in words.COPULAS
            or before in ("as", "'m", "'re", "am", "are", "into", "become", "became")
            or before.endswith(("'m", "'re"))
        ):
            return False
        if before in words.ADVERBS and self.word(left - 2) in words.COPULAS:
            return False
        if before in (",", "(", "-", "–", "—", ":"):
            return led in ("the", "his", "her", "their") and bool(self.marks) and self.marks[-1][1] < 0
        if left <= self.first or before in ("\n", "*", '"'):
            return self.heads_other(at)
        if before == "of" or before in ("for",):
            return True
        return True

    def heads_other(self, at: int) -> bool:
        """Whether a sentence that begins with ``A man`` goes on about somebody else."""
        for near in range(at + 1, min(self.end, at + 30) + 1):
            word = self.low[near]
            if word == "," and (
                self.named(near + 1) is not None or self.word(near + 1) in ("she", "he", "they")
            ):
                return False
        tail = range(at + 1, self.end + 1)
        return any(
            self.named(near) is not None or self.low[near] in ("her", "him", "them", "you", "me")
            for near in tail
        )

    def unknown_subject(self, at: int) -> bool:
        """Whether an unknown noun has what follows: ``the mayor has a red beard``."""
        noun = self.word(at - 1)
        if (
            not noun.isalpha()
            or noun in words.STOPS
            or noun in words.ADVERBS
            or noun in words.FACE_HEADS | words.HAIR_HEADS
        ):
            return False
        if (
            noun in words.BODY
            or noun in ("hair", "eyes", "skin", "who", "age", "build")
            or noun in words.MODIFIERS
        ):
            return False
        if self.named(at - 1) is not None or noun in words.MARK_HEADS or part_of(noun) is not None:
            return False
        return any(
            self.word(at - back) in ("the", "a", "an", "her", "his", "their", "every", "each")
            for back in (2, 3)
        )

    @staticmethod
    def plain(word: str) -> bool:
        """Whether a capitalised word is one of looks, people or numbers."""
        front, _, back = word.rpartition("-")
        return (
            word in words.MODIFIERS
            or word in words.BUILDS
            or words.is_role(word)
            or word in words.AGES
            or back in words.UNITS
            or word in words.TENS
            or back in words.PEOPLE
            or (front in words.MODIFIERS and bool(front))
        )

    def new_name(self, at: int) -> int:
        """Read a capitalised word that is no name yet: of the card's own, of a new person, or of somebody else."""
        end = at
        while self.tokens.raw(end + 1)[:1].isupper() if end + 1 <= self.end else False:
            if self.word(end + 1) in NOT_NAMES or end - at > 3:
                break
            end += 1
        joined = [number for near in range(at, end + 1) if (number := self.named(near)) is not None]
        name = " ".join(self.tokens.raw(near) for near in range(at, end + 1))
        if joined:
            self.mark(at, joined[0])
            return end
        if self.prose.may_add and self.is_told(at, end) and len(self.prose.people) < MOST_PEOPLE:
            self.prose.people.append(Person([name]))
            self.mark(at, len(self.prose.people) - 1)
            return end
        subject = at == self.first or self.word(at - 1) in (",", "and", "but", "while", "whereas", ";")
        if subject and self.word(end + 1) in ("is", "was", "has", "had", "wears", "wore", "'s", "who"):
            self.mark(at, OTHER)
        return end

    def is_told(self, at: int, end: int) -> bool:
        """Whether a sentence tells how somebody new looks: two things at least, one of them telling."""
        verb = self.word(end + 1)
        led = self.word(at - 1)
        if at != self.first and led not in (",", ";", "and", "while", "whereas"):
            return False
        if verb not in ("is", "was", "has", "wears", ","):
            return False
        behind = [said for said in self.said if said.start >= self.tokens.starts[at]]
        slots = {said.slot for said in behind}
        return len(slots) > 1 and bool(slots & {Slot.SEX, Slot.HAIR, Slot.EYES, Slot.AGE})

    # -- what is said of them ----------------------------------------------------------------------------

    def settle_current(self) -> None:
        """Make the sentence's subject the one that the next is about unless it says otherwise."""
        for at, who in self.marks:
            if who >= 0:
                if self.word(at + 1) != "'s" or True:
                    self.prose.current = who
                break
            if who == OTHER and at <= self.first + 4:
                break

    def owner(self, at: int) -> int:
        """Return whom the word at a place is about."""
        found = None
        for place, who in self.marks:
            if place > at:
                break
            found = who
        if found is not None:
            return found
        if self.marks and self.marks[0][1] >= 0 and self.low[self.first] not in ("the", "when", "while"):
            return self.marks[0][1]
        return self.prose.current

    def looks(self) -> None:
        starts = self.tokens.starts
        at = self.first
        for said in self.said:
            while at < self.end and starts[at] < said.start:
                at += 1
            who = self.owner(at)
            if who >= 0:
                self.tell(who, said)

    def tell(self, who: int, said: Said) -> None:
        person = self.prose.people[who]
        if len(person.said) < MOST_SAID:
            person.said.append((said.slot, said.value))
        if said.slot is Slot.SEX:
            person.sex = {"woman": "f", "girl": "f", "man": "m", "boy": "m"}.get(said.value, person.sex)
            if person.sex:
                self.prose.last[person.sex] = who

    # -- clothes ------------------------------------------------------------------------------------------

    def clothes(self) -> None:
        at = self.first
        found = False
        while at <= self.end:
            begin = self.wearing(at)
            if begin:
                end = self.clause_end(begin)
                who = self.owner(at)
                if who >= 0:
                    self.dress(who, listed(self.tokens.between(begin, end), known=True))
                found = True
                at = end
            at += 1
        if not found and self.fragment():
            self.fragments()

    def wearing(self, at: int) -> int:
        """Return where the list of clothes begins that the verb at ``at`` leads to, 0 where it leads to none."""
        word = self.low[at]
        if word in WEARING:
            left = [self.word(at - back) for back in (1, 2, 3)]
            if (
                set(left) & words.NEGATIONS
                or self.word(at + 1) in ("no", "nothing")
                and self.word(at + 2) != "but"
            ):
                return 0
            return at + 1 if at < self.end else 0
        if word in ("in", "without"):
            if word == "without" and "never" not in self.low[self.first : at]:
                return 0
            near = at + 1
            while near <= self.end and near - at < 8:
                if part_of(self.low[near]) is not None:
                    return at + 1 if self.word(at - 1) not in ("hand", "hands", "pockets") else 0
                if self.low[near] in words.SEPARATORS - {"-", ","} or self.low[
                    near
                ] in words.STOPS - words.DETERMINERS - {"and"}:
                    return 0
                near += 1
        return 0

    def clause_end(self, begin: int) -> int:
        at = begin
        while at < self.end:
            word = self.low[at + 1]
            if word in (
                ";",
                '"',
                "(",
                ")",
                "*",
                "—",
                "–",
                "who",
                "because",
                "when",
                "while",
                "that",
                "which",
                "whenever",
                "until",
            ):
                break
            if word in ("she", "he", "they", "i", "you") or (word == "even" and self.low[at] == ","):
                break
            if word == "and" and self.word(at + 2) in (
                "never",
                "is",
                "has",
                "carries",
                "smells",
                "looks",
                "always",
                "keeps",
                "was",
            ):
                break
            if word == "her" and self.word(at + 2) in ("hair", "eyes", "freshly"):
                break
            if self.word(at + 1) in words.HAIR_HEADS or (
                word == "with" and self.word(at + 3) in ("hair", "eyes")
            ):
                break
            at += 1
        return at

    def dress(self, who: int, garments: Sequence[str]) -> None:
        person = self.prose.people[who]
        if not garments:
            return
        head = " ".join(self.low[self.first : self.end + 1])
        context = next((name for name, signs in CONTEXTS.items() if any(sign in head for sign in signs)), "")
        worn = person.outfits.setdefault(context, []) if context and person.garments else person.garments
        worn += [each for each in garments if each not in worn][: MOST - len(worn)]

    def fragment(self) -> bool:
        """Whether the sentence is a list without a verb."""
        names = [at for at in range(self.first, self.end + 1) if self.named(at) is not None]
        if any(
            self.word(at + 1) not in (",", "(", ".", "\n", ":", ")", "-") and at + 1 not in names
            for at in names
        ):
            return False
        for at in range(self.first, self.end + 1):
            word = self.low[at]
            if (
                word in ("she", "he", "i", "you", "it", "who", "that")
                or word in words.COPULAS
                or word in words.HAVING - {"with", "of"}
            ):
                return False
            if word == "they" and self.word(at + 1) != "/":
                return False
        return True

    def fragments(self) -> None:
        first = self.first
        for at in range(self.first, self.end + 2):
            if at > self.end or self.low[at] in (",", ".", ";", "!", "?", "\n", ")"):
                last = at - 1
                if first <= last and is_piece(self.tokens, first, last) and (who := self.owner(last)) >= 0:
                    self.dress(who, listed(self.tokens.between(first, last), known=True))
                first = at + 1
