"""Clothes that a clause speaks of as somebody's: ``keeps his old navy coat buttoned``."""

from limner.continuity import _look_words as words
from limner.continuity._garments import part_of
from limner.continuity._plain_words import word_set
from limner.continuity._prose_pieces import ListPieces
from limner.continuity._prose_words import WEARING

_NOT_ON = word_set("""
lost sold sells gave gives burned burnt washes mends folds irons packs sews hangs removes doffs sheds drops
throws
steals stole borrows borrowed lends lent buys bought hates hated loves misses wants no without not never off
under beneath inside behind wife's husband's
""") - {"under", "beneath"}
"""Words before a garment that is not on its owner."""
_OTHER_THINGS = word_set(
    "shorts tights pants top tops heels shift slip plate mail mask hood collar ring rings wrap tie ties belt"
)
"""Nouns that mean something else behind ``his`` alone."""
_NO_ONE_PIECE = word_set("clothes clothing outfit attire costume garb")
HOLDERS = word_set("""
belt sash girdle boot boots pocket hat cap garter stocking stockings sleeve shoe bodice
""")
"""Garments in which somebody keeps a thing."""


_AT_TIMES = word_set("""
pressure diving wetsuit bathrobe nightgown nightshirt pyjamas pajamas wedding
""")
"""Words of clothes that one has and does not wear all day: ``Her pressure suit is orange``."""


class Owned(ListPieces):
    """Reads clothes behind ``his`` and ``her``, and behind a verb that is left out."""

    def had_on(self, at: int) -> str:
        """Return the garment of somebody that a clause speaks of: ``keeps his old navy coat buttoned``."""
        if (
            self.low[at] not in ("his", "her", "their", "my")
            or not self.prose.loose
            or at in self.past_places
        ):
            return ""
        if not _NOT_ON.isdisjoint(self.low[max(self.first, at - 3) : at]):
            return ""
        for near in range(at + 1, min(at + 6, self.end + 1)):
            behind = self.word(near + 1)
            if part_of(self.low[near]) is not None and part_of(behind) is None:
                held = self.word(at - 1) == "in" and self.low[near] in HOLDERS
                if held or (near == at + 1 and self.low[near] in _OTHER_THINGS):
                    return ""
                if behind in words.COLOURS and self.word(near + 2) in words.SEPARATORS:
                    return f"{behind} {self.tokens.between(at + 1, near).lower()}"  # ``his gloves white``
                said = self.tokens.between(at + 1, near).lower().removeprefix("usual ")
                return "" if said in _NO_ONE_PIECE else f"{self.said_of(near)}{said}"
            if not self.low[near].replace("-", "").isalpha() or self.low[near] in words.STOPS:
                break
        return ""

    def said_of(self, at: int) -> str:
        """Return the colour that a clause says of a garment: ``Her dresses are all slate-coloured``."""
        if self.word(at + 1) not in ("is", "are"):
            return ""
        for near in range(at + 2, min(at + 12, self.end + 1)):
            word = self.low[near]
            if word in words.COLOURS or word.endswith(("-coloured", "-colored", "-grey", "-blue", "-green")):
                shades = words.COLOURS | words.SHADES
                last = near
                while self.word(last + 1) in shades and last < self.end:
                    last += 1
                first = near - (self.word(near - 1) in words.SHADES)
                return f"{self.tokens.between(first, last).lower()} "  # ``navy blue``
            if word in ("and", "but", ";") or word in WEARING:
                break
        return ""

    def put_on(self, who: int, garment: str) -> None:
        """Note a garment that somebody has, where no other of its kind is told."""
        noun = garment.rpartition(" ")[2].removesuffix("s")
        person = self.prose.people[who]
        worn = [*person.garments, *(each for outfit in person.outfits.values() for each in outfit)]
        if any(noun in each.lower() for each in worn):
            return
        if _AT_TIMES.isdisjoint(garment.split()):
            self.dress(who, (garment,))
        else:
            person.outfits.setdefault(" ".join(garment.split()[-2:]), []).append(garment)

    def is_gapped(self, at: int) -> bool:
        """Whether the verb of wearing is left out: ``he wears white tights, she a blue leotard``."""
        return (
            self.word(at + 1) in ("a", "an")
            and self.word(at - 1) in (",", "and", ";")
            and not WEARING.isdisjoint(self.low[self.first : at])
            and self.is_garment_from(at + 2)
        )
