"""Clothes of which only the stuff or the colour is told: ``robed in white``, ``black bombazine``."""

from limner.continuity import _look_words as words
from limner.continuity._dressing_words import FABRICS
from limner.continuity._garments import COLOURS, part_of
from limner.continuity._plain_words import word_set
from limner.continuity._prose_marks import Marks
from limner.continuity._prose_words import WEARING

_STUFFS = FABRICS - {"tank", "crop", "halter", "tube", "plate", "chain"} | word_set("""
bombazine crêpe crepe tweed corduroy flannel muslin taffeta organza chiffon brocade damask homespun
hessian canvas furs suede serge gabardine mohair cashmere calico gingham tartan buckskin sealskin
deerskin spandex latex vinyl sequins silks satins rags mourning sables ermine linens woollens
leathers hides skins
""")
_WHOLE = word_set("rags furs skins hides leathers silks satins linens woollens tatters")
_DYES = word_set("""
saffron dark pale light bright plain faded heavy rough fine dust-coloured undyed
""")

_COAT_OF_A_BEAST = frozenset(("shaggy", "fluffy", "matted", "sleek", "glossy", "thick", "coarse", "soft"))
"""Words for fur that somebody has grown: ``shaggy grey fur``."""


class Stuffs(Marks):
    """Tells stuffs that are worn."""

    def is_stuff(self, first: int, last: int) -> bool:
        """Whether a piece of a list is a colour and a stuff alone: ``black bombazine``."""
        low = self.low[first : last + 1]
        if not self.said and not any(part_of(word) for word in self.low[self.first : self.end + 1]):
            return False  # ``Brass lamps, red velvet, dark windows``
        return (
            _COAT_OF_A_BEAST.isdisjoint(low)
            and low[-1] in _STUFFS
            and any(word in COLOURS or word in _DYES for word in low[:-1])
            and len(low) < 4
        )

    def of_stuff(self, begin: int, end: int) -> tuple[tuple[str, ...], int]:
        """
        Return clothes that only their stuff or colour tells, and where others may begin.

        ``dresses in saffron silk``, ``robed in white``.
        """
        at = begin
        if self.word(begin - 1) != "in" and self.word(begin) == "in":
            begin += 1
        if self.word(begin) in ("the", "all", "only", "plain", "nothing"):
            begin += 1 + (self.word(begin + 1) in ("in", "but"))
        last = begin
        while last <= end and (
            self.word(last).rpartition("-")[2] in COLOURS
            or self.word(last) in _STUFFS
            or self.word(last) in _DYES
        ):
            last += 1
        behind = self.word(last)
        closed = behind in words.SEPARATORS or behind in words.STOPS or last > end
        if (
            self.word(begin - 1) not in ("in", "the", "all", "only", "plain", "but", *WEARING)
            or last == begin
            or not closed
        ):
            return (), at
        if behind in ("and", ",") and (self.word(last + 1) in COLOURS or self.word(last + 1) in _STUFFS):
            return (), at  # ``a black and white dress``
        noun = {"robed": "robe", "gowned": "gown", "cloaked": "cloak"}.get(self.word(begin - 2), "clothes")
        said = self.tokens.between(begin, last - 1).lower()
        if self.low[last - 1] not in _WHOLE or noun != "clothes":
            said = f"{said} {noun}"  # rags, furs are clothes by themselves
        if behind == "with":  # ``in white with a purple border and``
            last = next((near for near in range(last, end + 1) if self.low[near] in (",", "and")), end)
        return (said,), last
