"""What stands beside looks and is one: adjectives of no lexicon, colours, garments in what somebody is."""

from limner.continuity import _look_words as words
from limner.continuity._anatomy import ANATOMY
from limner.continuity._clothes import is_piece, listed
from limner.continuity._cover_words import ABSTRACT, FOREIGN
from limner.continuity._garments import part_of
from limner.continuity._look_around import HEADS
from limner.continuity._look_scan import Said
from limner.continuity._prose_rest import Rest
from limner.continuity._prose_words import KIN
from limner.continuity.slots import Slot

_REACH = 7
SIMILE = 4
"""Words of what somebody is like: ``square as a crate``."""
_NEAR_LOOK = 2


class Beside(Rest):
    """Reads pieces by the looks beside them."""

    def garment(self, first: int, begin: int, last: int, who: int) -> bool:
        """Read a piece that is a garment among what somebody is: ``is a big woman, a blue kerchief over``."""
        if self.worn:
            return False  # ``in a lilac gown; to the police, in breeches, a black jersey``
        lead = [word for word in self.low[first:begin] if word not in ("and", "with")]
        if lead and lead[-1] not in ("a", "an", "her", "his", "their"):
            return False
        stated = not {"is", "'s", "are", "has", "have", "i'm", "am", "i've"}.isdisjoint(
            self.low[self.first : begin]
        )
        low = self.low[begin : last + 1]
        noun = next((n for n, word in enumerate(low) if part_of(word) is not None), 0)
        if (
            not (stated or self.fragment())
            or not words.STOPS.isdisjoint(low[:noun])
            or not FOREIGN.isdisjoint(low)
            or not is_piece(self.tokens, begin, last)
        ):
            return False
        self.dress(who, listed(self.tokens.between(begin, last), known=True))
        self.worn.append((begin, last))
        return True

    def is_simile_of(self, begin: int, last: int) -> bool:
        """Whether a piece is what somebody is, like a thing: ``square as a crate``."""
        low = self.low[begin : last + 1]
        return (
            SIMILE <= len(low) <= SIMILE + 1
            and low[1] == "as"
            and low[2] in ("a", "an")
            and self.is_plain(begin)
            and self.in_predicate(begin, last)
        )

    def attributive(self, begin: int, last: int) -> None:
        """Keep an adjective that no reader knows before a word for somebody: ``a lean, unshaven man``."""
        at = begin + (self.low[begin] in words.ADVERBS)
        if at >= last or self.is_taken(at, at) or not self.is_person(at + 1) or not self.is_plain(at):
            return
        if self.low[at - 1] not in (",", "and", *words.ADVERBS) or not any(
            said.slot in (Slot.BUILD, Slot.SKIN, Slot.AGE) for said in self.said
        ):
            return
        self.prose.people[self.owner(last)].said.append((Slot.BUILD, self.low[at]))

    def is_person(self, at: int) -> bool:
        """Whether a word stands for somebody."""
        return self.word(at) in words.SEXES or words.is_role(self.word(at))

    def is_plain(self, at: int) -> bool:
        """Whether a word can be an adjective of looks, as far as it is known."""
        word = self.low[at]
        return (
            word.replace("-", "").isalpha()
            and word.isascii()
            and not self.tokens.raw(at)[:1].isupper()
            and word not in words.STOPS
            and word not in ABSTRACT
            and word not in ANATOMY
            and word not in KIN
            and not words.is_role(word)
            and part_of(word) is None
            and (not word.endswith(("ing", "ly", "s")) or word.endswith("less"))
            and word not in ("dark", "light", "fair", "she-her", "he-him", "they-them")
        )

    def colours(self, begin: int, last: int, who: int) -> bool:
        """Read a colour that stands behind hair or eyes: ``hair like a burst cushion, grey``."""
        hue = self.low[last].rpartition("-")[2]
        if last - begin > 1 or hue not in words.COLOURS:
            return False
        start = self.tokens.starts[begin]
        before = self.look_before(start)
        if before is None or start - before.end > _NEAR_LOOK or before.slot not in (Slot.HAIR, Slot.EYES):
            return False
        if not words.COLOURS.isdisjoint(before.value.split()):
            return False
        noun = "hair" if before.slot is Slot.HAIR else "eyes"
        self.prose.people[who].said.append(
            (before.slot, f"{self.tokens.between(begin, last).lower()} {noun}")
        )
        return True

    def look_before(self, start: int) -> Said | None:
        """Return the last look before a place, read or kept as it stands."""
        found = [said for said in self.said if said.end <= start]
        for first, end in self.kept:
            part = HEADS.get(self.low[first])
            if part in ("hair", "eyes") and self.tokens.ends[end] <= start:
                slot = Slot.HAIR if part == "hair" else Slot.EYES
                value = self.tokens.between(first, end)
                found.append(Said(slot, value, self.tokens.starts[first], self.tokens.ends[end]))
        return max(found, key=lambda said: said.end, default=None)

    def in_predicate(self, begin: int, last: int) -> bool:
        """Whether a piece stands between or behind looks in what somebody is said to be."""
        starts, ends = self.tokens.starts, self.tokens.ends
        copula = (
            any(self.low[at] in ("is", "'s", "am", "i'm", "are") for at in range(self.first, begin))
            or self.fragment()
        )
        adjectives = (Slot.BUILD, Slot.SKIN, Slot.AGE)
        near = [
            said
            for said in self.said
            if (said.slot in adjectives and -_REACH < starts[begin] - said.end < _REACH)
            or (said.slot in adjectives and 0 <= said.start - ends[last] < _REACH)
        ]
        return copula and bool(near)

    def is_taken(self, first: int, last: int) -> bool:
        """Whether a word of a piece is in a look, a garment, or a piece that is kept already."""
        return self.is_read(first, last) or any(a <= last and first <= b for a, b in self.kept)
