"""
What somebody is never without, and what sits on a shoulder: ``never seen without her stick``.

A thing that a card says is always there is a feature as a scar is. What is carried now and then, hidden, or
no thing at all (``never without an excuse``) is none.
"""

from limner.continuity import _look_words as words
from limner.continuity._carried_words import IN_HAND, THINGS, noun_end
from limner.continuity._garments import part_of
from limner.continuity._kind_words import ANIMALS
from limner.continuity._plain_words import word_set
from limner.continuity._prose_cover import Cover

_NEVER = word_set("never nowhere rarely seldom hardly")
_BETWEEN = word_set("""
is be been seen found caught met goes go going anywhere far out leaves leave leaving the house home bed room
shop his her their my steps step sets set foot outside travels travel appears anywhere, about works
""")
"""Words between ``never`` and ``without``."""
_CARRIES = frozenset(
    ("carries", "carry", "carrying", "wields", "clutches", "clutching", "leans", "has", "with")
)
_ABSTRACT = ("ence", "ance", "ness", "ity", "hood", "ship", "ment")
_ENDS = word_set("""
even everywhere wherever anywhere because since when whenever for from which that who while but so or if
though always at-all-times to where after before as until unless than then now also
""")
_HIDDEN = word_set(
    "hidden concealed under beneath inside secretly sewn tucked pocket pockets boot boots sleeve"
)
_ON = frozenset(("on", "upon"))
_SITS = frozenset(("sits", "perches", "rides", "rests", "lives", "dozes", "sleeps"))
_ONE = frozenset(("he", "she", "they", "i"))
_LEAVES = frozenset(("puts", "put", "sets", "lets", "let", "leaves", "parts", "part", "lends"))
_FAR, _MOST, _SHORT = 8, 9, 4


class Carried(Cover):
    """Keeps the things that are always with somebody."""

    def carried(self) -> None:
        """Go through the sentence's words for them."""
        if not self.prose.loose:
            return
        for at in range(self.first, self.end + 1):
            begin = self.without(at) or self.always(at) or self.in_hand(at)
            if begin:
                self.have(begin)
            self.perched(at)
            self.held_on_to(at)
        if self.fragment():
            self.listed_things()

    def listed_things(self) -> None:
        """Keep what is seen in a hand and stands in a list of looks: ``green robe, a birch staff``."""
        first = self.first
        for at in range(self.first, self.end + 2):
            if at <= self.end and self.low[at] not in words.SEPARATORS - {"-"}:
                continue
            if self.first < first < at <= first + _SHORT and self.low[at - 1] in IN_HAND:
                self.have(first)
            first = at + 1

    def without(self, at: int) -> int:
        """Return where begins what somebody is never without, 0 where ``at`` says nothing of the kind."""
        if self.low[at] != "without":
            return 0
        for near in range(at - 1, max(self.first - 1, at - _FAR), -1):
            if self.low[near] in _NEVER:
                return at + 1
            if self.low[near] not in _BETWEEN and self.named(near) is None:
                break
        return 0

    def always(self, at: int) -> int:
        """Return where begins what somebody always has in hand: ``always carries a black umbrella``."""
        if self.low[at] == "always" and self.word(at + 1) in _CARRIES:
            return at + 2 + (self.low[at + 1] == "leans" and self.word(at + 2) == "on")
        return 0

    def in_hand(self, at: int) -> int:
        """Return where begins a thing that is seen with who carries it: ``carries a crooked staff``."""
        if self.low[at] not in ("carries", "wields") or self.word(at - 1) == "always" or at == self.end:
            return 0  # ``the secret she carries``
        if self.word(at + 1) in ("her", "his") and self.is_anothers(at):
            return 0  # ``He carries her bag``
        last = self.thing_end(at + 1)
        spread = {"everywhere", "wherever"} & set(self.low[last : last + 2])
        held = not IN_HAND.isdisjoint(self.low[at + 1 : last + 1])
        return at + 1 if held or spread else 0

    def held_on_to(self, at: int) -> None:
        """Keep a thing that somebody never leaves: ``a leather bag he never puts down``."""
        if self.low[at] != "never" or self.word(at - 1) not in _ONE or self.word(at + 1) not in _LEAVES:
            return
        last = first = at - 2 - (self.word(at - 2) in ("that", "which"))
        while first > self.first and last - first < _SHORT and self.low[first - 1] not in words.DETERMINERS:
            first -= 1
        led = first > self.first and self.low[first - 1] in words.DETERMINERS
        if led and self.low[last] in THINGS and not self.is_taken(first, last):
            self.feature(first, last)

    def is_anothers(self, at: int) -> bool:
        """Whether ``her`` or ``his`` behind the verb here means somebody else than who carries."""
        who = self.owner(at)
        sex = self.prose.people[who].sex if who >= 0 else ""
        return sex not in ("", "f" if self.word(at + 1) == "her" else "m")

    def have(self, begin: int) -> None:
        """Keep the thing that begins here, where it is one."""
        if begin > self.end:
            return
        begin += self.word(begin) in words.DETERMINERS or self.word(begin) in ("the", "his", "her", "their")
        last = self.thing_end(begin)
        low = self.low[begin : last + 1]
        noun = noun_end(low)
        if not noun > 0 or not all(word.replace("-", "").replace("'", "").isalnum() for word in low):
            return
        if low[noun - 1] not in THINGS or not _HIDDEN.isdisjoint(low):
            return  # no smile, no excuse, and nothing in a boot
        if low[noun : noun + 1] == ["of"] and low[-1].endswith(_ABSTRACT):
            return  # ``a shield of confidence``
        if any(part_of(word) is not None for word in low[:noun]) or self.is_taken(begin, begin + noun - 1):
            return
        if any(self.named(at) is not None for at in range(begin, begin + noun)) or begin in self.past_places:
            return
        self.feature(begin, last)

    def thing_end(self, begin: int) -> int:
        """Return the last word of the thing that begins here."""
        last = begin
        while last < self.end and last - begin < _MOST:
            word = self.low[last + 1]
            if word in words.SEPARATORS - {"-"} or word in _ENDS or (word == "and" and last > begin):
                break
            if word == "at" and self.word(last + 2) == "all":
                break
            last += 1
        return last

    def perched(self, at: int) -> None:
        """Keep what sits on somebody's shoulder: ``A crow sits on his shoulder``."""
        spot = at + 3
        if self.low[at] not in _SITS or self.word(at + 1) not in _ON or self.word(spot) != "shoulder":
            return
        if self.word(at + 2) not in ("his", "her", "their", "my") or self.low[at - 1] in words.BODY:
            return
        if self.low[at - 1] not in ANIMALS:
            return  # ``the weight of the world rests on her shoulder``
        first = at - 1
        while first > self.first and self.low[first].isalpha() and self.low[first] not in words.DETERMINERS:
            first -= 1
        first += self.low[first] in words.DETERMINERS
        if first < at and not self.is_taken(first, at - 1):
            whose = self.owner(spot)
            self.keep_thing(
                whose, f"{self.tokens.between(first, at - 1).lower()} on {self.low[at + 2]} shoulder"
            )
            self.worn.append((first, spot))

    def feature(self, begin: int, last: int) -> None:
        """Keep words as a feature of whom they are about."""
        value = " ".join(self.tokens.between(begin, last).split())
        self.keep_thing(self.owner(begin), value[:1].lower() + value[1:])
        self.worn.append((begin, last))
