"""Clothes that somebody handles on their own body: ``straightens a grey cravat``, ``dust from his coat``."""

from limner.continuity import _look_words as words
from limner.continuity._garments import part_of
from limner.continuity._plain_words import word_set
from limner.continuity._prose_stuffs import Stuffs
from limner.continuity._prose_words import WEARING
from limner.continuity.looks import read

HANDLING = word_set("""
straightens straightening adjusts adjusting smooths smoothing smoothes tugs tugging loosens loosening tightens
tightening buttons buttoning hitches hitching plucks plucking ties tying
""")
"""What is done to what one wears, and to nothing in a cupboard."""
_CLEANING = word_set(
    "flicks flicking brushes brushing dusts dusting wipes wiping shakes shaking plucks picks"
)
_OWN = frozenset(("his", "her", "their", "my"))
_HANGS = frozenset(("hangs", "dangles", "sits", "swings", "rests", "gleams", "perches"))
_ON = frozenset(("from", "around", "round", "about", "at", "on", "over", "across"))
_SPOTS = word_set(
    "neck throat shoulders shoulder wrist belt hip waist chest finger head ear ears back breast hair"
)
_OUTFITS = word_set("outfit clothes clothing attire uniform costume garb wardrobe dress getup get-up")
_FAR = 7


class Handled(Stuffs):
    """Reads clothes behind the verbs of handling them, in a card's own text."""

    def handles(self, at: int) -> int:
        """Return where the garment begins that the verb here is done to, 0 where there is none."""
        if not self.prose.loose:
            return 0
        word = self.low[at]
        near = at + 1
        if word in HANDLING:
            near += self.word(near) in ("at", "on", "down", "up", "the")
            led = self.word(near) in _OWN or self.word(near) in ("a", "an")
            return near if led and self.is_garment_from(near + 1) else 0
        if word in _CLEANING:
            for near in range(at + 1, at + _FAR):
                if self.word(near) in ("from", "off", "on") and (
                    self.word(near + 1) in _OWN
                    or (self.word(near) == "on" and self.word(near + 1) in ("a", "an"))
                ):
                    return near + 1 if self.is_garment_from(near + 2) else 0
        return 0

    def is_done(self, at: int) -> bool:
        """Whether a verb of another thing stands here: ``takes her drip stand``, ``carries a lamp``."""
        word, behind = self.word(at), self.word(at + 1)
        verb = word.endswith("s") and not word.endswith("ss") and word.isalpha() and part_of(word) is None
        verb = verb and word != "always"
        return verb and (behind in _OWN or behind in ("a", "an", "the", "it", "them"))

    def is_out_of(self, at: int) -> bool:
        """Whether clothes follow that somebody never leaves off: ``is never seen out of his black coat``."""
        if self.low[at] != "of" or self.word(at - 1) != "out" or not self.is_garment_from(at + 2):
            return False
        return not {"never", "rarely", "seldom", "hardly"}.isdisjoint(self.low[max(self.first, at - 5) : at])

    def is_over(self, at: int) -> bool:
        """Whether a sentence begins with the garment under another: ``Over a dress she ties an apron``."""
        if at != self.first or self.low[at] not in ("over", "under", "beneath"):
            return False
        worn = not (WEARING | HANDLING).isdisjoint(self.low[at : self.end + 1])
        return worn and self.word(at + 1) in words.DETERMINERS and self.is_garment_from(at + 2)

    def is_shift(self, at: int) -> bool:
        """Whether a noun that is a garment only behind what is said of it stands here: ``a white shift``."""
        return self.low[at] in ("shift", "slip", "wrap", "top") and self.word(at - 1) in words.COLOURS

    def stated(self, at: int) -> int:
        """Return where clothes begin that a noun for them leads to: ``has on a``, ``her outfit is a``."""
        word, behind = self.low[at], self.word(at + 1)
        if word in ("has", "have", "had") and behind == "on" and self.is_garment_from(at + 3):
            return at + 2
        owned = (
            self.word(at - 1) in _OWN or self.word(at - 2) in _OWN or self.word(at - 1) in ("usual", "daily")
        )
        if word in _OUTFITS and owned and behind in ("is", "are", "consists", "includes", "consist", "was"):
            near = at + 2 + (self.word(at + 2) in ("of", "usually", "always", "mostly", "a", "an"))
            return near if self.is_garment_from(near) else 0
        return 0

    def kept_on(self, at: int) -> int:
        """Return where a garment begins that is never taken off, or that is wound about somebody."""
        if self.low[at] == "off" and self.word(at - 1) in ("takes", "take", "taken", "took"):
            never = not {"never", "rarely", "seldom", "doesn't", "won't"}.isdisjoint(
                self.low[max(0, at - 5) : at]
            )
            return at + 1 if never and self.word(at + 1) in _OWN and self.is_garment_from(at + 2) else 0
        if (
            self.low[at] in ("has", "have")
            and self.word(at + 1) in ("a", "an")
            and self.is_garment_from(at + 2)
        ):
            for near in range(at + 3, min(at + 12, self.end)):
                if self.word(near) in _ON and self.word(near + 1) in _OWN and self.word(near + 2) in _SPOTS:
                    return at + 1
        return 0

    def hung(self, at: int) -> tuple[int, int]:
        """Return the first and the last word of what hangs on somebody: ``a dog tag hangs from his neck``."""
        if self.low[at] not in _HANGS or self.word(at + 1) not in _ON:
            return 0, -1
        if self.word(at + 2) not in _OWN or self.word(at + 3) not in _SPOTS:
            return 0, -1
        if self.low[at] in ("sits", "perches", "rests") and self.word(at + 3) == "shoulder":
            return 0, -1  # ``A crow sits on his shoulder``
        first = at - 1
        while at - first < _FAR and self.word(first).replace("-", "").isalpha():
            if self.word(first) in ("a", "an"):
                said = self.tokens.between(first + 1, at - 1)
                return (first + 1, at - 1) if first + 1 < at and not read(said) else (0, -1)
            if self.word(first) in words.STOPS:
                break
            first -= 1
        return 0, -1

    def is_garment_from(self, at: int) -> bool:
        """Whether a garment with nothing between is named here."""
        near = at
        while near - at < _FAR and self.word(near).replace("-", "").isalpha():
            if part_of(self.word(near)) is not None:
                return True
            if self.word(near) in words.STOPS:
                return False
            near += 1
        return False

    def dressed_behind(self, at: int) -> bool:
        """Whether clothes go on behind a few words: ``and always, even asleep, her late husband's watch``."""
        behind = range(at + 1, at + 6)
        first = next((near for near in behind if self.word(near) in words.DETERMINERS), 0)
        whose = self.word(first + 2) == "'s" or self.word(first + 3) == "'s"
        noun = first + (4 if self.word(first + 3) == "'s" else 3 if whose else 1)
        return first > 0 and self.is_garment_from(noun)
