"""
What kind of being a sentence says somebody is: ``is a badger``, ``Tansy, a vixen``, ``a hedgehog boy``.

A word for an animal or a being is somebody's kind only as a predicate (``is an old badger``), in apposition
to a name, or as the first thing of a list without a verb. ``Has a cat``, ``like a fox``, ``fox ears`` and
``a bear of a man`` say nothing of what somebody is.
"""

from limner.continuity import _kind_words as kinds
from limner.continuity import _look_words as words
from limner.continuity._garments import part_of
from limner.continuity._look_around import HEADS
from limner.continuity._plain_words import word_set
from limner.continuity._prose_clothes import Clothes
from limner.continuity.slots import Slot

_MOST_LEFT = 8
_SAID = 5
_BEFORE = words.COPULAS | frozenset(("am", "as", "i'm", "'m", "'re", "you're", "she's", "he's", "they're"))
_BEFORE -= frozenset(("kept", "worn"))


_GIVEN = word_set("known described disguised appears appeared works serves lives born reborn poses")
"""Words before ``as a fox`` that say what somebody is."""


_AUXILIARIES = word_set("""
to not cannot can't can could couldn't will won't would wouldn't must mustn't may might shall should shouldn't
don't doesn't didn't never hardly barely
""")
"""Words before a verb that may be an animal's name too: bear, duck, hound, fly."""
_MADE = frozenset(("-", "shaped", "made", "built", "covered", "named", "called"))
_OF_THE_DEAD = frozenset(("ghost", "spirit", "wraith", "spectre", "specter", "shade"))
"""Of whom a ghost is is what it looks like: ``the ghost of a drowned girl``."""


def is_half(word: str) -> bool:
    """Whether a word is of one that is half an animal: ``tortoise-man``."""
    front, dash, last = word.rpartition("-")
    return bool(dash) and front in kinds.ANIMALS and last in kinds.PERSONS


class Kinds(Clothes):
    """Finds the words for a kind, before looks are read, so that ``vixen`` is not read as a woman."""

    def find_kinds(self) -> None:
        """Note of whom the sentence says what they are, and where."""
        self.kind_spans: list[tuple[int, int]] = []
        for at in range(self.first, self.end + 1):
            if (
                (self.low[at] in kinds.KINDS or is_half(self.low[at]))
                and self.named(at) is None
                and self.is_kind(at)
            ):
                self.tell_kind(at)

    def is_kind(self, at: int) -> bool:  # noqa: C901, PLR0911, PLR0912 -- one for each way to say it or not
        """Whether the word here says what somebody is."""
        behind = self.word(at + 1)
        if self.word(at - 1) in _AUXILIARIES:
            return False  # ``cannot bear to see herself die``
        alone = self.end - self.first < _SAID - 3 and self.first > 0
        if alone and self.low[at] in kinds.ANIMALS:
            return False  # ``"Mule."``
        if behind == "of" and self.word(at + 2) in ("indeterminate", "uncertain", "unknown", "no"):
            behind = ","
        dashed = behind == "-" and self.tokens.starts[at + 1] == self.tokens.ends[at]
        if behind == "'s" or dashed or behind in HEADS or part_of(behind) is not None:
            return False
        if (
            behind in words.PLACES | {"in"}
            and {self.word(at + 2), self.word(at + 3), self.word(at + 4)} & words.BODY
        ):
            return False  # ``a mole on her left cheek``
        if behind == "of" and self.word(at + 2) in ("a", "the") and self.low[at] not in _OF_THE_DEAD:
            return False
        plain = (
            behind in _MADE or behind in words.SEPARATORS or behind in words.STOPS or behind in kinds.PERSONS
        )
        role = words.is_role(behind) and self.prose.entry and at - self.first < _MOST_LEFT
        if not plain and not role:
            return False
        left = at - 1
        while left >= self.first and at - left < _MOST_LEFT and self.adjective_of_kind(left):
            left -= 1
        led = self.word(left)
        if led in ("a", "an", "the"):
            before = self.word(left - 1)
            if before == "as" and self.word(left - 2) not in _GIVEN:
                return False  # ``black as a crow``
            if before in _BEFORE and (led != "the" or (behind == "of" and self.low[at] in _OF_THE_DEAD)):
                return self.word(left - 2) not in ("there", "it", "this", "that", "here")
            if before == "," and words.is_role(self.word(left - 2)) and self.marks:
                return True  # ``is the Queen's fool, a dwarf``
            if before == ",":
                return self.named(left - 2) is not None or self.is_opening(left)
            return led != "the" and (
                before == ":" or self.is_opening(left)
            )  # ``the landlady: a dwarf woman``
        return (led in _BEFORE and led != "as") or self.is_opening(left + 1)

    def adjective_of_kind(self, at: int) -> bool:
        """Whether a word can stand between an article and a kind."""
        word = self.low[at]
        if word in (",", "and", "-"):
            return self.adjective_of_kind(at - 1) if at > self.first else False
        if word in words.DETERMINERS or word in words.STOPS or word in words.SEPARATORS:
            return word in words.ADVERBS
        return word in words.MODIFIERS or word in words.ADVERBS or word.isalpha() or "-" in word

    def is_opening(self, at: int) -> bool:
        """Whether a list without a verb begins here, its owner's name and age left out."""
        if not self.fragment():
            return False
        pieces = self.low[self.first : at]
        return all(
            word in (",", ";", ":", "-", "(")
            or word.isdigit()
            or word in words.SEXES
            or word in ("f", "m", ")")
            or word in words.UNITS
            or word in words.TENS
            or word.rpartition("-")[2] in words.UNITS
            or self.named(self.first + number) is not None
            for number, word in enumerate(pieces)
        )

    def tell_kind(self, at: int) -> None:
        """Note what somebody is, with a colour or ``anthropomorphic`` before it and a noun behind it."""
        who = self.owner(at)
        first = last = at
        while first - 1 >= self.first and (
            self.low[first - 1] in kinds.MADE_HUMAN or self.low[first - 1] in words.COLOURS
        ):
            first -= 1
        if self.word(at + 1) in kinds.PERSONS and self.word(at + 2) != "'s":
            last += 1
        self.kind_spans.append((self.tokens.starts[at], self.tokens.ends[last]))
        if who < 0:
            return
        person = self.prose.people[who]
        near = first - 1
        while near >= self.first and first - near < _MOST_LEFT and self.adjective_of_kind(near):
            word = self.low[near]
            slot = Slot.AGE if word in words.AGE_ADJECTIVES else Slot.BUILD if word in words.BUILDS else None
            if slot and not any(said.start == self.tokens.starts[near] for said in self.said):
                person.said.append((slot, word))
            near -= 1
        kind = self.tokens.between(first, last).lower()
        person.kinds.append(kind.replace("-", " ") if is_half(kind) else kind)
        sex = kinds.PERSONS.get(self.low[last], "") or kinds.SEXES.get(self.low[at], "")
        if sex:
            person.sex = person.sex or sex
            self.prose.last[sex] = who
