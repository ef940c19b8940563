"""The pieces of a list without a verb: clothes, and looks in words that no lexicon knows."""

from collections.abc import Callable, Sequence
from itertools import pairwise

from limner.continuity._anatomy import ANATOMY
from limner.continuity._card_people import MOST_SAID
from limner.continuity._clothes import MOST, TIMES, is_piece, listed
from limner.continuity._garments import part_of
from limner.continuity._look_around import HEADS
from limner.continuity._patterns import late
from limner.continuity._plain_words import word_set
from limner.continuity._prose_handled import Handled
from limner.continuity._prose_words import CONTEXTS
from limner.continuity._unknown_clothes import (
    between_clothes,
    is_jewel,
    is_plain_piece,
    is_unread_look,
    on_body,
)
from limner.continuity.slots import Slot

_HABIT = word_set("""
most days always usually mostly daily whatever the weather season at all times every day year round
winter or and summer weekdays holidays indoors outdoors too even when it rains on sundays weekdays
""") - {"the"}
"""Words behind clothes that say when they are worn."""
_LEADS_HABIT = _HABIT | word_set("and alike in on both sundays weekdays holidays work days even")
_PARTING = frozenset((",", "–", "—", ".", ";", "!", "?", "\n", ")", "("))
_KEYS = frozenset(("outfit", "clothes", "clothing", "attire", "wears"))
_WHICH = frozenset(("she", "he", "they", "that", "which"))
_LOOKS = 2
"""ListPieces that must be looks for a third to be one unread."""


_KEPT = word_set("""
watch wristwatch ring rings signet-ring necklace pendant locket medallion amulet talisman bracelet bangle
choker glasses spectacles monocle eyepatch crucifix rosary whistle earring earrings
""")
"""What stays on, whatever else is put on."""
_OCCASION = late(
    rf"^(?:for|on|in|at|to|during) (?:the |an? )?({TIMES}|wedding|party|dancing|hunting|riding|travelling)\b|"
    rf"^when(?:ever)? (?:it|she|he|they) (rains|snows|travels|works|rides|fights|hunts|sings|swims|dances|"
    rf"goes out|sleeps|performs)\b|"
    rf"\b(?:for|to) (?:the )?({TIMES}) ?\.?$"
)
"""When what a sentence tells of clothes holds: ``For weddings she has``, ``has a gown for parties``."""


_EARRINGS = frozenset(("earring", "earrings", "nose-ring", "nose-stud"))
"""Among looks they stay, whatever is put on."""


class ListPieces(Handled):
    """Reads lists without a verb, piece by piece."""

    def dress(self, who: int, garments: Sequence[str]) -> None:
        person = self.prose.people[who]
        if not garments:
            return
        head = " ".join(self.low[self.first : self.end + 1])
        context = next((name for name, signs in CONTEXTS.items() if any(sign in head for sign in signs)), "")
        if not context and person.garments and (when := _OCCASION.search(head)):
            context = when[1] or when[2] or when[3]
        if not person.garments and any(head.startswith(sign) for sign in CONTEXTS.get(context, ())):
            self.fresh.add(who)  # ``At work: a grey suit, black pumps`` is all that is told
        other = context and person.garments and who not in self.fresh
        worn = person.outfits.setdefault(context, []) if other else person.garments
        fresh = [each for each in garments if each not in worn and not _LEADS_HABIT.issuperset(each.split())]
        worn += fresh[: MOST - len(worn)]  # without ``in summer too``

    def dress_for_good(
        self, who: int, text: str, worn: Callable[[str], bool] | None, *, always: bool
    ) -> None:
        """
        Note the clothes of a text; ``always``: whether somebody always wears them.

        A thing on the body that somebody always wears is a mark: it stays, whatever else is put on.
        """
        now, _, ever = ("", "", text) if always else text.partition(" always")
        ever_on = listed(ever, known=True, worn=worn)
        kept = [each for each in ever_on if each.rpartition(" ")[2] in _KEPT and " and " not in each]
        for each in kept:
            self.keep_thing(who, each)
        rest = (each for each in ever_on if each not in kept)
        self.dress(who, (*listed(now, known=True, worn=worn), *rest))

    def keep_thing(self, who: int, value: str) -> None:
        """Note it, once."""
        if who < 0 or self.prose.is_thing(who):
            return
        known = self.prose.people[who].said
        if len(known) < MOST_SAID and not any(value.lower() in other.lower() for _, other in known):
            known.append((Slot.MARKS, value))

    def fragments(self, read: int) -> None:
        """Read the pieces of a list without a verb that stand behind what was ``read`` of clothes."""
        first = self.first
        pieces: list[tuple[int, int]] = []
        for at in range(self.first, self.end + 2):
            if at > self.end or self.low[at] in _PARTING or self.parts_here(at, first):
                last = at - 1
                if first <= read and any(begin <= last for begin, _ in self.worn):
                    first = at + 1
                    continue
                for near in range(first + 1, last + 1):
                    if self.low[near] in _WHICH and part_of(self.low[near - 1]) is not None:
                        last = near - 1  # ``a bow tie he ties himself``
                        break
                first = self.past_over(first, last)
                while last > first and self.low[last] in _HABIT:
                    last -= 1  # ``Plaid shirt and suspenders most days``
                if first < last and self.is_stuff(first, last) and (who := self.owner(last)) >= 0:
                    self.dress(who, (f"{self.tokens.between(first, last).lower()} clothes",))
                for near in range(first, last):
                    if self.low[near] in ("behind", "under", "beneath") and self.low[near - 1] in HEADS:
                        first = near + 1  # ``brown eyes behind goggles``
                pieces.append((first, last))
                first = at + 1
        self.pieces(pieces)

    def past_over(self, first: int, last: int) -> int:
        """Return where a garment begins that is worn over the one before: ``and over it a cardigan``."""
        first = self.past_habit(first, last)
        at = first + (self.low[first] == "and") if first <= last else first
        if at < last and self.low[at] in ("over", "under", "underneath", "beneath"):
            named = self.low[at + 1] in ("it", "that", "them", "this")
            if named or self.low[at] == "underneath":
                return at + 1 + named
        return first

    def past_habit(self, first: int, last: int) -> int:
        """Return where a garment begins behind words for when it is worn: ``winter and summer the same``."""
        at = first
        while at < last and self.low[at] in _LEADS_HABIT:
            at += 1
        habit = not _HABIT.isdisjoint(self.low[first:at])
        return at if habit and self.low[at] in ("a", "an", "the", "his", "her", "their") else first

    def parts_here(self, at: int, first: int) -> bool:
        """Whether ``and`` or a dash parts two pieces: ``black frock coat and a chain``."""
        if self.low[at] == "-":
            return self.low[at - 1] not in _KEYS  # ``Outfit - yellow raincoat``
        return (
            self.low[at] == "and"
            and at - 1 > first
            and self.word(at + 1) in ("a", "an", "his", "her", "their")
            and (
                is_piece(self.tokens, first, at - 1)
                or (
                    not ANATOMY.isdisjoint(self.low[first:at])
                    and not any(part_of(word) is not None for word in self.low[first:at])
                )
            )
        )

    def joins_clothes(self, first: int, last: int) -> bool:
        """Whether a piece is what ``and`` joins to a garment: ``frock coat and a chain of office``."""
        near = first - 1
        return (
            self.low[near] == "and"
            and part_of(self.low[near - 1]) is not None
            and is_plain_piece(self.tokens, first, last)
        )

    def pieces(self, pieces: list[tuple[int, int]]) -> None:
        """Read the pieces of a list that are clothes, and what stands between or hangs on them."""

        def is_clothes(first: int, last: int) -> bool:
            return is_piece(self.tokens, first, last) or on_body(self.tokens, first, last) >= first

        between = between_clothes(self.tokens, pieces, is_clothes)
        between += [piece for piece in pieces if piece[0] > self.first and self.joins_clothes(*piece)]
        between += [
            piece
            for before, piece in pairwise(pieces)
            if is_clothes(*before) and before[0] <= before[1] and is_jewel(self.tokens, *piece)
        ]
        for first, last in pieces:
            known = first <= last and is_piece(self.tokens, first, last)
            more = (first, last) in between or (first <= last and on_body(self.tokens, first, last) >= first)
            if self.low[first : last + 1] == ["bare", "feet"] and (who := self.owner(last)) >= 0:
                self.dress(who, ("barefoot",))
                continue
            if known and self.said and self.low[last] in _EARRINGS and (who := self.owner(last)) >= 0:
                begin = first + (self.low[first] in ("a", "an", "and"))
                self.keep_thing(who, self.tokens.between(begin, last).lower())
                self.worn.append((first, last))
                continue
            if (known or more) and self.owner(last) >= 0 and (who := self.owner(first)) >= 0:
                self.dress(who, listed(self.tokens.between(first, last), known=not more))
                self.worn.append((first, last))
        self.unread([piece for piece in pieces if piece not in between])

    def unread(self, pieces: Sequence[tuple[int, int]]) -> None:
        """
        Keep a piece among looks that no reader understood, as it stands, if it speaks of a body or a colour.

        ``grey eyes, one shoulder higher than the other, red beard``: the card says it, whatever it means.
        """
        starts, ends = self.tokens.starts, self.tokens.ends
        told = [
            first <= last and any(starts[first] <= said.start < ends[last] for said in self.said)
            for first, last in pieces
        ]
        if sum(told) < _LOOKS:
            return
        for number, (first, last) in enumerate(pieces):
            beside = told[max(0, number - 1) : number + 2]
            if first > last or told[number] or not any(beside) or is_piece(self.tokens, first, last):
                continue
            who = self.owner(last)
            if who >= 0 and self.named(first) is None and is_unread_look(self.tokens, first, last):
                person = self.prose.people[who]
                if len(person.said) < MOST_SAID:
                    begin = first + (self.low[first] in ("a", "an", "the", "and"))
                    if begin < last or begin == first:
                        person.said.append((Slot.MARKS, self.tokens.between(begin, last).lower()))
                    self.worn.append((first, last))
