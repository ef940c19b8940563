"""Heights: ``180 cm``, ``6'2" tall``, ``five foot ten``."""

from limner.continuity import _lone_words as lone
from limner.continuity import _look_words as words
from limner.continuity._look_scan import Scan
from limner.continuity._patterns import late
from limner.continuity.slots import Slot

HEIGHT = late(r"[1-9][0-9]?'[0-9]{0,2}|[12][0-9]{2}cm|[12]\.[0-9]{1,2}m")


class Heights(Scan):
    """Reads measures of a body."""

    def height(self, at: int) -> None:
        word = self.low[at]
        if word.isalpha():
            if self.word(at + 1) not in (
                "tall",
                "in",
                ")",
                ",",
                ".",
                "\n",
                ";",
                "even",
                *words.UNITS,
            ) or not (self.word(at - 1)[:1].isdigit() or self.word(at - 1) in lone.FEET):
                return
            first = at - 1
            if self.word(first - 1) == "." and self.word(first - 2).isdigit():
                first -= 2
        else:
            first = at
        end = at
        if self.word(end + 1) in ('"', "”"):
            end += 1
        if self.word(end + 1) in words.UNITS:
            end += 1
        figure = self.tokens.between(first, end).lower()
        if self.word(end + 1) == "tall":
            end += 1
        elif word.isalpha() and word != "cm" and self.word(at - 1) not in lone.FEET:
            return
        self.say(Slot.BUILD, f"{figure} tall", first, end)
