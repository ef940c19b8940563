"""What hangs on somebody and is no garment: ``a stopwatch round his neck``, ``a whistle on a cord``."""

from limner.continuity import _look_words as words
from limner.continuity._garments import part_of
from limner.continuity._look_around import HEADS
from limner.continuity._look_scan import Scan
from limner.continuity._plain_words import word_set
from limner.continuity.slots import Slot

_ROUND = frozenset(("round", "around", "about"))
_OWN = frozenset(("his", "her", "their", "the", "my", "your"))
_CORDS = frozenset(("cord", "chain", "string", "ribbon", "lanyard", "thong", "strap"))
_NOT_HUNG = word_set("""
arm arms hand hands fingers rope noose snake cat fur collar grip blade knife chain chains cord ribbon string
flowers garland blanket head legs tail teeth hair
""")
"""What is about a neck for a moment, is a garment, or a part of a body."""
_ON_CORDS = word_set("""
whistle key keys ring locket medal medallion amulet pendant watch stopwatch camera monocle spectacles glasses
cross crucifix tooth coin compass badge charm talisman crystal stone shell vial pass tags tag
""")
_MOST = 4


class Hung(Scan):
    """Reads things that are worn as a mark is: always, whatever else somebody wears."""

    def read(self) -> None:
        """Read them all."""
        for at, word in enumerate(self.low):
            if word == "neck" and self.word(at - 1) in _OWN and self.word(at - 2) in _ROUND:
                self.thing(at - 3, at)
            elif word in _CORDS and self.word(at - 1) in ("a", "the", "leather", "silver", "gold"):
                lead = at - 1 - (self.word(at - 1) not in ("a", "the"))
                if self.word(lead - 1) == "on" and self.word(lead) in ("a", "the"):
                    self.thing(lead - 2, at)

    def thing(self, last: int, end: int) -> None:
        """Say the thing whose noun is the word at ``last``, with what stands behind it up to ``end``."""
        first = last
        while first > last - _MOST and self.is_said(first - 1):
            first -= 1
        left = self.word(first - 1)
        if not self.is_said(last) or self.word(last) in _NOT_HUNG or self.denied(first):
            return
        if left not in ("a", "an") and left not in words.SEPARATORS and left not in ("with", "has"):
            return
        noun = self.low[last]
        if self.low[end] in _CORDS and noun not in _ON_CORDS:
            return  # ``a dog on a chain``
        if part_of(noun) is None and noun not in HEADS and noun not in words.BODY and not words.is_role(noun):
            self.say(Slot.MARKS, self.tokens.between(first, end).lower(), first, end)

    def is_said(self, at: int) -> bool:
        """Whether the word here can be one of the thing's."""
        word = self.word(at)
        return word.replace("-", "").isalpha() and word not in words.STOPS and not self.taken[at]
