"""What somebody or a part of them is like: ``built like a bird``, ``arms like a smith's``."""

from limner.continuity._anatomy import ANATOMY
from limner.continuity._card_people import NOBODY
from limner.continuity._look_around import HEADS
from limner.continuity._plain_words import SEPARATORS, word_set
from limner.continuity._prose_others import Others
from limner.continuity._prose_words import HE, SHE, THEY
from limner.continuity.slots import Slot

_NEAR_PART = 5
_LONGEST = 60
_ENDS = SEPARATORS | word_set("and but with in on from over under that which who when while his her their")
_SEEN_TO_DO = word_set("""
that which sticks stick stands stand up out down falls fall hangs hang curls curl shines shine glow glows
is are looks look spreads spread
""")
"""Words between a part and what it is like: ``hair that sticks up like a brush``."""

_NOW = frozenset((";", "but", "now", "today", "nowadays", "these", "—", "though", "until"))
_PRESENT = frozenset(
    ("is", "has", "wears", "keeps", "looks", "stands", "are", "have", "am", "wear", "'s", "now")
)


class Alike(Others):
    """Reads comparisons."""

    def compares(self, at: int) -> bool:
        """Whether ``like`` says what a part is like: ``hair like wheat``, and is over at the next comma."""
        return self.low[at] == "like" and (self.word(at - 1) in HEADS or self.word(at - 1) in ANATOMY)

    def likened(self, at: int) -> int:
        """Return the last word of what a part is like, none of which is somebody: ``a smith's``."""
        near = at
        while near < self.end and near - at < _NEAR_PART and self.low[near + 1] not in _ENDS:
            near += 1
        starts = self.tokens.starts
        if any(starts[at] <= said.start <= starts[near] and said.slot is not Slot.SEX for said in self.said):
            return at
        self.said = [said for said in self.said if not starts[at] <= said.start <= starts[near]]
        return near

    def simile(self, at: int) -> int:
        """Leave out what somebody is like, up to the next comma: ``built like a bird, brown hair``."""
        ends = (near for near in range(at + 1, self.end + 1) if self.low[near] in (",", ";", ")", ":"))
        end = next(ends, self.end)
        before = self.owner(at)
        if before >= 0 and self.is_part_like(at, end):
            return end  # ``arms like a smith's``, kept as it stands
        self.mark(at, NOBODY)
        self.mark(end, before)
        return end

    def is_part_like(self, at: int, end: int) -> bool:
        """Whether a part of the body is what is like something, and that is no look of its own."""
        near = at - 1
        while near > self.first and at - near < _NEAR_PART and self.low[near] in _SEEN_TO_DO:
            near -= 1
        starts = self.tokens.starts
        return self.low[near] in ANATOMY and not any(
            starts[at] <= said.start <= starts[end] for said in self.said
        )

    def past(self, at: int) -> int:
        """Skip what was once so: up to ``now``, a new clause, or a comma behind which somebody is or has."""
        before = next((who for _, who in self.marks if who >= 0), self.prose.current)
        for near in range(at + 1, self.end + 1):
            if self.low[near] in _NOW or (self.low[near] == ":" and self.is_told_now(at, near)):
                self.mark(near, before)
                return near
            if self.low[near] == "," and self.is_present(near + 1):
                return near
        return self.end

    def is_told_now(self, at: int, colon: int) -> bool:
        """Whether a clause of now stands before a colon: ``once, and nobody has told him: a huge man``."""
        return colon - at < _LONGEST and not {"is", "has", "are", "have"}.isdisjoint(self.low[at + 1 : colon])

    def is_unreal(self, at: int) -> bool:
        """Whether ``if`` begins what somebody is not: ``If Ada were a man``."""
        near = at + 1
        while near - at < _NEAR_PART and self.is_person_word(near):
            near += 1
        return near > at + 1 and self.word(near) == "were" and self.word(near + 1) in ("a", "an")

    def unreal(self, at: int) -> int:
        """Leave out what would be otherwise, up to a new clause."""
        end = next((near for near in range(at, self.end + 1) if self.low[near] in (";", ":")), 0)
        self.mark(at, NOBODY)
        if end:
            self.mark(end, self.prose.current)
        return end or self.end

    def is_person_word(self, at: int) -> bool:
        """Whether a word is a pronoun or a name."""
        return self.word(at) in SHE | HE | THEY or self.named(at) is not None

    def is_present(self, at: int) -> bool:
        """Whether a clause begins here that tells of now: ``she is``, ``Mira has``."""
        near = at
        while self.named(near) is not None:
            near += 1
        near += self.word(near) in ("she", "he", "they", "i", "you")
        return near > at and (self.word(near) in _PRESENT or self.word(near - 1).endswith("'s"))

    def taste_before(self) -> bool:
        """Whether what comes is what somebody likes or hates."""
        return bool(self.marks) and self.marks[-1][1] == NOBODY
